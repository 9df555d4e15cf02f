//! Ids: integers inside, one type per thing so that they cannot be mixed up,
//! and public ids (UUID version 7, RFC 9562) where an id leaves the house.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map($name)
            }
        }
    )+};
}

ids! {
    /// A member of the staff.
    StaffId,
    /// A menu category.
    CategoryId,
    /// A menu item.
    ItemId,
    /// An option group of an item.
    GroupId,
    /// An option of a group.
    OptionId,
    /// A place where lines are made.
    StationId,
    /// A table.
    TableId,
    /// One party at one table.
    VisitId,
    /// A guest of a visit.
    GuestId,
    /// The account of a guest.
    CustomerId,
    /// A line of a shared cart.
    CartLineId,
    /// One round that was sent.
    OrderId,
    /// A line of an order.
    LineId,
    /// A guest's call.
    CallId,
    /// A row of a bill.
    BillId,
    /// A key with which a machine acts.
    KeyId,
}

/// A random 128-bit or 256-bit secret as lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// The bytes of a lower- or upper-case hexadecimal text, if it is one.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|i| {
            let pair = text.get(i..i + 2)?;
            let hex = pair.bytes().all(|b| b.is_ascii_hexdigit());
            hex.then(|| u8::from_str_radix(pair, 16).ok()).flatten()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_goes_both_ways() {
        assert_eq!(hex(&[0, 15, 255]), "000fff");
        assert_eq!(unhex("000fff"), Some(vec![0, 15, 255]));
        assert_eq!(unhex("0"), None);
        assert_eq!(unhex("0g"), None);
        assert_eq!(unhex("+1"), None);
    }
}
