//! What a customer signs in with: a passphrase, or a PIN that is longer than the staff's, because it is
//! taken on any phone.

use crate::base::{Error, Msg, Result};
use crate::people::password;
use crate::people::pin::is_trivial;

/// The shortest passphrase, in characters.
pub const PHRASE_MIN: usize = 10;
/// The fewest digits of a PIN.
pub const PIN_MIN: usize = 6;

/// A passphrase or PIN that may be set.
pub struct Secret(String);

impl Secret {
    /// Reads a new one: digits alone are a PIN, anything else a passphrase, which is taken as it is.
    ///
    /// # Errors
    /// `Invalid` on `secret` if it is too short or too long, or a PIN that everybody tries first.
    pub fn parse(raw: &str) -> Result<Secret> {
        let refused = |told| Err(Error::field("secret", told));
        let count = raw.chars().count();
        if count > password::PASSWORD_MAX {
            return refused(Msg::new("error-password-long").number("max", password::PASSWORD_MAX as i64));
        }
        if is_pin(raw) {
            return match count {
                _ if is_trivial(raw.as_bytes()) => refused(Msg::new("error-pin-trivial")),
                0..PIN_MIN => refused(short()),
                _ => Ok(Secret(raw.to_string())),
            };
        }
        if count < PHRASE_MIN {
            return refused(short());
        }
        Ok(Secret(raw.to_string()))
    }

    /// Hashes it; as slow as a password of the staff.
    ///
    /// # Errors
    /// A fault of the hash function or the random source.
    pub fn hash(&self) -> Result<String> {
        password::hash_text(&self.0)
    }
}

fn short() -> Msg {
    Msg::new("error-secret-short")
        .number("min", PHRASE_MIN as i64)
        .number("digits", PIN_MIN as i64)
}

/// Whether what somebody typed can only be a PIN: it is guessed more easily, so tries with it are fewer.
pub fn is_pin(raw: &str) -> bool {
    !raw.is_empty() && raw.bytes().all(|b| b.is_ascii_digit())
}
