//! One caller's stream. It follows first and reads then, in pages, what was missed; what is heard and was read
//! already is dropped. Whoever is slow misses what waited for them, and it is read from the table again: nothing is
//! kept for anybody.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use actix_ws::{CloseCode, Message};
use tokio::sync::broadcast::Receiver;
use tokio::time::{Interval, MissedTickBehavior, interval};

use super::fact::{ActorJson, EventJson, FactJson};
use super::narrate::words;
use super::sight::Sights;
use super::tell::FEATURES;
use super::wire::{Heard, Lost, Wire};
use super::{After, Start};
use crate::base::Result;
use crate::base::time::Now;
use crate::live::facts::{Audience, Group};
use crate::web::api::answers::time;
use crate::web::screen::Alive;
use crate::web::seats::{Displaced, Taken};
use crate::web::socket::{DISPLACED, ENDED, IN_PER_S, wrong};

/// Seconds from beat to beat.
pub const BEAT_S: u64 = 10;
/// A socket that says nothing for so long, not even an answer to our pings, is gone.
const SILENCE_MS: i64 = 45_000;
/// How many facts are looked at in one go: all of the house are told, of those of a visit only a few.
const PAGE: i64 = 250;
const PAGE_OF_VISIT: i64 = 2500;

/// Why a stream ends.
pub enum End {
    /// With words for the other side.
    Close(CloseCode),
    /// It is gone.
    Gone,
}

impl From<Lost> for End {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Gone => End::Gone,
            Lost::Slow => End::Close(CloseCode::Again),
        }
    }
}

type Step = std::result::Result<(), End>;

/// What wakes the loop.
enum Woken {
    Stop,
    Displaced,
    Heard(Option<Heard>),
    Facts(Arc<Group>),
    /// Something was missed.
    Missed,
    Beat,
}

/// One caller's stream.
pub struct Stream {
    wire: Wire,
    audience: Audience,
    sights: Sights,
    alive: Alive,
    taken: Taken,
    displaced: Displaced,
    beats: Interval,
    stop: Pin<Box<dyn Future<Output = ()>>>,
    /// Everything of the caller's up to this fact has been sent.
    shown: i64,
    /// When the other side last gave a sign of life.
    heard: Now,
    /// When this second began, and how many messages came in it.
    second: (Now, u32),
}

impl Stream {
    /// A stream over a wire.
    pub fn new(wire: Wire, start: Start, (taken, displaced): (Taken, Displaced)) -> Stream {
        let now = taken.web.app.store.clock().now();
        let mut beats = interval(Duration::from_secs(BEAT_S));
        beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
        // The first beat comes with the end of what was missed.
        beats.reset();
        let mut stopping = taken.web.stopping();
        Stream {
            wire,
            audience: start.audience,
            sights: start.sights,
            alive: start.alive,
            displaced,
            beats,
            stop: Box::pin(async move {
                // An error means that nobody can say stop any more.
                let _ = stopping.wait_for(|stop| *stop).await;
            }),
            shown: 0,
            heard: now,
            second: (now, 0),
            taken,
        }
    }

    /// Sends facts from after `after` on until something ends it.
    pub async fn run(mut self, after: After) {
        if let Err(End::Close(code)) = self.follow(after).await {
            self.wire.close(code).await;
        }
    }

    async fn follow(&mut self, after: After) -> Step {
        self.check_alive()?;
        let mut from = Some(after);
        loop {
            let mut feed = self.taken.web.app.hub.facts.follow(self.audience);
            if let Some(after) = from.take() {
                self.begin(&after).await?;
            }
            self.catch_up().await?;
            while self.go_on(&mut feed).await? {}
        }
    }

    /// Waits for one thing and does it; false if something was missed.
    async fn go_on(&mut self, feed: &mut Receiver<Arc<Group>>) -> std::result::Result<bool, End> {
        match self.woken(feed).await {
            Woken::Stop => return Err(End::Close(CloseCode::Restart)),
            Woken::Displaced => return Err(End::Close(DISPLACED)),
            Woken::Heard(message) => self.hear(message).await?,
            Woken::Facts(group) => self.tell(&group).await?,
            Woken::Missed => return Ok(false),
            Woken::Beat => self.beat(feed).await?,
        }
        Ok(true)
    }

    /// Waits for whatever comes first; nothing is lost of what did not.
    async fn woken(&mut self, feed: &mut Receiver<Arc<Group>>) -> Woken {
        let mut next = pin!(feed.recv());
        poll_fn(|cx| {
            if self.stop.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Woken::Stop);
            }
            if Pin::new(&mut self.displaced).poll(cx).is_ready() {
                return Poll::Ready(Woken::Displaced);
            }
            if let Poll::Ready(message) = self.wire.poll_heard(cx) {
                return Poll::Ready(Woken::Heard(message));
            }
            if let Poll::Ready(given) = next.as_mut().poll(cx) {
                return Poll::Ready(given.map_or(Woken::Missed, Woken::Facts));
            }
            self.beats.poll_tick(cx).map(|_| Woken::Beat)
        })
        .await
    }

    /// Says where the stream begins, and whether that is where it was asked to.
    async fn begin(&mut self, after: &After) -> Step {
        let (now, head) = self.read(|read| Ok((read.now, read.seq()?)))?;
        let is_guest = matches!(self.audience, Audience::Visit(_));
        let epoch = self.taken.web.app.store.epoch().to_string();
        let (shown, reset) = after.place(&epoch, head, is_guest);
        self.shown = shown;
        let beat_s = BEAT_S;
        self.say(now, FactJson::Hello { epoch, beat_s }).await?;
        if let Some(reason) = reset {
            self.say(now, FactJson::Reset { reason }).await?;
        }
        Ok(())
    }

    /// Tells what the table has after what was told, page by page, and that this was all.
    async fn catch_up(&mut self) -> Step {
        let (visit, page) = match self.audience {
            Audience::House => (None, PAGE),
            Audience::Visit(visit) => (Some(visit), PAGE_OF_VISIT),
        };
        loop {
            let (shown, audience) = (self.shown, self.audience);
            let (now, head, group) = self.read(|read| {
                let head = read.seq()?;
                let events = read.facts([shown, head.min(shown + page)], visit, &FEATURES)?;
                Ok((read.now, head, words(read, &events, audience)?))
            })?;
            self.tell(&group).await?;
            self.shown = self.shown.max(head.min(shown + page));
            if self.shown >= head {
                return self.say(now, FactJson::Beat {}).await;
            }
            // Others have their turn too.
            tokio::task::yield_now().await;
        }
    }

    async fn tell(&mut self, group: &Group) -> Step {
        for said in &group.said {
            if said.seq > self.shown && self.sights.meets(Sights(said.to)) {
                self.wire.send(&self.id(said.seq), &said.text).await?;
            }
            self.shown = self.shown.max(said.seq);
        }
        // Told first: who leaves hears why.
        if group.may_end { self.check_alive() } else { Ok(()) }
    }

    async fn beat(&mut self, feed: &Receiver<Arc<Group>>) -> Step {
        self.check_alive()?;
        let now = self.now();
        if self.wire.answers() && now.since(&self.heard) > SILENCE_MS {
            return Err(End::Close(CloseCode::Again));
        }
        let told = self.taken.web.app.hub.facts.told();
        if feed.is_empty() && !feed.is_closed() {
            self.shown = self.shown.max(told);
        }
        self.say(now, FactJson::Beat {}).await?;
        Ok(self.wire.ping().await?)
    }

    async fn hear(&mut self, message: Option<Heard>) -> Step {
        let message = match message {
            None => return Err(End::Gone),
            Some(Err(e)) => return Err(End::Close(wrong(&e))),
            Some(Ok(message)) => message,
        };
        self.heard = self.now();
        if self.heard.since(&self.second.0) >= 1000 {
            self.second = (self.heard, 0);
        }
        self.second.1 += 1;
        match message {
            _ if self.second.1 > IN_PER_S => Err(End::Close(CloseCode::Policy)),
            Message::Ping(bytes) => Ok(self.wire.pong(&bytes).await?),
            Message::Pong(_) | Message::Nop => Ok(()),
            Message::Close(_) => Err(End::Close(CloseCode::Normal)),
            // A program listens here; what it wants it asks for elsewhere.
            _ => Err(End::Close(CloseCode::Policy)),
        }
    }

    /// Says something that is no fact, of what was told so far.
    async fn say(&mut self, now: Now, fact: FactJson) -> Step {
        let message = EventJson {
            seq: self.shown,
            at: time(now.at_ms),
            visit: None,
            actor: ActorJson::House,
            guest: None,
            fact,
        };
        let text = serde_json::to_string(&message).unwrap_or_default();
        Ok(self.wire.send(&self.id(self.shown), &text).await?)
    }

    /// What a caller comes back with.
    fn id(&self, seq: i64) -> String {
        format!("{}-{seq}", self.taken.web.app.store.epoch())
    }

    fn read<T>(&self, query: impl FnOnce(&crate::store::Read<'_>) -> Result<T>) -> std::result::Result<T, End> {
        self.taken.web.app.read(query).map_err(|e| {
            tracing::error!(error = %e, "facts could not be told");
            End::Close(CloseCode::Again)
        })
    }

    fn now(&self) -> Now {
        self.taken.web.app.store.clock().now()
    }

    fn check_alive(&self) -> Step {
        if (self.alive)(&self.taken.web.app) {
            Ok(())
        } else {
            Err(End::Close(ENDED))
        }
    }
}
