//! The verb that makes the menu what a file says, and its SQL.

use serde::{Deserialize, Serialize};

use super::queries::{Counts, Sold, last_counts, stored};
use super::{ItemFile, MenuFile};
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

pub(super) struct Import<'i, 'c> {
    pub(super) tx: &'i Tx<'c>,
    file: &'i MenuFile,
    tax_ppm: i64,
    pub(super) last: Counts,
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
                "INSERT INTO stations (key, position, names, warn_minutes, late_minutes) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (key) DO UPDATE SET position = excluded.position, names = excluded.names,
                   warn_minutes = excluded.warn_minutes, late_minutes = excluded.late_minutes
                 WHERE position <> excluded.position OR names <> excluded.names
                   OR warn_minutes <> excluded.warn_minutes OR late_minutes <> excluded.late_minutes",
                params![
                    s.key,
                    position,
                    serde_json::to_string(&s.names)?,
                    s.warn_minutes,
                    s.late_minutes
                ],
            )?;
        }
        Ok(())
    }

    fn categories(&mut self) -> Result<()> {
        for (position, c) in (0i64..).zip(&self.file.categories) {
            self.rows += self.tx.run(
                "INSERT INTO categories (key, position, names, station_id)
                 VALUES (?1, ?2, ?3, (SELECT id FROM stations WHERE key = ?4))
                 ON CONFLICT (key) DO UPDATE SET position = excluded.position, names = excluded.names,
                   station_id = excluded.station_id, active = 1
                 WHERE position <> excluded.position OR names <> excluded.names
                   OR station_id IS NOT excluded.station_id OR active = 0",
                params![c.key, position, serde_json::to_string(&c.names)?, c.station],
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
        let restock = item.restock.map(|plan| serde_json::to_string(&plan)).transpose()?;
        let shown_otherwise = self.tx.run(
            "UPDATE items SET category_id = c.id, station_id = s.id, tags = ?4, picture = ?5, restock = ?6
             FROM categories c, stations s WHERE items.id = ?1 AND c.key = ?2 AND s.key = ?3
               AND (category_id <> c.id OR items.station_id <> s.id OR tags <> ?4 OR picture IS NOT ?5
                 OR restock IS NOT ?6)",
            params![id, category, item.station, item.tags.join(" "), item.picture, restock],
        )?;
        let routed_otherwise = self.routes(id, item)?;
        let counted_otherwise = self.counts(id, item)?;
        let back = self.tx.run("UPDATE items SET active = 1 WHERE id = ?1 AND active = 0", [id])?;
        self.rows += back
            + self.tx.run(
                "UPDATE items SET position = ?2 WHERE id = ?1 AND position <> ?2",
                params![id, position],
            )?;
        let changed = sold_otherwise || shown_otherwise > 0 || routed_otherwise || counted_otherwise;
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
