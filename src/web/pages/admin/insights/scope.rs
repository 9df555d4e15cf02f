//! Which period a page is about, and what it is compared with.

use std::sync::Arc;

use serde::Deserialize;

use crate::base::time::BusinessDay;
use crate::base::{Actor, Error, Msg, Result};
use crate::insights::period::{Against, Length, Period};
use crate::insights::report::{change_ppm, queries};
use crate::settings::{self, Settings};
use crate::store::Read;
use crate::web::ui::Words;

/// So many days are shown to who asks for none.
const USUAL: i64 = 28;

/// The period as it was asked for.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct Asked {
    #[serde(default)]
    /// The word of its length.
    pub length: String,
    /// A day of the period.
    #[serde(default)]
    pub at: String,
    /// The two ends of a period of one's own.
    #[serde(default)]
    pub from: String,
    #[serde(default)]
    /// Its last day.
    pub to: String,
    #[serde(default)]
    /// The word of what it is compared with.
    pub against: String,
}

impl Asked {
    fn period(&self, today: BusinessDay) -> Result<(Length, Period)> {
        let day = |field: &'static str, text: &str| match text.trim() {
            "" => Ok(None),
            date => BusinessDay::parse(date).map(Some).ok_or(Error::field(field, Msg::new("error-date"))),
        };
        if [&self.length, &self.at, &self.from, &self.to].iter().all(|field| field.is_empty()) {
            // A week or a month that begins today would be empty.
            let from = BusinessDay(today.0 - USUAL + 1);
            return Ok((Length::Own, Period { from, to: today }));
        }
        let length = Length::parse(&self.length).unwrap_or_default();
        let at = day("at", &self.at)?.unwrap_or(today);
        let period = match (length, day("from", &self.from)?, day("to", &self.to)?) {
            (Length::Own, from, to) => {
                let own = Period::own(from.unwrap_or(at), to.unwrap_or(today));
                own.ok_or(Error::field("to", Msg::new("error-period")))?
            }
            _ => length.around(at),
        };
        Ok((length, period))
    }
}

/// What a page is about.
pub struct Scope {
    /// Words of who asks.
    pub t: Words,
    /// Who asks.
    pub actor: Actor,
    /// The house's settings.
    pub house: Arc<Settings>,
    /// How long the period is.
    pub length: Length,
    /// Its days.
    pub period: Period,
    /// How it is compared.
    pub against: Against,
    /// What it is compared with.
    pub other: Period,
    /// The first day of which sales are known, where that is after the other period began: then no change
    /// is told, as it would be against days of which nothing is known.
    pub known_from: Option<BusinessDay>,
    /// The business day that runs.
    pub today: BusinessDay,
    /// The minute on the wall clock of the house.
    pub minute: i64,
}

impl Scope {
    /// What was asked for, as of one state of the house.
    ///
    /// # Errors
    /// `Forbidden`; `Invalid` on a day.
    pub fn new(read: &Read<'_>, actor: Actor, t: Words, asked: &Asked) -> Result<Scope> {
        let today = read.day;
        let (length, period) = asked.period(today)?;
        let against = Against::parse(&asked.against).unwrap_or_default();
        let other = against.of(length, period, today);
        Ok(Scope {
            t,
            known_from: queries::first_day(read, &actor)?.filter(|first| *first > other.from),
            actor,
            house: settings::queries::get(read)?,
            length,
            period,
            against,
            other,
            today,
            minute: i64::from(read.local.hour()) * 60 + i64::from(read.local.minute()),
        })
    }

    /// How much more something is than it was, parts per million; `None` where it was nothing, or where not all
    /// of it is known.
    pub fn change_ppm(&self, is: i64, was: i64) -> Option<i64> {
        change_ppm(is, was).filter(|_| self.known_from.is_none())
    }

    /// Whether the period still runs: its last day is compared to the same minute.
    pub fn runs(&self) -> bool {
        self.period.has(self.today)
    }

    /// How many minutes after the beginning of a business day an hour of the clock begins.
    pub fn since_cut(&self, hour: impl Into<i64>) -> i64 {
        (hour.into() * 60 - self.house.cut_over_minutes).rem_euclid(1_440)
    }

    /// Whether an hour of the clock comes later than this one, on any business day.
    pub fn is_later(&self, hour: impl Into<i64>) -> bool {
        self.since_cut(hour) > (self.minute - self.house.cut_over_minutes).rem_euclid(1_440)
    }

    /// The address of a period of this length on the same page.
    pub fn query(&self, length: Length, period: Period) -> String {
        let against = self.against.word();
        match length {
            Length::Own => format!(
                "length=own&from={}&to={}&against={against}",
                period.from.date(),
                period.to.date()
            ),
            _ => format!("length={}&at={}&against={against}", length.word(), period.from.date()),
        }
    }

    /// The address of the same period on another page.
    pub fn asked(&self) -> String {
        self.query(self.length, self.period)
    }
}
