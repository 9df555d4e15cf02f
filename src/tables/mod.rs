//! Tables, areas, and the record of visits and their guests. A visit is the
//! root object: cart, orders, calls and bill hang on it.

pub mod actions;
pub mod diet;
pub mod facts;
pub mod known;
pub mod party;
pub mod plan;
pub mod queries;
pub mod token;

use crate::base::ids::{GuestId, TableId, VisitId};
use crate::base::time::Now;
use crate::base::{Actor, Error, Lang, Msg, Result};
use crate::settings::Terms;

/// A service point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its id.
    pub id: TableId,
    /// Its number or name.
    pub name: String,
    /// The area that it stands in.
    pub area: String,
    /// What it is.
    pub kind: TableKind,
    /// How many people sit there; 0 at a counter.
    pub seats: i64,
    /// The generation of its QR token; rotating raises it.
    pub generation: i64,
    /// Whether it is in use; a retired one is only remembered.
    pub active: bool,
    /// Rises with each edit.
    pub version: i64,
}

/// What a service point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// People sit there.
    Table,
    /// People stand there, or take away.
    Counter,
}

impl TableKind {
    /// Every kind, as a form lists them.
    pub const ALL: [TableKind; 2] = [TableKind::Table, TableKind::Counter];
    /// The word in forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            TableKind::Table => "table",
            TableKind::Counter => "counter",
        }
    }
    /// The kind of a word.
    pub fn parse(word: &str) -> Option<TableKind> {
        TableKind::ALL.into_iter().find(|k| k.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            TableKind::Table => "cards-kind-table",
            TableKind::Counter => "cards-kind-counter",
        }
    }
    /// How a service point of this kind and name is called where guests read it.
    pub fn named(self, lang: Lang, name: &str) -> String {
        match self {
            TableKind::Table => lang.with("table-name", "table", name),
            // A counter may be called just that.
            TableKind::Counter if name.to_lowercase() == lang.t(self.key()).to_lowercase() => name.into(),
            TableKind::Counter => lang.with("cards-counter-name", "counter", name),
        }
    }
}

/// One party at one table.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Its id.
    pub id: VisitId,
    /// Where it sits.
    pub table: TableId,
    /// That table's name.
    pub table_name: String,
    /// What that table is.
    pub table_kind: TableKind,
    /// Since when, milliseconds since 1970 UTC.
    pub opened_ms: i64,
    /// The last time that somebody of the party did something.
    pub touched: Now,
    /// Until when; `None` while it is open.
    pub closed_ms: Option<i64>,
    /// How many people, if somebody said so.
    pub covers: Option<i64>,
    /// Whether the floor has approved an order of this visit, or seated it.
    pub approved: bool,
    /// What comes on top of the prices that it orders at.
    pub terms: Terms,
}

impl Visit {
    /// That it is still open.
    ///
    /// # Errors
    /// `Conflict` if it is closed.
    pub fn open(self) -> Result<Visit> {
        match self.closed_ms {
            None => Ok(self),
            Some(_) => Err(Error::conflict("error-visit-closed")),
        }
    }
}

/// Where a guest stands in their visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuestState {
    /// Takes part.
    Seated,
    /// Waits for a nod of the floor.
    Waiting,
    /// Was sent away.
    Away,
}

impl GuestState {
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            GuestState::Seated => "seated",
            GuestState::Waiting => "waiting",
            GuestState::Away => "away",
        }
    }
    /// The state of a word; what is unknown may do nothing.
    pub fn parse(word: &str) -> GuestState {
        match word {
            "seated" => GuestState::Seated,
            "waiting" => GuestState::Waiting,
            _ => GuestState::Away,
        }
    }
}

/// A guest of a visit.
#[derive(Debug, Clone)]
pub struct Guest {
    /// The id inside.
    pub id: GuestId,
    /// The small number that pages use; it also chooses the colour.
    pub number: i64,
    /// The display name.
    pub name: String,
    /// Where they stand.
    pub state: GuestState,
    /// Since when.
    pub joined_ms: i64,
}

/// Whom a guest's cookie belongs to.
#[derive(Debug, Clone)]
pub struct GuestSession {
    /// The guest.
    pub guest: GuestId,
    /// Their visit.
    pub visit: VisitId,
    /// Their small number.
    pub number: i64,
    /// Their display name.
    pub name: String,
    /// Where they stand.
    pub state: GuestState,
    /// When the visit was closed: from then on they only read.
    pub closed_ms: Option<i64>,
    /// Whether this session has not been used yet, and another one ends when it is.
    pub is_new: bool,
}

impl GuestSession {
    /// The guest as an actor of their visit.
    pub fn actor(&self) -> Actor {
        Actor::Guest {
            guest: self.guest,
            visit: self.visit,
        }
    }
}

/// How many guests a visit takes: more than any table, fewer than a prank.
pub const GUESTS_MAX: i64 = 30;
/// After so long without a sign of life a new phone waits for the floor.
pub const IDLE_MS: i64 = 3 * 3_600_000;
/// How long the guests of a closed visit still see their receipt.
pub const RECEIPT_MS: i64 = 12 * 3_600_000;

/// Friendly names, the same in every language of the house, given in turn.
const NAMES: [&str; 30] = [
    "Mango",
    "Kiwi",
    "Papaya",
    "Nori",
    "Pesto",
    "Mocha",
    "Lychee",
    "Tapioca",
    "Brioche",
    "Wasabi",
    "Paprika",
    "Macchiato",
    "Guava",
    "Tofu",
    "Curry",
    "Sorbet",
    "Quinoa",
    "Chai",
    "Sushi",
    "Matcha",
    "Couscous",
    "Avocado",
    "Espresso",
    "Tempura",
    "Masala",
    "Yuzu",
    "Cacao",
    "Risotto",
    "Taco",
    "Miso",
];

/// The name of a visit's n-th guest. Visits begin at different places of the
/// list, so that two neighbouring tables rarely have the same names.
pub fn guest_name(visit: VisitId, number: i64) -> &'static str {
    let at = (visit.0 * 7 + number - 1).rem_euclid(NAMES.len() as i64);
    usize::try_from(at).map_or(NAMES[0], |i| NAMES[i])
}

/// The name of a new guest: somebody here may have taken the one whose turn it is.
pub fn free_name(here: &[Guest], visit: VisitId, number: i64) -> &'static str {
    let turns = (0..NAMES.len() as i64).map(|skipped| guest_name(visit, number + skipped));
    let is_free = |name: &&str| !here.iter().any(|g| party::is_same_name(&g.name, name));
    // A party has at most as many guests as there are names.
    turns.into_iter().find(is_free).unwrap_or_else(|| guest_name(visit, number))
}

/// A party's size as somebody typed it.
///
/// # Errors
/// `Invalid` on `covers` outside 1 to 99.
pub fn covers(n: i64) -> Result<i64> {
    if (1..=99).contains(&n) {
        Ok(n)
    } else {
        Err(Error::field("covers", Msg::new("error-covers")))
    }
}

#[cfg(test)]
mod tests;
