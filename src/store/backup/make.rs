//! Making a backup: a copy by SQLite's own means on a connection that only reads, in small steps.

use std::collections::BTreeMap;
use std::fs::{DirBuilder, File};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use sha2::{Digest, Sha256};

use super::{DATABASE, FORMAT, KEYS, Kind, MANIFEST, Manifest, PART, PREFIX, Pace, check};
use crate::base::time::{Calendar, Now};
use crate::base::{Error, Msg, Result};
use crate::store::{private, read_only, room};

/// Pages of 1 KB that are copied in one step.
const STEP: i32 = 512;
/// What is left free on the disk at least, in bytes: the house goes on writing meanwhile.
const SPARE: u64 = 32 << 20;

/// What a backup is made of, and how.
pub struct Job<'a> {
    /// The data directory.
    pub from: &'a Path,
    /// The folder that gets it.
    pub into: &'a Path,
    /// Why.
    pub kind: Kind,
    /// When.
    pub now: Now,
    /// Whose days count, and whose hour is in its name.
    pub calendar: &'a Calendar,
    /// How far it is.
    pub pace: &'a Arc<Pace>,
}

/// Makes a backup; answers its folder and what it says of itself.
///
/// # Errors
/// `NoRoom`; `Conflict` if it was stopped, or the copy is not what was copied; a fault of the disk.
/// Nothing of it stays then.
pub fn make(job: &Job<'_>) -> Result<(PathBuf, Manifest)> {
    let told = |e: std::io::Error| disk(&e, job.into);
    folder(job.into).map_err(told)?;
    sweep(job.into).map_err(told)?;
    let name = free_name(job.into, &name(job));
    let part = job.into.join(format!("{PART}{name}"));
    let whole = job.into.join(name);
    let made = fill(job, &part).and_then(|manifest| {
        settle(&part, &whole).map_err(told)?;
        Ok((whole, manifest))
    });
    if made.is_err() {
        // What is left of it is swept away before the next one.
        let _ = std::fs::remove_dir_all(&part);
    }
    made
}

/// Copies a backup that is whole into another folder, such as that of a stick, and reads it back there.
///
/// # Errors
/// As [`make`].
pub fn carry(from: &Path, into: &Path, pace: &Arc<Pace>) -> Result<PathBuf> {
    let told = |e: std::io::Error| disk(&e, into);
    sweep(into).map_err(told)?;
    let name = free_name(into, &from.file_name().unwrap_or_default().to_string_lossy());
    let (part, whole) = (into.join(format!("{PART}{name}")), into.join(name));
    let carried = carry_into(from, &part, pace).and_then(|()| {
        check::sums(&part, pace)?;
        settle(&part, &whole).map_err(told)
    });
    match carried {
        Ok(()) => Ok(whole),
        Err(e) => {
            let _ = std::fs::remove_dir_all(&part);
            Err(e)
        }
    }
}

pub(super) fn carry_into(from: &Path, part: &Path, pace: &Arc<Pace>) -> Result<()> {
    let told = |e: std::io::Error| disk(&e, part);
    let size = std::fs::metadata(from.join(DATABASE)).map_err(told)?.len();
    room_for(part.parent().unwrap_or(part), size)?;
    folder(part).map_err(told)?;
    let mut done = 0;
    for name in [DATABASE, MANIFEST].into_iter().chain(KEYS) {
        let mut source = match File::open(from.join(name)) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => continue,
            opened => opened.map_err(told)?,
        };
        private(&part.join(name)).map_err(told)?;
        let mut target = File::options().write(true).open(part.join(name)).map_err(told)?;
        let mut bytes = vec![0; STEP as usize * 1024];
        loop {
            let since = pace.mono_ms();
            let read = source.read(&mut bytes).map_err(told)?;
            if read == 0 {
                break;
            }
            target.write_all(&bytes[..read]).and_then(|()| target.sync_data()).map_err(told)?;
            done += read as u64;
            pace.is_at(done, size);
            pace.rest(since)?;
        }
        target.sync_all().map_err(told)?;
    }
    Ok(())
}

/// Writes everything into `part`, reads it back, and syncs it.
fn fill(job: &Job<'_>, part: &Path) -> Result<Manifest> {
    let told = |e: std::io::Error| disk(&e, job.into);
    let size = std::fs::metadata(job.from.join(DATABASE)).map_err(told)?.len();
    room_for(job.into, size)?;
    folder(part).map_err(told)?;
    let copy = part.join(DATABASE);
    let rows = copy_database(job, &copy)?;
    for key in KEYS {
        copy_key(&job.from.join(key), &part.join(key)).map_err(told)?;
    }
    let (schema, seq) = check::database(&copy, &rows, job.pace)?;
    let manifest = Manifest {
        format: FORMAT,
        kind: job.kind,
        at_ms: job.now.at_ms,
        day: job.calendar.day_of(job.now.at_ms).0,
        program: env!("CARGO_PKG_VERSION").into(),
        schema,
        seq,
        bytes: std::fs::metadata(&copy).map_err(told)?.len(),
        sha256: sums_of(part, job)?,
        rows,
    };
    private(&part.join(MANIFEST)).map_err(told)?;
    std::fs::write(part.join(MANIFEST), serde_json::to_vec_pretty(&manifest)?).map_err(told)?;
    for name in [DATABASE, MANIFEST].into_iter().chain(KEYS) {
        match File::open(part.join(name)) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            opened => opened.and_then(|f| f.sync_all()).map_err(told)?,
        }
    }
    Ok(manifest)
}

fn sums_of(part: &Path, job: &Job<'_>) -> Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    for name in [DATABASE].into_iter().chain(KEYS) {
        if let Some(sum) = sum(&part.join(name), job.pace)? {
            sums.insert(name.to_string(), sum);
        }
    }
    Ok(sums)
}

/// SHA-256 of a file, read at the pace of a backup; `None` if it is not there.
pub(super) fn sum(file: &Path, pace: &Arc<Pace>) -> Result<Option<String>> {
    let mut source = match File::open(file) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        opened => opened.map_err(|e| disk(&e, file))?,
    };
    let mut hash = Sha256::new();
    let mut bytes = vec![0; STEP as usize * 1024];
    loop {
        let since = pace.mono_ms();
        let read = source.read(&mut bytes).map_err(|e| disk(&e, file))?;
        if read == 0 {
            return Ok(Some(crate::base::ids::hex(&hash.finalize())));
        }
        hash.update(&bytes[..read]);
        pace.rest(since)?;
    }
}

/// Copies the database as it is at one moment, whatever is written meanwhile; answers how many rows each
/// table had at that moment.
///
/// The read transaction is what keeps the moment: without it each commit of an order would have SQLite
/// begin the copy anew, and on a busy evening it would never end.
fn copy_database(job: &Job<'_>, to: &Path) -> Result<BTreeMap<String, i64>> {
    let from = read_only(&job.from.join(DATABASE))?;
    let moment = from.unchecked_transaction()?;
    let rows = check::rows(&moment, job.pace)?;
    private(to).map_err(|e| disk(&e, to))?;
    let mut into = Connection::open(to)?;
    // The copy has no name yet: where it breaks off, nothing of it is used.
    into.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
    into.pragma_update(None, "synchronous", "OFF")?;
    let written = File::open(to).map_err(|e| disk(&e, to))?;
    let backup = Backup::new(&moment, &mut into)?;
    loop {
        let since = job.pace.mono_ms();
        let step = backup.step(STEP)?;
        // Little by little: one large sync at the end would hold back those of the orders.
        written.sync_data().map_err(|e| disk(&e, to))?;
        let progress = backup.progress();
        let pages = |n: i32| u64::try_from(n).unwrap_or(0);
        job.pace.is_at(
            pages(progress.pagecount - progress.remaining),
            pages(progress.pagecount),
        );
        if step == StepResult::Done {
            return Ok(rows);
        }
        job.pace.rest(since)?;
    }
}

fn copy_key(from: &Path, to: &Path) -> std::io::Result<()> {
    match std::fs::read(from) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        read => {
            private(to)?;
            std::fs::write(to, read?)
        }
    }
}

/// Gives it its name, once all of it is on the disk.
fn settle(part: &Path, whole: &Path) -> std::io::Result<()> {
    File::open(part)?.sync_all()?;
    std::fs::rename(part, whole)?;
    // The new name is on the disk only with its folder.
    whole.parent().map_or(Ok(()), |folder| File::open(folder).and_then(|f| f.sync_all()))
}

/// Makes a folder for its owner alone.
pub(super) fn folder(path: &Path) -> std::io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Removes what a backup that broke off has left.
fn sweep(folder: &Path) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(PART) {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn name(job: &Job<'_>) -> String {
    let at = job.calendar.local(job.now.at_ms).strftime("%Y-%m-%d-%H%M%S").to_string();
    format!("{PREFIX}{at}-{}", job.kind.word())
}

/// The name, or with a number where it is taken: an hour comes twice when the clock is set back.
fn free_name(folder: &Path, name: &str) -> String {
    let numbered = (2..).map(|n| format!("{name}-{n}"));
    let mut names = std::iter::once(name.to_string()).chain(numbered);
    names.find(|n| !folder.join(n).exists()).unwrap_or_else(|| name.to_string())
}

fn room_for(folder: &Path, bytes: u64) -> Result<()> {
    let room = room::of(folder).map_err(|e| disk(&e, folder))?;
    if room.free < bytes + bytes / 8 + SPARE {
        return Err(Error::NoRoom);
    }
    Ok(())
}

/// What the disk refuses, in words.
pub(super) fn disk(e: &std::io::Error, at: &Path) -> Error {
    match e.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Error::NoRoom,
        std::io::ErrorKind::NotFound => Error::Conflict(place("backup-place-missing", at)),
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => {
            Error::Conflict(place("backup-place-refused", at))
        }
        _ => Error::fault(format!("{}: {e}", at.display())),
    }
}

fn place(key: &'static str, at: &Path) -> Msg {
    Msg::new(key).text("place", at.display().to_string())
}
