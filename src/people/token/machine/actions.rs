//! Verbs on machines' keys.

use super::super::{ApiSecret, Scope, Scopes};
use super::queries::{KEYS, key};
use super::{ApiKey, SEEN_EACH_MS};
use crate::audit::actions::note;
use crate::audit::{self, Kind};
use crate::base::ids::{KeyId, StaffId, unhex};
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result, Role};
use crate::people::facts::PeopleFact;
use crate::people::queries::may_edit;
use crate::store::{Tx, params};

/// Makes a key; its secret is never to be had again. Only a person makes one, for a role that they
/// may give a person.
///
/// # Errors
/// `Forbidden`; `Invalid` on `scopes` for none.
pub fn make(tx: &Tx<'_>, actor: &Actor, name: &Name, role: Role, scopes: Scopes) -> Result<(KeyId, ApiSecret)> {
    may_edit(actor, role)?;
    let maker = actor.staff().ok_or_else(|| Error::Forbidden(Msg::new("error-forbidden")))?;
    if scopes.is_empty() || scopes.has(Scope::Account) {
        return Err(Error::field("scopes", Msg::new("error-key-scopes")));
    }
    let secret = ApiSecret::fresh()?;
    let id = tx.insert(
        "INSERT INTO api_keys (public_id, name, role, scopes, hash, made_by, made_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            tx.public_id()?,
            name.as_str(),
            role.word(),
            scopes.words(),
            secret.hash(),
            maker.0,
            tx.now.at_ms
        ],
    )?;
    tx.emit(actor, None, &PeopleFact::ApiKeyMade { key: KeyId(id), role })?;
    let words = scopes.words();
    let role = audit::word(role.key());
    let fields = [("role", "", role.as_str()), ("key-scopes", "", &words)];
    note(tx, actor, Kind::Key, id, name.as_str(), &fields)?;
    Ok((KeyId(id), secret))
}

/// Revokes a key by its public id; it stops at once.
///
/// # Errors
/// `NotFound`, also for a key of a role that is not theirs to give.
pub fn revoke(tx: &Tx<'_>, actor: &Actor, public_id: &str) -> Result<()> {
    may_edit(actor, Role::Kitchen)?;
    let id = unhex(public_id).ok_or_else(Error::missing)?;
    let found = tx.row(&format!("{KEYS} AND k.public_id = ?1"), [id], key)?;
    let found = found.filter(|k| may_edit(actor, k.role).is_ok()).ok_or_else(Error::missing)?;
    close(tx, actor, &found)
}

/// Notes a use of a key, at most every five minutes. It is no fact: nothing follows from it.
///
/// # Errors
/// A fault of the database.
pub fn touch(tx: &Tx<'_>, key: KeyId) -> Result<()> {
    tx.run(
        "UPDATE api_keys SET seen_ms = ?2 WHERE id = ?1 AND (seen_ms IS NULL OR seen_ms <= ?3)",
        params![key.0, tx.now.at_ms, tx.now.at_ms - SEEN_EACH_MS],
    )?;
    Ok(())
}

/// Revokes what a person made whose password or role changes, or who leaves; permission was asked by the caller.
pub(in crate::people) fn revoke_of(tx: &Tx<'_>, actor: &Actor, maker: StaffId) -> Result<()> {
    let all = tx.rows(&format!("{KEYS} AND k.made_by = ?1"), [maker.0], key)?;
    all.iter().try_for_each(|k| close(tx, actor, k))
}

fn close(tx: &Tx<'_>, actor: &Actor, found: &ApiKey) -> Result<()> {
    tx.run(
        "UPDATE api_keys SET revoked_ms = ?2 WHERE id = ?1",
        params![found.id.0, tx.now.at_ms],
    )?;
    tx.emit(actor, None, &PeopleFact::ApiKeyRevoked { key: found.id })?;
    let role = audit::word(found.role.key());
    let gone = audit::word("log-removed");
    note(tx, actor, Kind::Key, found.id.0, &found.name, &[("role", &role, &gone)])
}
