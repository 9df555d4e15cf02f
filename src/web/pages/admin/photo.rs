//! The photo of a dish.

use actix_multipart::Multipart;
use actix_web::web::{Data, Path};
use askama::Template;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::ids::ItemId;
use crate::base::{Error, Msg, Result, Verb};
use crate::menu;
use crate::menu::photo::{UPLOAD_MAX, actions, queries, take, too_large};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};
use crate::web::upload;

#[derive(Template)]
#[template(path = "admin/photo.html")]
struct PhotoPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    id: i64,
    name: String,
    picture: Option<String>,
    problem: Option<String>,
}

/// `GET /admin/menu/items/{item}/photo`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    show(&web, &who, tongue, ItemId(*path), &Problems::none())
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, item: ItemId, problems: &Problems) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::EditMenu)?;
        Ok(PhotoPage {
            shell: shell(read, who, tongue, "photo")?,
            person: who.name.clone(),
            tab: "menu",
            id: item.0,
            picture: queries::of_item(read, item)?,
            name: menu::queries::last_name(read, item, tongue.0)?,
            problem: problems.get("photo").map(String::from),
        })
    })?;
    html(&page)
}

/// `POST /admin/menu/items/{item}/photo`
///
/// # Errors
/// `Invalid` on `photo` if the file is none that can be shown; `Forbidden`, `NotFound`.
pub async fn upload(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Multipart) -> Answer {
    let item = ItemId(*path);
    match upload_now(&web, &who, item, form).await {
        Ok(()) => Ok(reply::see_other(&format!("/admin/menu/items/{}/photo", item.0))),
        Err(e) => refused(&web, tongue, e, |problems| show(&web, &who, tongue, item, &problems)),
    }
}

async fn upload_now(web: &Web, who: &StaffWho, item: ItemId, form: Multipart) -> Result<()> {
    // Before ten megabytes are read for whoever may not; the verb asks again.
    let actor = who.actor();
    actor.may(Verb::EditMenu)?;
    web.app.read(|read| queries::of_item(read, item))?;
    let file = upload::file(form, "photo", UPLOAD_MAX, too_large()).await?;
    let file = file.ok_or_else(|| Error::field("photo", Msg::new("photo-error-none")))?;
    let photo = upload::decoded(file.bytes, "photo", take).await?;
    web.app.write(move |tx| actions::set(tx, &actor, item, Some(&photo))).await
}

/// `POST /admin/menu/items/{item}/photo/remove`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn remove(web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let (actor, item) = (who.actor(), ItemId(*path));
    web.app.write(move |tx| actions::set(tx, &actor, item, None)).await?;
    Ok(reply::see_other(&format!("/admin/menu/items/{}/photo", item.0)))
}
