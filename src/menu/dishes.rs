//! Dishes and their names as carts, orders and the kitchen read them: each once until the menu changes, in each language.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use super::queries::{find_item, names, option_name, version};
use super::{Item, stock};
use crate::base::ids::{ItemId, OptionId};
use crate::base::{Lang, Result};
use crate::settings;
use crate::store::{Read, Stamp};

/// What was asked for since the menu changed last, one by one.
struct Asked<K, V>(Mutex<HashMap<K, V>>);

impl<K: Eq + Hash, V: Clone> Asked<K, V> {
    /// What is not there is not kept, for whoever asks could name anything.
    fn find(&self, key: K, read: impl FnOnce() -> Result<Option<V>>) -> Result<Option<V>> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = lock().get(&key).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let found = read()?;
        if let Some(found) = &found {
            lock().insert(key, found.clone());
        }
        Ok(found)
    }

    fn get(&self, key: K, read: impl FnOnce() -> Result<V>) -> Result<V>
    where
        V: Default,
    {
        Ok(self.find(key, || read().map(Some))?.unwrap_or_default())
    }
}

impl<K, V> Default for Asked<K, V> {
    fn default() -> Self {
        Asked(Mutex::default())
    }
}

#[derive(Default)]
struct Known {
    items: Asked<ItemId, Arc<Item>>,
    /// Under which names something was sold, by its revision.
    names: Asked<(ItemId, i64), String>,
    options: Asked<(OptionId, i64), (String, bool)>,
}

/// The dishes in one language.
pub struct Dishes {
    known: Arc<Known>,
    lang: Lang,
}

impl Dishes {
    /// For what is asked in this language.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn of(read: &Read<'_>, lang: Lang) -> Result<Dishes> {
        let today = read.local.date();
        let stamp = Stamp {
            // What is missing in a language is told in the house's own, which the settings name.
            seqs: [version(read)?, settings::queries::stamp(read)?],
            // Until when something is not served is told in words that the day decides.
            other: i64::from(today.year()) * 366 + i64::from(today.day_of_year()),
        };
        let known = read.made(lang as u8, stamp, || Ok(Known::default()))?;
        Ok(Dishes { known, lang })
    }

    /// As [`find_item`]. What is held of it is asked anew: a hold runs out without a word.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn find(&self, read: &Read<'_>, id: ItemId) -> Result<Option<Item>> {
        let known = self.known.items.find(id, || Ok(find_item(read, id, self.lang)?.map(Arc::new)))?;
        let Some(known) = known else { return Ok(None) };
        let mut item = Item::clone(&known);
        if item.stock.is_some() {
            item.held = stock::queries::held(read)?.get(&id).copied().unwrap_or_default();
        }
        Ok(Some(item))
    }

    /// The name under which an item was sold.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn name(&self, read: &Read<'_>, id: ItemId, revision: i64) -> Result<String> {
        self.known.names.get((id, revision), || names(read, id, revision, self.lang))
    }

    /// The names under which options were sold with an item: those that were chosen, and those that were left out.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn options(&self, read: &Read<'_>, ids: &[OptionId], revision: i64) -> Result<(Vec<String>, Vec<String>)> {
        let (mut chosen, mut removed) = (Vec::new(), Vec::new());
        for id in ids {
            let read = || option_name(read, *id, revision, self.lang);
            let (name, removes) = self.known.options.get((*id, revision), read)?;
            if removes { &mut removed } else { &mut chosen }.push(name);
        }
        Ok((chosen, removed))
    }
}
