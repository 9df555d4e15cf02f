//! The form about tables: new ones, and one that exists.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Form as Posted, Path};
use askama::Template;
use serde::Deserialize;

use super::{Problems, Web, html, refused, shell};
use crate::app::control::url_of;
use crate::base::ids::TableId;
use crate::base::text::Name;
use crate::base::{Error, Msg, Result, Verb};
use crate::store::Read;
use crate::tables::plan::{self, Place, actions, queries};
use crate::tables::{self, Table, TableKind};
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};

/// A table, or several, as they were typed.
#[derive(Clone, Deserialize)]
pub struct Typed {
    name: String,
    /// The last of several new ones.
    #[serde(default)]
    last: String,
    area: String,
    kind: String,
    #[serde(default)]
    seats: String,
    /// What the form was made from.
    #[serde(default)]
    version: String,
}

impl Typed {
    fn blank() -> Typed {
        Typed {
            name: String::new(),
            last: String::new(),
            area: String::new(),
            kind: TableKind::Table.word().into(),
            seats: "4".into(),
            version: String::new(),
        }
    }

    fn of(table: &Table) -> Typed {
        let seats = if table.seats > 0 {
            table.seats.to_string()
        } else {
            String::new()
        };
        Typed {
            name: table.name.clone(),
            last: String::new(),
            area: table.area.clone(),
            kind: table.kind.word().into(),
            seats,
            version: table.version.to_string(),
        }
    }

    /// The names and the place, or everything that is wrong with both.
    fn read(&self) -> Result<(Vec<Name>, Place)> {
        let kind = TableKind::parse(&self.kind).ok_or_else(|| Error::Malformed(Msg::new("error-malformed")))?;
        plan::read(&self.name, &self.last, &self.area, kind, self.seats.trim().parse().ok())
    }
}

#[derive(Template)]
#[template(path = "admin/tables/table.html")]
struct TablePage {
    shell: Shell,
    person: String,
    tab: &'static str,
    /// The table that is edited; none for new ones.
    table: Option<Table>,
    url: String,
    areas: Vec<String>,
    typed: Typed,
    /// The table as it stands, where somebody else saved it meanwhile.
    now: Option<Typed>,
    problems: Problems,
}

impl TablePage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// What stands now in a field, if it is something else than what was typed.
    fn now(&self, field: &str) -> Option<String> {
        let value = |typed: &Typed| match field {
            "name" => typed.name.clone(),
            "area" => typed.area.clone(),
            "seats" => typed.seats.clone(),
            _ => typed.kind.clone(),
        };
        let now = self.now.as_ref().map(value).filter(|now| *now != value(&self.typed))?;
        let shown = match TableKind::parse(&now).filter(|_| field == "kind") {
            Some(kind) => self.shell.t.t(kind.key()),
            None if now.is_empty() => self.shell.t.t("editor-nothing"),
            None => now,
        };
        Some(self.shell.t.with("editor-now", "value", shown))
    }
    /// What describes a field to who cannot see it.
    fn described(&self, field: &str) -> String {
        let parts = [
            (self.error(field).is_some(), "error"),
            (self.now(field).is_some(), "now"),
        ];
        let ids = parts.iter().filter(|(there, _)| *there).map(|(_, id)| format!("{field}-{id}"));
        ids.collect::<Vec<_>>().join(" ")
    }
}

/// `GET /admin/tables/new`
///
/// # Errors
/// `Forbidden`.
pub async fn new(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    page(&web, &who, tongue, None, None, Problems::none())
}

/// `GET /admin/tables/{table}`
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn table(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    let id = TableId(path.into_inner());
    page(&web, &who, tongue, Some(id), None, Problems::none())
}

/// The form: with what was typed, or else with what stands.
pub(super) fn page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    id: Option<TableId>,
    typed: Option<Typed>,
    problems: Problems,
) -> Answer {
    html(&web.app.read(|read| form(web, read, who, tongue, id, typed, problems))?)
}

fn form(
    web: &Web,
    read: &Read<'_>,
    who: &StaffWho,
    tongue: Tongue,
    id: Option<TableId>,
    typed: Option<Typed>,
    problems: Problems,
) -> Result<TablePage> {
    who.actor().may(Verb::EditTables)?;
    let table = id.map(|id| tables::queries::get(read, id)).transpose()?;
    let mut shell = shell(read, who, tongue, "cards-new")?;
    if let Some(table) = &table {
        shell.title = table.kind.named(tongue.0, &table.name);
    }
    let standing = || table.as_ref().map_or_else(Typed::blank, Typed::of);
    Ok(TablePage {
        shell,
        person: who.name.clone(),
        tab: "tables",
        url: table.as_ref().map(|t| url_of(&web.app, t)).unwrap_or_default(),
        areas: queries::areas(read)?.into_iter().map(|(area, _)| area).collect(),
        typed: typed.unwrap_or_else(standing),
        now: None,
        table,
        problems,
    })
}

/// `POST /admin/tables`: one table, or all from the first to the last name.
///
/// # Errors
/// The page again with what was typed.
pub async fn add(web: Data<Web>, who: StaffWho, tongue: Tongue, typed: Posted<Typed>) -> Answer {
    let (typed, actor) = (typed.into_inner(), who.actor());
    actor.may(Verb::EditTables)?;
    let added = match typed.read() {
        Ok((names, place)) => {
            let work = web.app.write(move |tx| actions::add(tx, &actor, &names, &place));
            work.await
        }
        Err(e) => Err(e),
    };
    match added {
        Ok(added) => {
            let id = added.first().ok_or_else(|| Error::fault("no table to add"))?;
            Ok(reply::see_other(&format!("/admin/tables?saved={id}#table-{id}")))
        }
        Err(e) => refused(&web, tongue, e, |problems| {
            page(&web, &who, tongue, None, Some(typed), problems)
        }),
    }
}

/// `POST /admin/tables/{table}`
///
/// # Errors
/// The page again with what was typed: 422, or 409 if somebody else saved meanwhile.
pub async fn save(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, typed: Posted<Typed>) -> Answer {
    let (id, typed, actor) = (TableId(path.into_inner()), typed.into_inner(), who.actor());
    actor.may(Verb::EditTables)?;
    let one = Typed {
        last: String::new(),
        ..typed.clone()
    };
    let saved = match one.read() {
        Ok((names, place)) => {
            let (name, seen) = (names.into_iter().next(), typed.version.parse().unwrap_or_default());
            let name = name.ok_or_else(|| Error::fault("a table without a name"))?;
            let work = web.app.write(move |tx| actions::save(tx, &actor, id, seen, &name, &place));
            work.await
        }
        Err(e) => Err(e),
    };
    match saved {
        Ok(()) => Ok(reply::see_other(&format!("/admin/tables?saved={id}#table-{id}"))),
        Err(Error::Conflict(_)) => stale(&web, &who, tongue, id, typed),
        Err(e) => refused(&web, tongue, e, |problems| {
            page(&web, &who, tongue, Some(id), Some(typed), problems)
        }),
    }
}

/// The form with what was typed, and beside it what somebody else saved meanwhile.
fn stale(web: &Web, who: &StaffWho, tongue: Tongue, id: TableId, typed: Typed) -> Answer {
    let page = web.app.read(|read| {
        let mut page = form(web, read, who, tongue, Some(id), Some(typed), Problems::none())?;
        page.now = page.table.as_ref().map(Typed::of);
        // To save again is to mean it.
        page.typed.version = page.now.as_ref().map(|now| now.version.clone()).unwrap_or_default();
        Ok(page)
    })?;
    let mut answer = html(&page)?;
    *answer.status_mut() = StatusCode::CONFLICT;
    Ok(answer)
}
