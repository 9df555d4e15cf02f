//! What an owner may wish of a rehearsal: as much as a small machine bears that serves real devices beside it.

use crate::base::{Error, Msg, Result};
use crate::rehearse::Settings;

/// What the owner wishes for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// How many tables the fake guests take.
    pub tables: i64,
    /// How many phones they have.
    pub guests: i64,
    /// How many orders they send in a minute, on average.
    pub orders: i64,
    /// How long they stay, in minutes.
    pub minutes: i64,
    /// Whether the kitchen and the waiters are played too.
    pub cooks: bool,
}

impl Wish {
    /// What is offered at first.
    pub const OFFERED: Wish = Wish {
        tables: 6,
        guests: 18,
        orders: 10,
        minutes: 10,
        cooks: true,
    };

    /// The wish, if a house can bear it beside its real devices.
    ///
    /// # Errors
    /// `Invalid`, a sentence for each number.
    pub fn read(self) -> Result<Wish> {
        let bounds = [
            ("tables", self.tables, 100),
            ("guests", self.guests, 300),
            ("orders", self.orders, 300),
            ("minutes", self.minutes, 120),
        ];
        let wrong = bounds.into_iter().filter(|(_, n, most)| !(1..=*most).contains(n));
        let told = |(field, _, most): (_, _, i64)| (field, Msg::new("error-rehearsal-number").number("max", most));
        let wrong: Vec<_> = wrong.map(told).collect();
        if wrong.is_empty() {
            Ok(self)
        } else {
            Err(Error::Invalid(wrong))
        }
    }

    pub(super) fn settings(self, seed: i64) -> Settings {
        let count = |n: i64| usize::try_from(n).unwrap_or(1);
        Settings {
            tables: count(self.tables),
            guests: count(self.guests),
            screens: 1,
            orders_per_minute: Some(self.orders as f64),
            minutes: self.minutes as f64,
            seed,
            cooks: self.cooks,
        }
    }
}
