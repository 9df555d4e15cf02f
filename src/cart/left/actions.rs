//! Verbs on lines that were left. Whose guests they are is asked by the room that knows accounts.

use super::KEPT_MS;
use super::queries::list;
use crate::base::ids::{GuestId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Result, Verb};
use crate::cart::actions::{Add, add};
use crate::cart::{GUEST_QUANTITY_MAX, LINES_MAX};
use crate::store::{Tx, params};
use crate::tables;

/// Keeps what the guests of a visit that closes have chosen, of those who want it kept.
///
/// # Errors
/// A fault of the database.
pub(in crate::cart) fn keep(tx: &Tx<'_>, visit: VisitId) -> Result<()> {
    tx.run(
        "INSERT INTO left_lines (guest_id, item_id, options, quantity, note, left_ms)
         SELECT c.guest_id, c.item_id, c.options, c.quantity, c.note, ?2
         FROM cart_lines c JOIN guests g ON g.id = c.guest_id
         WHERE c.visit_id = ?1 AND g.keeps = 1 ORDER BY c.number",
        params![visit.0, tx.now.at_ms],
    )?;
    Ok(())
}

/// Puts what these guests left into the cart of the acting guest. What cannot be had today stays where
/// it is; answers how many lines were taken and how many stay.
///
/// # Errors
/// The first refusal if nothing could be had; as [`tables::actions::take_part`].
pub fn take_up(tx: &Tx<'_>, actor: &Actor, visit: VisitId, guests: &[GuestId]) -> Result<(i64, i64)> {
    tables::actions::take_part(tx, actor, Verb::EditCart, visit)?;
    let lang = tables::queries::language_of(tx, actor)?;
    let (mut taken, mut stay, mut refused) = (0, 0, None);
    for line in list(tx, guests, lang)?.into_iter().take(LINES_MAX as usize) {
        let wish = Add {
            item: line.dish.item,
            options: line.dish.options,
            quantity: line.quantity.min(GUEST_QUANTITY_MAX),
            note: Note::parse(&line.note)?,
            instead: None,
        };
        match add(tx, actor, visit, None, &wish) {
            Ok(_) => {
                tx.run("DELETE FROM left_lines WHERE id = ?1", [line.id])?;
                taken += 1;
            }
            // A refusal of the cart's comes before it writes anything, so the others can go on.
            Err(e @ (Error::Conflict(_) | Error::Invalid(_) | Error::NotFound(_))) => {
                stay += 1;
                refused = refused.or(Some(e));
            }
            Err(e) => return Err(e),
        }
    }
    match refused {
        Some(e) if taken == 0 => Err(e),
        _ => Ok((taken, stay)),
    }
}

/// Lets go what these guests left.
///
/// # Errors
/// A fault of the database.
pub(crate) fn let_go(tx: &Tx<'_>, guests: &[GuestId]) -> Result<()> {
    tx.run(
        "DELETE FROM left_lines WHERE guest_id IN (SELECT value FROM json_each(?1))",
        [serde_json::to_string(guests)?],
    )?;
    Ok(())
}

/// A timed job: forgets what nobody is reminded of any more.
///
/// # Errors
/// A fault of the database.
pub fn forget_old(tx: &Tx<'_>) -> Result<()> {
    tx.run("DELETE FROM left_lines WHERE left_ms <= ?1", [tx.now.at_ms - KEPT_MS])?;
    Ok(())
}
