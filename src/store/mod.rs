//! SQLite, and nothing else: one thread that writes, a few
//! connections that read, migrations, the lock. It knows no feature.
//!
//! Invariants:
//! - There is one write connection, on one thread. No busy-retry exists.
//! - A job is answered only after the commit that holds it is on the disk.
//! - A failed or panicking job leaves no row and no fact, and its neighbours unhurt.
//! - Facts are published in the order of their sequence, after the commit.

pub mod backup;
mod damage;
mod memo;
mod migrate;
mod pool;
mod read;
pub mod room;
mod stats;
mod tx;
mod writer;

use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, ffi};

use crate::base::time::{Calendar, Clock};
use crate::base::{Error, Event, Result};

use memo::Memo;
pub use memo::Stamp;
pub use read::Read;
pub use rusqlite::{Row, params};
pub use stats::Stats;
pub use tx::{RequestKey, Tx, random};
use writer::Writer;

/// SQLite before this version can lose committed data in WAL mode when one
/// connection checkpoints while another commits (fixed in 3.51.3).
const SQLITE_LEAST: i32 = 3_051_003;
/// How many connections read at most.
const READERS: usize = 4;

/// Why the store did not open, as one sentence for the terminal.
#[derive(Debug)]
pub struct OpenError(pub String);

impl std::fmt::Display for OpenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
impl std::error::Error for OpenError {}

/// What is done with the facts of a commit, on the writer's thread: once before it is answered, and once after.
pub type Publish = Box<dyn Fn(Told, &[Event]) + Send>;

/// Whether those who wrote have been told that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Not yet: what the next request must find is put right now.
    NotYet,
    /// They have: everybody else may hear of it.
    Yes,
}

/// The open store.
pub struct Store {
    writer: Writer,
    readers: pool::Pool,
    clock: Clock,
    calendar: Arc<RwLock<Calendar>>,
    memo: Arc<Memo>,
    epoch: String,
    dir: PathBuf,
    _lock: File,
}

impl Store {
    /// Opens or creates the database in `dir`, migrates it and starts the writer.
    ///
    /// # Errors
    /// One sentence: the directory cannot be written, is in use, or holds a
    /// database of a newer version.
    pub fn open(
        dir: &Path,
        clock: Clock,
        calendar: Calendar,
        publish: Publish,
    ) -> std::result::Result<Store, OpenError> {
        let version = rusqlite::version_number();
        if version < SQLITE_LEAST {
            return Err(OpenError(format!(
                "SQLite {} is linked, but 3.51.3 or newer is needed",
                rusqlite::version()
            )));
        }
        let lock = hold(dir)?;
        let file = dir.join(backup::DATABASE);
        let failed = |what: &str, e: std::io::Error| OpenError(format!("cannot {what} {}: {e}", file.display()));
        backup::restore::finish(dir).map_err(|e| failed("put in place", e))?;
        damage::missing(dir, &file, &clock)?;
        private(&file).map_err(|e| failed("make", e))?;
        let told = |e: rusqlite::Error| damage::told(dir, &e, &clock);
        let mut conn = Connection::open(&file).map_err(told)?;
        prepare(&conn).and_then(|()| damage::look(&conn)).map_err(told)?;
        migrate::run(&mut conn, dir, &clock, &calendar)?;
        let epoch = epoch(&conn).map_err(told)?;
        if let Some(at_ms) = newest(&conn).map_err(told)? {
            clock.go_on_from(at_ms);
        }
        let readers = pool::Pool::open(&file, READERS).map_err(told)?;
        let calendar = Arc::new(RwLock::new(calendar));
        let memo = Arc::new(Memo::default());
        let writer = Writer::start(conn, clock.clone(), (calendar.clone(), memo.clone()), publish)
            .map_err(|e| OpenError(format!("cannot start the writer: {e}")))?;
        Ok(Store {
            writer,
            readers,
            clock,
            calendar,
            memo,
            epoch,
            dir: dir.to_path_buf(),
            _lock: lock,
        })
    }

    /// Runs a verb on the writer's thread; the answer comes after the commit.
    ///
    /// # Errors
    /// What the verb answers; `Busy` if too much waits; `NoRoom` if it could not be written.
    pub async fn write<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let answer = self.writer.submit(job)?;
        answer.await.unwrap_or_else(|_| Err(Error::fault("the writer has stopped")))
    }

    /// As [`Store::write`], for callers that are not async.
    ///
    /// # Errors
    /// As [`Store::write`].
    pub fn write_blocking<T, F>(&self, job: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let answer = self.writer.submit(job)?;
        answer.blocking_recv().unwrap_or_else(|_| Err(Error::fault("the writer has stopped")))
    }

    /// Reads in one transaction: everything inside sees the same state.
    ///
    /// # Errors
    /// What the query answers.
    pub fn read<T>(&self, query: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let now = self.clock.now();
        let calendar = self.calendar();
        self.readers.with(|conn| {
            let tx = conn.unchecked_transaction()?;
            query(&Read::new(&tx, (&self.memo, i64::MAX), now, &calendar))
        })
    }

    /// Whether so many jobs wait that only the last places are left.
    pub fn is_crowded(&self) -> bool {
        self.writer.is_crowded()
    }
    /// What the writer did, in numbers.
    pub fn stats(&self) -> &Stats {
        self.writer.stats()
    }
    /// Changes with every restore, so that screens know that history was replaced.
    pub fn epoch(&self) -> &str {
        &self.epoch
    }
    /// The house's calendar, as it is now.
    pub fn calendar(&self) -> Calendar {
        self.calendar.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
    /// Sets the calendar for facts from now on.
    pub fn set_calendar(&self, calendar: Calendar) {
        *self.calendar.write().unwrap_or_else(PoisonError::into_inner) = calendar;
    }
    /// The clock of this store.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

/// Holds the data directory, so that no other program opens the house; until the file is dropped.
///
/// # Errors
/// One sentence: it cannot be written, or is in use.
pub fn hold(dir: &Path) -> std::result::Result<File, OpenError> {
    let cannot = |e: std::io::Error| OpenError(format!("the data directory {} cannot be written: {e}", dir.display()));
    std::fs::create_dir_all(dir).map_err(cannot)?;
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(dir.join("comanda.lock"))
        .map_err(cannot)?;
    file.try_lock().map_err(|_| {
        OpenError(format!(
            "the data directory {} is in use by another comanda",
            dir.display()
        ))
    })?;
    Ok(file)
}

/// The schema of the database in a directory that no program has open, and the newest that this one knows.
///
/// # Errors
/// A fault if it cannot be read.
pub fn schema(dir: &Path) -> Result<(i64, i64)> {
    Ok(migrate::schema(&read_only(&dir.join(backup::DATABASE))?)?)
}

/// The database holds password hashes: only its owner reads it. SQLite gives
/// the write-ahead log the same mode.
fn private(file: &Path) -> std::io::Result<()> {
    OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(file)
        .map(|_| ())
}

fn prepare(conn: &Connection) -> rusqlite::Result<()> {
    // A change writes its pages whole: small ones spare the card. It holds only if it is set before the first
    // table; a database that was made with larger pages keeps them.
    conn.pragma_update(None, "page_size", 512)?;
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    // In pages: at 4 MB or more the log is folded into the database.
    conn.pragma_update_and_check(None, "wal_autocheckpoint", 8000, |_| Ok(()))?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(())
}

fn read_only(file: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    conn.pragma_update(None, "query_only", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.set_prepared_statement_cache_capacity(128);
    // SQLite opens the log with the first look at the database: who gets a connection has both files.
    conn.pragma_query_value(None, "schema_version", |r| r.get::<_, i64>(0))?;
    Ok(conn)
}

fn epoch(conn: &Connection) -> rusqlite::Result<String> {
    conn.execute(
        "INSERT OR IGNORE INTO meta (key, value) VALUES ('epoch', lower(hex(randomblob(8))))",
        [],
    )?;
    conn.query_row("SELECT value FROM meta WHERE key = 'epoch'", [], |r| r.get(0))
}

fn newest(conn: &Connection) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT at_ms FROM events ORDER BY seq DESC LIMIT 1";
    conn.query_row(sql, [], |r| r.get(0)).optional()
}

impl From<rusqlite::Error> for Error {
    fn from(e: rusqlite::Error) -> Self {
        match e.sqlite_error_code() {
            Some(ErrorCode::DiskFull | ErrorCode::ReadOnly | ErrorCode::SystemIoFailure) if !is_reading(&e) => {
                tracing::error!(error = %e, "the disk refused");
                Error::NoRoom
            }
            _ => Error::Fault(format!("database: {e}").into()),
        }
    }
}

/// Whether the disk failed to give something back, not to take it.
fn is_reading(e: &rusqlite::Error) -> bool {
    let code = e.sqlite_error().map(|inner| inner.extended_code);
    matches!(code, Some(ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_SHORT_READ))
}

#[cfg(test)]
mod tests;
