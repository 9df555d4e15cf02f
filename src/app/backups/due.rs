//! When a backup is due: each night, half an hour after the business day has ended.

use crate::base::time::{BusinessDay, Calendar};
use crate::store::backup::Found;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
/// So long after the end of the business day.
const AFTER_MS: i64 = 30 * MINUTE_MS;
/// So old the newest may get before even an open house is not waited for.
const PATIENCE_MS: i64 = 36 * HOUR_MS;
/// So old the newest may be before the owner is told in red.
pub const LATE_MS: i64 = 48 * HOUR_MS;

/// When the newest of some backups was made. One that a clock which was ahead has dated into the future
/// says nothing about how old it is.
pub(super) fn newest(all: &[Found], now_ms: i64) -> Option<i64> {
    let times = all.iter().filter_map(|f| f.manifest.as_ref()).map(|m| m.at_ms);
    times.filter(|at| *at <= now_ms + HOUR_MS).max()
}

/// Whether a backup is due, by when the newest was made (or, while there is none, when the house began) and
/// whether guests may be there by the opening hours. A machine that sleeps at night makes up for it.
pub(super) fn is(newest: Option<i64>, now_ms: i64, calendar: &Calendar, open: bool) -> bool {
    let Some(newest) = newest else { return false };
    let today = calendar.day_of(now_ms);
    let hour = |day: BusinessDay| calendar.begin(day).map(|at| at + AFTER_MS);
    let last = hour(today).filter(|at| *at <= now_ms).or_else(|| hour(BusinessDay(today.0 - 1)));
    let age = now_ms - newest;
    last.is_some_and(|at| newest < at) && (!open || age >= PATIENCE_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
    }

    fn due(newest: &str, now: &str, open: bool) -> bool {
        let rome = Calendar::new("Europe/Rome", 240).unwrap();
        is(Some(at(newest)), at(now), &rome, open)
    }

    #[test]
    fn each_night_half_an_hour_after_the_day_has_ended() {
        // The day ends at 04:00 in Rome, which is 03:00 UTC in winter and 02:00 in summer.
        assert!(!due("2026-11-20T15:00:00Z", "2026-11-21T03:29:00Z", false));
        assert!(due("2026-11-20T15:00:00Z", "2026-11-21T03:30:00Z", false));
        assert!(due("2026-07-20T15:00:00Z", "2026-07-21T02:30:00Z", false));
        assert!(!due("2026-11-21T03:30:00Z", "2026-11-21T20:00:00Z", false));
        assert!(due("2026-11-21T03:30:00Z", "2026-11-22T03:30:00Z", false));
    }

    #[test]
    fn a_night_that_was_slept_through_is_made_up_for_while_no_guests_are_there() {
        assert!(due("2026-11-20T03:30:00Z", "2026-11-21T09:00:00Z", false));
        assert!(!due("2026-11-20T03:30:00Z", "2026-11-21T12:00:00Z", true));
        // Where the machine runs only while the house is open, it is not put off for ever.
        assert!(due("2026-11-20T03:30:00Z", "2026-11-21T15:30:00Z", true));
    }

    #[test]
    fn the_nights_on_which_the_clock_changes_have_one_each() {
        for night in ["2026-03-29", "2026-10-25"] {
            let (before, mut made, mut now) = (at(&format!("{night}T00:00:00Z")) - 10 * HOUR_MS, 0, 0);
            let rome = Calendar::new("Europe/Rome", 240).unwrap();
            let mut newest = before;
            while now < 20 * HOUR_MS {
                if is(Some(newest), before + now, &rome, false) {
                    made += 1;
                    newest = before + now;
                }
                now += MINUTE_MS;
            }
            assert_eq!(made, 1, "{night}");
        }
    }

    #[test]
    fn a_house_without_a_fact_has_nothing_to_keep() {
        let utc = Calendar::new("UTC", 240).unwrap();
        assert!(!is(None, at("2026-11-21T12:00:00Z"), &utc, false));
    }
}
