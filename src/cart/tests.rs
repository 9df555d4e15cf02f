use proptest::prelude::*;

use super::*;
use crate::base::{Error, Lang, Role};
use crate::menu::stock;
use crate::store::RequestKey;
use crate::testing::{add, open, staff, visit};

#[test]
fn two_guests_who_add_at_once_lose_nothing() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    house.add(anna, "Soup", 1).unwrap();
    house.add(ben, "Soup", 2).unwrap();
    let cart = house.store.read(|r| queries::get(r, visit(anna), Lang::En)).unwrap();
    assert_eq!(cart.lines.len(), 2, "each line knows its guest");
    assert_eq!((cart.count(), cart.total()), (3, Money(1500)));
}

#[test]
fn the_same_key_adds_once() {
    let house = open();
    let anna = house.guest(1);
    let key = RequestKey::fresh().unwrap();
    for _ in 0..3 {
        let (add, key) = (add(house.item("Soup").id, vec![], 1), key.clone());
        house.write(move |tx| actions::add(tx, &anna, visit(anna), Some(&key), &add));
    }
    let cart = house.store.read(|r| queries::get(r, visit(anna), Lang::En)).unwrap();
    assert_eq!(cart.count(), 1);
}

#[test]
fn bad_selections_are_refused_and_change_nothing() {
    let house = open();
    let (anna, other) = (house.guest(1), house.guest(2));
    let (pizza, soup) = (house.item("Pizza").id, house.item("Soup").id);
    let (small, large) = (house.option("Pizza", "Small"), house.option("Pizza", "Large"));
    let egg = house.option("Pizza", "Egg");
    let bad = [
        add(pizza, vec![], 1),
        add(pizza, vec![small, large], 1),
        add(pizza, vec![small, small], 1),
        add(pizza, vec![small, egg], 1),
        add(soup, vec![small], 1),
        add(soup, vec![], 0),
        add(soup, vec![], -1),
        add(soup, vec![], 1_000_000_000),
        add(crate::base::ids::ItemId(999), vec![], 1),
    ];
    for add in bad {
        let told = format!("{add:?}");
        let refused = house.try_write(move |tx| actions::add(tx, &anna, visit(anna), None, &add));
        assert!(refused.is_err(), "{told}");
    }
    // Another visit's cart does not exist for this guest.
    let line = house.add(other, "Soup", 1).unwrap();
    let refused = house.try_write(move |tx| actions::change(tx, &anna, visit(other), None, line, 1));
    assert!(matches!(refused, Err(Error::NotFound(_))));
    let cart = house.store.read(|r| queries::get(r, visit(anna), Lang::En)).unwrap();
    assert!(cart.lines.is_empty());
}

#[test]
fn a_guest_takes_fewer_of_one_line_than_the_floor() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 20).unwrap();
    assert!(matches!(house.add(anna, "Soup", 1), Err(Error::Invalid(_))), "one line");
    let (of, floor) = (visit(anna), staff(Role::Floor));
    let add = add(house.item("Wine").id, vec![], 60);
    let line = house.write(move |tx| actions::add(tx, &floor, of, None, &add));
    house.write(move |tx| actions::change(tx, &floor, of, None, line, 39));
    assert!(house.try_write(move |tx| actions::change(tx, &floor, of, None, line, 1)).is_err());
    let more = house.try_write(move |tx| actions::change(tx, &anna, of, None, line, 1));
    assert!(
        matches!(more, Err(Error::Invalid(_))),
        "a guest does not raise it further"
    );
    house.write(move |tx| actions::change(tx, &anna, of, None, line, -1));
    assert_eq!(house.cart(anna).count(), 20 + 98);
}

#[test]
fn a_line_fits_what_is_left_whoever_taps_and_how_often() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    let line = house.add(anna, "Lobster", 3).unwrap();
    let (lobster, cook) = (house.item("Lobster").id, staff(Role::Kitchen));
    house.write(move |tx| stock::actions::set_stock(tx, &cook, lobster, Some(2)));
    assert_eq!(house.cart(anna).lines[0].trouble, Some(Trouble::Few(2)));
    assert_eq!(house.cart(anna).sendable().count(), 0);
    for guest in [anna, ben, anna] {
        house.write(move |tx| actions::fit(tx, &guest, visit(anna), line));
        let cart = house.cart(anna);
        assert_eq!((cart.lines[0].quantity, cart.total()), (2, Money(6000)));
    }
    house.write(move |tx| stock::actions::set_stock(tx, &cook, lobster, Some(0)));
    let none = house.try_write(move |tx| actions::fit(tx, &anna, visit(anna), line));
    assert!(matches!(none, Err(Error::Conflict(_))), "nothing is left to take");
    let other = house.guest(2);
    let foreign = house.try_write(move |tx| actions::fit(tx, &other, visit(anna), line));
    assert!(matches!(foreign, Err(Error::NotFound(_))));
}

#[test]
fn what_is_not_on_the_menu_any_more_still_has_its_name() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    house.alter("UPDATE items SET active = 0 WHERE key = 'soup'");
    let line = &house.cart(anna).lines[0];
    assert_eq!((line.name.as_str(), line.trouble), ("Soup", Some(Trouble::Gone)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Any order in which n guests' edits arrive gives one total: the edits are
    /// operations on lines, so their sum does not depend on who was first.
    #[test]
    fn any_order_of_edits_gives_one_total(
        edits in prop::collection::vec((0usize..3, 0usize..2, 1i64..4), 1..20)
            .prop_filter("a line holds twenty", |edits| {
                let line = |of| edits.iter().filter(|edit| (edit.0, edit.1) == of).map(|edit| edit.2).sum::<i64>();
                edits.iter().all(|edit| line((edit.0, edit.1)) <= 20)
            }),
        seed in any::<u64>(),
    ) {
        let total = |order: &[(usize, usize, i64)]| {
            let house = open();
            let guests = [house.guest(1), house.guest(1), house.guest(1)];
            for (guest, item, quantity) in order {
                house.add(guests[*guest], ["Soup", "Wine"][*item], *quantity).unwrap();
            }
            let cart = house.store.read(|r| queries::get(r, visit(guests[0]), Lang::En)).unwrap();
            (cart.total(), cart.count())
        };
        let mut shuffled = edits.clone();
        let len = shuffled.len();
        for i in 0..len {
            let j = usize::try_from(seed.rotate_left(u32::try_from(i).unwrap()) % u64::try_from(len).unwrap()).unwrap();
            shuffled.swap(i, j);
        }
        prop_assert_eq!(total(&edits), total(&shuffled));
    }
}
