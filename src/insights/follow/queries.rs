//! How far the sums have followed, and what they still wait for.

use crate::base::ids::{LineId, OrderId, VisitId};
use crate::base::time::BusinessDay;
use crate::base::{Event, Money, Result};
use crate::insights::{SoldLine, Thing};
use crate::store::{Read, params};

/// The newest fact that is in the sums.
///
/// # Errors
/// A fault of the database.
pub fn cursor(read: &Read<'_>) -> Result<i64> {
    read.number("SELECT seq FROM sum_cursor", [])
}

/// The next facts after one.
///
/// # Errors
/// A fault of the database.
pub(super) fn facts_after(read: &Read<'_>, seq: i64, most: i64) -> Result<Vec<Event>> {
    read.rows(
        "SELECT seq, at_ms, business_day, visit_id, feature, payload FROM events WHERE seq > ?1 ORDER BY seq LIMIT ?2",
        params![seq, most],
        |r| {
            // Only what the sums look at is taken along.
            let feature = match r.get_ref(4)?.as_str()? {
                "orders" => "orders",
                "tables" => "tables",
                "bills" => "bills",
                "floor" => "floor",
                _ => "",
            };
            Ok(Event {
                seq: r.get(0)?,
                at_ms: r.get(1)?,
                day: BusinessDay(r.get(2)?),
                actor_kind: "",
                actor_id: 0,
                visit: r.get::<_, Option<i64>>(3)?.map(VisitId),
                feature,
                payload: r.get(5)?,
            })
        },
    )
}

/// A visit that is not closed, as far as the facts have been followed.
#[derive(Debug, Clone)]
pub(super) struct Party {
    pub(super) visit: VisitId,
    pub(super) day: BusinessDay,
    pub(super) minute: i64,
    pub(super) opened_ms: i64,
    pub(super) guests: i64,
    pub(super) covers: Option<i64>,
    pub(super) rounds: i64,
}

impl Party {
    /// How many people: as the floor said, or else those who joined; one at least.
    pub(super) fn people(&self) -> i64 {
        self.covers.unwrap_or(self.guests.max(1))
    }
}

pub(super) fn party(read: &Read<'_>, visit: VisitId) -> Result<Option<Party>> {
    read.row(
        "SELECT day, minute, opened_ms, guests, covers, rounds FROM sum_visits WHERE visit = ?1",
        [visit.0],
        |r| {
            Ok(Party {
                visit,
                day: BusinessDay(r.get(0)?),
                minute: r.get(1)?,
                opened_ms: r.get(2)?,
                guests: r.get(3)?,
                covers: r.get(4)?,
                rounds: r.get(5)?,
            })
        },
    )
}

/// A line of a visit that is not closed, as it was added.
#[derive(Debug)]
pub(super) struct OpenLine {
    pub(super) order: OrderId,
    pub(super) day: BusinessDay,
    pub(super) minute: i64,
    pub(super) is_made: bool,
    pub(super) is_served: bool,
    pub(super) placed_ms: i64,
    pub(super) line: SoldLine,
}

pub(super) fn open_line(read: &Read<'_>, id: LineId) -> Result<Option<OpenLine>> {
    read.row(
        "SELECT order_id, day, minute, made, served, placed_ms, thing, quantity, gross, tax FROM sum_lines WHERE line = ?1",
        [id.0],
        |r| {
            Ok(OpenLine {
                order: OrderId(r.get(0)?),
                day: BusinessDay(r.get(1)?),
                minute: r.get(2)?,
                is_made: r.get(3)?,
                is_served: r.get(4)?,
                placed_ms: r.get(5)?,
                line: SoldLine {
                    thing: Thing(r.get(6)?),
                    choices: Vec::new(),
                    quantity: r.get(7)?,
                    gross: Money(r.get(8)?),
                    tax: Money(r.get(9)?),
                },
            })
        },
    )
}

/// What is left of an order: the thing of each line.
pub(super) fn things_left(read: &Read<'_>, order: OrderId) -> Result<Vec<Thing>> {
    read.rows("SELECT thing FROM sum_lines WHERE order_id = ?1", [order.0], |r| {
        r.get(0).map(Thing)
    })
}
