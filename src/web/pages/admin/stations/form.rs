//! The form about a station: a new one, and one that exists.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form as Posted, Path};
use askama::Template;

use super::{Problems, Uses, Web, shell, tab};
use crate::base::ids::StationId;
use crate::base::{Error, Msg, Result, Verb};
use crate::menu::edit::stations::{actions, queries};
use crate::menu::edit::{Fields, House, Problem, StationEdit, read_station, station_fields, version};
use crate::menu::import::MINUTES;
use crate::store::Read;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::pages::admin::menu::form::Form;
use crate::web::pages::admin::menu::{Again, with_status};
use crate::web::pages::words;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/stations/station.html")]
struct StationPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    action: String,
    id: Option<StationId>,
    form: Form,
    version: String,
    uses: Uses,
    problems: Problems,
}

impl StationPage {
    /// What goes there, in words, for who thinks of retiring it.
    fn used(&self) -> String {
        let msg = Msg::new("stations-error-used").text("names", self.uses.listed());
        self.shell.t.msg(&msg.number("more", self.uses.more))
    }
}

/// `GET /admin/stations/new`
///
/// # Errors
/// `Forbidden`.
pub async fn new(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    page(&web, &who, tongue, None, None, Problems::none())
}

/// `GET /admin/stations/{station}`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn station(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    let id = StationId(path.into_inner());
    page(&web, &who, tongue, Some(id), None, Problems::none())
}

/// `POST /admin/stations`
///
/// # Errors
/// `NeedsProof`; the page again with what was typed.
pub async fn add(web: Data<Web>, who: StaffWho, tongue: Tongue, typed: Posted<Vec<(String, String)>>) -> Answer {
    keep(&web, &who, tongue, None, Fields::new(typed.into_inner())).await
}

/// `POST /admin/stations/{station}`
///
/// # Errors
/// `NeedsProof`; the page again with what was typed: 422, or 409 if somebody else saved meanwhile.
pub async fn save(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    typed: Posted<Vec<(String, String)>>,
) -> Answer {
    let id = StationId(path.into_inner());
    keep(&web, &who, tongue, Some(id), Fields::new(typed.into_inner())).await
}

async fn keep(web: &Web, who: &StaffWho, tongue: Tongue, id: Option<StationId>, fields: Fields) -> Answer {
    let actor = who.actor();
    let house = web.app.read(|read| crate::menu::edit::queries::house(read, &actor))?;
    who.proved(web)?;
    let again = |id, again| page(web, who, tongue, id, Some(again), Problems::none());
    let edit = match read_station(&fields, &house) {
        Ok(edit) => edit,
        Err(problems) => return again(id, Again::wrong(fields, problems)),
    };
    let seen = fields.one("version").to_string();
    let work = web.app.write(move |tx| match id {
        None => actions::add(tx, &actor, &edit),
        Some(id) => actions::save(tx, &actor, id, &seen, &edit).map(|()| id),
    });
    match work.await {
        Ok(id) => Ok(reply::see_other(&format!("/admin/stations?saved={id}#station-{id}"))),
        Err(Error::Invalid(told)) => again(id, Again::wrong(fields, beside(told, &house))),
        Err(Error::Conflict(_)) => again(id, Again::stale(fields)),
        Err(Error::NotFound(_)) if id.is_some() => again(None, Again::gone(fields)),
        Err(e) => Err(e.into()),
    }
}

/// What the verb says of the name, beside the name in the house's own language.
fn beside(told: Vec<(&'static str, Msg)>, house: &House) -> Vec<Problem> {
    let own = house.languages.first().map_or("en", String::as_str);
    let one = |(field, sentence)| Problem {
        field: format!("{field}-{own}"),
        sentence,
    };
    told.into_iter().map(one).collect()
}

/// The form: with what was typed, or else with what stands.
pub(super) fn page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    id: Option<StationId>,
    again: Option<Again>,
    problems: Problems,
) -> Answer {
    let status = again.as_ref().map_or(StatusCode::OK, Again::status);
    let page = web.app.read(|read| {
        let actor = who.actor();
        actor.may(Verb::EditMenu)?;
        let mut shell = shell(read, who, tongue, "stations-new")?;
        let standing = id.map(|id| queries::station(read, &actor, id)).transpose()?;
        if let Some(id) = id {
            shell.title = queries::station_name(read, id, tongue.0)?;
        }
        let (form, version) = form(read, who, tongue, standing.as_ref(), again)?;
        let uses = id.map(|id| queries::uses(read, id, tongue.0)).transpose()?;
        Ok(StationPage {
            tab: tab(&shell),
            shell,
            person: who.name.clone(),
            action: id.map_or("/admin/stations".into(), |id| format!("/admin/stations/{id}")),
            id,
            form,
            version,
            uses: uses.unwrap_or_default(),
            problems,
        })
    })?;
    with_status(&page, status)
}

/// The fields, and the version that they were made from.
fn form(
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    standing: Option<&StationEdit>,
    again: Option<Again>,
) -> Result<(Form, String)> {
    let house = crate::menu::edit::queries::house(read, &who.actor())?;
    let t = words(read, tongue.0)?;
    let now = standing.map_or_else(usual, station_fields);
    let version = standing.map(version).unwrap_or_default();
    let Some(again) = again else {
        return Ok((Form::new(read, t, &house, now, &[])?, version));
    };
    let mut form = Form::new(read, t, &house, again.fields, &again.problems)?;
    form.gone = again.gone;
    if again.stale {
        form.stale(now);
        return Ok((form, version));
    }
    let version = form.fields.one("version").to_string();
    Ok((form, version))
}

/// The minutes of a new station, unless somebody says others.
fn usual() -> Fields {
    let mut fields = Fields::default();
    fields.add("warn", MINUTES.0.to_string());
    fields.add("late", MINUTES.1.to_string());
    fields
}
