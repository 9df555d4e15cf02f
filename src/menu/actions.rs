//! Verbs on the menu as a whole; those on counts are in [`super::stock`].

use super::facts::MenuFact;
use crate::base::{Actor, Result};
use crate::store::Tx;

pub use super::import::Imported;
pub use super::import::actions::{import, import_told};

/// Writes a fact, and that the menu is another one since.
pub(super) fn tell(tx: &Tx<'_>, actor: &Actor, fact: &MenuFact) -> Result<()> {
    let seq = tx.emit(actor, None, fact)?;
    touched(tx, seq)
}

/// Notes that since this fact guests see another menu.
///
/// # Errors
/// A fault of the database.
pub fn touched(tx: &Tx<'_>, seq: i64) -> Result<()> {
    tx.remember("menu_seq", &seq.to_string())
}
