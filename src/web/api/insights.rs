//! The house in numbers: the same cards and tables as on the owner's pages, as typed values with their units.
//!
//! Long because what a program reads is described beside its handlers.
//!
//! A table is made of the very sheet that the page, the CSV and the workbook are made of, so that none of
//! them says something else.

mod table;

use actix_web::web::{Data, Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::answers::{ok, time};
use super::lines::mirror;
use crate::base::time::BusinessDay;
use crate::base::{Result, Verb};
use crate::insights::Thing;
use crate::insights::period::{Against, Length, Period};
use crate::insights::report::queries;
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::{Answer, Failure};
use crate::web::pages::admin::insights::{self, Asked, Place, Scope, Today, content};
use crate::web::pages::words;
use table::{CardJson, TableJson};

mirror! {
    /// How long a period is.
    LengthJson as PeriodLength = Length {
        /// One business day.
        Day,
        /// Monday to Sunday (ISO 8601).
        Week,
        /// A month of the calendar.
        Month,
        /// A year of the calendar.
        Year,
        /// From one day to another.
        Own,
    }
}

mirror! {
    /// What a period is compared with.
    AgainstJson as PeriodAgainst = Against {
        /// The one before, of the same length.
        Before,
        /// The same dates a year earlier.
        Year,
        /// The same weekdays a year earlier: 52 weeks.
        Weekdays,
    }
}

/// A page of the figures.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = InsightsPage)]
pub enum PageJson {
    /// Revenue, orders and what they come to, and how it went.
    Overview,
    /// Weekday by hour.
    Hours,
    /// Dishes, categories, choices, what goes together, what nobody orders.
    Dishes,
    /// Who comes, how often, in which language, and how they pay.
    Guests,
    /// The kitchen's times, how long tables stay, how long guests wait.
    Running,
}

impl PageJson {
    fn place(self) -> Result<Place> {
        Place::page(match self {
            PageJson::Overview => "overview",
            PageJson::Hours => "hours",
            PageJson::Dishes => "dishes",
            PageJson::Guests => "guests",
            PageJson::Running => "running",
        })
    }
}

/// Which days; the last 28 where nothing is said.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct PeriodQuery {
    /// How long; a week where only a day is said.
    #[param(inline)]
    length: Option<LengthJson>,
    /// A day of the period (ISO 8601); today where it is left out.
    #[param(format = Date, example = "2026-06-01")]
    at: Option<String>,
    /// The first day of a period of one's own (ISO 8601).
    #[param(format = Date, example = "2026-06-01")]
    from: Option<String>,
    /// The last day of a period of one's own (ISO 8601), at most ten years after the first.
    #[param(format = Date, example = "2026-06-30")]
    to: Option<String>,
    /// What it is compared with; the period before where it is left out.
    #[param(inline)]
    against: Option<AgainstJson>,
}

impl PeriodQuery {
    fn asked(self) -> Asked {
        let length = self.length.map(|l| Length::from(l).word().to_string());
        let against = self.against.map(|a| Against::from(a).word().to_string());
        Asked {
            length: length.unwrap_or_default(),
            at: self.at.unwrap_or_default(),
            from: self.from.unwrap_or_default(),
            to: self.to.unwrap_or_default(),
            against: against.unwrap_or_default(),
        }
    }
}

/// The days that figures are about.
#[derive(Serialize, ToSchema)]
#[schema(as = Period)]
pub struct PeriodJson {
    length: LengthJson,
    #[schema(format = Date, examples("2026-06-01"))]
    from: String,
    #[schema(format = Date, examples("2026-06-30"))]
    to: String,
    /// Whether it still runs: then its last day counts to this minute, and so does the one that it is compared with.
    runs: bool,
}

/// The days that they are compared with.
#[derive(Serialize, ToSchema)]
#[schema(as = ComparedPeriod)]
pub struct ComparedJson {
    how: AgainstJson,
    #[schema(format = Date, examples("2026-05-01"))]
    from: String,
    #[schema(format = Date, examples("2026-05-31"))]
    to: String,
    /// Whether sales of all of it are known; if not, nothing is compared.
    known: bool,
}

fn day(day: BusinessDay) -> String {
    day.date().to_string()
}

impl PeriodJson {
    fn new(length: Length, period: Period, runs: bool) -> PeriodJson {
        PeriodJson {
            length: length.into(),
            from: day(period.from),
            to: day(period.to),
            runs,
        }
    }
}

/// The dish that figures are about.
#[derive(Serialize, ToSchema)]
#[schema(as = InsightsDish)]
pub struct AboutJson {
    /// Its id on the menu; below zero where only imported sales know it.
    id: i64,
    name: String,
    category: String,
}

/// Figures of a period.
#[derive(Serialize, ToSchema)]
#[schema(as = Insights)]
pub struct InsightsJson {
    period: PeriodJson,
    against: ComparedJson,
    /// The dish, where they are about one.
    about: Option<AboutJson>,
    /// What of the period's revenue comes from imported sales.
    imported: i64,
    /// Whether many of the newest changes are not counted yet.
    behind: bool,
    /// Numbers that stand for themselves.
    cards: Vec<CardJson>,
    tables: Vec<TableJson>,
}

impl InsightsJson {
    fn read(read: &Read<'_>, scope: &Scope, place: Place) -> Result<InsightsJson> {
        let found = content(read, scope, place)?;
        let known = scope.known_from.is_none();
        let about = match (place, found.about) {
            (Place::Dish(thing), Some(about)) => Some(AboutJson {
                id: thing.0,
                name: about.name,
                category: about.category,
            }),
            _ => None,
        };
        Ok(InsightsJson {
            period: PeriodJson::new(scope.length, scope.period, scope.runs()),
            against: ComparedJson {
                how: scope.against.into(),
                from: day(scope.other.from),
                to: day(scope.other.to),
                known,
            },
            about,
            imported: queries::imported(read, &scope.actor, scope.period)?.0,
            behind: insights::is_behind(read)?,
            cards: found.cards.iter().map(|card| CardJson::new(scope.t, card, known)).collect(),
            tables: found.sections.iter().map(|s| TableJson::new(scope.t, s)).collect(),
        })
    }
}

/// Who may see figures sees them; the rest is read in one state of the house.
fn figures(web: &Web, caller: &Caller, tongue: Tongue, place: Place, asked: &Asked) -> Answer {
    let found = web.app.read(|read| {
        caller.actor().may(Verb::ReadInsights)?;
        let scope = Scope::new(read, caller.actor(), words(read, tongue.0)?, asked)?;
        InsightsJson::read(read, &scope, place)
    })?;
    ok(&found)
}

/// A page of the figures, with its period and what that is compared with.
#[utoipa::path(get, path = "/api/v1/insights/{page}", tag = "insights", operation_id = "getInsights",
    params(("page" = PageJson, Path, description = "Which page"), PeriodQuery),
    responses((status = 200, body = InsightsJson), (status = 422, description = "A day that is none, or a period that is too long")))]
pub async fn page(
    web: Data<Web>,
    caller: Caller,
    tongue: Tongue,
    page: Path<PageJson>,
    asked: Query<PeriodQuery>,
) -> Answer {
    figures(&web, &caller, tongue, page.place()?, &asked.into_inner().asked())
}

/// The figures of one dish.
#[utoipa::path(get, path = "/api/v1/insights/dishes/{dish}", tag = "insights", operation_id = "getDishInsights",
    params(("dish" = i64, Path, description = "Its id on the menu, or below zero as the tables name it"), PeriodQuery),
    responses((status = 200, body = InsightsJson), (status = 422, description = "A day that is none, or a period that is too long")))]
pub async fn dish(
    web: Data<Web>,
    caller: Caller,
    tongue: Tongue,
    dish: Path<i64>,
    asked: Query<PeriodQuery>,
) -> Answer {
    let place = Place::Dish(Thing(*dish));
    figures(&web, &caller, tongue, place, &asked.into_inner().asked())
}

/// Today as it runs.
#[derive(Serialize, ToSchema)]
#[schema(as = Today)]
pub struct TodayJson {
    /// The business day.
    #[schema(format = Date, examples("2026-06-01"))]
    day: String,
    #[schema(format = DateTime)]
    at: String,
    /// With how many days of the same weekday it is compared, each up to the same minute; 0 where none is known.
    likes: usize,
    /// What was sold so far, what the day is expected to come to (with `low` and `high` of the band that most such days
    /// end within), and what is under way.
    cards: Vec<CardJson>,
}

/// Today against the same weekday's average at the same minute, with a forecast of the close.
#[utoipa::path(get, path = "/api/v1/insights/today", tag = "insights", operation_id = "getToday",
    responses((status = 200, body = TodayJson)))]
pub async fn today(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let found = web.app.read(|read| {
        caller.actor().may(Verb::ReadInsights)?;
        let t = words(read, tongue.0)?;
        let today = Today::new(read, t, read.seq()?)?;
        Ok(TodayJson {
            day: day(read.day),
            at: time(read.now.at_ms),
            likes: today.days,
            cards: today.cards.iter().map(|card| CardJson::new(t, card, true)).collect(),
        })
    })?;
    ok(&found)
}

/// Files leave the house: the password is to be given just now.
fn may_send(web: &Web, caller: &Caller) -> std::result::Result<(), Failure> {
    caller.actor().may(Verb::ReadInsights)?;
    caller.proved(web)
}

/// A table of a page as a file: `NAME.csv` or `NAME.xlsx`, or all of its tables as `all.xlsx`.
#[utoipa::path(get, path = "/api/v1/insights/{page}/files/{file}", tag = "insights", operation_id = "getInsightsFile",
    params(("page" = PageJson, Path, description = "Which page"),
        ("file" = String, Path, description = "A table's name and the file's form", max_length = 60, example = "days.csv"), PeriodQuery),
    responses((status = 200, content((String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 422, description = "A day that is none, or a period that is too long")))]
pub async fn file(
    web: Data<Web>,
    caller: Caller,
    tongue: Tongue,
    path: Path<(PageJson, String)>,
    asked: Query<PeriodQuery>,
) -> Answer {
    may_send(&web, &caller)?;
    let (page, file) = path.into_inner();
    let asked = asked.into_inner().asked();
    insights::send(&web, caller.actor(), tongue, &[page.place()?], &file, &asked)
}

/// The same of one dish.
#[utoipa::path(get, path = "/api/v1/insights/dishes/{dish}/files/{file}", tag = "insights", operation_id = "getDishFile",
    params(("dish" = i64, Path, description = "Its id on the menu, or below zero as the tables name it"),
        ("file" = String, Path, description = "A table's name and the file's form", max_length = 60, example = "all.xlsx"), PeriodQuery),
    responses((status = 200, content((String = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 422, description = "A day that is none, or a period that is too long")))]
pub async fn dish_file(
    web: Data<Web>,
    caller: Caller,
    tongue: Tongue,
    path: Path<(i64, String)>,
    asked: Query<PeriodQuery>,
) -> Answer {
    may_send(&web, &caller)?;
    let (dish, file) = path.into_inner();
    let (place, asked) = (Place::Dish(Thing(dish)), asked.into_inner().asked());
    insights::send(&web, caller.actor(), tongue, &[place], &file, &asked)
}

/// The tables of every page as one workbook.
#[utoipa::path(get, path = "/api/v1/insights/whole.xlsx", tag = "insights", operation_id = "getWorkbook", params(PeriodQuery),
    responses((status = 200, content((Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = 422, description = "A day that is none, or a period that is too long")))]
pub async fn whole(web: Data<Web>, caller: Caller, tongue: Tongue, asked: Query<PeriodQuery>) -> Answer {
    may_send(&web, &caller)?;
    insights::send_whole(&web, caller.actor(), tongue, &asked.into_inner().asked())
}
