//! Today, and the period's totals and trend.

use super::today::Today;
use super::{Card, Content, Scope, Section, known, sheet, weekday};
use crate::base::time::BusinessDay;
use crate::base::{Money, Result};
use crate::insights::period::{Length, Period};
use crate::insights::report::{Day, change_ppm, queries};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::Hour;
use crate::store::Read;
use crate::web::ui::chart::{self, Point};

/// Longer periods are listed by month only: nobody reads a thousand days.
const DAYS_LISTED: i64 = 400;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let is = days(read, scope, scope.period)?;
    let was = days(read, scope, scope.other)?;
    let (sum, before) = (total(&is), total(&was));
    let lengthy = scope.period.days() > 92;
    let trend = if scope.period.days() == 1 {
        by_hour(read, scope)?
    } else if lengthy {
        by_month(scope, &is, &was)
    } else {
        by_day(scope, &is, &was)
    };
    let mut sections = vec![trend];
    if lengthy && scope.period.days() <= DAYS_LISTED {
        sections.push(Section {
            folded: true,
            ..Section::of(table(scope, "days", "sheet-days", &is, Cell::Day))
        });
    }
    Ok(Content {
        today: Some(Today::new(read, scope.t, read.seq()?)?),
        cards: cards(scope, &sum, &before),
        sections,
    })
}

fn total(days: &[Day]) -> Hour {
    days.iter().fold(Hour::default(), |sum, (_, day)| sum.and(*day))
}

/// The days of a period. Of the last day that is like today only as much as has passed today counts.
fn days(read: &Read<'_>, scope: &Scope, period: Period) -> Result<Vec<Day>> {
    let mut all = queries::days(read, &scope.actor, period)?;
    let cuts = scope.runs() && !period.has(scope.today);
    if let Some((day, sum)) = all.last_mut().filter(|(day, _)| cuts && *day == period.to) {
        let (minute, cut) = (scope.minute, scope.house.cut_over_minutes);
        *sum = queries::until(read, &scope.actor, *day, minute, cut)?;
    }
    Ok(all)
}

/// A card of the period against the other one.
fn card(scope: &Scope, title: &'static str, [value, before]: [String; 2], [is, was]: [i64; 2]) -> Card {
    Card {
        title,
        value,
        change: change_ppm(is, was),
        beside: scope.t.with("insights-was", "value", before),
    }
}

fn cards(scope: &Scope, sum: &Hour, before: &Hour) -> Vec<Card> {
    let t = scope.t;
    let money = |title, is: i64, was: i64| card(scope, title, [is, was].map(|v| t.money(Money(v))), [is, was]);
    let count = |title, is: i64, was: i64| card(scope, title, [is, was].map(|v| t.lang.count(v)), [is, was]);
    let maybe = |title, both: [Option<Money>; 2]| {
        let shown = both.map(|m| m.map_or("–".into(), |m| t.money(m)));
        card(scope, title, shown, both.map(|m| m.unwrap_or_default().0))
    };
    let pieces = [sum, before].map(|h| (h.orders > 0).then(|| h.pieces as f64 / h.orders as f64));
    let shown = pieces.map(|p| p.map_or("–".into(), |p| t.lang.decimal(p, 1)));
    let mut all = vec![
        money("figure-gross", sum.gross, before.gross),
        count("figure-orders", sum.orders, before.orders),
        maybe("figure-average", [sum.average(), before.average()]),
        card(
            scope,
            "figure-pieces",
            shown,
            [sum.pieces * before.orders, before.pieces * sum.orders],
        ),
        money("figure-voided", sum.voided, before.voided),
    ];
    // What nobody counted is absent and not zero.
    if sum.tax > 0 || before.tax > 0 {
        all.insert(1, money("figure-net", sum.net().0, before.net().0));
        all.insert(2, money("figure-tax", sum.tax, before.tax));
    }
    if sum.covers > 0 || before.covers > 0 {
        all.push(count("figure-covers", sum.covers, before.covers));
        all.push(maybe("figure-per-cover", [sum.per_cover(), before.per_cover()]));
    }
    let kept = [
        ("figure-tips", sum.tips, before.tips),
        ("figure-service", sum.service, before.service),
    ];
    let some = kept.into_iter().filter(|(_, is, was)| *is > 0 || *was > 0);
    all.extend(some.map(|(title, is, was)| money(title, is, was)));
    all
}

const COLUMNS: [&str; 8] = [
    "figure-when",
    "figure-gross",
    "figure-net",
    "figure-tax",
    "figure-orders",
    "figure-average",
    "figure-covers",
    "figure-voided",
];

fn row(first: Cell, sum: &Hour) -> Vec<Cell> {
    vec![
        first,
        Cell::Money(sum.gross()),
        Cell::Money(sum.net()),
        Cell::Money(Money(sum.tax)),
        Cell::Count(sum.orders),
        known(sum.average(), Cell::Money),
        known(Some(sum.covers).filter(|n| *n > 0), Cell::Count),
        Cell::Money(Money(sum.voided)),
    ]
}

fn table(_: &Scope, name: &'static str, title: &'static str, days: &[Day], first: fn(BusinessDay) -> Cell) -> Sheet {
    let rows = days.iter().map(|(day, sum)| row(first(*day), sum));
    sheet(name, title, &COLUMNS, rows.collect())
}

/// A point of the chart: revenue, and what it was in the period that it is compared with.
fn point(scope: &Scope, label: String, named: &str, is: i64, other: Option<i64>) -> Point {
    let t = scope.t;
    let beside = other.map(|o| format!(" · {}", t.with("insights-was", "value", t.money(Money(o)))));
    Point {
        label,
        value: is,
        other,
        title: format!("{named}: {}{}", t.money(Money(is)), beside.unwrap_or_default()),
    }
}

fn drawn(scope: &Scope, sheet: Sheet, points: &[Point]) -> Section {
    let t = scope.t;
    let best = points.iter().max_by_key(|p| p.value).filter(|p| p.value > 0);
    let scale = |v: i64| {
        let words = t.money(Money(v));
        // Cents at an axis say nothing.
        words.replace(&format!("{}00", t.lang.number_style().decimal), "")
    };
    Section {
        says: best.map_or(String::new(), |p| t.with("insights-best", "value", &p.title)),
        drawing: (!points.is_empty()).then(|| chart::columns(points, scale)),
        ..Section::of(sheet)
    }
}

fn by_day(scope: &Scope, is: &[Day], was: &[Day]) -> Section {
    let t = scope.t;
    let at = |days: &[Day], day: i64| days.iter().find(|(d, _)| d.0 == day).map(|(_, sum)| sum.gross);
    let mut points = Vec::new();
    for n in 0..scope.period.days() {
        let day = BusinessDay(scope.period.from.0 + n);
        let other = scope.other.from.0 + n;
        let label = match scope.length {
            Length::Week => t.lang.weekday_short(weekday(day)),
            _ => t.lang.day_short(day),
        };
        let other = (other <= scope.other.to.0).then(|| at(was, other).unwrap_or_default());
        let named = t.lang.day(day);
        points.push(point(scope, label, &named, at(is, day.0).unwrap_or_default(), other));
    }
    drawn(scope, table(scope, "days", "sheet-days", is, Cell::Day), &points)
}

fn by_month(scope: &Scope, is: &[Day], was: &[Day]) -> Section {
    let months = |days: &[Day]| {
        let mut all: Vec<Day> = Vec::new();
        for (day, sum) in days {
            let month = day.first_of_month();
            match all.last_mut().filter(|(last, _)| *last == month) {
                Some((_, all)) => *all = all.and(*sum),
                None => all.push((month, *sum)),
            }
        }
        all
    };
    let (is, was) = (months(is), months(was));
    // The nth month of one beside the nth of the other.
    let index = |from: BusinessDay, day: BusinessDay| {
        let (a, b) = (from.date(), day.date());
        i32::from(b.year() - a.year()) * 12 + i32::from(b.month() - a.month())
    };
    let points: Vec<Point> = is
        .iter()
        .map(|(month, sum)| {
            let n = index(scope.period.from, *month);
            let other = was.iter().find(|(m, _)| index(scope.other.from, *m) == n).map(|(_, s)| s.gross);
            let named = scope.t.lang.month_short(month.date().year(), month.date().month().unsigned_abs());
            point(scope, named.clone(), &named, sum.gross, other)
        })
        .collect();
    drawn(
        scope,
        table(scope, "months", "sheet-months", &is, |day| {
            Cell::Month(day.date().year(), day.date().month().unsigned_abs())
        }),
        &points,
    )
}

fn by_hour(read: &Read<'_>, scope: &Scope) -> Result<Section> {
    let order = |hour: i64| (hour * 60 - scope.house.cut_over_minutes + 1_440) % 1_440;
    let ask = |period: Period| queries::hours(read, &scope.actor, period);
    let mut is = ask(scope.period)?;
    let was = ask(scope.other)?;
    is.sort_by_key(|(_, hour, _)| order(i64::from(*hour)));
    let points: Vec<Point> = is
        .iter()
        .map(|(_, hour, sum)| {
            let other = was.iter().find(|(_, h, _)| h == hour).map(|(_, _, s)| s.gross);
            let named = format!("{hour:02}:00");
            point(scope, named.clone(), &named, sum.gross, other)
        })
        .collect();
    let rows = is.iter().map(|(_, hour, sum)| row(Cell::Hour(*hour), sum));
    let sheet = sheet("hours", "sheet-hours", &COLUMNS, rows.collect());
    Ok(drawn(scope, sheet, &points))
}
