//! The kitchen's screens: the board and what is sold out.

mod regions;

use actix_web::HttpRequest;
use actix_web::web::{Data, Form, Path, Query};
use askama::Template;
use askama::filters::HtmlSafe;
use serde::Deserialize;

use regions::{BoardRegion, DonesRegion, regions};
pub use regions::{StockRegion, StocksRegion, paint_stock, paint_stocks, paint_ticket, snapshot};

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
            Some(id) => all.iter().find(|s| s.id.0 == id).map(|s| vec![s.id]).ok_or_else(Error::missing),
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
        let stations = kitchen::queries::stations(read, tongue.0)?;
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
pub async fn ticket(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    path: Path<(i64, i64)>,
    form: Form<StepForm>,
) -> Answer {
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

#[derive(Template)]
#[template(path = "kitchen/items.html")]
struct ItemsPage {
    shell: Shell,
    tab: &'static str,
    stocks: StocksRegion,
}

/// `GET /kitchen/items`
///
/// # Errors
/// `Forbidden`.
pub async fn items(web: Data<Web>, who: StaffWho, tongue: Tongue) -> Answer {
    let page = web.app.read(|read| {
        who.actor().may(Verb::SellOut)?;
        let shell = desk_shell(read, tongue.0, "kitchen", "sold-out")?.live("/live/items");
        Ok(ItemsPage {
            stocks: StocksRegion::read(read, shell.t, read.seq()?)?,
            shell,
            tab: "items",
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
pub async fn set_available(
    req: HttpRequest,
    web: Data<Web>,
    who: StaffWho,
    path: Path<i64>,
    form: Form<Available>,
) -> Answer {
    let available = match form.available.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Error::field("available", Msg::new("error-step-unknown")).into()),
    };
    let (actor, item) = (who.actor(), ItemId(path.into_inner()));
    web.app
        .write(move |tx| menu::stock::actions::set_available(tx, &actor, item, available))
        .await?;
    super::done(&req, "/kitchen/items")
}
