//! Running the house: everything is started in order and stopped in reverse.

use std::fs::File;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::prelude::*;

use super::{Told, ending, qr};
use crate::app::App;
use crate::app::jobs::Jobs;
use crate::app::notify::{self, Notify};
use crate::app::rehearsal::{self, Next};
use crate::app::{control, room};
use crate::config::Config;
use crate::people;
use crate::store::hold;

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
    // The program may have ended in the middle of one.
    rehearsal::erase(&app.config.data);
    Ok((app, listener))
}

/// Runs until the program is told to end; in between it goes over to a rehearsal and back by itself. The port stays
/// ours all the time, so that who comes meanwhile waits a moment and is not sent away.
pub(super) fn keep(mut app: Arc<App>, listener: TcpListener) -> Told {
    let own = app.config.clone();
    let ending = ending::listen().map_err(cannot)?;
    // While a rehearsal is open, so that no other program opens the house.
    let mut held = None;
    loop {
        once(&app, listener.try_clone().map_err(cannot)?, ending.clone())?;
        let next = app.rehearsal.next().filter(|_| !*ending.borrow());
        let Some(next) = next else { break };
        close(app)?;
        drop(held.take());
        (app, held) = go_over(&own, next)?;
    }
    if held.is_some() {
        drop(app);
    }
    // Also a copy that was still to be opened when the program was told to end.
    rehearsal::erase(&own.data);
    Ok(())
}

/// Opens what is next; the house itself where a rehearsal cannot be opened.
fn go_over(own: &Config, next: Next) -> Result<(Arc<App>, Option<File>), Vec<String>> {
    if let Next::Rehearsal(copy) = next {
        let opened = hold(&own.data).and_then(|held| Ok((rehearsal::open(own, copy)?, held)));
        match opened {
            Ok((app, held)) => return Ok((app, Some(held))),
            Err(e) => tracing::error!(error = %e, "the rehearsal could not be opened"),
        }
    }
    rehearsal::erase(&own.data);
    let app = App::open(own.clone(), None).map_err(|e| vec![format!("{e}.")])?;
    Ok((app, None))
}

/// Waits until nobody uses the house any more, and closes it: its database is opened again only then.
fn close(mut app: Arc<App>) -> Told {
    const LOOK: Duration = Duration::from_millis(10);
    for _ in 0..3000 {
        match Arc::try_unwrap(app) {
            Ok(_) => return Ok(()),
            Err(used) => app = used,
        }
        std::thread::sleep(LOOK);
    }
    Err(vec!["The house could not be closed to go over to another one.".into()])
}

fn cannot(e: std::io::Error) -> Vec<String> {
    vec![format!("The server cannot run: {e}.")]
}

/// One life of a house, until it is told to end or to go over.
fn once(app: &Arc<App>, listener: TcpListener, ending: watch::Receiver<bool>) -> Told {
    let jobs = Jobs::start(app).map_err(cannot)?;
    // Without the door the house runs all the same, only the command line's verbs do not.
    let door = control::listen(app.clone())
        .inspect_err(
            |e| tracing::warn!(error = %e, "no control socket: the command line's verbs need the server stopped"),
        )
        .ok();
    let notify = Arc::new(Notify::of(|name| std::env::var(name).ok()).map_err(cannot)?);
    let watch = notify::watch(app, notify.clone()).map_err(cannot)?;
    // The port is taken: who comes from now on is served.
    notify.ready();
    let ended = crate::web::run(app.clone(), listener, ending);
    // Who goes over does not stop: a service manager would wait for its end, and then make one.
    if !app.rehearsal.is_turned() {
        notify.stopping();
    }
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
