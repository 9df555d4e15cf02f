//! What is asked about machines' keys.

use super::super::{ApiSecret, Bearer, Scopes, refused};
use super::{ApiKey, SEEN_EACH_MS};
use crate::base::ids::{KeyId, hex};
use crate::base::{Actor, Result, Verb};
use crate::people::queries::{may_edit, role};
use crate::store::{Read, Row};

/// The keys that count and that this actor may revoke, newest first.
///
/// # Errors
/// `SignIn`, `Forbidden`.
pub fn list(read: &Read<'_>, actor: &Actor) -> Result<Vec<ApiKey>> {
    actor.may(Verb::EditPeople)?;
    let all = read.rows(&format!("{KEYS} ORDER BY k.id DESC"), [], key)?;
    Ok(all.into_iter().filter(|k| may_edit(actor, k.role).is_ok()).collect())
}

/// Who acts with a secret.
///
/// # Errors
/// `SignIn` if it is no key's, or of one that was revoked.
pub fn bearer(read: &Read<'_>, secret: &ApiSecret) -> Result<Bearer> {
    let found = read.row(&format!("{KEYS} AND k.hash = ?1"), [secret.hash()], key)?;
    let found = found.ok_or_else(refused)?;
    let due = found.seen_ms.is_none_or(|at| read.now.at_ms - at >= SEEN_EACH_MS);
    Ok(Bearer {
        actor: Actor::Machine {
            key: found.id,
            role: found.role,
            scopes: found.scopes,
        },
        scopes: found.scopes,
        session: None,
        touch: due.then_some(found.id),
    })
}

/// One key.
///
/// # Errors
/// `SignIn` for one that was revoked.
pub fn get(read: &Read<'_>, id: KeyId) -> Result<ApiKey> {
    read.row(&format!("{KEYS} AND k.id = ?1"), [id.0], key)?.ok_or_else(refused)
}

/// Keys that were not revoked.
pub(super) const KEYS: &str = "SELECT k.id, k.public_id, k.name, k.role, k.scopes, p.name, k.made_ms, k.seen_ms
     FROM api_keys k JOIN staff p ON p.id = k.made_by WHERE k.revoked_ms IS NULL";

pub(super) fn key(r: &Row<'_>) -> rusqlite::Result<ApiKey> {
    Ok(ApiKey {
        id: KeyId(r.get(0)?),
        public_id: hex(&r.get::<_, Vec<u8>>(1)?),
        name: r.get(2)?,
        role: role(r, 3)?,
        // A word that this version does not know gives nothing.
        scopes: Scopes::parse(&r.get::<_, String>(4)?).unwrap_or_default(),
        made_by: r.get(5)?,
        made_ms: r.get(6)?,
        seen_ms: r.get(7)?,
    })
}
