//! Verbs on sessions of the API.

use super::queries::{LIVE, may_end, role_of, session};
use super::{ApiSession, Holder, IDLE_MS, LONGEST_MS, LOST_MS, RefreshToken, Refreshed};
use crate::audit::actions::note;
use crate::audit::{self, Kind};
use crate::base::ids::{CustomerId, StaffId, unhex};
use crate::base::text::Note;
use crate::base::{Actor, Error, Result, Verb};
use crate::people::SESSIONS_EACH;
use crate::people::facts::PeopleFact;
use crate::people::queries::by_id;
use crate::store::{Tx, params};

/// Begins a session; the password was checked by the caller. `label` is the program's words for itself.
///
/// # Errors
/// `SignIn` if the person may not sign in any more; `Invalid` on the label.
pub fn start(tx: &Tx<'_>, staff: StaffId, label: &str) -> Result<(ApiSession, RefreshToken)> {
    let role = role_of(tx, staff)?;
    let short: String = label.chars().take(120).collect();
    let id = tx.insert(
        "INSERT INTO api_sessions (public_id, staff_id, label, made_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?4)",
        params![tx.public_id()?, staff.0, Note::parse(&short)?.as_str(), tx.now.at_ms],
    )?;
    tx.emit(
        &Actor::Staff { staff, role },
        None,
        &PeopleFact::ApiSessionStarted { staff, session: id },
    )?;
    let too_many = tx.rows(
        "SELECT id FROM api_sessions WHERE staff_id = ?1 AND ended_ms IS NULL ORDER BY id DESC LIMIT -1 OFFSET ?2",
        params![staff.0, SESSIONS_EACH],
        |r| r.get(0),
    )?;
    let holder = Holder::Staff { staff, role };
    for old in too_many {
        close(tx, &Actor::House, holder, old)?;
    }
    begun(tx, id)
}

/// Begins a customer's session; the secret was checked by the caller. `subject` is the public id of the
/// account, and no more than `most` sessions are kept.
///
/// # Errors
/// `Invalid` on the label; a fault of the database.
pub fn start_for(
    tx: &Tx<'_>,
    customer: CustomerId,
    subject: &[u8],
    label: &str,
    most: i64,
) -> Result<(ApiSession, RefreshToken)> {
    let short: String = label.chars().take(120).collect();
    let id = tx.insert(
        "INSERT INTO api_sessions (public_id, customer_id, subject, label, made_ms, seen_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?5)",
        params![tx.public_id()?, customer.0, subject, Note::parse(&short)?.as_str(), tx.now.at_ms],
    )?;
    let too_many = tx.rows(
        "SELECT id FROM api_sessions WHERE customer_id = ?1 AND ended_ms IS NULL ORDER BY id DESC LIMIT -1 OFFSET ?2",
        params![customer.0, most],
        |r| r.get(0),
    )?;
    for old in too_many {
        close(tx, &Actor::House, Holder::Customer(customer), old)?;
    }
    begun(tx, id)
}

fn begun(tx: &Tx<'_>, id: i64) -> Result<(ApiSession, RefreshToken)> {
    let token = give(tx, id)?;
    let found = tx.row(&format!("{LIVE} AND s.id = ?1"), [id], session)?;
    Ok((found.ok_or_else(Error::missing)?, token))
}

/// Takes a refresh token and gives the next. One that was used before ends its session: whoever
/// stole it, or was stolen from, is out. That must be committed, hence no error.
///
/// Whose answer was lost may come again with the same token at once (see [`is_lost`]). Then what was given the first
/// time is good no more, so that still one token renews the session, and who shows the other all the same ends it.
///
/// # Errors
/// A fault of the database, or `NoRoom`.
pub fn refresh(tx: &Tx<'_>, token: &RefreshToken) -> Result<Refreshed> {
    let found = tx.row(
        "SELECT session_id, used_ms FROM refresh_tokens WHERE hash = ?1",
        [token.hash()],
        |r| Ok((r.get::<_, i64>(0)?, r.get::<_, Option<i64>>(1)?)),
    )?;
    let Some((id, used_ms)) = found else {
        return Ok(Refreshed::Unknown);
    };
    let live = tx.row(&format!("{LIVE} AND s.id = ?1"), [id], session)?;
    let live = live.filter(|s| s.is_valid(tx.now.at_ms));
    let again = used_ms.map(|used_ms| is_lost(tx, token, id, used_ms)).transpose()?;
    if again == Some(false) {
        if let Some(stolen) = live {
            end_stolen(tx, &stolen)?;
        }
        return Ok(Refreshed::Reused);
    }
    let Some(mut live) = live else {
        return Ok(Refreshed::Unknown);
    };
    let now = tx.now.at_ms;
    // As if it had been used long ago: no answer to it can be lost.
    tx.run(
        "UPDATE refresh_tokens SET used_ms = 0 WHERE session_id = ?1 AND used_ms IS NULL AND hash <> ?2",
        params![id, token.hash()],
    )?;
    tx.run(
        "UPDATE refresh_tokens SET used_ms = coalesce(used_ms, ?2) WHERE hash = ?1",
        params![token.hash(), now],
    )?;
    tx.run(
        "UPDATE api_sessions SET seen_ms = max(seen_ms, ?2) WHERE id = ?1",
        params![id, now],
    )?;
    live.seen_ms = live.seen_ms.max(now);
    let next = give(tx, id)?;
    Ok(Refreshed::Fresh(live, next))
}

/// Whether a token that was used before comes again only because the answer was lost (RFC 9700, section 4.14.2, has no
/// word for it): at once, and nobody has used what was given for it.
fn is_lost(tx: &Tx<'_>, token: &RefreshToken, session: i64, used_ms: i64) -> Result<bool> {
    let given_and_used = tx.row(
        "SELECT 1 FROM refresh_tokens WHERE session_id = ?1 AND hash <> ?2 AND made_ms >= ?3 AND used_ms > 0",
        params![session, token.hash(), used_ms],
        |_| Ok(()),
    )?;
    Ok((0..LOST_MS).contains(&(tx.now.at_ms - used_ms)) && given_and_used.is_none())
}

/// Ends a session by its public id: one's own, or that of somebody whom one may edit.
///
/// # Errors
/// `NotFound`, also for a session that is not theirs to end.
pub fn end(tx: &Tx<'_>, actor: &Actor, public_id: &str) -> Result<()> {
    let sid = unhex(public_id).ok_or_else(Error::missing)?;
    let found = tx.row(&format!("{LIVE} AND s.public_id = ?1"), [sid], session)?;
    let found = found.ok_or_else(Error::missing)?;
    match found.holder {
        Holder::Staff { staff, .. } => may_end(tx, actor, staff)?,
        Holder::Customer(customer) if actor.customer() == Some(customer) => actor.may(Verb::OwnProfile)?,
        Holder::Customer(_) => return Err(Error::missing()),
    }
    close(tx, actor, found.holder, found.id)
}

/// Ends a customer's sessions but the one of this public id; whose they are, the caller has asked.
///
/// # Errors
/// A fault of the database.
pub(crate) fn end_of_customer(tx: &Tx<'_>, actor: &Actor, customer: CustomerId, but: Option<&str>) -> Result<()> {
    let all = super::queries::list_of_customer(tx, customer)?.into_iter();
    all.filter(|s| but != Some(s.public_id.as_str()))
        .try_for_each(|s| close(tx, actor, s.holder, s.id))
}

/// Forgets a customer's sessions wholly, with their account.
///
/// # Errors
/// A fault of the database.
pub(crate) fn forget_customer(tx: &Tx<'_>, customer: CustomerId) -> Result<()> {
    tx.run("DELETE FROM api_sessions WHERE customer_id = ?1", [customer.0])?;
    Ok(())
}

/// Ends every session of the API of a person: one's own, or of somebody whom one may edit.
///
/// # Errors
/// `NotFound`, also for who is not theirs to edit.
pub fn end_all(tx: &Tx<'_>, actor: &Actor, staff: StaffId) -> Result<()> {
    may_end(tx, actor, staff)?;
    forget_sessions(tx, actor, staff)
}

/// Forgets the sessions that are over, with their tokens, as a timed job. One that somebody ended
/// stays until it would have been over by itself, so that its tokens are still known.
///
/// # Errors
/// A fault of the database.
pub fn drop_old(tx: &Tx<'_>) -> Result<()> {
    tx.run(
        "DELETE FROM api_sessions WHERE made_ms <= ?1 OR seen_ms <= ?2",
        params![tx.now.at_ms - LONGEST_MS, tx.now.at_ms - IDLE_MS],
    )?;
    Ok(())
}

/// Ends the sessions of all programs: the house goes on from a backup.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn end_everybodys(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    actor.may(Verb::KeepBackups)?;
    tx.run("DELETE FROM api_sessions", [])?;
    Ok(())
}

/// Ends all sessions of a person; permission was asked by the caller.
pub(in crate::people) fn forget_sessions(tx: &Tx<'_>, actor: &Actor, staff: StaffId) -> Result<()> {
    // No session has an empty id.
    forget_others(tx, actor, staff, &[])
}

/// As [`forget_sessions`], but this one.
pub(in crate::people) fn forget_others(tx: &Tx<'_>, actor: &Actor, staff: StaffId, but: &[u8]) -> Result<()> {
    let open = tx.rows(
        "SELECT id FROM api_sessions WHERE staff_id = ?1 AND ended_ms IS NULL AND public_id <> ?2",
        params![staff.0, but],
        |r| r.get(0),
    )?;
    let person = by_id(tx, staff)?;
    let holder = Holder::Staff {
        staff,
        role: person.role,
    };
    open.into_iter().try_for_each(|id| close(tx, actor, holder, id))
}

fn end_stolen(tx: &Tx<'_>, stolen: &ApiSession) -> Result<()> {
    close(tx, &Actor::House, stolen.holder, stolen.id)?;
    // The house's log is about the house; what is a guest's is not in it.
    let Holder::Staff { staff, .. } = stolen.holder else {
        return Ok(());
    };
    let person = by_id(tx, staff)?;
    let became = audit::word("token-reused");
    let fields = [("token-session", stolen.label.as_str(), became.as_str())];
    note(tx, &Actor::House, Kind::Person, staff.0, &person.name, &fields)
}

fn close(tx: &Tx<'_>, actor: &Actor, holder: Holder, session: i64) -> Result<()> {
    tx.run(
        "UPDATE api_sessions SET ended_ms = ?2 WHERE id = ?1",
        params![session, tx.now.at_ms],
    )?;
    let fact = match holder {
        Holder::Staff { staff, .. } => PeopleFact::ApiSessionEnded { staff, session },
        Holder::Customer(customer) => PeopleFact::CustomerApiSessionEnded { customer, session },
    };
    tx.emit(actor, None, &fact)?;
    Ok(())
}

fn give(tx: &Tx<'_>, session: i64) -> Result<RefreshToken> {
    let token = RefreshToken::fresh()?;
    tx.run(
        "INSERT INTO refresh_tokens (hash, session_id, made_ms) VALUES (?1, ?2, ?3)",
        params![token.hash(), session, tx.now.at_ms],
    )?;
    Ok(token)
}
