//! Reads what was counted by buckets: how long something took, or how many it were. Whoever asks may see the insights:
//! [`Verb::ReadInsights`].

use std::collections::BTreeMap;

use crate::base::{Actor, Result, Verb};
use crate::insights::period::Period;
use crate::insights::report::Spread;
use crate::insights::report::queries::closed;
use crate::insights::sums::{Span, What};
use crate::store::{Read, params};

/// How something is spread, by the id that it is counted for: a station, a dish, a way to pay.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn spreads(read: &Read<'_>, actor: &Actor, period: Period, what: What) -> Result<BTreeMap<i64, Spread>> {
    Ok(counts(read, actor, period, what)?
        .into_iter()
        .map(|(id, buckets)| {
            (
                id,
                Spread(buckets.into_iter().map(|(bucket, (n, _))| (bucket, n)).collect()),
            )
        })
        .collect())
}

/// Number and amount by id and bucket.
type Counts = BTreeMap<i64, BTreeMap<i64, (i64, i64)>>;

/// Number and amount of what was counted, by id and bucket.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn counts(read: &Read<'_>, actor: &Actor, period: Period, what: What) -> Result<Counts> {
    actor.may(Verb::ReadInsights)?;
    let later = "SELECT EXISTS (SELECT 1 FROM sum_counts WHERE span = ?1 AND what = ?2 AND at > ?3)";
    let later = read.number(later, params![Span::Day as i64, what.word(), period.to.0])?;
    let mut rows: Vec<[i64; 4]> = Vec::new();
    for (span, part) in closed(period, later) {
        read.each(
            "SELECT id, bucket, n, amount FROM sum_counts WHERE span = ?1 AND what = ?2 AND at BETWEEN ?3 AND ?4",
            params![span as i64, what.word(), part.from.0, part.to.0],
            |r| {
                rows.push([r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?]);
                Ok(())
            },
        )?;
    }
    // Each day, month and year is a run of its own: merged, and put into the maps from left to right.
    rows.sort_by_key(|[id, bucket, ..]| (*id, *bucket));
    let of_one = |rows: &[[i64; 4]]| {
        rows.chunk_by(|a, b| a[1] == b[1])
            .filter_map(|same| {
                Some((
                    same.first()?[1],
                    same.iter().fold((0, 0), |sum, r| (sum.0 + r[2], sum.1 + r[3])),
                ))
            })
            .collect()
    };
    let ids = rows.chunk_by(|a, b| a[0] == b[0]);
    Ok(ids.filter_map(|rows| Some((rows.first()?[0], of_one(rows)))).collect())
}
