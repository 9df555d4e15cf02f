//! Verbs on tables, visits and guests. Long because a visit is the root object:
//! what opens, joins and closes it stands together.

use sha2::{Digest, Sha256};

use super::facts::TableFact;
use super::queries::{find_open_visit, get, get_guest, get_visit, list_guests};
use super::{GUESTS_MAX, GuestState, IDLE_MS, RECEIPT_MS, Visit, free_name};
use crate::base::ids::{GuestId, TableId, VisitId};
use crate::base::{Actor, Error, Lang, Msg, Result, Verb};
use crate::settings::{self, JoinNod};
use crate::store::{RequestKey, Tx, params};

/// That somebody is still there is noted no more often than this: each note is another page on the card, and a party
/// that taps twice in half a minute is no less idle in three hours.
const TOUCH_MS: i64 = 30_000;

/// Opens a visit for a party that the floor seats.
///
/// # Errors
/// `Conflict` if the table has one; `Invalid` on `covers`.
pub fn open(tx: &Tx<'_>, actor: &Actor, table: TableId, covers: Option<i64>) -> Result<VisitId> {
    actor.may(Verb::OpenVisit)?;
    let covers = covers.map(super::covers).transpose()?;
    get(tx, table)?;
    if find_open_visit(tx, table)?.is_some() {
        return Err(Error::conflict("error-table-open"));
    }
    let visit = open_record(tx, actor, table)?;
    // Whom the floor has seated needs no second nod.
    tx.run(
        "UPDATE visits SET covers = ?2, approved = 1 WHERE id = ?1",
        params![visit.0, covers],
    )?;
    if let Some(covers) = covers {
        tx.emit(actor, Some(visit), &TableFact::CoversSet { visit, covers })?;
    }
    Ok(visit)
}

fn open_record(tx: &Tx<'_>, actor: &Actor, table: TableId) -> Result<VisitId> {
    let terms = settings::queries::get(tx)?.terms;
    let id = tx.insert(
        "INSERT INTO visits (public_id, table_id, business_day, opened_ms, touched_ms, touched_boot, touched_mono_ms,
                             service_ppm, tax_added)
         VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8)",
        params![
            tx.public_id()?,
            table.0,
            tx.day.0,
            tx.now.at_ms,
            tx.now.boot,
            tx.now.mono_ms,
            terms.service_ppm,
            terms.tax_added
        ],
    )?;
    let visit = VisitId(id);
    tx.emit(actor, Some(visit), &TableFact::VisitOpened { visit, table })?;
    Ok(visit)
}

/// A scan of a table's code: joins the table's visit or opens one. A phone
/// that is a guest of this visit already stays that guest and gets a new session;
/// the old one ends when the new one is first used, because this answer may be lost.
///
/// `old` is the hash of the cookie that came along, `new` the hash of the one
/// that is given out now.
///
/// # Errors
/// `NotFound` for a table that is gone, `Conflict` if the party is full or the house is closed.
pub fn join(
    tx: &Tx<'_>,
    actor: &Actor,
    table: TableId,
    old: Option<&[u8]>,
    new: &[u8],
    lang: Lang,
) -> Result<(GuestId, VisitId)> {
    actor.may(Verb::JoinVisit)?;
    get(tx, table)?;
    let house = settings::queries::get(tx)?;
    let (visit, is_first) = match find_open_visit(tx, table)? {
        // Whom the floor lets sit longer, or earlier, is welcome.
        Some(visit) => (visit, false),
        None if house.closed(tx.local).is_some() => return Err(Error::conflict("closed-title")),
        None => (get_visit(tx, open_record(tx, actor, table)?)?, true),
    };
    let waits = match house.join_nod {
        JoinNod::Idle => is_idle(tx, &visit),
        JoinNod::First => is_first || is_idle(tx, &visit),
        JoinNod::Each => true,
    };
    let known = known_guest(tx, visit.id, old)?;
    let guest = match known {
        Some((guest, GuestState::Seated | GuestState::Waiting)) => guest,
        // Who was sent away comes back only with a nod.
        Some((_, GuestState::Away)) => add_guest(tx, actor, &visit, lang, true)?,
        None => add_guest(tx, actor, &visit, lang, waits)?,
    };
    super::party::actions::give_session(tx, guest, old, new)?;
    Ok((guest, visit.id))
}

/// As [`join`], for a program that sends the same request again because its answer was lost: it stays one guest, who
/// gets another session. Once somebody has used what was given, it gives nothing: who knows the key is not yet them.
///
/// # Errors
/// As [`join`]; `Conflict` for a request whose answer has arrived.
pub fn join_once(
    tx: &Tx<'_>,
    actor: &Actor,
    table: TableId,
    key: &RequestKey,
    new: &[u8],
    lang: Lang,
) -> Result<(GuestId, VisitId)> {
    let mark = Sha256::digest(format!("join {}", key.as_str()));
    let mut is_new = false;
    let (guest, visit) = tx.once(actor, key, "join", None, &table, || {
        is_new = true;
        join(tx, actor, table, None, new, lang)
    })?;
    if !is_new {
        if !super::party::actions::is_unused(tx, guest, &mark)? {
            return Err(Error::conflict("error-joined"));
        }
        super::party::actions::give_session(tx, guest, None, new)?;
    }
    super::party::actions::mark_unused(tx, new, &mark)?;
    Ok((guest, visit))
}

fn known_guest(tx: &Tx<'_>, visit: VisitId, old: Option<&[u8]>) -> Result<Option<(GuestId, GuestState)>> {
    let Some(old) = old else { return Ok(None) };
    let session = super::queries::find_guest_session(tx, old)?;
    Ok(session.filter(|s| s.visit == visit).map(|s| (s.guest, s.state)))
}

fn is_idle(tx: &Tx<'_>, visit: &Visit) -> bool {
    tx.now.since(&visit.touched) > IDLE_MS
}

fn add_guest(tx: &Tx<'_>, actor: &Actor, visit: &Visit, lang: Lang, waiting: bool) -> Result<GuestId> {
    let mut here = list_guests(tx, visit.id)?;
    here.retain(|g| g.state != GuestState::Away);
    if i64::try_from(here.len()).unwrap_or(i64::MAX) >= GUESTS_MAX {
        return Err(Error::conflict("error-table-full"));
    }
    let number = tx.number(
        "SELECT coalesce(max(number), 0) + 1 FROM guests WHERE visit_id = ?1",
        [visit.id.0],
    )?;
    let state = if waiting {
        GuestState::Waiting
    } else {
        GuestState::Seated
    };
    let id = tx.insert(
        "INSERT INTO guests (visit_id, number, name, language, state, joined_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            visit.id.0,
            number,
            free_name(&here, visit.id, number),
            lang.code(),
            state.word(),
            tx.now.at_ms
        ],
    )?;
    let guest = GuestId(id);
    if !waiting {
        touch(tx, visit.id)?;
    }
    let fact = TableFact::GuestJoined {
        visit: visit.id,
        guest,
        waiting,
    };
    tx.emit(actor, Some(visit.id), &fact)?;
    Ok(guest)
}

/// Notes the language in which a guest reads from now on.
///
/// # Errors
/// `Forbidden` for anybody but a guest; as [`take_part`].
pub fn speak(tx: &Tx<'_>, actor: &Actor, visit: VisitId, language: Lang) -> Result<()> {
    take_part(tx, actor, Verb::OwnGuest, visit)?;
    let guest = actor.guest().ok_or_else(Error::missing)?;
    let changed = tx.run(
        "UPDATE guests SET language = ?2 WHERE id = ?1 AND language <> ?2",
        params![guest.0, language.code()],
    )?;
    if changed > 0 {
        let fact = TableFact::LanguageChosen { visit, guest, language };
        tx.emit(actor, Some(visit), &fact)?;
    }
    Ok(())
}

/// Lets a waiting guest take part.
///
/// # Errors
/// `NotFound`; `Conflict` if the guest does not wait.
pub fn admit(tx: &Tx<'_>, actor: &Actor, visit: VisitId, number: i64) -> Result<()> {
    actor.may(Verb::SeatGuests)?;
    get_visit(tx, visit)?.open()?;
    let guest = get_guest(tx, visit, number)?;
    if guest.state != GuestState::Waiting {
        return Err(Error::conflict("error-guest-not-waiting"));
    }
    set_state(tx, guest.id, GuestState::Seated)?;
    touch(tx, visit)?;
    let fact = TableFact::GuestAdmitted { visit, guest: guest.id };
    tx.emit(actor, Some(visit), &fact)?;
    Ok(())
}

/// Sends a guest away: their sessions end; their lines stay with the table.
/// Whom another guest may send away is asked in `floor`, which knows who has ordered.
///
/// # Errors
/// `Forbidden` for a guest who does not sit there; `NotFound`; `Conflict` if they are away already.
pub fn away_record(tx: &Tx<'_>, actor: &Actor, visit: VisitId, number: i64) -> Result<()> {
    if actor.guest().is_some() {
        take_part(tx, actor, Verb::OwnGuest, visit)?;
    } else {
        actor.may(Verb::SeatGuests)?;
        get_visit(tx, visit)?.open()?;
    }
    let guest = get_guest(tx, visit, number)?;
    if guest.state == GuestState::Away {
        return Err(Error::conflict("error-guest-away"));
    }
    set_state(tx, guest.id, GuestState::Away)?;
    let fact = TableFact::GuestSentAway { visit, guest: guest.id };
    tx.emit(actor, Some(visit), &fact)?;
    Ok(())
}

fn set_state(tx: &Tx<'_>, guest: GuestId, state: GuestState) -> Result<()> {
    tx.run(
        "UPDATE guests SET state = ?2 WHERE id = ?1",
        params![guest.0, state.word()],
    )?;
    Ok(())
}

/// Notes how many people sit there.
///
/// # Errors
/// `NotFound`; `Conflict` if closed; `Invalid` on `covers`.
pub fn set_covers(tx: &Tx<'_>, actor: &Actor, visit: VisitId, covers: i64) -> Result<()> {
    actor.may(Verb::OpenVisit)?;
    get_visit(tx, visit)?.open()?;
    let covers = super::covers(covers)?;
    tx.run("UPDATE visits SET covers = ?2 WHERE id = ?1", params![visit.0, covers])?;
    tx.emit(actor, Some(visit), &TableFact::CoversSet { visit, covers })?;
    Ok(())
}

/// Takes the service charge off a visit. Where there is none, nothing changes.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Conflict` if closed.
pub(crate) fn waive_record(tx: &Tx<'_>, actor: &Actor, visit: VisitId) -> Result<()> {
    actor.may(Verb::WaiveService)?;
    let standing = get_visit(tx, visit)?.open()?;
    let ppm = standing.terms.service_ppm;
    if ppm == 0 {
        return Ok(());
    }
    tx.run("UPDATE visits SET service_ppm = 0 WHERE id = ?1", [visit.0])?;
    tx.emit(actor, Some(visit), &TableFact::ServiceWaived { visit, ppm })?;
    let was = settings::queries::show_percent(ppm);
    let change = ("setting-service-percent", was.as_str(), "0");
    crate::audit::actions::note(
        tx,
        actor,
        crate::audit::Kind::Table,
        standing.table.0,
        &standing.table_name,
        &[change],
    )
}

/// Notes that the floor trusts this party: its orders go straight to the kitchen.
///
/// # Errors
/// A fault of the database.
pub fn approve(tx: &Tx<'_>, actor: &Actor, visit: VisitId) -> Result<()> {
    actor.may(Verb::ApproveOrder)?;
    let changed = tx.run(
        "UPDATE visits SET approved = 1 WHERE id = ?1 AND approved = 0",
        [visit.0],
    )?;
    if changed > 0 {
        tx.emit(actor, Some(visit), &TableFact::VisitApproved { visit })?;
    }
    Ok(())
}

/// The visit in which this actor may do something now: theirs, open, and not
/// sent away or still waiting for a nod.
///
/// # Errors
/// As [`Actor::may_in`]; `Conflict` for a closed visit; `Forbidden` for who waits or was sent away.
pub fn take_part(tx: &Tx<'_>, actor: &Actor, verb: Verb, visit: VisitId) -> Result<Visit> {
    actor.may_in(verb, visit)?;
    let open = get_visit(tx, visit)?.open()?;
    if let Some(guest) = actor.guest() {
        let key = match super::queries::find_guest_state(tx, visit, guest)? {
            Some(GuestState::Seated) => None,
            Some(GuestState::Waiting) => Some("error-guest-waiting"),
            Some(GuestState::Away) | None => Some("error-guest-sent-away"),
        };
        if let Some(key) = key {
            return Err(Error::Forbidden(Msg::new(key)));
        }
    }
    if tx.now.boot != open.touched.boot || tx.now.since(&open.touched) >= TOUCH_MS {
        touch(tx, visit)?;
    }
    Ok(open)
}

fn touch(tx: &Tx<'_>, visit: VisitId) -> Result<()> {
    tx.run(
        "UPDATE visits SET touched_ms = ?2, touched_boot = ?3, touched_mono_ms = ?4 WHERE id = ?1",
        params![visit.0, tx.now.at_ms, tx.now.boot, tx.now.mono_ms],
    )?;
    Ok(())
}

/// Forgets the sessions of guests whose receipt is not shown any more.
///
/// # Errors
/// A fault of the database.
pub fn forget_sessions(tx: &Tx<'_>) -> Result<()> {
    // Asked of the few sessions that there are, not of every visit that ever was.
    tx.run(
        "DELETE FROM guest_sessions WHERE
           (SELECT v.closed_ms FROM guests g JOIN visits v ON v.id = g.visit_id WHERE g.id = guest_id) <= ?1",
        [tx.now.at_ms - RECEIPT_MS],
    )?;
    Ok(())
}

/// Ends the sessions of all guests: the house goes on from a backup.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn end_all_sessions(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    actor.may(Verb::KeepBackups)?;
    tx.run("DELETE FROM guest_sessions", [])?;
    Ok(())
}

/// The next small number of a line of this visit, for cart and orders alike.
///
/// # Errors
/// A fault of the database.
pub fn next_number(tx: &Tx<'_>, visit: VisitId) -> Result<i64> {
    tx.run(
        "UPDATE visits SET last_number = last_number + 1 WHERE id = ?1",
        [visit.0],
    )?;
    tx.number("SELECT last_number FROM visits WHERE id = ?1", [visit.0])
}

/// Writes that a visit is closed. Whether it may be is asked in `floor`.
///
/// # Errors
/// `Conflict` if it is closed already.
pub fn close_record(tx: &Tx<'_>, actor: &Actor, visit: VisitId) -> Result<()> {
    actor.may(Verb::CloseVisit)?;
    let table = get_visit(tx, visit)?.open()?.table;
    tx.run(
        "UPDATE visits SET closed_ms = ?2 WHERE id = ?1",
        params![visit.0, tx.now.at_ms],
    )?;
    // Nobody who still waits for a nod is let into the receipt.
    for guest in list_guests(tx, visit)? {
        if guest.state == GuestState::Waiting {
            set_state(tx, guest.id, GuestState::Away)?;
        }
    }
    super::diet::actions::erase(tx, visit)?;
    tx.emit(actor, Some(visit), &TableFact::VisitClosed { visit, table })?;
    Ok(())
}
