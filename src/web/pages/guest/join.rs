//! The scan of a table's code, and the choice of a language.

use actix_web::http::Method;
use actix_web::web::{Data, Form, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

use crate::base::hours::Later;
use crate::base::ids::TableId;
use crate::base::{Actor, Error, Lang, Msg, Result};
use crate::customers::{self, as_phone};
use crate::people::{self, SessionToken};
use crate::settings;
use crate::tables::token::Scan;
use crate::tables::{self, GuestState};
use crate::web::State as Web;
use crate::web::actor::{
    CustomerWho, GUEST, PHONE, STAFF, Tongue, guest_cookie, lang_cookie, no_cookie, peer, phone_cookie, token_hash,
    token_of,
};
use crate::web::error::Answer;
use crate::web::pages::account::home_of;
use crate::web::pages::{desk_shell, html};
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// A page with one sentence.
#[derive(Template)]
#[template(path = "message.html")]
pub(super) struct MessagePage {
    pub(super) shell: Shell,
    pub(super) mark: &'static str,
    pub(super) sentence: String,
    pub(super) link: Option<(&'static str, String)>,
}

/// `GET /t/{token}`: joins the table's visit or opens one, and leads to the menu.
///
/// # Errors
/// 404 as a friendly page for a token that is retired or unknown; 409 as one with the opening hours
/// while the house is closed; 429 for who tries many.
pub async fn scan(req: HttpRequest, web: Data<Web>, tongue: Tongue, path: Path<String>) -> Answer {
    web.limits.join(peer(&req))?;
    let token = path.into_inner();
    let token_path = format!("/t/{token}");
    let tables = web.app.read(tables::queries::list_with_retired)?;
    let table = match web.app.key.scan(&tables, &token) {
        // Who only asks whether there is such a page, as link checkers do, does not sit down.
        Scan::Table(_) if req.method() == Method::HEAD => return Ok(reply::see_other("/menu")),
        Scan::Table(table) => table,
        Scan::Renewed(_) => return no_table(&web, tongue, "token-retired-title", "token-retired"),
        Scan::Retired(_) => return no_table(&web, tongue, "token-retired-title", "cards-token-gone"),
        Scan::Unknown => {
            web.limits.unknown_token(peer(&req))?;
            return no_table(&web, tongue, "token-unknown-title", "token-unknown");
        }
    };
    sit_down(&req, &web, tongue, table, &token_path).await
}

/// Gives a guest their seat, and the cookies that go with it.
async fn sit_down(req: &HttpRequest, web: &Web, tongue: Tongue, table: TableId, again: &str) -> Answer {
    let old = token_hash(req, GUEST);
    let token = SessionToken::fresh()?;
    let new = token.hash();
    let house = web.app.read(settings::queries::get)?;
    let lang = house.spoken(tongue.0);
    let phone = phone(req, house.returning_days)?;
    let hash = phone.as_ref().map(SessionToken::hash);
    let customer = CustomerWho::session(req)?;
    let joined = web.app.write(move |tx| {
        let old = old.as_ref().map(|h| h.as_slice());
        let came = |hash: [u8; 32], visit| tables::known::actions::came(tx, &Actor::Nobody, visit, &hash);
        let Some(session) = customer else {
            let (_, visit) = tables::actions::join(tx, &Actor::Nobody, table, old, &new, lang)?;
            return hash.map_or(Ok(()), |hash| came(hash, visit));
        };
        let (_, visit) = customers::seat::actions::join(tx, session.customer, table, old, &new, lang)?;
        customers::sessions::actions::sits(tx, session.id, &new)?;
        // On whichever phone, it is one guest who comes.
        came(
            as_phone(&customers::queries::me(tx, &session.actor())?.public_id),
            visit,
        )
    });
    match joined.await {
        // The party may also be full: that is told as it is.
        Err(Error::Conflict(_)) if is_closed(web, table)? => return closed(web, tongue, again),
        joined => joined?,
    };
    let mut given = vec![guest_cookie(&token)];
    given.extend((lang != tongue.0).then(|| lang_cookie(lang)));
    if let Some(phone) = phone {
        given.push(phone_cookie(&phone, house.returning_days));
    } else if req.cookie(PHONE).is_some() {
        given.push(no_cookie(PHONE));
    }
    let mut answer = reply::see_other("/menu");
    given.iter().try_for_each(|cookie| reply::give_cookie(&mut answer, cookie))?;
    Ok(answer)
}

/// The number by which the phone is known again: its own, or a new one; none where the house wants none.
fn phone(req: &HttpRequest, days: i64) -> Result<Option<SessionToken>> {
    if days == 0 {
        return Ok(None);
    }
    token_of(req, PHONE).map_or_else(SessionToken::fresh, Ok).map(Some)
}

/// Whether nobody can sit down at a table, because the house is closed.
fn is_closed(web: &Web, table: TableId) -> Result<bool> {
    web.app.read(|read| {
        let house = settings::queries::get(read)?;
        Ok(house.closed(read.local).is_some() && tables::queries::find_open_visit(read, table)?.is_none())
    })
}

/// The page of a house that is closed.
#[derive(Template)]
#[template(path = "guest/closed.html")]
struct ClosedPage {
    shell: Shell,
    when: Option<String>,
    hours: Vec<(String, String)>,
    again: String,
}

fn closed(web: &Web, tongue: Tongue, again: &str) -> Answer {
    let page = web.app.read(|read| {
        let house = settings::queries::get(read)?;
        let later = house.closed(read.local).unwrap_or(Later::Never);
        Ok(ClosedPage {
            shell: desk_shell(read, tongue.0, "", "closed-title")?,
            when: (later != Later::Never).then(|| later.words(tongue.0)),
            hours: house.opening_hours.words(tongue.0, read.local.date()),
            again: again.into(),
        })
    })?;
    let mut answer: HttpResponse = html(&page)?;
    *answer.status_mut() = actix_web::http::StatusCode::CONFLICT;
    Ok(answer)
}

fn no_table(web: &Web, tongue: Tongue, title: &str, sentence: &str) -> Answer {
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", title))?;
    let page = MessagePage {
        sentence: shell.t.t(sentence),
        shell,
        mark: "qr",
        link: None,
    };
    let mut answer: HttpResponse = html(&page)?;
    *answer.status_mut() = actix_web::http::StatusCode::NOT_FOUND;
    Ok(answer)
}

/// Which language, and where to go back to.
#[derive(Deserialize)]
pub struct LanguageForm {
    language: String,
    back: Option<String>,
}

/// `POST /language`
///
/// # Errors
/// `Invalid` for a language that is not there.
pub async fn language(req: HttpRequest, web: Data<Web>, form: Form<LanguageForm>) -> Answer {
    let lang = Lang::parse(&form.language).ok_or_else(|| Error::field("language", Msg::new("error-language")))?;
    if let Some(hash) = token_hash(&req, GUEST)
        && let Some(session) = web.app.read(|r| tables::queries::find_guest_session(r, &hash))?
        && session.state == GuestState::Seated
        && session.closed_ms.is_none()
    {
        // What the house tells this guest later, such as a refusal, is in that language too.
        let (actor, visit) = (session.actor(), session.visit);
        web.app.write(move |tx| tables::actions::speak(tx, &actor, visit, lang)).await?;
    }
    let back = form.back.as_deref().and_then(reply::safe_path).unwrap_or("/menu");
    let mut answer = reply::see_other(back);
    reply::give_cookie(&mut answer, &lang_cookie(lang))?;
    Ok(answer)
}

/// `GET /`: to the menu for a guest, to their screen for staff, else words.
///
/// # Errors
/// A fault of the database.
pub async fn home(req: HttpRequest, web: Data<Web>, tongue: Tongue) -> Answer {
    if let Some(hash) = token_hash(&req, GUEST)
        && let Some(session) = web.app.read(|r| tables::queries::find_guest_session(r, &hash))?
        && session.state != GuestState::Away
    {
        return Ok(reply::see_other("/menu"));
    }
    if let Some(hash) = token_hash(&req, STAFF)
        && let Some(session) = web.app.read(|r| people::queries::find_session(r, &hash))?
    {
        return Ok(reply::see_other(home_of(session.role)));
    }
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", "home-title"))?;
    let t = shell.t;
    html(&MessagePage {
        shell,
        mark: "qr",
        sentence: t.t("home-scan"),
        link: Some(("/sign-in", t.t("home-staff"))),
    })
}
