//! Verbs on bills.

use super::facts::BillFact;
use super::{Bill, Method, queries};
use crate::base::ids::{BillId, VisitId};
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::store::{RequestKey, Tx, params};
use crate::tables;
use serde::Serialize;

/// What somebody pays.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Pay {
    /// How.
    pub method: Method,
    /// How much of the bill.
    pub amount: Money,
    /// How much beyond it.
    pub tip: Money,
}

/// Records a payment. The same key records it once.
///
/// # Errors
/// `Conflict` if nothing is due; `Invalid` on `amount` if it is not above zero
/// or more than what is due, on `tip` if it is more than the bill; `NotFound`; `Conflict` for a closed visit.
pub fn pay(tx: &Tx<'_>, actor: &Actor, visit: VisitId, key: &RequestKey, pay: Pay) -> Result<BillId> {
    actor.may(Verb::TakePayment)?;
    tx.once(actor, key, "bills.pay", Some(visit), &(visit, pay), || {
        tables::queries::get_visit(tx, visit)?.open()?;
        check(&queries::get(tx, visit)?, &pay)?;
        let Pay { method, amount, tip } = pay;
        let amount = amount + tip;
        let id = tx.insert(
            "INSERT INTO bills (visit_id, kind, method, amount, business_day, at_ms, staff_id, tip)
             VALUES (?1, 'payment', ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                visit.0,
                method.word(),
                amount.0,
                tx.day.0,
                tx.now.at_ms,
                actor.staff().map(|s| s.0),
                tip.0
            ],
        )?;
        let bill = BillId(id);
        let fact = BillFact::PaymentTaken {
            bill,
            visit,
            method,
            amount,
            tip,
        };
        tx.emit(actor, Some(visit), &fact)?;
        Ok(bill)
    })
}

/// Whether a payment fits a bill.
fn check(bill: &Bill, pay: &Pay) -> Result<()> {
    if bill.due() <= Money::ZERO {
        return Err(Error::conflict("error-nothing-due"));
    }
    if pay.amount <= Money::ZERO {
        return Err(Error::field("amount", Msg::new("error-amount")));
    }
    if pay.amount > bill.due() {
        return Err(Error::field("amount", Msg::new("error-amount-more")));
    }
    // Above this it is a slip of the finger.
    if !(Money::ZERO..=bill.total()).contains(&pay.tip) {
        return Err(Error::field("tip", Msg::new("error-tip")));
    }
    Ok(())
}
