//! Verbs on bills.

use super::facts::BillFact;
use super::{Method, queries};
use crate::base::ids::{BillId, VisitId};
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::store::{RequestKey, Tx, params};
use crate::tables;

/// Records a payment. The same key records it once.
///
/// # Errors
/// `Conflict` if nothing is due; `Invalid` on `amount` if it is not above zero
/// or more than what is due; `NotFound`; `Conflict` for a closed visit.
pub fn pay(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    key: &RequestKey,
    method: Method,
    amount: Money,
) -> Result<BillId> {
    actor.may(Verb::TakePayment)?;
    tx.once(actor, key, "bills.pay", Some(visit), &(visit, method, amount), || {
        tables::queries::get_visit(tx, visit)?.open()?;
        let due = queries::get(tx, visit)?.due();
        if due <= Money::ZERO {
            return Err(Error::conflict("error-nothing-due"));
        }
        if amount <= Money::ZERO {
            return Err(Error::field("amount", Msg::new("error-amount")));
        }
        if amount > due {
            return Err(Error::field("amount", Msg::new("error-amount-more")));
        }
        let id = tx.insert(
            "INSERT INTO bills (visit_id, kind, method, amount, business_day, at_ms, staff_id)
             VALUES (?1, 'payment', ?2, ?3, ?4, ?5, ?6)",
            params![
                visit.0,
                method.word(),
                amount.0,
                tx.day.0,
                tx.now.at_ms,
                actor.staff().map(|s| s.0)
            ],
        )?;
        let bill = BillId(id);
        let fact = BillFact::PaymentTaken {
            bill,
            visit,
            method,
            amount,
        };
        tx.emit(actor, Some(visit), &fact)?;
        Ok(bill)
    })
}
