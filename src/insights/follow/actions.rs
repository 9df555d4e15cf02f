//! Follows the facts and adds them to the sums, in small jobs after their commit, with the cursor in
//! the same transaction: whatever stops in between, each fact is counted once. What a fact needs to
//! know of earlier ones is kept in rows of its own until the visit closes, never read from where it
//! stands today, so that counting anew gives the same sums.
//!
//! What happened to a line later counts on the day and hour of its order: a void takes it away there.

use std::collections::BTreeSet;

use super::queries::{OpenLine, cursor, facts_after, open_line, party, things_left};
use super::visit::actions::at_table;
use crate::base::ids::{LineId, VisitId};
use crate::base::time::Calendar;
use crate::base::{Event, Fact, Result};
use crate::bills::facts::BillFact;
use crate::floor;
use crate::floor::facts::FloorFact;
use crate::insights::sums::actions::{forget, write};
use crate::insights::sums::{Slot, Sums, What, time_bucket};
use crate::insights::{Choice, Sale, SoldLine, Source, Thing};
use crate::orders::State;
use crate::orders::facts::{Made, OrderFact, PlacedLine};
use crate::settings::Terms;
use crate::store::{Tx, params};
use crate::tables;
use crate::tables::facts::TableFact;

/// So many facts are added in one job.
const AT_ONCE: i64 = 400;

/// Adds the next facts to the sums. True while there are more.
///
/// # Errors
/// A fault of the database, or `NoRoom`.
pub fn catch_up(tx: &Tx<'_>, calendar: &Calendar) -> Result<bool> {
    let from = cursor(tx)?;
    let facts = facts_after(tx, from, AT_ONCE)?;
    let Some(last) = facts.last().map(|f| f.seq) else {
        return Ok(false);
    };
    let mut sums = Sums::default();
    for fact in &facts {
        let local = calendar.local(fact.at_ms);
        let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
        follow(tx, &mut sums, fact, (fact.day, minute))?;
    }
    write(tx, Source::HOUSE, &sums)?;
    tx.run("UPDATE sum_cursor SET seq = ?1", [last])?;
    Ok(facts.len() as i64 == AT_ONCE)
}

/// Forgets the house's own sums, to count them anew from the first fact. True while there are more.
///
/// # Errors
/// A fault of the database.
pub fn start_anew(tx: &Tx<'_>) -> Result<bool> {
    for table in [
        "DELETE FROM sum_visits",
        "DELETE FROM sum_lines",
        "UPDATE sum_cursor SET seq = 0",
    ] {
        tx.run(table, [])?;
    }
    let counts = tx.run(
        "DELETE FROM sum_counts WHERE (span, what, at, id, bucket) IN (SELECT span, what, at, id, bucket FROM sum_counts LIMIT 5000)",
        [],
    )?;
    Ok(forget(tx, Source::HOUSE)? || counts > 0)
}

fn follow(tx: &Tx<'_>, sums: &mut Sums, event: &Event, slot: Slot) -> Result<()> {
    let Some(visit) = event.visit else { return Ok(()) };
    match event.feature {
        OrderFact::FEATURE => of_order(tx, sums, event, visit, slot)?,
        TableFact::FEATURE => at_table(tx, sums, event, visit, slot)?,
        BillFact::FEATURE => {
            if let Some(BillFact::PaymentTaken {
                method, amount, tip, ..
            }) = BillFact::of(event)?
            {
                sums.at(slot).tips += tip.0;
                sums.count(slot.0, What::Method, method as i64, 0, (amount - tip).0);
            }
        }
        FloorFact::FEATURE => {
            if let Some(FloorFact::CallAnswered { call, .. }) = FloorFact::of(event)? {
                let made_ms = floor::queries::call_made(tx, call)?;
                sums.count(slot.0, What::Call, 0, (event.at_ms - made_ms).max(0) / 10_000, 0);
            }
        }
        _ => {}
    }
    Ok(())
}

fn of_order(tx: &Tx<'_>, sums: &mut Sums, event: &Event, visit: VisitId, slot: Slot) -> Result<()> {
    match OrderFact::of(event)? {
        Some(OrderFact::OrderPlaced { order, lines, .. }) => {
            placed(tx, sums, visit, event.at_ms, slot)?;
            let terms = tables::queries::get_visit(tx, visit)?.terms;
            let sale = Sale {
                day: slot.0,
                minute: slot.1,
                lines: lines.iter().map(|l| sold(l, terms)).collect(),
            };
            sums.sale(&sale);
            for (line, sold) in lines.iter().zip(&sale.lines) {
                sums.runs(slot, What::Load, sold.quantity);
                keep(tx, (order.0, visit.0), event.at_ms, slot, line.line, sold)?;
            }
            Ok(())
        }
        Some(OrderFact::LineStepped {
            line,
            to: State::Voided,
            ..
        }) => voided(tx, sums, line, slot),
        Some(OrderFact::LineStepped {
            line,
            station,
            to,
            made,
            ..
        }) => {
            if let Some(made) = made {
                ready(tx, sums, line, slot, (station.0, made))?;
            }
            if to == State::Served {
                served(tx, sums, line, slot, event.at_ms)?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}

/// A line as it is sold, with tax that is added on the bill.
fn sold(line: &PlacedLine, terms: Terms) -> SoldLine {
    let price = line.unit.times(line.quantity);
    let (gross, tax) = if terms.tax_added {
        let tax = price.share(line.tax_ppm);
        (price + tax, tax)
    } else {
        (price, price.tax_inside(line.tax_ppm))
    };
    SoldLine {
        thing: Thing(line.item.0),
        choices: line.options.iter().map(|(option, _)| Choice(option.0)).collect(),
        quantity: line.quantity,
        gross,
        tax,
    }
}

fn keep(tx: &Tx<'_>, (order, visit): (i64, i64), at_ms: i64, slot: Slot, line: LineId, sold: &SoldLine) -> Result<()> {
    tx.run(
        "INSERT INTO sum_lines (line, order_id, visit, day, minute, placed_ms, thing, quantity, gross, tax)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            line.0,
            order,
            visit,
            slot.0.0,
            slot.1,
            at_ms,
            sold.thing.0,
            sold.quantity,
            sold.gross.0,
            sold.tax.0
        ],
    )?;
    Ok(())
}

/// An order counts its visit, and with its first one the people who sit there.
fn placed(tx: &Tx<'_>, sums: &mut Sums, visit: VisitId, at_ms: i64, slot: Slot) -> Result<()> {
    let Some(party) = party(tx, visit)? else { return Ok(()) };
    if party.rounds == 0 {
        let at = sums.at((party.day, party.minute));
        at.visits += 1;
        at.covers += party.people();
        let minutes = (at_ms - party.opened_ms).max(0) / 60_000;
        sums.count(slot.0, What::FirstOrder, 0, minutes, 0);
    }
    tx.run("UPDATE sum_visits SET rounds = rounds + 1 WHERE visit = ?1", [visit.0])?;
    Ok(())
}

/// Takes a line away where it was added.
fn voided(tx: &Tx<'_>, sums: &mut Sums, id: LineId, slot: Slot) -> Result<()> {
    let Some(open) = open_line(tx, id)? else {
        return Ok(());
    };
    no_load(sums, &open, slot);
    let OpenLine {
        order,
        day,
        minute,
        mut line,
        ..
    } = open;
    line.choices = crate::orders::queries::chosen(tx, id)?.into_iter().map(|o| Choice(o.0)).collect();
    sums.line((day, minute), &line, -1);
    sums.at((day, minute)).voided += line.gross.0;
    tx.run("DELETE FROM sum_lines WHERE line = ?1", [id.0])?;
    let left: BTreeSet<Thing> = things_left(tx, order)?.into_iter().collect();
    if !left.contains(&line.thing) {
        sums.together(day, &left, line.thing, -1);
    }
    if left.is_empty() {
        sums.at((day, minute)).orders -= 1;
    }
    Ok(())
}

/// What a cook has made counts once, also where it is called back and made again.
fn ready(tx: &Tx<'_>, sums: &mut Sums, id: LineId, slot: Slot, (station, made): (i64, Made)) -> Result<()> {
    let Some(open) = open_line(tx, id)?.filter(|line| !line.is_made) else {
        return Ok(());
    };
    no_load(sums, &open, slot);
    let OpenLine { day, minute, line, .. } = open;
    tx.run("UPDATE sum_lines SET made = 1 WHERE line = ?1", [id.0])?;
    let at = sums.at((day, minute));
    at.cooked += 1;
    at.late += i64::from(made.late);
    let (bucket, late) = (time_bucket(made.seconds), i64::from(made.late));
    sums.count(day, What::Station, station, bucket, late);
    sums.count(day, What::Making, line.thing.0, bucket, late);
    if slot.0 == day {
        sums.count(day, What::Made, 0, slot.1, late);
    }
    Ok(())
}

/// A line that is not the kitchen's any more: on the day of its order, the end of which ends it otherwise.
fn no_load(sums: &mut Sums, line: &OpenLine, slot: Slot) {
    if slot.0 == line.day && !line.is_made && !line.is_served {
        sums.runs(slot, What::Load, -line.line.quantity);
    }
}

/// What a guest waited for a line counts once, also where it is called back and served again.
fn served(tx: &Tx<'_>, sums: &mut Sums, id: LineId, slot: Slot, at_ms: i64) -> Result<()> {
    let Some(line) = open_line(tx, id)?.filter(|line| !line.is_served) else {
        return Ok(());
    };
    no_load(sums, &line, slot);
    tx.run("UPDATE sum_lines SET served = 1 WHERE line = ?1", [id.0])?;
    sums.count(line.day, What::Wait, 0, (at_ms - line.placed_ms).max(0) / 60_000, 0);
    Ok(())
}
