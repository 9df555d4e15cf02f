//! Names, devices and codes.

use super::*;
use crate::base::ids::{GuestId, TableId};
use crate::tables::party::actions::{first_use, forget_handovers, make_handover, rename, use_handover};
use crate::tables::party::queries::get_handover;
use crate::tables::party::{CODE_MS, Code, DEVICES_MAX, own_name};
use crate::testing::House;

fn call_me(house: &House, who: Actor, name: &str) -> Result<()> {
    let name = own_name(name)?;
    house.try_write(move |tx| rename(tx, &who, visit(who), &name))
}

fn names(house: &House, who: Actor) -> Vec<String> {
    let guests = house.store.read(|r| queries::list_guests(r, visit(who))).unwrap();
    guests.into_iter().map(|g| g.name).collect()
}

fn code(house: &House, who: Actor) -> [u8; 32] {
    let hash = Code::fresh().unwrap().hash();
    house.write(move |tx| make_handover(tx, &who, visit(who), &hash));
    hash
}

fn go_on(house: &House, code: [u8; 32], session: u8) -> Result<GuestId> {
    house.try_write(move |tx| use_handover(tx, &Actor::Nobody, &code, None, &[session; 32]))
}

fn scan(house: &House, old: Option<u8>, new: u8) -> GuestId {
    house.write(move |tx| {
        let old = old.map(|n| [n; 32]);
        let old = old.as_ref().map(<[u8; 32]>::as_slice);
        actions::join(tx, &Actor::Nobody, TableId(1), old, &[new; 32], Lang::En).map(|(guest, _)| guest)
    })
}

fn whose(house: &House, session: u8) -> Option<GuestId> {
    let found = house.store.read(|r| queries::find_guest_session(r, &[session; 32])).unwrap();
    found.map(|s| s.guest)
}

#[test]
fn a_second_scan_keeps_the_guest_and_renews_the_session() {
    let house = open();
    let anna = scan(&house, None, 1);
    assert_eq!(scan(&house, Some(1), 2), anna);
    assert_eq!(whose(&house, 1), Some(anna), "the answer may not have arrived");
    house.write(|tx| first_use(tx, &[2; 32]));
    assert_eq!((whose(&house, 1), whose(&house, 2)), (None, Some(anna)));
    house.write(|tx| first_use(tx, &[2; 32]));
    assert_eq!(whose(&house, 2), Some(anna), "a second use is nothing special");
}

#[test]
fn a_lost_answer_to_a_scan_makes_no_new_guest() {
    let house = open();
    let anna = scan(&house, None, 1);
    // The phone never hears of these sessions.
    for lost in 10..20 {
        assert_eq!(scan(&house, Some(1), lost), anna);
    }
    assert_eq!(whose(&house, 1), Some(anna));
    assert_eq!(scan(&house, Some(1), 2), anna);
    house.write(|tx| first_use(tx, &[2; 32]));
    assert_eq!(whose(&house, 2), Some(anna));
    let left = (1..20).filter(|n| whose(&house, *n).is_some()).count();
    assert_eq!(left, 1, "what was lost is of no use to anybody");
}

#[test]
fn a_guest_has_a_name_of_their_own() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    call_me(&house, anna, " An\u{202E}na\u{7} ").unwrap();
    assert_eq!(names(&house, anna)[0], "Anna");
    let renamed = || house.events.lock().unwrap().iter().filter(|e| e.payload.contains("GuestRenamed")).count();
    assert_eq!(renamed(), 1);
    call_me(&house, anna, "Anna").unwrap();
    assert_eq!(renamed(), 1, "the same name again is no change");
    for taken in ["Anna", "anna", "A nna", "An\u{200B}na"] {
        assert!(
            matches!(call_me(&house, ben, taken), Err(Error::Invalid(_))),
            "{taken:?}"
        );
    }
    for bad in ["", "\u{200B}\u{FEFF}", "staff", "Personale", "abcdefghijklmnopqrstu"] {
        assert!(matches!(call_me(&house, ben, bad), Err(Error::Invalid(_))), "{bad:?}");
    }
    call_me(&house, ben, "abcdefghijklmnopqrst").unwrap();
    let away = staff(Role::Floor);
    house.write(move |tx| actions::away_record(tx, &away, visit(anna), 1));
    assert!(matches!(call_me(&house, anna, "Eve"), Err(Error::Forbidden(_))));
    call_me(&house, ben, "Anna").unwrap();
}

#[test]
fn only_a_guest_of_the_visit_has_a_name_there() {
    let house = open();
    let (anna, other) = (house.guest(1), house.guest(2));
    for who in [other, Actor::Nobody, Actor::House, staff(Role::Owner)] {
        let name = own_name("Eve").unwrap();
        assert!(
            house.try_write(move |tx| rename(tx, &who, visit(anna), &name)).is_err(),
            "{who:?}"
        );
        assert!(
            house.try_write(move |tx| make_handover(tx, &who, visit(anna), &[0; 32])).is_err(),
            "{who:?}"
        );
    }
    let waiting = {
        house.store.clock().advance(IDLE_MS + 1);
        house.guest(1)
    };
    assert!(matches!(call_me(&house, waiting, "Eve"), Err(Error::Forbidden(_))));
}

#[test]
fn a_new_guest_never_gets_a_name_that_somebody_took() {
    let house = open();
    let anna = house.guest(1);
    let next = guest_name(visit(anna), 2);
    call_me(&house, anna, &next.to_uppercase()).unwrap();
    house.guest(1);
    house.guest(1);
    let mut names = names(&house, anna);
    names.iter_mut().for_each(|n| *n = n.to_lowercase());
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 3, "{names:?}");
}

#[test]
fn a_code_brings_the_same_guest_to_another_device_once() {
    let house = open();
    let anna = house.guest(1);
    let first = code(&house, anna);
    let second = code(&house, anna);
    assert!(matches!(go_on(&house, first, 1), Err(Error::NotFound(_))), "replaced");
    let found = house.store.read(|r| get_handover(r, &second)).unwrap();
    assert_eq!((found.guest, found.table.as_str()), (guest_id(anna), "T1"));
    assert_eq!(go_on(&house, second, 2).unwrap(), guest_id(anna));
    assert_eq!(whose(&house, 2), Some(guest_id(anna)));
    assert!(matches!(go_on(&house, second, 3), Err(Error::Conflict(_))), "used");
    assert!(
        matches!(go_on(&house, [7; 32], 4), Err(Error::NotFound(_))),
        "nobody made it"
    );
    assert_eq!((whose(&house, 3), whose(&house, 4)), (None, None));
}

#[test]
fn a_code_is_good_for_five_minutes_and_only_while_its_guest_sits_there() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    let late = code(&house, anna);
    house.store.clock().advance(CODE_MS - 1);
    assert!(house.store.read(|r| get_handover(r, &late)).is_ok());
    house.store.clock().advance(1);
    assert!(
        matches!(go_on(&house, late, 1), Err(Error::Conflict(_))),
        "five minutes are over"
    );
    let (of_anna, of_ben) = (code(&house, anna), code(&house, ben));
    let floor = staff(Role::Floor);
    house.write(move |tx| actions::away_record(tx, &floor, visit(anna), 2));
    assert!(matches!(go_on(&house, of_ben, 2), Err(Error::Conflict(_))), "sent away");
    let sent = house.try_write(move |tx| make_handover(tx, &ben, visit(ben), &[9; 32]));
    assert!(matches!(sent, Err(Error::Forbidden(_))));
    house.write(move |tx| actions::close_record(tx, &floor, visit(anna)));
    assert!(matches!(go_on(&house, of_anna, 3), Err(Error::Conflict(_))), "closed");
    assert!((1..=3).all(|n| whose(&house, n).is_none()));
    house.store.clock().advance(24 * 3_600_000);
    house.write(forget_handovers);
    let left = house.store.read(|r| r.number("SELECT count(*) FROM handovers", [])).unwrap();
    assert_eq!(left, 0);
}

#[test]
fn a_guest_has_five_devices_and_the_oldest_ends() {
    let house = open();
    let anna = house.guest(1);
    for n in 1..=6 {
        house.store.clock().advance(1000);
        let code = code(&house, anna);
        go_on(&house, code, n).unwrap();
    }
    let here: Vec<u8> = (1..=6).filter(|n| whose(&house, *n).is_some()).collect();
    assert_eq!(here, [2, 3, 4, 5, 6]);
    assert_eq!(here.len() as i64, DEVICES_MAX);
    // A scan of one of them takes its own place and nobody else's.
    scan(&house, Some(4), 7);
    assert!([2, 3, 4, 5, 6, 7].iter().all(|n| whose(&house, *n).is_some()));
    house.write(|tx| first_use(tx, &[7; 32]));
    assert_eq!(whose(&house, 4), None);
}
