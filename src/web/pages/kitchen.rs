//! The kitchen's screens: the board and what is sold out.

use actix_web::web::{Data, Form, Path, Query};
use actix_web::HttpRequest;
use askama::Template;
use askama::filters::HtmlSafe;
use serde::Deserialize;

use super::{desk_shell, html};
use crate::base::ids::{ItemId, LineId, OrderId, StationId};
use crate::base::text::Note;
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::kitchen::{self, Place, Ticket};
use crate::menu::queries::Station;
use crate::menu::{self, Category, Item};
use crate::orders::actions::{step_line, step_ticket};
use crate::orders::{Line, State, Step};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::screen::{Op, place, remove, replace};
use crate::web::ui::{self, Shell, Words};

/// A ticket on the board.
#[derive(Template)]
#[template(path = "kitchen/_ticket.html")]
struct TicketRegion {
    t: Words,
    seq: i64,
    id: String,
    ticket: Ticket,
}
impl HtmlSafe for TicketRegion {}

/// A ticket whose lines are all ready.
#[derive(Template)]
#[template(path = "kitchen/_done.html")]
struct DoneRegion {
    t: Words,
    seq: i64,
    id: String,
    ticket: Ticket,
}
impl HtmlSafe for DoneRegion {}

#[derive(Template)]
#[template(path = "kitchen/_board.html")]
struct BoardRegion {
    t: Words,
    seq: i64,
    tickets: Vec<TicketRegion>,
}
impl HtmlSafe for BoardRegion {}

#[derive(Template)]
#[template(path = "kitchen/_dones.html")]
struct DonesRegion {
    seq: i64,
    tickets: Vec<DoneRegion>,
}
impl HtmlSafe for DonesRegion {}

impl TicketRegion {
    /// What a tap on a line does next, and its words.
    fn next(&self, line: &Line) -> Option<(Step, &'static str)> {
        match line.state {
            State::Sent => Some((Step::Accept, "step-accept")),
            State::Accepted => Some((Step::Start, "step-start")),
            State::Cooking => Some((Step::Bump, "step-ready")),
            State::Ready => Some((Step::Serve, "step-served")),
            _ => None,
        }
    }
    /// The class of a line: its state, with `void` as the design calls it.
    fn class(&self, line: &Line) -> &'static str {
        match line.state {
            State::Voided => "void",
            other => other.word(),
        }
    }
    /// The step that the ticket's main button takes: the least advanced line decides.
    fn next_all(&self) -> Option<(Step, &'static str)> {
        let least = self.ticket.lines.iter().map(|l| l.state).min()?;
        match least {
            State::Sent => Some((Step::Accept, "step-accept-all")),
            State::Accepted => Some((Step::Start, "step-start-all")),
            State::Cooking => Some((Step::Bump, "step-ready-all")),
            _ => None,
        }
    }
}

fn ticket_id(order: OrderId, station: StationId) -> String {
    format!("ticket-{order}-{station}")
}

/// A ticket as an operation of a paint: on the board, among the done, or gone.
///
/// # Errors
/// A fault of the database or of a template.
pub fn paint_ticket(read: &Read<'_>, t: Words, seq: i64, order: OrderId, station: StationId) -> Result<Op> {
    let id = ticket_id(order, station);
    let Some(ticket) = kitchen::queries::find(read, order, station)? else {
        return Ok(remove(&id));
    };
    let sort = id.clone();
    match ticket.place() {
        Place::Board => place("board", &sort, &TicketRegion { t, seq, id, ticket }),
        Place::Done => place("done", &sort, &DoneRegion { t, seq, id, ticket }),
        Place::Gone => Ok(remove(&id)),
    }
}

fn regions(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, stations: &[StationId]) -> Result<(BoardRegion, DonesRegion)> {
    let (mut board, mut done) = (Vec::new(), Vec::new());
    for ticket in kitchen::queries::list(read, actor, stations)? {
        let id = ticket_id(ticket.order, ticket.station);
        match ticket.place() {
            Place::Board => board.push(TicketRegion { t, seq, id, ticket }),
            Place::Done => done.push(DoneRegion { t, seq, id, ticket }),
            Place::Gone => {}
        }
    }
    let board = BoardRegion { t, seq, tickets: board };
    Ok((board, DonesRegion { seq, tickets: done }))
}

/// Everything that a screen of these stations shows, as operations.
///
/// # Errors
/// `Forbidden`; a fault of the database or of a template.
pub fn snapshot(read: &Read<'_>, actor: &Actor, t: Words, seq: i64, stations: &[StationId]) -> Result<Vec<Op>> {
    let (board, done) = regions(read, actor, t, seq, stations)?;
    Ok(vec![replace("board", &board)?, replace("done", &done)?])
}

#[derive(Template)]
#[template(path = "kitchen/board.html")]
struct BoardPage {
    shell: Shell,
    tab: &'static str,
    stations: Vec<Station>,
    chosen: Option<StationId>,
    board: BoardRegion,
    done: DonesRegion,
}

impl BoardPage {
    fn is_chosen(&self, station: &Station) -> bool {
        self.chosen == Some(station.id)
    }
}

/// Which station a screen shows; all of them without one.
#[derive(Deserialize)]
pub struct Which {
    station: Option<i64>,
}

impl Which {
    /// The stations to show.
    ///
    /// # Errors
    /// `NotFound` for a station that is not there.
    pub fn stations(&self, all: &[Station]) -> Result<Vec<StationId>> {
        match self.station {
            None => Ok(all.iter().map(|s| s.id).collect()),
            Some(id) => all
                .iter()
                .find(|s| s.id.0 == id)
                .map(|s| vec![s.id])
                .ok_or_else(Error::missing),
        }
    }
}

/// `GET /kitchen`
///
/// # Errors
/// `Forbidden`.
pub async fn board(web: Data<Web>, who: StaffWho, tongue: Tongue, which: Query<Which>) -> Answer {
    let page = web.app.read(|read| {
        let shell = desk_shell(read, tongue.0, "kitchen", "kitchen")?;
        let stations = menu::queries::stations(read, tongue.0)?;
        let shown = which.stations(&stations)?;
        let (board, done) = regions(read, &who.actor(), shell.t, read.seq()?, &shown)?;
        let path = match which.station {
            Some(id) => format!("/live/kitchen?station={id}"),
            None => "/live/kitchen".to_string(),
        };
        Ok(BoardPage {
            shell: shell.live(path),
            tab: "board",
            stations,
            chosen: which.station.map(StationId),
            board,
            done,
        })
    })?;
    html(&page)
}

/// The step that a button asks for.
#[derive(Deserialize)]
pub struct StepForm {
    step: String,
}

impl StepForm {
    fn parse(&self) -> Result<Step> {
        Step::parse(&self.step).ok_or_else(|| Error::field("step", Msg::new("error-step-unknown")))
    }
}

/// `POST /kitchen/lines/{line}`
///
/// # Errors
/// As [`step_line`].
pub async fn line(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<i64>, form: Form<StepForm>) -> Answer {
    let (actor, line, step) = (who.actor(), LineId(path.into_inner()), form.parse()?);
    web.app
        .write(move |tx| {
            actor.may(Verb::ReadBoard)?;
            step_line(tx, &actor, line, step, &Note::default())
        })
        .await?;
    super::done(&req, "/kitchen")
}

/// `POST /kitchen/tickets/{order}/{station}`
///
/// # Errors
/// As [`step_ticket`].
pub async fn ticket(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, i64)>, form: Form<StepForm>) -> Answer {
    let (order, station) = path.into_inner();
    let (actor, step) = (who.actor(), form.parse()?);
    web.app
        .write(move |tx| {
            actor.may(Verb::ReadBoard)?;
            let (order, station) = (OrderId(order), StationId(station));
            step_ticket(tx, &actor, order, Some(station), step, &Note::default())
        })
        .await?;
    super::done(&req, "/kitchen")
}

/// One dish on the list of what is sold out.
#[derive(Template)]
#[template(path = "kitchen/_stock_item.html")]
pub struct StockRegion<'a> {
    t: &'a Words,
    seq: i64,
    item: &'a Item,
}
impl HtmlSafe for StockRegion<'_> {}

impl<'a> StockRegion<'a> {
    /// The dish as of a sequence number.
    pub fn new(t: &'a Words, seq: &i64, item: &'a Item) -> Self {
        StockRegion { t, seq: *seq, item }
    }
}

/// One dish of that list as an operation.
///
/// # Errors
/// A fault of the template.
pub fn paint_stock(t: Words, seq: i64, item: &Item) -> Result<Op> {
    replace(&format!("stock-{}", item.id), &StockRegion::new(&t, &seq, item))
}

#[derive(Template)]
#[template(path = "kitchen/items.html")]
struct ItemsPage {
    shell: Shell,
    tab: &'static str,
    seq: i64,
    categories: Vec<Category>,
}

/// `GET /kitchen/items`
///
/// # Errors
/// `Forbidden`.
pub async fn items(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::SellOut)?;
        Ok(ItemsPage {
            shell: desk_shell(read, tongue.0, "kitchen", "sold-out")?.live("/live/items"),
            tab: "items",
            seq: read.seq()?,
            categories: menu::queries::menu(read, tongue.0)?,
        })
    })?;
    html(&page)
}

/// Whether an item is to be had.
#[derive(Deserialize)]
pub struct Available {
    available: String,
}

/// `POST /kitchen/items/{item}`
///
/// # Errors
/// `NotFound`; `Invalid` on `available`.
pub async fn set_available(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<i64>, form: Form<Available>) -> Answer {
    let available = match form.available.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::field("available", Msg::new("error-step-unknown")).into()),
    };
    let (actor, item) = (who.actor(), ItemId(path.into_inner()));
    web.app
        .write(move |tx| menu::actions::set_available(tx, &actor, item, available))
        .await?;
    super::done(&req, "/kitchen/items")
}

