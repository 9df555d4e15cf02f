//! The menu to begin with, and the end of the setup.

use super::steps::{Asked, At};
use super::*;
use crate::app::transfer::{self, Mode};
use crate::app::{control, sample};
use crate::base::Verb;
use crate::store::Read;
use crate::tables;
use crate::web::pages::admin::checklist::{self, ToDo};

#[derive(Template)]
#[template(path = "account/setup/menu.html")]
struct MenuPage {
    shell: Shell,
    at: At,
    problems: Problems,
    /// How many dishes there are already.
    dishes: i64,
}

impl MenuPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

fn dishes(read: &Read<'_>, lang: Lang) -> Result<i64> {
    let menu = crate::menu::queries::menu(read, lang)?;
    Ok(menu.iter().map(|c| c.items.len() as i64).sum())
}

pub(super) fn page(mut asked: Asked<'_>) -> Answer {
    let page = asked.web.app.read(|read| {
        let (shell, at) = asked.shell(read, Step::Menu, "setup-menu")?;
        Ok(MenuPage {
            shell,
            at,
            problems: std::mem::replace(&mut asked.problems, Problems::none()),
            dishes: dishes(read, asked.lang)?,
        })
    })?;
    html(&page)
}

/// Puts the sample menu on an empty one; a menu that is there stays as it is, so that what was sent
/// twice replaces nothing.
pub(super) async fn save(web: &Data<Web>, who: &StaffWho) -> Result<()> {
    let (actor, app) = (who.actor(), web.app.clone());
    actor.may(Verb::EditMenu)?;
    let work = move || {
        if app.read(|read| dishes(read, Lang::En))? > 0 {
            return Ok(());
        }
        let file = sample::menu_for(app.read(settings::queries::get)?.currency)?;
        transfer::import(&app, actor, file, Mode::Apply).map(|_| ())
    };
    actix_web::web::block(work).await.map_err(|_| Error::Busy)?
}

#[derive(Template)]
#[template(path = "account/setup/done.html")]
struct DonePage {
    shell: Shell,
    at: At,
    missing: Vec<ToDo>,
    /// The first table, to try.
    table: Option<(String, String)>,
}

pub(super) fn done(asked: Asked<'_>) -> Answer {
    let web = asked.web;
    let page = web.app.read(|read| {
        let (shell, at) = asked.shell(read, Step::Done, "setup-done")?;
        let tables = tables::queries::list(read)?;
        Ok(DonePage {
            shell,
            at,
            missing: checklist::missing(&web.app, read, &asked.who.actor())?,
            table: tables.first().map(|t| (t.name.clone(), control::url_of(&web.app, t))),
        })
    })?;
    html(&page)
}
