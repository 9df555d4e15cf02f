//! The rounds that a table has sent, with how far each line is.

use askama::Template;
use askama::filters::HtmlSafe;

use super::regions::Visit;
use crate::base::Result;
use crate::base::ids::OrderId;
use crate::orders::{self, Order, State};
use crate::web::screen::{Op, place, remove};
use crate::web::ui::{self, Words};

/// The steps of a line that guests follow.
const STEPS: &[State] = &[
    State::Sent,
    State::Accepted,
    State::Cooking,
    State::Ready,
    State::Served,
];

/// Every round with the state of its lines.
#[derive(Template)]
#[template(path = "guest/_orders.html")]
pub struct OrdersRegion {
    t: Words,
    seq: i64,
    orders: Vec<OrderRegion>,
}
impl HtmlSafe for OrdersRegion {}

/// One round with the state of its lines.
#[derive(Template)]
#[template(path = "guest/_order.html")]
struct OrderRegion {
    t: Words,
    seq: i64,
    o: Order,
}
impl HtmlSafe for OrderRegion {}

impl OrderRegion {
    fn id(&self) -> String {
        format!("order-{}", self.o.id)
    }

    /// Its place among the others: the newest comes first.
    fn sort(&self) -> i64 {
        -self.o.id.0
    }

    fn waits(&self) -> bool {
        self.o.lines.iter().any(|l| l.state == State::Waiting)
    }
}

impl Visit<'_> {
    /// The rounds, newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn orders(&self) -> Result<OrdersRegion> {
        let orders = orders::queries::list_of_visit(self.read, self.id, self.t.lang)?;
        let (t, seq) = (self.t, self.seq);
        let orders = orders.into_iter().rev().map(|o| OrderRegion { t, seq, o }).collect();
        Ok(OrdersRegion { t, seq, orders })
    }

    /// Rounds by their ids.
    ///
    /// # Errors
    /// A fault of the database or of a template.
    pub fn paint_orders(&self, orders: &[OrderId]) -> Result<Vec<Op>> {
        let (t, seq) = (self.t, self.seq);
        let mut ops = vec![remove("orders-empty")];
        for order in orders {
            let o = orders::queries::get(self.read, *order, t.lang)?;
            let region = OrderRegion { t, seq, o };
            ops.push(place("orders", &region.id(), &region)?);
        }
        Ok(ops)
    }
}
