//! A live screen's socket. It follows first and reads then, so nothing falls
//! between; it only paints, so nothing stale is ever sent from a queue; and a
//! paint that was missed is never patched: the screen is painted anew.

use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::web::{Data, Payload};
use actix_web::HttpRequest;
use actix_ws::{CloseCode, CloseReason, Message, MessageStream, ProtocolError, Session};
use futures_util::Stream;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, Interval, MissedTickBehavior, interval, timeout};

use super::State;
use super::error::Answer;
use super::screen::{BEAT, Screen, hello};
use crate::base::ids::VisitId;
use crate::base::{Error, Msg, Result};
use crate::live::{Paint, Topic};

/// The longest message that a screen may send, in bytes.
const IN_MAX: usize = 4096;
/// How many messages a screen may send in a second.
const IN_PER_S: u32 = 10;
/// A client that takes nothing for so long is shed.
const SLOW: Duration = Duration::from_secs(10);
/// A screen is not painted anew more often than this because it asks.
const SYNC_EVERY: Duration = Duration::from_secs(1);

/// The session has ended: the page reloads and says why.
const ENDED: CloseCode = CloseCode::Other(4401);

/// Whose sockets are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Holder {
    Device([u8; 32]),
    Visit(VisitId),
    Staff(i64),
}

/// Who takes a socket.
#[derive(Debug, Clone)]
pub struct Seat(Vec<(Holder, u32)>);

impl Seat {
    /// A guest's device: 3 for itself, 40 for its visit.
    pub fn guest(session: [u8; 32], visit: VisitId) -> Seat {
        Seat(vec![(Holder::Device(session), 3), (Holder::Visit(visit), 40)])
    }
    /// A staff session: 12 screens.
    pub fn staff(session: i64) -> Seat {
        Seat(vec![(Holder::Staff(session), 12)])
    }
}

/// Who has how many sockets open.
pub struct Sockets {
    open: Mutex<HashMap<Holder, u32>>,
    factor: u32,
}

impl Sockets {
    /// None yet; every limit times `factor`.
    pub fn new(factor: u32) -> Sockets {
        Sockets {
            open: Mutex::default(),
            factor: factor.max(1),
        }
    }

    fn take(&self, seat: &Seat) -> Result<()> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let free = |(holder, most): &(Holder, u32)| open.get(holder).copied().unwrap_or(0) < most.saturating_mul(self.factor);
        if !seat.0.iter().all(free) {
            return Err(Error::TooOften(5));
        }
        for (holder, _) in &seat.0 {
            *open.entry(*holder).or_default() += 1;
        }
        Ok(())
    }

    fn give_back(&self, seat: &Seat) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for (holder, _) in &seat.0 {
            if let Some(count) = open.get_mut(holder) {
                *count -= 1;
            }
        }
        open.retain(|_, count| *count > 0);
    }
}

/// A taken seat; it is free again when this goes.
struct Taken {
    web: Data<State>,
    seat: Seat,
}

impl Drop for Taken {
    fn drop(&mut self) {
        self.web.sockets.give_back(&self.seat);
    }
}

/// Opens a live screen's socket.
///
/// # Errors
/// `Malformed` if the request is no upgrade; `TooOften` if the device, the
/// visit or the staff session has as many as it may.
pub fn open(req: &HttpRequest, body: Payload, web: &Data<State>, seat: Seat, screen: Screen) -> Answer {
    web.sockets.take(&seat)?;
    let taken = Taken { web: web.clone(), seat };
    let refused = |_| Error::Malformed(Msg::new("error-malformed"));
    let (answer, session, stream) = actix_ws::handle(req, body).map_err(refused)?;
    let stream = stream.max_frame_size(IN_MAX);
    let topics = screen.topics.iter();
    let feed = Feed(topics.map(|t| listen(*t, web.app.hub.follow(*t, screen.lang))).collect());
    let mut beats = interval(Duration::from_secs(screen.beat_s));
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut stopping = web.stopping();
    let socket = Socket {
        session,
        stream,
        feed,
        beats,
        stop: Box::pin(async move {
            // An error means that nobody can say stop any more.
            let _ = stopping.wait_for(|stop| *stop).await;
        }),
        shown: 0,
        heard: Instant::now(),
        second: (Instant::now(), 0),
        synced: None,
        screen,
        taken,
    };
    actix_web::rt::spawn(socket.run());
    Ok(answer)
}

/// What wakes the loop.
enum Woken {
    Stop,
    In(Option<std::result::Result<Message, ProtocolError>>),
    Paint(Topic, std::result::Result<Arc<Paint>, RecvError>),
    Beat,
}

/// Why the loop ends: with words for the other side, or because it is gone.
enum End {
    Close(CloseCode),
    Gone,
}

type Step = std::result::Result<(), End>;

struct Socket {
    session: Session,
    stream: MessageStream,
    feed: Feed,
    beats: Interval,
    stop: Pin<Box<dyn Future<Output = ()>>>,
    /// The sequence number up to which the screen is painted.
    shown: i64,
    /// When the other side last gave a sign of life.
    heard: Instant,
    /// When this second began, and how many messages came in it.
    second: (Instant, u32),
    /// When the screen was last painted anew because it asked.
    synced: Option<Instant>,
    screen: Screen,
    taken: Taken,
}

impl Socket {
    async fn run(mut self) {
        let end = match self.begin().await {
            Ok(()) => self.follow().await,
            Err(end) => end,
        };
        if let End::Close(code) = end {
            let reason = CloseReason { code, description: None };
            // Who takes nothing hears no farewell either.
            let _ = timeout(Duration::from_secs(1), self.session.close(Some(reason))).await;
        }
    }

    async fn begin(&mut self) -> Step {
        self.check_alive()?;
        let first = hello(&self.taken.web.app, &self.screen);
        self.send(first).await?;
        self.paint_all().await
    }

    async fn follow(&mut self) -> End {
        loop {
            let step = match self.woken().await {
                Woken::Stop => Err(End::Close(CloseCode::Restart)),
                Woken::In(message) => self.hear(message).await,
                Woken::Paint(topic, paint) => self.paint(topic, paint).await,
                Woken::Beat => self.beat().await,
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    /// Waits for whatever comes first; nothing is lost of what did not.
    async fn woken(&mut self) -> Woken {
        poll_fn(|cx| {
            if self.stop.as_mut().poll(cx).is_ready() {
                return Poll::Ready(Woken::Stop);
            }
            if let Poll::Ready(message) = Pin::new(&mut self.stream).poll_next(cx) {
                return Poll::Ready(Woken::In(message));
            }
            if self.beats.poll_tick(cx).is_ready() {
                return Poll::Ready(Woken::Beat);
            }
            self.feed.poll_next(cx).map(|(topic, paint)| Woken::Paint(topic, paint))
        })
        .await
    }

    /// Everything that the screen shows, read in one state.
    async fn paint_all(&mut self) -> Step {
        let (seq, topics) = (self.screen.snapshot)(&self.taken.web.app).map_err(|e| {
            tracing::error!(error = %e, "a screen could not be painted");
            End::Close(CloseCode::Again)
        })?;
        self.shown = seq;
        for frame in topics.into_iter().flat_map(|(_, frames)| frames) {
            if self.screen.shows(&frame) {
                self.send(frame.text.to_string()).await?;
            }
        }
        Ok(())
    }

    async fn paint(&mut self, topic: Topic, paint: std::result::Result<Arc<Paint>, RecvError>) -> Step {
        let Ok(paint) = paint else {
            // It was too slow and missed something.
            return self.paint_all().await;
        };
        if matches!(topic, Topic::Visit(_)) {
            // The paint that shows that a visit was closed ends its guests' screens.
            self.check_alive()?;
        }
        if paint.seq <= self.shown {
            return Ok(());
        }
        for frame in &paint.frames {
            if self.screen.shows(frame) {
                self.send(frame.text.to_string()).await?;
            }
        }
        Ok(())
    }

    async fn beat(&mut self) -> Step {
        self.check_alive()?;
        // A phone that left the Wi-Fi says nothing; it must not keep its seat.
        if self.heard.elapsed() > Duration::from_secs((self.screen.stale_s * 2).max(20)) {
            return Err(End::Close(CloseCode::Again));
        }
        self.within(Some(BEAT.to_string())).await?;
        // Browsers answer this by themselves, and so give their sign of life.
        self.within(None).await
    }

    async fn hear(&mut self, message: Option<std::result::Result<Message, ProtocolError>>) -> Step {
        let message = match message {
            None => return Err(End::Gone),
            Some(Err(e)) => return Err(End::Close(wrong(&e))),
            Some(Ok(message)) => message,
        };
        self.heard = Instant::now();
        self.count()?;
        match message {
            Message::Ping(bytes) => timeout(SLOW, self.session.pong(&bytes)).await.map_err(|_| slow())?.map_err(|_| End::Gone),
            Message::Pong(_) | Message::Nop => Ok(()),
            Message::Close(_) => Err(End::Close(CloseCode::Normal)),
            Message::Text(text) if is_sync(&text) => self.sync().await,
            _ => Err(End::Close(CloseCode::Policy)),
        }
    }

    /// That the other side does not say too much.
    fn count(&mut self) -> Step {
        if self.second.0.elapsed() >= Duration::from_secs(1) {
            self.second = (Instant::now(), 0);
        }
        self.second.1 += 1;
        if self.second.1 > IN_PER_S { Err(End::Close(CloseCode::Policy)) } else { Ok(()) }
    }

    async fn sync(&mut self) -> Step {
        // A screen whose wish is not heard now asks again with the next paint.
        if self.synced.is_some_and(|at| at.elapsed() < SYNC_EVERY) {
            return Ok(());
        }
        self.synced = Some(Instant::now());
        self.paint_all().await
    }

    fn check_alive(&self) -> Step {
        if (self.screen.alive)(&self.taken.web.app) { Ok(()) } else { Err(End::Close(ENDED)) }
    }

    async fn send(&mut self, text: String) -> Step {
        self.within(Some(text)).await
    }

    /// Sends a text, or a ping without one, unless the client is too slow.
    async fn within(&mut self, text: Option<String>) -> Step {
        let sent = async {
            match text {
                Some(text) => self.session.text(text).await,
                None => self.session.ping(b"").await,
            }
        };
        timeout(SLOW, sent).await.map_err(|_| slow())?.map_err(|_| End::Gone)
    }
}

fn slow() -> End {
    End::Close(CloseCode::Again)
}

/// The code for a message that cannot be read (RFC 6455, 7.4.1).
fn wrong(error: &ProtocolError) -> CloseCode {
    match error {
        ProtocolError::Overflow => CloseCode::Size,
        ProtocolError::Io(e) if e.kind() == std::io::ErrorKind::InvalidData => CloseCode::Invalid,
        _ => CloseCode::Protocol,
    }
}

/// The one thing that a screen may say: paint me anew.
fn is_sync(text: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(text).is_ok_and(|m| m["t"] == "sync")
}

type Heard = (Topic, Receiver<Arc<Paint>>, std::result::Result<Arc<Paint>, RecvError>);

/// The topics of one screen, each with its wait for the next paint.
struct Feed(Vec<Pin<Box<dyn Future<Output = Heard>>>>);

fn listen(topic: Topic, mut from: Receiver<Arc<Paint>>) -> Pin<Box<dyn Future<Output = Heard>>> {
    Box::pin(async move {
        let heard = from.recv().await;
        (topic, from, heard)
    })
}

impl Feed {
    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<(Topic, std::result::Result<Arc<Paint>, RecvError>)> {
        for at in 0..self.0.len() {
            let Poll::Ready((topic, from, heard)) = self.0[at].as_mut().poll(cx) else { continue };
            if matches!(heard, Err(RecvError::Closed)) {
                // The hub keeps what is followed, so this is the program's end.
                drop(self.0.swap_remove(at));
            } else {
                self.0[at] = listen(topic, from);
            }
            return Poll::Ready((topic, heard));
        }
        Poll::Pending
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_counted_and_given_back() {
        let sockets = Sockets::new(1);
        let seat = Seat::guest([7; 32], VisitId(1));
        for _ in 0..3 {
            sockets.take(&seat).unwrap();
        }
        assert!(sockets.take(&seat).is_err());
        sockets.take(&Seat::guest([8; 32], VisitId(1))).unwrap();
        sockets.give_back(&seat);
        sockets.take(&seat).unwrap();
    }

    #[test]
    fn a_full_table_takes_no_more() {
        let sockets = Sockets::new(1);
        for n in 0..40 {
            sockets.take(&Seat::guest([n; 32], VisitId(1))).unwrap();
        }
        assert!(sockets.take(&Seat::guest([99; 32], VisitId(1))).is_err());
        sockets.take(&Seat::guest([99; 32], VisitId(2))).unwrap();
    }

    #[test]
    fn a_screen_may_say_one_thing() {
        assert!(is_sync(r#"{"t":"sync"}"#));
        for other in ["", "{}", "[]", "sync", r#"{"t":"beat"}"#, "\"t\""] {
            assert!(!is_sync(other), "{other}");
        }
    }
}
