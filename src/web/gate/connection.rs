//! A connection that keeps its place at the gate, and its times.

use std::cell::Cell;
use std::io::Write;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use actix_web::web::Data;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use crate::web::State;

/// So long a request's head may take, from its first byte on.
pub const HEAD: Duration = Duration::from_secs(5);
/// So long a connection on one of the staff's places may take to show that it is theirs.
const PROOF: Duration = Duration::from_secs(1);
/// So long a connection may wait for its next request. A little more than the server keeps it by itself.
const IDLE: Duration = Duration::from_secs(80);
/// What a connection without a place is answered.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

/// What a connection is doing, as its stream and the requests on it tell each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nothing was heard yet.
    Fresh,
    /// Between two requests.
    Idle,
    /// A request has begun to come.
    Head,
    /// A request is being answered, or a screen is live.
    Busy,
}

/// The state of a connection, shared by its stream and its requests.
pub struct Watch {
    phase: Cell<Phase>,
    /// Counts the changes of phase.
    turn: Cell<u64>,
    /// Whether something was sent since the clock was set.
    moved: Cell<bool>,
    /// Whether it is on one of the staff's places.
    pub(super) crowded: bool,
}

impl Watch {
    pub(super) fn turn_to(&self, phase: Phase) {
        self.phase.set(phase);
        self.turn.set(self.turn.get() + 1);
    }

    fn heard(&self) {
        if matches!(self.phase.get(), Phase::Fresh | Phase::Idle) {
            self.turn_to(Phase::Head);
        }
    }

    fn limit(&self) -> Duration {
        match self.phase.get() {
            Phase::Fresh | Phase::Head if self.crowded => PROOF,
            Phase::Fresh | Phase::Head => HEAD,
            Phase::Idle | Phase::Busy => IDLE,
        }
    }
}

/// A connection that keeps its place, and its times.
pub struct Connection {
    io: TcpStream,
    web: Data<State>,
    watch: Rc<Watch>,
    clock: Pin<Box<Sleep>>,
    /// The turn that the clock was set in.
    set_in: u64,
}

impl Connection {
    /// Lets a connection in, or tells it that there is no place.
    pub fn enter(io: TcpStream, web: &Data<State>) -> Option<Connection> {
        let Some(crowded) = web.gate.enter() else {
            turn_away(io);
            return None;
        };
        let watch = Watch {
            phase: Cell::new(Phase::Fresh),
            turn: Cell::new(0),
            moved: Cell::new(false),
            crowded,
        };
        Some(Connection {
            io,
            web: web.clone(),
            clock: Box::pin(sleep(watch.limit())),
            watch: Rc::new(watch),
            set_in: 0,
        })
    }

    /// What the requests of this connection share with it.
    pub fn watch(&self) -> Rc<Watch> {
        self.watch.clone()
    }

    /// Whether the other side has dawdled for too long. Also wakes the connection when that is to be asked again.
    fn is_late(&mut self, cx: &mut Context<'_>) -> bool {
        let limit = self.watch.limit();
        if self.set_in != self.watch.turn.get() {
            self.set_in = self.watch.turn.get();
            self.watch.moved.set(false);
            self.clock.set(sleep(limit));
        }
        while self.clock.as_mut().poll(cx).is_ready() {
            // An answer that is still being taken is no idleness.
            if self.watch.phase.get() != Phase::Busy && !self.watch.moved.replace(false) {
                return true;
            }
            self.clock.set(sleep(limit));
        }
        false
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.web.gate.leave();
    }
}

/// Says that there is no place, without waiting for anything.
fn turn_away(io: TcpStream) {
    // A connection that is gone already needs no answer.
    if let Ok(mut io) = io.into_std() {
        let _ = io.write(FULL);
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<std::io::Result<()>> {
        let had = buf.filled().len();
        let read = Pin::new(&mut self.io).poll_read(cx, buf);
        if read.is_ready() {
            if buf.filled().len() > had {
                self.watch.heard();
            }
            return read;
        }
        // To the server it is as if the other side had hung up.
        if self.is_late(cx) {
            Poll::Ready(Ok(()))
        } else {
            Poll::Pending
        }
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<std::io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.io).poll_write(cx, bytes));
        self.watch.moved.set(true);
        Poll::Ready(written)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
