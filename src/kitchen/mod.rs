//! The board: tickets, a projection of the lines. A ticket is an order's lines
//! at one station; nothing of it is stored.

pub mod queries;

use crate::base::Lang;
use crate::base::ids::{OrderId, StationId};
use crate::base::time::Now;
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
    /// Its lines, without those that wait for the floor.
    pub lines: Vec<Line>,
    /// Whether the table has ordered before in this visit.
    pub add_on: bool,
    /// Names of the other stations that work on the same order.
    pub also_at: Vec<String>,
    /// The language of its words: the house's.
    pub lang: Lang,
}

/// Where a ticket belongs on the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Something is left to make.
    Board,
    /// All is made; something is left to serve.
    Done,
    /// Nothing is left to do.
    Gone,
}

impl Ticket {
    /// Where it belongs.
    pub fn place(&self) -> Place {
        let left = |s: &Line| !s.state.is_final();
        if self
            .lines
            .iter()
            .any(|l| matches!(l.state, State::Sent | State::Accepted | State::Cooking))
        {
            Place::Board
        } else if self.lines.iter().any(left) {
            Place::Done
        } else {
            Place::Gone
        }
    }
    /// Whether no line was accepted yet.
    pub fn is_new(&self) -> bool {
        self.lines.iter().all(|l| matches!(l.state, State::Sent | State::Voided))
    }
}
