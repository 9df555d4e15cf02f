mod service;
mod stock;

use super::*;
use crate::base::{Actor, Error, Role, Verb};
use crate::bills::actions::Pay;
use crate::bills::{self, Method};
use crate::orders::actions::step_ticket;
use crate::orders::{State, Step};
use crate::settings::PayWay;
use crate::store::RequestKey;
use crate::tables;
use crate::testing::{House, open, staff, visit};

fn serve_all(house: &House, guest: Actor) {
    let cook = staff(Role::Kitchen);
    for order in house.orders(guest) {
        for step in [Step::Bump, Step::Serve] {
            let note = crate::base::text::Note::default();
            house.write(move |tx| step_ticket(tx, &cook, order.id, None, step, &note));
        }
    }
}

fn pay(house: &House, guest: Actor, amount: i64, key: &RequestKey) -> crate::base::Result<crate::base::ids::BillId> {
    pay_with_tip(house, guest, (amount, 0), key)
}

fn pay_with_tip(
    house: &House,
    guest: Actor,
    (amount, tip): (i64, i64),
    key: &RequestKey,
) -> crate::base::Result<crate::base::ids::BillId> {
    let (floor, key) = (staff(Role::Floor), key.clone());
    let pay = Pay {
        method: Method::Cash,
        amount: Money(amount),
        tip: Money(tip),
    };
    house.try_write(move |tx| bills::actions::pay(tx, &floor, visit(guest), &key, pay))
}

fn close(house: &House, guest: Actor) -> crate::base::Result<()> {
    let floor = staff(Role::Floor);
    house.try_write(move |tx| actions::close(tx, &floor, visit(guest)))
}

#[test]
fn a_visit_closes_when_all_is_served_and_paid_and_then_only_reads() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.place(anna).unwrap();
    assert!(matches!(close(&house, anna), Err(Error::Conflict(_))));
    serve_all(&house, anna);
    assert!(
        matches!(close(&house, anna), Err(Error::Conflict(_))),
        "something is due"
    );
    let key = RequestKey::fresh().unwrap();
    assert!(matches!(pay(&house, anna, 1001, &key), Err(Error::Invalid(_))));
    assert!(matches!(pay(&house, anna, 0, &key), Err(Error::Invalid(_))));
    let first = pay(&house, anna, 400, &key).unwrap();
    assert_eq!(pay(&house, anna, 400, &key).unwrap(), first, "a retry pays once");
    pay(&house, anna, 600, &RequestKey::fresh().unwrap()).unwrap();
    house.add(anna, "Wine", 1).unwrap();
    close(&house, anna).unwrap();
    assert!(matches!(house.add(anna, "Wine", 1), Err(Error::Conflict(_))));
    assert!(matches!(house.place(anna), Err(Error::Conflict(_))));
    assert!(house.seen(anna).seen.is_empty(), "the cart is forgotten");
    let kept = house
        .store
        .read(|r| r.number("SELECT count(*) FROM events WHERE feature = 'cart'", []))
        .unwrap();
    assert_eq!(kept, 0, "what was only chosen is nobody's business");
    let (order, manager) = (house.orders(anna)[0].id, staff(Role::Manager));
    for step in [Step::Recall, Step::Void] {
        let note = crate::base::text::Note::parse("late").unwrap();
        let late = house.try_write(move |tx| step_ticket(tx, &manager, order, None, step, &note));
        assert!(
            matches!(late, Err(Error::Conflict(_))),
            "a closed bill stays as it was paid"
        );
    }
    let next = house.guest(1);
    assert_ne!(visit(next), visit(anna), "the next party has nothing of theirs");
}

#[test]
fn forgotten_visits_go_and_open_ones_stay() {
    let house = open();
    let (idle, dining) = (house.guest(1), house.guest(2));
    house.add(dining, "Soup", 1).unwrap();
    house.place(dining).unwrap();
    house.store.clock().advance(46 * 60_000);
    house.write(actions::tidy);
    let open = house.store.read(tables::queries::list_open_visits).unwrap();
    assert_eq!(open.iter().map(|v| v.id).collect::<Vec<_>>(), [visit(dining)]);
    assert!(matches!(house.add(idle, "Soup", 1), Err(Error::Conflict(_))));
    house.store.clock().advance(24 * 3_600_000);
    house.write(actions::tidy);
    serve_all(&house, dining);
    pay(&house, dining, 500, &RequestKey::fresh().unwrap()).unwrap();
    house.write(actions::tidy);
    assert!(house.store.read(tables::queries::list_open_visits).unwrap().is_empty());
}

#[test]
fn a_call_that_waits_is_the_same_call_and_is_answered_once() {
    let house = open();
    let anna = house.guest(1);
    let call = move |tx: &crate::store::Tx<'_>| actions::call(tx, &anna, visit(anna), Reason::Bill, Wish::default());
    let first = house.write(call);
    assert_eq!(house.write(call), first);
    let floor = staff(Role::Floor);
    for _ in 0..2 {
        house.write(move |tx| actions::answer(tx, &floor, first));
    }
    assert!(house.store.read(queries::list_calls).unwrap().is_empty());
    house.clock.advance(CALL_PAUSE_MS);
    assert_ne!(house.write(call), first);
    let tried = house.try_write(move |tx| actions::answer(tx, &anna, first));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
}

#[test]
fn the_overview_says_what_each_table_is_up_to() {
    let house = open();
    let anna = house.guest(1);
    let floor = staff(Role::Floor);
    let state = || house.store.read(|r| overview::get(r, &floor, crate::base::Lang::En)).unwrap();
    assert_eq!(state().tables[0].state, TableState::Seated);
    assert_eq!(state().tables[1].state, TableState::Free);
    house.add(anna, "Soup", 1).unwrap();
    house.place(anna).unwrap();
    assert_eq!(state().tables[0].state, TableState::Cooking);
    let (order, cook) = (house.orders(anna)[0].id, staff(Role::Kitchen));
    let note = crate::base::text::Note::default();
    house.write(move |tx| step_ticket(tx, &cook, order, None, Step::Bump, &note));
    assert_eq!((state().tables[0].state, state().to_run.len()), (TableState::Ready, 1));
    serve_all_ready(&house, anna);
    assert_eq!(state().tables[0].state, TableState::Served);
    pay(&house, anna, 500, &RequestKey::fresh().unwrap()).unwrap();
    assert_eq!(state().tables[0].state, TableState::Paid);
    assert!(house.store.read(|r| overview::get(r, &anna, crate::base::Lang::En)).is_err());
    assert!(Verb::ReadFloor.allows(&floor));
}

fn serve_all_ready(house: &House, guest: Actor) {
    let cook = staff(Role::Kitchen);
    let order = house.orders(guest)[0].id;
    let note = crate::base::text::Note::default();
    house.write(move |tx| step_ticket(tx, &cook, order, None, Step::Serve, &note));
    assert_eq!(house.orders(guest)[0].lines[0].state, State::Served);
}

#[test]
fn tax_is_summed_per_rate_and_rounded_once() {
    let house = open();
    let anna = house.guest(1);
    house.add(anna, "Soup", 3).unwrap();
    house.add(anna, "Wine", 1).unwrap();
    house.place(anna).unwrap();
    let bill = house.store.read(|r| bills::queries::get(r, visit(anna))).unwrap();
    assert_eq!(bill.total(), Money(1900));
    assert_eq!(bill.taxes, [(100_000, Money(136)), (220_000, Money(72))]);
}

#[test]
fn a_guest_sends_a_stranger_away_and_nobody_else() {
    let house = open();
    let (anna, ben, carla) = (house.guest(1), house.guest(1), house.guest(1));
    let eve = house.guest(2);
    let away = |who: Actor, number: i64| house.try_write(move |tx| actions::send_away(tx, &who, visit(anna), number));
    assert!(matches!(away(ben, 1), Err(Error::Conflict(_))), "who came first stays");
    assert!(
        matches!(away(ben, 2), Err(Error::Conflict(_))),
        "nobody sends themselves away"
    );
    assert!(
        matches!(away(eve, 2), Err(Error::NotFound(_))),
        "a guest of another table"
    );
    assert!(matches!(away(anna, 9), Err(Error::NotFound(_))));
    assert!(matches!(away(staff(Role::Kitchen), 2), Err(Error::Forbidden(_))));
    house.add(carla, "Soup", 1).unwrap();
    house.place(carla).unwrap();
    assert!(
        matches!(away(anna, 3), Err(Error::Conflict(_))),
        "who has ordered is one of the party"
    );
    away(anna, 2).unwrap();
    assert!(matches!(house.add(ben, "Soup", 1), Err(Error::Forbidden(_))));
    assert!(matches!(away(anna, 2), Err(Error::Conflict(_))), "away already");
    assert!(
        matches!(away(ben, 3), Err(Error::Forbidden(_))),
        "who is away sends nobody away"
    );
    away(staff(Role::Floor), 3).unwrap();
    assert!(matches!(house.add(carla, "Soup", 1), Err(Error::Forbidden(_))));
}

fn ask(
    house: &House,
    who: Actor,
    reason: Reason,
    pay: Option<PayWay>,
) -> crate::base::Result<crate::base::ids::CallId> {
    let wish = Wish { pay, tip: None };
    house.try_write(move |tx| actions::call(tx, &who, visit(who), reason, wish))
}

#[test]
fn after_the_answer_the_same_reason_pauses_and_others_do_not() {
    let house = open();
    let (anna, ben, floor) = (house.guest(1), house.guest(1), staff(Role::Floor));
    let call = ask(&house, anna, Reason::Water, None).unwrap();
    assert_eq!(
        ask(&house, ben, Reason::Water, None).unwrap(),
        call,
        "the table waits already"
    );
    house.clock.advance(60_000);
    house.write(move |tx| actions::answer(tx, &floor, call));
    let refused = ask(&house, anna, Reason::Water, None).unwrap_err();
    assert!(refused.to_string().contains("again in 30 seconds"), "{refused}");
    for reason in Reason::ALL.into_iter().filter(|r| *r != Reason::Water) {
        ask(&house, anna, reason, None).unwrap();
    }
    ask(&house, ben, Reason::Water, None).unwrap();
    let cancelled = house.try_write(move |tx| actions::cancel_call(tx, &ben, visit(ben), Reason::Water));
    cancelled.unwrap();
    house.clock.advance(CALL_PAUSE_MS);
    ask(&house, anna, Reason::Water, None).unwrap();
}

#[test]
fn a_call_is_cancelled_by_who_made_it() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    ask(&house, anna, Reason::Question, None).unwrap();
    let cancel = |who: Actor| house.try_write(move |tx| actions::cancel_call(tx, &who, visit(who), Reason::Question));
    assert!(matches!(cancel(ben), Err(Error::Forbidden(_))));
    cancel(anna).unwrap();
    assert!(house.store.read(queries::list_calls).unwrap().is_empty());
    cancel(anna).unwrap();
    ask(&house, anna, Reason::Question, None).expect("a slip of the finger costs no pause");
    let floor = staff(Role::Floor);
    let tried = house.try_write(move |tx| actions::cancel_call(tx, &floor, visit(anna), Reason::Question));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
}

#[test]
fn the_bill_is_asked_for_with_a_way_to_pay_of_the_house() {
    let house = open();
    house.write(|tx| crate::settings::actions::set(tx, &Actor::House, "pay-ways", "cash,card-at-table"));
    let anna = house.guest(1);
    for (reason, pay) in [(Reason::Bill, PayWay::AtCounter), (Reason::Water, PayWay::Cash)] {
        let refused = ask(&house, anna, reason, Some(pay));
        assert!(matches!(refused, Err(Error::Invalid(f)) if f[0].0 == "pay"));
    }
    let call = ask(&house, anna, Reason::Bill, Some(PayWay::Cash)).unwrap();
    let listed = || house.store.read(queries::list_calls).unwrap().pop().unwrap();
    assert_eq!((listed().pay, listed().number), (Some(PayWay::Cash), 1));
    assert_eq!(
        ask(&house, anna, Reason::Bill, Some(PayWay::CardAtTable)).unwrap(),
        call
    );
    assert_eq!(listed().pay, Some(PayWay::CardAtTable));
    assert_eq!(ask(&house, anna, Reason::Bill, None).unwrap(), call);
    assert_eq!(
        listed().pay,
        Some(PayWay::CardAtTable),
        "to say nothing changes nothing"
    );
}

fn say(house: &House, who: Actor, mark: i64, words: &str) -> crate::base::Result<()> {
    let words = crate::base::text::Note::parse(words).unwrap();
    house.try_write(move |tx| actions::feedback(tx, &who, visit(who), mark, &words))
}

#[test]
fn feedback_is_given_at_the_end_once_a_guest_and_a_low_mark_alerts() {
    let house = open();
    let (anna, ben, floor) = (house.guest(1), house.guest(1), staff(Role::Floor));
    house.add(anna, "Soup", 1).unwrap();
    house.place(anna).unwrap();
    serve_all(&house, anna);
    assert!(
        matches!(say(&house, anna, 5, ""), Err(Error::Conflict(_))),
        "something is due"
    );
    pay(&house, anna, 500, &RequestKey::fresh().unwrap()).unwrap();
    for mark in [0, 6, -1] {
        assert!(matches!(say(&house, anna, mark, ""), Err(Error::Invalid(_))));
    }
    say(&house, anna, 5, "lovely").unwrap();
    let unhappy = || house.store.read(queries::list_unhappy).unwrap();
    assert!(unhappy().is_empty());
    close(&house, anna).unwrap();
    // The one thing that guests of a closed visit still do.
    say(&house, anna, 2, "cold").unwrap();
    say(&house, anna, 2, "cold").unwrap();
    say(&house, ben, 4, "").unwrap();
    let alert = unhappy().pop().unwrap();
    assert_eq!(
        (alert.mark, alert.words.as_str(), alert.table.as_str()),
        (2, "cold", "T1")
    );
    let overview = house.store.read(|r| overview::get(r, &floor, crate::base::Lang::En)).unwrap();
    assert_eq!(overview.unhappy.len(), 1);
    let tried = house.try_write(move |tx| actions::answer_feedback(tx, &anna, visit(anna), 1));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
    for _ in 0..2 {
        house.write(move |tx| actions::answer_feedback(tx, &floor, visit(anna), 1));
    }
    assert!(unhappy().is_empty());
    let events = house.events.lock().unwrap();
    let given: Vec<_> = events.iter().filter(|e| e.payload.contains("FeedbackGiven")).collect();
    assert_eq!(given.len(), 3, "the same once more is no fact");
    assert!(
        given.iter().all(|e| !e.payload.contains("cold")),
        "facts carry no words"
    );
}

#[test]
fn who_was_sent_away_or_sat_elsewhere_says_nothing() {
    let house = open();
    let (anna, eve) = (house.guest(1), house.guest(2));
    house.add(anna, "Soup", 1).unwrap();
    house.place(anna).unwrap();
    serve_all(&house, anna);
    pay(&house, anna, 500, &RequestKey::fresh().unwrap()).unwrap();
    let words = crate::base::text::Note::default();
    let tried = house.try_write(move |tx| actions::feedback(tx, &eve, visit(anna), 1, &words));
    assert!(matches!(tried, Err(Error::NotFound(_))));
    let floor = staff(Role::Floor);
    house.write(move |tx| actions::send_away(tx, &floor, visit(anna), 1));
    assert!(matches!(say(&house, anna, 1, ""), Err(Error::Forbidden(_))));
}
