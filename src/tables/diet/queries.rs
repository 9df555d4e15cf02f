//! What is asked about what a guest does not eat.

use super::{DIETS, Diet};
use crate::base::Result;
use crate::base::ids::GuestId;
use crate::menu::Allergens;
use crate::store::Read;

/// What a guest said.
///
/// # Errors
/// A fault of the database.
pub fn get(read: &Read<'_>, guest: GuestId) -> Result<Diet> {
    let found = read.row(
        "SELECT avoids, allergic, hides, diets FROM guests WHERE id = ?1",
        [guest.0],
        |r| {
            let words: String = r.get(3)?;
            Ok(Diet {
                avoids: Allergens(r.get(0)?),
                allergic: r.get(1)?,
                hides: r.get(2)?,
                diets: DIETS.into_iter().filter(|d| words.split(' ').any(|w| w == *d)).collect(),
            })
        },
    )?;
    Ok(found.unwrap_or_default())
}
