//! The hours in which dishes are served.

pub mod actions;

use jiff::civil::{Date, DateTime};

use crate::base::hours::{DAYS, clock};
use crate::base::{Lang, Msg};

/// When a dish whose hours are over is served again.
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
