//! What the facts about a visit add to the sums: who sat there, for how long, and whether they were here before.

use crate::base::ids::VisitId;
use crate::base::time::BusinessDay;
use crate::base::{Event, Fact, Result};
use crate::bills;
use crate::insights::follow::queries::{Party, party};
use crate::insights::sums::{Slot, Sums, What, month};
use crate::store::{Tx, params};
use crate::tables;
use crate::tables::facts::TableFact;
use crate::tables::known::Came;

/// From so many days on, phones that come again are counted together.
const NTH_MAX: i64 = 100;

/// A phone came, for the first time or again: in a month it counts once to those that came first when it did.
fn came(sums: &mut Sums, day: BusinessDay, came: &Came) {
    sums.count(day, What::Nth, 0, came.nth.min(NTH_MAX), 0);
    if let Some(since) = came.since {
        sums.count(day, What::Since, 0, since, 0);
    }
    let before = came.since.map(|since| BusinessDay(day.0 - since).first_of_month());
    if before != Some(day.first_of_month()) {
        sums.count(day, What::Cohort, month(came.first), 0, 0);
    }
}

/// Follows a fact about a table's visit.
pub(in crate::insights::follow) fn at_table(
    tx: &Tx<'_>,
    sums: &mut Sums,
    event: &Event,
    visit: VisitId,
    slot: Slot,
) -> Result<()> {
    match TableFact::of(event)? {
        Some(TableFact::VisitOpened { .. }) => {
            tx.run(
                "INSERT INTO sum_visits (visit, day, minute, opened_ms) VALUES (?1, ?2, ?3, ?4)",
                params![visit.0, slot.0.0, slot.1, event.at_ms],
            )?;
            sums.runs(slot, What::Open, 1);
        }
        Some(TableFact::GuestJoined { waiting: false, .. } | TableFact::GuestAdmitted { .. }) => {
            people(tx, sums, visit, |party| party.guests += 1)?;
        }
        Some(TableFact::GuestMerged { seated: true, .. }) => people(tx, sums, visit, |party| party.guests -= 1)?,
        Some(TableFact::PhoneCame { came: phone, .. }) => came(sums, slot.0, &phone),
        Some(TableFact::CoversSet { covers, .. }) => people(tx, sums, visit, |party| party.covers = Some(covers))?,
        Some(TableFact::VisitClosed { .. }) => closed(tx, sums, event, visit, slot)?,
        _ => {}
    }
    Ok(())
}

/// More or fewer people at a table; where they have ordered, they are counted otherwise.
fn people(tx: &Tx<'_>, sums: &mut Sums, visit: VisitId, change: impl FnOnce(&mut Party)) -> Result<()> {
    let Some(mut party) = party(tx, visit)? else {
        return Ok(());
    };
    let before = party.people();
    change(&mut party);
    if party.rounds > 0 {
        sums.at((party.day, party.minute)).covers += party.people() - before;
    }
    tx.run(
        "UPDATE sum_visits SET guests = ?2, covers = ?3 WHERE visit = ?1",
        params![visit.0, party.guests, party.covers],
    )?;
    Ok(())
}

/// What is known of a visit only when it is over.
fn closed(tx: &Tx<'_>, sums: &mut Sums, event: &Event, visit: VisitId, slot: Slot) -> Result<()> {
    let Some(party) = party(tx, visit)? else { return Ok(()) };
    if slot.0 == party.day {
        sums.runs(slot, What::Open, -1);
    }
    if party.rounds > 0 {
        let minutes = (event.at_ms - party.opened_ms).max(0) / 60_000;
        sums.count(party.day, What::Stay, 0, minutes / 5, minutes);
        sums.count(party.day, What::Rounds, 0, party.rounds, 0);
        sums.count(party.day, What::Party, 0, party.people(), 0);
        let bill = bills::queries::get(tx, party.visit)?;
        sums.at((party.day, party.minute)).service += bill.service.0;
        for lang in tables::queries::languages_at(tx, visit)? {
            sums.count(party.day, What::Language, lang as i64, 0, 0);
        }
    }
    tx.run("DELETE FROM sum_visits WHERE visit = ?1", [visit.0])?;
    tx.run("DELETE FROM sum_lines WHERE visit = ?1", [visit.0])?;
    Ok(())
}
