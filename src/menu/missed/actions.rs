//! Counts what guests wanted and did not get.

use crate::base::ids::ItemId;
use crate::base::{Actor, Lang, Result, Verb};
use crate::menu::queries::{find_item, menu};
use crate::menu::search::Search;
use crate::store::{Tx, params};

/// So many different searches are kept of a day, the first ones: nobody fills the disk by typing.
const SEARCHES_MAX: i64 = 300;
/// So long it is kept, in days: a year and a month, to be compared with the year before.
const KEPT: i64 = 396;

/// Counts a search that finds nothing in the menu as a guest reads it; one that does is none.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn searched(tx: &Tx<'_>, actor: &Actor, search: &Search, lang: Lang) -> Result<()> {
    actor.may(Verb::ReadMenu)?;
    if !search.narrow(menu(tx, lang)?).is_empty() {
        return Ok(());
    }
    let words = search.words();
    let known = tx.run(
        "UPDATE missed_searches SET times = times + 1 WHERE day = ?1 AND words = ?2",
        params![tx.day.0, words],
    )?;
    let today = "SELECT count(*) FROM missed_searches WHERE day = ?1";
    if known == 0 && tx.number(today, [tx.day.0])? < SEARCHES_MAX {
        tx.run(
            "INSERT INTO missed_searches (day, words, times) VALUES (?1, ?2, 1)",
            params![tx.day.0, words],
        )?;
    }
    Ok(())
}

/// Counts that a guest opened a dish which has sold out; one that can be ordered, or is only not
/// served at this hour, is none.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn opened(tx: &Tx<'_>, actor: &Actor, item: ItemId) -> Result<()> {
    actor.may(Verb::ReadMenu)?;
    let Some(dish) = find_item(tx, item, Lang::En)? else {
        return Ok(());
    };
    if dish.is_gone() {
        tx.run(
            "INSERT INTO missed_dishes (day, item_id, times) VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET times = times + 1",
            params![tx.day.0, item.0],
        )?;
    }
    Ok(())
}

/// Forgets what is older than a year and a month.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &Tx<'_>) -> Result<()> {
    tx.run("DELETE FROM missed_searches WHERE day < ?1", [tx.day.0 - KEPT])?;
    tx.run("DELETE FROM missed_dishes WHERE day < ?1", [tx.day.0 - KEPT])?;
    Ok(())
}
