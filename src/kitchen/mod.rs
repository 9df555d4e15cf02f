//! The board: tickets, a projection of the lines. A ticket is an order's lines
//! at one station; nothing of it is stored.

pub mod actions;
pub mod queries;

use crate::base::ids::{ItemId, OrderId, StationId};
use crate::base::time::Now;
use crate::menu::queries::Station;
use crate::orders::queries::ToMake;
use crate::orders::{Line, State};

/// An order's lines at one station.
#[derive(Debug, Clone)]
pub struct Ticket {
    /// The order.
    pub order: OrderId,
    /// The order's number of the day.
    pub number: i64,
    /// The station.
    pub station: StationId,
    /// The table's name.
    pub table: String,
    /// When the order was sent.
    pub placed: Now,
    /// Its lines, without those that wait for the floor and those that a cook knows to be voided.
    pub lines: Vec<Line>,
    /// Whether the table has ordered before in this visit.
    pub add_on: bool,
    /// Names of the other stations that work on the same order.
    pub also_at: Vec<String>,
    /// After so many minutes it is called slow: its station's.
    pub warn_minutes: i64,
    /// After so many minutes it is called late: its station's.
    pub late_minutes: i64,
}

/// Where a ticket belongs on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Something is left to make, or a change to be acknowledged.
    Board,
    /// All is made; something is left to serve.
    Done,
    /// Nothing is left to do.
    Gone,
}

/// How long a ticket has waited, by its station's thresholds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words of the board")]
pub enum Age {
    Fresh,
    Slow,
    Late,
}

impl Ticket {
    /// Where it belongs.
    pub fn place(&self) -> Place {
        if self.lines.iter().any(|l| l.state.is_to_make() || l.unseen) {
            Place::Board
        } else if self.lines.iter().any(|l| !l.state.is_final()) {
            Place::Done
        } else {
            Place::Gone
        }
    }
    /// Whether something is to make and nothing was accepted yet.
    pub fn is_new(&self) -> bool {
        let is_sent = |l: &Line| l.state == State::Sent;
        self.lines.iter().any(is_sent) && self.lines.iter().all(|l| is_sent(l) || l.state == State::Voided)
    }
    /// How many changes no cook has acknowledged yet.
    pub fn changes(&self) -> usize {
        self.lines.iter().filter(|l| l.unseen).count()
    }
    /// Whole minutes since the order was sent.
    pub fn minutes(&self, now: &Now) -> i64 {
        now.since(&self.placed) / 60_000
    }
    /// How it stands against its station's thresholds.
    pub fn age(&self, now: &Now) -> Age {
        match self.minutes(now) {
            m if m >= self.late_minutes => Age::Late,
            m if m >= self.warn_minutes => Age::Slow,
            _ => Age::Fresh,
        }
    }
}

/// What is to make at a station, over all tickets.
#[derive(Debug, Clone)]
pub struct AllDay {
    /// The station.
    pub station: StationId,
    /// Its place among the stations, counted from 0.
    pub position: usize,
    /// Its name.
    pub name: String,
    /// Its dishes, those of which most are to make first.
    pub dishes: Vec<DishCount>,
}

/// How many of a dish are to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DishCount {
    /// The dish.
    pub item: ItemId,
    /// Its name, as it was sold last.
    pub name: String,
    /// How many.
    pub quantity: i64,
    /// How many of them in which way: what was chosen and what is left out; the most frequent first.
    pub ways: Vec<Way>,
}

/// One way to make a dish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// How many.
    pub quantity: i64,
    /// What was chosen.
    pub options: Vec<String>,
    /// What is left out.
    pub removals: Vec<String>,
}

impl AllDay {
    /// How many pieces are to make.
    pub fn quantity(&self) -> i64 {
        self.dishes.iter().map(|d| d.quantity).sum()
    }

    /// Counts what is to make at one station.
    fn of(position: usize, station: &Station, to_make: Vec<ToMake>) -> AllDay {
        let mut dishes: Vec<DishCount> = Vec::new();
        for more in to_make {
            let at = dishes.iter().position(|d| d.item == more.item).unwrap_or_else(|| {
                dishes.push(DishCount {
                    item: more.item,
                    name: String::new(),
                    quantity: 0,
                    ways: Vec::new(),
                });
                dishes.len() - 1
            });
            dishes[at].count(more);
        }
        for dish in &mut dishes {
            dish.ways.sort_by_key(|w| -w.quantity);
        }
        // Equal ones stay in the order in which they were sent first, so that rows do not swap places for nothing.
        dishes.sort_by_key(|d| -d.quantity);
        AllDay {
            station: station.id,
            position,
            name: station.name.clone(),
            dishes,
        }
    }
}

impl DishCount {
    /// Adds to what is counted. After a change of the menu one way may come under two revisions.
    fn count(&mut self, more: ToMake) {
        self.name = more.name;
        self.quantity += more.quantity;
        let same = |w: &&mut Way| w.options == more.options && w.removals == more.removals;
        if let Some(way) = self.ways.iter_mut().find(same) {
            way.quantity += more.quantity;
            return;
        }
        self.ways.push(Way {
            quantity: more.quantity,
            options: more.options,
            removals: more.removals,
        });
    }
}

#[cfg(test)]
mod tests;
