//! How the program is started: flag, else environment, else file, else
//! default. What is wrong is refused at the start, never later.

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::base::address::{base_url, is_host};

/// The configuration file that is read if it exists and none is named.
pub const FILE: &str = "comanda.toml";

/// A full house and its terrace: some sockets and connections for each of a thousand phones.
const CONNECTIONS: usize = 4096;
const CONNECTIONS_ALLOWED: std::ops::RangeInclusive<usize> = 32..=65_536;

/// How the program is started.
#[derive(Debug, Clone)]
pub struct Config {
    /// The data directory.
    pub data: PathBuf,
    /// Where the server listens; once it does, the address that it really has.
    pub listen: SocketAddr,
    /// The address that guests reach the house at, without a slash at the end.
    pub base_url: Option<String>,
    /// Further host names that the house answers to.
    pub hosts: Vec<String>,
    /// How many times as generous as in a restaurant the rate limits are: 1, or
    /// more for a benchmark, which raises numbers and never goes around a check.
    pub limits: u32,
    /// How many connections there may be at once; the last of them are kept for the staff.
    pub connections: usize,
    /// Where each value came from: `data` → `flag`.
    pub origins: Vec<(&'static str, Origin)>,
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The command line.
    Flag,
    /// An environment variable.
    Environment,
    /// The configuration file.
    File,
    /// Nobody said anything.
    Default,
}

/// What the command line says.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    /// The data directory.
    pub data: Option<PathBuf>,
    /// Where to listen.
    pub listen: Option<String>,
    /// The address for guests.
    pub base_url: Option<String>,
    /// The configuration file, which must exist if it is named.
    pub config: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    data: Option<PathBuf>,
    listen: Option<String>,
    base_url: Option<String>,
    limits: Option<u32>,
    connections: Option<usize>,
    #[serde(default)]
    hosts: Vec<String>,
}

impl Config {
    /// A configuration with the defaults and this data directory.
    pub fn new(data: impl Into<PathBuf>) -> Config {
        Config {
            data: data.into(),
            listen: DEFAULT_LISTEN,
            base_url: None,
            hosts: Vec::new(),
            limits: 1,
            connections: CONNECTIONS,
            origins: Vec::new(),
        }
    }

    /// The same house in rehearsal: fake phones share an address and do in minutes what guests do in an evening, so
    /// each rate limit is a thousand times as generous; each is still asked.
    #[must_use]
    pub fn rehearsing(mut self) -> Config {
        self.limits = self.limits.saturating_mul(1000);
        self
    }

    /// Puts the configuration together; `env` reads an environment variable.
    ///
    /// # Errors
    /// One sentence about the value that is wrong, and where it came from.
    pub fn load(flags: Flags, env: impl Fn(&str) -> Option<String>) -> Result<Config, String> {
        let (file, place) = read_file(flags.config.as_deref())?;
        let mut config = Config::new("comanda-data");
        let path = |name| env(name).map(PathBuf::from);
        let (data, origin) = choose(flags.data, path("COMANDA_DATA"), file.data);
        config.data = data.unwrap_or(config.data);
        config.origins.push(("data", origin));
        let (listen, origin) = choose(flags.listen, env("COMANDA_LISTEN"), file.listen);
        if let Some(text) = listen {
            let wrong = || {
                format!(
                    "{} is not an address to listen on; write it like 0.0.0.0:8080{}",
                    text,
                    origin.told(&place)
                )
            };
            config.listen = text.parse().map_err(|_| wrong())?;
        }
        config.origins.push(("listen", origin));
        let (base, origin) = choose(flags.base_url, env("COMANDA_BASE_URL"), file.base_url);
        if let Some(text) = base {
            let told = |why| format!("{text} is not a base URL: {why}{}", origin.told(&place));
            config.base_url = Some(base_url(&text).map_err(told)?);
        }
        config.origins.push(("base-url", origin));
        let asked = env("COMANDA_LIMITS").map(|text| text.parse().unwrap_or(0));
        let (limits, origin) = choose(None, asked, file.limits);
        config.limits = limits.unwrap_or(1);
        if config.limits == 0 {
            return Err(format!("limits is a whole number of 1 or more{}", origin.told(&place)));
        }
        config.origins.push(("limits", origin));
        let asked = env("COMANDA_CONNECTIONS").map(|text| text.parse().unwrap_or(0));
        let (connections, origin) = choose(None, asked, file.connections);
        config.connections = in_range(connections.unwrap_or(CONNECTIONS)).map_err(|why| why + &origin.told(&place))?;
        config.origins.push(("connections", origin));
        let origin = check_hosts(&file.hosts, &place)?;
        config.hosts = file.hosts;
        config.origins.push(("hosts", origin));
        Ok(config)
    }

    /// The address that guests reach the house at; see [`Config::address`].
    pub fn base(&self) -> String {
        self.address(self.listen)
    }

    /// The address for guests of a server that listens there: the one that was
    /// set, else that of this machine on its network, as well as it is known.
    pub fn address(&self, listen: SocketAddr) -> String {
        if let Some(url) = &self.base_url {
            return url.clone();
        }
        let ip = match listen.ip() {
            ip if ip.is_unspecified() => lan_address().unwrap_or(IpAddr::from([127, 0, 0, 1])),
            ip => ip,
        };
        url_of(ip, listen.port())
    }

    /// The addresses that guests might reach the house at: each of this machine's own on its networks,
    /// then its name, which works where the network knows `.local` names.
    pub fn candidates(&self) -> Vec<String> {
        let port = self.listen.port();
        let mut ips = vec![self.listen.ip()];
        if self.listen.ip().is_unspecified() {
            ips = lan_address().into_iter().collect();
            let table = std::fs::read_to_string("/proc/net/fib_trie").unwrap_or_default();
            ips.extend(own_addresses(&table).into_iter().filter(|ip| lan_address() != Some(*ip)));
        }
        let mut all: Vec<String> = ips.iter().map(|ip| url_of(*ip, port)).collect();
        if !self.listen.ip().is_loopback() {
            all.extend(machine_name().map(|name| format!("http://{name}.local:{port}")));
        }
        all
    }

    /// Every address of the server that is cheaply known, the best first.
    pub fn addresses(&self) -> Vec<String> {
        let mut all = vec![self.base()];
        let port = self.listen.port();
        if self.listen.ip().is_unspecified() {
            all.extend(lan_address().map(|ip| url_of(ip, port)));
            all.push(url_of(IpAddr::from([127, 0, 0, 1]), port));
        } else {
            all.push(url_of(self.listen.ip(), port));
        }
        let mut seen = Vec::new();
        all.retain(|a| {
            !seen.contains(a) && {
                seen.push(a.clone());
                true
            }
        });
        all
    }
}

/// The IPv4 addresses of this machine on its networks. The kernel lists them as leaves of its routing
/// table: an address, then that it is a host's and local.
fn own_addresses(table: &str) -> Vec<IpAddr> {
    let lines: Vec<&str> = table.lines().map(str::trim).collect();
    let mut found: Vec<IpAddr> = Vec::new();
    for pair in lines.windows(2).filter(|pair| pair[1].ends_with("host LOCAL")) {
        let ip = pair[0].strip_prefix("|-- ").and_then(|ip| ip.parse().ok());
        found.extend(ip.filter(|ip: &IpAddr| !ip.is_loopback() && !found.contains(ip)));
    }
    found
}

const DEFAULT_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED), 8080);

impl Origin {
    /// Where to look, as the end of a sentence.
    fn told(self, file: &str) -> String {
        match self {
            Origin::Flag => " (from the command line)".into(),
            Origin::Environment => " (from the environment)".into(),
            Origin::File => format!(" (from {file})"),
            Origin::Default => String::new(),
        }
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Origin::Flag => "flag",
            Origin::Environment => "environment",
            Origin::File => "file",
            Origin::Default => "default",
        })
    }
}

/// The names in the file, each checked; says whether there are any.
fn check_hosts(hosts: &[String], place: &str) -> Result<Origin, String> {
    if let Some(bad) = hosts.iter().find(|h| !is_host(h)) {
        return Err(format!("{bad} is not a host name{}", Origin::File.told(place)));
    }
    Ok(if hosts.is_empty() {
        Origin::Default
    } else {
        Origin::File
    })
}

fn choose<T>(flag: Option<T>, env: Option<T>, file: Option<T>) -> (Option<T>, Origin) {
    match (flag, env, file) {
        (Some(value), _, _) => (Some(value), Origin::Flag),
        (None, Some(value), _) => (Some(value), Origin::Environment),
        (None, None, Some(value)) => (Some(value), Origin::File),
        (None, None, None) => (None, Origin::Default),
    }
}

/// The file's values, and its name for sentences.
fn read_file(named: Option<&Path>) -> Result<(File, String), String> {
    let path = named.unwrap_or(Path::new(FILE));
    let place = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => match toml::from_str(&text) {
            Ok(file) => Ok((file, place)),
            // The parser's message spans lines; its first one and the reason are enough.
            Err(e) => Err(format!("the configuration {place} cannot be used: {}", e.message())),
        },
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && named.is_none() => Ok((File::default(), place)),
        Err(e) => Err(format!("the configuration {place} cannot be read: {e}")),
    }
}

fn in_range(connections: usize) -> Result<usize, String> {
    let (least, most) = (CONNECTIONS_ALLOWED.start(), CONNECTIONS_ALLOWED.end());
    let wrong = || format!("connections is a whole number from {least} to {most}");
    Some(connections).filter(|n| CONNECTIONS_ALLOWED.contains(n)).ok_or_else(wrong)
}

fn url_of(ip: IpAddr, port: u16) -> String {
    format!("http://{}", SocketAddr::new(ip, port))
}

/// This machine's name, without its domain.
pub fn machine_name() -> Option<String> {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname").ok()?;
    let first = name.trim().split('.').next().unwrap_or_default();
    (!first.is_empty()).then(|| first.to_ascii_lowercase())
}

/// This machine's address on the network that leads out. "Connecting" a
/// datagram socket sends nothing, it only asks which address would be used;
/// 192.0.2.1 is reserved for documents (RFC 5737).
fn lan_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    let ip = socket.local_addr().ok()?.ip();
    (!ip.is_unspecified()).then_some(ip)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_env(_: &str) -> Option<String> {
        None
    }

    fn with_file(text: &str, flags: Flags, env: impl Fn(&str) -> Option<String>) -> Result<Config, String> {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("house.toml");
        std::fs::write(&file, text).unwrap();
        let config = Some(file);
        Config::load(Flags { config, ..flags }, env)
    }

    #[test]
    fn a_flag_wins_over_the_environment_over_the_file() {
        let text =
            "data = 'from-file'\nlisten = '127.0.0.1:1'\nbase_url = 'http://file.example'\nhosts = ['comanda.lan']";
        let flags = Flags {
            data: Some("from-flag".into()),
            ..Flags::default()
        };
        let env = |name: &str| match name {
            "COMANDA_DATA" => Some("from-env".to_string()),
            "COMANDA_LISTEN" => Some("127.0.0.1:2".to_string()),
            _ => None,
        };
        let c = with_file(text, flags, env).unwrap();
        assert_eq!(
            (c.data.to_str().unwrap(), c.listen.port(), c.base_url.as_deref()),
            ("from-flag", 2, Some("http://file.example"))
        );
        let origins: Vec<_> = c.origins.iter().map(|(_, o)| *o).collect();
        assert_eq!(
            origins,
            [
                Origin::Flag,
                Origin::Environment,
                Origin::File,
                Origin::Default,
                Origin::Default,
                Origin::File
            ]
        );
        let plain = with_file("", Flags::default(), no_env).unwrap();
        assert_eq!(
            (plain.data.to_str().unwrap(), plain.listen.to_string().as_str()),
            ("comanda-data", "0.0.0.0:8080")
        );
    }

    #[test]
    fn what_is_wrong_is_refused_with_its_place() {
        let listen = with_file("listen = 'here'", Flags::default(), no_env).unwrap_err();
        assert!(listen.contains("here") && listen.contains("house.toml"), "{listen}");
        let few = with_file("connections = 8", Flags::default(), no_env).unwrap_err();
        assert!(few.contains("32") && few.contains("house.toml"), "{few}");
        let unknown = with_file("colour = 'red'", Flags::default(), no_env).unwrap_err();
        assert!(unknown.contains("colour"), "{unknown}");
        assert!(with_file("hosts = ['a b']", Flags::default(), no_env).is_err());
        let missing = Flags {
            config: Some("/nowhere/comanda.toml".into()),
            ..Flags::default()
        };
        assert!(Config::load(missing, no_env).unwrap_err().contains("/nowhere/comanda.toml"));
    }

    #[test]
    fn the_machines_own_addresses_are_found_among_the_kernels_routes() {
        let table = "Local:\n  +-- 0.0.0.0/0 3 0 5\n     |-- 127.0.0.1\n        /32 host LOCAL\n     |-- 192.168.1.0\n        \
                     /24 link UNICAST\n     |-- 192.168.1.10\n        /32 host LOCAL\n     |-- 192.168.1.255\n        \
                     /32 link BROADCAST\n     |-- 192.168.1.10\n        /32 host LOCAL\n";
        assert_eq!(own_addresses(table), [IpAddr::from([192, 168, 1, 10])]);
        let mut c = Config::new("x");
        assert!(c.candidates().iter().all(|a| a.ends_with(":8080") && !a.contains("0.0.0.0")));
        c.listen = "127.0.0.1:4321".parse().unwrap();
        assert_eq!(c.candidates(), ["http://127.0.0.1:4321"]);
    }

    #[test]
    fn the_address_for_guests_has_the_real_port() {
        let mut c = Config::new("x");
        c.listen = "127.0.0.1:4321".parse().unwrap();
        assert_eq!(c.base(), "http://127.0.0.1:4321");
        assert_eq!(c.addresses(), ["http://127.0.0.1:4321"]);
        c.listen = "[::1]:80".parse().unwrap();
        assert_eq!(c.base(), "http://[::1]:80");
        c.listen = "0.0.0.0:80".parse().unwrap();
        assert!(!c.base().contains("0.0.0.0"));
    }
}
