//! Verbs on the cart. Any guest may change any line of their visit's cart; the
//! floor is equal in rank. Long because all that changes a line is read together.

use serde::Serialize;

use super::facts::CartFact;
use super::queries::find_item;
use super::{LINES_MAX, QUANTITY_MAX, quantity};
use crate::base::ids::{GuestId, ItemId, OptionId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::menu::dishes::Dishes;
use crate::menu::stock;
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
    /// The line that it takes the place of: one whose choices are not offered any more.
    pub instead: Option<i64>,
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
    struct Body<'a>(ItemId, &'a [OptionId], i64, &'a str, Option<i64>);
    let body = Body(add.item, &add.options, add.quantity, add.note.as_str(), add.instead);
    tx.once(actor, key, "cart.add", Some(visit), &body, || {
        add_once(tx, actor, visit, add)
    })
}

fn add_once(tx: &Tx<'_>, actor: &Actor, visit: VisitId, add: &Add) -> Result<i64> {
    if let Some(line) = add.instead {
        // Before the new one is held, so that the last of a dish can be chosen anew. Gone already is no error.
        remove(tx, actor, visit, line)?;
    }
    let count = quantity(actor, add.quantity)?;
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
    let (number, had) = same.unwrap_or_default();
    let unit = orderable(tx, actor, visit, number, (add.item, had + count), &options)?;
    if had > 0 {
        set(tx, actor, visit, number, add.item, quantity(actor, had + count)?)?;
        see_price(tx, visit, number, unit)?;
        return Ok(number);
    }
    insert(tx, actor, visit, add, options, (&json, unit))
}

/// Asks whether a line may have so many of an item, chosen so; answers the price
/// of one. `line` is 0 for a new one, which holds nothing yet.
fn orderable(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    line: i64,
    (item, wanted): (ItemId, i64),
    options: &[OptionId],
) -> Result<Money> {
    let lang = tables::queries::language_of(tx, actor)?;
    let item = find_item(tx, visit, line, item, &Dishes::of(tx, lang)?)?.ok_or_else(Error::missing)?;
    if !item.available {
        return Err(Error::Conflict(Msg::new("error-sold-out").text("item", item.name)));
    }
    if let Some(later) = item.later {
        let msg = Msg::new("error-later").text("item", item.name);
        return Err(Error::Conflict(msg.text("when", later.words(lang))));
    }
    if item.left().is_some_and(|left| left < wanted) {
        return Err(Error::Conflict(item.too_few(wanted)));
    }
    Ok(menu::price(&item, options)?.unit)
}

fn insert(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    add: &Add,
    options: Vec<OptionId>,
    (json, unit): (&str, Money),
) -> Result<i64> {
    if tx.number("SELECT count(*) FROM cart_lines WHERE visit_id = ?1", [visit.0])? >= LINES_MAX {
        return Err(Error::Conflict(Msg::new("error-cart-full").number("max", LINES_MAX)));
    }
    let number = next_number(tx, visit)?;
    let guest = actor.guest().map(|g| g.0);
    tx.run(
        "INSERT INTO cart_lines (visit_id, number, guest_id, item_id, options, quantity, note, seen_unit)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            visit.0,
            number,
            guest,
            add.item.0,
            json,
            add.quantity,
            add.note.as_str(),
            unit.0
        ],
    )?;
    let fact = CartFact::LineAdded {
        line: number,
        item: add.item,
        options,
        quantity: add.quantity,
    };
    tx.emit(actor, Some(visit), &fact)?;
    hold(tx, actor, visit, number, add.item, add.quantity)?;
    Ok(number)
}

/// Changes how many there are of a line, by a difference: two phones that tap
/// "one more" at once add two. Nothing left removes the line.
///
/// # Errors
/// `NotFound` if the line is gone or another visit's; `Invalid` on `quantity`
/// beyond what one line may have; `Conflict` if there are not so many left; and
/// as [`take_part`].
pub fn change(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: Option<&RequestKey>, line: i64, by: i64) -> Result<()> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    let work = || {
        let (item, had, options) = had(tx, visit, line)?;
        if !(-QUANTITY_MAX..=QUANTITY_MAX).contains(&by) {
            quantity(actor, i64::MAX)?;
        }
        let more = had + by;
        if more <= 0 {
            return drop_line(tx, actor, visit, line);
        }
        if by > 0 {
            let unit = orderable(tx, actor, visit, line, (item, quantity(actor, more)?), &options)?;
            see_price(tx, visit, line, unit)?;
        }
        // A guest may also lessen what the floor has put there in a larger number.
        set(tx, actor, visit, line, item, more)
    };
    match key {
        Some(key) => tx.once(actor, key, "cart.change", Some(visit), &(line, by), work),
        None => work(),
    }
}

/// Lessens a line to what is left: the number is the server's, so two phones that
/// tap at once take the same. A line that fits already stays as it is.
///
/// # Errors
/// `NotFound` if the line is gone or another visit's; `Conflict` if nothing is
/// left; and as [`take_part`].
pub fn fit(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64) -> Result<()> {
    take_part(tx, actor, Verb::EditCart, visit)?;
    let (item, had, options) = had(tx, visit, line)?;
    let lang = tables::queries::language_of(tx, actor)?;
    let found = find_item(tx, visit, line, item, &Dishes::of(tx, lang)?)?.ok_or_else(Error::missing)?;
    let Some(left) = found.left().filter(|left| *left < had) else {
        return Ok(());
    };
    let wanted = left.max(1);
    let unit = orderable(tx, actor, visit, line, (item, wanted), &options)?;
    see_price(tx, visit, line, unit)?;
    set(tx, actor, visit, line, item, wanted)
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

/// The item, the quantity and the options of a line.
fn had(tx: &Tx<'_>, visit: VisitId, line: i64) -> Result<(ItemId, i64, Vec<OptionId>)> {
    let found = tx.row(
        "SELECT item_id, quantity, options FROM cart_lines WHERE visit_id = ?1 AND number = ?2",
        params![visit.0, line],
        |r| Ok((ItemId(r.get(0)?), r.get(1)?, r.get::<_, String>(2)?)),
    )?;
    let (item, quantity, options) = found.ok_or_else(|| Error::NotFound(Msg::new("error-line-gone")))?;
    Ok((item, quantity, serde_json::from_str(&options)?))
}

fn set(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64, item: ItemId, quantity: i64) -> Result<()> {
    tx.run(
        "UPDATE cart_lines SET quantity = ?3, version = version + 1 WHERE visit_id = ?1 AND number = ?2",
        params![visit.0, line, quantity],
    )?;
    tx.emit(actor, Some(visit), &CartFact::LineChanged { line, quantity })?;
    hold(tx, actor, visit, line, item, quantity)
}

/// Notes the price that the guest has seen with the line.
fn see_price(tx: &Tx<'_>, visit: VisitId, line: i64, unit: Money) -> Result<()> {
    tx.run(
        "UPDATE cart_lines SET seen_unit = ?3 WHERE visit_id = ?1 AND number = ?2",
        params![visit.0, line, unit.0],
    )?;
    Ok(())
}

/// Holds what the line has of an item that is counted, for a while.
fn hold(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64, item: ItemId, quantity: i64) -> Result<()> {
    match stock::actions::hold(tx, visit, line, item, quantity)? {
        Some(held) => tell_held(tx, actor, visit, line, item, held),
        None => Ok(()),
    }
}

fn tell_held(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64, item: ItemId, quantity: i64) -> Result<()> {
    let seq = tx.emit(actor, Some(visit), &CartFact::ItemHeld { line, item, quantity })?;
    menu::actions::touched(tx, seq)
}

fn drop_line(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64) -> Result<()> {
    let (item, ..) = had(tx, visit, line)?;
    take(tx, visit, line)?;
    tx.emit(actor, Some(visit), &CartFact::LineRemoved { line })?;
    if stock::actions::release(tx, visit, line)? {
        tell_held(tx, actor, visit, line, item, 0)?;
    }
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

/// A timed job: what nobody touched for a while is free for others again. The
/// lines stay in their carts.
///
/// # Errors
/// A fault of the database.
pub fn expire_holds(tx: &Tx<'_>) -> Result<()> {
    for hold in stock::actions::expire(tx)? {
        tell_held(tx, &Actor::House, hold.visit, hold.line, hold.item, 0)?;
    }
    Ok(())
}

/// Moves a guest's lines to the one whom they are the same person as; `tables` has the fact.
///
/// # Errors
/// A fault of the database.
pub(crate) fn adopt_record(tx: &Tx<'_>, visit: VisitId, from: GuestId, into: GuestId) -> Result<()> {
    tx.run(
        "UPDATE cart_lines SET guest_id = ?3 WHERE visit_id = ?1 AND guest_id = ?2",
        params![visit.0, from.0, into.0],
    )?;
    Ok(())
}

/// Empties the cart of a visit that closes, and drops its facts. What guests with an account had chosen
/// is kept for them.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &Tx<'_>, visit: VisitId) -> Result<()> {
    super::left::actions::keep(tx, visit)?;
    let lines = tx.rows("SELECT number FROM cart_lines WHERE visit_id = ?1", [visit.0], |r| {
        r.get::<_, i64>(0)
    })?;
    for line in lines {
        // Told before the facts are dropped: the screens hear of it all the same.
        drop_line(tx, &Actor::House, visit, line)?;
    }
    tx.run("DELETE FROM events WHERE visit_id = ?1 AND feature = 'cart'", [visit.0])?;
    Ok(())
}
