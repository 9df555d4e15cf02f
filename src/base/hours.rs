//! Hours of the week: when the house is open, or when a dish is served.
//!
//! Written as `mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00; 2026-12-01..2026-12-24 11:00-15:00;
//! 2026-12-25..2026-12-26 closed`: parts behind semicolons, each with days of the week (else every
//! day), the dates between which it counts (else always) and spans of local time. A span that ends at
//! or before its begin goes over midnight and belongs to the day on which it begins. On a date that
//! open parts name by their dates only those begin, and on another one that is `closed` nothing. No
//! spans at all mean always.

mod later;
mod overlap;

pub use later::Later;

use jiff::civil::{Date, DateTime};
use jiff::{Span, ToSpan};

/// The days as they are written, Monday first.
pub const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/// The word for days on which nothing begins.
pub const CLOSED: &str = "closed";
/// The word for a row of a form in which no day is ticked; nothing that is kept has it.
pub const NO_DAY: &str = "no-day";
/// The minutes of a day.
const DAY: i32 = 24 * 60;
/// The most parts, and the most spans of one: more than any house has.
const MOST: usize = 20;
/// So many days ahead is the next opening looked for: a year, for dishes of a season.
const AHEAD: i32 = 366;

/// Hours of the week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    open: Vec<Part>,
    /// Parts without spans: the days on which nothing begins that has no dates.
    closed: Vec<Part>,
}

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
        Hours::judge(text).ok()
    }

    /// Reads the written form.
    ///
    /// # Errors
    /// The key of a sentence that says what is wrong.
    pub fn judge(text: &str) -> Result<Hours, &'static str> {
        let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
        let parts: Vec<Part> = parts.map(Part::parse).collect::<Result<_, _>>()?;
        if parts.len() > MOST {
            return Err("error-hours-many");
        }
        let (closed, open) = parts.into_iter().partition(|part| part.spans.is_empty());
        Ok(Hours { open, closed })
    }

    /// Whether it is always time.
    pub fn is_always(&self) -> bool {
        self.open.is_empty() && self.closed.is_empty()
    }

    /// Whether it is time at a local moment. An hour that a change of the clocks skips or repeats
    /// counts as the clock on the wall shows it.
    pub fn at(&self, now: DateTime) -> Time {
        let always = [Part::always()];
        let open = if self.open.is_empty() {
            &always[..]
        } else {
            &self.open[..]
        };
        if open.iter().any(|part| self.is_on(part, now)) {
            return Time::Now;
        }
        let next = |part: &Part| (0..=AHEAD).find_map(|ahead| self.first_after(part, now, ahead));
        Time::From(open.iter().filter_map(next).min())
    }

    /// Whether a part begins on a day.
    fn begins_on(&self, part: &Part, date: Date) -> bool {
        let replaced = || {
            let dated = self.open.iter().filter(|other| other.dates.is_some());
            dated.chain(&self.closed).any(|other| other.names(date))
        };
        part.names(date) && (part.dates.is_some() || !replaced())
    }

    fn is_on(&self, part: &Part, now: DateTime) -> bool {
        let minute = minute_of(now);
        let today = self.begins_on(part, now.date());
        let yesterday = now.date().yesterday().is_ok_and(|date| self.begins_on(part, date));
        part.spans.iter().any(|(from, to)| {
            let over = to <= from;
            (today && minute >= *from && (over || minute < *to)) || (yesterday && over && minute < *to)
        })
    }

    /// The first begin of a part's span so many days ahead, if it is still to come.
    fn first_after(&self, part: &Part, now: DateTime, ahead: i32) -> Option<DateTime> {
        let date = now.date().checked_add(Span::new().days(ahead)).ok()?;
        let begins = part.spans.iter().map(|(from, _)| *from);
        let from = begins.filter(|from| ahead > 0 || *from > minute_of(now)).min()?;
        if !self.begins_on(part, date) {
            return None;
        }
        date.at(0, 0, 0, 0).checked_add(i64::from(from).minutes()).ok()
    }
}

impl std::fmt::Display for Hours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts: Vec<String> = self.open.iter().chain(&self.closed).map(Part::show).collect();
        f.write_str(&parts.join("; "))
    }
}

impl Part {
    fn parse(text: &str) -> Result<Part, &'static str> {
        let mut part = Part {
            dates: None,
            days: [true; 7],
            spans: Vec::new(),
        };
        let (mut named, mut closed) = (false, false);
        for word in text.split_whitespace() {
            if let Some((from, to)) = word.split_once("..") {
                part.dates = Some(dates(from, to).filter(|_| part.dates.is_none()).ok_or("error-hours-dates")?);
            } else if word.contains(':') && !closed {
                part.spans.push(span(word)?);
            } else if word == CLOSED && part.spans.is_empty() {
                closed = true;
            } else if word == NO_DAY {
                return Err("error-hours-day");
            } else if !named && !closed && part.spans.is_empty() {
                part.days = days(word).ok_or("error-hours")?;
                named = true;
            } else {
                return Err("error-hours");
            }
        }
        match (closed, part.dates) {
            (true, None) => Err("error-hours-closed"),
            _ if closed != part.spans.is_empty() => Err("error-hours"),
            _ if part.spans.len() > MOST => Err("error-hours-many"),
            _ => Ok(part),
        }
    }

    fn always() -> Part {
        Part {
            dates: None,
            days: [true; 7],
            spans: vec![(0, DAY)],
        }
    }

    fn names(&self, date: Date) -> bool {
        let day = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        self.days[day] && self.dates.is_none_or(|(first, last)| (first..=last).contains(&date))
    }

    fn show(&self) -> String {
        let mut words = Vec::new();
        if let Some((first, last)) = self.dates {
            words.push(format!("{first}..{last}"));
        }
        if self.days != [true; 7] {
            words.push(show_days(&self.days));
        }
        if self.spans.is_empty() {
            words.push(CLOSED.into());
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

fn dates(first: &str, last: &str) -> Option<(Date, Date)> {
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some((first, last))
}

fn span(text: &str) -> Result<(i32, i32), &'static str> {
    let both = text.split_once('-').and_then(|(from, to)| Some((minutes(from)?, minutes(to)?)));
    match both.ok_or("error-hours")? {
        (from, to) if from == to => Err("error-hours-same"),
        (from, to) if from < DAY => Ok((from, to)),
        _ => Err("error-hours"),
    }
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
pub fn days(text: &str) -> Option<[bool; 7]> {
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

/// The first and the last day of each run of days.
fn runs(days: &[bool; 7]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for day in (0..7).filter(|day| days[*day]) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    runs
}

/// The shortest writing of some days: ranges of three and more, single days else.
fn show_days(days: &[bool; 7]) -> String {
    let mut words: Vec<String> = Vec::new();
    for (first, last) in runs(days) {
        match last - first {
            0 | 1 => words.extend((first..=last).map(|day| DAYS[day].to_string())),
            _ => words.push(format!("{}-{}", DAYS[first], DAYS[last])),
        }
    }
    words.join(",")
}

#[cfg(test)]
mod tests;
