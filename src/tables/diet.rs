//! What a guest must not or would rather not eat. It may be health data, so it
//! is in no fact, and it is erased when the visit closes.

pub mod actions;
pub mod queries;

use crate::menu::{Allergens, Item};

/// The tags of dishes that are diets: what a guest may ask the menu to keep to.
pub const DIETS: [&str; 3] = ["vegan", "vegetarian", "gluten-free"];

/// What one guest said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diet {
    /// What dishes should be without.
    pub avoids: Allergens,
    /// Whether these are allergies: the guest is warned, and the kitchen is told.
    pub allergic: bool,
    /// Whether dishes with them are hidden.
    pub hides: bool,
    /// Words of [`DIETS`]: other dishes are hidden.
    pub diets: Vec<&'static str>,
}

impl Diet {
    /// What the kitchen has to know.
    pub fn allergies(&self) -> Allergens {
        if self.allergic {
            self.avoids
        } else {
            Allergens::default()
        }
    }
    /// Whether the menu shows a dish to this guest.
    pub fn shows(&self, item: &Item) -> bool {
        let diets = self.diets.iter().all(|d| item.is(d));
        diets && !(self.hides && self.clashes(item))
    }
    /// Whether a dish has something that they do not eat, whatever is chosen.
    pub fn clashes(&self, item: &Item) -> bool {
        item.always_contains().clash(self.avoids)
    }
    /// Whether dishes are hidden from this guest at all.
    pub fn filters(&self) -> bool {
        !self.diets.is_empty() || (self.hides && !self.avoids.is_empty())
    }
}
