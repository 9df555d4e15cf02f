//! Reads who came again. Whoever asks may see the insights: [`Verb::ReadInsights`].

use std::collections::BTreeMap;

use crate::base::time::BusinessDay;
use crate::base::{Actor, Result, Verb};
use crate::insights::sums::{Span, What, month};
use crate::store::{Read, params};

/// How many phones were here in each month (counted from the first one of year 0), by the month in which they
/// came first: both within so many months up to a day's.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn cohorts(read: &Read<'_>, actor: &Actor, to: BusinessDay, months: i64) -> Result<BTreeMap<(i64, i64), i64>> {
    actor.may(Verb::ReadInsights)?;
    // No month is longer than 31 days; what that is too much is left out below.
    let rows = read.rows(
        "SELECT id, at, n FROM sum_counts WHERE span = ?1 AND what = ?2 AND at BETWEEN ?3 AND ?4",
        params![Span::Month as i64, What::Cohort.word(), to.0 - 31 * months, to.0],
        |r| Ok((r.get::<_, i64>(0)?, month(BusinessDay(r.get(1)?)), r.get::<_, i64>(2)?)),
    )?;
    let within = month(to) - months + 1..=month(to);
    let here = rows.into_iter().filter(|(first, at, _)| within.contains(first) && within.contains(at));
    Ok(here.map(|(first, at, n)| ((first, at), n)).collect())
}
