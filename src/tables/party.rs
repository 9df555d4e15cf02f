//! The people of a table among themselves: a name of one's own, and a code
//! with which a guest goes on with another device.

pub mod actions;
pub mod queries;

use sha2::{Digest, Sha256};

use crate::base::ids::{GuestId, VisitId, hex, unhex};
use crate::base::text::Name;
use crate::base::{Error, Lang, Msg, Result};
use crate::store::random;

/// The longest name of a guest, in characters: it stands on a line of the cart.
pub const NAME_MAX: i64 = 20;
/// How long a code to go on with another device is good, in milliseconds.
pub const CODE_MS: i64 = 5 * 60_000;
/// How many devices a guest has at most.
pub const DEVICES_MAX: i64 = 5;

/// A guest's own name as they typed it.
///
/// # Errors
/// `Invalid` on `name` if nothing of it can be seen, if it is too long, or if
/// it says that its owner is of the staff; `Malformed` if a part was no text.
pub fn own_name(raw: &str) -> Result<Name> {
    let name = Name::parse(raw)?;
    if plain(name.as_str()).is_empty() {
        return Err(Error::field("name", Msg::new("error-name-empty")));
    }
    if name.as_str().chars().count() as i64 > NAME_MAX {
        let told = Msg::new("error-name-long").number("max", NAME_MAX);
        return Err(Error::field("name", told));
    }
    if Lang::ALL.iter().any(|l| is_same_name(&l.t("by-staff"), name.as_str())) {
        return Err(Error::field("name", Msg::new("error-name-at-table")));
    }
    Ok(name)
}

/// Whether people would take two names for the same.
pub fn is_same_name(a: &str, b: &str) -> bool {
    plain(a) == plain(b)
}

/// A name in small letters, without what cannot be seen.
fn plain(name: &str) -> String {
    let unseen = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{AD}' | '\u{34F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
    };
    name.to_lowercase().chars().filter(|c| !unseen(*c)).collect()
}

/// The secret of a link to go on with another device: 128 random bits, in the clear only there.
#[derive(Clone)]
pub struct Code(String);

impl Code {
    /// A new one.
    ///
    /// # Errors
    /// A fault if the system has no random source.
    pub fn fresh() -> Result<Code> {
        Ok(Code(hex(&random::<16>()?)))
    }
    /// Reads an address; `None` if it cannot be one of ours.
    pub fn parse(raw: &str) -> Option<Code> {
        let bytes = unhex(raw).filter(|b| b.len() == 16)?;
        Some(Code(hex(&bytes)))
    }
    /// What the address holds.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// What the database keeps: its SHA-256.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

/// What a code is for.
#[derive(Debug, Clone)]
pub struct Handover {
    /// Who goes on.
    pub guest: GuestId,
    /// Their visit.
    pub visit: VisitId,
    /// Their display name.
    pub name: String,
    /// Their table's name.
    pub table: String,
}
