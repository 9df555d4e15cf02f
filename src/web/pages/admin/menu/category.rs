//! The form about one category.

use actix_web::web::{Data, Form as Posted, Path};
use askama::Template;

use super::form::Form;
use super::{Again, shell, with_status};
use crate::base::Error;
use crate::base::ids::CategoryId;
use crate::menu::edit::categories::actions;
use crate::menu::edit::{CategoryEdit, House, category_fields, queries, read_category, version};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::words;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/menu/category.html")]
struct CategoryPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    action: String,
    id: Option<CategoryId>,
    form: Form,
    version: String,
}

/// `GET /admin/menu/categories/new`
///
/// # Errors
/// `Forbidden`.
pub async fn new_category(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    page(&web, &who, tongue, None, None)
}

/// `GET /admin/menu/categories/{category}`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn category(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    page(&web, &who, tongue, Some(CategoryId(path.into_inner())), None)
}

/// `POST /admin/menu/categories`
///
/// # Errors
/// The page again with what was typed.
pub async fn add_category(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    typed: Posted<Vec<(String, String)>>,
) -> Answer {
    let fields = Form::fields(typed.into_inner());
    if Form::is_kept(&fields) {
        return page(&web, &who, tongue, None, Some(Again::wrong(fields, Vec::new())));
    }
    let edit = match read_category(&fields, &house(&web, &who)?) {
        Ok(edit) => edit,
        Err(problems) => return page(&web, &who, tongue, None, Some(Again::wrong(fields, problems))),
    };
    let actor = who.actor();
    let id = web.app.write(move |tx| actions::add(tx, &actor, &edit)).await?;
    Ok(reply::see_other(&format!(
        "/admin/menu?saved=category-{id}#category-{id}"
    )))
}

/// `POST /admin/menu/categories/{category}`
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else saved meanwhile.
pub async fn save_category(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    typed: Posted<Vec<(String, String)>>,
) -> Answer {
    let id = CategoryId(path.into_inner());
    let mut fields = Form::fields(typed.into_inner());
    if Form::is_kept(&fields) {
        return page(&web, &who, tongue, Some(id), Some(Again::wrong(fields, Vec::new())));
    }
    let actor = who.actor();
    let before = match web.app.read(|read| queries::category(read, &actor, id)) {
        Err(Error::NotFound(_)) => return page(&web, &who, tongue, None, Some(Again::gone(fields))),
        before => before?,
    };
    let seen = version(&before);
    if fields.one("version") != seen && fields.merge(&category_fields(&before)) {
        return page(&web, &who, tongue, Some(id), Some(Again::stale(fields)));
    }
    let edit = match read_category(&fields, &house(&web, &who)?) {
        Ok(edit) => edit,
        Err(problems) => return page(&web, &who, tongue, Some(id), Some(Again::wrong(fields, problems))),
    };
    match web.app.write(move |tx| actions::save(tx, &actor, id, &seen, &edit)).await {
        Ok(()) => Ok(reply::see_other(&format!(
            "/admin/menu?saved=category-{id}#category-{id}"
        ))),
        Err(Error::Conflict(_)) => page(&web, &who, tongue, Some(id), Some(Again::stale(fields))),
        Err(Error::NotFound(_)) => page(&web, &who, tongue, None, Some(Again::gone(fields))),
        Err(e) => Err(e.into()),
    }
}

fn house(web: &Web, who: &StaffWho) -> crate::base::Result<House> {
    web.app.read(|read| queries::house(read, &who.actor()))
}

fn page(web: &Web, who: &StaffWho, tongue: Tongue, id: Option<CategoryId>, again: Option<Again>) -> Answer {
    let status = again.as_ref().map_or(actix_web::http::StatusCode::OK, Again::status);
    let page = web.app.read(|read| {
        let actor = who.actor();
        let house = queries::house(read, &actor)?;
        let standing: Option<CategoryEdit> = id.map(|id| queries::category(read, &actor, id)).transpose()?;
        let now = standing.as_ref().map(category_fields).unwrap_or_default();
        let mut version = standing.as_ref().map(version).unwrap_or_default();
        let mut shell = shell(read, who, tongue, "editor-new-category")?;
        if let Some(id) = id {
            shell.title = queries::category_name(read, id, tongue.0)?;
        }
        let t = words(read, tongue.0)?;
        let form = match again {
            None => Form::new(read, t, &house, now, &[])?,
            Some(again) => {
                let mut form = Form::new(read, t, &house, again.fields, &again.problems)?;
                form.gone = again.gone;
                if again.stale {
                    form.stale(now);
                } else {
                    version = form.fields.one("version").into();
                }
                form
            }
        };
        Ok(CategoryPage {
            shell,
            person: who.name.clone(),
            tab: "menu",
            action: id.map_or("/admin/menu/categories".into(), |id| {
                format!("/admin/menu/categories/{id}")
            }),
            id,
            form,
            version,
        })
    })?;
    with_status(&page, status)
}
