//! Whether a backup is whole: SQLite's own check, the rows of each table, the sums of the files.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::make::{disk, sum};
use super::{DATABASE, Manifest, Pace, read_manifest, stopped};
use crate::base::{Error, Msg, Result};
use crate::store::read_only;

/// Checks a backup from its first to its last byte; answers what it says of itself.
///
/// # Errors
/// `Conflict` with a sentence of what is wrong with it.
pub fn whole(path: &Path, pace: &Arc<Pace>) -> Result<Manifest> {
    let manifest = sums(path, pace)?;
    database(&path.join(DATABASE), &manifest.rows, pace)?;
    Ok(manifest)
}

/// Compares the files of a backup with the sums that it tells.
///
/// # Errors
/// As [`whole`].
pub(super) fn sums(path: &Path, pace: &Arc<Pace>) -> Result<Manifest> {
    let manifest = read_manifest(path).map_err(|e| damaged("backup.json", e))?;
    for (name, told) in &manifest.sha256 {
        if sum(&path.join(name), pace)?.as_ref() != Some(told) {
            return Err(damaged(name, "other bytes than were written"));
        }
    }
    Ok(manifest)
}

/// Checks a copy of a database, which must have these rows where they are known; answers its schema and
/// the number of its newest fact.
///
/// # Errors
/// As [`whole`].
pub fn database(file: &Path, rows: &BTreeMap<String, i64>, pace: &Arc<Pace>) -> Result<(i64, i64)> {
    let conn = open(file)?;
    let told = |e: rusqlite::Error| damaged(DATABASE, e);
    let verdict: String = paced(&conn, pace, |c| {
        c.query_row("PRAGMA integrity_check(1)", [], |r| r.get(0)).map_err(told)
    })?;
    if verdict != "ok" {
        return Err(damaged(DATABASE, verdict));
    }
    let found = self::rows(&conn, pace)?;
    if let Some((table, wanted)) = rows.iter().find(|(table, n)| found.get(*table) != Some(n)) {
        let there = found.get(table).copied().unwrap_or(0);
        return Err(damaged(DATABASE, format!("{table} has {there} rows, not {wanted}")));
    }
    let schema = conn.pragma_query_value(None, "user_version", |r| r.get(0)).map_err(told)?;
    let seq = conn.query_row("SELECT max(seq) FROM events", [], |r| r.get::<_, Option<i64>>(0));
    Ok((schema, seq.map_err(told)?.unwrap_or(0)))
}

/// The number of the newest fact of the data in a directory that no program has open.
///
/// # Errors
/// If it cannot be read.
pub fn newest_fact(data: &Path) -> Result<i64> {
    let conn = read_only(&data.join(DATABASE))?;
    Ok(conn
        .query_row("SELECT max(seq) FROM events", [], |r| r.get::<_, Option<i64>>(0))?
        .unwrap_or(0))
}

/// A fact in the data of such a directory, with its times; `None` if there is none of that number.
///
/// # Errors
/// If it cannot be read.
pub fn fact(data: &Path, seq: i64) -> Result<Option<String>> {
    let sql = "SELECT at_ms || ' ' || boot || ' ' || mono_ms || ' ' || payload FROM events WHERE seq = ";
    Ok(texts(data, &format!("{sql}{seq}"))?.pop())
}

/// The texts that a question finds in the data of a directory that no program has open.
///
/// # Errors
/// If they cannot be read.
pub fn texts(data: &Path, sql: &str) -> Result<Vec<String>> {
    let conn = read_only(&data.join(DATABASE))?;
    let mut ask = conn.prepare(sql)?;
    let found = ask.query_map([], |r| r.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Whether an open database is sound, as far as SQLite's quick check sees: `None`, or what is wrong.
///
/// # Errors
/// `Conflict` if it is to stop; a fault if it cannot be read at all.
pub fn quick(data: &Path, pace: &Arc<Pace>) -> Result<Option<String>> {
    let conn = read_only(&data.join(DATABASE))?;
    let verdict = paced(&conn, pace, |c| {
        Ok(c.query_row("PRAGMA quick_check(1)", [], |r| r.get::<_, String>(0)))
    });
    Ok(match verdict? {
        Ok(verdict) => Some(verdict).filter(|v| v != "ok"),
        Err(e) => match e.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Some(e.to_string()),
            _ => return Err(e.into()),
        },
    })
}

/// How many rows each table has.
pub(super) fn rows(conn: &Connection, pace: &Arc<Pace>) -> Result<BTreeMap<String, i64>> {
    paced(conn, pace, |conn| {
        let mut ask = conn.prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )?;
        let tables = ask.query_map([], |r| r.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let count = |table: String| {
            let sql = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
            let n = conn.query_row(&sql, [], |r| r.get(0))?;
            Ok((table, n))
        };
        tables.into_iter().map(count).collect()
    })
}

/// Opens a copy that nobody writes: no file may come to lie beside it.
fn open(file: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    std::fs::metadata(file).map_err(|e| disk(&e, file))?;
    let mut name = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => name.push(char::from(*byte)),
            other => name.push_str(&format!("%{other:02x}")),
        }
    }
    Ok(Connection::open_with_flags(name + "?immutable=1", flags)?)
}

/// Runs long statements at the pace of a backup: SQLite asks between its steps whether to go on.
fn paced<T>(conn: &Connection, pace: &Arc<Pace>, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
    const OPERATIONS: i32 = 20_000;
    let (own, mut since) = (pace.clone(), pace.mono_ms());
    let asked = move || {
        let goes_on = own.rests(since);
        since = own.mono_ms();
        !goes_on
    };
    conn.progress_handler(OPERATIONS, Some(asked))?;
    let done = work(conn);
    conn.progress_handler(0, None::<fn() -> bool>)?;
    if pace.stop.load(Ordering::Relaxed) {
        return Err(stopped());
    }
    done
}

pub(super) fn damaged(file: &str, what: impl std::fmt::Display) -> Error {
    Error::Conflict(Msg::new("backup-damaged").text("file", file).text("what", what.to_string()))
}
