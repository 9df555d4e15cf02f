//! Keeps the figures up with the facts, in small jobs between the others, so that no order waits for it. They
//! are counted when somebody reads them, and otherwise seldom, by a thread of its own: counting after every
//! order would cost the card as many bytes and syncs again as the order itself.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::thread::Builder;
use std::time::Duration;

use super::{App, Facts};
use crate::base::{Error, Event, Result};
use crate::insights::follow::actions::{catch_up, start_anew};
use crate::insights::follow::queries::cursor;

/// Facts are counted so long after the first of them, should nobody read the figures before.
const SELDOM: Duration = Duration::from_secs(10 * 60);
/// So many facts do not wait any longer: no more than one small job adds.
const MANY: usize = 300;
/// They still wait for a pause in which nobody writes,
const PAUSE: Duration = Duration::from_millis(50);
/// for at most so many of them.
const PAUSES: u32 = 200;
/// So many jobs are done for who reads; the page says if there is still more to count.
const WHILE_READING: usize = 10;

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

    /// Whether there are facts that are not in the figures.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn figures_are_behind(&self) -> Result<bool> {
        self.read(|read| Ok(cursor(read)? < read.seq()?))
    }

    /// Counts what is not in the figures yet, for somebody who is about to read them.
    ///
    /// # Errors
    /// As [`App::count_figures`].
    pub async fn fresh_figures(&self) -> Result<()> {
        for _ in 0..WHILE_READING {
            if !self.figures_are_behind()? {
                break;
            }
            let calendar = self.store.calendar();
            self.store.write(move |tx| catch_up(tx, &calendar)).await?;
        }
        Ok(())
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
    let waiting = Arc::new(Waiting::default());
    let counted = waiting.clone();
    let facts = app.listen_where(move |facts| counted.wakes(facts));
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
        let jobs = || Some(weak.upgrade()?.store.stats().jobs.get());
        while gather(&facts, &waiting, SELDOM) {
            pause(jobs);
            if !count(&weak) {
                return;
            }
        }
    })?;
    Ok(())
}

/// How many facts are not counted yet. Only the first of them wakes who counts, and the one that makes them many.
#[derive(Default)]
struct Waiting(AtomicUsize);

impl Waiting {
    fn wakes(&self, facts: &[Event]) -> bool {
        let before = self.0.fetch_add(facts.len(), Ordering::AcqRel);
        let now = before + facts.len();
        now > before && (before == 0 || (before < MANY && now >= MANY))
    }
}

/// Waits for facts, and then until there are many or a while has passed; false once nothing more can come.
fn gather(facts: &Receiver<Facts>, waiting: &Waiting, seldom: Duration) -> bool {
    if facts.recv().is_err() {
        return false;
    }
    let is_open = waiting.0.load(Ordering::Acquire) >= MANY
        || !matches!(facts.recv_timeout(seldom), Err(RecvTimeoutError::Disconnected));
    while facts.try_recv().is_ok() {}
    // What comes from now on may be counted with these or not, so it wakes again.
    waiting.0.store(0, Ordering::Release);
    is_open
}

/// Waits until no job was done for a moment, or for as long as it may: in a rush the orders go first.
fn pause(jobs: impl Fn() -> Option<u64>) {
    let mut done = jobs();
    for _ in 0..PAUSES {
        std::thread::sleep(PAUSE);
        let now = jobs();
        if now == done {
            return;
        }
        done = now;
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::{BusinessDay, Clock};
    use std::sync::mpsc::channel;

    fn facts(count: i64) -> Facts {
        let fact = |seq| Event {
            seq,
            at_ms: 0,
            day: BusinessDay(0),
            actor_kind: "house",
            actor_id: 0,
            visit: None,
            feature: "orders",
            payload: String::new(),
        };
        (0..count).map(fact).collect()
    }

    /// Facts as a commit publishes them.
    fn publish(tell: &std::sync::mpsc::Sender<Facts>, waiting: &Waiting, count: i64) -> bool {
        let facts = facts(count);
        let wakes = waiting.wakes(&facts);
        if wakes {
            tell.send(facts).unwrap();
        }
        wakes
    }

    #[test]
    fn counting_waits_for_a_pause() {
        let (clock, asked) = (Clock::machine(1), std::cell::Cell::new(0));
        // Three times somebody has written meanwhile, and then not.
        let jobs = || {
            asked.set(asked.get() + 1);
            Some(asked.get().min(4))
        };
        let begun = clock.mono_us();
        pause(jobs);
        assert_eq!(asked.get(), 5);
        assert!(clock.mono_us() - begun >= 4 * 50_000);
        // A house that is gone keeps nobody waiting.
        pause(|| None);
        assert!(clock.mono_us() - begun < 60_000_000);
    }

    #[test]
    fn a_few_facts_wait_for_more_and_many_do_not() {
        let (tell, told) = channel();
        let (clock, waiting) = (Clock::machine(1), Waiting::default());
        let (an_hour, a_moment) = (Duration::from_secs(3_600), Duration::from_millis(20));
        let wakes: Vec<_> = [100, 100, 0, 99, 1, 100].map(|n| publish(&tell, &waiting, n)).into();
        assert_eq!(wakes, [true, false, false, false, true, false]);
        assert!(gather(&told, &waiting, an_hour));
        // As many at once.
        assert!(publish(&tell, &waiting, 300));
        assert!(gather(&told, &waiting, an_hour));
        assert!(publish(&tell, &waiting, 4));
        let begun = clock.mono_us();
        assert!(gather(&told, &waiting, a_moment));
        assert!(clock.mono_us() - begun >= 20_000, "it has waited for more");
        assert!(publish(&tell, &waiting, 4));
        drop(tell);
        assert!(!gather(&told, &waiting, an_hour));
    }
}
