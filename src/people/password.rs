//! Passwords: Argon2id with the parameters that OWASP names first
//! (19 MiB, two passes, one lane), never more than two at a time.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::base::{Error, Msg, Result};
use crate::store::random;

/// The shortest password, in characters.
pub const PASSWORD_MIN: usize = 12;
/// The longest password, in characters: hashing endless ones is work for nothing.
pub const PASSWORD_MAX: usize = 128;
/// How many hashes run at a time, so that sign-ins never take the machine from the orders.
const AT_A_TIME: usize = 2;

/// A hash with our parameters that no password has: all of its salt and its output are zero.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A password that may be set.
pub struct Password(String);

impl Password {
    /// Reads a new password; it is taken as it is, spaces included.
    ///
    /// # Errors
    /// `Invalid` on `password` if it has fewer than [`PASSWORD_MIN`] or more than [`PASSWORD_MAX`] characters.
    pub fn parse(raw: &str) -> Result<Self> {
        let length = raw.chars().count();
        let refused = |key, name, n: usize| Err(Error::field("password", Msg::new(key).number(name, n as i64)));
        if length < PASSWORD_MIN {
            return refused("error-password-short", "min", PASSWORD_MIN);
        }
        if length > PASSWORD_MAX {
            return refused("error-password-long", "max", PASSWORD_MAX);
        }
        Ok(Password(raw.to_string()))
    }

    /// A new one that can be read aloud: ten syllables of six random bits.
    ///
    /// # Errors
    /// A fault if the system has no random source.
    pub fn fresh() -> Result<Self> {
        const CONSONANTS: &[u8; 16] = b"bdfghjkmnprstvwz";
        const VOWELS: &[u8; 4] = b"aeiu";
        let mut text = String::new();
        for (i, byte) in random::<10>()?.into_iter().enumerate() {
            if i > 0 && i % 2 == 0 {
                text.push('-');
            }
            text.push(char::from(CONSONANTS[usize::from(byte & 15)]));
            text.push(char::from(VOWELS[usize::from(byte >> 4 & 3)]));
        }
        Ok(Password(text))
    }

    /// The password itself, to show it once.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Hashes a password; takes tens of milliseconds, so never on the writer or an async thread.
///
/// # Errors
/// A fault of the hash function or the random source.
pub fn hash(password: &Password) -> Result<String> {
    hash_text(&password.0)
}

/// Hashes what may be set as a password, a passphrase or a PIN; whoever calls has read it as one.
///
/// # Errors
/// A fault of the hash function or the random source.
pub fn hash_text(text: &str) -> Result<String> {
    let _turn = Turn::wait();
    hasher()?
        .hash_password(text.as_bytes())
        .map(|h| h.to_string())
        .map_err(|e| Error::fault(format!("argon2: {e}")))
}

/// Whether `raw` is the password of `hash`; as slow as [`hash()`].
pub fn verify(raw: &str, hash: &str) -> bool {
    // What is too long to be set is no password, and is not worth hashing.
    if raw.chars().count() > PASSWORD_MAX {
        return false;
    }
    let _turn = Turn::wait();
    let (Ok(hasher), Ok(parsed)) = (hasher(), PasswordHash::new(hash)) else {
        return false;
    };
    hasher.verify_password(raw.as_bytes(), &parsed).is_ok()
}

/// Takes as long as [`verify`], for names that nobody has, so that the time of
/// an answer does not tell which names exist.
pub fn verify_dummy(raw: &str) {
    verify(raw, NOBODY);
}

fn hasher() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(|e| Error::fault(format!("argon2: {e}")))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

static RUNNING: Mutex<usize> = Mutex::new(0);
static FREED: Condvar = Condvar::new();

/// The right to hash now; given back when it is dropped.
struct Turn;

impl Turn {
    fn wait() -> Turn {
        let running = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
        let mut running = FREED.wait_while(running, |n| *n >= AT_A_TIME).unwrap_or_else(PoisonError::into_inner);
        *running += 1;
        Turn
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        *RUNNING.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        FREED.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_its_own_hash_only() {
        let password = Password::parse("correct horse").unwrap();
        let hashed = hash(&password).unwrap();
        assert!(hashed.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hashed}");
        assert!(verify("correct horse", &hashed));
        assert!(!verify("correct hors", &hashed));
        assert!(!verify("correct horse", "damaged"));
        assert!(PasswordHash::new(NOBODY).is_ok());
        assert!(!verify("", NOBODY));
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        assert!(Password::parse("eleven char").is_err());
        assert!(Password::parse("twelve chars").is_ok());
        assert!(Password::parse(&"x".repeat(PASSWORD_MAX + 1)).is_err());
    }

    #[test]
    fn generated_passwords_are_allowed_and_differ() {
        let (a, b) = (Password::fresh().unwrap(), Password::fresh().unwrap());
        assert!(Password::parse(a.as_str()).is_ok());
        assert_ne!(a.as_str(), b.as_str());
        assert_eq!(a.as_str().len(), 24);
    }
}
