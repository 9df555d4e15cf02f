use super::*;
use proptest::prelude::*;

fn hours(text: &str) -> Hours {
    Hours::parse(text).unwrap()
}

fn local(text: &str) -> DateTime {
    text.parse().unwrap()
}

#[test]
fn the_written_form_is_read_and_shown() {
    for (typed, shown) in [
        ("", ""),
        (
            "mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00",
            "mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00",
        ),
        ("mon-sun 9:00-24:00", "09:00-24:00"),
        ("sat-mon 10:00-12:00;", "mon,sat,sun 10:00-12:00"),
        (
            "2026-12-25..2026-12-26 closed; 12:00-15:00",
            "12:00-15:00; 2026-12-25..2026-12-26 closed",
        ),
        (
            "2026-12-01..2026-12-24 fri,sat 11:00-15:00",
            "2026-12-01..2026-12-24 fri,sat 11:00-15:00",
        ),
    ] {
        assert_eq!(hours(typed).to_string(), shown, "{typed}");
        assert_eq!(hours(shown), hours(typed), "{typed}");
    }
    for wrong in [
        "mon",
        "12:00",
        "12-14",
        "mon 12:00-12:00",
        "24:00-25:00",
        "12:60-13:00",
        "12:0-13:00",
        "funday 12:00-13:00",
        "12:00-13:00 mon",
        "2026-12-24..2026-12-01 12:00-13:00",
        "2026-02-30..2026-03-01 12:00-13:00",
        "-1:00-02:00",
        "mon closed",
        "closed",
        "2026-12-25..2026-12-26 closed 12:00-13:00",
        "2026-12-25..2026-12-26 12:00-13:00 closed",
    ] {
        assert_eq!(Hours::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn a_span_over_midnight_belongs_to_the_day_on_which_it_begins() {
    // The 20th of November 2026 is a Friday.
    let late = hours("fri 18:00-02:00");
    for (at, open) in [
        ("2026-11-20T17:59", false),
        ("2026-11-20T18:00", true),
        ("2026-11-21T01:59", true),
        ("2026-11-21T02:00", false),
        ("2026-11-21T18:00", false),
        ("2026-11-20T01:00", false),
    ] {
        assert_eq!(late.at(local(at)) == Time::Now, open, "{at}");
    }
    assert_eq!(
        late.at(local("2026-11-21T02:00")),
        Time::From(Some(local("2026-11-27T18:00")))
    );
}

#[test]
fn dates_bound_a_part_and_what_is_over_never_comes_again() {
    let season = hours("2026-12-01..2026-12-24 12:00-15:00");
    assert_eq!(
        season.at(local("2026-11-20T13:00")),
        Time::From(Some(local("2026-12-01T12:00")))
    );
    assert_eq!(season.at(local("2026-12-24T13:00")), Time::Now);
    assert_eq!(season.at(local("2026-12-24T15:00")), Time::From(None));
    assert_eq!(hours("").at(local("2026-12-24T15:00")), Time::Now);
}

#[test]
fn closed_days_leave_what_is_named_by_its_dates() {
    let house = hours("18:00-01:00; 2026-12-24..2026-12-24 11:00-15:00; 2026-12-24..2026-12-26 closed");
    for (at, open) in [
        ("2026-12-24T00:30", true),
        ("2026-12-24T12:00", true),
        ("2026-12-24T19:00", false),
        ("2026-12-25T19:00", false),
        ("2026-12-27T00:30", false),
        ("2026-12-27T18:00", true),
    ] {
        assert_eq!(house.at(local(at)) == Time::Now, open, "{at}");
    }
    assert_eq!(
        house.at(local("2026-12-24T16:00")),
        Time::From(Some(local("2026-12-27T18:00")))
    );
    let holidays = hours("2026-08-10..2026-08-20 closed");
    assert_eq!(holidays.at(local("2026-08-09T23:59")), Time::Now);
    assert_eq!(
        holidays.at(local("2026-08-15T12:00")),
        Time::From(Some(local("2026-08-21T00:00")))
    );
}

proptest! {
    /// A moment is inside the hours, or before the next opening, at which they are open and
    /// before which they are closed.
    #[test]
    fn the_next_opening_opens(day in 0i64..14, minute in 0i64..1440, from in 0i32..1440, length in 1i32..1440, days in 1u8..128) {
        let to = (from + length) % 1440;
        let named: Vec<&str> = (0..7).filter(|n| days & (1 << n) != 0).map(|n| DAYS[n]).collect();
        let hours = hours(&format!("{} {}-{}", named.join(","), clock(from), clock(to)));
        let now = local("2026-11-16T00:00").checked_add(day.days()).unwrap().checked_add(minute.minutes()).unwrap();
        if let Time::From(next) = hours.at(now) {
            let next = next.unwrap();
            prop_assert!(next > now);
            prop_assert_eq!(hours.at(next), Time::Now);
            let before = next.checked_sub(1.minutes()).unwrap();
            prop_assert!(hours.at(before) != Time::Now || before < now);
        }
    }
}

#[test]
fn hours_of_dates_replace_those_of_the_week_on_these_dates() {
    // The 24th of December 2026 is a Thursday.
    let house =
        hours("mon-sun 18:00-01:00; 2026-12-24..2026-12-24 11:00-15:00; 2026-12-28..2027-01-10 sat 20:00-03:00");
    for (at, open) in [
        ("2026-12-23T23:00", true),
        // The evening before goes on over midnight.
        ("2026-12-24T00:30", true),
        ("2026-12-24T01:00", false),
        ("2026-12-24T12:00", true),
        ("2026-12-24T19:00", false),
        ("2026-12-25T00:30", false),
        ("2026-12-25T19:00", true),
        // Only the Saturdays of these dates are replaced, and theirs go over midnight too.
        ("2027-01-01T19:00", true),
        ("2027-01-02T00:30", true),
        ("2027-01-02T19:00", false),
        ("2027-01-02T20:00", true),
        ("2027-01-03T02:30", true),
        ("2027-01-03T19:00", true),
    ] {
        assert_eq!(house.at(local(at)) == Time::Now, open, "{at}");
    }
    let shut = house.at(local("2026-12-24T15:00"));
    assert_eq!(shut, Time::From(Some(local("2026-12-25T18:00"))));
}

#[test]
fn each_mistake_has_its_own_sentence() {
    for (text, key) in [
        ("no-day 12:00-13:00", "error-hours-day"),
        ("closed", "error-hours-closed"),
        ("mon closed", "error-hours-closed"),
        ("mon 12:00-12:00", "error-hours-same"),
        ("2026-12-24..2026-12-01 12:00-13:00", "error-hours-dates"),
        ("..2026-12-01 12:00-13:00", "error-hours-dates"),
        ("mon 12:00-", "error-hours"),
        (&"mon 12:00-13:00;".repeat(21), "error-hours-many"),
    ] {
        assert_eq!(Hours::judge(text), Err(key), "{text}");
    }
}

#[test]
fn spans_that_cover_the_same_minute_overlap() {
    for (text, overlap) in [
        ("mon 12:00-15:00 14:00-18:00", true),
        ("mon 12:00-15:00 15:00-18:00", false),
        ("mon 12:00-15:00; tue 12:00-15:00", false),
        ("mon-fri 12:00-15:00; fri 14:59-16:00", true),
        ("sun 18:00-02:00; mon 01:00-03:00", true),
        ("sun 18:00-02:00; mon 02:00-03:00", false),
        ("mon-sun 18:00-02:00 01:00-05:00", true),
        ("12:00-15:00; 2026-12-24..2026-12-24 11:00-15:00", false),
        (
            "2026-12-20..2026-12-30 11:00-15:00; 2026-12-24..2026-12-24 14:00-16:00",
            true,
        ),
        (
            "2026-12-20..2026-12-30 fri 11:00-15:00; 2026-12-24..2026-12-24 14:00-16:00",
            false,
        ),
        (
            "2026-12-24..2026-12-24 18:00-02:00; 2026-12-25..2026-12-25 01:00-03:00",
            true,
        ),
        (
            "2026-12-25..2026-12-25 01:00-03:00; 2026-12-24..2026-12-24 18:00-02:00",
            true,
        ),
        ("2026-12-24..2026-12-24 closed; 2026-12-24..2026-12-26 closed", false),
    ] {
        assert_eq!(hours(text).overlap(), overlap, "{text}");
    }
}

proptest! {
    /// On dates that parts name it is time exactly when it would be by those parts alone, and else
    /// exactly when it would be by the week alone, an evening's end belonging to its evening.
    #[test]
    fn dates_replace_the_week(minute in 0i64..(30 * 1440), first in 0i64..28, long in 0i64..5, days in 1u8..128,
                              week in (0i32..1440, 1i32..1440), date in (0i32..1440, 1i32..1440)) {
        let text = |(from, length): (i32, i32)| format!("{}-{}", clock(from), clock((from + length) % 1440));
        let named: Vec<&str> = (0..7).filter(|n| days & (1 << n) != 0).map(|n| DAYS[n]).collect();
        let start = local("2026-11-01T00:00").date();
        let (from, to) = (start.checked_add(first.days()).unwrap(), start.checked_add((first + long).days()).unwrap());
        let weekly = format!("{} {}", named.join(","), text(week));
        let dated = format!("{from}..{to} {}", text(date));
        let all = hours(&format!("{weekly}; {dated}"));
        let now = start.at(0, 0, 0, 0).checked_add(minute.minutes()).unwrap();
        let begins_then = |of: &Hours, (begin, length): (i32, i32), today: bool| {
            let day = if today { now.date() } else { now.date().yesterday().unwrap() };
            let at = minute_of(now) + if today { 0 } else { 1440 };
            let dated = (from..=to).contains(&day);
            of.open.iter().any(|part| part.names(day) && part.dates.is_some() == dated)
                && (begin..begin + length).contains(&at)
        };
        let expected = [true, false].into_iter().any(|today| {
            begins_then(&hours(&weekly), week, today) || begins_then(&hours(&dated), date, today)
        });
        prop_assert_eq!(all.at(now) == Time::Now, expected, "{} at {}", all, now);
    }
}
