//! Where the import is kept track of that runs or ran last, with the files that wait to be imported.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use crate::base::ids::KeyId;
use crate::base::{Error, Result};
use crate::insights::past::columns::Said;
use crate::insights::past::rows::DayOrder;
use crate::insights::past::{Found, Problems};

/// So many files wait at once; a further one takes the place of the oldest.
const WAITING: usize = 3;

/// What a long job does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Reads the file.
    Reading,
    /// Looks for orders that are there already.
    Comparing,
    /// Adds the orders to the figures.
    Counting,
    /// Removes orders.
    Removing,
}

/// How far it is: so much of so much, whatever it counts by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the sentence above")]
pub struct Progress {
    pub step: Step,
    pub done: u64,
    pub of: u64,
}

/// How the import stands that runs, or ran last.
#[derive(Debug, Clone, Default)]
pub enum Standing {
    /// None was asked for since the start.
    #[default]
    Idle,
    /// It runs.
    Running(Progress),
    /// It is done, or would be.
    Done(Found),
    /// So many orders were taken back.
    TakenBack(i64),
    /// The file has problems; nothing was changed.
    Refused(Problems),
    /// It could not be done; nothing was changed.
    Failed(Error),
}

/// What is to be imported.
#[derive(Debug, Clone)]
pub struct Job {
    /// The file's name as its owner knows it.
    pub name: String,
    /// Its name among those that wait; see [`super::place`].
    pub file: String,
    /// Which column is what, as far as somebody said.
    pub said: Said,
    /// The order of day and month, if somebody said.
    pub order: Option<DayOrder>,
    /// Only tells what would be done, and leaves the file.
    pub dry_run: bool,
}

/// Who brought a file; to others it is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bringer {
    /// A browser, by the id of its session.
    Browser(i64),
    /// A person's program, by the public id of its session.
    Program([u8; 16]),
    /// A machine.
    Machine(KeyId),
}

/// A file that somebody brought, to look at it and then to import it.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its name among those that wait.
    pub file: String,
    /// Its name as its owner knows it.
    pub name: String,
    /// Who brought it.
    pub by: Bringer,
}

/// Where all of it is kept track of; it ends with the program.
#[derive(Debug, Default)]
pub struct Desk {
    held: Mutex<Held>,
    done: Arc<AtomicU64>,
}

#[derive(Debug, Default)]
struct Held {
    standing: Standing,
    job: Option<Job>,
    waiting: Vec<Waiting>,
}

impl Desk {
    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How the import stands that runs or ran last.
    pub fn standing(&self) -> Standing {
        let mut standing = self.held().standing.clone();
        if let Standing::Running(progress) = &mut standing {
            progress.done = self.done.load(Ordering::Relaxed).min(progress.of);
        }
        standing
    }

    /// What that was, where it was an import.
    pub fn job(&self) -> Option<Job> {
        self.held().job.clone()
    }

    /// How an import of that file stands, and what was asked for; `None` where another ran since.
    pub fn of(&self, file: &str) -> Option<(Job, Standing)> {
        let job = self.job().filter(|job| job.file == file)?;
        Some((job, self.standing()))
    }

    /// From now on one runs.
    pub(super) fn claim(&self, job: Option<Job>) -> Result<()> {
        let mut held = self.held();
        if matches!(held.standing, Standing::Running(_)) {
            return Err(Error::conflict("past-busy"));
        }
        let step = if job.is_some() { Step::Reading } else { Step::Removing };
        held.job = job;
        self.done.store(0, Ordering::Relaxed);
        held.standing = Standing::Running(Progress { step, done: 0, of: 1 });
        Ok(())
    }

    /// It has come to a step of so much.
    pub(super) fn step(&self, step: Step, of: u64) {
        self.done.store(0, Ordering::Relaxed);
        self.held().standing = Standing::Running(Progress {
            step,
            done: 0,
            of: of.max(1),
        });
    }

    /// What counts how much of the step is done.
    pub(super) fn counter(&self) -> &Arc<AtomicU64> {
        &self.done
    }

    /// It has ended.
    pub(super) fn end(&self, standing: Standing) {
        self.held().standing = standing;
    }

    /// Remembers a file that was brought; answers those whose place it takes.
    pub(super) fn wait(&self, waiting: Waiting) -> Vec<Waiting> {
        let mut held = self.held();
        let one_each = |w: &mut Waiting| w.by == waiting.by;
        let mut gone: Vec<Waiting> = held.waiting.extract_if(.., one_each).collect();
        if held.waiting.len() >= WAITING {
            gone.push(held.waiting.remove(0));
        }
        held.waiting.push(waiting);
        gone
    }

    /// The file that somebody brought.
    ///
    /// # Errors
    /// `NotFound`, also for another's.
    pub fn waiting(&self, by: Bringer, file: &str) -> Result<Waiting> {
        let held = self.held();
        let found = held.waiting.iter().find(|w| w.by == by && w.file == file);
        found.cloned().ok_or_else(Error::missing)
    }

    /// No longer waits for a file to be imported.
    pub(super) fn forget(&self, file: &str) {
        self.held().waiting.retain(|w| w.file != file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waiting(session: i64, file: &str) -> Waiting {
        Waiting {
            file: file.into(),
            name: "sales.csv".into(),
            by: by(session),
        }
    }

    fn by(session: i64) -> Bringer {
        Bringer::Browser(session)
    }

    #[test]
    fn a_session_has_one_file_and_nobody_elses() {
        let desk = Desk::default();
        assert!(desk.wait(waiting(1, "a")).is_empty());
        assert!(desk.waiting(by(2), "a").is_err() && desk.waiting(by(1), "a").is_ok());
        let gone = desk.wait(waiting(1, "b"));
        assert_eq!((gone.len(), gone[0].file.as_str()), (1, "a"));
        assert!(desk.wait(waiting(2, "c")).is_empty() && desk.wait(waiting(3, "d")).is_empty());
        assert_eq!(desk.wait(waiting(4, "e"))[0].file, "b");
        desk.forget("c");
        assert!(desk.waiting(by(2), "c").is_err() && desk.waiting(by(4), "e").is_ok());
    }

    #[test]
    fn one_runs_at_a_time() {
        let desk = Desk::default();
        desk.claim(None).unwrap();
        assert!(desk.claim(None).is_err());
        desk.step(Step::Counting, 10);
        desk.counter().fetch_add(25, Ordering::Relaxed);
        let Standing::Running(at) = desk.standing() else {
            panic!()
        };
        assert_eq!((at.step, at.done, at.of), (Step::Counting, 10, 10));
        desk.end(Standing::TakenBack(3));
        desk.claim(None).unwrap();
    }
}
