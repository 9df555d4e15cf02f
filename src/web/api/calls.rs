//! Guests' calls for the staff.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Whole, created, done, time};
use super::lines::{PayWayJson, mirror};
use crate::base::Money;
use crate::base::ids::{CallId, VisitId};
use crate::floor::{self, Call, Reason, Tip, Wish};
use crate::web::State as Web;
use crate::web::error::Answer;

mirror! {
    /// Why a guest calls.
    ReasonJson as CallReason = Reason {
        /// Somebody should come.
        Staff,
        /// The bill, please.
        Bill,
        /// Water for the table.
        Water,
        /// Cutlery or napkins.
        Cutlery,
        /// A question about a dish.
        Question,
        /// Something is not as it should be.
        Problem,
    }
}

/// A call that nobody has answered yet.
#[derive(Serialize, ToSchema)]
#[schema(as = Call)]
pub struct CallJson {
    id: i64,
    visit: i64,
    /// The table's name.
    table: String,
    /// Who calls: number and name.
    guest: i64,
    guest_name: String,
    reason: ReasonJson,
    /// How they would like to pay, where they ask for the bill and said so.
    pay: Option<PayWayJson>,
    /// The tip that they name then.
    tip: Option<i64>,
    #[schema(format = DateTime)]
    made_at: String,
}

impl From<Call> for CallJson {
    fn from(call: Call) -> Self {
        CallJson {
            id: call.id.0,
            visit: call.visit.0,
            table: call.table,
            guest: call.number,
            guest_name: call.guest,
            reason: call.reason.into(),
            pay: call.pay.map(PayWayJson::from),
            tip: call.tip.map(|m| m.0),
            made_at: time(call.made_ms),
        }
    }
}

/// Why a guest calls, and for the bill how they would like to pay.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MakeCall)]
pub struct MakeCallJson {
    reason: ReasonJson,
    pay: Option<PayWayJson>,
    /// One of the tips that the house offers, with the bill.
    #[schema(value_type = Option<i64>)]
    tip_ppm: Option<Whole>,
    /// Or another one, as an amount: at most as much as the bill.
    #[schema(minimum = 0, maximum = 100_000_000, value_type = Option<i64>)]
    tip: Option<Whole>,
}

/// The id of a call.
#[derive(Serialize, ToSchema)]
#[schema(as = MadeCall)]
pub struct MadeCallJson {
    id: i64,
}

/// Calls the staff. The same call again, while nobody has answered it, is that one.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/calls", tag = "floor", operation_id = "call",
    params(("visit" = i64, Path, description = "The visit's id")), request_body = MakeCallJson,
    responses((status = 201, body = MadeCallJson)))]
pub async fn call(web: Data<Web>, caller: Caller, path: Path<i64>, body: Json<MakeCallJson>) -> Answer {
    let visit = VisitId(*path);
    caller.changes(visit)?;
    web.limits.call(caller.guest()?.guest)?;
    let (actor, reason) = (caller.actor(), body.reason.into());
    let wish = Wish {
        pay: body.pay.map(Into::into),
        tip: body
            .tip_ppm
            .map(|n| Tip::Share(n.0))
            .or(body.tip.map(|amount| Tip::Amount(Money(amount.0)))),
    };
    let id = web.app.write(move |tx| floor::actions::call(tx, &actor, visit, reason, wish)).await?;
    created(&format!("/api/v1/visits/{visit}"), &MadeCallJson { id: id.0 })
}

/// Takes a guest's own call back.
#[utoipa::path(delete, path = "/api/v1/visits/{visit}/calls/{reason}", tag = "floor", operation_id = "cancelCall",
    params(("visit" = i64, Path, description = "The visit's id"), ("reason" = ReasonJson, Path, description = "The call's reason")),
    responses((status = 204, description = "Done")))]
pub async fn cancel(web: Data<Web>, caller: Caller, path: Path<(i64, ReasonJson)>) -> Answer {
    let (visit, reason) = *path;
    caller.changes(VisitId(visit))?;
    let actor = caller.actor();
    web.app
        .write(move |tx| floor::actions::cancel_call(tx, &actor, VisitId(visit), reason.into()))
        .await?;
    done()
}

/// Answers a call.
#[utoipa::path(post, path = "/api/v1/calls/{call}/answer", tag = "floor", operation_id = "answerCall",
    params(("call" = i64, Path, description = "The call's id")),
    responses((status = 204, description = "Done")))]
pub async fn answer(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let (actor, call) = (caller.actor(), CallId(*path));
    web.app.write(move |tx| floor::actions::answer(tx, &actor, call)).await?;
    done()
}
