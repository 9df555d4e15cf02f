//! How an item is sold, as the database has it: what an import compares a file with.

use std::collections::BTreeMap;

use super::{GroupFile, ItemFile, StationFile, Terms, Words};
use crate::base::hours::Hours;
use crate::base::{Error, Money, Result};
use crate::store::Read;

/// An item as it is sold: what a revision stands for.
#[derive(PartialEq)]
pub(in crate::menu) struct Sold {
    pub(in crate::menu) price: i64,
    pub(in crate::menu) tax_ppm: i64,
    pub(in crate::menu) allergens: u16,
    /// Language, name, description.
    pub(in crate::menu) texts: Vec<(String, String, String)>,
    pub(in crate::menu) groups: Vec<SoldGroup>,
}

/// A group of options as it is sold.
#[derive(Clone, PartialEq)]
pub(in crate::menu) struct SoldGroup {
    pub(in crate::menu) key: String,
    /// As JSON.
    pub(in crate::menu) names: String,
    pub(in crate::menu) least: i64,
    pub(in crate::menu) most: i64,
    pub(in crate::menu) removes: bool,
    pub(in crate::menu) options: Vec<SoldOption>,
}

/// Key, delta, allergens, names.
pub(in crate::menu) type SoldOption = (String, i64, u16, Words);

/// An item as it is shown, and where it is made: what needs no new revision. Keys and words as they are stored.
#[derive(PartialEq)]
pub(in crate::menu) struct Shown {
    pub(in crate::menu) category: String,
    pub(in crate::menu) station: String,
    pub(in crate::menu) tags: String,
    pub(in crate::menu) picture: Option<String>,
    pub(in crate::menu) restock: Option<String>,
}

impl Sold {
    /// The item as a file sells it; `house_tax_ppm` counts where it names no rate.
    pub(in crate::menu) fn of_file(item: &ItemFile, languages: &[String], house_tax_ppm: i64) -> Result<Sold> {
        let text = |words: &Words, l: &str| words.get(l).cloned().unwrap_or_default();
        // In the order of the database, so that both can be compared.
        let mut languages: Vec<&String> = languages.iter().collect();
        languages.sort();
        let texts = languages
            .into_iter()
            .map(|l| (l.clone(), text(&item.names, l), text(&item.descriptions, l)))
            .filter(|(_, name, description)| !name.is_empty() || !description.is_empty());
        let group = |g: &GroupFile| {
            let options = g.options.iter();
            let options = options.map(|o| (o.key.clone(), o.delta.0, o.allergens.0, o.names.clone()));
            Ok(SoldGroup {
                key: g.key.clone(),
                names: serde_json::to_string(&g.names)?,
                least: g.least,
                most: g.most,
                removes: g.removes,
                options: options.collect(),
            })
        };
        Ok(Sold {
            price: item.price.0,
            tax_ppm: item.tax_ppm.unwrap_or(house_tax_ppm),
            allergens: item.allergens.0,
            texts: texts.collect(),
            groups: item.groups.iter().map(group).collect::<Result<_>>()?,
        })
    }
}

/// What the files so far said about availability and stock, by `item` or `item/group/option`.
pub(in crate::menu) type Counts = BTreeMap<String, (bool, Option<i64>)>;

pub(in crate::menu) fn last_counts(read: &Read<'_>) -> Result<Counts> {
    let text = read.remembered("menu_file")?;
    Ok(text.map(|t| serde_json::from_str(&t)).transpose()?.unwrap_or_default())
}

/// The item as the database sells it.
pub(in crate::menu) fn stored(read: &Read<'_>, id: i64, revision: i64) -> Result<Sold> {
    let head = read.row("SELECT price, tax_ppm, allergens FROM items WHERE id = ?1", [id], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?))
    })?;
    let (price, tax_ppm, allergens) = head.ok_or_else(Error::missing)?;
    let texts = read.rows(
        "SELECT language, name, description FROM item_texts WHERE item_id = ?1 AND revision = ?2 ORDER BY language",
        [id, revision],
        |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
    )?;
    let rows = read.rows(
        "SELECT id, key, names, least, most, removes FROM option_groups WHERE item_id = ?1 AND active = 1 ORDER BY position",
        [id],
        |r| {
            let group = SoldGroup {
                key: r.get(1)?,
                names: r.get(2)?,
                least: r.get(3)?,
                most: r.get(4)?,
                removes: r.get(5)?,
                options: Vec::new(),
            };
            Ok((r.get(0)?, group))
        },
    )?;
    let mut groups = Vec::new();
    for (id, group) in rows {
        let options = stored_options(read, id, revision)?;
        groups.push(SoldGroup { options, ..group });
    }
    Ok(Sold {
        price,
        tax_ppm,
        allergens,
        texts,
        groups,
    })
}

fn stored_options(read: &Read<'_>, group: i64, revision: i64) -> Result<Vec<SoldOption>> {
    let rows = read.rows(
        "SELECT id, key, delta, allergens FROM options WHERE group_id = ?1 AND active = 1 ORDER BY position",
        [group],
        |r| Ok((r.get::<_, i64>(0)?, r.get(1)?, r.get(2)?, r.get(3)?)),
    )?;
    let mut options = Vec::new();
    for (option, key, delta, allergens) in rows {
        let names = read.rows(
            "SELECT language, name FROM option_texts WHERE option_id = ?1 AND revision = ?2",
            [option, revision],
            |r| Ok((r.get(0)?, r.get(1)?)),
        )?;
        options.push((key, delta, allergens, names.into_iter().collect()));
    }
    Ok(options)
}

/// The item as the database shows it.
pub(in crate::menu) fn shown(read: &Read<'_>, id: i64) -> Result<Shown> {
    let found = read.row(
        "SELECT c.key, s.key, i.tags, i.picture, i.restock
         FROM items i JOIN categories c ON c.id = i.category_id JOIN stations s ON s.id = i.station_id WHERE i.id = ?1",
        [id],
        |r| {
            Ok(Shown {
                category: r.get(0)?,
                station: r.get(1)?,
                tags: r.get(2)?,
                picture: r.get(3)?,
                restock: r.get(4)?,
            })
        },
    )?;
    found.ok_or_else(Error::missing)
}

/// Whether an item is available, and how many there are.
pub(in crate::menu) fn counted(read: &Read<'_>, id: i64) -> Result<(bool, Option<i64>)> {
    let found = read.row("SELECT available, stock FROM items WHERE id = ?1", [id], |r| {
        Ok((r.get(0)?, r.get(1)?))
    })?;
    found.ok_or_else(Error::missing)
}

/// What an item costs the house, and whether and when guests see it.
pub(in crate::menu) fn terms(read: &Read<'_>, id: i64) -> Result<Terms> {
    let found = read.row("SELECT cost, hidden, hours FROM items WHERE id = ?1", [id], |r| {
        Ok((r.get(0)?, r.get(1)?, r.get(2)?))
    })?;
    to_terms(found.ok_or_else(Error::missing)?)
}

/// Cost, hidden and hours as they are stored.
pub(in crate::menu) fn to_terms((cost, hidden, hours): (Option<i64>, bool, String)) -> Result<Terms> {
    let damaged = || Error::fault(format!("damaged hours: {hours}"));
    Ok(Terms {
        cost: cost.map(Money),
        hidden,
        hours: Hours::parse(&hours).ok_or_else(damaged)?,
    })
}

/// The stations of today, in order.
pub(in crate::menu) fn stations(read: &Read<'_>) -> Result<Vec<StationFile>> {
    let rows = read.rows(
        "SELECT key, names, warn_minutes, late_minutes FROM stations WHERE position >= 0 ORDER BY position, id",
        [],
        |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?, r.get(2)?, r.get(3)?)),
    )?;
    let station = |(key, names, warn_minutes, late_minutes): (String, String, i64, i64)| {
        Ok(StationFile {
            key,
            names: serde_json::from_str(&names)?,
            warn_minutes,
            late_minutes,
        })
    };
    rows.into_iter().map(station).collect()
}

/// What is on the menu and not among these keys (JSON lists): what it is, its key and names.
pub(in crate::menu) fn leaving(
    read: &Read<'_>,
    items: &str,
    categories: &str,
    stations: &str,
) -> Result<Vec<(&'static str, String, Words)>> {
    let all = [
        (
            "item",
            items,
            "SELECT key, (SELECT json_group_object(language, name) FROM item_texts t
                          WHERE t.item_id = i.id AND t.revision = i.revision AND name <> '')
             FROM items i WHERE active = 1 AND key NOT IN (SELECT value FROM json_each(?1)) ORDER BY category_id, position",
        ),
        (
            "category",
            categories,
            "SELECT key, names FROM categories
             WHERE active = 1 AND key NOT IN (SELECT value FROM json_each(?1)) ORDER BY position",
        ),
        (
            "station",
            stations,
            "SELECT key, names FROM stations
             WHERE position >= 0 AND key NOT IN (SELECT value FROM json_each(?1)) ORDER BY position",
        ),
    ];
    let mut leaving = Vec::new();
    for (what, kept, sql) in all {
        let rows = read.rows(sql, [kept], |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)))?;
        for (key, names) in rows {
            leaving.push((what, key, serde_json::from_str(&names)?));
        }
    }
    Ok(leaving)
}
