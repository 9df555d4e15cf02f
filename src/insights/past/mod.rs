//! Sales of another system, from a table in a file: read row by row, checked, kept as orders with
//! lines, and added to the same sums as the house's own orders.
//!
//! An order is known by its business day and its name there, so that a file that is imported again
//! doubles nothing. `app::past` runs an import in small jobs, between which guests' orders go.

pub mod actions;
mod cells;
pub mod columns;
mod file;
pub mod glance;
pub mod queries;
pub mod rows;

use std::collections::HashMap;

use crate::base::ids::{ItemId, OptionId};
use crate::base::time::BusinessDay;
use crate::base::{Money, Msg};
use crate::menu::search::fold;

/// So many problems of a file are told one by one; the others are counted.
pub const TOLD: usize = 100;

/// A line of a file that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column's name; empty for the line as a whole.
    pub column: String,
    /// What is wrong.
    pub sentence: Msg,
}

/// The first problems of a file, and how many there are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// The first of them.
    pub told: Vec<Problem>,
    /// How many in all.
    pub count: usize,
}

impl Problems {
    /// Adds some.
    pub fn extend(&mut self, more: impl IntoIterator<Item = Problem>) {
        for problem in more {
            self.count += 1;
            if self.told.len() < TOLD {
                self.told.push(problem);
            }
        }
    }
    /// A problem of the file as a whole.
    pub fn whole(sentence: Msg) -> Problems {
        let told = vec![Problem {
            line: 0,
            column: String::new(),
            sentence,
        }];
        Problems { told, count: 1 }
    }
}

/// A row of a file, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its line.
    pub line: u64,
    /// The business day.
    pub day: BusinessDay,
    /// The minute on the wall clock of the house.
    pub minute: i64,
    /// The order's name there.
    pub order: String,
    /// What was sold.
    pub item: String,
    /// Its category; empty where the file does not say.
    pub category: String,
    /// What was chosen with it.
    pub options: Vec<String>,
    /// How many.
    pub quantity: i64,
    /// What was paid for the whole line, tax included.
    pub gross: Money,
    /// The tax in it.
    pub tax: Money,
}

/// The dishes and options of the menu by their folded names.
#[derive(Debug, Default)]
pub struct Names {
    items: HashMap<String, ItemId>,
    options: HashMap<(ItemId, String), OptionId>,
}

impl Names {
    /// From keys and names, of which the first of those that are alike counts.
    pub fn of(items: Vec<(ItemId, String)>, options: Vec<(ItemId, OptionId, String)>) -> Names {
        let mut names = Names::default();
        for (id, name) in items {
            names.items.entry(fold(&name)).or_insert(id);
        }
        for (item, id, name) in options {
            names.options.entry((item, fold(&name))).or_insert(id);
        }
        names
    }
    /// The dish of that name.
    pub fn item(&self, name: &str) -> Option<ItemId> {
        self.items.get(&fold(name)).copied()
    }
    /// The option of that name which the dish has.
    pub fn option(&self, item: ItemId, name: &str) -> Option<OptionId> {
        self.options.get(&(item, fold(name))).copied()
    }
}

/// What an import found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Found {
    /// Orders that are new.
    pub orders: i64,
    /// Orders that were there already.
    pub known: i64,
    /// Lines of the new orders.
    pub lines: i64,
    /// What was paid for them.
    pub gross: Money,
    /// Their first and last day.
    pub days: Option<(BusinessDay, BusinessDay)>,
    /// Names that are dishes of the menu.
    pub matched: Vec<String>,
    /// Names that only the other system knows.
    pub unmatched: Vec<String>,
    /// How many more names there are: no more than a thousand are told.
    pub more_names: i64,
}

#[cfg(test)]
mod tests;
