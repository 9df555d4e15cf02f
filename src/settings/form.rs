//! A form about settings: what was typed beside what the form was opened with, so that two people who
//! change different settings do not undo each other's.

use super::Settings;
use super::queries::canonical;
use sha2::{Digest, Sha256};

/// A setting of a form.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The setting.
    pub key: &'static str,
    /// What was typed.
    pub value: String,
    /// The [`mark`] of what the form was opened with.
    pub seen: String,
}

/// Who has changed a setting since the form was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Nobody, or somebody else alone: what stands is right.
    NotMine,
    /// Who sends the form.
    Mine,
    /// Both, to different values.
    Both,
}

/// A setting's value as a short text to compare; however it is written, the same value has the same mark.
pub fn mark(stands: &Settings, key: &'static str, value: &str) -> String {
    let digest = Sha256::digest(format!("{key}={}", canonical(stands, key, value)));
    crate::base::ids::hex(&digest[..8])
}

impl Entry {
    /// Who has changed it.
    pub fn change(&self, stands: &Settings) -> Change {
        let typed = mark(stands, self.key, &self.value);
        let standing = mark(stands, self.key, &super::queries::show_value(stands, self.key));
        match () {
            () if typed == standing || typed == self.seen => Change::NotMine,
            () if standing == self.seen => Change::Mine,
            () => Change::Both,
        }
    }
}
