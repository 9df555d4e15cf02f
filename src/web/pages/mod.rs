//! The pages, by audience. A page composes the queries of several features.

pub mod account;
pub mod admin;
pub mod floor;
pub mod guest;
pub mod kitchen;
pub mod live;
mod receipt;

use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

use crate::app::health;
use crate::base::{Error, Lang, Result};
use crate::settings;
use crate::store::Read;
use crate::web::State;
use crate::web::actor::Tongue;
use crate::web::error::{Answer, Failure, status};
use crate::web::reply;
use crate::web::ui::{Shell, Words};

/// The words of a viewer in this house.
///
/// # Errors
/// A fault of the database.
pub fn words(read: &Read<'_>, lang: Lang) -> Result<Words> {
    let currency = settings::queries::get(read)?.currency;
    Ok(Words { lang, currency })
}

/// The shell of a staff page, by the key of its title.
pub fn desk_shell(read: &Read<'_>, lang: Lang, class: &str, title: &str) -> Result<Shell> {
    let house = settings::queries::get(read)?;
    let t = Words {
        lang,
        currency: house.currency,
    };
    let mut shell = Shell::new(t, &house, t.t(title), class);
    shell.clock = health::clock(read)?;
    Ok(shell)
}

/// A page as an answer.
pub fn html(page: &impl Template) -> Answer {
    Ok(reply::page(render(page)?))
}

fn render(page: &impl Template) -> Result<String> {
    page.render().map_err(|e| Error::fault(format!("template: {e}")))
}

/// What a change answers: nothing to a live screen, which hears by its socket; the page to a form.
fn done(req: &HttpRequest, back: &str) -> Answer {
    if reply::wants_regions(req) {
        return Ok(HttpResponse::NoContent().finish());
    }
    Ok(reply::see_other(back))
}

/// A form's page again after a refusal, with its status and the sentences beside the fields.
fn refused(web: &State, tongue: Tongue, error: Error, page: impl FnOnce(Problems) -> Answer) -> Answer {
    let code = status(&error);
    let t = web.app.read(|read| words(read, tongue.0))?;
    let mut answer = page(Problems::of(error, t)?)?;
    *answer.status_mut() = code;
    Ok(answer)
}

/// The sentences of an error for a form's field; the empty name is the form itself.
struct Problems(Vec<(&'static str, String)>);

impl Problems {
    fn none() -> Problems {
        Problems(Vec::new())
    }

    /// The sentences of an error that a form can show.
    ///
    /// # Errors
    /// The error itself where it is not about what was typed.
    fn of(error: Error, t: Words) -> std::result::Result<Problems, Failure> {
        match &error {
            Error::Invalid(_) | Error::Conflict(_) => {
                let told = error.messages().into_iter();
                Ok(Problems(told.map(|(field, m)| (field, t.msg(&m))).collect()))
            }
            _ => Err(error.into()),
        }
    }

    fn get(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(f, _)| *f == field).map(|(_, words)| words.as_str())
    }
}
