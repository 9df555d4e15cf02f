//! What the house sees of customers: numbers, and names only of those who let it.

pub mod queries;

use crate::base::Money;

/// A customer who lets the house see their name, in a period.
#[derive(Debug, Clone)]
pub struct Known {
    /// The name.
    pub name: String,
    /// How many visits they ordered in.
    pub visits: i64,
    /// What their own dishes cost.
    pub spent: Money,
}

/// Everybody with an account, in a period.
#[derive(Debug, Clone, Copy, Default)]
pub struct Accounts {
    /// How many there are now.
    pub all: i64,
    /// How many of them ordered in the period.
    pub came: i64,
    /// What their own dishes cost.
    pub spent: Money,
}
