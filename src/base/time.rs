//! Time: the injected clock, and the house's calendar of business days.
//!
//! A Pi has no battery for its clock, so wall time may jump. Order comes from
//! the event's sequence; ages come from the monotonic clock within one run of
//! the program ("boot"), else from wall time, and are never negative.
//!
//! A clock that says less than when the program was built is surely wrong: then time goes on from the last fact,
//! so that orders keep the right business day until somebody sets the clock.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// One reading of the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// Wall time, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Which run of the program the monotonic reading belongs to.
    pub boot: i64,
    /// Milliseconds since that run began.
    pub mono_ms: i64,
}

impl Now {
    /// Milliseconds since another reading, never negative.
    pub fn since(&self, then: &Now) -> i64 {
        let span = if self.boot == then.boot {
            self.mono_ms - then.mono_ms
        } else {
            self.at_ms - then.at_ms
        };
        span.max(0)
    }
}

/// Where time comes from: the machine, or a test's hand.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    Machine {
        boot: i64,
        start: std::time::Instant,
        /// From where time goes on while the machine's clock is surely wrong.
        resume: Arc<AtomicI64>,
    },
    Hand {
        mono: Arc<AtomicI64>,
        ahead: Arc<AtomicI64>,
    },
}

/// When this program was built, milliseconds since 1970 UTC: no clock that is right says less.
pub fn built_ms() -> i64 {
    env!("COMANDA_BUILT_S").parse().unwrap_or(0) * 1000
}

/// Whether the machine's clock is surely wrong.
#[expect(
    clippy::disallowed_methods,
    reason = "reads the clock itself, not what is made of it"
)]
pub fn is_lost() -> bool {
    Timestamp::now().as_millisecond() < built_ms()
}

impl Clock {
    /// The machine's clock; `boot` tells this run of the program from others.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn machine(boot: i64) -> Self {
        Clock(Source::Machine {
            boot,
            start: std::time::Instant::now(),
            resume: Arc::new(AtomicI64::new(built_ms())),
        })
    }
    /// Tells the machine's clock when the last fact was, for the case that it does not know the time itself.
    pub fn go_on_from(&self, at_ms: i64) {
        if let Source::Machine { resume, .. } = &self.0 {
            resume.fetch_max(at_ms, Ordering::Relaxed);
        }
    }
    /// A clock that stands until a test moves it, starting at `at_ms`.
    pub fn by_hand(at_ms: i64) -> Self {
        Clock(Source::Hand {
            mono: Arc::new(AtomicI64::new(at_ms)),
            ahead: Arc::default(),
        })
    }
    /// Moves a clock by hand; the machine's own clock stays as it is.
    pub fn advance(&self, ms: i64) {
        if let Source::Hand { mono, .. } = &self.0 {
            mono.fetch_add(ms, Ordering::Relaxed);
        }
    }
    /// Sets the wall time of a clock by hand ahead or back, while no time goes by.
    pub fn jump(&self, ms: i64) {
        if let Source::Hand { ahead, .. } = &self.0 {
            ahead.fetch_add(ms, Ordering::Relaxed);
        }
    }
    /// Microseconds since this run began, to measure how long something takes.
    pub fn mono_us(&self) -> i64 {
        match &self.0 {
            Source::Machine { start, .. } => i64::try_from(start.elapsed().as_micros()).unwrap_or(i64::MAX),
            Source::Hand { mono, .. } => mono.load(Ordering::Relaxed) * 1000,
        }
    }
    /// A reading.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Now {
        match &self.0 {
            Source::Machine { boot, start, resume } => {
                let mono_ms = i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
                let wall_ms = Timestamp::now().as_millisecond();
                let at_ms = if wall_ms < built_ms() {
                    resume.load(Ordering::Relaxed) + mono_ms
                } else {
                    wall_ms
                };
                Now {
                    at_ms,
                    boot: *boot,
                    mono_ms,
                }
            }
            Source::Hand { mono, ahead } => {
                let mono_ms = mono.load(Ordering::Relaxed);
                Now {
                    at_ms: mono_ms + ahead.load(Ordering::Relaxed),
                    boot: 1,
                    mono_ms,
                }
            }
        }
    }
}

/// A business day, as the day number since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BusinessDay(pub i64);

impl BusinessDay {
    /// The day of a date such as `2026-11-20`.
    pub fn parse(text: &str) -> Option<BusinessDay> {
        let date: Date = text.parse().ok()?;
        let days = jiff::civil::date(1970, 1, 1).until(date).ok()?.get_days();
        Some(BusinessDay(i64::from(days)))
    }
    /// The civil date of the day on which it began.
    pub fn date(self) -> Date {
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch.checked_add(self.0.days()).unwrap_or(epoch)
    }
    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> BusinessDay {
        BusinessDay(self.0 - i64::from(self.date().day()) + 1)
    }
}

/// The house's time zone and the hour at which its business day ends.
#[derive(Debug, Clone)]
pub struct Calendar {
    zone: TimeZone,
    cut_over_minutes: i64,
}

/// The names of the time zones of places, such as `Europe/Rome`, in order.
pub fn zones() -> Vec<String> {
    const CONTINENTS: [&str; 10] = [
        "Africa/",
        "America/",
        "Antarctica/",
        "Arctic/",
        "Asia/",
        "Atlantic/",
        "Australia/",
        "Europe/",
        "Indian/",
        "Pacific/",
    ];
    let all = jiff::tz::db().available().map(|name| name.as_str().to_string());
    let mut zones: Vec<_> = all.filter(|name| CONTINENTS.iter().any(|c| name.starts_with(c))).collect();
    zones.sort();
    zones
}

impl Calendar {
    /// A calendar by the zone's IANA name and the cut-over in minutes after midnight.
    /// `None` for an unknown zone.
    pub fn new(zone: &str, cut_over_minutes: i64) -> Option<Self> {
        let zone = TimeZone::get(zone).ok()?;
        Some(Calendar { zone, cut_over_minutes })
    }
    /// The business day of an instant: local wall time less the cut-over,
    /// so a day that gains or loses an hour is still one day.
    pub fn day_of(&self, at_ms: i64) -> BusinessDay {
        let local = self.local(at_ms);
        let shifted = local.checked_sub(self.cut_over_minutes.minutes()).unwrap_or(local);
        let epoch = jiff::civil::date(1970, 1, 1);
        let days = epoch.until(shifted.date()).map_or(0, |span| i64::from(span.get_days()));
        BusinessDay(days)
    }
    /// The instant of a local date and time: of a time that the clock struck twice the first, of one
    /// that it skipped the instant that would have been it. `None` beyond the years that are known.
    pub fn instant(&self, local: jiff::civil::DateTime) -> Option<i64> {
        let at = self.zone.to_ambiguous_timestamp(local).compatible().ok()?;
        Some(at.as_millisecond())
    }
    /// The instant at which a business day begins. `None` beyond the years that are known.
    pub fn begin(&self, day: BusinessDay) -> Option<i64> {
        let midnight = day.date().at(0, 0, 0, 0);
        self.instant(midnight.checked_add(self.cut_over_minutes.minutes()).ok()?)
    }
    /// Local date and time of an instant.
    pub fn local(&self, at_ms: i64) -> jiff::civil::DateTime {
        Timestamp::from_millisecond(at_ms)
            .unwrap_or(Timestamp::UNIX_EPOCH)
            .to_zoned(self.zone.clone())
            .datetime()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> i64 {
        text.parse::<Timestamp>().unwrap().as_millisecond()
    }

    #[test]
    fn a_day_ends_at_the_cut_over_not_at_midnight() {
        let rome = Calendar::new("Europe/Rome", 240).unwrap();
        let friday = rome.day_of(at("2026-11-20T20:00:00Z"));
        assert_eq!(friday.date().to_string(), "2026-11-20");
        assert_eq!(rome.day_of(at("2026-11-21T02:59:59Z")), friday);
        assert_eq!(rome.day_of(at("2026-11-21T03:00:00Z")).0, friday.0 + 1);
    }

    #[test]
    fn a_day_is_read_from_its_date() {
        for text in ["2026-11-20", "1970-01-01", "2024-02-29"] {
            assert_eq!(BusinessDay::parse(text).unwrap().date().to_string(), text);
        }
        for bad in ["", "2026-02-30", "20.11.2026", "tomorrow"] {
            assert_eq!(BusinessDay::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn zones_to_choose_from_are_those_of_places() {
        let zones = zones();
        assert!(zones.iter().any(|z| z == "Europe/Rome") && !zones.iter().any(|z| z.starts_with("Etc/")));
        assert!(zones.iter().all(|z| Calendar::new(z, 0).is_some()));
    }

    #[test]
    fn the_day_of_the_clock_change_is_one_day() {
        let rome = Calendar::new("Europe/Rome", 240).unwrap();
        // 2026-10-25 03:00 CEST becomes 02:00 CET.
        assert_eq!(rome.day_of(at("2026-10-25T02:59:59Z")).date().to_string(), "2026-10-24");
        assert_eq!(rome.day_of(at("2026-10-25T03:00:00Z")).date().to_string(), "2026-10-25");
    }

    #[test]
    fn ages_are_never_negative() {
        let then = Now {
            at_ms: 10_000,
            boot: 1,
            mono_ms: 5,
        };
        let jumped_back = Now {
            at_ms: 1_000,
            boot: 1,
            mono_ms: 25,
        };
        assert_eq!(jumped_back.since(&then), 20);
        let other_boot = Now {
            at_ms: 1_000,
            boot: 2,
            mono_ms: 0,
        };
        assert_eq!(other_boot.since(&then), 0);
    }
}
