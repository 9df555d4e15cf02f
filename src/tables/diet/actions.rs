//! Verbs on what a guest does not eat.

use super::Diet;
use super::queries::get;
use crate::base::ids::VisitId;
use crate::base::{Actor, Error, Result, Verb};
use crate::store::{Tx, params};
use crate::tables::actions::take_part;
use crate::tables::facts::TableFact;

/// Notes what the acting guest said.
///
/// # Errors
/// `Forbidden` for anybody but a guest; and as [`take_part`].
pub fn set(tx: &Tx<'_>, actor: &Actor, visit: VisitId, diet: &Diet) -> Result<()> {
    take_part(tx, actor, Verb::OwnGuest, visit)?;
    let guest = actor.guest().ok_or_else(Error::missing)?;
    if get(tx, guest)? == *diet {
        return Ok(());
    }
    tx.run(
        "UPDATE guests SET avoids = ?2, allergic = ?3, hides = ?4, diets = ?5 WHERE id = ?1",
        params![guest.0, diet.avoids.0, diet.allergic, diet.hides, diet.diets.join(" ")],
    )?;
    tx.emit(actor, Some(visit), &TableFact::DietSet { visit, guest })?;
    Ok(())
}

/// Erases what the guests of a visit said.
///
/// # Errors
/// A fault of the database.
pub fn erase(tx: &Tx<'_>, visit: VisitId) -> Result<()> {
    tx.run(
        "UPDATE guests SET avoids = 0, allergic = 0, hides = 0, diets = '' WHERE visit_id = ?1",
        [visit.0],
    )?;
    Ok(())
}
