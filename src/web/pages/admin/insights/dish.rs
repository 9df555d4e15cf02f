//! One dish: what it brings, how it goes, when it is ordered, with what, and how guests want it.

use super::dishes::{PAIR_LEAST, PAIRS, choice, share};
use super::hours::{day_name, grid, heat, tenths};
use super::overview::{card, count, maybe, money, total};
use super::trend::Trend;
use super::{About, Card, Content, Scope, Section, known, ppm, sheet};
use crate::base::time::BusinessDay;
use crate::base::{Error, Money, Result};
use crate::insights::Thing;
use crate::insights::period::Period;
use crate::insights::report::{Chosen, Day, Pair, Sold, queries, rounded, thing};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::Hour;
use crate::store::Read;
use crate::web::ui::Words;

const SOLD: Trend = Trend {
    value: |sum| sum.pieces,
    shown: |t, pieces| t.lang.count(pieces),
    scale: |t, pieces| t.lang.count(pieces),
    titles: ["sheet-dish-hours", "sheet-dish-days", "sheet-dish-months"],
    columns: &["figure-when", "figure-sold", "figure-gross", "figure-price-each"],
    row: |first, sum| {
        vec![
            first,
            Cell::Count(sum.pieces),
            Cell::Money(sum.gross()),
            known(each(sum.gross, sum.pieces), Cell::Money),
        ]
    },
};

/// Sums by day and hour.
type Hours = Vec<(BusinessDay, u8, Hour)>;

pub fn content(read: &Read<'_>, scope: &Scope, of: Thing) -> Result<Content> {
    let lang = scope.t.lang;
    let (name, category, _) = queries::names(read, of, lang)?;
    if name.is_empty() {
        return Err(Error::missing());
    }
    let (is, was) = (
        hours(read, scope, of, scope.period)?,
        hours(read, scope, of, scope.other)?,
    );
    let ask = |period: Period| queries::things(read, &scope.actor, period, lang);
    let (sold, before) = (ask(scope.period)?, ask(scope.other)?);
    let (days, days_before) = (by_day(&is), by_day(&was));
    let mut cards = cards(scope, &total(&days), &total(&days_before));
    cards.extend(parts(scope, [&sold, &before], of));
    let mut sections = SOLD.sections(scope, &days, &days_before, |period| {
        Ok(if period == scope.period {
            is.clone()
        } else {
            was.clone()
        })
    })?;
    let grid = grid(is);
    if !grid.is_empty() {
        let measure = |s: &Hour, n: i64| (s.pieces > 0).then(|| (s.pieces * 10 / n, tenths(scope.t, s.pieces, n)));
        sections.push(heat(scope, &grid, when(&grid), measure));
    }
    sections.extend(company(read, scope, of, &sold)?);
    Ok(Content {
        about: Some(About { name, category }),
        cards,
        sections,
        ..Content::default()
    })
}

/// What it is ordered with, and how.
fn company(read: &Read<'_>, scope: &Scope, of: Thing, sold: &[Sold]) -> Result<Vec<Section>> {
    let orders = sold.iter().find(|s| s.thing == of).map_or(0, |s| s.part.orders);
    let pairs = thing::queries::pairs(read, &scope.actor, scope.period, sold, PAIR_LEAST, Some(of))?;
    let chosen = thing::queries::choices(read, &scope.actor, scope.period, sold, scope.t.lang, Some(of))?;
    let sheets = [together(of, orders, pairs), choices(scope.t, &chosen)];
    Ok(sheets.into_iter().filter(|sheet| !sheet.rows.is_empty()).map(Section::of).collect())
}

/// What was sold by day and hour. Of the last day that is like today only the hours count that have begun today.
fn hours(read: &Read<'_>, scope: &Scope, of: Thing, period: Period) -> Result<Hours> {
    let mut all = thing::queries::hours(read, &scope.actor, of, period)?;
    if scope.runs() && !period.has(scope.today) {
        all.retain(|(day, hour, _)| *day != period.to || !scope.is_later(*hour));
    }
    Ok(all)
}

fn by_day(hours: &Hours) -> Vec<Day> {
    let mut all: Vec<Day> = Vec::new();
    for (day, _, sum) in hours {
        match all.last_mut().filter(|(last, _)| last == day) {
            Some((_, all)) => *all = all.and(*sum),
            None => all.push((*day, *sum)),
        }
    }
    all
}

/// What a piece comes to; `None` without one.
fn each(sum: i64, pieces: i64) -> Option<Money> {
    (pieces > 0).then(|| Money(rounded(sum, pieces)))
}

fn cards(scope: &Scope, sum: &Hour, before: &Hour) -> Vec<Card> {
    let both = |of: fn(&Hour) -> i64| [of(sum), of(before)];
    let price = [sum, before].map(|h| each(h.gross, h.pieces));
    vec![
        count(scope, "figure-sold", both(|h| h.pieces)),
        money(scope, "figure-gross", both(|h| h.gross)),
        maybe(scope, "figure-price-each", price),
    ]
}

/// Its part of all revenue, and what a piece earns where its cost is known.
fn parts(scope: &Scope, both: [&Vec<Sold>; 2], of: Thing) -> Vec<Card> {
    let own = both.map(|sold| sold.iter().find(|s| s.thing == of));
    let part = both.map(|sold| {
        let all = sold.iter().map(|s| s.part.gross).sum();
        let own = sold.iter().find(|s| s.thing == of).map_or(0, |s| s.part.gross);
        share(own, all)
    });
    let shares = part.map(|p| known(p, ppm));
    let mut all = vec![card(scope, "figure-share", shares, part.map(Option::unwrap_or_default))];
    let margin = own.map(|s| s.and_then(|s| each(s.margin()?.0, s.part.pieces)));
    if margin[0].is_some() {
        all.push(maybe(scope, "figure-margin-each", margin));
    }
    all
}

/// When it is ordered.
fn when(grid: &super::hours::Grid) -> Sheet {
    let row = |((weekday, hour), sum): (&(i64, i64), &Hour)| {
        vec![
            Cell::Weekday(day_name(*weekday)),
            Cell::Hour(u8::try_from(*hour).unwrap_or_default()),
            Cell::Count(sum.pieces),
            Cell::Money(sum.gross()),
        ]
    };
    let columns = ["figure-weekday", "figure-hour", "figure-sold", "figure-gross"];
    sheet("when", "sheet-dish-when", &columns, grid.iter().map(row).collect())
}

/// What it is ordered with.
fn together(of: Thing, orders: i64, pairs: Vec<Pair>) -> Sheet {
    let row = |p: Pair| {
        let [a, b] = p.names;
        vec![
            Cell::Text(if p.things[0] == of { b } else { a }),
            Cell::Count(p.orders),
            known(share(p.orders, orders), ppm),
            ppm(p.support_ppm),
            Cell::Decimal(p.lift),
        ]
    };
    let columns = [
        "figure-with",
        "figure-orders",
        "figure-of-its-orders",
        "figure-support",
        "figure-lift",
    ];
    let rows = pairs.into_iter().take(PAIRS).map(row).collect();
    sheet("together", "sheet-dish-together", &columns, rows)
}

/// What is chosen with it, and what is left out.
fn choices(t: Words, chosen: &[Chosen]) -> Sheet {
    let row = |c: &Chosen| vec![Cell::Text(choice(t, c)), Cell::Count(c.pieces), ppm(c.share_ppm)];
    let columns = ["figure-choice", "figure-sold", "figure-of-dish"];
    sheet(
        "choices",
        "sheet-dish-choices",
        &columns,
        chosen.iter().map(row).collect(),
    )
}
