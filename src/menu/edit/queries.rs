//! The menu as who edits it sees it: also what is hidden, sold out or half translated.

use std::collections::{BTreeMap, BTreeSet};

use super::{CategoryEdit, House, StandingItem};
use crate::base::hours::Hours;
use crate::base::ids::{CategoryId, GroupId, ItemId, OptionId};
use crate::base::{Actor, Error, Lang, Money, Result, Verb};
use crate::menu::Allergens;
use crate::menu::import::current;
use crate::menu::import::{GroupFile, OptionFile, REMOVALS, Words};
use crate::menu::queries::stations;
use crate::settings;
use crate::store::{Read, params};

/// What forms are read against.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn house(read: &Read<'_>, actor: &Actor) -> Result<House> {
    actor.may(Verb::EditMenu)?;
    let settings = settings::queries::get(read)?;
    let mut languages = languages(read)?;
    // A language that nothing is written in yet can be begun in any form.
    for lang in Lang::ALL {
        if !languages.iter().any(|l| l == lang.code()) {
            languages.push(lang.code().into());
        }
    }
    Ok(House {
        currency: settings.currency,
        languages,
        stations: stations(read, settings.language)?.into_iter().map(|s| s.key).collect(),
        categories: categories(read)?,
    })
}

/// The languages that the menu is written in, the house's own first.
///
/// # Errors
/// A fault of the database.
pub fn languages(read: &Read<'_>) -> Result<Vec<String>> {
    let used = read.rows(
        "SELECT DISTINCT language FROM item_texts t JOIN items i ON i.id = t.item_id AND i.revision = t.revision
         WHERE i.active = 1 AND t.name <> ''
         UNION SELECT j.key FROM categories c, json_each(c.names) j WHERE c.active = 1",
        [],
        |r| r.get::<_, String>(0),
    )?;
    let used: BTreeSet<String> = used.into_iter().collect();
    let own = settings::queries::language(read)?.code();
    let ours = Lang::ALL.iter().map(|l| l.code()).filter(|l| *l != own && used.contains(*l));
    let others = used.iter().map(String::as_str).filter(|l| Lang::ALL.iter().all(|ours| ours.code() != *l));
    Ok([own].into_iter().chain(ours).chain(others).map(String::from).collect())
}

/// The menu's categories, hidden ones too, in order.
///
/// # Errors
/// A fault of the database.
pub(super) fn categories(read: &Read<'_>) -> Result<Vec<CategoryId>> {
    read.rows(
        "SELECT id FROM categories WHERE active = 1 ORDER BY position, id",
        [],
        |r| r.get(0).map(CategoryId),
    )
}

/// The items of a category, hidden ones too, in order.
pub(super) fn items_of(read: &Read<'_>, category: CategoryId) -> Result<Vec<ItemId>> {
    read.rows(
        "SELECT id FROM items WHERE category_id = ?1 AND active = 1 ORDER BY position, id",
        [category.0],
        |r| r.get(0).map(ItemId),
    )
}

/// The text in the first of these languages that has one, or else in any.
pub(super) fn pick(names: &Words, order: [&str; 2]) -> String {
    let best = order.into_iter().find_map(|l| names.get(l)).or_else(|| names.values().next());
    best.cloned().unwrap_or_default()
}

/// One item with everything that can be edited.
///
/// # Errors
/// `Forbidden`; `NotFound` for what was deleted.
pub fn item(read: &Read<'_>, actor: &Actor, id: ItemId) -> Result<StandingItem> {
    actor.may(Verb::EditMenu)?;
    standing(read, id, true)
}

/// One item, on the menu or deleted.
pub(super) fn standing(read: &Read<'_>, id: ItemId, active: bool) -> Result<StandingItem> {
    let head = read.row(
        "SELECT i.key, i.revision, i.category_id, i.cost, i.hidden, i.hours FROM items i JOIN categories c ON c.id = i.category_id
         WHERE i.id = ?1 AND i.active = ?2 AND c.active = 1",
        params![id.0, active],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get::<_, Option<i64>>(3)?, r.get(4)?, r.get::<_, String>(5)?)),
    )?;
    let (key, revision, category, cost, hidden, hours) = head.ok_or_else(Error::missing)?;
    let groups = read.rows(
        "SELECT id FROM option_groups WHERE item_id = ?1 AND active = 1 ORDER BY position",
        [id.0],
        |r| r.get(0).map(GroupId),
    )?;
    Ok(StandingItem {
        id,
        category: CategoryId(category),
        revision,
        file: current::queries::item(read, id.0, key, revision)?,
        cost: cost.map(Money),
        hidden,
        hours: read_hours(&hours)?,
        groups,
    })
}

/// One category with everything that can be edited.
///
/// # Errors
/// `Forbidden`; `NotFound` for what was deleted.
pub fn category(read: &Read<'_>, actor: &Actor, id: CategoryId) -> Result<CategoryEdit> {
    actor.may(Verb::EditMenu)?;
    let row = read.row(
        "SELECT names, (SELECT key FROM stations WHERE id = station_id), hidden, hours FROM categories
         WHERE id = ?1 AND active = 1",
        [id.0],
        |r| Ok((r.get::<_, String>(0)?, r.get(1)?, r.get(2)?, r.get::<_, String>(3)?)),
    )?;
    let (names, station, hidden, hours) = row.ok_or_else(Error::missing)?;
    let names = serde_json::from_str(&names)?;
    Ok(CategoryEdit {
        names,
        station,
        hidden,
        hours: read_hours(&hours)?,
    })
}

fn read_hours(text: &str) -> Result<Hours> {
    Hours::parse(text).ok_or_else(|| Error::fault(format!("damaged hours: {text}")))
}

/// The name of a category, also of a deleted one.
///
/// # Errors
/// `NotFound`.
pub fn category_name(read: &Read<'_>, id: CategoryId, lang: Lang) -> Result<String> {
    let names = read.row("SELECT names FROM categories WHERE id = ?1", [id.0], |r| {
        r.get::<_, String>(0)
    })?;
    let names: Words = serde_json::from_str(&names.ok_or_else(Error::missing)?)?;
    Ok(pick(&names, [lang.code(), settings::queries::language(read)?.code()]))
}

/// The name of a group, also of a deleted one; empty for what can be left out.
///
/// # Errors
/// `NotFound`.
pub fn group_name(read: &Read<'_>, item: ItemId, id: GroupId, lang: Lang) -> Result<String> {
    let names = read.row(
        "SELECT names FROM option_groups WHERE id = ?1 AND item_id = ?2",
        params![id.0, item.0],
        |r| r.get::<_, String>(0),
    )?;
    let names: Words = serde_json::from_str(&names.ok_or_else(Error::missing)?)?;
    Ok(pick(&names, [lang.code(), settings::queries::language(read)?.code()]))
}

/// A deleted group of an item as it was when it went.
pub(super) fn deleted_group(read: &Read<'_>, item: ItemId, id: GroupId) -> Result<GroupFile> {
    let row = read.row(
        "SELECT key, names, least, most, removes FROM option_groups WHERE id = ?1 AND item_id = ?2 AND active = 0",
        params![id.0, item.0],
        |r| Ok((r.get(0)?, r.get::<_, String>(1)?, r.get(2)?, r.get(3)?, r.get(4)?)),
    )?;
    let (key, names, least, most, removes) = row.ok_or_else(Error::missing)?;
    let options = read.rows(
        "SELECT o.key, o.delta, o.allergens, (SELECT key FROM stations WHERE id = o.station_id), o.available,
           (SELECT json_group_object(language, name) FROM option_texts t WHERE t.option_id = o.id AND t.revision =
             (SELECT max(revision) FROM option_texts WHERE option_id = o.id))
         FROM options o WHERE o.group_id = ?1 AND o.active = 1 ORDER BY o.position",
        [id.0],
        |r| {
            let option = OptionFile {
                key: r.get(0)?,
                names: BTreeMap::new(),
                delta: Money(r.get(1)?),
                allergens: Allergens(r.get(2)?),
                station: r.get(3)?,
                available: r.get(4)?,
            };
            Ok((option, r.get::<_, String>(5)?))
        },
    )?;
    let mut group = GroupFile {
        key,
        names: serde_json::from_str(&names)?,
        least,
        most,
        removes,
        options: Vec::new(),
    };
    for (option, names) in options {
        let names = serde_json::from_str(&names)?;
        group.options.push(OptionFile { names, ..option });
    }
    Ok(group)
}

/// The ids of an item's options, deleted ones too, each with its group's and its own key.
///
/// # Errors
/// A fault of the database.
pub fn option_ids(read: &Read<'_>, item: ItemId) -> Result<Vec<(String, String, OptionId)>> {
    read.rows(
        "SELECT g.key, o.key, o.id FROM options o JOIN option_groups g ON g.id = o.group_id WHERE g.item_id = ?1",
        [item.0],
        |r| Ok((r.get(0)?, r.get(1)?, OptionId(r.get(2)?))),
    )
}

/// The keys of everything in a table that has any, also of what was deleted.
pub(super) fn item_keys(read: &Read<'_>) -> Result<Vec<String>> {
    read.rows("SELECT key FROM items", [], |r| r.get(0))
}

/// As [`item_keys`], of categories.
pub(super) fn category_keys(read: &Read<'_>) -> Result<Vec<String>> {
    read.rows("SELECT key FROM categories", [], |r| r.get(0))
}

/// As [`item_keys`], of an item's groups; what can be left out has its own.
pub(super) fn group_keys(read: &Read<'_>, item: ItemId) -> Result<Vec<String>> {
    let mut keys = read.rows("SELECT key FROM option_groups WHERE item_id = ?1", [item.0], |r| {
        r.get(0)
    })?;
    keys.push(REMOVALS.into());
    Ok(keys)
}

/// As [`item_keys`], of the options of an item's group.
pub(super) fn option_keys(read: &Read<'_>, item: ItemId, group: &str) -> Result<Vec<String>> {
    read.rows(
        "SELECT o.key FROM options o JOIN option_groups g ON g.id = o.group_id WHERE g.item_id = ?1 AND g.key = ?2",
        params![item.0, group],
        |r| r.get(0),
    )
}
