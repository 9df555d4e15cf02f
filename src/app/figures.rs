//! Keeps the figures up with the facts, on a thread of its own: what is committed is counted a moment
//! later, in small jobs between the others, so that no order waits for it.

use std::sync::{Arc, Weak};
use std::thread::Builder;
use std::time::Duration;

use super::App;
use crate::base::{Error, Result};
use crate::insights::follow::actions::{catch_up, start_anew};

/// Facts that come within this time are counted together.
const GATHER: Duration = Duration::from_millis(200);

impl App {
    /// Counts every fact that is not in the figures yet.
    ///
    /// # Errors
    /// A fault of the database, or `NoRoom`.
    pub fn count_figures(&self) -> Result<()> {
        loop {
            let calendar = self.store.calendar();
            if !self.store.write_blocking(move |tx| catch_up(tx, &calendar))? {
                return Ok(());
            }
        }
    }

    /// Forgets the house's own figures and counts them anew from the first fact.
    ///
    /// # Errors
    /// As [`App::count_figures`].
    pub fn recount_figures(&self) -> Result<()> {
        while self.store.write_blocking(start_anew)? {}
        self.count_figures()
    }
}

/// Follows the facts until the app is gone.
///
/// # Errors
/// If the machine has no thread left.
pub(super) fn start(app: &Arc<App>) -> std::io::Result<()> {
    let facts = app.listen();
    let weak = Arc::downgrade(app);
    Builder::new().name("figures".into()).spawn(move || {
        if let Some(app) = weak.upgrade()
            && let Err(e) = super::past::clear(&app)
            // An import that has begun already has cleared before.
            && !matches!(e, Error::Conflict(_))
        {
            tracing::warn!(error = %e, "an import of sales that was not whole is still there");
        }
        // What was committed before this start.
        if !count(&weak) {
            return;
        }
        while facts.recv().is_ok() {
            std::thread::sleep(GATHER);
            while facts.try_recv().is_ok() {}
            if !count(&weak) {
                return;
            }
        }
    })?;
    Ok(())
}

/// False once the app is gone.
fn count(app: &Weak<App>) -> bool {
    let Some(app) = app.upgrade() else { return false };
    if let Err(e) = app.count_figures() {
        // The next fact tries again, from where the cursor stands.
        tracing::warn!(error = %e, "the figures were not counted");
    }
    true
}
