//! The menu as a guest sees it, for who edits it: the guest's own templates, without a
//! seat at a table. Nothing can be ordered; its links lead to the preview's own pages.

use actix_web::web::{Data, Path, Query};
use askama::Template;
use serde::Deserialize;

use super::super::super::html;
use super::super::shell as admin_shell;
use crate::base::ids::ItemId;
use crate::base::{Lang, Result, Verb};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::{guest, words};
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/menu/preview.html")]
struct PreviewPage {
    shell: Shell,
    /// The language that the guest speaks.
    lang: Lang,
    path: String,
    /// Whether it is one dish, which has no heading of its own for the page.
    dish: bool,
    body: String,
}

/// Which guest looks.
#[derive(Deserialize)]
pub struct As {
    lang: Option<String>,
}

/// `GET /admin/menu/preview?lang=`
///
/// # Errors
/// `Forbidden`.
pub async fn preview(web: Data<Web>, who: StaffWho, tongue: Tongue, of: Query<As>) -> Answer {
    show(&web, &who, tongue, &of, None)
}

/// `GET /admin/menu/preview/items/{item}?lang=`
///
/// # Errors
/// `Forbidden`; `NotFound` for what guests do not see.
pub async fn preview_item(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, of: Query<As>) -> Answer {
    show(&web, &who, tongue, &of, Some(ItemId(path.into_inner())))
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, of: &As, item: Option<ItemId>) -> Answer {
    let lang = of.lang.as_deref().and_then(Lang::parse).unwrap_or(tongue.0);
    let page = web.app.read(|read| {
        who.actor().may(Verb::EditMenu)?;
        let mut shell = admin_shell(read, who, tongue, "editor-preview")?;
        shell.class = "guest preview".into();
        Ok(PreviewPage {
            shell,
            lang,
            path: item.map_or("/admin/menu/preview".into(), |id| {
                format!("/admin/menu/preview/items/{id}")
            }),
            dish: item.is_some(),
            body: body(read, lang, item)?,
        })
    })?;
    html(&page)
}

fn body(read: &Read<'_>, lang: Lang, item: Option<ItemId>) -> Result<String> {
    let t = words(read, lang)?;
    let body = match item {
        Some(id) => guest::preview_dish(read, t, id)?,
        None => guest::preview_menu(read, t)?,
    };
    // The same templates, so that nothing can differ from what guests see; only where links lead does.
    let body = body.replace("href=\"/menu/items/", "href=\"/admin/menu/preview/items/");
    Ok(led(
        &body.replace("href=\"/menu\"", "href=\"/admin/menu/preview\""),
        lang,
    ))
}

/// The guest's language stays from page to page.
fn led(body: &str, lang: Lang) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.find("href=\"/admin/menu/preview") {
        let from = at + "href=\"".len();
        let end = rest[from..].find('"').map_or(rest.len(), |n| from + n);
        out.push_str(&rest[..end]);
        out.push_str("?lang=");
        out.push_str(lang.code());
        rest = &rest[end..];
    }
    out + rest
}
