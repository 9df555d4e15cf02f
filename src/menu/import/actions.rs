//! The verb that makes the menu what a file says, and its SQL. Long because all that an import does is one transaction.

use std::sync::Arc;

use super::changes::{Change, How, Imported, pick, shown_parts, sold_parts, step};
use super::item::actions::{routes, write_sold};
use super::queries::{Counts, Shown, Sold, last_counts, leaving, shown, stations, stored, to_terms};
use super::{CategoryFile, ItemFile, MenuFile, StationFile, Words};
use crate::base::{Actor, Result, Verb};
use crate::menu::actions::tell;
use crate::menu::facts::MenuFact;
use crate::menu::hours::actions::turn_all;
use crate::menu::photo;
use crate::menu::transfer::actions::note_import;
use crate::settings::{self, Settings};
use crate::store::{Tx, params};

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
    Ok(import_told(tx, actor, file)?.0)
}

/// As [`import`]; tells also what was added, changed and removed, thing by thing.
///
/// # Errors
/// As [`import`].
pub fn import_told(tx: &Tx<'_>, actor: &Actor, file: &MenuFile) -> Result<(Imported, Vec<Change>)> {
    actor.may(Verb::EditMenu)?;
    let mut work = Import {
        tx,
        file,
        settings: settings::queries::get(tx)?,
        last: last_counts(tx)?,
        rows: 0,
        done: Imported::default(),
        changes: Vec::new(),
    };
    work.pictures()?;
    work.stations()?;
    work.categories()?;
    work.retire()?;
    // What has turned by the clock meanwhile is told with it: the timed job would not find it any more.
    let turned = turn_all(tx, false)?;
    if work.rows > 0 || !turned.is_empty() {
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
    if actor.staff().is_some() {
        note_import(tx, actor, &work.changes)?;
    }
    Ok((work.done, work.changes))
}

pub(super) struct Import<'i, 'c> {
    pub(super) tx: &'i Tx<'c>,
    file: &'i MenuFile,
    pub(super) settings: Arc<Settings>,
    pub(super) last: Counts,
    /// How many rows were changed.
    rows: usize,
    done: Imported,
    changes: Vec<Change>,
}

impl Import<'_, '_> {
    fn change(&mut self, how: How, what: &str, key: &str, names: &Words, parts: Vec<String>) {
        self.changes.push(Change {
            how,
            what: what.into(),
            key: key.into(),
            name: pick(names, self.settings.language.code()),
            parts,
        });
    }

    fn pictures(&mut self) -> Result<()> {
        for p in &self.file.pictures {
            photo::actions::store(self.tx, p)?;
        }
        Ok(())
    }

    fn stations(&mut self) -> Result<()> {
        let before = stations(self.tx)?;
        for (position, s) in (0i64..).zip(&self.file.stations) {
            match before.iter().find(|b| b.key == s.key) {
                None => self.change(How::Added, "station", &s.key, &s.names, Vec::new()),
                Some(b) => {
                    let parts = station_parts(b, s);
                    if !parts.is_empty() {
                        self.change(How::Changed, "station", &s.key, &s.names, parts);
                    }
                }
            }
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
        let file = self.file;
        for (position, c) in (0i64..).zip(&file.categories) {
            self.category(position, c)?;
            for (position, item) in (0i64..).zip(&c.items) {
                self.item(&c.key, position, item)?;
            }
        }
        Ok(())
    }

    fn category(&mut self, position: i64, c: &CategoryFile) -> Result<()> {
        let (names, hours) = (serde_json::to_string(&c.names)?, c.terms.hours.to_string());
        let before = self.tx.row(
            "SELECT names, (SELECT key FROM stations WHERE id = station_id), hidden, hours FROM categories
             WHERE key = ?1 AND active = 1",
            [&c.key],
            |r| {
                Ok((
                    r.get::<_, String>(0)?,
                    r.get::<_, Option<String>>(1)?,
                    (None, r.get(2)?, r.get(3)?),
                ))
            },
        )?;
        match before {
            None => self.change(How::Added, "category", &c.key, &c.names, Vec::new()),
            Some((had, at, terms)) => {
                let named = [("name", had != names), ("station", at != c.station)];
                let mut parts: Vec<_> = named.iter().filter(|n| n.1).map(|n| n.0.to_string()).collect();
                parts.extend(to_terms(terms)?.parts(&c.terms, self.settings.currency));
                if !parts.is_empty() {
                    self.change(How::Changed, "category", &c.key, &c.names, parts);
                }
            }
        }
        self.rows += self.tx.run(
            "INSERT INTO categories (key, position, names, station_id, hidden, hours)
             VALUES (?1, ?2, ?3, (SELECT id FROM stations WHERE key = ?4), ?5, ?6)
             ON CONFLICT (key) DO UPDATE SET position = excluded.position, names = excluded.names,
               station_id = excluded.station_id, hidden = excluded.hidden, hours = excluded.hours, active = 1
             WHERE position <> excluded.position OR names <> excluded.names
               OR station_id IS NOT excluded.station_id OR hidden <> excluded.hidden OR hours <> excluded.hours
               OR active = 0",
            params![c.key, position, names, c.station, c.terms.hidden, hours],
        )?;
        Ok(())
    }

    fn item(&mut self, category: &str, position: i64, item: &ItemFile) -> Result<()> {
        let known = self.tx.row("SELECT id, revision FROM items WHERE key = ?1", [&item.key], |r| {
            Ok((r.get::<_, i64>(0)?, r.get::<_, i64>(1)?))
        })?;
        let (id, revision) = match known {
            Some(known) => known,
            None => (insert(self.tx, category, position, item)?, 0),
        };
        let mut parts = Vec::new();
        let sold = Sold::of_file(item, &self.file.languages, self.settings.tax_ppm)?;
        let before = stored(self.tx, id, revision)?;
        if revision == 0 || before != sold {
            parts.extend(sold_parts(&before, &sold, self.settings.currency));
            write_sold(self.tx, id, revision + 1, item, &sold)?;
        }
        parts.extend(show(self.tx, id, category, item)?);
        parts.extend(routes(self.tx, id, item)?);
        parts.extend(self.terms(id, item)?);
        parts.extend(self.counts(id, item)?);
        let back = self.tx.run("UPDATE items SET active = 1 WHERE id = ?1 AND active = 0", [id])?;
        let moved = self.tx.run(
            "UPDATE items SET position = ?2 WHERE id = ?1 AND position <> ?2",
            params![id, position],
        )?;
        self.rows += back + moved + usize::from(known.is_none() || !parts.is_empty());
        if known.is_none() || back > 0 {
            self.done.added += 1;
            self.change(How::Added, "item", &item.key, &item.names, Vec::new());
        } else if !parts.is_empty() {
            self.done.changed += 1;
            self.change(How::Changed, "item", &item.key, &item.names, parts);
        }
        Ok(())
    }

    /// Takes off the menu what the file does not name, and remembers the file's counts.
    fn retire(&mut self) -> Result<()> {
        let (categories, stations) = (&self.file.categories, &self.file.stations);
        let items: Vec<&str> = categories.iter().flat_map(|c| &c.items).map(|i| i.key.as_str()).collect();
        let categories: Vec<&str> = categories.iter().map(|c| c.key.as_str()).collect();
        let stations: Vec<&str> = stations.iter().map(|s| s.key.as_str()).collect();
        let [items, categories, stations] = [
            serde_json::to_string(&items)?,
            serde_json::to_string(&categories)?,
            serde_json::to_string(&stations)?,
        ];
        for (what, key, names) in leaving(self.tx, &items, &categories, &stations)? {
            self.change(How::Removed, what, &key, &names, Vec::new());
        }
        let removed = self.tx.run(
            "UPDATE items SET active = 0 WHERE active = 1 AND key NOT IN (SELECT value FROM json_each(?1))",
            [items],
        )?;
        let others = self.tx.run(
            "UPDATE categories SET active = 0 WHERE active = 1 AND key NOT IN (SELECT value FROM json_each(?1))",
            [categories],
        )? + self.tx.run(
            // Lines that were sold keep pointing at it, so the row stays; -1 says that it is none any more.
            "UPDATE stations SET position = -1 WHERE position >= 0 AND key NOT IN (SELECT value FROM json_each(?1))",
            [stations],
        )?;
        photo::actions::drop_unused(self.tx)?;
        self.rows += removed + others;
        self.done.removed = i64::try_from(removed).unwrap_or(i64::MAX);
        self.tx.remember("menu_file", &serde_json::to_string(&self.last)?)
    }
}

/// A new item, of which nothing is sold yet: its first revision is to be written.
pub(in crate::menu) fn insert(tx: &Tx<'_>, category: &str, position: i64, item: &ItemFile) -> Result<i64> {
    tx.insert(
        "INSERT INTO items (public_id, key, category_id, position, revision, price, tax_ppm, station_id, tags,
                                allergens, picture, stock, available)
             SELECT ?1, ?2, c.id, ?5, 0, 0, 0, s.id, ?6, 0, ?7, ?8, ?9
             FROM categories c, stations s WHERE c.key = ?3 AND s.key = ?4",
        params![
            tx.public_id()?,
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

/// How it is shown and where it is made: no new revision, for an order keeps its station.
pub(in crate::menu) fn show(tx: &Tx<'_>, id: i64, category: &str, item: &ItemFile) -> Result<Vec<String>> {
    let new = Shown {
        category: category.into(),
        station: item.station.clone(),
        tags: item.tags.join(" "),
        picture: item.picture.clone(),
        restock: item.restock.map(|plan| serde_json::to_string(&plan)).transpose()?,
    };
    let old = shown(tx, id)?;
    if old != new {
        tx.run(
            "UPDATE items SET category_id = c.id, station_id = s.id, tags = ?4, picture = ?5, restock = ?6
                 FROM categories c, stations s WHERE items.id = ?1 AND c.key = ?2 AND s.key = ?3",
            params![id, new.category, new.station, new.tags, new.picture, new.restock],
        )?;
    }
    Ok(shown_parts(&old, &new))
}

fn station_parts(old: &StationFile, new: &StationFile) -> Vec<String> {
    let mut parts = Vec::new();
    if old.names != new.names {
        parts.push("name".into());
    }
    for (name, old, new) in [
        ("warn_minutes", old.warn_minutes, new.warn_minutes),
        ("late_minutes", old.late_minutes, new.late_minutes),
    ] {
        if old != new {
            parts.push(step(name, old, new));
        }
    }
    parts
}
