//! The name of an area.

use actix_web::web::{Data, Form as Posted, Path};
use askama::Template;
use serde::Deserialize;

use super::{Problems, Web, html, refused, shell};
use crate::base::Verb;
use crate::base::ids::TableId;
use crate::base::text::Name;
use crate::tables;
use crate::tables::plan::actions;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// An area's name as it was typed.
#[derive(Deserialize)]
pub struct TypedArea {
    name: String,
    /// What it was called when the form was made.
    version: String,
}

#[derive(Template)]
#[template(path = "admin/tables/area.html")]
struct AreaPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    /// A table that stands there.
    of: TableId,
    name: String,
    version: String,
    problems: Problems,
}

impl AreaPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /admin/tables/{table}/area`: the area of this table.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn area(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    area_page(&web, &who, tongue, TableId(path.into_inner()), None, Problems::none())
}

fn area_page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    of: TableId,
    typed: Option<String>,
    problems: Problems,
) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::EditTables)?;
        let standing = tables::queries::get(read, of)?.area;
        let mut shell = shell(read, who, tongue, "area")?;
        shell.title.clone_from(&standing);
        Ok(AreaPage {
            shell,
            person: who.name.clone(),
            tab: "tables",
            of,
            name: typed.unwrap_or_else(|| standing.clone()),
            version: standing,
            problems,
        })
    })?;
    html(&page)
}

/// `POST /admin/tables/{table}/area`: another name for the area of this table.
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else renamed it meanwhile.
pub async fn rename_area(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    typed: Posted<TypedArea>,
) -> Answer {
    let (of, typed, actor) = (TableId(path.into_inner()), typed.into_inner(), who.actor());
    actor.may(Verb::EditTables)?;
    let renamed = match Name::parse(&typed.name) {
        Ok(name) => {
            let seen = typed.version;
            let work = web.app.write(move |tx| actions::rename_area(tx, &actor, of, &seen, &name));
            work.await
        }
        Err(e) => Err(e),
    };
    match renamed {
        Ok(()) => Ok(reply::see_other(&format!("/admin/tables#area-{of}"))),
        Err(e) => refused(&web, tongue, e, |problems| {
            area_page(&web, &who, tongue, of, Some(typed.name), problems)
        }),
    }
}
