//! What the owner's pages ask about the plan.

use crate::base::Result;
use crate::base::ids::TableId;
use crate::base::text::Name;
use crate::store::{Read, params};
use crate::tables::Table;
use crate::tables::queries::list;

/// The tables in use by area, both in the owner's order.
///
/// # Errors
/// A fault of the database.
pub fn areas(read: &Read<'_>) -> Result<Vec<(String, Vec<Table>)>> {
    let mut areas: Vec<(String, Vec<Table>)> = Vec::new();
    for table in list(read)? {
        match areas.last_mut() {
            Some((area, tables)) if *area == table.area => tables.push(table),
            _ => areas.push((table.area.clone(), vec![table])),
        }
    }
    Ok(areas)
}

/// Which of these names tables in use have, this one aside.
pub(super) fn taken(read: &Read<'_>, names: &[Name], but: Option<TableId>) -> Result<Vec<String>> {
    let mut taken = Vec::new();
    for name in names {
        let count = read.number(
            "SELECT count(*) FROM tables WHERE active = 1 AND name = ?1 AND id IS NOT ?2",
            params![name.as_str(), but.map(|t| t.0)],
        )?;
        if count > 0 {
            taken.push(name.as_str().to_string());
        }
    }
    Ok(taken)
}

/// An area as the house writes it, so that `garden` and `Garden` are one.
pub(super) fn spelled(read: &Read<'_>, area: &Name) -> Result<String> {
    let known = read.row(
        "SELECT area FROM tables WHERE area = ?1 ORDER BY active DESC, position LIMIT 1",
        [area.as_str()],
        |r| r.get(0),
    )?;
    Ok(known.unwrap_or_else(|| area.as_str().to_string()))
}
