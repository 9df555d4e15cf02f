//! Verbs of guests on themselves: their name, their devices.

use super::queries::get_handover;
use super::{CODE_MS, DEVICES_MAX, is_same_name};
use crate::base::ids::{GuestId, VisitId};
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::store::{Tx, params};
use crate::tables::actions::take_part;
use crate::tables::facts::TableFact;
use crate::tables::queries::{find_guest_state, list_guests};
use crate::tables::{GuestState, guest_name};

/// Gives the acting guest a name of their own.
///
/// # Errors
/// `Invalid` on `name` if somebody else at the table has it: cart and kitchen
/// tell people by their names. And as [`take_part`].
pub fn rename(tx: &Tx<'_>, actor: &Actor, visit: VisitId, name: &Name) -> Result<()> {
    take_part(tx, actor, Verb::OwnGuest, visit)?;
    let own = actor.guest().ok_or_else(Error::missing)?;
    let guests = list_guests(tx, visit)?;
    let others = guests.iter().filter(|g| g.id != own && g.state != GuestState::Away);
    if others.into_iter().any(|g| is_same_name(&g.name, name.as_str())) {
        return Err(Error::field("name", Msg::new("error-name-at-table")));
    }
    let changed = tx.run(
        "UPDATE guests SET name = ?2 WHERE id = ?1 AND name <> ?2",
        params![own.0, name.as_str()],
    )?;
    if changed > 0 {
        tx.emit(actor, Some(visit), &TableFact::GuestRenamed { visit, guest: own })?;
    }
    Ok(())
}

/// Makes a code with which the acting guest goes on with another device. It
/// replaces an older one. `hash` is the code's.
///
/// # Errors
/// As [`take_part`].
pub fn make_handover(tx: &Tx<'_>, actor: &Actor, visit: VisitId, hash: &[u8]) -> Result<()> {
    take_part(tx, actor, Verb::OwnGuest, visit)?;
    let guest = actor.guest().ok_or_else(Error::missing)?;
    tx.run("DELETE FROM handovers WHERE guest_id = ?1", [guest.0])?;
    tx.run(
        "INSERT INTO handovers (hash, guest_id, made_ms, made_boot, made_mono_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![hash, guest.0, tx.now.at_ms, tx.now.boot, tx.now.mono_ms],
    )?;
    tx.emit(actor, Some(visit), &TableFact::HandoverMade { visit, guest })?;
    Ok(())
}

/// Uses a code up: the device with this cookie is its guest's from now on.
/// `old` and `new` are as in [`crate::tables::actions::join`].
///
/// # Errors
/// As [`get_handover`].
pub fn use_handover(tx: &Tx<'_>, actor: &Actor, hash: &[u8], old: Option<&[u8]>, new: &[u8]) -> Result<GuestId> {
    actor.may(Verb::JoinVisit)?;
    let handover = get_handover(tx, hash)?;
    let (visit, guest) = (handover.visit, handover.guest);
    tx.run("UPDATE handovers SET used = 1 WHERE hash = ?1", [hash])?;
    give_session(tx, guest, old, new)?;
    tx.emit(actor, Some(visit), &TableFact::HandoverUsed { visit, guest })?;
    Ok(guest)
}

/// A device goes on as a guest, whom the caller has proved it to belong to. `old` and `new` are as in
/// [`crate::tables::actions::join`].
///
/// # Errors
/// A fault of the database.
pub fn go_on_as(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    guest: GuestId,
    old: Option<&[u8]>,
    new: &[u8],
) -> Result<()> {
    give_session(tx, guest, old, new)?;
    tx.emit(actor, Some(visit), &TableFact::HandoverUsed { visit, guest })?;
    Ok(())
}

/// Writes that two guests of a visit are one person: devices, and what the first does not eat, go to
/// the second, and the first leaves. Their lines and calls are moved by the rooms that have them.
///
/// # Errors
/// A fault of the database.
pub(crate) fn merge_record(tx: &Tx<'_>, actor: &Actor, visit: VisitId, from: GuestId, into: GuestId) -> Result<()> {
    let seated = find_guest_state(tx, visit, from)? == Some(GuestState::Seated);
    tx.run("DELETE FROM handovers WHERE guest_id = ?1", [from.0])?;
    tx.run(
        "UPDATE guest_sessions SET guest_id = ?2 WHERE guest_id = ?1",
        params![from.0, into.0],
    )?;
    // On the safe side: an allergy of either counts for what is theirs together.
    tx.run(
        "UPDATE guests SET avoids = guests.avoids | f.avoids, allergic = max(guests.allergic, f.allergic)
         FROM guests f WHERE f.id = ?1 AND guests.id = ?2",
        params![from.0, into.0],
    )?;
    tx.run(
        "UPDATE guests SET state = ?2, avoids = 0, allergic = 0, hides = 0, diets = '' WHERE id = ?1",
        params![from.0, GuestState::Away.word()],
    )?;
    tx.emit(
        actor,
        Some(visit),
        &TableFact::GuestMerged {
            visit,
            guest: from,
            into,
            seated,
        },
    )?;
    Ok(())
}

/// Notes whether what a guest does not send is kept for them when their visit is closed.
///
/// # Errors
/// A fault of the database.
pub(crate) fn keep_record(tx: &Tx<'_>, guest: GuestId, keeps: bool) -> Result<()> {
    tx.run("UPDATE guests SET keeps = ?2 WHERE id = ?1", params![guest.0, keeps])?;
    Ok(())
}

/// Takes a guest's own name from the record of a visit that is over: they are called there as the
/// house called them first.
///
/// # Errors
/// A fault of the database.
pub(crate) fn forget_name(tx: &Tx<'_>, guest: GuestId) -> Result<()> {
    let found = tx.row(
        "SELECT g.visit_id, g.number FROM guests g JOIN visits v ON v.id = g.visit_id
         WHERE g.id = ?1 AND v.closed_ms IS NOT NULL",
        [guest.0],
        |r| Ok((VisitId(r.get(0)?), r.get(1)?)),
    )?;
    if let Some((visit, number)) = found {
        tx.run(
            "UPDATE guests SET name = ?2 WHERE id = ?1",
            params![guest.0, guest_name(visit, number)],
        )?;
    }
    Ok(())
}

/// Ends a device's session at a table by its hash.
///
/// # Errors
/// A fault of the database.
pub(crate) fn end_session(tx: &Tx<'_>, hash: &[u8]) -> Result<()> {
    tx.run("DELETE FROM guest_sessions WHERE hash = ?1 OR replaces = ?1", [hash])?;
    Ok(())
}

/// Gives a device of this guest a session, by its hash; the guest's oldest ends
/// where there are too many. `old` is the one that the device has had: it goes
/// when the new one is first used.
///
/// # Errors
/// A fault of the database.
pub(in crate::tables) fn give_session(tx: &Tx<'_>, guest: GuestId, old: Option<&[u8]>, new: &[u8]) -> Result<()> {
    tx.run(
        "INSERT INTO guest_sessions (hash, guest_id, created_ms, replaces) VALUES (?1, ?2, ?3,
           (SELECT hash FROM guest_sessions WHERE hash = ?4))",
        params![new, guest.0, tx.now.at_ms, old],
    )?;
    // Those that never were used go first: their answers were lost.
    tx.run(
        "DELETE FROM guest_sessions WHERE guest_id = ?1 AND hash IS NOT ?3 AND hash NOT IN
           (SELECT hash FROM guest_sessions WHERE guest_id = ?1 AND hash IS NOT ?3
            ORDER BY hash = ?2 DESC, replaces IS NULL DESC, created_ms DESC LIMIT ?4)",
        params![guest.0, new, old, DEVICES_MAX],
    )?;
    Ok(())
}

/// Notes the first use of a session: the device has it, so the one that it
/// replaces ends, with others that were meant to replace it and never arrived.
///
/// # Errors
/// A fault of the database.
pub fn first_use(tx: &Tx<'_>, hash: &[u8]) -> Result<()> {
    let replaced = tx.row("SELECT replaces FROM guest_sessions WHERE hash = ?1", [hash], |r| {
        r.get::<_, Option<Vec<u8>>>(0)
    })?;
    if let Some(old) = replaced.flatten() {
        tx.run("UPDATE guest_sessions SET replaces = NULL WHERE hash = ?1", [hash])?;
        tx.run("DELETE FROM guest_sessions WHERE hash = ?1 OR replaces = ?1", [&old])?;
    }
    Ok(())
}

/// Has a guest's first session stand in place of one that never was: as long as it does, nobody has used it.
///
/// # Errors
/// A fault of the database.
pub(in crate::tables) fn mark_unused(tx: &Tx<'_>, hash: &[u8], mark: &[u8]) -> Result<()> {
    tx.run(
        "UPDATE guest_sessions SET replaces = ?2 WHERE hash = ?1",
        params![hash, mark],
    )?;
    Ok(())
}

/// Whether nobody has used any of the guest's sessions with this mark.
///
/// # Errors
/// A fault of the database.
pub(in crate::tables) fn is_unused(tx: &Tx<'_>, guest: GuestId, mark: &[u8]) -> Result<bool> {
    let found = tx.row(
        "SELECT 1 FROM guest_sessions WHERE guest_id = ?1 AND replaces = ?2",
        params![guest.0, mark],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Forgets codes that cannot be used any more, after a while in which their page still says so.
///
/// # Errors
/// A fault of the database.
pub fn forget_handovers(tx: &Tx<'_>) -> Result<()> {
    tx.run(
        "DELETE FROM handovers WHERE made_ms < ?1",
        [tx.now.at_ms - 12 * CODE_MS],
    )?;
    Ok(())
}
