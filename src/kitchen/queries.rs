//! What the board asks.

use super::{Place, Ticket};
use crate::base::ids::{OrderId, StationId};
use crate::base::{Actor, Lang, Result, Verb};
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
    let lang = settings::queries::get(read)?.language;
    let mut tickets = Vec::new();
    for order in orders::queries::list_open(read, lang)? {
        for station in stations {
            let ticket = ticket(read, &order, *station, lang)?;
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
    let lang = settings::queries::get(read)?.language;
    let order = orders::queries::get(read, order, lang)?;
    ticket(read, &order, station, lang)
}

fn ticket(read: &Read<'_>, order: &Order, station: StationId, lang: Lang) -> Result<Option<Ticket>> {
    let on_ticket = || order.lines.iter().filter(|l| l.state.is_on_ticket());
    let lines: Vec<_> = on_ticket().filter(|l| l.station == station).cloned().collect();
    if lines.is_empty() {
        return Ok(None);
    }
    let mut also_at = Vec::new();
    for other in menu::queries::every_station(read, lang)? {
        if other.id != station && on_ticket().any(|l| l.station == other.id) {
            also_at.push(other.name);
        }
    }
    let add_on = orders::queries::is_add_on(read, order)?;
    Ok(Some(Ticket {
        order: order.id,
        number: order.number,
        station,
        table: tables::queries::get_visit(read, order.visit)?.table_name,
        placed: order.placed,
        lines,
        add_on,
        also_at,
        lang,
    }))
}
