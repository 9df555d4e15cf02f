//! The tables: the plan of the house, in areas and in order; forms about one table or one area;
//! and the cards that stand on them.

mod area;
mod cards;
mod doubt;
mod form;

use std::str::FromStr;

use actix_web::HttpResponse;
use actix_web::web::{Data, Form as Posted, Path, Query};
use askama::Template;
use serde::Deserialize;

pub use area::{area, rename_area};
pub use cards::{cards, file, printed};
pub use form::{add, new, save, table};

use super::super::{Problems, html, refused};
use super::shell;
use crate::app::control::url_of;
use crate::base::ids::TableId;
use crate::base::{Error, Msg, Result, Verb};
use crate::store::{Read, Tx};
use crate::tables::plan::{actions, queries};
use crate::tables::{self, Table, TableKind};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::qr;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/tables/list.html")]
struct TablesPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    areas: Vec<(String, Vec<Row>)>,
    retired: Vec<Table>,
    done: Option<Done>,
    problems: Problems,
    doubt: Option<doubt::Doubt>,
}

/// A table as the list shows it.
struct Row {
    table: Table,
    url: String,
}

impl Row {
    fn is_counter(&self) -> bool {
        self.table.kind == TableKind::Counter
    }
}

/// What the last form did, told above the list it led to.
struct Done {
    words: String,
    /// The card that is to be printed now.
    print: Option<TableId>,
    /// The table that can be brought back.
    undo: Option<TableId>,
}

/// What the address says of the last form.
#[derive(Default, Deserialize)]
pub struct Last {
    saved: Option<i64>,
    rotated: Option<i64>,
    retired: Option<i64>,
}

impl Last {
    fn told(&self, read: &Read<'_>, tongue: Tongue) -> Result<Option<Done>> {
        let (key, id) = match self {
            Last { rotated: Some(id), .. } => ("cards-rotated", id),
            Last { retired: Some(id), .. } => ("cards-retired", id),
            Last { saved: Some(id), .. } => ("cards-saved", id),
            _ => return Ok(None),
        };
        let table = tables::queries::find(read, TableId(*id))?.ok_or_else(Error::missing)?;
        Ok(Some(Done {
            words: tongue.0.with(key, "name", &table.name),
            print: self.rotated.map(TableId),
            undo: self.retired.map(TableId).filter(|_| !table.active),
        }))
    }
}

/// `GET /admin/tables`
///
/// # Errors
/// `Forbidden`.
pub async fn list(web: Data<Web>, who: StaffWho, tongue: Tongue, last: Query<Last>) -> Answer {
    page(&web, &who, tongue, &last, Problems::none(), doubt::of(&web).await)
}

fn page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    last: &Last,
    problems: Problems,
    doubt: Option<doubt::Doubt>,
) -> Answer {
    let row = |table| Row {
        url: url_of(&web.app, &table),
        table,
    };
    let rows = |(area, tables): (String, Vec<Table>)| (area, tables.into_iter().map(row).collect());
    let page = web.app.read(|read| {
        let mut retired = tables::queries::list_with_retired(read)?;
        retired.retain(|t| !t.active);
        Ok(TablesPage {
            shell: shell(read, who, tongue, "tables")?,
            person: who.name.clone(),
            tab: "tables",
            areas: queries::areas(read)?.into_iter().map(rows).collect(),
            retired,
            done: last.told(read, tongue)?,
            problems,
            doubt,
        })
    })?;
    html(&page)
}

/// Where something is put; empty for a button that needs no place.
#[derive(Deserialize)]
pub struct Place {
    position: Option<String>,
}

impl Place {
    fn position(&self) -> Result<usize> {
        let number = self.position.as_deref().and_then(|p| usize::from_str(p).ok());
        number.ok_or_else(|| Error::Malformed(Msg::new("error-malformed")))
    }
}

/// `POST /admin/tables/{table}/area/move`: the area of this table.
///
/// # Errors
/// As [`actions::move_area`]; `Malformed` without a place.
pub async fn move_area(web: Data<Web>, who: StaffWho, path: Path<i64>, place: Posted<Place>) -> Answer {
    let (id, actor) = (TableId(path.into_inner()), who.actor());
    actor.may(Verb::EditTables)?;
    let position = place.position()?;
    web.app.write(move |tx| actions::move_area(tx, &actor, id, position)).await?;
    Ok(reply::see_other(&format!("/admin/tables#area-{id}")))
}

/// `POST /admin/tables/{table}/{what}`: `move`, `retire`, `restore`, `rotate`.
///
/// # Errors
/// As the verbs in [`actions`]; `NeedsProof` to rotate; `Malformed` to move without a place.
pub async fn act(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, String)>,
    place: Posted<Place>,
) -> Answer {
    let (id, what) = path.into_inner();
    let (id, actor) = (TableId(id), who.actor());
    actor.may(Verb::EditTables)?;
    if what == "rotate" {
        who.proved(&web)?;
    }
    let position = if what == "move" { place.position()? } else { 0 };
    let next = match what.as_str() {
        "rotate" => format!("/admin/tables?rotated={id}#table-{id}"),
        "retire" => format!("/admin/tables?retired={id}"),
        _ => format!("/admin/tables#table-{id}"),
    };
    let retires = what == "retire";
    let work = move |tx: &Tx<'_>| match what.as_str() {
        "move" => actions::move_to(tx, &actor, id, position),
        "retire" | "restore" => actions::set_active(tx, &actor, id, what == "restore"),
        "rotate" => actions::rotate(tx, &actor, id),
        _ => Err(Error::missing()),
    };
    match web.app.write(work).await {
        Ok(()) => Ok(reply::see_other(&next)),
        Err(e) => refused(&web, tongue, e, |problems| {
            if retires {
                return form::page(&web, &who, tongue, Some(id), None, problems);
            }
            page(&web, &who, tongue, &Last::default(), problems, None)
        }),
    }
}

/// `GET /admin/tables/{table}/qr.svg`, made for print.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn code(web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let id = TableId(path.into_inner());
    let table = web.app.read(|read| {
        who.actor().may(Verb::ReadAdmin)?;
        tables::queries::get(read, id)
    })?;
    let picture = qr::svg(&url_of(&web.app, &table))?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(picture))
}
