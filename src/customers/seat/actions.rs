//! Verbs that bring a customer and a guest of a table together.

use super::queries::{find, owner_of};
use crate::base::ids::{CustomerId, GuestId, TableId, VisitId};
use crate::base::{Actor, Lang, Result, Verb};
use crate::customers::facts::CustomerFact;
use crate::store::{Tx, params};
use crate::tables::{self, GuestSession, GuestState};
use crate::{cart, floor, orders};

/// Notes that a guest is a customer.
///
/// # Errors
/// A fault of the database.
pub(in crate::customers) fn link(tx: &Tx<'_>, customer: CustomerId, visit: VisitId, guest: GuestId) -> Result<()> {
    let new = tx.run(
        "INSERT OR IGNORE INTO customer_guests (guest_id, customer_id) VALUES (?1, ?2)",
        params![guest.0, customer.0],
    )?;
    if new > 0 {
        tables::party::actions::keep_record(tx, guest, true)?;
        let fact = CustomerFact::GuestLinked { customer, visit, guest };
        tx.emit(&Actor::Customer { customer }, None, &fact)?;
    }
    Ok(())
}

/// A phone on which a customer signs in takes its seat: at an open table where the phone sits it becomes
/// the guest whom they are there already, or its own guest becomes theirs; elsewhere it becomes the
/// guest whom they are at another table. `old` is the hash of the phone's session at a table, `new` of the
/// one that it is given. Answers whether it was given.
///
/// # Errors
/// `Conflict` if the party is full; a fault of the database.
pub fn sit(tx: &Tx<'_>, customer: CustomerId, old: Option<&[u8]>, new: &[u8], lang: Lang) -> Result<bool> {
    let actor = Actor::Customer { customer };
    actor.may(Verb::OwnProfile)?;
    let here = old.map(|old| tables::queries::find_guest_session(tx, old)).transpose()?.flatten();
    let here = here.filter(|s| s.closed_ms.is_none() && s.state != GuestState::Away);
    let own = find(tx, customer, here.as_ref().map(|s| s.visit))?;
    let go_on = |seat: &GuestSession| {
        tables::party::actions::go_on_as(tx, &actor, seat.visit, seat.guest, old, new)?;
        Ok(true)
    };
    let Some(here) = here else {
        return own.as_ref().map_or(Ok(false), go_on);
    };
    match (owner_of(tx, here.guest)?, own) {
        (Some(owner), _) if owner == customer => Ok(false),
        // What is another customer's stays theirs, also where this phone was theirs a moment ago.
        (Some(_), Some(own)) => go_on(&own),
        (Some(_), None) => {
            let table = tables::queries::get_visit(tx, here.visit)?.table;
            let (guest, visit) = tables::actions::join(tx, &Actor::Nobody, table, None, new, lang)?;
            link(tx, customer, visit, guest)?;
            Ok(true)
        }
        (None, Some(own)) if own.state == GuestState::Waiting && here.state == GuestState::Seated => {
            // Somebody has let this phone in, so the one that waits need wait no more.
            link(tx, customer, here.visit, here.guest)?;
            merge(tx, &actor, &own, &here)?;
            Ok(false)
        }
        (None, Some(own)) => {
            merge(tx, &actor, &here, &own)?;
            go_on(&own)
        }
        (None, None) => {
            link(tx, customer, here.visit, here.guest)?;
            Ok(false)
        }
    }
}

/// Two guests of a visit are one person: what is the first one's is the second's from now on.
fn merge(tx: &Tx<'_>, actor: &Actor, from: &GuestSession, into: &GuestSession) -> Result<()> {
    let (visit, from, into) = (into.visit, from.guest, into.guest);
    cart::actions::adopt_record(tx, visit, from, into)?;
    orders::actions::adopt_record(tx, visit, from, into)?;
    floor::actions::adopt_record(tx, visit, from, into)?;
    tables::party::actions::merge_record(tx, actor, visit, from, into)
}

/// A scan of a table's code with a phone on which a customer is signed in: they are the guest whom they
/// are at this table already, or a new one who is theirs. As [`tables::actions::join`] otherwise.
///
/// # Errors
/// As there.
pub fn join(
    tx: &Tx<'_>,
    customer: CustomerId,
    table: TableId,
    old: Option<&[u8]>,
    new: &[u8],
    lang: Lang,
) -> Result<(GuestId, VisitId)> {
    let actor = Actor::Customer { customer };
    actor.may(Verb::JoinVisit)?;
    let open = tables::queries::find_open_visit(tx, table)?;
    let own = open.map(|visit| find(tx, customer, Some(visit.id))).transpose()?.flatten();
    if let Some(own) = own {
        let here = old.map(|old| tables::queries::find_guest_session(tx, old)).transpose()?.flatten();
        // A phone that scans again keeps its seat as every phone does; another one of theirs is a new device.
        if here.is_none_or(|here| here.guest != own.guest) {
            tables::party::actions::go_on_as(tx, &actor, own.visit, own.guest, old, new)?;
            return Ok((own.guest, own.visit));
        }
    }
    // A seat that is another customer's is not gone on with.
    let theirs = |hash: &&[u8]| -> Result<bool> {
        let here = tables::queries::find_guest_session(tx, hash)?;
        let owner = here.map(|s| owner_of(tx, s.guest)).transpose()?.flatten();
        Ok(owner.is_none_or(|owner| owner == customer))
    };
    let old = match old {
        Some(hash) if theirs(&hash)? => Some(hash),
        _ => None,
    };
    let (guest, visit) = tables::actions::join(tx, &Actor::Nobody, table, old, new, lang)?;
    link(tx, customer, visit, guest)?;
    Ok((guest, visit))
}
