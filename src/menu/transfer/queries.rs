//! What is asked about uploaded menu files.

use super::{KEPT_MS, Upload};
use crate::base::{Error, Result};
use crate::menu::import::Form;
use crate::store::{Read, params};

/// An upload of this session.
///
/// # Errors
/// `NotFound` also for another session's, and when its time is over.
pub fn get(read: &Read<'_>, session: i64, id: &str) -> Result<Upload> {
    let since = read.now.at_ms - KEPT_MS;
    let found = read.row(
        "SELECT name, is_table, bytes FROM menu_uploads WHERE id = ?1 AND session_id = ?2 AND made_ms >= ?3",
        params![id, session, since],
        |r| {
            Ok(Upload {
                name: r.get(0)?,
                form: if r.get(1)? { Form::Csv } else { Form::Json },
                bytes: r.get(2)?,
            })
        },
    )?;
    found.ok_or_else(Error::missing)
}

/// How many dishes the menu has, hidden ones too.
///
/// # Errors
/// A fault of the database.
pub fn dishes(read: &Read<'_>) -> Result<usize> {
    let sql =
        "SELECT count(*) FROM items i JOIN categories c ON c.id = i.category_id WHERE i.active = 1 AND c.active = 1";
    Ok(usize::try_from(read.number(sql, [])?).unwrap_or_default())
}
