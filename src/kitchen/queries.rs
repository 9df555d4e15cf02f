//! What the board asks.

use super::actions::Moved;
use super::{AllDay, Place, Ticket};
use crate::base::ids::{OrderId, StationId};
use crate::base::{Actor, Error, Lang, Result, Verb};
use crate::menu::{self, queries::Station};
use crate::orders::{self, Order};
use crate::settings;
use crate::store::Read;
use crate::tables;

/// Every ticket that is not gone, of these stations, in order of time.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn list(read: &Read<'_>, actor: &Actor, stations: &[StationId]) -> Result<Vec<Ticket>> {
    actor.may(Verb::ReadBoard)?;
    let lang = settings::queries::language(read)?;
    let all = menu::queries::every_station(read, lang)?;
    let mut tickets = Vec::new();
    for order in orders::queries::list_open(read, lang)? {
        for station in stations {
            let ticket = ticket(read, &order, *station, &all)?;
            tickets.extend(ticket.filter(|t| t.place() != Place::Gone));
        }
    }
    Ok(tickets)
}

/// The stations that a board must show: those of the menu, and those that it
/// has no more but that still have something to do.
///
/// # Errors
/// A fault of the database.
pub fn stations(read: &Read<'_>, lang: Lang) -> Result<Vec<Station>> {
    let busy = orders::queries::busy_stations(read)?;
    let mut all = menu::queries::every_station(read, lang)?;
    all.retain(|s| s.active || busy.contains(&s.id));
    Ok(all)
}

/// One ticket; `None` if the order has nothing for that station, or nothing that it may see yet.
///
/// # Errors
/// `NotFound` for an unknown order.
pub fn find(read: &Read<'_>, order: OrderId, station: StationId) -> Result<Option<Ticket>> {
    let lang = settings::queries::language(read)?;
    let order = orders::queries::get(read, order, lang)?;
    ticket(read, &order, station, &menu::queries::every_station(read, lang)?)
}

/// How many of what are still to make at these stations, in their order.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn all_day(read: &Read<'_>, actor: &Actor, stations: &[StationId]) -> Result<Vec<AllDay>> {
    actor.may(Verb::ReadBoard)?;
    let lang = settings::queries::language(read)?;
    let all = menu::queries::every_station(read, lang)?;
    let shown = all.iter().enumerate().filter(|(_, s)| stations.contains(&s.id));
    shown
        .map(|(position, s)| Ok(AllDay::of(position, s, orders::queries::to_make(read, s.id, lang)?)))
        .collect()
}

/// The number and the table of the order that a tap has moved, if a line of it still stands there.
///
/// # Errors
/// A fault of the database.
pub fn find_moved(read: &Read<'_>, moved: &Moved) -> Result<Option<(i64, String)>> {
    for line in &moved.lines {
        match orders::queries::get_line(read, *line) {
            Ok(head) if head.state == moved.to => {
                let number = orders::queries::number(read, head.order)?;
                let table = tables::queries::get_visit(read, head.visit)?.table_name;
                return Ok(Some((number, table)));
            }
            Ok(_) | Err(Error::NotFound(_)) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(None)
}

fn ticket(read: &Read<'_>, order: &Order, station: StationId, all: &[Station]) -> Result<Option<Ticket>> {
    let is_at = |id: StationId| order.lines.iter().any(|l| l.is_on_ticket() && l.station == id);
    let Some(own) = all.iter().find(|s| s.id == station && is_at(s.id)) else {
        return Ok(None);
    };
    let lines = order.lines.iter().filter(|l| l.is_on_ticket() && l.station == station);
    let others = all.iter().filter(|s| s.id != station && is_at(s.id));
    Ok(Some(Ticket {
        order: order.id,
        number: order.number,
        station,
        table: tables::queries::get_visit(read, order.visit)?.table_name,
        placed: order.placed,
        lines: lines.cloned().collect(),
        add_on: orders::queries::is_add_on(read, order)?,
        also_at: others.map(|s| s.name.clone()).collect(),
        warn_minutes: own.warn_minutes,
        late_minutes: own.late_minutes,
    }))
}
