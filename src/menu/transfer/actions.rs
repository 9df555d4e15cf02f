//! Verbs on uploaded menu files.

use super::{KEPT_MS, Upload};
use crate::audit::Kind;
use crate::audit::actions::note;
use crate::base::ids::hex;
use crate::base::{Actor, Result, Verb};
use crate::menu::import::{Change, Form, How};
use crate::store::{Tx, params, random};

/// Keeps an upload for a session, in place of the one before, and answers its id.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn keep(tx: &Tx<'_>, actor: &Actor, session: i64, upload: &Upload) -> Result<String> {
    drop_of(tx, actor, session)?;
    let id = hex(&random::<16>()?);
    tx.run(
        "INSERT INTO menu_uploads (id, session_id, made_ms, name, is_table, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            id,
            session,
            tx.now.at_ms,
            upload.name,
            upload.form == Form::Csv,
            upload.bytes
        ],
    )?;
    Ok(id)
}

/// Forgets what a session uploaded.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn drop_of(tx: &Tx<'_>, actor: &Actor, session: i64) -> Result<()> {
    actor.may(Verb::EditMenu)?;
    tx.run("DELETE FROM menu_uploads WHERE session_id = ?1", [session])?;
    Ok(())
}

/// Forgets what nobody applied.
///
/// # Errors
/// A fault of the database.
pub fn drop_old(tx: &Tx<'_>) -> Result<()> {
    tx.run("DELETE FROM menu_uploads WHERE made_ms < ?1", [tx.now.at_ms - KEPT_MS])?;
    Ok(())
}

/// Writes down what an import changed, thing by thing.
pub(in crate::menu) fn note_import(tx: &Tx<'_>, actor: &Actor, changes: &[Change]) -> Result<()> {
    for c in changes {
        let (kind, id) = match c.what.as_str() {
            "station" => (
                Kind::Station,
                "SELECT coalesce(max(id), 0) FROM stations WHERE key = ?1",
            ),
            "category" => (
                Kind::Category,
                "SELECT coalesce(max(id), 0) FROM categories WHERE key = ?1",
            ),
            _ => (Kind::Item, "SELECT coalesce(max(id), 0) FROM items WHERE key = ?1"),
        };
        let (field, became) = match c.how {
            How::Added => ("transfer-added", c.key.clone()),
            How::Changed => ("transfer-changed", c.parts.join(", ")),
            How::Removed => ("transfer-removed", c.key.clone()),
        };
        let id = tx.number(id, [&c.key])?;
        note(tx, actor, kind, id, &c.name, &[(field, "", &became)])?;
    }
    Ok(())
}
