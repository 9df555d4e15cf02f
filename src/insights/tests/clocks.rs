//! The days on which the clock changes: what was sold in the hour that is struck twice, and around the
//! one that is skipped, stands at the hour and business day of the house's wall.

use super::follow;
use crate::testing::{House, open};

/// Business day, hour and orders of all that was summed.
fn hours(house: &House) -> Vec<(String, i64, i64)> {
    let ask = "SELECT date(day * 86400, 'unixepoch'), hour, orders FROM sum_hours WHERE orders > 0 ORDER BY day, hour";
    house.store.read(|r| r.rows(ask, [], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))).unwrap()
}

/// Orders at these instants (RFC 9557), in a house in Rome whose days end at four.
fn ordered(instants: &[&str]) -> Vec<(String, i64, i64)> {
    let house = open();
    let anna = house.guest(1);
    for instant in instants {
        let at: jiff::Timestamp = instant.parse().unwrap();
        house.clock.advance(at.as_millisecond() - house.clock.now().at_ms);
        house.add(anna, "Soup", 1).unwrap();
        house.place(anna).unwrap();
    }
    follow(&house);
    hours(&house)
}

fn row(day: &str, hour: i64, orders: i64) -> (String, i64, i64) {
    (day.into(), hour, orders)
}

#[test]
fn the_hour_that_is_struck_twice_holds_both() {
    let seen = ordered(&[
        "2027-10-30T23:30:00Z", // 01:30
        "2027-10-31T00:30:00Z", // 02:30, in summer time
        "2027-10-31T01:30:00Z", // 02:30, in winter time
        "2027-10-31T02:30:00Z", // 03:30
        "2027-10-31T03:30:00Z", // 04:30, the next day
    ]);
    let evening = "2027-10-30";
    assert_eq!(
        seen,
        [
            row(evening, 1, 1),
            row(evening, 2, 2),
            row(evening, 3, 1),
            row("2027-10-31", 4, 1)
        ]
    );
}

#[test]
fn the_hour_that_is_skipped_holds_nothing() {
    let seen = ordered(&[
        "2027-03-28T00:59:00Z", // 01:59
        "2027-03-28T01:00:00Z", // 03:00
        "2027-03-28T01:59:00Z", // 03:59
        "2027-03-28T02:00:00Z", // 04:00, the next day
        "2027-03-28T21:59:00Z", // 23:59
    ]);
    let evening = "2027-03-27";
    let day = "2027-03-28";
    assert_eq!(
        seen,
        [row(evening, 1, 1), row(evening, 3, 2), row(day, 4, 1), row(day, 23, 1)]
    );
}
