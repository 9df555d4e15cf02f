//! Bills and payments.

use actix_web::web::{Data, Json, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Caller;
use super::answers::{Key, Whole, created, ok, time};
use super::lines::mirror;
use crate::base::Money;
use crate::base::ids::VisitId;
use crate::bills::actions::Pay;
use crate::bills::{self, Bill, Method};
use crate::floor;
use crate::web::State as Web;
use crate::web::error::Answer;

mirror! {
    /// How money came in.
    MethodJson as Method = Method {
        /// Coins and notes.
        Cash,
        /// A card, on the house's own terminal.
        Card,
        /// Anything else: a voucher, a transfer.
        Other,
    }
}

/// A tax of a bill.
#[derive(Serialize, ToSchema)]
#[schema(as = Tax)]
pub struct TaxJson {
    /// The rate, parts per million.
    #[schema(examples(100000))]
    ppm: i64,
    amount: i64,
}

/// A payment that came in.
#[derive(Serialize, ToSchema)]
#[schema(as = Payment)]
pub struct PaymentJson {
    method: MethodJson,
    /// How much came in, the tip included.
    amount: i64,
    /// What of it is a tip.
    tip: i64,
    #[schema(format = DateTime)]
    at: String,
}

/// What a visit owes.
#[derive(Serialize, ToSchema)]
#[schema(as = Bill)]
pub struct BillJson {
    /// Everything that was ordered and not voided, at its prices.
    ordered: i64,
    /// The service charge.
    service: i64,
    /// The taxes by rate: on top where `tax_added`, else contained.
    taxes: Vec<TaxJson>,
    tax_added: bool,
    /// All that is owed, tips aside.
    total: i64,
    /// What came in, tips aside.
    paid: i64,
    tips: i64,
    /// What is left to pay; negative where a refund is due.
    due: i64,
    payments: Vec<PaymentJson>,
}

impl From<&Bill> for BillJson {
    fn from(bill: &Bill) -> Self {
        let tax = |(ppm, amount): &(i64, Money)| TaxJson {
            ppm: *ppm,
            amount: amount.0,
        };
        let payment = |p: &bills::Payment| PaymentJson {
            method: p.method.into(),
            amount: p.amount.0,
            tip: p.tip.0,
            at: time(p.at_ms),
        };
        BillJson {
            ordered: bill.ordered.0,
            service: bill.service.0,
            taxes: bill.taxes.iter().map(tax).collect(),
            tax_added: bill.terms.tax_added,
            total: bill.total().0,
            paid: bill.paid().0,
            tips: bill.tips().0,
            due: bill.due().0,
            payments: bill.payments.iter().map(payment).collect(),
        }
    }
}

/// A visit's bill.
#[utoipa::path(get, path = "/api/v1/visits/{visit}/bill", tag = "payments", operation_id = "getBill",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = BillJson)))]
pub async fn bill(web: Data<Web>, caller: Caller, path: Path<i64>) -> Answer {
    let bill = web.app.read(|read| {
        let visit = caller.reads(read, VisitId(*path))?;
        bills::queries::get(read, visit.id)
    })?;
    ok(&BillJson::from(&bill))
}

/// What somebody pays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Pay)]
pub struct PayJson {
    method: MethodJson,
    /// How much of the bill.
    #[schema(minimum = 1, maximum = 100_000_000, value_type = i64, examples(2450))]
    amount: Whole,
    /// How much beyond it.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 100_000_000, value_type = Option<i64>, nullable = false)]
    tip: Option<Whole>,
}

/// Records a payment, and answers the bill as it stands then.
#[utoipa::path(post, path = "/api/v1/visits/{visit}/payments", tag = "payments", operation_id = "pay",
    params(("visit" = i64, Path, description = "The visit's id"),
        Key),
    request_body = PayJson,
    responses((status = 201, body = BillJson), (status = 409, description = "Nothing is due")))]
pub async fn pay(web: Data<Web>, caller: Caller, key: Key, path: Path<i64>, body: Json<PayJson>) -> Answer {
    let (actor, visit, Key(key)) = (caller.actor(), VisitId(*path), key);
    let pay = Pay {
        method: body.method.into(),
        amount: Money(body.amount.0),
        tip: Money(body.tip.map_or(0, |n| n.0)),
    };
    let work = move |tx: &crate::store::Tx<'_>| floor::settle::actions::pay(tx, &actor, visit, &key, pay);
    web.app.write(work).await?;
    let bill = web.app.read(|read| bills::queries::get(read, visit))?;
    created(&format!("/api/v1/visits/{visit}/bill"), &BillJson::from(&bill))
}
