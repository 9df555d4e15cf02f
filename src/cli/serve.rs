//! Running the house: everything is started in order and stopped in reverse.

use std::net::TcpListener;
use std::sync::Arc;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

use super::{Told, qr};
use crate::app::App;
use crate::app::jobs::Jobs;
use crate::app::notify::{self, Notify};
use crate::app::{control, room};
use crate::config::Config;
use crate::people;

pub(super) fn run(config: Config) -> Told {
    let (app, listener) = open(config)?;
    tell(&app)?;
    keep(app, listener)
}

/// Starts the log, takes the port and opens the house, so that the addresses are known.
pub(super) fn open(mut config: Config) -> Result<(Arc<App>, TcpListener), Vec<String>> {
    log();
    let listener = TcpListener::bind(config.listen).map_err(|e| vec![taken(&config, &e)])?;
    config.listen = listener.local_addr().unwrap_or(config.listen);
    config.connections = room::for_connections(config.connections);
    let app = App::open(config, None).map_err(|e| vec![format!("{e}.")])?;
    Ok((app, listener))
}

/// Runs until the program is told to end.
pub(super) fn keep(app: Arc<App>, listener: TcpListener) -> Told {
    let cannot = |e: std::io::Error| vec![format!("The server cannot run: {e}.")];
    let jobs = Jobs::start(&app).map_err(cannot)?;
    // Without the door the house runs all the same, only the command line's verbs do not.
    let door = control::listen(app.clone())
        .inspect_err(
            |e| tracing::warn!(error = %e, "no control socket: the command line's verbs need the server stopped"),
        )
        .ok();
    let notify = Arc::new(Notify::of(|name| std::env::var(name).ok()).map_err(cannot)?);
    let watch = notify::watch(&app, notify.clone()).map_err(cannot)?;
    // The port is taken: who comes from now on is served.
    notify.ready();
    let ended = crate::web::run(app, listener);
    notify.stopping();
    drop(watch);
    drop(door);
    drop(jobs);
    ended.map_err(cannot)
}

/// Says where the house is reached, and how the first owner gets in.
fn tell(app: &App) -> Told {
    let addresses = app.addresses();
    say!("Comanda is open at:");
    for address in &addresses {
        say!("  {address}");
    }
    let owned = app.read(people::queries::has_owner).map_err(|e| control::sentences(&e))?;
    if !owned {
        let page = format!("{}/setup", app.base_url());
        say!("Nobody owns this house yet. Open {page}");
        say!("and type this code, which is new at every start: {}", app.setup_code);
        // In the journal of a service a drawing of 30 lines would only be in the way.
        if std::io::IsTerminal::is_terminal(&std::io::stdout()) {
            say!("Or scan this with a phone on the same network; it brings the code along:");
            say!("\n{}", qr::text(&format!("{page}?code={}", app.setup_code))?);
        }
    }
    Ok(())
}

/// The log goes to the standard error stream; RUST_LOG chooses how much. A
/// second call, as tests make it, keeps the first one's.
fn log() {
    let asked = std::env::var("RUST_LOG").ok().and_then(|text| text.parse::<Targets>().ok());
    let filter = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::INFO));
    let ansi = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(ansi);
    let _ = tracing_subscriber::registry().with(lines.with_filter(filter)).try_init();
}

fn taken(config: &Config, e: &std::io::Error) -> String {
    let address = config.listen;
    match e.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "The port {} is taken by another program; choose one with --listen {}:PORT.",
                address.port(),
                address.ip()
            )
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("This account may not listen on {address}; ports from 1024 on are free.")
        }
        _ => format!("The server cannot listen on {address}: {e}."),
    }
}
