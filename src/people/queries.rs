//! What is asked about people and their sessions.

use super::{Person, Proof, SESSION_MAX_MS, Session};
use crate::base::ids::StaffId;
use crate::base::{Actor, Error, Result, Role, Verb};
use crate::store::{Read, Row};

/// What a sign-in needs: who it would be, and the hash that the password must match.
///
/// # Errors
/// A fault of the database.
pub fn find_sign_in(read: &Read<'_>, name: &str) -> Result<Option<(StaffId, Role, String)>> {
    read.row(
        "SELECT id, role, password_hash FROM staff WHERE name = ?1 AND active = 1",
        [name.trim()],
        |r| Ok((StaffId(r.get(0)?), role(r, 1)?, r.get(2)?)),
    )
}

/// The valid session of a token's hash.
///
/// # Errors
/// A fault of the database.
pub fn find_session(read: &Read<'_>, token_hash: &[u8]) -> Result<Option<Session>> {
    let found = read.row(
        &format!("{SESSIONS} WHERE s.hash = ?1 AND p.active = 1"),
        [token_hash],
        session,
    )?;
    Ok(found.filter(|s| s.is_valid(read.now.at_ms)))
}

/// What the person of a session can prove themselves with.
///
/// # Errors
/// A fault of the database.
pub fn find_proof(read: &Read<'_>, session_id: i64) -> Result<Option<Proof>> {
    read.row(
        "SELECT p.password_hash, CASE WHEN s.device_id IS NOT NULL THEN p.pin_hash END
         FROM staff_sessions s JOIN staff p ON p.id = s.staff_id WHERE s.id = ?1 AND p.active = 1",
        [session_id],
        |r| {
            Ok(Proof {
                password_hash: r.get(0)?,
                pin_hash: r.get(1)?,
            })
        },
    )
}

/// The valid sessions that this actor may end, newest first: their own, and
/// those of the people whom they may edit.
///
/// # Errors
/// `SignIn`, `Forbidden`; a fault of the database.
pub fn list_sessions(read: &Read<'_>, actor: &Actor) -> Result<Vec<Session>> {
    actor.may(Verb::OwnAccount)?;
    let all = read.rows(
        &format!("{SESSIONS} WHERE p.active = 1 AND s.created_ms > ?1 ORDER BY s.id DESC"),
        [read.now.at_ms - SESSION_MAX_MS],
        session,
    )?;
    let mine = |s: &Session| actor.staff() == Some(s.staff) || may_edit(actor, s.role).is_ok();
    Ok(all.into_iter().filter(|s| s.is_valid(read.now.at_ms) && mine(s)).collect())
}

/// Everybody who has or had an account, the powerful first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn list(read: &Read<'_>, actor: &Actor) -> Result<Vec<Person>> {
    actor.may(Verb::EditPeople)?;
    let mut people = read.rows(&format!("{PEOPLE} ORDER BY name"), [], person)?;
    people.sort_by_key(|p| std::cmp::Reverse(p.role));
    Ok(people)
}

/// Whether somebody owns the house yet.
///
/// # Errors
/// A fault of the database.
pub fn has_owner(read: &Read<'_>) -> Result<bool> {
    Ok(read.number("SELECT count(*) FROM staff WHERE role = 'owner' AND active = 1", [])? > 0)
}

/// A person by their name, signed off or not.
///
/// # Errors
/// A fault of the database.
pub fn find(read: &Read<'_>, name: &str) -> Result<Option<Person>> {
    read.row(&format!("{PEOPLE} WHERE name = ?1"), [name.trim()], person)
}

/// A person whom this actor may edit.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub fn get(read: &Read<'_>, actor: &Actor, staff: StaffId) -> Result<Person> {
    actor.may(Verb::EditPeople)?;
    let person = by_id(read, staff)?;
    may_edit(actor, person.role)?;
    Ok(person)
}

/// Oneself.
///
/// # Errors
/// `SignIn` for who is nobody of the staff.
pub fn me(read: &Read<'_>, actor: &Actor) -> Result<Person> {
    actor.may(Verb::OwnAccount)?;
    by_id(read, actor.staff().ok_or_else(Error::missing)?)
}

pub(super) fn by_id(read: &Read<'_>, staff: StaffId) -> Result<Person> {
    let found = read.row(&format!("{PEOPLE} WHERE id = ?1"), [staff.0], person)?;
    found.ok_or_else(Error::missing)
}

/// The roles that this actor may give somebody, the least powerful first.
pub fn roles(actor: &Actor) -> Vec<Role> {
    Role::ALL.into_iter().filter(|role| may_edit(actor, *role).is_ok()).collect()
}

/// That this actor may edit people of this role: owners and managers are the owners' affair.
pub(super) fn may_edit(actor: &Actor, role: Role) -> Result<()> {
    actor.may(if role >= Role::Manager {
        Verb::EditOwners
    } else {
        Verb::EditPeople
    })
}

pub(super) const PEOPLE: &str = "SELECT id, name, role, active, pin_hash IS NOT NULL, created_ms FROM staff";

pub(super) const SESSIONS: &str = "SELECT s.id, s.staff_id, p.role, p.name, s.device, s.created_ms, s.seen_ms,
       s.device_id, s.proved_boot, s.proved_mono_ms
     FROM staff_sessions s JOIN staff p ON p.id = s.staff_id";

pub(super) fn session(r: &Row<'_>) -> rusqlite::Result<Session> {
    Ok(Session {
        session_id: r.get(0)?,
        staff: StaffId(r.get(1)?),
        role: role(r, 2)?,
        name: r.get(3)?,
        device: r.get(4)?,
        created_ms: r.get(5)?,
        seen_ms: r.get(6)?,
        paired: r.get(7)?,
        proved_boot: r.get(8)?,
        proved_mono_ms: r.get(9)?,
    })
}

pub(super) fn person(r: &Row<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: StaffId(r.get(0)?),
        name: r.get(1)?,
        role: role(r, 2)?,
        active: r.get(3)?,
        pin: r.get(4)?,
        created_ms: r.get(5)?,
    })
}

/// The table's CHECK admits only our words; were it not so, nobody would gain a power.
pub(super) fn role(r: &Row<'_>, at: usize) -> rusqlite::Result<Role> {
    let word: String = r.get(at)?;
    Role::parse(&word).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(at, rusqlite::types::Type::Text, format!("role {word}").into())
    })
}
