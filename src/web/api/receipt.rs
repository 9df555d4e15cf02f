//! What a party had and paid, with the house's own words above and below.

use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

use super::Caller;
use super::answers::{ok, time};
use super::lines::OrderJson;
use super::pay::BillJson;
use crate::base::ids::VisitId;
use crate::orders::State;
use crate::web::State as Web;
use crate::web::actor::Tongue;
use crate::web::error::Answer;
use crate::{bills, orders, settings};

/// The receipt of a visit.
#[derive(Serialize, ToSchema)]
#[schema(as = Receipt)]
pub struct ReceiptJson {
    /// The house's name.
    house: String,
    /// What stands above; possibly empty.
    head: String,
    /// What stands below; possibly empty.
    foot: String,
    /// The table's name.
    table: String,
    /// When the visit was closed, or else now.
    #[schema(format = DateTime)]
    at: String,
    /// The currency's code (ISO 4217).
    #[schema(examples("EUR"))]
    currency: String,
    /// What was ordered, and not voided.
    orders: Vec<OrderJson>,
    bill: BillJson,
}

/// The receipt of a visit, as of now.
#[utoipa::path(get, path = "/api/v1/visits/{visit}/receipt", tag = "payments", operation_id = "getReceipt",
    params(("visit" = i64, Path, description = "The visit's id")),
    responses((status = 200, body = ReceiptJson)))]
pub async fn receipt(web: Data<Web>, caller: Caller, tongue: Tongue, path: Path<i64>) -> Answer {
    let receipt = web.app.read(|read| {
        let visit = caller.reads(read, VisitId(*path))?;
        let house = settings::queries::get(read)?;
        let for_staff = !matches!(caller, Caller::Guest(_));
        let mut orders = orders::queries::list_of_visit(read, visit.id, tongue.0)?;
        for order in &mut orders {
            order.lines.retain(|line| line.state != State::Voided);
        }
        orders.retain(|order| !order.lines.is_empty());
        Ok(ReceiptJson {
            house: house.house_name.clone(),
            head: house.receipt_head.clone(),
            foot: house.receipt_foot.clone(),
            table: visit.table_kind.named(tongue.0, &visit.table_name),
            at: time(visit.closed_ms.unwrap_or(read.now.at_ms)),
            currency: house.currency.code().into(),
            orders: orders.iter().map(|order| OrderJson::new(order, for_staff)).collect(),
            bill: BillJson::from(&bills::queries::get(read, visit.id)?),
        })
    })?;
    ok(&receipt)
}
