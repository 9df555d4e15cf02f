//! People of the staff: accounts, roles, passwords and sign-in sessions.
//!
//! Signing in has three steps, so that hashing never runs on the writer:
//! [`queries::find_sign_in`] reads the hash, [`password::verify`] runs on a
//! blocking thread, [`actions::start_session`] writes the session.

pub mod actions;
pub mod devices;
pub mod facts;
pub mod password;
pub mod pin;
pub mod queries;
pub mod team;
pub mod throttle;
pub mod token;

use sha2::{Digest, Sha256};

use crate::base::ids::{StaffId, hex, unhex};
use crate::base::time::Now;
use crate::base::{Actor, Result, Role};
use crate::store::random;

const HOUR_MS: i64 = 3_600_000;
/// No session outlives this, used or not.
pub const SESSION_MAX_MS: i64 = 30 * 24 * HOUR_MS;
/// How long a password counts as just given.
pub const PROOF_MS: i64 = 5 * 60_000;
/// How many devices a person is signed in on at most; the oldest goes.
pub const SESSIONS_EACH: i64 = 20;

/// How long a session of this role lasts without a sign of life: short where
/// it can do much, long for the kitchen's screen that nobody signs in to at night.
pub fn idle_ms(role: Role) -> i64 {
    match role {
        Role::Owner | Role::Manager => 8 * HOUR_MS,
        Role::Floor => 16 * HOUR_MS,
        Role::Kitchen => SESSION_MAX_MS,
    }
}

/// The secret of a sign-in: 256 random bits, in a cookie. Only its hash is
/// stored, and it is never printed.
pub struct SessionToken(String);

impl SessionToken {
    /// A new one.
    ///
    /// # Errors
    /// A fault if the system has no random source.
    pub fn fresh() -> Result<Self> {
        Ok(SessionToken(hex(&random::<32>()?)))
    }
    /// Reads a cookie; `None` if it cannot be one of ours.
    pub fn parse(raw: &str) -> Option<Self> {
        let bytes = unhex(raw).filter(|b| b.len() == 32)?;
        Some(SessionToken(hex(&bytes)))
    }
    /// The cookie's value.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// What the database keeps: its SHA-256.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0.as_bytes()).into()
    }
}

/// A person of the staff.
#[derive(Debug, Clone)]
pub struct Person {
    /// The id.
    pub id: StaffId,
    /// The name that they sign in with.
    pub name: String,
    /// What they are.
    pub role: Role,
    /// Whether they may sign in.
    pub active: bool,
    /// Whether they have a PIN.
    pub pin: bool,
    /// Since when, milliseconds since 1970 UTC.
    pub created_ms: i64,
}

/// What a person of a session can prove themselves with.
pub struct Proof {
    pub(super) password_hash: String,
    /// Only where the session began with it, on a paired device.
    pub(super) pin_hash: Option<String>,
}

impl Proof {
    /// Whether that is it; as slow as [`password::verify`], and one hash whatever was given: what
    /// can be a PIN is too short to be a password.
    pub fn fits(&self, raw: &str) -> bool {
        match &self.pin_hash {
            Some(hash) if raw.chars().count() < password::PASSWORD_MIN => password::verify(raw, hash),
            _ => password::verify(raw, &self.password_hash),
        }
    }
}

/// A valid sign-in.
#[derive(Debug, Clone)]
pub struct Session {
    /// The session's id.
    pub session_id: i64,
    /// Who is signed in.
    pub staff: StaffId,
    /// What they are.
    pub role: Role,
    /// Their name.
    pub name: String,
    /// The device, in the browser's words.
    pub device: String,
    /// Since when, milliseconds since 1970 UTC.
    pub created_ms: i64,
    /// The last sign of life that was written.
    pub seen_ms: i64,
    /// The paired device, if it began with a PIN.
    pub paired: Option<i64>,
    pub(super) proved_boot: i64,
    pub(super) proved_mono_ms: i64,
}

impl Session {
    /// Who acts under this session.
    pub fn actor(&self) -> Actor {
        Actor::Staff {
            staff: self.staff,
            role: self.role,
        }
    }
    /// Whether password or PIN were given just now. Only the monotonic clock of this run of the
    /// program counts, so a jump of the wall clock proves nothing, and after a restart one is asked again.
    pub fn is_proved(&self, now: &Now) -> bool {
        now.boot == self.proved_boot && (0..PROOF_MS).contains(&(now.mono_ms - self.proved_mono_ms))
    }
    /// Whether it still counts at `now_ms`.
    pub fn is_valid(&self, now_ms: i64) -> bool {
        now_ms - self.seen_ms < idle_ms(self.role) && now_ms - self.created_ms < SESSION_MAX_MS
    }
}

#[cfg(test)]
mod tests;
