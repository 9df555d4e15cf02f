//! The verb that makes the menu what a file says, and its SQL.

use serde::{Deserialize, Serialize};

use super::queries::{Counts, Sold, SoldGroup, last_counts, stored};
use super::{GroupFile, ItemFile, MenuFile};
use crate::base::{Actor, Result, Verb};
use crate::menu::actions::{put_meta, tell};
use crate::menu::facts::MenuFact;
use crate::settings;
use crate::store::{Tx, params};

/// What an import did, counted in items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// New, or back on the menu.
    pub added: i64,
    /// Sold or shown otherwise than before; a new place in the order alone does not count.
    pub changed: i64,
    /// Not on the menu any more.
    pub removed: i64,
}

/// Makes the menu what the file says; all or nothing. Things are known by
/// their keys. What is sold otherwise than before gets a new revision, what
/// the file does not name goes, and the same file twice changes nothing.
///
/// Stock and availability move during the day: they are taken from the file
/// for what is new, and else only where the file itself says another value
/// than the file before it.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn import(tx: &Tx<'_>, actor: &Actor, file: &MenuFile) -> Result<Imported> {
    actor.may(Verb::EditMenu)?;
    let mut work = Import {
        tx,
        file,
        tax_ppm: settings::queries::get(tx)?.tax_ppm,
        last: last_counts(tx)?,
        rows: 0,
        done: Imported::default(),
    };
    work.pictures_and_stations()?;
    work.categories()?;
    work.retire()?;
    if work.rows > 0 {
        let Imported {
            added,
            changed,
            removed,
        } = work.done;
        tell(
            tx,
            actor,
            &MenuFact::MenuImported {
                added,
                changed,
                removed,
            },
        )?;
    }
    Ok(work.done)
}

struct Import<'i, 'c> {
    tx: &'i Tx<'c>,
    file: &'i MenuFile,
    tax_ppm: i64,
    last: Counts,
    /// How many rows were changed.
    rows: usize,
    done: Imported,
}

impl Import<'_, '_> {
    fn pictures_and_stations(&mut self) -> Result<()> {
        for p in &self.file.pictures {
            self.tx.run(
                "INSERT INTO pictures (hash, kind, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                params![p.hash, p.kind, p.bytes],
            )?;
        }
        for (position, s) in (0i64..).zip(&self.file.stations) {
            self.rows += self.tx.run(
                "INSERT INTO stations (key, position, names) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET position = excluded.position, names = excluded.names
                 WHERE position <> excluded.position OR names <> excluded.names",
                params![s.key, position, serde_json::to_string(&s.names)?],
            )?;
        }
        Ok(())
    }

    fn categories(&mut self) -> Result<()> {
        for (position, c) in (0i64..).zip(&self.file.categories) {
            self.rows += self.tx.run(
                "INSERT INTO categories (key, position, names) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET position = excluded.position, names = excluded.names, active = 1
                 WHERE position <> excluded.position OR names <> excluded.names OR active = 0",
                params![c.key, position, serde_json::to_string(&c.names)?],
            )?;
            for (position, item) in (0i64..).zip(&c.items) {
                self.item(&c.key, position, item)?;
            }
        }
        Ok(())
    }

    fn item(&mut self, category: &str, position: i64, item: &ItemFile) -> Result<()> {
        let known = self.tx.row("SELECT id, revision FROM items WHERE key = ?1", [&item.key], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?))
        })?;
        let sold = Sold::of_file(item, &self.file.languages, self.tax_ppm)?;
        let (id, revision) = match known {
            Some(known) => known,
            None => (self.insert(category, position, item)?, 0),
        };
        let sold_otherwise = revision == 0 || stored(self.tx, id, revision)? != sold;
        if sold_otherwise {
            self.write_sold(id, revision + 1, item, &sold)?;
        }
        let shown_otherwise = self.tx.run(
            "UPDATE items SET category_id = c.id, station_id = s.id, tags = ?4, picture = ?5
             FROM categories c, stations s WHERE items.id = ?1 AND c.key = ?2 AND s.key = ?3
               AND (category_id <> c.id OR items.station_id <> s.id OR tags <> ?4 OR picture IS NOT ?5)",
            params![id, category, item.station, item.tags.join(" "), item.picture],
        )?;
        let counted_otherwise = self.counts(id, item)?;
        let back = self.tx.run("UPDATE items SET active = 1 WHERE id = ?1 AND active = 0", [id])?;
        self.rows += back
            + self.tx.run(
                "UPDATE items SET position = ?2 WHERE id = ?1 AND position <> ?2",
                params![id, position],
            )?;
        let changed = sold_otherwise || shown_otherwise > 0 || counted_otherwise;
        self.rows += usize::from(changed);
        if known.is_none() || back > 0 {
            self.done.added += 1;
        } else if changed {
            self.done.changed += 1;
        }
        Ok(())
    }

    fn insert(&self, category: &str, position: i64, item: &ItemFile) -> Result<i64> {
        self.tx.insert(
            "INSERT INTO items (public_id, key, category_id, position, revision, price, tax_ppm, station_id, tags,
                                allergens, picture, stock, available)
             SELECT ?1, ?2, c.id, ?5, 0, 0, 0, s.id, ?6, 0, ?7, ?8, ?9
             FROM categories c, stations s WHERE c.key = ?3 AND s.key = ?4",
            params![
                self.tx.public_id()?,
                item.key,
                category,
                item.station,
                position,
                item.tags.join(" "),
                item.picture,
                item.stock,
                item.available
            ],
        )
    }

    fn write_sold(&self, id: i64, revision: i64, item: &ItemFile, sold: &Sold) -> Result<()> {
        self.tx.run(
            "UPDATE items SET revision = ?2, price = ?3, tax_ppm = ?4, allergens = ?5 WHERE id = ?1",
            params![id, revision, sold.price, sold.tax_ppm, sold.allergens],
        )?;
        for (language, name, description) in &sold.texts {
            self.tx.run(
                "INSERT INTO item_texts (item_id, revision, language, name, description) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![id, revision, language, name, description],
            )?;
        }
        self.tx.run("UPDATE option_groups SET active = 0 WHERE item_id = ?1", [id])?;
        for (position, (group, file)) in (0i64..).zip(sold.groups.iter().zip(&item.groups)) {
            self.write_group(id, revision, position, group, file)?;
        }
        Ok(())
    }

    fn write_group(&self, item: i64, revision: i64, position: i64, group: &SoldGroup, file: &GroupFile) -> Result<()> {
        let (key, names, least, most, options) = group;
        self.tx.run(
            "INSERT INTO option_groups (item_id, key, position, least, most, names) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (item_id, key) DO UPDATE SET position = excluded.position, least = excluded.least,
               most = excluded.most, names = excluded.names, active = 1",
            params![item, key, position, least, most, names],
        )?;
        let group = self.tx.number(
            "SELECT id FROM option_groups WHERE item_id = ?1 AND key = ?2",
            params![item, key],
        )?;
        self.tx.run("UPDATE options SET active = 0 WHERE group_id = ?1", [group])?;
        for (position, ((key, delta, allergens, names), file)) in (0i64..).zip(options.iter().zip(&file.options)) {
            // An option that is known keeps its availability here; see `counts`.
            self.tx.run(
                "INSERT INTO options (group_id, key, position, delta, allergens, available) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (group_id, key) DO UPDATE SET position = excluded.position, delta = excluded.delta,
                   allergens = excluded.allergens, active = 1",
                params![group, key, position, delta, allergens, file.available],
            )?;
            let option = self.tx.number(
                "SELECT id FROM options WHERE group_id = ?1 AND key = ?2",
                params![group, key],
            )?;
            for (language, name) in names {
                self.tx.run(
                    "INSERT INTO option_texts (option_id, revision, language, name) VALUES (?1, ?2, ?3, ?4)",
                    params![option, revision, language, name],
                )?;
            }
        }
        Ok(())
    }

    /// Takes over stock and availability where the file says another value than the one before.
    fn counts(&mut self, id: i64, item: &ItemFile) -> Result<bool> {
        let mut changed = false;
        let (available, stock) = (item.available, item.stock);
        if let Some((was_available, had)) = self.last.insert(item.key.clone(), (available, stock)) {
            if was_available != available {
                self.tx.run("UPDATE items SET available = ?2 WHERE id = ?1", params![id, available])?;
                changed = true;
            }
            if had != stock {
                self.tx.run("UPDATE items SET stock = ?2 WHERE id = ?1", params![id, stock])?;
                changed = true;
            }
        }
        for (group, option) in item.groups.iter().flat_map(|g| g.options.iter().map(move |o| (g, o))) {
            let path = format!("{}/{}/{}", item.key, group.key, option.key);
            let last = self.last.insert(path, (option.available, None));
            if last.is_some_and(|(was, _)| was != option.available) {
                self.tx.run(
                    "UPDATE options SET available = ?4 WHERE key = ?3
                       AND group_id = (SELECT id FROM option_groups WHERE item_id = ?1 AND key = ?2)",
                    params![id, group.key, option.key, option.available],
                )?;
                changed = true;
            }
        }
        Ok(changed)
    }

    /// Takes off the menu what the file does not name, and remembers the file's counts.
    fn retire(&mut self) -> Result<()> {
        let (categories, stations) = (&self.file.categories, &self.file.stations);
        let items: Vec<&str> = categories.iter().flat_map(|c| &c.items).map(|i| i.key.as_str()).collect();
        let categories: Vec<&str> = categories.iter().map(|c| c.key.as_str()).collect();
        let stations: Vec<&str> = stations.iter().map(|s| s.key.as_str()).collect();
        let gone = |sql: &str, keys: &[&str]| self.tx.run(sql, [serde_json::to_string(keys)?]);
        let removed = gone(
            "UPDATE items SET active = 0 WHERE active = 1 AND key NOT IN (SELECT value FROM json_each(?1))",
            &items,
        )?;
        let others = gone(
            "UPDATE categories SET active = 0 WHERE active = 1 AND key NOT IN (SELECT value FROM json_each(?1))",
            &categories,
        )? + gone(
            // Lines that were sold keep pointing at it, so the row stays; -1 says that it is none any more.
            "UPDATE stations SET position = -1 WHERE position >= 0 AND key NOT IN (SELECT value FROM json_each(?1))",
            &stations,
        )?;
        self.tx.run(
            "DELETE FROM pictures WHERE hash NOT IN (SELECT picture FROM items WHERE picture IS NOT NULL)",
            [],
        )?;
        self.rows += removed + others;
        self.done.removed = i64::try_from(removed).unwrap_or(i64::MAX);
        put_meta(self.tx, "menu_file", &serde_json::to_string(&self.last)?)
    }
}
