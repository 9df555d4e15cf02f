//! Who changed what, for the owner: a page at a time, and as a table for a spreadsheet.

use std::collections::HashMap;

use actix_web::web::{Data, Query};
use askama::Template;
use serde::Deserialize;

use super::super::{Problems, html, refused, words};
use super::shell;
use crate::audit::{self, Change, Filter, Kind};
use crate::base::ids::StaffId;
use crate::base::time::{BusinessDay, Calendar};
use crate::base::{Error, Msg, Result};
use crate::people::{self, Person};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::csv::Csv;
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};

/// How many changes a page has.
const PAGE: i64 = 50;
/// How many changes a table has at most: years of a busy house, and no more than memory bears.
const TABLE: i64 = 50_000;

/// The filter as it was typed.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct Asked {
    #[serde(default)]
    by: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    older: Option<i64>,
}

impl Asked {
    fn filter(&self) -> Result<Filter> {
        let day = |field: &'static str, text: &str| match text.trim() {
            "" => Ok(None),
            date => BusinessDay::parse(date).map(Some).ok_or(Error::field(field, Msg::new("error-date"))),
        };
        let staff = |id: i64| (id > 0).then_some(StaffId(id));
        Ok(Filter {
            by: self.by.parse().ok().map(staff),
            kind: Kind::parse(&self.kind),
            from: day("from", &self.from)?,
            to: day("to", &self.to)?,
        })
    }

    /// The filter as a query, to go on with it.
    fn query(&self) -> String {
        let fields = [
            ("by", &self.by),
            ("kind", &self.kind),
            ("from", &self.from),
            ("to", &self.to),
        ];
        let set = fields.into_iter().filter(|(_, v)| !v.is_empty());
        let pairs: Vec<_> = set.map(|(n, v)| format!("{n}={}", reply::in_query(v))).collect();
        pairs.join("&")
    }
}

/// A change in the words of its reader.
struct Line {
    when: String,
    who: String,
    kind: String,
    name: String,
    field: String,
    was: String,
    became: String,
}

/// Puts changes into words.
struct Teller {
    t: Words,
    names: HashMap<StaffId, String>,
    calendar: Calendar,
}

impl Teller {
    fn new(web: &Web, t: Words, people: &[Person]) -> Teller {
        Teller {
            t,
            names: people.iter().map(|p| (p.id, p.name.clone())).collect(),
            calendar: web.app.store.calendar(),
        }
    }

    fn tell(&self, change: Change) -> Line {
        let value = |text: String| audit::key_of(&text).map_or(text.clone(), |key| self.t.t(key));
        let by = change.staff.and_then(|s| self.names.get(&s)).cloned().or(change.machine);
        Line {
            when: self.t.lang.date_time(self.calendar.local(change.at_ms)),
            who: by.unwrap_or_else(|| self.t.t("house")),
            kind: self.t.t(&change.kind.key()),
            name: change.name,
            field: self.t.t(&change.field),
            was: value(change.was),
            became: value(change.became),
        }
    }
}

#[derive(Template)]
#[template(path = "admin/log.html")]
struct LogPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    asked: Asked,
    people: Vec<Person>,
    lines: Vec<Line>,
    older: Option<i64>,
    problems: Problems,
}

impl LogPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// The two ends of the range: field, key of its label, value.
    fn days(&self) -> [(&'static str, &'static str, &str); 2] {
        [("from", "log-from", &self.asked.from), ("to", "log-to", &self.asked.to)]
    }
}

/// `GET /admin/log`
///
/// # Errors
/// `Forbidden`; `Invalid` on `from` and `to`.
pub async fn log(web: Data<Web>, who: StaffWho, tongue: Tongue, asked: Query<Asked>) -> Answer {
    match asked.filter() {
        Ok(filter) => log_page(&web, &who, tongue, &asked, &filter, Problems::none()),
        Err(e) => refused(&web, tongue, e, |problems| {
            log_page(&web, &who, tongue, &asked, &Filter::default(), problems)
        }),
    }
}

fn log_page(web: &Web, who: &StaffWho, tongue: Tongue, asked: &Asked, filter: &Filter, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        let mut found = audit::queries::list(read, &who.actor(), filter, asked.older, PAGE + 1)?;
        let more = found.len() as i64 > PAGE;
        found.truncate(PAGE as usize);
        let people = people::queries::list(read, &who.actor())?;
        let shell = shell(read, who, tongue, "log")?;
        let teller = Teller::new(web, shell.t, &people);
        Ok(LogPage {
            shell,
            person: who.name.clone(),
            tab: "log",
            asked: asked.clone(),
            older: found.last().map(|c| c.id).filter(|_| more),
            lines: found.into_iter().map(|c| teller.tell(c)).collect(),
            people,
            problems,
        })
    })?;
    html(&page)
}

/// `GET /admin/log.csv`: the same for a spreadsheet.
///
/// # Errors
/// `Forbidden`; `Invalid` on `from` and `to`.
pub async fn csv(web: Data<Web>, who: StaffWho, tongue: Tongue, asked: Query<Asked>) -> Answer {
    let filter = asked.filter()?;
    who.proved(&web)?;
    let table = web.app.read(|read| table(&web, read, &who, tongue, &filter))?;
    Ok(table.download("comanda-log.csv"))
}

fn table(web: &Web, read: &Read<'_>, who: &StaffWho, tongue: Tongue, filter: &Filter) -> Result<Csv> {
    let found = audit::queries::list(read, &who.actor(), filter, None, TABLE)?;
    let people = people::queries::list(read, &who.actor())?;
    let teller = Teller::new(web, words(read, tongue.0)?, &people);
    let columns = [
        "log-when",
        "log-who",
        "log-what",
        "name",
        "log-field",
        "log-was",
        "log-became",
    ];
    let titles = columns.map(|key| teller.t.t(key));
    let mut csv = Csv::new(titles.iter().map(String::as_str));
    for change in found {
        let l = teller.tell(change);
        csv.row([&l.when, &l.who, &l.kind, &l.name, &l.field, &l.was, &l.became].map(String::as_str));
    }
    Ok(csv)
}
