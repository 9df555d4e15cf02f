//! What is asked about photos.

use crate::base::ids::ItemId;
use crate::base::{Error, Msg, Result};
use crate::menu::queries::find_picture;
use crate::settings;
use crate::store::{Read, params};

/// The hash of an item's picture, if it has one; also of an item that guests do not see.
///
/// # Errors
/// `NotFound` if the menu does not have the item.
pub fn of_item(read: &Read<'_>, item: ItemId) -> Result<Option<String>> {
    read.row(
        "SELECT picture FROM items WHERE id = ?1 AND active = 1",
        [item.0],
        |r| r.get(0),
    )?
    .ok_or_else(Error::missing)
}

/// Refuses a logo in the settings whose picture is not there.
///
/// # Errors
/// `Invalid` on `logo`.
pub fn logo_is_there(read: &Read<'_>) -> Result<()> {
    let house = settings::queries::get(read)?;
    let Some(logo) = &house.logo else {
        return Ok(());
    };
    match find_picture(read, &logo.hash)? {
        Some(_) => Ok(()),
        None => Err(Error::field("logo", Msg::new("error-logo"))),
    }
}

/// A picture in a smaller size, as JPEG.
///
/// # Errors
/// A fault of the database.
pub fn find(read: &Read<'_>, hash: &str, side: u32) -> Result<Option<Vec<u8>>> {
    read.row(
        "SELECT bytes FROM picture_sizes WHERE hash = ?1 AND side = ?2",
        params![hash, side],
        |r| r.get(0),
    )
}
