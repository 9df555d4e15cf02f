//! The JSON API, version 1, under `/api/v1`: the same verbs as the pages, with another first and last line.
//!
//! - [`caller`] tells who asks: a bearer token, or the cookies of a page of ours.
//! - [`answers`] are the few shapes of an answer; refusals are problem details (RFC 9457), made where
//!   the pages' refusals are, in [`super::error`].
//! - [`standing`] keeps two editors from writing over each other (`ETag`, `If-Match`); [`listing`] cuts long lists.
//! - [`doc`] puts the descriptions beside the handlers together to one OpenAPI document.
//!
//! Amounts are whole numbers in the currency's smallest unit, times are RFC 3339 in UTC, rates are parts
//! per million. What makes something twice when it is sent twice wants an `Idempotency-Key`.

pub mod answers;
pub mod areas;
pub mod auth;
pub mod backups;
pub mod bearer;
pub mod caller;
pub mod calls;
pub mod cart;
pub mod codes;
pub mod customers;
pub mod devices;
pub mod doc;
pub mod editor;
pub mod events;
pub mod floor;
pub mod handover;
pub mod house;
pub mod insights;
pub mod keys;
pub mod kitchen;
pub mod lines;
pub mod listing;
pub mod log;
pub mod me;
pub mod menu;
pub mod mine;
pub mod orders;
pub mod own;
pub mod pay;
pub mod people;
pub mod receipt;
pub mod rehearsal;
pub mod sales;
pub mod seats;
pub mod settings;
pub mod standing;
pub mod stock;
pub mod tables;
pub mod viewer;
pub mod visits;

pub use caller::Caller;

#[cfg(test)]
mod tests;
