mod party;

use super::*;
use crate::base::ids::TableId;
use crate::base::{Actor, Lang, Role, Verb};
use crate::settings::actions::set;
use crate::testing::{guest_id, open, staff, visit};

#[test]
fn guests_of_one_table_share_a_visit_and_neighbours_do_not() {
    let house = open();
    let (anna, ben, other) = (house.guest(1), house.guest(1), house.guest(2));
    assert_eq!(visit(anna), visit(ben));
    assert_ne!(visit(anna), visit(other));
    let guests = house.store.read(|r| queries::list_guests(r, visit(anna))).unwrap();
    assert_eq!(guests.iter().map(|g| g.number).collect::<Vec<_>>(), [1, 2]);
    assert_ne!(guests[0].name, guests[1].name);
}

#[test]
fn who_comes_after_three_idle_hours_or_was_sent_away_waits_for_a_nod() {
    let house = open();
    let anna = house.guest(1);
    house.store.clock().advance(IDLE_MS + 1);
    let late = house.guest(1);
    let floor = staff(Role::Floor);
    let refused = house.try_write(move |tx| actions::take_part(tx, &late, Verb::EditCart, visit(late)));
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    house.write(move |tx| actions::admit(tx, &floor, visit(late), 2));
    house.write(move |tx| actions::take_part(tx, &late, Verb::EditCart, visit(late)));
    house.write(move |tx| actions::away_record(tx, &floor, visit(anna), 1));
    let refused = house.try_write(move |tx| actions::take_part(tx, &anna, Verb::EditCart, visit(anna)));
    assert!(matches!(refused, Err(Error::Forbidden(_))));
    assert_ne!(guest_id(anna), guest_id(late));
}

#[test]
fn the_house_says_which_phones_wait_for_a_nod() {
    let house = open();
    let rule = |word: &'static str| house.write(move |tx| set(tx, &Actor::House, "join-nod", word));
    let waits = |guest: Actor| {
        house
            .try_write(move |tx| actions::take_part(tx, &guest, Verb::EditCart, visit(guest)))
            .is_err()
    };
    rule("first");
    let floor = staff(Role::Floor);
    let first = house.guest(1);
    assert!(waits(first), "nobody has opened the table");
    house.write(move |tx| actions::admit(tx, &floor, visit(first), 1));
    assert!(
        !waits(first) && !waits(house.guest(1)),
        "whom the floor let in opens it to the others"
    );
    house.write(move |tx| actions::open(tx, &floor, TableId(2), None));
    assert!(!waits(house.guest(2)), "the floor has opened it");
    rule("each");
    assert!(waits(house.guest(2)));
    assert!(!waits(first), "who sits there already stays");
}

#[test]
fn a_table_is_never_opened_twice_and_a_party_has_a_bound() {
    let house = open();
    let floor = staff(Role::Floor);
    let open = move |tx: &crate::store::Tx<'_>| actions::open(tx, &floor, crate::base::ids::TableId(1), Some(2));
    assert!(house.try_write(open).is_ok());
    assert!(matches!(house.try_write(open), Err(Error::Conflict(_))));
    for _ in 0..GUESTS_MAX {
        house.guest(1);
    }
    let one_more = house.try_write(|tx| {
        actions::join(
            tx,
            &Actor::Nobody,
            crate::base::ids::TableId(1),
            None,
            &[9; 32],
            Lang::En,
        )
    });
    assert!(matches!(one_more, Err(Error::Conflict(_))));
}

#[test]
fn guests_do_not_run_the_floor() {
    let house = open();
    let (anna, eve) = (house.guest(1), house.guest(2));
    let tried = house.try_write(move |tx| actions::away_record(tx, &eve, visit(anna), 1));
    assert!(matches!(tried, Err(Error::NotFound(_))), "a guest of another table");
    let cook = staff(Role::Kitchen);
    let tried = house.try_write(move |tx| actions::away_record(tx, &cook, visit(anna), 1));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
    let tried = house.try_write(move |tx| actions::open(tx, &anna, crate::base::ids::TableId(2), None));
    assert!(matches!(tried, Err(Error::Forbidden(_))));
}
