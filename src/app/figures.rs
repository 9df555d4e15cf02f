//! Keeps the figures up with the facts, in small jobs between the others, so that no order waits for it. They
//! are counted when somebody reads them, and otherwise seldom, by a thread of its own: counting after every
//! order would cost the card as many bytes and syncs again as the order itself.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Weak};
use std::thread::Builder;
use std::time::Duration;

use super::{App, Facts};
use crate::base::time::Clock;
use crate::base::{Error, Result};
use crate::insights::follow::actions::{catch_up, start_anew};
use crate::insights::follow::queries::cursor;

/// Facts are counted so long after the first of them, should nobody read the figures before.
const SELDOM: Duration = Duration::from_secs(10 * 60);
/// So many facts do not wait any longer: no more than one small job adds.
const MANY: usize = 300;
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

    /// Counts what is not in the figures yet, for somebody who is about to read them.
    ///
    /// # Errors
    /// As [`App::count_figures`].
    pub async fn fresh_figures(&self) -> Result<()> {
        for _ in 0..WHILE_READING {
            if self.read(|read| Ok(cursor(read)? >= read.seq()?))? {
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
    let facts = app.listen();
    let (weak, clock) = (Arc::downgrade(app), app.store.clock().clone());
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
        while gather(&facts, &clock, SELDOM, MANY) {
            if !count(&weak) {
                return;
            }
        }
    })?;
    Ok(())
}

/// Waits for facts, and then until there are many or a while has passed; false once nothing more can come.
fn gather(facts: &Receiver<Facts>, clock: &Clock, seldom: Duration, many: usize) -> bool {
    let Ok(first) = facts.recv() else { return false };
    let mut count = first.len();
    let until = clock.mono_us() + i64::try_from(seldom.as_micros()).unwrap_or(i64::MAX);
    while count < many {
        let left = u64::try_from(until - clock.mono_us()).unwrap_or(0);
        match facts.recv_timeout(Duration::from_micros(left)) {
            Ok(group) => count += group.len(),
            Err(RecvTimeoutError::Timeout) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
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
    use crate::base::Event;
    use crate::base::time::BusinessDay;
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

    #[test]
    fn a_few_facts_wait_for_more_and_many_do_not() {
        let (tell, told) = channel();
        let clock = Clock::machine(1);
        let (an_hour, a_moment) = (Duration::from_secs(3_600), Duration::from_millis(20));
        for _ in 0..3 {
            tell.send(facts(4)).unwrap();
        }
        assert!(gather(&told, &clock, an_hour, 10));
        tell.send(facts(4)).unwrap();
        let begun = clock.mono_us();
        assert!(gather(&told, &clock, a_moment, 10));
        assert!(clock.mono_us() - begun >= 20_000, "it has waited for more");
        tell.send(facts(4)).unwrap();
        drop(tell);
        assert!(!gather(&told, &clock, an_hour, 10));
    }
}
