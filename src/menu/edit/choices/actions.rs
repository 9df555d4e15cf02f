//! Adds, changes, orders and deletes the groups of an item's options, and what can be left out of it.

use crate::base::ids::{GroupId, ItemId};
use crate::base::{Actor, Error, Result};
use crate::menu::edit::items::actions::{honest, rewrite};
use crate::menu::edit::stations::actions::rehome;
use crate::menu::edit::{StandingItem, fresh, group_version, log, new_key, queries};
use crate::menu::import::{GroupFile, REMOVALS};
use crate::settings;
use crate::store::Tx;

/// Adds a group at the end of the item's; what can be left out stays last.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` for a second group of what can be left out.
pub fn add(tx: &Tx<'_>, actor: &Actor, item: ItemId, group: &GroupFile) -> Result<()> {
    let standing = queries::item(tx, actor, item)?;
    if group.removes && standing.file.groups.iter().any(|g| g.removes) {
        return Err(Error::conflict("editor-stale"));
    }
    let mut group = group.clone();
    let own = settings::queries::language(tx)?;
    if !group.removes {
        group.key = new_key(&group.names, own.code(), "group", &queries::group_keys(tx, item)?);
    }
    // All of its options are new, also those of a form about a group that somebody deleted meanwhile.
    group.options.iter_mut().for_each(|option| option.key.clear());
    with_keys(tx, item, &mut group)?;
    append(tx, actor, &standing, group.clone())?;
    let mut after = standing.file.groups.clone();
    after.push(group);
    log::groups(tx, actor, &standing, &after)
}

/// Changes a group with its options. An option without a key is a new one; one that
/// is not named goes.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` if it is another one than the form was made from.
pub fn save(tx: &Tx<'_>, actor: &Actor, item: ItemId, id: GroupId, seen: &str, group: &GroupFile) -> Result<()> {
    let standing = queries::item(tx, actor, item)?;
    let before = standing.group(id)?;
    fresh(seen, &group_version(before))?;
    let mut group = group.clone();
    group.key.clone_from(&before.key);
    group.removes = before.removes;
    with_keys(tx, item, &mut group)?;
    for option in &mut group.options {
        let known = before.options.iter().find(|o| o.key == option.key);
        option.available = known.is_none_or(|o| o.available);
    }
    let mut file = standing.file.clone();
    for g in file.groups.iter_mut().filter(|g| g.key == group.key) {
        *g = group.clone();
    }
    if !group.removes {
        honest(&file, "least")?;
    }
    rewrite(tx, actor, &standing, &file)?;
    log::groups(tx, actor, &standing, &file.groups)
}

/// Gives a key to every option that has none. One that the group never had is refused.
fn with_keys(tx: &Tx<'_>, item: ItemId, group: &mut GroupFile) -> Result<()> {
    let own = settings::queries::language(tx)?;
    let mut known = queries::option_keys(tx, item, &group.key)?;
    for option in &mut group.options {
        if option.key.is_empty() {
            option.key = new_key(&option.names, own.code(), "option", &known);
            known.push(option.key.clone());
        } else if !known.contains(&option.key) {
            return Err(Error::missing());
        }
    }
    let mut keys: Vec<&str> = group.options.iter().map(|o| o.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.len() < group.options.len() {
        return Err(Error::missing());
    }
    Ok(())
}

fn append(tx: &Tx<'_>, actor: &Actor, standing: &StandingItem, group: GroupFile) -> Result<()> {
    let mut file = standing.file.clone();
    let removes = group.removes;
    file.groups.push(group);
    file.groups.sort_by_key(|g| g.key == REMOVALS);
    if !removes {
        honest(&file, "least")?;
    }
    rewrite(tx, actor, standing, &file)
}

/// Moves a group to a place among the item's, counted from 0; what can be left out stays last.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn move_to(tx: &Tx<'_>, actor: &Actor, item: ItemId, id: GroupId, position: usize) -> Result<()> {
    let standing = queries::item(tx, actor, item)?;
    let mut file = standing.file.clone();
    let at = standing.groups.iter().position(|g| *g == id).ok_or_else(Error::missing)?;
    let group = file.groups.remove(at);
    let key = group.key.clone();
    file.groups.insert(position.min(file.groups.len()), group);
    file.groups.sort_by_key(|g| g.key == REMOVALS);
    let is = file.groups.iter().position(|g| g.key == key).unwrap_or(at);
    if is == at {
        return Ok(());
    }
    rewrite(tx, actor, &standing, &file)?;
    log::group_moved(tx, actor, item, id, [at, is])
}

/// Takes a group off its item.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn delete(tx: &Tx<'_>, actor: &Actor, item: ItemId, id: GroupId) -> Result<()> {
    let standing = queries::item(tx, actor, item)?;
    let key = standing.group(id)?.key.clone();
    let mut file = standing.file.clone();
    file.groups.retain(|g| g.key != key);
    rewrite(tx, actor, &standing, &file)?;
    log::group_gone(tx, actor, item, id, true)
}

/// Brings a deleted group back, at the end.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` where there is another one in its place.
pub fn restore(tx: &Tx<'_>, actor: &Actor, item: ItemId, id: GroupId) -> Result<()> {
    let standing = queries::item(tx, actor, item)?;
    if standing.groups.contains(&id) {
        return Ok(());
    }
    let mut group = queries::deleted_group(tx, item, id)?;
    for option in group.options.iter_mut().filter(|_| group.removes) {
        option.allergens = option.allergens.common(standing.file.allergens);
    }
    append(tx, actor, &standing, group)?;
    rehome(tx)?;
    log::group_gone(tx, actor, item, id, false)
}
