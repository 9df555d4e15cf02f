//! Verbs on the plan.

use super::Place;
use super::queries::{areas, spelled, taken};
use crate::audit::actions::note;
use crate::audit::{self, Kind};
use crate::base::ids::TableId;
use crate::base::order::moved;
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::store::{Tx, params};
use crate::tables::Table;
use crate::tables::facts::TableFact;
use crate::tables::queries::{find, find_open_visit, get};

/// Adds tables at the end of their area; answers their ids, in order.
///
/// # Errors
/// `Forbidden`; `Invalid` on `name` if there is one of that name.
pub fn add(tx: &Tx<'_>, actor: &Actor, names: &[Name], place: &Place) -> Result<Vec<TableId>> {
    actor.may(Verb::EditTables)?;
    free(tx, names, None)?;
    let area = spelled(tx, &place.area)?;
    let mut added = Vec::new();
    for name in names {
        let id = tx.insert(
            "INSERT INTO tables (public_id, name, area, kind, seats, position)
             VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM tables))",
            params![tx.public_id()?, name.as_str(), area, place.kind.word(), place.seats],
        )?;
        let table = TableId(id);
        added.push(table);
        tx.emit(actor, None, &TableFact::TableAdded { table })?;
        noted(tx, actor, None, &get(tx, table)?)?;
    }
    Ok(added)
}

/// Changes a table. In another area it stands at the end.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` if it is another one than the form was made from;
/// `Invalid` on `name` if another has it.
pub fn save(tx: &Tx<'_>, actor: &Actor, id: TableId, seen: i64, name: &Name, place: &Place) -> Result<()> {
    actor.may(Verb::EditTables)?;
    let before = get(tx, id)?;
    if before.version != seen {
        return Err(Error::conflict("editor-stale"));
    }
    free(tx, std::slice::from_ref(name), Some(id))?;
    let area = spelled(tx, &place.area)?;
    let after = Table {
        name: name.as_str().into(),
        area,
        kind: place.kind,
        seats: place.seats,
        ..before.clone()
    };
    if before == after {
        return Ok(());
    }
    tx.run(
        "UPDATE tables SET name = ?2, area = ?3, kind = ?4, seats = ?5, version = version + 1,
           position = CASE WHEN area = ?3 THEN position ELSE (SELECT max(position) + 1 FROM tables) END
         WHERE id = ?1",
        params![id.0, after.name, after.area, after.kind.word(), after.seats],
    )?;
    edited(tx, actor, id)?;
    noted(tx, actor, Some(&before), &after)
}

/// Gives the area of this table another name, on its retired tables too.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` if it was called otherwise when the form was made;
/// `Invalid` on `name` if another area has it.
pub fn rename_area(tx: &Tx<'_>, actor: &Actor, of: TableId, seen: &str, name: &Name) -> Result<()> {
    actor.may(Verb::EditTables)?;
    let before = get(tx, of)?.area;
    if before != seen {
        return Err(Error::conflict("editor-stale"));
    }
    let others = tx.number(
        "SELECT count(*) FROM tables WHERE active = 1 AND area = ?1 AND area <> ?2",
        params![name.as_str(), before],
    )?;
    if others > 0 {
        return Err(Error::field("name", Msg::new("error-name-taken")));
    }
    if before == name.as_str() {
        return Ok(());
    }
    let all = areas(tx)?;
    tx.run(
        "UPDATE tables SET area = ?2, version = version + 1 WHERE area = ?1",
        params![before, name.as_str()],
    )?;
    for table in all.iter().flat_map(|(_, tables)| tables).filter(|t| t.area == before) {
        edited(tx, actor, table.id)?;
    }
    note(
        tx,
        actor,
        Kind::Table,
        of.0,
        name.as_str(),
        &[("area", &before, name.as_str())],
    )
}

/// Moves a table to a place in its area, counted from 0.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn move_to(tx: &Tx<'_>, actor: &Actor, id: TableId, position: usize) -> Result<()> {
    actor.may(Verb::EditTables)?;
    let mut all = ids(tx)?;
    let area = all.iter_mut().find(|tables| tables.contains(&id)).ok_or_else(Error::missing)?;
    let places = moved(area, &id, position)?;
    let name = get(tx, id)?.name;
    ordered(tx, actor, id, &name, &all, places)
}

/// Moves the area of this table to a place among the areas, counted from 0.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn move_area(tx: &Tx<'_>, actor: &Actor, of: TableId, position: usize) -> Result<()> {
    actor.may(Verb::EditTables)?;
    let mut all = ids(tx)?;
    let area = all.iter().find(|tables| tables.contains(&of)).cloned().ok_or_else(Error::missing)?;
    let places = moved(&mut all, &area, position)?;
    let name = get(tx, of)?.area;
    ordered(tx, actor, of, &name, &all, places)
}

fn ids(tx: &Tx<'_>) -> Result<Vec<Vec<TableId>>> {
    let areas = areas(tx)?.into_iter();
    Ok(areas.map(|(_, tables)| tables.iter().map(|t| t.id).collect()).collect())
}

fn ordered(
    tx: &Tx<'_>,
    actor: &Actor,
    table: TableId,
    name: &str,
    all: &[Vec<TableId>],
    places: [usize; 2],
) -> Result<()> {
    if places[0] == places[1] {
        return Ok(());
    }
    for (position, id) in (1i64..).zip(all.iter().flatten()) {
        tx.run(
            "UPDATE tables SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id.0, position],
        )?;
    }
    tx.emit(actor, None, &TableFact::TableMoved { table })?;
    let [was, is] = places.map(|place| (place + 1).to_string());
    note(tx, actor, Kind::Table, table.0, name, &[("log-place", &was, &is)])
}

/// Retires a table, or brings it back at the end of its area. Its card works again then.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` while a visit is open there, or if another table has its name.
pub fn set_active(tx: &Tx<'_>, actor: &Actor, id: TableId, active: bool) -> Result<()> {
    actor.may(Verb::EditTables)?;
    let table = find(tx, id)?.ok_or_else(Error::missing)?;
    // Twice is once.
    if table.active == active {
        return Ok(());
    }
    if !active && find_open_visit(tx, id)?.is_some() {
        return Err(Error::conflict("cards-error-visit"));
    }
    if active && !taken(tx, &[Name::parse(&table.name)?], Some(id))?.is_empty() {
        return Err(Error::conflict("cards-error-restore"));
    }
    tx.run(
        "UPDATE tables SET active = ?2, version = version + 1,
           position = (SELECT max(position) + 1 FROM tables) WHERE id = ?1",
        params![id.0, active],
    )?;
    let removed = audit::word("log-removed");
    let (fact, was, became) = if active {
        (TableFact::TableRestored { table: id }, &removed, &table.name)
    } else {
        (TableFact::TableRetired { table: id }, &table.name, &removed)
    };
    tx.emit(actor, None, &fact)?;
    note(tx, actor, Kind::Table, id.0, &table.name, &[("name", was, became)])
}

/// Retires a table's QR code and gives it a new one.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn rotate(tx: &Tx<'_>, actor: &Actor, table: TableId) -> Result<()> {
    actor.may(Verb::EditTables)?;
    let found = get(tx, table)?;
    let generation = found.generation + 1;
    tx.run(
        "UPDATE tables SET generation = ?2 WHERE id = ?1",
        params![table.0, generation],
    )?;
    tx.emit(actor, None, &TableFact::TokenRotated { table, generation })?;
    let codes = (found.generation.to_string(), generation.to_string());
    note(
        tx,
        actor,
        Kind::Table,
        table.0,
        &found.name,
        &[("qr-code", &codes.0, &codes.1)],
    )
}

fn free(tx: &Tx<'_>, names: &[Name], but: Option<TableId>) -> Result<()> {
    let taken = taken(tx, names, but)?;
    if taken.is_empty() {
        return Ok(());
    }
    let msg = Msg::new("cards-error-taken").text("names", taken.join(", "));
    Err(Error::field("name", msg))
}

/// Tells that a table is another one: its party's screens and tickets name it.
fn edited(tx: &Tx<'_>, actor: &Actor, table: TableId) -> Result<()> {
    let visit = find_open_visit(tx, table)?.map(|v| v.id);
    tx.emit(actor, visit, &TableFact::TableEdited { table })?;
    Ok(())
}

fn noted(tx: &Tx<'_>, actor: &Actor, before: Option<&Table>, after: &Table) -> Result<()> {
    let shown = |t: &Table| {
        let seats = if t.seats > 0 {
            t.seats.to_string()
        } else {
            String::new()
        };
        [t.name.clone(), t.area.clone(), audit::word(t.kind.key()), seats]
    };
    let (was, became) = (before.map(shown).unwrap_or_default(), shown(after));
    let labels = ["name", "area", "cards-kind", "seats"];
    let fields: Vec<_> = labels.iter().zip(was.iter().zip(&became)).collect();
    let fields: Vec<_> = fields.into_iter().map(|(l, (w, b))| (*l, w.as_str(), b.as_str())).collect();
    note(tx, actor, Kind::Table, after.id.0, &after.name, &fields)
}
