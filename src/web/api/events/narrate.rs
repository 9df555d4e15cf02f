//! Puts facts into words, on a thread of its own: once for everybody who hears them alike, and not at all where
//! nobody listens. The order that a fact tells of was answered before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::tell::told;
use crate::app::App;
use crate::base::{Event, Fact, Result};
use crate::live::facts::{Audience, Group, Said};
use crate::people::facts::PeopleFact;
use crate::store::Read;
use crate::tables::facts::TableFact;

/// Starts the narrator; it ends with the store's writer.
///
/// # Errors
/// If the thread cannot be started.
pub fn start(app: &Arc<App>) -> std::io::Result<()> {
    // Who begins to listen after this was asked reads these facts from the table.
    let bus = app.hub.facts.clone();
    let facts = app.listen_where(move |facts| !facts.is_empty() && bus.are_heard());
    let app = Arc::downgrade(app);
    std::thread::Builder::new().name("events".into()).spawn(move || {
        for group in facts {
            let Some(app) = app.upgrade() else { return };
            narrate(&app, &group);
        }
    })?;
    Ok(())
}

/// Tells every audience what is theirs.
pub fn narrate(app: &App, group: &[Event]) {
    let Some(last) = group.last() else { return };
    let bus = &app.hub.facts;
    let audiences = bus.audiences();
    if !audiences.is_empty() {
        let tell = || {
            app.read(|read| {
                for audience in audiences {
                    let told = words(read, group, audience)?;
                    if told.may_end || !told.said.is_empty() {
                        bus.tell(audience, told);
                    }
                }
                Ok(())
            })
        };
        match catch_unwind(AssertUnwindSafe(tell)) {
            Ok(Ok(())) => {}
            // Whoever was told half of it reads all of it from the table.
            Ok(Err(e)) => {
                tracing::error!(error = %e, "facts could not be told");
                bus.lose();
            }
            Err(_) => {
                tracing::error!("telling facts panicked");
                bus.lose();
            }
        }
    }
    bus.set_told(last.seq);
}

/// These facts in the words of an audience; those that it is not told are left out.
///
/// # Errors
/// A fault of the database, or of JSON.
pub(super) fn words(read: &Read<'_>, events: &[Event], audience: Audience) -> Result<Group> {
    let mut group = Group::default();
    for event in events {
        let (is_theirs, for_staff) = match audience {
            Audience::House => (true, true),
            Audience::Visit(visit) => (event.visit == Some(visit), false),
        };
        if !is_theirs {
            continue;
        }
        group.may_end |= may_end(event);
        if let Some((to, event)) = told(read, event, for_staff)? {
            group.said.push(Said {
                seq: event.seq,
                to: to.0,
                text: serde_json::to_string(&event)?.into(),
            });
        }
    }
    Ok(group)
}

/// Whether a fact may have ended somebody's session.
fn may_end(event: &Event) -> bool {
    let of_guests = |fact| matches!(fact, TableFact::VisitClosed { .. } | TableFact::GuestSentAway { .. });
    event.feature == PeopleFact::FEATURE || TableFact::of(event).ok().flatten().is_some_and(of_guests)
}
