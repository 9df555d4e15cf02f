//! Verbs on accounts and sessions.

use super::facts::PeopleFact;
use super::queries::{SESSIONS, find, has_owner, may_edit, session};
use super::{Person, SESSION_MAX_MS, SESSIONS_EACH, Session, idle_ms, queries, token};
use crate::audit::actions::note;
use crate::audit::{self, Kind};
use crate::base::ids::StaffId;
use crate::base::text::{Name, Note};
use crate::base::{Actor, Error, Msg, Result, Role, Verb};
use crate::store::{Tx, params};

/// Makes the first owner. Who may call it has shown the one-time code of the start.
///
/// # Errors
/// `Conflict` if somebody owns the house already; `Invalid` on `name` if it is taken.
pub fn create_owner(tx: &Tx<'_>, name: &Name, password_hash: &str) -> Result<StaffId> {
    if has_owner(tx)? {
        return Err(Error::conflict("error-owner-exists"));
    }
    add(tx, &Actor::House, name, Role::Owner, password_hash)
}

/// Adds a person.
///
/// # Errors
/// `Forbidden`; `Invalid` on `name` if it is taken.
pub fn add(tx: &Tx<'_>, actor: &Actor, name: &Name, role: Role, password_hash: &str) -> Result<StaffId> {
    may_edit(actor, role)?;
    if find(tx, name.as_str())?.is_some() {
        return Err(name_taken(name));
    }
    let id = tx.insert(
        "INSERT INTO staff (public_id, name, role, password_hash, created_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![tx.public_id()?, name.as_str(), role.word(), password_hash, tx.now.at_ms],
    )?;
    let staff = StaffId(id);
    tx.emit(actor, None, &PeopleFact::StaffAdded { staff, role })?;
    let new = [("name", "", name.as_str()), ("role", "", &audit::word(role.key()))];
    note(tx, actor, Kind::Person, id, name.as_str(), &new)?;
    Ok(staff)
}

/// Gives a person a new password and ends all their sessions.
///
/// # Errors
/// `NotFound` if nobody has that name; `Forbidden`.
pub fn reset_password(tx: &Tx<'_>, actor: &Actor, name: &str, password_hash: &str) -> Result<()> {
    actor.may(Verb::EditPeople)?;
    let person = get(tx, name)?;
    may_edit(actor, person.role)?;
    let staff = person.id;
    tx.run(
        "UPDATE staff SET password_hash = ?2 WHERE id = ?1",
        params![staff.0, password_hash],
    )?;
    tx.emit(actor, None, &PeopleFact::PasswordReset { staff })?;
    let new = audit::word("log-new");
    note(
        tx,
        actor,
        Kind::Person,
        staff.0,
        &person.name,
        &[("password", "", &new)],
    )?;
    token::machine::actions::revoke_of(tx, actor, staff)?;
    forget_sessions(tx, actor, staff)
}

/// Begins a session; the password was checked by the caller.
/// `token_hash` is [`super::SessionToken::hash`], `device` the browser's words for itself.
///
/// # Errors
/// `SignIn` if the person may not sign in any more.
pub fn start_session(tx: &Tx<'_>, staff: StaffId, token_hash: &[u8], device: &str) -> Result<()> {
    let role = tx
        .row("SELECT role FROM staff WHERE id = ?1 AND active = 1", [staff.0], |r| {
            r.get::<_, String>(0)
        })?
        .and_then(|word| Role::parse(&word))
        .ok_or_else(|| Error::SignIn(Msg::new("error-sign-in")))?;
    let short: String = device.chars().take(120).collect();
    let device = Note::parse(&short)?;
    tx.run(
        "INSERT INTO staff_sessions (hash, staff_id, created_ms, seen_ms, device, proved_boot, proved_mono_ms)
         VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)",
        params![
            token_hash,
            staff.0,
            tx.now.at_ms,
            device.as_str(),
            tx.now.boot,
            tx.now.mono_ms
        ],
    )?;
    tx.run(
        "DELETE FROM staff_sessions WHERE staff_id = ?1 AND id NOT IN
           (SELECT id FROM staff_sessions WHERE staff_id = ?1 ORDER BY id DESC LIMIT ?2)",
        params![staff.0, SESSIONS_EACH],
    )?;
    tx.emit(&Actor::Staff { staff, role }, None, &PeopleFact::SignedIn { staff })?;
    Ok(())
}

/// Notes a sign of life. It is no fact: nothing follows from it but a later end.
///
/// # Errors
/// A fault of the database.
pub fn touch_session(tx: &Tx<'_>, session_id: i64) -> Result<()> {
    tx.run(
        "UPDATE staff_sessions SET seen_ms = max(seen_ms, ?2) WHERE id = ?1",
        params![session_id, tx.now.at_ms],
    )?;
    Ok(())
}

/// Notes that the password, which the caller has checked, was given just now.
///
/// # Errors
/// A fault of the database.
pub fn prove(tx: &Tx<'_>, session_id: i64) -> Result<()> {
    tx.run(
        "UPDATE staff_sessions SET proved_boot = ?2, proved_mono_ms = ?3 WHERE id = ?1",
        params![session_id, tx.now.boot, tx.now.mono_ms],
    )?;
    Ok(())
}

/// Ends a session: one's own, or that of somebody whom one may edit.
///
/// # Errors
/// `NotFound`, also for a session that is not theirs to end.
pub fn end_session(tx: &Tx<'_>, actor: &Actor, session_id: i64) -> Result<()> {
    actor.may(Verb::OwnAccount)?;
    let found: Session = tx
        .row(&format!("{SESSIONS} WHERE s.id = ?1"), [session_id], session)?
        .filter(|s| actor.staff() == Some(s.staff) || may_edit(actor, s.role).is_ok())
        .ok_or_else(Error::missing)?;
    tx.run("DELETE FROM staff_sessions WHERE id = ?1", [session_id])?;
    let fact = PeopleFact::SessionEnded {
        staff: found.staff,
        session: session_id,
    };
    tx.emit(actor, None, &fact)?;
    Ok(())
}

/// Ends every session of a person: one's own, or of somebody whom one may edit.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub fn end_all_sessions(tx: &Tx<'_>, actor: &Actor, staff: StaffId) -> Result<()> {
    if actor.staff() == Some(staff) {
        actor.may(Verb::OwnAccount)?;
    } else {
        queries::get(tx, actor, staff)?;
    }
    forget_sessions(tx, actor, staff)
}

/// Removes the sessions that count no more, as a timed job.
///
/// # Errors
/// A fault of the database.
pub fn drop_expired_sessions(tx: &Tx<'_>) -> Result<()> {
    for role in Role::ALL {
        tx.run(
            "DELETE FROM staff_sessions WHERE (created_ms <= ?1 OR seen_ms <= ?2)
               AND staff_id IN (SELECT id FROM staff WHERE role = ?3)",
            params![tx.now.at_ms - SESSION_MAX_MS, tx.now.at_ms - idle_ms(role), role.word()],
        )?;
    }
    Ok(())
}

fn get(tx: &Tx<'_>, name: &str) -> Result<Person> {
    let unknown = || Error::NotFound(Msg::new("error-person-unknown").text("name", name));
    find(tx, name)?.ok_or_else(unknown)
}

pub(super) fn name_taken(name: &Name) -> Error {
    Error::field("name", Msg::new("error-person-taken").text("name", name.as_str()))
}

pub(super) fn forget_sessions(tx: &Tx<'_>, actor: &Actor, staff: StaffId) -> Result<()> {
    forget_browsers(tx, actor, staff)?;
    token::actions::forget_sessions(tx, actor, staff)
}

/// Ends the sessions of a person's browsers; permission was asked by the caller.
pub(super) fn forget_browsers(tx: &Tx<'_>, actor: &Actor, staff: StaffId) -> Result<()> {
    let ended = tx.run("DELETE FROM staff_sessions WHERE staff_id = ?1", [staff.0])?;
    if ended > 0 {
        tx.emit(actor, None, &PeopleFact::AllSessionsEnded { staff })?;
    }
    Ok(())
}
