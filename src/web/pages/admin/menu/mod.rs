//! The menu as its owner edits it: everything on one page, with buttons for what is
//! done often; forms about one dish, one category, and what can be chosen of a dish.

mod category;
mod choices;
pub(super) mod form;
mod item;
mod preview;

use std::str::FromStr;

use actix_web::web::{Data, Form as Posted, Path, Query};
use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;
use serde::Deserialize;

pub use category::{add_category, category, new_category, save_category};
pub use choices::{add_group, do_group, group, new_group, save_group};
pub use item::{add_item, item, new_item, save_item};
pub use preview::{preview, preview_item};

use super::super::html;
use super::shell;
use crate::base::ids::{CategoryId, ItemId};
use crate::base::{Error, Msg, Result, Verb};
use crate::menu::edit::overview::queries::{CategoryRow, Deleted, ItemRow, deleted, overview};
use crate::menu::edit::{Fields, Problem, categories, items, margin_ppm, queries};
use crate::menu::queries::last_name;
use crate::settings::{self, Terms};
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/menu/list.html")]
struct MenuPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    categories: Vec<CategoryRow>,
    deleted: Vec<Deleted>,
    terms: Terms,
    done: Option<Done>,
}

impl MenuPage {
    /// How many categories can be moved.
    fn standing(&self) -> usize {
        self.categories.iter().filter(|c| c.place.is_some()).count()
    }
    /// The words on the button that deletes a category.
    fn sure(&self, category: &CategoryRow) -> String {
        let count = i64::try_from(category.count()).unwrap_or_default();
        let msg = Msg::new("editor-delete-with").text("name", category.name.as_str());
        self.shell.t.msg(&msg.number("n", count))
    }
    fn missing(&self, languages: &[String]) -> String {
        let names: Vec<_> = languages.iter().map(|l| form::language_name(l)).collect();
        self.shell.t.with("editor-missing", "languages", names.join(", "))
    }

    fn margin(&self, item: &ItemRow) -> Option<String> {
        let ppm = margin_ppm(item.price, item.tax_ppm, self.terms, item.cost)?;
        // Whole per cent: it is read at a glance.
        let whole = (ppm + ppm.signum() * 5_000) / 10_000 * 10_000;
        Some(self.shell.t.with("editor-margin", "percent", self.shell.t.percent(whole)))
    }
}

/// What the last form did, told above the page it led to.
struct Done {
    words: String,
    /// Where the form to take it back goes.
    undo: Option<String>,
}

/// What the address says of the last form: `item-12`.
#[derive(Deserialize)]
pub struct Last {
    saved: Option<String>,
}

impl Last {
    fn told(&self, read: &Read<'_>, tongue: Tongue) -> Result<Option<Done>> {
        let t = crate::web::pages::words(read, tongue.0)?;
        let Some(thing) = &self.saved else { return Ok(None) };
        let name = match thing.split_once('-').map(|(what, id)| (what, id.parse::<i64>())) {
            Some(("item", Ok(id))) => last_name(read, ItemId(id), tongue.0)?,
            Some(("category", Ok(id))) => queries::category_name(read, CategoryId(id), tongue.0)?,
            _ => return Err(Error::missing()),
        };
        Ok(Some(Done {
            words: t.with("editor-saved", "name", name),
            undo: None,
        }))
    }
}

/// `GET /admin/menu`
///
/// # Errors
/// `Forbidden`.
pub async fn list(web: Data<Web>, who: StaffWho, tongue: Tongue, last: Query<Last>) -> Answer {
    let page = web.app.read(|read| {
        Ok(MenuPage {
            shell: shell(read, &who, tongue, "tab-menu")?,
            person: who.name.clone(),
            tab: "menu",
            terms: settings::queries::get(read)?.terms,
            categories: overview(read, &who.actor(), tongue.0)?,
            deleted: deleted(read, &who.actor(), tongue.0)?,
            done: last.told(read, tongue)?,
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

/// `POST /admin/menu/categories/{category}/{what}`: `move`, `hide`, `show`, `delete`, `restore`.
///
/// # Errors
/// As the verbs in [`categories::actions`].
pub async fn do_category(web: Data<Web>, who: StaffWho, path: Path<(i64, String)>, place: Posted<Place>) -> Answer {
    use categories::actions::{move_to, set_deleted, set_hidden};
    let (id, what) = path.into_inner();
    let (id, actor) = (CategoryId(id), who.actor());
    actor.may(Verb::EditMenu)?;
    let position = if what == "move" { place.position()? } else { 0 };
    let next = format!("/admin/menu#category-{id}");
    let work = move |tx: &Tx<'_>| match what.as_str() {
        "move" => move_to(tx, &actor, id, position),
        "hide" | "show" => set_hidden(tx, &actor, id, what == "hide"),
        "delete" | "restore" => set_deleted(tx, &actor, id, what == "delete"),
        _ => Err(Error::missing()),
    };
    web.app.write(work).await?;
    Ok(reply::see_other(&next))
}

/// `POST /admin/menu/items/{item}/{what}`: `move`, `hide`, `show`, `copy`, `delete`, `restore`.
///
/// # Errors
/// As the verbs in [`items::actions`].
pub async fn do_item(web: Data<Web>, who: StaffWho, path: Path<(i64, String)>, place: Posted<Place>) -> Answer {
    use items::actions::{copy, move_to, set_deleted, set_hidden};
    let (id, what) = path.into_inner();
    let (id, actor) = (ItemId(id), who.actor());
    actor.may(Verb::EditMenu)?;
    let position = if what == "move" { place.position()? } else { 0 };
    if what == "copy" {
        let made = web.app.write(move |tx| copy(tx, &actor, id)).await?;
        return Ok(reply::see_other(&format!("/admin/menu/items/{made}")));
    }
    let next = format!("/admin/menu#item-{id}");
    let work = move |tx: &Tx<'_>| match what.as_str() {
        "move" => move_to(tx, &actor, id, position),
        "hide" | "show" => set_hidden(tx, &actor, id, what == "hide"),
        "delete" | "restore" => set_deleted(tx, &actor, id, what == "delete"),
        _ => Err(Error::missing()),
    };
    web.app.write(work).await?;
    Ok(reply::see_other(&next))
}

/// How a form is shown again.
pub(super) struct Again {
    pub(super) fields: Fields,
    pub(super) problems: Vec<Problem>,
    pub(super) stale: bool,
    pub(super) gone: bool,
}

impl Again {
    pub(super) fn wrong(fields: Fields, problems: Vec<Problem>) -> Again {
        Again {
            fields,
            problems,
            stale: false,
            gone: false,
        }
    }
    /// The verb refused it.
    pub(super) fn refused(fields: Fields, wrong: Vec<(&'static str, Msg)>) -> Again {
        let problem = |(field, sentence): (&'static str, Msg)| Problem {
            field: field.into(),
            sentence,
        };
        Again::wrong(fields, wrong.into_iter().map(problem).collect())
    }
    /// Somebody else saved meanwhile.
    pub(super) fn stale(fields: Fields) -> Again {
        Again {
            stale: true,
            ..Again::wrong(fields, Vec::new())
        }
    }
    /// Somebody else deleted it meanwhile: what was typed can be saved as something new.
    pub(super) fn gone(fields: Fields) -> Again {
        Again {
            gone: true,
            ..Again::wrong(fields, Vec::new())
        }
    }
    pub(super) fn status(&self) -> StatusCode {
        if self.stale || self.gone {
            StatusCode::CONFLICT
        } else if self.problems.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// A page as an answer with this status.
pub(super) fn with_status(page: &impl Template, status: StatusCode) -> Answer {
    let mut answer: HttpResponse = html(page)?;
    *answer.status_mut() = status;
    Ok(answer)
}
