//! Whether phones can follow the address in the codes: a machine that got another address, or another
//! name, leaves every printed card behind.

use std::net::{IpAddr, Ipv6Addr, ToSocketAddrs, UdpSocket};
use std::time::Duration;

use super::Web;

/// How long a name may take to be looked up: the page waits for it.
const PATIENCE: Duration = Duration::from_millis(700);

/// Why phones may not come to the house by its codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The key of the sentence.
    pub key: &'static str,
    /// The address in the codes.
    pub address: String,
}

/// What is doubtful about the address in the codes, if anything is.
pub(super) async fn of(web: &Web) -> Option<Doubt> {
    let address = web.app.base_url();
    let host = host(&address)?;
    let looks = actix_web::web::block(move || wrong(&host));
    // A name that nobody answers in time is one that phones wait for, too.
    let key = match tokio::time::timeout(PATIENCE, looks).await {
        Ok(done) => done.ok().flatten()?,
        Err(_) => "cards-doubt-name",
    };
    Some(Doubt { key, address })
}

/// The host of an address, without its port and the brackets of IPv6.
fn host(address: &str) -> Option<String> {
    let uri: actix_web::http::Uri = address.parse().ok()?;
    let host = uri.host()?.trim_start_matches('[').trim_end_matches(']');
    Some(host.trim_end_matches('.').to_lowercase())
}

/// The key of what is wrong with a host, looked at from this machine.
fn wrong(host: &str) -> Option<&'static str> {
    let ip = match host.parse::<IpAddr>() {
        Ok(ip) if !is_ours(ip) => return Some("cards-doubt-ip"),
        Ok(ip) => ip,
        Err(_) => match (host, 80).to_socket_addrs().ok().and_then(|mut found| found.next()) {
            Some(found) => found.ip(),
            // The house's own name is told by mDNS, which a machine need not ask itself.
            None if is_own_name(host) => return None,
            None => return Some("cards-doubt-name"),
        },
    };
    // Only the machine itself can follow such an address; its own name often leads it there.
    (ip.is_loopback() && !is_own_name(host)).then_some("cards-doubt-loopback")
}

/// Whether an address is one of this machine's: only those can be bound to.
fn is_ours(ip: IpAddr) -> bool {
    let is_link_local = matches!(ip, IpAddr::V6(v6) if v6.is_unicast_link_local() && v6 != Ipv6Addr::UNSPECIFIED);
    // A link-local one needs to be told its network, which an address in a code cannot.
    !is_link_local && UdpSocket::bind((ip, 0)).is_ok()
}

fn is_own_name(host: &str) -> bool {
    let own = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default().to_lowercase();
    let own = own.trim().split('.').next().unwrap_or_default();
    !own.is_empty() && host.strip_suffix(".local") == Some(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_another_machine_is_doubtful() {
        // 192.0.2.0/24 and 2001:db8::/32 are for examples; no machine has them.
        for other in ["192.0.2.7", "2001:db8::7"] {
            assert_eq!(wrong(other), Some("cards-doubt-ip"), "{other}");
        }
        assert_eq!(wrong("127.0.0.1"), Some("cards-doubt-loopback"));
        assert_eq!(wrong("nowhere.invalid"), Some("cards-doubt-name"));
        let own = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap().to_lowercase();
        let own = own.trim().split('.').next().unwrap().to_string();
        assert_eq!(wrong(&format!("{own}.local")), None);
    }

    #[test]
    fn a_host_is_read_from_its_address() {
        for (address, expected) in [
            ("http://192.168.1.20:8080", "192.168.1.20"),
            ("http://[2001:db8::7]:8080", "2001:db8::7"),
            ("https://Comanda.LOCAL.", "comanda.local"),
        ] {
            assert_eq!(host(address).as_deref(), Some(expected));
        }
    }
}
