//! Facts for programs that follow them: each is written once for everybody who hears it alike, and the same
//! bytes go to all of them.
//!
//! Nothing is kept here for who is slow: the event table has it all, so whoever misses something reads it there.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::broadcast::{Receiver, Sender, channel};

use crate::base::ids::VisitId;

/// How many groups of facts a program may be behind before it reads them from the table.
const BEHIND: usize = 64;

/// Who hears facts in the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Audience {
    /// The staff and their machines.
    House,
    /// The guests of one visit.
    Visit(VisitId),
}

/// A fact in its words.
#[derive(Debug, Clone)]
pub struct Said {
    /// The fact's sequence number.
    pub seq: i64,
    /// One bit for each right that lets somebody hear it.
    pub to: u8,
    /// The words.
    pub text: Arc<str>,
}

/// The facts of one commit.
#[derive(Debug, Default)]
pub struct Group {
    /// In the order of their sequence.
    pub said: Vec<Said>,
    /// Whether one of them may have ended the session of somebody who hears them.
    pub may_end: bool,
}

/// The audiences that somebody belongs to.
#[derive(Default)]
pub struct Facts {
    channels: Mutex<HashMap<Audience, Sender<Arc<Group>>>>,
    told: AtomicI64,
}

impl Facts {
    fn channels(&self) -> MutexGuard<'_, HashMap<Audience, Sender<Arc<Group>>>> {
        self.channels.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears what this audience is told from now on.
    pub fn follow(&self, audience: Audience) -> Receiver<Arc<Group>> {
        self.channels().entry(audience).or_insert_with(|| channel(BEHIND).0).subscribe()
    }

    /// The audiences that somebody belongs to just now; the others are forgotten.
    pub fn audiences(&self) -> Vec<Audience> {
        let mut channels = self.channels();
        channels.retain(|_, sender| sender.receiver_count() > 0);
        channels.keys().copied().collect()
    }

    /// Whether anybody belongs to an audience.
    pub fn are_heard(&self) -> bool {
        self.channels().values().any(|sender| sender.receiver_count() > 0)
    }

    /// Tells an audience.
    pub fn tell(&self, audience: Audience, group: Group) {
        if let Some(sender) = self.channels().get(&audience) {
            // Nobody listening is no failure.
            let _ = sender.send(Arc::new(group));
        }
    }

    /// Something could not be told: everybody hears that, and reads it from the table.
    pub fn lose(&self) {
        self.channels().clear();
    }

    /// Everybody has been told everything up to this fact.
    pub fn set_told(&self, seq: i64) {
        self.told.store(seq, Ordering::Release);
    }

    /// Up to where everybody has been told. Who asks this first and then finds nothing that waits for them has
    /// heard everything of theirs up to there.
    pub fn told(&self) -> i64 {
        self.told.load(Ordering::Acquire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::broadcast::error::TryRecvError;

    #[test]
    fn an_audience_hears_its_own_and_who_is_lost_is_told_so() {
        let facts = Facts::default();
        let mut house = facts.follow(Audience::House);
        let mut visit = facts.follow(Audience::Visit(VisitId(1)));
        assert_eq!(facts.audiences().len(), 2);
        facts.tell(Audience::House, Group::default());
        assert!(house.try_recv().is_ok());
        assert_eq!(visit.try_recv().unwrap_err(), TryRecvError::Empty);
        facts.lose();
        assert_eq!(house.try_recv().unwrap_err(), TryRecvError::Closed);
        drop(facts.follow(Audience::House));
        assert!(facts.audiences().is_empty(), "nobody is left");
    }

    #[test]
    fn who_is_far_behind_loses_the_oldest_and_hears_that() {
        let facts = Facts::default();
        let mut slow = facts.follow(Audience::House);
        for _ in 0..=BEHIND {
            facts.tell(Audience::House, Group::default());
        }
        assert!(matches!(slow.try_recv(), Err(TryRecvError::Lagged(_))));
    }
}
