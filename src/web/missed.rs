//! What guests missed already, so that who looks twice counts once. Only in memory: who it was is not kept.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use actix_web::web::Data;

use super::State;
use super::actor::{GuestWho, in_passing};
use crate::base::Lang;
use crate::base::ids::GuestId;
use crate::menu::Item;
use crate::menu::missed::actions;
use crate::menu::search::Search;

/// So many are remembered; then it begins anew.
const MOST: usize = 10_000;

/// What each guest missed since the start.
#[derive(Debug, Default)]
pub struct Missed(Mutex<HashSet<(i64, String)>>);

impl Missed {
    /// Whether the guest misses it for the first time.
    fn is_new(&self, guest: GuestId, what: String) -> bool {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.clear();
        }
        seen.insert((guest.0, what))
    }
}

/// Counts a search that may have found nothing, once for each guest.
pub fn note_search(web: &Data<State>, who: &GuestWho, lang: Lang, words: &str) {
    if let Some(search) = Search::parse(words)
        && web.missed.is_new(who.guest, search.words())
    {
        let actor = who.actor();
        in_passing(web, move |tx| actions::searched(tx, &actor, &search, lang));
    }
}

/// Counts that a guest opened a dish, where it has sold out, once for each guest.
pub fn note_opened(web: &Data<State>, who: &GuestWho, item: &Item) {
    if item.is_gone() && web.missed.is_new(who.guest, item.id.to_string()) {
        let (actor, item) = (who.actor(), item.id);
        in_passing(web, move |tx| actions::opened(tx, &actor, item));
    }
}
