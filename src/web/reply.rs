//! The few shapes that an answer has.

use actix_web::cookie::Cookie;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use askama::Template;

use crate::base::{Error, Result};

/// A page.
pub fn page(html: String) -> HttpResponse {
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(html)
}

/// 303: look there now. The place is a path of ours.
pub fn see_other(place: &str) -> HttpResponse {
    HttpResponse::SeeOther().insert_header((header::LOCATION, place)).finish()
}

/// The header by which `static/live.js` says that it wants regions and not a page.
pub const REGIONS: &str = "x-regions";
/// Where a live screen goes next, in place of regions.
pub const GO: HeaderName = HeaderName::from_static("x-go");
/// That the form did its work and its dialog closes.
const CLOSE: HeaderName = HeaderName::from_static("x-close");

/// Whether a live screen asks, which wants regions and not a page.
pub fn wants_regions(req: &HttpRequest) -> bool {
    req.headers().contains_key(REGIONS)
}

/// Leads a live screen to another page of ours.
pub fn go(place: &'static str) -> HttpResponse {
    HttpResponse::Ok().insert_header((GO, place)).finish()
}

/// A form that a dialog shows: a look fills the empty dialog, and a refusal
/// takes the place of the form in it.
pub fn dialog(req: &HttpRequest, form: String) -> HttpResponse {
    if req.method() == Method::GET {
        page(form)
    } else {
        regions(&[form])
    }
}

/// Closes the dialog that the form stands in.
pub fn close_dialog(answer: &mut HttpResponse) {
    answer.headers_mut().insert(CLOSE, HeaderValue::from_static("dialog"));
}

/// Gives a cookie along.
///
/// # Errors
/// A fault if the cookie cannot be written.
pub fn give_cookie(answer: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<()> {
    answer.add_cookie(cookie).map_err(|e| Error::fault(format!("cookie: {e}")))
}

/// Regions that each take the place of the element with their id.
pub fn regions(parts: &[String]) -> HttpResponse {
    page(parts.concat())
}

#[derive(Template)]
#[template(source = r#"<div id="toast" data-inner>{{ sentence }}</div>"#, ext = "html")]
struct Toast<'a> {
    sentence: &'a str,
}

/// A sentence at the foot of a live screen. Only its content is swapped, so
/// that the alert region that a screen reader watches stays.
pub fn toast(sentence: &str) -> String {
    Toast { sentence }.render().unwrap_or_default()
}

/// A path as a value in a query (RFC 3986): what is not plain is escaped.
pub fn in_query(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |out, b| {
        if b.is_ascii_alphanumeric() || b"-._~/".contains(&b) {
            out + char::from(b).encode_utf8(&mut [0; 4])
        } else {
            out + &format!("%{b:02X}")
        }
    })
}

/// A place to go back to, if it is a path of ours; never another site.
pub fn safe_path(next: &str) -> Option<&str> {
    let plain = next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    (plain && next.starts_with('/') && !next.starts_with("//")).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_to_another_site() {
        assert_eq!(safe_path("/floor?a=1"), Some("/floor?a=1"));
        for bad in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "/a\r\nb",
            "/\t/evil.example",
        ] {
            assert_eq!(safe_path(bad), None, "{bad:?}");
        }
        assert_eq!(in_query("/floor?a=ü&b"), "/floor%3Fa%3D%C3%BC%26b");
    }
}
