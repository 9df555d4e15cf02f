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
