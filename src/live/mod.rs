//! The hub: topic and language → tokio broadcast channel. It knows what a
//! paint is made of, not what is in it.
//!
//! A region is rendered once per language, and the same bytes go to every
//! screen that shows it. A message that is lost is never patched: the screen
//! that lagged is painted anew.

pub mod facts;
pub mod presence;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::broadcast::{Receiver, Sender, channel};

use crate::base::Lang;
use crate::base::ids::{StationId, VisitId};
use facts::Facts;
use presence::Presence;

/// How many paints a slow screen may be behind before it is painted anew.
const BEHIND: usize = 64;

/// What a screen can follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// What can be ordered. The first, because topics are painted in this order: a dish that is gone is told before the
    /// carts that it lies in.
    Menu,
    /// One party: its cart, orders, bill and guests.
    Visit(VisitId),
    /// The tickets of one station.
    Station(StationId),
    /// Every table.
    Floor,
    /// The floor's page of one party.
    Desk(VisitId),
    /// Today's figures.
    Insights,
}

impl std::fmt::Display for Topic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            // A screen follows one visit; its number is nobody's business.
            Topic::Visit(_) => f.write_str("visit"),
            Topic::Menu => f.write_str("menu"),
            Topic::Station(id) => write!(f, "station-{id}"),
            Topic::Floor => f.write_str("floor"),
            Topic::Desk(_) => f.write_str("desk"),
            Topic::Insights => f.write_str("insights"),
        }
    }
}

/// One region's change, as the bytes of a socket message.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Which region it changes: screens that do not show it skip it.
    pub region: &'static str,
    /// The message.
    pub text: Arc<str>,
}

/// What became of a topic at one sequence number.
#[derive(Debug)]
pub struct Paint {
    /// The newest fact that it shows.
    pub seq: i64,
    /// The messages, in order.
    pub frames: Vec<Frame>,
}

struct Channel {
    sender: Sender<Arc<Paint>>,
    /// The sequence number of each region's last paint.
    last: HashMap<&'static str, i64>,
}

/// The topics that somebody follows.
#[derive(Default)]
pub struct Hub {
    /// Who is choosing.
    pub presence: Presence,
    /// Programs that follow facts.
    pub facts: Facts,
    channels: RwLock<HashMap<(Topic, Lang), Channel>>,
}

impl Hub {
    /// Follows a topic in a language, from now on.
    pub fn follow(&self, topic: Topic, lang: Lang) -> Receiver<Arc<Paint>> {
        let mut channels = self.channels.write().unwrap_or_else(PoisonError::into_inner);
        // Topics that nobody follows any more go when somebody comes.
        channels.retain(|_, c| c.sender.receiver_count() > 0);
        let channel = channels.entry((topic, lang)).or_insert_with(|| Channel {
            sender: channel(BEHIND).0,
            last: HashMap::new(),
        });
        channel.sender.subscribe()
    }

    /// The languages in which somebody follows the topic.
    pub fn languages(&self, topic: Topic) -> Vec<Lang> {
        let channels = self.channels.read().unwrap_or_else(PoisonError::into_inner);
        Lang::ALL
            .into_iter()
            .filter(|lang| channels.get(&(topic, *lang)).is_some_and(|c| c.sender.receiver_count() > 0))
            .collect()
    }

    /// Those topics that somebody follows.
    pub fn followed(&self, which: impl Fn(&Topic) -> bool) -> BTreeSet<Topic> {
        let channels = self.channels.read().unwrap_or_else(PoisonError::into_inner);
        let followed = channels.iter().filter(|(_, c)| c.sender.receiver_count() > 0);
        followed.map(|((topic, _), _)| *topic).filter(which).collect()
    }

    /// Sends a paint of `seq` to everybody who follows the topic in that
    /// language. `build` can ask for a region's previous sequence number, which
    /// every message carries so that a screen can see a gap. Regions are counted
    /// each for itself, because a screen shows only some of a topic's.
    pub fn send(&self, topic: Topic, lang: Lang, seq: i64, build: impl FnOnce(&dyn Fn(&str) -> i64) -> Vec<Frame>) {
        let mut channels = self.channels.write().unwrap_or_else(PoisonError::into_inner);
        let Some(channel) = channels.get_mut(&(topic, lang)) else {
            return;
        };
        let frames = build(&|region| channel.last.get(region).copied().unwrap_or(0));
        channel.last.extend(frames.iter().map(|f| (f.region, seq)));
        // Nobody listening is no failure.
        let _ = channel.sender.send(Arc::new(Paint { seq, frames }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_topic_reaches_its_followers_in_their_language_only() {
        let hub = Hub::default();
        let mut english = hub.follow(Topic::Floor, Lang::En);
        let mut italian = hub.follow(Topic::Floor, Lang::It);
        let mut other = hub.follow(Topic::Visit(VisitId(1)), Lang::En);
        let frame = |region| Frame {
            region,
            text: "".into(),
        };
        hub.send(Topic::Floor, Lang::En, 7, |prev| {
            assert_eq!(prev("calls"), 0);
            vec![frame("calls")]
        });
        hub.send(Topic::Floor, Lang::En, 9, |prev| {
            assert_eq!((prev("calls"), prev("tables")), (7, 0));
            vec![frame("tables")]
        });
        assert_eq!(english.recv().await.unwrap().seq, 7);
        assert_eq!(english.recv().await.unwrap().seq, 9);
        assert!(italian.try_recv().is_err() && other.try_recv().is_err());
    }

    #[tokio::test]
    async fn topics_without_followers_are_forgotten() {
        let hub = Hub::default();
        drop(hub.follow(Topic::Visit(VisitId(1)), Lang::En));
        assert!(hub.languages(Topic::Visit(VisitId(1))).is_empty() && hub.followed(|_| true).is_empty());
        let _one = hub.follow(Topic::Visit(VisitId(2)), Lang::En);
        assert_eq!(hub.channels.read().unwrap().len(), 1);
    }
}
