//! What is sold out, and how many are left.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Whole, done, ok};
use crate::base::Verb;
use crate::base::ids::{ItemId, OptionId};
use crate::menu::stock::actions::{set_available, set_option_available, set_stock};
use crate::menu::stock::queries;
use crate::menu::{self, Category, Choice, Item};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

/// An option of a dish, and whether it is to be had.
#[derive(Serialize, ToSchema)]
#[schema(as = StockOption)]
pub struct StockOptionJson {
    id: i64,
    name: String,
    available: bool,
}

/// A dish as the kitchen keeps count of it.
#[derive(Serialize, ToSchema)]
#[schema(as = StockItem)]
pub struct StockItemJson {
    id: i64,
    name: String,
    /// The name of its category.
    category: String,
    /// Whether nobody has marked it as sold out.
    available: bool,
    /// How many are left; null where nobody counts.
    left: Option<i64>,
    /// How many of them lie in carts that hold them.
    held: i64,
    options: Vec<StockOptionJson>,
}

impl StockItemJson {
    fn new(item: Item, category: &str) -> StockItemJson {
        let option = |o: Choice| StockOptionJson {
            id: o.id.0,
            name: o.name,
            available: o.available,
        };
        StockItemJson {
            id: item.id.0,
            category: category.into(),
            available: item.available,
            left: item.stock,
            held: item.held,
            name: item.name,
            options: item.groups.into_iter().flat_map(|g| g.options).map(option).collect(),
        }
    }
}

/// Every dish, with what is left.
#[derive(Serialize, ToSchema)]
#[schema(as = StockItems)]
pub struct StockItemsJson {
    /// In the menu's order.
    items: Vec<StockItemJson>,
}

/// What is sold out and what is left, of every dish.
#[utoipa::path(get, path = "/api/v1/kitchen/items", tag = "kitchen", operation_id = "getKitchenItems",
    responses((status = 200, body = StockItemsJson)))]
pub async fn items(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let menu = web.app.read(|read| {
        caller.actor().may(Verb::SellOut)?;
        menu::queries::menu(read, tongue.0)
    })?;
    let of = |c: Category| {
        let Category { name, items, .. } = c;
        items.into_iter().map(move |item| StockItemJson::new(item, &name))
    };
    ok(&StockItemsJson {
        items: menu.into_iter().flat_map(of).collect(),
    })
}

/// Whether there is any.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Availability)]
pub struct AvailabilityJson {
    available: bool,
}

/// Marks an item as sold out, or as to be had again.
#[utoipa::path(put, path = "/api/v1/menu/items/{item}/availability", tag = "menu", operation_id = "setItemAvailability",
    params(("item" = i64, Path, description = "The item's id")), request_body = AvailabilityJson,
    responses((status = 204, description = "Done")))]
pub async fn item(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<AvailabilityJson>) -> Answer {
    let (actor, item, available) = (caller.actor(), ItemId(*path), body.available);
    web.app.write(move |tx| set_available(tx, &actor, item, available)).await?;
    done()
}

/// Marks an option as sold out, or as to be had again.
#[utoipa::path(put, path = "/api/v1/menu/options/{option}/availability", tag = "menu", operation_id = "setOptionAvailability",
    params(("option" = i64, Path, description = "The option's id")), request_body = AvailabilityJson,
    responses((status = 204, description = "Done")))]
pub async fn option(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<AvailabilityJson>) -> Answer {
    let (actor, option, available) = (caller.actor(), OptionId(*path), body.available);
    web.app.write(move |tx| set_option_available(tx, &actor, option, available)).await?;
    done()
}

/// What is counted of an item. It moves with every order, so it is apart from what is edited.
#[derive(Serialize, ToSchema)]
#[schema(as = Counts)]
pub struct CountsJson {
    /// Whether it is not marked as sold out.
    available: bool,
    /// Null where nobody counts.
    #[schema(minimum = 0)]
    left: Option<i64>,
    /// The ids of its options that are sold out.
    sold_out_options: Vec<i64>,
}

/// How many there are of an item, and what of it is sold out; also of one that guests do not see.
#[utoipa::path(get, path = "/api/v1/menu/items/{item}/stock", tag = "menu", operation_id = "getStock",
    params(("item" = i64, Path, description = "The item's id")),
    responses((status = 200, body = CountsJson)))]
pub async fn counts(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let counts = web.app.read(|read| queries::counts(read, &caller.actor(), ItemId(*path)))?;
    ok(&CountsJson {
        available: counts.available,
        left: counts.stock,
        sold_out_options: counts.gone.into_iter().map(|o| o.0).collect(),
    })
}

/// How many there are.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Stock)]
pub struct StockJson {
    /// Null where nobody counts any more.
    #[schema(minimum = 0, value_type = Option<i64>)]
    left: Option<Whole>,
}

/// Says how many there are of an item.
#[utoipa::path(put, path = "/api/v1/menu/items/{item}/stock", tag = "menu", operation_id = "setStock",
    params(("item" = i64, Path, description = "The item's id")), request_body = StockJson,
    responses((status = 204, description = "Done")))]
pub async fn stock(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<StockJson>) -> Answer {
    let (actor, item, left) = (caller.actor(), ItemId(*path), body.left.map(|n| n.0));
    web.app.write(move |tx| set_stock(tx, &actor, item, left)).await?;
    done()
}
