//! The plan of the house: its tables, their areas and order, and the codes on their cards.

use actix_web::HttpResponse;
use actix_web::web::{Data, Json, Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::answers::{Key, Whole, done, ok};
use super::lines::mirror;
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
use crate::web::cards::Size;
use crate::web::error::Answer;
use crate::web::pages::admin::tables::printed;
use crate::web::qr;

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
    params(("Idempotency-Key" = String, Header, description = "Under the same key they are added once", min_length = 16, max_length = 64, pattern = "^[0-9A-Za-z_-]{16,64}$")),
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
        ("If-Match" = String, Header, description = "The tag that `getTable` answered")),
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
    fn position(&self) -> Result<usize> {
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
        ("Idempotency-Key" = String, Header, description = "Under the same key there is one new code", min_length = 16, max_length = 64, pattern = "^[0-9A-Za-z_-]{16,64}$")),
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
        ("If-Match" = String, Header, description = "The tag that `getArea` answered")),
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

/// The address in a table's code, for who may see it.
fn address(web: &Web, caller: &Caller, table: i64) -> Result<String> {
    let table = web.app.read(|read| {
        caller.actor().may(Verb::ReadAdmin)?;
        tables::queries::get(read, TableId(table))
    })?;
    Ok(url_of(&web.app, &table))
}

/// A table's code as a drawing, made for print.
#[utoipa::path(get, path = "/api/v1/tables/{table}/qr.svg", tag = "tables", operation_id = "getCodeSvg",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 200, body = String, content_type = "image/svg+xml")))]
pub async fn svg(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let picture = qr::svg(&address(&web, &caller, *path)?)?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(picture))
}

/// A table's code as a picture of about 600 pixels.
#[utoipa::path(get, path = "/api/v1/tables/{table}/qr.png", tag = "tables", operation_id = "getCodePng",
    params(("table" = i64, Path, description = "The table's id")),
    responses((status = 200, body = Vec<u8>, content_type = "image/png")))]
pub async fn png(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let picture = qr::png(&address(&web, &caller, *path)?)?;
    Ok(HttpResponse::Ok().content_type("image/png").body(picture))
}

mirror! {
    /// The size of the cards.
    SizeJson as CardSize = Size {
        /// Eight on A4.
        Sheet,
        /// A tent of A5.
        Tent,
        /// Ten of the size of a bank card on A4.
        Pocket,
    }
}

/// Which cards.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CardsAsked {
    /// Eight on a sheet where it is left out.
    #[param(inline)]
    size: Option<SizeJson>,
    /// Only of this area; all where both are left out.
    #[param(max_length = 60)]
    area: Option<String>,
    /// Only of the table with this id.
    table: Option<i64>,
    /// Whether English stands beneath the house's language; it does where this is left out.
    english: Option<bool>,
}

/// The cards of tables that are not retired, to print. Where they tell the Wi-Fi's password, for who gave theirs just now.
#[utoipa::path(get, path = "/api/v1/tables/cards.pdf", tag = "tables", operation_id = "getCards", params(CardsAsked),
    responses((status = 200, body = Vec<u8>, content_type = "application/pdf"), (status = 404, description = "There is no such table")))]
pub async fn cards(web: Data<Web>, caller: Caller, asked: Query<CardsAsked>) -> Answer {
    let CardsAsked {
        size,
        area,
        table,
        english,
    } = asked.into_inner();
    let mut form = vec![("chosen".to_string(), "on".to_string())];
    let mut say = |name: &str, value: String| form.push((name.into(), value));
    say("size", size.map_or(Size::Sheet, Size::from).word().into());
    let every = area.is_none() && table.is_none();
    area.into_iter().for_each(|area| say("area", area));
    table.into_iter().for_each(|id| say("table", id.to_string()));
    if english.unwrap_or(true) {
        say("beneath", "en".into());
    }
    form.retain(|(name, _)| !every || name != "chosen");
    let proved = || caller.proved(&web);
    printed(&web, &caller.actor(), proved, &form)?.ok_or_else(|| Error::missing().into())
}
