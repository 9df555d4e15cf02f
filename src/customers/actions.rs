//! Verbs on accounts.

use super::facts::CustomerFact;
use super::queries::{guests, own};
use super::{Customer, FAVOURITES_MAX, Login, MONTH_MS, as_phone, queries, seat, sessions};
use crate::base::ids::{CustomerId, GuestId, ItemId, VisitId, hex};
use crate::base::{Actor, Error, Lang, Msg, Result, Verb};
use crate::people::token;
use crate::store::{RequestKey, Tx, params};
use crate::{cart, menu, settings, tables};

/// What somebody opens an account with.
pub struct Registration {
    /// The name to sign in with.
    pub login: Login,
    /// The secret's hash.
    pub secret_hash: String,
    /// A mail address, if one was given.
    pub email: Option<String>,
}

/// Opens an account for the acting guest, who is that customer from now on. The same key opens it once.
///
/// # Errors
/// `Invalid` on `name` if it is taken, which is told here and nowhere else; `Conflict` if this guest is a
/// customer already; and as [`tables::actions::take_part`].
pub fn register(
    tx: &Tx<'_>,
    actor: &Actor,
    visit: VisitId,
    key: Option<&RequestKey>,
    new: &Registration,
) -> Result<CustomerId> {
    tables::actions::take_part(tx, actor, Verb::OpenAccount, visit)?;
    let work = || register_once(tx, actor, visit, new);
    match key {
        // The secret is hashed anew each time, so the key goes by the rest.
        Some(key) => {
            let body = (new.login.folded(), &new.email);
            tx.once(actor, key, "customers.register", Some(visit), &body, work)
        }
        None => work(),
    }
}

fn register_once(tx: &Tx<'_>, actor: &Actor, visit: VisitId, new: &Registration) -> Result<CustomerId> {
    let guest = actor.guest().ok_or_else(Error::missing)?;
    if seat::queries::owner_of(tx, guest)?.is_some() {
        return Err(Error::conflict("error-account-here"));
    }
    if queries::find_sign_in(tx, new.login.as_str())?.is_some() {
        return Err(Error::field("name", Msg::new("error-login-taken")));
    }
    let id = tx.insert(
        "INSERT INTO customers (public_id, name, folded, secret_hash, email, made_ms, seen_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)",
        params![
            tx.public_id()?,
            new.login.as_str(),
            new.login.folded(),
            new.secret_hash,
            new.email,
            tx.now.at_ms
        ],
    )?;
    let customer = CustomerId(id);
    tx.emit(actor, None, &CustomerFact::CustomerRegistered { customer })?;
    seat::actions::link(tx, customer, visit, guest)?;
    Ok(customer)
}

/// Gives oneself another secret, whose old one the caller has checked; every other session ends.
///
/// # Errors
/// `SignIn`, `Forbidden` for who is no customer.
pub fn change_secret(tx: &Tx<'_>, actor: &Actor, here: Option<i64>, program: Option<&str>, hash: &str) -> Result<()> {
    let customer = own(actor)?;
    tx.run(
        "UPDATE customers SET secret_hash = ?2 WHERE id = ?1",
        params![customer.0, hash],
    )?;
    tx.emit(actor, None, &CustomerFact::SecretChanged { customer })?;
    sessions::actions::end_others(tx, actor, here, program)
}

/// Changes one's mail address, or takes it away.
///
/// # Errors
/// As [`change_secret`].
pub fn set_email(tx: &Tx<'_>, actor: &Actor, email: Option<&str>) -> Result<()> {
    let customer = own(actor)?;
    let changed = tx.run(
        "UPDATE customers SET email = ?2 WHERE id = ?1 AND email IS NOT ?2",
        params![customer.0, email],
    )?;
    if changed > 0 {
        tx.emit(actor, None, &CustomerFact::EmailChanged { customer })?;
    }
    Ok(())
}

/// Lets the house see one's name beside the figures, or not.
///
/// # Errors
/// As [`change_secret`].
pub fn set_sharing(tx: &Tx<'_>, actor: &Actor, shares: bool) -> Result<()> {
    let customer = own(actor)?;
    let changed = tx.run(
        "UPDATE customers SET shares = ?2 WHERE id = ?1 AND shares <> ?2",
        params![customer.0, shares],
    )?;
    if changed > 0 {
        tx.emit(actor, None, &CustomerFact::SharingSet { customer, shares })?;
    }
    Ok(())
}

/// Makes a dish a favourite, or takes that back. What is so already is no error.
///
/// # Errors
/// `NotFound` for a dish that is not on the menu; `Conflict` if there are too many; as [`change_secret`].
pub fn set_favourite(tx: &Tx<'_>, actor: &Actor, item: ItemId, on: bool) -> Result<()> {
    let customer = own(actor)?;
    let changed = if on {
        menu::queries::find_item(tx, item, Lang::En)?.ok_or_else(Error::missing)?;
        let had = tx.number(
            "SELECT count(*) FROM customer_favourites WHERE customer_id = ?1",
            [customer.0],
        )?;
        if had >= FAVOURITES_MAX {
            return Err(Error::conflict("error-favourites"));
        }
        tx.run(
            "INSERT OR IGNORE INTO customer_favourites (customer_id, item_id, at_ms) VALUES (?1, ?2, ?3)",
            params![customer.0, item.0, tx.now.at_ms],
        )?
    } else {
        tx.run(
            "DELETE FROM customer_favourites WHERE customer_id = ?1 AND item_id = ?2",
            params![customer.0, item.0],
        )?
    };
    if changed > 0 {
        tx.emit(actor, None, &CustomerFact::FavouriteSet { customer, item, on })?;
    }
    Ok(())
}

/// Puts what was not sent the last time into the cart of the customer's table, as their guest there.
/// Answers how many lines were taken and how many cannot be had today. The same key does it once.
///
/// # Errors
/// As [`cart::left::actions::take_up`] and [`change_secret`].
pub fn take_up(
    tx: &Tx<'_>,
    actor: &Actor,
    at_table: &Actor,
    visit: VisitId,
    key: Option<&RequestKey>,
) -> Result<(i64, i64)> {
    let customer = own(actor)?;
    let work = || {
        let done = cart::left::actions::take_up(tx, at_table, visit, &guests(tx, customer)?)?;
        if done.0 > 0 {
            tx.emit(
                actor,
                Some(visit),
                &CustomerFact::KeptTakenUp {
                    customer,
                    lines: done.0,
                },
            )?;
        }
        Ok(done)
    };
    match key {
        Some(key) => tx.once(actor, key, "customers.take-up", Some(visit), &(), work),
        None => work(),
    }
}

/// Lets go what was not sent the last time.
///
/// # Errors
/// As [`change_secret`].
pub fn let_go(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    let customer = own(actor)?;
    let guests = guests(tx, customer)?;
    cart::left::actions::let_go(tx, &guests)?;
    tx.emit(actor, None, &CustomerFact::KeptLetGo { customer })?;
    Ok(())
}

/// Deletes one's account, whose secret the caller has checked. What was ordered stays in the house's
/// books, as a guest's whom nobody knows.
///
/// # Errors
/// As [`change_secret`].
pub fn delete(tx: &Tx<'_>, actor: &Actor) -> Result<()> {
    let me = queries::me(tx, actor)?;
    remove(tx, actor, &me)
}

fn remove(tx: &Tx<'_>, actor: &Actor, me: &Customer) -> Result<()> {
    let customer = me.id;
    let guests: Vec<GuestId> = guests(tx, customer)?;
    cart::left::actions::let_go(tx, &guests)?;
    for guest in guests {
        tables::party::actions::keep_record(tx, guest, false)?;
        tables::party::actions::forget_name(tx, guest)?;
    }
    tables::known::actions::forget_one(tx, &as_phone(&me.public_id))?;
    token::actions::forget_customer(tx, customer)?;
    // Links, sessions and favourites go with the row.
    tx.run("DELETE FROM customers WHERE id = ?1", [customer.0])?;
    tx.emit(actor, None, &CustomerFact::CustomerDeleted { customer })?;
    Ok(())
}

/// Deletes all accounts but these, as their owners have: for data that are older than that. Answers how many.
///
/// # Errors
/// A fault of the database.
pub fn keep_only(tx: &Tx<'_>, kept: &[String]) -> Result<usize> {
    let all = tx.rows(queries::CUSTOMERS, [], queries::customer)?;
    let gone: Vec<_> = all.iter().filter(|one| !kept.contains(&hex(&one.public_id))).collect();
    gone.iter().try_for_each(|one| remove(tx, &Actor::House, one))?;
    Ok(gone.len())
}

/// A timed job: removes accounts that nobody used for as long as the settings say, and forgets what was left long ago.
///
/// # Errors
/// A fault of the database.
pub fn remove_unused(tx: &Tx<'_>) -> Result<()> {
    cart::left::actions::forget_old(tx)?;
    let kept_ms = settings::queries::get(tx)?.account_months * MONTH_MS;
    let unused = tx.rows(
        &format!("{} WHERE seen_ms <= ?1", queries::CUSTOMERS),
        [tx.now.at_ms - kept_ms],
        queries::customer,
    )?;
    unused.iter().try_for_each(|one| remove(tx, &Actor::House, one))
}
