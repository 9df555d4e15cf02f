//! `comanda doctor`: what is wrong, in words, and how to mend it. It changes nothing.

use std::net::{TcpListener, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::time::Duration;

use super::Told;
use crate::app::backups::LATE_MS;
use crate::app::control::{Command, Outcome, ask};
use crate::app::health::{Check, State, clock_check, database, disk, keys};
use crate::base::address::host_of;
use crate::base::time::{Clock, is_lost};
use crate::config::Config;
use crate::store::backup::{self, DATABASE, Pace, check};
use crate::store::{hold, room, schema};

/// How long the address for guests may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn run(config: &Config) -> Told {
    let data = &config.data;
    if !data.join(DATABASE).exists() && backup::list(&data.join(backup::FOLDER)).unwrap_or_default().is_empty() {
        return Err(vec![format!(
            "There is no house in {}; --data DIR names another folder.",
            data.display()
        )]);
    }
    let mut all = vec![rights(data), keys(data)];
    match ask(data, &Command::Health) {
        Some(Outcome::Health(checks)) => {
            all.extend(checks);
            all.push(Check::new("port", State::Good, "the house is open", ""));
        }
        Some(Outcome::Refused(told)) => {
            let mend = "Restart the house, so that it and this command are of one version.";
            all.push(Check::new("house", State::Bad, told.join(" "), mend));
        }
        Some(_) => {}
        None => all.extend(closed(config)),
    }
    let named = match ask(data, &Command::SettingsList) {
        Some(Outcome::Settings(all)) => all.into_iter().find(|(key, _)| key == "base-url").map(|(_, url)| url),
        _ => None,
    };
    let url = config.base_url.clone().or(named).filter(|url| !url.is_empty());
    all.extend(url.as_deref().map(reach));
    tell(&all)
}

fn tell(all: &[Check]) -> Told {
    for check in all {
        let mark = match check.state {
            State::Good => "good",
            State::Warn => "look",
            State::Bad => "BAD ",
        };
        say!("{mark}  {:<10} {}", check.name, check.says);
        if !check.mend.is_empty() {
            say!("      {:<10} {}", "", check.mend);
        }
    }
    match all.iter().filter(|c| c.state == State::Bad).count() {
        0 => Ok(()),
        n => Err(vec![format!("{n} of {} do not work.", all.len())]),
    }
}

/// What the open house would say of itself.
fn closed(config: &Config) -> Vec<Check> {
    let data = &config.data;
    let clock = Clock::machine(0);
    let now_ms = clock.now().at_ms;
    let mut all = vec![disk(room::of(data), false)];
    all.push(clock_check(is_lost().then_some("clock-before-build")));
    all.push(age(data, now_ms));
    match hold(data) {
        Ok(_held) => {
            let looked = check::quick(data, &Pace::at_once(clock));
            all.push(database(data, looked.unwrap_or_else(|e| Some(e.to_string()))));
            all.push(schema_check(data));
        }
        Err(e) => all.push(Check::new(
            "house",
            State::Bad,
            e.to_string(),
            "End the other comanda, or restart the service.",
        )),
    }
    all.push(port(config));
    all
}

fn age(data: &Path, now_ms: i64) -> Check {
    const MEND: &str = "Run comanda backup.";
    let newest = backup::list(&data.join(backup::FOLDER))
        .unwrap_or_default()
        .into_iter()
        .find_map(|f| f.manifest);
    match newest.map(|m| (now_ms - m.at_ms).max(0)) {
        Some(age) => {
            let state = if age > LATE_MS { State::Warn } else { State::Good };
            Check::new("backup", state, format!("{} hours old", age / 3_600_000), MEND)
        }
        None => Check::new("backup", State::Warn, "none yet", MEND),
    }
}

fn port(config: &Config) -> Check {
    let mend = "End the program that has it, or choose another one with --listen.";
    match TcpListener::bind(config.listen) {
        Ok(_) => Check::new(
            "port",
            State::Good,
            format!("{} is free; the house is closed", config.listen),
            "",
        ),
        Err(e) => Check::new("port", State::Bad, format!("{}: {e}", config.listen), mend),
    }
}

fn schema_check(data: &Path) -> Check {
    const MEND: &str = "Install the newer comanda again, or go back to a backup of this one's.";
    match schema(data) {
        Ok((found, known)) if found > known => Check::new(
            "schema",
            State::Bad,
            format!("{found}, but this program knows only {known}"),
            MEND,
        ),
        Ok((found, known)) => Check::new("schema", State::Good, format!("{found} of {known}"), ""),
        Err(e) => Check::new("schema", State::Bad, e.to_string(), MEND),
    }
}

fn rights(data: &Path) -> Check {
    let mend = "Give the folder to the account that the house runs as: chown -R comanda: and chmod 700.";
    let probe = data.join(format!(".doctor-{}", std::process::id()));
    let written = std::fs::write(&probe, "").and_then(|()| std::fs::remove_file(&probe));
    match written {
        Ok(()) => Check::new("folder", State::Good, format!("{} can be written", data.display()), ""),
        Err(e) => Check::new(
            "folder",
            State::Bad,
            format!("{} cannot be written: {e}", data.display()),
            mend,
        ),
    }
}

/// Whether something answers at the address that the QR codes carry.
fn reach(url: &str) -> Check {
    let mend = "Is the address this machine's, and is the house open? Phones try it at /setup/reach, too.";
    let host = host_of(url);
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    let port = authority.rsplit_once(':').and_then(|(_, p)| p.parse().ok());
    let port: u16 = port.unwrap_or(if url.starts_with("https") { 443 } else { 80 });
    let plain = host.trim_start_matches('[').trim_end_matches(']');
    let places = (plain, port).to_socket_addrs().map(Iterator::collect::<Vec<_>>).unwrap_or_default();
    if places.iter().any(|place| TcpStream::connect_timeout(place, PATIENCE).is_ok()) {
        return Check::new("address", State::Good, format!("{url} answers"), "");
    }
    Check::new("address", State::Warn, format!("{url} does not answer"), mend)
}
