//! What the floor's screens ask.

use super::{CALL_PAUSE_MS, Call, Feedback, LOW_MARK, Reason};
use crate::base::ids::{CallId, GuestId, VisitId};
use crate::base::{Error, Money, Result};
use crate::settings::PayWay;
use crate::store::{Read, Row, params};
use crate::{bills, tables};

const CALL: &str = "SELECT c.id, c.visit_id, t.name, g.name, c.reason, c.made_ms, g.number, c.pay, c.tip
    FROM calls c JOIN visits v ON v.id = c.visit_id JOIN tables t ON t.id = v.table_id
    JOIN guests g ON g.id = c.guest_id WHERE c.answered_ms IS NULL";

fn call(r: &Row<'_>) -> rusqlite::Result<Call> {
    Ok(Call {
        id: CallId(r.get(0)?),
        visit: VisitId(r.get(1)?),
        table: r.get(2)?,
        guest: r.get(3)?,
        reason: Reason::parse(&r.get::<_, String>(4)?).unwrap_or(Reason::Staff),
        made_ms: r.get(5)?,
        number: r.get(6)?,
        pay: r.get::<_, Option<String>>(7)?.and_then(|word| PayWay::parse(&word)),
        tip: r.get::<_, Option<i64>>(8)?.map(Money),
    })
}

/// Every call that nobody has answered, oldest first.
///
/// # Errors
/// A fault of the database.
pub fn list_calls(read: &Read<'_>) -> Result<Vec<Call>> {
    read.rows(&format!("{CALL} ORDER BY c.id"), [], call)
}

/// The unanswered calls of one visit.
///
/// # Errors
/// A fault of the database.
pub fn list_calls_of(read: &Read<'_>, visit: VisitId) -> Result<Vec<Call>> {
    read.rows(&format!("{CALL} AND c.visit_id = ?1 ORDER BY c.id"), [visit.0], call)
}

/// Every call that a guest made: for what, and when.
///
/// # Errors
/// A fault of the database.
pub fn calls_of_guest(read: &Read<'_>, visit: VisitId, guest: GuestId) -> Result<Vec<(Reason, i64)>> {
    read.rows(
        "SELECT reason, made_ms FROM calls WHERE visit_id = ?1 AND guest_id = ?2 ORDER BY id",
        params![visit.0, guest.0],
        |r| {
            Ok((
                Reason::parse(&r.get::<_, String>(0)?).unwrap_or(Reason::Staff),
                r.get(1)?,
            ))
        },
    )
}

/// The tip that a party named when it asked for the bill, as long as none was paid.
///
/// # Errors
/// A fault of the database.
pub fn wished_tip(read: &Read<'_>, visit: VisitId) -> Result<Option<Money>> {
    // Whose call was cancelled was answered by nobody.
    let tip = read.row(
        "SELECT tip FROM calls WHERE visit_id = ?1 AND reason = 'bill' AND (answered_ms IS NULL OR answered_by IS NOT NULL)
         ORDER BY id DESC LIMIT 1",
        [visit.0],
        |r| r.get::<_, Option<i64>>(0),
    )?;
    let open = bills::queries::get(read, visit)?.tips() == Money::ZERO;
    Ok(tip.flatten().filter(|_| open).map(Money))
}

/// When a call was made, milliseconds since 1970 UTC.
///
/// # Errors
/// `NotFound`.
pub fn call_made(read: &Read<'_>, call: CallId) -> Result<i64> {
    read.row("SELECT made_ms FROM calls WHERE id = ?1", [call.0], |r| r.get(0))?
        .ok_or_else(Error::missing)
}

/// Why somebody called.
///
/// # Errors
/// `NotFound`.
pub fn call_reason(read: &Read<'_>, call: CallId) -> Result<Reason> {
    let word = read.row("SELECT reason FROM calls WHERE id = ?1", [call.0], |r| {
        r.get::<_, String>(0)
    })?;
    word.as_deref().and_then(Reason::parse).ok_or_else(Error::missing)
}

/// For how many more seconds a guest whose call was answered does not call for the
/// same reason; 0 if they may.
///
/// # Errors
/// A fault of the database.
pub fn call_pause(read: &Read<'_>, visit: VisitId, guest: GuestId, reason: Reason) -> Result<i64> {
    // Who cancelled their own call was answered by nobody and may call at once.
    let answered = read.number(
        "SELECT coalesce(max(answered_ms), 0) FROM calls
         WHERE visit_id = ?1 AND guest_id = ?2 AND reason = ?3 AND answered_by IS NOT NULL",
        params![visit.0, guest.0, reason.word()],
    )?;
    let left = answered + CALL_PAUSE_MS - read.now.at_ms;
    // A clock that was set back must not keep anybody waiting.
    Ok(if left > CALL_PAUSE_MS {
        0
    } else {
        (left + 999).div_euclid(1000).max(0)
    })
}

const FEEDBACK: &str = "SELECT f.visit_id, t.name, f.guest_id, g.number, g.name, f.mark, f.words, f.at_ms
    FROM feedback f JOIN visits v ON v.id = f.visit_id JOIN tables t ON t.id = v.table_id
    JOIN guests g ON g.id = f.guest_id";

fn feedback(r: &Row<'_>) -> rusqlite::Result<Feedback> {
    Ok(Feedback {
        visit: VisitId(r.get(0)?),
        table: r.get(1)?,
        guest: GuestId(r.get(2)?),
        number: r.get(3)?,
        name: r.get(4)?,
        mark: r.get(5)?,
        words: r.get(6)?,
        at_ms: r.get(7)?,
    })
}

/// What a guest said about their visit.
///
/// # Errors
/// A fault of the database.
pub fn find_feedback(read: &Read<'_>, visit: VisitId, guest: GuestId) -> Result<Option<Feedback>> {
    read.row(
        &format!("{FEEDBACK} WHERE f.visit_id = ?1 AND f.guest_id = ?2"),
        params![visit.0, guest.0],
        feedback,
    )
}

/// The low marks that nobody has taken care of yet, oldest first. They go by
/// themselves once their table would not be remembered.
///
/// # Errors
/// A fault of the database.
pub fn list_unhappy(read: &Read<'_>) -> Result<Vec<Feedback>> {
    read.rows(
        &format!(
            "{FEEDBACK} WHERE f.answered_ms IS NULL AND f.mark <= {LOW_MARK} AND f.at_ms > ?1
             ORDER BY f.at_ms"
        ),
        [read.now.at_ms - tables::RECEIPT_MS],
        feedback,
    )
}

/// Whether a visit has come to its end for its guests: something was ordered, and
/// nothing is due.
///
/// # Errors
/// A fault of the database.
pub fn is_paid(read: &Read<'_>, visit: VisitId) -> Result<bool> {
    let bill = bills::queries::get(read, visit)?;
    Ok(bill.total() > Money::ZERO && bill.due() <= Money::ZERO)
}
