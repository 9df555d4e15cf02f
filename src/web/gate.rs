//! The gate: who gets a connection, and how long it may dawdle.
//!
//! Connections are the scarcest thing that a stranger can take from the house, so there are as many as the
//! configuration says and no more. The last of them are the staff's: who comes on one of those and is not of the
//! staff is told that the house is busy, and the connection is closed. Beyond all of them a connection is answered
//! with 503 before anything is read.
//!
//! A connection that holds its place without use is closed: one that says nothing or says it letter by letter, and
//! one whose body does not come. That a live screen's other side still lives is [`super::socket`]'s to ask. What
//! the other side does not take any more is the system's to give up, see [`harden`].

mod connection;

use std::net::TcpListener;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use actix_web::HttpMessage;
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::error::PayloadError;
use actix_web::http::{ConnectionType, StatusCode, header};
use actix_web::middleware::Next;
use actix_web::web::Bytes;
use futures_util::Stream;
use socket2::{SockRef, TcpKeepalive};
use tokio::time::{Sleep, sleep};

use super::actor::StaffWho;
use super::api::caller::Caller;
use super::state;
use crate::base::{Error, Result};
use connection::Phase;
pub use connection::{Connection, HEAD, Watch};

/// One in so many places is the staff's, and at least [`STAFF_LEAST`].
const STAFF_PART: usize = 16;
const STAFF_LEAST: usize = 16;
/// So long a body may take, and a second more for every so many bytes that were announced.
const BODY: Duration = Duration::from_secs(30);
const BODY_PER_S: u64 = 16 * 1024;
/// So long the other side may take nothing of what was sent, or answer no probe.
const UNTAKEN: Duration = Duration::from_secs(30);
/// So many connections may wait to be accepted: a room full of phones that come back at once.
const BACKLOG: i32 = 1024;
/// So many bytes the system keeps of a connection in each direction; it takes twice as many to manage them.
const KEPT: usize = 128 * 1024;

/// How many connections are open, and may be.
pub struct Gate {
    open: AtomicUsize,
    most: usize,
}

impl Gate {
    /// A gate for so many connections.
    pub fn new(most: usize) -> Gate {
        Gate {
            open: AtomicUsize::new(0),
            most,
        }
    }

    /// How many there may be in all.
    pub fn most(&self) -> usize {
        self.most
    }

    /// How many of them are anybody's.
    fn for_anybody(&self) -> usize {
        self.most.saturating_sub((self.most / STAFF_PART).max(STAFF_LEAST)).max(1)
    }

    /// Takes a place, if one is left; whether it is one of the staff's.
    fn enter(&self) -> Option<bool> {
        let before = self.open.fetch_add(1, Ordering::Relaxed);
        if before < self.most {
            return Some(before >= self.for_anybody());
        }
        self.leave();
        None
    }

    fn leave(&self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Makes the system give up connections whose other side is gone: what is accepted takes this over.
///
/// # Errors
/// If the system refuses.
pub fn harden(listener: &TcpListener) -> std::io::Result<()> {
    let socket = SockRef::from(listener);
    socket.listen(BACKLOG)?;
    let probes = TcpKeepalive::new()
        .with_time(Duration::from_secs(15))
        .with_interval(Duration::from_secs(5));
    socket.set_tcp_keepalive(&probes.with_retries(3))?;
    // What a side that reads nothing can make the system keep for it.
    socket.set_send_buffer_size(KEPT)?;
    socket.set_recv_buffer_size(KEPT)?;
    // Also for a side that lives and takes nothing: a screen whose page hangs.
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(UNTAKEN))?;
    Ok(())
}

/// The outermost middleware: tells the connection when a request is being answered, and bounds its body's time.
///
/// # Errors
/// Those of the inner service.
pub async fn watch(
    mut req: ServiceRequest,
    next: Next<BoxBody>,
) -> std::result::Result<ServiceResponse, actix_web::Error> {
    let Some(watch) = req.conn_data::<Rc<Watch>>().cloned() else {
        return next.call(req).await;
    };
    watch.turn_to(Phase::Busy);
    if !req.headers().contains_key(header::UPGRADE) && has_body(&req) {
        let body = Body::new(req.take_payload(), announced(&req));
        req.set_payload(Payload::Stream {
            payload: Box::pin(body),
        });
    }
    let mut res = next.call(req).await?;
    if watch.crowded && !is_of_staff(res.request()) {
        res.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    // A live screen is never idle.
    if res.status() != StatusCode::SWITCHING_PROTOCOLS {
        watch.turn_to(Phase::Idle);
    }
    Ok(res)
}

/// That a request may come in: on one of the staff's connections, or where only their places before the writer are
/// left, they may do everything, and whoever is about to sign in may do that. Who cannot be served is told before
/// anything is read for them.
///
/// # Errors
/// `Busy`.
pub fn admit(req: &ServiceRequest) -> Result<()> {
    // Who scans a table's code is written down as well.
    let writes = !req.method().is_safe() || req.path().starts_with("/t/");
    let changes = writes && state(req.request()).app.store.is_crowded();
    let crowded = changes || req.conn_data::<Rc<Watch>>().is_some_and(|watch| watch.crowded);
    let to_sign_in = || {
        ["/sign-in", "/api/v1/auth/", "/static/", "/healthz", "/readyz"]
            .iter()
            .any(|place| req.path().starts_with(place))
    };
    if crowded && !is_of_staff(req.request()) && !to_sign_in() {
        return Err(Error::Busy);
    }
    Ok(())
}

/// Whether somebody of the staff asks, or a program or machine of the house.
pub fn is_of_staff(req: &actix_web::HttpRequest) -> bool {
    StaffWho::find(req).is_ok() || Caller::is_program(req)
}

fn has_body(req: &ServiceRequest) -> bool {
    announced(req) > 0 || req.headers().contains_key(header::TRANSFER_ENCODING)
}

fn announced(req: &ServiceRequest) -> u64 {
    let length = req.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok());
    length.and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// A body that has so long to come.
struct Body {
    payload: Payload,
    clock: Pin<Box<Sleep>>,
}

impl Body {
    fn new(payload: Payload, announced: u64) -> Body {
        let most = BODY + Duration::from_secs(announced / BODY_PER_S);
        Body {
            payload,
            clock: Box::pin(sleep(most)),
        }
    }
}

impl Stream for Body {
    type Item = std::result::Result<Bytes, PayloadError>;
    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = Pin::new(&mut self.payload).poll_next(cx);
        if next.is_pending() && self.clock.as_mut().poll(cx).is_ready() {
            let late = std::io::Error::from(std::io::ErrorKind::TimedOut);
            return Poll::Ready(Some(Err(PayloadError::Io(late))));
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_places_are_the_staffs_and_beyond_them_is_none() {
        let gate = Gate::new(64);
        assert!((0..48).all(|_| gate.enter() == Some(false)));
        assert!((0..16).all(|_| gate.enter() == Some(true)));
        assert_eq!((gate.enter(), gate.enter()), (None, None));
        gate.leave();
        assert_eq!((gate.enter(), gate.enter()), (Some(true), None));
        assert_eq!(Gate::new(4096).for_anybody(), 4096 - 256);
        assert_eq!(Gate::new(10).for_anybody(), 1, "there is a place for somebody");
    }
}
