//! A menu file on its way in: read with the house's own pictures, tried, and imported.

use std::sync::mpsc::channel;

use super::App;
use crate::base::{Actor, Error, Msg, Result};
use crate::menu::import::{Change, Form, Imported, MenuFile, Problem, parse_as};
use crate::menu::transfer::{many, print};
use crate::{menu, settings};

/// How a trial of an import ends.
const TRIAL: &str = "only a trial";

/// What an import is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// Tell what would happen, and change nothing.
    Trial,
    /// Do it.
    Apply,
    /// Do it as somebody asked who has looked at a trial.
    Asked {
        /// Only if it is still what was told, by its [`print`].
        seen: Option<String>,
        /// Also if many dishes leave the menu.
        remove: bool,
    },
}

/// Reads a menu file; a picture that is not beside it may be one of the house's own, as an export names them.
///
/// # Errors
/// A fault of the database; inside, everything that is wrong with the file.
pub fn read(
    app: &App,
    form: Form,
    bytes: &[u8],
    beside: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Result<std::result::Result<MenuFile, Vec<Problem>>> {
    let currency = app.read(settings::queries::get)?.currency;
    let own = |name: &str| {
        let hash = name.split('.').next().unwrap_or_default();
        app.read(|r| menu::queries::find_picture(r, hash)).ok().flatten().map(|(_, bytes)| bytes)
    };
    let load = |name: &str| beside(name).or_else(|| own(name));
    Ok(parse_as(form, bytes, currency, &load))
}

/// Imports a file in one transaction, and tells what is added, changed and removed. It waits for
/// the writer: not for a thread that answers requests.
///
/// # Errors
/// `Conflict` if it is not what was told any more; `Invalid` on `remove` if many dishes go and nobody has
/// said that they may; those of [`menu::actions::import`].
pub fn import(app: &App, actor: Actor, file: MenuFile, mode: Mode) -> Result<(Imported, Vec<Change>)> {
    let (sender, told) = channel();
    let done = app.store.write_blocking(move |tx| {
        let dishes = menu::transfer::queries::dishes(tx)?;
        let done = menu::actions::import_told(tx, &actor, &file)?;
        let (now, leave) = (print(&done.1), many(&done.1, dishes));
        // Whoever waits for it is this function.
        let _ = sender.send(done);
        match mode {
            // What is refused is taken back whole, so the trial is the import itself.
            Mode::Trial => Err(Error::fault(TRIAL)),
            Mode::Asked { seen: Some(seen), .. } if seen != now => Err(Error::conflict("transfer-stale")),
            Mode::Asked { remove: false, .. } if !leave.is_empty() => {
                Err(Error::field("remove", Msg::new("transfer-error-remove")))
            }
            Mode::Apply | Mode::Asked { .. } => Ok(()),
        }
    });
    match done {
        Err(Error::Fault(what)) if what == TRIAL => {}
        other => other?,
    }
    told.recv().map_err(|_| Error::fault("the import told nothing"))
}
