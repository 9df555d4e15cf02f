//! The live regions of one visit's desk.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::base::ids::VisitId;
use crate::base::{Money, Result};
use crate::bills::{self, Bill};
use crate::floor::{self, Call};
use crate::orders::{self, Order, State};
use crate::store::Read;
use crate::tables::{self, Guest, GuestState};
use crate::web::screen::{Op, replace};
use crate::web::ui::{self, Words};

/// The guests of a visit.
#[derive(Template)]
#[template(path = "floor/_guests.html")]
pub struct DeskGuests {
    t: Words,
    seq: i64,
    visit: VisitId,
    guests: Vec<Guest>,
}
impl HtmlSafe for DeskGuests {}

/// The bill of a visit.
#[derive(Template)]
#[template(path = "floor/_bill.html")]
pub struct DeskBill {
    t: Words,
    seq: i64,
    /// The bill itself.
    pub bill: Bill,
    visit: VisitId,
    /// The tip that the guests named, until one is taken.
    wished: Option<Money>,
    /// How many dishes are on their way.
    unserved: i64,
}
impl HtmlSafe for DeskBill {}

impl DeskBill {
    fn is_paid(&self) -> bool {
        !self.bill.payments.is_empty() && self.bill.due() <= Money::ZERO
    }
}

/// The orders of a visit, with what can be done to each line.
#[derive(Template)]
#[template(path = "floor/_lines.html")]
pub struct DeskLines {
    t: Words,
    seq: i64,
    calls: Vec<Call>,
    orders: Vec<Order>,
}
impl HtmlSafe for DeskLines {}

impl DeskLines {
    fn waits(&self, order: &Order) -> bool {
        order.lines.iter().any(|l| l.state == State::Waiting)
    }
}

/// One visit's desk.
pub struct Desk {
    /// Its guests.
    pub guests: DeskGuests,
    /// Its bill.
    pub bill: DeskBill,
    /// Its orders.
    pub lines: DeskLines,
}

/// Reads one visit's desk.
///
/// # Errors
/// A fault of the database.
pub fn desk(read: &Read<'_>, visit: VisitId, t: Words, seq: i64) -> Result<Desk> {
    let mut orders = orders::queries::list_of_visit(read, visit, t.lang)?;
    orders.reverse();
    let coming = orders.iter().flat_map(|o| &o.lines).filter(|l| !l.state.is_final());
    let unserved = coming.map(|l| l.quantity).sum();
    Ok(Desk {
        guests: DeskGuests {
            t,
            seq,
            visit,
            guests: tables::queries::list_guests(read, visit)?,
        },
        bill: DeskBill {
            t,
            seq,
            bill: bills::queries::get(read, visit)?,
            visit,
            wished: floor::queries::wished_tip(read, visit)?,
            unserved,
        },
        lines: DeskLines {
            t,
            seq,
            calls: floor::queries::list_calls_of(read, visit)?,
            orders,
        },
    })
}

/// One visit's desk as operations.
///
/// # Errors
/// As [`desk`]; a fault of a template.
pub fn paint_desk(read: &Read<'_>, visit: VisitId, t: Words, seq: i64) -> Result<Vec<Op>> {
    let desk = desk(read, visit, t, seq)?;
    Ok(vec![
        replace("desk-guests", &desk.guests)?,
        replace("desk-bill", &desk.bill)?,
        replace("desk-lines", &desk.lines)?,
    ])
}
