//! What guests missed already, so that who looks twice counts once. Only in memory: who it was is not kept.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use crate::base::ids::GuestId;

/// So many are remembered; then it begins anew.
const MOST: usize = 10_000;

/// What each guest missed since the start.
#[derive(Debug, Default)]
pub struct Missed(Mutex<HashSet<(i64, String)>>);

impl Missed {
    /// Whether the guest misses it for the first time.
    pub fn is_new(&self, guest: GuestId, what: String) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.clear();
        }
        seen.insert((guest.0, what))
    }
}
