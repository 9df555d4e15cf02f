//! What guests choose, from the menu as the house itself tells it.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::base::chance::Chance;

/// What comes to a mind that likes what others like: how much heavier what is popular weighs.
const POPULAR: f64 = 4.0;
/// How many of a hundred choose something that they need not.
const EXTRA: f64 = 25.0;
/// How many of a hundred write a note to the kitchen.
const NOTE: f64 = 8.0;

#[derive(Deserialize)]
struct Menu {
    categories: Vec<Category>,
}

#[derive(Deserialize)]
struct Category {
    items: Vec<Dish>,
}

/// A dish that can be ordered.
#[derive(Debug, Deserialize)]
pub struct Dish {
    /// Its id.
    pub id: i64,
    popular: bool,
    available: bool,
    left: Option<i64>,
    groups: Vec<Group>,
}

#[derive(Debug, Deserialize)]
struct Group {
    min: usize,
    max: usize,
    options: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
struct Choice {
    id: i64,
    available: bool,
}

impl Group {
    fn offered(&self) -> impl Iterator<Item = i64> {
        self.options.iter().filter(|o| o.available).map(|o| o.id)
    }
}

/// What can be ordered now without an end. What is counted is left to the house: it would only be sold out.
pub fn dishes(menu: &Value) -> Vec<Dish> {
    let menu = Menu::deserialize(menu).map(|m| m.categories).unwrap_or_default();
    let all = menu.into_iter().flat_map(|category| category.items);
    let can = |dish: &Dish| {
        let is_whole = dish.groups.iter().all(|group| group.offered().count() >= group.min);
        dish.available && dish.left.is_none() && is_whole
    };
    all.filter(can).collect()
}

/// One of them, as a guest chooses it; not one of those that lie in the cart, if there is another.
pub fn choose(dishes: &[Dish], taken: &[i64], chance: &mut Chance) -> Option<(i64, Value)> {
    let weight = |dish: &Dish| match (taken.contains(&dish.id), dish.popular) {
        (true, _) => 1e-6,
        (false, true) => POPULAR,
        (false, false) => 1.0,
    };
    let dish = dishes.get(chance.among(dishes.iter().map(weight)))?;
    let mut options = Vec::new();
    for group in &dish.groups {
        let extra = usize::from(group.min == 0 && group.max > 0 && chance.in_hundred(EXTRA));
        let mut left: Vec<i64> = group.offered().collect();
        for _ in 0..(group.min + extra).min(left.len()) {
            let which = (chance.part() * left.len() as f64) as usize;
            options.push(left.swap_remove(which.min(left.len() - 1)));
        }
    }
    let note = if chance.in_hundred(NOTE) { "♪" } else { "" };
    let quantity = if chance.in_hundred(15.0) { 2 } else { 1 };
    let line = json!({"item": dish.id, "options": options, "quantity": quantity, "note": note});
    Some((dish.id, line))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn menu() -> Value {
        let option = |id: i64, available: bool| json!({"id": id, "available": available, "name": "", "price": 0});
        let dish = |id: i64, left: Value, groups: Value| json!({"id": id, "popular": id == 1, "available": id != 2, "left": left, "groups": groups, "name": "x"});
        let size = json!([{"min": 1, "max": 1, "options": [option(10, false), option(11, true)]}]);
        let gone = json!([{"min": 1, "max": 1, "options": [option(12, false)]}]);
        let items = [
            dish(1, Value::Null, size),
            dish(2, Value::Null, json!([])),
            dish(3, json!(4), json!([])),
            dish(4, Value::Null, gone),
            dish(5, Value::Null, json!([])),
        ];
        json!({"language": "en", "categories": [{"id": 1, "name": "", "items": items}]})
    }

    #[test]
    fn only_what_can_be_had_is_chosen_and_what_must_be_chosen_is() {
        let dishes = dishes(&menu());
        assert_eq!(dishes.iter().map(|d| d.id).collect::<Vec<_>>(), [1, 5]);
        let mut chance = Chance::of(1, 1);
        let mut found = [0, 0];
        for _ in 0..200 {
            let (id, line) = choose(&dishes, &[], &mut chance).unwrap();
            found[usize::from(id == 5)] += 1;
            let wanted = if id == 1 { json!([11]) } else { json!([]) };
            assert_eq!(line["options"], wanted);
        }
        assert!(found[0] > 2 * found[1] && found[1] > 10, "{found:?}");
        assert!((0..50).all(|_| choose(&dishes, &[1], &mut chance).unwrap().0 == 5));
        assert!(choose(&[], &[], &mut chance).is_none());
    }
}
