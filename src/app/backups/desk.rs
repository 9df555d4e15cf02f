//! Where the backup is kept track of that is made, or was made last. There is one at a time, on a thread
//! of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;

use super::{Made, carry, make};
use crate::app::App;
use crate::base::{Error, Result};
use crate::store::backup::{Kind, Pace};

/// So long after one was begun by the timer it does not begin another, whatever became of it.
const AGAIN_MS: i64 = 15 * 60_000;

/// How the backup stands that is made, or was made last.
#[derive(Debug, Clone, Default)]
pub enum Standing {
    /// None was made since the start.
    #[default]
    Idle,
    /// So much of so much of the part at hand is done.
    Running(u64, u64),
    /// It was made and checked.
    Done(Box<Made>),
    /// The newest was brought to the second place, or not: the page tells.
    Carried,
    /// It was not made.
    Failed(Error),
}

/// What is to be done.
pub(super) enum Wish {
    /// Make one, into another folder where one is said.
    Make(Kind, Option<PathBuf>),
    /// Bring one to the second place.
    Carry(PathBuf),
}

/// Where all of it is kept track of; it ends with the program.
#[derive(Debug, Default)]
pub struct Desk {
    held: Mutex<Held>,
    ended: Condvar,
}

#[derive(Debug, Default)]
struct Held {
    running: Option<Arc<Pace>>,
    last: Standing,
    begun_mono_ms: Option<i64>,
    closed: bool,
}

impl Desk {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How the backup stands that is made, or was made last.
    pub fn standing(&self) -> Standing {
        let held = self.held();
        match &held.running {
            Some(pace) => {
                let (done, of) = pace.progress();
                Standing::Running(done, of)
            }
            None => held.last.clone(),
        }
    }

    /// Whether one was begun a moment ago: after a failure it is not tried each minute.
    pub(super) fn tried_lately(&self, mono_ms: i64) -> bool {
        self.held().begun_mono_ms.is_some_and(|at| mono_ms - at < AGAIN_MS)
    }

    /// Ends the one that is made, and waits for that; none is begun any more.
    pub(in crate::app) fn close(&self) {
        let mut held = self.held();
        held.closed = true;
        if let Some(pace) = &held.running {
            pace.stop();
        }
        while held.running.is_some() {
            held = self.ended.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn claim(&self, pace: &Arc<Pace>, mono_ms: i64) -> Result<()> {
        let mut held = self.held();
        if held.running.is_some() || held.closed {
            return Err(Error::conflict("backup-busy"));
        }
        held.running = Some(pace.clone());
        held.begun_mono_ms = Some(mono_ms);
        Ok(())
    }

    fn end(&self, standing: Standing) {
        let mut held = self.held();
        held.running = None;
        held.last = standing;
        self.ended.notify_all();
    }
}

/// Begins on a thread of its own.
pub(super) fn start(app: &Arc<App>, wish: Wish) -> Result<()> {
    let clock = app.store.clock().clone();
    let begun = clock.now().mono_ms;
    let pace = Pace::new(clock);
    app.backups.claim(&pace, begun)?;
    let there = app.clone();
    let spawned = Builder::new().name("backup".into()).spawn(move || {
        crate::app::last::go();
        let ended = catch_unwind(AssertUnwindSafe(|| work(&there, wish, &pace)));
        let ended = ended.unwrap_or_else(|_| Standing::Failed(Error::fault("a backup panicked")));
        if let Standing::Failed(e) = &ended {
            tracing::warn!(error = %e, "no backup was made");
        }
        there.backups.end(ended);
    });
    spawned.map(drop).map_err(|e| {
        app.backups.end(Standing::Idle);
        Error::fault(format!("no thread: {e}"))
    })
}

fn work(app: &App, wish: Wish, pace: &Arc<Pace>) -> Standing {
    let done = match wish {
        Wish::Make(kind, to) => make(app, kind, to, pace).map(|made| Standing::Done(Box::new(made))),
        Wish::Carry(path) => carry(app, &path, pace).map(|_| Standing::Carried),
    };
    done.unwrap_or_else(Standing::Failed)
}
