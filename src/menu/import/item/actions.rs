//! Writes what an import finds otherwise of one item: how it is sold, where its
//! options take it, how many there are.

use crate::base::Result;
use crate::menu::import::actions::Import;
use crate::menu::import::changes::{count, step, yes};
use crate::menu::import::queries::{Sold, SoldGroup, counted, terms};
use crate::menu::import::{GroupFile, ItemFile, OptionFile};
use crate::store::{Tx, params};

/// Writes how an item is sold from this revision on; what was sold keeps the texts of its own.
pub(in crate::menu) fn write_sold(tx: &Tx<'_>, id: i64, revision: i64, item: &ItemFile, sold: &Sold) -> Result<()> {
    tx.run(
        "UPDATE items SET revision = ?2, price = ?3, tax_ppm = ?4, allergens = ?5 WHERE id = ?1",
        params![id, revision, sold.price, sold.tax_ppm, sold.allergens],
    )?;
    for (language, name, description) in &sold.texts {
        tx.run(
            "INSERT INTO item_texts (item_id, revision, language, name, description) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![id, revision, language, name, description],
        )?;
    }
    tx.run("UPDATE option_groups SET active = 0 WHERE item_id = ?1", [id])?;
    for (position, (group, file)) in (0i64..).zip(sold.groups.iter().zip(&item.groups)) {
        write_group(tx, id, revision, position, group, file)?;
    }
    Ok(())
}

fn write_group(
    tx: &Tx<'_>,
    item: i64,
    revision: i64,
    position: i64,
    group: &SoldGroup,
    file: &GroupFile,
) -> Result<()> {
    tx.run(
        "INSERT INTO option_groups (item_id, key, position, least, most, names, removes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (item_id, key) DO UPDATE SET position = excluded.position, least = excluded.least,
               most = excluded.most, names = excluded.names, removes = excluded.removes, active = 1",
        params![
            item,
            group.key,
            position,
            group.least,
            group.most,
            group.names,
            group.removes
        ],
    )?;
    let id = tx.number(
        "SELECT id FROM option_groups WHERE item_id = ?1 AND key = ?2",
        params![item, group.key],
    )?;
    tx.run("UPDATE options SET active = 0 WHERE group_id = ?1", [id])?;
    for (position, (option, file)) in (0i64..).zip(group.options.iter().zip(&file.options)) {
        let (key, delta, allergens, names) = option;
        // An option that is known keeps its availability here; see `counts`.
        tx.run(
            "INSERT INTO options (group_id, key, position, delta, allergens, available) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (group_id, key) DO UPDATE SET position = excluded.position, delta = excluded.delta,
                   allergens = excluded.allergens, active = 1",
            params![id, key, position, delta, allergens, file.available],
        )?;
        let option = tx.number(
            "SELECT id FROM options WHERE group_id = ?1 AND key = ?2",
            params![id, key],
        )?;
        for (language, name) in names {
            tx.run(
                "INSERT INTO option_texts (option_id, revision, language, name) VALUES (?1, ?2, ?3, ?4)",
                params![option, revision, language, name],
            )?;
        }
    }
    Ok(())
}

/// Where options take their lines. An order keeps its station, so this is no new revision.
pub(in crate::menu) fn routes(tx: &Tx<'_>, id: i64, item: &ItemFile) -> Result<Option<String>> {
    let mut changed = 0;
    for (group, option) in options(item) {
        changed += tx.run(
            "UPDATE options SET station_id = (SELECT id FROM stations WHERE key = ?4)
                 WHERE key = ?3 AND group_id = (SELECT id FROM option_groups WHERE item_id = ?1 AND key = ?2)
                   AND station_id IS NOT (SELECT id FROM stations WHERE key = ?4)",
            params![id, group.key, option.key, option.station],
        )?;
    }
    Ok((changed > 0).then(|| "an option’s station".into()))
}

impl Import<'_, '_> {
    /// Takes over what the item costs, and whether and when guests see it.
    pub(in crate::menu::import) fn terms(&mut self, id: i64, item: &ItemFile) -> Result<Vec<String>> {
        let (old, new) = (terms(self.tx, id)?, &item.terms);
        if old != *new {
            self.tx.run(
                "UPDATE items SET cost = ?2, hidden = ?3, hours = ?4 WHERE id = ?1",
                params![id, new.cost.map(|c| c.0), new.hidden, new.hours.to_string()],
            )?;
        }
        Ok(old.parts(new, self.settings.currency))
    }

    /// Takes over stock and availability where the file says another value than
    /// the one before, and answers what is otherwise by that.
    pub(in crate::menu::import) fn counts(&mut self, id: i64, item: &ItemFile) -> Result<Vec<String>> {
        let mut parts = Vec::new();
        let (available, stock) = (item.available, item.stock);
        let last = self.last.insert(item.key.clone(), (available, stock));
        let (was_available, had) = counted(self.tx, id)?;
        if last.is_none_or(|(last, _)| last != available) && was_available != available {
            self.tx.run("UPDATE items SET available = ?2 WHERE id = ?1", params![id, available])?;
            parts.push(step("available", yes(was_available), yes(available)));
        }
        if last.is_none_or(|(_, last)| last != stock) && had != stock {
            self.tx.run("UPDATE items SET stock = ?2 WHERE id = ?1", params![id, stock])?;
            parts.push(step("stock", count(had), count(stock)));
        }
        for (group, option) in options(item) {
            let path = format!("{}/{}/{}", item.key, group.key, option.key);
            let last = self.last.insert(path, (option.available, None));
            if last.is_some_and(|(last, _)| last == option.available) {
                continue;
            }
            let changed = self.tx.run(
                "UPDATE options SET available = ?4 WHERE key = ?3 AND available <> ?4
                   AND group_id = (SELECT id FROM option_groups WHERE item_id = ?1 AND key = ?2)",
                params![id, group.key, option.key, option.available],
            )?;
            if changed > 0 {
                let (was, now) = (yes(!option.available), yes(option.available));
                parts.push(step(&format!("{} available", option.key), was, now));
            }
        }
        Ok(parts)
    }
}

/// Every option of an item with its group, what can be left out too.
fn options(item: &ItemFile) -> impl Iterator<Item = (&GroupFile, &OptionFile)> {
    item.groups.iter().flat_map(|g| g.options.iter().map(move |o| (g, o)))
}
