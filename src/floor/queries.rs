//! What the floor's screens ask.

use super::{Call, Joining, Overview, Reason, TableCard, TableState, ToDo};
use crate::base::ids::{CallId, VisitId};
use crate::base::{Actor, Lang, Money, Result, Verb};
use crate::orders::{Order, State};
use crate::store::{Read, Row};
use crate::tables::{GuestState, Table, Visit};
use crate::{bills, orders, tables};

const CALL: &str = "SELECT c.id, c.visit_id, t.name, g.name, c.reason, c.made_ms
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

/// Everything on the floor's first screen.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn overview(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Overview> {
    actor.may(Verb::ReadFloor)?;
    let visits = tables::queries::list_open_visits(read)?;
    let mut out = Overview {
        calls: list_calls(read)?,
        ..Overview::default()
    };
    for table in tables::queries::list(read)? {
        let visit = visits.iter().find(|v| v.table == table.id).cloned();
        out.tables.push(card(read, table, visit)?);
    }
    for order in orders::queries::list_open(read, lang)? {
        if let Some(visit) = visits.iter().find(|v| v.id == order.visit) {
            out.to_run.extend(to_do(&order, visit, State::Ready));
            out.to_approve.extend(to_do(&order, visit, State::Waiting));
        }
    }
    for visit in &visits {
        for guest in tables::queries::list_guests(read, visit.id)? {
            if guest.state == GuestState::Waiting {
                let (visit, table) = (visit.id, visit.table_name.clone());
                out.joining.push(Joining { visit, table, guest });
            }
        }
    }
    Ok(out)
}

fn to_do(order: &Order, visit: &Visit, state: State) -> Option<ToDo> {
    let lines: Vec<_> = order.lines.iter().filter(|l| l.state == state).cloned().collect();
    (!lines.is_empty()).then(|| ToDo {
        order: order.id,
        number: order.number,
        visit: visit.id,
        table: visit.table_name.clone(),
        placed: order.placed,
        lines,
    })
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
