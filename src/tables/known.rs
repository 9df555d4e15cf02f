//! Phones that were here before, for the figures of new and returning guests.
//!
//! The house chooses for how long a phone is known again, or that it never is, which is how a house
//! begins: in many countries guests have to be told or asked first (in the EU by article 5(3) of
//! Directive 2002/58/EC). A fact tells only how often a phone was here, when before and since which month, so
//! that nothing which stays leads to a phone.

pub mod actions;

use serde::{Deserialize, Serialize};

use crate::base::time::BusinessDay;

/// What is known of a phone on a business day on which it comes for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Came {
    /// The how manieth day it is here, from 1.
    pub nth: i64,
    /// How many days after the last time.
    pub since: Option<i64>,
    /// The first day of the month in which it came first.
    pub first: BusinessDay,
}
