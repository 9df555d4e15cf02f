//! The menu: categories, items, options, availability, allergens, the price of
//! a selection, stations and stock.

pub mod actions;
pub mod facts;
pub mod import;
pub mod queries;

use crate::base::ids::{CategoryId, GroupId, ItemId, OptionId, StationId};
use crate::base::{Error, Money, Msg, Result};

/// The 14 allergens of Annex II of Regulation (EU) 1169/2011, in its order, as bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Allergens(pub u16);

/// Their words in files; `allergen-WORD` is the key of the name on screens.
pub const ALLERGENS: [&str; 14] = [
    "gluten",
    "crustaceans",
    "eggs",
    "fish",
    "peanuts",
    "soybeans",
    "milk",
    "nuts",
    "celery",
    "mustard",
    "sesame",
    "sulphites",
    "lupin",
    "molluscs",
];

impl Allergens {
    /// The set with one more word; `None` for an unknown word.
    pub fn with(self, word: &str) -> Option<Self> {
        let bit = ALLERGENS.iter().position(|a| *a == word)?;
        Some(Allergens(self.0 | 1 << bit))
    }
    /// Both sets together.
    #[must_use]
    pub fn and(self, other: Allergens) -> Allergens {
        Allergens(self.0 | other.0)
    }
    /// The words of the set, in the regulation's order.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        ALLERGENS
            .iter()
            .enumerate()
            .filter(move |(bit, _)| self.0 & (1 << bit) != 0)
            .map(|(_, word)| *word)
    }
    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// An item as it can be sold now, with texts in one language.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// Its category.
    pub category: CategoryId,
    /// The revision of its texts and prices.
    pub revision: i64,
    /// Its name.
    pub name: String,
    /// What it is; possibly empty.
    pub description: String,
    /// Its price without options.
    pub price: Money,
    /// Tax contained in the price, parts per million.
    pub tax_ppm: i64,
    /// Where it is made.
    pub station: StationId,
    /// Words such as `vegan`; `tag-WORD` is the key of the name on screens.
    pub tags: Vec<String>,
    /// Its allergens, without its options'.
    pub allergens: Allergens,
    /// The hash of its picture, if it has one.
    pub picture: Option<String>,
    /// How many are left; `None` if nobody counts.
    pub stock: Option<i64>,
    /// Not marked as sold out by hand ("86").
    pub available: bool,
    /// What can be chosen, in order.
    pub groups: Vec<Group>,
}

/// A group of options of an item.
#[derive(Debug, Clone)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// At least so many; 1 or more means required.
    pub least: usize,
    /// At most so many; 1 means a single choice.
    pub most: usize,
    /// The options, in order.
    pub options: Vec<Choice>,
}

/// One option of a group.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its id.
    pub id: OptionId,
    /// Its name.
    pub name: String,
    /// What it adds to the price; never negative.
    pub delta: Money,
    /// What it adds to the allergens.
    pub allergens: Allergens,
    /// Not sold out.
    pub available: bool,
}

/// A category with its items.
#[derive(Debug, Clone)]
pub struct Category {
    /// Its id.
    pub id: CategoryId,
    /// Its name.
    pub name: String,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// What one piece of a selection costs and contains.
#[derive(Debug, Clone)]
pub struct Priced {
    /// The item's price and its options'.
    pub unit: Money,
    /// The item's allergens and its options'.
    pub allergens: Allergens,
    /// The chosen options with their deltas, in the menu's order.
    pub options: Vec<(OptionId, Money)>,
}

impl Item {
    /// Whether it can be ordered now.
    pub fn sold_out(&self) -> bool {
        !self.available || self.stock == Some(0)
    }
    /// Whether something must be chosen to order it.
    pub fn has_choice(&self) -> bool {
        self.groups.iter().any(|g| g.least > 0)
    }
    /// The lowest price at which it can be ordered, with required options.
    pub fn price_from(&self) -> Money {
        let required = self.groups.iter().map(|group| {
            let mut deltas: Vec<Money> = group.options.iter().map(|o| o.delta).collect();
            deltas.sort_unstable();
            deltas.into_iter().take(group.least).sum()
        });
        self.price + required.sum()
    }
}

/// Checks a selection against the item's groups and prices it.
///
/// # Errors
/// `Invalid` on `options`: an option of another item, one chosen twice, too few
/// or too many of a group. `Conflict` if an option is sold out.
pub fn price(item: &Item, chosen: &[OptionId]) -> Result<Priced> {
    let wrong = |m: Msg| Error::field("options", m);
    let mut priced = Priced {
        unit: item.price,
        allergens: item.allergens,
        options: Vec::with_capacity(chosen.len()),
    };
    for group in &item.groups {
        let picked: Vec<&Choice> = group.options.iter().filter(|o| chosen.contains(&o.id)).collect();
        if picked.len() < group.least {
            let missing = Msg::new("error-options-few").text("group", &group.name).number("n", group.least as i64);
            return Err(wrong(missing));
        }
        if picked.len() > group.most {
            let many = Msg::new("error-options-many").text("group", &group.name).number("n", group.most as i64);
            return Err(wrong(many));
        }
        if let Some(gone) = picked.iter().find(|o| !o.available) {
            return Err(Error::Conflict(Msg::new("error-sold-out").text("item", &gone.name)));
        }
        for option in picked {
            priced.unit = priced.unit + option.delta;
            priced.allergens = priced.allergens.and(option.allergens);
            priced.options.push((option.id, option.delta));
        }
    }
    // Every chosen id was found exactly once, or it is another item's, or doubled.
    if priced.options.len() != chosen.len() {
        return Err(wrong(Msg::new("error-options-foreign")));
    }
    Ok(priced)
}

#[cfg(test)]
mod tests;
