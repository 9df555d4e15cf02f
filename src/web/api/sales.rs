//! Sales of another system: a file is brought, looked at, checked, imported; and an import is taken back.
//!
//! A check imports without keeping anything, so what it tells is what an import does. Both run by themselves; how far
//! they are is read meanwhile. Orders that are there already are left out, so a file may come again.
//! Long because what a program reads is described beside its handlers.

mod standing;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Json, Path, Payload, Query, block};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::answers::{Key, Whole, created, done, ok, time};
use super::editor::words::Packed;
use super::lines::mirror;
use crate::app::past::{self, Bringer, Job, Standing};
use crate::base::{Error, Lang, Msg, Result, Verb};
use crate::insights::past::columns::{Field, Pick};
use crate::insights::past::glance::{Glance, glance};
use crate::insights::past::queries::{Import, list};
use crate::insights::past::rows::DayOrder;
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::{Answer, Failure};
use crate::web::sales::brought;
use crate::web::upload;
use standing::{LastJson, StandingJson};

/// So many rows are shown beside the columns.
const ROWS: usize = 5;
/// More columns are said by nobody: each field once, options twice.
const SAID_MAX: usize = 24;

mirror! {
    /// What a column holds.
    FieldJson as SalesField = Field {
        /// The day, possibly with the time.
        Date,
        /// The time of the day.
        Time,
        /// What tells orders of a day apart.
        Order,
        /// The dish.
        Item,
        /// Its category.
        Category,
        /// What was chosen with it; there may be two such columns.
        Option,
        /// How many.
        Quantity,
        /// The price of one.
        Price,
        /// The price of the line.
        Total,
        /// The tax of the line.
        Tax,
        /// The rate of the tax.
        Rate,
    }
}

mirror! {
    /// The order of day and month in dates such as 2/1/2020.
    DatesJson as SalesDates = DayOrder {
        /// The second of January.
        DayFirst,
        /// The first of February.
        MonthFirst,
    }
}

/// Who brings files.
fn bringer(caller: &Caller) -> Result<Bringer> {
    let forbidden = || Error::Forbidden(Msg::new("error-forbidden"));
    match caller {
        Caller::Guest(_) | Caller::Customer(_) => Err(forbidden()),
        Caller::Staff(who) => Ok(Bringer::Browser(who.session_id)),
        Caller::Program(bearer) => match (bearer.session, bearer.actor.key()) {
            (Some(session), _) => Ok(Bringer::Program(session)),
            (None, Some(key)) => Ok(Bringer::Machine(key)),
            (None, None) => Err(forbidden()),
        },
    }
}

/// Who may import does; what changes figures wants the password, given just now.
fn proved(web: &Web, caller: &Caller) -> std::result::Result<(), Failure> {
    caller.actor().may(Verb::ImportSales)?;
    caller.proved(web)
}

/// An import.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesImport)]
pub struct ImportJson {
    id: i64,
    /// The name of its file.
    name: String,
    #[schema(format = DateTime)]
    made_at: String,
    /// How many orders it added.
    orders: i64,
    /// What was paid for them.
    gross: i64,
    /// The day of the first of them.
    #[schema(format = Date)]
    from: Option<String>,
    /// The day of the last of them.
    #[schema(format = Date)]
    to: Option<String>,
}

impl From<Import> for ImportJson {
    fn from(import: Import) -> Self {
        ImportJson {
            id: import.id,
            name: import.name,
            made_at: time(import.made_ms),
            orders: import.orders,
            gross: import.gross.0,
            from: import.days.map(|(from, _)| from.date().to_string()),
            to: import.days.map(|(_, to)| to.date().to_string()),
        }
    }
}

/// What was imported, and what runs or ran last.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesImports)]
pub struct ImportsJson {
    /// The newest first.
    imports: Vec<ImportJson>,
    last: LastJson,
}

/// What was imported, and how the import stands that runs or ran last.
#[utoipa::path(get, path = "/api/v1/sales/imports", tag = "sales", operation_id = "getSalesImports",
    responses((status = 200, body = ImportsJson)))]
pub async fn imports(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let imports = web.app.read(|read| list(read, &caller.actor()))?;
    let (job, standing) = (web.app.sales.job(), web.app.sales.standing());
    ok(&ImportsJson {
        imports: imports.into_iter().map(ImportJson::from).collect(),
        last: LastJson::new(job.as_ref(), &standing, tongue.0),
    })
}

/// Takes an import back: its orders are in no figure from now on.
#[utoipa::path(delete, path = "/api/v1/sales/imports/{import}", tag = "sales", operation_id = "takeBackSales",
    params(("import" = i64, Path, description = "The import's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "An import runs")))]
pub async fn take_back(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    proved(&web, &caller)?;
    let (app, actor, import) = (web.app.clone(), caller.actor(), *path);
    let begun = block(move || past::take_back(&app, actor, import)).await;
    begun.map_err(|_| Error::Busy)??;
    done()
}

/// How a file is called.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct NameQuery {
    /// Its name, to know it by.
    #[param(max_length = 100, example = "till.csv")]
    name: Option<String>,
}

/// A column that holds something.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SalesColumn)]
pub struct ColumnJson {
    field: FieldJson,
    /// Its place, from 0; null where the file has none.
    #[schema(minimum = 0, maximum = 9999)]
    column: Option<u16>,
}

/// A file that waits to be imported.
#[derive(Serialize, ToSchema)]
#[schema(as = SalesFile)]
pub struct FileJson {
    /// Its id; it waits for a day at most, for who brought it.
    file: String,
    name: String,
    /// The names of its columns.
    head: Vec<String>,
    /// Its first rows, each cell cut to what is read at a glance.
    rows: Vec<Vec<String>>,
    /// Which column is what: as it was checked last, or as the names tell.
    columns: Vec<ColumnJson>,
    /// The order of day and month, where somebody said it.
    dates: Option<DatesJson>,
    /// What came of the last check.
    check: StandingJson,
}

impl FileJson {
    fn new(file: String, name: String, looked: Glance, of: Option<(Job, Standing)>, lang: Lang) -> FileJson {
        let column = |field: Field, at: Option<usize>| ColumnJson {
            field: field.into(),
            column: at.and_then(|n| u16::try_from(n).ok()),
        };
        let guessed = || Field::ALL.into_iter().flat_map(|f| looked.columns.all(f).map(move |n| (f, n)));
        let said = of.as_ref().map(|(job, _)| job.said.iter());
        let columns = match said {
            Some(said) => said
                .map(|(field, pick)| match pick {
                    Pick::At(n) => column(*field, Some(*n)),
                    Pick::No | Pick::Named(_) => column(*field, None),
                })
                .collect(),
            None => guessed().map(|(field, n)| column(field, Some(n))).collect(),
        };
        FileJson {
            file,
            name,
            columns,
            dates: of.as_ref().and_then(|(job, _)| job.order).map(DatesJson::from),
            check: StandingJson::new(&of.map_or(Standing::Idle, |(_, standing)| standing), lang),
            head: looked.columns.head,
            rows: looked.rows,
        }
    }
}

async fn look(web: &Data<Web>, caller: &Caller, tongue: Tongue, file: &str) -> Result<FileJson> {
    caller.actor().may(Verb::ImportSales)?;
    let waiting = web.app.sales.waiting(bringer(caller)?, file)?;
    let path = past::path_of(&web.app, file)?;
    let looked = block(move || glance(&path, ROWS)).await.map_err(|_| Error::Busy)?;
    let looked = looked.map_err(|_| Error::missing())?;
    let of = web.app.sales.of(file);
    Ok(FileJson::new(waiting.file, waiting.name, looked, of, tongue.0))
}

/// Brings a file: a CSV table with a first row of names (commas, semicolons or tabs, UTF-8, also packed with gzip), at most
/// 512 MB. It takes the place of one that the same caller brought before.
#[utoipa::path(post, path = "/api/v1/sales/files", tag = "sales", operation_id = "bringSales", params(NameQuery),
    request_body(content((String = "text/csv", example = "No;Day;At;What;Euro\n1;2/1/2020;12:00;Focaccia;10,50\n"), (Packed = "application/gzip")), description = "The file as it is"),
    responses((status = 201, body = FileJson), (status = 413, description = "It is larger than 512 MB")))]
pub async fn bring(web: Data<Web>, caller: Caller, tongue: Tongue, name: Query<NameQuery>, body: Payload) -> Answer {
    let actor = caller.actor();
    actor.may(Verb::ImportSales)?;
    let called = name.into_inner().name.filter(|n| !n.trim().is_empty());
    let receive = async |path: &std::path::Path| {
        let found = upload::body_to_disk(body, past::FILE_MAX, past::too_large(), path).await?;
        found.ok_or_else(|| Error::field("sales", Msg::new("transfer-none")))?;
        Ok(called.unwrap_or_else(|| "sales.csv".into()))
    };
    let file = brought(&web, actor, bringer(&caller)?, receive).await?;
    let body = look(&web, &caller, tongue, &file).await?;
    created(&format!("/api/v1/sales/files/{file}"), &body)
}

/// A file that waits, its first rows, and what came of its check.
#[utoipa::path(get, path = "/api/v1/sales/files/{file}", tag = "sales", operation_id = "getSalesFile",
    params(("file" = String, Path, description = "The file's id", max_length = 64)),
    responses((status = 200, body = FileJson)))]
pub async fn file(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<String>) -> Answer {
    ok(&look(&web, &caller, tongue, &path).await?)
}

/// Throws a file away.
#[utoipa::path(delete, path = "/api/v1/sales/files/{file}", tag = "sales", operation_id = "throwAwaySales",
    params(("file" = String, Path, description = "The file's id", max_length = 64)),
    responses((status = 204, description = "Done")))]
pub async fn throw_away(web: Data<Web>, caller: Caller, path: Path<String>) -> Answer {
    caller.actor().may(Verb::ImportSales)?;
    past::throw_away(&web.app, caller.actor(), bringer(&caller)?, &path)?;
    done()
}

/// How a file is to be read. What is not said is found by the names of the columns.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CheckSales)]
pub struct CheckJson {
    #[serde(default)]
    #[schema(max_items = 24)]
    columns: Vec<SaidJson>,
    /// The order of day and month, where the dates do not tell.
    dates: Option<DatesJson>,
}

/// Which column holds something.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SaySalesColumn)]
pub struct SaidJson {
    field: FieldJson,
    /// Its place, from 0; null where the file has none.
    #[schema(minimum = 0, maximum = 9999, value_type = Option<i64>)]
    column: Option<Whole>,
}

impl SaidJson {
    fn parse(&self) -> Result<(Field, Pick)> {
        let wrong = |_| Error::field("column", Msg::new("error-malformed"));
        let pick = self.column.map(|n| usize::try_from(n.0).map_err(wrong)).transpose()?;
        Ok((self.field.into(), pick.map_or(Pick::No, Pick::At)))
    }
}

/// It has begun.
fn accepted(body: &impl Serialize, file: &str) -> Answer {
    let place = (header::LOCATION, format!("/api/v1/sales/files/{file}"));
    Ok(HttpResponse::Accepted().insert_header(place).json(body))
}

/// Begins to check a file; reading it tells what comes of that.
#[utoipa::path(post, path = "/api/v1/sales/files/{file}/check", tag = "sales", operation_id = "checkSales",
    params(("file" = String, Path, description = "The file's id", max_length = 64)), request_body = CheckJson,
    responses((status = 202, body = LastJson), (status = 409, description = "Another import runs")))]
pub async fn check(
    web: Data<Web>,
    caller: Caller,
    tongue: Tongue,
    path: Path<String>,
    body: Json<CheckJson>,
) -> Answer {
    caller.actor().may(Verb::ImportSales)?;
    let waiting = web.app.sales.waiting(bringer(&caller)?, &path)?;
    if body.columns.len() > SAID_MAX {
        return Err(Error::field("columns", Msg::new("error-malformed")).into());
    }
    let job = Job {
        name: waiting.name,
        file: waiting.file,
        said: body.columns.iter().map(SaidJson::parse).collect::<Result<_>>()?,
        order: body.dates.map(DayOrder::from),
        dry_run: true,
    };
    past::start(&web.app, caller.actor(), job.clone())?;
    accepted(&LastJson::new(Some(&job), &web.app.sales.standing(), tongue.0), &path)
}

/// Begins to import a file as it was checked; reading the imports tells how far it is. Once it is done, the file is gone.
#[utoipa::path(post, path = "/api/v1/sales/files/{file}/import", tag = "sales", operation_id = "importSales",
    params(("file" = String, Path, description = "The file's id", max_length = 64),
        Key),
    responses((status = 202, body = LastJson), (status = 409, description = "It was not checked, or another import runs")))]
pub async fn import(web: Data<Web>, caller: Caller, tongue: Tongue, key: Key, path: Path<String>) -> Answer {
    proved(&web, &caller)?;
    let (app, actor, by, file) = (web.app.clone(), caller.actor(), bringer(&caller)?, path.clone());
    let begin = move |tx: &Tx<'_>| {
        tx.once(&actor, &key.0, "sales.import", None, &file, || {
            app.sales.waiting(by, &file)?;
            match app.sales.of(&file) {
                Some((job, Standing::Done(_))) => past::start(&app, actor, Job { dry_run: false, ..job }),
                _ => Err(Error::conflict("past-unchecked")),
            }
        })
    };
    web.app.write(begin).await?;
    let (job, standing) = (web.app.sales.job(), web.app.sales.standing());
    accepted(&LastJson::new(job.as_ref(), &standing, tongue.0), &path)
}
