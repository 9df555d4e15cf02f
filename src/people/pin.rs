//! PINs: short, so they are taken on paired devices only, and hashed as passwords are.

use super::password;
use crate::base::{Error, Msg, Result};

/// The fewest digits.
pub const PIN_MIN: usize = 4;
/// The most digits.
pub const PIN_MAX: usize = 8;

/// A PIN that may be set.
pub struct Pin(String);

impl Pin {
    /// Reads a new PIN.
    ///
    /// # Errors
    /// `Invalid` on `pin` if it is not 4 to 8 digits, or one that everybody tries first.
    pub fn parse(raw: &str) -> Result<Self> {
        let raw = raw.trim();
        let digits = raw.bytes().all(|b| b.is_ascii_digit());
        if !digits || !(PIN_MIN..=PIN_MAX).contains(&raw.len()) {
            let told = Msg::new("error-pin").number("min", PIN_MIN as i64).number("max", PIN_MAX as i64);
            return Err(Error::field("pin", told));
        }
        if is_trivial(raw.as_bytes()) {
            return Err(Error::field("pin", Msg::new("error-pin-trivial")));
        }
        Ok(Pin(raw.to_string()))
    }
}

/// One digit or two over and over, or digits in a row up or down, as on a keypad.
pub fn is_trivial(digits: &[u8]) -> bool {
    let steps = |by: u8| digits.windows(2).all(|w| (w[1] + 10 - w[0]) % 10 == by);
    let pairs = digits.windows(3).all(|w| w[0] == w[2]);
    pairs || steps(1) || steps(9)
}

/// Hashes a PIN; as slow as a password's.
///
/// # Errors
/// A fault of the hash function or the random source.
pub fn hash(pin: &Pin) -> Result<String> {
    password::hash_text(&pin.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_that_are_not_tried_first_make_a_pin() {
        for good in ["4711", "80215", "19283746", " 2580 "] {
            assert!(Pin::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "123",
            "472",
            "47a1",
            "４７１１",
            "123456789",
            "0000",
            "1111",
            "1234",
            "4321",
            "7890",
            "0987",
            "98765432",
            "1212",
            "454545",
            "-471",
        ] {
            assert!(
                matches!(Pin::parse(bad), Err(Error::Invalid(f)) if f[0].0 == "pin"),
                "{bad}"
            );
        }
    }
}
