//! Orders and their lines: what was sent, at the price of that moment.

pub mod actions;
pub mod facts;
pub mod queries;
pub mod state;

use crate::base::ids::{GuestId, ItemId, LineId, OptionId, OrderId, StationId, VisitId};
use crate::base::{Money, time::Now};
use crate::menu::Allergens;
use crate::settings::PayWay;
pub use state::{State, Step};

/// Why a guest's round waits for the floor's nod before it goes to the kitchen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nod {
    /// It is the party's first, and the house asks for it.
    First,
    /// It is so large that somebody should look at it.
    Large,
}

/// One round that was sent.
#[derive(Debug, Clone)]
pub struct Order {
    /// The id inside.
    pub id: OrderId,
    /// Whose.
    pub visit: VisitId,
    /// The number on tickets and receipts; begins at 1 each business day.
    pub number: i64,
    /// When it was sent.
    pub placed: Now,
    /// How the guest would like to pay.
    pub pay: PayWay,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// A line of an order, as it was sold.
#[derive(Debug, Clone)]
pub struct Line {
    /// The id inside.
    pub id: LineId,
    /// Its order.
    pub order: OrderId,
    /// The small number that guests' pages use.
    pub number: i64,
    /// Who added it: id, number and name; `None` for the floor.
    pub guest: Option<(GuestId, i64, String)>,
    /// What that guest must not eat, if they said so.
    pub allergies: Allergens,
    /// The item.
    pub item: ItemId,
    /// The item's name as it was sold.
    pub name: String,
    /// What was chosen and left out, ascending by id.
    pub chosen: Vec<OptionId>,
    /// The options' names as they were sold, without the removals.
    pub options: Vec<String>,
    /// The names of what is left out.
    pub removals: Vec<String>,
    /// How many.
    pub quantity: i64,
    /// The price of one, options included.
    pub unit: Money,
    /// Tax contained in the price, parts per million.
    pub tax_ppm: i64,
    /// What it contains, the options' included.
    pub allergens: Allergens,
    /// Where it is made.
    pub station: StationId,
    /// A note for the kitchen; possibly empty.
    pub note: String,
    /// Where it stands.
    pub state: State,
    /// Whether it was changed since, and no cook has acknowledged that yet.
    pub unseen: bool,
}

impl Line {
    /// Whether the kitchen sees it on a ticket: what is voided only until a cook has acknowledged it.
    pub fn is_on_ticket(&self) -> bool {
        self.state.is_on_ticket() && (self.state != State::Voided || self.unseen)
    }
    /// What it contains of what its guest must not eat; all of that where nobody has stated what it contains.
    pub fn danger(&self) -> Allergens {
        if self.allergens.is_unstated() {
            return self.allergies;
        }
        self.allergies.common(self.allergens)
    }
    /// What it costs; nothing once it is voided.
    pub fn total(&self) -> Money {
        match self.state {
            State::Voided => Money::ZERO,
            _ => self.unit.times(self.quantity),
        }
    }
}

impl Order {
    /// What it costs.
    pub fn total(&self) -> Money {
        self.lines.iter().map(Line::total).sum()
    }
    /// Whether everything was taken back or voided.
    pub fn cancelled(&self) -> bool {
        self.lines.iter().all(|l| l.state == State::Voided)
    }
    /// Whether nothing is left to do for it.
    pub fn completed(&self) -> bool {
        self.lines.iter().all(|l| l.state.is_final())
    }
}

#[cfg(test)]
mod tests;
