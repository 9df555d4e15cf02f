//! What is asked about paired devices.

use super::Device;
use crate::base::ids::StaffId;
use crate::base::{Actor, Result, Verb};
use crate::people::Person;
use crate::people::queries::{PEOPLE, person};
use crate::store::{Read, Row};

/// The device of a cookie's hash.
///
/// # Errors
/// A fault of the database.
pub fn find(read: &Read<'_>, hash: &[u8]) -> Result<Option<Device>> {
    read.row("SELECT id, name, seen_ms FROM devices WHERE hash = ?1", [hash], device)
}

/// Every paired device, the newest first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn list(read: &Read<'_>, actor: &Actor) -> Result<Vec<Device>> {
    actor.may(Verb::PairDevices)?;
    read.rows("SELECT id, name, seen_ms FROM devices ORDER BY id DESC", [], device)
}

/// Who can sign in with a PIN; asked only for a device that is paired.
///
/// # Errors
/// A fault of the database.
pub fn people(read: &Read<'_>) -> Result<Vec<Person>> {
    let sql = format!("{PEOPLE} WHERE active = 1 AND pin_hash IS NOT NULL ORDER BY name");
    read.rows(&sql, [], person)
}

/// The hash that somebody's PIN must match; `None` for who has none, has left or never was.
///
/// # Errors
/// A fault of the database.
pub fn find_pin(read: &Read<'_>, staff: StaffId) -> Result<Option<String>> {
    let sql = "SELECT pin_hash FROM staff WHERE id = ?1 AND active = 1";
    Ok(read.row(sql, [staff.0], |r| r.get::<_, Option<String>>(0))?.flatten())
}

fn device(r: &Row<'_>) -> rusqlite::Result<Device> {
    Ok(Device {
        id: r.get(0)?,
        name: r.get(1)?,
        seen_ms: r.get(2)?,
    })
}
