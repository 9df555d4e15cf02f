//! Secrets that programs keep: a prefix by which people and scanners know them, and 256 random bits.
//! Only their hash is stored, and they are never printed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::base::Result;
use crate::store::random;

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal),+ $(,)?) => {$(
        $(#[$doc])*
        pub struct $name(String);

        impl $name {
            /// A new one.
            ///
            /// # Errors
            /// A fault if the system has no random source.
            pub fn fresh() -> Result<Self> {
                Ok($name(format!("{}{}", $prefix, URL_SAFE_NO_PAD.encode(random::<32>()?))))
            }
            /// Reads one; `None` if it cannot be one of ours.
            pub fn parse(raw: &str) -> Option<Self> {
                let bytes = URL_SAFE_NO_PAD.decode(raw.strip_prefix($prefix)?).ok()?;
                (bytes.len() == 32).then(|| $name(raw.to_string()))
            }
            /// The text that its holder keeps.
            pub fn as_str(&self) -> &str {
                &self.0
            }
            /// What the database keeps: its SHA-256.
            pub fn hash(&self) -> [u8; 32] {
                Sha256::digest(self.0.as_bytes()).into()
            }
        }
    )+};
}

secrets! {
    /// Renews a session of the API, once.
    RefreshToken = "cmr_",
    /// The secret of a machine's key.
    ApiSecret = "cmd_",
}
