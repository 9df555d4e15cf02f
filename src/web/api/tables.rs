//! The plan of the house: its tables and their order.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, Whole, done, ok};
use super::standing::{IfMatch, made, standing};
use super::visits::TableKindJson;
use crate::app::App;
use crate::app::control::url_of;
use crate::base::ids::TableId;
use crate::base::text::Name;
use crate::base::{Error, Msg, Result, Verb};
use crate::store::{Read, Tx};
use crate::tables::plan::{self, Place, actions};
use crate::tables::{self, Table};
use crate::web::State as Web;
use crate::web::error::Answer;

/// A table as the plan has it.
#[derive(Serialize, ToSchema)]
#[schema(as = PlannedTable)]
pub struct PlannedTableJson {
    id: i64,
    name: String,
    area: String,
    kind: TableKindJson,
    /// How many people sit there; 0 at a counter.
    seats: i64,
    /// False for one that is retired.
    active: bool,
    /// The number of its code: each new one retires the card before.
    code: i64,
    /// The address in its code.
    url: String,
}

impl PlannedTableJson {
    fn new(app: &App, table: &Table) -> PlannedTableJson {
        PlannedTableJson {
            id: table.id.0,
            name: table.name.clone(),
            area: table.area.clone(),
            kind: table.kind.into(),
            seats: table.seats,
            active: table.active,
            code: table.generation,
            url: url_of(app, table),
        }
    }
}

/// An area and its tables in order.
#[derive(Serialize, ToSchema)]
#[schema(as = PlannedArea)]
pub struct PlannedAreaJson {
    name: String,
    tables: Vec<PlannedTableJson>,
}

/// The plan.
#[derive(Serialize, ToSchema)]
#[schema(as = Plan)]
pub struct PlanJson {
    /// In order.
    areas: Vec<PlannedAreaJson>,
    /// Tables that are retired: their cards do not work.
    retired: Vec<PlannedTableJson>,
}

/// Every table, by area and in order.
#[utoipa::path(get, path = "/api/v1/tables", tag = "tables", operation_id = "getTables",
    responses((status = 200, body = PlanJson)))]
pub async fn tables(web: Data<Web>, caller: Caller) -> Answer {
    let json = |table: &Table| PlannedTableJson::new(&web.app, table);
    let plan = web.app.read(|read| {
        caller.actor().may(Verb::EditTables)?;
        let areas = plan::queries::areas(read)?.into_iter();
        let all = tables::queries::list_with_retired(read)?;
        Ok(PlanJson {
            areas: areas
                .map(|(name, tables)| PlannedAreaJson {
                    name,
                    tables: tables.iter().map(json).collect(),
                })
                .collect(),
            retired: all.iter().filter(|t| !t.active).map(json).collect(),
        })
    })?;
    ok(&plan)
}

fn find(read: &Read<'_>, table: TableId) -> Result<Table> {
    tables::queries::find(read, table)?.ok_or_else(Error::missing)
}

/// One table, retired or not.
#[utoipa::path(get, path = "/api/v1/tables/{table}", tag = "tables", operation_id = "getTable",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 200, body = PlannedTableJson)))]
pub async fn table(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let table = web.app.read(|read| {
        caller.actor().may(Verb::EditTables)?;
        find(read, TableId(*path))
    })?;
    standing(&PlannedTableJson::new(&web.app, &table))
}

/// New tables.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddTables)]
pub struct AddTablesJson {
    #[schema(min_length = 1, max_length = 60, examples("T8"))]
    name: String,
    /// For several at once: the name of the last of them. From `T8` to `T12` are five.
    #[serde(default)]
    #[schema(max_length = 60, examples("T12"))]
    last: Option<String>,
    /// The area; another one is begun with it.
    #[schema(min_length = 1, max_length = 60)]
    area: String,
    kind: TableKindJson,
    /// Left out at a counter.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 99, value_type = Option<i64>)]
    seats: Option<Whole>,
}

/// The tables that were added.
#[derive(Serialize, ToSchema)]
#[schema(as = AddedTables)]
pub struct AddedTablesJson {
    tables: Vec<PlannedTableJson>,
}

/// Adds a table, or several, at the end of their area.
#[utoipa::path(post, path = "/api/v1/tables", tag = "tables", operation_id = "addTables", request_body = AddTablesJson,
    params(Key),
    responses((status = 201, body = AddedTablesJson)))]
pub async fn add(web: Data<Web>, caller: Caller, key: Key, body: Json<AddTablesJson>) -> Answer {
    let (actor, Key(key)) = (caller.actor(), key);
    actor.may(Verb::EditTables)?;
    let AddTablesJson {
        name,
        last,
        area,
        kind,
        seats,
    } = body.into_inner();
    let last = last.unwrap_or_default();
    let (names, place) = plan::read(&name, &last, &area, kind.into(), seats.map(|n| n.0))?;
    let sent = (name, last, area, kind, place.seats);
    let add = move |tx: &Tx<'_>| {
        let add = || Ok(actions::add(tx, &actor, &names, &place)?.iter().map(|t| t.0).collect::<Vec<_>>());
        tx.once(&actor, &key, "tables.add", None, &sent, add)
    };
    let added = web.app.write(add).await?;
    let first = added.first().copied().unwrap_or_default();
    let json = |id: &i64| web.app.read(|read| Ok(PlannedTableJson::new(&web.app, &find(read, TableId(*id))?)));
    let tables = added.iter().map(json).collect::<Result<Vec<_>>>()?;
    made(&format!("/api/v1/tables/{first}"), &AddedTablesJson { tables })
}

/// A table as it shall be.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EditTable)]
pub struct EditTableJson {
    #[schema(min_length = 1, max_length = 60)]
    name: String,
    #[schema(min_length = 1, max_length = 60)]
    area: String,
    kind: TableKindJson,
    /// Left out at a counter.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 99, value_type = Option<i64>)]
    seats: Option<Whole>,
}

impl EditTableJson {
    fn read(&self) -> Result<(Name, Place)> {
        let seats = self.seats.map(|n| n.0);
        let (names, place) = plan::read(&self.name, "", &self.area, self.kind.into(), seats)?;
        let name = names.into_iter().next().ok_or_else(|| Error::fault("a table without a name"))?;
        Ok((name, place))
    }
}

/// Changes a table. In another area it stands at the end.
#[utoipa::path(put, path = "/api/v1/tables/{table}", tag = "tables", operation_id = "changeTable", request_body = EditTableJson,
    params(("table" = i64, Path, description = "The table's id"),
        IfMatch),
    responses((status = 200, body = PlannedTableJson)))]
pub async fn change(
    web: Data<Web>,
    caller: Caller,
    was: IfMatch,
    path: Path<i64>,
    body: Json<EditTableJson>,
) -> Answer {
    let (id, actor, app) = (TableId(*path), caller.actor(), web.app.clone());
    actor.may(Verb::EditTables)?;
    let (name, place) = body.read()?;
    let change = move |tx: &Tx<'_>| {
        let before = tables::queries::get(tx, id)?;
        was.holds(&PlannedTableJson::new(&app, &before))?;
        actions::save(tx, &actor, id, before.version, &name, &place)?;
        Ok(PlannedTableJson::new(&app, &tables::queries::get(tx, id)?))
    };
    standing(&web.app.write(change).await?)
}

/// A place in an order.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MoveTo)]
pub struct MoveJson {
    /// Counted from 0; behind the last one is the end.
    #[schema(minimum = 0, value_type = i64)]
    position: Whole,
}

impl MoveJson {
    /// The place.
    ///
    /// # Errors
    /// `Invalid` on `position`.
    pub fn position(&self) -> Result<usize> {
        let wrong = || Error::field("position", Msg::new("error-position"));
        usize::try_from(self.position.0).map_err(|_| wrong())
    }
}

/// Moves a table to a place in its area.
#[utoipa::path(post, path = "/api/v1/tables/{table}/move", tag = "tables", operation_id = "moveTable", request_body = MoveJson,
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 204, description = "Done")))]
pub async fn move_to(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<MoveJson>) -> Answer {
    let (actor, id) = (caller.actor(), TableId(*path));
    actor.may(Verb::EditTables)?;
    let position = body.position()?;
    web.app.write(move |tx| actions::move_to(tx, &actor, id, position)).await?;
    done()
}

/// Retires a table: its card does not work any more.
#[utoipa::path(post, path = "/api/v1/tables/{table}/retire", tag = "tables", operation_id = "retireTable",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "A visit is open there")))]
pub async fn retire(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    set_active(&web, &caller, TableId(*path), false).await
}

/// Brings a table back: its card works again.
#[utoipa::path(post, path = "/api/v1/tables/{table}/restore", tag = "tables", operation_id = "restoreTable",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "Another table has its name")))]
pub async fn restore(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    set_active(&web, &caller, TableId(*path), true).await
}

async fn set_active(web: &Web, caller: &Caller, id: TableId, active: bool) -> Answer {
    let actor = caller.actor();
    web.app.write(move |tx| actions::set_active(tx, &actor, id, active)).await?;
    done()
}

/// Gives a table a new code and retires its card.
#[utoipa::path(post, path = "/api/v1/tables/{table}/rotate", tag = "tables", operation_id = "rotateCode",
    params(("table" = i64, Path, description = "The table's id"),
        Key),
    responses((status = 200, body = PlannedTableJson), (status = 422, description = "The key came with something else before"), (status = 507, description = "There is no room on the disk")))]
pub async fn rotate(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>) -> Answer {
    let (actor, id, Key(key)) = (caller.actor(), TableId(*path), key);
    actor.may(Verb::EditTables)?;
    caller.proved(&web)?;
    let rotate = move |tx: &Tx<'_>| {
        tx.once(&actor, &key, "tables.rotate", None, &id, || {
            actions::rotate(tx, &actor, id)
        })?;
        find(tx, id)
    };
    let table = web.app.write(rotate).await?;
    standing(&PlannedTableJson::new(&web.app, &table))
}
