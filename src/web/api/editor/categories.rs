//! Categories as their owner edits them.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::edited::{self, Edited};
use super::ground::Ground;
use super::words::Names;
use super::{HiddenJson, MoveJson};
use crate::base::ids::CategoryId;
use crate::base::{Actor, Result, Verb};
use crate::menu::edit::categories::actions;
use crate::menu::edit::overview::queries::{CategoryRow, Deleted, deleted, overview};
use crate::menu::edit::{CategoryEdit, queries, read_category, version};
use crate::menu::import::Words;
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::api::Caller;
use crate::web::api::answers::{Key, Whole, done, ok};
use crate::web::api::standing::IfMatch;
use crate::web::error::Answer;

/// A category as it is edited.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = EditorCategory)]
pub struct CategoryJson {
    id: i64,
    #[schema(value_type = Names)]
    names: Words,
    /// The id of the station where its items are usually made, if it has one.
    station: Option<i64>,
    /// Whether guests do not see it.
    hidden: bool,
    /// When its items are served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
    hours: String,
}

impl Edited for CategoryJson {
    type Id = CategoryId;
    type Before = CategoryEdit;
    type Edit = CategoryEdit;
    type Body = EditCategoryJson;
    const ADDS: &'static str = "add-category";
    const PLACE: &'static str = "/api/v1/menu/editor/categories";

    fn id(&self) -> i64 {
        self.id
    }
    fn of(read: &Read<'_>, actor: &Actor, id: CategoryId) -> Result<(CategoryJson, CategoryEdit, Ground)> {
        let (edit, ground) = (queries::category(read, actor, id)?, Ground::of(read, actor)?);
        let json = CategoryJson {
            id: id.0,
            names: edit.names.clone(),
            station: edit.station.as_deref().map(|key| ground.station(key)).transpose()?,
            hidden: edit.hidden,
            hours: edit.hours.to_string(),
        };
        Ok((json, edit, ground))
    }
    fn read(body: &EditCategoryJson, ground: &Ground) -> Result<CategoryEdit> {
        body.read(ground)
    }
    fn add(tx: &Tx<'_>, actor: &Actor, edit: &CategoryEdit) -> Result<CategoryId> {
        actions::add(tx, actor, edit)
    }
    fn save(tx: &Tx<'_>, actor: &Actor, id: CategoryId, before: &CategoryEdit, edit: &CategoryEdit) -> Result<()> {
        actions::save(tx, actor, id, &version(before), edit)
    }
}

/// What a category is to be, whole.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditCategory)]
pub struct EditCategoryJson {
    #[schema(value_type = Names)]
    names: Words,
    /// The id of the station where its items are usually made. Items that were made at the one before follow.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    station: Option<Whole>,
    /// Whether guests do not see it.
    #[serde(default)]
    hidden: bool,
    /// When its items are served, such as `mon-fri 12:00-14:30; sat 18:00-01:00`; empty for always.
    #[serde(default)]
    #[schema(examples("mon-fri 12:00-14:30 18:00-23:00; sat 18:00-01:00"))]
    hours: String,
}

impl EditCategoryJson {
    fn read(&self, ground: &Ground) -> Result<CategoryEdit> {
        let mut sent = ground.sent();
        sent.words("name", &self.names);
        sent.station("station", self.station.map(|s| s.0));
        sent.put("hours", &self.hours);
        if self.hidden {
            sent.put("hidden", "on");
        }
        sent.read(read_category)
    }
}

/// A category on the editor's list.
#[derive(Serialize, ToSchema)]
#[schema(as = EditorCategoryRow)]
pub struct CategoryRowJson {
    id: i64,
    /// In the caller's language, or else the house's.
    name: String,
    hidden: bool,
    /// How many items it has, hidden ones too.
    items: usize,
    /// Languages of the menu that it has no name in.
    missing: Vec<String>,
    /// Whether it was deleted just now, and keeps its place for some minutes.
    deleted: bool,
}

impl From<CategoryRow> for CategoryRowJson {
    fn from(row: CategoryRow) -> Self {
        CategoryRowJson {
            id: row.id.0,
            hidden: row.hidden,
            items: row.count(),
            deleted: row.place.is_none(),
            name: row.name,
            missing: row.missing,
        }
    }
}

/// What kind of thing was deleted.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = DeletedKind)]
pub enum DeletedKindJson {
    /// A category with its items.
    Category,
    /// An item.
    Item,
}

/// What somebody deleted, and what can be brought back.
#[derive(Serialize, ToSchema)]
#[schema(as = Deleted)]
pub struct DeletedJson {
    kind: DeletedKindJson,
    id: i64,
    name: String,
}

impl From<Deleted> for DeletedJson {
    fn from(gone: Deleted) -> Self {
        DeletedJson {
            kind: if gone.category {
                DeletedKindJson::Category
            } else {
                DeletedKindJson::Item
            },
            id: gone.id,
            name: gone.name,
        }
    }
}

/// The categories.
#[derive(Serialize, ToSchema)]
#[schema(as = EditorCategories)]
pub struct CategoriesJson {
    /// In the owner's order, hidden ones too.
    categories: Vec<CategoryRowJson>,
    /// The last things that were deleted, the newest first.
    deleted: Vec<DeletedJson>,
}

/// The categories of the menu, and what was deleted of late.
#[utoipa::path(get, path = "/api/v1/menu/editor/categories", tag = "editor", operation_id = "listCategories",
    responses((status = 200, body = CategoriesJson)))]
pub async fn list(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let list = web.app.read(|read| {
        let all = overview(read, &caller.actor(), tongue.0)?;
        let gone = deleted(read, &caller.actor(), tongue.0)?;
        Ok(CategoriesJson {
            categories: all.into_iter().map(CategoryRowJson::from).collect(),
            deleted: gone.into_iter().map(DeletedJson::from).collect(),
        })
    })?;
    ok(&list)
}

/// Adds a category at the menu's end.
#[utoipa::path(post, path = "/api/v1/menu/editor/categories", tag = "editor", operation_id = "addCategory",
    params(Key),
    request_body = EditCategoryJson, responses((status = 201, body = CategoryJson)))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, body: Json<EditCategoryJson>) -> Answer {
    edited::add::<CategoryJson>(&web, &caller, key, body.into_inner()).await
}

/// A category as it is edited.
#[utoipa::path(get, path = "/api/v1/menu/editor/categories/{category}", tag = "editor", operation_id = "getCategory",
    params(("category" = i64, Path, description = "The category's id")),
    responses((status = 200, body = CategoryJson)))]
pub async fn get(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    edited::get::<CategoryJson>(&web, &caller, CategoryId(*path))
}

/// Changes a category, whole.
#[utoipa::path(put, path = "/api/v1/menu/editor/categories/{category}", tag = "editor", operation_id = "saveCategory",
    params(("category" = i64, Path, description = "The category's id"),
        IfMatch),
    request_body = EditCategoryJson, responses((status = 200, body = CategoryJson)))]
pub async fn save(
    web: Data<Web>,
    caller: Caller,
    was: IfMatch,
    path: Path<i64>,
    body: Json<EditCategoryJson>,
) -> Answer {
    edited::save::<CategoryJson>(&web, &caller, was, CategoryId(*path), body.into_inner()).await
}

/// Takes a category with its items off the menu. It can be brought back.
#[utoipa::path(delete, path = "/api/v1/menu/editor/categories/{category}", tag = "editor", operation_id = "deleteCategory",
    params(("category" = i64, Path, description = "The category's id"),
        IfMatch),
    responses((status = 204, description = "Done")))]
pub async fn delete(web: Data<Web>, caller: Caller, was: IfMatch, path: Path<i64>) -> Answer {
    let (actor, id) = (caller.actor(), CategoryId(*path));
    let work = move |tx: &Tx<'_>| {
        was.holds(&CategoryJson::of(tx, &actor, id)?.0)?;
        actions::set_deleted(tx, &actor, id, true)
    };
    web.app.write(work).await?;
    done()
}

/// Brings a deleted category back with its items, as it was.
#[utoipa::path(post, path = "/api/v1/menu/editor/categories/{category}/restore", tag = "editor", operation_id = "restoreCategory",
    params(("category" = i64, Path, description = "The category's id")),
    responses((status = 204, description = "Done")))]
pub async fn restore(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, id) = (caller.actor(), CategoryId(*path));
    web.app.write(move |tx| actions::set_deleted(tx, &actor, id, false)).await?;
    done()
}

/// Moves a category to a place among the others.
#[utoipa::path(post, path = "/api/v1/menu/editor/categories/{category}/move", tag = "editor", operation_id = "moveCategory",
    params(("category" = i64, Path, description = "The category's id")), request_body = MoveJson,
    responses((status = 204, description = "Done")))]
pub async fn move_to(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<MoveJson>) -> Answer {
    let (actor, id) = (caller.actor(), CategoryId(*path));
    actor.may(Verb::EditMenu)?;
    let place = body.place()?;
    web.app.write(move |tx| actions::move_to(tx, &actor, id, place)).await?;
    done()
}

/// Hides a category with its items from guests, or shows it again.
#[utoipa::path(put, path = "/api/v1/menu/editor/categories/{category}/hidden", tag = "editor", operation_id = "hideCategory",
    params(("category" = i64, Path, description = "The category's id")), request_body = HiddenJson,
    responses((status = 204, description = "Done")))]
pub async fn hide(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<HiddenJson>) -> Answer {
    let (actor, id, hidden) = (caller.actor(), CategoryId(*path), body.hidden);
    web.app.write(move |tx| actions::set_hidden(tx, &actor, id, hidden)).await?;
    done()
}
