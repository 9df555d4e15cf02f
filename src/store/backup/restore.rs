//! Putting a backup in the place of the data. Nothing is deleted: what was there is kept aside.
//!
//! A power cut at any moment leaves the old house or the new one: the new one is made whole in a folder of
//! its own, which then gets the name [`READY`] in one step; from there on [`finish`] ends what was begun,
//! also at the next start.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::make::{carry_into, disk, folder};
use super::{DATABASE, KEYS, MANIFEST, Pace, check, folder_of};
use crate::base::Result;
use crate::base::time::{Calendar, Now};

/// Where the new house is made.
const STAGE: &str = "restoring";
/// What the folder of the new house is called once it is whole.
const READY: &str = "restored";
/// What stands beside a database while it is open, with changes that are not in it yet.
const BESIDE: [&str; 2] = ["comanda.db-wal", "comanda.db-shm"];

/// Copies a backup into a folder in the data directory, and checks the copy from its first to its last byte.
/// A single database file is taken, too; it brings no keys.
///
/// # Errors
/// `Conflict` if it is damaged; `NoRoom`; a fault of the disk.
pub fn stage(backup: &Path, data: &Path, pace: &Arc<Pace>) -> Result<PathBuf> {
    std::fs::metadata(backup).map_err(|e| disk(&e, backup))?;
    let stage = data.join(STAGE);
    match std::fs::remove_dir_all(&stage) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(disk(&e, &stage)),
        _ => {}
    }
    let whole = folder_of(backup);
    if whole.join(MANIFEST).exists() || !backup.is_file() {
        carry_into(whole, &stage, pace)?;
        check::whole(&stage, pace)?;
        std::fs::remove_file(stage.join(MANIFEST)).map_err(|e| disk(&e, &stage))?;
    } else {
        let told = |e: std::io::Error| disk(&e, backup);
        folder(&stage).and_then(|()| crate::store::private(&stage.join(DATABASE))).map_err(told)?;
        std::fs::copy(backup, stage.join(DATABASE)).map_err(told)?;
        // What was not in it yet when it was kept aside.
        let log = backup.with_file_name(BESIDE[0]);
        if log.exists() {
            std::fs::copy(log, stage.join(BESIDE[0])).map_err(told)?;
        }
        if let Some(what) = check::quick(&stage, pace)? {
            return Err(check::damaged(DATABASE, what));
        }
    }
    Ok(stage)
}

/// Keeps the present data aside, and puts what was staged in their place; answers where they are kept, if
/// there were any.
///
/// # Errors
/// A fault of the disk. Before the new house is ready the old one stands as it was.
pub fn put_in_place(data: &Path, stage: &Path, now: Now, calendar: &Calendar) -> Result<Option<PathBuf>> {
    let told = |e: std::io::Error| disk(&e, data);
    for entry in std::fs::read_dir(stage).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name == DATABASE || KEYS.contains(&name.as_ref()) {
            File::open(&path).and_then(|f| f.sync_all()).map_err(told)?;
        } else if path.is_dir() {
            std::fs::remove_dir_all(&path).map_err(told)?;
        } else {
            std::fs::remove_file(&path).map_err(told)?;
        }
    }
    let kept = keep_aside(data, now, calendar).map_err(told)?;
    let ready = data.join(READY);
    File::open(stage).and_then(|f| f.sync_all()).map_err(told)?;
    std::fs::rename(stage, &ready).and_then(|()| File::open(data)?.sync_all()).map_err(told)?;
    finish(data).map_err(told)?;
    Ok(kept)
}

/// Ends a restore that has begun to put its house in place; true if there was one.
///
/// # Errors
/// If the disk refuses.
pub fn finish(data: &Path) -> std::io::Result<bool> {
    let ready = data.join(READY);
    if !ready.is_dir() {
        return Ok(false);
    }
    let gone = |path: PathBuf| match std::fs::remove_file(path) {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
        other => other,
    };
    if ready.join(DATABASE).exists() {
        // They belong to the database that was there, and are kept aside with it.
        BESIDE.iter().try_for_each(|name| gone(data.join(name)))?;
        std::fs::rename(ready.join(DATABASE), data.join(DATABASE))?;
    }
    for key in KEYS.iter().filter(|key| ready.join(key).exists()) {
        std::fs::rename(ready.join(key), data.join(key))?;
    }
    std::fs::remove_dir_all(&ready)?;
    File::open(data)?.sync_all()?;
    Ok(true)
}

/// The same files under a second name, in a folder with the date: they stay where they are until the new
/// ones take their place.
fn keep_aside(data: &Path, now: Now, calendar: &Calendar) -> std::io::Result<Option<PathBuf>> {
    if !data.join(DATABASE).exists() {
        return Ok(None);
    }
    let at = calendar.local(now.at_ms).strftime("%Y-%m-%d-%H%M%S").to_string();
    let numbered = (2..).map(|n| format!("aside-{at}-{n}"));
    let mut names = std::iter::once(format!("aside-{at}")).chain(numbered);
    let aside = names
        .find(|name| !data.join(name).exists())
        .map(|name| data.join(name))
        .unwrap_or_default();
    folder(&aside)?;
    for name in [DATABASE].iter().chain(&BESIDE).chain(&KEYS) {
        let (from, to) = (data.join(name), aside.join(name));
        match std::fs::hard_link(&from, &to) {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
            // A file system without second names.
            Err(_) => std::fs::copy(&from, &to).map(drop)?,
            Ok(()) => {}
        }
    }
    File::open(&aside)?.sync_all()?;
    File::open(data)?.sync_all()?;
    Ok(Some(aside))
}
