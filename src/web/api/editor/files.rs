//! The menu as a file: exported, checked, imported.

use actix_web::http::header;
use actix_web::web::{Data, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::menu_file::MenuFileJson;
use crate::app::transfer::{self, Mode};
use crate::base::{Error, Result, Verb};
use crate::menu::import::{Change, FILE_MAX, Form, How, Imported, LISTED, Problem, export, too_large};
use crate::menu::transfer::{many, print, queries};
use crate::web::State as Web;
use crate::web::api::Caller;
use crate::web::api::answers::ok;
use crate::web::api::lines::mirror;
use crate::web::error::Answer;
use crate::web::upload;

mirror! {
    /// What becomes of a thing.
    HowJson as MenuChangeKind = How {
        /// It is new, or back.
        Added,
        /// It is otherwise than before.
        Changed,
        /// It goes.
        Removed,
    }
}

/// One thing that a file adds, changes or removes.
#[derive(Serialize, ToSchema)]
#[schema(as = MenuChange)]
pub struct ChangeJson {
    how: HowJson,
    /// What it is: `station`, `category` or `item`.
    what: String,
    /// Its key in the file.
    key: String,
    /// In the house's language, or else in any.
    name: String,
    /// What of it changes, in the words of the file: `price 4.00 → 4.50`.
    parts: Vec<String>,
}

impl From<Change> for ChangeJson {
    fn from(change: Change) -> Self {
        ChangeJson {
            how: change.how.into(),
            what: change.what,
            key: change.key,
            name: change.name,
            parts: change.parts,
        }
    }
}

/// What a file does to the menu.
#[derive(Serialize, ToSchema)]
#[schema(as = MenuImport)]
pub struct ImportJson {
    /// Items that are new, or back on the menu.
    added: i64,
    /// Items that are sold or shown otherwise than before.
    changed: i64,
    /// Items that leave the menu.
    removed: i64,
    /// Thing by thing.
    changes: Vec<ChangeJson>,
    /// The names of the items that leave the menu, where they are so many that it may be a mistake: `remove` says that
    /// they may go.
    many: Vec<String>,
    /// For `seen` of the import: by what these changes are known again.
    seen: String,
}

impl ImportJson {
    fn new((counts, changes): (Imported, Vec<Change>), dishes: usize) -> ImportJson {
        ImportJson {
            added: counts.added,
            changed: counts.changed,
            removed: counts.removed,
            many: many(&changes, dishes),
            seen: print(&changes),
            changes: changes.into_iter().map(ChangeJson::from).collect(),
        }
    }
}

/// The whole menu as JSON, with availability and stock as they are now. It imports without a change.
#[utoipa::path(get, path = "/api/v1/menu/files/menu.json", tag = "editor", operation_id = "exportMenuJson",
    responses((status = 200, body = MenuFileJson)))]
pub async fn json(web: Data<Web>, caller: Caller) -> Answer {
    exported(&web, &caller, Form::Json, "application/json")
}

/// The whole menu as a table for spreadsheets (RFC 4180), as `menu.json` is.
#[utoipa::path(get, path = "/api/v1/menu/files/menu.csv", tag = "editor", operation_id = "exportMenuCsv",
    responses((status = 200, body = String, content_type = "text/csv")))]
pub async fn csv(web: Data<Web>, caller: Caller) -> Answer {
    exported(&web, &caller, Form::Csv, "text/csv; charset=utf-8")
}

fn exported(web: &Web, caller: &Caller, form: Form, kind: &str) -> Answer {
    let file = web.app.read(|read| export(read, &caller.actor(), form))?;
    Ok(HttpResponse::Ok().content_type(kind).body(file.text))
}

/// Tells what a menu file would add, change and remove, and changes nothing. Every problem of a file is told with its
/// place, the first 500.
#[utoipa::path(post, path = "/api/v1/menu/files/check", tag = "editor", operation_id = "checkMenu",
    request_body(content((MenuFileJson = "application/json"),
        (String = "text/csv", example = "kind,key,name:en,price:EUR,station,min,max\nstation,oven,Pizza oven,,,,\ncategory,pizza,Pizza,,oven,,\nitem,margherita,Margherita,8.00,,,\n"))),
    responses((status = 200, body = ImportJson), (status = 422, description = "The file has problems, each with its place"),
        (status = 507, description = "There is no room on the disk")))]
pub async fn check(web: Data<Web>, caller: Caller, req: HttpRequest, body: Payload) -> Answer {
    caller.actor().may(Verb::EditMenu)?;
    let dishes = web.app.read(queries::dishes)?;
    let told = run(&web, &caller, &req, body, Mode::Trial).await?;
    ok(&ImportJson::new(told, dishes))
}

/// What was seen of a file, and what it may do.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `seen` of the check: where the file does something else by now, nothing is done.
    #[param(max_length = 64)]
    seen: Option<String>,
    /// Whether many items may leave the menu at once.
    remove: Option<bool>,
}

/// Makes the menu what a file says: all or nothing; what the file does not name leaves the menu. It wants the password,
/// given just now; see `POST /api/v1/auth/proof`.
#[utoipa::path(post, path = "/api/v1/menu/files/import", tag = "editor", operation_id = "importMenu", params(Asked),
    request_body(content((MenuFileJson = "application/json"),
        (String = "text/csv", example = "kind,key,name:en,price:EUR,station,min,max\nstation,oven,Pizza oven,,,,\ncategory,pizza,Pizza,,oven,,\nitem,margherita,Margherita,8.00,,,\n"))),
    responses((status = 200, body = ImportJson), (status = 409, description = "The file does something else by now than was seen"),
        (status = 422, description = "The file has problems, or many items would go"),
        (status = 507, description = "There is no room on the disk")))]
pub async fn import(web: Data<Web>, caller: Caller, asked: Query<Asked>, req: HttpRequest, body: Payload) -> Answer {
    caller.actor().may(Verb::EditMenu)?;
    caller.proved(&web)?;
    let asked = asked.into_inner();
    let mode = Mode::Asked {
        seen: asked.seen,
        remove: asked.remove.unwrap_or_default(),
    };
    let dishes = web.app.read(queries::dishes)?;
    let told = run(&web, &caller, &req, body, mode).await?;
    ok(&ImportJson::new(told, dishes))
}

/// Reads the file that a request is and imports it, on a thread that may wait.
async fn run(
    web: &Data<Web>,
    caller: &Caller,
    req: &HttpRequest,
    body: Payload,
    mode: Mode,
) -> Result<(Imported, Vec<Change>)> {
    let (actor, app) = (caller.actor(), web.app.clone());
    let bytes = upload::body(body, FILE_MAX, too_large()).await?;
    let form = form(req, &bytes);
    let work = move || {
        let file = transfer::read(&app, form, &bytes, &|_| None)?.map_err(refused)?;
        transfer::import(&app, actor, file, mode)
    };
    actix_web::web::block(work).await.map_err(|_| Error::Busy)?
}

/// How a file is written: as the request says, or else as it begins.
fn form(req: &HttpRequest, bytes: &[u8]) -> Form {
    let kind = req.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    match kind.split(';').next().map(str::trim) {
        Some("application/json") => Form::Json,
        Some("text/csv") => Form::Csv,
        _ => Form::of("", bytes),
    }
}

fn refused(problems: Vec<Problem>) -> Error {
    let places = problems.into_iter().take(LISTED).map(|p| (p.path, p.sentence));
    Error::Within(places.collect())
}
