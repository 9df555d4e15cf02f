//! Slows down guessing of passwords: per name and per address five free
//! tries, then growing delays, at most a minute, so that nobody can lock the
//! only cook out for longer.
//!
//! In memory, because a restart that forgives a few tries does no harm. A try
//! counts when it begins, so that many at once are not free.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::ids::StaffId;
use crate::base::{Error, Result};

/// How many tries cost nothing.
const FREE: u32 = 5;
/// The first delay; each further one is twice as long.
const FIRST_MS: i64 = 5_000;
/// The longest delay.
const LONGEST_MS: i64 = 60_000;
/// After so long without a try everything is forgiven.
const FORGIVEN_MS: i64 = 15 * 60_000;
/// The longest delay of a customer's PIN.
const PIN_LONGEST_MS: i64 = 15 * 60_000;
/// After so long without a try everything is forgiven of a customer's PIN.
const PIN_FORGIVEN_MS: i64 = 24 * 3_600_000;
/// How many names and addresses are remembered.
const REMEMBERED: usize = 4_096;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Who {
    Name(String),
    Address(IpAddr),
    /// The PIN of a person, apart from their password: who guesses that from any phone must not slow
    /// the cook down at the kitchen's own screen.
    Pin(StaffId),
    Device(i64),
    /// The name of a guest's account, which is another one than that of a person of the staff.
    Customer(String),
    /// The same, where what was typed can only be a PIN: it is taken on any phone, so it is to be guessed
    /// for years, not weeks. Whether the account has one at all, nobody learns from it.
    CustomerPin(String),
}

impl Who {
    fn longest_ms(&self) -> i64 {
        match self {
            Who::CustomerPin(_) => PIN_LONGEST_MS,
            _ => LONGEST_MS,
        }
    }
    /// After so long without a try everything is forgiven.
    fn forgiven_ms(&self) -> i64 {
        match self {
            Who::CustomerPin(_) => PIN_FORGIVEN_MS,
            _ => FORGIVEN_MS,
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last_ms: i64,
}

impl Tries {
    /// When the next try is allowed.
    fn next_ms(self, longest_ms: i64) -> i64 {
        if self.count < FREE {
            return self.last_ms;
        }
        let doublings = (self.count - FREE).min(8);
        self.last_ms + (FIRST_MS << doublings).min(longest_ms)
    }
}

/// The tries of late.
#[derive(Debug, Default)]
pub struct Throttle(Mutex<HashMap<Who, Tries>>);

impl Throttle {
    /// Asks for a try, and counts it.
    ///
    /// # Errors
    /// `TooOften` with the seconds to wait; such a try is not counted.
    pub fn begin(&self, name: &str, address: IpAddr, now_ms: i64) -> Result<()> {
        self.begin_both(both(name, address), now_ms)
    }

    /// As [`Throttle::begin`], for the PIN of a person on a paired device.
    ///
    /// # Errors
    /// `TooOften`, as there.
    pub fn begin_pin(&self, staff: StaffId, device: i64, now_ms: i64) -> Result<()> {
        self.begin_both([Who::Pin(staff), Who::Device(device)], now_ms)
    }

    /// As [`Throttle::begin`], for a guest's account; tries with what can only be a PIN are fewer.
    ///
    /// # Errors
    /// `TooOften`, as there.
    pub fn begin_customer(&self, name: &str, is_pin: bool, address: IpAddr, now_ms: i64) -> Result<()> {
        self.begin_both(of_customer(name, is_pin, address), now_ms)
    }

    fn begin_both(&self, both: [Who; 2], now_ms: i64) -> Result<()> {
        let mut tries = self.lock();
        let known = both.iter().filter_map(|who| tries.get(who).map(|t| (who, t)));
        let next = known.filter(|(w, t)| fresh(w, t, now_ms)).map(|(w, t)| t.next_ms(w.longest_ms())).max();
        if let Some(wait) = next.map(|n| n - now_ms).filter(|w| *w > 0) {
            return Err(Error::TooOften(u32::try_from((wait + 999) / 1000).unwrap_or(60)));
        }
        make_room(&mut tries, now_ms);
        for who in both {
            let forgiven = tries.get(&who).is_some_and(|t| !fresh(&who, t, now_ms));
            let entry = tries.entry(who).or_insert(Tries {
                count: 0,
                last_ms: now_ms,
            });
            if forgiven {
                entry.count = 0;
            }
            entry.count += 1;
            entry.last_ms = now_ms;
        }
        Ok(())
    }

    /// The try was right: the name's are forgotten. Of the address's only this
    /// one is, or who knows one password could guess others without end.
    pub fn succeeded(&self, name: &str, address: IpAddr) {
        self.forgive(both(name, address));
    }

    /// As [`Throttle::succeeded`], for a PIN.
    pub fn succeeded_pin(&self, staff: StaffId, device: i64) {
        self.forgive([Who::Pin(staff), Who::Device(device)]);
    }

    /// As [`Throttle::succeeded`], for a guest's account.
    pub fn succeeded_customer(&self, name: &str, is_pin: bool, address: IpAddr) {
        self.forgive(of_customer(name, is_pin, address));
    }

    fn forgive(&self, [person, place]: [Who; 2]) {
        let mut tries = self.lock();
        tries.remove(&person);
        if let Some(entry) = tries.get_mut(&place) {
            entry.count = entry.count.saturating_sub(1);
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Who, Tries>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn both(name: &str, address: IpAddr) -> [Who; 2] {
    [Who::Name(short(name)), Who::Address(address)]
}

/// `name` is as names are compared: whatever is written for one account counts for it.
fn of_customer(name: &str, is_pin: bool, address: IpAddr) -> [Who; 2] {
    let who = if is_pin { Who::CustomerPin } else { Who::Customer };
    [who(short(name)), Who::Address(address)]
}

/// Long names are nobody's; cutting them bounds the memory. Case does not count in names.
fn short(name: &str) -> String {
    name.trim().chars().take(60).collect::<String>().to_ascii_lowercase()
}

fn fresh(who: &Who, tries: &Tries, now_ms: i64) -> bool {
    now_ms - tries.last_ms < who.forgiven_ms()
}

/// Forgets what is forgiven, and if that is not enough, whoever tried longest ago.
fn make_room(tries: &mut HashMap<Who, Tries>, now_ms: i64) {
    if tries.len() + 2 <= REMEMBERED {
        return;
    }
    tries.retain(|w, t| fresh(w, t, now_ms));
    while tries.len() + 2 > REMEMBERED {
        let Some(oldest) = tries.iter().min_by_key(|(_, t)| t.last_ms).map(|(w, _)| w.clone()) else {
            return;
        };
        tries.remove(&oldest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    fn address(n: u8) -> IpAddr {
        Ipv4Addr::new(10, 0, 0, n).into()
    }
    fn wait(t: &Throttle, name: &str, from: u8, now: i64) -> Option<u32> {
        match t.begin(name, address(from), now) {
            Err(Error::TooOften(seconds)) => Some(seconds),
            _ => None,
        }
    }

    #[test]
    fn five_tries_are_free_then_delays_grow_to_a_minute() {
        let t = Throttle::default();
        for _ in 0..5 {
            assert_eq!(wait(&t, "rosa", 1, 0), None);
        }
        let mut now = 0;
        for seconds in [5, 10, 20, 40, 60, 60, 60] {
            assert_eq!(wait(&t, "Rosa ", 2, now), Some(seconds));
            assert_eq!(wait(&t, "rosa", 2, now), Some(seconds), "a refused try costs nothing");
            now += i64::from(seconds) * 1000;
            assert_eq!(wait(&t, "rosa", 2, now), None);
        }
    }

    #[test]
    fn names_and_addresses_count_each_for_itself() {
        let t = Throttle::default();
        for n in 0..5 {
            assert_eq!(wait(&t, &format!("name{n}"), 1, 0), None);
        }
        assert_eq!(wait(&t, "other", 1, 0), Some(5));
        assert_eq!(wait(&t, "other", 2, 0), None);
    }

    #[test]
    fn success_forgets_the_name_and_time_forgives_all() {
        let t = Throttle::default();
        for _ in 0..4 {
            assert_eq!(wait(&t, "luca", 1, 0), None);
        }
        t.succeeded("luca", address(1));
        assert_eq!(wait(&t, "luca", 1, 0), None);
        assert_eq!(wait(&t, "luca", 1, 0), None);
        assert_eq!(wait(&t, "luca", 1, 0), Some(5), "the address still counts");
        assert_eq!(wait(&t, "luca", 1, FORGIVEN_MS), None);
        assert_eq!(wait(&t, "luca", 1, FORGIVEN_MS), None);
    }

    #[test]
    fn pins_are_slowed_down_by_person_and_device_and_apart_from_passwords() {
        let t = Throttle::default();
        let pin = |staff: i64, device: i64, now: i64| match t.begin_pin(StaffId(staff), device, now) {
            Err(Error::TooOften(seconds)) => Some(seconds),
            _ => None,
        };
        for _ in 0..5 {
            assert_eq!(pin(1, 1, 0), None);
        }
        assert_eq!(pin(1, 2, 0), Some(5), "the person, on any device");
        assert_eq!(pin(2, 1, 0), Some(5), "the device, for anybody");
        assert_eq!(pin(2, 2, 0), None);
        let mut now = 0;
        for seconds in [5, 10, 20, 40, 60, 60] {
            assert_eq!(pin(1, 1, now), Some(seconds));
            now += i64::from(seconds) * 1000;
            assert_eq!(pin(1, 1, now), None);
        }
        t.succeeded_pin(StaffId(1), 1);
        assert_eq!(pin(1, 3, now), None, "who was right starts anew");
        for _ in 0..20 {
            let _ = t.begin("luca", address(9), now);
        }
        assert_eq!(
            pin(4, 4, now),
            None,
            "guessing passwords does not keep a cook from the screen"
        );
    }

    #[test]
    fn a_customers_pin_is_guessed_more_slowly_than_a_passphrase() {
        let t = Throttle::default();
        // Each from an address of its own, so that only the name counts.
        let mut from = 0;
        let mut wait = |is_pin: bool, now: i64| {
            from += 1;
            let from = IpAddr::from(Ipv4Addr::from(from));
            match t.begin_customer("anna", is_pin, from, now) {
                Err(Error::TooOften(seconds)) => Some(seconds),
                _ => None,
            }
        };
        for _ in 0..5 {
            assert_eq!(wait(true, 0), None);
        }
        let mut now = 0;
        for seconds in [5, 10, 20, 40, 80, 160, 320, 640, 900, 900] {
            assert_eq!(wait(true, now), Some(seconds));
            now += i64::from(seconds) * 1000;
            assert_eq!(wait(true, now), None);
        }
        assert_eq!(wait(false, now), None, "a passphrase is another count");
        now += FORGIVEN_MS;
        assert_eq!(wait(true, now), None);
        assert_eq!(wait(true, now), Some(900), "a quarter of an hour forgives no PIN");
        assert!(
            t.begin("anna", address(1), now).is_ok(),
            "nor does it slow down the staff"
        );
    }

    #[test]
    fn memory_is_bounded() {
        let t = Throttle::default();
        for n in 0..6_000u32 {
            let from = IpAddr::from(Ipv4Addr::from(n));
            assert!(t.begin(&format!("name{n}"), from, i64::from(n)).is_ok());
        }
        assert!(t.lock().len() <= REMEMBERED);
    }
}
