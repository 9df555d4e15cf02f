//! Wakes who waits at their moment. The runtime's timers are a millisecond wide and late by one or two, which is as
//! long as a house takes for a change of the cart, and would count as its time. A thread of its own wakes
//! within a tenth of one.

use std::collections::BTreeMap;
use std::io::Result;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::Builder;
use std::time::Duration;

use tokio::sync::oneshot;

use crate::base::time::Clock;

/// Who is to be woken: when, and how.
type Call = (i64, oneshot::Sender<()>);

/// The thread; it ends with this value.
pub struct Alarm(Sender<Call>);

impl Alarm {
    /// Starts it, on a clock's microseconds.
    ///
    /// # Errors
    /// If the machine has no thread left.
    pub fn start(clock: Clock) -> Result<Alarm> {
        let (ask, asked) = channel();
        Builder::new().name("alarm".into()).spawn(move || ring(&clock, &asked))?;
        Ok(Alarm(ask))
    }

    /// Waits for a moment.
    pub async fn at(&self, at_us: i64) {
        let (tell, told) = oneshot::channel();
        // Without the thread nobody waits.
        if self.0.send((at_us, tell)).is_ok() {
            let _ = told.await;
        }
    }
}

fn ring(clock: &Clock, asked: &Receiver<Call>) {
    let mut waiting: BTreeMap<i64, Vec<oneshot::Sender<()>>> = BTreeMap::new();
    loop {
        let next = waiting.first_key_value().map(|(at_us, _)| at_us - clock.mono_us());
        let call = match next {
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(left) => asked.recv_timeout(Duration::from_micros(u64::try_from(left).unwrap_or(0))),
        };
        match call {
            Ok((at_us, tell)) => waiting.entry(at_us).or_default().push(tell),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let later = waiting.split_off(&(clock.mono_us() + 1));
        for tell in std::mem::replace(&mut waiting, later).into_values().flatten() {
            // Who was waiting may have gone away.
            let _ = tell.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn everybody_is_woken_nobody_too_early_and_nobody_by_who_waits_for_longer() {
        let clock = Clock::machine(0);
        let alarm = Alarm::start(clock.clone()).unwrap();
        let now = clock.mono_us();
        let wait = async |ms: i64| {
            alarm.at(now + ms * 1000).await;
            assert!(clock.mono_us() >= now + ms * 1000);
        };
        let in_an_hour = wait(3_600_000);
        let soon = async { futures_util::join!(wait(30), wait(10), wait(-5), wait(20), wait(10)) };
        let first = futures_util::future::select(Box::pin(in_an_hour), Box::pin(soon)).await;
        assert!(matches!(first, futures_util::future::Either::Right(_)));
    }
}
