//! What a customer changes about their account: devices, secret, mail address, what the house may see,
//! and taking everything along or away.

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Form;

use super::door::{secret_hint, without_account};
use super::*;
use crate::base::Actor;
use crate::customers::secret::Secret;
use crate::customers::sessions::{self, Session};
use crate::customers::{Customer, EMAIL_MAX};
use crate::people::token;
use crate::people::token::ApiSession;
use crate::store::Tx;
use crate::web::customer::{hashed, prove};
use crate::web::pages::refused;

#[derive(Template)]
#[template(path = "guest/account/settings.html")]
struct SettingsPage {
    shell: Shell,
    seat: Option<Place>,
    me: Customer,
    email: String,
    sessions: Vec<(String, Session)>,
    programs: Vec<(String, ApiSession)>,
    current: i64,
    done: Option<&'static str>,
    problems: Problems,
}

impl SettingsPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn hint(&self) -> String {
        secret_hint(&self.shell.t)
    }
}

/// What was done.
#[derive(Deserialize)]
pub struct Done {
    done: Option<String>,
}

/// The key of the sentence for what was done.
fn done_words(what: &str) -> Option<&'static str> {
    match what {
        "secret" => Some("secret-changed"),
        "saved" => Some("account-saved"),
        _ => None,
    }
}

/// `GET /me/settings`
///
/// # Errors
/// To the sign-in for who is no customer.
pub async fn settings_page(web: Data<Web>, who: CustomerWho, tongue: Tongue, asked: Query<Done>) -> Answer {
    let done = asked.done.as_deref().and_then(done_words);
    show(&web, &who, tongue, None, done, Problems::none())
}

fn show(
    web: &Web,
    who: &CustomerWho,
    tongue: Tongue,
    email: Option<&str>,
    done: Option<&'static str>,
    problems: Problems,
) -> Answer {
    let page = web.app.read(|read| {
        let (actor, lang) = (who.actor(), tongue.0);
        let frame = frame(read, who.seat.as_ref(), lang, "account-settings")?;
        let me = queries::me(read, &actor)?;
        let sessions = sessions::queries::list(read, &actor)?.into_iter();
        let programs = token::queries::list_of_customer(read, me.id)?.into_iter();
        Ok(SettingsPage {
            shell: frame.shell,
            seat: frame.seat,
            email: email.map_or_else(|| me.email.clone().unwrap_or_default(), String::from),
            sessions: sessions.map(|s| (when(&web.app, lang, s.seen_ms), s)).collect(),
            programs: programs.map(|s| (when(&web.app, lang, s.seen_ms), s)).collect(),
            current: who.id,
            me,
            done,
            problems,
        })
    })?;
    html(&page)
}

/// The old secret and a new one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    old: String,
    secret: String,
}

/// `POST /me/secret`: asks for the old one, and ends every other session.
///
/// # Errors
/// `Invalid` on `old` or `secret`; 429 after too many tries.
pub async fn secret(req: HttpRequest, web: Data<Web>, who: CustomerWho, tongue: Tongue, form: Form<Secrets>) -> Answer {
    match change(&req, &web, &who, &form).await {
        Ok(()) => Ok(reply::see_other("/me/settings?done=secret")),
        Err(e) => refused(&web, tongue, e, |problems| {
            show(&web, &who, tongue, None, None, problems)
        }),
    }
}

async fn change(req: &HttpRequest, web: &Web, who: &CustomerWho, typed: &Secrets) -> Result<()> {
    let new = Secret::parse(&typed.secret)?;
    let (actor, session) = (who.actor(), who.id);
    prove(req, web, &actor, &who.name, &typed.old).await?;
    let hash = hashed(new).await?;
    web.app
        .write(move |tx| customers::actions::change_secret(tx, &actor, Some(session), None, &hash))
        .await
}

/// A mail address, or none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmailForm {
    email: String,
}

/// `POST /me/email`
///
/// # Errors
/// `Invalid` on `email`; what was typed stays.
pub async fn email(web: Data<Web>, who: CustomerWho, tongue: Tongue, form: Form<EmailForm>) -> Answer {
    let actor = who.actor();
    let done = match customers::email(&form.email) {
        Ok(email) => {
            let work = move |tx: &Tx<'_>| customers::actions::set_email(tx, &actor, email.as_deref());
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match done {
        Ok(()) => Ok(reply::see_other("/me/settings?done=saved")),
        Err(e) => refused(&web, tongue, e, |problems| {
            show(&web, &who, tongue, Some(&form.email), None, problems)
        }),
    }
}

/// A switch of a form: there if it is on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    shares: Option<String>,
}

/// `POST /me/sharing`
///
/// # Errors
/// A fault of the database.
pub async fn sharing(web: Data<Web>, who: CustomerWho, form: Form<Sharing>) -> Answer {
    let (actor, shares) = (who.actor(), form.shares.is_some());
    web.app.write(move |tx| customers::actions::set_sharing(tx, &actor, shares)).await?;
    Ok(reply::see_other("/me/settings?done=saved"))
}

/// `POST /me/sessions/{session}/end`
///
/// # Errors
/// `NotFound` for a session that is not theirs.
pub async fn end_session(web: Data<Web>, who: CustomerWho, path: Path<i64>) -> Answer {
    let (actor, session) = (who.actor(), *path);
    web.app.write(move |tx| sessions::actions::end(tx, &actor, session)).await?;
    Ok(reply::see_other("/me/settings"))
}

/// `POST /me/sessions/end-others`
///
/// # Errors
/// A fault of the database.
pub async fn end_others(web: Data<Web>, who: CustomerWho) -> Answer {
    let (actor, session) = (who.actor(), who.id);
    web.app
        .write(move |tx| sessions::actions::end_others(tx, &actor, Some(session), None))
        .await?;
    Ok(reply::see_other("/me/settings"))
}

/// `GET /me/export.json`: everything that the house knows of the customer.
///
/// # Errors
/// To the sign-in for who is no customer.
pub async fn export(web: Data<Web>, who: CustomerWho, tongue: Tongue) -> Answer {
    let file = web.app.read(|read| customers::export::queries::export(read, &who.actor(), tongue.0))?;
    let text = serde_json::to_string_pretty(&file).map_err(Error::from)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\""))
        .body(text + "\n"))
}

#[derive(Template)]
#[template(path = "guest/account/delete.html")]
struct DeletePage {
    shell: Shell,
    seat: Option<Place>,
    problems: Problems,
}

impl DeletePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /me/delete`: says what goes and what stays, and asks for the secret.
///
/// # Errors
/// To the sign-in for who is no customer.
pub async fn delete_page(web: Data<Web>, who: CustomerWho, tongue: Tongue) -> Answer {
    ask(&web, &who, tongue, Problems::none())
}

fn ask(web: &Web, who: &CustomerWho, tongue: Tongue, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        let frame = frame(read, who.seat.as_ref(), tongue.0, "account-delete")?;
        Ok(DeletePage {
            shell: frame.shell,
            seat: frame.seat,
            problems,
        })
    })?;
    html(&page)
}

/// The secret, once more.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    old: String,
}

/// `POST /me/delete`
///
/// # Errors
/// `Invalid` on `old`; 429 after too many tries.
pub async fn delete(req: HttpRequest, web: Data<Web>, who: CustomerWho, tongue: Tongue, form: Form<Proof>) -> Answer {
    let actor: Actor = who.actor();
    if let Err(e) = prove(&req, &web, &actor, &who.name, &form.old).await {
        return refused(&web, tongue, e, |problems| ask(&web, &who, tongue, problems));
    }
    web.app.write(move |tx| customers::actions::delete(tx, &actor)).await?;
    without_account(if who.seat.is_some() { "/visit/me" } else { "/me/sign-in" })
}
