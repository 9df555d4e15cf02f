//! Who is choosing a dish just now. It is kept in memory only, and goes with
//! the socket that said so.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::ids::VisitId;

/// The region that shows it.
pub const REGION: &str = "choosing";

/// Who has a dish open, of every visit.
#[derive(Default)]
pub struct Presence(Mutex<State>);

#[derive(Default)]
struct State {
    /// Each visit's guests by their small number, with how many of their screens have a dish open.
    choosing: HashMap<VisitId, BTreeMap<i64, u32>>,
    /// The visits that have to be painted.
    changed: BTreeSet<VisitId>,
}

impl Presence {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A screen of this guest opened a dish.
    pub fn begin(&self, visit: VisitId, guest: i64) {
        let mut state = self.state();
        *state.choosing.entry(visit).or_default().entry(guest).or_default() += 1;
        state.changed.insert(visit);
    }

    /// That screen closed it, or is gone.
    pub fn end(&self, visit: VisitId, guest: i64) {
        let mut state = self.state();
        let Some(guests) = state.choosing.get_mut(&visit) else {
            return;
        };
        if let Some(screens) = guests.get_mut(&guest) {
            *screens -= 1;
        }
        guests.retain(|_, screens| *screens > 0);
        if guests.is_empty() {
            state.choosing.remove(&visit);
        }
        state.changed.insert(visit);
    }

    /// The guests of a visit who are choosing, by their small numbers.
    pub fn choosing(&self, visit: VisitId) -> Vec<i64> {
        let state = self.state();
        state.choosing.get(&visit).into_iter().flat_map(BTreeMap::keys).copied().collect()
    }

    /// The visits that changed since this was last asked.
    pub fn take_changed(&self) -> BTreeSet<VisitId> {
        std::mem::take(&mut self.state().changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_chooses_until_their_last_screen_is_done() {
        let (presence, visit) = (Presence::default(), VisitId(1));
        presence.begin(visit, 2);
        presence.begin(visit, 2);
        presence.begin(visit, 1);
        presence.begin(VisitId(2), 1);
        assert_eq!(presence.choosing(visit), [1, 2]);
        assert_eq!(presence.take_changed().len(), 2);
        presence.end(visit, 2);
        assert_eq!(presence.choosing(visit), [1, 2]);
        presence.end(visit, 2);
        assert_eq!(presence.choosing(visit), [1]);
        assert_eq!(presence.take_changed().into_iter().collect::<Vec<_>>(), [visit]);
        presence.end(visit, 1);
        presence.end(visit, 1);
        assert!(presence.choosing(visit).is_empty());
        assert_eq!(presence.state().choosing.len(), 1, "nothing is kept of who is done");
    }
}
