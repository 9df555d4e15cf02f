//! What an import does, told item by item.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::Words;
use super::queries::{Shown, Sold, SoldGroup};
use crate::base::Money;
use crate::base::money::Currency;
use crate::settings::queries::show_percent;

/// What an import did, counted in items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// New, or back on the menu.
    pub added: i64,
    /// Sold or shown otherwise than before; a new place in the order alone does not count.
    pub changed: i64,
    /// Not on the menu any more.
    pub removed: i64,
}

/// What becomes of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// It is new, or back.
    Added,
    /// It is otherwise than before.
    Changed,
    /// It goes.
    Removed,
}

/// One thing that an import adds, changes or removes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What becomes of it.
    pub how: How,
    /// What it is: `station`, `category` or `item`.
    pub what: String,
    /// Its key.
    pub key: String,
    /// Its name in the house's language, or else in any.
    pub name: String,
    /// What of it changes, in the words of the file: `price 4.00 → 4.50`.
    pub parts: Vec<String>,
}

/// The text in this language, or else in any.
pub(super) fn pick(words: &Words, language: &str) -> String {
    words.get(language).or_else(|| words.values().next()).cloned().unwrap_or_default()
}

/// A value that changes, as `name old → new`.
pub(super) fn step(name: &str, old: impl Display, new: impl Display) -> String {
    format!("{name} {old} → {new}")
}

/// What is sold otherwise.
pub(super) fn sold_parts(old: &Sold, new: &Sold, currency: Currency) -> Vec<String> {
    let mut parts = Vec::new();
    if old.price != new.price {
        let plain = |price| currency.plain(Money(price));
        parts.push(step("price", plain(old.price), plain(new.price)));
    }
    if old.tax_ppm != new.tax_ppm {
        let (old, new) = (show_percent(old.tax_ppm), show_percent(new.tax_ppm));
        parts.push(step("tax_percent", old, new));
    }
    if old.allergens != new.allergens {
        parts.push("allergens".into());
    }
    let names = |s: &Sold| {
        s.texts
            .iter()
            .filter(|t| !t.1.is_empty())
            .map(|t| (t.0.clone(), t.1.clone()))
            .collect::<Words>()
    };
    if names(old) != names(new) {
        parts.push("name".into());
    }
    let words = |s: &Sold| {
        s.texts
            .iter()
            .filter(|t| !t.2.is_empty())
            .map(|t| (t.0.clone(), t.2.clone()))
            .collect::<Words>()
    };
    if words(old) != words(new) {
        parts.push("description".into());
    }
    for (name, removes) in [("groups", false), ("removals", true)] {
        let of = |s: &'_ Sold| s.groups.iter().filter(|g| g.removes == removes).cloned().collect::<Vec<SoldGroup>>();
        if of(old) != of(new) {
            parts.push(name.into());
        }
    }
    parts
}

/// What is shown otherwise.
pub(super) fn shown_parts(old: &Shown, new: &Shown) -> Vec<String> {
    let mut parts = Vec::new();
    for (name, old, new) in [
        ("category", &old.category, &new.category),
        ("station", &old.station, &new.station),
    ] {
        if old != new {
            parts.push(step(name, old, new));
        }
    }
    let others = [
        ("tags", old.tags != new.tags),
        ("picture", old.picture != new.picture),
        ("restock", old.restock != new.restock),
    ];
    parts.extend(others.iter().filter(|(_, differs)| *differs).map(|(name, _)| (*name).to_string()));
    parts
}

/// `yes` or `no`.
pub(super) fn yes(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// A count, or that nobody counts.
pub(super) fn count(stock: Option<i64>) -> String {
    stock.map_or_else(|| "uncounted".into(), |n| n.to_string())
}
