//! Adds, changes, orders and retires stations.

use super::queries::{ids, keys, standing, station_name, taken, uses};
use crate::audit::Kind;
use crate::base::ids::StationId;
use crate::base::order::moved;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::menu::edit::categories::actions::some_station;
use crate::menu::edit::{StationEdit, fresh, log, new_key, version};
use crate::menu::facts::{Edit, MenuFact};
use crate::menu::import::Words;
use crate::settings;
use crate::store::{Tx, params};

/// Adds a station behind the others.
///
/// # Errors
/// `Forbidden`; `Invalid` on `name` if another in use has it.
pub fn add(tx: &Tx<'_>, actor: &Actor, edit: &StationEdit) -> Result<StationId> {
    actor.may(Verb::EditMenu)?;
    free(tx, &edit.names, None)?;
    let own = settings::queries::language(tx)?;
    let id = tx.insert(
        "INSERT INTO stations (key, names, warn_minutes, late_minutes, position)
         VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), -1) + 1 FROM stations))",
        params![
            new_key(&edit.names, own.code(), "station", &keys(tx)?),
            serde_json::to_string(&edit.names)?,
            edit.warn_minutes,
            edit.late_minutes
        ],
    )?;
    told(tx, actor, StationId(id), Edit::Added)?;
    log::station(tx, actor, None, edit, StationId(id))?;
    Ok(StationId(id))
}

/// Changes a station. What waits there is slow and late by the new minutes at once.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` if it is another one than the form was made from;
/// `Invalid` on `name` if another in use has it.
pub fn save(tx: &Tx<'_>, actor: &Actor, id: StationId, seen: &str, edit: &StationEdit) -> Result<()> {
    let before = super::queries::station(tx, actor, id)?;
    fresh(seen, &version(&before))?;
    free(tx, &edit.names, Some(id))?;
    if before == *edit {
        return Ok(());
    }
    tx.run(
        "UPDATE stations SET names = ?2, warn_minutes = ?3, late_minutes = ?4 WHERE id = ?1",
        params![
            id.0,
            serde_json::to_string(&edit.names)?,
            edit.warn_minutes,
            edit.late_minutes
        ],
    )?;
    told(tx, actor, id, Edit::Saved)?;
    log::station(tx, actor, Some(&before), edit, id)
}

/// Moves a station to a place among the others, counted from 0.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn move_to(tx: &Tx<'_>, actor: &Actor, id: StationId, position: usize) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let mut all = ids(tx)?;
    let places = moved(&mut all, &id, position)?;
    if places[0] == places[1] {
        return Ok(());
    }
    for (position, id) in (0i64..).zip(all) {
        tx.run(
            "UPDATE stations SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id.0, position],
        )?;
    }
    told(tx, actor, id, Edit::Moved)?;
    let name = station_name(tx, id, settings::queries::language(tx)?)?;
    log::moved(tx, actor, Kind::Station, id.0, &name, places)
}

/// Retires a station, or brings it back behind the others. What was ordered keeps its station, and
/// the board shows a retired one until that is done.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` to retire the last one or one that something of the menu goes to,
/// and to bring one back whose name another has.
pub fn set_active(tx: &Tx<'_>, actor: &Actor, id: StationId, active: bool) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let (names, was) = standing(tx, id)?;
    // Twice is once.
    if was == active {
        return Ok(());
    }
    if active {
        if taken(tx, &names, Some(id))?.is_some() {
            return Err(Error::conflict("stations-error-restore"));
        }
    } else {
        idle(tx, id)?;
    }
    tx.run(
        "UPDATE stations SET position = CASE WHEN ?2 THEN (SELECT max(position) + 1 FROM stations) ELSE -1 END
         WHERE id = ?1",
        params![id.0, active],
    )?;
    told(tx, actor, id, if active { Edit::Restored } else { Edit::Deleted })?;
    let name = station_name(tx, id, settings::queries::language(tx)?)?;
    log::gone(tx, actor, Kind::Station, id.0, &name, !active)
}

/// That nothing goes to a station, and that it is not the only one.
fn idle(tx: &Tx<'_>, id: StationId) -> Result<()> {
    if ids(tx)?.len() < 2 {
        return Err(Error::conflict("stations-error-last"));
    }
    let uses = uses(tx, id, settings::queries::language(tx)?)?;
    if uses.names.is_empty() {
        return Ok(());
    }
    let told = Msg::new("stations-error-used").text("names", uses.listed());
    Err(Error::Conflict(told.number("more", uses.more)))
}

/// Finds a place for what came back from where it was deleted: its station may have been retired
/// meanwhile. Dishes go to their category's station, or to the first one.
pub(in crate::menu::edit) fn rehome(tx: &Tx<'_>) -> Result<()> {
    let first = some_station(tx)?;
    for table in ["categories", "options"] {
        tx.run(
            &format!(
                "UPDATE {table} SET station_id = NULL
                 WHERE active = 1 AND station_id IN (SELECT id FROM stations WHERE position < 0)"
            ),
            [],
        )?;
    }
    tx.run(
        "UPDATE items SET station_id = coalesce((SELECT station_id FROM categories c WHERE c.id = category_id),
                                                (SELECT id FROM stations WHERE key = ?1))
         WHERE active = 1 AND station_id IN (SELECT id FROM stations WHERE position < 0)",
        [first],
    )?;
    Ok(())
}

fn free(tx: &Tx<'_>, names: &Words, but: Option<StationId>) -> Result<()> {
    match taken(tx, names, but)? {
        Some(name) => Err(Error::field("name", Msg::new("cards-error-taken").text("names", name))),
        None => Ok(()),
    }
}

/// Guests do not see stations, so that their menu stays the one it was.
fn told(tx: &Tx<'_>, actor: &Actor, station: StationId, edit: Edit) -> Result<()> {
    tx.emit(actor, None, &MenuFact::StationEdited { station, edit })?;
    Ok(())
}
