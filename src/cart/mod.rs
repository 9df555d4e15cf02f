//! The shared cart: a visit's lines that were not sent yet. Every change is an
//! operation on a line, in the server's order, so two phones never drop each
//! other's work.

pub mod actions;
pub mod facts;
pub mod left;
pub mod queries;

use crate::base::ids::{ItemId, OptionId};
use crate::base::{Actor, Error, Money, Msg, Result};
use crate::menu::Allergens;

/// The most of one line.
pub const QUANTITY_MAX: i64 = 99;
/// The most of one line that a guest may ask for.
pub const GUEST_QUANTITY_MAX: i64 = 20;
/// The most lines of one cart.
pub const LINES_MAX: i64 = 100;

/// How many of a line: 1 to [`QUANTITY_MAX`], for a guest to [`GUEST_QUANTITY_MAX`].
///
/// # Errors
/// `Invalid` on `quantity`.
pub fn quantity(actor: &Actor, n: i64) -> Result<i64> {
    let most = match actor.guest() {
        Some(_) => GUEST_QUANTITY_MAX,
        None => QUANTITY_MAX,
    };
    if (1..=most).contains(&n) {
        Ok(n)
    } else {
        let msg = Msg::new("error-quantity").number("max", most);
        Err(Error::field("quantity", msg))
    }
}

/// Why a line cannot be sent as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is not on the menu any more, or sold out.
    Gone,
    /// It is not served at this hour.
    Later,
    /// All that there are lie in other carts.
    Held,
    /// There are only so many left; at least one.
    Few(i64),
    /// What was chosen is not offered any more.
    Options,
}

/// A line of the cart with its price as of now.
#[derive(Debug, Clone)]
pub struct CartLine {
    /// The small number that pages use.
    pub number: i64,
    /// The number and name of the guest who added it; `None` for the floor.
    pub guest: Option<(i64, String)>,
    /// The item.
    pub item: ItemId,
    /// The item's name.
    pub name: String,
    /// The chosen options, ascending by id.
    pub options: Vec<OptionId>,
    /// Their names, in the menu's order, without the removals.
    pub option_names: Vec<String>,
    /// The names of what is left out, in the menu's order.
    pub removals: Vec<String>,
    /// What it contains as it was chosen.
    pub allergens: Allergens,
    /// How many.
    pub quantity: i64,
    /// A note for the kitchen; possibly empty.
    pub note: String,
    /// Raised by every change of this line.
    pub version: i64,
    /// The price of one; `None` if it cannot be ordered as it is any more.
    pub unit: Option<Money>,
    /// Why it cannot be ordered as it is.
    pub trouble: Option<Trouble>,
    /// The price of one when the line was last touched, if it is another now.
    pub unit_before: Option<Money>,
    /// Tax contained in the price, parts per million.
    pub tax_ppm: i64,
}

impl CartLine {
    /// The price of the line; zero for what cannot be ordered.
    pub fn total(&self) -> Money {
        self.unit.map_or(Money::ZERO, |unit| unit.times(self.quantity))
    }
}

/// The cart as it stands.
#[derive(Debug, Clone, Default)]
pub struct Cart {
    /// Its lines, in the order in which they were added.
    pub lines: Vec<CartLine>,
}

impl Cart {
    /// The lines that can be sent as they are.
    pub fn sendable(&self) -> impl Iterator<Item = &CartLine> {
        self.lines.iter().filter(|l| l.unit.is_some())
    }
    /// What sending it would cost, tax included.
    pub fn total(&self) -> Money {
        self.lines.iter().map(CartLine::total).sum()
    }
    /// How many pieces.
    pub fn count(&self) -> i64 {
        self.lines.iter().map(|l| l.quantity).sum()
    }
}

#[cfg(test)]
mod tests;
