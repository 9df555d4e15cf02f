//! Verbs of the floor: calls, sending guests away, closing a visit, and the tidying of forgotten ones.

use super::facts::FloorFact;
use super::queries::{list_calls_of, table_state};
use super::{Reason, TableState};
use crate::base::ids::{CallId, VisitId};
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::orders::State;
use crate::store::{Tx, params};
use crate::tables::Visit;
use crate::tables::actions::{away_record, close_record, take_part};
use crate::{bills, cart, orders, tables};

/// A visit without an order goes after so long without a sign of life.
const FORGOTTEN_MS: i64 = 45 * 60_000;
/// A visit that is served and paid closes by itself after so long.
const DONE_MS: i64 = 10 * 60_000;

/// Calls the staff, or asks for the bill. A call that already waits is the same call.
///
/// # Errors
/// As [`take_part`].
pub fn call(tx: &Tx<'_>, actor: &Actor, visit: VisitId, reason: Reason) -> Result<CallId> {
    take_part(tx, actor, Verb::CallStaff, visit)?;
    let guest = actor.guest().ok_or_else(|| Error::Forbidden(Msg::new("error-forbidden")))?;
    if let Some(call) = list_calls_of(tx, visit)?.into_iter().find(|c| c.reason == reason) {
        return Ok(call.id);
    }
    let id = tx.insert(
        "INSERT INTO calls (visit_id, guest_id, reason, made_ms) VALUES (?1, ?2, ?3, ?4)",
        params![visit.0, guest.0, reason.word(), tx.now.at_ms],
    )?;
    let call = CallId(id);
    tx.emit(actor, Some(visit), &FloorFact::CallMade { call, visit, reason })?;
    Ok(call)
}

/// Answers a call. Answering what a colleague has answered is no error.
///
/// # Errors
/// `NotFound`.
pub fn answer(tx: &Tx<'_>, actor: &Actor, call: CallId) -> Result<()> {
    actor.may(Verb::AnswerCall)?;
    let visit = tx
        .row("SELECT visit_id FROM calls WHERE id = ?1", [call.0], |r| {
            r.get(0).map(VisitId)
        })?
        .ok_or_else(Error::missing)?;
    let changed = tx.run(
        "UPDATE calls SET answered_ms = ?2, answered_by = ?3 WHERE id = ?1 AND answered_ms IS NULL",
        params![call.0, tx.now.at_ms, actor.staff().map(|s| s.0)],
    )?;
    if changed > 0 {
        tx.emit(actor, Some(visit), &FloorFact::CallAnswered { call, visit })?;
    }
    Ok(())
}

/// Sends a guest away. A guest may do so with a stranger: somebody who came
/// later than they did and has sent nothing. Any other is for the staff to
/// judge, so that a prankster cannot throw out the party.
///
/// # Errors
/// `Forbidden`, `NotFound`; `Conflict` where a guest may not, or if they are away already.
pub fn send_away(tx: &Tx<'_>, actor: &Actor, visit: VisitId, number: i64) -> Result<()> {
    if let Some(own) = actor.guest() {
        take_part(tx, actor, Verb::OwnGuest, visit)?;
        let guests = tables::queries::list_guests(tx, visit)?;
        let they = guests.iter().find(|g| g.number == number).ok_or_else(Error::missing)?;
        let came_first = guests.iter().take_while(|g| g.id != they.id).any(|g| g.id == own);
        if !came_first || orders::queries::senders(tx, visit)?.contains(&they.id) {
            return Err(Error::conflict("error-ask-staff"));
        }
    }
    away_record(tx, actor, visit, number)
}

/// Closes a visit: its guests only read from now on, its cart is forgotten.
///
/// # Errors
/// `Conflict` if something is due or not served, or if it is closed; `NotFound`.
pub fn close(tx: &Tx<'_>, actor: &Actor, visit: VisitId) -> Result<()> {
    actor.may(Verb::CloseVisit)?;
    tables::queries::get_visit(tx, visit)?.open()?;
    let states = orders::queries::count_states(tx, visit)?;
    if states.iter().any(|(s, n)| *n > 0 && !s.is_final()) {
        return Err(Error::conflict("error-close-lines"));
    }
    if bills::queries::get(tx, visit)?.due() > Money::ZERO {
        return Err(Error::conflict("error-close-due"));
    }
    for call in list_calls_of(tx, visit)? {
        answer(tx, actor, call.id)?;
    }
    cart::actions::forget(tx, visit)?;
    tx.forget_keys_of(visit)?;
    close_record(tx, actor, visit)
}

/// Closes what was forgotten: parties that never ordered, and those that are
/// served and paid. Everything else stays, also over the end of the day.
///
/// # Errors
/// A fault of the database.
pub fn tidy(tx: &Tx<'_>) -> Result<()> {
    for visit in tables::queries::list_open_visits(tx)? {
        if is_over(tx, &visit)? {
            close(tx, &Actor::House, visit.id)?;
        }
    }
    Ok(())
}

fn is_over(tx: &Tx<'_>, visit: &Visit) -> Result<bool> {
    let idle = tx.now.since(&visit.touched);
    let states = orders::queries::count_states(tx, visit.id)?;
    let due = bills::queries::get(tx, visit.id)?.due();
    let ordered = states.iter().any(|(s, n)| *n > 0 && *s != State::Voided);
    Ok(match table_state(&states, due) {
        TableState::Seated => !ordered && due == Money::ZERO && idle > FORGOTTEN_MS,
        TableState::Paid => due == Money::ZERO && idle > DONE_MS,
        _ => false,
    })
}
