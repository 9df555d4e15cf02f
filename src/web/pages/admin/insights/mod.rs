//! The house in numbers: today, any period against its like, peak hours, dishes, and how the house
//! runs. Every table is on the page and a file for spreadsheets; each says how it is defined.

mod dishes;
mod files;
mod hours;
pub mod import;
mod overview;
mod running;
mod scope;
mod today;

pub use files::file;
pub use scope::Asked;
pub use today::paint_today;

use actix_web::web::{Data, Path, Query};
use askama::Template;
use askama::filters::HtmlSafe;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::time::BusinessDay;
use crate::base::{Error, Money, Result, Verb};
use crate::insights::period::{Against, Length, Period};
use crate::insights::report::queries;
use crate::insights::sheet::{Cell, Column, Sheet};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::ui::diet::Html;
use crate::web::ui::sheet::SheetTable;
use crate::web::ui::{self, Shell, Words};
use scope::Scope;
use today::Today;

/// The pages, each with its last part of the address and the key of its name.
const PAGES: [(&str, &str); 4] = [
    ("overview", "insights-overview"),
    ("hours", "insights-hours"),
    ("dishes", "insights-dishes"),
    ("running", "insights-running"),
];

/// A part of a page: a drawing where there is one, and the table with the same figures.
struct Section {
    sheet: Sheet,
    drawing: Option<Html>,
    /// A table whose numbers are told by colour as well.
    heat: Option<Heat>,
    /// What is to be seen, in a sentence.
    says: String,
    /// Whether the table is long and waits to be opened.
    folded: bool,
}

impl Section {
    fn of(sheet: Sheet) -> Section {
        Section {
            sheet,
            drawing: None,
            heat: None,
            says: String::new(),
            folded: false,
        }
    }
}

/// A number that stands for itself.
struct Card {
    title: &'static str,
    value: String,
    /// Against what it is compared with: parts per million.
    change: Option<i64>,
    /// That in words, or what else is to be said.
    beside: String,
}

/// What a page holds.
#[derive(Default)]
struct Content {
    today: Option<Today>,
    cards: Vec<Card>,
    sections: Vec<Section>,
}

fn content(read: &Read<'_>, scope: &Scope, page: &str) -> Result<Content> {
    match page {
        "overview" => overview::content(read, scope),
        "hours" => hours::content(read, scope),
        "dishes" => dishes::content(read, scope),
        "running" => running::content(read, scope),
        _ => Err(Error::missing()),
    }
}

#[derive(Template)]
#[template(path = "admin/insights/page.html")]
struct InsightsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    page: &'static str,
    scope: Scope,
    content: Content,
    /// What of the period's revenue comes from another system.
    imported: Money,
    /// The last fact that is not in the figures yet, if they are still being counted.
    behind: bool,
    problems: Problems,
}
impl HtmlSafe for InsightsPage {}

impl InsightsPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
    /// The two ends of a period, in words.
    fn ends(&self, period: &Period) -> String {
        let day = |day: BusinessDay| self.scope.t.lang.day(day);
        match period.from == period.to {
            true => day(period.from),
            false => format!("{} – {}", day(period.from), day(period.to)),
        }
    }
    /// The last day of the period that has come, from which another length is taken.
    fn last_day(&self) -> String {
        let last = self.scope.period.to.0.min(self.scope.today.0);
        BusinessDay(last).date().to_string()
    }
    fn query_before(&self) -> String {
        self.query_beside(false)
    }
    fn query_after(&self) -> String {
        self.query_beside(true)
    }
    fn query_beside(&self, after: bool) -> String {
        let next = self.scope.length.beside(self.scope.period, after);
        self.scope.query(self.scope.length, next)
    }
    fn table<'s>(&self, section: &'s Section) -> SheetTable<'s> {
        let name = section.sheet.name;
        let file = |form: &str| format!("/admin/insights/{}/{name}.{form}?{}", self.page, self.scope.asked());
        SheetTable::new(self.scope.t, &section.sheet).files(file("csv"), file("xlsx"))
    }
    /// The key of what a title means.
    fn what(&self, title: &str) -> String {
        self.scope.t.t(&format!("what-{title}"))
    }
    fn is_here(&self, page: &str) -> bool {
        self.page == page
    }
    fn weekday(&self, n: &i64) -> String {
        self.scope.t.lang.weekday(u8::try_from(*n).unwrap_or(1))
    }
    fn change(&self, ppm: &i64) -> String {
        change_words(self.scope.t, *ppm)
    }
    fn way(&self, ppm: &i64) -> &'static str {
        way(*ppm)
    }
}

/// A change in parts per million, for people.
fn change_words(t: Words, ppm: i64) -> String {
    t.lang.change(ppm as f64 / 1e6)
}

/// The class of a change: nothing where it rounds to none.
fn way(ppm: i64) -> &'static str {
    match crate::insights::report::rounded(ppm, 1_000) {
        0 => "",
        more if more > 0 => "up",
        _ => "down",
    }
}

/// `GET /admin/insights`
///
/// # Errors
/// `Forbidden`; `Invalid` on a day.
pub async fn home(web: Data<Web>, who: StaffWho, tongue: Tongue, asked: Query<Asked>) -> Answer {
    show(&web, &who, tongue, "overview", &asked)
}

/// `GET /admin/insights/{page}`
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` on a day.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<String>, asked: Query<Asked>) -> Answer {
    show(&web, &who, tongue, &path, &asked)
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, page: &str, asked: &Asked) -> Answer {
    let page = PAGES.iter().find(|(name, _)| *name == page).ok_or_else(Error::missing)?.0;
    match draw(web, who, tongue, page, asked, Problems::none()) {
        Err(e) => Err(e.into()),
        Ok(Ok(done)) => html(&done),
        Ok(Err(e)) => refused(web, tongue, e, |problems| {
            let done = draw(web, who, tongue, page, &Asked::default(), problems)??;
            html(&done)
        }),
    }
}

/// The page, or what is wrong with what was asked.
fn draw(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    page: &'static str,
    asked: &Asked,
    problems: Problems,
) -> Result<Result<InsightsPage>> {
    web.app.read(|read| {
        who.actor().may(Verb::ReadInsights)?;
        let mut shell = shell(read, who, tongue, "insights")?;
        if page == "overview" {
            shell = shell.live("/live/insights");
        }
        let scope = match Scope::new(read, who, shell.t, asked) {
            Err(e @ Error::Invalid(_)) => return Ok(Err(e)),
            scope => scope?,
        };
        let behind = crate::insights::follow::queries::cursor(read)? + 1_000 < read.seq()?;
        Ok(Ok(InsightsPage {
            content: content(read, &scope, page)?,
            imported: queries::imported(read, &scope.actor, scope.period)?,
            person: who.name.clone(),
            tab: "insights",
            page,
            shell,
            scope,
            behind,
            problems,
        }))
    })
}

/// A table of weekdays by hours, each with how strong it is from 0 to 5.
struct Heat {
    hours: Vec<i64>,
    /// The weekday, 1 for Monday, and by hour its strength and what stands there.
    rows: Vec<(i64, Vec<(u8, String)>)>,
}

/// A table whose columns are told by their keys, `figure-NAME`, and defined by `what-TITLE`.
fn sheet(name: &'static str, title: &'static str, columns: &[&'static str], rows: Vec<Vec<Cell>>) -> Sheet {
    let column = |key: &&'static str| Column::new(key.strip_prefix("figure-").unwrap_or(key), key);
    Sheet {
        rows,
        ..Sheet::new(name, title, columns.iter().map(column).collect())
    }
}

/// A cell of what may not be known.
fn known<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
    value.map_or(Cell::Empty, cell)
}

/// A share in parts per million.
fn ppm(ppm: i64) -> Cell {
    Cell::Share(ppm as f64 / 1e6)
}

/// A change in parts per million.
fn change(ppm: i64) -> Cell {
    Cell::Change(ppm as f64 / 1e6)
}

fn shown(t: Words, cell: &Cell) -> String {
    cell.show(t.lang, t.currency)
}

/// The day of the week, 1 for Monday.
fn weekday(day: BusinessDay) -> u8 {
    day.date().weekday().to_monday_one_offset().unsigned_abs()
}
