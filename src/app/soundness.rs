//! Looks through the database after each start, in the background: the start itself reads only the header
//! and the schema, so that a house with years of orders opens at once.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::App;
use super::jobs::Stop;
use crate::store::backup::{Pace, check};

/// The first guests and the figures come first.
const LATER: Duration = Duration::from_secs(5);

/// What was found.
#[derive(Debug, Default)]
pub struct Soundness(Mutex<Option<String>>);

impl Soundness {
    /// What is wrong with the database, in SQLite's words; `None` while nothing is known.
    pub fn damage(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The look that is taken; it ends with this.
pub(super) struct Look {
    pace: Arc<Pace>,
    thread: Option<JoinHandle<()>>,
}

/// Takes a look on a thread of its own.
///
/// # Errors
/// If the machine has no thread left.
pub(super) fn start(app: &Arc<App>, stop: Arc<Stop>) -> std::io::Result<Look> {
    let pace = Pace::new(app.store.clock().clone());
    let (app, own) = (app.clone(), pace.clone());
    let thread = Builder::new().name("look".into()).spawn(move || {
        super::last::go();
        if stop.wait(LATER) {
            return;
        }
        match check::quick(app.store.dir(), &own) {
            Ok(None) => {}
            Ok(Some(what)) => {
                tracing::error!(
                    what,
                    "the database is damaged; comanda restore puts the newest backup in its place"
                );
                *app.soundness.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(what);
            }
            Err(e) => tracing::debug!(error = %e, "the database was not looked through"),
        }
    })?;
    Ok(Look {
        pace,
        thread: Some(thread),
    })
}

impl Drop for Look {
    fn drop(&mut self) {
        self.pace.stop();
        if let Some(thread) = self.thread.take() {
            // What it met has been logged by its thread.
            let _ = thread.join();
        }
    }
}
