//! Lists that somebody orders by hand.

use super::{Error, Result};

/// Moves one of a list to a place, the last one for a place beyond its end; answers where it was and is.
///
/// # Errors
/// `NotFound` if it is not in the list.
pub fn moved<T: PartialEq>(all: &mut Vec<T>, what: &T, position: usize) -> Result<[usize; 2]> {
    let was = all.iter().position(|x| x == what).ok_or_else(Error::missing)?;
    let thing = all.remove(was);
    let is = position.min(all.len());
    all.insert(is, thing);
    Ok([was, is])
}
