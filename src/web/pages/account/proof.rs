//! Fresh proof: whoever changes people, prices, settings or takes data out has given their password
//! (or PIN) in the last five minutes, so that a screen left alone is not enough.
//!
//! A handler asks `who.proved(&web)?` before it does anything, and is done: signing in counts, a POST
//! without proof is answered with a page (403) that asks for the password and sends the same request
//! again with every field that was typed, and a GET is led past `/account/proof` and back. Fields
//! live in that page's hidden inputs, which takes urlencoded forms of at most 64 kB; a file cannot be
//! kept, so a page with a multipart form asks in its own GET, and again when the form arrives.
//! The field `proof` belongs to this module: [`keep`] takes it from the body before any handler reads.

use actix_web::HttpRequest;
use actix_web::HttpResponse;
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::middleware::Next;
use actix_web::web::{self, Bytes, Data, Form, Query};
use actix_web::{FromRequest, HttpMessage};
use askama::Template;

use super::{Next as Asked, desk_shell, home_of, html};
use crate::base::{Error, Lang, Msg, Result};
use crate::people;
use crate::web::State as Web;
use crate::web::actor::{STAFF, StaffWho, Tongue, lang_of, peer};
use crate::web::error::{Answer, Failure, status};
use crate::web::ui::{self, Shell};
use crate::web::{reply, state};

/// The longest form that is sent again.
const FORM_MAX: usize = 64 * 1024;
/// The field with the password.
const FIELD: &str = "proof=";
/// Where a proof is asked for before a page.
const PLACE: &str = "/account/proof";

/// The body of a form that somebody of the staff sends, without the proof.
struct Kept(Bytes);

#[derive(Template)]
#[template(path = "account/proof.html")]
struct ProofPage {
    shell: Shell,
    person: String,
    action: String,
    fields: Vec<(String, String)>,
    /// Whether a PIN will do, which it does where the session began with one.
    pin: bool,
    /// Whether a file came along, which is to be chosen again.
    again: bool,
    back: String,
    problem: Option<String>,
}

/// The middleware in front of the handlers: keeps what staff send, and looks at a proof that comes along.
///
/// # Errors
/// Those of the inner service; refusals are answers.
pub async fn keep(
    mut req: ServiceRequest,
    next: Next<BoxBody>,
) -> std::result::Result<ServiceResponse, actix_web::Error> {
    if !is_staff_form(&req) {
        return next.call(req).await;
    }
    let body = req.extract::<web::Payload>().await?.to_bytes_limited(FORM_MAX).await;
    let body = match body {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return Ok(told(req, Error::Malformed(Msg::new("error-malformed")).into())),
        Err(_) => return Ok(told(req, Error::TooLarge(Msg::new("error-too-large")).into())),
    };
    let (given, rest) = split(body);
    req.extensions_mut().insert(Kept(rest.clone()));
    // Without a session there is nothing to prove; the handler says so.
    if let (Some(given), Ok(who)) = (given, req.extract::<StaffWho>().await)
        && let Err(e) = prove(req.request(), &who, given).await
    {
        let failure = match e {
            Error::SignIn(_) | Error::TooOften(_) => Failure::NeedsProof(Some(e)),
            other => other.into(),
        };
        return Ok(told(req, failure));
    }
    req.set_payload(Payload::from(rest));
    next.call(req).await
}

fn told(req: ServiceRequest, failure: Failure) -> ServiceResponse {
    req.error_response(failure)
}

fn is_staff_form(req: &ServiceRequest) -> bool {
    req.method() == Method::POST
        && req.content_type().eq_ignore_ascii_case("application/x-www-form-urlencoded")
        && req.cookie(STAFF).is_some()
}

/// The proof in a form, and the form without it.
fn split(body: Bytes) -> (Option<String>, Bytes) {
    let is_proof = |pair: &&[u8]| pair.starts_with(FIELD.as_bytes());
    let Some(proof) = body.split(|b| *b == b'&').find(is_proof) else {
        return (None, body);
    };
    let given = std::str::from_utf8(proof).map(pairs).ok().and_then(|p| p.into_iter().next());
    let rest: Vec<&[u8]> = body.split(|b| *b == b'&').filter(|pair| !is_proof(pair)).collect();
    (Some(given.map_or(String::new(), |(_, v)| v)), rest.join(&b'&').into())
}

fn pairs(form: &str) -> Vec<(String, String)> {
    Query::from_query(form).map(Query::into_inner).unwrap_or_default()
}

/// Looks at a password (or PIN) that somebody of the staff gives, not too often, and notes that it was given.
///
/// # Errors
/// `SignIn` for a wrong one; `TooOften`.
pub async fn prove(req: &HttpRequest, who: &StaffWho, given: String) -> Result<()> {
    let (web, address) = (state(req), peer(req));
    let now = web.app.store.clock().now().at_ms;
    web.throttle.begin(&who.name, address, now)?;
    let session = who.session_id;
    let known = web.app.read(|read| people::queries::find_proof(read, session))?;
    // Hashing takes long on purpose: on a blocking thread, never among the requests.
    let fits = web::block(move || known.is_some_and(|k| k.fits(&given)));
    if !fits.await.map_err(|_| Error::Busy)? {
        return Err(Error::SignIn(Msg::new("error-proof-wrong")));
    }
    web.throttle.succeeded(&who.name, address);
    web.app.write(move |tx| people::actions::prove(tx, session)).await
}

/// What a request without proof is answered; `why` says what was wrong with the last one.
pub fn ask(req: &HttpRequest, why: Option<&Error>) -> HttpResponse {
    if req.method().is_safe() {
        let here = req.uri().path_and_query().map_or("/", |p| p.as_str());
        return reply::see_other(&format!("{PLACE}?next={}", reply::in_query(here)));
    }
    page_for(req, why).unwrap_or_else(|failure| HttpResponse::new(actix_web::ResponseError::status_code(&failure)))
}

fn page_for(req: &HttpRequest, why: Option<&Error>) -> Answer {
    let who = StaffWho::extract(req).into_inner()?;
    let back = referer(req.headers()).unwrap_or_else(|| home_of(who.role).to_string());
    let kept = req.extensions().get::<Kept>().map(|k| k.0.clone());
    let again = kept.is_none();
    let (action, fields) = match kept {
        Some(form) => {
            let here = req.uri().path_and_query().map_or("/", |p| p.as_str());
            (here.to_string(), pairs(std::str::from_utf8(&form).unwrap_or_default()))
        }
        None => (PLACE.to_string(), vec![("next".to_string(), back.clone())]),
    };
    let lang = lang_of(req);
    let mut answer = page(state(req), &who, lang, (action, fields), back, again, why)?;
    *answer.status_mut() = match why {
        Some(e @ Error::TooOften(_)) => status(e),
        _ => StatusCode::FORBIDDEN,
    };
    if let Some(Error::TooOften(seconds)) = why {
        answer.headers_mut().insert(header::RETRY_AFTER, (*seconds).into());
    }
    Ok(answer)
}

/// The path of the page that a form came from.
fn referer(headers: &HeaderMap) -> Option<String> {
    let uri: Uri = headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?;
    uri.path_and_query().and_then(|p| reply::safe_path(p.as_str())).map(str::to_string)
}

fn page(
    web: &Web,
    who: &StaffWho,
    lang: Lang,
    (action, fields): (String, Vec<(String, String)>),
    back: String,
    again: bool,
    why: Option<&Error>,
) -> Answer {
    let shell = web.app.read(|read| desk_shell(read, lang, "", "proof-title"))?;
    let told = why.map(|e| e.messages().iter().map(|(_, m)| lang.msg(m)).collect::<Vec<_>>().join(" "));
    html(&ProofPage {
        shell,
        person: who.name.clone(),
        action,
        fields,
        pin: who.paired.is_some(),
        again,
        back,
        problem: told,
    })
}

/// `GET /account/proof`: asks ahead of a page that needs it.
///
/// # Errors
/// A fault of the database.
pub async fn proof_page(web: Data<Web>, who: StaffWho, tongue: Tongue, next: Query<Asked>) -> Answer {
    let next = place(&who, next.next.as_deref());
    if who.proved(&web).is_ok() {
        return Ok(reply::see_other(&next));
    }
    let form = (PLACE.to_string(), vec![("next".to_string(), next)]);
    page(&web, &who, tongue.0, form, home_of(who.role).to_string(), false, None)
}

/// `POST /account/proof`: the proof itself was looked at on the way here.
///
/// # Errors
/// `NeedsProof`.
pub async fn proof(web: Data<Web>, who: StaffWho, form: Form<Asked>) -> Answer {
    who.proved(&web)?;
    Ok(reply::see_other(&place(&who, form.next.as_deref())))
}

fn place(who: &StaffWho, next: Option<&str>) -> String {
    next.and_then(reply::safe_path).unwrap_or(home_of(who.role)).to_string()
}
