//! The address that guests reach the house at, as people write it.

/// A base address in its one written form: `http://` or `https://`, a host and perhaps a port,
/// nothing behind.
///
/// # Errors
/// Why it is none, as the end of a sentence.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    let bare = text.strip_suffix('/').unwrap_or(text);
    let rest = bare.strip_prefix("http://").or_else(|| bare.strip_prefix("https://"));
    let rest = rest.ok_or("it must begin with http:// or https://")?;
    if rest.contains(['/', '?', '#']) {
        return Err("it must end after the host and port");
    }
    if rest.contains('@') {
        return Err("it must not hold a name or password");
    }
    let v6 = rest.strip_prefix('[').and_then(|r| r.split_once(']'));
    let (host_ok, port) = match v6 {
        Some((host, port)) => (host.parse::<std::net::Ipv6Addr>().is_ok(), port),
        None => {
            let (host, port) = rest.find(':').map_or((rest, ""), |at| rest.split_at(at));
            (is_host(host), port)
        }
    };
    if !host_ok {
        return Err("it has no valid host");
    }
    let port_ok = port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.parse::<u16>().is_ok_and(|n| n > 0));
    if port_ok {
        Ok(bare.to_ascii_lowercase())
    } else {
        Err("its port is no number from 1 to 65535")
    }
}

/// Whether this is a host name or an IPv4 address.
pub fn is_host(text: &str) -> bool {
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    // Numbers alone are an address, as browsers read them, and not every one is.
    let numbers = text.split('.').all(|l| l.bytes().all(|b| b.is_ascii_digit()));
    text.len() <= 253 && text.split('.').all(label) && (!numbers || text.parse::<std::net::Ipv4Addr>().is_ok())
}

/// The host in a base address or a Host header: without scheme, port, and the root's dot, in lower case.
pub fn host_of(address: &str) -> String {
    let bare = address.split_once("://").map_or(address, |(_, rest)| rest);
    let name = match bare.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => bare,
    };
    name.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_a_scheme_a_host_and_a_port() {
        for no_address in [
            "http://192.168.1.999",
            "http://192.168.1",
            "http://1.2.3.4.5:80",
            "http://256",
        ] {
            assert!(base_url(no_address).is_err(), "{no_address}");
        }
        for good in [
            "http://192.168.1.10:8080",
            "https://comanda.example/",
            "http://[::1]:80",
            "http://comanda.local",
        ] {
            assert!(base_url(good).is_ok(), "{good}");
        }
        assert_eq!(base_url("http://A.example/").unwrap(), "http://a.example");
        for bad in [
            "",
            "comanda.local",
            "ftp://x",
            "http://",
            "http://x/y",
            "http://x?y",
            "http://a@b",
            "http://x:0",
            "http://x:99999",
            "http://-x",
            "http://[::1",
            "http://a b",
        ] {
            assert!(base_url(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_host_is_found_in_addresses_and_headers() {
        for (address, host) in [
            ("https://Menu.example:8443", "menu.example"),
            ("http://[::1]:80", "[::1]"),
            ("http://[fe80::1]", "[fe80::1]"),
            ("comanda.local.:8080", "comanda.local"),
            ("", ""),
        ] {
            assert_eq!(host_of(address), host);
        }
    }
}
