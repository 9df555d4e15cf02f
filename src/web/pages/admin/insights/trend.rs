//! How something went over a period: a day by its hours, up to a quarter of a year by days, what is
//! longer by months; a drawing with its table.

use std::collections::BTreeSet;

use super::{Scope, Section, sheet, weekday};
use crate::base::Result;
use crate::base::time::BusinessDay;
use crate::insights::period::{Length, Period};
use crate::insights::report::Day;
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::{Hour, Span};
use crate::web::ui::Words;
use crate::web::ui::chart::{self, Point};

/// Longer periods are drawn by month.
const DAYS_DRAWN: i64 = 92;
/// Longer periods are listed by month only: nobody reads a thousand days.
const DAYS_LISTED: i64 = 400;

/// What a trend is of.
pub struct Trend {
    /// What is drawn.
    pub value: fn(&Hour) -> i64,
    /// The same in words.
    pub shown: fn(Words, i64) -> String,
    /// The same at an axis.
    pub scale: fn(Words, i64) -> String,
    /// Titles of the tables by hour, by day and by month.
    pub titles: [&'static str; 3],
    pub columns: &'static [&'static str],
    /// The cells of a row, the first of which is given.
    pub row: fn(Cell, &Hour) -> Vec<Cell>,
}

/// Sums by day and hour.
type Hours = Vec<(BusinessDay, u8, Hour)>;

impl Trend {
    /// The trend over a period, beside that of the other; `hours` is asked only about a single day.
    pub fn sections(
        &self,
        scope: &Scope,
        is: &[Day],
        was: &[Day],
        hours: impl Fn(Period) -> Result<Hours>,
    ) -> Result<Vec<Section>> {
        let days = scope.period.days();
        if days == 1 {
            return Ok(vec![self.by_hour(scope, hours(scope.period)?, &hours(scope.other)?)]);
        }
        if days <= DAYS_DRAWN {
            return Ok(vec![self.by_day(scope, is, was)]);
        }
        let mut sections = vec![self.by_month(scope, is, was)];
        if days <= DAYS_LISTED {
            sections.push(Section {
                folded: true,
                ..Section::of(self.days(is))
            });
        }
        Ok(sections)
    }

    fn days(&self, days: &[Day]) -> Sheet {
        let rows = days.iter().map(|(day, sum)| (self.row)(Cell::Day(*day), sum));
        sheet("days", self.titles[1], self.columns, rows.collect())
    }

    /// A point of the chart, and what it was in the period that it is compared with.
    fn point(&self, t: Words, label: String, named: &str, is: i64, other: Option<i64>) -> Point {
        let beside = other.map(|o| format!(" · {}", t.with("insights-was", "value", (self.shown)(t, o))));
        Point {
            label,
            value: is,
            other,
            title: format!("{named}: {}{}", (self.shown)(t, is), beside.unwrap_or_default()),
        }
    }

    fn drawn(&self, t: Words, sheet: Sheet, points: &[Point]) -> Section {
        let best = points.iter().max_by_key(|p| p.value).filter(|p| p.value > 0);
        Section {
            says: best.map_or(String::new(), |p| t.with("insights-best", "value", &p.title)),
            drawing: (!points.is_empty()).then(|| chart::columns(points, |v| (self.scale)(t, v))),
            ..Section::of(sheet)
        }
    }

    fn by_day(&self, scope: &Scope, is: &[Day], was: &[Day]) -> Section {
        let t = scope.t;
        let at = |days: &[Day], day: i64| {
            let found = days.iter().find(|(d, _)| d.0 == day);
            found.map_or(0, |(_, sum)| (self.value)(sum))
        };
        let point = |n: i64| {
            let (day, other) = (BusinessDay(scope.period.from.0 + n), scope.other.from.0 + n);
            let label = match scope.length {
                Length::Week => t.lang.weekday_short(weekday(day)),
                _ => t.lang.day_short(day),
            };
            let other = (other <= scope.other.to.0).then(|| at(was, other));
            self.point(t, label, &t.lang.day(day), at(is, day.0), other)
        };
        let points: Vec<Point> = (0..scope.period.days()).map(point).collect();
        self.drawn(t, self.days(is), &points)
    }

    fn by_month(&self, scope: &Scope, is: &[Day], was: &[Day]) -> Section {
        let (is, was) = (months(is), months(was));
        let named = |month: BusinessDay| (month.date().year(), month.date().month().unsigned_abs());
        // The nth month of one beside the nth of the other.
        let index = |from: BusinessDay, day: BusinessDay| {
            let (a, b) = (from.date(), day.date());
            i32::from(b.year() - a.year()) * 12 + i32::from(b.month() - a.month())
        };
        let point = |(month, sum): &Day| {
            let n = index(scope.period.from, *month);
            let other = was.iter().find(|(m, _)| index(scope.other.from, *m) == n);
            let (year, number) = named(*month);
            let words = scope.t.lang.month_short(year, number);
            let other = other.map(|(_, sum)| (self.value)(sum));
            self.point(scope.t, words.clone(), &words, (self.value)(sum), other)
        };
        let points: Vec<Point> = is.iter().map(point).collect();
        let row = |(month, sum): &Day| {
            let (year, number) = named(*month);
            (self.row)(Cell::Month(year, number), sum)
        };
        let table = sheet("months", self.titles[2], self.columns, is.iter().map(row).collect());
        self.drawn(scope.t, table, &points)
    }

    /// A day from its cut-over on, with the hours in which something was sold on it or on the other.
    fn by_hour(&self, scope: &Scope, mut is: Hours, was: &Hours) -> Section {
        is.sort_by_key(|(_, hour, _)| scope.since_cut(*hour));
        let at = |all: &Hours, hour: u8| all.iter().find(|(_, h, _)| *h == hour).map(|(_, _, sum)| (self.value)(sum));
        let hours: BTreeSet<(i64, u8)> = is.iter().chain(was).map(|(_, h, _)| (scope.since_cut(*h), *h)).collect();
        let point = |(_, hour): &(i64, u8)| {
            let words = format!("{hour:02}:00");
            let value = at(&is, *hour).unwrap_or_default();
            self.point(scope.t, words.clone(), &words, value, at(was, *hour))
        };
        let points: Vec<Point> = hours.iter().map(point).collect();
        let rows = is.iter().map(|(_, hour, sum)| (self.row)(Cell::Hour(*hour), sum));
        let table = sheet("hours", self.titles[0], self.columns, rows.collect());
        self.drawn(scope.t, table, &points)
    }
}

/// The months from the first to the last day, also those without a sale between them.
fn months(days: &[Day]) -> Vec<Day> {
    let mut all: Vec<Day> = Vec::new();
    for (day, sum) in days {
        let month = day.first_of_month();
        while let Some((last, _)) = all.last().filter(|(last, _)| *last < month) {
            all.push((Span::Month.next(*last), Hour::default()));
        }
        match all.last_mut() {
            Some((_, all)) => *all = all.and(*sum),
            None => all.push((month, *sum)),
        }
    }
    all
}
