//! Backups of the running house: when they are made, where they go, how old the newest is.

mod desk;
mod due;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::App;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::settings;
use crate::store::backup::{self, Found, Kind, Manifest, Pace, keep, make};
use desk::Wish;
pub use desk::{Desk, Standing};
pub use due::LATE_MS;

/// Under what the outcome of the second place is remembered.
const ELSEWHERE: &str = "backup_elsewhere";

/// A backup that was made just now.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its folder.
    pub path: PathBuf,
    /// What it says of itself.
    pub manifest: Manifest,
    /// How the second place did, where there is one.
    pub elsewhere: Option<Elsewhere>,
}

/// How the second place did the last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Elsewhere {
    /// The folder.
    pub place: String,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// Why it has no copy; `None` where it has one.
    pub trouble: Option<Trouble>,
    /// Whether it is on the disk of the data, and so no help when that breaks.
    pub same_disk: bool,
}

/// What keeps a copy from the second place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// The folder is not there, such as that of a stick that was taken out.
    Missing,
    /// This program may not write there.
    Refused,
    /// There is no room.
    Room,
    /// What was read back is not what was written.
    Damaged,
    /// Something else, which the log tells.
    Other,
}

impl Trouble {
    fn of(e: &Error) -> Trouble {
        match e {
            Error::NoRoom => Trouble::Room,
            Error::Conflict(msg) => match msg.key {
                "backup-place-missing" => Trouble::Missing,
                "backup-place-refused" => Trouble::Refused,
                "backup-damaged" => Trouble::Damaged,
                _ => Trouble::Other,
            },
            _ => Trouble::Other,
        }
    }
    /// The key of its sentence, whose argument is the place.
    pub fn key(self) -> &'static str {
        match self {
            Trouble::Missing => "backup-place-missing",
            Trouble::Refused => "backup-place-refused",
            Trouble::Room => "backup-place-room",
            Trouble::Damaged => "backup-place-damaged",
            Trouble::Other => "backup-place-other",
        }
    }
}

/// How the house stands with its backups.
#[derive(Debug, Clone)]
pub struct Health {
    /// The backups that lie in the data directory, the newest first.
    pub all: Vec<Found>,
    /// How old the newest is, in milliseconds; `None` where there is none.
    pub age_ms: Option<i64>,
    /// Whether the house has been without a new one for too long.
    pub late: bool,
    /// How the second place did, where the house has one.
    pub elsewhere: Option<Elsewhere>,
}

/// How the house stands with its backups.
///
/// # Errors
/// `Forbidden`; a fault of the disk.
pub fn health(app: &App, actor: &Actor) -> Result<Health> {
    actor.may(Verb::KeepBackups)?;
    let all = own(app)?;
    let now_ms = app.store.clock().now().at_ms;
    let newest = due::newest(&all, now_ms);
    let began = app.read(|r| r.began())?;
    Ok(Health {
        age_ms: newest.map(|at| (now_ms - at).max(0)),
        late: newest.or(began).is_some_and(|at| now_ms - at > LATE_MS),
        elsewhere: elsewhere(app)?,
        all,
    })
}

/// Begins to make a backup, into another folder where one is said; [`Desk::standing`] tells how it goes.
///
/// # Errors
/// `Forbidden`; `Conflict` while one is made.
pub fn start(app: &Arc<App>, actor: &Actor, to: Option<PathBuf>) -> Result<()> {
    actor.may(Verb::KeepBackups)?;
    if let Some(to) = to.as_ref().filter(|to| !to.is_dir()) {
        return Err(Error::Conflict(at("backup-place-missing", to)));
    }
    desk::start(app, Wish::Make(Kind::ByHand, to))
}

/// A timed job, each minute: makes a backup when one is due, and brings the newest to the second place once
/// that is there again.
pub(super) fn turn(app: &Arc<App>) {
    let wished = wish(app).and_then(|wish| wish.map_or(Ok(()), |wish| desk::start(app, wish)));
    match wished {
        // One is made already.
        Ok(()) | Err(Error::Conflict(_)) => {}
        Err(e) => tracing::warn!(error = %e, "no backup was begun"),
    }
}

fn wish(app: &App) -> Result<Option<Wish>> {
    let now = app.store.clock().now();
    if app.backups.tried_lately(now.mono_ms) {
        return Ok(None);
    }
    let all = own(app)?;
    let (house, began, local) = app.read(|r| Ok((settings::queries::get(r)?, r.began()?, r.local)))?;
    // A rehearsal's would be carried among those of the house.
    if house.rehearsal {
        return Ok(None);
    }
    let open = !house.opening_hours.is_always() && house.closed(local).is_none();
    let newest = due::newest(&all, now.at_ms);
    if due::is(newest.or(began), now.at_ms, &app.store.calendar(), open) {
        return Ok(Some(Wish::Make(Kind::Nightly, None)));
    }
    let waits = elsewhere(app)?.is_some_and(|e| e.trouble.is_some()) && Path::new(&house.backup_place).is_dir();
    let newest = all.into_iter().find(|f| f.manifest.as_ref().is_some_and(|m| Some(m.at_ms) == newest));
    Ok(newest.filter(|_| waits).map(|f| Wish::Carry(f.path)))
}

fn own(app: &App) -> Result<Vec<Found>> {
    let folder = app.store.dir().join(backup::FOLDER);
    backup::list(&folder).map_err(|e| Error::fault(format!("{}: {e}", folder.display())))
}

/// How the second place did, where the house has one and it is still the same.
fn elsewhere(app: &App) -> Result<Option<Elsewhere>> {
    let (house, told) = app.read(|r| Ok((settings::queries::get(r)?, r.remembered(ELSEWHERE)?)))?;
    let told = told.and_then(|text| serde_json::from_str::<Elsewhere>(&text).ok());
    Ok(told.filter(|e| e.place == house.backup_place))
}

fn make(app: &App, kind: Kind, to: Option<PathBuf>, pace: &Arc<Pace>) -> Result<Made> {
    let own = app.store.dir().join(backup::FOLDER);
    let calendar = app.store.calendar();
    let job = make::Job {
        from: app.store.dir(),
        into: to.as_ref().unwrap_or(&own),
        kind,
        now: app.store.clock().now(),
        calendar: &calendar,
        pace,
    };
    let (path, manifest) = make::make(&job)?;
    tracing::info!(backup = %path.display(), bytes = manifest.bytes, "a backup was made and checked");
    let elsewhere = if to.is_none() {
        keep::thin(&own, &path).map_err(|e| Error::fault(format!("{}: {e}", own.display())))?;
        carry(app, &path, pace)?
    } else {
        None
    };
    Ok(Made {
        path,
        manifest,
        elsewhere,
    })
}

/// Brings a backup to the second place; answers how that did, where there is one.
fn carry(app: &App, path: &Path, pace: &Arc<Pace>) -> Result<Option<Elsewhere>> {
    let place = app.read(settings::queries::get)?.backup_place.clone();
    if place.is_empty() {
        return Ok(None);
    }
    let folder = PathBuf::from(&place);
    let carried = make::carry(path, &folder, pace)
        .and_then(|there| keep::thin(&folder, &there).map_err(|e| Error::fault(format!("{}: {e}", folder.display()))));
    if let Err(e) = &carried {
        tracing::warn!(place, error = %e, "the second place has no copy of the backup");
    }
    let told = Elsewhere {
        at_ms: app.store.clock().now().at_ms,
        trouble: carried.as_ref().err().map(Trouble::of),
        same_disk: same_disk(app.store.dir(), &folder),
        place,
    };
    let text = serde_json::to_string(&told)?;
    app.store.write_blocking(move |tx| tx.remember(ELSEWHERE, &text))?;
    Ok(Some(told))
}

fn same_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).map(|m| m.dev()).ok();
    device(one).is_some() && device(one) == device(other)
}

fn at(key: &'static str, place: &Path) -> Msg {
    Msg::new(key).text("place", place.display().to_string())
}

#[cfg(test)]
mod tests;
