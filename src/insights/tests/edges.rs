//! Where a period ends: nothing that was sold later is read with it, though months and years are read whole.

use super::follow;
use crate::base::ids::LineId;
use crate::base::text::Note;
use crate::base::time::BusinessDay;
use crate::base::{Lang, Money, Role};
use crate::insights::period::Period;
use crate::insights::report::{Running, counted, queries, thing};
use crate::insights::sums::actions::write;
use crate::insights::sums::{Sums, What};
use crate::insights::{Choice, Sale, SoldLine, Source, Thing};
use crate::orders::{self, Step};
use crate::testing::{House, open, staff};

/// One order with two dishes on a day, and a visit.
fn sell(house: &House, day: BusinessDay) {
    let line = |thing| SoldLine {
        thing: Thing(thing),
        choices: vec![Choice(1)],
        quantity: 1,
        gross: Money(500),
        tax: Money(0),
    };
    let mut sums = Sums::default();
    sums.sale(&Sale {
        day,
        minute: 720,
        lines: vec![line(1), line(2)],
    });
    sums.count(day, What::Party, 0, 2, 0);
    house.write(move |tx| write(tx, Source::HOUSE, &sums));
}

/// Pieces, pairs, choices and parties of a period.
fn counted(house: &House, period: Period) -> [i64; 4] {
    let boss = staff(Role::Owner);
    let read = |r: &crate::store::Read<'_>| {
        let sold = queries::things(r, &boss, period, Lang::En)?;
        let pairs = thing::queries::pairs(r, &boss, period, &sold, 1, None)?;
        let choices = thing::queries::choices(r, &boss, period, &sold, Lang::En, None)?;
        let parties = counted::queries::spreads(r, &boss, period, What::Party)?;
        Ok([
            sold.iter().map(|s| s.part.pieces).sum(),
            pairs.iter().map(|p| p.orders).sum(),
            choices.iter().map(|c| c.pieces).sum(),
            parties.values().map(crate::insights::report::Spread::count).sum(),
        ])
    };
    house.store.read(read).unwrap()
}

#[test]
fn a_period_ends_with_its_last_day() {
    let house = open();
    let day = |text: &str| BusinessDay::parse(text).unwrap();
    let until = |to: &str| {
        let period = Period {
            from: day("2027-01-20"),
            to: day(to),
        };
        counted(&house, period)
    };
    sell(&house, day("2027-02-10"));
    assert_eq!(
        until("2027-02-10"),
        [2, 1, 2, 1],
        "the last day of which anything is known"
    );
    assert_eq!(until("2027-02-09"), [0; 4]);
    sell(&house, day("2027-02-11"));
    assert_eq!(
        until("2027-02-10"),
        [2, 1, 2, 1],
        "a day later in the same month is not in it"
    );
    sell(&house, day("2027-11-30"));
    assert_eq!(until("2027-02-11"), [4, 2, 4, 2], "nor one later in the same year");
    assert_eq!(until("2027-11-30"), [6, 3, 6, 3]);
}

/// What ran at a time of today's clock.
fn running(house: &House, hour: i64, minute: i64) -> Option<Running> {
    let boss = staff(Role::Owner);
    let read = |r: &crate::store::Read<'_>| queries::running(r, &boss, r.day, hour * 60 + minute, 240);
    house.store.read(read).unwrap()
}

#[test]
fn what_runs_is_known_of_each_minute() {
    let house = open();
    let boss = staff(Role::Owner);
    let step = |line: i64, step: Step| {
        let note = Note::parse("dropped").unwrap();
        house.write(move |tx| orders::actions::step_line(tx, &boss, LineId(line), step, &note));
    };
    assert_eq!(running(&house, 12, 0), None, "nobody has counted yet");
    // From nine in the morning on.
    let anna = house.guest(1);
    house.add(anna, "Soup", 2).unwrap();
    house.add(anna, "Lobster", 1).unwrap();
    house.place(anna).unwrap();
    house.clock.advance(10 * 60_000);
    let ben = house.guest(2);
    house.add(ben, "Soup", 3).unwrap();
    house.place(ben).unwrap();
    house.clock.advance(50 * 60_000);
    step(1, Step::Bump);
    step(1, Step::Recall);
    step(1, Step::Bump);
    step(2, Step::Void);
    follow(&house);
    let ran = |open, load, made, late| Some(Running { open, load, made, late });
    assert_eq!(running(&house, 4, 0), ran(0, 0, 0, 0), "the day begins at four");
    assert_eq!(running(&house, 9, 5), ran(1, 3, 0, 0));
    assert_eq!(running(&house, 9, 30), ran(2, 6, 0, 0));
    assert_eq!(
        running(&house, 10, 30),
        ran(2, 3, 1, 1),
        "made late, once, and one taken away"
    );
    assert_eq!(running(&house, 3, 59), ran(2, 3, 1, 1), "the last minute of the day");
    // The next day begins with nothing, whatever was left.
    house.clock.advance(24 * 3_600_000);
    step(3, Step::Bump);
    follow(&house);
    assert_eq!(running(&house, 12, 0), None);
}
