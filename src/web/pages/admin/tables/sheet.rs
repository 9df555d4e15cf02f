//! The cards to print.

use actix_web::web::Data;
use askama::Template;

use super::{Row, Web, html, shell};
use crate::app::control::url_of;
use crate::tables;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/sheet.html")]
struct SheetPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    cards: Vec<Row>,
}

/// `GET /admin/tables/sheet`: every card, to print.
///
/// # Errors
/// `Forbidden`.
pub async fn sheet(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let row = |table| Row {
        url: url_of(&web.app, &table),
        table,
    };
    let page = web.app.read(|read| {
        Ok(SheetPage {
            shell: shell(read, &who, tongue, "print-cards")?,
            person: who.name.clone(),
            tab: "tables",
            cards: tables::queries::list(read)?.into_iter().map(row).collect(),
        })
    })?;
    html(&page)
}
