//! Reads what guests wanted and did not get, for who may see the insights.

use crate::base::ids::ItemId;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Result, Verb};
use crate::store::{Read, params};

/// The words that were looked for between two days and not found, the most often first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn searches(
    read: &Read<'_>,
    actor: &Actor,
    from: BusinessDay,
    to: BusinessDay,
    most: i64,
) -> Result<Vec<(String, i64)>> {
    actor.may(Verb::ReadInsights)?;
    read.rows(
        "SELECT words, sum(times) FROM missed_searches WHERE day BETWEEN ?1 AND ?2
         GROUP BY words ORDER BY 2 DESC, words LIMIT ?3",
        params![from.0, to.0, most],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )
}

/// The dishes that guests opened between two days while they had sold out, the most often first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn dishes(read: &Read<'_>, actor: &Actor, from: BusinessDay, to: BusinessDay) -> Result<Vec<(ItemId, i64)>> {
    actor.may(Verb::ReadInsights)?;
    read.rows(
        "SELECT item_id, sum(times) FROM missed_dishes WHERE day BETWEEN ?1 AND ?2 GROUP BY item_id ORDER BY 2 DESC, 1",
        [from.0, to.0],
        |r| Ok((ItemId(r.get(0)?), r.get(1)?)),
    )
}
