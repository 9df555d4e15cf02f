//! Rounds: what was sent, and sending.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, Whole, created, done, ok};
use super::cart::edits;
use super::lines::{OrderJson, PayWayJson};
use crate::base::Money;
use crate::base::ids::VisitId;
use crate::orders::{self, actions::Place};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

/// The rounds of a visit.
#[derive(Serialize, ToSchema)]
#[schema(as = Orders)]
pub struct OrdersJson {
    /// In the order in which they were sent.
    orders: Vec<OrderJson>,
}

/// What a visit has ordered, and where each line stands.
#[utoipa::path(get, path = "/api/v1/visits/{visit}/orders", tag = "orders", operation_id = "getOrders",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = OrdersJson)))]
pub async fn orders(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>) -> Answer {
    let orders = web.app.read(|read| {
        let visit = caller.reads(read, VisitId(*path))?;
        orders::queries::list_of_visit(read, visit.id, tongue.0)
    })?;
    let for_staff = !matches!(caller, Caller::Guest(_));
    ok(&OrdersJson {
        orders: orders.iter().map(|order| OrderJson::new(order, for_staff)).collect(),
    })
}

/// A line of the cart as it was seen.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SeenLine)]
pub struct SeenJson {
    #[schema(value_type = i64)]
    number: Whole,
    #[schema(value_type = i64)]
    version: Whole,
}

/// What is sent. What has changed since it was seen is a 409, and nothing is sent.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlaceOrder)]
pub struct PlaceJson {
    /// The lines that were seen; those that came later stay in the cart.
    #[schema(min_items = 1, max_items = 100)]
    lines: Vec<SeenJson>,
    /// The sum of their totals that was shown.
    #[schema(value_type = i64)]
    total: Whole,
    pay: PayWayJson,
}

/// What was sent.
#[derive(Serialize, ToSchema)]
#[schema(as = PlacedOrder)]
pub struct PlacedJson {
    /// The order's number of the day.
    number: i64,
    /// Whether it waits for the floor's nod.
    waiting: bool,
}

/// Sends lines of the cart as one order.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/orders", tag = "orders", operation_id = "placeOrder",
    params(("visit" = i64, Path, description = "The visit's id"),
        Key),
    request_body = PlaceJson,
    responses((status = 201, body = PlacedJson),
        (status = 409, description = "The cart is not as it was seen, something is sold out, or the house is closed")))]
pub async fn place(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>, body: Json<PlaceJson>) -> Answer {
    let visit = VisitId(*path);
    caller.changes(visit)?;
    let (actor, Key(key)) = (caller.actor(), key);
    if let Some(guest) = actor.guest() {
        web.limits.send(guest, visit)?;
    }
    let place = Place {
        seen: body.lines.iter().map(|l| (l.number.0, l.version.0)).collect(),
        total: Money(body.total.0),
        pay: body.pay.into(),
    };
    let work = move |tx: &Tx<'_>| orders::actions::place(tx, &actor, visit, &key, &place);
    let placed = web.app.write(work).await?;
    let body = PlacedJson {
        number: placed.number,
        waiting: placed.waiting,
    };
    created(&format!("/api/v1/visits/{visit}/orders"), &body)
}

/// Takes a line back that no cook has begun.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/orders/lines/{line}/take-back", tag = "orders", operation_id = "takeBackLine",
    params(("visit" = i64, Path, description = "The visit's id"), ("line" = i64, Path, description = "The line's number")),
    responses((status = 204, description = "Done"), (status = 409, description = "It is being made already")))]
pub async fn take_back(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (visit, line) = *path;
    caller.changes(VisitId(visit))?;
    let actor = caller.actor();
    web.app
        .write(move |tx| orders::actions::take_back(tx, &actor, VisitId(visit), line))
        .await?;
    done()
}

/// Puts a line that the table has ordered into the cart once more, with what was chosen, left out and noted.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/orders/lines/{line}/again", tag = "orders", operation_id = "orderLineAgain",
    params(("visit" = i64, Path, description = "The visit's id"), ("line" = i64, Path, description = "The line's number"),
        Key),
    responses((status = 204, description = "Done"), (status = 409, description = "It is sold out, or the cart is full")))]
pub async fn again(web: Data<Web>, caller: Caller, key: Key, path: Path<(i64, i64)>) -> Answer {
    let (visit, line) = *path;
    edits(&web, &caller, VisitId(visit))?;
    let (actor, Key(key)) = (caller.actor(), key);
    let work = move |tx: &Tx<'_>| orders::actions::again(tx, &actor, VisitId(visit), Some(&key), line);
    web.app.write(work).await?;
    done()
}

/// What of a round lies in the cart once more.
#[derive(Serialize, ToSchema)]
#[schema(as = RoundAgain)]
pub struct AgainJson {
    /// How many lines were added.
    added: i64,
    /// The numbers of the round's lines that cannot be had any more.
    missing: Vec<i64>,
}

/// Puts everything of a round that can be had into the cart once more.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/orders/{order}/again", tag = "orders", operation_id = "orderRoundAgain",
    params(("visit" = i64, Path, description = "The visit's id"), ("order" = i64, Path, description = "The order's number of the day"),
        Key),
    responses((status = 201, body = AgainJson), (status = 409, description = "Nothing of it can be had")))]
pub async fn again_round(web: Data<Web>, caller: Caller, key: Key, path: Path<(i64, i64)>) -> Answer {
    let (visit, order) = *path;
    edits(&web, &caller, VisitId(visit))?;
    let (actor, Key(key)) = (caller.actor(), key);
    let work = move |tx: &Tx<'_>| orders::actions::again_round(tx, &actor, VisitId(visit), Some(&key), order);
    let again = web.app.write(work).await?;
    let body = AgainJson {
        added: again.added,
        missing: again.missing,
    };
    created(&format!("/api/v1/visits/{visit}/cart"), &body)
}
