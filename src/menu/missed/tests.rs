//! What is missed counts by its words and dishes, and only where it is missed.

use super::{actions, queries};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Lang, Role};
use crate::menu;
use crate::menu::search::Search;
use crate::testing::{House, open, staff};

fn found(house: &House) -> (Vec<(String, i64)>, Vec<i64>) {
    let read = |r: &crate::store::Read<'_>| {
        let all = (BusinessDay(0), BusinessDay(i64::MAX));
        let words = queries::searches(r, &Actor::House, all.0, all.1, 10)?;
        let dishes = queries::dishes(r, &Actor::House, all.0, all.1)?;
        Ok((words, dishes.into_iter().map(|(_, n)| n).collect()))
    };
    house.store.read(read).unwrap()
}

#[test]
fn what_is_on_the_menu_is_not_missed() {
    let house = open();
    let anna = house.guest(1);
    let look = |typed: &str, lang: Lang| {
        let search = Search::parse(typed).unwrap();
        house.write(move |tx| actions::searched(tx, &anna, &search, lang));
    };
    look("SOUP", Lang::En);
    look("Sushi!", Lang::En);
    look("sushi", Lang::It);
    look("zuppa", Lang::En);
    look(&"x".repeat(500), Lang::En);
    let (words, _) = found(&house);
    assert_eq!(words[0], ("sushi".into(), 2));
    assert!(words.contains(&("zuppa".into(), 1)), "it is not what this guest reads");
    assert_eq!((words.len(), words[1].0.len()), (3, 40));
    for n in 0..400 {
        look(&format!("nothing {n}"), Lang::En);
    }
    let count = "SELECT count(*) FROM missed_searches";
    assert_eq!(house.store.read(|r| r.number(count, [])).unwrap(), 300);
    house.clock.advance(397 * 86_400_000);
    house.write(actions::forget);
    assert_eq!(house.store.read(|r| r.number(count, [])).unwrap(), 0);
    let cook = staff(Role::Kitchen);
    let asked = house.store.read(|r| queries::searches(r, &cook, BusinessDay(0), BusinessDay(1), 9));
    assert!(asked.is_err());
}

#[test]
fn a_dish_is_wanted_only_while_it_has_sold_out() {
    let house = open();
    let (anna, soup) = (house.guest(1), house.item("Soup").id);
    let open = || house.write(move |tx| actions::opened(tx, &anna, soup));
    open();
    assert!(found(&house).1.is_empty());
    house.write(move |tx| menu::stock::actions::set_available(tx, &staff(Role::Kitchen), soup, false));
    open();
    open();
    assert_eq!(found(&house).1, [2]);
}
