//! The people of the house: who they are, what they may do, and how they sign in. Long because a
//! person's page and the forms on it stand together.

use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::ids::StaffId;
use crate::base::text::Name;
use crate::base::{Actor, Error, Msg, Result, Role};
use crate::people::password::{self, Password};
use crate::people::pin::{self, Pin};
use crate::people::{self, Person, Session, team};
use crate::store::Tx;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::{Answer, Failure};
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// A person as they were typed.
#[derive(Default, Deserialize)]
pub struct Typed {
    name: String,
    role: String,
    #[serde(default)]
    password: String,
}

impl Typed {
    fn read(&self) -> Result<(Name, Role)> {
        let role = Role::parse(&self.role).ok_or_else(|| Error::field("role", Msg::new("error-role")));
        Ok((Name::parse(&self.name)?, role?))
    }
}

#[derive(Template)]
#[template(path = "admin/people.html")]
struct PeoplePage {
    shell: Shell,
    person: String,
    tab: &'static str,
    people: Vec<Person>,
    roles: Vec<Role>,
    typed: Typed,
    problems: Problems,
}

impl PeoplePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /admin/people`
///
/// # Errors
/// `Forbidden`.
pub async fn people(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    people_page(&web, &who, tongue, Typed::default(), Problems::none())
}

fn people_page(web: &Web, who: &StaffWho, tongue: Tongue, typed: Typed, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        Ok(PeoplePage {
            shell: shell(read, who, tongue, "people")?,
            person: who.name.clone(),
            tab: "people",
            people: people::queries::list(read, &who.actor())?,
            roles: people::queries::roles(&who.actor()),
            typed,
            problems,
        })
    })?;
    html(&page)
}

/// `POST /admin/people`: adds a person; without a password one is made, and shown once.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `name`, `role` or `password`; `Forbidden`.
pub async fn add(web: Data<Web>, who: StaffWho, tongue: Tongue, form: Form<Typed>) -> Answer {
    who.proved(&web)?;
    let typed = form.into_inner();
    match add_now(&web, &who, &typed).await {
        Ok((staff, made)) => after_password(&web, &who, tongue, staff, made),
        Err(e) => refused(&web, tongue, e, |problems| {
            people_page(&web, &who, tongue, typed, problems)
        }),
    }
}

async fn add_now(web: &Web, who: &StaffWho, typed: &Typed) -> Result<(StaffId, Option<Password>)> {
    let (name, role) = typed.read()?;
    let (hash, made) = hashed(given(&typed.password)).await?;
    let actor = who.actor();
    let added = web.app.write(move |tx| people::actions::add(tx, &actor, &name, role, &hash));
    Ok((added.await?, made))
}

/// What was typed, if anything was.
fn given(typed: &str) -> Option<&str> {
    Some(typed).filter(|typed| !typed.is_empty())
}

/// The hash of a password that was given, or of one that is made, which comes along to be shown.
///
/// # Errors
/// `Invalid` on `password`.
pub async fn hashed(given: Option<&str>) -> Result<(String, Option<Password>)> {
    let made = given.is_none();
    let password = given.map_or_else(Password::fresh, Password::parse)?;
    // Hashing takes long on purpose: on a blocking thread, never among the requests.
    let done = actix_web::web::block(move || password::hash(&password).map(|hash| (hash, password)));
    let (hash, password) = done.await.map_err(|_| Error::Busy)??;
    Ok((hash, made.then_some(password)))
}

#[derive(Template)]
#[template(path = "admin/secret.html")]
struct SecretPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    of: Person,
    password: Password,
}

fn after_password(web: &Web, who: &StaffWho, tongue: Tongue, staff: StaffId, made: Option<Password>) -> Answer {
    let Some(password) = made else {
        return Ok(reply::see_other(&format!("/admin/people/{staff}")));
    };
    let page = web.app.read(|read| {
        Ok(SecretPage {
            shell: shell(read, who, tongue, "people")?,
            person: who.name.clone(),
            tab: "people",
            of: people::queries::get(read, &who.actor(), staff)?,
            password,
        })
    })?;
    html(&page)
}

#[derive(Template)]
#[template(path = "admin/person.html")]
struct PersonPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    of: Person,
    myself: bool,
    roles: Vec<Role>,
    sessions: Vec<Session>,
    calendar: crate::base::time::Calendar,
    typed: Typed,
    problems: Problems,
}

impl PersonPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    fn when(&self, session: &Session) -> String {
        self.shell.t.lang.date_time(self.calendar.local(session.seen_ms))
    }
}

/// `GET /admin/people/{person}`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn person(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    person_page(&web, &who, tongue, StaffId(path.into_inner()), None, Problems::none())
}

fn person_page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    staff: StaffId,
    typed: Option<Typed>,
    problems: Problems,
) -> Answer {
    let page = web.app.read(|read| {
        let of = people::queries::get(read, &who.actor(), staff)?;
        let mut sessions = people::queries::list_sessions(read, &who.actor())?;
        sessions.retain(|s| s.staff == staff);
        Ok(PersonPage {
            shell: shell(read, who, tongue, "people")?,
            person: who.name.clone(),
            tab: "people",
            myself: who.staff == staff,
            roles: people::queries::roles(&who.actor()),
            sessions,
            calendar: web.app.store.calendar(),
            typed: typed.unwrap_or_else(|| Typed {
                name: of.name.clone(),
                role: of.role.word().into(),
                password: String::new(),
            }),
            of,
            problems,
        })
    })?;
    html(&page)
}

/// `POST /admin/people/{person}`: another name or role.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `name` or `role`; `Forbidden`, `NotFound`.
pub async fn change(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<Typed>) -> Answer {
    who.proved(&web)?;
    let (staff, typed, actor) = (StaffId(path.into_inner()), form.into_inner(), who.actor());
    let done = match typed.read() {
        Ok((name, role)) => {
            let change = move |tx: &Tx<'_>| team::actions::change(tx, &actor, staff, &name, role);
            web.app.write(change).await
        }
        Err(e) => Err(e),
    };
    back(&web, &who, tongue, staff, Some(typed), done)
}

/// Back to a person's page, or the page again with what was wrong.
fn back(web: &Web, who: &StaffWho, tongue: Tongue, staff: StaffId, typed: Option<Typed>, done: Result<()>) -> Answer {
    match done {
        Ok(()) => Ok(reply::see_other(&format!("/admin/people/{staff}"))),
        Err(e) => refused(web, tongue, e, |problems| {
            person_page(web, who, tongue, staff, typed, problems)
        }),
    }
}

/// A secret as it was typed: a password or a PIN.
#[derive(Deserialize)]
pub struct Secret {
    #[serde(default)]
    password: String,
    #[serde(default)]
    pin: String,
}

/// `POST /admin/people/{person}/password`: a new one; if none is typed it is made, and shown once.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `password`; `Forbidden`, `NotFound`.
pub async fn password(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<Secret>) -> Answer {
    who.proved(&web)?;
    let staff = StaffId(path.into_inner());
    match reset(&web, &who, staff, &form.password).await {
        Ok(made) => after_password(&web, &who, tongue, staff, made),
        Err(e) => back(&web, &who, tongue, staff, None, Err(e)),
    }
}

async fn reset(web: &Web, who: &StaffWho, staff: StaffId, typed: &str) -> Result<Option<Password>> {
    let actor = who.actor();
    // Whom one may not edit, one learns nothing about, not even by the time of a hash.
    let person = web.app.read(|read| people::queries::get(read, &actor, staff))?;
    let (hash, made) = hashed(given(typed)).await?;
    let reset = move |tx: &Tx<'_>| people::actions::reset_password(tx, &actor, &person.name, &hash);
    web.app.write(reset).await?;
    Ok(made)
}

/// `POST /admin/people/{person}/pin`: a new PIN, or none.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `pin`; `Forbidden`, `NotFound`.
pub async fn pin(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<Secret>) -> Answer {
    who.proved(&web)?;
    let staff = StaffId(path.into_inner());
    let done = set_pin(&web, who.actor(), staff, given(form.pin.trim())).await;
    back(&web, &who, tongue, staff, None, done)
}

/// Sets a PIN; none takes it away.
///
/// # Errors
/// `Invalid` on `pin`; what the verb answers.
pub async fn set_pin(web: &Web, actor: Actor, staff: StaffId, digits: Option<&str>) -> Result<()> {
    let hash = match digits.map(Pin::parse).transpose()? {
        None => None,
        Some(new) => {
            let hash = actix_web::web::block(move || pin::hash(&new)).await;
            Some(hash.map_err(|_| Error::Busy)??)
        }
    };
    web.app.write(move |tx| team::actions::set_pin(tx, &actor, staff, hash.as_deref())).await
}

/// `POST /admin/people/{person}/{what}`: `end-sessions`, `leave` or `return`.
///
/// # Errors
/// `NeedsProof`; `Invalid` on `role` for the last owner; `Forbidden`, `NotFound`.
pub async fn act(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<(i64, String)>) -> Answer {
    who.proved(&web)?;
    let (staff, what) = path.into_inner();
    let (staff, actor) = (StaffId(staff), who.actor());
    let active = match what.as_str() {
        "end-sessions" => None,
        "leave" => Some(false),
        "return" => Some(true),
        _ => return Err(Failure::from(Error::missing())),
    };
    let act = move |tx: &Tx<'_>| match active {
        None => people::actions::end_all_sessions(tx, &actor, staff),
        Some(active) => team::actions::set_active(tx, &actor, staff, active),
    };
    let done = web.app.write(act).await;
    back(&web, &who, tongue, staff, None, done)
}
