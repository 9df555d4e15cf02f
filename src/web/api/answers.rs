//! The few shapes that an answer of the API has, and what its requests have in common.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use jiff::Timestamp;
use serde::Serialize;

use crate::base::{Error, Msg};
use crate::store::RequestKey;
use crate::web::error::{Answer, Failure};

/// The header of the key under which a request is done once, however often it is sent.
pub const KEY: &str = "idempotency-key";

/// 200.
///
/// # Errors
/// None; it ends a handler.
pub fn ok(body: &impl Serialize) -> Answer {
    Ok(HttpResponse::Ok().json(body))
}

/// 201, and where it is.
///
/// # Errors
/// None; it ends a handler.
pub fn created(place: &str, body: &impl Serialize) -> Answer {
    Ok(HttpResponse::Created().insert_header((header::LOCATION, place)).json(body))
}

/// 204: it is done, and there is nothing to tell.
///
/// # Errors
/// None; it ends a handler.
pub fn done() -> Answer {
    Ok(HttpResponse::NoContent().finish())
}

/// A time as the API writes it.
pub fn time(at_ms: i64) -> String {
    Timestamp::from_millisecond(at_ms).unwrap_or_default().to_string()
}

/// The key of a request that makes something.
pub struct Key(pub RequestKey);

impl FromRequest for Key {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let value = req.headers().get(KEY).and_then(|v| v.to_str().ok());
        let key = value.ok_or_else(|| Error::Malformed(Msg::new("error-key-missing")));
        ready(key.and_then(RequestKey::parse).map(Key).map_err(Failure::Told))
    }
}
