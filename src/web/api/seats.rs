//! What the floor does with a visit: it opens and closes it, counts its people, lets guests in or sends them away.

use actix_web::web::{Data, Json, Path};
use serde::Deserialize;
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, Whole, created, done};
use super::visits::VisitJson;
use crate::base::ids::{TableId, VisitId};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::error::Answer;
use crate::{floor, tables};

/// How many people sit down.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OpenVisit)]
pub struct OpenJson {
    /// Null where nobody has counted.
    #[schema(minimum = 1, value_type = Option<i64>)]
    covers: Option<Whole>,
}

/// Opens a table.
#[utoipa::path(post, path = "/api/v1/tables/{table}/visits", tag = "visits", operation_id = "openVisit",
    params(("table" = i64, Path, description = "The table's id"),
        Key),
    request_body = OpenJson,
    responses((status = 201, body = VisitJson), (status = 409, description = "It is open already")))]
pub async fn open(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>, body: Json<OpenJson>) -> Answer {
    let (actor, table, covers, Key(key)) = (caller.actor(), TableId(*path), body.covers.map(|n| n.0), key);
    let work = move |tx: &Tx<'_>| {
        let open = || tables::actions::open(tx, &actor, table, covers).map(|visit| visit.0);
        tx.once(&actor, &key, "tables.open", None, &(table.0, covers), open).map(VisitId)
    };
    let visit = web.app.write(work).await?;
    let opened = web.app.read(|read| VisitJson::read(read, &tables::queries::get_visit(read, visit)?))?;
    created(&format!("/api/v1/visits/{visit}"), &opened)
}

/// A number of people.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Covers)]
pub struct CoversJson {
    #[schema(minimum = 1, value_type = i64)]
    covers: Whole,
}

/// Says how many people sit there.
#[utoipa::path(put, path = "/api/v1/visits/{visit}/covers", tag = "visits", operation_id = "setCovers",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = CoversJson,
    responses((status = 204, description = "Done")))]
pub async fn covers(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<CoversJson>) -> Answer {
    let (actor, visit, covers) = (caller.actor(), VisitId(*path), body.covers.0);
    web.app.write(move |tx| tables::actions::set_covers(tx, &actor, visit, covers)).await?;
    done()
}

/// Lets a guest in who waits for a nod.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/guests/{guest}/admit", tag = "visits", operation_id = "admitGuest",
    params(("visit" = i64, Path, description = "The visit's id"), ("guest" = i64, Path, description = "The guest's number")),
    responses((status = 204, description = "Done")))]
pub async fn admit(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (actor, (visit, guest)) = (caller.actor(), *path);
    web.app.write(move |tx| tables::actions::admit(tx, &actor, VisitId(visit), guest)).await?;
    done()
}

/// Sends a guest away: their phone leaves the table.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/guests/{guest}/send-away", tag = "visits", operation_id = "sendGuestAway",
    params(("visit" = i64, Path, description = "The visit's id"), ("guest" = i64, Path, description = "The guest's number")),
    responses((status = 204, description = "Done")))]
pub async fn send_away(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (actor, (visit, guest)) = (caller.actor(), *path);
    caller.changes(VisitId(visit))?;
    web.app
        .write(move |tx| floor::actions::send_away(tx, &actor, VisitId(visit), guest))
        .await?;
    done()
}

/// What is to be said of a visit that ends.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CloseVisit)]
pub struct CloseJson {
    /// Whether everything was served, whatever the kitchen has marked.
    #[serde(default)]
    all_served: bool,
}

/// Closes a visit.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/close", tag = "visits", operation_id = "closeVisit",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = CloseJson,
    responses((status = 204, description = "Done"), (status = 409, description = "Something is due or not served")))]
pub async fn close(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<CloseJson>) -> Answer {
    let (actor, visit, served) = (caller.actor(), VisitId(*path), body.all_served);
    web.app
        .write(move |tx| {
            if served {
                floor::settle::actions::serve_all(tx, &actor, visit)?;
            }
            floor::actions::close(tx, &actor, visit)
        })
        .await?;
    done()
}

/// Waives a visit's service charge.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/service/waive", tag = "payments", operation_id = "waiveService",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 204, description = "Done")))]
pub async fn waive(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, visit) = (caller.actor(), VisitId(*path));
    web.app.write(move |tx| floor::settle::actions::waive_service(tx, &actor, visit)).await?;
    done()
}
