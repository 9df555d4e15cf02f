//! Verbs on paired devices.

use crate::audit::Kind;
use crate::audit::actions::note;
use crate::base::ids::StaffId;
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result, Role, Verb};
use crate::people::actions::start_session;
use crate::people::facts::PeopleFact;
use crate::people::queries::by_id;
use crate::store::{Tx, params};

/// Pairs the device in hand; `old` is the hash of the cookie that it had, which ends.
///
/// # Errors
/// `Forbidden`.
pub fn pair(tx: &Tx<'_>, actor: &Actor, name: &Name, old: Option<&[u8]>, new: &[u8]) -> Result<i64> {
    actor.may(Verb::PairDevices)?;
    // Only a person pairs: it is the device in their hands.
    let staff = actor.staff().ok_or_else(|| Error::Forbidden(Msg::new("error-forbidden")))?;
    if let Some(known) = old.map(|hash| super::queries::find(tx, hash)).transpose()?.flatten() {
        revoke(tx, actor, known.id)?;
    }
    let id = tx.insert(
        "INSERT INTO devices (hash, name, paired_by, paired_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?4)",
        params![new, name.as_str(), staff.0, tx.now.at_ms],
    )?;
    tx.emit(actor, None, &PeopleFact::DevicePaired { device: id })?;
    note(
        tx,
        actor,
        Kind::Device,
        id,
        name.as_str(),
        &[("name", "", name.as_str())],
    )?;
    Ok(id)
}

/// Gives a device that was paired just now another cookie, because the answer with the first one was lost.
///
/// # Errors
/// `Forbidden`; `Conflict` for a device on which somebody has signed in since, or whose pairing has ended.
pub fn pair_again(tx: &Tx<'_>, actor: &Actor, device: i64, new: &[u8]) -> Result<()> {
    actor.may(Verb::PairDevices)?;
    let unused = tx.run(
        "UPDATE devices SET hash = ?2 WHERE id = ?1 AND seen_ms = paired_ms",
        params![device, new],
    )?;
    (unused > 0).then_some(()).ok_or_else(|| Error::conflict("error-device-paired"))
}

/// Ends a pairing, and every session that began there with a PIN.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub fn revoke(tx: &Tx<'_>, actor: &Actor, device: i64) -> Result<()> {
    actor.may(Verb::PairDevices)?;
    let name = tx
        .row("SELECT name FROM devices WHERE id = ?1", [device], |r| {
            r.get::<_, String>(0)
        })?
        .ok_or_else(Error::missing)?;
    tx.run("DELETE FROM staff_sessions WHERE device_id = ?1", [device])?;
    tx.run("DELETE FROM devices WHERE id = ?1", [device])?;
    tx.emit(actor, None, &PeopleFact::DeviceRevoked { device })?;
    note(tx, actor, Kind::Device, device, &name, &[("name", &name, "")])
}

/// Begins a session on a paired device; the PIN was checked by the caller against `pin_hash`.
///
/// # Errors
/// `SignIn` if the device or the PIN ended while it was checked.
pub fn sign_in(tx: &Tx<'_>, staff: StaffId, pin_hash: &str, device: i64, token: &[u8], agent: &str) -> Result<Role> {
    let ended = || Error::SignIn(Msg::new("error-pin-wrong"));
    let same = super::queries::find_pin(tx, staff)?.is_some_and(|known| known == pin_hash);
    let seen = tx.run(
        "UPDATE devices SET seen_ms = max(seen_ms, ?2) WHERE id = ?1",
        params![device, tx.now.at_ms],
    )?;
    if !same || seen == 0 {
        return Err(ended());
    }
    start_session(tx, staff, token, agent)?;
    tx.run(
        "UPDATE staff_sessions SET device_id = ?2 WHERE hash = ?1",
        params![token, device],
    )?;
    Ok(by_id(tx, staff)?.role)
}
