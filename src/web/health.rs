//! What programs ask that watch over the house: whether it answers, whether it can take orders, and in numbers.

use std::time::Duration;

use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::Serialize;

use super::State as Web;
use super::actor::StaffWho;
use super::api::caller::Caller;
use super::error::Answer;
use super::metrics;
use crate::app::health::{Check, checks, is_ready};
use crate::base::{Error, Verb};

/// How long a job may take through the writer.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /healthz`: that the program answers. Browser tests and proxies ask.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok")
}

/// What `/readyz` says.
#[derive(Serialize)]
struct ReadyJson {
    ready: bool,
    checks: Vec<CheckJson>,
}

/// One check, without how to mend it: that is for who stands before the machine.
#[derive(Serialize)]
struct CheckJson {
    name: String,
    state: crate::app::health::State,
    says: String,
}

impl From<Check> for CheckJson {
    fn from(check: Check) -> Self {
        CheckJson {
            name: check.name,
            state: check.state,
            says: check.says,
        }
    }
}

/// `GET /readyz`: whether the house can take orders, with what was looked at; 503 where it cannot.
///
/// # Errors
/// A fault if there is no thread to look.
pub async fn readyz(web: Data<Web>) -> Answer {
    let writer = match tokio::time::timeout(PATIENCE, web.app.write(|_| Ok(()))).await {
        Ok(done) => done,
        Err(_) => Err(Error::Busy),
    };
    let app = web.app.clone();
    let all = actix_web::web::block(move || checks(&app, &writer)).await;
    let all = all.map_err(|e| Error::fault(format!("no thread: {e}")))?;
    let ready = is_ready(&all);
    let status = if ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let checks = all.into_iter().map(CheckJson::from).collect();
    Ok(HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(ReadyJson { ready, checks }))
}

/// `GET /metrics`
///
/// # Errors
/// `Forbidden`; `SignIn`.
pub async fn metrics(req: HttpRequest, web: Data<Web>) -> Answer {
    if req.headers().contains_key(header::AUTHORIZATION) {
        match Caller::extract(&req).await? {
            Caller::Program(bearer) => bearer.may(Verb::ReadHealth)?,
            other => other.actor().may(Verb::ReadHealth)?,
        }
    } else {
        StaffWho::find(&req)?.actor().may(Verb::ReadHealth)?;
    }
    let text = metrics::text(&web);
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body(text))
}
