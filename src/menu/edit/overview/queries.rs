//! The whole menu with marks for what somebody may want to do about it.

use std::collections::{BTreeSet, HashMap};

use crate::base::ids::{CategoryId, ItemId};
use crate::base::{Actor, Lang, Money, Result, Verb};
use crate::menu::Allergens;
use crate::menu::edit::queries::{languages, pick};
use crate::menu::guide::belied;
use crate::menu::import::Words;
use crate::store::{Read, params};

/// A category on the editor's list.
#[derive(Debug, Clone)]
pub struct CategoryRow {
    /// Its id.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// Whether guests do not see it.
    pub hidden: bool,
    /// Languages of the menu that it has no name in.
    pub missing: Vec<String>,
    /// Its items, in order.
    pub items: Vec<ItemRow>,
    /// Its place among those that are on the menu; `None` if it was deleted just now.
    pub place: Option<usize>,
}

impl CategoryRow {
    /// How many dishes it has.
    pub fn count(&self) -> usize {
        self.items.iter().filter(|item| item.place.is_some()).count()
    }
}

/// What somebody deleted, newest first.
#[derive(Debug, Clone)]
pub struct Deleted {
    /// Whether it is a category with its dishes.
    pub category: bool,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// For so long what was deleted keeps its place on the list, so that nothing else comes to lie where
/// somebody is about to press.
const LINGER_MS: i64 = 10 * 60 * 1000;
/// So many of the last deleted things are listed.
const DELETED_MAX: i64 = 20;

/// An item on the editor's list.
#[derive(Debug, Clone)]
pub struct ItemRow {
    /// Its id.
    pub id: ItemId,
    /// Its name.
    pub name: String,
    /// Its price without options.
    pub price: Money,
    /// What one costs the house.
    pub cost: Option<Money>,
    /// Tax contained in the price, parts per million.
    pub tax_ppm: i64,
    /// Its place among those of its category; `None` if it was deleted just now.
    pub place: Option<usize>,
    /// Whether guests do not see it.
    pub hidden: bool,
    /// Sold out by hand, or none is left.
    pub sold_out: bool,
    /// Whether nobody has stated its allergens.
    pub unstated: bool,
    /// Whether its marks say something else than its allergens.
    pub belied: bool,
    /// The hash of its picture, if it has one.
    pub picture: Option<String>,
    /// Languages of the menu in which something of it has no words.
    pub missing: Vec<String>,
}

/// The last things that somebody deleted by hand and that can be brought back.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn deleted(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Vec<Deleted>> {
    actor.may(Verb::EditMenu)?;
    let own = crate::settings::queries::language(read)?;
    read.rows(
        "SELECT 1, c.id, c.deleted_ms,
           (SELECT value FROM json_each(c.names) ORDER BY key = ?1 DESC, key = ?2 DESC, key LIMIT 1)
         FROM categories c WHERE c.active = 0 AND c.deleted_ms IS NOT NULL
         UNION ALL SELECT 0, i.id, i.deleted_ms,
           (SELECT name FROM item_texts t WHERE t.item_id = i.id AND t.revision = i.revision AND name <> ''
            ORDER BY language = ?1 DESC, language = ?2 DESC, language LIMIT 1)
         FROM items i JOIN categories c ON c.id = i.category_id AND c.active = 1
         WHERE i.active = 0 AND i.deleted_ms IS NOT NULL
         ORDER BY 3 DESC, 2 DESC LIMIT ?3",
        params![lang.code(), own.code(), DELETED_MAX],
        |r| {
            Ok(Deleted {
                category: r.get(0)?,
                id: r.get(1)?,
                name: r.get::<_, Option<String>>(3)?.unwrap_or_default(),
            })
        },
    )
}

/// Numbers those that are on the menu, in order.
fn numbered<'r>(places: impl Iterator<Item = &'r mut Option<usize>>) {
    let standing = places.filter(|place| place.is_some());
    standing.enumerate().for_each(|(n, place)| *place = Some(n));
}

/// Everything that is on the menu or hidden, in order, and what was deleted just now.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn overview(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Vec<CategoryRow>> {
    actor.may(Verb::EditMenu)?;
    let languages = languages(read)?;
    let rows = read.rows(
        "SELECT id, names, hidden, active FROM categories WHERE active = 1 OR deleted_ms > ?1 ORDER BY position, id",
        [read.now.at_ms - LINGER_MS],
        |r| {
            Ok((
                CategoryId(r.get(0)?),
                r.get::<_, String>(1)?,
                r.get(2)?,
                r.get::<_, bool>(3)?,
            ))
        },
    )?;
    let mut items = item_rows(read, lang, &languages)?;
    let mut all = Vec::new();
    for (id, names, hidden, active) in rows {
        let names: Words = serde_json::from_str(&names)?;
        let mut items = items.remove(&id).filter(|_| active).unwrap_or_default();
        numbered(items.iter_mut().map(|item| &mut item.place));
        all.push(CategoryRow {
            place: active.then_some(0),
            id,
            name: pick(&names, [lang.code(), languages.first().map_or("en", String::as_str)]),
            hidden,
            missing: lacking(&languages, |l| names.contains_key(l)),
            items,
        });
    }
    numbered(all.iter_mut().map(|category| &mut category.place));
    Ok(all)
}

fn lacking(languages: &[String], has: impl Fn(&str) -> bool) -> Vec<String> {
    languages.iter().filter(|l| !has(l)).cloned().collect()
}

fn item_rows(read: &Read<'_>, lang: Lang, languages: &[String]) -> Result<HashMap<CategoryId, Vec<ItemRow>>> {
    let lacks = missing_words(read, languages)?;
    let rows = read.rows(
        "SELECT i.category_id, i.id, i.price, i.cost, i.tax_ppm, i.hidden, i.available = 0 OR i.stock IS 0, i.picture,
           i.allergens, i.tags,
           (SELECT name FROM item_texts t WHERE t.item_id = i.id AND t.revision = i.revision AND name <> ''
            ORDER BY language = ?1 DESC, language = ?2 DESC, language LIMIT 1)
           , i.active FROM items i WHERE i.active = 1 OR i.deleted_ms > ?3 ORDER BY i.position, i.id",
        params![lang.code(), languages.first(), read.now.at_ms - LINGER_MS],
        |r| {
            let (allergens, tags) = (Allergens(r.get(8)?), r.get::<_, String>(9)?);
            let tags: Vec<String> = tags.split_whitespace().map(String::from).collect();
            let row = ItemRow {
                id: ItemId(r.get(1)?),
                place: r.get::<_, bool>(11)?.then_some(0),
                price: Money(r.get(2)?),
                cost: r.get::<_, Option<i64>>(3)?.map(Money),
                tax_ppm: r.get(4)?,
                hidden: r.get(5)?,
                sold_out: r.get(6)?,
                unstated: allergens.is_unstated(),
                belied: belied(&tags, allergens).is_some(),
                picture: r.get(7)?,
                name: r.get::<_, Option<String>>(10)?.unwrap_or_default(),
                missing: Vec::new(),
            };
            Ok((CategoryId(r.get(0)?), row))
        },
    )?;
    let mut all: HashMap<CategoryId, Vec<ItemRow>> = HashMap::new();
    for (category, mut row) in rows {
        if let Some(lacks) = lacks.get(&row.id) {
            row.missing = lacking(languages, |l| !lacks.contains(l));
        }
        all.entry(category).or_default().push(row);
    }
    Ok(all)
}

/// The languages in which something of an item has no words: its name, its description
/// where it has one in another language, and the names of its groups and options.
fn missing_words(read: &Read<'_>, languages: &[String]) -> Result<HashMap<ItemId, BTreeSet<String>>> {
    let rows = read.rows(
        "SELECT i.id, 'name', json_group_array(t.language) FROM items i
           JOIN item_texts t ON t.item_id = i.id AND t.revision = i.revision AND t.name <> '' WHERE i.active = 1 GROUP BY i.id
         UNION ALL SELECT i.id, 'description', json_group_array(t.language) FROM items i
           JOIN item_texts t ON t.item_id = i.id AND t.revision = i.revision AND t.description <> ''
           WHERE i.active = 1 GROUP BY i.id
         UNION ALL SELECT i.id, 'option', json_group_array(t.language) FROM items i
           JOIN option_groups g ON g.item_id = i.id AND g.active = 1 JOIN options o ON o.group_id = g.id AND o.active = 1
           JOIN option_texts t ON t.option_id = o.id AND t.revision = i.revision AND t.name <> ''
           WHERE i.active = 1 GROUP BY o.id
         UNION ALL SELECT g.item_id, 'group', (SELECT json_group_array(j.key) FROM json_each(g.names) j)
           FROM option_groups g WHERE g.active = 1 AND g.removes = 0",
        [],
        |r| Ok((ItemId(r.get(0)?), r.get::<_, String>(2)?)),
    )?;
    let mut lacks: HashMap<ItemId, BTreeSet<String>> = HashMap::new();
    for (item, written) in rows {
        let written: Vec<String> = serde_json::from_str(&written)?;
        let missing = lacking(languages, |l| written.iter().any(|w| w == l));
        lacks.entry(item).or_default().extend(missing);
    }
    Ok(lacks)
}
