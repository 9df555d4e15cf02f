//! What is asked about sessions of the API.

use super::keys::{Keys, read as read_token};
use super::{ApiSecret, ApiSession, Bearer, Claims, Holder, Scopes, machine, refused};
use crate::base::ids::{CustomerId, StaffId, hex, unhex};
use crate::base::{Actor, Error, Result, Role, Verb};
use crate::people::queries::{by_id, may_edit, role};
use crate::store::{Read, Row, params};

/// Who acts with what stands behind `Authorization: Bearer`: an access token, or a machine's key.
///
/// # Errors
/// `SignIn`, whatever is wrong with it.
pub fn bearer(read: &Read<'_>, keys: &Keys, raw: &str) -> Result<Bearer> {
    if let Some(secret) = ApiSecret::parse(raw) {
        return machine::queries::bearer(read, &secret);
    }
    let claims = read_token(keys, raw, read.now.at_ms)?;
    Ok(Bearer {
        actor: actor_of(read, &claims)?,
        scopes: Scopes::parse(&claims.scope).ok_or_else(refused)?,
        session: unhex(&claims.sid).and_then(|id| id.try_into().ok()),
        touch: None,
    })
}

/// Who acts with an access token: its session must count still, and its person be here with the
/// role that the token says.
///
/// # Errors
/// `SignIn`.
pub fn actor_of(read: &Read<'_>, claims: &Claims) -> Result<Actor> {
    let sid = unhex(&claims.sid).ok_or_else(refused)?;
    let found = read.row(&format!("{LIVE} AND s.public_id = ?1"), [sid], session)?;
    let same = |s: &ApiSession| s.is_valid(read.now.at_ms) && s.subject == claims.sub && s.holder.word() == claims.role;
    let found = found.filter(same).ok_or_else(refused)?;
    Ok(found.holder.actor())
}

/// A person's sessions that count, newest first: one's own, or of somebody whom one may edit.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub fn list(read: &Read<'_>, actor: &Actor, staff: StaffId) -> Result<Vec<ApiSession>> {
    may_end(read, actor, staff)?;
    let all = read.rows(
        &format!("{LIVE} AND s.staff_id = ?1 ORDER BY s.id DESC"),
        params![staff.0],
        session,
    )?;
    Ok(all.into_iter().filter(|s| s.is_valid(read.now.at_ms)).collect())
}

/// A customer's sessions that count, newest first; whose they are, the caller knows.
///
/// # Errors
/// A fault of the database.
pub fn list_of_customer(read: &Read<'_>, customer: CustomerId) -> Result<Vec<ApiSession>> {
    let all = read.rows(
        &format!("{LIVE} AND s.customer_id = ?1 ORDER BY s.id DESC"),
        params![customer.0],
        session,
    )?;
    Ok(all.into_iter().filter(|s| s.is_valid(read.now.at_ms)).collect())
}

/// That this actor may see and end this person's sessions.
pub(super) fn may_end(read: &Read<'_>, actor: &Actor, staff: StaffId) -> Result<()> {
    actor.may(Verb::OwnAccount)?;
    let person = by_id(read, staff)?;
    if actor.staff() == Some(staff) {
        return Ok(());
    }
    // Who may not edit them is not told that they are there.
    may_edit(actor, person.role).map_err(|_| Error::missing())
}

/// A person's role, if they are here.
pub(super) fn role_of(read: &Read<'_>, staff: StaffId) -> Result<Role> {
    let found = read.row("SELECT role FROM staff WHERE id = ?1 AND active = 1", [staff.0], |r| {
        role(r, 0)
    })?;
    found.ok_or_else(refused)
}

/// Sessions that have not ended, of people who are here and of customers.
pub(super) const LIVE: &str = "SELECT s.id, s.public_id, s.staff_id, coalesce(p.public_id, s.subject), p.role, s.label,
       s.made_ms, s.seen_ms, s.customer_id
     FROM api_sessions s LEFT JOIN staff p ON p.id = s.staff_id
     WHERE s.ended_ms IS NULL AND (p.active = 1 OR s.customer_id IS NOT NULL)";

pub(super) fn session(r: &Row<'_>) -> rusqlite::Result<ApiSession> {
    Ok(ApiSession {
        id: r.get(0)?,
        public_id: hex(&r.get::<_, Vec<u8>>(1)?),
        holder: match r.get::<_, Option<i64>>(8)? {
            Some(customer) => Holder::Customer(CustomerId(customer)),
            None => Holder::Staff {
                staff: StaffId(r.get(2)?),
                role: role(r, 4)?,
            },
        },
        subject: hex(&r.get::<_, Vec<u8>>(3)?),
        label: r.get(5)?,
        made_ms: r.get(6)?,
        seen_ms: r.get(7)?,
    })
}
