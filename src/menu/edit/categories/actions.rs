//! Adds, changes, orders, hides and deletes categories.

use crate::audit::Kind;
use crate::base::ids::CategoryId;
use crate::base::order::moved;
use crate::base::{Actor, Error, Lang, Result, Verb};
use crate::menu::actions::tell;
use crate::menu::edit::stations::actions::rehome;
use crate::menu::edit::{CategoryEdit, fresh, log, new_key, queries, version};
use crate::menu::facts::{Edit, MenuFact};
use crate::menu::hours::actions::turn_all;
use crate::menu::import::Words;
use crate::menu::queries::stations;
use crate::settings;
use crate::store::{Tx, params};

/// Adds a category at the menu's end. The first one of a house brings a station along,
/// because every dish is made somewhere.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn add(tx: &Tx<'_>, actor: &Actor, edit: &CategoryEdit) -> Result<CategoryId> {
    actor.may(Verb::EditMenu)?;
    some_station(tx)?;
    let own = settings::queries::language(tx)?;
    let key = new_key(&edit.names, own.code(), "category", &queries::category_keys(tx)?);
    let id = tx.insert(
        "INSERT INTO categories (key, position, names, station_id, hidden, hours)
         VALUES (?1, (SELECT coalesce(max(position), -1) + 1 FROM categories WHERE active = 1), ?2,
                 (SELECT id FROM stations WHERE key = ?3), ?4, ?5)",
        params![
            key,
            serde_json::to_string(&edit.names)?,
            edit.station,
            edit.hidden,
            edit.hours.to_string()
        ],
    )?;
    told(tx, actor, CategoryId(id), Edit::Added)?;
    log::category(tx, actor, None, edit, CategoryId(id))?;
    Ok(CategoryId(id))
}

/// Changes a category. Its dishes that were made at its station follow it to another one.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` if it is another one than the form was made from.
pub fn save(tx: &Tx<'_>, actor: &Actor, id: CategoryId, seen: &str, edit: &CategoryEdit) -> Result<()> {
    let before = queries::category(tx, actor, id)?;
    fresh(seen, &version(&before))?;
    if before == *edit {
        return Ok(());
    }
    tx.run(
        "UPDATE categories SET names = ?2, hidden = ?3, station_id = (SELECT id FROM stations WHERE key = ?4), hours = ?5 WHERE id = ?1",
        params![id.0, serde_json::to_string(&edit.names)?, edit.hidden, edit.station, edit.hours.to_string()],
    )?;
    turn_all(tx, false)?;
    if let (Some(from), Some(to)) = (&before.station, &edit.station) {
        tx.run(
            "UPDATE items SET station_id = (SELECT id FROM stations WHERE key = ?3)
             WHERE category_id = ?1 AND station_id = (SELECT id FROM stations WHERE key = ?2)",
            params![id.0, from, to],
        )?;
    }
    told(tx, actor, id, Edit::Saved)?;
    log::category(tx, actor, Some(&before), edit, id)
}

/// Moves a category to a place among the others, counted from 0.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn move_to(tx: &Tx<'_>, actor: &Actor, id: CategoryId, position: usize) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let mut all = queries::categories(tx)?;
    let places = moved(&mut all, &id, position)?;
    let mut changed = 0;
    for (position, id) in (0i64..).zip(all) {
        changed += tx.run(
            "UPDATE categories SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id.0, position],
        )?;
    }
    if changed == 0 {
        return Ok(());
    }
    told(tx, actor, id, Edit::Moved)?;
    let name = queries::category_name(tx, id, settings::queries::language(tx)?)?;
    log::moved(tx, actor, Kind::Category, id.0, &name, places)
}

/// Hides a category with its dishes from guests, or shows it again.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn set_hidden(tx: &Tx<'_>, actor: &Actor, id: CategoryId, hidden: bool) -> Result<()> {
    let before = queries::category(tx, actor, id)?;
    save(
        tx,
        actor,
        id,
        &version(&before),
        &CategoryEdit {
            hidden,
            ..before.clone()
        },
    )
}

/// Takes a category with its dishes off the menu, or brings it back as it was.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn set_deleted(tx: &Tx<'_>, actor: &Actor, id: CategoryId, deleted: bool) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let changed = tx.run(
        "UPDATE categories SET active = ?2, deleted_ms = ?3 WHERE id = ?1 AND active <> ?2",
        params![id.0, !deleted, deleted.then_some(tx.now.at_ms)],
    )?;
    // What never was is missed; twice is once.
    let name = queries::category_name(tx, id, settings::queries::language(tx)?)?;
    if changed == 0 {
        return Ok(());
    }
    if !deleted {
        rehome(tx)?;
    }
    told(tx, actor, id, if deleted { Edit::Deleted } else { Edit::Restored })?;
    log::gone(tx, actor, Kind::Category, id.0, &name, deleted)
}

fn told(tx: &Tx<'_>, actor: &Actor, category: CategoryId, edit: Edit) -> Result<()> {
    tell(tx, actor, &MenuFact::CategoryEdited { category, edit })
}

/// The key of the house's first station, which is made where there is none.
pub(in crate::menu::edit) fn some_station(tx: &Tx<'_>) -> Result<String> {
    let own = settings::queries::language(tx)?;
    if let Some(first) = stations(tx, own)?.into_iter().next() {
        return Ok(first.key);
    }
    let names: Words = Lang::ALL.iter().map(|l| (l.code().to_string(), l.t("kitchen"))).collect();
    tx.run(
        "INSERT INTO stations (key, position, names) VALUES ('kitchen', 0, ?1)
         ON CONFLICT (key) DO UPDATE SET position = 0",
        [serde_json::to_string(&names)?],
    )?;
    let made = stations(tx, own)?.into_iter().next();
    made.map(|s| s.key).ok_or_else(|| Error::fault("no station"))
}
