//! The areas of the house: their names and their order. An area is known by any of its tables.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::done;
use super::standing::{IfMatch, standing};
use super::tables::MoveJson;
use crate::base::ids::TableId;
use crate::base::text::Name;
use crate::base::{Error, Result, Verb};
use crate::store::{Read, Tx};
use crate::tables::plan::{self, actions};
use crate::web::State as Web;
use crate::web::error::Answer;

/// An area.
#[derive(Serialize, ToSchema)]
#[schema(as = Area)]
pub struct AreaJson {
    name: String,
    /// Its place among the areas, counted from 0.
    position: usize,
    /// The ids of its tables in order.
    tables: Vec<i64>,
}

impl AreaJson {
    /// The area of a table that is not retired.
    fn of(read: &Read<'_>, table: TableId) -> Result<AreaJson> {
        let areas = plan::queries::areas(read)?.into_iter().enumerate();
        let mut here = areas.filter(|(_, (_, tables))| tables.iter().any(|t| t.id == table));
        let (position, (name, tables)) = here.next().ok_or_else(Error::missing)?;
        Ok(AreaJson {
            name,
            position,
            tables: tables.iter().map(|t| t.id.0).collect(),
        })
    }
}

/// The area that a table stands in.
#[utoipa::path(get, path = "/api/v1/tables/{table}/area", tag = "tables", operation_id = "getArea",
    params(("table" = i64, Path, description = "The id of any of its tables")),
    responses((status = 200, body = AreaJson)))]
pub async fn area(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let area = web.app.read(|read| {
        caller.actor().may(Verb::EditTables)?;
        AreaJson::of(read, TableId(*path))
    })?;
    standing(&area)
}

/// Another name for an area.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RenameArea)]
pub struct RenameAreaJson {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
}

/// Gives the area of a table another name.
#[utoipa::path(put, path = "/api/v1/tables/{table}/area", tag = "tables", operation_id = "renameArea", request_body = RenameAreaJson,
    params(("table" = i64, Path, description = "The id of any of its tables"),
        IfMatch),
    responses((status = 200, body = AreaJson)))]
pub async fn rename_area(
    web: Data<Web>,
    caller: Caller,
    was: IfMatch,
    path: Path<i64>,
    body: Json<RenameAreaJson>,
) -> Answer {
    let (actor, of) = (caller.actor(), TableId(*path));
    actor.may(Verb::EditTables)?;
    let name = Name::parse(&body.name)?;
    let rename = move |tx: &Tx<'_>| {
        let before = AreaJson::of(tx, of)?;
        was.holds(&before)?;
        actions::rename_area(tx, &actor, of, &before.name, &name)?;
        AreaJson::of(tx, of)
    };
    standing(&web.app.write(rename).await?)
}

/// Moves the area of a table to a place among the areas.
#[utoipa::path(post, path = "/api/v1/tables/{table}/area/move", tag = "tables", operation_id = "moveArea", request_body = MoveJson,
    params(("table" = i64, Path, description = "The id of any of its tables")),
    responses((status = 204, description = "Done")))]
pub async fn move_area(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<MoveJson>) -> Answer {
    let (actor, of) = (caller.actor(), TableId(*path));
    actor.may(Verb::EditTables)?;
    let position = body.position()?;
    web.app.write(move |tx| actions::move_area(tx, &actor, of, position)).await?;
    done()
}
