//! Counts and holds, as tables meet over them: the tests of [`crate::menu::stock`]
//! need carts, orders and the floor, so they stand in the highest of these rooms.

use std::sync::Arc;

use proptest::prelude::*;

use crate::base::Fact;
use crate::base::{Actor, Error, Lang, Role};
use crate::cart::{self, Trouble};
use crate::floor;
use crate::menu::facts::MenuFact;
use crate::menu::stock::{HOLD_MS, POPULAR_DAYS, POPULAR_LEAST, actions};
use crate::store::{RequestKey, Tx};
use crate::testing::{House, add, open, staff, visit};
use crate::{orders, settings};

const DAY_MS: i64 = 24 * 3_600_000;

fn left(house: &House) -> Option<i64> {
    house.item("Lobster").left()
}

fn trouble(house: &House, who: Actor) -> Option<Trouble> {
    let cart = house.store.read(|r| cart::queries::get(r, visit(who), Lang::En)).unwrap();
    cart.lines[0].trouble
}

#[test]
fn the_last_ones_in_a_cart_are_held_and_the_others_see_it() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(2));
    let line = house.add(anna, "Lobster", 2).unwrap();
    assert_eq!((house.item("Lobster").stock, left(&house)), (Some(3), Some(1)));
    let refused = house.add(ben, "Lobster", 2).unwrap_err();
    assert!(
        matches!(&refused, Error::Conflict(m) if m.key == "error-held"),
        "{refused}"
    );
    house.add(ben, "Lobster", 1).unwrap();
    assert!(house.item("Lobster").all_held() && house.item("Lobster").sold_out());
    // What their own line holds is not gone for them.
    assert_eq!((trouble(&house, anna), trouble(&house, ben)), (None, None));
    let more = house.try_write(move |tx| cart::actions::change(tx, &anna, visit(anna), None, line, 1));
    assert!(matches!(more, Err(Error::Conflict(_))));
    house.write(move |tx| cart::actions::remove(tx, &anna, visit(anna), line));
    assert_eq!(left(&house), Some(2));
}

#[test]
fn a_hold_ends_after_three_minutes_and_a_touch_renews_it() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(2));
    let line = house.add(anna, "Lobster", 2).unwrap();
    house.clock.advance(HOLD_MS - 1);
    house.write(move |tx| cart::actions::change(tx, &anna, visit(anna), None, line, 1));
    house.clock.advance(HOLD_MS - 1);
    assert_eq!(left(&house), Some(0), "renewed");
    house.clock.advance(1);
    assert_eq!(left(&house), Some(3), "over, even before the job has tidied up");
    house.add(ben, "Lobster", 2).unwrap();
    assert_eq!(trouble(&house, anna), Some(Trouble::Few(1)));
    let version = house.store.read(crate::menu::queries::version).unwrap();
    house.write(cart::actions::expire_holds);
    house.write(cart::actions::expire_holds);
    assert_eq!(
        house.store.read(crate::menu::queries::version).unwrap(),
        version + 1,
        "told once"
    );
    assert!(house.place(anna).is_err(), "what Ben holds is not Anna's");
    house.place(ben).unwrap();
    assert_eq!(house.item("Lobster").stock, Some(1));
}

#[test]
fn a_hold_ends_with_the_order_and_with_the_visit() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(2));
    house.add(anna, "Lobster", 1).unwrap();
    house.add(ben, "Lobster", 2).unwrap();
    house.place(anna).unwrap();
    assert_eq!((house.item("Lobster").stock, left(&house)), (Some(2), Some(0)));
    house.write(move |tx| floor::actions::close(tx, &staff(Role::Floor), visit(ben)));
    assert_eq!(left(&house), Some(2));
}

/// Fifty guests at once want one of the last three: three get it, nobody else
/// is told that they did, and the count ends at zero.
#[test]
fn fifty_guests_at_once_never_sell_more_than_there_is() {
    let house = Arc::new(open());
    let guests: Vec<Actor> = (0..50).map(|n| house.guest(n % 2 + 1)).take(50).collect();
    let lobster = house.item("Lobster").id;
    let threads: Vec<_> = guests
        .into_iter()
        .map(|who| {
            let house = house.clone();
            std::thread::spawn(move || {
                let wish = add(lobster, vec![], 1);
                let added = house.try_write(move |tx| cart::actions::add(tx, &who, visit(who), None, &wish));
                let Ok(line) = added else { return 0 };
                let place = orders::actions::Place {
                    seen: vec![(line, 1)],
                    total: crate::base::Money(3000),
                    pay: settings::PayWay::Later,
                };
                let key = RequestKey::fresh().unwrap();
                let sent = house.try_write(move |tx| orders::actions::place(tx, &who, visit(who), &key, &place));
                usize::from(sent.is_ok())
            })
        })
        .collect();
    let sold: usize = threads.into_iter().map(|t| t.join().unwrap()).sum();
    assert_eq!((sold, house.item("Lobster").stock), (3, Some(0)));
}

#[test]
fn the_day_begins_with_the_count_of_its_weekday() {
    let house = open();
    // 2027-01-15, where the clock by hand begins, is a Friday.
    let plan = [None, None, None, None, Some(4), Some(12), None];
    let lobster = house.item("Lobster").id;
    house.write(move |tx| actions::set_restock(tx, &staff(Role::Manager), lobster, Some(plan)));
    house.write(restock);
    assert_eq!(house.item("Lobster").stock, Some(3), "a new house keeps what was set");
    house.write(move |tx| actions::set_available(tx, &staff(Role::Kitchen), lobster, false));
    house.clock.advance(DAY_MS);
    house.write(restock);
    let saturday = house.item("Lobster");
    assert_eq!((saturday.stock, saturday.available), (Some(12), true));
    let anna = house.guest(1);
    house.add(anna, "Lobster", 2).unwrap();
    house.place(anna).unwrap();
    house.write(restock);
    assert_eq!(house.item("Lobster").stock, Some(10), "once a day");
    house.clock.advance(DAY_MS);
    house.write(restock);
    assert_eq!(
        house.item("Lobster").stock,
        Some(10),
        "a day without a plan changes nothing"
    );
}

fn restock(tx: &Tx<'_>) -> crate::base::Result<()> {
    actions::restock(tx)
}

#[test]
fn what_sells_well_is_popular_and_told_once() {
    let house = open();
    let anna = house.guest(1);
    let popular = |house: &House| house.item("Soup").popular;
    house.add(anna, "Soup", POPULAR_LEAST - 1).unwrap();
    house.place(anna).unwrap();
    house.write(actions::count_popular);
    assert!(!popular(&house), "too few to say so");
    house.add(anna, "Soup", 1).unwrap();
    house.place(anna).unwrap();
    house.write(actions::count_popular);
    house.write(actions::count_popular);
    assert!(popular(&house));
    let told = |e: &crate::base::Event| matches!(MenuFact::of(e), Ok(Some(MenuFact::PopularCounted {})));
    assert_eq!(house.events.lock().unwrap().iter().filter(|e| told(e)).count(), 1);
    house.clock.advance(POPULAR_DAYS * DAY_MS);
    house.write(actions::count_popular);
    assert!(!popular(&house), "long ago");
}

#[test]
fn cooks_count_and_sell_out_options_and_guests_do_not() {
    let house = open();
    let (anna, cook) = (house.guest(1), staff(Role::Kitchen));
    let (soup, ham) = (house.item("Soup").id, house.option("Pizza", "Ham"));
    house.write(move |tx| actions::set_stock(tx, &cook, soup, Some(2)));
    assert!(house.add(anna, "Soup", 3).is_err());
    house.write(move |tx| actions::set_stock(tx, &cook, soup, None));
    house.add(anna, "Soup", 3).unwrap();
    let wrong = house.try_write(move |tx| actions::set_stock(tx, &cook, soup, Some(-1)));
    assert!(matches!(wrong, Err(Error::Invalid(f)) if f[0].0 == "stock"));
    house.write(move |tx| actions::set_option_available(tx, &cook, ham, false));
    let (pizza, small) = (house.item("Pizza").id, house.option("Pizza", "Small"));
    let wish = add(pizza, vec![small, ham], 1);
    let refused = house.try_write(move |tx| cart::actions::add(tx, &anna, visit(anna), None, &wish));
    assert!(matches!(refused, Err(Error::Conflict(_))));
    for refused in [
        house.try_write(move |tx| actions::set_stock(tx, &anna, soup, Some(2))),
        house.try_write(move |tx| actions::set_option_available(tx, &anna, ham, true)),
    ] {
        assert!(matches!(refused, Err(Error::Forbidden(_))));
    }
}

/// What two parties do to the last pieces.
#[derive(Debug, Clone)]
enum Step {
    Add(usize, i64),
    Change(usize, i64),
    Send(usize),
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0usize..2, 1i64..4).prop_map(|(who, n)| Step::Add(who, n)),
        (0usize..2, -2i64..3).prop_map(|(who, n)| Step::Change(who, n)),
        (0usize..2).prop_map(Step::Send),
        (1i64..4).prop_map(|minutes| Step::Wait(minutes * 60_000)),
    ];
    prop::collection::vec(step, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever two tables do, and however long they wait: the count is what
    /// was sold less than at first, never below zero, and what living holds
    /// promise is there.
    #[test]
    fn nothing_is_promised_twice(steps in steps()) {
        let house = open();
        let guests = [house.guest(1), house.guest(2)];
        let mut sold = 0;
        for step in steps {
            match step {
                Step::Add(who, n) => drop(house.add(guests[who], "Lobster", n)),
                Step::Change(who, by) => {
                    let (actor, line) = (guests[who], house.seen(guests[who]).seen.first().map(|l| l.0));
                    if let Some(line) = line {
                        let change = move |tx: &Tx<'_>| cart::actions::change(tx, &actor, visit(actor), None, line, by);
                        let _ = house.try_write(change);
                    }
                }
                Step::Send(who) => {
                    let count = house.store.read(|r| cart::queries::get(r, visit(guests[who]), Lang::En)).unwrap().count();
                    if house.place(guests[who]).is_ok() {
                        sold += count;
                    }
                }
                Step::Wait(ms) => {
                    house.clock.advance(ms);
                    house.write(cart::actions::expire_holds);
                }
            }
            let lobster = house.item("Lobster");
            prop_assert_eq!(lobster.stock, Some(3 - sold));
            prop_assert!((0..=3 - sold).contains(&lobster.held), "{} held of {}", lobster.held, 3 - sold);
        }
    }
}
