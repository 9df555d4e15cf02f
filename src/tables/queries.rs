//! What screens ask about tables, visits and guests.

use super::{Guest, GuestSession, GuestState, RECEIPT_MS, Table, TableKind, Visit};
use crate::base::ids::{GuestId, TableId, VisitId};
use crate::base::time::Now;
use crate::base::{Actor, Error, Lang, Result};
use crate::settings;
use crate::settings::Terms;
use crate::store::{Read, Row, params};

const TABLE: &str = "t.id, t.name, t.area, t.kind, t.seats, t.generation, t.active, t.version";

fn table(r: &Row<'_>) -> rusqlite::Result<Table> {
    Ok(Table {
        id: TableId(r.get(0)?),
        name: r.get(1)?,
        area: r.get(2)?,
        kind: kind(r, 3)?,
        seats: r.get(4)?,
        generation: r.get(5)?,
        active: r.get(6)?,
        version: r.get(7)?,
    })
}

fn kind(r: &Row<'_>, column: usize) -> rusqlite::Result<TableKind> {
    // The database holds only words of ours.
    Ok(TableKind::parse(&r.get::<_, String>(column)?).unwrap_or(TableKind::Table))
}

/// Every table in use, in the owner's order: an area stands where its first table does.
///
/// # Errors
/// A fault of the database.
pub fn list(read: &Read<'_>) -> Result<Vec<Table>> {
    read.rows(
        &format!(
            "SELECT {TABLE} FROM tables t
             JOIN (SELECT area, min(position) AS first FROM tables WHERE active = 1 GROUP BY area) a ON a.area = t.area
             WHERE t.active = 1 ORDER BY a.first, a.area, t.position, t.id"
        ),
        [],
        table,
    )
}

/// Every table that was ever there: a scan knows the card of a retired one, too.
///
/// # Errors
/// A fault of the database.
pub fn list_with_retired(read: &Read<'_>) -> Result<Vec<Table>> {
    read.rows(
        &format!("SELECT {TABLE} FROM tables t ORDER BY t.name, t.id"),
        [],
        table,
    )
}

/// One table in use.
///
/// # Errors
/// `NotFound`, also for a retired one.
pub fn get(read: &Read<'_>, id: TableId) -> Result<Table> {
    let found = find(read, id)?.filter(|t| t.active);
    found.ok_or_else(Error::missing)
}

/// One table, retired or not.
///
/// # Errors
/// A fault of the database.
pub fn find(read: &Read<'_>, id: TableId) -> Result<Option<Table>> {
    read.row(&format!("SELECT {TABLE} FROM tables t WHERE t.id = ?1"), [id.0], table)
}

const VISIT: &str = "v.id, v.table_id, t.name, v.opened_ms, v.touched_ms, v.touched_boot, v.touched_mono_ms,
    v.closed_ms, v.covers, v.approved, t.kind, v.service_ppm, v.tax_added";

fn visit(r: &Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit {
        id: VisitId(r.get(0)?),
        table: TableId(r.get(1)?),
        table_name: r.get(2)?,
        opened_ms: r.get(3)?,
        touched: Now {
            at_ms: r.get(4)?,
            boot: r.get(5)?,
            mono_ms: r.get(6)?,
        },
        closed_ms: r.get(7)?,
        covers: r.get(8)?,
        approved: r.get(9)?,
        table_kind: kind(r, 10)?,
        terms: Terms {
            service_ppm: r.get(11)?,
            tax_added: r.get(12)?,
        },
    })
}

/// One visit, open or closed.
///
/// # Errors
/// `NotFound`.
pub fn get_visit(read: &Read<'_>, id: VisitId) -> Result<Visit> {
    read.row(
        &format!("SELECT {VISIT} FROM visits v JOIN tables t ON t.id = v.table_id WHERE v.id = ?1"),
        [id.0],
        visit,
    )?
    .ok_or_else(Error::missing)
}

/// The open visit of a table.
///
/// # Errors
/// A fault of the database.
pub fn find_open_visit(read: &Read<'_>, table: TableId) -> Result<Option<Visit>> {
    read.row(
        &format!(
            "SELECT {VISIT} FROM visits v JOIN tables t ON t.id = v.table_id
             WHERE v.table_id = ?1 AND v.closed_ms IS NULL"
        ),
        [table.0],
        visit,
    )
}

/// Every open visit.
///
/// # Errors
/// A fault of the database.
pub fn list_open_visits(read: &Read<'_>) -> Result<Vec<Visit>> {
    read.rows(
        &format!(
            "SELECT {VISIT} FROM visits v JOIN tables t ON t.id = v.table_id
             WHERE v.closed_ms IS NULL ORDER BY v.id"
        ),
        [],
        visit,
    )
}

const GUEST: &str = "id, number, name, state, joined_ms";

fn guest(r: &Row<'_>) -> rusqlite::Result<Guest> {
    Ok(Guest {
        id: GuestId(r.get(0)?),
        number: r.get(1)?,
        name: r.get(2)?,
        state: GuestState::parse(&r.get::<_, String>(3)?),
        joined_ms: r.get(4)?,
    })
}

/// The guests of a visit, in the order in which they came.
///
/// # Errors
/// A fault of the database.
pub fn list_guests(read: &Read<'_>, visit: VisitId) -> Result<Vec<Guest>> {
    read.rows(
        &format!("SELECT {GUEST} FROM guests WHERE visit_id = ?1 ORDER BY number"),
        [visit.0],
        guest,
    )
}

/// The guests who wait for a nod, of every open visit; the visit that was opened first comes first.
///
/// # Errors
/// A fault of the database.
pub fn list_waiting(read: &Read<'_>) -> Result<Vec<(VisitId, Guest)>> {
    let found = read.rows(
        "SELECT v.id, g.number FROM visits v CROSS JOIN guests g ON g.visit_id = v.id
         WHERE v.closed_ms IS NULL AND g.state = 'waiting' ORDER BY v.id, g.number",
        [],
        |r| Ok((VisitId(r.get(0)?), r.get::<_, i64>(1)?)),
    )?;
    // There are hardly ever any.
    let one = |(visit, number)| Ok((visit, get_guest(read, visit, number)?));
    found.into_iter().map(one).collect()
}

/// The language of everybody who joined a visit.
///
/// # Errors
/// A fault of the database.
pub fn languages_at(read: &Read<'_>, visit: VisitId) -> Result<Vec<Lang>> {
    let codes = read.rows("SELECT language FROM guests WHERE visit_id = ?1", [visit.0], |r| {
        r.get::<_, String>(0)
    })?;
    Ok(codes.iter().filter_map(|code| Lang::parse(code)).collect())
}

/// A guest of this visit by their small number.
///
/// # Errors
/// `NotFound`, also for a guest of another visit.
pub fn get_guest(read: &Read<'_>, visit: VisitId, number: i64) -> Result<Guest> {
    read.row(
        &format!("SELECT {GUEST} FROM guests WHERE visit_id = ?1 AND number = ?2"),
        params![visit.0, number],
        guest,
    )?
    .ok_or_else(Error::missing)
}

/// A guest's small number in their visit.
///
/// # Errors
/// A fault of the database.
pub fn guest_number(read: &Read<'_>, id: GuestId) -> Result<i64> {
    read.number("SELECT number FROM guests WHERE id = ?1", [id.0])
}

/// Where a guest of this visit stands.
///
/// # Errors
/// A fault of the database.
pub fn find_guest_state(read: &Read<'_>, visit: VisitId, id: GuestId) -> Result<Option<GuestState>> {
    read.row(
        "SELECT state FROM guests WHERE id = ?1 AND visit_id = ?2",
        params![id.0, visit.0],
        |r| Ok(GuestState::parse(&r.get::<_, String>(0)?)),
    )
}

/// The language in which an actor reads: a guest's own, else the house's.
///
/// # Errors
/// A fault of the database.
pub fn language_of(read: &Read<'_>, actor: &Actor) -> Result<Lang> {
    let own = match actor.guest() {
        Some(guest) => read.row("SELECT language FROM guests WHERE id = ?1", [guest.0], |r| {
            r.get::<_, String>(0)
        })?,
        None => None,
    };
    match own.and_then(|code| Lang::parse(&code)) {
        Some(lang) => Ok(lang),
        None => settings::queries::language(read),
    }
}

/// A guest as their session would show them; until twelve hours after the visit was closed.
///
/// # Errors
/// A fault of the database.
pub fn find_seat(read: &Read<'_>, guest: GuestId) -> Result<Option<GuestSession>> {
    read.row(
        "SELECT g.id, g.visit_id, g.number, g.name, g.state, v.closed_ms, 0
         FROM guests g JOIN visits v ON v.id = g.visit_id
         WHERE g.id = ?1 AND (v.closed_ms IS NULL OR v.closed_ms > ?2)",
        params![guest.0, read.now.at_ms - RECEIPT_MS],
        guest_session,
    )
}

/// Whom a cookie belongs to, by the hash of its token; until twelve hours
/// after the visit was closed.
///
/// # Errors
/// A fault of the database.
pub fn find_guest_session(read: &Read<'_>, hash: &[u8]) -> Result<Option<GuestSession>> {
    read.row(
        "SELECT g.id, g.visit_id, g.number, g.name, g.state, v.closed_ms, s.replaces IS NOT NULL
         FROM guest_sessions s JOIN guests g ON g.id = s.guest_id JOIN visits v ON v.id = g.visit_id
         WHERE s.hash = ?1 AND (v.closed_ms IS NULL OR v.closed_ms > ?2)",
        params![hash, read.now.at_ms - RECEIPT_MS],
        guest_session,
    )
}

fn guest_session(r: &Row<'_>) -> rusqlite::Result<GuestSession> {
    Ok(GuestSession {
        guest: GuestId(r.get(0)?),
        visit: VisitId(r.get(1)?),
        number: r.get(2)?,
        name: r.get(3)?,
        state: GuestState::parse(&r.get::<_, String>(4)?),
        closed_ms: r.get(5)?,
        is_new: r.get(6)?,
    })
}
