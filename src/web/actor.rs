//! Who asks, and in which language: read from the request's cookies and the
//! database, never from what a form says.

mod cookies;
mod customer;

use std::future::{Ready, ready};
use std::net::{IpAddr, Ipv4Addr};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

pub use cookies::{
    CUSTOMER, DEVICE, GUEST, LANG, PHONE, STAFF, TEXT, cookie, customer_cookie, device_cookie, guest_cookie,
    lang_cookie, no_cookie, phone_cookie, staff_cookie, text_cookie,
};
pub use customer::CustomerWho;

use super::api::bearer;
use super::error::Failure;
use super::limits::SessionKey;
use super::screen::Alive;
use super::seats::Seat;
use super::{State, state};
use crate::base::{Actor, Error, Lang, Msg, Result};
use crate::people::{self, SessionToken};
use crate::settings;
use crate::store::Tx;
use crate::tables::{self, GuestState};
use crate::web::reading::TextSize;

/// How long a staff session may go without its sign of life being written.
const TOUCH_MS: i64 = 5 * 60_000;

/// The token in a cookie, if there is one that can be ours.
pub fn token_of(req: &HttpRequest, name: &str) -> Option<SessionToken> {
    let cookie = req.cookie(name)?;
    SessionToken::parse(cookie.value())
}

/// The hash of the token in a cookie, if there is one that can be ours.
pub fn token_hash(req: &HttpRequest, name: &str) -> Option<[u8; 32]> {
    token_of(req, name).map(|t| t.hash())
}

/// What a request is counted by, if it has a session or a key: by a token where one came, as [`super::api::Caller`] is.
pub fn session_key(req: &HttpRequest) -> Option<SessionKey> {
    if req.headers().contains_key(header::AUTHORIZATION) {
        return bearer::counted_by(req);
    }
    let hash = token_hash(req, STAFF)
        .or_else(|| token_hash(req, GUEST))
        .or_else(|| token_hash(req, CUSTOMER))?;
    hash.first_chunk().copied()
}

/// The address that a request comes from.
pub fn peer(req: &HttpRequest) -> IpAddr {
    req.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |a| a.ip())
}

/// The language of a visitor: chosen, else asked for by the browser, else the house's.
pub fn lang_of(req: &HttpRequest) -> Lang {
    let chosen = req.cookie(LANG).and_then(|c| Lang::parse(c.value()));
    let asked = || {
        let value = req.headers().get(header::ACCEPT_LANGUAGE)?;
        Lang::accepted(value.to_str().ok()?)
    };
    let house = || state(req).app.read(settings::queries::get).map_or(Lang::En, |s| s.language);
    chosen.or_else(asked).unwrap_or_else(house)
}

/// Whether nothing here counts: the house is a rehearsal's.
pub fn is_rehearsal(req: &HttpRequest) -> bool {
    state(req).app.read(settings::queries::get).is_ok_and(|house| house.rehearsal)
}

/// The language of the visitor.
#[derive(Debug, Clone, Copy)]
pub struct Tongue(pub Lang);

impl FromRequest for Tongue {
    type Error = Failure;
    type Future = Ready<std::result::Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Tongue(lang_of(req))))
    }
}

/// A guest with a session; its visit may be closed, then they only read.
#[derive(Debug, Clone)]
pub struct GuestWho {
    session: tables::GuestSession,
    hash: [u8; 32],
    /// How large their pages are written.
    pub text: TextSize,
}

impl GuestWho {
    /// The guest as an actor of their visit.
    pub fn actor(&self) -> Actor {
        self.session.actor()
    }

    /// That this guest takes part in an open visit: asked before anything that
    /// they sent is read, so that no refusal shows them the table.
    ///
    /// # Errors
    /// `Conflict` after the visit was closed, `Forbidden` for who waits for a nod.
    pub fn seated(&self) -> Result<()> {
        if self.session.closed_ms.is_some() {
            return Err(Error::conflict("error-visit-closed"));
        }
        self.is_in()
    }

    /// What this device's sockets are counted by.
    pub fn seat(&self) -> Seat {
        Seat::guest(self.hash, self.session.visit)
    }

    /// Whether the session is still good for a live screen: a closed visit has
    /// none, and who was let in or sent away gets another page.
    pub fn alive(&self) -> Alive {
        let (hash, guest, state) = (self.hash, self.session.guest, self.session.state);
        Box::new(move |app| {
            let found = app.read(|read| tables::queries::find_guest_session(read, &hash));
            let here = |s: tables::GuestSession| s.guest == guest && s.closed_ms.is_none() && s.state == state;
            found.is_ok_and(|s| s.is_some_and(here))
        })
    }

    /// That this guest was let in, also where their visit is over: who waits for a nod reads nothing.
    ///
    /// # Errors
    /// `Forbidden`.
    pub fn is_in(&self) -> Result<()> {
        match self.session.state {
            GuestState::Seated => Ok(()),
            GuestState::Waiting | GuestState::Away => Err(Error::Forbidden(Msg::new("error-guest-waiting"))),
        }
    }

    /// The guest of the request's cookie.
    ///
    /// # Errors
    /// As [`GuestWho::of`].
    pub fn find(req: &HttpRequest) -> Result<GuestWho> {
        let ended = || Error::SignIn(Msg::new("error-guest-session"));
        GuestWho::of(req, token_hash(req, GUEST).ok_or_else(ended)?)
    }

    /// The guest whom a customer's program acts as, which has no session at the table of its own: `hash` is
    /// of its session of the API.
    pub fn seated_as(session: tables::GuestSession, hash: [u8; 32]) -> GuestWho {
        GuestWho {
            session,
            hash,
            text: TextSize::default(),
        }
    }

    /// The guest of a session's token, by its hash.
    ///
    /// # Errors
    /// `SignIn` if there is no such session any more.
    pub fn of(req: &HttpRequest, hash: [u8; 32]) -> Result<GuestWho> {
        let ended = || Error::SignIn(Msg::new("error-guest-session"));
        let found = state(req).app.read(|read| tables::queries::find_guest_session(read, &hash))?;
        let session = found.ok_or_else(ended)?;
        if session.is_new {
            in_passing(state(req), move |tx| tables::party::actions::first_use(tx, &hash));
        }
        match session.state {
            GuestState::Away => Err(Error::SignIn(Msg::new("error-guest-sent-away"))),
            GuestState::Seated | GuestState::Waiting => {
                let text = req.cookie(TEXT).and_then(|c| TextSize::parse(c.value())).unwrap_or_default();
                Ok(GuestWho { session, hash, text })
            }
        }
    }
}

impl Deref for GuestWho {
    type Target = tables::GuestSession;
    fn deref(&self) -> &tables::GuestSession {
        &self.session
    }
}

impl FromRequest for GuestWho {
    type Error = Failure;
    type Future = Ready<std::result::Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(GuestWho::find(req).map_err(Failure::Told))
    }
}

/// A person of the staff who is signed in.
#[derive(Debug, Clone)]
pub struct StaffWho {
    session: people::Session,
    hash: [u8; 32],
}

impl StaffWho {
    /// The person as an actor.
    pub fn actor(&self) -> Actor {
        Actor::Staff {
            staff: self.session.staff,
            role: self.session.role,
        }
    }

    /// That they have given their password just now; see [`crate::web::pages::account::proof`].
    ///
    /// # Errors
    /// `NeedsProof`, whose answer asks for it and sends the request again.
    pub fn proved(&self, web: &State) -> std::result::Result<(), Failure> {
        if self.session.is_proved(&web.app.store.clock().now()) {
            return Ok(());
        }
        Err(Failure::NeedsProof(None))
    }

    /// What this session's sockets are counted by.
    pub fn seat(&self) -> Seat {
        Seat::staff(self.session.session_id)
    }

    /// Whether the session is still good, with the role that it began with.
    pub fn alive(&self) -> Alive {
        let (hash, role) = (self.hash, self.session.role);
        Box::new(move |app| {
            let found = app.read(|read| people::queries::find_session(read, &hash));
            found.is_ok_and(|s| s.is_some_and(|s| s.role == role))
        })
    }

    /// The person of the request's cookie.
    ///
    /// # Errors
    /// `ToSignIn` if there is no such session any more.
    pub fn find(req: &HttpRequest) -> std::result::Result<StaffWho, Failure> {
        let next = req.uri().path_and_query().map_or("/", |p| p.as_str());
        let nobody = || Failure::ToSignIn(next.to_string());
        let hash = token_hash(req, STAFF).ok_or_else(nobody)?;
        let web = state(req);
        let (now, found) = web.app.read(|read| Ok((read.now.at_ms, people::queries::find_session(read, &hash)?)))?;
        let session = found.ok_or_else(nobody)?;
        if now - session.seen_ms > TOUCH_MS {
            let id = session.session_id;
            in_passing(web, move |tx| people::actions::touch_session(tx, id));
        }
        Ok(StaffWho { session, hash })
    }
}

/// Writes something that nobody waits for.
pub fn in_passing(web: &Data<State>, work: impl FnOnce(&Tx<'_>) -> Result<()> + Send + 'static) {
    let app = web.app.clone();
    actix_web::rt::spawn(async move {
        if let Err(e) = app.write(work).await {
            tracing::warn!(error = %e, "something was not written in passing");
        }
    });
}

impl Deref for StaffWho {
    type Target = people::Session;
    fn deref(&self) -> &people::Session {
        &self.session
    }
}

impl FromRequest for StaffWho {
    type Error = Failure;
    type Future = Ready<std::result::Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(StaffWho::find(req))
    }
}
