//! The menu: categories, items, options, availability, allergens, the price of
//! a selection, stations and stock.

pub mod actions;
pub mod dishes;
pub mod edit;
pub mod facts;
pub mod guide;
pub mod hours;
pub mod import;
pub mod missed;
pub mod photo;
pub mod queries;
pub mod search;
pub mod stock;
pub mod transfer;

use crate::base::hours::Later;
use crate::base::ids::{CategoryId, GroupId, ItemId, OptionId, StationId};
use crate::base::{Error, Money, Msg, Result};

/// The 14 allergens of Annex II of Regulation (EU) 1169/2011, in its order, as bits;
/// the next bit says that nobody has stated them yet, which is not the same as none.
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
    /// Nobody has said what it contains.
    pub const UNSTATED: Allergens = Allergens(1 << ALLERGENS.len());

    /// Whether somebody who avoids some should not eat what contains this set:
    /// it has one of them, or nobody can say that it has not.
    pub fn clash(self, avoids: Allergens) -> bool {
        !avoids.is_empty() && !self.common(avoids.and(Self::UNSTATED)).is_empty()
    }
    /// Whether it is not known for certain.
    pub fn is_unstated(self) -> bool {
        !self.common(Self::UNSTATED).is_empty()
    }
    /// The set with one more word; `None` for an unknown word.
    pub fn with(self, word: &str) -> Option<Self> {
        let bit = ALLERGENS.iter().position(|a| *a == word)?;
        Some(Allergens(self.0 | 1 << bit))
    }
    /// What is in this set and not in the other.
    #[must_use]
    pub fn without(self, other: Allergens) -> Allergens {
        Allergens(self.0 & !other.0)
    }
    /// What is in both sets.
    #[must_use]
    pub fn common(self, other: Allergens) -> Allergens {
        Allergens(self.0 & other.0)
    }
    /// Both sets together.
    #[must_use]
    pub fn and(self, other: Allergens) -> Allergens {
        Allergens(self.0 | other.0)
    }
    /// The words of the set, in the regulation's order; `unstated` last.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        let all = ALLERGENS.into_iter().chain(["unstated"]).enumerate();
        all.filter(move |(bit, _)| self.0 & (1 << bit) != 0).map(|(_, word)| word)
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
    /// Whether the picture is kept in smaller sizes too.
    pub photo: bool,
    /// How many are left; `None` if nobody counts.
    pub stock: Option<i64>,
    /// How many of them lie in carts that hold them.
    pub held: i64,
    /// The counts that weekdays begin with, Monday first.
    pub restock: Option<[Option<i64>; 7]>,
    /// Whether it sells well.
    pub popular: bool,
    /// Not marked as sold out by hand ("86").
    pub available: bool,
    /// Where its hours are over: from when on there is some again.
    pub later: Option<Later>,
    /// What can be chosen, in order.
    pub groups: Vec<Group>,
    /// What can be left out, in order; each takes its allergens away and costs nothing.
    pub removals: Vec<Choice>,
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
    /// What it adds to the allergens; as a removal, what it takes away.
    pub allergens: Allergens,
    /// Where the whole line is made if this is chosen; `None` where the item is made.
    pub station: Option<StationId>,
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
    /// The item's allergens less what is left out, and the options'.
    pub allergens: Allergens,
    /// Where it is made: the most specific of option, item and category decides.
    pub station: StationId,
    /// The chosen options with their deltas and what is left out, in the menu's order.
    pub options: Vec<(OptionId, Money)>,
}

impl Item {
    /// Whether it can be ordered now.
    pub fn sold_out(&self) -> bool {
        !self.available || self.later.is_some() || self.left() == Some(0)
    }
    /// Whether there is none of it, at whatever hour it is served.
    pub fn is_gone(&self) -> bool {
        !self.available || self.stock == Some(0)
    }
    /// How many nobody holds; `None` if nobody counts.
    pub fn left(&self) -> Option<i64> {
        self.stock.map(|stock| (stock - self.held).max(0))
    }
    /// Whether there are some, and all of them lie in carts.
    pub fn all_held(&self) -> bool {
        self.available && self.later.is_none() && self.stock.is_some_and(|n| n > 0) && self.left() == Some(0)
    }
    /// The sentence for who wants more than there are.
    pub fn too_few(&self, wanted: i64) -> Msg {
        let left = self.left().unwrap_or_default();
        let msg = match left {
            _ if self.stock.is_some_and(|stock| stock >= wanted) => Msg::new("error-held").number("n", left),
            0 => Msg::new("error-sold-out"),
            _ => Msg::new("error-stock-left").number("n", left),
        };
        msg.text("item", &self.name)
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

/// Checks a selection against the item's groups and removals, and prices it.
///
/// # Errors
/// `Invalid` on `options`: an option of another item, one chosen twice, too few
/// or too many of a group. `Conflict` if an option is sold out.
pub fn price(item: &Item, chosen: &[OptionId]) -> Result<Priced> {
    let left_out: Vec<&Choice> = item.removals.iter().filter(|r| chosen.contains(&r.id)).collect();
    let without = left_out.iter().fold(Allergens::default(), |set, r| set.and(r.allergens));
    let mut priced = Priced {
        unit: item.price,
        allergens: item.allergens.without(without),
        station: item.station,
        options: Vec::with_capacity(chosen.len()),
    };
    let mut routed = None;
    for group in &item.groups {
        for option in picked(group, chosen)? {
            priced.unit = priced.unit + option.delta;
            priced.allergens = priced.allergens.and(option.allergens);
            priced.options.push((option.id, option.delta));
            routed = routed.or(option.station);
        }
    }
    priced.station = routed.unwrap_or(item.station);
    priced.options.extend(left_out.iter().map(|r| (r.id, Money::ZERO)));
    // Every chosen id was found exactly once, or it is another item's, or doubled.
    if priced.options.len() != chosen.len() {
        return Err(Error::field("options", Msg::new("error-options-foreign")));
    }
    Ok(priced)
}

/// What was chosen of a group.
fn picked<'g>(group: &'g Group, chosen: &[OptionId]) -> Result<Vec<&'g Choice>> {
    let wrong = |key, n: usize| {
        let msg = Msg::new(key).text("group", &group.name).number("n", n as i64);
        Err(Error::field("options", msg))
    };
    let picked: Vec<&Choice> = group.options.iter().filter(|o| chosen.contains(&o.id)).collect();
    if picked.len() < group.least {
        return wrong("error-options-few", group.least);
    }
    if picked.len() > group.most {
        return wrong("error-options-many", group.most);
    }
    match picked.iter().find(|o| !o.available) {
        Some(gone) => Err(Error::Conflict(Msg::new("error-sold-out").text("item", &gone.name))),
        None => Ok(picked),
    }
}

#[cfg(test)]
mod tests;
