//! Verbs that span the nouns: calls, closing a visit, and the floor's overview.

pub mod actions;
pub mod facts;
pub mod overview;
pub mod queries;
/// Payments and what leads to the closing.
pub mod settle {
    pub mod actions;
}

use crate::base::Money;
use crate::base::ids::{CallId, GuestId, OrderId, VisitId};
use crate::base::time::Now;
use crate::orders::{Line, Nod};
use crate::settings::PayWay;
use crate::tables::{Guest, Table, Visit};

/// Why a guest calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// Somebody should come.
    Staff,
    /// The bill, please.
    Bill,
    /// Water for the table.
    Water,
    /// Cutlery or napkins.
    Cutlery,
    /// A question about a dish.
    Question,
    /// Something is not as it should be.
    Problem,
}

/// After the answer the same guest calls for the same reason only after so long.
pub const CALL_PAUSE_MS: i64 = 30_000;

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 6] = [
        Reason::Staff,
        Reason::Bill,
        Reason::Water,
        Reason::Cutlery,
        Reason::Question,
        Reason::Problem,
    ];
    /// The word in the database and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Reason::Staff => "staff",
            Reason::Bill => "bill",
            Reason::Water => "water",
            Reason::Cutlery => "cutlery",
            Reason::Question => "question",
            Reason::Problem => "problem",
        }
    }
    /// The reason of a word.
    pub fn parse(word: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|r| r.word() == word)
    }
    /// The key of its words on screens.
    pub fn key(self) -> &'static str {
        match self {
            Reason::Staff => "call-staff",
            Reason::Bill => "call-bill",
            Reason::Water => "call-water",
            Reason::Cutlery => "call-cutlery",
            Reason::Question => "call-question",
            Reason::Problem => "call-problem",
        }
    }
}

/// How a guest who asks for the bill would like to pay.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wish {
    /// In which way.
    pub pay: Option<PayWay>,
    /// With which tip.
    pub tip: Option<Tip>,
}

/// A tip as a guest names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tip {
    /// One of those that the house offers, parts per million of what is due.
    Share(i64),
    /// So much.
    Amount(Money),
}

/// A call that nobody has answered yet.
#[derive(Debug, Clone)]
pub struct Call {
    /// Its id.
    pub id: CallId,
    /// Whose table.
    pub visit: VisitId,
    /// That table's name.
    pub table: String,
    /// Who calls.
    pub guest: String,
    /// That guest's small number.
    pub number: i64,
    /// Why.
    pub reason: Reason,
    /// How they would like to pay, where they ask for the bill and said so.
    pub pay: Option<PayWay>,
    /// The tip that they name then.
    pub tip: Option<Money>,
    /// Since when, milliseconds since 1970 UTC.
    pub made_ms: i64,
}

/// The lowest and the highest mark that a guest can give.
pub const MARKS: std::ops::RangeInclusive<i64> = 1..=5;
/// A mark as low as this one is told to the floor at once.
pub const LOW_MARK: i64 = 2;

/// What a guest said about the evening.
#[derive(Debug, Clone)]
pub struct Feedback {
    /// Which visit; it may be closed.
    pub visit: VisitId,
    /// That table's name.
    pub table: String,
    /// Who says it.
    pub guest: GuestId,
    /// That guest's small number.
    pub number: i64,
    /// Their name.
    pub name: String,
    /// From 1, bad, to 5, very good.
    pub mark: i64,
    /// In their own words; possibly empty.
    pub words: String,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// What a table is up to, for colour and words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableState {
    /// Nobody sits there.
    Free,
    /// A party that has not ordered.
    Seated,
    /// An order waits for the floor's nod.
    Waiting,
    /// The kitchen works.
    Cooking,
    /// Something is ready to run.
    Ready,
    /// Everything is served, something is due.
    Served,
    /// Everything is served and paid.
    Paid,
}

impl TableState {
    /// The word for classes in pages.
    pub fn word(self) -> &'static str {
        match self {
            TableState::Free => "free",
            TableState::Seated => "seated",
            TableState::Waiting => "waiting",
            TableState::Cooking => "cooking",
            TableState::Ready => "ready",
            TableState::Served => "served",
            TableState::Paid => "paid",
        }
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            TableState::Free => "table-free",
            TableState::Seated => "table-seated",
            TableState::Waiting => "table-waiting",
            TableState::Cooking => "table-cooking",
            TableState::Ready => "table-ready",
            TableState::Served => "table-served",
            TableState::Paid => "table-paid",
        }
    }
}

/// A table on the floor's overview.
#[derive(Debug, Clone)]
pub struct TableCard {
    /// The table.
    pub table: Table,
    /// Its open visit.
    pub visit: Option<Visit>,
    /// What it is up to.
    pub state: TableState,
    /// How many guests take part.
    pub guests: usize,
    /// What is due.
    pub due: Money,
}

/// A line that is ready to run, or an order that waits for a nod.
#[derive(Debug, Clone)]
pub struct ToDo {
    /// The order.
    pub order: OrderId,
    /// Its number of the day.
    pub number: i64,
    /// The visit.
    pub visit: VisitId,
    /// The table's name.
    pub table: String,
    /// When the order was sent.
    pub placed: Now,
    /// What it waits for a nod for, if it does.
    pub nod: Nod,
    /// The lines in question.
    pub lines: Vec<Line>,
}

/// A guest who waits for a nod.
#[derive(Debug, Clone)]
pub struct Joining {
    /// The visit.
    pub visit: VisitId,
    /// The table's name.
    pub table: String,
    /// The guest.
    pub guest: Guest,
}

/// Everything on the floor's first screen.
#[derive(Debug, Clone, Default)]
pub struct Overview {
    /// Every table, in the owner's order.
    pub tables: Vec<TableCard>,
    /// Lines to run, oldest first.
    pub to_run: Vec<ToDo>,
    /// Orders that wait for a nod, oldest first.
    pub to_approve: Vec<ToDo>,
    /// Guests who wait for a nod.
    pub joining: Vec<Joining>,
    /// Calls, oldest first.
    pub calls: Vec<Call>,
    /// Low marks that nobody has taken care of yet, oldest first.
    pub unhappy: Vec<Feedback>,
}
#[cfg(test)]
mod tests;
