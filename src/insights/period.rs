//! Which days are looked at, and which they are compared with: always like with like. Of a period
//! that still runs only as much is compared as has passed, to the same hour and minute.

use jiff::ToSpan;
use jiff::civil::Date;

use super::sums::Span;
use crate::base::time::BusinessDay;

/// Days from the first to the last, both with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: BusinessDay,
    /// The last.
    pub to: BusinessDay,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Length {
    /// One business day.
    Day,
    /// Monday to Sunday (ISO 8601).
    #[default]
    Week,
    /// A month of the calendar.
    Month,
    /// A year of the calendar.
    Year,
    /// From one day to another.
    Own,
}

/// What a period is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Against {
    /// The one before, of the same length.
    #[default]
    Before,
    /// The same dates a year earlier.
    Year,
    /// The same weekdays a year earlier: 52 weeks.
    Weekdays,
}

/// The longest period of one's own: ten years.
pub const DAYS_MAX: i64 = 3_660;

impl Length {
    /// Every length.
    pub const ALL: [Length; 5] = [Length::Day, Length::Week, Length::Month, Length::Year, Length::Own];
    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Length::Day => "day",
            Length::Week => "week",
            Length::Month => "month",
            Length::Year => "year",
            Length::Own => "own",
        }
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            Length::Day => "period-day",
            Length::Week => "period-week",
            Length::Month => "period-month",
            Length::Year => "period-year",
            Length::Own => "period-own",
        }
    }
    /// The length of a word.
    pub fn parse(word: &str) -> Option<Length> {
        Length::ALL.into_iter().find(|l| l.word() == word)
    }
    /// The period of this length in which a day lies; the day alone for one's own.
    pub fn around(self, day: BusinessDay) -> Period {
        let date = day.date();
        match self {
            Length::Day | Length::Own => Period { from: day, to: day },
            Length::Week => {
                let from = day.0 - i64::from(date.weekday().to_monday_zero_offset());
                Period {
                    from: BusinessDay(from),
                    to: BusinessDay(from + 6),
                }
            }
            Length::Month => Period {
                from: day.first_of_month(),
                to: of(date.last_of_month()),
            },
            Length::Year => Period {
                from: of(date.first_of_year()),
                to: of(date.last_of_year()),
            },
        }
    }
    /// The period of this length before another, or after it.
    pub fn beside(self, period: Period, after: bool) -> Period {
        match self {
            Length::Own => {
                let days = period.days() * if after { 1 } else { -1 };
                period.moved(days)
            }
            _ if after => self.around(BusinessDay(period.to.0 + 1)),
            _ => self.around(BusinessDay(period.from.0 - 1)),
        }
    }
}

impl Against {
    /// Every way.
    pub const ALL: [Against; 3] = [Against::Before, Against::Year, Against::Weekdays];
    /// The word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Against::Before => "before",
            Against::Year => "year",
            Against::Weekdays => "weekdays",
        }
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            Against::Before => "against-before",
            Against::Year => "against-year",
            Against::Weekdays => "against-weekdays",
        }
    }
    /// The way of a word.
    pub fn parse(word: &str) -> Option<Against> {
        Against::ALL.into_iter().find(|a| a.word() == word)
    }
    /// What a period is compared with. `today` cuts a period that still runs: as many days of
    /// the other one are taken as have come.
    pub fn of(self, length: Length, period: Period, today: BusinessDay) -> Period {
        let whole = match self {
            Against::Before => length.beside(period, false),
            Against::Year => Period {
                from: years_earlier(period.from),
                to: years_earlier(period.to),
            },
            Against::Weekdays => period.moved(-364),
        };
        let runs = (period.from.0..=period.to.0).contains(&today.0);
        if !runs {
            return whole;
        }
        let passed = today.0 - period.from.0;
        Period {
            from: whole.from,
            to: BusinessDay((whole.from.0 + passed).min(whole.to.0)),
        }
    }
}

impl Period {
    /// A period of one's own; `None` where it ends before it begins or is too long.
    pub fn own(from: BusinessDay, to: BusinessDay) -> Option<Period> {
        let period = Period { from, to };
        (1..=DAYS_MAX).contains(&period.days()).then_some(period)
    }
    /// How many days it has.
    pub fn days(self) -> i64 {
        self.to.0 - self.from.0 + 1
    }
    /// How many of its days are this day of the week, 1 for Monday.
    pub fn weekdays(self, weekday: i64) -> i64 {
        let begins = i64::from(self.from.date().weekday().to_monday_one_offset());
        let first = self.from.0 + (weekday - begins).rem_euclid(7);
        ((self.to.0 - first).div_euclid(7) + 1).max(0)
    }
    /// The same number of days so much later.
    pub fn moved(self, days: i64) -> Period {
        Period {
            from: BusinessDay(self.from.0 + days),
            to: BusinessDay(self.to.0 + days),
        }
    }
    /// Whether a day lies in it.
    pub fn has(self, day: BusinessDay) -> bool {
        (self.from.0..=self.to.0).contains(&day.0)
    }
    /// It as whole years, whole months beside them and days at its edges, so that few rows are read.
    pub fn parts(self) -> Vec<(Span, Period)> {
        self.split(Span::Year, &[Span::Month, Span::Day])
    }
    /// It as whole spans of a grain, and what is left at both sides in finer ones.
    fn split(self, span: Span, finer: &[Span]) -> Vec<(Span, Period)> {
        let Some((next, rest)) = finer.split_first() else {
            return vec![(span, self)];
        };
        let first = match span.first(self.from) {
            first if first == self.from => first,
            _ => span.next(self.from),
        };
        let end = span.first(BusinessDay(self.to.0 + 1));
        if first >= end {
            return self.split(*next, rest);
        }
        let until = |from: BusinessDay, end: BusinessDay| Period {
            from,
            to: BusinessDay(end.0 - 1),
        };
        let sides = [until(self.from, first), until(end, BusinessDay(self.to.0 + 1))];
        let sides = sides.into_iter().filter(|p| p.days() > 0).flat_map(|p| p.split(*next, rest));
        sides.chain([(span, until(first, end))]).collect()
    }
}

/// The same days from fewer rows: where most of a month's days are wanted, the month less the others. The number
/// says how often the sums of a part count.
pub fn fewest(parts: Vec<(Span, Period)>) -> Vec<(i64, Span, Period)> {
    let one_by_one = |(span, part): (Span, Period)| match span {
        Span::Day => part.by_month().into_iter().flat_map(Period::or_its_month).collect(),
        _ => vec![(1, span, part)],
    };
    parts.into_iter().flat_map(one_by_one).collect()
}

impl Period {
    /// What of it lies in each month.
    fn by_month(self) -> Vec<Period> {
        let end = BusinessDay(Span::Month.next(self.from).0 - 1);
        if end >= self.to {
            return vec![self];
        }
        let rest = Period {
            from: BusinessDay(end.0 + 1),
            ..self
        };
        let first = Period { to: end, ..self };
        std::iter::once(first).chain(rest.by_month()).collect()
    }
    /// Days of one month: themselves, or the month less its other days.
    fn or_its_month(self) -> Vec<(i64, Span, Period)> {
        let (first, last) = (Span::Month.first(self.from), Span::Month.next(self.from).0 - 1);
        let month = Period {
            from: first,
            to: BusinessDay(last),
        };
        let before = Period {
            from: first,
            to: BusinessDay(self.from.0 - 1),
        };
        let after = Period {
            from: BusinessDay(self.to.0 + 1),
            to: BusinessDay(last),
        };
        if before.days() + after.days() >= self.days() {
            return vec![(1, Span::Day, self)];
        }
        let others = [before, after].into_iter().filter(|p| p.days() > 0).map(|p| (-1, Span::Day, p));
        others.chain([(1, Span::Month, month)]).collect()
    }
}

fn years_earlier(day: BusinessDay) -> BusinessDay {
    let date = day.date();
    of(date.checked_sub(1.year()).unwrap_or(date))
}

fn of(date: Date) -> BusinessDay {
    let epoch = jiff::civil::date(1970, 1, 1);
    BusinessDay(epoch.until(date).map_or(0, |span| i64::from(span.get_days())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> BusinessDay {
        BusinessDay::parse(text).unwrap()
    }
    fn shown(period: Period) -> String {
        format!("{} {}", period.from.date(), period.to.date())
    }

    #[test]
    fn periods_are_those_of_the_calendar() {
        let around = |length: Length| shown(length.around(day("2024-02-29")));
        assert_eq!(around(Length::Week), "2024-02-26 2024-03-03");
        assert_eq!(around(Length::Month), "2024-02-01 2024-02-29");
        assert_eq!(around(Length::Year), "2024-01-01 2024-12-31");
        let march = Length::Month.around(day("2024-03-31"));
        assert_eq!(shown(Length::Month.beside(march, false)), "2024-02-01 2024-02-29");
        assert_eq!(shown(Length::Month.beside(march, true)), "2024-04-01 2024-04-30");
    }

    proptest! {
        #[test]
        fn fewer_rows_are_the_same_days(from in 10_000i64..30_000, days in 1i64..200) {
            let period = Period { from: BusinessDay(from), to: BusinessDay(from + days - 1) };
            let mut counted = std::collections::BTreeMap::new();
            let parts = fewest(period.parts());
            let read: i64 = parts.iter().filter(|(_, span, _)| *span == Span::Day).map(|(.., p)| p.days()).sum();
            for (times, _, part) in parts {
                for day in part.from.0..=part.to.0 {
                    *counted.entry(day).or_insert(0) += times;
                }
            }
            counted.retain(|_, times| *times != 0);
            prop_assert!(counted.values().all(|times| *times == 1));
            prop_assert_eq!(counted.into_keys().collect::<Vec<_>>(), (from..from + days).collect::<Vec<_>>());
            prop_assert!(read <= 30, "half a month at each side: {}", read);
        }
    }

    #[test]
    fn like_is_compared_with_like() {
        let week = Length::Week.around(day("2026-11-24"));
        let against = |how: Against, today: &str| shown(how.of(Length::Week, week, day(today)));
        assert_eq!(
            against(Against::Before, "2027-01-01"),
            "2026-11-16 2026-11-22",
            "it is over"
        );
        assert_eq!(
            against(Against::Before, "2026-11-24"),
            "2026-11-16 2026-11-17",
            "two days of it have come"
        );
        assert_eq!(against(Against::Weekdays, "2026-11-24"), "2025-11-24 2025-11-25");
        assert_eq!(against(Against::Year, "2026-11-24"), "2025-11-23 2025-11-24");
        let march = Length::Month.around(day("2026-03-30"));
        let february = Against::Before.of(Length::Month, march, day("2026-03-30"));
        assert_eq!(shown(february), "2026-02-01 2026-02-28", "no more than it has");
    }

    proptest! {
        #[test]
        fn weekdays_are_counted_as_by_going_through_them(from in 0i64..30_000, days in -10i64..60, weekday in 1i64..8) {
            let period = Period { from: BusinessDay(from), to: BusinessDay(from + days) };
            let all = (from..=from + days).map(|day| i64::from(BusinessDay(day).date().weekday().to_monday_one_offset()));
            prop_assert_eq!(period.weekdays(weekday), all.filter(|w| *w == weekday).count() as i64);
        }
    }

    proptest! {
        #[test]
        fn the_parts_of_a_period_are_the_period(from in 10_000i64..30_000, days in 1i64..4_000) {
            let period = Period { from: BusinessDay(from), to: BusinessDay(from + days - 1) };
            let parts = period.parts();
            for (span, part) in &parts {
                prop_assert_eq!(span.first(part.from), part.from);
                prop_assert_eq!(span.first(BusinessDay(part.to.0 + 1)), BusinessDay(part.to.0 + 1));
            }
            prop_assert!(parts.len() <= 5, "two sides of days and months, and years");
            let mut all: Vec<i64> = parts.into_iter().flat_map(|(_, p)| p.from.0..=p.to.0).collect();
            all.sort_unstable();
            prop_assert_eq!(all, (period.from.0..=period.to.0).collect::<Vec<_>>());
        }
    }
}
