//! Who sat at a table of the past, and what they ordered, by the ids of this house.

use super::phones::Phone;
use crate::base::Money;
use crate::base::ids::{ItemId, OptionId};
use crate::base::time::BusinessDay;

/// Guests at a table, and what they ordered.
pub(super) struct Party {
    pub(super) day: BusinessDay,
    /// The how manieth of its day.
    pub(super) number: usize,
    pub(super) guests: i64,
    pub(super) phones: Vec<Phone>,
    /// How much longer everything takes than with few guests.
    pub(super) crowd: f64,
    pub(super) rounds: Vec<Round>,
}

/// What was sent at once.
pub(super) struct Round {
    /// When, in minutes of the day.
    pub(super) minute: i64,
    pub(super) lines: Vec<Line>,
}

/// A line that is sent.
pub(super) struct Line {
    pub(super) item: ItemId,
    pub(super) options: Vec<OptionId>,
    pub(super) quantity: i64,
    pub(super) unit: Money,
    /// Whether somebody counts how many there are.
    pub(super) is_counted: bool,
    /// Whether it is sold out today.
    pub(super) is_gone: bool,
    /// What of its options is.
    pub(super) gone: Vec<OptionId>,
}
