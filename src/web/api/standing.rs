//! Edits of what somebody else may be editing as well: reading gives a tag of what stands, and a change says with
//! `If-Match` from which state it was made (RFC 9110, 13.1.1). It is asked in the transaction of the change, so
//! nobody's work is written over unseen. The tag is a hash of what the API says of the thing: nothing can be forgotten.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::http::header;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::IntoParams;
use utoipa::openapi::path::{Parameter, ParameterIn};
use utoipa::openapi::{ObjectBuilder, Type};

use super::answers::header_param;
use crate::base::ids::hex;
use crate::base::{Error, Result};
use crate::web::error::{Answer, Failure};

/// The tag of what stands. It is a strong one, as `If-Match` wants it.
fn tag(thing: &impl Serialize) -> Result<String> {
    let text = serde_json::to_vec(thing)?;
    Ok(format!("\"{}\"", hex(&Sha256::digest(text)[..12])))
}

/// 200 with what stands now and its tag.
///
/// # Errors
/// A fault if it cannot be written.
pub fn standing(thing: &impl Serialize) -> Answer {
    let tag = (header::ETAG, tag(thing)?);
    Ok(HttpResponse::Ok().insert_header(tag).json(thing))
}

/// 201 with what was made, its place and its tag.
///
/// # Errors
/// A fault if it cannot be written.
pub fn made(place: &str, thing: &impl Serialize) -> Answer {
    let mut answer = standing(thing)?;
    *answer.status_mut() = StatusCode::CREATED;
    let place = header::HeaderValue::from_str(place).map_err(|e| Error::fault(format!("a place: {e}")))?;
    answer.headers_mut().insert(header::LOCATION, place);
    Ok(answer)
}

/// What a change was made from: the tags of `If-Match`, or `*` for whatever stands.
#[derive(Debug)]
pub struct IfMatch(String);

impl IfMatch {
    /// Asks in the transaction, before anything is changed.
    ///
    /// # Errors
    /// `Outdated` if something else stands by now.
    pub fn holds(&self, thing: &impl Serialize) -> Result<()> {
        let tag = tag(thing)?;
        let holds = self.0.split(',').map(str::trim).any(|known| known == "*" || known == tag);
        if holds { Ok(()) } else { Err(Error::Outdated) }
    }
}

impl FromRequest for IfMatch {
    type Error = Failure;
    type Future = Ready<std::result::Result<Self, Failure>>;

    fn from_request(req: &HttpRequest, _: &mut Payload) -> Self::Future {
        let values = req.headers().get_all(header::IF_MATCH).filter_map(|v| v.to_str().ok());
        let all: Vec<&str> = values.collect();
        ready(if all.is_empty() {
            Err(Error::Unconditional.into())
        } else {
            Ok(IfMatch(all.join(",")))
        })
    }
}

/// How the header is described, at every operation that wants it.
impl IntoParams for IfMatch {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let tag = header_param("If-Match", ObjectBuilder::new().schema_type(Type::String))
            .description(Some(
                "The `ETag` of what the change is made from; `*` for whatever stands",
            ))
            .example(Some("\"5d41402abc4b2a76b9719d91\"".into()));
        vec![tag.build()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_holds_for_what_it_was_made_from() {
        let soup = ("Soup", 550);
        let known = tag(&soup).unwrap();
        let from = |header: &str| IfMatch(header.into());
        for yes in [known.clone(), "*".into(), format!("\"other\", {known}")] {
            assert!(from(&yes).holds(&soup).is_ok(), "{yes}");
        }
        for no in ["\"other\"", "", &format!("W/{known}")] {
            assert!(matches!(from(no).holds(&soup), Err(Error::Outdated)), "{no}");
        }
        assert!(from(&known).holds(&("Soup", 560)).is_err());
    }
}
