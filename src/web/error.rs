//! The one place that turns a refusal into what a person or a program reads:
//! a page, a line at the foot of a live screen, or RFC 9457 problem details.

mod problem;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::JsonPayloadError;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, ResponseError};
use askama::Template;

pub use problem::ProblemJson;
use problem::problem;

use super::api::caller::API;
use super::pages::account::proof;
use super::{actor, reply};
use crate::base::{Error, Lang, Msg};

/// What a handler answers.
pub type Answer = std::result::Result<HttpResponse, Failure>;

/// Why a handler has no answer. [`show`] gives it its words.
#[derive(Debug)]
pub enum Failure {
    /// An error of the house.
    Told(Error),
    /// A page of the staff without a session; the address to come back to.
    ToSignIn(String),
    /// A page of a guest's account without a session of it; the address to come back to.
    ToAccount(String),
    /// 403: the password is to be given first; what was wrong with one that came along.
    NeedsProof(Option<Error>),
    /// 421: the Host is none of ours.
    Misdirected,
    /// 405: the methods that the path has.
    NotAllowed(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Told(error)
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Failure::Told(error) => error.fmt(f),
            Failure::ToSignIn(_) | Failure::ToAccount(_) => f.write_str("sign in first"),
            Failure::NeedsProof(_) => f.write_str("the password first"),
            Failure::Misdirected => f.write_str("the host is none of ours"),
            Failure::NotAllowed(methods) => write!(f, "allowed: {methods}"),
        }
    }
}

impl ResponseError for Failure {
    fn status_code(&self) -> StatusCode {
        match self {
            Failure::Told(error) => status(error),
            Failure::ToSignIn(_) | Failure::ToAccount(_) => StatusCode::UNAUTHORIZED,
            Failure::NeedsProof(_) => StatusCode::FORBIDDEN,
            Failure::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Failure::NotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
        }
    }
    /// Without words: those need the request, see [`show`].
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}

/// The status of an error.
pub fn status(error: &Error) -> StatusCode {
    match error {
        Error::Malformed(_) => StatusCode::BAD_REQUEST,
        Error::SignIn(_) => StatusCode::UNAUTHORIZED,
        Error::Forbidden(_) => StatusCode::FORBIDDEN,
        Error::NotFound(_) => StatusCode::NOT_FOUND,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Outdated => StatusCode::PRECONDITION_FAILED,
        Error::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Error::Unconditional => StatusCode::PRECONDITION_REQUIRED,
        Error::Invalid(_) | Error::Within(_) => StatusCode::UNPROCESSABLE_ENTITY,
        Error::TooOften(_) => StatusCode::TOO_MANY_REQUESTS,
        Error::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Error::NoRoom => StatusCode::INSUFFICIENT_STORAGE,
        Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The middleware: gives every failure its words, in the visitor's language
/// and in the form that was asked for.
///
/// # Errors
/// None of its own.
pub async fn show(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    let res = next.call(req).await?;
    if res.response().error().is_none() {
        return Ok(res);
    }
    let answer = res.response().error().map(|e| words(res.request(), e));
    Ok(res.into_response(answer.unwrap_or_else(|| HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR))))
}

fn words(req: &HttpRequest, error: &actix_web::Error) -> HttpResponse {
    match error.as_error::<Failure>() {
        Some(Failure::ToSignIn(next)) => to_sign_in(req, "/sign-in", next),
        Some(Failure::ToAccount(next)) => to_sign_in(req, "/me/sign-in", next),
        Some(Failure::Told(told)) => told_as(req, status(told), told),
        Some(Failure::NeedsProof(why)) => to_proof(req, why.as_ref()),
        Some(Failure::Misdirected) => {
            let told = Error::Malformed(Msg::new("error-host"));
            told_as(req, StatusCode::MISDIRECTED_REQUEST, &told)
        }
        Some(Failure::NotAllowed(methods)) => {
            let told = Error::Malformed(Msg::new("error-malformed"));
            let mut answer = told_as(req, StatusCode::METHOD_NOT_ALLOWED, &told);
            if let Ok(value) = header::HeaderValue::from_str(methods) {
                answer.headers_mut().insert(header::ALLOW, value);
            }
            answer
        }
        None => {
            let told = foreign(error);
            let json = error.as_error::<JsonPayloadError>();
            let status = match json {
                Some(JsonPayloadError::ContentType) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
                _ => status(&told),
            };
            told_with(req, status, &told, json.map(ToString::to_string))
        }
    }
}

/// What the framework's extractors refuse: a form, a path, a query or a body that cannot be read.
fn foreign(error: &actix_web::Error) -> Error {
    match error.as_response_error().status_code() {
        StatusCode::NOT_FOUND => Error::missing(),
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge(Msg::new("error-too-large")),
        s if s.is_client_error() => Error::Malformed(Msg::new("error-malformed")),
        _ => Error::fault(format!("framework: {error}")),
    }
}

fn told_as(req: &HttpRequest, status: StatusCode, error: &Error) -> HttpResponse {
    told_with(req, status, error, None)
}

fn told_with(req: &HttpRequest, status: StatusCode, error: &Error, reason: Option<String>) -> HttpResponse {
    if let Error::Fault(what) = error {
        tracing::error!(what = %what, route = req.match_pattern().as_deref().unwrap_or("-"), "a fault");
    }
    let lang = actor::lang_of(req);
    let sentences: Vec<Sentence> = match error {
        Error::Within(places) => places.iter().map(|(place, m)| Sentence::new(place, m, lang)).collect(),
        other => other.messages().iter().map(|(field, m)| Sentence::new(field, m, lang)).collect(),
    };
    let mut answer = HttpResponse::build(status);
    match error {
        Error::TooOften(seconds) => answer.insert_header((header::RETRY_AFTER, seconds.to_string())),
        Error::Busy => answer.insert_header((header::RETRY_AFTER, "1")),
        _ => &mut answer,
    };
    if reply::wants_regions(req) {
        return toast(answer, &sentences);
    }
    if wants_json(req) {
        if status == StatusCode::UNAUTHORIZED {
            answer.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        return problem(answer, status, lang.t(title(status)), &sentences, reason);
    }
    let page = ErrorPage {
        lang,
        rehearsal: actor::is_rehearsal(req),
        status: status.as_u16(),
        title: lang.t(title(status)),
        sentence: joined(&sentences),
        home: "/",
    };
    html(&mut answer, &page)
}

/// What is wrong with a field (whose name is empty for the whole), in the visitor's language.
struct Sentence {
    field: String,
    /// The key of its message.
    key: &'static str,
    words: String,
}

impl Sentence {
    fn new(field: &str, msg: &Msg, lang: Lang) -> Sentence {
        Sentence {
            field: field.into(),
            key: msg.key,
            words: lang.msg(msg),
        }
    }
}

/// So many sentences are told in one text; a wrong file has thousands, and the first ones explain the rest.
const TOLD: usize = 10;

fn joined(sentences: &[Sentence]) -> String {
    let all: Vec<_> = sentences.iter().take(TOLD).map(|s| s.words.as_str()).collect();
    all.join(" ")
}

fn toast(mut answer: HttpResponseBuilder, sentences: &[Sentence]) -> HttpResponse {
    answer.content_type("text/html; charset=utf-8").body(reply::toast(&joined(sentences)))
}

/// A whole page that says what is wrong and leads home.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    lang: Lang,
    rehearsal: bool,
    status: u16,
    title: String,
    sentence: String,
    home: &'static str,
}

fn title(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "error-title-not-found",
        StatusCode::UNAUTHORIZED => "error-title-sign-in",
        _ => "error-title",
    }
}

fn html(answer: &mut HttpResponseBuilder, template: &impl Template) -> HttpResponse {
    let body = template.render().unwrap_or_default();
    answer.content_type("text/html; charset=utf-8").body(body)
}

/// Whether a program asks: who uses the API, or who says that it reads JSON and not pages.
fn wants_json(req: &HttpRequest) -> bool {
    if req.path().starts_with(API) {
        return true;
    }
    let headers: &HeaderMap = req.headers();
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.contains("json") && !accept.contains("text/html")
}

/// A program is told, a person asked for the password.
fn to_proof(req: &HttpRequest, why: Option<&Error>) -> HttpResponse {
    let is_live = reply::wants_regions(req);
    if !is_live && !wants_json(req) {
        return proof::ask(req, why);
    }
    let key = if is_live { "proof-why" } else { "error-proof-needed" };
    told_as(req, StatusCode::FORBIDDEN, &Error::Forbidden(Msg::new(key)))
}

/// A page leads to the sign-in and back again; anything else is told so.
fn to_sign_in(req: &HttpRequest, door: &'static str, next: &str) -> HttpResponse {
    let place = format!("{door}?next={}", reply::in_query(next));
    let is_page = req.method().is_safe() && !req.headers().contains_key(header::UPGRADE);
    if is_page && !reply::wants_regions(req) && !wants_json(req) {
        return reply::see_other(&place);
    }
    let told = Error::SignIn(Msg::new("error-sign-in"));
    let mut answer = told_as(req, StatusCode::UNAUTHORIZED, &told);
    if reply::wants_regions(req) {
        answer.headers_mut().insert(reply::GO, header::HeaderValue::from_static(door));
    }
    answer
}
