//! Going back to a backup, while the house is closed.
//!
//! A backup also holds guests' accounts that were deleted since. Whoever asked for that has a right to it (General
//! Data Protection Regulation, article 17), so they are deleted again where the data that are replaced can tell:
//! where those follow from the backup and can be read.

use std::path::{Path, PathBuf};

use crate::audit::Kind;
use crate::audit::actions::note;
use crate::base::ids::hex;
use crate::base::time::{Calendar, Clock};
use crate::base::{Actor, Error, Result};
use crate::store::backup::{Pace, check, restore};
use crate::store::{OpenError, Store, Tx, hold, random};
use crate::{customers, people, settings, tables};

/// What became of it.
#[derive(Debug)]
pub struct Restored {
    /// Where the data are kept that were there, if there were any.
    pub aside: Option<PathBuf>,
    /// The number of the newest fact of the data that were there; `None` where they cannot be read.
    pub was: Option<i64>,
    /// The number of the newest fact of the backup.
    pub is: i64,
    /// How many accounts were deleted again; `None` where the data that were there cannot tell.
    pub deleted_again: Option<usize>,
}

/// Puts a backup in the place of the data of a closed house. Everybody signs in again, and screens that are
/// still open load themselves anew, because the database has another epoch.
///
/// # Errors
/// If the house is open, or the backup is damaged or of a newer program; then nothing was changed. A
/// fault of the disk.
pub fn restore(data: &Path, backup: &Path, clock: &Clock) -> Result<Restored> {
    let told = |e: OpenError| Error::fault(e.to_string());
    let _held = hold(data).map_err(told)?;
    let disk = |e: std::io::Error| Error::fault(format!("{}: {e}", data.display()));
    restore::finish(data).map_err(disk)?;
    let pace = Pace::at_once(clock.clone());
    let was = check::newest_fact(data).ok();
    let stage = restore::stage(backup, data, &pace)?;
    let utc = || Calendar::new("UTC", 240).ok_or_else(|| Error::fault("the time zones are missing"));
    let name = backup.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (is, calendar, deleted_again) = {
        // Migrates the copy, and refuses one that is newer than this program.
        let store = Store::open(&stage, clock.clone(), utc()?, Box::new(|_, _| ())).map_err(told)?;
        let is = store.read(|r| r.seq())?;
        let kept = accounts_since(data, &stage, is);
        let deleted_again = kept.map(|kept| delete_again(&store, kept)).transpose()?;
        store.write_blocking(move |tx| begin_anew(tx, &name))?;
        let house = store.read(settings::queries::get)?;
        let calendar = Calendar::new(&house.time_zone, house.cut_over_minutes);
        (is, calendar.map_or_else(utc, Ok)?, deleted_again)
    };
    let aside = restore::put_in_place(data, &stage, clock.now(), &calendar)?;
    Ok(Restored {
        aside,
        was,
        is,
        deleted_again,
    })
}

/// The accounts in the data that are replaced, if those follow from the backup: it is no use to ask others.
fn accounts_since(data: &Path, backup: &Path, is: i64) -> Option<Vec<String>> {
    let follows = check::fact(data, is).ok()? == check::fact(backup, is).ok()?;
    follows.then(|| check::texts(data, customers::queries::PUBLIC_IDS).ok()).flatten()
}

fn delete_again(store: &Store, kept: Vec<String>) -> Result<usize> {
    store.write_blocking(move |tx| customers::actions::keep_only(tx, &kept))
}

/// Another epoch, and no session of before.
fn begin_anew(tx: &Tx<'_>, name: &str) -> Result<()> {
    const HOUSE: Actor = Actor::House;
    tx.remember("epoch", &hex(&random::<8>()?))?;
    for person in people::queries::list(tx, &HOUSE)? {
        people::actions::end_all_sessions(tx, &HOUSE, person.id)?;
    }
    people::token::actions::end_everybodys(tx, &HOUSE)?;
    customers::sessions::actions::end_everybodys(tx, &HOUSE)?;
    tables::actions::end_all_sessions(tx, &HOUSE)?;
    note(tx, &HOUSE, Kind::Backup, 0, "", &[("log-restored", "", name)])
}
