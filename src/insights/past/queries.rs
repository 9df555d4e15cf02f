//! Reads what was imported from another system.

use super::{Found, Problem};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::insights::{Choice, Sale, SoldLine, Thing};
use crate::store::{Read, params};

/// An order of another system.
#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) id: i64,
    pub(super) day: BusinessDay,
    pub(super) name: String,
    pub(super) minute: i64,
}

fn order(r: &rusqlite::Row<'_>) -> rusqlite::Result<Order> {
    Ok(Order {
        id: r.get(0)?,
        day: BusinessDay(r.get(1)?),
        name: r.get(2)?,
        minute: r.get(3)?,
    })
}

/// Some orders of an import, from those after one on.
pub(super) fn orders(read: &Read<'_>, import: i64, after: i64, most: i64) -> Result<Vec<Order>> {
    read.rows(
        "SELECT id, business_day, ref, minute FROM past_orders WHERE import_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
        params![import, after, most],
        order,
    )
}

/// The order of that day and name which is shown.
pub(super) fn shown(read: &Read<'_>, day: BusinessDay, name: &str) -> Result<Option<Order>> {
    read.row(
        "SELECT o.id, o.business_day, o.ref, o.minute FROM past_orders o JOIN past_imports i ON i.id = o.import_id
         WHERE o.business_day = ?1 AND o.ref = ?2 AND i.state = 'active'",
        params![day.0, name],
        order,
    )
}

/// The lines of an order, in an order that does not depend on the file.
pub(super) fn lines(read: &Read<'_>, order: i64) -> Result<Vec<String>> {
    read.rows(
        "SELECT concat_ws(' ', past_item_id, quantity, gross, tax, (SELECT group_concat(past_option_id ORDER BY past_option_id)
           FROM past_line_options WHERE line_id = l.id)) line FROM past_lines l WHERE order_id = ?1 ORDER BY line",
        [order],
        |r| r.get(0),
    )
}

/// Whether an order has more than so many lines.
pub(super) fn has_more_lines(read: &Read<'_>, order: i64, most: i64) -> Result<bool> {
    let count = "SELECT count(*) FROM (SELECT 1 FROM past_lines WHERE order_id = ?1 LIMIT ?2 + 1)";
    Ok(read.number(count, [order, most])? > most)
}

/// A problem of an order, at its first line in the file.
pub(super) fn problem(read: &Read<'_>, order: i64, sentence: Msg) -> Result<Problem> {
    let line = read.number("SELECT min(number) FROM past_lines WHERE order_id = ?1", [order])?;
    Ok(Problem {
        line: line.unsigned_abs(),
        column: String::new(),
        sentence,
    })
}

/// An order as the figures see it.
pub(super) fn sale(read: &Read<'_>, order: &Order) -> Result<Sale> {
    let rows = read.rows(
        "SELECT l.id, coalesce(i.item_id, -i.id), l.quantity, l.gross, l.tax
         FROM past_lines l JOIN past_items i ON i.id = l.past_item_id WHERE l.order_id = ?1",
        [order.id],
        |r| {
            let line = SoldLine {
                thing: Thing(r.get(1)?),
                choices: Vec::new(),
                quantity: r.get(2)?,
                gross: Money(r.get(3)?),
                tax: Money(r.get(4)?),
            };
            Ok((r.get::<_, i64>(0)?, line))
        },
    )?;
    let mut lines = Vec::new();
    for (id, mut line) in rows {
        line.choices = read.rows(
            "SELECT coalesce(option_id, -past_option_id) FROM past_line_options WHERE line_id = ?1",
            [id],
            |r| Ok(Choice(r.get(0)?)),
        )?;
        lines.push(line);
    }
    Ok(Sale {
        day: order.day,
        minute: order.minute,
        lines,
    })
}

/// So many names of an import are told.
const NAMES: i64 = 1_000;

/// What an import holds by now; how many orders were left out is not known here.
///
/// # Errors
/// A fault of the database.
pub fn found(read: &Read<'_>, import: i64) -> Result<Found> {
    let mut found = Found::default();
    let days = read.row(
        "SELECT count(*), min(business_day), max(business_day) FROM past_orders WHERE import_id = ?1",
        [import],
        |r| Ok((r.get(0)?, r.get::<_, Option<i64>>(1)?, r.get::<_, Option<i64>>(2)?)),
    )?;
    if let Some((orders, first, last)) = days {
        found.orders = orders;
        found.days = first.zip(last).map(|(a, b)| (BusinessDay(a), BusinessDay(b)));
    }
    let sums = read.row(
        "SELECT count(*), coalesce(sum(l.gross), 0) FROM past_lines l JOIN past_orders o ON o.id = l.order_id WHERE o.import_id = ?1",
        [import],
        |r| Ok((r.get(0)?, Money(r.get(1)?))),
    )?;
    (found.lines, found.gross) = sums.unwrap_or_default();
    let names = read.rows(
        "SELECT name, item_id IS NOT NULL, count(*) OVER () FROM past_items WHERE id IN (SELECT l.past_item_id FROM past_lines l
           JOIN past_orders o ON o.id = l.order_id WHERE o.import_id = ?1) ORDER BY name LIMIT ?2",
        [import, NAMES],
        |r| Ok((r.get::<_, String>(0)?, r.get::<_, bool>(1)?, r.get::<_, i64>(2)?)),
    )?;
    for (name, matched, all) in names {
        found.more_names = (all - NAMES).max(0);
        if matched {
            &mut found.matched
        } else {
            &mut found.unmatched
        }
        .push(name);
    }
    Ok(found)
}

/// How many orders an import holds.
///
/// # Errors
/// A fault of the database.
pub fn count_orders(read: &Read<'_>, import: i64) -> Result<u64> {
    let count = read.number("SELECT count(*) FROM past_orders WHERE import_id = ?1", [import])?;
    Ok(count.unsigned_abs())
}

/// The name of an import's file.
pub(super) fn name_of(read: &Read<'_>, import: i64) -> Result<String> {
    let name = read.row("SELECT name FROM past_imports WHERE id = ?1", [import], |r| r.get(0))?;
    name.ok_or_else(Error::missing)
}

/// Imports that are not shown: nobody works on them at a start.
///
/// # Errors
/// A fault of the database.
pub fn left_over(read: &Read<'_>) -> Result<Vec<i64>> {
    read.rows("SELECT id FROM past_imports WHERE state = 'staged'", [], |r| r.get(0))
}

/// An import that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its id, which is that of its source.
    pub id: i64,
    /// The name of its file.
    pub name: String,
    /// When it was made, milliseconds since 1970 UTC.
    pub made_ms: i64,
    /// How many orders it added.
    pub orders: i64,
    /// What was paid for them.
    pub gross: Money,
    /// Their first and last day.
    pub days: Option<(BusinessDay, BusinessDay)>,
}

/// The imports that are shown, the newest first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn list(read: &Read<'_>, actor: &Actor) -> Result<Vec<Import>> {
    actor.may(Verb::ImportSales)?;
    read.rows(
        "SELECT id, name, made_ms, orders, gross, first_day, last_day FROM past_imports WHERE state = 'active' ORDER BY id DESC",
        [],
        |r| {
            let (first, last) = (r.get::<_, Option<i64>>(5)?, r.get::<_, Option<i64>>(6)?);
            Ok(Import {
                id: r.get(0)?,
                name: r.get(1)?,
                made_ms: r.get(2)?,
                orders: r.get(3)?,
                gross: Money(r.get(4)?),
                days: first.zip(last).map(|(a, b)| (BusinessDay(a), BusinessDay(b))),
            })
        },
    )
}

/// Name and category of what only another system knew.
///
/// # Errors
/// A fault of the database.
pub fn name(read: &Read<'_>, past_item: i64) -> Result<(String, String)> {
    let found = read.row(
        "SELECT name, category FROM past_items WHERE id = ?1",
        [past_item],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// The name of a choice that only another system knew.
///
/// # Errors
/// A fault of the database.
pub fn choice(read: &Read<'_>, past_option: i64) -> Result<String> {
    let name = read.row("SELECT name FROM past_options WHERE id = ?1", [past_option], |r| {
        r.get(0)
    })?;
    Ok(name.unwrap_or_default())
}
