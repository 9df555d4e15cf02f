//! Who comes: how many at a table, how often again, in which language, and how they pay.

use std::collections::BTreeMap;

use super::dishes::share;
use super::overview::{card, count, maybe, total};
use super::spreads::{both, mean, spread, time};
use super::{Card, Content, Heat, Scope, Section, known, ppm, sheet};
use crate::base::time::BusinessDay;
use crate::base::{Lang, Money, Result};
use crate::bills::Method;
use crate::customers::sharing::{self, Known};
use crate::insights::period::Period;
use crate::insights::report::guests::queries::cohorts;
use crate::insights::report::{Spread, counted, queries, rounded};
use crate::insights::sheet::{Cell, Sheet};
use crate::insights::sums::{Hour, What, month};
use crate::store::Read;

/// The times that a phone is here, told together up to each of them.
const TIMES: [(i64, &str); 6] = [
    (1, "returning-1"),
    (2, "returning-2"),
    (3, "returning-3"),
    (5, "returning-5"),
    (10, "returning-10"),
    (i64::MAX, "returning-more"),
];
/// The days between two times, likewise.
const BETWEEN: [(i64, &str); 5] = [
    (7, "between-7"),
    (14, "between-14"),
    (30, "between-30"),
    (90, "between-90"),
    (i64::MAX, "between-more"),
];
/// So many months of newcomers are followed.
const MONTHS: i64 = 12;

pub fn content(read: &Read<'_>, scope: &Scope) -> Result<Content> {
    let nth = spread(read, scope, scope.period, What::Nth)?;
    let mut sections = vec![returning(scope, &nth)];
    let since = spread(read, scope, scope.period, What::Since)?;
    let rest = [
        Section::of(grouped("between", "sheet-between", "figure-between", &since, &BETWEEN)),
        newcomers(read, scope)?,
        Section::of(parties(read, scope)?),
        Section::of(payments(read, scope)?),
        Section::of(languages(read, scope)?),
        Section::of(accounts(read, scope)?),
        Section::of(known_by_name(read, scope)?),
    ];
    sections.extend(rest.into_iter().filter(|s| !s.sheet.rows.is_empty()));
    Ok(Content {
        cards: cards(read, scope, &nth)?,
        sections,
        ..Content::default()
    })
}

/// What is told by one number; only what somebody has counted.
fn cards(read: &Read<'_>, scope: &Scope, nth: &Spread) -> Result<Vec<Card>> {
    let sum = |period| queries::days(read, &scope.actor, period).map(|days| total(&days));
    let sums = [sum(scope.period)?, sum(scope.other)?];
    let mut all = Vec::new();
    if sums[0].visits > 0 {
        let both = [&sums[0], &sums[1]];
        all.push(count(scope, "figure-visits", both.map(|h: &Hour| h.visits)));
        all.push(maybe(scope, "figure-per-visit", both.map(Hour::per_visit)));
    }
    let told = [
        mean(scope, "figure-party", both(read, scope, What::Party)?),
        mean(scope, "figure-rounds", both(read, scope, What::Rounds)?),
        time(scope, "figure-first-order", both(read, scope, What::FirstOrder)?, 60),
        time(scope, "figure-wait", both(read, scope, What::Wait)?, 60),
    ];
    all.extend(told.into_iter().flatten());
    let again = |nth: &Spread| {
        let again: i64 = nth.0.iter().filter(|(n, _)| *n > 1).map(|(_, n)| n).sum();
        share(again, nth.count())
    };
    if let Some(is) = again(nth) {
        let was = again(&spread(read, scope, scope.other, What::Nth)?);
        let shares = [Some(is), was].map(|part| known(part, ppm));
        all.push(card(scope, "figure-returning", shares, [is, was.unwrap_or_default()]));
    }
    Ok(all)
}

/// New and returning phones; where none is known, why.
fn returning(scope: &Scope, nth: &Spread) -> Section {
    let off = scope.house.returning_days == 0;
    Section {
        nothing: if off { "insights-no-phones" } else { "insights-nothing" },
        ..Section::of(grouped("returning", "sheet-returning", "figure-nth", nth, &TIMES))
    }
}

/// A spread whose buckets are told together up to certain ones.
fn grouped(
    name: &'static str,
    title: &'static str,
    first: &'static str,
    spread: &Spread,
    groups: &[(i64, &'static str)],
) -> Sheet {
    let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
    for (bucket, n) in &spread.0 {
        let group = groups.iter().position(|(last, _)| bucket <= last).unwrap_or_default();
        *sums.entry(group).or_default() += n;
    }
    let row = |(group, n): (usize, i64)| {
        vec![
            Cell::Key(groups[group].1),
            Cell::Count(n),
            known(share(n, spread.count()), ppm),
        ]
    };
    let rows = sums.into_iter().map(row).collect();
    sheet(name, title, &[first, "figure-guests", "figure-share"], rows)
}

/// The phones of each month's newcomers, and how many of them were here in each month since.
fn newcomers(read: &Read<'_>, scope: &Scope) -> Result<Section> {
    let to = BusinessDay(scope.period.to.0.min(scope.today.0));
    let (last, found) = (month(to), cohorts(read, &scope.actor, to, MONTHS)?);
    let size = |first: i64| found.get(&(first, first)).copied().unwrap_or_default();
    let named = |month: i64| {
        let year = i16::try_from(month.div_euclid(12)).unwrap_or_default();
        Cell::Month(year, u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1))
    };
    let row = |((first, month), n): (&(i64, i64), &i64)| {
        vec![
            named(*first),
            named(*month),
            Cell::Count(*n),
            known(share(*n, size(*first)), ppm),
        ]
    };
    let columns = ["figure-first-month", "figure-month", "figure-guests", "figure-share"];
    let rows = found.iter().map(row).collect();
    let t = scope.t;
    let strength = |first: i64, later: i64| {
        let n = *found.get(&(first, first + later))?;
        let part = share(n, size(first))?;
        // The first month is all of them: it says how many they are.
        Some(match later {
            0 => (0, t.lang.count(n)),
            _ => (
                u8::try_from(1 + part / 125_000).unwrap_or(5).min(5),
                t.lang.decimal(part as f64 / 1e4, 0) + "\u{a0}%",
            ),
        })
    };
    let heat = (last - MONTHS + 1..=last).filter(|first| size(*first) > 0).map(|first| {
        let cells = (0..MONTHS).map(|later| strength(first, later).unwrap_or_default());
        (named(first).show(t.lang, t.currency), cells.collect())
    });
    Ok(Section {
        heat: Some(Heat {
            heads: (0..MONTHS).map(|later| format!("+{later}")).collect(),
            rows: heat.collect(),
        }),
        ..Section::of(sheet("newcomers", "sheet-newcomers", &columns, rows))
    })
}

fn payments(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let all = counted::queries::counts(read, &scope.actor, scope.period, What::Method)?;
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

/// Guests with an account as numbers: nobody is named here.
fn accounts(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let Period { from, to } = scope.period;
    let found = sharing::queries::accounts(read, &scope.actor, from, to)?;
    let row = vec![
        Cell::Count(found.all),
        Cell::Count(found.came),
        Cell::Money(found.spent),
    ];
    let rows = if found.all > 0 { vec![row] } else { Vec::new() };
    Ok(sheet(
        "accounts",
        "sheet-accounts",
        &["figure-accounts", "figure-accounts-came", "figure-own-dishes"],
        rows,
    ))
}

/// Those who let the house see their name.
fn known_by_name(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let Period { from, to } = scope.period;
    let row = |one: Known| vec![Cell::Text(one.name), Cell::Count(one.visits), Cell::Money(one.spent)];
    Ok(sheet(
        "known-by-name",
        "sheet-known-by-name",
        &["figure-account-name", "figure-visits", "figure-own-dishes"],
        sharing::queries::known(read, &scope.actor, from, to)?.into_iter().map(row).collect(),
    ))
}

fn languages(read: &Read<'_>, scope: &Scope) -> Result<Sheet> {
    let all = counted::queries::counts(read, &scope.actor, scope.period, What::Language)?;
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
