//! What was ordered stays as it was, however the menu is edited afterwards.

use super::*;
use crate::menu::edit::{ItemEdit, StandingItem, choices, group_version, items, queries};

const BOSS: Actor = Actor::House;

fn standing(house: &House, name: &str) -> StandingItem {
    let id = house.item(name).id;
    house.store.read(|r| queries::item(r, &BOSS, id)).unwrap()
}

fn save(house: &House, name: &str, change: impl FnOnce(&mut ItemEdit)) {
    let item = standing(house, name);
    let mut edit = item.edit();
    change(&mut edit);
    house.write(move |tx| items::actions::save(tx, &BOSS, item.id, &item.version(), &edit));
}

#[test]
fn what_was_ordered_keeps_its_words_and_price() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    house.add(anna, "Soup", 1).unwrap();
    save(&house, "Soup", |edit| {
        edit.names.insert("en".into(), "Broth".into());
        edit.price = Money(650);
    });
    let sent = &house.orders(anna)[0].lines[0];
    assert_eq!((sent.name.as_str(), sent.unit), ("Soup", Money(500)));
    // The cart says that the price is another one, and sends nothing at a price that nobody saw.
    let line = &house.cart(anna).lines[0];
    assert_eq!(
        (line.name.as_str(), line.unit, line.unit_before),
        ("Broth", Some(Money(650)), Some(Money(500)))
    );
    let seen = house.seen(anna);
    save(&house, "Broth", |edit| edit.price = Money(700));
    let key = RequestKey::fresh().unwrap();
    let refused = house.try_write(move |tx| place(tx, &anna, visit(anna), &key, &seen));
    assert!(matches!(refused, Err(Error::Conflict(_))));
}

#[test]
fn an_option_that_was_ordered_keeps_its_name() {
    let house = open();
    let anna = house.guest(1);
    let large = house.option("Pizza", "Large");
    let add = add(house.item("Pizza").id, vec![large], 1);
    house.write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &add));
    house.place(anna).unwrap();
    let item = standing(&house, "Pizza");
    let (id, mut group) = (item.groups[0], item.file.groups[0].clone());
    let seen = group_version(&group);
    group.options[1].names.insert("en".into(), "Huge".into());
    group.options[1].delta = Money(300);
    house.write(move |tx| choices::actions::save(tx, &BOSS, item.id, id, &seen, &group));
    assert_eq!(house.orders(anna)[0].lines[0].options, ["Large"]);
    let now = house.item("Pizza");
    assert_eq!(
        (now.groups[0].options[1].id, now.groups[0].options[1].delta),
        (large, Money(300))
    );
    assert_eq!(now.groups[0].options[1].name, "Huge");
}
