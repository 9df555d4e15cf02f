//! What is asked about lines that were left.

use super::{Dish, KEPT_MS, LeftLine};
use crate::base::ids::{GuestId, ItemId, OptionId};
use crate::base::{Lang, Result};
use crate::cart::queries::trouble;
use crate::menu::{self, Choice};
use crate::store::{Read, params};

/// What these guests left when their visits were closed, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list(read: &Read<'_>, guests: &[GuestId], lang: Lang) -> Result<Vec<LeftLine>> {
    let rows = read.rows(
        "SELECT id, left_ms, quantity, note, item_id, options FROM left_lines
         WHERE guest_id IN (SELECT value FROM json_each(?1)) AND left_ms > ?2 ORDER BY id",
        params![serde_json::to_string(guests)?, read.now.at_ms - KEPT_MS],
        |r| {
            let head = (r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?);
            Ok((head, ItemId(r.get(4)?), r.get::<_, String>(5)?))
        },
    )?;
    let mut lines = Vec::with_capacity(rows.len());
    for ((id, left_ms, quantity, note), item, options) in rows {
        lines.push(LeftLine {
            id,
            left_ms,
            quantity,
            note,
            dish: dish(read, item, serde_json::from_str(&options)?, quantity, lang)?,
        });
    }
    Ok(lines)
}

/// So many of a dish, chosen so, as they can be had today.
///
/// # Errors
/// A fault of the database.
pub fn dish(read: &Read<'_>, item: ItemId, options: Vec<OptionId>, quantity: i64, lang: Lang) -> Result<Dish> {
    let Some(found) = menu::queries::find_item(read, item, lang)? else {
        return Ok(Dish {
            item,
            name: menu::queries::last_name(read, item, lang)?,
            options,
            option_names: Vec::new(),
            removals: Vec::new(),
            unit: None,
            trouble: Some(crate::cart::Trouble::Gone),
        });
    };
    let chosen = |all: &mut dyn Iterator<Item = &Choice>| -> Vec<String> {
        all.filter(|o| options.contains(&o.id)).map(|o| o.name.clone()).collect()
    };
    let option_names = chosen(&mut found.groups.iter().flat_map(|g| &g.options));
    let removals = chosen(&mut found.removals.iter());
    let priced = menu::price(&found, &options).ok();
    let trouble = trouble(&found, quantity).or(priced.is_none().then_some(crate::cart::Trouble::Options));
    Ok(Dish {
        item,
        unit: priced.filter(|_| trouble.is_none()).map(|p| p.unit),
        name: found.name,
        options,
        option_names,
        removals,
        trouble,
    })
}
