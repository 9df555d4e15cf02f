//! How a guest's account is signed in to, by pages and programs alike: not too often, never faster for a
//! name that nobody has, and never hashing among the requests.

use actix_web::HttpRequest;

use super::State;
use super::actor::peer;
use crate::base::ids::CustomerId;
use crate::base::{Actor, Error, Msg, Result};
use crate::customers::queries;
use crate::customers::secret::{Secret, is_pin};
use crate::menu::search::fold;
use crate::people::password;

/// Checks a name and a secret.
///
/// # Errors
/// `SignIn` for a wrong name or secret, the same for both; `TooOften` after too many tries.
pub async fn check(req: &HttpRequest, web: &State, name: &str, secret: &str) -> Result<CustomerId> {
    let found = web.app.read(|read| queries::find_sign_in(read, name))?;
    let fits = verified(req, web, name, secret, found.as_ref().map(|(_, hash)| hash.clone())).await?;
    let known = found.filter(|_| fits).map(|(customer, _)| customer);
    known.ok_or_else(|| Error::SignIn(Msg::new("error-secret-wrong")))
}

/// Asks a customer for their secret again.
///
/// # Errors
/// `Invalid` on `old` if it is another one; `TooOften` after too many tries.
pub async fn prove(req: &HttpRequest, web: &State, actor: &Actor, name: &str, secret: &str) -> Result<()> {
    let hash = web.app.read(|read| queries::own_hash(read, actor))?;
    match verified(req, web, name, secret, Some(hash)).await? {
        true => Ok(()),
        false => Err(Error::field("old", Msg::new("error-proof-wrong"))),
    }
}

async fn verified(req: &HttpRequest, web: &State, name: &str, secret: &str, hash: Option<String>) -> Result<bool> {
    let (address, now) = (peer(req), web.app.store.clock().now().at_ms);
    let (name, is_pin, raw) = (fold(name), is_pin(secret), secret.to_string());
    web.throttle.begin_customer(&name, is_pin, address, now)?;
    let fits = actix_web::web::block(move || match hash {
        Some(hash) => password::verify(&raw, &hash),
        None => {
            password::verify_dummy(&raw);
            false
        }
    });
    let fits = fits.await.map_err(|_| Error::Busy)?;
    if fits {
        web.throttle.succeeded_customer(&name, is_pin, address);
    }
    Ok(fits)
}

/// Hashes a new secret.
///
/// # Errors
/// `Busy`; a fault of the hash function.
pub async fn hashed(secret: Secret) -> Result<String> {
    actix_web::web::block(move || secret.hash()).await.map_err(|_| Error::Busy)?
}
