//! Runs an import of past sales on a thread of its own, in small jobs, so that guests' orders go between.
//!
//! One runs at a time: so whatever is staged when one begins was left over, and is removed first.

mod desk;
mod files;

pub use desk::{Bringer, Desk, Job, Progress, Standing, Step, Waiting};
pub(super) use files::forget_old;
pub use files::{FILE_MAX, path_of, place, throw_away, too_large, wait};

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::App;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::insights::past::rows::{Reading, Rows};
use crate::insights::past::{Found, Names, Problem, Problems, Row, actions, queries};
use crate::store::Tx;
use crate::{menu, settings};

/// So many rows or orders are written at once.
const AT_ONCE: i64 = 250;

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

/// Begins an import on a thread of its own; [`Desk::standing`] tells how it goes. Once it is done, its
/// file is gone; where it was not, or only tried, the file waits on.
///
/// # Errors
/// `Forbidden`; `Conflict` while another runs.
pub fn start(app: &Arc<App>, actor: Actor, job: Job) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    let path = path_of(app, &job.file)?;
    app.sales.claim(Some(job.clone()))?;
    on_a_thread(app, move |app| match import(app, actor, &job, &path) {
        Ok(found) => {
            if !job.dry_run {
                app.sales.forget(&job.file);
                let _ = std::fs::remove_file(&path);
            }
            Standing::Done(found)
        }
        Err(Stop::Problems(problems)) => Standing::Refused(problems),
        Err(Stop::Error(e)) => Standing::Failed(e),
    })
}

/// Takes an import back: it is not shown from now on, and removed on a thread of its own.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Conflict` while an import runs.
pub fn take_back(app: &Arc<App>, actor: Actor, import: i64) -> Result<()> {
    actor.may(Verb::ImportSales)?;
    app.sales.claim(None)?;
    match small(app, move |tx| actions::take_back(tx, &actor, import)) {
        Ok(orders) => on_a_thread(app, move |app| match sweep(app, import) {
            Ok(()) => Standing::TakenBack(orders),
            Err(e) => Standing::Failed(e),
        }),
        Err(e) => {
            app.sales.end(Standing::Idle);
            Err(e)
        }
    }
}

fn on_a_thread(app: &Arc<App>, work: impl FnOnce(&App) -> Standing + Send + 'static) -> Result<()> {
    let there = app.clone();
    let spawned = std::thread::Builder::new().name("sales".into()).spawn(move || {
        let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&there)));
        let panicked = |_| Standing::Failed(Error::fault("an import panicked"));
        there.sales.end(ended.unwrap_or_else(panicked));
    });
    spawned.map(drop).map_err(|e| {
        app.sales.end(Standing::Idle);
        Error::fault(format!("no thread: {e}"))
    })
}

/// Removes what an import left that was ended by a crash.
///
/// # Errors
/// A fault of the database; `Conflict` while an import runs, which has done the same.
pub(super) fn clear(app: &App) -> Result<()> {
    if app.read(queries::left_over)?.is_empty() {
        return Ok(());
    }
    app.sales.claim(None)?;
    let done = sweep_all(app);
    app.sales.end(Standing::Idle);
    done
}

fn sweep_all(app: &App) -> Result<()> {
    let left = app.read(queries::left_over)?;
    left.into_iter().try_for_each(|import| sweep(app, import))
}

fn sweep(app: &App, import: i64) -> Result<()> {
    app.sales.step(Step::Removing, app.read(|r| queries::count_orders(r, import))?);
    while let Some(gone) = small(app, move |tx| actions::sweep(tx, import))? {
        app.sales.counter().fetch_add(gone, Ordering::Relaxed);
    }
    Ok(())
}

/// Writes in one small job; where too much waits, a little later.
///
/// # Errors
/// What the job answers, but never `Busy`.
pub fn small<T, F>(app: &App, job: F) -> Result<T>
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
    app.sales.step(Step::Reading, size(path) * if job.order.is_some() { 1 } else { 2 });
    let rows = Rows::open(path, &reading, app.sales.counter()).map_err(Stop::Problems)?;
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
            if problems.count == 0 {
                small(app, move |tx| actions::keep(tx, &actor, id, &batch, &names))?;
            }
        }
        if ended {
            break;
        }
    }
    app.sales.step(Step::Comparing, app.read(|r| queries::count_orders(r, id))?);
    compared(app, actor, id, problems)
}

fn compared(app: &App, actor: Actor, id: i64, mut problems: Problems) -> std::result::Result<i64, Stop> {
    let (mut after, mut known) = (0, 0);
    while problems.count == 0 || after > 0 {
        let part = small(app, move |tx| actions::compare(tx, &actor, id, after, AT_ONCE))?;
        known += part.known;
        problems.extend(part.problems.into_iter().collect::<Vec<Problem>>());
        let Some(last) = part.last else { break };
        app.sales.counter().fetch_add(AT_ONCE.unsigned_abs(), Ordering::Relaxed);
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
    app.sales.step(Step::Counting, found.orders.unsigned_abs());
    while let Some(last) = small(app, move |tx| actions::count(tx, &actor, id, after, AT_ONCE))? {
        after = last;
        app.sales.counter().fetch_add(AT_ONCE.unsigned_abs(), Ordering::Relaxed);
    }
    let found = found.clone();
    small(app, move |tx| actions::finish(tx, &actor, id, &found))
}

/// How many bytes a file has; what cannot be read is told when it is opened.
fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |m| m.len())
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
