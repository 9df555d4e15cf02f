//! What goes over a live screen's socket: operations on elements, packed into
//! messages, and what a screen is made of.

use askama::Template;
use bytestring::ByteString;
use serde::Serialize;

use super::choosing::Choosing;
use crate::app::App;
use crate::base::{Error, Lang, Result};
use crate::live::{Frame, Shows, Topic};

/// The region that tells a board that its stations are others: it has no operations, and each screen is
/// painted anew, because which stations it chose is its own.
pub const STATIONS: &str = "stations";

/// Who sits at the table. Every screen of a seated guest shows it, so that one whose session ended with a change
/// of the party notices.
pub const GUESTS: &str = "guests";
/// The same for who waits for a nod, and sees nothing of the table: it has no operations.
pub const DOOR: &str = "door";

/// actix keeps a connection's largest buffer for as long as it lives, so
/// messages stay below this many bytes where they can.
const FRAME_MAX: usize = 8000;

/// One change of the page. The browser knows these three and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    /// Puts an element in the place of the one with its id.
    Replace {
        /// The element's id.
        id: String,
        /// The element.
        html: String,
    },
    /// Puts an element into a box, by its `data-sort`; takes it from where it was.
    Place {
        /// The box's id.
        container: String,
        /// The element's id.
        id: String,
        /// The element.
        html: String,
    },
    /// Takes an element away.
    Remove {
        /// The element's id.
        id: String,
    },
}

/// Regions with their operations, read from one state.
pub type Parts = Vec<(&'static str, Vec<Op>)>;

/// [`Op::Replace`] with a region.
///
/// # Errors
/// A fault of the template.
pub fn replace(id: &str, region: &impl Template) -> Result<Op> {
    let (id, html) = (id.to_string(), render(region)?);
    Ok(Op::Replace { id, html })
}

/// [`Op::Place`] with a region.
///
/// # Errors
/// A fault of the template.
pub fn place(container: &str, id: &str, region: &impl Template) -> Result<Op> {
    let (container, id, html) = (container.to_string(), id.to_string(), render(region)?);
    Ok(Op::Place { container, id, html })
}

/// [`Op::Remove`].
pub fn remove(id: &str) -> Op {
    Op::Remove { id: id.to_string() }
}

fn render(region: &impl Template) -> Result<String> {
    region.render().map_err(|e| Error::fault(format!("template: {e}")))
}

impl Op {
    /// The element that it puts on the page, if any.
    pub fn into_html(self) -> Option<String> {
        match self {
            Op::Replace { html, .. } | Op::Place { html, .. } => Some(html),
            Op::Remove { .. } => None,
        }
    }

    fn json(&self) -> String {
        let json = match self {
            Op::Replace { id, html } => serde_json::to_string(&("replace", id, html)),
            Op::Place { container, id, html } => serde_json::to_string(&("place", container, id, html)),
            Op::Remove { id } => serde_json::to_string(&("remove", id)),
        };
        // Texts in a list always are JSON.
        json.unwrap_or_default()
    }
}

/// A region's paint as messages, in order. All carry the same `prev` and `seq`,
/// and the browser takes each by itself, so many small operations may be split.
/// Without operations there is one message that only says where the region stands.
pub fn frames(topic: Topic, region: &'static str, prev: i64, seq: i64, full: bool, ops: &[Op]) -> Vec<Frame> {
    let message = |ops: &str| Frame {
        region,
        text: paint_frame(topic, region, prev, seq, full, ops),
    };
    let mut all = Vec::new();
    let mut some = String::new();
    for op in ops {
        let json = op.json();
        if !some.is_empty() && some.len() + json.len() > FRAME_MAX {
            all.push(message(&some));
            some.clear();
        }
        if !some.is_empty() {
            some.push(',');
        }
        some.push_str(&json);
    }
    if !some.is_empty() || all.is_empty() {
        all.push(message(&some));
    }
    all
}

/// One message. A screen shows only some regions of a topic, so each is counted for itself.
fn paint_frame(topic: Topic, region: &str, prev: i64, seq: i64, full: bool, ops: &str) -> ByteString {
    // The names are ours and plain.
    format!(r#"{{"t":"paint","topic":"{topic}/{region}","prev":{prev},"seq":{seq},"full":{full},"ops":[{ops}]}}"#)
        .into()
}

/// The message that says that the connection lives.
pub const BEAT: &str = r#"{"t":"beat"}"#;

#[derive(Serialize)]
struct HelloJson<'a> {
    t: &'static str,
    version: &'static str,
    epoch: &'a str,
    beat: u64,
    stale: u64,
    now: i64,
}

/// The first message: which program and history this is, how often it beats,
/// after how long a silent screen is stale, and what time it is.
pub fn hello(app: &App, screen: &Screen) -> String {
    let message = HelloJson {
        t: "hello",
        version: env!("COMANDA_VERSION_HASH"),
        epoch: app.store.epoch(),
        beat: screen.beat_s,
        stale: screen.stale_s,
        now: app.store.clock().now().at_ms,
    };
    serde_json::to_string(&message).unwrap_or_default()
}

/// Everything that a screen shows: the sequence number of the state that was
/// read, and full paints of that state.
pub type Snapshot = Box<dyn Fn(&App) -> Result<(i64, Vec<(Topic, Vec<Frame>)>)>>;
/// Whether the session behind a screen is still good.
pub type Alive = Box<dyn Fn(&App) -> bool>;

/// A live screen.
pub struct Screen {
    /// What it follows. It comes from the session, never from a message.
    pub topics: Vec<Topic>,
    /// Its language.
    pub lang: Lang,
    /// The regions that it shows.
    pub shows: Shows,
    /// Paints it anew.
    pub snapshot: Snapshot,
    /// Asked before every paint of who sits at the table, before others once in a second, and at every beat.
    pub alive: Alive,
    /// What its guest is doing, if it is a guest's who takes part.
    pub choosing: Option<Choosing>,
    /// Seconds from beat to beat.
    pub beat_s: u64,
    /// After so many silent seconds the screen says that it is stale.
    pub stale_s: u64,
}

impl Screen {
    /// A guest's phone: it saves its battery.
    pub fn guest(topics: Vec<Topic>, lang: Lang, shows: Shows, snapshot: Snapshot, alive: Alive) -> Screen {
        Screen {
            topics,
            lang,
            shows,
            snapshot,
            alive,
            choosing: None,
            beat_s: 10,
            stale_s: 25,
        }
    }

    /// A screen of the staff: they must see at once that it stands still.
    pub fn staff(topics: Vec<Topic>, lang: Lang, shows: Shows, snapshot: Snapshot, alive: Alive) -> Screen {
        Screen {
            beat_s: 2,
            stale_s: 5,
            ..Screen::guest(topics, lang, shows, snapshot, alive)
        }
    }

    /// After so many milliseconds without a sign of life its device is gone.
    pub fn silence_ms(&self) -> i64 {
        i64::try_from(self.stale_s * 2000).unwrap_or(i64::MAX).max(20_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(ops: &[Op]) -> Vec<serde_json::Value> {
        frames(Topic::Floor, "floor", 3, 7, false, ops)
            .iter()
            .map(|f| serde_json::from_str(&f.text).unwrap())
            .collect()
    }

    #[test]
    fn a_message_is_what_the_browser_knows() {
        let ops = [
            Op::Replace {
                id: "a".into(),
                html: "<p id=\"a\">\u{1F35D}\n</p>".into(),
            },
            Op::Place {
                container: "box".into(),
                id: "b".into(),
                html: "<i></i>".into(),
            },
            remove("c"),
        ];
        let expected = serde_json::json!({
            "t": "paint", "topic": "floor/floor", "prev": 3, "seq": 7, "full": false,
            "ops": [["replace", "a", "<p id=\"a\">\u{1F35D}\n</p>"], ["place", "box", "b", "<i></i>"], ["remove", "c"]],
        });
        assert_eq!(texts(&ops), [expected]);
    }

    #[test]
    fn many_operations_are_split_and_none_is_lost() {
        let html = "x".repeat(3000);
        let ops: Vec<_> = (0..10)
            .map(|n| Op::Replace {
                id: n.to_string(),
                html: html.clone(),
            })
            .collect();
        let all = texts(&ops);
        assert_eq!(all.len(), 5);
        let ids: Vec<_> = all
            .iter()
            .flat_map(|f| f["ops"].as_array().unwrap())
            .map(|op| op[1].as_str().unwrap())
            .collect();
        assert_eq!(ids, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
        assert_eq!(texts(&[]).len(), 1);
    }
}
