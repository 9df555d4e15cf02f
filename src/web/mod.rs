//! The only room that knows HTTP and HTML. A request comes in through
//! [`headers`] (and leaves with them), [`cors`], [`limits::told`], [`gzip`], [`etag`], [`error`] (which gives every
//! refusal its page) and [`guard`] to the handler that [`routes`] names.

pub mod actor;
pub mod api;
pub mod cards;
pub mod choosing;
pub mod cors;
pub mod csv;
pub mod customer;
pub mod error;
pub mod etag;
pub mod feed;
pub mod figures;
pub mod files;
pub mod gate;
pub mod guard;
pub mod gzip;
pub mod headers;
pub mod health;
pub mod limits;
pub mod metrics;
pub mod missed;
pub mod pages;
pub mod paint;
pub mod qr;
pub mod reach;
pub mod reading;
pub mod reply;
pub mod routes;
pub mod sales;
pub mod screen;
pub mod seats;
pub mod shared;
pub mod sheet;
pub mod socket;
mod turns;
pub mod ui;
pub mod upload;

use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use actix_http::error::DispatchError;
use actix_http::{Extensions, HttpService, Protocol};
use actix_server::{GracefulShutdownSignal, Server};
use actix_service::{ServiceFactoryExt, fn_service, map_config};
use actix_web::HttpRequest;
use actix_web::dev::{AppConfig, ServerHandle, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::from_fn;
use actix_web::web::{Data, FormConfig, JsonConfig, PayloadConfig, ServiceConfig};
use futures_util::future::{Either, select};
use tokio::net::TcpStream;
use tokio::sync::watch;

use crate::app::App;
use crate::base;
use crate::people::throttle::Throttle;
use crate::people::token::proofs::Proofs;
use gate::{Connection, Gate};
use guard::Hosts;
use limits::Limits;
use missed::Missed;
use pages::guest::Menus;
use reach::Reach;
use seats::Sockets;
use turns::Turns;

/// The longest body that is read: more than any form of the house.
const BODY_MAX: usize = 64 * 1024;
/// How long the last requests have when the program ends, in seconds.
const GOODBYE_S: u64 = 4;
/// How long a connection is kept for its next request.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

/// What every handler gets.
pub struct State {
    /// The house.
    pub app: Arc<App>,
    /// How often somebody may do something.
    pub limits: Limits,
    /// Who has which sockets open.
    pub sockets: Sockets,
    /// Slows down who guesses passwords.
    pub throttle: Throttle,
    /// Which programs have given their password just now.
    pub proofs: Proofs,
    /// The menu's body, rendered once per change and language.
    pub menus: Menus,
    /// What guests did not find, so that each counts once.
    pub missed: Missed,
    /// How long requests took.
    pub requests: metrics::Requests,
    /// Whether a phone has reached the address of the QR codes.
    pub reach: Reach,
    /// How many connections there may be.
    pub gate: Gate,
    /// Who opens a live screen, one after the other.
    pub turns: Turns,
    /// Who reads the figures, one after the other.
    pub figures: figures::Turn,
    hosts: Hosts,
    /// Whether somebody owns the house; once true it stays so.
    owned: AtomicBool,
    stop: watch::Sender<bool>,
}

impl State {
    /// The web's side of a house, with every limit `factor` times as generous
    /// as in a restaurant (where it is 1).
    pub fn new(app: Arc<App>, factor: u32) -> State {
        State {
            limits: Limits::new(factor),
            sockets: Sockets::new(factor),
            throttle: Throttle::default(),
            proofs: Proofs::default(),
            menus: Menus::default(),
            missed: Missed::default(),
            requests: metrics::Requests::default(),
            reach: Reach::default(),
            gate: Gate::new(app.config.connections),
            turns: Turns::default(),
            figures: figures::Turn::default(),
            hosts: Hosts::new(&app.config.hosts),
            owned: AtomicBool::new(false),
            stop: watch::Sender::new(false),
            app,
        }
    }

    /// Becomes true when the program ends.
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.stop.subscribe()
    }

    /// Waits, but no longer than the program runs: who waits must not hold up its end.
    ///
    /// # Errors
    /// `Busy` if it ends meanwhile.
    async fn unless_it_ends<T>(&self, wait: impl Future<Output = T>) -> base::Result<T> {
        let mut stopping = self.stopping();
        let ends = stopping.wait_for(|stop| *stop);
        match select(pin!(wait), pin!(ends)).await {
            Either::Left((done, _)) => Ok(done),
            Either::Right(_) => Err(base::Error::Busy),
        }
    }

    /// Tells every socket that the program ends.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }
}

/// The state of a request. Every service is made by [`service`], which puts it there.
fn state(req: &HttpRequest) -> &Data<State> {
    #[expect(clippy::expect_used, reason = "a service without its state is a fault of this file")]
    req.app_data::<Data<State>>().expect("the state is there")
}

/// The whole of the web as an actix application.
pub fn service(
    web: Data<State>,
) -> actix_web::App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = actix_web::Error, InitError = ()>,
> {
    service_of(web, routes::configure)
}

/// As [`service`], with other routes.
fn service_of(
    web: Data<State>,
    routes: impl FnOnce(&mut ServiceConfig),
) -> actix_web::App<
    impl ServiceFactory<ServiceRequest, Config = (), Response = ServiceResponse, Error = actix_web::Error, InitError = ()>,
> {
    actix_web::App::new()
        .app_data(web)
        .app_data(FormConfig::default().limit(BODY_MAX))
        .app_data(JsonConfig::default().limit(BODY_MAX))
        .app_data(PayloadConfig::new(BODY_MAX))
        .configure(routes)
        // The last one is the outermost.
        .wrap(from_fn(figures::follow))
        .wrap(from_fn(pages::account::proof::keep))
        .wrap(from_fn(guard::check))
        .wrap(from_fn(error::show))
        .wrap(from_fn(etag::tag))
        .wrap(from_fn(gzip::pack))
        .wrap(from_fn(limits::told::tell))
        .wrap(from_fn(cors::share))
        .wrap(from_fn(headers::finish))
        .wrap(from_fn(gate::watch))
}

/// Serves the house until the program is to end, or the house is to go over to another. It runs on a system of its own.
///
/// # Errors
/// If the painter or a worker cannot be started.
pub fn run(app: Arc<App>, listener: TcpListener, ending: watch::Receiver<bool>) -> std::io::Result<()> {
    paint::start(&app)?;
    api::events::narrate::start(&app)?;
    let limits = app.config.limits;
    let web = Data::new(State::new(app, limits));
    actix_web::rt::System::new().block_on(serve(web, listener, ending))
}

async fn serve(web: Data<State>, listener: TcpListener, ending: watch::Receiver<bool>) -> std::io::Result<()> {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    gate::harden(&listener)?;
    let building = Server::build().workers(cores.min(4)).disable_signals().shutdown_timeout(GOODBYE_S);
    let stopping = building.graceful_shutdown_signal();
    let state = web.clone();
    let server = building
        // The gate counts by itself; beyond this the server would leave connections waiting, the staff's as well.
        .max_concurrent_connections(web.gate.most() + 1024)
        .listen("house", listener, move || pipeline(state.clone(), stopping.clone()))?
        .run();
    actix_web::rt::spawn(end(web.clone(), server.handle(), ending));
    actix_web::rt::spawn(tidy(web));
    server.await
}

/// From an accepted connection to its answers: the gate, then HTTP.
fn pipeline(
    web: Data<State>,
    stopping: GracefulShutdownSignal,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = DispatchError, InitError = ()> {
    let house = map_config(service(web.clone()), |()| AppConfig::default());
    let http = HttpService::build()
        .graceful_shutdown_signal(move || {
            let stopping = stopping.clone();
            async move { stopping.notified().await }
        })
        .keep_alive(KEEP_ALIVE)
        .client_request_timeout(gate::HEAD)
        .client_disconnect_timeout(Duration::from_secs(2))
        .on_connect_ext(|io: &Connection, data: &mut Extensions| drop(data.insert(io.watch())))
        .finish(house);
    fn_service(move |io: TcpStream| {
        // Without it small frames wait for each other; a connection that is gone has none to set.
        let _ = io.set_nodelay(true);
        let peer = io.peer_addr().ok();
        let connection = Connection::enter(io, &web);
        async move {
            Ok((
                connection.ok_or(DispatchError::DisconnectTimeout)?,
                Protocol::Http1,
                peer,
            ))
        }
    })
    .and_then(http)
}

/// When it ends, or goes over to a rehearsal or back, the sockets are closed first: an open one would hold the server
/// back.
async fn end(web: Data<State>, server: ServerHandle, mut ending: watch::Receiver<bool>) {
    // Where nobody is left who could tell it, it ends as well.
    let told = pin!(ending.wait_for(|is| *is));
    if let Either::Right(_) = select(told, pin!(web.app.rehearsal.turned())).await {
        tracing::info!("going over");
    }
    web.stop();
    server.stop(true).await;
}

/// Keeps the memory of the limits and of the hub small.
async fn tidy(web: Data<State>) {
    let mut minutes = tokio::time::interval(Duration::from_secs(60));
    loop {
        minutes.tick().await;
        web.limits.tidy();
        web.app.hub.tidy();
    }
}

#[cfg(test)]
mod tests;
