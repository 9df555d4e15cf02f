//! Runs an import of past sales on a thread of its own, in small jobs, so that guests' orders go between.
//!
//! One runs at a time: so whatever is staged when one begins was left over, and is removed first.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::App;
use crate::base::ids::hex;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::insights::past::columns::Said;
use crate::insights::past::rows::{DayOrder, Reading, Rows};
use crate::insights::past::{Found, Names, Problem, Problems, Row, actions, queries};
use crate::store::{Tx, random};
use crate::{menu, settings};

/// So many rows or orders are written at once.
const AT_ONCE: i64 = 250;
/// The folder in the data directory in which files wait to be imported.
const FOLDER: &str = "sales";

/// How the import stands that runs, or ran last.
#[derive(Debug, Clone, Default)]
pub enum Standing {
    /// None was asked for since the start.
    #[default]
    Idle,
    /// It runs, and so many rows or orders are done of it.
    Running(i64),
    /// It is done, or would be.
    Done(Found),
    /// The file has problems; nothing was changed.
    Refused(Problems),
    /// It could not be done; nothing was changed.
    Failed(Error),
}

/// Where the import that runs is kept track of.
#[derive(Debug, Default)]
pub struct Desk(Mutex<Standing>);

impl Desk {
    fn set(&self, standing: Standing) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = standing;
    }
    fn done(&self, more: usize) {
        if let Standing::Running(rows) = &mut *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            *rows += i64::try_from(more).unwrap_or_default();
        }
    }
    /// How it stands.
    pub fn standing(&self) -> Standing {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
    /// From now on one runs.
    fn claim(&self) -> Result<()> {
        let mut standing = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*standing, Standing::Running(_)) {
            return Err(Error::conflict("past-busy"));
        }
        *standing = Standing::Running(0);
        Ok(())
    }
}

/// What is to be imported.
#[derive(Debug, Clone)]
pub struct Job {
    /// The file's name as its owner knows it.
    pub name: String,
    /// Its name among those that wait; see [`place`].
    pub file: String,
    /// Which column is what, as far as somebody said.
    pub said: Said,
    /// The order of day and month, if somebody said.
    pub order: Option<DayOrder>,
    /// Only tells what would be done.
    pub dry_run: bool,
}

/// Why an import ended early.
enum Stop {
    Problems(Problems),
    Error(Error),
}

impl From<Error> for Stop {
    fn from(e: Error) -> Stop {
        Stop::Error(e)
    }
}

/// A new name and place for a file that is to be imported: in the data directory, where the server may
/// read it whatever it is shut off from, and where nobody changes it meanwhile.
///
/// # Errors
/// If the folder cannot be made.
pub fn place(data: &Path) -> std::io::Result<(String, PathBuf)> {
    let folder = data.join(FOLDER);
    std::fs::create_dir_all(&folder)?;
    let name = hex(&random::<8>().map_err(std::io::Error::other)?);
    let path = folder.join(&name);
    Ok((name, path))
}

/// Begins an import on a thread of its own; [`Desk::standing`] tells how it goes. Its file is gone afterwards.
///
/// # Errors
/// `Forbidden`; `Conflict` while another runs.
pub fn start(app: &Arc<App>, actor: Actor, job: Job) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    if !job.file.bytes().all(|b| b.is_ascii_hexdigit()) || job.file.is_empty() {
        return Err(Error::missing());
    }
    app.sales.claim()?;
    let there = app.clone();
    let spawned = std::thread::Builder::new().name("sales".into()).spawn(move || {
        let path = there.store.dir().join(FOLDER).join(&job.file);
        let run = || import(&there, actor, &job, &path);
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
        let _ = std::fs::remove_file(&path);
        there.sales.set(match ended {
            Ok(Ok(found)) => Standing::Done(found),
            Ok(Err(Stop::Problems(problems))) => Standing::Refused(problems),
            Ok(Err(Stop::Error(e))) => Standing::Failed(e),
            Err(_) => Standing::Failed(Error::fault("an import panicked")),
        });
    });
    spawned.map(drop).map_err(|e| {
        app.sales.set(Standing::Idle);
        Error::fault(format!("no thread: {e}"))
    })
}

/// Takes an import back whole: it is not shown from the first job on.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Conflict` while an import runs.
pub fn take_back(app: &App, actor: Actor, import: i64) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    app.sales.claim()?;
    let done = small(app, move |tx| actions::take_back(tx, &actor, import)).and_then(|()| sweep(app, import));
    app.sales.set(Standing::Idle);
    done
}

/// Removes what an import left that was ended by a crash.
///
/// # Errors
/// A fault of the database; `Conflict` while an import runs, which has done the same.
pub(super) fn clear(app: &App) -> Result<()> {
    app.sales.claim()?;
    let done = sweep_all(app);
    // What waited in the folder belongs to a program that is gone.
    let _ = std::fs::remove_dir_all(app.store.dir().join(FOLDER));
    app.sales.set(Standing::Idle);
    done
}

fn sweep_all(app: &App) -> Result<()> {
    let left = app.read(queries::left_over)?;
    left.into_iter().try_for_each(|import| sweep(app, import))
}

fn sweep(app: &App, import: i64) -> Result<()> {
    while small(app, move |tx| actions::sweep(tx, import))? {}
    Ok(())
}

/// Writes in one small job; where too much waits, a little later.
fn small<T, F>(app: &App, job: F) -> Result<T>
where
    T: Send + 'static,
    F: Fn(&Tx<'_>) -> Result<T> + Clone + Send + 'static,
{
    loop {
        match app.store.write_blocking(job.clone()) {
            Err(Error::Busy) => std::thread::sleep(Duration::from_millis(100)),
            other => return other,
        }
    }
}

fn import(app: &App, actor: Actor, job: &Job, path: &Path) -> std::result::Result<Found, Stop> {
    sweep_all(app)?;
    let settings = app.read(settings::queries::get)?;
    let reading = Reading {
        currency: settings.currency,
        calendar: app.store.calendar(),
        today: app.read(|r| Ok(r.day))?,
        said: job.said.clone(),
        order: job.order,
    };
    let sha256 = hash(path).map_err(|e| Problems::whole(Msg::new("past-unreadable").text("why", e.to_string())));
    let sha256 = sha256.map_err(Stop::Problems)?;
    let rows = Rows::open(path, &reading).map_err(Stop::Problems)?;
    let name = job.name.clone();
    let id = small(app, move |tx| actions::begin(tx, &actor, &name, &sha256))?;
    let found = staged(app, actor, id, rows).and_then(|known| {
        let mut found = app.read(|r| queries::found(r, id))?;
        found.known = known;
        if !job.dry_run && found.orders > 0 {
            show(app, actor, id, &found)?;
        }
        Ok(found)
    });
    if job.dry_run || !matches!(&found, Ok(found) if found.orders > 0) {
        sweep(app, id)?;
    }
    found
}

/// Keeps the rows, then leaves out the orders that are there; answers how many. All problems are
/// told, so the file is read to its end also after the first.
fn staged(app: &App, actor: Actor, id: i64, mut rows: Rows) -> std::result::Result<i64, Stop> {
    let (items, options) = app.read(menu::queries::called)?;
    let names = Arc::new(Names::of(items, options));
    let mut problems = Problems::default();
    let mut waiting: Vec<Row> = Vec::new();
    loop {
        let next = match rows.step() {
            Ok(next) => next,
            Err(end) => {
                problems.extend(end.told);
                None
            }
        };
        let ended = next.is_none();
        match next {
            Some(Ok(row)) => waiting.push(row),
            Some(Err(more)) => problems.extend(more),
            None => {}
        }
        if (ended || waiting.len() as i64 >= AT_ONCE) && !waiting.is_empty() {
            let (batch, names) = (Arc::new(std::mem::take(&mut waiting)), names.clone());
            app.sales.done(batch.len());
            if problems.count == 0 {
                small(app, move |tx| actions::keep(tx, &actor, id, &batch, &names))?;
            }
        }
        if ended {
            break;
        }
    }
    compared(app, actor, id, problems)
}

fn compared(app: &App, actor: Actor, id: i64, mut problems: Problems) -> std::result::Result<i64, Stop> {
    let (mut after, mut known) = (0, 0);
    while problems.count == 0 || after > 0 {
        let part = small(app, move |tx| actions::compare(tx, &actor, id, after, AT_ONCE))?;
        known += part.known;
        problems.extend(part.problems.into_iter().collect::<Vec<Problem>>());
        let Some(last) = part.last else { break };
        after = last;
    }
    if problems.count == 0 {
        Ok(known)
    } else {
        Err(Stop::Problems(problems))
    }
}

fn show(app: &App, actor: Actor, id: i64, found: &Found) -> Result<()> {
    let mut after = 0;
    while let Some(last) = small(app, move |tx| actions::count(tx, &actor, id, after, AT_ONCE))? {
        after = last;
        app.sales.done(AT_ONCE as usize);
    }
    let found = found.clone();
    small(app, move |tx| actions::finish(tx, &actor, id, &found))
}

fn hash(path: &Path) -> std::io::Result<Vec<u8>> {
    let (mut file, mut hasher, mut part) = (File::open(path)?, Sha256::new(), vec![0; 64 << 10]);
    loop {
        match file.read(&mut part)? {
            0 => return Ok(hasher.finalize().to_vec()),
            n => hasher.update(&part[..n]),
        }
    }
}
