//! The one thread that writes. Jobs that wait together are committed
//! together, each under its own savepoint, and answered only after the shared
//! commit: group commit without a delay for those who are alone.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;

use rusqlite::{Connection, ffi};
use tokio::sync::oneshot;

use super::memo::Memo;
use super::{Publish, Read, Stats, Told, Tx};
use crate::base::time::{Calendar, Clock};
use crate::base::{Error, Event, Result};

/// How many jobs may wait; one more is told `Busy`.
const WAITING: usize = 1024;
/// So many of those places are kept for whom the house cannot do without.
const LAST: usize = 128;
/// How many jobs share a commit at most.
const GROUP: usize = 256;

/// Answers one caller, with the commit's outcome.
type Answer = Box<dyn FnOnce(&Result<()>)>;
/// One job: runs in the transaction, or not at all where there is none; says
/// whether it may stay, and how to answer.
type Job = Box<dyn FnOnce(Option<&Tx<'_>>) -> (bool, Answer) + Send>;

pub(super) struct Writer {
    jobs: Option<SyncSender<Job>>,
    stats: Arc<Stats>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(
        conn: Connection,
        clock: Clock,
        (calendar, memo): (Arc<RwLock<Calendar>>, Arc<Memo>),
        publish: Publish,
    ) -> std::io::Result<Writer> {
        let (jobs, waiting) = sync_channel(WAITING);
        let stats = Arc::new(Stats::default());
        let counted = stats.clone();
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || {
            Loop {
                conn,
                clock,
                calendar,
                memo,
                publish,
                stats: counted,
                next_seq: 0,
            }
            .run(&waiting)
        })?;
        Ok(Writer {
            jobs: Some(jobs),
            stats,
            thread: Some(thread),
        })
    }

    pub(super) fn submit<T, F>(&self, work: F) -> Result<oneshot::Receiver<Result<T>>>
    where
        T: Send + 'static,
        F: FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    {
        let (tell, answer) = oneshot::channel();
        let job: Job = Box::new(move |tx| {
            let result = tx.map(|tx| {
                catch_unwind(AssertUnwindSafe(|| work(tx))).unwrap_or_else(|_| Err(Error::fault("a job panicked")))
            });
            let stays = matches!(result, Some(Ok(_)));
            let answer: Answer = Box::new(move |commit| {
                let told = match (result, commit) {
                    (Some(result), Ok(())) => result,
                    // A refusal was a refusal whatever became of its neighbours.
                    (Some(result), Err(e)) => result.and(Err(e.clone())),
                    (None, Err(e)) => Err(e.clone()),
                    (None, Ok(())) => Err(Error::fault("a job was left out")),
                };
                // The caller may have gone away: the work stands all the same.
                let _ = tell.send(told);
            });
            (stays, answer)
        });
        let Some(jobs) = &self.jobs else {
            return Err(Error::fault("the writer has stopped"));
        };
        self.stats.waiting.up();
        let refused = match jobs.try_send(job) {
            Ok(()) => return Ok(answer),
            Err(TrySendError::Full(_)) => {
                self.stats.busy.add();
                Error::Busy
            }
            Err(TrySendError::Disconnected(_)) => Error::fault("the writer has stopped"),
        };
        self.stats.waiting.down();
        Err(refused)
    }

    pub(super) fn is_crowded(&self) -> bool {
        usize::try_from(self.stats.waiting.get()).is_ok_and(|waiting| waiting >= WAITING - LAST)
    }

    pub(super) fn stats(&self) -> &Stats {
        &self.stats
    }
}

impl Drop for Writer {
    /// What was accepted is still done and answered.
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            // A writer that panicked has nothing left to wait for.
            let _ = thread.join();
        }
    }
}

struct Loop {
    conn: Connection,
    clock: Clock,
    calendar: Arc<RwLock<Calendar>>,
    memo: Arc<Memo>,
    publish: Publish,
    stats: Arc<Stats>,
    next_seq: i64,
}

impl Loop {
    fn run(mut self, waiting: &Receiver<Job>) {
        while let Ok(first) = waiting.recv() {
            // Whoever is about to ask as well shares this commit: on one core nobody can while this thread runs.
            std::thread::yield_now();
            self.group(first, waiting);
        }
        // The write-ahead log is folded in, so that the next start has nothing to do.
        if let Err(e) = self.conn.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(())) {
            tracing::warn!(error = %e, "the last checkpoint failed");
        }
    }

    /// Opens the group's transaction; the sequence is read from the database at
    /// the start, and again after a group that failed.
    fn begin(&mut self) -> Result<()> {
        self.conn.execute_batch("BEGIN IMMEDIATE")?;
        if self.next_seq == 0 {
            let top: Option<i64> = self.conn.query_row("SELECT max(seq) FROM events", [], |r| r.get(0))?;
            self.next_seq = top.unwrap_or(0) + 1;
        }
        Ok(())
    }

    fn group(&mut self, first: Job, waiting: &Receiver<Job>) {
        let begun = self.begin();
        let now = self.clock.now();
        let calendar = self.calendar.read().unwrap_or_else(PoisonError::into_inner).clone();
        let tx = Tx::new(
            Read::new(&self.conn, (&self.memo, self.next_seq), now, &calendar),
            self.next_seq,
        );
        let mut answers = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next.take() {
            // SQLite ends a transaction by itself where the disk refuses: what
            // came after would stay without a commit, so nothing more runs.
            let answer = if self.conn.is_autocommit() {
                job(None).1
            } else {
                savepoint(&self.conn, &tx, job)
            };
            answers.push(answer);
            self.stats.waiting.down();
            self.stats.jobs.add();
            if answers.len() < GROUP {
                next = waiting.try_recv().ok();
            }
        }
        let since_us = self.clock.mono_us();
        let outcome = begun.and_then(|()| commit(&self.conn));
        let (next_seq, events): (i64, Vec<Event>) = (tx.next_seq.get(), tx.events.take());
        self.stats.committed(&outcome, self.clock.mono_us() - since_us, tx.wrote.get());
        if outcome.is_ok() {
            self.next_seq = next_seq;
            self.tell(Told::NotYet, &events);
        } else {
            self.next_seq = 0;
            undo(&self.conn);
        }
        for answer in answers {
            answer(&outcome);
        }
        // Who waits for an answer is not kept waiting by those who only listen.
        if outcome.is_ok() {
            self.tell(Told::Yes, &events);
        }
    }

    fn tell(&self, told: Told, events: &[Event]) {
        if !events.is_empty() {
            (self.publish)(told, events);
        }
    }
}

/// Runs a job so that its failure takes back only what it did itself.
fn savepoint(conn: &Connection, tx: &Tx<'_>, job: Job) -> Answer {
    let (seq, events) = (tx.next_seq.get(), tx.events.borrow().len());
    let changes = conn.total_changes();
    let opened = conn.prepare_cached("SAVEPOINT job").and_then(|mut s| s.execute([]));
    let (stays, answer) = job(Some(tx));
    let kept = opened.and_then(|_| {
        if stays {
            tx.wrote.set(tx.wrote.get() || conn.total_changes() > changes);
        } else {
            tx.next_seq.set(seq);
            tx.events.borrow_mut().truncate(events);
            conn.prepare_cached("ROLLBACK TO job")?.execute([])?;
        }
        conn.prepare_cached("RELEASE job")?.execute([])
    });
    if let Err(e) = kept {
        // The whole group fails at the commit: SQLite has ended the transaction.
        tracing::error!(error = %e, "a savepoint failed");
    }
    answer
}

fn commit(conn: &Connection) -> Result<()> {
    if conn.is_autocommit() {
        return Err(Error::NoRoom);
    }
    let Err(e) = conn.execute_batch("COMMIT") else {
        return Ok(());
    };
    if is_failed_sync(&e) {
        // A sync that failed is never tried again as if nothing was: what is on
        // the disk is unknown, so the process ends and reads the truth again.
        tracing::error!(error = %e, "the disk did not sync; ending to read the truth again");
        std::process::abort();
    }
    Err(e.into())
}

fn is_failed_sync(e: &rusqlite::Error) -> bool {
    let code = e.sqlite_error().map(|inner| inner.extended_code);
    matches!(code, Some(ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC))
}

/// Takes back what a failed group has left open.
fn undo(conn: &Connection) {
    if !conn.is_autocommit()
        && let Err(e) = conn.execute_batch("ROLLBACK")
    {
        tracing::error!(error = %e, "a rollback failed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_sync_that_failed_ends_the_process() {
        let failed = |code| rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
        for code in [ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_DIR_FSYNC] {
            assert!(is_failed_sync(&failed(code)), "{code}");
        }
        for code in [
            ffi::SQLITE_FULL,
            ffi::SQLITE_IOERR_WRITE,
            ffi::SQLITE_READONLY,
            ffi::SQLITE_BUSY,
        ] {
            assert!(!is_failed_sync(&failed(code)), "{code}");
        }
    }
}
