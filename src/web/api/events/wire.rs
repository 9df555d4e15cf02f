//! The two ways in which facts go out: over a WebSocket (RFC 6455), or as server-sent events in an answer that
//! does not end. Neither holds more than a few messages for who does not take them.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::http::header;
use actix_web::web::{Bytes, Payload};
use actix_web::{HttpRequest, HttpResponse};
use actix_ws::{CloseCode, CloseReason, Message, MessageStream, ProtocolError, Session};
use futures_util::Stream;
use futures_util::stream::poll_fn;
use tokio::sync::mpsc::{Sender, channel};
use tokio::time::timeout;

use crate::base::{Error, Msg, Result};
use crate::web::socket::{IN_MAX, SLOW};

/// How many messages wait for a reader of server-sent events.
const WAITING: usize = 16;
/// After so long a browser asks again for a stream that broke off.
const RETRY: &str = "retry: 2000\n\n";

/// One of the two.
pub enum Wire {
    /// A WebSocket.
    Socket(Session, MessageStream),
    /// Server-sent events; the other end is the body of the answer.
    Events(Sender<Bytes>, Gone),
}

type Gone = Pin<Box<dyn Future<Output = ()>>>;

/// Nobody is there any more, or takes nothing.
pub enum Lost {
    /// The other side is gone.
    Gone,
    /// It takes nothing.
    Slow,
}

/// What the other side says.
pub type Heard = std::result::Result<Message, ProtocolError>;

impl Wire {
    /// Opens the one that the request asks for, with the answer.
    ///
    /// # Errors
    /// `Malformed` for an upgrade to something else.
    pub fn open(req: &HttpRequest, body: Payload) -> Result<(HttpResponse, Wire)> {
        if req.headers().contains_key(header::UPGRADE) {
            let refused = |_| Error::Malformed(Msg::new("error-malformed"));
            let (answer, session, stream) = actix_ws::handle(req, body).map_err(refused)?;
            return Ok((answer, Wire::Socket(session, stream.max_frame_size(IN_MAX))));
        }
        let (sender, mut receiver) = channel::<Bytes>(WAITING);
        // There is room for it.
        let _ = sender.try_send(Bytes::from_static(RETRY.as_bytes()));
        let body = poll_fn(move |cx| receiver.poll_recv(cx).map(|bytes| bytes.map(Ok::<_, actix_web::Error>)));
        let answer = HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, "text/event-stream"))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            // A proxy that gathers an answer would hold the facts back.
            .insert_header(("x-accel-buffering", "no"))
            .streaming(body);
        let watch = sender.clone();
        let gone = Box::pin(async move { watch.closed().await });
        Ok((answer, Wire::Events(sender, gone)))
    }

    /// Sends a message. `id` is what a browser comes back with to go on after it.
    ///
    /// # Errors
    /// `Gone`; `Slow` if the other side takes nothing for a while.
    pub async fn send(&mut self, id: &str, text: &str) -> std::result::Result<(), Lost> {
        let sent = async {
            match self {
                Wire::Socket(session, _) => session.text(text.to_string()).await.map_err(|_| Lost::Gone),
                Wire::Events(sender, _) => {
                    let bytes = Bytes::from(format!("id: {id}\ndata: {text}\n\n"));
                    sender.send(bytes).await.map_err(|_| Lost::Gone)
                }
            }
        };
        timeout(SLOW, sent).await.unwrap_or(Err(Lost::Slow))
    }

    /// Asks a socket for a sign of life; browsers answer by themselves.
    ///
    /// # Errors
    /// As [`Wire::send`].
    pub async fn ping(&mut self) -> std::result::Result<(), Lost> {
        match self {
            Wire::Socket(session, _) => {
                let sent = timeout(SLOW, session.ping(b"")).await;
                sent.map_err(|_| Lost::Slow)?.map_err(|_| Lost::Gone)
            }
            Wire::Events(..) => Ok(()),
        }
    }

    /// Answers a ping.
    ///
    /// # Errors
    /// As [`Wire::send`].
    pub async fn pong(&mut self, bytes: &[u8]) -> std::result::Result<(), Lost> {
        match self {
            Wire::Socket(session, _) => {
                let sent = timeout(SLOW, session.pong(bytes)).await;
                sent.map_err(|_| Lost::Slow)?.map_err(|_| Lost::Gone)
            }
            Wire::Events(..) => Ok(()),
        }
    }

    /// What the other side says next; `None` once it is gone.
    pub fn poll_heard(&mut self, cx: &mut Context<'_>) -> Poll<Option<Heard>> {
        match self {
            Wire::Socket(_, stream) => Pin::new(stream).poll_next(cx),
            Wire::Events(_, gone) => gone.as_mut().poll(cx).map(|()| None),
        }
    }

    /// Whether silence of the other side says that it is gone.
    pub fn answers(&self) -> bool {
        matches!(self, Wire::Socket(..))
    }

    /// Ends it. Server-sent events have no words for why: who asks again is told.
    pub async fn close(self, code: CloseCode) {
        if let Wire::Socket(session, _) = self {
            let reason = CloseReason {
                code,
                description: None,
            };
            // Who takes nothing hears no farewell either.
            let _ = timeout(std::time::Duration::from_secs(1), session.close(Some(reason))).await;
        }
    }
}
