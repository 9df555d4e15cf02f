//! What is told of a spread by one number: its middle, or its mean.

use super::{Card, Scope, shown};
use crate::base::Result;
use crate::insights::period::Period;
use crate::insights::report::{Spread, queries};
use crate::insights::sheet::Cell;
use crate::insights::sums::What;
use crate::store::Read;

/// How something that is counted for no one in particular is spread.
pub fn spread(read: &Read<'_>, scope: &Scope, period: Period, what: What) -> Result<Spread> {
    Ok(queries::spreads(read, &scope.actor, period, what)?.remove(&0).unwrap_or_default())
}

/// The same of the period and of what it is compared with.
pub fn both(read: &Read<'_>, scope: &Scope, what: What) -> Result<[Spread; 2]> {
    Ok([
        spread(read, scope, scope.period, what)?,
        spread(read, scope, scope.other, what)?,
    ])
}

/// The middle of a spread, whose buckets are so many seconds each.
pub fn time(scope: &Scope, title: &'static str, [is, was]: [Spread; 2], each: i64) -> Option<Card> {
    let t = scope.t;
    let at = |spread: &Spread, ppm: i64| spread.at(ppm).map(|bucket| bucket * each + each / 2);
    let (middle, before) = (at(&is, 500_000)?, at(&was, 500_000));
    let mut beside = vec![t.with("insights-ninth", "value", t.lang.span(at(&is, 900_000)?))];
    beside.extend(before.map(|b| t.with("insights-was", "value", t.lang.span(b))));
    Some(Card {
        title,
        value: t.lang.span(middle),
        change: before.and_then(|before| scope.change_ppm(middle, before)),
        beside: beside.join(" · "),
    })
}

/// The mean of a spread.
pub fn mean(scope: &Scope, title: &'static str, both: [Spread; 2]) -> Option<Card> {
    let t = scope.t;
    let [is, was] = both.map(|spread| {
        let sum: i64 = spread.0.iter().map(|(bucket, n)| bucket * n).sum();
        let n = spread.count();
        (n > 0).then(|| (sum, n, shown(t, &Cell::Decimal(sum as f64 / n as f64))))
    });
    let (sum, n, value) = is?;
    let mut beside = vec![t.n("insights-visits", n)];
    beside.extend(was.iter().map(|(_, _, before)| t.with("insights-was", "value", before)));
    Some(Card {
        title,
        value,
        change: was.and_then(|(before, of, _)| scope.change_ppm(sum * of, before * n)),
        beside: beside.join(" · "),
    })
}
