//! Adds, changes, orders, hides, copies and deletes items.

use crate::audit::Kind;
use crate::base::ids::{CategoryId, ItemId};
use crate::base::order::moved;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::menu::actions::tell;
use crate::menu::edit::categories::actions::some_station;
use crate::menu::edit::stations::actions::rehome;
use crate::menu::edit::{ItemEdit, StandingItem, fresh, log, new_key, queries};
use crate::menu::facts::{Edit, MenuFact};
use crate::menu::guide::belied;
use crate::menu::hours::actions::turn_all;
use crate::menu::import::actions::{insert, show};
use crate::menu::import::item::actions::{routes, write_sold};
use crate::menu::import::queries::{Sold, stored};
use crate::menu::import::{ItemFile, Terms, Words};
use crate::menu::queries::last_name;
use crate::settings;
use crate::store::{Tx, params};

/// The longest name of a copy, so that it can be saved again.
const NAME_MAX: usize = crate::base::text::NAME_MAX;

/// Adds an item at its category's end.
///
/// # Errors
/// `Forbidden`; `NotFound` if the category is gone.
pub fn add(tx: &Tx<'_>, actor: &Actor, edit: &ItemEdit) -> Result<ItemId> {
    actor.may(Verb::EditMenu)?;
    let own = settings::queries::language(tx)?;
    let file = ItemFile {
        key: new_key(&edit.names, own.code(), "item", &queries::item_keys(tx)?),
        names: edit.names.clone(),
        descriptions: edit.descriptions.clone(),
        price: edit.price,
        tax_ppm: Some(edit.tax_ppm),
        station: if edit.station.is_empty() {
            some_station(tx)?
        } else {
            edit.station.clone()
        },
        tags: edit.tags.clone(),
        allergens: edit.allergens,
        picture: None,
        available: true,
        stock: edit.stock.flatten(),
        restock: None,
        terms: Terms {
            cost: edit.cost,
            hidden: edit.hidden,
            hours: edit.hours.clone(),
        },
        groups: Vec::new(),
    };
    honest(&file, "tags")?;
    let id = create(tx, edit.category, &file)?;
    tx.run(
        "UPDATE items SET cost = ?2, hidden = ?3, hours = ?4 WHERE id = ?1",
        params![id.0, edit.cost.map(|c| c.0), edit.hidden, edit.hours.to_string()],
    )?;
    turn_all(tx, false)?;
    told(tx, actor, id, Edit::Added)?;
    log::item(tx, actor, None, id)?;
    Ok(id)
}

/// A new item with its first revision, at the end of a category.
fn create(tx: &Tx<'_>, category: CategoryId, file: &ItemFile) -> Result<ItemId> {
    let key = category_key(tx, category)?;
    let position = end_of(tx, category)?;
    let id = insert(tx, &key, position, file)?;
    put(tx, id, 0, &key, file)?;
    Ok(ItemId(id))
}

fn end_of(tx: &Tx<'_>, category: CategoryId) -> Result<i64> {
    tx.number(
        "SELECT coalesce(max(position), -1) + 1 FROM items WHERE category_id = ?1 AND active = 1",
        [category.0],
    )
}

fn category_key(tx: &Tx<'_>, id: CategoryId) -> Result<String> {
    let key = tx.row("SELECT key FROM categories WHERE id = ?1 AND active = 1", [id.0], |r| {
        r.get(0)
    })?;
    key.ok_or_else(Error::missing)
}

/// Writes an item as an import writes it: what is sold otherwise gets a new revision.
fn put(tx: &Tx<'_>, id: i64, revision: i64, category: &str, file: &ItemFile) -> Result<()> {
    let mut languages: Vec<String> = file.names.keys().chain(file.descriptions.keys()).cloned().collect();
    languages.sort();
    languages.dedup();
    let sold = Sold::of_file(file, &languages, 0)?;
    if revision == 0 || stored(tx, id, revision)? != sold {
        write_sold(tx, id, revision + 1, file, &sold)?;
    }
    show(tx, id, category, file)?;
    routes(tx, id, file)?;
    Ok(())
}

/// Refuses a dish whose marks and allergens say different things.
pub(in crate::menu::edit) fn honest(file: &ItemFile, field: &'static str) -> Result<()> {
    match belied(&file.tags, file.contains()) {
        Some(sentence) => Err(Error::field(field, sentence)),
        None => Ok(()),
    }
}

/// Writes another file for an item that stands, in its category.
pub(in crate::menu::edit) fn rewrite(tx: &Tx<'_>, actor: &Actor, item: &StandingItem, file: &ItemFile) -> Result<()> {
    put(tx, item.id.0, item.revision, &category_key(tx, item.category)?, file)?;
    told(tx, actor, item.id, Edit::Saved)
}

/// Changes an item. What was ordered keeps its texts and prices.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` if it is another one than the form was made from.
pub fn save(tx: &Tx<'_>, actor: &Actor, id: ItemId, seen: &str, edit: &ItemEdit) -> Result<()> {
    let before = queries::item(tx, actor, id)?;
    fresh(seen, &before.version())?;
    let mut edit = edit.clone();
    if edit.station.is_empty() {
        edit.station = some_station(tx)?;
    }
    if before.edit() == edit {
        return Ok(());
    }
    let file = before.with(&edit);
    honest(&file, "tags")?;
    put(tx, id.0, before.revision, &category_key(tx, edit.category)?, &file)?;
    if edit.category != before.category {
        // It is in there already, so the end is counted without it.
        tx.run(
            "UPDATE items SET position = 1 + (SELECT coalesce(max(position), -1) FROM items
               WHERE category_id = ?2 AND active = 1 AND id <> ?1) WHERE id = ?1",
            params![id.0, edit.category.0],
        )?;
    }
    tx.run(
        "UPDATE items SET cost = ?2, hidden = ?3, stock = ?4, hours = ?5 WHERE id = ?1",
        params![
            id.0,
            edit.cost.map(|c| c.0),
            edit.hidden,
            edit.stock.unwrap_or(before.file.stock),
            edit.hours.to_string()
        ],
    )?;
    turn_all(tx, false)?;
    told(tx, actor, id, Edit::Saved)?;
    log::item(tx, actor, Some(&before), id)
}

/// Moves an item to a place among those of its category, counted from 0.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn move_to(tx: &Tx<'_>, actor: &Actor, id: ItemId, position: usize) -> Result<()> {
    let item = queries::item(tx, actor, id)?;
    let mut all = queries::items_of(tx, item.category)?;
    let places = moved(&mut all, &id, position)?;
    let mut changed = 0;
    for (position, id) in (0i64..).zip(all) {
        changed += tx.run(
            "UPDATE items SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id.0, position],
        )?;
    }
    if changed == 0 {
        return Ok(());
    }
    told(tx, actor, id, Edit::Moved)?;
    let name = last_name(tx, id, settings::queries::language(tx)?)?;
    log::moved(tx, actor, Kind::Item, id.0, &name, places)
}

/// Hides an item from guests, or shows it again.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn set_hidden(tx: &Tx<'_>, actor: &Actor, id: ItemId, hidden: bool) -> Result<()> {
    let before = queries::item(tx, actor, id)?;
    let edit = ItemEdit {
        hidden,
        ..before.edit()
    };
    save(tx, actor, id, &before.version(), &edit)
}

/// Makes a hidden copy of an item, right below it, with all that can be chosen and
/// without a count.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn copy(tx: &Tx<'_>, actor: &Actor, id: ItemId) -> Result<ItemId> {
    let item = queries::item(tx, actor, id)?;
    let own = settings::queries::language(tx)?;
    let mut file = item.file.clone();
    file.names = numbered(&item.file.names);
    file.key = new_key(&file.names, own.code(), "item", &queries::item_keys(tx)?);
    file.available = true;
    (file.stock, file.restock) = (None, None);
    let made = create(tx, item.category, &file)?;
    tx.run(
        "UPDATE items SET hidden = 1, cost = ?2, hours = ?3 WHERE id = ?1",
        params![made.0, item.cost.map(|c| c.0), item.hours.to_string()],
    )?;
    turn_all(tx, false)?;
    told(tx, actor, made, Edit::Added)?;
    log::item(tx, actor, None, made)?;
    let place = queries::items_of(tx, item.category)?.iter().position(|i| *i == id);
    move_to(tx, actor, made, place.map_or(usize::MAX, |n| n + 1))?;
    Ok(made)
}

/// The names of a copy: as they were, with a number in words of no language.
fn numbered(names: &Words) -> Words {
    let one = |name: &String| {
        let kept: String = name.chars().take(NAME_MAX - 4).collect();
        format!("{} (2)", kept.trim_end())
    };
    names.iter().map(|(language, name)| (language.clone(), one(name))).collect()
}

/// Takes an item off the menu for good, or brings it back as it was.
///
/// # Errors
/// `Forbidden`; `NotFound` for what never was; `Conflict` to bring one back whose category is gone.
pub fn set_deleted(tx: &Tx<'_>, actor: &Actor, id: ItemId, deleted: bool) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    let standing = tx.row(
        "SELECT i.active, c.active FROM items i JOIN categories c ON c.id = i.category_id WHERE i.id = ?1",
        [id.0],
        |r| Ok((r.get::<_, bool>(0)?, r.get::<_, bool>(1)?)),
    )?;
    let (active, of_active) = standing.ok_or_else(Error::missing)?;
    if active != deleted {
        return Ok(());
    }
    if !deleted && !of_active {
        return Err(Error::Conflict(Msg::new("editor-error-category-gone")));
    }
    tx.run(
        "UPDATE items SET active = ?2, deleted_ms = ?3 WHERE id = ?1",
        params![id.0, !deleted, deleted.then_some(tx.now.at_ms)],
    )?;
    if !deleted {
        rehome(tx)?;
    }
    told(tx, actor, id, if deleted { Edit::Deleted } else { Edit::Restored })?;
    let name = last_name(tx, id, settings::queries::language(tx)?)?;
    log::gone(tx, actor, Kind::Item, id.0, &name, deleted)
}

fn told(tx: &Tx<'_>, actor: &Actor, item: ItemId, edit: Edit) -> Result<()> {
    tell(tx, actor, &MenuFact::ItemEdited { item, edit })
}
