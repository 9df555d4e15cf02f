//! What screens ask about the menu. Long because an item is read with all its
//! parts, and those statements belong together.
//!
//! A text that is missing in the asked language is shown in the house's own,
//! or else in any: a dish without a name helps nobody.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;

use super::{Allergens, Category, Choice, Group, Item};
use crate::base::hours::Later;
use crate::base::ids::{CategoryId, GroupId, ItemId, OptionId, StationId};
use crate::base::{Error, Lang, Money, Result};
use crate::settings;
use crate::store::{Read, Row, Stamp, params};

/// A place where lines are made.
#[derive(Debug, Clone)]
pub struct Station {
    /// Its id.
    pub id: StationId,
    /// Its key in files and addresses.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Whether the newest menu has it.
    pub active: bool,
    /// After so many minutes a ticket is called slow.
    pub warn_minutes: i64,
    /// After so many minutes a ticket is called late.
    pub late_minutes: i64,
}

/// What guests see: of items `i` in categories `c`.
const ON_MENU: &str = "i.active = 1 AND i.hidden = 0 AND c.active = 1 AND c.hidden = 0";

/// The asked language and the house's own: the order in which texts are looked for.
#[derive(Clone, Copy)]
struct Order([&'static str; 2]);

impl Order {
    fn of(read: &Read<'_>, lang: Lang) -> Result<Order> {
        Ok(Order([lang.code(), settings::queries::language(read)?.code()]))
    }
    /// The text of a JSON object of names.
    fn pick(self, names: &str) -> Result<String> {
        let mut words: BTreeMap<String, String> = serde_json::from_str(names)?;
        let best = self.0.into_iter().find_map(|l| words.remove(l));
        Ok(best.or_else(|| words.into_values().next()).unwrap_or_default())
    }
}

/// The whole menu as guests see it: categories that have items, in their order.
///
/// # Errors
/// A fault of the database.
pub fn menu(read: &Read<'_>, lang: Lang) -> Result<Vec<Category>> {
    let order = Order::of(read, lang)?;
    let rows = read.rows(
        "SELECT id, names FROM categories WHERE active = 1 AND hidden = 0 ORDER BY position, id",
        [],
        |r| Ok((r.get::<_, i64>(0)?, r.get::<_, String>(1)?)),
    )?;
    let mut of: HashMap<CategoryId, Vec<Item>> = HashMap::new();
    for item in items(read, None, order)? {
        of.entry(item.category).or_default().push(item);
    }
    let mut categories = Vec::with_capacity(rows.len());
    for (id, names) in rows {
        let id = CategoryId(id);
        if let Some(items) = of.remove(&id) {
            let name = order.pick(&names)?;
            categories.push(Category { id, name, items });
        }
    }
    Ok(categories)
}

/// The items that are on the menu, in its order.
///
/// # Errors
/// A fault of the database.
pub fn on_menu(read: &Read<'_>) -> Result<Vec<ItemId>> {
    read.rows(
        &format!(
            "SELECT i.id FROM items i JOIN categories c ON c.id = i.category_id WHERE {ON_MENU}
             ORDER BY c.position, i.position, i.id"
        ),
        [],
        |r| r.get(0).map(ItemId),
    )
}

/// One item that is on the menu.
///
/// # Errors
/// A fault of the database.
pub fn find_item(read: &Read<'_>, id: ItemId, lang: Lang) -> Result<Option<Item>> {
    Ok(items(read, Some(id), Order::of(read, lang)?)?.pop())
}

/// The name under which an item was sold.
///
/// # Errors
/// A fault of the database.
pub fn names(read: &Read<'_>, item: ItemId, revision: i64, lang: Lang) -> Result<String> {
    let [asked, house] = Order::of(read, lang)?.0;
    let name = read.row(
        "SELECT name FROM item_texts WHERE item_id = ?1 AND revision = ?2 AND name <> ''
         ORDER BY language = ?3 DESC, language = ?4 DESC, language LIMIT 1",
        params![item.0, revision, asked, house],
        |r| r.get(0),
    )?;
    Ok(name.unwrap_or_default())
}

/// The newest name of an item, also of one that is not on the menu any more.
///
/// # Errors
/// A fault of the database.
pub fn last_name(read: &Read<'_>, item: ItemId, lang: Lang) -> Result<String> {
    let revision = read.number(
        "SELECT coalesce(max(revision), 0) FROM item_texts WHERE item_id = ?1",
        [item.0],
    )?;
    names(read, item, revision, lang)
}

/// What an item of the menu costs on average; nothing without a menu.
///
/// # Errors
/// A fault of the database.
pub fn mean_price(read: &Read<'_>) -> Result<Money> {
    /// Kept by its type.
    struct Mean(Money);
    let stamp = Stamp {
        seqs: [version(read)?, 0],
        other: 0,
    };
    let mean = read.made(0, stamp, || {
        let mean = format!(
            "SELECT coalesce(sum(i.price) / count(*), 0) FROM items i JOIN categories c ON c.id = i.category_id
             WHERE {ON_MENU}"
        );
        Ok(Mean(Money(read.number(&mean, [])?)))
    })?;
    Ok(mean.0)
}

/// The name under which an option was sold, and whether it is a removal.
///
/// # Errors
/// A fault of the database.
pub fn option_name(read: &Read<'_>, option: OptionId, revision: i64, lang: Lang) -> Result<(String, bool)> {
    let [asked, house] = Order::of(read, lang)?.0;
    let name = read.row(
        "SELECT t.name, g.removes FROM option_texts t
         JOIN options o ON o.id = t.option_id JOIN option_groups g ON g.id = o.group_id
         WHERE t.option_id = ?1 AND t.revision = ?2 AND t.name <> ''
         ORDER BY t.language = ?3 DESC, t.language = ?4 DESC, t.language LIMIT 1",
        params![option.0, revision, asked, house],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    Ok(name.unwrap_or_default())
}

/// The stations of the menu, in its order. A station that the newest file does
/// not name is none any more; see [`every_station`].
///
/// # Errors
/// A fault of the database.
pub fn stations(read: &Read<'_>, lang: Lang) -> Result<Vec<Station>> {
    let mut all = every_station(read, lang)?;
    all.retain(|s| s.active);
    Ok(all)
}

/// Every station that ever was, those of today first.
///
/// # Errors
/// A fault of the database.
pub fn every_station(read: &Read<'_>, lang: Lang) -> Result<Vec<Station>> {
    let order = Order::of(read, lang)?;
    let rows = read.rows(
        "SELECT id, key, names, position >= 0, warn_minutes, late_minutes FROM stations
         ORDER BY position < 0, position, id",
        [],
        |r| {
            let station = Station {
                id: StationId(r.get(0)?),
                key: r.get(1)?,
                name: String::new(),
                active: r.get(3)?,
                warn_minutes: r.get(4)?,
                late_minutes: r.get(5)?,
            };
            Ok((station, r.get::<_, String>(2)?))
        },
    )?;
    rows.into_iter()
        .map(|(station, names)| {
            let name = order.pick(&names)?;
            Ok(Station { name, ..station })
        })
        .collect()
}

/// A picture by its hash: the media type and the bytes.
///
/// # Errors
/// A fault of the database.
pub fn find_picture(read: &Read<'_>, hash: &str) -> Result<Option<(String, Vec<u8>)>> {
    read.row("SELECT kind, bytes FROM pictures WHERE hash = ?1", [hash], |r| {
        Ok((r.get(0)?, r.get(1)?))
    })
}

/// The name of an item and of its category, and what one costs the house; also of what left the menu.
///
/// # Errors
/// A fault of the database.
pub fn sold_name(read: &Read<'_>, item: ItemId, lang: Lang) -> Result<(String, String, Option<Money>)> {
    let found = read.row(
        "SELECT coalesce((SELECT name FROM item_texts t WHERE t.item_id = i.id AND t.revision = i.revision AND name <> ''
                          ORDER BY language = ?2 DESC, language LIMIT 1), i.key),
                c.names, c.key, i.cost
         FROM items i JOIN categories c ON c.id = i.category_id WHERE i.id = ?1",
        params![item.0, lang.code()],
        |r| Ok((r.get(0)?, r.get::<_, String>(1)?, r.get::<_, String>(2)?, r.get::<_, Option<i64>>(3)?)),
    )?;
    let Some((name, names, key, cost)) = found else {
        return Ok(Default::default());
    };
    let names: std::collections::BTreeMap<String, String> = serde_json::from_str(&names)?;
    let category = names.get(lang.code()).or_else(|| names.values().next()).cloned();
    Ok((name, category.unwrap_or(key), cost.map(Money)))
}

/// The name of an option, with whether it leaves something out; also of what left the menu.
///
/// # Errors
/// A fault of the database.
pub fn chosen_name(read: &Read<'_>, option: OptionId, lang: Lang) -> Result<(String, bool)> {
    let found = read.row(
        "SELECT coalesce((SELECT name FROM option_texts t WHERE t.option_id = o.id AND name <> ''
                          ORDER BY revision DESC, language = ?2 DESC, language LIMIT 1), o.key), g.removes
         FROM options o JOIN option_groups g ON g.id = o.group_id WHERE o.id = ?1",
        params![option.0, lang.code()],
        |r| Ok((r.get(0)?, r.get(1)?)),
    )?;
    Ok(found.unwrap_or_default())
}

/// Keys and names, in any language, of the dishes on the menu; and of their options. Keys come first.
///
/// # Errors
/// A fault of the database.
#[expect(clippy::type_complexity, reason = "two plain lists")]
pub fn called(read: &Read<'_>) -> Result<(Vec<(ItemId, String)>, Vec<(ItemId, OptionId, String)>)> {
    let items = read.rows(
        "SELECT id, key, 0 FROM items WHERE active = 1 UNION ALL
         SELECT i.id, t.name, 1 FROM items i JOIN item_texts t ON t.item_id = i.id AND t.revision = i.revision
         WHERE i.active = 1 AND t.name <> '' ORDER BY 3, 1",
        [],
        |r| Ok((ItemId(r.get(0)?), r.get(1)?)),
    )?;
    let options = read.rows(
        "SELECT g.item_id, o.id, o.key, 0 FROM options o JOIN option_groups g ON g.id = o.group_id WHERE o.active = 1 UNION ALL
         SELECT g.item_id, o.id, t.name, 1 FROM options o JOIN option_groups g ON g.id = o.group_id
         JOIN items i ON i.id = g.item_id JOIN option_texts t ON t.option_id = o.id AND t.revision = i.revision
         WHERE o.active = 1 AND t.name <> '' ORDER BY 4, 2",
        [],
        |r| Ok((ItemId(r.get(0)?), OptionId(r.get(1)?), r.get(2)?)),
    )?;
    Ok((items, options))
}

/// After how many minutes a station calls what it makes late.
///
/// # Errors
/// `NotFound`.
pub fn late_minutes(read: &Read<'_>, station: StationId) -> Result<i64> {
    read.row("SELECT late_minutes FROM stations WHERE id = ?1", [station.0], |r| {
        r.get(0)
    })?
    .ok_or_else(Error::missing)
}

/// The sequence number of the newest fact about the menu; changes with all that it shows.
///
/// # Errors
/// A fault of the database.
pub fn version(read: &Read<'_>) -> Result<i64> {
    let seq = read.remembered("menu_seq")?;
    Ok(seq.and_then(|seq| seq.parse().ok()).unwrap_or_default())
}

/// Active items with their groups, in order: all of them, or one. Three statements
/// and one of holds, however many there are.
fn items(read: &Read<'_>, one: Option<ItemId>, order: Order) -> Result<Vec<Item>> {
    // Two texts of each statement, so that one item is found by its key and not by a scan.
    let which = if one.is_some() { "i.id = ?1" } else { "?1 IS NULL" };
    let [asked, house] = order.0;
    let id = one.map(|i| i.0);
    let mut items = read.rows(
        &format!(
            "SELECT i.id, i.category_id, i.revision,
               (SELECT name FROM item_texts t WHERE t.item_id = i.id AND t.revision = i.revision AND name <> ''
                ORDER BY language = ?2 DESC, language = ?3 DESC, language LIMIT 1),
               (SELECT description FROM item_texts t WHERE t.item_id = i.id AND t.revision = i.revision AND description <> ''
                ORDER BY language = ?2 DESC, language = ?3 DESC, language LIMIT 1),
               i.price, i.tax_ppm, i.station_id, i.tags, i.allergens, i.picture, i.stock, i.available,
               i.restock, i.popular,
               EXISTS (SELECT 1 FROM picture_sizes z WHERE z.hash = i.picture), i.later
             FROM items i JOIN categories c ON c.id = i.category_id
             WHERE {which} AND {ON_MENU} ORDER BY c.position, i.position, i.id"
        ),
        params![id, asked, house],
        |r| item(r, read.local.date()),
    )?;
    let mut groups = groups(read, which, id, order)?;
    let held = super::stock::queries::held(read)?;
    for item in &mut items {
        item.held = held.get(&item.id).copied().unwrap_or_default();
        for (removes, group) in groups.remove(&item.id).unwrap_or_default() {
            if removes {
                item.removals.extend(group.options);
            } else {
                item.groups.push(group);
            }
        }
    }
    Ok(items)
}

fn item(r: &Row<'_>, today: Date) -> rusqlite::Result<Item> {
    let tags: String = r.get(8)?;
    let restock: Option<String> = r.get(13)?;
    Ok(Item {
        id: ItemId(r.get(0)?),
        category: CategoryId(r.get(1)?),
        revision: r.get(2)?,
        name: r.get::<_, Option<String>>(3)?.unwrap_or_default(),
        description: r.get::<_, Option<String>>(4)?.unwrap_or_default(),
        price: Money(r.get(5)?),
        tax_ppm: r.get(6)?,
        station: StationId(r.get(7)?),
        tags: tags.split_whitespace().map(String::from).collect(),
        allergens: Allergens(r.get(9)?),
        picture: r.get(10)?,
        photo: r.get(15)?,
        stock: r.get(11)?,
        held: 0,
        // It is written by the import, which checks it.
        restock: restock.and_then(|plan| serde_json::from_str(&plan).ok()),
        popular: r.get(14)?,
        available: r.get(12)?,
        later: r.get::<_, Option<String>>(16)?.map(|at| Later::of(at.parse().ok(), today)),
        groups: Vec::new(),
        removals: Vec::new(),
    })
}

/// The groups of items, each with whether it is one of removals.
type Groups = HashMap<ItemId, Vec<(bool, Group)>>;

fn groups(read: &Read<'_>, which: &str, id: Option<i64>, order: Order) -> Result<Groups> {
    let mut options = options(read, which, id, order)?;
    let rows = read.rows(
        &format!(
            "SELECT i.id, g.id, g.names, g.least, g.most, g.removes FROM items i JOIN option_groups g ON g.item_id = i.id
             WHERE {which} AND g.active = 1 ORDER BY i.id, g.position, g.id"
        ),
        [id],
        |r| {
            Ok((
                ItemId(r.get(0)?),
                GroupId(r.get(1)?),
                r.get::<_, String>(2)?,
                (r.get(3)?, r.get(4)?, r.get(5)?),
            ))
        },
    )?;
    let mut groups = Groups::new();
    for (item, id, names, limits) in rows {
        let (least, most, removes): (u16, u16, bool) = limits;
        let group = Group {
            id,
            name: order.pick(&names)?,
            least: least.into(),
            most: most.into(),
            options: options.remove(&id).unwrap_or_default(),
        };
        groups.entry(item).or_default().push((removes, group));
    }
    Ok(groups)
}

fn options(read: &Read<'_>, which: &str, id: Option<i64>, order: Order) -> Result<HashMap<GroupId, Vec<Choice>>> {
    let [asked, house] = order.0;
    let rows = read.rows(
        &format!(
            "SELECT g.id, o.id,
               (SELECT name FROM option_texts t WHERE t.option_id = o.id AND t.revision = i.revision AND name <> ''
                ORDER BY language = ?2 DESC, language = ?3 DESC, language LIMIT 1),
               o.delta, o.allergens, o.available, o.station_id
             FROM items i JOIN option_groups g ON g.item_id = i.id JOIN options o ON o.group_id = g.id
             WHERE {which} AND g.active = 1 AND o.active = 1 ORDER BY g.id, o.position, o.id"
        ),
        params![id, asked, house],
        |r| {
            let choice = Choice {
                id: OptionId(r.get(1)?),
                name: r.get::<_, Option<String>>(2)?.unwrap_or_default(),
                delta: Money(r.get(3)?),
                allergens: Allergens(r.get(4)?),
                station: r.get::<_, Option<i64>>(6)?.map(StationId),
                available: r.get(5)?,
            };
            Ok((GroupId(r.get(0)?), choice))
        },
    )?;
    let mut options: HashMap<GroupId, Vec<Choice>> = HashMap::new();
    for (group, choice) in rows {
        options.entry(group).or_default().push(choice);
    }
    Ok(options)
}
