//! The stations of the kitchen: the list in order, with what goes to each, and the form about one.

mod form;

use std::str::FromStr;

use actix_web::web::{Data, Form as Posted, Path, Query};
use askama::Template;
use serde::Deserialize;

pub use form::{add, new, save, station};

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::ids::StationId;
use crate::base::{Error, Msg, Result, Verb};
use crate::menu::edit::stations::queries::Uses;
use crate::menu::edit::stations::{actions, queries};
use crate::menu::queries::Station;
use crate::store::{Read, Tx};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "admin/stations/list.html")]
struct StationsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    stations: Vec<(Station, Uses)>,
    retired: Vec<Station>,
    done: Option<Done>,
    problems: Problems,
}

impl StationsPage {
    fn minutes(&self, station: &Station) -> String {
        let msg = Msg::new("stations-minutes").number("warn", station.warn_minutes);
        self.shell.t.msg(&msg.number("late", station.late_minutes))
    }
    fn uses(&self, uses: &Uses) -> String {
        let msg = Msg::new("stations-uses").text("names", uses.listed());
        self.shell.t.msg(&msg.number("more", uses.more))
    }
}

/// The tab that leads here: managers see no settings.
fn tab(shell: &Shell) -> &'static str {
    if shell.owner { "settings" } else { "menu" }
}

/// What the last form did, told above the list it led to.
struct Done {
    words: String,
    /// The station that can be brought back.
    undo: Option<StationId>,
}

/// What the address says of the last form.
#[derive(Default, Deserialize)]
pub struct Last {
    saved: Option<i64>,
    retired: Option<i64>,
}

impl Last {
    fn told(&self, read: &Read<'_>, tongue: Tongue) -> Result<Option<Done>> {
        let (key, id) = match self {
            Last { retired: Some(id), .. } => ("stations-retired", id),
            Last { saved: Some(id), .. } => ("stations-saved", id),
            _ => return Ok(None),
        };
        let name = queries::station_name(read, StationId(*id), tongue.0)?;
        Ok(Some(Done {
            words: tongue.0.with(key, "name", name),
            undo: self.retired.map(StationId),
        }))
    }
}

/// `GET /admin/stations`
///
/// # Errors
/// `Forbidden`.
pub async fn list(web: Data<Web>, who: StaffWho, tongue: Tongue, last: Query<Last>) -> Answer {
    page(&web, &who, tongue, &last, Problems::none())
}

fn page(web: &Web, who: &StaffWho, tongue: Tongue, last: &Last, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        let shell = shell(read, who, tongue, "stations")?;
        let all = queries::list(read, &who.actor(), tongue.0)?;
        let (stations, retired): (Vec<_>, Vec<_>) = all.into_iter().partition(|(s, _)| s.active);
        let retired: Vec<_> = retired.into_iter().map(|(s, _)| s).collect();
        let done = last.told(read, tongue)?;
        Ok(StationsPage {
            tab: tab(&shell),
            shell,
            person: who.name.clone(),
            stations,
            // What somebody has brought back meanwhile needs no way back.
            done: done.filter(|d| d.undo.is_none_or(|id| retired.iter().any(|s| s.id == id))),
            retired,
            problems,
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

/// `POST /admin/stations/{station}/{what}`: `move`, `retire`, `restore`.
///
/// # Errors
/// As the verbs in [`actions`]; `NeedsProof` but to move; `Malformed` to move without a place.
pub async fn act(
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, String)>,
    place: Posted<Place>,
) -> Answer {
    let (id, what) = path.into_inner();
    let (id, actor) = (StationId(id), who.actor());
    actor.may(Verb::EditMenu)?;
    let position = if what == "move" { place.position()? } else { 0 };
    if what != "move" {
        who.proved(&web)?;
    }
    let next = match what.as_str() {
        "retire" => format!("/admin/stations?retired={id}"),
        _ => format!("/admin/stations#station-{id}"),
    };
    let retires = what == "retire";
    let work = move |tx: &Tx<'_>| match what.as_str() {
        "move" => actions::move_to(tx, &actor, id, position),
        "retire" | "restore" => actions::set_active(tx, &actor, id, what == "restore"),
        _ => Err(Error::missing()),
    };
    match web.app.write(work).await {
        Ok(()) => Ok(reply::see_other(&next)),
        Err(e) => refused(&web, tongue, e, |problems| {
            if retires {
                return form::page(&web, &who, tongue, Some(id), None, problems);
            }
            page(&web, &who, tongue, &Last::default(), problems)
        }),
    }
}
