//! On which days the trattoria was open, who came when, and how many they were.

use jiff::civil::Weekday;

use crate::base::chance::Chance;
use crate::base::time::BusinessDay;

/// So many days there are: thirteen months, so that the newest of them has one to be compared with.
pub(super) const DAYS: i64 = 395;
/// When guests can order, in minutes of the day: at noon, and in the evening.
pub(super) const OPEN: [(i64, i64); 2] = [(12 * 60, 15 * 60 + 30), (18 * 60 + 30, 23 * 60 + 30)];

/// Tables that come, Monday first: at noon, and in the evening.
const TABLES: [[f64; 7]; 2] = [
    [8.0, 8.0, 8.4, 9.0, 10.0, 10.5, 15.5],
    [10.0, 11.0, 12.0, 14.0, 20.5, 23.5, 13.0],
];
/// How full the middle of each month is, January first: at noon, and in the evening.
const MONTHS: [[f64; 12]; 2] = [
    [0.84, 0.92, 0.97, 1.04, 1.08, 1.02, 0.92, 0.62, 1.00, 1.03, 0.97, 1.20],
    [0.78, 0.90, 0.93, 1.00, 1.07, 1.14, 1.12, 0.84, 1.06, 0.99, 0.94, 1.34],
];
/// How warm the middle of each month is.
const WARMTH: [f64; 12] = [0.0, 0.05, 0.25, 0.45, 0.7, 0.9, 1.0, 1.0, 0.75, 0.5, 0.2, 0.05];
/// How heavy tables of one guest, two and so on are: at noon, in the evening, and in the evenings of December.
const SIZES: [[f64; 8]; 3] = [
    [22.0, 44.0, 16.0, 13.0, 3.0, 1.5, 0.3, 0.2],
    [4.0, 42.0, 16.0, 23.0, 6.0, 5.0, 1.5, 2.5],
    [3.0, 34.0, 15.0, 24.0, 8.0, 8.0, 3.0, 5.0],
];
/// Each year it is fuller by this part of a full day.
const GROWTH: f64 = 0.11;

/// A day on which it was open.
pub(super) struct Day {
    pub(super) day: BusinessDay,
    /// 0 in the depth of winter, 1 in summer.
    pub(super) warmth: f64,
    /// How far in the past it is: 0 is today, 1 a year ago.
    pub(super) ago: f64,
    /// Who came.
    pub(super) parties: Vec<Party>,
}

/// Guests at a table.
pub(super) struct Party {
    /// When they order first, in minutes of the day.
    pub(super) minute: i64,
    pub(super) guests: i64,
    pub(super) evening: bool,
}

/// The day as it was, seen from today; `None` if the house was closed.
pub(super) fn day(day: BusinessDay, today: BusinessDay) -> Option<Day> {
    if closed(day, today) {
        return None;
    }
    let ago = (today.0 - day.0) as f64 / 365.0;
    let weather = weather(day);
    let mut parties = Vec::new();
    for evening in [false, true] {
        let mut chance = Chance::of(day.0, 10 + u64::from(evening));
        let usual = TABLES[usize::from(evening)][weekday(day)] * of_month(&MONTHS[usize::from(evening)], day);
        let fuller = usual * weather * chance.around(0.76, 1.24) * (1.0 - GROWTH * ago);
        let tables = chance.whole(fuller);
        parties.extend((0..tables).map(|_| party(&mut chance, day, evening)));
    }
    parties.sort_by_key(|p| p.minute);
    let warmth = of_month(&WARMTH, day);
    Some(Day {
        day,
        warmth,
        ago,
        parties,
    })
}

fn weekday(day: BusinessDay) -> usize {
    day.date().weekday().to_monday_zero_offset().unsigned_abs().into()
}

/// Mondays, some days of rest in winter and around the middle of August, and Christmas.
fn closed(day: BusinessDay, today: BusinessDay) -> bool {
    // Whoever tries the demo on a Monday is to see what is expected of that day.
    let rest = match today.date().weekday() {
        Weekday::Monday => Weekday::Wednesday,
        _ => Weekday::Monday,
    };
    let date = day.date();
    match (date.month(), date.day()) {
        (12, 25 | 26) | (1, 1 | 8..=17) | (8, 11..=18) => true,
        // Nobody rests in the days before Christmas.
        (12, 14..=24) => false,
        _ => date.weekday() == rest,
    }
}

/// Between the middles of two months it goes evenly from the one to the other.
fn of_month(months: &[f64; 12], day: BusinessDay) -> f64 {
    let date = day.date();
    let since_middle = (f64::from(date.day()) - 15.0) / 30.0;
    let this = usize::from(date.month().unsigned_abs()) - 1;
    let other = if since_middle < 0.0 { this + 11 } else { this + 1 } % 12;
    let far = since_middle.abs();
    months[this] * (1.0 - far) + months[other] * far
}

/// Good and bad weeks, and now and then a day of rain or a feast.
fn weather(day: BusinessDay) -> f64 {
    const WEEK: i64 = 6;
    let week = |n: i64| Chance::of(n, 1).around(0.9, 1.1);
    let (n, into) = (day.0.div_euclid(WEEK), day.0.rem_euclid(WEEK) as f64 / WEEK as f64);
    let weeks = week(n) * (1.0 - into) + week(n + 1) * into;
    let mut chance = Chance::of(day.0, 2);
    weeks
        * match chance.part() {
            rain if rain < 0.05 => chance.around(0.55, 0.8),
            feast if feast > 0.97 => chance.around(1.15, 1.4),
            _ => 1.0,
        }
}

fn party(chance: &mut Chance, day: BusinessDay, evening: bool) -> Party {
    let sizes = match (evening, day.date().month()) {
        // On Sundays families come at noon.
        (false, _) if day.date().weekday() != Weekday::Sunday => &SIZES[0],
        (true, 12) => &SIZES[2],
        _ => &SIZES[1],
    };
    let guests = 1 + i64::try_from(chance.among(sizes.iter().copied())).unwrap_or_default();
    let after = match evening {
        false => chance.around(15.0, 138.0) + chance.around(-10.0, 20.0),
        true if chance.in_hundred(8.0) => 5.0 + chance.part() * 25.0,
        // Two turns of the tables: the early one and, on most days the larger, the late one.
        true if chance.in_hundred(46.0) => chance.around(35.0, 125.0),
        true => chance.around(95.0, 210.0),
    };
    let (opens, _) = OPEN[usize::from(evening)];
    Party {
        minute: opens + after as i64,
        guests,
        evening,
    }
}
