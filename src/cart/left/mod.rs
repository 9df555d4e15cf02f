//! What guests had chosen and not sent when their visit was closed. It is kept for those who have an
//! account, until they take it up at another visit, let it go, or it is old.

pub mod actions;
pub mod queries;

use super::Trouble;
use crate::base::Money;
use crate::base::ids::{ItemId, OptionId};

/// After so long nobody is reminded any more.
pub const KEPT_MS: i64 = 90 * 24 * 3_600_000;

/// A dish as it was chosen, with today's name, price and availability.
#[derive(Debug, Clone)]
pub struct LeftLine {
    /// The id of the row.
    pub id: i64,
    /// When the visit was closed, milliseconds since 1970 UTC.
    pub left_ms: i64,
    /// How many.
    pub quantity: i64,
    /// A note for the kitchen; possibly empty.
    pub note: String,
    /// What it is.
    pub dish: Dish,
}

/// A dish with its choices, as it can be had today.
#[derive(Debug, Clone)]
pub struct Dish {
    /// The item.
    pub item: ItemId,
    /// Its name.
    pub name: String,
    /// The chosen options, ascending by id.
    pub options: Vec<OptionId>,
    /// Their names, in the menu's order, without the removals.
    pub option_names: Vec<String>,
    /// The names of what is left out.
    pub removals: Vec<String>,
    /// The price of one; `None` where it cannot be ordered so.
    pub unit: Option<Money>,
    /// Why it cannot be ordered so.
    pub trouble: Option<Trouble>,
}
