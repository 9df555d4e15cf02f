//! The floor's first screen: every table with what it is up to, and what waits for the floor. Its parts are read each by
//! itself too, because what changes at a table changes only some of them.

use super::queries::{list_calls, list_unhappy};
use super::{Joining, Overview, TableCard, TableState, ToDo};
use crate::base::ids::{OrderId, TableId, VisitId};
use crate::base::{Actor, Lang, Money, Result, Verb};
use crate::orders::{Nod, Order, State};
use crate::settings;
use crate::store::Read;
use crate::tables::{GuestState, Table, Visit};
use crate::{bills, orders, tables};

/// Everything on the floor's first screen.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn get(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Overview> {
    actor.may(Verb::ReadFloor)?;
    Ok(Overview {
        tables: list_cards(read, None)?,
        to_run: list_to_do(read, State::Ready, lang)?,
        to_approve: list_to_do(read, State::Waiting, lang)?,
        joining: list_joining(read)?,
        calls: list_calls(read)?,
        unhappy: list_unhappy(read)?,
    })
}

/// Tables with what they are up to; of `only` these, where some are named.
///
/// # Errors
/// A fault of the database.
pub fn list_cards(read: &Read<'_>, only: Option<&[TableId]>) -> Result<Vec<TableCard>> {
    let visits = tables::queries::list_open_visits(read)?;
    let tables = tables::queries::list(read)?.into_iter();
    let wanted = tables.filter(|table| only.is_none_or(|only| only.contains(&table.id)));
    let card = |table: Table| {
        let visit = visits.iter().find(|v| v.table == table.id).cloned();
        card(read, table, visit)
    };
    wanted.map(card).collect()
}

/// What is to run, or waits for a nod, by the state of its lines; the oldest order first.
///
/// # Errors
/// A fault of the database.
pub fn list_to_do(read: &Read<'_>, state: State, lang: Lang) -> Result<Vec<ToDo>> {
    let mut all = Vec::new();
    for order in orders::queries::list_with(read, state, lang)? {
        all.extend(to_do(read, &order, state)?);
    }
    Ok(all)
}

/// An order, and what of it is to run.
///
/// # Errors
/// `NotFound`.
pub fn get_to_run(read: &Read<'_>, order: OrderId, lang: Lang) -> Result<(Order, Option<ToDo>)> {
    let order = orders::queries::get(read, order, lang)?;
    let to_run = to_do(read, &order, State::Ready)?;
    Ok((order, to_run))
}

/// Guests who wait for a nod.
///
/// # Errors
/// A fault of the database.
pub fn list_joining(read: &Read<'_>) -> Result<Vec<Joining>> {
    let mut all = Vec::new();
    for (visit, guest) in tables::queries::list_waiting(read)? {
        if let Some(open) = open_visit(read, visit)? {
            let (visit, table) = (open.id, open.table_name);
            all.push(Joining { visit, table, guest });
        }
    }
    Ok(all)
}

fn open_visit(read: &Read<'_>, visit: VisitId) -> Result<Option<Visit>> {
    let visit = tables::queries::get_visit(read, visit)?;
    Ok(visit.closed_ms.is_none().then_some(visit))
}

fn to_do(read: &Read<'_>, order: &Order, state: State) -> Result<Option<ToDo>> {
    let lines: Vec<_> = order.lines.iter().filter(|l| l.state == state).cloned().collect();
    if lines.is_empty() {
        return Ok(None);
    }
    let Some(visit) = open_visit(read, order.visit)? else {
        return Ok(None);
    };
    let asks_first = settings::queries::get(read)?.approve_first_order;
    Ok(Some(ToDo {
        order: order.id,
        number: order.number,
        visit: visit.id,
        placed: order.placed,
        nod: if asks_first && !visit.approved {
            Nod::First
        } else {
            Nod::Large
        },
        table: visit.table_name,
        lines,
    }))
}

fn card(read: &Read<'_>, table: Table, visit: Option<Visit>) -> Result<TableCard> {
    let Some(open) = &visit else {
        return Ok(TableCard {
            table,
            visit,
            state: TableState::Free,
            guests: 0,
            due: Money::ZERO,
        });
    };
    let guests = tables::queries::list_guests(read, open.id)?;
    let due = bills::queries::get(read, open.id)?.due();
    let state = table_state(&orders::queries::count_states(read, open.id)?, due);
    Ok(TableCard {
        table,
        visit,
        state,
        guests: guests.iter().filter(|g| g.state == GuestState::Seated).count(),
        due,
    })
}

/// What a table is up to: what the floor must act on comes first.
pub fn table_state(lines: &[(State, i64)], due: Money) -> TableState {
    let any = |wanted: &[State]| lines.iter().any(|(s, n)| *n > 0 && wanted.contains(s));
    if any(&[State::Waiting]) {
        TableState::Waiting
    } else if any(&[State::Ready]) {
        TableState::Ready
    } else if any(&[State::Held, State::Sent, State::Accepted, State::Cooking]) {
        TableState::Cooking
    } else if !any(&[State::Served]) {
        TableState::Seated
    } else if due > Money::ZERO {
        TableState::Served
    } else {
        TableState::Paid
    }
}
