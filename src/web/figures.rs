//! Who reads the figures reads them up to the newest fact: they are counted before, and otherwise seldom, so that
//! an order does not pay for sums that nobody looks at. They are read by one at a time; while orders come, pages of up to
//! a tenth of a second get no more than a tenth of the time, however often a person or a program asks. What today's live
//! page is sent after an order is the painter's. Who is not of the staff is refused before it is counted for them.

use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::middleware::Next;
use tokio::sync::Mutex;
use tokio::time::sleep;

use super::error::Failure;
use super::{gate, state};

/// Where figures are read.
const READ: [&str; 3] = ["/admin/insights", "/live/insights", "/api/v1/insights"];
/// While orders come, so many times as long as a reading took passes before the next,
const RESTS: i64 = 9;
/// and no longer than this.
const REST_MOST_US: i64 = 1_000_000;

/// The last reading, in microseconds of this run.
#[derive(Debug, Default)]
pub struct Last {
    ended_us: i64,
    took_us: i64,
}

impl Last {
    fn rest(&self, now_us: i64) -> Duration {
        let until = self.ended_us + (RESTS * self.took_us).min(REST_MOST_US);
        Duration::from_micros(u64::try_from(until - now_us).unwrap_or(0))
    }
}

/// Who reads next.
pub type Turn = Mutex<Last>;

/// The middleware.
///
/// # Errors
/// Those of the inner service.
pub async fn follow(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    let reads =
        matches!(*req.method(), Method::GET | Method::HEAD) && READ.iter().any(|place| req.path().starts_with(place));
    if !reads || !gate::is_of_staff(req.request()) {
        return next.call(req).await;
    }
    let web = state(req.request()).clone();
    let clock = web.app.store.clock();
    let turn = async {
        let last = web.figures.lock().await;
        // The page meets the same fault and tells it.
        let are_behind = web.app.figures_are_behind().unwrap_or(false);
        if are_behind {
            sleep(last.rest(clock.mono_us())).await;
        }
        (last, are_behind)
    };
    let (mut last, are_behind) = match web.unless_it_ends(turn).await {
        Ok(turn) => turn,
        Err(e) => return Ok(req.error_response(Failure::from(e))),
    };
    let begun_us = clock.mono_us();
    if are_behind && let Err(e) = web.app.fresh_figures().await {
        // On a full disk they are shown as they stood.
        tracing::warn!(error = %e, "the figures were not counted");
    }
    let res = next.call(req).await;
    let ended_us = clock.mono_us();
    *last = Last {
        ended_us,
        took_us: ended_us - begun_us,
    };
    res
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_again_and_again_gets_a_tenth_of_the_time() {
        let last = Last {
            ended_us: 5_000_000,
            took_us: 14_000,
        };
        let ms = |now_us| last.rest(now_us).as_millis();
        assert_eq!([5_000_000, 5_026_000, 5_126_000, 9_000_000].map(ms), [126, 100, 0, 0]);
        let slow = Last {
            took_us: 3_000_000,
            ..last
        };
        assert_eq!(slow.rest(5_000_000).as_millis(), 1000);
        assert_eq!(Last::default().rest(7).as_millis(), 0);
    }
}
