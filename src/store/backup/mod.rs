//! Backups: whole copies of the house, made while it is open.
//!
//! A backup is a folder whose name begins with `comanda-`: the database, the keys without which the
//! table codes and tokens are worth nothing, and `backup.json`, which says what is in it. It gets its
//! name only when all of it was written, read back and found whole, and is on the disk: what has a
//! name is a backup. It knows no feature; which tables there are it asks the database.

pub mod check;
pub mod keep;
pub mod make;
pub mod restore;

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::base::time::Clock;
use crate::base::{Error, Result};

/// The folder of the house's own backups in its data directory.
pub const FOLDER: &str = "backups";
/// What a backup's name begins with.
const PREFIX: &str = "comanda-";
/// What the name of one that is not whole yet begins with.
const PART: &str = ".part-";
/// The database in it.
pub const DATABASE: &str = "comanda.db";
/// What says what is in it.
const MANIFEST: &str = "backup.json";
/// The files beside the database that belong to it.
pub const KEYS: [&str; 2] = ["table.key", "api.keys"];

/// Why a backup was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// By the timer.
    Nightly,
    /// Somebody asked for it.
    ByHand,
    /// A newer program was about to change the database.
    BeforeMigration,
}

impl Kind {
    /// The word in names, files and keys of sentences.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Nightly => "nightly",
            Kind::ByHand => "by-hand",
            Kind::BeforeMigration => "before-migration",
        }
    }
}

/// What `backup.json` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of this file.
    pub format: u32,
    /// Why it was made.
    pub kind: Kind,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The business day, as the day number since 1970-01-01.
    pub day: i64,
    /// The version of the program that made it.
    pub program: String,
    /// The database's schema.
    pub schema: i64,
    /// The number of the newest fact in it.
    pub seq: i64,
    /// The size of the database in bytes.
    pub bytes: u64,
    /// SHA-256 of each file in hexadecimal.
    pub sha256: BTreeMap<String, String>,
    /// How many rows each table has.
    pub rows: BTreeMap<String, i64>,
}

/// A backup that lies in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its folder.
    pub path: PathBuf,
    /// What it says of itself; `None` where that cannot be read.
    pub manifest: Option<Manifest>,
}

impl Found {
    /// The folder's own name.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// The backups in a folder, the newest first; those that say nothing of themselves come last.
///
/// # Errors
/// If the folder cannot be read; one that is not there holds none.
pub fn list(folder: &Path) -> std::io::Result<Vec<Found>> {
    let entries = match std::fs::read_dir(folder) {
        Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PREFIX) && entry.file_type()?.is_dir() {
            let (path, manifest) = (entry.path(), read_manifest(&entry.path()).ok());
            found.push(Found { path, manifest });
        }
    }
    found.sort_by_key(|f| std::cmp::Reverse((f.manifest.as_ref().map(|m| m.at_ms), f.path.clone())));
    Ok(found)
}

/// What a backup says of itself.
///
/// # Errors
/// If it cannot be read, or is of a newer program.
fn read_manifest(path: &Path) -> std::io::Result<Manifest> {
    let manifest: Manifest = serde_json::from_slice(&std::fs::read(path.join(MANIFEST))?)?;
    if manifest.format == FORMAT {
        return Ok(manifest);
    }
    Err(std::io::Error::other(format!(
        "backup.json of format {}",
        manifest.format
    )))
}

/// A backup is named by its folder, or by the database in it.
pub fn folder_of(named: &Path) -> &Path {
    named.parent().filter(|_| named.ends_with(DATABASE)).unwrap_or(named)
}

/// The version of `backup.json` that is written.
const FORMAT: u32 = 1;

/// How far a backup is, and whether it is to stop; it holds itself back so that orders are not slowed.
#[derive(Debug)]
pub struct Pace {
    clock: Clock,
    rests: bool,
    stop: AtomicBool,
    done: AtomicU64,
    of: AtomicU64,
}

impl Pace {
    /// A pace by a clock, which measures how long steps take.
    pub fn new(clock: Clock) -> Arc<Pace> {
        Pace::of(clock, true)
    }

    /// One without rests, for when no orders can come in.
    pub fn at_once(clock: Clock) -> Arc<Pace> {
        Pace::of(clock, false)
    }

    fn of(clock: Clock, rests: bool) -> Arc<Pace> {
        Arc::new(Pace {
            clock,
            rests,
            stop: AtomicBool::new(false),
            done: AtomicU64::new(0),
            of: AtomicU64::new(1),
        })
    }

    /// Has it stop at its next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// So much of so much of the part of the work at hand is done.
    pub fn progress(&self) -> (u64, u64) {
        let of = self.of.load(Ordering::Relaxed);
        (self.done.load(Ordering::Relaxed).min(of), of)
    }

    fn is_at(&self, done: u64, of: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.of.store(of.max(1), Ordering::Relaxed);
    }

    fn mono_ms(&self) -> i64 {
        self.clock.now().mono_ms
    }

    /// After a step that began at `since_ms`: rests three times as long as it took, so that at most a quarter
    /// of the disk and of a core goes into it. False if it is to stop.
    fn rests(&self, since_ms: i64) -> bool {
        const LEAST_MS: u64 = 2;
        const MOST_MS: u64 = 2_000;
        const NAP_MS: u64 = 20;
        let took = u64::try_from(self.mono_ms() - since_ms).unwrap_or(0);
        let mut left = if self.rests {
            (3 * took).clamp(LEAST_MS, MOST_MS)
        } else {
            0
        };
        // In short naps, so that the end of the program does not wait for it.
        while left > 0 && !self.stop.load(Ordering::Relaxed) {
            let nap = left.min(NAP_MS);
            std::thread::sleep(Duration::from_millis(nap));
            left -= nap;
        }
        !self.stop.load(Ordering::Relaxed)
    }

    /// As [`Pace::rests`], for what is done in a loop of ours.
    ///
    /// # Errors
    /// `Conflict` if it is to stop.
    fn rest(&self, since_ms: i64) -> Result<()> {
        self.rests(since_ms).then_some(()).ok_or_else(stopped)
    }
}

fn stopped() -> Error {
    Error::conflict("backup-stopped")
}

#[cfg(test)]
mod tests;
