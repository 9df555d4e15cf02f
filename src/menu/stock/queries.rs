//! What is asked about holds.

use std::collections::HashMap;

use super::{Counts, Hold};
use crate::base::ids::{ItemId, OptionId, VisitId};
use crate::base::time::Now;
use crate::base::{Actor, Error, Result, Verb};
use crate::store::{Read, Row, params};

const HOLD: &str = "visit_id, line, item_id, quantity, touched_ms, touched_boot, touched_mono_ms";

fn hold(r: &Row<'_>) -> rusqlite::Result<Hold> {
    Ok(Hold {
        visit: VisitId(r.get(0)?),
        line: r.get(1)?,
        item: ItemId(r.get(2)?),
        quantity: r.get(3)?,
        touched: Now {
            at_ms: r.get(4)?,
            boot: r.get(5)?,
            mono_ms: r.get(6)?,
        },
    })
}

/// Every hold, those that have run out too. There are as many as carts have lines of counted items.
///
/// # Errors
/// A fault of the database.
pub fn list(read: &Read<'_>) -> Result<Vec<Hold>> {
    read.rows(&format!("SELECT {HOLD} FROM holds"), [], hold)
}

/// How many of each item are held now.
///
/// # Errors
/// A fault of the database.
pub fn held(read: &Read<'_>) -> Result<HashMap<ItemId, i64>> {
    let mut held = HashMap::new();
    for hold in list(read)?.iter().filter(|h| h.lives(&read.now)) {
        *held.entry(hold.item).or_default() += hold.quantity;
    }
    Ok(held)
}

/// What is counted of an item, a hidden one too.
///
/// # Errors
/// `Forbidden`; `NotFound` if the menu does not have it.
pub fn counts(read: &Read<'_>, actor: &Actor, item: ItemId) -> Result<Counts> {
    actor.may(Verb::SellOut)?;
    let row = read.row(
        "SELECT i.available, i.stock FROM items i JOIN categories c ON c.id = i.category_id
         WHERE i.id = ?1 AND i.active = 1 AND c.active = 1",
        [item.0],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    let (available, stock) = row.ok_or_else(Error::missing)?;
    let gone = read.rows(
        "SELECT o.id FROM options o JOIN option_groups g ON g.id = o.group_id
         WHERE g.item_id = ?1 AND g.active = 1 AND o.active = 1 AND o.available = 0 ORDER BY g.position, o.position",
        [item.0],
        |r| r.get(0).map(OptionId),
    )?;
    Ok(Counts { available, stock, gone })
}

/// How many this line holds now.
///
/// # Errors
/// A fault of the database.
pub fn held_by(read: &Read<'_>, visit: VisitId, line: i64) -> Result<i64> {
    let found = read.row(
        &format!("SELECT {HOLD} FROM holds WHERE visit_id = ?1 AND line = ?2"),
        params![visit.0, line],
        hold,
    )?;
    Ok(found.filter(|h| h.lives(&read.now)).map_or(0, |h| h.quantity))
}
