//! How an item is sold, as the database has it: what an import compares a file with.

use super::Words;
use crate::base::{Error, Result};
use crate::store::Read;

/// An item as it is sold: what a revision stands for.
#[derive(PartialEq)]
pub(super) struct Sold {
    pub(super) price: i64,
    pub(super) tax_ppm: i64,
    pub(super) allergens: u16,
    /// Language, name, description.
    pub(super) texts: Vec<(String, String, String)>,
    pub(super) groups: Vec<SoldGroup>,
}

/// Key, names as JSON, least, most, options.
pub(super) type SoldGroup = (String, String, i64, i64, Vec<SoldOption>);
/// Key, delta, allergens, names.
pub(super) type SoldOption = (String, i64, u16, Words);

/// The item as the database sells it.
pub(super) fn stored(read: &Read<'_>, id: i64, revision: i64) -> Result<Sold> {
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
        "SELECT id, key, names, least, most FROM option_groups WHERE item_id = ?1 AND active = 1 ORDER BY position",
        [id],
        |r| Ok((r.get::<_, i64>(0)?, (r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?))),
    )?;
    let mut groups = Vec::new();
    for (group, (key, names, least, most)) in rows {
        groups.push((key, names, least, most, stored_options(read, group, revision)?));
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
