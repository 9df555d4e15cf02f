//! Everything that is timed, on threads of its own.
//!
//! One thread waits for its next turn, and for the end; it is woken at once at
//! shutdown. Another follows the facts, so that a new time zone or cut-over
//! counts from the next fact on; it ends with the app, as the one that counts the figures.

use std::sync::{Arc, Condvar, Mutex, PoisonError, Weak};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use super::App;
use super::soundness::{self, Look};
use crate::base::{Fact, Result};
use crate::settings::facts::SettingFact;
use crate::store::Tx;
use crate::{cart, customers, floor, menu, people, settings, tables};

const TURN: Duration = Duration::from_secs(5);
const TURNS_A_MINUTE: u32 = 12;
const TURNS_AN_HOUR: u32 = 60 * TURNS_A_MINUTE;

/// A timed job's name for the log, and the verb that it runs.
type Job = (&'static str, fn(&Tx<'_>) -> Result<()>);

const EACH_TURN: &[Job] = &[("end holds", cart::actions::expire_holds)];
const EACH_MINUTE: &[Job] = &[
    ("tidy visits", floor::actions::tidy),
    ("open and close", settings::actions::turn),
    ("restock", menu::stock::actions::restock),
    ("turn hours", menu::hours::actions::turn),
    ("forget phones", tables::known::actions::forget),
    ("forget uploads", menu::transfer::actions::drop_old),
];
const EACH_HOUR: &[Job] = &[
    ("count what is popular", menu::stock::actions::count_popular),
    ("forget what was missed", menu::missed::actions::forget),
    ("forget request keys", |tx| tx.forget_old_keys()),
    ("forget guests' sessions", tables::actions::forget_sessions),
    ("forget used codes", tables::party::actions::forget_handovers),
    ("forget sessions", people::actions::drop_expired_sessions),
    ("forget sessions of the API", people::token::actions::drop_old),
    ("forget sessions of customers", customers::sessions::actions::drop_old),
    ("remove unused accounts", customers::actions::remove_unused),
];

/// The running jobs; they stop when this is dropped.
pub struct Jobs {
    app: Arc<App>,
    stop: Arc<Stop>,
    thread: Option<JoinHandle<()>>,
    look: Option<Look>,
}

#[derive(Default)]
pub(super) struct Stop {
    asked: Mutex<bool>,
    told: Condvar,
}

impl Stop {
    /// Waits a while; true if the end was asked for.
    pub(super) fn wait(&self, span: Duration) -> bool {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let (asked, _) = self
            .told
            .wait_timeout_while(asked, span, |asked| !*asked)
            .unwrap_or_else(PoisonError::into_inner);
        *asked
    }

    /// Asks for the end.
    pub(super) fn ask(&self) {
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.told.notify_all();
    }
}

impl Jobs {
    /// Starts them.
    ///
    /// # Errors
    /// If the machine has no thread left.
    pub fn start(app: &Arc<App>) -> std::io::Result<Jobs> {
        let facts = app.listen_where(|facts| facts.iter().any(|f| f.feature == SettingFact::FEATURE));
        // Weak, or the app would wait for the thread that waits for the app.
        let weak = Arc::downgrade(app);
        Builder::new().name("calendar".into()).spawn(move || {
            for _ in facts {
                if !refresh(&weak) {
                    return;
                }
            }
        })?;
        super::figures::start(app)?;
        let stop = Arc::new(Stop::default());
        let (house, told) = (app.clone(), stop.clone());
        let thread = Builder::new().name("jobs".into()).spawn(move || go_round(&house, &told))?;
        Ok(Jobs {
            app: app.clone(),
            look: Some(soundness::start(app, stop.clone())?),
            stop,
            thread: Some(thread),
        })
    }
}

/// Turn after turn, until the end is asked for.
fn go_round(app: &Arc<App>, told: &Stop) {
    let mut turn: u32 = 0;
    loop {
        run(app, EACH_TURN);
        if turn.is_multiple_of(TURNS_A_MINUTE) {
            run(app, EACH_MINUTE);
            super::backups::turn(app);
        }
        if turn.is_multiple_of(TURNS_AN_HOUR) {
            run(app, EACH_HOUR);
            if let Err(e) = app.tokens.drop_old(app.store.clock().now().at_ms) {
                tracing::warn!(error = %e, "old keys of access tokens are still there");
            }
            if let Err(e) = super::past::forget_old(app) {
                tracing::warn!(error = %e, "files of past sales that nobody imported are still there");
            }
        }
        turn = turn.wrapping_add(1);
        if told.wait(TURN) {
            return;
        }
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        self.app.backups.close();
        self.stop.ask();
        drop(self.look.take());
        if let Some(thread) = self.thread.take() {
            // A job that panicked has been logged by its thread.
            let _ = thread.join();
        }
    }
}

/// False once the app is gone.
fn refresh(app: &Weak<App>) -> bool {
    let Some(app) = app.upgrade() else { return false };
    if let Err(e) = app.refresh_calendar() {
        tracing::error!(error = %e, "the calendar was not refreshed");
    }
    true
}

fn run(app: &App, jobs: &[Job]) {
    for (name, job) in jobs {
        // A job that fails is tried again the next time.
        if let Err(e) = app.store.write_blocking(*job) {
            tracing::warn!(job = name, error = %e, "a timed job failed");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Actor;
    use crate::config::Config;
    use crate::settings;

    #[test]
    fn a_new_time_zone_counts_and_the_end_is_prompt() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), None).unwrap();
        let facts = app.listen();
        let jobs = Jobs::start(&app).unwrap();
        let noon = 1_800_014_400_000;
        let before = app.store.calendar().local(noon);
        let set = |tx: &Tx<'_>| settings::actions::set(tx, &Actor::House, "time-zone", "Asia/Tokyo");
        app.store.write_blocking(set).unwrap();
        assert_eq!(facts.recv().unwrap().len(), 1);
        // The thread of the calendar hears of it a moment after us.
        while app.store.calendar().local(noon) == before {
            std::thread::yield_now();
        }
        // Waits for the thread: it would be seconds if it were not woken.
        drop(jobs);
    }
}
