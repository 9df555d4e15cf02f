//! Signing in with a PIN, on a paired device only: tap the name, type the PIN.

use actix_web::HttpRequest;
use actix_web::web::{Data, Form};
use askama::Template;
use serde::Deserialize;

use super::{desk_shell, device, home_of, html, start_with};
use crate::base::ids::StaffId;
use crate::base::{Error, Msg, Result, Role};
use crate::people::devices::{self, Device};
use crate::people::{Person, SessionToken, password};
use crate::web::State as Web;
use crate::web::actor::{DEVICE, Tongue, token_hash};
use crate::web::error::{Answer, status};
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "account/pin.html")]
struct PinPage {
    shell: Shell,
    of: Person,
    next: String,
    problem: Option<String>,
}

/// The paired device that a request comes from.
///
/// # Errors
/// A fault of the database.
pub fn paired(req: &HttpRequest, web: &Web) -> Result<Option<Device>> {
    let Some(hash) = token_hash(req, DEVICE) else {
        return Ok(None);
    };
    web.app.read(|read| devices::queries::find(read, &hash))
}

/// Asks a person who was tapped for their PIN.
///
/// # Errors
/// `NotFound` for who has no PIN.
pub fn page(web: &Web, tongue: Tongue, staff: i64, next: &str, error: Option<&Error>) -> Answer {
    let (shell, people) = web.app.read(|read| {
        let shell = desk_shell(read, tongue.0, "", "sign-in-title")?;
        Ok((shell, devices::queries::people(read)?))
    })?;
    let of = people.into_iter().find(|p| p.id.0 == staff).ok_or_else(Error::missing)?;
    let told = error.map(|e| e.messages().iter().map(|(_, m)| shell.t.msg(m)).collect::<Vec<_>>().join(" "));
    let mut answer = html(&PinPage {
        shell,
        of,
        next: next.to_string(),
        problem: told,
    })?;
    if let Some(e) = error {
        *answer.status_mut() = status(e);
    }
    Ok(answer)
}

/// Who was tapped, and the PIN.
#[derive(Deserialize)]
pub struct Quick {
    person: i64,
    pin: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in/pin`
///
/// # Errors
/// `Forbidden` on a device that is not paired; 401 for a wrong PIN; 429 after too many tries.
pub async fn sign_in(req: HttpRequest, web: Data<Web>, tongue: Tongue, form: Form<Quick>) -> Answer {
    let unpaired = || Error::Forbidden(Msg::new("error-not-paired"));
    let here = paired(&req, &web)?.ok_or_else(unpaired)?;
    match begin(&req, &web, &here, &form).await {
        Ok((token, role)) => start_with(&token, reply::safe_path(&form.next).unwrap_or(home_of(role))),
        Err(e @ (Error::SignIn(_) | Error::TooOften(_))) => page(&web, tongue, form.person, &form.next, Some(&e)),
        Err(e) => Err(e.into()),
    }
}

async fn begin(req: &HttpRequest, web: &Web, here: &Device, form: &Quick) -> Result<(SessionToken, Role)> {
    let (staff, now) = (StaffId(form.person), web.app.store.clock().now().at_ms);
    web.throttle.begin_pin(staff, here.id, now)?;
    let known = web.app.read(|read| devices::queries::find_pin(read, staff))?;
    let raw = form.pin.trim().to_string();
    // Hashing takes long on purpose: on a blocking thread, never among the requests.
    let fits = actix_web::web::block(move || match known {
        Some(hash) => password::verify(&raw, &hash).then_some(hash),
        None => {
            password::verify_dummy(&raw);
            None
        }
    });
    let wrong = || Error::SignIn(Msg::new("error-pin-wrong"));
    let pin = fits.await.map_err(|_| Error::Busy)?.ok_or_else(wrong)?;
    web.throttle.succeeded_pin(staff, here.id);
    let (token, agent, id) = (SessionToken::fresh()?, device(req), here.id);
    let hash = token.hash();
    let begun = web.app.write(move |tx| devices::actions::sign_in(tx, staff, &pin, id, &hash, &agent));
    Ok((token, begun.await?))
}
