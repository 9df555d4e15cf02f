//! Keeps the sales of another system, and takes them back: each verb is one small job of many.

use super::{Found, Names, Problem, Row, queries};
use crate::audit::{self, Kind};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::insights::facts::InsightFact;
use crate::insights::{Source, sums};
use crate::store::{Tx, params};

/// The most lines of an order: with more, another column was taken for the order, and every pair of
/// what was sold on a day would be counted as sold together.
const LINES_MAX: i64 = 300;

/// Begins an import of a file by its name and hash; answers its id.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn begin(tx: &Tx<'_>, actor: &Actor, name: &str, sha256: &[u8]) -> Result<i64> {
    actor.may(Verb::ImportSales)?;
    tx.insert(
        "INSERT INTO past_imports (name, sha256, made_ms, staff_id, state) VALUES (?1, ?2, ?3, ?4, 'staged')",
        params![name, sha256, tx.now.at_ms, actor.staff().map(|s| s.0)],
    )
}

/// Keeps some rows of an import that is not shown yet.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn keep(tx: &Tx<'_>, actor: &Actor, import: i64, rows: &[Row], names: &Names) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    for row in rows {
        let order = order_of(tx, import, row)?;
        let dish = names.item(&row.item);
        let item = item_of(tx, row, dish.map(|d| d.0))?;
        let line = tx.insert(
            "INSERT INTO past_lines (order_id, number, past_item_id, quantity, gross, tax) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![order, i64::try_from(row.line).unwrap_or(i64::MAX), item, row.quantity, row.gross.0, row.tax.0],
        )?;
        for name in &row.options {
            let option = dish.and_then(|d| names.option(d, name));
            tx.run(
                "INSERT INTO past_line_options (line_id, past_option_id, option_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                params![line, option_of(tx, name)?, option.map(|o| o.0)],
            )?;
        }
    }
    Ok(())
}

fn order_of(tx: &Tx<'_>, import: i64, row: &Row) -> Result<i64> {
    let found = tx.row(
        "SELECT id FROM past_orders WHERE import_id = ?1 AND business_day = ?2 AND ref = ?3",
        params![import, row.day.0, row.order],
        |r| r.get(0),
    )?;
    found.map_or_else(
        || {
            tx.insert(
                "INSERT INTO past_orders (import_id, business_day, ref, minute) VALUES (?1, ?2, ?3, ?4)",
                params![import, row.day.0, row.order, row.minute],
            )
        },
        Ok,
    )
}

fn item_of(tx: &Tx<'_>, row: &Row, dish: Option<i64>) -> Result<i64> {
    let found = tx.row("SELECT id FROM past_items WHERE name = ?1", [&row.item], |r| r.get(0))?;
    found.map_or_else(
        || {
            tx.insert(
                "INSERT INTO past_items (name, category, item_id) VALUES (?1, ?2, ?3)",
                params![row.item, row.category, dish],
            )
        },
        Ok,
    )
}

fn option_of(tx: &Tx<'_>, name: &str) -> Result<i64> {
    let found = tx.row("SELECT id FROM past_options WHERE name = ?1", [name], |r| r.get(0))?;
    found.map_or_else(|| tx.insert("INSERT INTO past_options (name) VALUES (?1)", [name]), Ok)
}

/// What became of some orders of an import.
#[derive(Debug, Default)]
pub struct Compared {
    /// The last order that was looked at; `None` once there are no more.
    pub last: Option<i64>,
    /// How many were there already, and are left out.
    pub known: i64,
    /// Those that are there with other lines.
    pub problems: Vec<Problem>,
}

/// Leaves out the orders of an import that are shown already, from those after `after` on.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn compare(tx: &Tx<'_>, actor: &Actor, import: i64, after: i64, most: i64) -> Result<Compared> {
    actor.may(Verb::ImportSales)?;
    let mut compared = Compared::default();
    for order in queries::orders(tx, import, after, most)? {
        compared.last = Some(order.id);
        if queries::has_more_lines(tx, order.id, LINES_MAX)? {
            let sentence = Msg::new("past-crowded").text("order", order.name).number("most", LINES_MAX);
            compared.problems.push(queries::problem(tx, order.id, sentence)?);
            continue;
        }
        let Some(known) = queries::shown(tx, order.day, &order.name)? else {
            continue;
        };
        // Its time is that of its first row, so it depends on how the file is sorted.
        if queries::lines(tx, known.id)? == queries::lines(tx, order.id)? {
            drop_order(tx, order.id)?;
            compared.known += 1;
        } else {
            let day = order.day.date().to_string();
            let sentence = Msg::new("past-other").text("order", order.name).text("day", day);
            compared.problems.push(queries::problem(tx, order.id, sentence)?);
        }
    }
    Ok(compared)
}

fn drop_order(tx: &Tx<'_>, order: i64) -> Result<()> {
    tx.run(
        "DELETE FROM past_line_options WHERE line_id IN (SELECT id FROM past_lines WHERE order_id = ?1)",
        [order],
    )?;
    tx.run("DELETE FROM past_lines WHERE order_id = ?1", [order])?;
    tx.run("DELETE FROM past_orders WHERE id = ?1", [order])?;
    Ok(())
}

/// Adds some orders of an import to its sums, from those after `after` on; answers the last of them.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn count(tx: &Tx<'_>, actor: &Actor, import: i64, after: i64, most: i64) -> Result<Option<i64>> {
    actor.may(Verb::ImportSales)?;
    let orders = queries::orders(tx, import, after, most)?;
    let sales = orders.iter().map(|order| queries::sale(tx, order)).collect::<Result<Vec<_>>>()?;
    sums::actions::add(tx, Source(import), &sales)?;
    Ok(orders.last().map(|o| o.id))
}

/// Shows an import whose orders are all counted.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn finish(tx: &Tx<'_>, actor: &Actor, import: i64, found: &Found) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    let day = |d: Option<BusinessDay>| d.map(|d| d.0);
    tx.run(
        "UPDATE past_imports SET state = 'active', orders = ?2, lines = ?3, gross = ?4, first_day = ?5, last_day = ?6 WHERE id = ?1",
        params![
            import,
            found.orders,
            found.lines,
            found.gross.0,
            day(found.days.map(|d| d.0)),
            day(found.days.map(|d| d.1))
        ],
    )?;
    sums::actions::show(tx, Source(import))?;
    let (orders, lines) = (found.orders, found.lines);
    tx.emit(actor, None, &InsightFact::SalesImported { import, orders, lines })?;
    let name = queries::name_of(tx, import)?;
    audit::actions::note(
        tx,
        actor,
        Kind::Sales,
        import,
        &name,
        &[("log-sales-orders", "", &orders.to_string())],
    )
}

/// Hides an import that is shown, so that [`sweep`] may remove it; answers how many orders it had.
///
/// # Errors
/// `Forbidden`; `NotFound`; a fault of the database.
pub fn take_back(tx: &Tx<'_>, actor: &Actor, import: i64) -> Result<i64> {
    actor.may(Verb::ImportSales)?;
    let hidden = tx.run(
        "UPDATE past_imports SET state = 'staged' WHERE id = ?1 AND state = 'active'",
        [import],
    )?;
    if hidden == 0 {
        return Err(Error::missing());
    }
    sums::actions::hide(tx, Source(import))?;
    let orders = tx.number("SELECT orders FROM past_imports WHERE id = ?1", [import])?;
    tx.emit(actor, None, &InsightFact::SalesRemoved { import })?;
    let name = queries::name_of(tx, import)?;
    audit::actions::note(
        tx,
        actor,
        Kind::Sales,
        import,
        &name,
        &[("log-sales-orders", &orders.to_string(), "")],
    )?;
    Ok(orders)
}

/// Removes some of an import that is not shown; answers how many orders, or `None` once all is gone.
///
/// # Errors
/// A fault of the database.
pub fn sweep(tx: &Tx<'_>, import: i64) -> Result<Option<u64>> {
    if sums::actions::forget(tx, Source(import))? {
        return Ok(Some(0));
    }
    if let Some(gone) = sweep_orders(tx, import)? {
        return Ok(Some(gone));
    }
    // A name that nothing was sold under is matched anew the next time.
    tx.run(
        "DELETE FROM past_items WHERE NOT EXISTS (SELECT 1 FROM past_lines WHERE past_item_id = past_items.id)",
        [],
    )?;
    tx.run(
        "DELETE FROM past_options WHERE NOT EXISTS (SELECT 1 FROM past_line_options WHERE past_option_id = past_options.id)",
        [],
    )?;
    tx.run("DELETE FROM past_imports WHERE id = ?1 AND state = 'staged'", [import])?;
    Ok(None)
}

/// Removes some orders, or some lines of orders with many; `None` if there were none.
fn sweep_orders(tx: &Tx<'_>, import: i64) -> Result<Option<u64>> {
    const LINES: usize = 2_000;
    let orders = queries::orders(tx, import, 0, 500)?;
    let (Some(first), Some(last)) = (orders.first(), orders.last()) else {
        return Ok(None);
    };
    let some = "SELECT l.id FROM past_lines l JOIN past_orders o ON o.id = l.order_id
                WHERE o.id BETWEEN ?2 AND ?3 AND o.import_id = ?1 ORDER BY l.id LIMIT 2000";
    let among = params![import, first.id, last.id];
    tx.run(
        &format!("DELETE FROM past_line_options WHERE line_id IN ({some})"),
        among,
    )?;
    let mut gone = 0;
    if tx.run(&format!("DELETE FROM past_lines WHERE id IN ({some})"), among)? < LINES {
        gone = tx.run(
            "DELETE FROM past_orders WHERE import_id = ?1 AND id BETWEEN ?2 AND ?3",
            among,
        )?;
    }
    Ok(Some(gone as u64))
}
