//! Pages of other sites that may use the API (CORS, as the Fetch standard has it): those whose origins the owner
//! named, and nobody else's. They come with a token and never with the cookies of this house: whatever a page of
//! another site sends along, its cookies are taken off before anything looks at the request.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest, HttpResponse};

use super::api::caller::API;
use super::guard::comes_from;
use super::state;

/// What a request may bring; the rest of what the API reads may always be sent.
const BRINGS: &str = "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match";
/// What a script may read of an answer beyond what it always may.
const SHOWS: &str = "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After";
/// For how long a browser need not ask again, in seconds.
const KEPT_S: &str = "600";

/// That a request comes from a page whose origin the owner named.
struct Named;

/// The middleware: answers of the API are for the pages of named origins too.
///
/// # Errors
/// Those of the inner service.
pub async fn share(mut req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    if !req.path().starts_with(API) {
        return next.call(req).await;
    }
    let named = if is_foreign(req.headers()) {
        req.headers_mut().remove(header::COOKIE);
        named(&req)
    } else {
        None
    };
    if named.is_some() {
        req.extensions_mut().insert(Named);
    }
    let mut res = next.call(req).await?;
    let headers = res.headers_mut();
    // Also where nobody asks from elsewhere: what is kept for one origin is not for another.
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    if let Some(origin) = named {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(SHOWS));
    }
    Ok(res)
}

/// Whether a page of another origin sends it, or one that will not say which.
fn is_foreign(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|v| v.to_str().ok()).unwrap_or_default();
    headers.contains_key(header::ORIGIN) && !comes_from(headers, &host.to_ascii_lowercase())
}

/// The origin of a request, if there is one alone and the owner named it.
fn named(req: &ServiceRequest) -> Option<HeaderValue> {
    let app = &state(req.request()).app;
    // A fault of the database is met again by the guard, which tells it.
    app.follow_settings().ok()?;
    let mut all = req.headers().get_all(header::ORIGIN);
    let origin = all.next()?;
    let is_named = app.api_origins().iter().any(|known| known.as_bytes() == origin.as_bytes());
    (is_named && all.next().is_none()).then(|| origin.clone())
}

/// Whether it comes from a page of an origin that the owner named.
pub fn is_named(req: &HttpRequest) -> bool {
    req.extensions().contains::<Named>()
}

/// The answer to a browser that asks before it sends, for a path with these methods.
pub fn preflight(req: &HttpRequest, methods: &str) -> Option<HttpResponse> {
    let asks = req.method() == Method::OPTIONS && req.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    (asks && is_named(req)).then(|| {
        HttpResponse::NoContent()
            .insert_header((header::ACCESS_CONTROL_ALLOW_METHODS, methods))
            .insert_header((header::ACCESS_CONTROL_ALLOW_HEADERS, BRINGS))
            .insert_header((header::ACCESS_CONTROL_MAX_AGE, KEPT_S))
            .finish()
    })
}
