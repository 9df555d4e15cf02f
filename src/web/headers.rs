//! The headers of every answer, errors included, and the access log.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;

use super::routes::{self, Access};
use super::state;

/// The same on every answer. The policy has no inline script or style and
/// nothing of another origin. A page may still use the whole screen, keep it
/// awake and make a sound: the kitchen does.
const ALWAYS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // Under `no-referrer` a plain form sends `Origin: null`, which the guard refuses.
    (header::REFERRER_POLICY, "same-origin"),
    (
        header::PERMISSIONS_POLICY,
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), \
         idle-detection=(), magnetometer=(), microphone=(), midi=(), payment=(), \
         publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()",
    ),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The outermost middleware: headers, then one line of the log. The line names
/// the route's pattern and never the path, which may hold a table's token.
///
/// # Errors
/// Those of the inner service.
pub async fn finish(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    let web = state(req.request()).clone();
    let began = web.app.store.clock().mono_us();
    let method = known(req.method());
    let mut res = next.call(req).await?;
    let pattern = routes::pattern(res.request());
    let access = pattern.as_deref().and_then(routes::access);
    let caching = caching(&res, access);
    let tls = web.app.named_url().starts_with("https:");
    put(res.headers_mut(), caching, tls);
    let took_us = web.app.store.clock().mono_us() - began;
    web.requests.took(method, pattern.as_deref(), took_us);
    tracing::info!(
        target: "access",
        method,
        route = pattern.as_deref().unwrap_or("-"),
        status = res.status().as_u16(),
        ms = took_us / 1000,
    );
    Ok(res)
}

/// A method can be any word that somebody sends; the log takes those that exist.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

/// How an answer may be kept if its handler did not say.
fn caching(res: &ServiceResponse, access: Option<Access>) -> &'static str {
    if access.is_some_and(Access::may_be_kept) && !res.status().is_client_error() && !res.status().is_server_error() {
        "private, no-cache"
    } else {
        "no-store"
    }
}

fn put(headers: &mut HeaderMap, caching: &'static str, tls: bool) {
    for (name, value) in ALWAYS {
        // One page has looser walls of its own and says so itself.
        if name != header::CONTENT_SECURITY_POLICY || !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if tls {
        // On plain http the browser ignores it and complains.
        let name = HeaderName::from_static("cross-origin-opener-policy");
        headers.insert(name, HeaderValue::from_static("same-origin"));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    }
}
