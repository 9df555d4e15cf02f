//! Editing the menu piece by piece: what a form says becomes an edit, an edit
//! becomes what a menu file would say, and that is written as an import writes
//! it. So a dish has one way into the house, and what was sold keeps its texts
//! and prices whichever way the menu changes.

pub mod categories {
    //! Verbs on categories.
    pub mod actions;
}
pub mod choices {
    //! Verbs on groups of options and what can be left out.
    pub mod actions;
}
mod fields;
mod forms;
pub mod items {
    //! Verbs on items.
    pub mod actions;
}
mod log;
pub mod merge;
pub mod overview {
    //! The editor's list.
    pub mod queries;
}
pub mod queries;
pub mod stations {
    //! The stations of the kitchen.
    pub mod actions;
    pub mod queries;
}

use std::fmt::Debug;

use sha2::{Digest, Sha256};

pub use fields::Fields;
pub use forms::{
    Problem, category_fields, group_fields, item_fields, read_category, read_group, read_item, read_station,
    station_fields,
};

use super::Allergens;
use super::import::{GroupFile, ItemFile, OptionFile, REMOVALS, Words};
use super::search::fold;
use crate::base::hours::Hours;
use crate::base::ids::{CategoryId, GroupId, ItemId};
use crate::base::money::Currency;
use crate::base::{Error, Money, Result};
use crate::settings::Terms;
use crate::settings::queries::show_percent;

/// The most options of a group: as in a file.
pub const OPTIONS_MAX: usize = 50;
/// The longest key that is made from a name.
const KEY_MAX: usize = 40;

/// What forms are read against: the house's own words.
#[derive(Debug, Clone)]
pub struct House {
    /// The currency of its prices.
    pub currency: Currency,
    /// The languages of its menu, its own first.
    pub languages: Vec<String>,
    /// The keys of its stations.
    pub stations: Vec<String>,
    /// Its categories.
    pub categories: Vec<CategoryId>,
}

/// An item as a form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemEdit {
    /// Its category.
    pub category: CategoryId,
    /// Its name.
    pub names: Words,
    /// What it is; possibly in no language.
    pub descriptions: Words,
    /// Its price without options.
    pub price: Money,
    /// Tax contained in the price, parts per million.
    pub tax_ppm: i64,
    /// The key of its station; empty in a house that has none yet.
    pub station: String,
    /// Words of the menu's tags.
    pub tags: Vec<String>,
    /// Its allergens.
    pub allergens: Allergens,
    /// What one costs the house; `None` if nobody said it.
    pub cost: Option<Money>,
    /// Whether guests do not see it.
    pub hidden: bool,
    /// When it is served; always where they say nothing.
    pub hours: Hours,
    /// How many there are, where the form says another number than it was made with:
    /// what was sold meanwhile must not come back.
    pub stock: Option<Option<i64>>,
}

/// A category as a form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryEdit {
    /// Its name.
    pub names: Words,
    /// The key of the station where its items are made, if it says one.
    pub station: Option<String>,
    /// Whether guests do not see it.
    pub hidden: bool,
    /// When its items are served; always where they say nothing.
    pub hours: Hours,
}

/// A station as a form says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StationEdit {
    /// Its name.
    pub names: Words,
    /// After so many minutes a ticket is called slow.
    pub warn_minutes: i64,
    /// After so many minutes a ticket is called late.
    pub late_minutes: i64,
}

/// An item as it stands.
#[derive(Debug, Clone)]
pub struct StandingItem {
    /// Its id.
    pub id: ItemId,
    /// Its category.
    pub category: CategoryId,
    /// The revision of what is sold.
    pub(super) revision: i64,
    /// As a menu file would say it.
    pub file: ItemFile,
    /// What one costs the house.
    pub cost: Option<Money>,
    /// Whether guests do not see it.
    pub hidden: bool,
    /// When it is served.
    pub hours: Hours,
    /// Its groups, in the order of the file's.
    pub groups: Vec<GroupId>,
}

impl StandingItem {
    /// What a form says that changes nothing.
    pub fn edit(&self) -> ItemEdit {
        let file = self.file.clone();
        ItemEdit {
            category: self.category,
            names: file.names,
            descriptions: file.descriptions,
            price: file.price,
            tax_ppm: file.tax_ppm.unwrap_or_default(),
            station: file.station,
            tags: file.tags,
            allergens: file.allergens,
            cost: self.cost,
            hidden: self.hidden,
            hours: self.hours.clone(),
            stock: None,
        }
    }
    /// What a form about it was made from.
    pub fn version(&self) -> String {
        version(&self.edit())
    }
    /// One of its groups.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn group(&self, id: GroupId) -> Result<&GroupFile> {
        let at = self.groups.iter().position(|g| *g == id).ok_or_else(Error::missing)?;
        self.file.groups.get(at).ok_or_else(Error::missing)
    }
    /// The file as an edit wants it. What can be left out takes away only what the dish has.
    fn with(&self, edit: &ItemEdit) -> ItemFile {
        let mut file = self.file.clone();
        file.names.clone_from(&edit.names);
        file.descriptions.clone_from(&edit.descriptions);
        file.price = edit.price;
        file.tax_ppm = Some(edit.tax_ppm);
        file.station.clone_from(&edit.station);
        file.tags.clone_from(&edit.tags);
        file.allergens = edit.allergens;
        for option in file.groups.iter_mut().filter(|g| g.removes).flat_map(|g| &mut g.options) {
            option.allergens = option.allergens.common(edit.allergens);
        }
        file
    }
}

/// What is otherwise, field by field, in words that need no language: the name
/// of the form's field, what was, and what is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The form's field.
    pub field: String,
    /// How it was.
    pub before: String,
    /// How it is.
    pub after: String,
}

/// What differs between two forms.
pub fn differences(before: &Fields, after: &Fields) -> Vec<Difference> {
    let mut names: Vec<&str> = before.names().chain(after.names()).collect();
    names.sort_unstable();
    names.dedup();
    let differs = |field: &&str| before.joined(field) != after.joined(field);
    let told = names.into_iter().filter(differs).map(|field| Difference {
        field: field.into(),
        before: before.joined(field),
        after: after.joined(field),
    });
    told.collect()
}

/// What a form was made from, as a short text to compare. It says nothing of
/// counts, which move while somebody types.
pub fn version(of: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{of:?}"));
    crate::base::ids::hex(&digest[..8])
}

/// What the form about a group was made from.
pub fn group_version(group: &GroupFile) -> String {
    let mut group = group.clone();
    group.options.iter_mut().for_each(|o| o.available = true);
    version(&group)
}

/// Whether an option that stands is to cost something else.
pub fn changes_price(before: &GroupFile, after: &GroupFile) -> bool {
    let other = |a: &OptionFile, b: &OptionFile| a.key == b.key && a.delta != b.delta;
    after.options.iter().any(|a| before.options.iter().any(|b| other(a, b)))
}

/// That a form was made from what stands now.
fn fresh(seen: &str, version: &str) -> Result<()> {
    if seen == version {
        Ok(())
    } else {
        Err(Error::conflict("editor-stale"))
    }
}

/// A key from a name that none of the known ones is: letters and digits without accents.
fn new_key(names: &Words, language: &str, otherwise: &str, known: &[String]) -> String {
    let name = names.get(language).or_else(|| names.values().next());
    let folded = fold(name.map_or("", String::as_str)).replace(' ', "-");
    let mut key: String = folded.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(KEY_MAX).collect();
    if key.is_empty() || key == REMOVALS {
        key = otherwise.into();
    }
    let taken = |key: &String| known.iter().any(|k| k == key);
    let numbered = (2..).map(|n| format!("{key}-{n}"));
    std::iter::once(key.clone()).chain(numbered).find(|k| !taken(k)).unwrap_or(key)
}

/// What of an item's price is left after what it costs, in parts per million of the
/// price without tax; `None` where that says nothing.
pub fn margin_ppm(price: Money, tax_ppm: i64, terms: Terms, cost: Option<Money>) -> Option<i64> {
    let inside = if terms.tax_added { 0 } else { tax_ppm };
    let net = price - price.tax_inside(inside);
    let cost = cost?;
    (net.0 > 0).then(|| (net - cost).0.saturating_mul(1_000_000) / net.0)
}

/// A number such as a price as people of that decimal sign write it in a form.
fn plain(currency: Currency, amount: Money, decimal: &str) -> String {
    currency.plain(amount).replace('.', decimal)
}

fn percent(ppm: i64, decimal: &str) -> String {
    show_percent(ppm).replace('.', decimal)
}

#[cfg(test)]
mod tests;
