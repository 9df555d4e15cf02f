//! Who comes when, and what is sent when: an evening as a list of moments, made before it begins and the same for
//! the same seed. Nothing in it waits for an answer of the house, so a slow house is measured as slow.

use crate::base::chance::Chance;

/// What an evening is like.
#[derive(Debug, Clone, Copy)]
pub struct Evening {
    /// How many tables are taken.
    pub tables: usize,
    /// How many phones sit at them at once.
    pub guests: usize,
    /// How many orders come in a minute, on average.
    pub orders_per_minute: f64,
    /// How long it lasts, in microseconds.
    pub length_us: i64,
    /// The same gives the same evening.
    pub seed: i64,
    /// Whether parties go when they have eaten. Real cooks take their time: then nobody waits for a table.
    pub turns: bool,
}

/// A party at a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sitting {
    /// When it scans the table's code.
    pub arrives_us: i64,
    /// How many phones it has.
    pub phones: usize,
    /// What it orders.
    pub rounds: Vec<Round>,
    /// When it asks to pay.
    pub leaves_us: i64,
}

/// What a party orders at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// When each dish is put into the cart, and by which phone.
    pub adds: Vec<(i64, usize)>,
    /// When it is sent.
    pub sent_us: i64,
}

/// A table is given to another party only where there is so much time between two rounds.
const TURN_US: i64 = 6_000_000;
/// A party orders at most so many rounds before it leaves, if there is time for the next one.
const ROUNDS: usize = 3;
/// Nobody comes before this: the screens are opened first.
const DOORS: f64 = 0.02;
/// Nothing is sent after this part of the evening, so that it can be followed to its end.
const LAST: f64 = 0.95;

/// The evening, a list of sittings for each table.
pub fn plan(evening: &Evening) -> Vec<Vec<Sitting>> {
    let mut chance = Chance::of(evening.seed, 1);
    let sent = whose(&moments(evening, &mut chance), evening.tables, &mut chance);
    let tables = sent.into_iter().enumerate();
    tables
        .map(|(table, sent)| {
            let phones = phones_of(evening, table);
            sittings(evening, &sent, phones, &mut chance)
        })
        .collect()
}

/// How many phones sit at a table: as even as can be, and at least one.
pub fn phones_of(evening: &Evening, table: usize) -> usize {
    let tables = evening.tables.max(1);
    (evening.guests / tables + usize::from(table < evening.guests % tables)).max(1)
}

/// When orders are sent. They come in a wave: few at first, the most a little before the middle, then fewer.
fn moments(evening: &Evening, chance: &mut Chance) -> Vec<i64> {
    let count = (evening.orders_per_minute * evening.length_us as f64 / 60e6).round().max(1.0);
    let whole = count as usize;
    let at = |nth: usize, part: f64| {
        let wave = inverse((nth as f64 + part) / count);
        (evening.length_us as f64 * (4.0 * DOORS + (LAST - 4.0 * DOORS) * wave)) as i64
    };
    (0..whole).map(|nth| at(nth, chance.part())).collect()
}

/// How much of all comes up to a part of the evening.
fn wave(x: f64) -> f64 {
    // The sum of what comes evenly and of a hill, 3x² − 2x³, whose top is pulled before the middle.
    let hill = x * (1.25 - 0.25 * x);
    0.3 * x + 0.7 * hill * hill * (3.0 - 2.0 * hill)
}

/// By when a part of all has come: the other way round than [`wave`], found by halving.
fn inverse(part: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if wave(middle) < part {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

/// Gives each order to a table: everybody's turn comes before anybody's second.
fn whose(moments: &[i64], tables: usize, chance: &mut Chance) -> Vec<Vec<i64>> {
    let mut sent = vec![Vec::new(); tables];
    for turn in moments.chunks(tables.max(1)) {
        let mut left: Vec<usize> = (0..tables).collect();
        for at in turn {
            let which = ((chance.part() * left.len() as f64) as usize).min(left.len() - 1);
            sent[left.swap_remove(which)].push(*at);
        }
    }
    sent
}

fn sittings(evening: &Evening, sent: &[i64], phones: usize, chance: &mut Chance) -> Vec<Sitting> {
    let end_us = evening.length_us;
    let mut all: Vec<Sitting> = Vec::new();
    let mut from = (end_us as f64 * DOORS) as i64;
    for (nth, at) in sent.iter().enumerate() {
        let next = sent.get(nth + 1).copied();
        let is_new = all.last().is_none_or(|s| s.leaves_us < *at && s.leaves_us < end_us);
        if is_new {
            all.push(Sitting {
                arrives_us: from + ((at - from) as f64 * 0.25 * chance.part()) as i64,
                phones,
                rounds: Vec::new(),
                leaves_us: end_us,
            });
        }
        let Some(sitting) = all.last_mut() else { continue };
        let begin = if is_new { sitting.arrives_us } else { from };
        sitting.rounds.push(round(begin, *at, sitting.phones, chance));
        from = *at;
        let pause = next.map_or(0, |next| next - at);
        if evening.turns && pause > TURN_US && sitting.rounds.len() >= ROUNDS {
            sitting.leaves_us = at + pause * 2 / 5;
            from = at + pause / 2;
        }
    }
    all
}

/// One or two dishes a phone, put into the cart in the second half of the time before they are sent.
fn round(begin: i64, sent_us: i64, phones: usize, chance: &mut Chance) -> Round {
    let mut adds = Vec::new();
    let span = (sent_us - begin) as f64;
    for phone in 0..phones {
        for _ in 0..=usize::from(chance.in_hundred(30.0)) {
            adds.push((begin + (span * (0.45 + 0.45 * chance.part())) as i64, phone));
        }
    }
    adds.sort_unstable();
    Round { adds, sent_us }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENING: Evening = Evening {
        tables: 8,
        guests: 21,
        orders_per_minute: 40.0,
        length_us: 600_000_000,
        seed: 7,
        turns: true,
    };

    fn sent(all: &[Vec<Sitting>]) -> Vec<i64> {
        let mut sent: Vec<i64> = all.iter().flatten().flat_map(|s| &s.rounds).map(|r| r.sent_us).collect();
        sent.sort_unstable();
        sent
    }

    #[test]
    fn the_same_seed_gives_the_same_evening() {
        let first = plan(&EVENING);
        assert_eq!(first, plan(&EVENING));
        assert_ne!(first, plan(&Evening { seed: 8, ..EVENING }));
    }

    #[test]
    fn as_many_orders_come_as_were_asked_for_and_in_a_wave() {
        let sent = sent(&plan(&EVENING));
        assert_eq!(sent.len(), 400);
        let tenth = |n: i64| {
            let span = n * 60_000_000..(n + 1) * 60_000_000;
            sent.iter().filter(|at| span.contains(at)).count()
        };
        let (first, top, last) = (tenth(0), tenth(4), tenth(9));
        assert!(
            top > 2 * first && top > 2 * last && first > 0 && last > 0,
            "{first} {top} {last}"
        );
    }

    #[test]
    fn a_party_comes_chooses_sends_and_leaves_in_this_order() {
        for table in plan(&EVENING) {
            let mut free = 0;
            for sitting in table {
                assert!(sitting.arrives_us >= free && !sitting.rounds.is_empty());
                let mut from = sitting.arrives_us;
                for round in &sitting.rounds {
                    assert!(round.adds.len() >= sitting.phones);
                    assert!(
                        round
                            .adds
                            .iter()
                            .all(|(at, phone)| { (from..round.sent_us).contains(at) && *phone < sitting.phones })
                    );
                    from = round.sent_us;
                }
                assert!(sitting.leaves_us > from && sitting.leaves_us <= EVENING.length_us);
                free = sitting.leaves_us;
            }
        }
    }

    #[test]
    fn tables_are_turned_and_phones_spread_evenly() {
        let all = plan(&EVENING);
        assert!(all.iter().all(|table| table.len() > 3), "parties follow each other");
        let phones: Vec<usize> = all.iter().map(|table| table[0].phones).collect();
        assert_eq!(phones, [3, 3, 3, 3, 3, 2, 2, 2]);
        let quiet = Evening {
            turns: false,
            ..EVENING
        };
        assert!(
            plan(&quiet).iter().all(|table| table.len() == 1),
            "with real cooks everybody stays"
        );
    }
}
