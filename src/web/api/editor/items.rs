//! Items as their owner edits them.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use super::edited::{self, Edited};
use super::ground::Ground;
use super::groups::GroupJson;
use super::words::{Allergen, Descriptions, Names, Tag};
use super::{HiddenJson, MoveJson};
use crate::base::ids::ItemId;
use crate::base::{Actor, Result, Verb};
use crate::menu::edit::items::actions;
use crate::menu::edit::{ItemEdit, StandingItem, queries, read_item};
use crate::menu::import::Words;
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::api::Caller;
use crate::web::api::answers::{Key, Whole, done};
use crate::web::api::menu::allergens;
use crate::web::api::standing::{IfMatch, made};
use crate::web::error::Answer;

/// An item as it is edited, with what can be chosen and left out.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = EditorItem)]
pub struct ItemJson {
    id: i64,
    /// The id of its category.
    category: i64,
    #[schema(value_type = Names)]
    names: Words,
    #[schema(value_type = Descriptions)]
    descriptions: Words,
    /// Without options, in the currency's smallest unit.
    price: i64,
    /// What one costs the house; null if nobody said it.
    cost: Option<i64>,
    /// Its rate of tax, parts per million.
    tax_ppm: i64,
    /// Without the options'; null where nobody has stated them.
    #[schema(value_type = Option<Vec<Allergen>>)]
    allergens: Option<Vec<String>>,
    #[schema(value_type = Vec<Tag>)]
    tags: Vec<String>,
    /// The id of the station where it is made.
    station: i64,
    /// Whether guests do not see it.
    hidden: bool,
    /// When it is served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
    hours: String,
    /// The path of its picture.
    picture: Option<String>,
    /// In order; what can be left out is the last one.
    groups: Vec<GroupJson>,
}

impl Edited for ItemJson {
    type Id = ItemId;
    type Before = StandingItem;
    type Edit = ItemEdit;
    type Body = EditItemJson;
    const ADDS: &'static str = "add-item";
    const PLACE: &'static str = "/api/v1/menu/editor/items";

    fn id(&self) -> i64 {
        self.id
    }
    fn of(read: &Read<'_>, actor: &Actor, id: ItemId) -> Result<(ItemJson, StandingItem, Ground)> {
        let (item, ground) = (queries::item(read, actor, id)?, Ground::of(read, actor)?);
        let json = ItemJson::told(read, &ground, &item)?;
        Ok((json, item, ground))
    }
    fn read(body: &EditItemJson, ground: &Ground) -> Result<ItemEdit> {
        body.read(ground)
    }
    fn add(tx: &Tx<'_>, actor: &Actor, edit: &ItemEdit) -> Result<ItemId> {
        actions::add(tx, actor, edit)
    }
    fn save(tx: &Tx<'_>, actor: &Actor, id: ItemId, before: &StandingItem, edit: &ItemEdit) -> Result<()> {
        actions::save(tx, actor, id, &before.version(), edit)
    }
    fn wants_proof(before: &StandingItem, edit: &ItemEdit) -> bool {
        edit.price != before.file.price
    }
}

impl ItemJson {
    fn told(read: &Read<'_>, ground: &Ground, item: &StandingItem) -> Result<ItemJson> {
        let edit = item.edit();
        Ok(ItemJson {
            id: item.id.0,
            category: edit.category.0,
            names: edit.names,
            descriptions: edit.descriptions,
            price: edit.price.0,
            cost: edit.cost.map(|c| c.0),
            tax_ppm: edit.tax_ppm,
            allergens: allergens(edit.allergens),
            tags: edit.tags,
            station: ground.station(&edit.station)?,
            hidden: edit.hidden,
            hours: edit.hours.to_string(),
            picture: item.file.picture.as_ref().map(|hash| format!("/pictures/{hash}")),
            groups: GroupJson::all(read, ground, item)?,
        })
    }
}

/// What an item is to be, whole. What is left out is empty, unknown or false, but for the count.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditItem)]
pub struct EditItemJson {
    /// The id of its category; in another one it goes to the end.
    #[schema(value_type = i64)]
    category: Whole,
    #[schema(value_type = Names)]
    names: Words,
    #[serde(default)]
    #[schema(value_type = Descriptions)]
    descriptions: Words,
    /// Without options, in the currency's smallest unit.
    #[schema(minimum = 0, maximum = 100_000_000, value_type = i64, examples(1250))]
    price: Whole,
    /// What one costs the house; null if nobody says it.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000_000, value_type = Option<i64>)]
    cost: Option<Whole>,
    /// Its rate of tax, parts per million.
    #[schema(minimum = 0, maximum = 1_000_000, value_type = i64, examples(100000))]
    tax_ppm: Whole,
    /// Empty where it has none of them; null where nobody has stated them.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Allergen>>)]
    allergens: Option<Vec<String>>,
    #[serde(default)]
    #[schema(value_type = Vec<Tag>)]
    tags: Vec<String>,
    /// The id of the station where it is made; it can be left out only where there is none yet.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    station: Option<Whole>,
    /// Whether guests do not see it.
    #[serde(default)]
    hidden: bool,
    /// When it is served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
    #[serde(default)]
    hours: String,
    /// How many there are; null where nobody counts. Where it is left out, the count stays as it is by then.
    #[serde(default, deserialize_with = "said", skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 0, maximum = 1_000_000, value_type = Option<i64>)]
    stock: Option<Option<Whole>>,
}

/// A value that is there, though it may be null.
fn said<'de, D: Deserializer<'de>>(reader: D) -> std::result::Result<Option<Option<Whole>>, D::Error> {
    Option::deserialize(reader).map(Some)
}

impl EditItemJson {
    fn read(&self, ground: &Ground) -> Result<ItemEdit> {
        let mut sent = ground.sent();
        sent.words("name", &self.names);
        sent.words("description", &self.descriptions);
        sent.money("price", self.price.0);
        sent.ppm("tax", self.tax_ppm.0);
        sent.put("category", self.category.0);
        sent.station("station", self.station.map(|s| s.0));
        self.tags.iter().for_each(|tag| sent.put("tags", tag));
        match self.allergens.as_deref() {
            None => {}
            Some([]) => sent.put("allergens", "none"),
            Some(words) => sent.allergens("allergens", words),
        }
        if let Some(cost) = self.cost {
            sent.money("cost", cost.0);
        }
        if self.hidden {
            sent.put("hidden", "on");
        }
        sent.put("hours", &self.hours);
        if let Some(count) = self.stock {
            // It is said, whatever it was.
            sent.put("stock-was", "?");
            sent.put("stock", count.map(|n| n.0.to_string()).unwrap_or_default());
        }
        sent.read(read_item)
    }
}

/// Adds an item at its category's end.
#[utoipa::path(post, path = "/api/v1/menu/editor/items", tag = "editor", operation_id = "addItem",
    params(Key),
    request_body = EditItemJson, responses((status = 201, body = ItemJson)))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, body: Json<EditItemJson>) -> Answer {
    edited::add::<ItemJson>(&web, &caller, key, body.into_inner()).await
}

/// An item as it is edited.
#[utoipa::path(get, path = "/api/v1/menu/editor/items/{item}", tag = "editor", operation_id = "getEditorItem",
    params(("item" = i64, Path, description = "The item's id")),
    responses((status = 200, body = ItemJson)))]
pub async fn get(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    edited::get::<ItemJson>(&web, &caller, ItemId(*path))
}

/// Changes an item, whole. What was ordered keeps its texts and prices. Another price wants the password,
/// given just now; see `POST /api/v1/auth/proof`.
#[utoipa::path(put, path = "/api/v1/menu/editor/items/{item}", tag = "editor", operation_id = "saveItem",
    params(("item" = i64, Path, description = "The item's id"),
        IfMatch),
    request_body = EditItemJson, responses((status = 200, body = ItemJson)))]
pub async fn save(web: Data<Web>, caller: Caller, was: IfMatch, path: Path<i64>, body: Json<EditItemJson>) -> Answer {
    edited::save::<ItemJson>(&web, &caller, was, ItemId(*path), body.into_inner()).await
}

/// Takes an item off the menu. It can be brought back.
#[utoipa::path(delete, path = "/api/v1/menu/editor/items/{item}", tag = "editor", operation_id = "deleteItem",
    params(("item" = i64, Path, description = "The item's id"),
        IfMatch),
    responses((status = 204, description = "Done")))]
pub async fn delete(web: Data<Web>, caller: Caller, was: IfMatch, path: Path<i64>) -> Answer {
    let (actor, id) = (caller.actor(), ItemId(*path));
    let work = move |tx: &Tx<'_>| {
        was.holds(&ItemJson::of(tx, &actor, id)?.0)?;
        actions::set_deleted(tx, &actor, id, true)
    };
    web.app.write(work).await?;
    done()
}

/// Brings a deleted item back, as it was.
#[utoipa::path(post, path = "/api/v1/menu/editor/items/{item}/restore", tag = "editor", operation_id = "restoreItem",
    params(("item" = i64, Path, description = "The item's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "Its category was deleted")))]
pub async fn restore(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, id) = (caller.actor(), ItemId(*path));
    web.app.write(move |tx| actions::set_deleted(tx, &actor, id, false)).await?;
    done()
}

/// Makes a hidden copy of an item, right below it, with all that can be chosen and without a count.
#[utoipa::path(post, path = "/api/v1/menu/editor/items/{item}/copy", tag = "editor", operation_id = "copyItem",
    params(("item" = i64, Path, description = "The item's id"),
        Key),
    responses((status = 201, body = ItemJson)))]
pub async fn copy(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>) -> Answer {
    let (actor, Key(key), id) = (caller.actor(), key, ItemId(*path));
    let work = move |tx: &Tx<'_>| {
        actor.may(Verb::EditMenu)?;
        tx.once(&actor, &key, "copy-item", None, &id, || {
            let copy = actions::copy(tx, &actor, id)?;
            Ok(ItemJson::of(tx, &actor, copy)?.0)
        })
    };
    let copy = web.app.write(work).await?;
    made(&format!("/api/v1/menu/editor/items/{}", copy.id), &copy)
}

/// Moves an item to a place among those of its category.
#[utoipa::path(post, path = "/api/v1/menu/editor/items/{item}/move", tag = "editor", operation_id = "moveItem",
    params(("item" = i64, Path, description = "The item's id")), request_body = MoveJson,
    responses((status = 204, description = "Done")))]
pub async fn move_to(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<MoveJson>) -> Answer {
    let (actor, id) = (caller.actor(), ItemId(*path));
    actor.may(Verb::EditMenu)?;
    let place = body.place()?;
    web.app.write(move |tx| actions::move_to(tx, &actor, id, place)).await?;
    done()
}

/// Hides an item from guests, or shows it again.
#[utoipa::path(put, path = "/api/v1/menu/editor/items/{item}/hidden", tag = "editor", operation_id = "hideItem",
    params(("item" = i64, Path, description = "The item's id")), request_body = HiddenJson,
    responses((status = 204, description = "Done")))]
pub async fn hide(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<HiddenJson>) -> Answer {
    let (actor, id, hidden) = (caller.actor(), ItemId(*path), body.hidden);
    web.app.write(move |tx| actions::set_hidden(tx, &actor, id, hidden)).await?;
    done()
}
