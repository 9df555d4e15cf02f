//! Verbs on the hours of dishes.

use crate::base::hours::{Hours, Time};
use crate::base::ids::ItemId;
use crate::base::{Actor, Error, Result};
use crate::menu::actions::tell;
use crate::menu::facts::MenuFact;
use crate::store::{Tx, params};

/// A timed job: notes whose hours have begun or ended, and once a day says anew when those come that
/// are not served now. A dish is served in its own hours and its category's.
///
/// # Errors
/// A fault of the database.
pub fn turn(tx: &Tx<'_>) -> Result<()> {
    let today = tx.local.date().to_string();
    let known = tx.remembered("hours_day")?;
    let is_new_day = known.as_ref() != Some(&today);
    if is_new_day {
        tx.remember("hours_day", &today)?;
    }
    for item in turn_all(tx, is_new_day)? {
        tell(tx, &Actor::House, &MenuFact::HoursTurned { item })?;
    }
    Ok(())
}

/// Brings what is noted up to this moment; answers the items of which something else is said now.
pub(in crate::menu) fn turn_all(tx: &Tx<'_>, is_new_day: bool) -> Result<Vec<ItemId>> {
    let rows = tx.rows(
        "SELECT i.id, i.hours, c.hours, i.later FROM items i JOIN categories c ON c.id = i.category_id
         WHERE i.active = 1 AND (i.hours <> '' OR c.hours <> '' OR i.later IS NOT NULL)",
        [],
        |r| {
            let hours = [r.get::<_, String>(1)?, r.get(2)?];
            Ok((ItemId(r.get(0)?), hours, r.get::<_, Option<String>>(3)?))
        },
    )?;
    let mut turned = Vec::new();
    for (item, [own, category], was) in rows {
        let is = later(tx, &own, &category)?;
        if is != was {
            tx.run("UPDATE items SET later = ?2 WHERE id = ?1", params![item.0, is])?;
        }
        if is != was || (is_new_day && is.is_some()) {
            turned.push(item);
        }
    }
    Ok(turned)
}

/// From when on a dish is served that is not served now; empty for not again.
fn later(tx: &Tx<'_>, own: &str, category: &str) -> Result<Option<String>> {
    let read = |text: &str| Hours::parse(text).ok_or_else(|| Error::fault(format!("damaged hours: {text}")));
    let (own, category) = (read(own)?, read(category)?);
    let mut at = tx.local;
    // Each looks for its own next opening until both are open: the two seldom disagree twice.
    for _ in 0..60 {
        let next = match (own.at(at), category.at(at)) {
            (Time::Now, Time::Now) if at == tx.local => return Ok(None),
            (Time::Now, Time::Now) => return Ok(Some(at.to_string())),
            (Time::From(Some(next)), Time::Now) | (Time::Now, Time::From(Some(next))) => next,
            (Time::From(Some(a)), Time::From(Some(b))) => a.max(b),
            _ => break,
        };
        at = next;
    }
    Ok(Some(String::new()))
}
