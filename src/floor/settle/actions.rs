//! What leads to the closing of a visit: payments, the service charge, and what was carried out unmarked.

use crate::base::ids::{BillId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Money, Result, Verb};
use crate::bills::actions::Pay;
use crate::floor::Reason;
use crate::floor::actions::answer;
use crate::floor::queries::list_calls_of;
use crate::orders::{State, Step};
use crate::store::{RequestKey, Tx};
use crate::{bills, orders, settings, tables};

/// Takes a payment; a bill that is paid with it needs nobody to bring it any more.
///
/// # Errors
/// As [`bills::actions::pay`].
pub fn pay(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: &RequestKey, pay: Pay) -> Result<BillId> {
    let bill = bills::actions::pay(tx, actor, visit, key, pay)?;
    if bills::queries::get(tx, visit)?.due() <= Money::ZERO {
        for call in list_calls_of(tx, visit)?.into_iter().filter(|c| c.reason == Reason::Bill) {
            answer(tx, &actor.onward(), call.id)?;
        }
    }
    Ok(bill)
}

/// Takes the service charge off a visit.
///
/// # Errors
/// `Forbidden` for the floor; `NotFound`; `Conflict` if it is closed, or where more than what
/// would be left is paid already.
pub fn waive_service(tx: &Tx<'_>, actor: &Actor, visit: VisitId) -> Result<()> {
    tables::actions::waive_record(tx, actor, visit)?;
    // Nobody could book what would have to be given back.
    if bills::queries::get(tx, visit)?.due() < Money::ZERO {
        return Err(Error::conflict("error-service-paid"));
    }
    Ok(())
}

/// Says that everything of a visit was served, whatever the kitchen has marked.
///
/// # Errors
/// `Forbidden`; as [`orders::actions::step_line`].
pub fn serve_all(tx: &Tx<'_>, actor: &Actor, visit: VisitId) -> Result<()> {
    actor.may(Verb::CloseVisit)?;
    let orders = orders::queries::list_of_visit(tx, visit, settings::queries::language(tx)?)?;
    for line in orders.into_iter().flat_map(|o| o.lines) {
        let steps: &[Step] = match line.state {
            State::Waiting => &[Step::Approve, Step::Bump, Step::Serve],
            State::Held => &[Step::Fire, Step::Bump, Step::Serve],
            State::Sent | State::Accepted | State::Cooking => &[Step::Bump, Step::Serve],
            State::Ready => &[Step::Serve],
            State::Served | State::Voided => &[],
        };
        for step in steps {
            orders::actions::step_line(tx, &actor.onward(), line.id, *step, &Note::default())?;
        }
    }
    Ok(())
}
