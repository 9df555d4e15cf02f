//! Backups from the command line.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Outcome;
use crate::app::App;
use crate::app::backups::{Standing, start};
use crate::base::{Actor, Lang, Msg, Result};

/// What the command line asks of backups.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "backup", rename_all = "kebab-case")]
pub enum BackupCommand {
    /// Begins to make one; it may take longer than a caller waits.
    Make {
        /// Another folder than the house's own.
        to: Option<PathBuf>,
    },
    /// How that goes.
    State,
}

/// How a backup goes.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum BackupState {
    /// None is made.
    Idle,
    /// So much of so much of the part at hand is done.
    Running {
        /// So much.
        done: u64,
        /// Of so much.
        of: u64,
    },
    /// It was made and checked.
    Done {
        /// Its folder.
        path: PathBuf,
        /// The size of the database in bytes.
        bytes: u64,
        /// What is to be said of the second place, in a sentence.
        elsewhere: Option<String>,
    },
}

pub(super) fn run(app: &Arc<App>, command: BackupCommand) -> Result<Outcome> {
    match command {
        BackupCommand::Make { to } => start(app, &Actor::House, to).map(|()| Outcome::Done),
        BackupCommand::State => state(app),
    }
}

fn state(app: &App) -> Result<Outcome> {
    Ok(Outcome::Backup(match app.backups.standing() {
        Standing::Idle | Standing::Carried => BackupState::Idle,
        Standing::Running(done, of) => BackupState::Running { done, of },
        Standing::Failed(e) => return Err(e),
        Standing::Done(made) => BackupState::Done {
            path: made.path,
            bytes: made.manifest.bytes,
            elsewhere: made.elsewhere.map(|e| {
                let key = e.trouble.map_or("backup-place-done", |trouble| trouble.key());
                Lang::En.msg(&Msg::new(key).text("place", e.place))
            }),
        },
    }))
}
