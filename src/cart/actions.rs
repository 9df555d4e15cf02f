//! Verbs on the cart. Any guest may change any line of their visit's cart; the
//! floor is equal in rank.

use serde::Serialize;

use super::facts::CartFact;
use super::{LINES_MAX, QUANTITY_MAX, quantity};
use crate::base::ids::{ItemId, OptionId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::store::{RequestKey, Tx, params};
use crate::tables::actions::{next_number, take_part};
use crate::{menu, tables};

/// What somebody adds.
#[derive(Debug, Clone)]
pub struct Add {
    /// The item.
    pub item: ItemId,
    /// The chosen options.
    pub options: Vec<OptionId>,
    /// How many.
    pub quantity: i64,
    /// A note for the kitchen.
    pub note: Note,
}

/// Adds a line, or raises the same guest's equal one. Answers its small number.
///
/// # Errors
/// `NotFound` for an unknown item, `Conflict` if it is sold out or the cart is
/// full, `Invalid` on `options` or `quantity`, and as [`take_part`].
pub fn add(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: Option<&RequestKey>, add: &Add) -> Result<i64> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    let Some(key) = key else {
        return add_once(tx, actor, visit, add);
    };
    #[derive(Serialize)]
    struct Body<'a>(ItemId, &'a [OptionId], i64, &'a str);
    let body = Body(add.item, &add.options, add.quantity, add.note.as_str());
    tx.once(actor, key, "cart.add", Some(visit), &body, || {
        add_once(tx, actor, visit, add)
    })
}

fn add_once(tx: &Tx<'_>, actor: &Actor, visit: VisitId, add: &Add) -> Result<i64> {
    let count = quantity(add.quantity)?;
    let lang = tables::queries::language_of(tx, actor)?;
    let item = menu::queries::find_item(tx, add.item, lang)?.ok_or_else(Error::missing)?;
    if item.sold_out() {
        return Err(Error::Conflict(Msg::new("error-sold-out").text("item", item.name)));
    }
    if let Some(left) = item.stock
        && left < count
    {
        let words = Msg::new("error-stock-left").number("n", left).text("item", item.name);
        return Err(Error::Conflict(words));
    }
    menu::price(&item, &add.options)?;
    let mut options = add.options.clone();
    options.sort_unstable();
    let json = serde_json::to_string(&options)?;
    let guest = actor.guest().map(|g| g.0);
    let same = tx.row(
        "SELECT number, quantity FROM cart_lines
         WHERE visit_id = ?1 AND guest_id IS ?2 AND item_id = ?3 AND options = ?4 AND note = ?5",
        params![visit.0, guest, add.item.0, json, add.note.as_str()],
        |r| Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?)),
    )?;
    if let Some((number, had)) = same {
        set(tx, actor, visit, number, quantity(had + count)?)?;
        return Ok(number);
    }
    insert(tx, actor, visit, add, options, &json)
}

fn insert(tx: &Tx<'_>, actor: &Actor, visit: VisitId, add: &Add, options: Vec<OptionId>, json: &str) -> Result<i64> {
    if tx.number("SELECT count(*) FROM cart_lines WHERE visit_id = ?1", [visit.0])? >= LINES_MAX {
        return Err(Error::Conflict(Msg::new("error-cart-full").number("max", LINES_MAX)));
    }
    let number = next_number(tx, visit)?;
    let guest = actor.guest().map(|g| g.0);
    tx.insert(
        "INSERT INTO cart_lines (visit_id, number, guest_id, item_id, options, quantity, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            visit.0,
            number,
            guest,
            add.item.0,
            json,
            add.quantity,
            add.note.as_str()
        ],
    )?;
    let fact = CartFact::LineAdded {
        line: number,
        item: add.item,
        options,
        quantity: add.quantity,
    };
    tx.emit(actor, Some(visit), &fact)?;
    Ok(number)
}

/// Changes how many there are of a line, by a difference: two phones that tap
/// "one more" at once add two. Nothing left removes the line.
///
/// # Errors
/// `NotFound` if the line is gone or another visit's; `Invalid` on `quantity`
/// beyond what one line may have; and as [`take_part`].
pub fn change(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: Option<&RequestKey>, line: i64, by: i64) -> Result<()> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    let work = || {
        let had = had(tx, visit, line)?;
        if !(-QUANTITY_MAX..=QUANTITY_MAX).contains(&by) {
            quantity(i64::MAX)?;
        }
        match had + by {
            ..=0 => drop_line(tx, actor, visit, line),
            more => set(tx, actor, visit, line, quantity(more)?),
        }
    };
    match key {
        Some(key) => tx.once(actor, key, "cart.change", Some(visit), &(line, by), work),
        None => work(),
    }
}

/// Removes a line. Removing what is gone already is no error: the wish is fulfilled.
///
/// # Errors
/// As [`take_part`].
pub fn remove(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64) -> Result<()> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    match had(tx, visit, line) {
        Ok(_) => drop_line(tx, actor, visit, line),
        Err(Error::NotFound(_)) => Ok(()),
        Err(e) => Err(e),
    }
}

fn had(tx: &Tx<'_>, visit: VisitId, line: i64) -> Result<i64> {
    tx.row(
        "SELECT quantity FROM cart_lines WHERE visit_id = ?1 AND number = ?2",
        params![visit.0, line],
        |r| r.get(0),
    )?
    .ok_or_else(|| Error::NotFound(Msg::new("error-line-gone")))
}

fn set(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64, quantity: i64) -> Result<()> {
    tx.run(
        "UPDATE cart_lines SET quantity = ?3, version = version + 1 WHERE visit_id = ?1 AND number = ?2",
        params![visit.0, line, quantity],
    )?;
    tx.emit(actor, Some(visit), &CartFact::LineChanged { line, quantity })?;
    Ok(())
}

fn drop_line(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64) -> Result<()> {
    take(tx, visit, line)?;
    tx.emit(actor, Some(visit), &CartFact::LineRemoved { line })?;
    Ok(())
}

/// Takes a line out of the cart without a fact of the cart's: the order's fact tells it.
///
/// # Errors
/// A fault of the database.
pub fn take(tx: &Tx<'_>, visit: VisitId, line: i64) -> Result<()> {
    tx.run(
        "DELETE FROM cart_lines WHERE visit_id = ?1 AND number = ?2",
        params![visit.0, line],
    )?;
    Ok(())
}

/// Empties the cart of a visit that closes, and drops its facts.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &Tx<'_>, visit: VisitId) -> Result<()> {
    tx.run("DELETE FROM cart_lines WHERE visit_id = ?1", [visit.0])?;
    tx.run("DELETE FROM events WHERE visit_id = ?1 AND feature = 'cart'", [visit.0])?;
    Ok(())
}
