//! What people change about their own account.

use actix_web::HttpRequest;
use actix_web::web::{Data, Form};
use serde::Deserialize;

use super::account_page;
use crate::base::{Actor, Error, Msg, Result};
use crate::people::password::{self, Password};
use crate::people::team::actions::Here;
use crate::people::{self, team};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue, peer};
use crate::web::error::Answer;
use crate::web::pages::{admin, refused};
use crate::web::reply;

/// The old password and a new one.
#[derive(Deserialize)]
pub struct Passwords {
    old: String,
    password: String,
}

/// `POST /account/password`: asks for the old one, and ends every other session.
///
/// # Errors
/// `Invalid` on `old` or `password`; 429 after too many tries.
pub async fn password(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    form: Form<Passwords>,
) -> Answer {
    let here = Here::Browser(who.session_id);
    let done = change(&req, &web, (who.actor(), &who.name, here), &form.old, &form.password).await;
    back(&web, &who, tongue, done)
}

fn back(web: &Web, who: &StaffWho, tongue: Tongue, done: Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(reply::see_other("/account")),
        Err(e) => refused(web, tongue, e, |problems| account_page(web, who, tongue, problems)),
    }
}

/// Gives somebody a new password of their own, in the session where they ask for it.
///
/// # Errors
/// `Invalid` on `old` or `password`; 429 after too many tries.
pub async fn change(
    req: &HttpRequest,
    web: &Web,
    (actor, name, here): (Actor, &str, Here),
    old: &str,
    password: &str,
) -> Result<()> {
    let new = Password::parse(password)?;
    let (address, now) = (peer(req), web.app.store.clock().now().at_ms);
    web.throttle.begin(name, address, now)?;
    let known = web.app.read(|read| people::queries::find_sign_in(read, name))?;
    let old = old.to_string();
    let hashed = actix_web::web::block(move || {
        let fits = known.is_some_and(|(_, _, hash)| password::verify(&old, &hash));
        fits.then(|| password::hash(&new)).transpose()
    });
    let hash = hashed.await.map_err(|_| Error::Busy)??;
    let hash = hash.ok_or_else(|| Error::field("old", Msg::new("error-proof-wrong")))?;
    web.throttle.succeeded(name, address);
    web.app.write(move |tx| team::actions::change_own_password(tx, &actor, here, &hash)).await
}

/// A new PIN; empty for none.
#[derive(Deserialize)]
pub struct OwnPin {
    pin: String,
}

/// `POST /account/pin`
///
/// # Errors
/// `NeedsProof`; `Invalid` on `pin`.
pub async fn pin(web: Data<Web>, who: StaffWho, tongue: Tongue, form: Form<OwnPin>) -> Answer {
    who.proved(&web)?;
    let digits = Some(form.pin.trim()).filter(|digits| !digits.is_empty());
    let done = admin::people::set_pin(&web, who.actor(), who.staff, digits).await;
    back(&web, &who, tongue, done)
}

/// `POST /account/sessions/end-others`
///
/// # Errors
/// A fault of the database.
pub async fn end_others(web: Data<Web>, who: StaffWho) -> Answer {
    let (actor, here) = (who.actor(), Here::Browser(who.session_id));
    web.app.write(move |tx| team::actions::end_other_sessions(tx, &actor, here)).await?;
    Ok(reply::see_other("/account"))
}
