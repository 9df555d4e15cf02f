//! What guests choose of an item, and what they can leave out.

mod edit;

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use edit::EditGroupJson;

use super::ground::{Ground, placed};
use super::words::{Allergen, Names};
use super::{MoveJson, given};
use crate::base::ids::{GroupId, ItemId, OptionId};
use crate::base::{Actor, Error, Result, Verb};
use crate::menu::edit::choices::actions;
use crate::menu::edit::{StandingItem, changes_price, group_version, queries};
use crate::menu::import::{GroupFile, OptionFile, Words};
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::api::Caller;
use crate::web::api::answers::{Key, done};
use crate::web::api::standing::{IfMatch, made, standing};
use crate::web::error::Answer;

/// An option as it is edited.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = EditorOption)]
pub struct OptionJson {
    id: i64,
    #[schema(value_type = Names)]
    names: Words,
    /// What it adds to the price.
    price: i64,
    /// What it adds to the allergens, or takes away where it is left out.
    #[schema(value_type = Vec<Allergen>)]
    allergens: Vec<String>,
    /// The id of the station where the whole line is made if this is chosen; null for the item's.
    station: Option<i64>,
}

/// A group of options as it is edited.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = EditorGroup)]
pub struct GroupJson {
    id: i64,
    /// Whether its options are what can be left out.
    removes: bool,
    /// Of what can be left out there is none.
    #[schema(value_type = Names)]
    names: Words,
    /// At least so many are to be chosen.
    min: i64,
    /// At most so many.
    max: i64,
    /// In order.
    options: Vec<OptionJson>,
}

/// The ids of an item's options, each with its group's and its own key.
type Ids = Vec<(String, String, OptionId)>;

impl GroupJson {
    /// Every group of an item, in order.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn all(read: &Read<'_>, ground: &Ground, item: &StandingItem) -> Result<Vec<GroupJson>> {
        let ids = queries::option_ids(read, item.id)?;
        let groups = item.groups.iter().zip(&item.file.groups);
        groups.map(|(id, group)| GroupJson::told(*id, ground, &ids, group)).collect()
    }

    fn told(id: GroupId, ground: &Ground, ids: &Ids, group: &GroupFile) -> Result<GroupJson> {
        let option = |option: &OptionFile| {
            let found = ids.iter().find(|(g, o, _)| *g == group.key && *o == option.key);
            Ok(OptionJson {
                id: found.ok_or_else(|| Error::fault("an option without an id"))?.2.0,
                names: option.names.clone(),
                price: option.delta.0,
                allergens: option.allergens.words().map(String::from).collect(),
                station: option.station.as_deref().map(|key| ground.station(key)).transpose()?,
            })
        };
        Ok(GroupJson {
            id: id.0,
            removes: group.removes,
            names: group.names.clone(),
            min: group.least,
            max: group.most,
            options: group.options.iter().map(option).collect::<Result<_>>()?,
        })
    }

    /// One group of an item.
    fn of(read: &Read<'_>, actor: &Actor, item: &StandingItem, id: GroupId) -> Result<GroupJson> {
        let (ground, ids) = (Ground::of(read, actor)?, queries::option_ids(read, item.id)?);
        GroupJson::told(id, &ground, &ids, item.group(id)?)
    }

    /// The group that was added last.
    fn newest(read: &Read<'_>, actor: &Actor, item: ItemId, removes: bool) -> Result<GroupJson> {
        let item = queries::item(read, actor, item)?;
        let mut of_kind = item.groups.iter().zip(&item.file.groups).filter(|(_, g)| g.removes == removes);
        let (id, _) = of_kind.next_back().ok_or_else(Error::missing)?;
        GroupJson::of(read, actor, &item, *id)
    }
}

/// Adds a group at the end of the item's; what can be left out stays last.
#[utoipa::path(post, path = "/api/v1/menu/editor/items/{item}/groups", tag = "editor", operation_id = "addGroup",
    params(("item" = i64, Path, description = "The item's id"),
        Key),
    request_body = EditGroupJson,
    responses((status = 201, body = GroupJson), (status = 409, description = "What can be left out is there already")))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>, body: Json<EditGroupJson>) -> Answer {
    let (actor, Key(key), item, body) = (caller.actor(), key, ItemId(*path), body.into_inner());
    let work = move |tx: &Tx<'_>| {
        actor.may(Verb::EditMenu)?;
        tx.once(&actor, &key, "add-group", None, &(item, &body), || {
            let standing = queries::item(tx, &actor, item)?;
            let group = body.read(tx, &Ground::of(tx, &actor)?, &standing, None)?;
            placed(actions::add(tx, &actor, item, &group))?;
            GroupJson::newest(tx, &actor, item, group.removes)
        })
    };
    let added = web.app.write(work).await?;
    made(&format!("/api/v1/menu/editor/items/{item}/groups/{}", added.id), &added)
}

/// A group of an item as it is edited.
#[utoipa::path(get, path = "/api/v1/menu/editor/items/{item}/groups/{group}", tag = "editor", operation_id = "getGroup",
    params(("item" = i64, Path, description = "The item's id"), ("group" = i64, Path, description = "The group's id")),
    responses((status = 200, body = GroupJson)))]
pub async fn get(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (item, group) = *path;
    let found = web.app.read(|read| {
        let item = queries::item(read, &caller.actor(), ItemId(item))?;
        GroupJson::of(read, &caller.actor(), &item, GroupId(group))
    })?;
    standing(&found)
}

/// Changes a group with its options, whole. Another price wants the password, given just now; see
/// `POST /api/v1/auth/proof`.
#[utoipa::path(put, path = "/api/v1/menu/editor/items/{item}/groups/{group}", tag = "editor", operation_id = "saveGroup",
    params(("item" = i64, Path, description = "The item's id"), ("group" = i64, Path, description = "The group's id"),
        IfMatch),
    request_body = EditGroupJson, responses((status = 200, body = GroupJson)))]
pub async fn save(
    web: Data<Web>,
    caller: Caller,
    was: IfMatch,
    path: Path<(i64, i64)>,
    body: Json<EditGroupJson>,
) -> Answer {
    let (actor, proved) = (caller.actor(), caller.proved(&web).is_ok());
    let (item, id) = (ItemId(path.0), GroupId(path.1));
    let work = move |tx: &Tx<'_>| {
        let standing = queries::item(tx, &actor, item)?;
        was.holds(&GroupJson::of(tx, &actor, &standing, id)?)?;
        let before = standing.group(id)?;
        let group = body.read(tx, &Ground::of(tx, &actor)?, &standing, Some(before))?;
        if changes_price(before, &group) {
            given(proved)?;
        }
        placed(actions::save(tx, &actor, item, id, &group_version(before), &group))?;
        GroupJson::of(tx, &actor, &queries::item(tx, &actor, item)?, id)
    };
    standing(&web.app.write(work).await?)
}

/// Takes a group off its item. It can be brought back.
#[utoipa::path(delete, path = "/api/v1/menu/editor/items/{item}/groups/{group}", tag = "editor", operation_id = "deleteGroup",
    params(("item" = i64, Path, description = "The item's id"), ("group" = i64, Path, description = "The group's id"),
        IfMatch),
    responses((status = 204, description = "Done")))]
pub async fn delete(web: Data<Web>, caller: Caller, was: IfMatch, path: Path<(i64, i64)>) -> Answer {
    let (actor, item, id) = (caller.actor(), ItemId(path.0), GroupId(path.1));
    let work = move |tx: &Tx<'_>| {
        let standing = queries::item(tx, &actor, item)?;
        was.holds(&GroupJson::of(tx, &actor, &standing, id)?)?;
        actions::delete(tx, &actor, item, id)
    };
    web.app.write(work).await?;
    done()
}

/// Brings a deleted group back, at the end.
#[utoipa::path(post, path = "/api/v1/menu/editor/items/{item}/groups/{group}/restore", tag = "editor", operation_id = "restoreGroup",
    params(("item" = i64, Path, description = "The item's id"), ("group" = i64, Path, description = "The group's id")),
    responses((status = 204, description = "Done")))]
pub async fn restore(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (actor, item, id) = (caller.actor(), ItemId(path.0), GroupId(path.1));
    web.app.write(move |tx| placed(actions::restore(tx, &actor, item, id))).await?;
    done()
}

/// Moves a group to a place among the item's; what can be left out stays last.
#[utoipa::path(post, path = "/api/v1/menu/editor/items/{item}/groups/{group}/move", tag = "editor", operation_id = "moveGroup",
    params(("item" = i64, Path, description = "The item's id"), ("group" = i64, Path, description = "The group's id")),
    request_body = MoveJson, responses((status = 204, description = "Done")))]
pub async fn move_to(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>, body: Json<MoveJson>) -> Answer {
    let (actor, item, id) = (caller.actor(), ItemId(path.0), GroupId(path.1));
    actor.may(Verb::EditMenu)?;
    let place = body.place()?;
    web.app.write(move |tx| actions::move_to(tx, &actor, item, id, place)).await?;
    done()
}
