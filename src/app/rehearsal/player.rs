//! The fake guests of a rehearsal, on a thread of their own beside the server that they visit.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::thread::Builder;
use std::time::Duration;

use tokio::task::LocalSet;

use super::{Copy, Desk, Next, keep};
use crate::app::App;
use crate::rehearse::report::Report;
use crate::rehearse::{House, run};

/// How long real guests and staff may stay once the fake ones have gone.
const STAY: Duration = Duration::from_secs(15 * 60);

/// Lets the fake guests in; when their time and that of the real ones is over, the server goes back to the house.
///
/// # Errors
/// If the machine has no thread left.
pub fn play(app: &Arc<App>, copy: Copy) -> std::io::Result<()> {
    // Only what is told of it: the app is closed when the rehearsal ends, whoever still looks.
    let desk = app.rehearsal.clone();
    let house = House {
        url: format!("http://{}", own(app.config.listen)),
        account: copy.account,
        process: Some(std::process::id()),
        throw_away: false,
    };
    let settings = copy.wish.settings(app.store.clock().now().at_ms);
    let home = copy.home;
    Builder::new().name("rehearsal".into()).spawn(move || {
        match evening(&desk, &house, settings) {
            Ok(report) => {
                if let Err(e) = keep(&home, &report) {
                    tracing::warn!(error = %e, "the report of the rehearsal could not be kept");
                }
                desk.told().report = Some(report);
            }
            Err(sentence) => {
                tracing::warn!(sentence, "the fake guests could not play");
                desk.told().trouble = Some(sentence);
            }
        }
        desk.told().gone = true;
        desk.stop.wait(STAY);
        tracing::info!("the rehearsal is over");
        desk.turn(Next::House);
    })?;
    Ok(())
}

fn evening(desk: &Desk, house: &House, settings: crate::rehearse::Settings) -> Result<Report, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| e.to_string())?;
    let told = |progress| {
        desk.told().progress = Some(progress);
        !desk.stop.wait(Duration::ZERO)
    };
    LocalSet::new().block_on(&runtime, run(house, settings, told))
}

/// The address under which this machine reaches its own server.
fn own(listen: SocketAddr) -> SocketAddr {
    let ip = match listen.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
    };
    SocketAddr::new(ip, listen.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_on_every_address_is_reached_on_this_machine() {
        let at = |text: &str| own(text.parse().unwrap()).to_string();
        assert_eq!(at("0.0.0.0:8080"), "127.0.0.1:8080");
        assert_eq!(at("[::]:80"), "[::1]:80");
        assert_eq!(at("192.168.1.10:80"), "192.168.1.10:80");
    }
}
