//! Paired devices: screens of the house, on which a PIN is enough to sign in. A device is known by a
//! random cookie, of which only the hash is stored; a manager pairs the one in hand, and can end it.

pub mod actions;
pub mod queries;

/// A paired device.
#[derive(Debug, Clone)]
pub struct Device {
    /// The id.
    pub id: i64,
    /// What the house calls it.
    pub name: String,
    /// The last sign-in on it, or its pairing; milliseconds since 1970 UTC.
    pub seen_ms: i64,
}
