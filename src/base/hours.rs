//! Hours of the week: when the house is open, or when a dish is served.
//!
//! Written as `mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00; 2026-12-01..2026-12-24 11:00-15:00`:
//! parts behind semicolons, each with days of the week (else every day), the dates between which it
//! counts (else always) and spans of local time. A span that ends at or before its begin goes over
//! midnight and belongs to the day on which it begins. No part at all means always.

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

/// The days as they are written, Monday first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The minutes of a day.
const DAY: i32 = 24 * 60;
/// The most parts, and the most spans of one: more than any house has.
const MOST: usize = 20;
/// So many days ahead is the next opening looked for: a year, for dishes of a season.
const AHEAD: i32 = 366;

/// Hours of the week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    /// The first and the last date.
    dates: Option<(Date, Date)>,
    days: [bool; 7],
    /// From and to, in minutes of the day.
    spans: Vec<(i32, i32)>,
}

/// Whether it is time, and if not, when it will be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// It is.
    Now,
    /// From then on; `None` if not within a year.
    From(Option<DateTime>),
}

impl Hours {
    /// Reads the written form; `None` for anything else.
    pub fn parse(text: &str) -> Option<Hours> {
        let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        let parts: Vec<Part> = parts.map(Part::parse).collect::<Option<_>>()?;
        (parts.len() <= MOST).then_some(Hours(parts))
    }

    /// Whether it is always time.
    pub fn is_always(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it is time at a local moment. An hour that a change of the clocks skips or repeats
    /// counts as the clock on the wall shows it.
    pub fn at(&self, now: DateTime) -> Time {
        if self.is_always() || self.0.iter().any(|part| part.is_on(now)) {
            return Time::Now;
        }
        let next = |part: &Part| (0..=AHEAD).find_map(|ahead| part.first_after(now, ahead));
        Time::From(self.0.iter().filter_map(next).min())
    }
}

impl std::fmt::Display for Hours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<String> = self.0.iter().map(Part::show).collect();
        f.write_str(&parts.join("; "))
    }
}

impl Part {
    fn parse(text: &str) -> Option<Part> {
        let mut part = Part {
            dates: None,
            days: [true; 7],
            spans: Vec::new(),
        };
        let mut named = false;
        for word in text.split_whitespace() {
            if let Some((from, to)) = word.split_once("..") {
                let dates: (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
                if part.dates.is_some() || dates.0 > dates.1 {
                    return None;
                }
                part.dates = Some(dates);
            } else if word.contains(':') {
                part.spans.push(span(word)?);
            } else if !named && part.spans.is_empty() {
                part.days = days(word)?;
                named = true;
            } else {
                return None;
            }
        }
        (!part.spans.is_empty() && part.spans.len() <= MOST).then_some(part)
    }

    fn begins_on(&self, date: Date) -> bool {
        let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.days[day] && self.dates.is_none_or(|(first, last)| (first..=last).contains(&date))
    }

    fn is_on(&self, now: DateTime) -> bool {
        let minute = minute_of(now);
        let today = self.begins_on(now.date());
        let yesterday = now.date().yesterday().is_ok_and(|date| self.begins_on(date));
        self.spans.iter().any(|(from, to)| {
            let over = to <= from;
            (today && minute >= *from && (over || minute < *to)) || (yesterday && over && minute < *to)
        })
    }

    /// The first begin of a span so many days ahead, if it is still to come.
    fn first_after(&self, now: DateTime, ahead: i32) -> Option<DateTime> {
        let date = now.date().checked_add(Span::new().days(ahead)).ok()?;
        let begins = self.spans.iter().map(|(from, _)| *from);
        let from = begins.filter(|from| ahead > 0 || *from > minute_of(now)).min()?;
        if !self.begins_on(date) {
            return None;
        }
        date.at(0, 0, 0, 0).checked_add(i64::from(from).minutes()).ok()
    }

    fn show(&self) -> String {
        let mut words = Vec::new();
        if let Some((first, last)) = self.dates {
            words.push(format!("{first}..{last}"));
        }
        if self.days != [true; 7] {
            words.push(show_days(&self.days));
        }
        words.extend(self.spans.iter().map(|(from, to)| format!("{}-{}", clock(*from), clock(*to))));
        words.join(" ")
    }
}

fn minute_of(at: DateTime) -> i32 {
    i32::from(at.hour()) * 60 + i32::from(at.minute())
}

/// A minute of the day as a clock shows it.
pub fn clock(minute: i32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn span(text: &str) -> Option<(i32, i32)> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from)?, minutes(to)?);
    (from < DAY && from != to).then_some((from, to))
}

fn minutes(text: &str) -> Option<i32> {
    let (hour, minute) = text.split_once(':')?;
    let number = |text: &str, most: i32| {
        let plain = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| text.parse::<i32>().ok()).flatten().filter(|n| *n <= most)
    };
    let at = number(hour, 24)? * 60 + number(minute, 59)?;
    (minute.len() == 2 && at <= DAY).then_some(at)
}

/// `mon`, `mon-fri` or several of them behind commas; `sat-mon` goes over the week's end.
fn days(text: &str) -> Option<[bool; 7]> {
    let number = |word: &str| DAYS.iter().position(|day| *day == word);
    let mut all = [false; 7];
    for part in text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (number(first)?, number(last)?);
        let count = (last + 7 - first) % 7;
        (0..=count).for_each(|n| all[(first + n) % 7] = true);
    }
    Some(all)
}

/// The shortest writing of some days: ranges of three and more, single days else.
fn show_days(days: &[bool; 7]) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let length = days[day..].iter().take_while(|on| **on).count();
        match length {
            0 => day += 1,
            1 | 2 => {
                words.push(DAYS[day].into());
                day += 1;
            }
            n => {
                words.push(format!("{}-{}", DAYS[day], DAYS[day + n - 1]));
                day += n;
            }
        }
    }
    words.join(",")
}

#[cfg(test)]
mod tests {
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
}
