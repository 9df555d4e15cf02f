//! The house's logo.

use actix_multipart::Multipart;
use actix_web::web::Data;
use askama::Template;

use super::super::super::{Problems, html, refused};
use super::super::shell;
use crate::base::{Error, Msg, Result, Verb};
use crate::menu::photo::{UPLOAD_MAX, actions, take_logo, too_large};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};
use crate::web::upload;

#[derive(Template)]
#[template(path = "admin/logo.html")]
struct LogoPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    problem: Option<String>,
}

/// `GET /admin/settings/logo`
///
/// # Errors
/// `Forbidden`.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    // Before a file is chosen, which the question for the password could not keep.
    who.proved(&web)?;
    show(&web, &who, tongue, &Problems::none())
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, problems: &Problems) -> Answer {
    let page = web.app.read(|read| {
        Ok(LogoPage {
            shell: shell(read, who, tongue, "setting-logo")?,
            person: who.name.clone(),
            tab: "settings",
            problem: problems.get("logo").map(String::from),
        })
    })?;
    html(&page)
}

/// `POST /admin/settings/logo`
///
/// # Errors
/// `Invalid` on `logo` if the file is none that can be shown; `Forbidden`.
pub async fn upload(web: Data<Web>, who: StaffWho, tongue: Tongue, form: Multipart) -> Answer {
    who.actor().may(Verb::EditSettings)?;
    who.proved(&web)?;
    match upload_now(&web, &who, form).await {
        Ok(()) => Ok(reply::see_other("/admin/settings/logo")),
        Err(e) => refused(&web, tongue, e, |problems| show(&web, &who, tongue, &problems)),
    }
}

async fn upload_now(web: &Web, who: &StaffWho, form: Multipart) -> Result<()> {
    let actor = who.actor();
    let file = upload::file(form, "logo", UPLOAD_MAX, too_large()).await?;
    let file = file.ok_or_else(|| Error::field("logo", Msg::new("photo-error-none")))?;
    let logo = upload::decoded(file.bytes, "logo", take_logo).await?;
    web.app.write(move |tx| actions::set_logo(tx, &actor, Some(&logo))).await
}

/// `POST /admin/settings/logo/remove`
///
/// # Errors
/// `Forbidden`.
pub async fn remove(web: Data<Web>, who: StaffWho) -> Answer {
    let actor = who.actor();
    actor.may(Verb::EditSettings)?;
    who.proved(&web)?;
    web.app.write(move |tx| actions::set_logo(tx, &actor, None)).await?;
    Ok(reply::see_other("/admin/settings/logo"))
}
