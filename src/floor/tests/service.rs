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
    let waive = |who: Actor| house.try_write(move |tx| settle::actions::waive_service(tx, &who, visit(late)));
    assert!(matches!(waive(floor), Err(Error::Forbidden(_))));
    waive(manager).unwrap();
    waive(manager).unwrap();
    assert_eq!(bill(&house, late).due(), Money(900));
    let noted = house.store.read(|r| {
        r.rows(
            "SELECT was, became FROM changes WHERE kind = 'table' AND field = 'setting-service-percent'",
            [],
            |r| Ok((r.get::<_, String>(0)?, r.get::<_, String>(1)?)),
        )
    });
    assert_eq!(noted.unwrap(), [("12.5".to_string(), "0".to_string())]);
}

#[test]
fn a_charge_that_is_paid_stays() {
    let house = open();
    set(&house, "service-percent", "10");
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    let waive = || house.try_write(move |tx| settle::actions::waive_service(tx, &staff(Role::Manager), visit(anna)));
    pay(&house, anna, 1_001, &RequestKey::fresh().unwrap()).unwrap();
    assert!(matches!(waive(), Err(Error::Conflict(m)) if m.key == "error-service-paid"));
    assert_eq!(bill(&house, anna).due(), Money(99), "and nothing was changed");
}

#[test]
fn the_last_payment_answers_the_call_for_the_bill() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    house.write(move |tx| actions::call(tx, &anna, visit(anna), Reason::Bill, Wish::default()));
    house.write(move |tx| actions::call(tx, &anna, visit(anna), Reason::Water, Wish::default()));
    let pay = |cents: i64| {
        let pay = Pay {
            method: Method::Cash,
            amount: Money(cents),
            tip: Money::ZERO,
        };
        house.write(move |tx| settle::actions::pay(tx, &staff(Role::Floor), visit(anna), &RequestKey::fresh()?, pay));
        let waiting = house.store.read(|r| queries::list_calls_of(r, visit(anna))).unwrap();
        waiting.into_iter().map(|c| c.reason).collect::<Vec<_>>()
    };
    assert_eq!(pay(400), [Reason::Bill, Reason::Water]);
    assert_eq!(pay(600), [Reason::Water]);
}

#[test]
fn what_was_carried_out_unmarked_is_served_at_the_closing() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 1).unwrap();
    house.add(anna, "Wine", 1).unwrap();
    house.place(anna).unwrap();
    pay(&house, anna, 900, &RequestKey::fresh().unwrap()).unwrap();
    assert!(matches!(close(&house, anna), Err(Error::Conflict(m)) if m.key == "error-close-lines"));
    let serve = |who: Actor| house.try_write(move |tx| settle::actions::serve_all(tx, &who, visit(anna)));
    assert!(matches!(serve(staff(Role::Kitchen)), Err(Error::Forbidden(_))));
    serve(staff(Role::Floor)).unwrap();
    close(&house, anna).unwrap();
}

#[test]
fn a_guest_changes_only_what_they_asked_for() {
    let house = open();
    set(&house, "tips", "5 10");
    let (anna, ben) = (house.guest(1), house.guest(1));
    house.write(move |tx| {
        let Actor::Guest { visit, .. } = ben else {
            unreachable!("a guest")
        };
        let waiting = tables::queries::list_guests(tx, visit)?
            .into_iter()
            .find(|g| g.state == tables::GuestState::Waiting);
        waiting.map_or(Ok(()), |g| {
            tables::actions::admit(tx, &staff(Role::Floor), visit, g.number)
        })
    });
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    let ask = |who: Actor, tip: Option<Tip>| {
        house.try_write(move |tx| actions::call(tx, &who, visit(who), Reason::Bill, Wish { pay: None, tip }))
    };
    let call = ask(anna, Some(Tip::Share(100_000))).unwrap();
    assert_eq!(ask(ben, None).unwrap(), call, "to ask again is the same call");
    assert!(matches!(ask(ben, Some(Tip::Share(50_000))), Err(Error::Conflict(m)) if m.key == "error-call-theirs"));
    let tip = || house.store.read(|r| queries::wished_tip(r, visit(anna))).unwrap();
    assert_eq!(tip(), Some(Money(100)));
    ask(anna, Some(Tip::Share(50_000))).unwrap();
    assert_eq!(tip(), Some(Money(50)));
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
