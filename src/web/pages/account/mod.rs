//! Sign-in, sign-out, the first setup, and one's own sessions.

pub mod own;
pub mod proof;
pub mod quick;
pub mod setup;

use actix_web::HttpRequest;
use actix_web::web::{Data, Form, Path, Query};
use askama::Template;
use serde::Deserialize;
use subtle::ConstantTimeEq;

use super::{Problems, desk_shell, html};
use crate::base::ids::StaffId;
use crate::base::text::Name;
use crate::base::{Error, Lang, Msg, Result, Role};
use crate::people::password::{self, Password};
use crate::people::token::{self, ApiSession};
use crate::people::{self, Session, SessionToken};
use crate::web::State as Web;
use crate::web::actor::{STAFF, StaffWho, Tongue, no_cookie, peer, staff_cookie};
use crate::web::error::{Answer, status};
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    shell: Shell,
    next: String,
    name: String,
    problem: Option<String>,
    /// Who signs in here with a PIN: nobody on a device that is not paired.
    quick: Vec<people::Person>,
}

/// Where to go after the sign-in.
#[derive(Deserialize)]
pub struct Next {
    next: Option<String>,
    r#as: Option<i64>,
}

/// `GET /sign-in`
///
/// # Errors
/// A fault of the database.
pub async fn sign_in_page(req: HttpRequest, web: Data<Web>, tongue: Tongue, asked: Query<Next>) -> Answer {
    let next = asked.next.as_deref().unwrap_or_default();
    match (asked.r#as, quick::paired(&req, &web)?) {
        (Some(staff), Some(_)) => quick::page(&web, tongue, staff, next, None),
        _ => sign_in_form(&req, &web, tongue, next, "", None),
    }
}

fn sign_in_form(req: &HttpRequest, web: &Web, tongue: Tongue, next: &str, name: &str, error: Option<Error>) -> Answer {
    let quick = match quick::paired(req, web)? {
        Some(_) => web.app.read(people::devices::queries::people)?,
        None => Vec::new(),
    };
    let shell = web.app.read(|read| desk_shell(read, tongue.0, "", "sign-in-title"))?;
    let code = error.as_ref().map(status);
    let words = error.map(|e| e.messages().iter().map(|(_, m)| shell.t.msg(m)).collect::<Vec<_>>().join(" "));
    let mut answer = html(&SignInPage {
        shell,
        next: next.to_string(),
        name: name.to_string(),
        problem: words,
        quick,
    })?;
    if let Some(code) = code {
        *answer.status_mut() = code;
    }
    Ok(answer)
}

/// Name and password.
#[derive(Deserialize)]
pub struct SignIn {
    name: String,
    password: String,
    next: Option<String>,
}

/// `POST /sign-in`
///
/// # Errors
/// 401 for a wrong name or password, the same for both; 429 after too many tries.
pub async fn sign_in(req: HttpRequest, web: Data<Web>, tongue: Tongue, form: Form<SignIn>) -> Answer {
    let next = form.next.clone().unwrap_or_default();
    match check(&req, &web, &form.name, &form.password).await {
        Ok((staff, role)) => {
            let to = reply::safe_path(&next).unwrap_or(home_of(role));
            start(&web, &req, staff, to).await
        }
        Err(e @ (Error::SignIn(_) | Error::TooOften(_))) => {
            sign_in_form(&req, &web, tongue, &next, &form.name, Some(e))
        }
        Err(e) => Err(e.into()),
    }
}

/// The screen of a role.
pub fn home_of(role: Role) -> &'static str {
    match role {
        Role::Kitchen => "/kitchen",
        Role::Floor => "/floor",
        Role::Manager | Role::Owner => "/admin",
    }
}

/// Checks a name and a password, not too often and never faster for a name that nobody has.
///
/// # Errors
/// `SignIn` for a wrong name or password, the same for both; `TooOften` after too many tries.
pub async fn check(req: &HttpRequest, web: &Web, name: &str, password: &str) -> Result<(StaffId, Role)> {
    let (address, now) = (peer(req), web.app.store.clock().now().at_ms);
    web.throttle.begin(name, address, now)?;
    let found = web.app.read(|read| people::queries::find_sign_in(read, name))?;
    let raw = password.to_string();
    // Hashing takes long on purpose: on a blocking thread, never among the requests.
    let verified = actix_web::web::block(move || match found {
        Some((staff, role, hash)) => password::verify(&raw, &hash).then_some((staff, role)),
        None => {
            password::verify_dummy(&raw);
            None
        }
    });
    let verified = verified.await.map_err(|_| Error::Busy)?;
    let known = verified.ok_or_else(|| Error::SignIn(Msg::new("error-password-wrong")))?;
    web.throttle.succeeded(name, address);
    Ok(known)
}

async fn start(web: &Web, req: &HttpRequest, staff: StaffId, to: &str) -> Answer {
    let token = SessionToken::fresh()?;
    let hash = token.hash();
    let device = device(req);
    web.app.write(move |tx| people::actions::start_session(tx, staff, &hash, &device)).await?;
    start_with(&token, to)
}

/// Gives the cookie of a session that has begun, and leads on.
fn start_with(token: &SessionToken, to: &str) -> Answer {
    let mut answer = reply::see_other(to);
    reply::give_cookie(&mut answer, &staff_cookie(token))?;
    Ok(answer)
}

/// A device in the browser's own words, for the list of sessions.
pub fn device(req: &HttpRequest) -> String {
    let agent = req.headers().get("user-agent").and_then(|v| v.to_str().ok());
    agent.unwrap_or("?").to_string()
}

/// `POST /sign-out`
///
/// # Errors
/// A fault of the database.
pub async fn sign_out(web: Data<Web>, who: StaffWho) -> Answer {
    let (actor, session) = (who.actor(), who.session_id);
    web.app.write(move |tx| people::actions::end_session(tx, &actor, session)).await?;
    let mut answer = reply::see_other("/sign-in");
    reply::give_cookie(&mut answer, &no_cookie(STAFF))?;
    Ok(answer)
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage {
    shell: Shell,
    person: String,
    role: Role,
    screens: Vec<(&'static str, &'static str, &'static str)>,
    sessions: Vec<Session>,
    programs: Vec<ApiSession>,
    of: people::Person,
    problems: Problems,
    current: i64,
    calendar: crate::base::time::Calendar,
}

impl AccountPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn when(&self, seen_ms: &i64) -> String {
        self.shell.t.lang.date_time(self.calendar.local(*seen_ms))
    }
    fn program(&self, session: &ApiSession) -> String {
        if session.label.is_empty() {
            return self.shell.t.t("program-unnamed");
        }
        session.label.clone()
    }
}

/// `GET /account`
///
/// # Errors
/// A fault of the database.
pub async fn account(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    account_page(&web, &who, tongue, Problems::none())
}

fn account_page(web: &Web, who: &StaffWho, tongue: Tongue, problems: Problems) -> Answer {
    let calendar = web.app.store.calendar();
    let page = web.app.read(|read| {
        let mut sessions = people::queries::list_sessions(read, &who.actor())?;
        sessions.retain(|s| s.staff == who.staff);
        Ok(AccountPage {
            shell: desk_shell(read, tongue.0, "", "account")?,
            person: who.name.clone(),
            role: who.role,
            screens: screens_of(who.role),
            sessions,
            programs: token::queries::list(read, &who.actor(), who.staff)?,
            of: people::queries::me(read, &who.actor())?,
            problems,
            current: who.session_id,
            calendar,
        })
    })?;
    html(&page)
}

/// The screens of a role: address, key of the name, icon.
fn screens_of(role: Role) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut screens = vec![("/kitchen", "kitchen", "chef")];
    if role >= Role::Floor {
        screens.push(("/floor", "floor", "table"));
    }
    if role >= Role::Manager {
        screens.push(("/admin", "admin", "gear"));
    }
    screens
}

/// `POST /account/sessions/{session}/end`
///
/// # Errors
/// `NotFound` for a session that is not one's own to end.
pub async fn end_session(web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let (actor, session) = (who.actor(), path.into_inner());
    web.app.write(move |tx| people::actions::end_session(tx, &actor, session)).await?;
    Ok(reply::see_other("/account"))
}

/// `POST /account/programs/{session}/end`: signs a program out.
///
/// # Errors
/// `NotFound` for a session that is not one's own to end.
pub async fn end_program(web: Data<Web>, who: StaffWho, path: Path<String>) -> Answer {
    let (actor, session) = (who.actor(), path.into_inner());
    web.app.write(move |tx| token::actions::end(tx, &actor, &session)).await?;
    Ok(reply::see_other("/account"))
}

/// `POST /account/sessions/end-all`
///
/// # Errors
/// A fault of the database.
pub async fn end_all(web: Data<Web>, who: StaffWho) -> Answer {
    let (actor, staff) = (who.actor(), who.staff);
    web.app.write(move |tx| people::actions::end_all_sessions(tx, &actor, staff)).await?;
    Ok(reply::see_other("/sign-in"))
}
