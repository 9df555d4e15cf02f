//! What a customer had in the house: the visits that they took part in, with what was theirs of it.

pub mod queries;

use crate::base::Money;
use crate::base::ids::VisitId;
use crate::orders::{Line, State};

/// A visit that a customer took part in.
#[derive(Debug, Clone)]
pub struct Past {
    /// Which one.
    pub visit: VisitId,
    /// The table's name.
    pub table: String,
    /// When it began, milliseconds since 1970 UTC.
    pub opened_ms: i64,
    /// When it ended; `None` while it is open.
    pub closed_ms: Option<i64>,
    /// What they were called there.
    pub names: Vec<String>,
    /// Their own lines, in the order in which they were sent.
    pub lines: Vec<Line>,
}

impl Past {
    /// What their own dishes cost, at the prices of that day; tips and what is added on the bill are the party's.
    pub fn total(&self) -> Money {
        self.lines.iter().map(Line::total).sum()
    }
    /// The lines that were not taken back or voided.
    pub fn had(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|l| l.state != State::Voided)
    }
}
