//! What a screen says to the house, and its part in who is choosing: that goes
//! to the others of the table, and is over when the socket is.

use std::sync::Arc;

use crate::app::App;
use crate::base::ids::VisitId;
use crate::base::time::Now;

/// So long after its last sign a screen counts as idle: a phone can be laid aside.
const IDLE_MS: i64 = 60_000;

/// A guest's screen that may say that a dish is open on it.
pub struct Choosing {
    app: Arc<App>,
    visit: VisitId,
    guest: i64,
    /// The last sign, while a dish is open.
    since: Option<Now>,
}

impl Choosing {
    /// A screen without a dish.
    pub fn new(app: Arc<App>, visit: VisitId, guest: i64) -> Choosing {
        Choosing {
            app,
            visit,
            guest,
            since: None,
        }
    }

    /// A dish is open.
    pub fn begin(&mut self) {
        if self.since.is_none() {
            self.app.hub.presence.begin(self.visit, self.guest);
            self.app.nudge();
        }
        self.since = Some(self.app.store.clock().now());
    }

    /// None is, or nobody touches the screen any more.
    pub fn end(&mut self) {
        if self.since.take().is_some() {
            self.app.hub.presence.end(self.visit, self.guest);
            self.app.nudge();
        }
    }

    /// Ends what would last too long by the next time that this is asked, in so many seconds.
    pub fn beat(&mut self, seconds: u64) {
        let next = i64::try_from(seconds * 1000).unwrap_or(IDLE_MS);
        let now = self.app.store.clock().now();
        if self.since.is_some_and(|since| now.since(&since) + next > IDLE_MS) {
            self.end();
        }
    }
}

impl Drop for Choosing {
    fn drop(&mut self) {
        self.end();
    }
}

/// What a screen may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Paint me anew.
    Sync,
    /// A dish is open.
    Choosing,
    /// None is.
    Idle,
}

/// What a message says; `None` if it is none of ours.
pub fn said(text: &str) -> Option<Said> {
    let message: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(match message.get("t")?.as_str()? {
        "sync" => Said::Sync,
        "choosing" => Said::Choosing,
        "idle" => Said::Idle,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::time::Clock;
    use crate::config::Config;

    #[test]
    fn a_phone_that_is_laid_aside_is_idle_within_a_minute() {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(Config::new(dir.path()), Some(Clock::by_hand(1_795_000_000_000))).unwrap();
        let visit = VisitId(1);
        let who = || app.hub.presence.choosing(visit);
        let mut screen = Choosing::new(app.clone(), visit, 2);
        screen.begin();
        app.store.clock().advance(45_000);
        screen.begin();
        app.store.clock().advance(45_000);
        screen.beat(10);
        assert_eq!(who(), [2], "there was a sign since");
        app.store.clock().advance(10_000);
        screen.beat(10);
        assert!(who().is_empty(), "the next beat would be too late");
        screen.begin();
        assert_eq!(who(), [2]);
        drop(screen);
        assert!(who().is_empty());
    }

    #[test]
    fn a_screen_may_say_few_things() {
        assert_eq!(said(r#"{"t":"sync"}"#), Some(Said::Sync));
        assert_eq!(said(r#"{"t":"choosing","dish":1}"#), Some(Said::Choosing));
        assert_eq!(said(r#"{"t":"idle"}"#), Some(Said::Idle));
        for other in ["", "{}", "[]", "sync", r#"{"t":1}"#, r#"{"t":"beat"}"#, "\"t\""] {
            assert_eq!(said(other), None, "{other}");
        }
    }
}
