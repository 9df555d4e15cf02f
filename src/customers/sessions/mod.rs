//! Where a customer is signed in: browsers, by a cookie of which only the hash is kept. Programs have
//! sessions of the API, which `people::token` keeps for everybody.

pub mod actions;
pub mod queries;

use crate::base::Actor;
use crate::base::ids::CustomerId;

const DAY_MS: i64 = 24 * 3_600_000;
/// A browser that was not here for so long is signed out: who comes back once a season stays known.
pub const IDLE_MS: i64 = 180 * DAY_MS;
/// How long a browser keeps the cookie, in days.
pub const COOKIE_DAYS: i64 = 365;
/// How many browsers and programs a customer has at most, each; the oldest goes.
pub const EACH: i64 = 10;
/// How often a sign of life is written.
pub const TOUCH_MS: i64 = 3_600_000;

/// A browser that is signed in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session's id.
    pub id: i64,
    /// Whose.
    pub customer: CustomerId,
    /// Their name.
    pub name: String,
    /// The device, in the browser's words.
    pub device: String,
    /// Since when, milliseconds since 1970 UTC.
    pub made_ms: i64,
    /// The last sign of life that was written.
    pub seen_ms: i64,
}

impl Session {
    /// Who acts under this session.
    pub fn actor(&self) -> Actor {
        Actor::Customer {
            customer: self.customer,
        }
    }
}
