//! What is added, read and saved in the same way, whatever it is: categories, items, stations.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::given;
use super::ground::{Ground, placed};
use crate::base::{Actor, Result, Verb};
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::api::Caller;
use crate::web::api::answers::Key;
use crate::web::api::standing::{IfMatch, made, standing};
use crate::web::error::Answer;

/// A thing of the menu as the API tells it.
pub trait Edited: Serialize + DeserializeOwned + Send + Sized + 'static {
    /// Its id in the house.
    type Id: Copy + Send + 'static;
    /// What stands before a change.
    type Before;
    /// What it is to be, once a request was read.
    type Edit;
    /// What a request says.
    type Body: Serialize + Send + 'static;
    /// By which word a request that adds one is known again.
    const ADDS: &'static str;
    /// Where all of them are.
    const PLACE: &'static str;

    /// The id that the API tells.
    fn id(&self) -> i64;
    /// The one that stands, and what requests about it are read against.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`.
    fn of(read: &Read<'_>, actor: &Actor, id: Self::Id) -> Result<(Self, Self::Before, Ground)>;
    /// Reads a request.
    ///
    /// # Errors
    /// `Within`: everything that is wrong.
    fn read(body: &Self::Body, ground: &Ground) -> Result<Self::Edit>;
    /// Adds one.
    ///
    /// # Errors
    /// The verb's.
    fn add(tx: &Tx<'_>, actor: &Actor, edit: &Self::Edit) -> Result<Self::Id>;
    /// Changes one.
    ///
    /// # Errors
    /// The verb's.
    fn save(tx: &Tx<'_>, actor: &Actor, id: Self::Id, before: &Self::Before, edit: &Self::Edit) -> Result<()>;
    /// Whether a change wants the password, given just now.
    fn wants_proof(_before: &Self::Before, _edit: &Self::Edit) -> bool {
        false
    }
}

/// Adds one, once for a request key: 201 with what was made.
///
/// # Errors
/// `Forbidden`; those of [`Edited::read`] and [`Edited::add`].
pub async fn add<T: Edited>(web: &Web, caller: &Caller, key: Key, body: T::Body) -> Answer {
    let (actor, Key(key)) = (caller.actor(), key);
    let work = move |tx: &Tx<'_>| {
        actor.may(Verb::EditMenu)?;
        tx.once(&actor, &key, T::ADDS, None, &body, || {
            let edit = T::read(&body, &Ground::of(tx, &actor)?)?;
            let id = placed(T::add(tx, &actor, &edit))?;
            Ok(T::of(tx, &actor, id)?.0)
        })
    };
    let added = web.app.write(work).await?;
    made(&format!("{}/{}", T::PLACE, added.id()), &added)
}

/// 200 with the one that stands, and its tag.
///
/// # Errors
/// Those of [`Edited::of`].
pub fn get<T: Edited>(web: &Web, caller: &Caller, id: T::Id) -> Answer {
    let found = web.app.read(|read| T::of(read, &caller.actor(), id))?;
    standing(&found.0)
}

/// Changes one that still is what the change was made from: 200 with what stands then.
///
/// # Errors
/// `Outdated`; `Forbidden`, also where the password is to be given first; those of [`Edited`].
pub async fn save<T: Edited>(web: &Web, caller: &Caller, was: IfMatch, id: T::Id, body: T::Body) -> Answer {
    let (actor, proved) = (caller.actor(), caller.proved(web).is_ok());
    let work = move |tx: &Tx<'_>| {
        let (json, before, ground) = T::of(tx, &actor, id)?;
        was.holds(&json)?;
        let edit = T::read(&body, &ground)?;
        if T::wants_proof(&before, &edit) {
            given(proved)?;
        }
        placed(T::save(tx, &actor, id, &before, &edit))?;
        Ok(T::of(tx, &actor, id)?.0)
    };
    standing(&web.app.write(work).await?)
}
