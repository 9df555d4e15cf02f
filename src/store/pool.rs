//! The connections that read.

use std::path::{Path, PathBuf};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;

use crate::base::Result;

/// Connections that read: one from the start, and more up to a fixed number once that many read at once. Each reads the
/// whole schema first, which the first page need not wait for.
pub(super) struct Pool {
    file: PathBuf,
    shelf: Mutex<Shelf>,
    returned: Condvar,
}

struct Shelf {
    free: Vec<Connection>,
    /// How many there are, lent or free.
    opened: usize,
    /// How many there may be.
    most: usize,
}

impl Pool {
    pub(super) fn open(file: &Path, most: usize) -> rusqlite::Result<Pool> {
        let free = vec![super::read_only(file)?];
        let opened = free.len();
        Ok(Pool {
            file: file.to_path_buf(),
            shelf: Mutex::new(Shelf { free, opened, most }),
            returned: Condvar::new(),
        })
    }

    fn shelf(&self) -> MutexGuard<'_, Shelf> {
        self.shelf.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection that is free, or a new one; waits if there are as many as there may be, or if the system refuses one
    /// more (too many files are open) while others come back.
    fn take(&self) -> Connection {
        let mut shelf = self.shelf();
        loop {
            if let Some(conn) = shelf.free.pop() {
                return conn;
            }
            if shelf.opened < shelf.most {
                shelf.opened += 1;
                drop(shelf);
                let refused = match super::read_only(&self.file) {
                    Ok(conn) => return conn,
                    Err(e) => e,
                };
                tracing::warn!(error = %refused, "no further connection could be opened");
                shelf = self.shelf();
                shelf.opened -= 1;
                // Somebody may have brought one back meanwhile.
                if !shelf.free.is_empty() {
                    continue;
                }
            }
            shelf = self.returned.wait(shelf).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Lends a connection; it comes back also if the query panics.
    pub(super) fn with<T>(&self, f: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let lent = Lent {
            conn: Some(self.take()),
            pool: self,
        };
        match &lent.conn {
            Some(conn) => f(conn),
            None => Err(crate::base::Error::fault("no connection")),
        }
    }
}

struct Lent<'p> {
    conn: Option<Connection>,
    pool: &'p Pool,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            self.pool.shelf().free.push(conn);
            self.pool.returned.notify_one();
        }
    }
}

#[cfg(test)]
impl Pool {
    pub(super) fn opened(&self) -> usize {
        self.shelf().opened
    }
}
