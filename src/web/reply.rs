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

/// Whether a live screen asks, which wants regions and not a page.
pub fn is_htmx(req: &HttpRequest) -> bool {
    req.headers().get("hx-request").is_some_and(|v| v == "true")
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
    let (name, value) = (
        HeaderName::from_static("hx-trigger"),
        HeaderValue::from_static("sheet-close"),
    );
    answer.headers_mut().insert(name, value);
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
    page(parts.iter().map(|html| out_of_band(html)).collect())
}

#[derive(Template)]
#[template(
    source = r#"<div id="toast" hx-swap-oob="innerHTML">{{ sentence }}</div>"#,
    ext = "html"
)]
struct Toast<'a> {
    sentence: &'a str,
}

/// A sentence at the foot of a live screen. Only its content is swapped, so
/// that the alert region that a screen reader watches stays.
pub fn toast(sentence: &str) -> String {
    Toast { sentence }.render().unwrap_or_default()
}

/// Marks an element's first tag for htmx, so that a region's template is the
/// same on the page, in a paint and in an answer.
fn out_of_band(html: &str) -> String {
    let html = html.trim_start();
    let name = html.strip_prefix('<').map_or(0, |rest| {
        1 + rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(0)
    });
    let end = html.find('>').unwrap_or(0);
    if name <= 1 || html.get(..end).is_some_and(|tag| tag.contains("hx-swap-oob")) {
        return html.to_string();
    }
    let (tag, rest) = html.split_at(name);
    format!(r#"{tag} hx-swap-oob="true"{rest}"#)
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
    fn regions_are_marked_once() {
        let marked = r#"<div hx-swap-oob="true" id="cart">a &gt; b</div>"#;
        assert_eq!(out_of_band(" \n<div id=\"cart\">a &gt; b</div>"), marked);
        assert_eq!(out_of_band(marked), marked);
        assert_eq!(out_of_band("<li>1</li>"), r#"<li hx-swap-oob="true">1</li>"#);
        assert_eq!(out_of_band("words"), "words");
        assert_eq!(out_of_band(""), "");
    }

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
