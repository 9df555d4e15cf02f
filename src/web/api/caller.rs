//! Who asks the API. A request with an `Authorization` header is known by it alone: its cookies are not
//! looked at, so a page of another site, which cannot send that header, has nothing to borrow.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::{FromRequest, HttpRequest};
use sha2::{Digest, Sha256};

use super::bearer::{bearer, raw};
use crate::base::ids::{CustomerId, KeyId, VisitId};
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::customers;
use crate::people::SessionToken;
use crate::people::token::{self, Bearer};
use crate::store::Read;
use crate::tables::{self, Visit};
use crate::web::actor::{CustomerWho, GUEST, GuestWho, STAFF, StaffWho, in_passing};
use crate::web::error::Failure;
use crate::web::routes::{self, Access};
use crate::web::screen::Alive;
use crate::web::seats::Seat;
use crate::web::{State, state};

/// Where the API lives; everything below it speaks JSON, refusals included.
pub const API: &str = "/api/";

/// Whether a change over the API needs no page of ours behind it: a page of another site can send no
/// `Authorization` along, and where neither cookies nor an `Origin` came there is nothing to borrow and no page.
pub fn needs_no_page(path: &str, headers: &HeaderMap) -> bool {
    let no_browser = !headers.contains_key(header::COOKIE) && !headers.contains_key(header::ORIGIN);
    path.starts_with(API) && (headers.contains_key(header::AUTHORIZATION) || no_browser)
}

/// Who asks.
pub enum Caller {
    /// A guest at a table.
    Guest(Box<GuestWho>),
    /// A person of the staff, by the session of their pages.
    Staff(Box<StaffWho>),
    /// A guest's account, by the session of its pages.
    Customer(Box<CustomerWho>),
    /// A person's program or a machine, by a token or key; a customer's too, about what is theirs alone.
    Program(Bearer),
}

impl Caller {
    /// As the permission table knows them.
    pub fn actor(&self) -> Actor {
        match self {
            Caller::Guest(who) => who.actor(),
            Caller::Staff(who) => who.actor(),
            Caller::Customer(who) => who.actor(),
            Caller::Program(bearer) => bearer.actor,
        }
    }

    /// The public id of a program's session.
    pub fn session(&self) -> Option<[u8; 16]> {
        match self {
            Caller::Program(bearer) => bearer.session,
            Caller::Guest(_) | Caller::Staff(_) | Caller::Customer(_) => None,
        }
    }

    /// The id of a browser's session.
    pub fn browser(&self) -> Option<i64> {
        match self {
            Caller::Staff(who) => Some(who.session_id),
            Caller::Customer(who) => Some(who.id),
            Caller::Guest(_) | Caller::Program(_) => None,
        }
    }

    /// What their streams of facts are counted by.
    pub fn seat(&self) -> Seat {
        match self {
            Caller::Guest(who) => who.seat().following(true),
            Caller::Staff(who) => who.seat().following(false),
            Caller::Program(bearer) => match (bearer.session, bearer.actor.key()) {
                (Some(session), _) => Seat::program(session).following(false),
                (None, key) => Seat::key(key.unwrap_or(KeyId(0))).following(false),
            },
            // Who sits at no table follows nothing.
            Caller::Customer(_) => Seat::key(KeyId(0)),
        }
    }

    /// Whether what they showed is still good for what it was good for then; an access token is not for long.
    pub fn alive(&self, req: &HttpRequest) -> Alive {
        let raw = raw(req).filter(|raw| SessionToken::parse(raw).is_none());
        match (self, raw.map(String::from)) {
            (Caller::Staff(who), _) => who.alive(),
            (Caller::Customer(_), _) | (Caller::Program(_), None) => Box::new(|_| false),
            (Caller::Guest(who), None) => who.alive(),
            (Caller::Guest(who), Some(raw)) => {
                let was = (who.visit, who.number, who.state);
                Box::new(move |app| {
                    let found = app.read(|read| {
                        let now = token::queries::bearer(read, &app.tokens, &raw)?;
                        let customer = now.actor.customer().ok_or_else(Error::missing)?;
                        customers::seat::queries::find(read, customer, None)
                    });
                    let here = |s: tables::GuestSession| s.closed_ms.is_none() && (s.visit, s.number, s.state) == was;
                    found.is_ok_and(|s| s.is_some_and(here))
                })
            }
            (Caller::Program(bearer), Some(raw)) => {
                let was = *bearer;
                Box::new(move |app| {
                    let now = app.read(|read| token::queries::bearer(read, &app.tokens, &raw));
                    now.is_ok_and(|now| now.actor == was.actor && now.scopes == was.scopes)
                })
            }
        }
    }

    /// The guest, if it is one who takes part in an open visit.
    ///
    /// # Errors
    /// As [`GuestWho::seated`]; `Forbidden` for the staff.
    pub fn guest(&self) -> Result<&GuestWho> {
        let who = self.some_guest()?;
        who.seated().map(|()| who)
    }

    /// The guest, if it is one at all.
    ///
    /// # Errors
    /// `Forbidden` for the staff.
    pub fn some_guest(&self) -> Result<&GuestWho> {
        match self {
            Caller::Guest(who) => Ok(who),
            Caller::Staff(_) | Caller::Customer(_) | Caller::Program(_) => {
                Err(Error::Forbidden(Msg::new("error-forbidden")))
            }
        }
    }

    /// That the password was given just now, for what the pages ask it for: by the session of a page, by a
    /// person's program when it signed in or at `POST /api/v1/auth/proof`. A machine has none: for what it may,
    /// somebody gave theirs when they made its key.
    ///
    /// # Errors
    /// `NeedsProof`.
    pub fn proved(&self, web: &State) -> std::result::Result<(), Failure> {
        let session = match self {
            Caller::Staff(who) => return who.proved(web),
            Caller::Program(bearer) => bearer.session,
            Caller::Guest(_) | Caller::Customer(_) => None,
        };
        let is_fresh = |id: [u8; 16]| web.proofs.has(&id, &web.app.store.clock().now());
        session.is_none_or(is_fresh).then_some(()).ok_or(Failure::NeedsProof(None))
    }

    /// Asks before anything of a visit is read: a guest reads their own one, at which they were let in.
    ///
    /// # Errors
    /// `Forbidden`; `NotFound` for a visit that is not there or a guest's other one.
    pub fn reads(&self, read: &Read<'_>, visit: VisitId) -> Result<Visit> {
        self.actor().may_in(Verb::ReadVisit, visit)?;
        if let Caller::Guest(who) = self {
            who.is_in()?;
        }
        tables::queries::get_visit(read, visit)
    }

    /// Asks before anything of a visit is changed; the verb asks the rest.
    ///
    /// # Errors
    /// `NotFound` for a guest's other visit; and as [`GuestWho::seated`].
    pub fn changes(&self, visit: VisitId) -> Result<()> {
        match self {
            Caller::Guest(who) if who.visit != visit => Err(Error::missing()),
            Caller::Guest(who) => who.seated(),
            Caller::Staff(_) | Caller::Customer(_) | Caller::Program(_) => Ok(()),
        }
    }

    /// Who has a token of an account or a machine's key, within what it is for: the scope of the route's verb.
    fn program(req: &HttpRequest) -> std::result::Result<Caller, Failure> {
        let web = state(req);
        let raw = raw(req).ok_or_else(nobody)?;
        let found = web.app.read(|read| token::queries::bearer(read, &web.app.tokens, raw))?;
        if let Some(key) = found.touch {
            in_passing(web, move |tx| token::machine::actions::touch(tx, key));
        }
        let verb = verb_of(req);
        // Where no verb is asked for, a customer at a table is told what is theirs as its guest; but who they are.
        let as_guest = verb.or(Some(Verb::ReadVisit)).filter(|_| access_of(req) != Some(Access::Own));
        if let Some(seat) = seat(req, &found, as_guest)? {
            return Ok(Caller::Guest(Box::new(seat)));
        }
        if let Some(verb) = verb {
            found.may(verb)?;
        }
        Ok(Caller::Program(found))
    }

    /// Whether a program of the staff's or a machine of the house asks.
    pub fn is_program(req: &HttpRequest) -> bool {
        let Some(raw) = raw(req) else {
            return false;
        };
        let web = state(req);
        let bearer = web.app.read(|read| token::queries::bearer(read, &web.app.tokens, raw));
        bearer.is_ok_and(|bearer| bearer.actor.customer().is_none())
    }

    /// Who may not come there at all is told so before anything that they sent is looked at.
    fn let_in(self, req: &HttpRequest) -> std::result::Result<Caller, Failure> {
        verb_of(req).map_or(Ok(()), |verb| self.actor().may(verb))?;
        Ok(self)
    }

    fn find(req: &HttpRequest) -> std::result::Result<Caller, Failure> {
        if req.headers().contains_key(header::AUTHORIZATION) {
            return match bearer(req) {
                Some(token) => Ok(Caller::Guest(Box::new(GuestWho::of(req, token.hash())?))),
                None => Caller::program(req),
            };
        }
        if req.cookie(STAFF).is_some()
            && let Ok(who) = StaffWho::find(req)
        {
            return Ok(Caller::Staff(Box::new(who)));
        }
        // Their account's affairs, and all for who sits at no table.
        let own = verb_of(req) == Some(Verb::OwnProfile) || req.cookie(GUEST).is_none();
        if own && let Some(who) = CustomerWho::find(req)? {
            return Ok(Caller::Customer(Box::new(who)));
        }
        match req.cookie(GUEST) {
            Some(_) => Ok(Caller::Guest(Box::new(GuestWho::find(req)?))),
            None => Err(nobody()),
        }
    }
}

/// Who may come to the route that is asked.
fn access_of(req: &HttpRequest) -> Option<Access> {
    let pattern = routes::pattern(req)?;
    routes::access_of(req.method(), &pattern)
}

/// The verb of the route that is asked.
fn verb_of(req: &HttpRequest) -> Option<Verb> {
    match access_of(req)? {
        Access::Api(verb) => Some(verb),
        _ => None,
    }
}

/// The guest whom a customer's program acts as: at a table a customer is its guest, with a guest's rights.
fn seat(req: &HttpRequest, bearer: &Bearer, verb: Option<Verb>) -> Result<Option<GuestWho>> {
    let (Actor::Customer { customer }, Some(verb)) = (bearer.actor, verb) else {
        return Ok(None);
    };
    if verb.allows(&bearer.actor) || !bearer.scopes.allows(verb) {
        return Ok(None);
    }
    let found = state(req).app.read(|read| customers::seat::queries::find(read, customer, None))?;
    let hash = Sha256::digest(bearer.session.unwrap_or_default()).into();
    Ok(found.map(|session| GuestWho::seated_as(session, hash)))
}

/// The customer who comes with a token of theirs, or with the cookie of their pages, where nothing is asked of anybody.
///
/// # Errors
/// `SignIn` for a token that is none; a fault of the database.
pub fn customer(req: &HttpRequest) -> Result<Option<CustomerId>> {
    if !req.headers().contains_key(header::AUTHORIZATION) {
        return Ok(CustomerWho::session(req)?.map(|s| s.customer));
    }
    let web = state(req);
    let Some(raw) = raw(req).filter(|raw| SessionToken::parse(raw).is_none()) else {
        return Ok(None);
    };
    let found = web.app.read(|read| token::queries::bearer(read, &web.app.tokens, raw))?;
    Ok(found.actor.customer())
}

fn nobody() -> Failure {
    Error::SignIn(Msg::new("error-sign-in")).into()
}

impl FromRequest for Caller {
    type Error = Failure;
    type Future = Ready<std::result::Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Caller::find(req).and_then(|caller| caller.let_in(req)))
    }
}
