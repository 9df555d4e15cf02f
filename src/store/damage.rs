//! A database that cannot be read: it is told in words, with the newest good backup. Nothing is changed or
//! deleted, and no empty house is put in its place.

use std::path::Path;

use rusqlite::{Connection, ErrorCode};

use super::OpenError;
use super::backup::{self, Pace, check};
use crate::base::time::Clock;

/// Refuses to begin an empty house where there was one.
pub(super) fn missing(dir: &Path, file: &Path, clock: &Clock) -> Result<(), OpenError> {
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |m| m.len());
    let backups = backup::list(&dir.join(backup::FOLDER)).unwrap_or_default();
    let left = dir.join(format!("{}-wal", backup::DATABASE));
    if size(file) > 0 || (backups.is_empty() && size(&left) == 0) {
        return Ok(());
    }
    let what = if file.exists() { "is empty" } else { "is not there" };
    Err(sentence(dir, what, clock))
}

/// Reads the header and the schema.
pub(super) fn look(conn: &Connection) -> rusqlite::Result<i64> {
    conn.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))
}

/// The sentence of an error of opening: with the newest good backup where the file is damaged.
pub(super) fn told(dir: &Path, e: &rusqlite::Error, clock: &Clock) -> OpenError {
    match e.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            sentence(dir, &format!("is damaged ({e})"), clock)
        }
        _ => OpenError(format!("cannot use {}: {e}", dir.join(backup::DATABASE).display())),
    }
}

fn sentence(dir: &Path, what: &str, clock: &Clock) -> OpenError {
    let file = dir.join(backup::DATABASE);
    let pace = Pace::at_once(clock.clone());
    let all = backup::list(&dir.join(backup::FOLDER)).unwrap_or_default();
    let good = all.into_iter().find_map(|f| check::whole(&f.path, &pace).ok().map(|m| (f.path, m)));
    let way_back = match good {
        Some((path, m)) => {
            let hours = (clock.now().at_ms - m.at_ms).max(0) / 3_600_000;
            format!(
                "The newest good backup is {hours} hours old and ends with fact number {}; what came after it would be \
                 missing. To put it in place: comanda restore {} --data {}",
                m.seq,
                path.display(),
                dir.display()
            )
        }
        None => format!(
            "There is no good backup in {}. If there is one elsewhere, such as on a stick: comanda restore FOLDER --data {}",
            dir.join(backup::FOLDER).display(),
            dir.display()
        ),
    };
    OpenError(format!(
        "the database {} {what}. Nothing was changed or deleted. {way_back}",
        file.display()
    ))
}
