//! The opening rehearsal: an evening with fake guests in the real house, on the real devices, of which nothing stays.
//!
//! The house's own database is not touched. It is copied, with the keys, so that cards, sessions and paired devices
//! are good in the copy too; the server closes, as at its end, and opens again on the copy. Screens come back by
//! themselves, and load themselves anew because the copy has another epoch. At the end the server goes back in the
//! same way and the copy is removed. Whatever ends the program meanwhile, it begins again in the house itself, and
//! the first thing that it does is to remove what is left of a rehearsal.

mod player;
mod wish;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::jobs::Stop;
use super::{App, backups, past};
use crate::base::ids::hex;
use crate::base::text::Name;
use crate::base::time::Calendar;
use crate::base::{Actor, Error, Msg, Result, Role, Verb};
use crate::config::Config;
use crate::people::password::{self, Password};
use crate::rehearse::report::Report;
use crate::rehearse::{Account, Progress};
use crate::store::backup::{Kind, Pace, make};
use crate::store::{OpenError, Store, Tx, random};
use crate::{people, settings, tables};
pub use wish::Wish;

/// Below the data directory: where the copy lies.
const FOLDER: &str = "rehearsal";
/// In the data directory: the report of the last rehearsal.
const REPORT: &str = "rehearsal.json";
/// Who plays the staff; nobody of this name is in the house itself.
const PLAYER: &str = "Rehearsal";

/// A copy of the house that a rehearsal is held in.
pub struct Copy {
    /// Its data directory.
    dir: PathBuf,
    /// That of the house itself.
    home: PathBuf,
    account: Account,
    wish: Wish,
}

/// What the server opens next.
pub enum Next {
    /// A copy, for a rehearsal.
    Rehearsal(Copy),
    /// The house itself.
    House,
}

/// How a rehearsal goes.
#[derive(Debug, Clone, Default)]
pub struct Standing {
    /// How far the fake guests are; `None` before they come.
    pub progress: Option<Progress>,
    /// They have gone.
    pub gone: bool,
    /// Why they could not play.
    pub trouble: Option<String>,
    /// What they found.
    pub report: Option<Report>,
}

/// Where the rehearsal of this house is held.
#[derive(Default)]
pub struct Desk {
    next: Mutex<Option<Next>>,
    wake: Notify,
    copying: AtomicBool,
    standing: Mutex<Standing>,
    stop: Stop,
}

impl Desk {
    /// How it goes.
    pub fn standing(&self) -> Standing {
        self.told().clone()
    }

    /// Resolves when the server shall close and open again.
    pub async fn turned(&self) {
        self.wake.notified().await;
    }

    /// Whether it shall open again.
    pub fn is_turned(&self) -> bool {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// What it opens then; `None` where it ends for good.
    pub fn next(&self) -> Option<Next> {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn turn(&self, next: Next) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = Some(next);
        self.wake.notify_one();
    }

    fn told(&self) -> MutexGuard<'_, Standing> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether this is a rehearsal.
///
/// # Errors
/// A fault of the database.
pub fn runs(app: &App) -> Result<bool> {
    Ok(app.read(settings::queries::get)?.rehearsal)
}

/// Copies the house and has the server go over to the copy. It takes as long as a backup.
///
/// # Errors
/// `Forbidden`; `Conflict` in words while a table is open, a rehearsal runs, or a backup or an import is made;
/// `NoRoom`. The house goes on then as if nothing had been asked.
pub fn start(app: &App, actor: &Actor, wish: Wish) -> Result<()> {
    actor.may(Verb::EditSettings)?;
    let wish = wish.read()?;
    if runs(app)? || app.rehearsal.copying.swap(true, Ordering::AcqRel) {
        return Err(Error::conflict("rehearsal-runs"));
    }
    let copied = is_quiet(app).and_then(|()| copy(app, wish)).and_then(|copy| {
        // Somebody may have sat down meanwhile.
        is_quiet(app).map(|()| copy)
    });
    match copied {
        Ok(copy) => {
            tracing::info!(?wish, "a rehearsal begins");
            app.rehearsal.turn(Next::Rehearsal(copy));
            Ok(())
        }
        Err(e) => {
            app.rehearsal.copying.store(false, Ordering::Release);
            erase(app.store.dir());
            Err(e)
        }
    }
}

/// Ends the rehearsal before its time.
///
/// # Errors
/// `Forbidden`; `Conflict` where none runs.
pub fn end(app: &App, actor: &Actor) -> Result<()> {
    actor.may(Verb::EditSettings)?;
    if !runs(app)? {
        return Err(Error::conflict("rehearsal-none"));
    }
    app.rehearsal.stop.ask();
    Ok(())
}

/// The report of the last rehearsal of this house.
pub fn last(app: &App) -> Option<Report> {
    let text = std::fs::read(app.store.dir().join(REPORT)).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Removes what is left of a rehearsal.
pub fn erase(home: &Path) {
    match std::fs::remove_dir_all(home.join(FOLDER)) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            tracing::error!(error = %e, "what is left of a rehearsal could not be removed");
        }
        _ => {}
    }
}

/// Opens a copy and lets the fake guests in.
///
/// # Errors
/// One sentence for the log.
pub fn open(own: &Config, copy: Copy) -> std::result::Result<Arc<App>, OpenError> {
    let app = App::open(config(own, &copy), None)?;
    player::play(&app, copy).map_err(|e| OpenError(e.to_string()))?;
    Ok(app)
}

fn config(own: &Config, copy: &Copy) -> Config {
    let data = copy.dir.clone();
    Config { data, ..own.clone() }.rehearsing()
}

/// Nobody would lose anything if the house closed now.
fn is_quiet(app: &App) -> Result<()> {
    let open = app.read(tables::queries::list_open_visits)?.len();
    if open > 0 {
        let open = i64::try_from(open).unwrap_or(i64::MAX);
        return Err(Error::Conflict(Msg::new("rehearsal-tables-open").number("n", open)));
    }
    let is_made = matches!(app.backups.standing(), backups::Standing::Running(..));
    let is_read = matches!(app.sales.standing(), past::Standing::Running(_));
    if is_made || is_read {
        return Err(Error::conflict("rehearsal-busy"));
    }
    Ok(())
}

fn copy(app: &App, wish: Wish) -> Result<Copy> {
    let home = app.store.dir().to_path_buf();
    erase(&home);
    let (clock, calendar) = (app.store.clock().clone(), app.store.calendar());
    let pace = Pace::at_once(clock.clone());
    let job = make::Job {
        from: &home,
        into: &home.join(FOLDER),
        kind: Kind::ByHand,
        now: clock.now(),
        calendar: &calendar,
        pace: &pace,
    };
    let (dir, _) = make::make(&job)?;
    let password = Password::fresh()?;
    let hash = password::hash(&password)?;
    let utc = Calendar::new("UTC", 240).ok_or_else(|| Error::fault("the time zones are missing"))?;
    let store =
        Store::open(&dir, clock, utc, Box::new(|_, _| ())).map_err(|e: OpenError| Error::fault(e.to_string()))?;
    store.write_blocking(move |tx| mark(tx, &hash))?;
    Ok(Copy {
        dir,
        home,
        account: Account {
            name: PLAYER.into(),
            password: password.as_str().into(),
        },
        wish,
    })
}

/// Makes the copy a rehearsal: it says so, is another history, is open at any hour, keeps no backup anywhere else,
/// and knows who plays.
fn mark(tx: &Tx<'_>, hash: &str) -> Result<()> {
    const HOUSE: Actor = Actor::House;
    settings::actions::rehearse(tx, true)?;
    tx.remember("epoch", &hex(&random::<8>()?))?;
    settings::actions::set(tx, &HOUSE, "opening-hours", "")?;
    settings::actions::set(tx, &HOUSE, "backup-place", "")?;
    let taken = people::queries::find(tx, PLAYER)?.is_some();
    if taken {
        return Err(Error::conflict("rehearsal-name"));
    }
    people::actions::add(tx, &HOUSE, &Name::parse(PLAYER)?, Role::Manager, hash)?;
    Ok(())
}

/// What is kept of a rehearsal: its report, in the house itself.
fn keep(home: &Path, report: &Report) -> std::io::Result<()> {
    let fresh = home.join(format!("{REPORT}.new"));
    std::fs::write(&fresh, serde_json::to_vec_pretty(report)?)?;
    std::fs::rename(fresh, home.join(REPORT))
}

#[cfg(test)]
mod tests;
