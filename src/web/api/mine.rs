//! What a guest's account keeps: visits, favourites, the usual, and what was not sent the last time.

use actix_web::web::{Data, Json, Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, Whole, done, ok, time};
use super::cart::TroubleJson;
use super::lines::LineJson;
use super::listing::Piece;
use crate::base::ids::{ItemId, VisitId};
use crate::base::{Actor, Error};
use crate::cart::left::{Dish, LeftLine};
use crate::customers::history::Past;
use crate::customers::{actions, history, queries, seat};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

/// A dish as it was chosen, as it can be had today.
#[derive(Serialize, ToSchema)]
#[schema(as = ChosenDish)]
pub struct DishJson {
    item: i64,
    name: String,
    /// The ids of what is chosen and left out, as `addLine` takes them.
    options: Vec<i64>,
    /// Their names.
    option_names: Vec<String>,
    /// The names of what is left out.
    removals: Vec<String>,
    /// The price of one today; null where it cannot be ordered so.
    unit: Option<i64>,
    /// Why it cannot be ordered so.
    trouble: Option<TroubleJson>,
}

impl From<Dish> for DishJson {
    fn from(dish: Dish) -> Self {
        DishJson {
            item: dish.item.0,
            name: dish.name,
            options: dish.options.iter().map(|o| o.0).collect(),
            option_names: dish.option_names,
            removals: dish.removals,
            unit: dish.unit.map(|m| m.0),
            trouble: dish.trouble.map(TroubleJson::from),
        }
    }
}

/// A visit that a customer took part in, with what was their own.
#[derive(Serialize, ToSchema)]
#[schema(as = PastVisit)]
pub struct PastJson {
    visit: i64,
    /// The table, in the caller's language.
    table: String,
    #[schema(format = DateTime)]
    opened_at: String,
    /// Null while it is open.
    #[schema(format = DateTime)]
    closed_at: Option<String>,
    /// What they were called there.
    names: Vec<String>,
    /// Their own lines.
    lines: Vec<LineJson>,
    /// What these cost, at the prices of that day; what is added on the bill is the party's.
    total: i64,
}

impl From<Past> for PastJson {
    fn from(past: Past) -> Self {
        PastJson {
            visit: past.visit.0,
            total: past.total().0,
            opened_at: time(past.opened_ms),
            closed_at: past.closed_ms.map(time),
            lines: past.lines.iter().map(|line| LineJson::new(line, false)).collect(),
            table: past.table,
            names: past.names,
        }
    }
}

/// A piece of the history.
#[derive(Serialize, ToSchema)]
#[schema(as = History)]
pub struct HistoryJson {
    /// The newest first.
    visits: Vec<PastJson>,
    /// For `after` of the next piece; null at the end.
    next: Option<String>,
}

/// The visits that the customer took part in.
#[utoipa::path(get, path = "/api/v1/me/history", tag = "customers", operation_id = "getMyHistory", params(Piece),
    responses((status = 200, body = HistoryJson), (status = 422, description = "A place that is none")))]
pub async fn history(web: Data<Web>, caller: Caller, tongue: Tongue, piece: Query<Piece>) -> Answer {
    let (limit, after) = (piece.limit()?, piece.after()?.map(VisitId));
    let found = web.app.read(|read| {
        let mut all = history::queries::list(read, &caller.actor(), after, limit as i64 + 1, tongue.0)?;
        let next = piece.cut(&mut all, |past| past.visit.0)?;
        Ok(HistoryJson {
            visits: all.into_iter().map(PastJson::from).collect(),
            next,
        })
    })?;
    ok(&found)
}

/// What a customer orders most.
#[derive(Serialize, ToSchema)]
#[schema(as = UsualDish)]
pub struct UsualDishJson {
    dish: DishJson,
    /// How many they had so far.
    times: i64,
}

/// What a customer orders most, the most frequent first.
#[derive(Serialize, ToSchema)]
#[schema(as = Usual)]
pub struct UsualJson {
    usual: Vec<UsualDishJson>,
}

/// What the customer orders most, at today's prices. `addLine` takes it as it is.
#[utoipa::path(get, path = "/api/v1/me/usual", tag = "customers", operation_id = "getMyUsual",
    responses((status = 200, body = UsualJson)))]
pub async fn usual(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let found = web.app.read(|read| queries::usual(read, &caller.actor(), tongue.0))?;
    let one = |(dish, times): (Dish, i64)| UsualDishJson {
        dish: dish.into(),
        times,
    };
    ok(&UsualJson {
        usual: found.into_iter().map(one).collect(),
    })
}

/// Favourites.
#[derive(Serialize, ToSchema)]
#[schema(as = Favourites)]
pub struct FavouritesJson {
    /// The items' ids, the newest first.
    items: Vec<i64>,
}

/// The customer's favourites.
#[utoipa::path(get, path = "/api/v1/me/favourites", tag = "customers", operation_id = "getMyFavourites",
    responses((status = 200, body = FavouritesJson)))]
pub async fn favourites(web: Data<Web>, caller: Caller) -> Answer {
    let found = web.app.read(|read| queries::favourites(read, &caller.actor()))?;
    ok(&FavouritesJson {
        items: found.into_iter().map(|item| item.0).collect(),
    })
}

/// Makes a dish a favourite.
#[utoipa::path(put, path = "/api/v1/me/favourites/{item}", tag = "customers", operation_id = "addFavourite",
    params(("item" = i64, Path, description = "The item's id")), responses((status = 204, description = "Done")))]
pub async fn love(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    set(&web, caller.actor(), ItemId(*path), true).await
}

/// Takes a dish from the favourites.
#[utoipa::path(delete, path = "/api/v1/me/favourites/{item}", tag = "customers", operation_id = "removeFavourite",
    params(("item" = i64, Path, description = "The item's id")), responses((status = 204, description = "Done")))]
pub async fn unlove(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    set(&web, caller.actor(), ItemId(*path), false).await
}

async fn set(web: &Web, actor: Actor, item: ItemId, on: bool) -> Answer {
    web.app.write(move |tx| actions::set_favourite(tx, &actor, item, on)).await?;
    done()
}

/// A line that was left.
#[derive(Serialize, ToSchema)]
#[schema(as = KeptLine)]
pub struct KeptLineJson {
    #[schema(format = DateTime)]
    left_at: String,
    quantity: i64,
    /// A note for the kitchen; possibly empty.
    note: String,
    dish: DishJson,
}

impl From<LeftLine> for KeptLineJson {
    fn from(line: LeftLine) -> Self {
        KeptLineJson {
            left_at: time(line.left_ms),
            quantity: line.quantity,
            note: line.note,
            dish: line.dish.into(),
        }
    }
}

/// What was chosen and not sent before a visit ended.
#[derive(Serialize, ToSchema)]
#[schema(as = Kept)]
pub struct KeptJson {
    lines: Vec<KeptLineJson>,
}

/// What the customer had chosen and not sent when a visit ended, at today's prices.
#[utoipa::path(get, path = "/api/v1/me/kept", tag = "customers", operation_id = "getMyKept",
    responses((status = 200, body = KeptJson)))]
pub async fn kept(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let found = web.app.read(|read| queries::kept(read, &caller.actor(), tongue.0))?;
    ok(&KeptJson {
        lines: found.into_iter().map(KeptLineJson::from).collect(),
    })
}

/// Lets go what was not sent.
#[utoipa::path(delete, path = "/api/v1/me/kept", tag = "customers", operation_id = "letKeptGo",
    responses((status = 204, description = "Done")))]
pub async fn let_go(web: Data<Web>, caller: Caller) -> Answer {
    let actor = caller.actor();
    web.app.write(move |tx| actions::let_go(tx, &actor)).await?;
    done()
}

/// Into which cart.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TakeUp)]
pub struct TakeUpJson {
    /// The open visit at which the customer sits.
    #[schema(value_type = i64)]
    visit: Whole,
}

/// What came of it.
#[derive(Serialize, ToSchema)]
#[schema(as = TakenUp)]
pub struct TakenUpJson {
    /// How many lines are in the cart now.
    taken: i64,
    /// How many cannot be had today, and stay kept.
    stay: i64,
}

/// Puts what was not sent into the cart of the customer's table.
#[utoipa::path(post, path = "/api/v1/me/kept/take-up", tag = "customers", operation_id = "takeKeptUp",
    params(Key),
    request_body = TakeUpJson,
    responses((status = 200, body = TakenUpJson), (status = 404, description = "The customer does not sit there"),
        (status = 409, description = "Nothing of it can be had"), (status = 422, description = "Nothing of it can be had so"),
        (status = 507, description = "There is no room on the disk")))]
pub async fn take_up(web: Data<Web>, caller: Caller, key: Key, body: Json<TakeUpJson>) -> Answer {
    let (actor, visit, Key(key)) = (caller.actor(), VisitId(body.visit.0), key);
    let work = move |tx: &Tx<'_>| {
        let customer = queries::me(tx, &actor)?.id;
        let at_table = seat::queries::find(tx, customer, Some(visit))?.ok_or_else(Error::missing)?.actor();
        actions::take_up(tx, &actor, &at_table, visit, Some(&key))
    };
    let (taken, stay) = web.app.write(work).await?;
    ok(&TakenUpJson { taken, stay })
}
