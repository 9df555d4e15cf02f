use super::*;
use crate::base::Role;
use crate::base::ids::TableId;
use crate::store::Tx;
use crate::tables::queries::{get, list, list_with_retired};
use crate::testing::{House, open, staff};

fn spelled(first: &str, last: &str) -> Vec<String> {
    names(first, last).unwrap().iter().map(|n| n.as_str().to_string()).collect()
}

#[test]
fn several_names_go_on_from_the_first() {
    assert_eq!(spelled("T9", "T11"), ["T9", "T10", "T11"]);
    assert_eq!(spelled("08", "10"), ["08", "09", "10"]);
    assert_eq!(spelled("Bar 2", " bar 3 "), ["Bar 2", "Bar 3"]);
    assert_eq!(spelled("Terrace", ""), ["Terrace"]);
    assert_eq!(spelled("7", "7"), ["7"]);
    for (first, last) in [
        ("T1", "G3"),
        ("T5", "T4"),
        ("Terrace", "T3"),
        ("T1", "T101"),
        ("T1", "T"),
    ] {
        let refused = names(first, last).unwrap_err();
        assert!(
            matches!(&refused, Error::Invalid(f) if f[0].0 == "last"),
            "{first} {last}: {refused}"
        );
    }
    assert_eq!(names("T1", "T100").unwrap().len(), 100);
    assert!(names("", "T3").is_err());
    // More digits than any number: no overflow.
    assert!(names("1", "99999999999999999999999").is_err());
}

#[test]
fn a_counter_has_no_seats_and_a_table_has_some() {
    assert_eq!(Place::new("Bar", TableKind::Counter, Some(4)).unwrap().seats, 0);
    for seats in [None, Some(0), Some(100)] {
        assert!(Place::new("Bar", TableKind::Table, seats).is_err(), "{seats:?}");
    }
    let both = Place::new(" ", TableKind::Table, None).unwrap_err();
    assert_eq!(
        both.messages().iter().map(|m| m.0).collect::<Vec<_>>(),
        ["area", "seats"]
    );
}

const BOSS: Role = Role::Manager;

fn plan(house: &House) -> Vec<(String, String)> {
    let all = house.store.read(list).unwrap();
    all.into_iter().map(|t| (t.area, t.name)).collect()
}

fn add(house: &House, first: &str, last: &str, area: &str) -> TableId {
    let (names, place) = (names(first, last).unwrap(), Place::table(area, 4).unwrap());
    house.write(move |tx| actions::add(tx, &staff(BOSS), &names, &place))[0]
}

fn order(house: &House) -> Vec<String> {
    plan(house).into_iter().map(|(_, name)| name).collect()
}

#[test]
fn tables_stay_with_their_area_in_any_order() {
    let house = open();
    let garden = add(&house, "G1", "G3", "Garden");
    add(&house, "T3", "", "sala");
    assert_eq!(order(&house), ["T1", "T2", "T3", "G1", "G2", "G3"]);
    assert_eq!(plan(&house)[2].0, "Sala", "one area, as the house writes it");
    house.write(move |tx| actions::move_to(tx, &staff(BOSS), garden, 9));
    house.write(move |tx| actions::move_area(tx, &staff(BOSS), garden, 0));
    assert_eq!(order(&house), ["G2", "G3", "G1", "T1", "T2", "T3"]);
    // To another area, at its end.
    let (name, place) = (Name::parse("G1").unwrap(), Place::table("Sala", 2).unwrap());
    house.write(move |tx| actions::save(tx, &staff(BOSS), garden, 1, &name, &place));
    assert_eq!(order(&house), ["G2", "G3", "T1", "T2", "T3", "G1"]);
}

#[test]
fn a_name_is_free_again_when_its_table_is_retired_and_only_then() {
    let house = open();
    let first = TableId(1);
    let retire = |active| move |tx: &Tx<'_>| actions::set_active(tx, &staff(BOSS), first, active);
    let again = |tx: &Tx<'_>| actions::add(tx, &staff(BOSS), &names("t1", "")?, &Place::table("Sala", 2)?);
    assert!(matches!(house.try_write(again), Err(Error::Invalid(_))));
    let anna = house.guest(1);
    assert!(
        matches!(house.try_write(retire(false)), Err(Error::Conflict(_))),
        "a visit is open there"
    );
    let visit = crate::testing::visit(anna);
    house.write(move |tx| crate::tables::actions::close_record(tx, &staff(Role::Floor), visit));
    house.write(retire(false));
    house.write(again);
    assert!(
        matches!(house.try_write(retire(true)), Err(Error::Conflict(_))),
        "its name is taken"
    );
    assert_eq!(order(&house), ["T2", "t1"]);
    assert_eq!(house.store.read(list_with_retired).unwrap().len(), 3);
    assert!(house.store.read(|r| get(r, first)).is_err());
}

#[test]
fn an_edit_of_what_was_edited_meanwhile_is_refused() {
    let house = open();
    let save = |seen, name: &'static str| {
        move |tx: &Tx<'_>| {
            let place = Place::new("Bar", TableKind::Counter, None)?;
            actions::save(tx, &staff(BOSS), TableId(1), seen, &Name::parse(name)?, &place)
        }
    };
    house.write(save(1, "Pickup"));
    assert!(matches!(house.try_write(save(1, "Other")), Err(Error::Conflict(_))));
    assert!(
        matches!(house.try_write(save(2, "t2")), Err(Error::Invalid(_))),
        "the name of another"
    );
    // What is as it was is no edit.
    house.write(save(2, "Pickup"));
    house.write(save(2, "pickup"));
    let rename = |seen: &'static str, name: &'static str| {
        move |tx: &Tx<'_>| actions::rename_area(tx, &staff(BOSS), TableId(1), seen, &Name::parse(name)?)
    };
    assert!(matches!(
        house.try_write(rename("Sala", "Counter")),
        Err(Error::Conflict(_))
    ));
    assert!(matches!(house.try_write(rename("Bar", "SALA")), Err(Error::Invalid(_))));
    house.write(rename("Bar", "BAR"));
    assert!(
        plan(&house).contains(&("BAR".into(), "pickup".into())),
        "{:?}",
        plan(&house)
    );
}

#[test]
fn waiters_and_guests_do_not_draw_the_plan() {
    let house = open();
    for actor in [staff(Role::Floor), staff(Role::Kitchen), house.guest(2)] {
        let id = TableId(1);
        let place = || Place::table("Sala", 4);
        let name = || Name::parse("T9");
        type Try = Box<dyn FnOnce(&Tx<'_>) -> Result<()> + Send>;
        let tries: [Try; 7] = [
            Box::new(move |tx| actions::add(tx, &actor, &[name()?], &place()?).map(|_| ())),
            Box::new(move |tx| actions::save(tx, &actor, id, 1, &name()?, &place()?)),
            Box::new(move |tx| actions::rename_area(tx, &actor, id, "Sala", &name()?)),
            Box::new(move |tx| actions::move_to(tx, &actor, id, 1)),
            Box::new(move |tx| actions::move_area(tx, &actor, id, 0)),
            Box::new(move |tx| actions::set_active(tx, &actor, id, false)),
            Box::new(move |tx| actions::rotate(tx, &actor, id)),
        ];
        for attempt in tries {
            assert!(
                matches!(house.try_write(attempt), Err(Error::Forbidden(_))),
                "{actor:?}"
            );
        }
    }
}
