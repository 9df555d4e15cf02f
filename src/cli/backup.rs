//! Backups from the command line: making one, checking one, going back to one.

use std::io::IsTerminal;
use std::path::Path;
use std::time::Duration;

use super::Told;
use super::verbs::House;
use crate::app::control::{BackupCommand, BackupState, Command, Outcome, sentences};
use crate::app::restore::{self, Restored};
use crate::base::time::{Calendar, Clock};
use crate::config::Config;
use crate::store::backup::{Manifest, Pace, check, folder_of};

/// How often one that is made is looked at.
const LOOK: Duration = Duration::from_millis(100);

/// `comanda backup`
pub(super) fn make(config: Config, to: Option<&Path>) -> Told {
    // The server stands in a folder of its own.
    let whole = |to: &Path| std::path::absolute(to).map_err(|e| vec![format!("{}: {e}.", to.display())]);
    let to = to.map(whole).transpose()?;
    let mut house = House::new(config);
    house.send(Command::Backup(BackupCommand::Make { to }))?;
    let looks_on = std::io::stderr().is_terminal();
    loop {
        match house.send(Command::Backup(BackupCommand::State))? {
            Outcome::Backup(BackupState::Running { done, of }) => {
                if looks_on {
                    eprint!("\r\x1b[KCopying: {} %", done * 100 / of.max(1));
                }
                std::thread::sleep(LOOK);
            }
            other => {
                if looks_on {
                    eprint!("\r\x1b[K");
                }
                return tell(other);
            }
        }
    }
}

fn tell(outcome: Outcome) -> Told {
    let Outcome::Backup(BackupState::Done { path, bytes, elsewhere }) = outcome else {
        return Err(vec!["The server has ended before the backup was made.".into()]);
    };
    say!("{}", path.display());
    say!("Made and checked: {}.", size(bytes));
    if let Some(sentence) = elsewhere {
        say!("{sentence}");
    }
    Ok(())
}

/// `comanda verify`
pub(super) fn verify(file: &Path) -> Told {
    let manifest = check_of(file)?;
    say!("{} is whole.", folder_of(file).display());
    say!(
        "Made on {}, {}, schema {}, with {} facts up to number {}.",
        made_on(&manifest),
        size(manifest.bytes),
        manifest.schema,
        manifest.rows.get("events").copied().unwrap_or(0),
        manifest.seq
    );
    Ok(())
}

/// `comanda restore`
pub(super) fn restore(config: &Config, file: &Path) -> Told {
    let Restored {
        aside,
        was,
        is,
        deleted_again,
    } = restore::restore(&config.data, file, &Clock::machine(0)).map_err(|e| sentences(&e))?;
    say!("{} is in place, up to fact number {is}.", file.display());
    if let Some(aside) = aside {
        match was {
            Some(was) if was > is => say!("The data that were there had {} facts more.", was - is),
            Some(_) => {}
            None => say!("The data that were there cannot be read."),
        }
        say!("They are kept in {}.", aside.display());
        match deleted_again {
            Some(0) => {}
            Some(n) => say!("Accounts of guests that were deleted since the backup were deleted again: {n}."),
            None => say!("They cannot tell which guests have deleted their account since: such accounts are back."),
        }
    }
    say!("Everybody signs in again; people, keys and paired devices are as they were then.");
    Ok(())
}

/// Checks a backup from its first to its last byte.
fn check_of(file: &Path) -> Result<Manifest, Vec<String>> {
    check::whole(folder_of(file), &Pace::at_once(Clock::machine(0))).map_err(|e| sentences(&e))
}

fn made_on(manifest: &Manifest) -> String {
    let utc = Calendar::new("UTC", 0).map(|c| c.local(manifest.at_ms));
    utc.map_or(String::new(), |at| at.strftime("%Y-%m-%d at %H:%M UTC").to_string())
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        1_000_000..1_000_000_000 => format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10),
        _ => format!("{}.{} GB", bytes / 1_000_000_000, bytes / 100_000_000 % 10),
    }
}
