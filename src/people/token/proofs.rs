//! Which programs have given their person's password just now. It is kept in memory: after a restart one is
//! asked again, as on the pages.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use crate::base::time::Now;
use crate::people::PROOF_MS;

/// The sessions, by their public ids, and when the password was given, by the monotonic clock.
#[derive(Default)]
pub struct Proofs(Mutex<HashMap<[u8; 16], i64>>);

impl Proofs {
    /// Notes that the password, which the caller has checked, was given just now.
    pub fn note(&self, session: [u8; 16], now: &Now) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, at| counts(*at, now));
        all.insert(session, now.mono_ms);
    }

    /// Whether it was.
    pub fn has(&self, session: &[u8; 16], now: &Now) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(session).is_some_and(|at| counts(*at, now))
    }
}

fn counts(at: i64, now: &Now) -> bool {
    (0..PROOF_MS).contains(&(now.mono_ms - at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Clock;

    #[test]
    fn a_password_counts_for_five_minutes_and_for_its_session() {
        let clock = Clock::by_hand(1_800_000_000_000);
        let (proofs, mine, other) = (Proofs::default(), [1; 16], [2; 16]);
        proofs.note(mine, &clock.now());
        clock.advance(PROOF_MS - 1);
        assert!(proofs.has(&mine, &clock.now()));
        assert!(!proofs.has(&other, &clock.now()));
        clock.advance(1);
        assert!(!proofs.has(&mine, &clock.now()));
        proofs.note(other, &clock.now());
        assert_eq!(proofs.0.lock().unwrap().len(), 1, "what is over is forgotten");
    }
}
