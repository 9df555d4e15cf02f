//! Today, and the period's totals and trend.

use super::today::Today;
use super::trend::Trend;
use super::{Card, Content, Scope, known, shown};
use crate::base::{Money, Result};
use crate::insights::period::Period;
use crate::insights::report::{Day, queries};
use crate::insights::sheet::Cell;
use crate::insights::sums::Hour;
use crate::store::Read;

const REVENUE: Trend = Trend {
    value: |sum| sum.gross,
    shown: |t, gross| t.money(Money(gross)),
    scale: |t, gross| t.at_axis(Money(gross)),
    titles: ["sheet-hours", "sheet-days", "sheet-months"],
    columns: &[
        "figure-when",
        "figure-gross",
        "figure-net",
        "figure-tax",
        "figure-orders",
        "figure-average",
        "figure-covers",
        "figure-voided",
    ],
    row,
};

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let is = days(read, scope, scope.period)?;
    let was = days(read, scope, scope.other)?;
    let (sum, before) = (total(&is), total(&was));
    let hours = |period: Period| queries::hours(read, &scope.actor, period);
    Ok(Content {
        today: Some(Today::new(read, scope.t, read.seq()?)?),
        cards: cards(scope, &sum, &before),
        sections: REVENUE.sections(scope, &is, &was, hours)?,
        ..Content::default()
    })
}

/// The sums of days.
pub fn total(days: &[Day]) -> Hour {
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
pub fn card(scope: &Scope, title: &'static str, figures: [Cell; 2], [is, was]: [i64; 2]) -> Card {
    let before = shown(scope.t, &figures[1]);
    let beside = scope.t.with("insights-was", "value", before);
    Card::new(scope.t, title, figures, scope.change_ppm(is, was), beside)
}

/// The same of amounts.
pub fn money(scope: &Scope, title: &'static str, both: [i64; 2]) -> Card {
    card(scope, title, both.map(|v| Cell::Money(Money(v))), both)
}

/// The same of numbers.
pub fn count(scope: &Scope, title: &'static str, both: [i64; 2]) -> Card {
    card(scope, title, both.map(Cell::Count), both)
}

/// The same of amounts that may not be known.
pub fn maybe(scope: &Scope, title: &'static str, both: [Option<Money>; 2]) -> Card {
    let cells = both.map(|m| known(m, Cell::Money));
    card(scope, title, cells, both.map(|m| m.unwrap_or_default().0))
}

fn cards(scope: &Scope, sum: &Hour, before: &Hour) -> Vec<Card> {
    let money = |title, is: i64, was: i64| money(scope, title, [is, was]);
    let count = |title, is: i64, was: i64| count(scope, title, [is, was]);
    let maybe = |title, both| maybe(scope, title, both);
    let pieces = [sum, before].map(|h| (h.orders > 0).then(|| h.pieces as f64 / h.orders as f64));
    let pieces = pieces.map(|p| known(p, Cell::Decimal));
    let mut all = vec![
        money("figure-gross", sum.gross, before.gross),
        count("figure-orders", sum.orders, before.orders),
        maybe("figure-average", [sum.average(), before.average()]),
        card(
            scope,
            "figure-pieces",
            pieces,
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
