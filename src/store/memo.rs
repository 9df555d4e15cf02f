//! What was made of rows and is asked for again and again, kept for as long as the rows stay as they are.
//!
//! It is kept under a stamp, which is read from the same state of the database as the rows: numbers that every change
//! of those rows raises. Only who sees that stamp gets it, so a reader of an older state never meets a newer value.
//! A transaction that is not committed yet keeps nothing under numbers of its own: it may yet be taken back, and its
//! numbers given out again.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// What a value depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// For each kind of rows a number that is at least the sequence of the fact that changed them last.
    pub seqs: [i64; 2],
    /// Anything else, such as the date.
    pub other: i64,
}

/// By the value's type, and one of a few of that type, such as a language.
type Key = (TypeId, u8);

/// What is kept, whatever it is.
pub(super) type Kept = Arc<dyn Any + Send + Sync>;

/// The newest value of each kind.
#[derive(Default)]
pub(super) struct Memo(Mutex<HashMap<Key, (Stamp, Kept)>>);

impl Memo {
    pub(super) fn get<T: Any + Send + Sync>(&self, one: u8, stamp: Stamp) -> Option<Arc<T>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (found, value) = kept.get(&(TypeId::of::<T>(), one))?;
        (*found == stamp).then(|| value.clone().downcast().ok())?
    }

    pub(super) fn keep<T: Any + Send + Sync>(&self, one: u8, stamp: Stamp, value: &Arc<T>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert((TypeId::of::<T>(), one), (stamp, value.clone()));
    }
}
