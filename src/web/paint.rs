//! The painter: facts mark regions dirty, and what is followed is rendered
//! once per language and sent to everybody who shows it.
//!
//! Two threads, so that the kitchen never queues behind phones: one paints
//! stations, floor and desks, the other visits and the menu. Each takes what
//! waits, paints it in one read transaction, and comes back: the first fact is
//! painted at once, and those that arrive meanwhile are gathered into the next paint.

mod marks;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use marks::{Dirty, Mark, mark};
use parts::parts;

use crate::app::{App, Facts};
use crate::base::{Lang, Result};
use crate::cart;
use crate::live::{Frame, Topic, presence};
use crate::store::Read;
use crate::web::pages::words;
use crate::web::screen::{Op, frames};

/// After so long a paint that failed is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// Which topics a thread paints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    House,
    Guests,
}

impl Lane {
    fn paints(self, topic: &Topic) -> bool {
        let guests = matches!(topic, Topic::Visit(_) | Topic::Menu | Topic::Insights);
        guests == (self == Lane::Guests)
    }
}

/// Starts the painter; it ends with the store's writer.
///
/// # Errors
/// If a thread cannot be started.
pub fn start(app: &Arc<App>) -> std::io::Result<()> {
    for (lane, name) in [(Lane::House, "paint-house"), (Lane::Guests, "paint-guests")] {
        let facts = app.listen();
        let app = Arc::downgrade(app);
        std::thread::Builder::new().name(name.into()).spawn(move || {
            let mut dirty = Dirty::new();
            while gather(&facts, &mut dirty) {
                let Some(app) = app.upgrade() else { return };
                if lane == Lane::Guests {
                    mark_choosing(&app, &mut dirty);
                }
                mark_carts(&app, lane, &mut dirty);
                mark_boards(&app, &mut dirty);
                dirty.retain(|topic, _| lane.paints(topic));
                paint_all(&app, &mut dirty);
            }
        })?;
    }
    Ok(())
}

/// Waits for facts, takes what waits, and adds what became dirty. What could
/// not be painted is tried again after a while. False at the program's end.
fn gather(facts: &Receiver<Facts>, dirty: &mut Dirty) -> bool {
    let first = if dirty.is_empty() {
        facts.recv().map_err(|_| RecvTimeoutError::Disconnected)
    } else {
        facts.recv_timeout(AGAIN)
    };
    let mut next = match first {
        Ok(group) => Some(group),
        Err(RecvTimeoutError::Timeout) => None,
        Err(RecvTimeoutError::Disconnected) => return false,
    };
    while let Some(group) = next {
        for event in group.iter() {
            if let Err(e) = mark(event, dirty) {
                tracing::error!(error = %e, "a fact could not be read");
            }
        }
        next = facts.try_recv().ok();
    }
    true
}

/// Who is choosing changes without a fact.
fn mark_choosing(app: &App, dirty: &mut Dirty) {
    for visit in app.hub.presence.take_changed() {
        dirty.entry(Topic::Visit(visit)).or_default().insert(Mark::Region(presence::REGION));
    }
}

/// What can be ordered changes what carts cost: of one dish the carts in which it lies, otherwise every cart that
/// somebody looks at.
fn mark_carts(app: &App, lane: Lane, dirty: &mut Dirty) {
    let Some(menu) = dirty.get(&Topic::Menu) else { return };
    let dishes = menu.iter().map(|m| if let Mark::Item(item) = m { Some(*item) } else { None });
    let dishes = dishes.collect::<Option<Vec<_>>>().filter(|_| lane == Lane::Guests);
    let concerned = dishes.and_then(|items| {
        let found = app.read(|read| cart::queries::visits_with(read, &items));
        // Too many paints are better than one that is missing.
        found
            .inspect_err(|e| tracing::error!(error = %e, "the carts of a dish were not found"))
            .ok()
    });
    for topic in app.hub.followed(|t| matches!(t, Topic::Visit(_) | Topic::Desk(_)) && lane.paints(t)) {
        let marks = match topic {
            Topic::Visit(visit) if concerned.as_ref().is_some_and(|some| !some.contains(&visit)) => continue,
            Topic::Desk(_) => vec![Mark::Region("pad")],
            _ => vec![Mark::Region("cart"), Mark::Region("cartbar")],
        };
        dirty.entry(topic).or_default().extend(marks);
    }
}

/// Tickets of a visit are marked on the floor's topic, because a fact about a
/// guest knows no stations: here they go to every board that somebody looks at.
/// So do the stations themselves, which every board names.
fn mark_boards(app: &App, dirty: &mut Dirty) {
    let floor = dirty.get(&Topic::Floor).into_iter().flatten();
    let marks: Vec<_> = floor.filter(|m| matches!(m, Mark::TicketsOf(_) | Mark::Stations)).copied().collect();
    if !marks.is_empty() {
        for topic in app.hub.followed(|t| matches!(t, Topic::Station(_))) {
            dirty.entry(topic).or_default().extend(&marks);
        }
    }
}

/// What is shown of a topic, by language.
type Shown = Vec<(Lang, BTreeSet<&'static str>)>;

/// Paints what somebody shows of what is dirty; what did not work stays dirty.
fn paint_all(app: &App, dirty: &mut Dirty) {
    // What is shown is asked before the state is read: who comes later reads a state with these facts in it.
    let mut shown = BTreeMap::new();
    dirty.retain(|topic, _| {
        let all = app.hub.shown(*topic);
        let is_shown = !all.is_empty();
        shown.insert(*topic, all);
        is_shown
    });
    // Figures are counted before the state is read in which they are shown: nobody else waits for that, or for a fault in it.
    let mut today: Dirty = dirty.remove_entry(&Topic::Insights).into_iter().collect();
    paint_state(app, dirty, &shown);
    if !today.is_empty() {
        match app.count_figures() {
            Ok(()) => paint_state(app, &mut today, &shown),
            Err(e) => tracing::error!(error = %e, "the figures were not counted"),
        }
        dirty.append(&mut today);
    }
}

/// Paints all that from one state of the house.
fn paint_state(app: &App, dirty: &mut Dirty, shown: &BTreeMap<Topic, Shown>) {
    if dirty.is_empty() {
        return;
    }
    let done = app.read(|read| {
        let seq = read.seq()?;
        dirty.retain(|topic, marks| !painted(app, (read, seq), *topic, (marks, &shown[topic])));
        Ok(())
    });
    if let Err(e) = done {
        tracing::error!(error = %e, "nothing could be painted");
    }
}

/// Paints a topic; false if it did not work, so that it stays dirty. A template
/// that panics must not take the thread, and so every other screen, along.
fn painted(app: &App, state: (&Read<'_>, i64), topic: Topic, what: (&BTreeSet<Mark>, &Shown)) -> bool {
    let done = catch_unwind(AssertUnwindSafe(|| paint(app, state, topic, what)));
    match done {
        Ok(Ok(())) => {
            app.numbers.paints.add();
            true
        }
        Ok(Err(e)) => {
            tracing::error!(error = %e, %topic, "a paint failed");
            false
        }
        Err(_) => {
            tracing::error!(%topic, "a paint panicked");
            false
        }
    }
}

fn paint(
    app: &App,
    (read, seq): (&Read<'_>, i64),
    topic: Topic,
    (marks, shown): (&BTreeSet<Mark>, &Shown),
) -> Result<()> {
    for (lang, shown) in shown {
        let lang = *lang;
        let parts = parts(app, read, topic, (marks, shown), words(read, lang)?, seq)?;
        if parts.is_empty() {
            continue;
        }
        app.hub.send(topic, lang, seq, |prev| {
            let frames = |(region, ops): &(&'static str, Vec<Op>)| frames(topic, region, prev(region), seq, false, ops);
            parts.iter().flat_map(frames).collect()
        });
    }
    Ok(())
}

/// Everything that a screen shows, as one full paint per topic and region that
/// it follows. A region's operations come with the first topic that has them;
/// every other says only where it stands.
pub fn full(topics: &[Topic], seq: i64, parts: &[(&'static str, Vec<Op>)]) -> Vec<(Topic, Vec<Frame>)> {
    let first = |n: usize, ops: &[Op]| if n == 0 { ops.to_vec() } else { Vec::new() };
    topics
        .iter()
        .enumerate()
        .map(|(n, topic)| {
            let frames = parts
                .iter()
                .flat_map(|(region, ops)| frames(*topic, region, 0, seq, true, &first(n, ops)))
                .collect();
            (*topic, frames)
        })
        .collect()
}
