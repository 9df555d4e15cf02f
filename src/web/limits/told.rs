//! What programs are told of the limits that a request was held against: the header fields of
//! draft-ietf-httpapi-ratelimit-headers-10 ("RateLimit header fields for HTTP"), structured fields (RFC 9651).
//!
//! `RateLimit-Policy: "session";q=60;w=3` is a bucket of 60 requests that is full again after 3 seconds;
//! `RateLimit: "session";r=59;t=1` says that 59 are left and that it is full in a second. A request can be held
//! against several buckets: the narrowest stands first.

use std::cell::RefCell;
use std::time::Duration;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;

use crate::web::api::caller::API;

/// Which buckets there are.
pub const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
/// What is left in them.
pub const LEFT: HeaderName = HeaderName::from_static("ratelimit");

tokio::task_local! {
    /// The buckets that the request at hand was held against.
    static ASKED: RefCell<Vec<Asked>>;
}

/// A kind of bucket.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy {
    /// Its word.
    pub name: &'static str,
    /// How much fits in.
    pub burst: u32,
    /// How long until one more is there.
    pub every: Duration,
}

/// A bucket after a request has taken from it, or found it empty.
struct Asked {
    policy: Policy,
    left: u32,
}

impl Policy {
    /// Remembers what is left, for the answer; nobody reads it where no program asks.
    pub fn note(self, left: u32) {
        let _ = ASKED.try_with(|asked| asked.borrow_mut().push(Asked { policy: self, left }));
    }

    /// Whole seconds until so many are there again, at least one for any.
    fn seconds(self, many: u32) -> u64 {
        let wait = self.every.saturating_mul(many);
        wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
    }
}

impl Asked {
    fn policy(&self) -> String {
        let Policy { name, burst, .. } = self.policy;
        format!("\"{name}\";q={burst};w={}", self.policy.seconds(burst).max(1))
    }
    fn left(&self) -> String {
        let full = self.policy.seconds(self.policy.burst.saturating_sub(self.left));
        format!("\"{}\";r={};t={full}", self.policy.name, self.left)
    }
}

/// The middleware around all that asks a limit: answers of the API tell of it, refusals too.
///
/// # Errors
/// Those of the inner service.
pub async fn tell(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    if !req.path().starts_with(API) {
        return next.call(req).await;
    }
    let answered = async {
        let res = next.call(req).await;
        (res, ASKED.with(RefCell::take))
    };
    let (res, asked) = ASKED.scope(RefCell::default(), answered).await;
    let mut res = res?;
    put(res.headers_mut(), &asked);
    Ok(res)
}

fn put(headers: &mut HeaderMap, asked: &[Asked]) {
    let mut one = |name: HeaderName, item: fn(&Asked) -> String| {
        let all: Vec<String> = asked.iter().rev().map(item).collect();
        if let Ok(value) = HeaderValue::from_str(&all.join(", "))
            && !all.is_empty()
        {
            headers.insert(name, value);
        }
    };
    one(POLICY, Asked::policy);
    one(LEFT, Asked::left);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_bucket_stands_first() {
        let of = |name, burst, ms| Policy {
            name,
            burst,
            every: Duration::from_millis(ms),
        };
        let asked = [
            (of("address", 4000, 1), 3999),
            (of("session", 60, 50), 39),
            (of("send", 3, 3000), 0),
        ];
        let mut headers = HeaderMap::new();
        put(&mut headers, &asked.map(|(policy, left)| Asked { policy, left }));
        assert_eq!(
            headers.get(POLICY).unwrap(),
            "\"send\";q=3;w=9, \"session\";q=60;w=3, \"address\";q=4000;w=4"
        );
        assert_eq!(
            headers.get(LEFT).unwrap(),
            "\"send\";r=0;t=9, \"session\";r=39;t=2, \"address\";r=3999;t=1"
        );
    }

    #[test]
    fn a_full_bucket_waits_for_nothing() {
        let policy = Policy {
            name: "cart",
            burst: 20,
            every: Duration::from_millis(100),
        };
        assert_eq!(Asked { policy, left: 20 }.left(), "\"cart\";r=20;t=0");
        policy.note(3);
    }
}
