//! What helps a guest to choose: what a dish is for certain, what it costs at
//! least, and what comes near to one that has sold out.

use std::cmp::Reverse;

use super::{Allergens, Category, Group, Item};
use crate::base::{Money, Msg};

impl Item {
    /// Whether it has a tag that what it contains does not belie. What is vegan is
    /// vegetarian too, whether it says so or not.
    pub fn is(&self, tag: &str) -> bool {
        let has =
            |tag: &str| self.tags.iter().any(|t| t == tag) && self.always_contains().common(never_in(tag)).is_empty();
        has(tag) || (tag == "vegetarian" && has("vegan"))
    }

    /// What it contains whatever is chosen: its own allergens, and those that
    /// every option of a required group has. What can be left out counts.
    pub fn always_contains(&self) -> Allergens {
        let required = self.groups.iter().filter(|g| g.least > 0);
        required.fold(self.allergens, |set, group| set.and(in_every_option(group)))
    }

    /// Whether required options make it cost more or less.
    pub fn price_varies(&self) -> bool {
        self.groups.iter().any(varies)
    }

    /// The required choice of one that sets the price, such as a size.
    pub fn sizes(&self) -> Option<&Group> {
        self.groups.iter().find(|g| g.most == 1 && varies(g))
    }
}

/// The allergens that a dish with this tag never has.
pub fn never_in(tag: &str) -> Allergens {
    let words: &[&str] = match tag {
        "vegan" => &["crustaceans", "eggs", "fish", "milk", "molluscs"],
        "vegetarian" => &["crustaceans", "fish", "molluscs"],
        "gluten-free" => &["gluten"],
        _ => &[],
    };
    words.iter().fold(Allergens::default(), |set, word| set.with(word).unwrap_or(set))
}

/// What is wrong with a tag of a dish that contains this, if anything: nobody must
/// be served gluten because the menu calls it gluten-free.
pub fn belied(tags: &[String], contains: Allergens) -> Option<Msg> {
    let tag = tags.iter().find(|tag| !contains.common(never_in(tag)).is_empty())?;
    Some(Msg::new(match tag.as_str() {
        "vegan" => "menu-clash-vegan",
        "vegetarian" => "menu-clash-vegetarian",
        _ => "menu-clash-gluten-free",
    }))
}

fn varies(group: &Group) -> bool {
    let deltas: Vec<Money> = group.options.iter().map(|o| o.delta).collect();
    group.least > 0 && deltas.windows(2).any(|pair| pair[0] != pair[1])
}

fn in_every_option(group: &Group) -> Allergens {
    let sets = group.options.iter().map(|o| o.allergens);
    sets.reduce(Allergens::common).unwrap_or_default()
}

/// The dishes that come nearest to one that has sold out: those of its category
/// first, then by how many of its tags they share, then by price. Only what can
/// be ordered and suits the guest.
pub fn nearest<'m>(gone: &Item, menu: &'m [Category], suits: impl Fn(&Item) -> bool, most: usize) -> Vec<&'m Item> {
    let all = menu.iter().flat_map(|c| &c.items);
    let mut near: Vec<&Item> = all.filter(|i| i.id != gone.id && !i.sold_out() && suits(i)).collect();
    near.sort_by_key(|i| {
        let shared = gone.tags.iter().filter(|tag| i.is(tag)).count();
        let apart = (i.price_from().0 - gone.price_from().0).abs();
        (i.category != gone.category, Reverse(shared), apart)
    });
    near.truncate(most);
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::{CategoryId, GroupId, ItemId, OptionId, StationId};
    use crate::menu::Choice;

    fn dish(id: i64, category: i64, price: i64, tags: &[&str]) -> Item {
        Item {
            later: None,
            id: ItemId(id),
            category: CategoryId(category),
            revision: 1,
            name: format!("Dish {id}"),
            description: String::new(),
            price: Money(price),
            tax_ppm: 0,
            station: StationId(1),
            tags: tags.iter().map(|t| (*t).to_string()).collect(),
            allergens: Allergens::default(),
            picture: None,
            photo: false,
            stock: None,
            held: 0,
            restock: None,
            popular: false,
            available: true,
            groups: Vec::new(),
            removals: Vec::new(),
        }
    }

    fn group(least: usize, options: &[(i64, &[&str])]) -> Group {
        let option = |(n, (delta, allergens)): (usize, &(i64, &[&str]))| Choice {
            id: OptionId(n as i64),
            name: format!("Option {n}"),
            delta: Money(*delta),
            allergens: set(allergens),
            station: None,
            available: true,
        };
        Group {
            id: GroupId(1),
            name: "Size".into(),
            least,
            most: 1,
            options: options.iter().enumerate().map(option).collect(),
        }
    }

    fn set(words: &[&str]) -> Allergens {
        words.iter().fold(Allergens::default(), |s, w| s.with(w).unwrap())
    }

    fn category(id: i64, items: Vec<Item>) -> Category {
        let name = format!("Category {id}");
        Category {
            id: CategoryId(id),
            name,
            items,
        }
    }

    fn ids(items: &[&Item]) -> Vec<i64> {
        items.iter().map(|i| i.id.0).collect()
    }

    #[test]
    fn near_is_the_same_category_then_shared_tags_then_price() {
        let gone = dish(1, 1, 1000, &["vegan", "spicy"]);
        let mut out = dish(2, 1, 1000, &["vegan", "spicy"]);
        out.available = false;
        let menu = [
            category(2, vec![dish(9, 2, 1000, &["vegan", "spicy"])]),
            category(
                1,
                vec![
                    gone.clone(),
                    out,
                    dish(3, 1, 900, &[]),
                    dish(4, 1, 2000, &["vegan"]),
                    dish(5, 1, 1200, &["vegan"]),
                ],
            ),
        ];
        assert_eq!(ids(&nearest(&gone, &menu, |_| true, 3)), [5, 4, 3]);
        assert_eq!(ids(&nearest(&gone, &menu, |i| i.is("vegetarian"), 3)), [5, 4, 9]);
        assert_eq!(ids(&nearest(&gone, &menu, |_| false, 3)), [0; 0]);
    }

    #[test]
    fn what_is_held_by_others_is_not_near() {
        let gone = dish(1, 1, 1000, &[]);
        let mut held = dish(2, 1, 1000, &[]);
        (held.stock, held.held) = (Some(2), 2);
        let menu = [category(1, vec![held, dish(3, 1, 5000, &[])])];
        assert_eq!(ids(&nearest(&gone, &menu, |_| true, 3)), [3]);
    }

    #[test]
    fn only_what_every_choice_has_is_contained_always() {
        let mut pizza = dish(1, 1, 500, &[]);
        pizza.allergens = set(&["milk"]);
        pizza.groups = vec![
            group(1, &[(0, &["gluten", "eggs"]), (0, &["gluten"])]),
            group(0, &[(0, &["nuts"])]),
        ];
        assert_eq!(pizza.always_contains(), set(&["milk", "gluten"]));
        assert!(!pizza.price_varies() && pizza.sizes().is_none());
        pizza.groups.push(group(1, &[(0, &[]), (150, &[])]));
        assert!(pizza.price_varies());
        assert_eq!(pizza.sizes().map(|g| g.options.len()), Some(2));
        pizza.groups = vec![group(0, &[(0, &[]), (150, &[])])];
        assert!(!pizza.price_varies(), "what need not be chosen costs nothing");
    }

    #[test]
    fn a_tag_that_the_allergens_belie_is_none() {
        let mut fake = dish(1, 1, 500, &["vegan", "gluten-free", "spicy"]);
        fake.allergens = set(&["milk", "gluten"]);
        assert!(!fake.is("vegan") && !fake.is("vegetarian") && !fake.is("gluten-free") && fake.is("spicy"));
        let mut dough = dish(2, 1, 500, &["gluten-free"]);
        dough.groups = vec![group(1, &[(0, &["gluten"]), (0, &["gluten", "milk"])])];
        assert!(!dough.is("gluten-free"), "every choice has it");
        dough.groups = vec![group(1, &[(0, &["gluten"]), (0, &[])])];
        assert!(dough.is("gluten-free"), "one can choose without");
        let said = |tags: &[&str], words: &[&str]| {
            let tags: Vec<String> = tags.iter().map(|t| (*t).to_string()).collect();
            belied(&tags, set(words)).map(|m| m.key)
        };
        assert_eq!(said(&["spicy", "vegetarian"], &["fish"]), Some("menu-clash-vegetarian"));
        assert_eq!(said(&["gluten-free", "vegan"], &["nuts"]), None);
    }

    #[test]
    fn what_nobody_stated_suits_nobody_who_avoids_something() {
        let milk = set(&["milk"]);
        assert!(Allergens::UNSTATED.clash(milk) && !Allergens::UNSTATED.clash(Allergens::default()));
        assert!(milk.clash(milk) && !Allergens::default().clash(milk) && !set(&["nuts"]).clash(milk));
        assert_eq!(
            Allergens::UNSTATED.and(milk).words().collect::<Vec<_>>(),
            ["milk", "unstated"]
        );
    }

    #[test]
    fn a_vegan_dish_is_vegetarian() {
        let dish = dish(1, 1, 500, &["vegan"]);
        assert!(dish.is("vegan") && dish.is("vegetarian") && !dish.is("gluten-free"));
    }
}
