//! The hub: topic, language and the regions that a screen shows → tokio broadcast channel.
//! It knows what a paint is made of, not what is in it.
//!
//! A region is rendered once per language, and the same bytes go to every
//! screen that shows it; what no screen shows is not rendered, and wakes none.
//! A message that is lost is never patched: the screen that lagged is painted anew.

pub mod facts;
pub mod presence;

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use bytestring::ByteString;
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
    /// Which region it changes: it goes to the screens that show it.
    pub region: &'static str,
    /// The message; a copy of it shares its bytes.
    pub text: ByteString,
}

/// What became of a topic at one sequence number.
#[derive(Debug)]
pub struct Paint {
    /// The newest fact that it shows.
    pub seq: i64,
    /// The messages, in order.
    pub frames: Vec<Frame>,
}

/// The regions that a screen shows, by name.
pub type Shows = &'static [&'static str];

/// Who follows a topic in a language.
#[derive(Default)]
struct Followed {
    /// The sequence number of each region's last paint.
    last: HashMap<&'static str, i64>,
    /// One channel for all screens that show the same.
    screens: Vec<(Shows, Sender<Arc<Paint>>)>,
}

impl Followed {
    fn shown(&self) -> impl Iterator<Item = &'static str> {
        let open = self.screens.iter().filter(|(_, sender)| sender.receiver_count() > 0);
        open.flat_map(|(shows, _)| shows.iter().copied())
    }
}

/// The topics that somebody follows.
#[derive(Default)]
pub struct Hub {
    /// Who is choosing.
    pub presence: Presence,
    /// Programs that follow facts.
    pub facts: Arc<Facts>,
    topics: RwLock<HashMap<(Topic, Lang), Followed>>,
}

impl Hub {
    /// Follows these regions of a topic in a language, from now on.
    pub fn follow(&self, topic: Topic, lang: Lang, shows: Shows) -> Receiver<Arc<Paint>> {
        let mut topics = self.topics.write().unwrap_or_else(PoisonError::into_inner);
        let followed = topics.entry((topic, lang)).or_default();
        followed.screens.retain(|(_, sender)| sender.receiver_count() > 0);
        if let Some((_, sender)) = followed.screens.iter().find(|(same, _)| *same == shows) {
            return sender.subscribe();
        }
        let (sender, receiver) = channel(BEHIND);
        followed.screens.push((shows, sender));
        receiver
    }

    /// What is shown of a topic, by the languages in which somebody follows it.
    pub fn shown(&self, topic: Topic) -> Vec<(Lang, BTreeSet<&'static str>)> {
        let topics = self.topics.read().unwrap_or_else(PoisonError::into_inner);
        let shown = |lang| topics.get(&(topic, lang)).map(|followed| followed.shown().collect::<BTreeSet<_>>());
        let all = Lang::ALL.into_iter().filter_map(|lang| Some((lang, shown(lang)?)));
        all.filter(|(_, regions)| !regions.is_empty()).collect()
    }

    /// Those topics that somebody follows.
    pub fn followed(&self, which: impl Fn(&Topic) -> bool) -> BTreeSet<Topic> {
        let topics = self.topics.read().unwrap_or_else(PoisonError::into_inner);
        let followed = topics.iter().filter(|(_, followed)| followed.shown().next().is_some());
        followed.map(|((topic, _), _)| *topic).filter(which).collect()
    }

    /// Forgets the topics that nobody follows any more.
    pub fn tidy(&self) {
        let mut topics = self.topics.write().unwrap_or_else(PoisonError::into_inner);
        topics.retain(|_, followed| followed.shown().next().is_some());
    }

    /// Sends a paint of `seq` to everybody who follows the topic in that
    /// language, to each what they show. `build` can ask for a region's previous sequence number, which
    /// every message carries so that a screen can see a gap. Regions are counted
    /// each for itself, because a screen shows only some of a topic's.
    pub fn send(&self, topic: Topic, lang: Lang, seq: i64, build: impl FnOnce(&dyn Fn(&str) -> i64) -> Vec<Frame>) {
        let mut topics = self.topics.write().unwrap_or_else(PoisonError::into_inner);
        let Some(followed) = topics.get_mut(&(topic, lang)) else {
            return;
        };
        let all = build(&|region| followed.last.get(region).copied().unwrap_or(0));
        followed.last.extend(all.iter().map(|f| (f.region, seq)));
        for (shows, sender) in &followed.screens {
            let frames: Vec<_> = all.iter().filter(|f| shows.contains(&f.region)).cloned().collect();
            if !frames.is_empty() {
                // Nobody listening is no failure.
                let _ = sender.send(Arc::new(Paint { seq, frames }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(region: &'static str) -> Frame {
        let text = ByteString::new();
        Frame { region, text }
    }

    #[tokio::test]
    async fn a_topic_reaches_its_followers_in_their_language_with_what_they_show() {
        let hub = Hub::default();
        let mut english = hub.follow(Topic::Floor, Lang::En, &["calls", "tables"]);
        let mut some = hub.follow(Topic::Floor, Lang::En, &["tables"]);
        let mut italian = hub.follow(Topic::Floor, Lang::It, &["calls"]);
        let mut other = hub.follow(Topic::Visit(VisitId(1)), Lang::En, &["calls"]);
        assert_eq!(
            hub.shown(Topic::Floor),
            [(Lang::En, ["calls", "tables"].into()), (Lang::It, ["calls"].into())]
        );
        hub.send(Topic::Floor, Lang::En, 7, |prev| {
            assert_eq!(prev("calls"), 0);
            vec![frame("calls")]
        });
        hub.send(Topic::Floor, Lang::En, 9, |prev| {
            assert_eq!((prev("calls"), prev("tables")), (7, 0));
            vec![frame("tables"), frame("calls")]
        });
        assert_eq!(english.recv().await.unwrap().seq, 7);
        assert_eq!(english.recv().await.unwrap().frames.len(), 2);
        let paint = some.recv().await.unwrap();
        assert_eq!(
            (paint.seq, paint.frames.len(), paint.frames[0].region),
            (9, 1, "tables")
        );
        assert!(italian.try_recv().is_err() && other.try_recv().is_err() && some.try_recv().is_err());
    }

    #[tokio::test]
    async fn what_nobody_shows_any_more_is_forgotten() {
        let hub = Hub::default();
        let visit = Topic::Visit(VisitId(1));
        drop(hub.follow(visit, Lang::En, &["cart"]));
        assert!(hub.shown(visit).is_empty() && hub.followed(|_| true).is_empty());
        let _menu = hub.follow(visit, Lang::En, &["cartbar"]);
        let _other = hub.follow(Topic::Visit(VisitId(2)), Lang::En, &["cart"]);
        assert_eq!(hub.shown(visit), [(Lang::En, ["cartbar"].into())]);
        drop(_menu);
        hub.tidy();
        assert_eq!(hub.topics.read().unwrap().len(), 1);
    }
}
