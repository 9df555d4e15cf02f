//! Tables and their QR codes.

use actix_web::HttpResponse;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html, refused};
use super::shell;
use crate::app::control;
use crate::base::ids::TableId;
use crate::base::text::Name;
use crate::base::{Error, Msg, Result, Verb};
use crate::store::Read;
use crate::tables::{self, Table};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::qr;
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// A table with the address in its QR code.
struct Card {
    table: Table,
    url: String,
}

fn cards(web: &Web, read: &Read<'_>) -> Result<Vec<Card>> {
    let tables = tables::queries::list(read)?;
    Ok(tables.into_iter().map(|table| card(web, table)).collect())
}

fn card(web: &Web, table: Table) -> Card {
    let url = control::url_of(&web.app, &table);
    Card { table, url }
}

#[derive(Template)]
#[template(path = "admin/tables.html")]
struct TablesPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    tables: Vec<Card>,
    name: String,
    area: String,
    seats: String,
    problems: Problems,
}

impl TablesPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /admin/tables`
///
/// # Errors
/// `Forbidden`.
pub async fn tables(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let blank = NewTable {
        name: String::new(),
        area: String::new(),
        seats: "4".into(),
    };
    tables_page(&web, &who, tongue, blank, Problems::none())
}

fn tables_page(web: &Web, who: &StaffWho, tongue: Tongue, typed: NewTable, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        Ok(TablesPage {
            shell: shell(read, who, tongue, "tables")?,
            person: who.name.clone(),
            tab: "tables",
            tables: cards(web, read)?,
            name: typed.name,
            area: typed.area,
            seats: typed.seats,
            problems,
        })
    })?;
    html(&page)
}

/// A table as it was typed.
#[derive(Deserialize)]
pub struct NewTable {
    name: String,
    area: String,
    seats: String,
}

/// `POST /admin/tables`
///
/// # Errors
/// `Invalid` on `name` or `seats`; what was typed stays.
pub async fn add_table(web: Data<Web>, who: StaffWho, tongue: Tongue, form: Form<NewTable>) -> Answer {
    let typed = form.into_inner();
    match add_now(&web, &who, &typed).await {
        Ok(()) => Ok(reply::see_other("/admin/tables")),
        Err(e) => refused(&web, tongue, e, |problems| {
            tables_page(&web, &who, tongue, typed, problems)
        }),
    }
}

async fn add_now(web: &Web, who: &StaffWho, typed: &NewTable) -> Result<()> {
    let name = Name::parse(&typed.name)?;
    let area = Name::parse(&typed.area)?;
    let seats = typed.seats.trim().parse();
    let seats = seats.map_err(|_| Error::field("seats", Msg::new("error-covers")))?;
    let actor = who.actor();
    web.app
        .write(move |tx| tables::actions::add(tx, &actor, &name, area.as_str(), seats).map(|_| ()))
        .await
}

/// `POST /admin/tables/{table}/rotate`
///
/// # Errors
/// `NotFound`.
pub async fn rotate(web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let (actor, table) = (who.actor(), TableId(path.into_inner()));
    web.app.write(move |tx| tables::actions::rotate(tx, &actor, table)).await?;
    Ok(reply::see_other("/admin/tables"))
}

/// `GET /admin/tables/{table}/qr.svg`, made for print.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn qr(web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let id = TableId(path.into_inner());
    let card = web.app.read(|read| {
        who.actor().may(Verb::ReadAdmin)?;
        Ok(card(&web, tables::queries::get(read, id)?))
    })?;
    Ok(HttpResponse::Ok().content_type("image/svg+xml").body(qr::svg(&card.url)?))
}

#[derive(Template)]
#[template(path = "admin/sheet.html")]
struct SheetPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    cards: Vec<Card>,
}

/// `GET /admin/tables/sheet`: every card, to print.
///
/// # Errors
/// `Forbidden`.
pub async fn sheet(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        Ok(SheetPage {
            shell: shell(read, &who, tongue, "print-cards")?,
            person: who.name.clone(),
            tab: "tables",
            cards: cards(&web, read)?,
        })
    })?;
    html(&page)
}
