//! The floor's screens: the overview, opening a table, and one visit's desk.

mod regions;

use actix_web::web::{Data, Form, Path};
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use serde::Deserialize;

pub use regions::{paint, paint_desk};
use regions::{AsksRegion, CallsRegion, DeskBill, DeskGuests, DeskLines, ReadyRegion, TableRegion};

use super::{Problems, desk_shell, html};
use crate::base::ids::{CallId, LineId, OrderId, TableId, VisitId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::bills::{self, Method};
use crate::floor;
use crate::orders::{self, Line, Step};
use crate::settings;
use crate::store::{Read, RequestKey};
use crate::tables::{self, Table, Visit};
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::ui::{self, Shell};

#[derive(Template)]
#[template(path = "floor/overview.html")]
struct OverviewPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    calls: CallsRegion,
    ready: ReadyRegion,
    asks: AsksRegion,
    areas: Vec<(String, Vec<TableRegion>)>,
}

/// `GET /floor`
///
/// # Errors
/// `Forbidden`.
pub async fn overview(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        let shell = desk_shell(read, tongue.0, class(&who), "tables")?.live("/live/floor");
        let regions = regions::overview(read, &who.actor(), shell.t, read.seq()?)?;
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

/// What was typed into the payment's form.
type Typed = (String, String);

fn table_page(web: &Web, who: &StaffWho, tongue: Tongue, table: TableId, problems: Problems, typed: Option<Typed>) -> Answer {
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

fn visit_page(read: &Read<'_>, who: &StaffWho, shell: Shell, table: Table, visit: Visit, problems: Problems, typed: Option<Typed>) -> Result<VisitPage> {
    let desk = regions::desk(read, visit.id, shell.t, read.seq()?)?;
    let due = desk.bill.bill.due();
    let (amount, method) = typed.unwrap_or_else(|| (shell.t.currency.plain(due), Method::Card.word().to_string()));
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
        method,
        problems,
    })
}

/// How many people sit down.
#[derive(Deserialize)]
pub struct Covers {
    covers: Option<String>,
    more: Option<String>,
}

impl Covers {
    fn number(&self) -> Result<Option<i64>> {
        let typed = [&self.more, &self.covers];
        let typed = typed.into_iter().flatten().map(|s| s.trim()).find(|s| !s.is_empty());
        typed
            .map(|s| s.parse().map_err(|_| Error::field("covers", Msg::new("error-covers"))))
            .transpose()
    }
}

/// `POST /floor/tables/{table}/open`
///
/// # Errors
/// `Conflict` if it is open; `Invalid` on `covers`.
pub async fn open(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<Covers>) -> Answer {
    let (actor, table) = (who.actor(), TableId(path.into_inner()));
    let opened = match form.number() {
        Ok(covers) => {
            let work = move |tx: &crate::store::Tx<'_>| tables::actions::open(tx, &actor, table, covers);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match opened {
        Ok(_) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => refused(&web, &who, tongue, table, e, None),
    }
}

/// The table's page again, with what was typed and a sentence at the field.
fn refused(web: &Web, who: &StaffWho, tongue: Tongue, table: TableId, error: Error, typed: Option<Typed>) -> Answer {
    let status = crate::web::error::status(&error);
    let t = web.app.read(|read| super::words(read, tongue.0))?;
    let problems = Problems::of(error, t)?;
    let mut answer = table_page(web, who, tongue, table, problems, typed)?;
    *answer.status_mut() = status;
    Ok(answer)
}

fn table_of(web: &Web, visit: VisitId) -> Result<TableId> {
    web.app.read(|read| Ok(tables::queries::get_visit(read, visit)?.table))
}

/// `POST /floor/visits/{visit}/covers`
///
/// # Errors
/// `NotFound`; `Invalid` on `covers`; `Conflict` if closed.
pub async fn covers(web: Data<Web>, who: StaffWho, path: Path<i64>, form: Form<Covers>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let number = form.number()?.ok_or_else(|| Error::field("covers", Msg::new("error-covers")))?;
    let table = table_of(&web, visit)?;
    web.app
        .write(move |tx| tables::actions::set_covers(tx, &actor, visit, number))
        .await?;
    Ok(reply::see_other(&format!("/floor/tables/{table}")))
}

/// A payment as it was typed.
#[derive(Deserialize)]
pub struct PaymentForm {
    key: String,
    amount: String,
    method: String,
}

/// `POST /floor/visits/{visit}/payments`
///
/// # Errors
/// `NotFound`; `Invalid` on `amount` or `method`; `Conflict` if nothing is due.
pub async fn pay(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<PaymentForm>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let table = table_of(&web, visit)?;
    let paid = match parse_payment(&web, &form) {
        Ok((key, method, amount)) => {
            let work = move |tx: &crate::store::Tx<'_>| bills::actions::pay(tx, &actor, visit, &key, method, amount);
            web.app.write(work).await
        }
        Err(e) => Err(e),
    };
    match paid {
        Ok(_) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => {
            let typed = (form.amount.clone(), form.method.clone());
            refused(&web, &who, tongue, table, e, Some(typed))
        }
    }
}

fn parse_payment(web: &Web, form: &PaymentForm) -> Result<(RequestKey, Method, crate::base::Money)> {
    let currency = web.app.read(settings::queries::get)?.currency;
    let amount = currency
        .read(&form.amount)
        .ok_or_else(|| Error::field("amount", Msg::new("error-amount")))?;
    let method = Method::parse(&form.method).ok_or_else(|| Error::field("method", Msg::new("error-method")))?;
    Ok((RequestKey::parse(&form.key)?, method, amount))
}

/// `POST /floor/visits/{visit}/close`
///
/// # Errors
/// `Conflict` if something is due or not served.
pub async fn close(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    let (actor, visit) = (who.actor(), VisitId(path.into_inner()));
    let table = table_of(&web, visit)?;
    let work = move |tx: &crate::store::Tx<'_>| floor::actions::close(tx, &actor, visit);
    match web.app.write(work).await {
        Ok(()) => Ok(reply::see_other("/floor")),
        Err(e) => refused(&web, &who, tongue, table, e, None),
    }
}

/// `POST /floor/visits/{visit}/guests/{guest}/{what}` with `admit` or `send-away`.
///
/// # Errors
/// `NotFound`; `Conflict`.
pub async fn seat(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, i64, String)>) -> Answer {
    let (visit, number, what) = path.into_inner();
    let (actor, visit) = (who.actor(), VisitId(visit));
    web.app
        .write(move |tx| match what.as_str() {
            "admit" => tables::actions::admit(tx, &actor, visit, number),
            "send-away" => tables::actions::send_away(tx, &actor, visit, number),
            _ => Err(Error::missing()),
        })
        .await?;
    super::done(&req, "/floor")
}

/// `POST /floor/calls/{call}/answer`
///
/// # Errors
/// `NotFound`.
pub async fn answer(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let (actor, call) = (who.actor(), CallId(path.into_inner()));
    web.app.write(move |tx| floor::actions::answer(tx, &actor, call)).await?;
    super::done(&req, "/floor")
}

/// `POST /floor/orders/{order}/{what}` with `approve` or `refuse`.
///
/// # Errors
/// `NotFound`; `Conflict` with the state that stands.
pub async fn order(req: HttpRequest, web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<(i64, String)>) -> Answer {
    let (order, what) = path.into_inner();
    let (actor, order, lang) = (who.actor(), OrderId(order), tongue.0);
    web.app
        .write(move |tx| match what.as_str() {
            "approve" => orders::actions::approve_order(tx, &actor, order),
            "refuse" => {
                // The floor's refusal needs no words of its own; the log says who and when.
                let reason = Note::parse(&lang.t("refused-by-floor"))?;
                orders::actions::step_ticket(tx, &actor, order, None, Step::Refuse, &reason).map(|_| ())
            }
            _ => Err(Error::missing()),
        })
        .await?;
    super::done(&req, "/floor")
}

/// `POST /floor/lines/{line}/{what}` with `serve` or `recall`.
///
/// # Errors
/// `NotFound`; `Conflict` with the state that stands.
pub async fn line(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, String)>) -> Answer {
    let (line, what) = path.into_inner();
    let actor = who.actor();
    let step = match what.as_str() {
        "serve" => Step::Serve,
        "recall" => Step::Recall,
        _ => return Err(Error::missing().into()),
    };
    web.app
        .write(move |tx| {
            actor.may(Verb::ReadFloor)?;
            orders::actions::step_line(tx, &actor, LineId(line), step, &Note::default())
        })
        .await?;
    super::done(&req, "/floor")
}

#[derive(Template)]
#[template(path = "floor/void.html")]
struct VoidPage {
    shell: Shell,
    person: String,
    tab: &'static str,
    table: TableId,
    line: Line,
    reason: String,
    problems: Problems,
}

impl VoidPage {
    fn error(&self, field: &str) -> Option<&str> {
        self.problems.get(field)
    }
}

/// `GET /floor/lines/{line}/void`: asks for the reason.
///
/// # Errors
/// `Forbidden`, `NotFound`.
pub async fn void_page(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>) -> Answer {
    void_form(&web, &who, tongue, LineId(path.into_inner()), "", Problems::none())
}

fn void_form(web: &Web, who: &StaffWho, tongue: Tongue, id: LineId, reason: &str, problems: Problems) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::VoidLine)?;
        let head = orders::queries::get_line(read, id)?;
        let order = orders::queries::get(read, head.order, tongue.0)?;
        let line = order.lines.into_iter().find(|l| l.id == id).ok_or_else(Error::missing)?;
        Ok(VoidPage {
            shell: desk_shell(read, tongue.0, class(who), "void-line")?,
            person: who.name.clone(),
            tab: "",
            table: tables::queries::get_visit(read, head.visit)?.table,
            line,
            reason: reason.to_string(),
            problems,
        })
    })?;
    html(&page)
}

/// Why a line is voided.
#[derive(Deserialize)]
pub struct VoidForm {
    reason: String,
}

/// `POST /floor/lines/{line}/void`
///
/// # Errors
/// `NotFound`; `Forbidden` once it is cooking, for the floor; `Invalid` on `reason`.
pub async fn void(web: Data<Web>, who: StaffWho, tongue: Tongue, path: Path<i64>, form: Form<VoidForm>) -> Answer {
    let (actor, line) = (who.actor(), LineId(path.into_inner()));
    match void_now(&web, actor, line, &form.reason).await {
        Ok(table) => Ok(reply::see_other(&format!("/floor/tables/{table}"))),
        Err(e) => {
            let status = crate::web::error::status(&e);
            let t = web.app.read(|read| super::words(read, tongue.0))?;
            let problems = Problems::of(e, t)?;
            let mut answer: HttpResponse = void_form(&web, &who, tongue, line, &form.reason, problems)?;
            *answer.status_mut() = status;
            Ok(answer)
        }
    }
}

async fn void_now(web: &Web, actor: Actor, line: LineId, reason: &str) -> Result<TableId> {
    let reason = Note::parse(reason).map_err(|_| Error::field("reason", Msg::new("error-reason")))?;
    web.app
        .write(move |tx| {
            orders::actions::step_line(tx, &actor, line, Step::Void, &reason)?;
            let visit = orders::queries::get_line(tx, line)?.visit;
            Ok(tables::queries::get_visit(tx, visit)?.table)
        })
        .await
}
