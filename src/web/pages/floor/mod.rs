//! The floor's screens: the overview, opening a table, and one visit's desk.

mod forms;
mod overview;
mod pad;
mod receipt;
mod regions;
mod void;

use actix_web::HttpRequest;
use actix_web::web::{Data, Form, Path};
use askama::Template;
use serde::Deserialize;

pub use forms::{answer, care, close, covers, line, open, order, pay, seat, waive};
use overview::{AreasRegion, AsksRegion, CallsRegion, ReadyRegion};
pub use overview::{Changes, paint, paint_changes};
pub use pad::{pad, pad_add, pad_change, pad_item, pad_send, paint_pad};
pub use receipt::receipt;
pub use regions::paint_desk;
use regions::{DeskBill, DeskGuests, DeskLines};
pub use void::{void, void_page};

use super::{Problems, desk_shell, html};
use crate::base::ids::{CallId, LineId, OrderId, TableId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Money, Msg, Result, Verb};
use crate::bills::{Bill, Method};
use crate::floor;
use crate::orders::{self, Line, Step};
use crate::settings;
use crate::store::{Read, RequestKey};
use crate::tables::{self, Table, Visit};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell, Words};

#[derive(Template)]
#[template(path = "floor/overview.html")]
struct OverviewPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    calls: CallsRegion,
    ready: ReadyRegion,
    asks: AsksRegion,
    areas: AreasRegion,
}

/// `GET /floor`
///
/// # Errors
/// `Forbidden`.
pub async fn overview(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        let shell = desk_shell(read, tongue.0, class(&who), "tables")?.live("/live/floor");
        let regions = overview::regions(read, &who.actor(), shell.t, read.seq()?)?;
        Ok(OverviewPage {
            shell,
            person: who.name.clone(),
            tab: "tables",
            calls: regions.calls,
            ready: regions.ready,
            asks: regions.asks,
            areas: regions.areas,
        })
    })?;
    html(&page)
}

/// The body's class: what a role may not do is not shown to it; the server enforces.
fn class(who: &StaffWho) -> &'static str {
    if Verb::VoidCooking.allows(&who.actor()) {
        "floor may-manage"
    } else {
        "floor"
    }
}

#[derive(Template)]
#[template(path = "floor/open.html")]
struct OpenPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    table: Table,
    problem: Option<String>,
}

#[derive(Template)]
#[template(path = "floor/visit.html")]
struct VisitPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    table: Table,
    visit: Visit,
    guests: DeskGuests,
    bill: DeskBill,
    lines: DeskLines,
    key: String,
    amount: String,
    tip: String,
    method: String,
    problems: Problems,
}

impl VisitPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /floor/tables/{table}`: the desk of its visit, or the form that opens one.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn table(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    let table = TableId(path.into_inner());
    table_page(&web, &who, tongue, table, Problems::none(), None)
}

/// What was typed into the payment's form, and for which visit: it is never
/// shown at the next party's.
struct Typed {
    visit: VisitId,
    amount: String,
    tip: String,
    method: String,
}

fn table_page(
    web: &Web,
    who: &StaffWho,
    tongue: Tongue,
    table: TableId,
    problems: Problems,
    typed: Option<Typed>,
) -> Answer {
    web.app.read(|read| {
        who.actor().may(Verb::ReadFloor)?;
        let table = tables::queries::get(read, table)?;
        let mut shell = desk_shell(read, tongue.0, class(who), "tables")?;
        shell.title = shell.t.with("table-name", "table", &table.name);
        let answer = match tables::queries::find_open_visit(read, table.id)? {
            Some(visit) => html(&visit_page(read, who, shell, table, visit, problems, typed)?),
            None => html(&OpenPage {
                shell,
                person: who.name.clone(),
                tab: "",
                table,
                problem: problems.get("").or(problems.get("covers")).map(str::to_string),
            }),
        };
        Ok(answer)
    })?
}

fn visit_page(
    read: &Read<'_>,
    who: &StaffWho,
    shell: Shell,
    table: Table,
    visit: Visit,
    problems: Problems,
    typed: Option<Typed>,
) -> Result<VisitPage> {
    let desk = regions::desk(read, visit.id, shell.t, read.seq()?)?;
    let Typed {
        amount, tip, method, ..
    } = match typed.filter(|typed| typed.visit == visit.id) {
        Some(typed) => typed,
        None => blank_payment(read, shell.t, visit.id, &desk.bill.bill)?,
    };
    Ok(VisitPage {
        shell: shell.live(format!("/live/floor/{}", visit.id)),
        person: who.name.clone(),
        tab: "",
        table,
        visit,
        guests: desk.guests,
        bill: desk.bill,
        lines: desk.lines,
        key: RequestKey::fresh()?.as_str().to_string(),
        amount,
        tip,
        method,
        problems,
    })
}

/// The payment that is likely: all that is due, with the tip and in the way that the guests named.
fn blank_payment(read: &Read<'_>, t: Words, visit: VisitId, bill: &Bill) -> Result<Typed> {
    let plain = |amount: Money| t.currency.plain(amount);
    let call = floor::queries::list_calls_of(read, visit)?.into_iter().find_map(|call| call.pay);
    let method = match call {
        Some(settings::PayWay::Cash) => Method::Cash,
        _ => Method::Card,
    };
    Ok(Typed {
        visit,
        amount: plain(bill.due()),
        tip: floor::queries::wished_tip(read, visit)?.map(plain).unwrap_or_default(),
        method: method.word().into(),
    })
}
