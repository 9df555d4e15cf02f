//! The items of a category, hidden ones too, with marks for what somebody may want to do about them.

use actix_web::web::{Data, Path, Query};
use serde::Serialize;
use utoipa::ToSchema;

use crate::base::{Error, Msg};
use crate::menu::edit::overview::queries::{ItemRow, overview};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::api::Caller;
use crate::web::api::answers::ok;
use crate::web::api::listing::Piece;
use crate::web::error::Answer;

/// An item on the editor's list.
#[derive(Serialize, ToSchema)]
#[schema(as = EditorItemRow)]
pub struct ItemRowJson {
    id: i64,
    /// In the caller's language, or else the house's.
    name: String,
    /// Without options, in the currency's smallest unit.
    price: i64,
    /// What one costs the house; null if nobody said it.
    cost: Option<i64>,
    /// Its rate of tax, parts per million.
    tax_ppm: i64,
    hidden: bool,
    /// Sold out by hand, or none is left.
    sold_out: bool,
    /// Whether nobody has stated its allergens.
    unstated: bool,
    /// Whether its tags say something else than its allergens.
    belied: bool,
    /// The path of its picture.
    picture: Option<String>,
    /// Languages of the menu in which something of it has no words.
    missing: Vec<String>,
    /// Whether it was deleted just now, and keeps its place for some minutes.
    deleted: bool,
}

impl From<ItemRow> for ItemRowJson {
    fn from(row: ItemRow) -> Self {
        ItemRowJson {
            id: row.id.0,
            price: row.price.0,
            cost: row.cost.map(|c| c.0),
            tax_ppm: row.tax_ppm,
            hidden: row.hidden,
            sold_out: row.sold_out,
            unstated: row.unstated,
            belied: row.belied,
            picture: row.picture.map(|hash| format!("/pictures/{hash}")),
            deleted: row.place.is_none(),
            name: row.name,
            missing: row.missing,
        }
    }
}

/// A piece of a category's items.
#[derive(Serialize, ToSchema)]
#[schema(as = EditorItems)]
pub struct ItemsJson {
    /// In the owner's order.
    items: Vec<ItemRowJson>,
    /// For `after` of the next piece; null at the end.
    next: Option<String>,
}

/// The items of a category, hidden ones too, in the owner's order.
#[utoipa::path(get, path = "/api/v1/menu/editor/categories/{category}/items", tag = "editor", operation_id = "listItems",
    params(("category" = i64, Path, description = "The category's id"), Piece),
    responses((status = 200, body = ItemsJson), (status = 422, description = "A place that is none")))]
pub async fn list(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>, piece: Query<Piece>) -> Answer {
    let list = web.app.read(|read| {
        let mut all = overview(read, &caller.actor(), tongue.0)?.into_iter();
        let category = all.find(|c| c.id.0 == *path && c.place.is_some()).ok_or_else(Error::missing)?;
        let mut rows = category.items;
        if let Some(last) = piece.after()? {
            // Places are the owner's, so the next piece begins behind the row, wherever that stands by now.
            let at = rows.iter().position(|row| row.id.0 == last);
            let at = at.ok_or_else(|| Error::field("after", Msg::new("error-list-after")))?;
            rows.drain(..=at);
        }
        let next = piece.cut(&mut rows, |row| row.id.0)?;
        Ok(ItemsJson {
            items: rows.into_iter().map(ItemRowJson::from).collect(),
            next,
        })
    })?;
    ok(&list)
}
