//! Verbs on a customer's sessions.

use super::{EACH, IDLE_MS};
use crate::base::ids::CustomerId;
use crate::base::text::Note;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::customers::facts::CustomerFact;
use crate::customers::queries::own;
use crate::people::token;
use crate::store::{Tx, params};
use crate::tables;

/// Begins a session; the secret was checked by the caller. `hash` is the cookie's, `device` the browser's
/// words for itself. Answers its id.
///
/// # Errors
/// `SignIn` if the account is gone meanwhile.
pub fn start(tx: &Tx<'_>, customer: CustomerId, hash: &[u8], device: &str) -> Result<i64> {
    seen(tx, customer)?;
    let short: String = device.chars().take(120).collect();
    let id = tx.insert(
        "INSERT INTO customer_sessions (hash, customer_id, made_ms, seen_ms, device) VALUES (?1, ?2, ?3, ?3, ?4)",
        params![hash, customer.0, tx.now.at_ms, Note::parse(&short)?.as_str()],
    )?;
    let too_many = tx.rows(
        "SELECT id FROM customer_sessions WHERE customer_id = ?1 ORDER BY id DESC LIMIT -1 OFFSET ?2",
        params![customer.0, EACH],
        |r| r.get(0),
    )?;
    for old in too_many {
        close(tx, old)?;
    }
    let actor = Actor::Customer { customer };
    tx.emit(&actor, None, &CustomerFact::CustomerSignedIn { customer })?;
    Ok(id)
}

/// Notes that the account is used.
///
/// # Errors
/// `SignIn` if it is gone.
pub fn seen(tx: &Tx<'_>, customer: CustomerId) -> Result<()> {
    let there = tx.run(
        "UPDATE customers SET seen_ms = max(seen_ms, ?2) WHERE id = ?1",
        params![customer.0, tx.now.at_ms],
    )?;
    match there {
        0 => Err(Error::SignIn(Msg::new("error-sign-in"))),
        _ => Ok(()),
    }
}

/// Notes a sign of life of a browser. It is no fact: nothing follows from it but a later end.
///
/// # Errors
/// As [`seen`].
pub fn touch(tx: &Tx<'_>, session: i64, customer: CustomerId) -> Result<()> {
    seen(tx, customer)?;
    tx.run(
        "UPDATE customer_sessions SET seen_ms = max(seen_ms, ?2) WHERE id = ?1",
        params![session, tx.now.at_ms],
    )?;
    Ok(())
}

/// Notes which session at a table the same browser has, so that both end together from afar.
///
/// # Errors
/// A fault of the database.
pub fn sits(tx: &Tx<'_>, session: i64, seat: &[u8]) -> Result<()> {
    tx.run(
        "UPDATE customer_sessions SET seat = ?2 WHERE id = ?1",
        params![session, seat],
    )?;
    Ok(())
}

/// Signs this browser out. Its seat at the table stays: so does the cart.
///
/// # Errors
/// `SignIn`, `Forbidden` for who is no customer.
pub fn sign_out(tx: &Tx<'_>, actor: &Actor, session: i64) -> Result<()> {
    let customer = own(actor)?;
    tx.run(
        "DELETE FROM customer_sessions WHERE id = ?1 AND customer_id = ?2",
        params![session, customer.0],
    )?;
    tx.emit(actor, None, &CustomerFact::CustomerSignedOut { customer, session })?;
    Ok(())
}

/// Ends another browser's session, and its seat at the table.
///
/// # Errors
/// `NotFound`, also for a session of somebody else; as [`sign_out`].
pub fn end(tx: &Tx<'_>, actor: &Actor, session: i64) -> Result<()> {
    let customer = own(actor)?;
    let theirs = tx.number(
        "SELECT count(*) FROM customer_sessions WHERE id = ?1 AND customer_id = ?2",
        params![session, customer.0],
    )?;
    if theirs == 0 {
        return Err(Error::missing());
    }
    close(tx, session)?;
    tx.emit(actor, None, &CustomerFact::CustomerSignedOut { customer, session })?;
    Ok(())
}

/// Ends every session but the one that asks: a browser's, or a program's by its public id.
///
/// # Errors
/// As [`sign_out`].
pub fn end_others(tx: &Tx<'_>, actor: &Actor, here: Option<i64>, program: Option<&str>) -> Result<()> {
    let customer = own(actor)?;
    let others = tx.rows(
        "SELECT id FROM customer_sessions WHERE customer_id = ?1 AND id IS NOT ?2",
        params![customer.0, here],
        |r| r.get(0),
    )?;
    others.into_iter().try_for_each(|id| close(tx, id))?;
    token::actions::end_of_customer(tx, actor, customer, program)?;
    tx.emit(actor, None, &CustomerFact::OtherSessionsEnded { customer })?;
    Ok(())
}

fn close(tx: &Tx<'_>, session: i64) -> Result<()> {
    let seat = tx.row("SELECT seat FROM customer_sessions WHERE id = ?1", [session], |r| {
        r.get::<_, Option<Vec<u8>>>(0)
    })?;
    if let Some(seat) = seat.flatten() {
        tables::party::actions::end_session(tx, &seat)?;
    }
    tx.run("DELETE FROM customer_sessions WHERE id = ?1", [session])?;
    Ok(())
}

/// A timed job: forgets browsers that were not here for long.
///
/// # Errors
/// A fault of the database.
pub fn drop_old(tx: &Tx<'_>) -> Result<()> {
    tx.run(
        "DELETE FROM customer_sessions WHERE seen_ms <= ?1",
        [tx.now.at_ms - IDLE_MS],
    )?;
    Ok(())
}

/// Ends the sessions of all customers: the house goes on from a backup.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn end_everybodys(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    actor.may(Verb::KeepBackups)?;
    tx.run("DELETE FROM customer_sessions", [])?;
    Ok(())
}
