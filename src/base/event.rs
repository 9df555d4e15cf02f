//! The event's envelope. Every change is a fact: a row in the append-only
//! event table, written in the same transaction as the change.
//!
//! Facts carry ids and numbers only; names, notes and other free text live in
//! rows of their own that can be erased, so deletion and replay agree.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{Error, Result};
use super::ids::VisitId;
use super::time::BusinessDay;

/// A committed fact with its envelope.
#[derive(Debug, Clone)]
pub struct Event {
    /// The global sequence number.
    pub seq: i64,
    /// Wall time of the commit's group, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The business day, fixed when the fact is written.
    pub day: BusinessDay,
    /// Who did it: `guest`, `staff`, `key`, `house`.
    pub actor_kind: &'static str,
    /// Which one.
    pub actor_id: i64,
    /// The visit that it belongs to, if any.
    pub visit: Option<VisitId>,
    /// The feature's name: `cart`, `orders`, …
    pub feature: &'static str,
    /// The fact as JSON.
    pub payload: String,
}

/// A feature's facts: an enum in the past tense, tagged by `kind`.
pub trait Fact: Serialize + DeserializeOwned {
    /// The feature's name: the first half of the stored kind.
    const FEATURE: &'static str;
    /// The version of the payload's shape; a change of shape raises it and adds an upcaster.
    const VERSION: i64 = 1;

    /// The fact of a committed event, or `None` if another feature's.
    ///
    /// # Errors
    /// A fault if the payload is not what this version writes.
    fn of(event: &Event) -> Result<Option<Self>> {
        if event.feature != Self::FEATURE {
            return Ok(None);
        }
        serde_json::from_str(&event.payload)
            .map(Some)
            .map_err(|e| Error::fault(format!("event {}: {e}", event.seq)))
    }
}
