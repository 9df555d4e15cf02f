//! Menu files that somebody of the staff has uploaded and not yet applied: kept for some minutes,
//! for the session that brought them, so that what was looked at is what is imported.

pub mod actions;
pub mod queries;

use sha2::{Digest, Sha256};

use super::import::{Change, Form};
use crate::base::ids::hex;

/// How long an upload is kept, in milliseconds.
pub const KEPT_MS: i64 = 15 * 60 * 1000;

/// An uploaded menu file.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Its name where it came from.
    pub name: String,
    /// How it is written.
    pub form: Form,
    /// The file.
    pub bytes: Vec<u8>,
}

/// By what changes are known again, between being shown and being made.
pub fn print(changes: &[Change]) -> String {
    hex(&Sha256::digest(serde_json::to_vec(changes).unwrap_or_default()))
}
