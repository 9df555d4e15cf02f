//! The sums agree with a recount by plain loops, and with themselves when they are counted anew.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::follow::actions::{catch_up, start_anew};
use crate::base::ids::{LineId, VisitId};
use crate::base::text::Note;
use crate::base::time::Calendar;
use crate::base::{Actor, Role};
use crate::bills::Method;
use crate::bills::actions::Pay;
use crate::orders::Step;
use crate::store::RequestKey;
use crate::testing::{House, open, staff};
use crate::{bills, floor, orders, tables};

fn follow(house: &House) {
    let calendar = house.store.calendar();
    while house.write({
        let calendar = calendar.clone();
        move |tx| catch_up(tx, &calendar)
    }) {}
}

/// Every row of every sum, as text.
fn dump(house: &House) -> Vec<String> {
    let ask = |sql: &'static str| house.store.read(|r| r.rows(sql, [], |row| row.get::<_, String>(0))).unwrap();
    let mut all = ask(
        "SELECT 'h ' || concat_ws(' ', source, day, hour, orders, pieces, gross, tax, voided, visits, covers, service, tips, cooked, late) FROM sum_hours",
    );
    all.extend(ask(
        "SELECT 't ' || concat_ws(' ', source, span, at, thing, orders, pieces, gross, tax) FROM sum_things",
    ));
    all.extend(ask(
        "SELECT 'c ' || concat_ws(' ', source, span, at, thing, choice, pieces, gross) FROM sum_choices",
    ));
    all.extend(ask(
        "SELECT 'p ' || concat_ws(' ', source, span, at, a, b, orders) FROM sum_pairs WHERE orders <> 0",
    ));
    all.extend(ask(
        "SELECT 'w ' || concat_ws(' ', thing, source, day, hour, pieces, gross) FROM sum_thing_hours",
    ));
    all.extend(ask(
        "SELECT 'n ' || concat_ws(' ', span, at, what, id, bucket, n, amount) FROM sum_counts",
    ));
    all
}

/// A line as it stands in the orders: order, placed, item, quantity, price, tax rate.
type Row = (i64, i64, i64, i64, i64, i64);

/// Pieces and gross by local date and hour, orders likewise, things, and pairs: by plain loops.
#[derive(Debug, Default, PartialEq)]
struct Recount {
    hours: BTreeMap<(i64, i64), (i64, i64, i64)>,
    things: BTreeMap<i64, (i64, i64, i64)>,
    pairs: BTreeMap<(i64, i64), i64>,
}

fn recount(house: &House) -> Recount {
    let rows: Vec<Row> = house
        .store
        .read(|r| {
            r.rows(
                "SELECT l.order_id, o.placed_ms, l.item_id, l.quantity, l.unit_price, l.tax_ppm
                 FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.state <> 'voided'",
                [],
                |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?)),
            )
        })
        .unwrap();
    let calendar = house.store.calendar();
    let mut all = Recount::default();
    let mut orders: BTreeMap<i64, ((i64, i64), BTreeSet<i64>)> = BTreeMap::new();
    for (order, at_ms, item, quantity, unit, _) in rows {
        let slot = (calendar.day_of(at_ms).0, i64::from(calendar.local(at_ms).hour()));
        let hour = all.hours.entry(slot).or_default();
        (hour.1, hour.2) = (hour.1 + quantity, hour.2 + quantity * unit);
        let thing = all.things.entry(item).or_default();
        (thing.1, thing.2) = (thing.1 + quantity, thing.2 + quantity * unit);
        orders.entry(order).or_insert((slot, BTreeSet::new())).1.insert(item);
    }
    for (slot, things) in orders.values() {
        all.hours.entry(*slot).or_default().0 += 1;
        for a in things {
            all.things.entry(*a).or_default().0 += 1;
            for b in things.iter().filter(|b| *b > a) {
                *all.pairs.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    all
}

fn summed(house: &House) -> Recount {
    let read = |r: &crate::store::Read<'_>| {
        let hours = r.rows(
            "SELECT day, hour, orders, pieces, gross FROM sum_hours WHERE orders <> 0 OR pieces <> 0 OR gross <> 0",
            [],
            |r| Ok(((r.get(0)?, r.get(1)?), (r.get(2)?, r.get(3)?, r.get(4)?))),
        )?;
        // By day, by month and by year are the same.
        let things = |span: i64| {
            r.rows(
                "SELECT thing, sum(orders), sum(pieces), sum(gross) FROM sum_things WHERE span = ?1 GROUP BY thing HAVING sum(pieces) <> 0",
                [span],
                |r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?, r.get(3)?))),
            )
        };
        let pairs = |span: i64| {
            r.rows(
                "SELECT a, b, sum(orders) FROM sum_pairs WHERE span = ?1 GROUP BY a, b HAVING sum(orders) <> 0",
                [span],
                |r| Ok(((r.get(0)?, r.get(1)?), r.get(2)?)),
            )
        };
        for span in [2, 3] {
            assert_eq!((things(1)?, pairs(1)?), (things(span)?, pairs(span)?));
        }
        Ok(Recount {
            hours: hours.into_iter().collect(),
            things: things(1)?.into_iter().collect(),
            pairs: pairs(1)?.into_iter().collect(),
        })
    };
    house.store.read(read).unwrap()
}

/// What may happen in a house.
#[derive(Debug, Clone)]
enum Deed {
    Order(i64, Vec<(usize, i64)>),
    Step(usize, Step),
    Covers(i64, i64),
    Pay(i64),
    Close(i64),
    Wait(i64),
    Follow,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let steps = prop::sample::select(vec![
        Step::Bump,
        Step::Serve,
        Step::Recall,
        Step::Void,
        Step::Void,
        Step::Start,
    ]);
    let deed = prop_oneof![
        4 => (1i64..3, prop::collection::vec((0usize..4, 1i64..4), 1..5)).prop_map(|(t, l)| Deed::Order(t, l)),
        6 => (0usize..40, steps).prop_map(|(l, s)| Deed::Step(l, s)),
        1 => (1i64..3, 1i64..9).prop_map(|(t, c)| Deed::Covers(t, c)),
        1 => (1i64..3).prop_map(Deed::Pay),
        1 => (1i64..3).prop_map(Deed::Close),
        2 => (1i64..40 * 60).prop_map(Deed::Wait),
        2 => Just(Deed::Follow),
    ];
    prop::collection::vec(deed, 1..60)
}

fn pay(house: &House, visit: Option<VisitId>) {
    let Some(visit) = visit else { return };
    let due = house.store.read(|r| bills::queries::get(r, visit)).unwrap().due();
    let pay = Pay {
        method: Method::Card,
        amount: due,
        tip: crate::base::Money(0),
    };
    let boss = staff(Role::Owner);
    let _ = house.try_write(move |tx| floor::settle::actions::pay(tx, &boss, visit, &RequestKey::fresh()?, pay));
}

fn close(house: &House, visit: Option<VisitId>) -> bool {
    let Some(visit) = visit else { return false };
    let boss = staff(Role::Owner);
    let closed = house.try_write(move |tx| {
        floor::settle::actions::serve_all(tx, &boss, visit)?;
        floor::actions::close(tx, &boss, visit)
    });
    closed.is_ok()
}

/// Does it; what the house refuses changes nothing.
fn act(house: &House, guests: &mut BTreeMap<i64, Actor>, deed: Deed) {
    let boss = staff(Role::Owner);
    let visit_at = |table: i64| {
        let table = crate::base::ids::TableId(table);
        house.store.read(|r| tables::queries::find_open_visit(r, table)).unwrap().map(|v| v.id)
    };
    match deed {
        Deed::Order(table, lines) => {
            if visit_at(table).is_none() || !guests.contains_key(&table) {
                guests.insert(table, house.guest(table));
            }
            let guest = guests[&table];
            for (item, quantity) in lines {
                let _ = house.add(guest, ["Soup", "Wine", "Lobster", "Soup"][item], quantity);
            }
            let _ = house.place(guest);
        }
        Deed::Step(nth, step) => {
            let note = Note::parse("a reason").unwrap();
            let _ =
                house.try_write(move |tx| orders::actions::step_line(tx, &boss, LineId(nth as i64 + 1), step, &note));
        }
        Deed::Covers(table, covers) => {
            if let Some(visit) = visit_at(table) {
                house.write(move |tx| tables::actions::set_covers(tx, &boss, visit, covers));
            }
        }
        Deed::Pay(table) => pay(house, visit_at(table)),
        Deed::Close(table) => {
            if close(house, visit_at(table)) {
                guests.remove(&table);
            }
        }
        Deed::Wait(minutes) => house.clock.advance(minutes * 60_000),
        Deed::Follow => follow(house),
    }
}

/// An order's worth of numbers: orders, gross, voided, covers, visits by day and hour.
fn hours(house: &House) -> Vec<(String, i64, [i64; 6])> {
    let rows = house.store.read(|r| {
        r.rows(
            "SELECT day, hour, orders, gross, voided, visits, covers, late FROM sum_hours ORDER BY day, hour",
            [],
            |r| {
                Ok((
                    r.get(0)?,
                    r.get(1)?,
                    [r.get(2)?, r.get(3)?, r.get(4)?, r.get(5)?, r.get(6)?, r.get(7)?],
                ))
            },
        )
    });
    let named = |(day, hour, sums)| (crate::base::time::BusinessDay(day).date().to_string(), hour, sums);
    rows.unwrap().into_iter().map(named).collect()
}

#[test]
fn what_happens_later_counts_where_the_order_was() {
    let house = open();
    // 2027-01-15 09:00 in Rome; the day ends at 04:00.
    house.clock.advance(16 * 3_600_000 + 30 * 60_000);
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.add(anna, "Wine", 1).unwrap();
    house.place(anna).unwrap();
    follow(&house);
    let night = |orders, gross, voided, late| ("2027-01-15".to_string(), 1, [orders, gross, voided, 1, 1, late]);
    assert_eq!(
        hours(&house),
        [night(1, 1400, 0, 0)],
        "half past one belongs to the day before"
    );
    // The next evening: slow, and the wine goes back.
    house.clock.advance(18 * 3_600_000);
    let lines: Vec<LineId> = house.orders(anna)[0].lines.iter().map(|l| l.id).collect();
    let boss = staff(Role::Owner);
    let step = |line: LineId, step: Step| {
        let note = Note::parse("corked").unwrap();
        house.write(move |tx| orders::actions::step_line(tx, &boss, line, step, &note));
    };
    step(lines[0], Step::Bump);
    step(lines[1], Step::Void);
    follow(&house);
    assert_eq!(hours(&house), [night(1, 1000, 400, 1)]);
    // Called back and made again is made once; an order without a line is none.
    step(lines[0], Step::Recall);
    step(lines[0], Step::Bump);
    step(lines[0], Step::Void);
    follow(&house);
    assert_eq!(hours(&house), [night(0, 0, 1400, 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_sums_agree_with_a_recount_whatever_happens(deeds in deeds(), zone in 0usize..3) {
        let house = open();
        // Houses far apart, one with its clocks turned while it is open, and with a late end of the day.
        let zone = ["Europe/Rome", "America/New_York", "Asia/Kathmandu"][zone];
        house.store.set_calendar(Calendar::new(zone, 240).unwrap());
        let mut guests = BTreeMap::new();
        for deed in deeds {
            act(&house, &mut guests, deed);
        }
        follow(&house);
        prop_assert_eq!(summed(&house), recount(&house));
        let before = dump(&house);
        while house.write(start_anew) {}
        prop_assert_eq!(summed(&house), Recount::default());
        follow(&house);
        let nonzero = |rows: Vec<String>| rows.into_iter().filter(|r| !r.ends_with(" 0 0 0 0")).collect::<Vec<_>>();
        prop_assert_eq!(nonzero(dump(&house)), nonzero(before));
    }
}

mod clocks;
mod edges;
mod guests;
