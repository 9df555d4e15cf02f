//! Accounts of guests: never needed, and worth having only for what they keep. A guest who chose to have
//! one is a customer: on every phone on which they sign in they are the same guest of their table, with
//! the same cart, and find what they ordered before, their favourites, and what they had not sent.
//!
//! How it hangs together, and why:
//!
//! - **An account is opened at a table.** Nobody can sit outside and fill the house with names; a
//!   [`seat`] is the price of one. Signing in needs none.
//! - **The account and the seat are two things.** The account has sessions of its own ([`sessions`]) that
//!   last for months; the seat is the table's session, which ends with the visit. At a table a customer
//!   acts as a guest like everybody, so every rule of the table holds for them; as a customer they act
//!   only on what is theirs.
//! - **Signing out leaves the seat.** The phone stays the guest that it is at this table, with its cart,
//!   until the visit ends; only the account is gone from it. Who signs in there next, with an account of
//!   their own, gets a guest of their own, and what is the first one's stays theirs. A session that is
//!   ended from another phone takes its seat along: that phone may be lost.
//! - **Facts name a customer by a number.** Name, mail address and secret are in the one row that goes
//!   when they delete the account; what they ordered stays in the house's books as a guest's.
//! - **The house sees numbers only,** unless the customer lets it see their name ([`sharing`]).

pub mod actions;
pub mod export;
pub mod facts;
pub mod history;
pub mod queries;
pub mod seat;
pub mod secret;
pub mod sessions;
pub mod sharing;

use crate::base::ids::{CustomerId, hex};
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result};
use crate::menu::search::fold;
use sha2::{Digest, Sha256};

/// The shortest name of an account, in characters.
pub const NAME_MIN: usize = 2;
/// The longest.
pub const NAME_MAX: usize = 40;
/// The longest mail address (RFC 5321, section 4.5.3.1.3, less its brackets).
pub const EMAIL_MAX: usize = 254;
/// A twelfth of a year of 365.25 days: after so many of them, as the house's settings say, an unused account is removed.
pub const MONTH_MS: i64 = 2_629_800_000;
/// The most favourites.
pub const FAVOURITES_MAX: i64 = 200;

/// A customer, as they see themselves.
#[derive(Debug, Clone)]
pub struct Customer {
    /// The id inside.
    pub id: CustomerId,
    /// The id that leaves the house.
    pub public_id: Vec<u8>,
    /// The name that they sign in with.
    pub name: String,
    /// Their mail address, if they gave one.
    pub email: Option<String>,
    /// Whether the house may see their name beside the figures.
    pub shares: bool,
    /// Since when, milliseconds since 1970 UTC.
    pub made_ms: i64,
}

impl Customer {
    /// As the permission table knows them.
    pub fn actor(&self) -> Actor {
        Actor::Customer { customer: self.id }
    }
    /// The public id as text.
    pub fn subject(&self) -> String {
        hex(&self.public_id)
    }
}

/// What stands for an account where the house counts phones that come again: nothing leads back from it.
pub fn as_phone(public_id: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(b"customer ").chain_update(public_id).finalize().into()
}

/// A name with which somebody signs in.
#[derive(Debug, Clone)]
pub struct Login {
    name: Name,
    folded: String,
}

impl Login {
    /// Reads a new one.
    ///
    /// # Errors
    /// `Invalid` on `name` if it is too short or too long, or has no letter or digit in it.
    pub fn parse(raw: &str) -> Result<Login> {
        let name = Name::parse(raw)?;
        let (count, folded) = (name.as_str().chars().count(), fold(name.as_str()));
        if count < NAME_MIN || folded.is_empty() {
            let told = Msg::new("error-login-short").number("min", NAME_MIN as i64);
            return Err(Error::field("name", told));
        }
        if count > NAME_MAX {
            let told = Msg::new("error-name-long").number("max", NAME_MAX as i64);
            return Err(Error::field("name", told));
        }
        Ok(Login { name, folded })
    }
    /// As it was written.
    pub fn as_str(&self) -> &str {
        self.name.as_str()
    }
    /// As it is compared: without case and accents.
    pub fn folded(&self) -> &str {
        &self.folded
    }
}

/// A mail address as it was typed; none if nothing was. It is never written to, so whether anybody reads
/// there is their affair.
///
/// # Errors
/// `Invalid` on `email` if it cannot be one.
pub fn email(raw: &str) -> Result<Option<String>> {
    let raw = raw.trim();
    if raw.is_empty() {
        return Ok(None);
    }
    let parts = raw.rsplit_once('@');
    let plain = raw
        .chars()
        .all(|c| !c.is_whitespace() && !c.is_control() && c != char::REPLACEMENT_CHARACTER);
    let good = parts.is_some_and(|(who, host)| !who.is_empty() && host.contains('.') && !host.starts_with('.'));
    if !plain || !good || raw.chars().count() > EMAIL_MAX {
        return Err(Error::field("email", Msg::new("error-email")));
    }
    Ok(Some(raw.to_string()))
}

#[cfg(test)]
mod tests;
