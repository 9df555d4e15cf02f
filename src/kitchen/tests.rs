use super::actions::{Moved, What, step, undo};
use super::*;
use crate::base::ids::{LineId, OptionId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Fact, Lang, Role};
use crate::menu::Allergens;
use crate::orders::Step;
use crate::orders::actions::{acknowledge, acknowledge_ticket, step_line, take_back};
use crate::orders::facts::OrderFact;
use crate::tables::diet::{self, Diet};
use crate::testing::{House, add, open, staff, visit};
use crate::{cart, menu};

const COOK: Role = Role::Kitchen;

fn stations(house: &House) -> Vec<StationId> {
    let all = house.store.read(|r| queries::stations(r, Lang::En)).unwrap();
    all.iter().map(|s| s.id).collect()
}
fn board(house: &House, stations: &[StationId]) -> Vec<Ticket> {
    house.store.read(|r| queries::list(r, &staff(COOK), stations)).unwrap()
}
fn all_day(house: &House, stations: &[StationId]) -> Vec<AllDay> {
    house.store.read(|r| queries::all_day(r, &staff(COOK), stations)).unwrap()
}
fn order(house: &House, who: Actor, items: &[(&str, i64)]) {
    for (item, quantity) in items {
        house.add(who, item, *quantity).unwrap();
    }
    house.place(who).unwrap();
}
fn pizza(house: &House, who: Actor, options: &[&str], quantity: i64) {
    let options = options.iter().map(|o| option(house, o)).collect();
    let add = add(house.item("Pizza").id, options, quantity);
    house.write(move |tx| cart::actions::add(tx, &who, visit(who), None, &add));
}
fn option(house: &House, name: &str) -> OptionId {
    let item = house.item("Pizza");
    let mut all = item.removals.iter().chain(item.groups.iter().flat_map(|g| &g.options));
    all.find(|o| o.name == name).unwrap().id
}
fn line(house: &House, who: Actor, n: usize) -> LineId {
    house.orders(who).iter().flat_map(|o| &o.lines).nth(n).unwrap().id
}
fn void(house: &House, by: Role, line: LineId) -> crate::base::Result<()> {
    let who = staff(by);
    house.try_write(move |tx| step_line(tx, &who, line, Step::Void, &Note::parse("a hair")?))
}
fn tap(house: &House, what: What, to_take: Step) -> Option<Moved> {
    house.write(move |tx| step(tx, &staff(COOK), what, to_take))
}

#[test]
fn a_screen_shows_its_stations_and_names_the_others() {
    let house = open();
    let anna = house.guest(1);
    order(&house, anna, &[("Soup", 1), ("Wine", 2)]);
    let all = stations(&house);
    let [kitchen, bar] = all[..] else {
        panic!("two stations")
    };
    let only = |shown: &[StationId]| -> Vec<_> { board(&house, shown).iter().map(|t| t.station).collect() };
    assert_eq!(only(&[kitchen]), [kitchen]);
    assert_eq!(only(&[bar]), [bar]);
    assert_eq!(only(&all), [kitchen, bar], "each station has a ticket of its own");
    assert_eq!(board(&house, &[bar])[0].also_at, ["Kitchen"]);
    let guest = house.store.read(|r| queries::list(r, &anna, &all));
    assert!(matches!(guest, Err(Error::Forbidden(_))));
}

#[test]
fn a_ticket_is_slow_and_late_by_its_own_stations_thresholds() {
    let house = open();
    let anna = house.guest(1);
    house.write(|tx| {
        tx.run(
            "UPDATE stations SET warn_minutes = 3, late_minutes = 5 WHERE key = 'bar'",
            [],
        )
    });
    order(&house, anna, &[("Soup", 1), ("Wine", 1)]);
    let all = stations(&house);
    let ages = |minutes: i64| -> Vec<_> {
        house.clock.advance(minutes * 60_000);
        let now = house.store.read(|r| Ok(r.now)).unwrap();
        board(&house, &all).iter().map(|t| (t.minutes(&now), t.age(&now))).collect()
    };
    assert_eq!(ages(2), [(2, Age::Fresh), (2, Age::Fresh)]);
    assert_eq!(ages(1), [(3, Age::Fresh), (3, Age::Slow)]);
    assert_eq!(ages(2), [(5, Age::Fresh), (5, Age::Late)]);
    assert_eq!(ages(5), [(10, Age::Slow), (10, Age::Late)]);
    assert_eq!(ages(8), [(18, Age::Late), (18, Age::Late)]);
}

#[test]
fn a_ticket_says_what_its_guest_must_not_eat_and_what_of_that_is_in_it() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(1));
    pizza(&house, anna, &["Large"], 1);
    pizza(&house, ben, &["Large"], 1);
    house.place(anna).unwrap();
    let diet = Diet {
        avoids: Allergens::default().with("milk").unwrap().with("nuts").unwrap(),
        allergic: true,
        ..Diet::default()
    };
    let said = diet.clone();
    house.write(move |tx| diet::actions::set(tx, &anna, visit(anna), &said));
    let lines = board(&house, &stations(&house))[0].lines.clone();
    let words = |set: Allergens| set.words().collect::<Vec<_>>();
    assert_eq!(
        words(lines[0].allergies),
        ["milk", "nuts"],
        "said after the order was sent"
    );
    assert_eq!(words(lines[0].danger()), ["milk"]);
    assert!(lines[1].allergies.is_empty(), "Ben has said nothing");
    let dislike = Diet {
        allergic: false,
        ..diet
    };
    house.write(move |tx| diet::actions::set(tx, &anna, visit(anna), &dislike));
    assert!(board(&house, &stations(&house))[0].lines[0].allergies.is_empty());
}

#[test]
fn what_was_on_the_board_and_is_voided_stays_until_a_cook_has_seen_it() {
    let house = open();
    let anna = house.guest(1);
    let (all, cook) = (stations(&house), staff(COOK));
    for (way, by) in [
        (vec![], Role::Floor),
        (vec![Step::Accept], Role::Floor),
        (vec![Step::Start], Role::Manager),
        (vec![Step::Bump], Role::Manager),
    ] {
        order(&house, anna, &[("Soup", 1)]);
        let last = house.orders(anna).len() - 1;
        let line = line(&house, anna, last);
        for to_take in &way {
            tap(&house, What::Line(line), *to_take);
        }
        void(&house, by, line).unwrap();
        let shown = board(&house, &all);
        assert_eq!(
            (shown.len(), shown[0].place(), shown[0].changes()),
            (1, Place::Board, 1),
            "{way:?}"
        );
        assert!(!shown[0].is_new(), "nothing is to make");
        assert!(all_day(&house, &all)[0].dishes.is_empty());
        for _ in 0..2 {
            house.write(move |tx| acknowledge(tx, &cook, line));
        }
        assert!(board(&house, &all).is_empty(), "{way:?}");
    }
    let told = house.events.lock().unwrap();
    let told = told
        .iter()
        .filter(|e| matches!(OrderFact::of(e), Ok(Some(OrderFact::ChangeAcknowledged { .. }))));
    assert_eq!(told.count(), 4, "to see it twice is told once");
}

#[test]
fn a_guest_who_takes_back_is_seen_too_and_what_was_never_on_the_board_is_not() {
    let house = open();
    let anna = house.guest(1);
    let all = stations(&house);
    order(&house, anna, &[("Soup", 1), ("Wine", 1), ("Lobster", 1)]);
    house.write(move |tx| take_back(tx, &anna, visit(anna), 1));
    let shown = board(&house, &all);
    assert_eq!(shown[0].lines.iter().filter(|l| l.unseen).count(), 1);
    assert!(shown[0].is_new(), "the lobster is still to be accepted");
    let (order_id, kitchen) = (shown[0].order, shown[0].station);
    house.write(move |tx| acknowledge_ticket(tx, &staff(COOK), order_id, kitchen));
    assert_eq!(board(&house, &all)[0].lines.len(), 1);
    // What waited for the floor's nod was on no ticket.
    house.write(|tx| crate::settings::actions::set(tx, &Actor::House, "approve-first-order", "on"));
    let ben = house.guest(2);
    order(&house, ben, &[("Soup", 1)]);
    let id = line(&house, ben, 0);
    house.write(move |tx| step_line(tx, &staff(Role::Floor), id, Step::Refuse, &Note::parse("drunk")?));
    assert!(board(&house, &all).iter().all(|t| t.table == "T1"));
    // What is served is the floor's.
    let lobster = line(&house, anna, 2);
    tap(&house, What::Line(lobster), Step::Bump);
    tap(&house, What::Line(lobster), Step::Serve);
    void(&house, Role::Manager, lobster).unwrap();
    assert!(board(&house, &all).iter().all(|t| t.changes() == 0));
}

#[test]
fn a_change_nobody_has_seen_neither_keeps_a_visit_open_nor_leaves_the_board_with_it() {
    let house = open();
    let anna = house.guest(1);
    let all = stations(&house);
    order(&house, anna, &[("Soup", 1)]);
    let id = line(&house, anna, 0);
    void(&house, Role::Floor, id).unwrap();
    house.write(move |tx| {
        tx.run(
            "UPDATE visits SET closed_ms = ?2 WHERE id = ?1",
            [visit(anna).0, tx.now.at_ms],
        )
    });
    assert_eq!(board(&house, &all)[0].table, "T1");
    // The station leaves the menu: it is shown for as long as it has something to be seen.
    house.write(|tx| tx.run("UPDATE stations SET position = -1 WHERE key = 'kitchen'", []));
    assert_eq!(stations(&house).len(), 2);
    house.write(move |tx| acknowledge(tx, &staff(COOK), id));
    assert!(board(&house, &all).is_empty() && stations(&house).len() == 1);
    for nobody in [anna, Actor::Nobody] {
        assert!(house.try_write(move |tx| acknowledge(tx, &nobody, id)).is_err());
    }
}

#[test]
fn all_day_counts_what_is_to_make_over_all_tables_and_by_the_ways_to_make_it() {
    let house = open();
    let (anna, ben) = (house.guest(1), house.guest(2));
    let all = stations(&house);
    pizza(&house, anna, &["Large"], 2);
    pizza(&house, anna, &["Small"], 1);
    order(&house, anna, &[("Soup", 1), ("Wine", 3)]);
    pizza(&house, ben, &["Small"], 4);
    house.place(ben).unwrap();
    let counts = all_day(&house, &all);
    let said: Vec<_> = counts[0].dishes.iter().map(|d| (d.name.as_str(), d.quantity)).collect();
    assert_eq!(said, [("Pizza", 7), ("Soup", 1)], "the most first");
    let ways: Vec<_> = counts[0].dishes[0].ways.iter().map(|w| (w.quantity, w.options.join(" "))).collect();
    assert_eq!(ways, [(5, "Small".to_string()), (2, "Large".to_string())]);
    assert_eq!((counts[0].quantity(), counts[1].quantity()), (8, 3));
    assert_eq!(all_day(&house, &all[1..]).len(), 1, "one station has one list");
    tap(&house, What::Line(line(&house, anna, 0)), Step::Start);
    assert_eq!(all_day(&house, &all)[0].quantity(), 8, "what is cooking is to make");
    tap(&house, What::Line(line(&house, anna, 0)), Step::Bump);
    assert_eq!(all_day(&house, &all)[0].dishes[0].quantity, 5);
}

#[test]
fn what_is_left_out_is_a_way_of_its_own() {
    let house = open();
    let anna = house.guest(1);
    house.write(|tx| {
        tx.run(
            "UPDATE option_groups SET removes = 1, least = 0 WHERE key = 'extras'",
            [],
        )
    });
    pizza(&house, anna, &["Large", "Ham"], 1);
    pizza(&house, anna, &["Large"], 1);
    house.place(anna).unwrap();
    let ticket = &board(&house, &stations(&house))[0];
    assert_eq!(
        (ticket.lines[0].removals.join(" "), ticket.lines[0].options.join(" ")),
        ("Ham".into(), "Large".into())
    );
    let ways = &all_day(&house, &stations(&house))[0].dishes[0].ways;
    assert_eq!(ways.len(), 2);
    assert!(ways.iter().any(|w| w.removals == ["Ham"] && w.options == ["Large"]));
}

#[test]
fn a_tap_is_taken_back_for_the_lines_that_it_moved_and_for_no_other() {
    let house = open();
    let anna = house.guest(1);
    order(&house, anna, &[("Soup", 1), ("Lobster", 1)]);
    let ticket = board(&house, &stations(&house))[0].clone();
    let what = What::Ticket(ticket.order, ticket.station);
    let states = || -> Vec<_> { house.orders(anna)[0].lines.iter().map(|l| l.state).collect() };
    tap(&house, What::Line(line(&house, anna, 1)), Step::Accept);
    let moved = tap(&house, what, Step::Accept).unwrap();
    assert_eq!((moved.lines.len(), moved.to), (1, State::Accepted));
    let again = moved.clone();
    house.write(move |tx| undo(tx, &staff(COOK), &moved));
    assert_eq!(states(), [State::Sent, State::Accepted]);
    let late = house.try_write(move |tx| undo(tx, &staff(COOK), &again));
    assert!(matches!(late, Err(Error::Conflict(_))), "it stands elsewhere by now");
    // What cannot be taken back by one step, or not by a cook, is not offered.
    assert_eq!(tap(&house, What::Line(line(&house, anna, 0)), Step::Bump), None);
    assert_eq!(tap(&house, What::Line(line(&house, anna, 0)), Step::Serve), None);
    let none = Moved {
        lines: vec![],
        to: State::Ready,
    };
    assert!(house.try_write(move |tx| undo(tx, &staff(COOK), &none)).is_err());
}

#[test]
fn a_dish_that_left_the_menu_is_still_on_its_ticket() {
    let house = open();
    let anna = house.guest(1);
    order(&house, anna, &[("Soup", 1)]);
    house.alter("UPDATE items SET active = 0 WHERE key = 'soup'");
    assert!(
        house
            .store
            .read(|r| menu::queries::menu(r, Lang::En))
            .unwrap()
            .iter()
            .all(|c| c.items.iter().all(|i| i.name != "Soup"))
    );
    assert_eq!(all_day(&house, &stations(&house))[0].dishes[0].name, "Soup");
}
