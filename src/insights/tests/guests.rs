//! New and returning guests by plain loops, and what of them is kept.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{dump, follow};
use crate::base::ids::TableId;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Lang};
use crate::customers::Login;
use crate::customers::actions::{Registration, register};
use crate::customers::seat::actions::sit;
use crate::insights::follow::actions::start_anew;
use crate::insights::sums::month;
use crate::testing::{House, open, visit};
use crate::{settings, tables};

#[test]
fn a_customer_on_two_phones_is_one_person_at_the_table() {
    let house = open();
    let anna = house.guest(1);
    let new = Registration {
        login: Login::parse("Anna").unwrap(),
        secret_hash: "a hash".into(),
        email: None,
    };
    let customer = house.write(move |tx| register(tx, &anna, visit(anna), None, &new));
    let (old, new) = ([1; 32], [2; 32]);
    house.write(move |tx| {
        tables::actions::join(tx, &Actor::Nobody, TableId(1), None, &old, Lang::En)?;
        sit(tx, customer, Some(&old), &new, Lang::En)
    });
    house.add(anna, "Wine", 1).unwrap();
    house.place(anna).unwrap();
    follow(&house);
    let covers = || house.store.read(|r| r.number("SELECT sum(covers) FROM sum_hours", [])).unwrap();
    assert_eq!(covers(), 1);
    while house.write(start_anew) {}
    follow(&house);
    assert_eq!(covers(), 1, "also counted anew");
}

const DAY_MS: i64 = 86_400_000;

fn keep(house: &House, days: &'static str) {
    house.write(move |tx| settings::actions::set(tx, &Actor::House, "returning-days", days));
}

/// A phone scans a table's code.
fn scan(house: &House, phone: u8) {
    let open = house.store.read(|r| tables::queries::find_open_visit(r, TableId(1))).unwrap();
    let visit = open.map_or_else(|| visit(house.guest(1)), |open| open.id);
    house.write(move |tx| tables::known::actions::came(tx, &Actor::Nobody, visit, &[phone; 32]));
}

/// What, of which id, in which bucket, how often; over all days.
fn counted(house: &House) -> BTreeMap<(String, i64, i64), i64> {
    let ask = "SELECT what, id, bucket, sum(n) FROM sum_counts
               WHERE span = 2 AND what IN ('nth', 'since', 'cohort') GROUP BY what, id, bucket";
    let rows = house.store.read(|r| {
        r.rows(ask, [], |r| {
            Ok(((r.get(0)?, r.get(1)?, r.get(2)?), r.get::<_, i64>(3)?))
        })
    });
    rows.unwrap().into_iter().collect()
}

/// The same by plain loops over who came when, on days from the first one on.
fn expected(first: i64, comings: &[(i64, u8)], kept: i64) -> BTreeMap<(String, i64, i64), i64> {
    let mut all = BTreeMap::new();
    let mut count = |what: &str, id: i64, bucket: i64| *all.entry((what.to_string(), id, bucket)).or_default() += 1;
    for phone in 0..=u8::MAX {
        let mut days: Vec<i64> = comings.iter().filter(|(_, p)| *p == phone).map(|(day, _)| first + day).collect();
        days.dedup();
        let (mut nth, mut began) = (0, 0);
        for (n, day) in days.iter().enumerate() {
            let before = n.checked_sub(1).map(|n| days[n]).filter(|before| day - before <= kept);
            (nth, began) = before.map_or((1, *day), |_| (nth + 1, began));
            count("nth", 0, nth);
            if let Some(before) = before {
                count("since", 0, day - before);
            }
            let of = |day: i64| month(BusinessDay(day));
            if before.map(of) != Some(of(*day)) {
                count("cohort", of(began), 0);
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn guests_return_as_plain_loops_say(steps in prop::collection::vec((0..60i64, 0..4u8), 1..30)) {
        let house = open();
        keep(&house, "90");
        let first = house.store.read(|r| Ok(r.day.0)).unwrap();
        let (mut day, mut comings) = (0, Vec::new());
        for (later, phone) in steps {
            // Most come soon after one another, so that a month has several.
            let later = if later > 50 { 4 * later } else { later / 3 };
            house.clock.advance(later * DAY_MS);
            day += later;
            scan(&house, phone);
            comings.push((day, phone));
            follow(&house);
        }
        prop_assert_eq!(counted(&house), expected(first, &comings, 90));
        let before = dump(&house);
        while house.write(start_anew) {}
        follow(&house);
        prop_assert_eq!(dump(&house), before, "counted anew from the facts");
    }
}

fn phones(house: &House) -> i64 {
    house.store.read(|r| r.number("SELECT count(*) FROM known_phones", [])).unwrap()
}

#[test]
fn a_phone_is_known_as_long_as_the_house_says_and_never_by_default() {
    let house = open();
    scan(&house, 1);
    assert_eq!((phones(&house), counted(&house).len()), (0, 0));
    keep(&house, "30");
    scan(&house, 1);
    scan(&house, 1);
    house.clock.advance(30 * DAY_MS);
    house.write(tables::known::actions::forget);
    assert_eq!(phones(&house), 1);
    house.clock.advance(DAY_MS);
    // Its time is over, whether somebody has tidied up or not.
    scan(&house, 1);
    follow(&house);
    assert_eq!(counted(&house).get(&("nth".into(), 0, 1)), Some(&2));
    assert_eq!(counted(&house).get(&("nth".into(), 0, 2)), None);
    house.clock.advance(31 * DAY_MS);
    house.write(tables::known::actions::forget);
    assert_eq!(phones(&house), 0);
    scan(&house, 2);
    keep(&house, "0");
    house.write(tables::known::actions::forget);
    assert_eq!(phones(&house), 0, "the switch forgets all");
}
