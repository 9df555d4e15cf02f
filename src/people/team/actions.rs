//! Verbs on people who are there already.

use crate::audit::actions::note;
use crate::audit::{self, Kind};
use crate::base::ids::StaffId;
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result, Role, Verb};
use crate::people::actions::{forget_browsers, forget_sessions, name_taken};
use crate::people::facts::PeopleFact;
use crate::people::queries::{by_id, find, get, may_edit};
use crate::people::{Person, token};
use crate::store::{Tx, params};

/// Changes somebody's name and role. Another role ends their sessions: a new one begins with it.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Invalid` on `name` if it is taken, on `role` for the last owner's.
pub fn change(tx: &Tx<'_>, actor: &Actor, staff: StaffId, name: &Name, role: Role) -> Result<()> {
    let person = get(tx, actor, staff)?;
    may_edit(actor, role)?;
    if find(tx, name.as_str())?.is_some_and(|p| p.id != staff) {
        return Err(name_taken(name));
    }
    if role != Role::Owner {
        keep_an_owner(tx, &person)?;
    }
    if role == person.role && name.as_str() == person.name {
        return Ok(());
    }
    tx.run(
        "UPDATE staff SET name = ?2, role = ?3 WHERE id = ?1",
        params![staff.0, name.as_str(), role.word()],
    )?;
    tx.emit(actor, None, &PeopleFact::StaffChanged { staff, role })?;
    let roles = [person.role, role].map(|r| audit::word(r.key()));
    let fields = [
        ("name", person.name.as_str(), name.as_str()),
        ("role", &roles[0], &roles[1]),
    ];
    note(tx, actor, Kind::Person, staff.0, name.as_str(), &fields)?;
    if role == person.role {
        return Ok(());
    }
    token::machine::actions::revoke_of(tx, actor, staff)?;
    forget_sessions(tx, actor, staff)
}

/// Somebody leaves the house, or comes back: who has left cannot sign in, and their sessions end.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Invalid` on `role` for the last owner.
pub fn set_active(tx: &Tx<'_>, actor: &Actor, staff: StaffId, active: bool) -> Result<()> {
    let person = get(tx, actor, staff)?;
    if person.active == active {
        return Ok(());
    }
    if !active {
        keep_an_owner(tx, &person)?;
    }
    tx.run("UPDATE staff SET active = ?2 WHERE id = ?1", params![staff.0, active])?;
    tx.emit(actor, None, &PeopleFact::StaffActive { staff, active })?;
    let words = [person.active, active].map(|a| audit::word(if a { "person-here" } else { "person-left" }));
    note(
        tx,
        actor,
        Kind::Person,
        staff.0,
        &person.name,
        &[("person-state", &words[0], &words[1])],
    )?;
    token::machine::actions::revoke_of(tx, actor, staff)?;
    forget_sessions(tx, actor, staff)
}

/// Gives somebody a PIN, or takes it away: one's own, or that of somebody whom one may edit.
///
/// # Errors
/// `NotFound`, `Forbidden`.
pub fn set_pin(tx: &Tx<'_>, actor: &Actor, staff: StaffId, pin_hash: Option<&str>) -> Result<()> {
    let person = if actor.staff() == Some(staff) {
        actor.may(Verb::OwnAccount)?;
        by_id(tx, staff)?
    } else {
        get(tx, actor, staff)?
    };
    if pin_hash.is_none() && !person.pin {
        return Ok(());
    }
    tx.run(
        "UPDATE staff SET pin_hash = ?2 WHERE id = ?1",
        params![staff.0, pin_hash],
    )?;
    let set = pin_hash.is_some();
    tx.emit(actor, None, &PeopleFact::PinSet { staff, set })?;
    let before = if person.pin {
        audit::word("log-old")
    } else {
        String::new()
    };
    let after = if set { audit::word("log-new") } else { String::new() };
    note(
        tx,
        actor,
        Kind::Person,
        staff.0,
        &person.name,
        &[("pin", &before, &after)],
    )
}

/// The session in which somebody changes their own account: it goes on.
#[derive(Debug, Clone, Copy)]
pub enum Here {
    /// Of a browser, by its id.
    Browser(i64),
    /// Of a program, by its public id.
    Program([u8; 16]),
}

/// Gives oneself a new password; the caller has checked the old one. Every other session ends.
///
/// # Errors
/// `SignIn` for who is nobody of the staff.
pub fn change_own_password(tx: &Tx<'_>, actor: &Actor, here: Here, password_hash: &str) -> Result<()> {
    actor.may(Verb::OwnAccount)?;
    let staff = actor.staff().ok_or_else(Error::missing)?;
    let person = by_id(tx, staff)?;
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
    end_other_sessions(tx, actor, here)
}

/// Ends every session of one's own but this one.
///
/// # Errors
/// `SignIn` for who is nobody of the staff.
pub fn end_other_sessions(tx: &Tx<'_>, actor: &Actor, here: Here) -> Result<()> {
    actor.may(Verb::OwnAccount)?;
    let staff = actor.staff().ok_or_else(Error::missing)?;
    let session = match here {
        Here::Browser(id) => id,
        Here::Program(id) => {
            forget_browsers(tx, actor, staff)?;
            return token::actions::forget_others(tx, actor, staff, &id);
        }
    };
    let ended = tx.run(
        "DELETE FROM staff_sessions WHERE staff_id = ?1 AND id != ?2",
        params![staff.0, session],
    )?;
    if ended > 0 {
        tx.emit(actor, None, &PeopleFact::OtherSessionsEnded { staff, session })?;
    }
    token::actions::forget_sessions(tx, actor, staff)
}

/// Without an owner nobody could ever make one again: the last one stays. The writer runs one verb at
/// a time, so two owners who leave at once are counted one after the other.
fn keep_an_owner(tx: &Tx<'_>, person: &Person) -> Result<()> {
    let is_owner = person.role == Role::Owner && person.active;
    let owners = "SELECT count(*) FROM staff WHERE role = 'owner' AND active = 1";
    if is_owner && tx.number(owners, [])? <= 1 {
        return Err(Error::field("role", Msg::new("error-last-owner")));
    }
    Ok(())
}
