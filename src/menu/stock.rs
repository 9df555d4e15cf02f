//! How much there is: counts, what carts hold of them, the count that a day
//! begins with, and what sells well.
//!
//! Selling more than there is cannot happen: a sale is taken from the count in
//! the order's own transaction. So that nobody is told so only at the end, a
//! line in a cart holds its pieces for [`HOLD_MS`]; each touch of the line
//! renews that. What is held is shown to everybody else as gone.

pub mod actions;
pub mod queries;

use crate::base::ids::{ItemId, OptionId, VisitId};
use crate::base::time::Now;

/// How long a line of a cart holds its pieces, in milliseconds, from its last touch.
pub const HOLD_MS: i64 = 3 * 60 * 1000;
/// The largest count of an item.
pub const STOCK_MAX: i64 = 1_000_000;
/// Over so many business days it is counted what is popular.
pub const POPULAR_DAYS: i64 = 28;
/// So many items are called popular at most.
pub const POPULAR_MOST: i64 = 5;
/// Fewer sold than this is popular with nobody.
pub const POPULAR_LEAST: i64 = 10;

/// What is counted of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    /// Not marked as sold out by hand.
    pub available: bool,
    /// How many there are; `None` if nobody counts.
    pub stock: Option<i64>,
    /// Its options that are sold out.
    pub gone: Vec<OptionId>,
}

/// What a line of a cart holds.
#[derive(Debug, Clone)]
pub struct Hold {
    /// Whose cart.
    pub visit: VisitId,
    /// The line's small number.
    pub line: i64,
    /// Of what.
    pub item: ItemId,
    /// How many.
    pub quantity: i64,
    /// When the line was touched last.
    pub touched: Now,
}

impl Hold {
    /// Whether it still counts.
    pub fn lives(&self, now: &Now) -> bool {
        now.since(&self.touched) < HOLD_MS
    }
}
