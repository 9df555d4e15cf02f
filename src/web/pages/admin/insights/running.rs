//! How the house runs: the kitchen's times, stays, rounds, payments, calls, languages.

use super::dishes::share;
use super::{Card, Content, Scope, Section, known, ppm, sheet, shown};
use crate::base::ids::ItemId;
use crate::base::{Lang, Money, Result};
use crate::bills::Method;
use crate::insights::period::Period;
use crate::insights::report::{Spread, change_ppm, queries, rounded};
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
    for sheet in [payments(read, scope)?, parties(read, scope)?, languages(read, scope)?] {
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
    let sum: i64 = all.values().flat_map(|b| b.values()).map(|(_, amount)| amount).sum();
    let row = |method: Method| {
        let (n, amount) = *all.get(&(method as i64))?.get(&0)?;
        Some(vec![
            Cell::Key(method.key()),
            Cell::Count(n),
            Cell::Money(Money(amount)),
            known(share(amount, sum), ppm),
        ])
    };
    Ok(sheet(
        "payments",
        "sheet-payments",
        &["figure-method", "figure-payments", "figure-amount", "figure-share"],
        Method::ALL.into_iter().filter_map(row).collect(),
    ))
}

fn parties(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let spread = spread(read, scope, scope.period, What::Party)?;
    let row = |(size, visits): &(i64, i64)| {
        vec![
            Cell::Count(*size),
            Cell::Count(*visits),
            known(share(*visits, spread.count()), ppm),
        ]
    };
    Ok(sheet(
        "parties",
        "sheet-parties",
        &["figure-party-size", "figure-visits", "figure-share"],
        spread.0.iter().map(row).collect(),
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

/// How something that is counted for no one in particular is spread.
fn spread(read: &Read<'_>, scope: &Scope, period: Period, what: What) -> Result<Spread> {
    Ok(queries::spreads(read, &scope.actor, period, what)?.remove(&0).unwrap_or_default())
}

/// What is told by one number; only what somebody has counted.
fn cards(read: &Read<'_>, scope: &Scope) -> Result<Vec<Card>> {
    let both = |what: What| -> Result<[Spread; 2]> {
        Ok([
            spread(read, scope, scope.period, what)?,
            spread(read, scope, scope.other, what)?,
        ])
    };
    let all = [
        time(scope, "figure-first-order", both(What::FirstOrder)?, 60),
        time(scope, "figure-stay", both(What::Stay)?, 300),
        mean(scope, "figure-rounds", both(What::Rounds)?),
        mean(scope, "figure-party", both(What::Party)?),
        time(scope, "figure-call", both(What::Call)?, 10),
    ];
    Ok(all.into_iter().flatten().collect())
}

/// The middle of a spread, whose buckets are so many seconds each.
fn time(scope: &Scope, title: &'static str, [is, was]: [Spread; 2], each: i64) -> Option<Card> {
    let t = scope.t;
    let at = |spread: &Spread, ppm: i64| spread.at(ppm).map(|bucket| bucket * each + each / 2);
    let (middle, before) = (at(&is, 500_000)?, at(&was, 500_000));
    let mut beside = vec![t.with("insights-ninth", "value", t.lang.span(at(&is, 900_000)?))];
    beside.extend(before.map(|b| t.with("insights-was", "value", t.lang.span(b))));
    Some(Card {
        title,
        value: t.lang.span(middle),
        change: before.and_then(|before| change_ppm(middle, before)),
        beside: beside.join(" · "),
    })
}

/// The mean of a spread.
fn mean(scope: &Scope, title: &'static str, both: [Spread; 2]) -> Option<Card> {
    let t = scope.t;
    let [is, was] = both.map(|spread| {
        let sum: i64 = spread.0.iter().map(|(bucket, n)| bucket * n).sum();
        let n = spread.count();
        (n > 0).then(|| (sum, n, shown(t, &Cell::Decimal(sum as f64 / n as f64))))
    });
    let (sum, n, value) = is?;
    let mut beside = vec![t.with("insights-visits", "value", t.lang.count(n))];
    beside.extend(was.iter().map(|(_, _, before)| t.with("insights-was", "value", before)));
    Some(Card {
        title,
        value,
        change: was.and_then(|(before, of, _)| change_ppm(sum * of, before * n)),
        beside: beside.join(" · "),
    })
}
