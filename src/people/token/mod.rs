//! What programs act with, instead of a browser's cookie.
//!
//! A person's program has an API session: an access token of 15 minutes ([`keys`]) and a refresh
//! token that is good for one use. The access token is a signed claim, and yet each use asks the
//! database ([`queries::actor_of`]), so that a session that ended stops at once. A machine has a key
//! ([`machine`]) until somebody revokes it. Both act within [`Scopes`], and never beyond their role.
//! A guest with an account has sessions here too; whose account it is, `customers` knows.

pub mod actions;
pub mod keys;
pub mod machine;
pub mod proofs;
pub mod queries;
mod secret;

pub use crate::base::scopes::{Scope, Scopes};
pub use secret::{ApiSecret, RefreshToken};

use serde::{Deserialize, Serialize};

use crate::base::ids::{CustomerId, KeyId, StaffId, unhex};
use crate::base::{Actor, Error, Msg, Result, Role, Verb};

const DAY_MS: i64 = 24 * 3_600_000;
/// How long an access token lasts, in seconds.
pub const ACCESS_S: i64 = 15 * 60;
/// A session that was not refreshed for so long ends.
pub const IDLE_MS: i64 = 30 * DAY_MS;
/// No session of the API outlives this.
pub const LONGEST_MS: i64 = 90 * DAY_MS;
/// So long after its first use a refresh token may come again, where nobody has used what was given for it: then the
/// answer was lost on its way. It is long enough for a client to try again, and short for who finds a token in a log.
pub const LOST_MS: i64 = 30_000;

/// Whose session of the API it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A person of the staff.
    Staff {
        /// Who.
        staff: StaffId,
        /// What they are now.
        role: Role,
    },
    /// A guest with an account.
    Customer(CustomerId),
}

impl Holder {
    /// As the permission table knows them.
    pub fn actor(self) -> Actor {
        match self {
            Holder::Staff { staff, role } => Actor::Staff { staff, role },
            Holder::Customer(customer) => Actor::Customer { customer },
        }
    }
    /// What they are, in access tokens.
    pub fn word(self) -> &'static str {
        match self {
            Holder::Staff { role, .. } => role.word(),
            Holder::Customer(_) => "customer",
        }
    }
    /// What their own program is let into: all that they may do.
    pub fn scopes(self) -> Scopes {
        match self {
            Holder::Staff { .. } => Scopes::all(),
            Holder::Customer(_) => Scopes::of_customers(),
        }
    }
}

/// A person's session of the API.
#[derive(Debug, Clone)]
pub struct ApiSession {
    /// The id.
    pub id: i64,
    /// The id that leaves the house: `sid` in access tokens.
    pub public_id: String,
    /// Whose it is.
    pub holder: Holder,
    /// The public id of their account: `sub` in access tokens.
    pub subject: String,
    /// The program or device, in its own words.
    pub label: String,
    /// Since when, milliseconds since 1970 UTC.
    pub made_ms: i64,
    /// When it was last refreshed.
    pub seen_ms: i64,
}

impl ApiSession {
    /// The public id as bytes.
    pub fn sid(&self) -> Option<[u8; 16]> {
        unhex(&self.public_id).and_then(|id| id.try_into().ok())
    }
    /// Whether it still counts at `now_ms`.
    pub fn is_valid(&self, now_ms: i64) -> bool {
        now_ms - self.seen_ms < IDLE_MS && now_ms - self.made_ms < LONGEST_MS
    }
}

/// What came of a refresh token. All of them are to be committed, so none is an error.
pub enum Refreshed {
    /// A new one in its place; what was given before in its place is good no more.
    Fresh(ApiSession, RefreshToken),
    /// It had been used before: somebody else has it too, and the session is ended.
    Reused,
    /// It is none of ours, or its session has ended.
    Unknown,
}

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    /// Which house made it.
    pub iss: String,
    /// What it is for.
    pub aud: String,
    /// The public id of the account.
    pub sub: String,
    /// The public id of the session.
    pub sid: String,
    /// What the person was when it was made: a role of the staff, or `customer`.
    pub role: String,
    /// The scopes, with spaces between them.
    pub scope: String,
    /// Made at, seconds since 1970 UTC.
    pub iat: i64,
    /// Good from.
    pub nbf: i64,
    /// Good until, and no longer.
    pub exp: i64,
}

/// Who acts with a token or key, and within what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearer {
    /// Who.
    pub actor: Actor,
    /// Within what.
    pub scopes: Scopes,
    /// The public id of the session, for a person's program.
    pub session: Option<[u8; 16]>,
    /// A key whose use is to be written down by [`machine::actions::touch`].
    pub touch: Option<KeyId>,
}

impl Bearer {
    /// Asks the scopes, then the permission table.
    ///
    /// # Errors
    /// `Forbidden`.
    pub fn may(&self, verb: Verb) -> Result<()> {
        if !self.scopes.allows(verb) {
            return Err(Error::Forbidden(Msg::new("error-forbidden")));
        }
        self.actor.may(verb)
    }
}

/// One refusal for whatever is wrong with a token: who guesses learns nothing from it.
fn refused() -> Error {
    Error::SignIn(Msg::new("error-sign-in"))
}

#[cfg(test)]
mod tests;
