//! Hours and the next opening, in words.

use jiff::civil::{Date, DateTime};

use super::{DAYS, Hours, Part, clock};
use crate::base::{Lang, Msg};

/// When it is time again, as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// Not within a year.
    Never,
    /// Today, from that minute of the day on.
    Today(i32),
    /// On a day of the coming week, Monday being 0, from that minute on.
    Day(usize, i32),
    /// From a date on.
    Date(Date),
}

impl Later {
    /// What an opening means on a day.
    pub fn of(next: Option<DateTime>, today: Date) -> Later {
        let Some(next) = next else { return Later::Never };
        let minute = i32::from(next.hour()) * 60 + i32::from(next.minute());
        let ahead = today.until(next.date()).map_or(i32::MAX, |span| span.get_days());
        match ahead {
            ..=0 => Later::Today(minute),
            1..=6 => {
                let day = next.date().weekday().to_monday_zero_offset();
                Later::Day(usize::try_from(day).unwrap_or_default(), minute)
            }
            _ => Later::Date(next.date()),
        }
    }

    /// It in words, such as "from 18:00".
    pub fn words(self, lang: Lang) -> String {
        match self {
            Later::Never => lang.t("later-never"),
            Later::Today(minute) => lang.with("later-today", "time", clock(minute)),
            Later::Day(day, minute) => {
                let msg = Msg::new("later-day").text("day", lang.t(&format!("day-{}", DAYS[day])));
                lang.msg(&msg.text("time", clock(minute)))
            }
            Later::Date(date) => lang.with("later-date", "date", lang.date(date)),
        }
    }
}

impl Hours {
    /// The hours in words, a pair for each part: the days and the times. Dates that are over on a day
    /// are left out.
    pub fn words(&self, lang: Lang, today: Date) -> Vec<(String, String)> {
        let parts = self.open.iter().chain(&self.closed);
        let to_come = parts.filter(|part| part.dates.is_none_or(|(_, last)| last >= today));
        to_come.map(|part| (part.days_in(lang), part.times_in(lang))).collect()
    }
}

impl Part {
    fn days_in(&self, lang: Lang) -> String {
        let named = |n: usize| lang.t(&format!("day-{}", DAYS[n]));
        let mut words = Vec::new();
        match self.dates {
            Some((first, last)) if first == last => words.push(lang.date(first)),
            Some((first, last)) => words.push(format!("{} – {}", lang.date(first), lang.date(last))),
            None => {}
        }
        if self.days != [true; 7] {
            let mut days = Vec::new();
            for (first, last) in super::runs(&self.days) {
                match last - first {
                    0 => days.push(named(first)),
                    1 => days.extend([named(first), named(last)]),
                    _ => days.push(format!("{}–{}", named(first), named(last))),
                }
            }
            words.push(days.join(", "));
        }
        if words.is_empty() {
            words.push(lang.t("hours-daily"));
        }
        words.join(", ")
    }

    fn times_in(&self, lang: Lang) -> String {
        if self.spans.is_empty() {
            return lang.t("hours-closed");
        }
        let span = |(from, to): &(i32, i32)| format!("{}–{}", clock(*from), clock(*to));
        self.spans.iter().map(span).collect::<Vec<_>>().join(", ")
    }
}
