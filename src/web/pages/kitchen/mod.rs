//! The kitchen's screens: the board, and what is sold out.

mod look;
mod regions;
mod stock;
mod stocks;
mod undo;

use actix_web::HttpRequest;
use actix_web::web::{Data, Form, Path, Query};
use askama::Template;
use askama::filters::HtmlSafe;
use serde::Deserialize;

pub use look::Which;
use regions::{Board, StationsRegion};
pub use regions::{paint_all_day, paint_ticket, snapshot};
pub use stock::{available, item, items, option, stock};
use stocks::StocksRegion;
pub use stocks::{paint_stock, paint_stocks};
pub use undo::undo;
use undo::{UndoRegion, stepped};

use super::{desk_shell, html};
use crate::base::ids::{ItemId, LineId, OrderId, StationId};
use crate::base::{Actor, Error, Msg, Result, Verb};
use crate::kitchen::actions::What;
use crate::kitchen::{self, Age, AllDay, DishCount, Place, Ticket, Way};
use crate::menu::queries::Station;
use crate::menu::{self, Category, Item};
use crate::orders::actions::{acknowledge, acknowledge_ticket};
use crate::orders::{self, Line, State, Step};
use crate::store::Read;
use crate::web::State as Web;
use crate::web::actor::{StaffWho, Tongue};
use crate::web::error::Answer;
use crate::web::reply;
use crate::web::screen::{Op, place, remove, replace};
use crate::web::ui::{self, Shell, Words};

#[derive(Template)]
#[template(path = "kitchen/board.html")]
struct BoardPage {
    shell: Shell,
    tab: &'static str,
    stations: StationsRegion,
    board: Board,
    /// Whether the counts are open.
    all_day: bool,
    undo: UndoRegion,
}

/// `GET /kitchen`
///
/// # Errors
/// `Forbidden`; `NotFound` for a station that is not there.
pub async fn board(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    query: Query<Vec<(String, String)>>,
) -> Answer {
    let which = Which::parse(&query)?;
    let stations = web.app.read(|read| kitchen::queries::stations(read, tongue.0))?;
    if let Some(known) = which.remembered(&req, &stations) {
        return Ok(reply::see_other(&known.path("/kitchen")));
    }
    let ever = web.app.read(|read| menu::queries::every_station(read, tongue.0))?;
    if let Some(left) = which.left(&stations, &ever) {
        return Ok(reply::see_other(&left.path("/kitchen")));
    }
    let page = web.app.read(|read| {
        let shell = desk_shell(read, tongue.0, look::class(&req), "kitchen")?;
        let shown = which.stations(&stations)?;
        let seq = read.seq()?;
        Ok(BoardPage {
            board: Board::read(read, &who.actor(), shell.t, seq, &shown)?,
            stations: StationsRegion::new(shell.t, seq, stations.clone(), which.clone()),
            undo: UndoRegion::remembered(read, &req, shell.t)?,
            shell: shell.live(which.path("/live/kitchen")),
            tab: "board",
            all_day: look::shows_all_day(&req),
        })
    })?;
    let mut answer = html(&page)?;
    if let Some(cookie) = which.cookie() {
        reply::give_cookie(&mut answer, &cookie)?;
    }
    Ok(answer)
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
/// As [`kitchen::actions::step`].
pub async fn line(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<i64>,
    form: Form<StepForm>,
) -> Answer {
    let what = What::Line(LineId(path.into_inner()));
    stepped(&req, &web, &who, tongue, what, form.parse()?).await
}

/// `POST /kitchen/tickets/{order}/{station}`
///
/// # Errors
/// As [`kitchen::actions::step`].
pub async fn ticket(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    tongue: Tongue,
    path: Path<(i64, i64)>,
    form: Form<StepForm>,
) -> Answer {
    let (order, station) = path.into_inner();
    let what = What::Ticket(OrderId(order), StationId(station));
    stepped(&req, &web, &who, tongue, what, form.parse()?).await
}

/// `POST /kitchen/lines/{line}/seen`
///
/// # Errors
/// As [`acknowledge`].
pub async fn line_seen(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<i64>) -> Answer {
    let (actor, line) = (who.actor(), LineId(path.into_inner()));
    web.app.write(move |tx| acknowledge(tx, &actor, line)).await?;
    super::done(&req, "/kitchen")
}

/// `POST /kitchen/tickets/{order}/{station}/seen`
///
/// # Errors
/// As [`acknowledge_ticket`].
pub async fn ticket_seen(req: HttpRequest, web: Data<Web>, who: StaffWho, path: Path<(i64, i64)>) -> Answer {
    let (order, station) = path.into_inner();
    let actor = who.actor();
    web.app
        .write(move |tx| acknowledge_ticket(tx, &actor, OrderId(order), StationId(station)))
        .await?;
    super::done(&req, "/kitchen")
}
