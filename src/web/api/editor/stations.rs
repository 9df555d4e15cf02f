//! The stations of the kitchen as who runs them edits them. They want the password, given just now, as at
//! `/admin/stations`.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::MoveJson;
use super::edited::{self, Edited};
use super::ground::Ground;
use super::words::Names;
use crate::base::ids::StationId;
use crate::base::{Actor, Result, Verb};
use crate::menu::edit::stations::actions;
use crate::menu::edit::stations::queries::{self, Uses};
use crate::menu::edit::{StationEdit, read_station, version};
use crate::menu::import::Words;
use crate::menu::queries::Station;
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::api::Caller;
use crate::web::api::answers::{Key, Whole, done, ok};
use crate::web::api::standing::IfMatch;
use crate::web::error::Answer;

/// A station as it is edited.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = EditorStation)]
pub struct StationJson {
    id: i64,
    #[schema(value_type = Names)]
    names: Words,
    /// After so many minutes a ticket is called slow.
    warn_minutes: i64,
    /// After so many minutes a ticket is called late.
    late_minutes: i64,
}

impl Edited for StationJson {
    type Id = StationId;
    type Before = StationEdit;
    type Edit = StationEdit;
    type Body = EditStationJson;
    const ADDS: &'static str = "add-station";
    const PLACE: &'static str = "/api/v1/menu/editor/stations";

    fn id(&self) -> i64 {
        self.id
    }
    fn of(read: &Read<'_>, actor: &Actor, id: StationId) -> Result<(StationJson, StationEdit, Ground)> {
        let (edit, ground) = (queries::station(read, actor, id)?, Ground::of(read, actor)?);
        let json = StationJson {
            id: id.0,
            names: edit.names.clone(),
            warn_minutes: edit.warn_minutes,
            late_minutes: edit.late_minutes,
        };
        Ok((json, edit, ground))
    }
    fn read(body: &EditStationJson, ground: &Ground) -> Result<StationEdit> {
        body.read(ground)
    }
    fn add(tx: &Tx<'_>, actor: &Actor, edit: &StationEdit) -> Result<StationId> {
        actions::add(tx, actor, edit)
    }
    fn save(tx: &Tx<'_>, actor: &Actor, id: StationId, before: &StationEdit, edit: &StationEdit) -> Result<()> {
        actions::save(tx, actor, id, &version(before), edit)
    }
}

/// What a station is to be, whole.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditStation)]
pub struct EditStationJson {
    #[schema(value_type = Names)]
    names: Words,
    /// After so many minutes a ticket is called slow.
    #[schema(minimum = 1, maximum = 600, value_type = i64, examples(10))]
    warn_minutes: Whole,
    /// After so many minutes a ticket is called late; more than `warn_minutes`.
    #[schema(minimum = 1, maximum = 600, value_type = i64, examples(18))]
    late_minutes: Whole,
}

impl EditStationJson {
    fn read(&self, ground: &Ground) -> Result<StationEdit> {
        let mut sent = ground.sent();
        sent.words("name", &self.names);
        sent.put("warn", self.warn_minutes.0);
        sent.put("late", self.late_minutes.0);
        sent.read(read_station)
    }
}

/// A station on the list.
#[derive(Serialize, ToSchema)]
#[schema(as = EditorStationRow)]
pub struct StationRowJson {
    id: i64,
    /// In the caller's language, or else the house's.
    name: String,
    warn_minutes: i64,
    late_minutes: i64,
    /// Whether it is in use; a retired one can be brought back.
    active: bool,
    /// The names of the first few categories, items and options that go there.
    uses: Vec<String>,
    /// How many there are besides.
    more: i64,
}

impl From<(Station, Uses)> for StationRowJson {
    fn from((station, uses): (Station, Uses)) -> Self {
        StationRowJson {
            id: station.id.0,
            name: station.name,
            warn_minutes: station.warn_minutes,
            late_minutes: station.late_minutes,
            active: station.active,
            uses: uses.names,
            more: uses.more,
        }
    }
}

/// The stations.
#[derive(Serialize, ToSchema)]
#[schema(as = EditorStations)]
pub struct StationsJson {
    /// Those in use in their order, then the retired ones.
    stations: Vec<StationRowJson>,
}

/// Every station with what is made there.
#[utoipa::path(get, path = "/api/v1/menu/editor/stations", tag = "editor", operation_id = "listStations",
    responses((status = 200, body = StationsJson)))]
pub async fn list(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let all = web.app.read(|read| queries::list(read, &caller.actor(), tongue.0))?;
    ok(&StationsJson {
        stations: all.into_iter().map(StationRowJson::from).collect(),
    })
}

/// Adds a station behind the others.
#[utoipa::path(post, path = "/api/v1/menu/editor/stations", tag = "editor", operation_id = "addStation",
    params(Key),
    request_body = EditStationJson, responses((status = 201, body = StationJson)))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, body: Json<EditStationJson>) -> Answer {
    caller.actor().may(Verb::EditMenu)?;
    caller.proved(&web)?;
    edited::add::<StationJson>(&web, &caller, key, body.into_inner()).await
}

/// A station in use as it is edited.
#[utoipa::path(get, path = "/api/v1/menu/editor/stations/{station}", tag = "editor", operation_id = "getStation",
    params(("station" = i64, Path, description = "The station's id")),
    responses((status = 200, body = StationJson)))]
pub async fn get(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    edited::get::<StationJson>(&web, &caller, StationId(*path))
}

/// Changes a station, whole. What waits there is slow and late by the new minutes at once.
#[utoipa::path(put, path = "/api/v1/menu/editor/stations/{station}", tag = "editor", operation_id = "saveStation",
    params(("station" = i64, Path, description = "The station's id"),
        IfMatch),
    request_body = EditStationJson, responses((status = 200, body = StationJson)))]
pub async fn save(
    web: Data<Web>,
    caller: Caller,
    was: IfMatch,
    path: Path<i64>,
    body: Json<EditStationJson>,
) -> Answer {
    caller.actor().may(Verb::EditMenu)?;
    caller.proved(&web)?;
    edited::save::<StationJson>(&web, &caller, was, StationId(*path), body.into_inner()).await
}

/// Retires a station that nothing of the menu goes to. It can be brought back.
#[utoipa::path(delete, path = "/api/v1/menu/editor/stations/{station}", tag = "editor", operation_id = "retireStation",
    params(("station" = i64, Path, description = "The station's id"),
        IfMatch),
    responses((status = 204, description = "Done"),
        (status = 409, description = "Something goes there, or it is the only one")))]
pub async fn retire(web: Data<Web>, caller: Caller, was: IfMatch, path: Path<i64>) -> Answer {
    let (actor, id) = (caller.actor(), StationId(*path));
    actor.may(Verb::EditMenu)?;
    caller.proved(&web)?;
    let work = move |tx: &Tx<'_>| {
        was.holds(&StationJson::of(tx, &actor, id)?.0)?;
        actions::set_active(tx, &actor, id, false)
    };
    web.app.write(work).await?;
    done()
}

/// Brings a retired station back behind the others.
#[utoipa::path(post, path = "/api/v1/menu/editor/stations/{station}/restore", tag = "editor", operation_id = "restoreStation",
    params(("station" = i64, Path, description = "The station's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "Another one has its name")))]
pub async fn restore(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, id) = (caller.actor(), StationId(*path));
    actor.may(Verb::EditMenu)?;
    caller.proved(&web)?;
    web.app.write(move |tx| actions::set_active(tx, &actor, id, true)).await?;
    done()
}

/// Moves a station to a place among the others.
#[utoipa::path(post, path = "/api/v1/menu/editor/stations/{station}/move", tag = "editor", operation_id = "moveStation",
    params(("station" = i64, Path, description = "The station's id")), request_body = MoveJson,
    responses((status = 204, description = "Done")))]
pub async fn move_to(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<MoveJson>) -> Answer {
    let (actor, id) = (caller.actor(), StationId(*path));
    actor.may(Verb::EditMenu)?;
    let place = body.place()?;
    web.app.write(move |tx| actions::move_to(tx, &actor, id, place)).await?;
    done()
}
