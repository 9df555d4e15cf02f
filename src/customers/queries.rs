//! What is asked about accounts.

use super::{Customer, Login};
use crate::base::ids::{CustomerId, GuestId, ItemId};
use crate::base::{Actor, Error, Lang, Msg, Result, Verb};
use crate::cart::left::{self, Dish, LeftLine};
use crate::orders;
use crate::store::{Read, Row};

/// So many dishes are "the usual".
const USUAL: i64 = 6;

/// The public ids of all accounts, as text.
pub const PUBLIC_IDS: &str = "SELECT lower(hex(public_id)) FROM customers";

pub(super) const CUSTOMERS: &str = "SELECT id, public_id, name, email, shares, made_ms FROM customers";

pub(super) fn customer(r: &Row<'_>) -> rusqlite::Result<Customer> {
    Ok(Customer {
        id: CustomerId(r.get(0)?),
        public_id: r.get(1)?,
        name: r.get(2)?,
        email: r.get(3)?,
        shares: r.get(4)?,
        made_ms: r.get(5)?,
    })
}

/// What a sign-in needs: who it would be, and the hash that the secret must match.
///
/// # Errors
/// A fault of the database.
pub fn find_sign_in(read: &Read<'_>, name: &str) -> Result<Option<(CustomerId, String)>> {
    // What could not be a name is nobody's.
    let Ok(login) = Login::parse(name) else {
        return Ok(None);
    };
    read.row(
        "SELECT id, secret_hash FROM customers WHERE folded = ?1",
        [login.folded()],
        |r| Ok((CustomerId(r.get(0)?), r.get(1)?)),
    )
}

/// Oneself.
///
/// # Errors
/// `SignIn`, `Forbidden` for who is no customer.
pub fn me(read: &Read<'_>, actor: &Actor) -> Result<Customer> {
    let id = own(actor)?;
    let found = read.row(&format!("{CUSTOMERS} WHERE id = ?1"), [id.0], customer)?;
    found.ok_or_else(|| Error::SignIn(Msg::new("error-sign-in")))
}

/// The hash of one's own secret, to ask for it again.
///
/// # Errors
/// As [`me`].
pub fn own_hash(read: &Read<'_>, actor: &Actor) -> Result<String> {
    let id = own(actor)?;
    let found = read.row("SELECT secret_hash FROM customers WHERE id = ?1", [id.0], |r| r.get(0))?;
    found.ok_or_else(|| Error::SignIn(Msg::new("error-sign-in")))
}

/// The customer who acts.
pub(super) fn own(actor: &Actor) -> Result<CustomerId> {
    actor.may(Verb::OwnProfile)?;
    // The house may everything, but has no account.
    actor.customer().ok_or_else(Error::missing)
}

/// Every guest of a visit whom a customer was, oldest first.
pub(super) fn guests(read: &Read<'_>, id: CustomerId) -> Result<Vec<GuestId>> {
    read.rows(
        "SELECT guest_id FROM customer_guests WHERE customer_id = ?1 ORDER BY guest_id",
        [id.0],
        |r| r.get(0).map(GuestId),
    )
}

/// What the customer had chosen and not sent when a visit of theirs was closed, at today's prices.
///
/// # Errors
/// As [`me`].
pub fn kept(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Vec<LeftLine>> {
    left::queries::list(read, &guests(read, own(actor)?)?, lang)
}

/// What the customer orders most, each with how many times, at today's prices.
///
/// # Errors
/// As [`me`].
pub fn usual(read: &Read<'_>, actor: &Actor, lang: Lang) -> Result<Vec<(Dish, i64)>> {
    let found = orders::queries::most_ordered(read, &guests(read, own(actor)?)?, USUAL)?;
    let priced = |(item, options, times)| Ok((left::queries::dish(read, item, options, 1, lang)?, times));
    found.into_iter().map(priced).collect()
}

/// The customer's favourites that are on the menu, the newest first.
///
/// # Errors
/// As [`me`].
pub fn favourites(read: &Read<'_>, actor: &Actor) -> Result<Vec<ItemId>> {
    read.rows(
        "SELECT item_id FROM customer_favourites WHERE customer_id = ?1 ORDER BY at_ms DESC, item_id",
        [own(actor)?.0],
        |r| r.get(0).map(ItemId),
    )
}
