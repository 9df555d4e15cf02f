//! Menu files that somebody of the staff has uploaded and not yet applied: kept for some minutes,
//! for the session that brought them, so that what was looked at is what is imported.

pub mod actions;
pub mod queries;

use sha2::{Digest, Sha256};

use super::import::{Change, Form, How};
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

/// So many dishes may leave the menu without a question, if they are not more than a quarter of it.
const FEW: usize = 10;

/// The dishes that leave a menu of so many, if they are many.
pub fn many(changes: &[Change], dishes: usize) -> Vec<String> {
    let gone = changes.iter().filter(|c| c.how == How::Removed && c.what == "item");
    let names: Vec<String> = gone.map(|c| c.name.clone()).collect();
    if names.len() > FEW || names.len() * 4 > dishes {
        names
    } else {
        Vec::new()
    }
}
