//! The walls in front of every handler, in this order: the Host is one of
//! ours (a page of another name may not speak to us: DNS rebinding), a change
//! comes from a page of ours (Origin) or of a site that the owner named, nobody asks too often, and a house
//! without an owner shows its setup and nothing else.

use std::net::IpAddr;
use std::sync::atomic::Ordering;

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};
use actix_web::middleware::Next;

use super::api::caller::{API, needs_no_page};
use super::error::Failure;
use super::{State, actor, cors, gate, reply, state};
use crate::base::address::host_of;
use crate::base::{Error, Msg};
use crate::config::machine_name;
use crate::people;

/// The names that the house answers to.
pub struct Hosts(Vec<String>);

impl Hosts {
    /// `localhost`, the machine's name and `comanda` in `.local`, and the configured names.
    pub fn new(hosts: &[String]) -> Hosts {
        let mut names = vec!["localhost".to_string(), "comanda.local".to_string()];
        names.extend(machine_name().map(|name| format!("{name}.local")));
        names.extend(hosts.iter().map(|h| host_of(h)));
        Hosts(names)
    }

    /// Whether a Host header's value names us; `base` is the address for guests that somebody named.
    /// Any IP literal is one of ours too, because rebinding needs a name.
    fn has(&self, host: &str, base: &str) -> bool {
        let name = host_of(host);
        let literal = name.strip_prefix('[').and_then(|n| n.strip_suffix(']')).unwrap_or(&name);
        let named = !base.is_empty() && host_of(base) == name;
        named || literal.parse::<IpAddr>().is_ok() || self.0.contains(&name)
    }
}

/// The middleware.
///
/// # Errors
/// Those of the inner service; refusals are answers.
pub async fn check(req: ServiceRequest, next: Next<BoxBody>) -> Result<ServiceResponse, actix_web::Error> {
    let web = state(req.request()).clone();
    if let Err(failure) = walls(&web, &req) {
        return Ok(req.error_response(failure));
    }
    if let Err(failure) = gate::admit(&req) {
        return Ok(req.error_response(Failure::from(failure)));
    }
    if needs_setup(&web, req.path()) {
        if req.path().starts_with(API) {
            let failure = Failure::from(Error::conflict("error-no-owner"));
            return Ok(req.error_response(failure));
        }
        return Ok(req.into_response(reply::see_other("/setup")));
    }
    next.call(req).await
}

fn walls(web: &State, req: &ServiceRequest) -> Result<(), Failure> {
    web.app.follow_settings()?;
    let host = one_host(req)
        .filter(|host| web.hosts.has(host, &web.app.named_url()))
        .ok_or(Failure::Misdirected)?;
    let from_ours = || {
        let named = cors::is_named(req.request());
        named || needs_no_page(req.path(), req.headers()) || comes_from(req.headers(), &host)
    };
    if changes_something(req) && !from_ours() {
        return Err(Error::Forbidden(Msg::new("error-origin")).into());
    }
    let peer = actor::peer(req.request());
    web.limits.address(peer)?;
    let is_file = ["/static/", "/pictures/", "/accent/", "/healthz"]
        .iter()
        .any(|p| req.path().starts_with(p));
    if !is_file {
        web.limits.page(actor::session_key(req.request()), peer)?;
    }
    Ok(())
}

/// The Host header, if there is exactly one and the address line agrees with it.
fn one_host(req: &ServiceRequest) -> Option<String> {
    let mut all = req.headers().get_all(header::HOST);
    let host = all.next()?.to_str().ok()?.to_ascii_lowercase();
    let named = req.uri().authority().map(|a| a.as_str().to_ascii_lowercase());
    (all.next().is_none() && named.is_none_or(|n| n == host)).then_some(host)
}

fn changes_something(req: &ServiceRequest) -> bool {
    let safe = [Method::GET, Method::HEAD, Method::OPTIONS].contains(req.method());
    !safe || req.headers().contains_key(header::UPGRADE)
}

/// Whether the Origin (RFC 6454) is the Host that was asked. The scheme may be
/// either, because TLS may end before us. A missing Origin is nobody's page.
pub fn comes_from(headers: &HeaderMap, host: &str) -> bool {
    let mut all = headers.get_all(header::ORIGIN);
    let origin = all.next().and_then(|v| v.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let same = [("http://", ":80"), ("https://", ":443")].iter().any(|(scheme, port)| {
        let plain = |h: &str| h.strip_suffix(port).unwrap_or(h).to_string();
        origin.strip_prefix(scheme).is_some_and(|o| !o.is_empty() && plain(o) == plain(host))
    });
    same && all.next().is_none()
}

/// Whether nobody owns the house yet and this is not a part of the setup.
fn needs_setup(web: &State, path: &str) -> bool {
    let open = ["/setup", "/static/", "/healthz", "/readyz", "/language"];
    if web.owned.load(Ordering::Relaxed) || open.iter().any(|p| path.starts_with(p)) {
        return false;
    }
    match web.app.read(people::queries::has_owner) {
        Ok(true) => {
            web.owned.store(true, Ordering::Relaxed);
            false
        }
        Ok(false) => true,
        // The handler meets the same fault and tells it.
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    #[test]
    fn names_of_ours_and_addresses_are_let_in() {
        let hosts = Hosts::new(&["Osteria.lan".into()]);
        let base = "https://menu.example.org:8443";
        for ours in [
            "localhost:8080",
            "LOCALHOST",
            "comanda.local",
            "192.168.1.10:8080",
            "[::1]:8080",
            "[fe80::1]",
            "menu.example.org",
            "osteria.lan:80",
            "comanda.local.:8080",
        ] {
            assert!(hosts.has(ours, base), "{ours}");
        }
        for theirs in [
            "evil.example",
            "",
            ":80",
            "192.168.1.10.evil.example",
            "comanda.local.evil",
            "xcomanda.local",
        ] {
            assert!(!hosts.has(theirs, base), "{theirs}");
            assert!(!hosts.has(theirs, ""), "{theirs}");
        }
    }

    #[test]
    fn a_change_comes_from_a_page_of_ours() {
        let from = |origin: &'static str, host: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ORIGIN, HeaderValue::from_static(origin));
            comes_from(&headers, host)
        };
        assert!(from("http://192.168.1.10:8080", "192.168.1.10:8080"));
        assert!(from("https://Comanda.local", "comanda.local"));
        assert!(from("http://comanda.local", "comanda.local:80"));
        for (origin, host) in [
            ("null", "comanda.local"),
            ("http://evil.example", "comanda.local"),
            ("http://", ""),
            ("http://comanda.local:81", "comanda.local"),
            ("http://comanda.local.evil", "comanda.local"),
            ("ftp://comanda.local", "comanda.local"),
            ("http://comanda.local/", "comanda.local"),
        ] {
            assert!(!from(origin, host), "{origin} {host}");
        }
        assert!(!comes_from(&HeaderMap::new(), "comanda.local"));
    }
}
