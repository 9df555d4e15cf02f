//! The menu that the house has now, as a file would say it.

use std::collections::{BTreeSet, HashMap};

use crate::base::{Money, Result};
use crate::menu::Allergens;
use crate::menu::import::queries::{Sold, SoldGroup, counted, shown, stations, stored, terms, to_terms};
use crate::menu::import::{CategoryFile, GroupFile, ItemFile, MenuFile, OptionFile, Words};
use crate::settings;
use crate::store::Read;

/// The whole menu with its counts as they are at this moment. The pictures stay in the house.
pub(in crate::menu::import) fn current(read: &Read<'_>) -> Result<MenuFile> {
    let rows = read.rows(
        "SELECT id, key, names, (SELECT key FROM stations WHERE id = station_id), hidden, hours FROM categories
         WHERE active = 1 ORDER BY position, id",
        [],
        |r| {
            Ok((
                r.get(0)?,
                r.get(1)?,
                r.get::<_, String>(2)?,
                r.get(3)?,
                r.get(4)?,
                r.get(5)?,
            ))
        },
    )?;
    let mut categories = Vec::new();
    for (id, key, names, station, hidden, hours) in rows {
        categories.push(CategoryFile {
            key,
            names: serde_json::from_str(&names)?,
            station,
            terms: to_terms((None, hidden, hours))?,
            items: items(read, id)?,
        });
    }
    let mut file = MenuFile {
        languages: Vec::new(),
        stations: stations(read)?,
        categories,
        pictures: Vec::new(),
    };
    file.languages = languages(&file, settings::queries::language(read)?.code());
    Ok(file)
}

/// The media types of the pictures, by hash.
pub(in crate::menu::import) fn picture_kinds(read: &Read<'_>) -> Result<HashMap<String, String>> {
    let rows = read.rows("SELECT hash, kind FROM pictures", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// The house's language, and then every other that a text is in.
fn languages(file: &MenuFile, house: &str) -> Vec<String> {
    let mut all = BTreeSet::new();
    let mut seen = |words: &Words| all.extend(words.keys().cloned());
    file.stations.iter().for_each(|s| seen(&s.names));
    for category in &file.categories {
        seen(&category.names);
        for item in &category.items {
            seen(&item.names);
            seen(&item.descriptions);
            for group in &item.groups {
                seen(&group.names);
                group.options.iter().for_each(|o| seen(&o.names));
            }
        }
    }
    all.remove(house);
    [house.to_string()].into_iter().chain(all).collect()
}

fn items(read: &Read<'_>, category: i64) -> Result<Vec<ItemFile>> {
    let rows = read.rows(
        "SELECT id, key, revision FROM items WHERE category_id = ?1 AND active = 1 ORDER BY position, id",
        [category],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )?;
    rows.into_iter().map(|(id, key, revision)| item(read, id, key, revision)).collect()
}

/// One item as a file would say it, as of its newest revision.
pub(in crate::menu) fn item(read: &Read<'_>, id: i64, key: String, revision: i64) -> Result<ItemFile> {
    let (sold, shown) = (stored(read, id, revision)?, shown(read, id)?);
    let (available, stock) = counted(read, id)?;
    let words = |text: fn(&(String, String, String)) -> &String| -> Words {
        let written = sold.texts.iter().filter(|t| !text(t).is_empty());
        written.map(|t| (t.0.clone(), text(t).clone())).collect()
    };
    Ok(ItemFile {
        key,
        names: words(|t| &t.1),
        descriptions: words(|t| &t.2),
        price: Money(sold.price),
        tax_ppm: Some(sold.tax_ppm),
        station: shown.station,
        tags: shown.tags.split_whitespace().map(String::from).collect(),
        allergens: Allergens(sold.allergens),
        picture: shown.picture,
        available,
        stock,
        restock: shown.restock.map(|plan| serde_json::from_str(&plan)).transpose()?,
        terms: terms(read, id)?,
        groups: groups(read, id, sold)?,
    })
}

/// Whether an option is available and where it takes its line, by the keys of its group and itself.
type States = HashMap<(String, String), (bool, Option<String>)>;

fn groups(read: &Read<'_>, item: i64, sold: Sold) -> Result<Vec<GroupFile>> {
    let rows = read.rows(
        "SELECT g.key, o.key, o.available, (SELECT key FROM stations WHERE id = o.station_id)
         FROM option_groups g JOIN options o ON o.group_id = g.id
         WHERE g.item_id = ?1 AND g.active = 1 AND o.active = 1",
        [item],
        |r| Ok(((r.get(0)?, r.get(1)?), (r.get(2)?, r.get(3)?))),
    )?;
    let mut states: States = rows.into_iter().collect();
    sold.groups.into_iter().map(|g| group(g, &mut states)).collect()
}

fn group(group: SoldGroup, states: &mut States) -> Result<GroupFile> {
    let mut options = Vec::new();
    for (key, delta, allergens, names) in group.options {
        let state = states.remove(&(group.key.clone(), key.clone()));
        let (available, station) = state.unwrap_or((true, None));
        options.push(OptionFile {
            key,
            names,
            delta: Money(delta),
            allergens: Allergens(allergens),
            station,
            available,
        });
    }
    Ok(GroupFile {
        names: serde_json::from_str(&group.names)?,
        key: group.key,
        least: group.least,
        most: group.most,
        removes: group.removes,
        options,
    })
}
