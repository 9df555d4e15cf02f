//! Verbs on counts and holds.

use super::{Hold, POPULAR_DAYS, POPULAR_LEAST, POPULAR_MOST, STOCK_MAX, queries};
use crate::base::ids::{ItemId, OptionId, VisitId};
use crate::base::{Actor, Error, Lang, Msg, Result, Verb};
use crate::menu::Item;
use crate::menu::actions::tell;
use crate::menu::facts::MenuFact;
use crate::menu::queries::find_item;
use crate::store::{Tx, params};

/// Marks an item as sold out by hand ("86"), or as available again.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn set_available(tx: &Tx<'_>, actor: &Actor, item: ItemId, available: bool) -> Result<()> {
    actor.may(Verb::SellOut)?;
    find_item(tx, item, Lang::En)?.ok_or_else(Error::missing)?;
    let changed = tx.run(
        "UPDATE items SET available = ?2 WHERE id = ?1 AND available <> ?2",
        params![item.0, available],
    )?;
    if changed > 0 {
        tell(tx, actor, &MenuFact::AvailabilitySet { item, available })?;
    }
    Ok(())
}

/// Marks an option as sold out by hand ("86"), or as available again.
///
/// # Errors
/// `Forbidden`; `NotFound` if no item on the menu has it.
pub fn set_option_available(tx: &Tx<'_>, actor: &Actor, option: OptionId, available: bool) -> Result<()> {
    actor.may(Verb::SellOut)?;
    let item = tx.row(
        "SELECT g.item_id FROM options o JOIN option_groups g ON g.id = o.group_id
         WHERE o.id = ?1 AND o.active = 1 AND g.active = 1 AND g.removes = 0",
        [option.0],
        |r| r.get(0).map(ItemId),
    )?;
    let item = item.ok_or_else(Error::missing)?;
    find_item(tx, item, Lang::En)?.ok_or_else(Error::missing)?;
    let changed = tx.run(
        "UPDATE options SET available = ?2 WHERE id = ?1 AND available <> ?2",
        params![option.0, available],
    )?;
    if changed > 0 {
        let fact = MenuFact::OptionAvailabilitySet {
            item,
            option,
            available,
        };
        tell(tx, actor, &fact)?;
    }
    Ok(())
}

/// Says how many of an item there are; `None` if nobody counts any more.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Invalid` on `stock` outside 0 to [`STOCK_MAX`].
pub fn set_stock(tx: &Tx<'_>, actor: &Actor, item: ItemId, stock: Option<i64>) -> Result<()> {
    actor.may(Verb::SellOut)?;
    if stock.is_some_and(|n| !(0..=STOCK_MAX).contains(&n)) {
        return Err(Error::field("stock", Msg::new("error-stock").number("max", STOCK_MAX)));
    }
    let before = find_item(tx, item, Lang::En)?.ok_or_else(Error::missing)?;
    if before.stock != stock {
        write_stock(tx, actor, item, stock)?;
    }
    Ok(())
}

/// Says which counts an item's weekdays begin with, Monday first; `None` for a
/// day that changes nothing, or altogether.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Invalid` on `restock` for a count outside 0 to [`STOCK_MAX`].
pub fn set_restock(tx: &Tx<'_>, actor: &Actor, item: ItemId, plan: Option<[Option<i64>; 7]>) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let before = find_item(tx, item, Lang::En)?.ok_or_else(Error::missing)?;
    if plan.iter().flatten().flatten().any(|n| !(0..=STOCK_MAX).contains(n)) {
        return Err(Error::field(
            "restock",
            Msg::new("error-stock").number("max", STOCK_MAX),
        ));
    }
    if before.restock == plan {
        return Ok(());
    }
    let json = plan.map(|p| serde_json::to_string(&p)).transpose()?;
    tx.run("UPDATE items SET restock = ?2 WHERE id = ?1", params![item.0, json])?;
    tell(tx, actor, &MenuFact::RestockSet { item })
}

/// Takes pieces of an item that is being sold from its count, if it has one,
/// and counts the sale. The line's own hold ends with it. It is a part of placing
/// an order, which has asked for permission and has read the item.
///
/// # Errors
/// `Conflict` if there are not so many left.
pub fn sell(tx: &Tx<'_>, actor: &Actor, visit: VisitId, line: i64, item: &Item, quantity: i64) -> Result<()> {
    release(tx, visit, line)?;
    count_sale(tx, item.id, tx.day.0, quantity)?;
    if item.stock.is_none() {
        return Ok(());
    }
    // Another line of the same order may have taken of it since it was read.
    let item = find_item(tx, item.id, Lang::En)?.ok_or_else(Error::missing)?;
    let (Some(stock), Some(left)) = (item.stock, item.left()) else {
        return Ok(());
    };
    if quantity > left {
        return Err(Error::Conflict(item.too_few(quantity)));
    }
    write_stock(tx, actor, item.id, Some(stock - quantity))
}

/// Counts what an item sold so many business days ago, for a house that begins
/// with a past.
///
/// # Errors
/// `Forbidden`; `NotFound` if no item on the menu has this key.
pub fn count_past_sales(tx: &Tx<'_>, actor: &Actor, key: &str, days_ago: i64, quantity: i64) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let item = tx.row("SELECT id FROM items WHERE key = ?1 AND active = 1", [key], |r| {
        r.get(0).map(ItemId)
    })?;
    count_sale(tx, item.ok_or_else(Error::missing)?, tx.day.0 - days_ago, quantity)
}

fn count_sale(tx: &Tx<'_>, item: ItemId, day: i64, quantity: i64) -> Result<()> {
    tx.run(
        "INSERT INTO item_days (item_id, business_day, quantity) VALUES (?1, ?2, ?3)
         ON CONFLICT (item_id, business_day) DO UPDATE SET quantity = quantity + excluded.quantity",
        params![item.0, day, quantity],
    )?;
    Ok(())
}

/// Puts pieces back that were taken and then not made.
///
/// # Errors
/// A fault of the database.
pub fn give_back(tx: &Tx<'_>, actor: &Actor, item: ItemId, quantity: i64) -> Result<()> {
    tx.run(
        "UPDATE item_days SET quantity = max(0, quantity - ?3) WHERE item_id = ?1 AND business_day = ?2",
        params![item.0, tx.day.0, quantity],
    )?;
    match find_stock(tx, item)? {
        Some(stock) => write_stock(tx, actor, item, Some(stock + quantity)),
        None => Ok(()),
    }
}

fn find_stock(tx: &Tx<'_>, item: ItemId) -> Result<Option<i64>> {
    let stock = tx.row("SELECT stock FROM items WHERE id = ?1", [item.0], |r| {
        r.get::<_, Option<i64>>(0)
    })?;
    Ok(stock.flatten())
}

fn write_stock(tx: &Tx<'_>, actor: &Actor, item: ItemId, stock: Option<i64>) -> Result<()> {
    tx.run("UPDATE items SET stock = ?2 WHERE id = ?1", params![item.0, stock])?;
    let fact = match stock {
        Some(left) => MenuFact::StockChanged { item, left },
        None => MenuFact::CountingEnded { item },
    };
    tell(tx, actor, &fact)
}

/// Holds pieces of a counted item for a line of a cart, or renews its hold.
/// Where others hold too many by now, as they may after a hold has run out, the
/// line holds nothing. Answers what it holds, `None` if nobody counts.
///
/// # Errors
/// A fault of the database.
pub fn hold(tx: &Tx<'_>, visit: VisitId, line: i64, item: ItemId, quantity: i64) -> Result<Option<i64>> {
    release(tx, visit, line)?;
    // Nobody counts most dishes: those are not read with all their parts for it.
    if find_stock(tx, item)?.is_none() {
        return Ok(None);
    }
    let Some(left) = find_item(tx, item, Lang::En)?.and_then(|i| i.left()) else {
        return Ok(None);
    };
    if left < quantity {
        return Ok(Some(0));
    }
    tx.run(
        "INSERT INTO holds (visit_id, line, item_id, quantity, touched_ms, touched_boot, touched_mono_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            visit.0,
            line,
            item.0,
            quantity,
            tx.now.at_ms,
            tx.now.boot,
            tx.now.mono_ms
        ],
    )?;
    Ok(Some(quantity))
}

/// Ends what a line holds; answers whether it held something.
///
/// # Errors
/// A fault of the database.
pub fn release(tx: &Tx<'_>, visit: VisitId, line: i64) -> Result<bool> {
    let gone = tx.run(
        "DELETE FROM holds WHERE visit_id = ?1 AND line = ?2",
        params![visit.0, line],
    )?;
    Ok(gone > 0)
}

/// Ends the holds that have run out and answers them, so that they can be told.
///
/// # Errors
/// A fault of the database.
pub fn expire(tx: &Tx<'_>) -> Result<Vec<Hold>> {
    let mut over = queries::list(tx)?;
    over.retain(|h| !h.lives(&tx.now));
    for hold in &over {
        release(tx, hold.visit, hold.line)?;
    }
    Ok(over)
}

/// A timed job: the counts that this weekday begins with, once a business day.
///
/// # Errors
/// A fault of the database.
pub fn restock(tx: &Tx<'_>) -> Result<()> {
    let known = tx.remembered("restocked_day")?;
    let today = tx.day.0.to_string();
    if known.as_ref() == Some(&today) {
        return Ok(());
    }
    tx.remember("restocked_day", &today)?;
    // In a house that has just begun, the counts are as they were set.
    if known.is_none() {
        return Ok(());
    }
    let weekday = usize::try_from(tx.day.date().weekday().to_monday_zero_offset()).unwrap_or_default();
    let plans = tx.rows(
        "SELECT id, restock FROM items WHERE active = 1 AND restock IS NOT NULL",
        [],
        |r| Ok((r.get(0).map(ItemId)?, r.get::<_, String>(1)?)),
    )?;
    for (item, plan) in plans {
        let plan: [Option<i64>; 7] = serde_json::from_str(&plan)?;
        if let Some(count) = plan[weekday] {
            set_stock(tx, &Actor::House, item, Some(count))?;
            set_available(tx, &Actor::House, item, true)?;
        }
    }
    Ok(())
}

/// A timed job: counts anew what is popular.
///
/// # Errors
/// A fault of the database.
pub fn count_popular(tx: &Tx<'_>) -> Result<()> {
    tx.run(
        "DELETE FROM item_days WHERE business_day <= ?1",
        [tx.day.0 - POPULAR_DAYS],
    )?;
    let changed = tx.run(
        "WITH best AS (SELECT d.item_id FROM item_days d JOIN items i ON i.id = d.item_id AND i.active = 1 AND i.hidden = 0
                       GROUP BY d.item_id HAVING sum(d.quantity) >= ?1
                       ORDER BY sum(d.quantity) DESC, d.item_id LIMIT ?2)
         UPDATE items SET popular = NOT popular WHERE popular <> (id IN (SELECT item_id FROM best))",
        [POPULAR_LEAST, POPULAR_MOST],
    )?;
    if changed > 0 {
        tell(tx, &Actor::House, &MenuFact::PopularCounted {})?;
    }
    Ok(())
}
