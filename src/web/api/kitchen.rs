//! The kitchen: stations, tickets and their steps.

use actix_web::web::{Data, Json, Path, Query};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Caller;
use super::answers::{Whole, done, ok, time};
use super::lines::{LineJson, StateJson, StepJson, mirror};
use crate::base::ids::{LineId, OrderId, StationId};
use crate::base::{Error, Msg, Verb};
use crate::kitchen::actions::{Moved, What, step as take_step, undo as take_back};
use crate::kitchen::{self, Age, Place, Ticket};
use crate::menu::queries::Station;
use crate::orders::Step;
use crate::orders::actions::{acknowledge, acknowledge_ticket};
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

/// A step moves at most so many lines: an order has fewer.
const LINES_MAX: usize = 200;

mirror! {
    /// Where a ticket belongs on the board.
    PlaceJson as TicketPlace = Place {
        /// Something is left to make, or a change to be acknowledged.
        Board,
        /// All is made; something is left to serve.
        Done,
        /// Nothing is left to do.
        Gone,
    }
}

mirror! {
    /// How long a ticket has waited, by its station's thresholds.
    AgeJson as TicketAge = Age {
        /// Not long.
        Fresh,
        /// Longer than the station calls slow.
        Slow,
        /// Longer than the station calls late.
        Late,
    }
}

/// A place where lines are made.
#[derive(Serialize, ToSchema)]
#[schema(as = Station)]
pub struct StationJson {
    id: i64,
    name: String,
    /// After so many minutes a ticket is called slow.
    warn_minutes: i64,
    /// After so many minutes a ticket is called late.
    late_minutes: i64,
}

impl From<Station> for StationJson {
    fn from(station: Station) -> Self {
        StationJson {
            id: station.id.0,
            name: station.name,
            warn_minutes: station.warn_minutes,
            late_minutes: station.late_minutes,
        }
    }
}

/// The stations.
#[derive(Serialize, ToSchema)]
#[schema(as = Stations)]
pub struct StationsJson {
    stations: Vec<StationJson>,
}

/// The stations that the board can show.
#[utoipa::path(get, path = "/api/v1/kitchen/stations", tag = "kitchen", operation_id = "getStations",
    responses((status = 200, body = StationsJson)))]
pub async fn stations(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let stations = web.app.read(|read| {
        caller.actor().may(Verb::ReadBoard)?;
        kitchen::queries::stations(read, tongue.0)
    })?;
    ok(&StationsJson {
        stations: stations.into_iter().map(StationJson::from).collect(),
    })
}

/// An order's lines at one station.
#[derive(Serialize, ToSchema)]
#[schema(as = Ticket)]
pub struct TicketJson {
    order: i64,
    /// The order's number of the day.
    number: i64,
    station: i64,
    /// The table's name.
    table: String,
    #[schema(format = DateTime)]
    placed_at: String,
    /// Whole minutes since the order was sent, as the house's clock measures them.
    minutes: i64,
    age: AgeJson,
    place: PlaceJson,
    /// Whether the table has ordered before in this visit.
    add_on: bool,
    /// Names of the other stations that work on the same order.
    also_at: Vec<String>,
    lines: Vec<LineJson>,
}

/// The tickets of the board.
#[derive(Serialize, ToSchema)]
#[schema(as = Tickets)]
pub struct TicketsJson {
    /// The oldest first.
    tickets: Vec<TicketJson>,
}

/// Which tickets.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub struct TicketsQuery {
    /// Those of one station; without it all.
    station: Option<i64>,
}

/// The board's tickets.
#[utoipa::path(get, path = "/api/v1/kitchen/tickets", tag = "kitchen", operation_id = "getTickets",
    params(TicketsQuery), responses((status = 200, body = TicketsJson)))]
pub async fn tickets(web: Data<Web>, caller: Caller, tongue: Tongue, query: Query<TicketsQuery>) -> Answer {
    let tickets = web.app.read(|read| {
        caller.actor().may(Verb::ReadBoard)?;
        let mut shown: Vec<StationId> = kitchen::queries::stations(read, tongue.0)?.iter().map(|s| s.id).collect();
        if let Some(station) = query.station {
            shown.retain(|id| id.0 == station);
            if shown.is_empty() {
                return Err(Error::missing());
            }
        }
        let found = kitchen::queries::list(read, &caller.actor(), &shown)?;
        Ok(found.iter().map(|ticket| shown_ticket(ticket, &read.now)).collect())
    })?;
    ok(&TicketsJson { tickets })
}

fn shown_ticket(ticket: &Ticket, now: &crate::base::time::Now) -> TicketJson {
    TicketJson {
        order: ticket.order.0,
        number: ticket.number,
        station: ticket.station.0,
        table: ticket.table.clone(),
        placed_at: time(ticket.placed.at_ms),
        minutes: ticket.minutes(now),
        age: ticket.age(now).into(),
        place: ticket.place().into(),
        add_on: ticket.add_on,
        also_at: ticket.also_at.clone(),
        lines: ticket.lines.iter().map(|line| LineJson::new(line, true)).collect(),
    }
}

/// A step.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TakeStep)]
pub struct TakeStepJson {
    step: StepJson,
}

/// Lines that a step has moved, and where they stand since.
#[derive(Serialize, ToSchema)]
#[schema(as = Moved)]
pub struct MovedJson {
    /// Their ids.
    lines: Vec<i64>,
    to: StateJson,
}

/// A step that was taken.
#[derive(Serialize, ToSchema)]
#[schema(as = TakenStep)]
pub struct TakenStepJson {
    /// What `undoStep` takes back; null where there is no way back.
    undo: Option<MovedJson>,
}

/// Takes a step, and answers its way back.
async fn taken(web: &Web, caller: &Caller, what: What, step: Step) -> Answer {
    let actor = caller.actor();
    let moved = web.app.write(move |tx| take_step(tx, &actor, what, step)).await?;
    // To take back a step back would lead in circles.
    let moved = moved.filter(|_| step != Step::Recall);
    ok(&TakenStepJson {
        undo: moved.map(|moved| MovedJson {
            lines: moved.lines.iter().map(|line| line.0).collect(),
            to: moved.to.into(),
        }),
    })
}

/// Takes a step with every line of a ticket that can take it.
#[utoipa::path(post, path = "/api/v1/kitchen/tickets/{order}/{station}/steps", tag = "kitchen", operation_id = "stepTicket",
    params(("order" = i64, Path, description = "The order's id"), ("station" = i64, Path, description = "The station's id")),
    request_body = TakeStepJson,
    responses((status = 200, body = TakenStepJson), (status = 409, description = "No line stands where the step begins")))]
pub async fn step_ticket(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>, body: Json<TakeStepJson>) -> Answer {
    let (order, station) = *path;
    let what = What::Ticket(OrderId(order), StationId(station));
    taken(&web, &caller, what, body.step.into()).await
}

/// Takes a step with one line of the board.
#[utoipa::path(post, path = "/api/v1/kitchen/lines/{line}/steps", tag = "kitchen", operation_id = "stepTicketLine",
    params(("line" = i64, Path, description = "The line's id")), request_body = TakeStepJson,
    responses((status = 200, body = TakenStepJson), (status = 409, description = "It does not stand where the step begins")))]
pub async fn step_line(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<TakeStepJson>) -> Answer {
    taken(&web, &caller, What::Line(LineId(*path)), body.step.into()).await
}

/// A step to take back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = UndoStep)]
pub struct UndoJson {
    /// The ids of the lines that it moved.
    #[schema(min_items = 1, max_items = 200, value_type = Vec<i64>)]
    lines: Vec<Whole>,
    /// Where it moved them.
    to: StateJson,
}

/// Takes a step back. Lines that have moved on since stay where they are.
#[utoipa::path(post, path = "/api/v1/kitchen/undo", tag = "kitchen", operation_id = "undoStep",
    request_body = UndoJson,
    responses((status = 204, description = "Done"), (status = 409, description = "All of them have moved on")))]
pub async fn undo(web: Data<Web>, caller: Caller, body: Json<UndoJson>) -> Answer {
    let (actor, to) = (caller.actor(), body.to.into());
    let lines = body.lines.iter().take(LINES_MAX + 1).map(|line| LineId(line.0)).collect::<Vec<_>>();
    if lines.len() > LINES_MAX {
        return Err(Error::field("lines", Msg::new("error-malformed")).into());
    }
    web.app.write(move |tx| take_back(tx, &actor, &Moved { lines, to })).await?;
    done()
}

/// Acknowledges the changes of a ticket.
#[utoipa::path(post, path = "/api/v1/kitchen/tickets/{order}/{station}/seen", tag = "kitchen", operation_id = "acknowledgeTicket",
    params(("order" = i64, Path, description = "The order's id"), ("station" = i64, Path, description = "The station's id")),
    responses((status = 204, description = "Done")))]
pub async fn ticket_seen(web: Data<Web>, caller: Caller, path: Path<(i64, i64)>) -> Answer {
    let (actor, (order, station)) = (caller.actor(), *path);
    web.app
        .write(move |tx| acknowledge_ticket(tx, &actor, OrderId(order), StationId(station)))
        .await?;
    done()
}

/// Acknowledges the change of one line.
#[utoipa::path(post, path = "/api/v1/kitchen/lines/{line}/seen", tag = "kitchen", operation_id = "acknowledgeLine",
    params(("line" = i64, Path, description = "The line's id")),
    responses((status = 204, description = "Done")))]
pub async fn line_seen(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, line) = (caller.actor(), LineId(*path));
    web.app.write(move |tx| acknowledge(tx, &actor, line)).await?;
    done()
}
