//! The writer in numbers, for who watches over the house.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::base::gauge::{Counter, Histogram, Level};
use crate::base::{Error, Result};

/// What the writer did since the start.
#[derive(Debug, Default)]
pub struct Stats {
    /// Jobs that wait.
    pub waiting: Level,
    /// Jobs that were done or refused.
    pub jobs: Counter,
    /// Jobs that were sent away because too many waited.
    pub busy: Counter,
    /// Commits that the disk refused.
    pub no_room: Counter,
    /// How long commits took, with their sync.
    pub commits: Histogram,
    refuses: AtomicBool,
}

impl Stats {
    /// Whether the disk refused the last commit that had something to write.
    pub fn refuses(&self) -> bool {
        self.refuses.load(Ordering::Relaxed)
    }

    /// A commit ended; `wrote` if it had rows to write.
    pub(super) fn committed(&self, outcome: &Result<()>, us: i64, wrote: bool) {
        self.commits.took(us);
        match outcome {
            Err(Error::NoRoom) => {
                self.no_room.add();
                self.refuses.store(true, Ordering::Relaxed);
            }
            Ok(()) if wrote => self.refuses.store(false, Ordering::Relaxed),
            _ => {}
        }
    }
}
