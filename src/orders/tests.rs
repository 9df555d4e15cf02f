mod edited;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::actions::*;
use super::facts::OrderFact;
use super::*;
use crate::base::text::Note;
use crate::base::{Actor, Error, Fact, Money, Role};
use crate::settings;
use crate::store::RequestKey;
use crate::testing::{House, add, open, staff, visit};
use crate::{cart, menu};

fn step(house: &House, who: Actor, line: LineId, step: Step) -> crate::base::Result<()> {
    house.try_write(move |tx| step_line(tx, &who, line, step, &Note::parse("asked")?))
}

#[test]
fn four_taps_make_one_order() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    let (place, key) = (house.seen(anna), RequestKey::fresh().unwrap());
    let tap = || {
        let (place, key) = (place.clone(), key.clone());
        house.write(move |tx| super::actions::place(tx, &anna, visit(anna), &key, &place))
    };
    let first = tap();
    for _ in 0..3 {
        assert_eq!(tap(), first);
    }
    assert_eq!(house.orders(anna).len(), 1);
}

#[test]
fn the_server_prices_the_order_and_a_changed_total_asks_again() {
    let house = open();
    let anna = house.guest(1);
    let add = add(
        house.item("Pizza").id,
        vec![house.option("Pizza", "Large"), house.option("Pizza", "Ham")],
        2,
    );
    house.write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &add));
    let mut cheap = house.seen(anna);
    assert_eq!(cheap.total, Money(2500));
    cheap.total = Money(100);
    let key = RequestKey::fresh().unwrap();
    let refused = house.try_write(move |tx| super::actions::place(tx, &anna, visit(anna), &key, &cheap));
    assert!(matches!(refused, Err(Error::Conflict(_))));
    let placed = house.place(anna).unwrap();
    assert_eq!(placed.number, 1);
    let order = &house.orders(anna)[0];
    assert_eq!((order.total(), order.lines[0].unit), (Money(2500), Money(1250)));
    assert_eq!(order.lines[0].options, ["Large", "Ham"]);
    assert_eq!(order.lines[0].allergens.words().collect::<Vec<_>>(), ["gluten", "milk"]);
}

#[test]
fn what_was_added_after_the_look_stays_in_the_cart() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    house.add(anna, "Soup", 1).unwrap();
    let seen = house.seen(anna);
    house.add(ben, "Wine", 1).unwrap();
    let key = RequestKey::fresh().unwrap();
    house.write(move |tx| super::actions::place(tx, &anna, visit(anna), &key, &seen));
    let left = house.seen(ben);
    assert_eq!((left.seen.len(), left.total), (1, Money(400)));
    // A line that changed since it was seen is not sent behind anybody's back.
    let stale = house.seen(anna);
    house.add(ben, "Wine", 1).unwrap();
    let key = RequestKey::fresh().unwrap();
    let refused = house.try_write(move |tx| super::actions::place(tx, &anna, visit(anna), &key, &stale));
    assert!(matches!(refused, Err(Error::Conflict(_))));
}

#[test]
fn numbers_begin_anew_each_business_day() {
    let house = open();
    let anna = house.guest(1);
    for expected in [1, 2] {
        house.add(anna, "Soup", 1).unwrap();
        assert_eq!(house.place(anna).unwrap().number, expected);
    }
    house.store.clock().advance(24 * 3_600_000);
    house.add(anna, "Soup", 1).unwrap();
    assert_eq!(house.place(anna).unwrap().number, 1);
}

#[test]
fn a_first_order_waits_for_the_floor_where_the_house_asks_for_it() {
    let house = open();
    house.write(|tx| settings::actions::set(tx, &Actor::House, "approve-first-order", "on"));
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    let placed = house.place(anna).unwrap();
    assert!(placed.waiting);
    let line = house.orders(anna)[0].lines[0].id;
    assert!(matches!(
        step(&house, staff(Role::Kitchen), line, Step::Accept),
        Err(Error::Conflict(_))
    ));
    let floor = staff(Role::Floor);
    house.write(move |tx| approve_order(tx, &floor, placed.order));
    assert_eq!(house.orders(anna)[0].lines[0].state, State::Sent);
    house.add(anna, "Soup", 1).unwrap();
    assert!(!house.place(anna).unwrap().waiting, "the floor trusts this party now");
}

#[test]
fn only_the_guest_takes_back_and_only_before_a_cook_accepts() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    house.add(anna, "Lobster", 3).unwrap();
    house.place(anna).unwrap();
    let number = house.orders(anna)[0].lines[0].number;
    let bens = house.try_write(move |tx| take_back(tx, &ben, visit(ben), number));
    assert!(matches!(bens, Err(Error::Forbidden(_))));
    assert!(house.item("Lobster").sold_out());
    house.write(move |tx| take_back(tx, &anna, visit(anna), number));
    assert_eq!(
        house.item("Lobster").stock,
        Some(3),
        "what nobody made can be sold again"
    );
    assert!(house.orders(anna)[0].completed());
}

#[test]
fn more_than_there_is_cannot_be_sold() {
    let house = open();
    let (anna, other) = (house.guest(1), house.guest(2));
    assert!(
        matches!(house.add(anna, "Lobster", 4), Err(Error::Conflict(_))),
        "there are three"
    );
    house.add(anna, "Lobster", 2).unwrap();
    house.clock.advance(menu::stock::HOLD_MS);
    house.add(other, "Lobster", 2).unwrap();
    house.place(other).unwrap();
    assert!(matches!(house.place(anna), Err(Error::Conflict(_))));
    assert!(house.orders(anna).is_empty());
    assert_eq!(house.item("Lobster").stock, Some(1));
    assert_eq!(house.seen(anna).seen.len(), 1, "nothing of what was chosen is lost");
}

#[test]
fn a_sold_out_item_is_neither_added_nor_sent() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    let (soup, cook) = (house.item("Soup").id, staff(Role::Kitchen));
    house.write(move |tx| menu::stock::actions::set_available(tx, &cook, soup, false));
    assert!(matches!(house.add(anna, "Soup", 1), Err(Error::Conflict(_))));
    assert!(matches!(house.place(anna), Err(Error::Conflict(_))));
}

#[test]
fn a_void_wants_a_reason_and_once_cooking_a_manager() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    house.place(anna).unwrap();
    let line = house.orders(anna)[0].lines[0].id;
    let floor = staff(Role::Floor);
    let bare = house.try_write(move |tx| step_line(tx, &floor, line, Step::Void, &Note::default()));
    assert!(matches!(bare, Err(Error::Invalid(_))));
    step(&house, staff(Role::Kitchen), line, Step::Start).unwrap();
    assert!(matches!(
        step(&house, floor, line, Step::Void),
        Err(Error::Forbidden(_))
    ));
    step(&house, staff(Role::Manager), line, Step::Void).unwrap();
    assert_eq!(house.orders(anna)[0].total(), Money::ZERO);
}

/// What the facts of orders say, replayed from nothing.
fn replay(house: &House) -> BTreeMap<i64, (State, Money)> {
    let mut lines = BTreeMap::new();
    for event in house.events.lock().unwrap().iter() {
        match OrderFact::of(event).unwrap() {
            Some(OrderFact::OrderPlaced { lines: placed, .. }) => {
                for line in placed {
                    lines.insert(line.line.0, (line.state, line.unit.times(line.quantity)));
                }
            }
            Some(OrderFact::LineStepped { line, from, to, .. }) => {
                let entry = lines.get_mut(&line.0).unwrap();
                assert_eq!(entry.0, from);
                entry.0 = to;
            }
            _ => {}
        }
    }
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]
    #[test]
    fn replaying_the_facts_gives_the_stored_state(walk in prop::collection::vec((0usize..6, 0usize..10, 0usize..4), 1..40)) {
        let house = open();
        let anna = house.guest(1);
        for item in ["Soup", "Wine"] {
            house.add(anna, item, 2).unwrap();
            house.place(anna).unwrap();
        }
        let actors = [staff(Role::Kitchen), staff(Role::Floor), staff(Role::Manager), anna];
        for (line, step_number, who) in walk {
            let lines: Vec<LineId> = house.orders(anna).iter().flat_map(|o| o.lines.iter().map(|l| l.id)).collect();
            // A refused step leaves no row and no fact: the replay below would differ.
            let _ = step(&house, actors[who], lines[line % lines.len()], Step::ALL[step_number]);
        }
        let stored: BTreeMap<i64, (State, Money)> = house
            .orders(anna)
            .iter()
            .flat_map(|o| o.lines.iter().map(|l| (l.id.0, (l.state, l.unit.times(l.quantity)))))
            .collect();
        prop_assert_eq!(replay(&house), stored);
        for order in house.orders(anna) {
            let id = order.id.0;
            let open = house.store.read(|r| r.number("SELECT open FROM orders WHERE id = ?1", [id])).unwrap();
            prop_assert_eq!(open == 0, order.completed());
        }
    }
}

#[test]
fn what_is_served_stays_served_when_the_kitchen_takes_its_ticket_back() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    house.add(anna, "Lobster", 1).unwrap();
    house.place(anna).unwrap();
    let (order, cook) = (house.orders(anna)[0].clone(), staff(Role::Kitchen));
    for line in &order.lines {
        step(&house, cook, line.id, Step::Bump).unwrap();
    }
    step(&house, cook, order.lines[0].id, Step::Serve).unwrap();
    house.write(move |tx| step_ticket(tx, &cook, order.id, None, Step::Recall, &Note::default()));
    let states: Vec<_> = house.orders(anna)[0].lines.iter().map(|l| l.state).collect();
    assert_eq!(states, [State::Served, State::Cooking]);
}

#[test]
fn a_guest_reads_refusals_in_their_own_language() {
    let house = open();
    let anna = house.guest(1);
    house.write(move |tx| crate::tables::actions::speak(tx, &anna, visit(anna), crate::base::Lang::It));
    let (soup, cook) = (house.item("Soup").id, staff(Role::Kitchen));
    house.write(move |tx| menu::stock::actions::set_available(tx, &cook, soup, false));
    let Err(e) = house.add(anna, "Soup", 1) else {
        panic!("it is sold out")
    };
    let words: Vec<_> = e.messages().iter().map(|(_, m)| crate::base::Lang::It.msg(m)).collect();
    assert!(words[0].contains("Zuppa"), "{words:?}");
}

/// The English words of a refusal.
fn told<T: std::fmt::Debug>(refused: crate::base::Result<T>) -> String {
    let e = refused.unwrap_err();
    assert!(matches!(e, Error::Conflict(_)), "{e:?}");
    e.to_string()
}

fn send(house: &House, who: Actor, place: &super::actions::Place) -> crate::base::Result<super::actions::Placed> {
    let (place, key) = (place.clone(), RequestKey::fresh().unwrap());
    house.try_write(move |tx| super::actions::place(tx, &who, visit(who), &key, &place))
}

#[test]
fn a_refused_round_names_the_dish_and_what_changed() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    let soup = house.add(anna, "Soup", 1).unwrap();
    let wine = house.add(ben, "Wine", 1).unwrap();
    let seen = house.seen(anna);
    // Somebody raised a line.
    house.write(move |tx| cart::actions::change(tx, &ben, visit(anna), None, wine, 1));
    assert!(told(send(&house, anna, &seen)).contains("Wine is in it 2 times"));
    // Somebody took one out.
    let seen = house.seen(anna);
    house.write(move |tx| cart::actions::remove(tx, &ben, visit(anna), wine));
    assert!(told(send(&house, anna, &seen)).contains("taken Wine out"));
    // Somebody sent one, and something else came since.
    let seen = house.seen(anna);
    house.place(ben).unwrap();
    house.add(ben, "Wine", 1).unwrap();
    assert!(told(send(&house, anna, &seen)).contains("just sent Soup"));
    assert_eq!(seen.seen[0].0, soup);
    // The price of a dish is another one.
    let seen = house.seen(anna);
    house.alter("UPDATE items SET price = 450 WHERE key = 'wine'");
    let words = told(send(&house, anna, &seen));
    assert!(
        words.contains("Wine") && words.contains("€4.00") && words.contains("€4.50"),
        "{words}"
    );
    let now = house.seen(anna);
    assert_eq!(
        now.total,
        Money(450),
        "what is shown now is what is sent with the next tap"
    );
    assert_eq!(house.cart(anna).lines[0].unit_before, Some(Money(400)));
    send(&house, anna, &now).unwrap();
    assert_eq!(house.orders(anna)[1].total(), Money(450));
}

#[test]
fn a_round_is_sent_without_what_cannot_be_had() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    house.add(anna, "Lobster", 3).unwrap();
    let seen = house.seen(anna);
    let (lobster, cook) = (house.item("Lobster").id, staff(Role::Kitchen));
    house.write(move |tx| menu::stock::actions::set_stock(tx, &cook, lobster, Some(1)));
    assert!(told(send(&house, anna, &seen)).contains("only 1 Lobster left"));
    let cart = house.cart(anna);
    let rest = super::actions::Place {
        seen: cart.sendable().map(|l| (l.number, l.version)).collect(),
        total: cart.total(),
        pay: seen.pay,
    };
    send(&house, anna, &rest).unwrap();
    assert_eq!(house.orders(anna)[0].lines.len(), 1);
    assert_eq!(
        house.cart(anna).lines[0].name,
        "Lobster",
        "what was left out stays in the cart"
    );
}

#[test]
fn a_choice_that_is_not_offered_any_more_is_named() {
    let house = open();
    let anna = house.guest(1);
    let (pizza, large) = (house.item("Pizza").id, house.option("Pizza", "Large"));
    let one = add(pizza, vec![large], 1);
    house.write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &one));
    let seen = house.seen(anna);
    let cook = staff(Role::Kitchen);
    house.write(move |tx| menu::stock::actions::set_option_available(tx, &cook, large, false));
    assert_eq!(house.cart(anna).lines[0].trouble, Some(cart::Trouble::Options));
    assert!(told(send(&house, anna, &seen)).contains("What was chosen for Pizza"));
    // What is chosen anew takes its place; what cannot be had leaves it.
    let number = house.cart(anna).lines[0].number;
    let anew = |options| cart::actions::Add {
        instead: Some(number),
        ..add(pizza, options, 1)
    };
    let (still, small) = (anew(vec![large]), anew(vec![house.option("Pizza", "Small")]));
    let add =
        |new: cart::actions::Add| house.try_write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &new));
    add(still).unwrap_err();
    assert_eq!(house.cart(anna).lines[0].number, number);
    add(small).unwrap();
    let lines = house.cart(anna).lines;
    assert_eq!(
        (lines.len(), lines[0].trouble, lines[0].number > number),
        (1, None, true)
    );
}

#[test]
fn a_large_round_waits_for_a_nod_and_so_does_the_next_one() {
    let house = open();
    let anna = house.guest(1);
    let fill = |soups: &[i64]| {
        for (n, soups) in soups.iter().enumerate() {
            let mut soup = add(house.item("Soup").id, vec![], *soups);
            soup.note = Note::parse(&format!("pot {n}")).unwrap();
            house.write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &soup));
        }
    };
    fill(&[20, 20, 1]);
    let placed = house.place(anna).unwrap();
    assert!(placed.waiting);
    let floor = staff(Role::Floor);
    house.write(move |tx| approve_order(tx, &floor, placed.order));
    assert_eq!(house.orders(anna)[0].lines[0].state, State::Sent);
    fill(&[1]);
    assert!(!house.place(anna).unwrap().waiting, "an ordinary one goes straight on");
    fill(&[20, 20, 1]);
    assert!(house.place(anna).unwrap().waiting, "one nod does not lift the guard");
    // The floor's own are never held.
    fill(&[20, 20, 1]);
    let (seen, key, of) = (house.seen(anna), RequestKey::fresh().unwrap(), visit(anna));
    assert!(!house.write(move |tx| place(tx, &floor, of, &key, &seen)).waiting);
}

#[test]
fn a_large_round_in_small_ones_is_a_large_round_until_a_cook_accepts() {
    let house = open();
    let anna = house.guest(1);
    for waits in [false, false, true] {
        house.add(anna, "Soup", 20).unwrap();
        assert_eq!(house.place(anna).unwrap().waiting, waits);
    }
    let cook = staff(Role::Kitchen);
    for order in house.orders(anna).into_iter().take(2) {
        step(&house, cook, order.lines[0].id, Step::Accept).unwrap();
    }
    house.add(anna, "Soup", 20).unwrap();
    assert!(!house.place(anna).unwrap().waiting);
}

#[test]
fn the_guards_go_by_value_too_and_can_be_off() {
    let house = open();
    let anna = house.guest(1);
    let set = |key: &'static str, value: &'static str| {
        house.write(move |tx| settings::actions::set(tx, &Actor::House, key, value));
    };
    let waits = |lobsters| {
        house.alter("UPDATE items SET stock = 99 WHERE key = 'lobster'");
        house.add(anna, "Lobster", lobsters).unwrap();
        let waits = house.place(anna).unwrap().waiting;
        house.write(|tx| tx.run("UPDATE order_lines SET state = 'served'", []));
        waits
    };
    // The menu's four dishes cost 11.75 on average, so forty of them 470.00.
    assert!(!waits(15));
    assert!(waits(16));
    set("guard-total", "100");
    assert!(!waits(3));
    assert!(waits(4));
    set("guard-total", "0");
    assert!(!waits(20));
    set("guard-pieces", "10");
    assert!(waits(11));
    set("guard-pieces", "0");
    assert!(!waits(20));
    set("guard-total", "auto");
    assert!(!waits(20), "off with the guard on pieces");
}

#[test]
fn the_same_again_is_mine_with_all_that_was_chosen() {
    let house = open();
    let (anna, ben, other) = (house.guest(1), house.guest(1), house.guest(2));
    let mut pizza = add(
        house.item("Pizza").id,
        vec![house.option("Pizza", "Large"), house.option("Pizza", "Ham")],
        2,
    );
    pizza.note = Note::parse("well done").unwrap();
    house.write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &pizza));
    house.place(anna).unwrap();
    let number = house.orders(anna)[0].lines[0].number;
    let key = RequestKey::fresh().unwrap();
    for _ in 0..3 {
        let key = key.clone();
        house.write(move |tx| again(tx, &ben, visit(ben), Some(&key), number));
    }
    let cart = house.cart(ben);
    assert_eq!(cart.lines.len(), 1);
    let line = &cart.lines[0];
    assert_eq!(line.guest.as_ref().map(|g| g.0), Some(2), "it is Ben's");
    assert_eq!((line.quantity, line.note.as_str()), (2, "well done"));
    assert_eq!(line.option_names, ["Large", "Ham"]);
    let foreign = house.try_write(move |tx| again(tx, &other, visit(other), None, number));
    assert!(matches!(foreign, Err(Error::NotFound(_))));
    let elsewhere = house.try_write(move |tx| again(tx, &other, visit(anna), None, number));
    assert!(matches!(elsewhere, Err(Error::NotFound(_))));
    let cook = staff(Role::Kitchen);
    let tried = house.try_write(move |tx| again(tx, &cook, visit(anna), None, number));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
}

#[test]
fn the_same_round_again_names_what_cannot_be_had() {
    let house = open();
    let anna = house.guest(1);
    for (dish, n) in [("Soup", 2), ("Wine", 1), ("Lobster", 1)] {
        house.add(anna, dish, n).unwrap();
    }
    let round = house.place(anna).unwrap().number;
    let lines = house.orders(anna)[0].lines.clone();
    let wine = lines[1].number;
    house.write(move |tx| take_back(tx, &anna, visit(anna), wine));
    let (soup, cook) = (house.item("Soup").id, staff(Role::Kitchen));
    house.write(move |tx| menu::stock::actions::set_available(tx, &cook, soup, false));
    let key = RequestKey::fresh().unwrap();
    for _ in 0..2 {
        let key = key.clone();
        let again = house.write(move |tx| again_round(tx, &anna, visit(anna), Some(&key), round));
        assert_eq!((again.added, again.missing), (1, vec![lines[0].number]));
    }
    let cart = house.cart(anna);
    assert_eq!((cart.lines.len(), cart.lines[0].name.as_str()), (1, "Lobster"));
    let lobster = house.item("Lobster").id;
    house.write(move |tx| menu::stock::actions::set_available(tx, &cook, lobster, false));
    let none = house.try_write(move |tx| again_round(tx, &anna, visit(anna), None, round));
    assert!(told(none).contains("Soup"), "sold out is refused in words");
    assert!(house.try_write(move |tx| again_round(tx, &anna, visit(anna), None, 99)).is_err());
}

#[test]
fn a_line_that_waits_can_be_taken_back_and_the_bill_follows() {
    let house = open();
    house.write(|tx| settings::actions::set(tx, &Actor::House, "approve-first-order", "on"));
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.add(anna, "Wine", 1).unwrap();
    assert!(house.place(anna).unwrap().waiting);
    let number = house.orders(anna)[0].lines[0].number;
    house.write(move |tx| take_back(tx, &anna, visit(anna), number));
    let of = visit(anna);
    let owed = house.store.read(|r| queries::sums(r, of)).unwrap();
    assert_eq!(owed.iter().map(|s| s.1).sum::<Money>(), Money(400));
    let (order, floor) = (house.orders(anna)[0].id, staff(Role::Floor));
    house.write(move |tx| approve_order(tx, &floor, order));
    let states: Vec<_> = house.orders(anna)[0].lines.iter().map(|l| l.state).collect();
    assert_eq!(
        states,
        [State::Voided, State::Sent],
        "what was taken back does not come to the kitchen"
    );
}
