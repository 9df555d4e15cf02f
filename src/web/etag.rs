//! A page that a guest's phone has already is not sent again.
//!
//! The tag is a hash of what the page says, so nothing that it depends on (menu, visit, language,
//! settings, the program itself) can be forgotten. Sequence numbers are left out: they move with
//! every fact of the house, and an older one only means that the socket's first paint is taken.

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use sha2::{Digest, Sha256};

use super::routes::{self, Access};
use super::shared::Piece;
use crate::base::ids::hex;

/// What stands before a sequence number in a page.
const SEQ: &str = "data-seq=\"";

/// The middleware: tags pages that a phone may keep, and answers 304 to who has the same.
///
/// # Errors
/// Those of the inner service.
pub async fn tag(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    let res = next.call(req).await?;
    if !may_be_kept(&res) {
        return Ok(res);
    }
    let (req, res) = res.into_parts();
    let (mut res, body) = res.into_parts();
    let page = match body.try_into_bytes() {
        Ok(page) => page,
        // A stream goes out as it comes.
        Err(stream) => return Ok(ServiceResponse::new(req, res.set_body(stream))),
    };
    let own = res.headers().get(header::ETAG).and_then(|v| v.to_str().ok()).map(String::from);
    let tag = own.unwrap_or_else(|| {
        let piece = res.extensions().get::<Piece>().and_then(|piece| piece.hash(&page));
        named(&piece.unwrap_or_else(|| hash(&page)))
    });
    if is_known(req.headers(), &tag) {
        res = HttpResponse::NotModified().finish().drop_body();
    }
    if let Ok(value) = HeaderValue::from_str(&tag) {
        res.headers_mut().insert(header::ETAG, value);
    }
    let body = if res.status() == StatusCode::NOT_MODIFIED {
        BoxBody::new(())
    } else {
        BoxBody::new(page)
    };
    Ok(ServiceResponse::new(req, res.set_body(body)))
}

/// A page of the guests that was asked for plainly. What sets a cookie is new to this phone.
fn may_be_kept(res: &ServiceResponse) -> bool {
    let pattern = routes::pattern(res.request());
    let access = pattern.as_deref().and_then(routes::access);
    let kind = res.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    access.is_some_and(Access::may_be_kept)
        && res.request().method() == Method::GET
        && res.status() == StatusCode::OK
        && (kind.starts_with("text/html") || kind.starts_with("application/json"))
        && !res.headers().contains_key(header::CACHE_CONTROL)
        && !res.headers().contains_key(header::SET_COOKIE)
}

/// What a page says, whatever the numbers of the facts that it was made from.
pub(super) fn hash(page: &[u8]) -> [u8; 32] {
    let mut all = Sha256::new();
    let mut rest = page;
    while let Some(at) = rest.windows(SEQ.len()).position(|w| w == SEQ.as_bytes()) {
        let (said, number) = rest.split_at(at + SEQ.len());
        all.update(said);
        let digits = number.iter().take_while(|b| b.is_ascii_digit()).count();
        rest = &number[digits..];
    }
    all.update(rest);
    all.finalize().into()
}

/// Weak: packed and plain bytes have the same one.
fn named(hash: &[u8; 32]) -> String {
    format!("W/\"{}\"", hex(&hash[..8]))
}

/// Whether the phone says that it has this one (RFC 9110, 13.1.2).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_string();
    let values = headers.get_all(header::IF_NONE_MATCH).filter_map(|v| v.to_str().ok());
    values.flat_map(|v| v.split(',')).any(|known| opaque(known) == opaque(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_of_what_the_page_says_and_not_of_when() {
        let tag = |page: &str| named(&hash(page.as_bytes()));
        let page = r#"<ul data-seq="7">Anna</ul><p data-seq="71">2</p>"#;
        assert_eq!(tag(page), tag(&page.replace("\"7\"", "\"1234\"")));
        assert_ne!(tag(page), tag(&page.replace("Anna", "Luca")));
        assert_ne!(tag(page), tag(&page.replace(">2<", ">3<")));
        assert_ne!(tag("12"), tag("2"));
    }

    #[test]
    fn a_phone_may_know_several() {
        let mut headers = HeaderMap::new();
        assert!(!is_known(&headers, "W/\"a\""));
        for (value, yes) in [
            ("W/\"a\"", true),
            ("\"b\", \"a\"", true),
            ("W/\"b\"", false),
            ("", false),
        ] {
            headers.insert(header::IF_NONE_MATCH, HeaderValue::from_str(value).unwrap());
            assert_eq!(is_known(&headers, "W/\"a\""), yes, "{value}");
        }
    }
}
