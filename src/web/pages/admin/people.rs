//! The people of the house.

use actix_web::web::Data;
use askama::Template;

use super::super::html;
use super::shell;
use crate::people::{self, Person};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeoplePage {
    shell: Shell,
    person: String,
    tab: &'static str,
    people: Vec<Person>,
}

/// `GET /admin/people`
///
/// # Errors
/// `Forbidden`.
pub async fn people(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        Ok(PeoplePage {
            shell: shell(read, &who, tongue, "people")?,
            person: who.name.clone(),
            tab: "people",
            people: people::queries::list(read, &who.actor())?,
        })
    })?;
    html(&page)
}
