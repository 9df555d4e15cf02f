//! The floor: every table at a glance, nods, lines to serve or take away.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{done, ok, time};
use super::calls::CallJson;
use super::lines::{LineJson, StepJson, mirror};
use crate::base::ids::{LineId, OrderId};
use crate::base::text::Note;
use crate::base::{Error, Msg, Verb};
use crate::floor::{self, Feedback, Joining, Overview, TableCard, TableState, ToDo};
use crate::orders;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;

mirror! {
    /// What a table is up to.
    TableStateJson as TableState = TableState {
        /// Nobody sits there.
        Free,
        /// A party that has not ordered.
        Seated,
        /// An order waits for the floor's nod.
        Waiting,
        /// The kitchen works.
        Cooking,
        /// Something is ready to run.
        Ready,
        /// Everything is served, something is due.
        Served,
        /// Everything is served and paid.
        Paid,
    }
}

/// A table on the floor.
#[derive(Serialize, ToSchema)]
#[schema(as = Table)]
pub struct TableJson {
    id: i64,
    name: String,
    area: String,
    seats: i64,
    state: TableStateJson,
    /// Its open visit.
    visit: Option<i64>,
    /// How many guests take part.
    guests: usize,
    /// What is due.
    due: i64,
}

impl From<TableCard> for TableJson {
    fn from(card: TableCard) -> Self {
        TableJson {
            id: card.table.id.0,
            name: card.table.name,
            area: card.table.area,
            seats: card.table.seats,
            state: card.state.into(),
            visit: card.visit.map(|v| v.id.0),
            guests: card.guests,
            due: card.due.0,
        }
    }
}

/// Lines to run, or an order that waits for a nod.
#[derive(Serialize, ToSchema)]
#[schema(as = ToDo)]
pub struct ToDoJson {
    order: i64,
    /// The order's number of the day.
    number: i64,
    visit: i64,
    /// The table's name.
    table: String,
    #[schema(format = DateTime)]
    placed_at: String,
    lines: Vec<LineJson>,
}

impl From<ToDo> for ToDoJson {
    fn from(todo: ToDo) -> Self {
        ToDoJson {
            order: todo.order.0,
            number: todo.number,
            visit: todo.visit.0,
            table: todo.table,
            placed_at: time(todo.placed.at_ms),
            lines: todo.lines.iter().map(|line| LineJson::new(line, true)).collect(),
        }
    }
}

/// A guest who waits for a nod.
#[derive(Serialize, ToSchema)]
#[schema(as = Joining)]
pub struct JoiningJson {
    visit: i64,
    /// The table's name.
    table: String,
    /// The guest's number.
    guest: i64,
    name: String,
}

impl From<Joining> for JoiningJson {
    fn from(joining: Joining) -> Self {
        JoiningJson {
            visit: joining.visit.0,
            table: joining.table,
            guest: joining.guest.number,
            name: joining.guest.name,
        }
    }
}

/// What a guest was not happy with, until somebody takes care of it.
#[derive(Serialize, ToSchema)]
#[schema(as = Unhappy)]
pub struct UnhappyJson {
    /// The visit; it may be closed.
    visit: i64,
    /// The table's name.
    table: String,
    /// The guest's number.
    guest: i64,
    name: String,
    /// From 1, bad, to 5, very good.
    mark: i64,
    /// In their own words; possibly empty.
    words: String,
    #[schema(format = DateTime)]
    at: String,
}

impl From<Feedback> for UnhappyJson {
    fn from(said: Feedback) -> Self {
        UnhappyJson {
            visit: said.visit.0,
            table: said.table,
            guest: said.number,
            name: said.name,
            mark: said.mark,
            words: said.words,
            at: time(said.at_ms),
        }
    }
}

/// Everything on the floor.
#[derive(Serialize, ToSchema)]
#[schema(as = Floor)]
pub struct FloorJson {
    /// In the owner's order.
    tables: Vec<TableJson>,
    /// What is to run, the oldest first.
    to_run: Vec<ToDoJson>,
    /// Orders that wait for a nod, the oldest first.
    to_approve: Vec<ToDoJson>,
    joining: Vec<JoiningJson>,
    /// The oldest first.
    calls: Vec<CallJson>,
    /// Low marks that nobody has taken care of.
    unhappy: Vec<UnhappyJson>,
}

impl From<Overview> for FloorJson {
    fn from(all: Overview) -> Self {
        FloorJson {
            tables: all.tables.into_iter().map(TableJson::from).collect(),
            to_run: all.to_run.into_iter().map(ToDoJson::from).collect(),
            to_approve: all.to_approve.into_iter().map(ToDoJson::from).collect(),
            joining: all.joining.into_iter().map(JoiningJson::from).collect(),
            calls: all.calls.into_iter().map(CallJson::from).collect(),
            unhappy: all.unhappy.into_iter().map(UnhappyJson::from).collect(),
        }
    }
}

/// The floor at a glance.
#[utoipa::path(get, path = "/api/v1/floor", tag = "floor", operation_id = "getFloor",
    responses((status = 200, body = FloorJson)))]
pub async fn floor(web: Data<Web>, caller: Caller, tongue: Tongue) -> Answer {
    let all = web.app.read(|read| floor::overview::get(read, &caller.actor(), tongue.0))?;
    ok(&FloorJson::from(all))
}

/// Lets an order go to the kitchen that waits for a nod.
#[utoipa::path(post, path = "/api/v1/orders/{order}/approve", tag = "floor", operation_id = "approveOrder",
    params(("order" = i64, Path, description = "The order's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "It does not wait")))]
pub async fn approve(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, order) = (caller.actor(), OrderId(*path));
    web.app.write(move |tx| orders::actions::approve_order(tx, &actor, order)).await?;
    done()
}

/// Refuses an order that waits for a nod.
#[utoipa::path(post, path = "/api/v1/orders/{order}/refuse", tag = "floor", operation_id = "refuseOrder",
    params(("order" = i64, Path, description = "The order's id")),
    responses((status = 204, description = "Done"), (status = 409, description = "It does not wait")))]
pub async fn refuse(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>) -> Answer {
    let (actor, order, lang) = (caller.actor(), OrderId(*path), tongue.0);
    web.app.write(move |tx| orders::actions::refuse_order(tx, &actor, order, lang)).await?;
    done()
}

/// A step of the floor.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = FloorStep)]
pub struct FloorStepJson {
    step: StepJson,
    /// Why, where a line is voided.
    #[serde(default)]
    #[schema(max_length = 280)]
    reason: String,
}

/// Serves a line, calls it back, or takes it away for a reason.
#[utoipa::path(post, path = "/api/v1/lines/{line}/steps", tag = "floor", operation_id = "stepLine",
    params(("line" = i64, Path, description = "The line's id")), request_body = FloorStepJson,
    responses((status = 204, description = "Done"), (status = 409, description = "It does not stand where the step begins")))]
pub async fn step(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<FloorStepJson>) -> Answer {
    let (actor, line, step) = (caller.actor(), LineId(*path), body.step.into());
    let reason = Note::parse(&body.reason).map_err(|_| Error::field("reason", Msg::new("error-reason")))?;
    web.app
        .write(move |tx| {
            actor.may(Verb::ReadFloor)?;
            orders::actions::step_line(tx, &actor, line, step, &reason)
        })
        .await?;
    done()
}
