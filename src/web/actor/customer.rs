//! A guest with an account, by the cookie of their account.

use std::future::{Ready, ready};
use std::ops::Deref;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};

use super::{CUSTOMER, GUEST, GuestWho, in_passing, state, token_hash};
use crate::base::{Actor, Result};
use crate::customers::sessions::{self, Session, TOUCH_MS};
use crate::web::error::Failure;

/// A guest with an account who is signed in; they may sit at a table, or not.
#[derive(Debug, Clone)]
pub struct CustomerWho {
    session: Session,
    /// The guest whom this phone is, if it sits at an open table where it was let in.
    pub seat: Option<GuestWho>,
}

impl CustomerWho {
    /// The customer as an actor on what is theirs.
    pub fn actor(&self) -> Actor {
        self.session.actor()
    }

    /// The customer of the request's cookie, if there is one whose session counts.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn find(req: &HttpRequest) -> Result<Option<CustomerWho>> {
        let Some(session) = CustomerWho::session(req)? else {
            return Ok(None);
        };
        let seat = token_hash(req, GUEST).and_then(|_| GuestWho::find(req).ok());
        let seat = seat.filter(|who| who.seated().is_ok());
        Ok(Some(CustomerWho { session, seat }))
    }

    /// As [`CustomerWho::find`], for who does not ask where they sit.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn session(req: &HttpRequest) -> Result<Option<Session>> {
        let Some(hash) = token_hash(req, CUSTOMER) else {
            return Ok(None);
        };
        let web = state(req);
        let (now, found) = web.app.read(|read| Ok((read.now.at_ms, sessions::queries::find(read, &hash)?)))?;
        let Some(session) = found else { return Ok(None) };
        if now - session.seen_ms > TOUCH_MS {
            let (id, customer) = (session.id, session.customer);
            in_passing(web, move |tx| sessions::actions::touch(tx, id, customer));
        }
        Ok(Some(session))
    }
}

impl Deref for CustomerWho {
    type Target = Session;
    fn deref(&self) -> &Session {
        &self.session
    }
}

impl FromRequest for CustomerWho {
    type Error = Failure;
    type Future = Ready<std::result::Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let next = req.uri().path_and_query().map_or("/me", |p| p.as_str());
        let nobody = || Failure::ToAccount(next.to_string());
        ready(CustomerWho::find(req).map_err(Failure::Told).and_then(|who| who.ok_or_else(nobody)))
    }
}
