//! What is told of a spread by one number: its middle, or its mean.

use super::{Card, Scope, known, shown};
use crate::base::Result;
use crate::insights::period::Period;
use crate::insights::report::{Spread, counted};
use crate::insights::sheet::Cell;
use crate::insights::sums::What;
use crate::store::Read;

/// How something that is counted for no one in particular is spread.
pub fn spread(read: &Read<'_>, scope: &Scope, period: Period, what: What) -> Result<Spread> {
    Ok(counted::queries::spreads(read, &scope.actor, period, what)?
        .remove(&0)
        .unwrap_or_default())
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
    let ninth = Cell::Seconds(at(&is, 900_000)?);
    let was = known(before, Cell::Seconds);
    let mut beside = vec![t.with("insights-ninth", "value", shown(t, &ninth))];
    beside.extend(before.map(|_| t.with("insights-was", "value", shown(t, &was))));
    let change = before.and_then(|before| scope.change_ppm(middle, before));
    let card = Card::new(t, title, [Cell::Seconds(middle), was], change, beside.join(" · "));
    Some(card.with(vec![("ninth-decile", ninth)]))
}

/// The mean of a spread.
pub fn mean(scope: &Scope, title: &'static str, both: [Spread; 2]) -> Option<Card> {
    let t = scope.t;
    let [is, was] = both.map(|spread| {
        let sum: i64 = spread.0.iter().map(|(bucket, n)| bucket * n).sum();
        let n = spread.count();
        (n > 0).then(|| (sum, n, Cell::Decimal(sum as f64 / n as f64)))
    });
    let (sum, n, mean) = is?;
    let mut beside = vec![t.n("insights-visits", n)];
    beside.extend(was.iter().map(|(_, _, before)| t.with("insights-was", "value", shown(t, before))));
    let change = was.as_ref().and_then(|(before, of, _)| scope.change_ppm(sum * of, before * n));
    let figures = [mean, known(was, |(_, _, before)| before)];
    Some(Card::new(t, title, figures, change, beside.join(" · ")).with(vec![("visits", Cell::Count(n))]))
}
