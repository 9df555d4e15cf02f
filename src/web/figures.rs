//! Who reads the figures reads them up to the newest fact: they are counted before, and otherwise seldom, so that
//! an order does not pay for sums that nobody looks at.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;

use super::state;

/// Where figures are read.
const READ: [&str; 3] = ["/admin/insights", "/live/insights", "/api/v1/insights"];

/// The middleware.
///
/// # Errors
/// Those of the inner service.
pub async fn follow(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    if READ.iter().any(|place| req.path().starts_with(place)) {
        let web = state(req.request()).clone();
        if let Err(e) = web.app.fresh_figures().await {
            // On a full disk they are shown as they stood.
            tracing::warn!(error = %e, "the figures were not counted");
        }
    }
    next.call(req).await
}
