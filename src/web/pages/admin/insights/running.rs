//! How the house runs: the kitchen's times, stays, rounds, payments, calls, languages.

use super::{Card, Content, Scope, Section, known, ppm, sheet, shown};
use crate::base::ids::ItemId;
use crate::base::{Lang, Money, Result};
use crate::bills::Method;
use crate::insights::report::{Spread, queries, rounded};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::What;
use crate::menu;
use crate::store::Read;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let mut sections = Vec::new();
    for what in [What::Station, What::Making] {
        let sheet = kitchen(read, scope, what)?;
        if !sheet.rows.is_empty() {
            sections.push(Section::of(sheet));
        }
    }
    for sheet in [payments(read, scope)?, languages(read, scope)?] {
        if !sheet.rows.is_empty() {
            sections.push(Section::of(sheet));
        }
    }
    Ok(Content {
        cards: cards(read, scope)?,
        sections,
        ..Content::default()
    })
}

/// Median and ninth decile of the time until something is ready, and how much of it was late.
fn kitchen(read: &Read<'_>, scope: &Scope, what: What) -> Result<Sheet> {
    let stations = menu::queries::stations(read, scope.t.lang)?;
    let mut rows = Vec::new();
    for (id, buckets) in queries::counts(read, &scope.actor, scope.period, what)? {
        let late: i64 = buckets.values().map(|(_, late)| late).sum();
        let spread = Spread(buckets.into_iter().map(|(bucket, (n, _))| (bucket, n)).collect());
        let name = match what {
            What::Station => stations.iter().find(|s| s.id.0 == id).map(|s| s.name.clone()).unwrap_or_default(),
            _ => menu::queries::sold_name(read, ItemId(id), scope.t.lang)?.0,
        };
        // A bucket is ten seconds; its middle stands for it.
        let time = |ppm: i64| known(spread.at(ppm), |bucket| Cell::Seconds(bucket * 10 + 5));
        rows.push(vec![
            Cell::Text(name),
            Cell::Count(spread.count()),
            time(500_000),
            time(900_000),
            ppm(rounded(late * 1_000_000, spread.count().max(1))),
        ]);
    }
    let is_station = what == What::Station;
    Ok(sheet(
        if is_station { "stations" } else { "making" },
        if is_station { "sheet-stations" } else { "sheet-making" },
        &[
            if is_station { "figure-station" } else { "figure-dish" },
            "figure-made",
            "figure-median",
            "figure-ninth",
            "figure-late",
        ],
        rows,
    ))
}

fn payments(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let all = queries::counts(read, &scope.actor, scope.period, What::Method)?;
    let row = |method: Method| {
        let (n, amount) = *all.get(&(method as i64))?.get(&0)?;
        Some(vec![
            Cell::Key(method.key()),
            Cell::Count(n),
            Cell::Money(Money(amount)),
        ])
    };
    Ok(sheet(
        "payments",
        "sheet-payments",
        &["figure-method", "figure-payments", "figure-amount"],
        Method::ALL.into_iter().filter_map(row).collect(),
    ))
}

fn languages(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let all = queries::counts(read, &scope.actor, scope.period, What::Language)?;
    let sum: i64 = all.values().flat_map(|b| b.values()).map(|(n, _)| n).sum();
    let row = |lang: Lang| {
        let (n, _) = *all.get(&(lang as i64))?.get(&0)?;
        Some(vec![
            Cell::Text(lang.own_name().into()),
            Cell::Count(n),
            ppm(rounded(n * 1_000_000, sum.max(1))),
        ])
    };
    Ok(sheet(
        "languages",
        "sheet-languages",
        &["figure-language", "figure-guests", "figure-share"],
        Lang::ALL.into_iter().filter_map(row).collect(),
    ))
}

/// What is told by one number; only what somebody has counted.
fn cards(read: &Read<'_>, scope: &Scope) -> Result<Vec<Card>> {
    let t = scope.t;
    let ask = |what: What| -> Result<Spread> {
        Ok(queries::spreads(read, &scope.actor, scope.period, what)?.remove(&0).unwrap_or_default())
    };
    // What a bucket is worth in seconds.
    let time = |title: &'static str, spread: Spread, each: i64| {
        let at = |ppm: i64| spread.at(ppm).map(|bucket| t.lang.span(bucket * each + each / 2));
        let value = at(500_000)?;
        Some(Card {
            title,
            value,
            change: None,
            beside: t.with("insights-ninth", "value", at(900_000)?),
        })
    };
    let mean = |title: &'static str, spread: Spread| {
        let sum: i64 = spread.0.iter().map(|(bucket, n)| bucket * n).sum();
        (spread.count() > 0).then(|| Card {
            title,
            value: shown(t, &Cell::Decimal(sum as f64 / spread.count() as f64)),
            change: None,
            beside: t.with("insights-visits", "value", t.lang.count(spread.count())),
        })
    };
    let all = [
        time("figure-first-order", ask(What::FirstOrder)?, 60),
        time("figure-stay", ask(What::Stay)?, 300),
        mean("figure-rounds", ask(What::Rounds)?),
        mean("figure-party", ask(What::Party)?),
        time("figure-call", ask(What::Call)?, 10),
    ];
    Ok(all.into_iter().flatten().collect())
}
