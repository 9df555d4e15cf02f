//! What is sold: dishes, categories, what goes together, what nobody orders.

use std::collections::{BTreeMap, BTreeSet};

use super::{Content, Scope, Section, change, known, ppm, quadrants, sheet};
use crate::base::{Money, Result};
use crate::insights::period::Period;
use crate::insights::report::{Chosen, Pair, Sold, queries, rounded, thing};
use crate::insights::sheet::{Cell, Sheet};
use crate::menu;
use crate::store::Read;
use crate::web::ui::Words;
use crate::web::ui::chart;
use crate::web::ui::diet::Html;

/// Two dishes are told to go together only from so many orders on: below, it is chance.
pub const PAIR_LEAST: i64 = 5;
/// So many dishes have a drawing of how they went.
const LINES: usize = 20;
/// So many searches without a find are told.
const SEARCHES: i64 = 50;
/// So many pairs are told.
pub const PAIRS: usize = 20;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let ask = |period: Period| queries::things(read, &scope.actor, period, scope.t.lang);
    let (sold, mut before) = (ask(scope.period)?, ask(scope.other)?);
    if scope.runs() && !scope.other.has(scope.today) {
        cut(read, scope, &mut before)?;
    }
    let mut sections = vec![dishes(scope, &sold, &before), categories(&sold)];
    if let Some(first) = sections.first_mut() {
        first.lines = lines(read, scope, &sold)?;
    }
    sections.extend(quadrants::section(scope, &sold));
    let chosen = thing::queries::choices(read, &scope.actor, scope.period, &sold, scope.t.lang, None)?;
    if !chosen.is_empty() {
        sections.push(choices(scope.t, chosen));
    }
    let pairs = thing::queries::pairs(read, &scope.actor, scope.period, &sold, PAIR_LEAST, None)?;
    if !pairs.is_empty() {
        sections.push(together(&pairs));
    }
    sections.extend(missed(read, scope)?.into_iter().filter(|s| !s.rows.is_empty()).map(Section::of));
    let never = never(read, scope, &sold)?;
    if !never.rows.is_empty() {
        sections.push(Section::of(never));
    }
    Ok(Content {
        sections,
        ..Content::default()
    })
}

/// Takes away what was sold of each, on the last day that is like today, in hours that have not begun today.
fn cut(read: &Read<'_>, scope: &Scope, before: &mut [Sold]) -> Result<()> {
    let later = thing::queries::in_hours(read, &scope.actor, scope.other.to, |hour| scope.is_later(hour))?;
    for sold in before {
        sold.part.gross -= later.get(&sold.thing).copied().unwrap_or_default();
    }
    Ok(())
}

/// How those that bring most went over the period: a small drawing for each.
fn lines(read: &Read<'_>, scope: &Scope, sold: &[Sold]) -> Result<Vec<Html>> {
    let trends = thing::queries::trends(read, &scope.actor, scope.period, scope.today)?;
    let drawn = |s: &Sold| chart::line(trends.get(&s.thing).map_or(&[], Vec::as_slice));
    Ok(sold.iter().take(LINES).map(drawn).collect())
}

/// A part of a whole, in parts per million.
pub fn share(part: i64, of: i64) -> Option<i64> {
    (of > 0).then(|| rounded(part * 1_000_000, of))
}

fn dishes(scope: &Scope, sold: &[Sold], before: &[Sold]) -> Section {
    let all: i64 = sold.iter().map(|s| s.part.gross).sum();
    // Where no cost is known there is no margin to show.
    let costed = sold.iter().any(|s| s.cost.is_some());
    let row = |s: &Sold| {
        let was = before.iter().find(|b| b.thing == s.thing).map_or(0, |b| b.part.gross);
        let mut row = vec![
            Cell::Text(s.name.clone()),
            Cell::Count(s.part.pieces),
            Cell::Money(Money(s.part.gross)),
            known(share(s.part.gross, all), ppm),
            known(scope.change_ppm(s.part.gross, was), change),
            Cell::Text(s.category.clone()),
        ];
        row.extend(costed.then(|| known(s.margin(), Cell::Money)));
        row
    };
    let mut columns = vec![
        "figure-dish",
        "figure-sold",
        "figure-gross",
        "figure-share",
        "figure-change",
        "figure-category",
    ];
    columns.extend(costed.then_some("figure-margin"));
    Section {
        things: sold.iter().map(|s| s.thing).collect(),
        ..Section::of(sheet(
            "dishes",
            "sheet-dishes",
            &columns,
            sold.iter().map(row).collect(),
        ))
    }
}

fn categories(sold: &[Sold]) -> Section {
    let all: i64 = sold.iter().map(|s| s.part.gross).sum();
    let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
    for s in sold {
        let sum = sums.entry(&s.category).or_default();
        *sum = (sum.0 + s.part.pieces, sum.1 + s.part.gross);
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by_key(|(_, (_, gross))| -gross);
    let row = |(name, (pieces, gross)): &(&str, (i64, i64))| {
        vec![
            Cell::Text((*name).to_string()),
            Cell::Count(*pieces),
            Cell::Money(Money(*gross)),
            known(share(*gross, all), ppm),
        ]
    };
    Section::of(sheet(
        "categories",
        "sheet-categories",
        &["figure-category", "figure-sold", "figure-gross", "figure-share"],
        sums.iter().map(row).collect(),
    ))
}

/// The pairs that say most.
fn together(pairs: &[Pair]) -> Section {
    let row = |p: &Pair| {
        let [a, b] = p.names.clone();
        vec![
            Cell::Text(a),
            Cell::Text(b),
            Cell::Count(p.orders),
            ppm(p.support_ppm),
            Cell::Decimal(p.lift),
        ]
    };
    let columns = [
        "figure-dish",
        "figure-with",
        "figure-orders",
        "figure-support",
        "figure-lift",
    ];
    let rows = pairs.iter().take(PAIRS).map(row).collect();
    Section::of(sheet("together", "sheet-together", &columns, rows))
}

/// What was chosen in words: an option, or what was left out.
pub fn choice(t: Words, chosen: &Chosen) -> String {
    match chosen.removes {
        true => t.with("line-without", "list", &chosen.name),
        false => chosen.name.clone(),
    }
}

/// What was chosen with dishes, and what was left out.
fn choices(t: Words, chosen: Vec<Chosen>) -> Section {
    let row = |c: Chosen| {
        let name = choice(t, &c);
        vec![
            Cell::Text(c.thing),
            Cell::Text(name),
            Cell::Count(c.pieces),
            ppm(c.share_ppm),
        ]
    };
    let columns = ["figure-dish", "figure-choice", "figure-sold", "figure-of-dish"];
    Section {
        folded: chosen.len() > 25,
        ..Section::of(sheet(
            "choices",
            "sheet-choices",
            &columns,
            chosen.into_iter().map(row).collect(),
        ))
    }
}

/// What guests looked for and did not find, and what they opened while it had sold out.
fn missed(read: &Read<'_>, scope: &Scope) -> Result<[Sheet; 2]> {
    let (actor, from, to) = (&scope.actor, scope.period.from, scope.period.to);
    let words = menu::missed::queries::searches(read, actor, from, to, SEARCHES)?;
    let words = words.into_iter().map(|(words, n)| vec![Cell::Text(words), Cell::Count(n)]);
    let mut dishes = Vec::new();
    for (item, n) in menu::missed::queries::dishes(read, actor, from, to)? {
        let (name, category, _) = menu::queries::sold_name(read, item, scope.t.lang)?;
        dishes.push(vec![Cell::Text(name), Cell::Count(n), Cell::Text(category)]);
    }
    let searched = sheet(
        "missed",
        "sheet-missed",
        &["figure-words", "figure-times"],
        words.collect(),
    );
    let columns = ["figure-dish", "figure-times", "figure-category"];
    Ok([sheet("wanted", "sheet-wanted", &columns, dishes), searched])
}

/// What is on the menu and was not sold once.
fn never(read: &Read<'_>, scope: &Scope, sold: &[Sold]) -> Result<Sheet> {
    let sold: BTreeSet<i64> = sold.iter().map(|s| s.thing.0).collect();
    let unsold = menu::queries::on_menu(read)?.into_iter().filter(|id| !sold.contains(&id.0));
    let named = |id| {
        let (name, category, _) = menu::queries::sold_name(read, id, scope.t.lang)?;
        Ok(vec![Cell::Text(name), Cell::Text(category)])
    };
    let rows = unsold.map(named).collect::<Result<Vec<_>>>()?;
    Ok(sheet("never", "sheet-never", &["figure-dish", "figure-category"], rows))
}
