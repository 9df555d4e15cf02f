//! Which backups are kept: seven days, four weeks, six months.

use std::path::Path;

use super::{Kind, list};
use crate::base::time::BusinessDay;

/// How many days, weeks and months have a backup.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 6;
/// How many of those from before a migration.
const MIGRATIONS: usize = 3;

/// The number of the day, week or month that a day is in.
type Span = fn(BusinessDay) -> i64;

/// Removes the backups of a folder that are not kept; answers how many. What cannot be read is left alone,
/// and so is the one that was made just now: a clock that was set back dates it before all others.
///
/// # Errors
/// If the folder cannot be read, or one not be removed.
pub fn thin(folder: &Path, fresh: &Path) -> std::io::Result<usize> {
    let known = |f: super::Found| f.manifest.map(|m| (f.path, m));
    let (migrations, others): (Vec<_>, Vec<_>) = list(folder)?
        .into_iter()
        .filter_map(known)
        .partition(|(_, m)| m.kind == Kind::BeforeMigration);
    let times: Vec<_> = others.iter().map(|(_, m)| (m.at_ms, BusinessDay(m.day))).collect();
    let stays = kept(&times);
    let gone = others.iter().enumerate().filter(|(at, _)| !stays.contains(at)).map(|(_, other)| other);
    let mut removed = 0;
    for (path, _) in gone.chain(migrations.iter().skip(MIGRATIONS)).filter(|(path, _)| path != fresh) {
        std::fs::remove_dir_all(path)?;
        removed += 1;
    }
    Ok(removed)
}

/// Which of some backups are kept, by their place in the list; each is its time and its business day.
///
/// Of each day, week and month the newest stands for it. What counts are those that have a backup, not the
/// calendar: a clock that jumps a year ahead, or a house that was closed for the winter, loses nothing.
pub fn kept(backups: &[(i64, BusinessDay)]) -> Vec<usize> {
    let mut newest_first: Vec<usize> = (0..backups.len()).collect();
    newest_first.sort_by_key(|at| std::cmp::Reverse((backups[*at].1, backups[*at].0)));
    let mut kept = Vec::new();
    let spans: [(usize, Span); 3] = [(DAYS, |d| d.0), (WEEKS, week), (MONTHS, month)];
    for (most, span) in spans {
        let mut last = None;
        let of_its_own = |at: &&usize| {
            let is = span(backups[**at].1);
            last.replace(is) != Some(is)
        };
        kept.extend(newest_first.iter().filter(of_its_own).take(most));
    }
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// The number of a week that begins on a Monday; 1970-01-01 was a Thursday.
fn week(day: BusinessDay) -> i64 {
    (day.0 + 3).div_euclid(7)
}

fn month(day: BusinessDay) -> i64 {
    let date = day.date();
    i64::from(date.year()) * 12 + i64::from(date.month())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn day(text: &str) -> BusinessDay {
        BusinessDay::parse(text).unwrap()
    }

    /// The days that are left when a backup is made each day and the rule applied each time.
    fn lived(from: &str, days: i64) -> Vec<BusinessDay> {
        let mut all: Vec<(i64, BusinessDay)> = Vec::new();
        for n in 0..days {
            let day = BusinessDay(day(from).0 + n);
            all.push((day.0 * 86_400_000, day));
            let stays = kept(&all);
            all = stays.into_iter().map(|at| all[at]).collect();
        }
        all.into_iter().map(|(_, day)| day).collect()
    }

    #[test]
    fn a_year_of_nights_leaves_days_weeks_and_months() {
        let left = lived("2026-01-01", 365);
        let dates: Vec<_> = left.iter().map(|d| d.date().to_string()).collect();
        let expected = [
            "2026-07-31",
            "2026-08-31",
            "2026-09-30",
            "2026-10-31",
            "2026-11-30",
            "2026-12-13",
            "2026-12-20",
            // The week before, and then each of the last seven days.
            "2026-12-25",
            "2026-12-26",
            "2026-12-27",
            "2026-12-28",
            "2026-12-29",
            "2026-12-30",
            "2026-12-31",
        ];
        assert_eq!(dates, expected);
    }

    #[test]
    fn of_several_on_a_day_the_last_stands_for_it() {
        let monday = day("2026-11-23");
        assert_eq!(kept(&[(1, monday), (3, monday), (2, monday)]), [1]);
        assert!(kept(&[]).is_empty());
    }

    #[test]
    fn a_clock_a_year_ahead_costs_no_backup_of_another_day() {
        let days: Vec<_> = (0..5).map(|n| (n, BusinessDay(20_000 + n))).collect();
        let mut jumped = days.clone();
        jumped.push((5, BusinessDay(20_365)));
        assert_eq!(kept(&jumped).len(), 6);
    }

    proptest! {
        #[test]
        fn the_newest_stays_few_stay_and_a_second_time_changes_nothing(
            days in proptest::collection::vec((0i64..3, 19_000i64..21_000), 1..80)
        ) {
            let all: Vec<_> = days.iter().map(|(at, day)| (day * 10 + at, BusinessDay(*day))).collect();
            let stays = kept(&all);
            prop_assert!(stays.len() <= DAYS + WEEKS + MONTHS);
            let newest = all.iter().max_by_key(|(at, day)| (*day, *at)).unwrap();
            prop_assert!(stays.iter().any(|at| all[*at] == *newest));
            let left: Vec<_> = stays.iter().map(|at| all[*at]).collect();
            prop_assert_eq!(kept(&left).len(), left.len());
            // As many days as there are, up to seven, and as many months, up to six.
            let spans = |of: Span, of_what: &[(i64, BusinessDay)]| {
                of_what.iter().map(|(_, d)| of(*d)).collect::<BTreeSet<_>>().len()
            };
            prop_assert!(spans(|d| d.0, &left) >= spans(|d| d.0, &all).min(DAYS));
            prop_assert!(spans(week, &left) >= spans(week, &all).min(WEEKS));
            prop_assert!(spans(month, &left) >= spans(month, &all).min(MONTHS));
        }
    }
}
