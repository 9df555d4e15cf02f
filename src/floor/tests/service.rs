//! The service charge, and tips.

use super::*;
use crate::settings;

fn set(house: &House, key: &'static str, value: &'static str) {
    house.write(move |tx| settings::actions::set(tx, &Actor::House, key, value));
}

fn bill(house: &House, guest: Actor) -> bills::Bill {
    house.store.read(|r| bills::queries::get(r, visit(guest))).unwrap()
}

#[test]
fn a_visit_keeps_the_charge_that_it_was_opened_with() {
    let house = open();
    let early = house.guest(1);
    set(&house, "service-percent", "12.5");
    let late = house.guest(2);
    for guest in [early, late] {
        house.add(guest, "Soup", 1).unwrap();
        house.add(guest, "Wine", 1).unwrap();
        house.place(guest).unwrap();
    }
    assert_eq!(bill(&house, early).due(), Money(900));
    let charged = bill(&house, late);
    assert_eq!((charged.service, charged.due()), (Money(113), Money(1013)));
    // 5.63 at 10 % and 4.50 at 22 %: the charge is taxed as what it is charged on.
    assert_eq!(charged.taxes, [(100_000, Money(51)), (220_000, Money(81))]);
    let (floor, manager) = (staff(Role::Floor), staff(Role::Manager));
    let waive = |who: Actor| house.try_write(move |tx| tables::actions::waive_service(tx, &who, visit(late)));
    assert!(matches!(waive(floor), Err(Error::Forbidden(_))));
    waive(manager).unwrap();
    waive(manager).unwrap();
    assert_eq!(bill(&house, late).due(), Money(900));
}

#[test]
fn a_tip_is_money_beyond_the_bill() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    serve_all(&house, anna);
    let key = RequestKey::fresh().unwrap();
    for tip in [-1, 1_001] {
        let refused = pay_with_tip(&house, anna, (400, tip), &RequestKey::fresh().unwrap());
        assert!(matches!(refused, Err(Error::Invalid(f)) if f[0].0 == "tip"), "{tip}");
    }
    for _ in 0..2 {
        pay_with_tip(&house, anna, (400, 50), &key).unwrap();
    }
    let half = bill(&house, anna);
    assert_eq!(
        (half.due(), half.tips(), half.payments[0].amount),
        (Money(600), Money(50), Money(450))
    );
    assert!(
        matches!(close(&house, anna), Err(Error::Conflict(_))),
        "a tip pays nothing"
    );
    pay(&house, anna, 600, &RequestKey::fresh().unwrap()).unwrap();
    close(&house, anna).unwrap();
}

#[test]
fn guests_name_a_tip_that_the_house_offers() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    let ask = |tip: Tip| {
        let wish = Wish {
            pay: None,
            tip: Some(tip),
        };
        house.try_write(move |tx| actions::call(tx, &anna, visit(anna), Reason::Bill, wish))
    };
    assert!(
        matches!(ask(Tip::Amount(Money(100))), Err(Error::Invalid(_))),
        "none is offered"
    );
    set(&house, "tips", "5 10");
    for wrong in [Tip::Share(70_000), Tip::Amount(Money(-1)), Tip::Amount(Money(1_001))] {
        assert!(
            matches!(ask(wrong), Err(Error::Invalid(f)) if f[0].0 == "tip"),
            "{wrong:?}"
        );
    }
    let wished = || house.store.read(|r| queries::wished_tip(r, visit(anna))).unwrap();
    let call = ask(Tip::Share(100_000)).unwrap();
    assert_eq!(wished(), Some(Money(100)));
    assert_eq!(
        ask(Tip::Amount(Money(250))).unwrap(),
        call,
        "the same call with another wish"
    );
    let told = house.store.read(queries::list_calls).unwrap();
    assert_eq!((told.len(), told[0].tip), (1, Some(Money(250))));
    let floor = staff(Role::Floor);
    house.write(move |tx| actions::answer(tx, &floor, call));
    assert_eq!(wished(), Some(Money(250)), "also for who comes with the machine");
    pay_with_tip(&house, anna, (500, 250), &RequestKey::fresh().unwrap()).unwrap();
    assert_eq!(wished(), None, "it is paid once");
}
