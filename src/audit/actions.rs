//! Writing the log.

use super::Kind;
use crate::base::{Actor, Result};
use crate::store::{Tx, params};

/// The longest value that is kept, in characters: enough to know a text again.
const LONGEST: usize = 300;

/// Notes what a verb has changed of a thing: for each field the key of its label on the screen, what
/// it was and what it became, as the screen shows them ([`super::word`] for what is a sentence).
/// Equal values are no change and are left out. Call it after the verb's own fact was emitted. A
/// secret, or anything that it can be computed from, is never a value: say only that it changed.
///
/// # Errors
/// A fault of the database, or `NoRoom`.
pub fn note(
    tx: &Tx<'_>,
    actor: &Actor,
    kind: Kind,
    thing: i64,
    name: &str,
    fields: &[(&str, &str, &str)],
) -> Result<()> {
    for (field, was, became) in fields.iter().filter(|(_, was, became)| was != became) {
        tx.insert(
            "INSERT INTO changes (seq, at_ms, business_day, staff_id, key_id, kind, thing_id, thing_name, field,
               was, became)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                tx.seq()?,
                tx.now.at_ms,
                tx.day.0,
                actor.staff().map(|s| s.0),
                actor.key().map(|k| k.0),
                kind.word(),
                thing,
                short(name),
                field,
                short(was),
                short(became)
            ],
        )?;
    }
    Ok(())
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_string();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}
