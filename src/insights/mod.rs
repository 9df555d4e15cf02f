//! Figures of the house: what was sold, when, to how many.
//!
//! The house's own orders and sales imported from another system are both
//! turned into [`Sale`]s and added up in the same sums. Each sum carries its
//! source, so an import shows at once when it is whole, and can be taken back.

pub mod facts;
pub mod forecast;
pub mod past;
pub mod period;
pub mod report;
pub mod sheet;
pub mod sums;
/// How the sums follow the facts.
pub mod follow {
    pub mod actions;
    pub mod queries;
    mod visit {
        pub(in crate::insights::follow) mod actions;
    }
}

use crate::base::Money;
use crate::base::time::BusinessDay;

/// Where a sale comes from: 0 is this house's own orders, any other number the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(pub i64);

impl Source {
    /// This house's own orders.
    pub const HOUSE: Source = Source(0);
}

/// What was sold: an item of the menu (its id), or something that only another
/// system knew (minus the id of its row in `past_items`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thing(pub i64);

/// What was chosen with it: an option of the menu (its id), or one that only
/// another system knew (minus the id of its row in `past_options`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice(pub i64);

/// An order as the figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sale {
    /// The business day on which it was placed.
    pub day: BusinessDay,
    /// The minute on the wall clock of the house when it was placed, 0 to 1439.
    pub minute: i64,
    /// What was sold.
    pub lines: Vec<SoldLine>,
}

/// A line of an order as the figures see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoldLine {
    /// What was sold.
    pub thing: Thing,
    /// What was chosen with it.
    pub choices: Vec<Choice>,
    /// How many.
    pub quantity: i64,
    /// What the guest pays for the whole line, tax included.
    pub gross: Money,
    /// The tax in it; zero where the other system did not say.
    pub tax: Money,
}

#[cfg(test)]
mod tests;
