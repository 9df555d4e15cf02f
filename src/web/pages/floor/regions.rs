//! The floor's live regions: the overview's lists and tables, and one visit's desk.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::base::ids::{TableId, VisitId};
use crate::base::{Actor, Money, Result};
use crate::bills::{self, Bill};
use crate::floor::{self, Call, Feedback, Joining, Overview, TableCard, ToDo};
use crate::orders::{self, Order, State};
use crate::store::Read;
use crate::tables::{self, Guest, GuestState};
use crate::web::screen::{Op, replace};
use crate::web::ui::{self, Words};

/// Calls that wait.
#[derive(Template)]
#[template(path = "floor/_calls.html")]
pub struct CallsRegion {
    t: Words,
    seq: i64,
    calls: Vec<Call>,
    unhappy: Vec<Feedback>,
}
impl HtmlSafe for CallsRegion {}

/// Lines to run.
#[derive(Template)]
#[template(path = "floor/_ready.html")]
pub struct ReadyRegion {
    t: Words,
    seq: i64,
    to_run: Vec<ToDo>,
}
impl HtmlSafe for ReadyRegion {}

/// First orders and guests that wait for a nod.
#[derive(Template)]
#[template(path = "floor/_asks.html")]
pub struct AsksRegion {
    t: Words,
    seq: i64,
    to_approve: Vec<ToDo>,
    joining: Vec<Joining>,
}
impl HtmlSafe for AsksRegion {}

/// One table.
#[derive(Template)]
#[template(path = "floor/_table.html")]
pub struct TableRegion {
    t: Words,
    seq: i64,
    card: TableCard,
    calling: Option<Call>,
}
impl HtmlSafe for TableRegion {}

/// Every table, by area.
#[derive(Template)]
#[template(path = "floor/_areas.html")]
pub struct AreasRegion {
    t: Words,
    seq: i64,
    areas: Vec<(String, Vec<TableRegion>)>,
}
impl HtmlSafe for AreasRegion {}

/// Everything on the overview.
pub struct Regions {
    /// Calls.
    pub calls: CallsRegion,
    /// Lines to run.
    pub ready: ReadyRegion,
    /// What waits for a nod.
    pub asks: AsksRegion,
    /// Tables by area, in the owner's order.
    pub areas: AreasRegion,
}

/// Reads the overview.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn overview(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, only: Option<&[TableId]>) -> Result<Regions> {
    let Overview {
        tables,
        to_run,
        to_approve,
        joining,
        calls,
        unhappy,
    } = floor::queries::overview(read, actor, t.lang, only)?;
    let mut areas: Vec<(String, Vec<TableRegion>)> = Vec::new();
    for card in tables {
        let calling = card.visit.as_ref().and_then(|v| calls.iter().find(|c| c.visit == v.id));
        let calling = calling.cloned();
        let area = card.table.area.clone();
        let region = TableRegion { t, seq, card, calling };
        match areas.iter_mut().find(|(name, _)| *name == area) {
            Some((_, cards)) => cards.push(region),
            None => areas.push((area, vec![region])),
        }
    }
    Ok(Regions {
        calls: CallsRegion { t, seq, calls, unhappy },
        ready: ReadyRegion { t, seq, to_run },
        asks: AsksRegion {
            t,
            seq,
            to_approve,
            joining,
        },
        areas: AreasRegion { t, seq, areas },
    })
}

/// The overview as operations; `only` names the tables that changed, all for `None`.
///
/// # Errors
/// As [`overview`]; a fault of a template.
pub fn paint(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, only: Option<&[TableId]>) -> Result<Vec<Op>> {
    let all = overview(read, actor, t, seq, only)?;
    let mut ops = vec![
        replace("calls", &all.calls)?,
        replace("ready", &all.ready)?,
        replace("asks", &all.asks)?,
    ];
    if only.is_none() {
        ops.push(replace("areas", &all.areas)?);
        return Ok(ops);
    }
    for region in all.areas.areas.iter().flat_map(|(_, regions)| regions) {
        let id = region.card.table.id;
        ops.push(replace(&format!("table-{id}"), region)?);
    }
    Ok(ops)
}

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
