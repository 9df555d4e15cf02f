//! Comanda: real-time table ordering for restaurants, in one program.
//!
//! The rooms, in the order in which to read them:
//!
//! - [`base`]: words that all rooms share. No IO.
//! - [`store`]: SQLite. One thread writes, some connections read.
//! - [`audit`]: who changed what; written by the features' verbs.
//! - [`settings`], [`people`], [`menu`], [`tables`], [`cart`], [`orders`], [`kitchen`], [`bills`],
//!   [`floor`], [`customers`], [`insights`]: the features, each with its types and rules (`mod.rs`), facts, verbs (`actions.rs`)
//!   and queries. A feature uses only those before it.
//! - [`live`]: the hub, from a topic and language to a broadcast channel.
//! - [`app`]: the running house, its timed jobs, and the control socket of the command line.
//! - [`web`]: HTTP, HTML and sockets; the only room that knows actix and askama.
//! - [`rehearse`]: a fake service, a client of the house that knows it only from outside.
//! - [`config`] and [`cli`]: how the program is started.
//!
//! What always holds:
//!
//! 1. The server decides prices, tax, availability, time and permissions.
//! 2. Every change is an operation on a line, in one transaction with a fact in the event table.
//! 3. Nobody is told "sent" before the transaction is on the disk; the same request key gives the
//!    same answer.
//! 4. Permission is asked inside the verb.
//! 5. A pushed region is the same template as on the first paint; what is lost is painted anew,
//!    never patched.
//!
//! One request, followed: `POST /visit/orders` → [`web::guard`] checks Host, Origin and rate →
//! [`web::pages::guest::place`] parses the form into a command with its request key →
//! [`app::App::write`] hands `|tx| orders::actions::place(tx, …)` to the writer → the verb asks
//! [`base::Actor::may_in`] and [`store::Tx::once`], prices the lines, takes the stock, stores the
//! order and emits `OrderPlaced` → the writer commits the group with one sync, publishes its facts,
//! then answers → the handler leads the phone to its orders → [`web::paint`] renders what became
//! dirty once per language, and every screen that shows it puts it in place.

pub mod app;
pub mod audit;
pub mod base;
pub mod bills;
pub mod cart;
pub mod cli;
pub mod config;
pub mod customers;
pub mod floor;
pub mod insights;
pub mod kitchen;
pub mod live;
pub mod menu;
pub mod orders;
pub mod people;
pub mod rehearse;
pub mod settings;
pub mod store;
pub mod tables;
pub mod web;

#[cfg(test)]
mod testing;
