//! Whether a phone has reached the house at the address of its QR codes. Kept in memory: it is asked
//! while somebody stands there with a phone.

use std::sync::{Mutex, PoisonError};

use crate::base::Result;
use crate::base::ids::hex;
use crate::store::random;

/// The page that a phone is to open, and whether one has.
#[derive(Default)]
pub struct Reach(Mutex<Option<Probe>>);

struct Probe {
    nonce: String,
    base: String,
    reached: bool,
}

impl Reach {
    /// The last part of the page's path at this address, and whether a phone has opened it; another
    /// address is to be reached anew.
    ///
    /// # Errors
    /// A fault if there is no randomness.
    pub fn probe(&self, base: &str) -> Result<(String, bool)> {
        let mut probe = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(same) = probe.as_ref().filter(|p| p.base == base) {
            return Ok((same.nonce.clone(), same.reached));
        }
        let nonce = hex(&random::<8>()?);
        *probe = Some(Probe {
            nonce: nonce.clone(),
            base: base.to_string(),
            reached: false,
        });
        Ok((nonce, false))
    }

    /// Notes that somebody opened the page at this Host; false if it was another page or host.
    pub fn reached(&self, nonce: &str, host: &str) -> bool {
        let mut probe = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = probe.as_mut().filter(|p| p.nonce == nonce && is_at(&p.base, host));
        found.map(|p| p.reached = true).is_some()
    }
}

/// Whether a Host header is that of an address; a browser leaves the scheme's own port out.
fn is_at(base: &str, host: &str) -> bool {
    let (scheme, authority) = base.split_once("://").unwrap_or(("http", base));
    let port = if scheme == "https" { ":443" } else { ":80" };
    let plain = |h: &str| h.strip_suffix(port).unwrap_or(h).to_ascii_lowercase();
    plain(authority) == plain(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_reached_only_with_its_nonce_at_its_address() {
        let reach = Reach::default();
        let (nonce, reached) = reach.probe("http://pi.local").unwrap();
        assert!(!reached && !reach.reached("00", "pi.local") && !reach.reached(&nonce, "192.168.1.10"));
        assert!(!reach.probe("http://pi.local").unwrap().1);
        assert!(reach.reached(&nonce, "Pi.local:80"));
        assert_eq!(reach.probe("http://pi.local").unwrap(), (nonce.clone(), true));
        let (other, reached) = reach.probe("http://192.168.1.10:8080").unwrap();
        assert!(!reached && other != nonce && !reach.reached(&nonce, "192.168.1.10:8080"));
    }
}
