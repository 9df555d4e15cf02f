//! Who comes back when everybody does. After the access point's restart a room full of phones opens its live screens
//! within a second, and each of them costs about as much as a change of a cart. So guests' screens come in one after
//! the other: an order in that second does not stand behind all of them, and a full house of 200 phones waits 0.2 s.
//! The staff's screens wait for nobody. Only who has a guest's session takes a turn, so that a stranger takes none away.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header;
use tokio::time::sleep;

use super::State;
use crate::base::{Error, Result};

/// From one screen to the next.
const EACH_US: i64 = 1000;
/// Who would wait longer is told to come again: its page tries by itself.
const MOST_US: i64 = 10_000_000;

/// When the next turn is free, in microseconds of this run.
#[derive(Default)]
pub struct Turns(AtomicI64);

impl Turns {
    /// Takes the next turn; how long it is until then.
    fn take(&self, now_us: i64) -> Result<Duration> {
        let next = |free: i64| {
            let at = free.max(now_us);
            (at - now_us <= MOST_US).then_some(at + EACH_US)
        };
        let free = self.0.fetch_update(Ordering::AcqRel, Ordering::Acquire, next).map_err(|_| Error::Busy)?;
        Ok(Duration::from_micros(u64::try_from(free - now_us).unwrap_or(0)))
    }
}

/// A guest's screen waits for its turn; what asks for no socket is refused without one.
///
/// # Errors
/// `Busy` if too many wait, or if the program ends meanwhile.
pub async fn wait(web: &State, req: &HttpRequest) -> Result<()> {
    if !req.headers().contains_key(header::UPGRADE) {
        return Ok(());
    }
    let until = web.turns.take(web.app.store.clock().mono_us())?;
    if until.is_zero() {
        return Ok(());
    }
    web.unless_it_ends(sleep(until)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(turns: &Turns, now_us: i64) -> Option<u128> {
        turns.take(now_us).ok().map(|wait| wait.as_millis())
    }

    #[test]
    fn who_comes_alone_waits_for_nobody_and_who_comes_with_many_for_those_before() {
        let turns = Turns::default();
        assert_eq!(ms(&turns, 5_000_000), Some(0));
        assert_eq!([(); 3].map(|()| ms(&turns, 5_000_000)), [Some(1), Some(2), Some(3)]);
        // Turns that nobody took are not kept.
        assert_eq!([(); 2].map(|()| ms(&turns, 9_000_000)), [Some(0), Some(1)]);
    }

    #[test]
    fn who_would_wait_too_long_takes_no_turn() {
        let turns = Turns::default();
        let served = (0..20_000).filter(|_| turns.take(0).is_ok()).count();
        assert_eq!(served, 10_001);
        assert_eq!(ms(&turns, 1000), Some(10_000));
    }
}
