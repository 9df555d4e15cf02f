//! What is asked about a customer's sessions.

use super::{IDLE_MS, Session};
use crate::base::ids::CustomerId;
use crate::base::{Actor, Result};
use crate::customers::queries::own;
use crate::store::{Read, Row, params};

const SESSIONS: &str = "SELECT s.id, s.customer_id, c.name, s.device, s.made_ms, s.seen_ms
    FROM customer_sessions s JOIN customers c ON c.id = s.customer_id";

fn session(r: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        id: r.get(0)?,
        customer: CustomerId(r.get(1)?),
        name: r.get(2)?,
        device: r.get(3)?,
        made_ms: r.get(4)?,
        seen_ms: r.get(5)?,
    })
}

/// The valid session of a cookie's hash.
///
/// # Errors
/// A fault of the database.
pub fn find(read: &Read<'_>, hash: &[u8]) -> Result<Option<Session>> {
    read.row(
        &format!("{SESSIONS} WHERE s.hash = ?1 AND s.seen_ms > ?2"),
        params![hash, read.now.at_ms - IDLE_MS],
        session,
    )
}

/// The customer's valid sessions, the newest first.
///
/// # Errors
/// `SignIn`, `Forbidden` for who is no customer.
pub fn list(read: &Read<'_>, actor: &Actor) -> Result<Vec<Session>> {
    read.rows(
        &format!("{SESSIONS} WHERE s.customer_id = ?1 AND s.seen_ms > ?2 ORDER BY s.id DESC"),
        params![own(actor)?.0, read.now.at_ms - IDLE_MS],
        session,
    )
}
