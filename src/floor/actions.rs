//! Verbs of the floor: calls, sending guests away, closing a visit, and the tidying of forgotten ones.

use super::facts::FloorFact;
use super::overview::table_state;
use super::queries::{call_pause, find_feedback, is_paid, list_calls_of};
use super::{MARKS, Reason, TableState, Tip, Wish};
use crate::base::ids::{CallId, GuestId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::orders::State;
use crate::settings::{self, PayWay};
use crate::store::{Tx, params};
use crate::tables::actions::{away_record, close_record, take_part};
use crate::tables::{GuestState, Visit};
use crate::{bills, cart, orders, tables};

/// A visit that is served and paid closes by itself after so long.
const DONE_MS: i64 = 10 * 60_000;

/// Calls the staff, or asks for the bill and says how one would like to pay, and with which tip. A
/// call that already waits is the same call.
///
/// # Errors
/// `Conflict` soon after the answer to the same call, and for who would change another guest's wish; `Invalid` on `pay` for a way that the house has
/// not, on `tip` for one that it does not offer or that is more than the bill; and as [`take_part`].
pub fn call(tx: &Tx<'_>, actor: &Actor, visit: VisitId, reason: Reason, wish: Wish) -> Result<CallId> {
    take_part(tx, actor, Verb::CallStaff, visit)?;
    let guest = own_guest(actor)?;
    let (pay, tip) = (wish.pay, wished(tx, visit, reason, wish)?);
    if let Some(call) = list_calls_of(tx, visit)?.into_iter().find(|c| c.reason == reason) {
        let changed = wish != Wish::default() && (pay, tip) != (call.pay, call.tip);
        if changed && tables::queries::get_guest(tx, visit, call.number)?.id != guest {
            return Err(Error::Conflict(Msg::new("error-call-theirs").text("guest", call.guest)));
        }
        if changed {
            set_wish(tx, actor, visit, call.id, pay, tip)?;
        }
        return Ok(call.id);
    }
    let pause = call_pause(tx, visit, guest, reason)?;
    if pause > 0 {
        return Err(Error::Conflict(Msg::new("error-call-pause").number("n", pause)));
    }
    let id = tx.insert(
        "INSERT INTO calls (visit_id, guest_id, reason, made_ms, pay, tip) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            visit.0,
            guest.0,
            reason.word(),
            tx.now.at_ms,
            pay.map(PayWay::word),
            tip.map(|t| t.0)
        ],
    )?;
    let call = CallId(id);
    let fact = FloorFact::CallMade {
        call,
        visit,
        reason,
        pay,
        tip,
    };
    tx.emit(actor, Some(visit), &fact)?;
    Ok(call)
}

/// Asks whether the house has what a guest wishes; answers the tip as an amount.
fn wished(tx: &Tx<'_>, visit: VisitId, reason: Reason, wish: Wish) -> Result<Option<Money>> {
    let house = settings::queries::get(tx)?;
    let is_bill = reason == Reason::Bill;
    if wish.pay.is_some_and(|way| !is_bill || !house.pay_ways.contains(&way)) {
        return Err(Error::field("pay", Msg::new("error-pay-way")));
    }
    let Some(tip) = wish.tip else { return Ok(None) };
    let bill = bills::queries::get(tx, visit)?;
    let amount = match tip {
        Tip::Share(ppm) if house.tips.contains(&ppm) => bill.due().max(Money::ZERO).share(ppm),
        Tip::Amount(amount) if !house.tips.is_empty() => amount,
        _ => return Err(Error::field("tip", Msg::new("error-tip"))),
    };
    if !is_bill || !(Money::ZERO..=bill.total()).contains(&amount) {
        return Err(Error::field("tip", Msg::new("error-tip")));
    }
    Ok(Some(amount))
}

fn set_wish(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    call: CallId,
    pay: Option<PayWay>,
    tip: Option<Money>,
) -> Result<()> {
    tx.run(
        "UPDATE calls SET pay = ?2, tip = ?3 WHERE id = ?1",
        params![call.0, pay.map(PayWay::word), tip.map(|t| t.0)],
    )?;
    let fact = FloorFact::CallPayChanged { call, visit, pay, tip };
    tx.emit(actor, Some(visit), &fact)?;
    Ok(())
}

/// Moves a guest's calls to the one whom they are the same person as; `tables` has the fact.
///
/// # Errors
/// A fault of the database.
pub(crate) fn adopt_record(tx: &Tx<'_>, visit: VisitId, from: GuestId, into: GuestId) -> Result<()> {
    tx.run(
        "UPDATE calls SET guest_id = ?3 WHERE visit_id = ?1 AND guest_id = ?2",
        params![visit.0, from.0, into.0],
    )?;
    Ok(())
}

fn own_guest(actor: &Actor) -> Result<GuestId> {
    actor.guest().ok_or_else(|| Error::Forbidden(Msg::new("error-forbidden")))
}

/// Cancels one's own call. One that does not wait any more is no error.
///
/// # Errors
/// `Forbidden` for another guest's call; as [`take_part`].
pub fn cancel_call(tx: &Tx<'_>, actor: &Actor, visit: VisitId, reason: Reason) -> Result<()> {
    take_part(tx, actor, Verb::CallStaff, visit)?;
    let guest = own_guest(actor)?;
    let waiting = list_calls_of(tx, visit)?.into_iter().find(|c| c.reason == reason);
    let Some(call) = waiting else { return Ok(()) };
    let changed = tx.run(
        "UPDATE calls SET answered_ms = ?3 WHERE id = ?1 AND guest_id = ?2 AND answered_ms IS NULL",
        params![call.id.0, guest.0, tx.now.at_ms],
    )?;
    if changed == 0 {
        return Err(Error::Forbidden(Msg::new("error-not-your-call")));
    }
    let call = call.id;
    tx.emit(actor, Some(visit), &FloorFact::CallCancelled { call, visit })?;
    Ok(())
}

/// Keeps what a guest says at the end, once a guest; saying it again replaces it.
/// It is the one thing that a guest of a closed visit still does.
///
/// # Errors
/// `Invalid` on `mark`; `Conflict` while something is due; `Forbidden` for who does
/// not take part; and as [`Actor::may_in`].
pub fn feedback(tx: &Tx<'_>, actor: &Actor, visit: VisitId, mark: i64, words: &Note) -> Result<()> {
    actor.may_in(Verb::GiveFeedback, visit)?;
    let guest = own_guest(actor)?;
    if tables::queries::find_guest_state(tx, visit, guest)? != Some(GuestState::Seated) {
        return Err(Error::Forbidden(Msg::new("error-guest-sent-away")));
    }
    if !MARKS.contains(&mark) {
        return Err(Error::field("mark", Msg::new("error-mark")));
    }
    if tables::queries::get_visit(tx, visit)?.closed_ms.is_none() && !is_paid(tx, visit)? {
        return Err(Error::conflict("error-feedback-early"));
    }
    let before = find_feedback(tx, visit, guest)?;
    if before.is_some_and(|b| b.mark == mark && b.words == words.as_str()) {
        return Ok(());
    }
    tx.run(
        "INSERT INTO feedback (visit_id, guest_id, mark, words, business_day, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (visit_id, guest_id) DO UPDATE SET mark = excluded.mark, words = excluded.words, at_ms = excluded.at_ms",
        params![visit.0, guest.0, mark, words.as_str(), tx.day.0, tx.now.at_ms],
    )?;
    tx.emit(actor, Some(visit), &FloorFact::FeedbackGiven { visit, guest, mark })?;
    Ok(())
}

/// Takes care of a guest who gave a low mark, also when their visit is closed
/// already. What a colleague takes care of is no error.
///
/// # Errors
/// `NotFound`.
pub fn answer_feedback(tx: &Tx<'_>, actor: &Actor, visit: VisitId, number: i64) -> Result<()> {
    actor.may(Verb::AnswerCall)?;
    let guest = tables::queries::get_guest(tx, visit, number)?.id;
    find_feedback(tx, visit, guest)?.ok_or_else(Error::missing)?;
    let changed = tx.run(
        "UPDATE feedback SET answered_ms = ?3, answered_by = ?4
         WHERE visit_id = ?1 AND guest_id = ?2 AND answered_ms IS NULL",
        params![visit.0, guest.0, tx.now.at_ms, actor.staff().map(|s| s.0)],
    )?;
    if changed > 0 {
        tx.emit(actor, Some(visit), &FloorFact::FeedbackAnswered { visit, guest })?;
    }
    Ok(())
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
    for guest in tables::queries::list_guests(tx, visit)? {
        tx.forget_keys_of(&Actor::Guest { guest: guest.id, visit })?;
    }
    close_record(tx, actor, visit)
}

/// Closes what was forgotten: parties that never ordered, and those that are
/// served and paid. Everything else stays, also over the end of the day.
///
/// # Errors
/// A fault of the database.
pub fn tidy(tx: &Tx<'_>) -> Result<()> {
    let forgotten_ms = settings::queries::get(tx)?.idle_minutes * 60_000;
    for visit in tables::queries::list_open_visits(tx)? {
        if is_over(tx, &visit, forgotten_ms)? {
            close(tx, &Actor::House, visit.id)?;
        }
    }
    Ok(())
}

fn is_over(tx: &Tx<'_>, visit: &Visit, forgotten_ms: i64) -> Result<bool> {
    let idle = tx.now.since(&visit.touched);
    let states = orders::queries::count_states(tx, visit.id)?;
    let due = bills::queries::get(tx, visit.id)?.due();
    let ordered = states.iter().any(|(s, n)| *n > 0 && *s != State::Voided);
    Ok(match table_state(&states, due) {
        TableState::Seated => !ordered && due == Money::ZERO && idle > forgotten_ms,
        TableState::Paid => due == Money::ZERO && idle > DONE_MS,
        _ => false,
    })
}
