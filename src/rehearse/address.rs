//! Where a house is, and what of its links leads to it.

/// Where the house is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Name or address and port, as in the `Host` header.
    pub host: String,
}

impl Address {
    /// Of a base URL such as `http://192.168.1.10:8080`.
    ///
    /// # Errors
    /// A sentence of why not.
    pub fn parse(url: &str) -> std::result::Result<Address, String> {
        let Some(rest) = url.strip_prefix("http://") else {
            return Err(format!(
                "{url} is not an address that begins with http://; a house behind TLS is rehearsed at its own address."
            ));
        };
        let host = rest.trim_end_matches('/');
        if host.is_empty() || host.contains(['/', '@', '?', '#', ' ']) {
            return Err(format!(
                "{url} is not the address of a house; write it like http://192.168.1.10:8080."
            ));
        }
        let has_port = host.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        let host = if has_port {
            host.to_string()
        } else {
            format!("{host}:80")
        };
        Ok(Address { host })
    }

    /// As pages of the house name themselves.
    pub fn origin(&self) -> String {
        format!("http://{}", self.host.trim_end_matches(":80"))
    }

    /// The path of a link of this house; `None` of another's.
    pub fn path_of<'a>(&self, url: &'a str) -> Option<&'a str> {
        let rest = url.strip_prefix("http://").or_else(|| url.strip_prefix("https://"));
        match rest {
            // Its address for guests may be another one than ours.
            Some(rest) => rest.find('/').map(|at| &rest[at..]),
            None => url.starts_with('/').then_some(url),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_houses_own() {
        assert_eq!(Address::parse("http://127.0.0.1:8080/").unwrap().host, "127.0.0.1:8080");
        assert_eq!(
            Address::parse("http://comanda.local").unwrap().origin(),
            "http://comanda.local"
        );
        for bad in ["https://x", "http://", "http://x/t/y", "x:80", "http://a@b"] {
            assert!(Address::parse(bad).is_err(), "{bad}");
        }
        let here = Address::parse("http://127.0.0.1:8080").unwrap();
        assert_eq!(here.path_of("https://menu.example.org/t/abc"), Some("/t/abc"));
        assert_eq!(here.path_of("/menu"), Some("/menu"));
        assert_eq!(here.path_of("http://x"), None);
    }
}
