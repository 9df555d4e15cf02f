//! The few shapes that an answer of the API has, and what its requests have in common.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use jiff::Timestamp;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Required, Type};

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

/// The key of a request that may come without one.
pub struct MaybeKey(pub Option<RequestKey>);

impl FromRequest for MaybeKey {
    type Error = Failure;
    type Future = Ready<Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, body: &mut Payload) -> Self::Future {
        if !req.headers().contains_key(KEY) {
            return ready(Ok(MaybeKey(None)));
        }
        ready(Key::from_request(req, body).into_inner().map(|key| MaybeKey(Some(key.0))))
    }
}

impl IntoParams for MaybeKey {
    fn into_params(at: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let optional = |key: Parameter| ParameterBuilder::from(key).required(Required::False).build();
        Key::into_params(at).into_iter().map(optional).collect()
    }
}

/// How the header is described, at every operation that wants it.
impl IntoParams for Key {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let text = ObjectBuilder::new().schema_type(Type::String);
        let text = text.min_length(Some(16)).max_length(Some(64)).pattern(Some("^[0-9A-Za-z_-]{16,64}$"));
        let key = header_param("Idempotency-Key", text)
            .description(Some("Under the same key it is done once, however often it is sent"))
            .example(Some("b0c6a1de-57f2-4a49-9c3c-3b8f2ac40d11".into()));
        vec![key.build()]
    }
}

/// A header that an operation wants.
pub fn header_param(name: &str, schema: ObjectBuilder) -> ParameterBuilder {
    let header = ParameterBuilder::new().name(name).parameter_in(ParameterIn::Header);
    header.required(Required::True).schema(Some(schema))
}

/// A whole number as JSON writes it: to JSON Schema, 2.0 is one as well (draft 2020-12, section 6.1.1).
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(transparent)]
pub struct Whole(pub i64);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        /// From here on not every whole number has a double of its own.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let number = serde_json::Number::deserialize(reader)?;
        let whole = |n: f64| (n.fract() == 0.0 && n.abs() < EXACT).then_some(n as i64);
        let found = number.as_i64().or_else(|| number.as_f64().and_then(whole));
        found.map(Whole).ok_or_else(|| D::Error::custom("a whole number was expected"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_read_however_they_are_written() {
        let read = |text: &str| serde_json::from_str::<Whole>(text).map(|n| n.0).ok();
        assert_eq!(read("2"), Some(2));
        assert_eq!(read("-2.0"), Some(-2));
        assert_eq!(read("9223372036854775807"), Some(i64::MAX));
        for wrong in ["2.5", "1e300", "\"2\"", "null", "9223372036854775808"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
