//! Facts as they happen, for programs: `GET /api/v1/events`.
//!
//! - [`fact`] has what is told, [`tell`] makes it of the house's facts, [`sight`] says who is told what.
//! - [`narrate`] puts each fact into words once; [`crate::live::facts`] hands these to whoever listens.
//! - [`stream`] is one caller's stream, over either [`wire`]; [`schema`] describes its messages.

pub mod fact;
pub mod narrate;
pub mod schema;
pub mod sight;
pub mod stream;
pub mod tell;
pub mod wire;

use actix_web::HttpRequest;
use actix_web::web::{Data, Payload, Query};
use serde::Deserialize;
use utoipa::IntoParams;

use super::Caller;
use crate::base::{Error, Msg, Result};
use crate::live::facts::Audience;
use crate::web::State as Web;
use crate::web::error::Answer;
use crate::web::screen::Alive;
use crate::web::seats::Taken;
use fact::{EventJson, ResetJson};
use sight::Sights;
use stream::Stream;
use wire::Wire;

/// How far back a guest may begin: more than a full house has in an evening, and read in a moment.
const FAR: i64 = 100_000;

/// Where to begin.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct EventsQuery {
    /// The `seq` of the last message that was read: the stream goes on after it. Without it, with what comes now.
    #[param(minimum = 0)]
    after: Option<i64>,
    /// The `epoch` that it belongs to, as `hello` told it.
    #[param(max_length = 64)]
    epoch: Option<String>,
}

/// Where a stream goes on.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct After {
    /// After this fact; `None` for what comes from now on.
    pub seq: Option<i64>,
    /// In this history.
    pub epoch: Option<String>,
}

impl After {
    /// A browser that comes back says more than the address that it came with first.
    fn of(req: &HttpRequest, query: EventsQuery) -> Result<After> {
        let wrong = || Error::Malformed(Msg::new("error-malformed"));
        let after = match req.headers().get("last-event-id") {
            Some(id) => After::parse(id.to_str().map_err(|_| wrong())?).ok_or_else(wrong)?,
            None => After {
                seq: query.after,
                epoch: query.epoch,
            },
        };
        if after.seq.is_some_and(|seq| seq < 0) {
            return Err(wrong());
        }
        Ok(after)
    }

    /// Reads `EPOCH-SEQ`, the id of a message, or the number alone.
    fn parse(id: &str) -> Option<After> {
        let (epoch, seq) = match id.split_once('-') {
            Some((epoch, seq)) => (Some(epoch), seq),
            None => (None, id),
        };
        let is_plain = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if !is_plain(seq) || !epoch.is_none_or(is_plain) {
            return None;
        }
        Some(After {
            seq: Some(seq.parse().ok()?),
            epoch: epoch.map(String::from),
        })
    }

    /// Where a stream begins in this history, which has got to `head`, and why if that is not where it was asked
    /// to. Who asks for no place begins with what comes now.
    fn place(&self, epoch: &str, head: i64, is_guest: bool) -> (i64, Option<ResetJson>) {
        let Some(seq) = self.seq else {
            return (head, None);
        };
        if self.epoch.as_deref().is_some_and(|known| known != epoch) {
            (head, Some(ResetJson::Epoch))
        } else if seq > head {
            (head, Some(ResetJson::Ahead))
        } else if is_guest && head - seq > FAR {
            (head, Some(ResetJson::TooOld))
        } else {
            (seq, None)
        }
    }
}

/// Who listens.
pub struct Start {
    /// As a part of whom.
    pub audience: Audience,
    /// With which rights.
    pub sights: Sights,
    /// Whether their session still counts.
    pub alive: Alive,
}

/// The facts that the caller may know, as they happen: over a WebSocket with `Upgrade: websocket`, each message an
/// `Event`; else as server-sent events, each with an `Event` as its `data`.
///
/// A guest is told what happens at their own table; the kitchen what the board shows; the floor and above what
/// belongs to the service; who may read the log is told of people and settings too. A key is told what its scopes
/// let it read. The ids of an order and its lines are told to the staff only.
///
/// `hello` comes first, then what was missed since `after`, then a `beat`, then facts as they are committed, with a
/// `beat` at least every ten seconds or so. A fact comes once and in the order of `seq`; numbers that are left out
/// were not for the caller. To go on after a break, come back with the last `seq` and the `epoch`, or as browsers do
/// with the `Last-Event-ID`; `reset` says that this cannot be, and the state of things is to be read anew.
///
/// A socket is closed with 4401 when the session behind it has ended (an access token does after 15 minutes), 4409
/// when a newer one of the same device takes its place, 1012 when the house restarts, 1013 when it is too slow;
/// server-sent events end. In a browser only the cookie signs in, since neither WebSocket nor EventSource sends
/// headers: no token belongs into an address.
#[utoipa::path(get, path = "/api/v1/events", tag = "events", operation_id = "followEvents",
    params(EventsQuery,
        ("Last-Event-ID" = Option<String>, Header, description = "The id of the last message that was read, instead of `after` and `epoch`",
            max_length = 90, pattern = "^([0-9A-Za-z]{1,64}-)?[0-9]{1,18}$", example = "0f3b9c6d2a418e75-1204")),
    responses(
        (status = 200, description = "Server-sent events without end", content_type = "text/event-stream", body = EventJson),
        (status = 101, description = "A WebSocket"),
        (status = 409, description = "The guest's visit is over")))]
pub async fn events(
    req: HttpRequest,
    body: Payload,
    web: Data<Web>,
    caller: Caller,
    query: Query<EventsQuery>,
) -> Answer {
    if let Caller::Guest(who) = &caller {
        who.seated()?;
    }
    let sights = Sights::of(&caller);
    if sights.is_empty() {
        return Err(Error::Forbidden(Msg::new("error-forbidden")).into());
    }
    let after = After::of(&req, query.into_inner())?;
    let seat = Taken::new(&web, &caller.seat())?;
    let start = Start {
        audience: match &caller {
            Caller::Guest(who) => Audience::Visit(who.visit),
            Caller::Staff(_) | Caller::Customer(_) | Caller::Program(_) => Audience::House,
        },
        sights,
        alive: caller.alive(&req),
    };
    let (answer, wire) = Wire::open(&req, body)?;
    actix_web::rt::spawn(Stream::new(wire, start, seat).run(after));
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_a_message_is_where_to_go_on() {
        let read = |id| After::parse(id).map(|a| (a.epoch, a.seq));
        assert_eq!(read("0ab1-17"), Some((Some("0ab1".into()), Some(17))));
        assert_eq!(read("17"), Some((None, Some(17))));
        for wrong in ["", "-", "a-", "-1", "a-b", "a-1-2", "1 ", "99999999999999999999"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
    #[test]
    fn a_stream_begins_where_it_was_asked_to_or_says_why_not() {
        let after = |seq, epoch: Option<&str>| After {
            seq,
            epoch: epoch.map(String::from),
        };
        for (asked, is_guest, begins) in [
            (after(None, None), true, (200_000, None)),
            (after(Some(199_999), None), true, (199_999, None)),
            (after(Some(200_000), Some("a")), true, (200_000, None)),
            (after(Some(7), Some("b")), false, (200_000, Some(ResetJson::Epoch))),
            (
                after(Some(200_001), Some("a")),
                false,
                (200_000, Some(ResetJson::Ahead)),
            ),
            (after(Some(7), None), true, (200_000, Some(ResetJson::TooOld))),
            (after(Some(7), None), false, (7, None)),
        ] {
            assert_eq!(asked.place("a", 200_000, is_guest), begins, "{asked:?}");
        }
    }
}
