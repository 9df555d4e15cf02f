//! How often somebody may do something: token buckets in memory, by session
//! first and by address second, because a guest network behind one router
//! shows one address for everybody.
//!
//! The numbers are here and nowhere else. A benchmark raises them by the
//! configuration's factor; nothing ever goes around the check.

pub mod told;

use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::middleware::{StateInformationMiddleware, StateSnapshot};
use governor::state::keyed::DefaultKeyedStateStore;
use governor::{Quota, RateLimiter};

use crate::base::ids::{GuestId, VisitId};
use crate::base::{Error, Result};
use told::Policy;

/// One kind of bucket, one bucket a key.
struct Buckets<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, DefaultKeyedStateStore<K>, DefaultClock, StateInformationMiddleware>,
    policy: Policy,
    clock: DefaultClock,
}

impl<K: Hash + Eq + Clone> Buckets<K> {
    /// Buckets of `burst` tokens that get one back `every` so often; both times `factor`. Programs are told of them
    /// by `name`.
    fn new(name: &'static str, every: Duration, burst: u32, factor: u32) -> Self {
        let factor = factor.max(1);
        let every = (every / factor).max(Duration::from_nanos(1));
        let burst = NonZeroU32::new(burst.saturating_mul(factor)).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::with_period(every).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        Buckets {
            limiter: RateLimiter::keyed(quota.allow_burst(burst)).with_middleware(),
            policy: Policy {
                name,
                burst: burst.get(),
                every,
            },
            clock: DefaultClock::default(),
        }
    }

    fn take(&self, key: K) -> Result<()> {
        let left = self.limiter.check_key(&key);
        self.policy.note(left.as_ref().map_or(0, StateSnapshot::remaining_burst_capacity));
        left.map(|_| ()).map_err(|until| {
            let wait = until.wait_time_from(self.clock.now()).as_secs_f64().ceil();
            // A wait is at most minutes, so it fits; at least one second is asked for.
            Error::TooOften((wait as u32).max(1))
        })
    }

    /// Forgets full buckets, so that memory stays small.
    fn tidy(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
    }
}

/// Which session a request came with: a part of its token's hash.
pub type SessionKey = [u8; 16];

/// Every limit of the house.
pub struct Limits {
    pages: Buckets<SessionKey>,
    strangers: Buckets<IpAddr>,
    addresses: Buckets<IpAddr>,
    cart: Buckets<GuestId>,
    sends: Buckets<GuestId>,
    sends_long: Buckets<GuestId>,
    sends_visit: Buckets<VisitId>,
    calls: Buckets<GuestId>,
    unknown_tokens: Buckets<IpAddr>,
    joins: Buckets<IpAddr>,
    accounts: Buckets<GuestId>,
    accounts_visit: Buckets<VisitId>,
    accounts_house: Buckets<()>,
}

impl Limits {
    /// The limits, `factor` times as generous as in a restaurant (where it is 1).
    pub fn new(factor: u32) -> Limits {
        let (ms, s) = (Duration::from_millis, Duration::from_secs);
        Limits {
            // 20 a second; a page brings nothing but files that are counted by address only.
            pages: Buckets::new("session", ms(50), 60, factor),
            // Who has no session yet: a room full of phones may share the address.
            strangers: Buckets::new("stranger", ms(25), 120, factor),
            // All that one address asks for: it bounds those who invent sessions.
            addresses: Buckets::new("address", ms(1), 4000, factor),
            cart: Buckets::new("cart", ms(100), 20, factor),
            // 1 in 3 s; the burst lets a send that got no answer be tried again with its key.
            sends: Buckets::new("send", s(3), 3, factor),
            // 20 in 10 min a guest, 60 in 10 min a table.
            sends_long: Buckets::new("sends", s(30), 20, factor),
            sends_visit: Buckets::new("sends-of-visit", s(10), 60, factor),
            // One for each reason at once; the same one waits half a minute, which the verb asks.
            calls: Buckets::new("call", s(5), 6, factor),
            unknown_tokens: Buckets::new("unknown-token", s(6), 10, factor),
            joins: Buckets::new("join", s(1), 60, factor),
            // A form that was not right is sent again; a bored guest is slowed down, then the table, then the house.
            accounts: Buckets::new("account", s(30), 6, factor),
            accounts_visit: Buckets::new("accounts-of-visit", s(180), 20, factor),
            accounts_house: Buckets::new("accounts", s(60), 60, factor),
        }
    }

    /// Anything but a file, with this session or from this address.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn page(&self, session: Option<SessionKey>, peer: IpAddr) -> Result<()> {
        match session {
            Some(key) => self.pages.take(key),
            None => self.strangers.take(network(peer)),
        }
    }

    /// Anything at all from this address.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn address(&self, peer: IpAddr) -> Result<()> {
        self.addresses.take(network(peer))
    }

    /// An edit of the cart.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn cart(&self, guest: GuestId) -> Result<()> {
        self.cart.take(guest)
    }

    /// A round that is sent.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn send(&self, guest: GuestId, visit: VisitId) -> Result<()> {
        self.sends.take(guest)?;
        self.sends_long.take(guest)?;
        self.sends_visit.take(visit)
    }

    /// A call for the staff.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn call(&self, guest: GuestId) -> Result<()> {
        self.calls.take(guest)
    }

    /// A table token that nobody knows; asked after the look-up failed.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn unknown_token(&self, peer: IpAddr) -> Result<()> {
        self.unknown_tokens.take(network(peer))
    }

    /// A phone that joins a table; asked before the look-up.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn join(&self, peer: IpAddr) -> Result<()> {
        self.joins.take(network(peer))
    }

    /// A try to open an account, which may also tell that a name is taken.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn account(&self, guest: GuestId, visit: VisitId) -> Result<()> {
        self.accounts.take(guest)?;
        self.accounts_visit.take(visit)?;
        self.accounts_house.take(())
    }

    /// Forgets whom nothing is held against any more.
    pub fn tidy(&self) {
        self.pages.tidy();
        self.cart.tidy();
        self.sends.tidy();
        self.sends_long.tidy();
        self.sends_visit.tidy();
        self.calls.tidy();
        self.accounts.tidy();
        self.accounts_visit.tidy();
        for by_address in [&self.strangers, &self.addresses, &self.unknown_tokens, &self.joins] {
            by_address.tidy();
        }
    }
}

/// The address that is counted: of IPv6 the first 64 bits, because a device
/// chooses the rest as it likes (RFC 8981).
fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from(u128::from(v6) >> 64 << 64)),
        v4 => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_sends_a_few_rounds_and_then_waits() {
        let limits = Limits::new(1);
        let (mango, kiwi, visit) = (GuestId(1), GuestId(2), VisitId(1));
        for _ in 0..3 {
            limits.send(mango, visit).unwrap();
        }
        let Err(Error::TooOften(wait)) = limits.send(mango, visit) else {
            panic!("a fourth round at once");
        };
        assert!((1..=3).contains(&wait), "{wait}");
        limits.send(kiwi, visit).unwrap();
    }

    #[test]
    fn a_bored_guest_opens_few_accounts() {
        let limits = Limits::new(1);
        for _ in 0..6 {
            limits.account(GuestId(1), VisitId(1)).unwrap();
        }
        assert!(limits.account(GuestId(1), VisitId(1)).is_err());
        // Nor does coming again as another guest of the same table help for long.
        let more = (2..40).take_while(|n| limits.account(GuestId(*n), VisitId(1)).is_ok()).count();
        assert_eq!(more, 14);
        limits.account(GuestId(99), VisitId(2)).unwrap();
    }

    #[test]
    fn the_factor_raises_every_number() {
        let limits = Limits::new(100);
        for _ in 0..300 {
            limits.send(GuestId(1), VisitId(1)).unwrap();
        }
        assert!(limits.send(GuestId(1), VisitId(1)).is_err());
    }

    #[test]
    fn a_device_cannot_choose_itself_another_address() {
        let limits = Limits::new(1);
        let at = |last: u16| IpAddr::V6(Ipv6Addr::new(0xfd00, 0, 0, 1, 0, 0, 0, last));
        for n in 0..10 {
            limits.unknown_token(at(n)).unwrap();
        }
        assert!(limits.unknown_token(at(99)).is_err());
        limits.unknown_token("192.168.1.7".parse().unwrap()).unwrap();
    }
}
