//! Notes that a phone is here, and forgets it in time.

use super::Came;
use crate::base::ids::VisitId;
use crate::base::time::BusinessDay;
use crate::base::{Actor, Result, Verb};
use crate::settings;
use crate::store::{Tx, params};
use crate::tables::facts::TableFact;

/// Notes the phone of a guest who sat down. Where the house wants to know none, nothing is written.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn came(tx: &Tx<'_>, actor: &Actor, visit: VisitId, hash: &[u8]) -> Result<()> {
    actor.may(Verb::JoinVisit)?;
    let kept = settings::queries::get(tx)?.returning_days;
    if kept == 0 {
        return Ok(());
    }
    let found = tx.row(
        "SELECT first_day, last_day, days FROM known_phones WHERE hash = ?1 AND last_day >= ?2",
        params![hash, tx.day.0 - kept],
        |r| Ok((BusinessDay(r.get(0)?), r.get::<_, i64>(1)?, r.get::<_, i64>(2)?)),
    )?;
    let came = match found {
        // Another table on the same day is the same coming.
        Some((_, last, _)) if last >= tx.day.0 => return Ok(()),
        Some((first, last, days)) => Came {
            nth: days + 1,
            since: Some(tx.day.0 - last),
            first: first.first_of_month(),
        },
        None => Came {
            nth: 1,
            since: None,
            first: tx.day.first_of_month(),
        },
    };
    tx.run(
        "INSERT INTO known_phones (hash, first_day, last_day, days) VALUES (?1, ?2, ?2, 1)
         ON CONFLICT DO UPDATE SET last_day = ?2, days = ?3, first_day = iif(?3 = 1, ?2, first_day)",
        params![hash, tx.day.0, came.nth],
    )?;
    tx.emit(actor, Some(visit), &TableFact::PhoneCame { visit, came })?;
    Ok(())
}

/// An account takes the place of a phone, so that one person on several phones is one guest. Where the
/// account was here already, the phone is only forgotten.
///
/// # Errors
/// A fault of the database.
pub fn take_place(tx: &Tx<'_>, phone: &[u8], account: &[u8]) -> Result<()> {
    tx.run(
        "UPDATE OR IGNORE known_phones SET hash = ?2 WHERE hash = ?1",
        params![phone, account],
    )?;
    tx.run("DELETE FROM known_phones WHERE hash = ?1", [phone])?;
    Ok(())
}

/// Forgets a phone or an account that is to be known no more.
///
/// # Errors
/// A fault of the database.
pub fn forget_one(tx: &Tx<'_>, hash: &[u8]) -> Result<()> {
    tx.run("DELETE FROM known_phones WHERE hash = ?1", [hash])?;
    Ok(())
}

/// Forgets the phones whose time is over: at once where the house wants to know none any more.
///
/// # Errors
/// A fault of the database.
pub fn forget(tx: &Tx<'_>) -> Result<()> {
    let kept = settings::queries::get(tx)?.returning_days;
    let before = if kept == 0 { i64::MAX } else { tx.day.0 - kept };
    tx.run("DELETE FROM known_phones WHERE last_day < ?1", [before])?;
    Ok(())
}
