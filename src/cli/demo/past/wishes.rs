//! What guests of the past wanted and did not get.

use std::collections::HashMap;

use crate::base::chance::Chance;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Lang, Result};
use crate::menu::search::Search;
use crate::menu::{self, Item, missed, stock};
use crate::store::Tx;

/// What guests look for and do not find.
const WISHES: [(&str, f64); 12] = [
    ("lasagne", 9.0),
    ("tartufo", 7.0),
    ("burrata", 6.0),
    ("sushi", 5.0),
    ("oat milk", 4.0),
    ("saltimbocca", 4.0),
    ("aperol sour", 3.0),
    ("kinderteller", 3.0),
    ("glutenfreie pizza", 3.0),
    ("vitello tonnato", 3.0),
    ("decaf", 2.0),
    ("profiteroles", 2.0),
];
/// What is sometimes sold out before the evening ends.
const SCARCE: [&str; 4] = ["branzino", "torta-caprese", "ravioli", "tagliata-di-manzo"];

/// What guests looked for, and opened when it had sold out.
pub(super) fn missed_on(tx: &Tx<'_>, items: &HashMap<String, Item>, day: BusinessDay) -> Result<()> {
    let mut chance = Chance::of(day.0, 6);
    for _ in 0..chance.whole(2.4) {
        let (words, _) = WISHES[chance.among(WISHES.iter().map(|(_, weight)| *weight))];
        if let Some(search) = Search::parse(words) {
            missed::actions::searched(tx, &Actor::House, &search, Lang::It)?;
        }
    }
    let scarce = SCARCE[(chance.part() * SCARCE.len() as f64) as usize % SCARCE.len()];
    let Some(dish) = items.get(scarce).filter(|_| chance.in_hundred(30.0)) else {
        return Ok(());
    };
    let item = menu::queries::find_item(tx, dish.id, Lang::En)?;
    if !item.is_some_and(|item| item.available) {
        return Ok(());
    }
    stock::actions::set_available(tx, &Actor::House, dish.id, false)?;
    for _ in 0..1 + chance.whole(1.6) {
        missed::actions::opened(tx, &Actor::House, dish.id)?;
    }
    stock::actions::set_available(tx, &Actor::House, dish.id, true)
}
