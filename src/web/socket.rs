//! A live screen's socket. It follows first and reads then, so nothing falls
//! between; it only paints, so nothing stale is ever sent from a queue; and a
//! paint that was missed is never patched: the screen is painted anew.
//! Long because the loop and all that may wake it are read together.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::web::{Data, Payload};
use actix_ws::{CloseCode, CloseReason, Message, MessageStream, ProtocolError, Session};
use bytestring::ByteString;
use futures_util::Stream;
use tokio::time::{Interval, MissedTickBehavior, interval, timeout};

use super::State;
use super::choosing::{Said, said};
use super::error::Answer;
use super::feed::{Feed, Given};
use super::screen::{BEAT, DOOR, GUESTS, STATIONS, Screen, hello};
use super::seats::{Displaced, Seat, Taken};
use crate::base::time::Now;
use crate::base::{Error, Msg};
use crate::live::{Topic, presence};

/// The longest message that a screen may send, in bytes.
pub const IN_MAX: usize = 4096;
/// How many messages a screen may send in a second.
pub const IN_PER_S: u32 = 10;
/// A client that takes nothing for so long is shed.
pub const SLOW: Duration = Duration::from_secs(10);
/// So long a farewell waits for its turn.
const FAREWELL: Duration = Duration::from_secs(1);
/// Whether its session is still good is asked before a paint, if it was not asked for so long.
const ALIVE_MS: i64 = 1000;
/// A screen is not painted anew more often than this because it asks.
const SYNC_EVERY_MS: i64 = 1000;

/// The session has ended: the page reloads and says why.
pub const ENDED: CloseCode = CloseCode::Other(4401);
/// A newer socket of this device has taken its seat: the page waits until somebody looks at it.
pub const DISPLACED: CloseCode = CloseCode::Other(4409);

/// Opens a live screen's socket.
///
/// # Errors
/// `Malformed` if the request is no upgrade; `TooOften` if the visit or the
/// staff session has as many as it may.
pub fn open(req: &HttpRequest, body: Payload, web: &Data<State>, seat: Seat, screen: Screen) -> Answer {
    let (taken, displaced) = Taken::new(web, &seat)?;
    let refused = |_| Error::Malformed(Msg::new("error-malformed"));
    let (answer, session, stream) = actix_ws::handle(req, body).map_err(refused)?;
    let stream = stream.max_frame_size(IN_MAX);
    let feed = Feed::follow(&web.app.hub, &screen.topics, screen.lang, screen.shows);
    let mut beats = interval(Duration::from_secs(screen.beat_s));
    beats.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let now = web.app.store.clock().now();
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
        displaced,
        shown: 0,
        heard: now,
        second: (now, 0),
        synced: None,
        checked: now,
        screen,
        taken,
    };
    actix_web::rt::spawn(socket.run());
    Ok(answer)
}

/// What wakes the loop.
enum Woken {
    Stop,
    Displaced,
    In(Option<Result<Message, ProtocolError>>),
    Paint(Topic, Given),
    Beat,
}

/// Why the loop ends: with words for the other side, or because it is gone.
enum End {
    Close(CloseCode),
    Gone,
}

type Step = Result<(), End>;

struct Socket {
    session: Session,
    stream: MessageStream,
    feed: Feed,
    beats: Interval,
    stop: Pin<Box<dyn Future<Output = ()>>>,
    displaced: Displaced,
    /// The sequence number up to which the screen is painted.
    shown: i64,
    /// When the other side last gave a sign of life.
    heard: Now,
    /// When this second began, and how many messages came in it.
    second: (Now, u32),
    /// When the screen was last painted anew because it asked.
    synced: Option<Now>,
    /// When its session was last asked for.
    checked: Now,
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
            let reason = CloseReason {
                code,
                description: None,
            };
            // Who is slow hears it if they take the rest in time; who takes nothing hears no farewell either.
            let patience = if code == CloseCode::Again { SLOW } else { FAREWELL };
            let _ = timeout(patience, self.session.close(Some(reason))).await;
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
                Woken::Displaced => Err(End::Close(DISPLACED)),
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
            if Pin::new(&mut self.displaced).poll(cx).is_ready() {
                return Poll::Ready(Woken::Displaced);
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
            self.send(frame.text).await?;
        }
        Ok(())
    }

    async fn paint(&mut self, topic: Topic, paint: Given) -> Step {
        let Ok(paint) = paint else {
            // It was too slow and missed something.
            self.taken.web.app.numbers.lags.add();
            self.check_alive()?;
            return self.paint_all().await;
        };
        let tells = |region| paint.frames.iter().any(|f| f.region == region);
        let is_due = || self.now().since(&self.checked) >= ALIVE_MS;
        if matches!(topic, Topic::Visit(_)) && (tells(GUESTS) || tells(DOOR) || is_due()) {
            // The paint that shows that a visit was closed ends its guests' screens.
            self.check_alive()?;
        }
        if paint.seq > self.shown && tells(STATIONS) {
            self.check_alive()?;
            return self.paint_all().await;
        }
        for frame in &paint.frames {
            // Who is choosing changes without a fact, so a paint of the same fact may be newer.
            let known = self.shown - i64::from(frame.region == presence::REGION);
            if paint.seq > known {
                self.send(frame.text.clone()).await?;
            }
        }
        Ok(())
    }

    async fn beat(&mut self) -> Step {
        self.check_alive()?;
        let beat_s = self.screen.beat_s;
        if let Some(choosing) = &mut self.screen.choosing {
            choosing.beat(beat_s);
        }
        // A phone that left the Wi-Fi says nothing; it must not keep its seat.
        if self.now().since(&self.heard) > self.screen.silence_ms() {
            return Err(End::Close(CloseCode::Again));
        }
        self.within(Some(ByteString::from_static(BEAT))).await?;
        // Browsers answer this by themselves, and so give their sign of life.
        self.within(None).await
    }

    async fn hear(&mut self, message: Option<Result<Message, ProtocolError>>) -> Step {
        let message = match message {
            None => return Err(End::Gone),
            Some(Err(e)) => return Err(End::Close(wrong(&e))),
            Some(Ok(message)) => message,
        };
        self.heard = self.now();
        self.count()?;
        match message {
            Message::Ping(bytes) => {
                let sent = timeout(SLOW, self.session.pong(&bytes)).await;
                sent.map_err(|_| self.slow())?.map_err(|_| End::Gone)
            }
            Message::Pong(_) | Message::Nop => Ok(()),
            Message::Close(_) => Err(End::Close(CloseCode::Normal)),
            Message::Text(text) => self.take_in(&text).await,
            _ => Err(End::Close(CloseCode::Policy)),
        }
    }

    async fn take_in(&mut self, text: &str) -> Step {
        let Some(said) = said(text) else {
            return Err(End::Close(CloseCode::Policy));
        };
        match (said, &mut self.screen.choosing) {
            (Said::Sync, _) => return self.sync().await,
            (Said::Choosing, Some(choosing)) => choosing.begin(),
            (Said::Idle, Some(choosing)) => choosing.end(),
            // Only who takes part in a visit is ever choosing.
            (Said::Choosing | Said::Idle, None) => {}
        }
        Ok(())
    }

    /// That the other side does not say too much.
    fn count(&mut self) -> Step {
        if self.heard.since(&self.second.0) >= 1000 {
            self.second = (self.heard, 0);
        }
        self.second.1 += 1;
        if self.second.1 > IN_PER_S {
            Err(End::Close(CloseCode::Policy))
        } else {
            Ok(())
        }
    }

    async fn sync(&mut self) -> Step {
        // A screen whose wish is not heard now asks again with the next paint.
        let now = self.heard;
        if self.synced.is_some_and(|at| now.since(&at) < SYNC_EVERY_MS) {
            return Ok(());
        }
        self.synced = Some(now);
        self.paint_all().await
    }

    fn now(&self) -> Now {
        self.taken.web.app.store.clock().now()
    }

    fn check_alive(&mut self) -> Step {
        self.checked = self.now();
        if (self.screen.alive)(&self.taken.web.app) {
            Ok(())
        } else {
            Err(End::Close(ENDED))
        }
    }

    async fn send(&mut self, text: impl Into<ByteString>) -> Step {
        self.within(Some(text.into())).await
    }

    /// Sends a text, or a ping without one, unless the client is too slow.
    async fn within(&mut self, text: Option<ByteString>) -> Step {
        let sent = async {
            match text {
                Some(text) => self.session.text(text).await,
                None => self.session.ping(b"").await,
            }
        };
        timeout(SLOW, sent).await.map_err(|_| self.slow())?.map_err(|_| End::Gone)
    }

    /// It takes nothing, and is let go.
    fn slow(&self) -> End {
        self.taken.web.app.numbers.shed.add();
        End::Close(CloseCode::Again)
    }
}

/// The code for a message that cannot be read (RFC 6455, 7.4.1).
pub fn wrong(error: &ProtocolError) -> CloseCode {
    match error {
        ProtocolError::Overflow => CloseCode::Size,
        ProtocolError::Io(e) if e.kind() == std::io::ErrorKind::InvalidData => CloseCode::Invalid,
        _ => CloseCode::Protocol,
    }
}
