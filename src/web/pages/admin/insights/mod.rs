//! The house in numbers: today, any period against its like, peak hours, dishes, and how the house
//! runs. Every table is on the page and a file for spreadsheets; each says how it is defined.

mod dish;
mod dishes;
mod files;
mod guests;
mod hours;
pub mod import;
mod overview;
mod parts;
mod quadrants;
mod running;
mod scope;
mod spreads;
mod today;
mod trend;

pub use files::{dish_file, file, send, send_whole, whole};
pub use parts::{Card, Content, Section};
pub use scope::{Asked, Scope};
pub use today::{Today, paint_today};

use actix_web::web::{Data, Path, Query};
use askama::Template;
use askama::filters::HtmlSafe;

use super::super::{Problems, html, refused};
use super::shell;
use crate::base::time::BusinessDay;
use crate::base::{Error, Money, Result, Verb};
use crate::insights::Thing;
use crate::insights::period::{Against, Length, Period};
use crate::insights::report::queries;
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::ui::sheet::SheetTable;
use crate::web::ui::{self, Shell};
use parts::{About, Heat, change, change_words, known, ppm, sheet, shown, weekday};

/// The pages, each with its last part of the address and the key of its name.
pub const PAGES: [(&str, &str); 5] = [
    ("overview", "insights-overview"),
    ("hours", "insights-hours"),
    ("dishes", "insights-dishes"),
    ("guests", "insights-guests"),
    ("running", "insights-running"),
];

/// Where one is.
#[derive(Clone, Copy)]
pub enum Place {
    /// One of the pages.
    Page(&'static str),
    /// A dish by itself.
    Dish(Thing),
}

impl Place {
    /// One of the pages, by the last part of its address.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn page(name: &str) -> Result<Place> {
        let found = PAGES.iter().find(|(page, _)| *page == name).ok_or_else(Error::missing)?;
        Ok(Place::Page(found.0))
    }
    /// Its address below that of the insights.
    fn path(self) -> String {
        match self {
            Place::Page(name) => name.into(),
            Place::Dish(thing) => format!("dishes/{}", thing.0),
        }
    }
    /// The page among which it stands.
    fn tab(self) -> &'static str {
        match self {
            Place::Page(name) => name,
            Place::Dish(_) => "dishes",
        }
    }
}

/// What a page holds.
///
/// # Errors
/// `Forbidden`; `NotFound`.
pub fn content(read: &Read<'_>, scope: &Scope, place: Place) -> Result<Content> {
    match place {
        Place::Dish(thing) => dish::content(read, scope, thing),
        Place::Page("overview") => overview::content(read, scope),
        Place::Page("hours") => hours::content(read, scope),
        Place::Page("dishes") => dishes::content(read, scope),
        Place::Page("guests") => guests::content(read, scope),
        Place::Page("running") => running::content(read, scope),
        Place::Page(_) => Err(Error::missing()),
    }
}

#[derive(Template)]
#[template(path = "admin/insights/page.html")]
struct InsightsPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    place: Place,
    /// Its address below that of the insights.
    page: String,
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
    /// Why no changes are shown, where the compared period is not known whole.
    fn uncovered(&self) -> Option<String> {
        let t = self.scope.t;
        let first = self.scope.known_from?;
        Some(t.with("insights-uncovered", "day", t.lang.day(first)))
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
        let to = |thing: &Thing| format!("/admin/insights/dishes/{}?{}", thing.0, self.scope.asked());
        let links = section.things.iter().map(to);
        SheetTable::new(self.scope.t, &section.sheet)
            .files(file("csv"), file("xlsx"))
            .links(links.collect())
            .lines(&section.lines)
    }
    /// The key of what a title means.
    fn what(&self, title: &str) -> String {
        self.scope.t.t(&format!("what-{title}"))
    }
    fn is_here(&self, page: &str) -> bool {
        self.place.tab() == page
    }
    /// Whether the last day that is compared ends with an hour: dishes are not summed by the minute.
    fn is_by_hour(&self) -> bool {
        self.place.tab() == "dishes"
    }
    fn change(&self, ppm: &i64) -> String {
        change_words(self.scope.t, *ppm)
    }
    fn way(&self, card: &Card) -> &'static str {
        card.way()
    }
}

/// Whether many facts are not in the figures yet.
///
/// # Errors
/// A fault of the database.
pub fn is_behind(read: &Read<'_>) -> Result<bool> {
    Ok(crate::insights::follow::queries::cursor(read)? + 1_000 < read.seq()?)
}

/// `GET /admin/insights`
///
/// # Errors
/// `Forbidden`; `Invalid` on a day.
pub async fn home(web: Data<Web>, who: StaffWho, tongue: Tongue, asked: Query<Asked>) -> Answer {
    show(&web, &who, tongue, Place::Page("overview"), &asked)
}

/// `GET /admin/insights/{page}`
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` on a day.
pub async fn page(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<String>, asked: Query<Asked>) -> Answer {
    show(&web, &who, tongue, Place::page(&path)?, &asked)
}

/// `GET /admin/insights/dishes/{thing}`: a dish of the menu, or, below zero, one that only imported sales know.
///
/// # Errors
/// `Forbidden`; `NotFound`; `Invalid` on a day.
pub async fn dish(web: Data<Web>, who: StaffWho, tongue: Tongue, thing: Path<i64>, asked: Query<Asked>) -> Answer {
    show(&web, &who, tongue, Place::Dish(Thing(*thing)), &asked)
}

fn show(web: &Web, who: &StaffWho, tongue: Tongue, place: Place, asked: &Asked) -> Answer {
    match draw(web, who, tongue, place, asked, Problems::none()) {
        Err(e) => Err(e.into()),
        Ok(Ok(done)) => html(&done),
        Ok(Err(e)) => refused(web, tongue, e, |problems| {
            let done = draw(web, who, tongue, place, &Asked::default(), problems)??;
            html(&done)
        }),
    }
}

/// The page, or what is wrong with what was asked.
fn draw(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    place: Place,
    asked: &Asked,
    problems: Problems,
) -> Result<Result<InsightsPage>> {
    web.app.read(|read| {
        who.actor().may(Verb::ReadInsights)?;
        let mut shell = shell(read, who, tongue, "insights")?;
        if matches!(place, Place::Page("overview")) {
            shell = shell.live("/live/insights");
        }
        let scope = match Scope::new(read, who.actor(), shell.t, asked) {
            Err(e @ Error::Invalid(_)) => return Ok(Err(e)),
            scope => scope?,
        };
        let behind = is_behind(read)?;
        let content = content(read, &scope, place)?;
        if let Some(about) = &content.about {
            shell.title.clone_from(&about.name);
        }
        Ok(Ok(InsightsPage {
            content,
            imported: queries::imported(read, &scope.actor, scope.period)?,
            person: who.name.clone(),
            tab: "insights",
            page: place.path(),
            place,
            shell,
            scope,
            behind,
            problems,
        }))
    })
}
