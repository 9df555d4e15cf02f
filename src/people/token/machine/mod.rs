//! Keys for machines, such as a till or a sign: they act until somebody revokes them.

pub mod actions;
pub mod queries;

use super::Scopes;
use crate::base::Role;
use crate::base::ids::KeyId;

/// How often the last use of a key is written at most.
const SEEN_EACH_MS: i64 = 5 * 60_000;

/// A machine's key. Its secret is shown once, when it is made.
#[derive(Debug, Clone)]
pub struct ApiKey {
    /// The id.
    pub id: KeyId,
    /// The id that leaves the house.
    pub public_id: String,
    /// What it is for, in its maker's words.
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// Within what.
    pub scopes: Scopes,
    /// Who made it.
    pub made_by: String,
    /// When, milliseconds since 1970 UTC.
    pub made_ms: i64,
    /// When it was last used, to five minutes.
    pub seen_ms: Option<i64>,
}
