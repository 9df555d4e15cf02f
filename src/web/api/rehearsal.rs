//! The opening rehearsal: an evening with fake guests, of which nothing stays.

use actix_web::web::{Data, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Whole, done, ok};
use crate::app::rehearsal::{self, Wish};
use crate::base::Verb;
use crate::web::State as Web;
use crate::web::error::Answer;
use crate::web::pages::admin::rehearsal::begin;

/// How far the fake guests are.
#[derive(Serialize, ToSchema)]
#[schema(as = RehearsalProgress)]
pub struct ProgressJson {
    /// Since they came.
    seconds: f64,
    /// How long they stay.
    of_seconds: f64,
    /// Orders that were acknowledged.
    orders: u64,
    /// Phones at tables.
    phones: u64,
    /// What went wrong so far.
    errors: u64,
}

/// How the rehearsal goes.
#[derive(Serialize, ToSchema)]
#[schema(as = Rehearsal)]
pub struct RehearsalJson {
    /// Whether one runs.
    running: bool,
    /// Null before the fake guests come.
    progress: Option<ProgressJson>,
    /// Whether they have gone, and only real people are there.
    gone: bool,
    /// The report of this rehearsal, else of the last one, as `comanda rehearse --json` writes it; null before the first.
    #[schema(value_type = Option<Object>)]
    report: Option<serde_json::Value>,
}

/// How the rehearsal goes, and what the last one found.
#[utoipa::path(get, path = "/api/v1/rehearsal", tag = "house", operation_id = "getRehearsal",
    responses((status = 200, body = RehearsalJson)))]
pub async fn standing(web: Data<Web>, caller: Caller) -> Answer {
    caller.actor().may(Verb::EditSettings)?;
    let standing = web.app.rehearsal.standing();
    let report = standing.report.or_else(|| rehearsal::last(&web.app));
    ok(&RehearsalJson {
        running: rehearsal::runs(&web.app)?,
        progress: standing.progress.map(|p| ProgressJson {
            seconds: p.seconds,
            of_seconds: p.of_seconds,
            orders: p.orders,
            phones: p.phones as u64,
            errors: p.errors,
        }),
        gone: standing.gone,
        report: report.and_then(|report| serde_json::to_value(report).ok()),
    })
}

/// What a rehearsal shall be like.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = StartRehearsal)]
pub struct StartJson {
    /// How many tables the fake guests take.
    #[schema(minimum = 1, maximum = 100, value_type = i64)]
    tables: Whole,
    /// How many phones they have.
    #[schema(minimum = 1, maximum = 300, value_type = i64)]
    guests: Whole,
    /// How many orders they send in a minute, on average.
    #[schema(minimum = 1, maximum = 300, value_type = i64)]
    orders: Whole,
    /// How long they stay.
    #[schema(minimum = 1, maximum = 120, value_type = i64)]
    minutes: Whole,
    /// Whether the kitchen and the waiters are played too.
    cooks: bool,
}

/// Begins a rehearsal: the house closes for a moment and opens again as a copy, to which every device comes by itself.
#[utoipa::path(post, path = "/api/v1/rehearsal", tag = "house", operation_id = "startRehearsal",
    request_body = StartJson,
    responses((status = 204, description = "It begins"),
        (status = 409, description = "A table is open, a rehearsal runs, or a backup or an import is made")))]
pub async fn start(web: Data<Web>, caller: Caller, body: Json<StartJson>) -> Answer {
    let wish = Wish {
        tables: body.tables.0,
        guests: body.guests.0,
        orders: body.orders.0,
        minutes: body.minutes.0,
        cooks: body.cooks,
    };
    begin(web.app.clone(), caller.actor(), wish).await?;
    done()
}

/// Ends the rehearsal: the house itself opens again, as it was before.
#[utoipa::path(post, path = "/api/v1/rehearsal/end", tag = "house", operation_id = "endRehearsal",
    responses((status = 204, description = "It ends"), (status = 409, description = "None runs")))]
pub async fn end(web: Data<Web>, caller: Caller) -> Answer {
    rehearsal::end(&web.app, &caller.actor())?;
    done()
}
