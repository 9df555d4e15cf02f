//! Verbs on the menu.

use super::facts::MenuFact;
use super::queries;
use crate::base::ids::ItemId;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::settings;
use crate::store::{Tx, params};

pub use super::import::actions::{Imported, import};

/// Marks an item as sold out by hand ("86"), or as available again.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn set_available(tx: &Tx<'_>, actor: &Actor, item: ItemId, available: bool) -> Result<()> {
    actor.may(Verb::SellOut)?;
    let on_menu = tx.number("SELECT count(*) FROM items WHERE id = ?1 AND active = 1", [item.0])?;
    if on_menu == 0 {
        return Err(Error::missing());
    }
    let changed = tx.run(
        "UPDATE items SET available = ?2 WHERE id = ?1 AND available <> ?2",
        params![item.0, available],
    )?;
    if changed > 0 {
        tell(tx, actor, &MenuFact::AvailabilitySet { item, available })?;
    }
    Ok(())
}

/// Takes pieces of an item that is being sold from its count, if it has one.
/// It is a part of placing an order, which has asked for permission.
///
/// # Errors
/// `Conflict` if there are not so many left; `NotFound`.
pub fn take_stock(tx: &Tx<'_>, actor: &Actor, item: ItemId, quantity: i64) -> Result<()> {
    let (stock, revision) = tx
        .row("SELECT stock, revision FROM items WHERE id = ?1", [item.0], |r| {
            Ok((r.get::<_, Option<i64>>(0)?, r.get::<_, i64>(1)?))
        })?
        .ok_or_else(Error::missing)?;
    let Some(stock) = stock else { return Ok(()) };
    if quantity <= stock {
        return set_stock(tx, actor, item, stock - quantity);
    }
    let name = queries::names(tx, item, revision, settings::queries::language(tx)?)?;
    Err(Error::Conflict(match stock {
        0 => Msg::new("error-sold-out").text("item", name),
        n => Msg::new("error-stock-left").text("item", name).number("n", n),
    }))
}

/// Puts pieces back that were taken and then not made.
///
/// # Errors
/// A fault of the database.
pub fn give_back_stock(tx: &Tx<'_>, actor: &Actor, item: ItemId, quantity: i64) -> Result<()> {
    let stock = tx.row("SELECT stock FROM items WHERE id = ?1", [item.0], |r| {
        r.get::<_, Option<i64>>(0)
    })?;
    match stock.flatten() {
        Some(stock) => set_stock(tx, actor, item, stock + quantity),
        None => Ok(()),
    }
}

fn set_stock(tx: &Tx<'_>, actor: &Actor, item: ItemId, left: i64) -> Result<()> {
    tx.run("UPDATE items SET stock = ?2 WHERE id = ?1", params![item.0, left])?;
    tell(tx, actor, &MenuFact::StockChanged { item, left })
}

/// Writes a fact, and that the menu is another one since.
pub(super) fn tell(tx: &Tx<'_>, actor: &Actor, fact: &MenuFact) -> Result<()> {
    let seq = tx.emit(actor, None, fact)?;
    put_meta(tx, "menu_seq", &seq.to_string())
}

pub(super) fn put_meta(tx: &Tx<'_>, key: &str, value: &str) -> Result<()> {
    tx.run(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [key, value],
    )?;
    Ok(())
}
