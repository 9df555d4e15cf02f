//! The whole price before sending, what stands in the way, and the button.

use askama::Template;
use askama::filters::HtmlSafe;

use super::regions::Visit;
use super::send::PlaceForm;
use crate::base::{Money, Result};
use crate::bills::Bill;
use crate::cart::Cart;
use crate::orders::{self, Nod};
use crate::settings;
use crate::tables;
use crate::web::ui::{self, Words};

/// The total before sending, and what exactly was seen.
#[derive(Template)]
#[template(path = "guest/_summary.html")]
pub struct SummaryRegion {
    t: Words,
    seq: i64,
    /// How many pieces can be sent.
    pub count: i64,
    /// What the lines cost, which the form says was seen.
    total: Money,
    /// What the round adds to the bill, with its service charge.
    bill: Bill,
    lines: String,
    left_out: Vec<String>,
    changed: bool,
    nod: Option<Nod>,
    /// Where the house is closed: why nothing can be sent.
    closed: Option<String>,
}
impl HtmlSafe for SummaryRegion {}

impl SummaryRegion {
    /// The summary of a visit's cart.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn new(visit: &Visit<'_>, cart: &Cart) -> Result<SummaryRegion> {
        let (t, seq, total) = (visit.t, visit.seq, cart.total());
        let count = cart.sendable().map(|l| l.quantity).sum();
        let left_out = cart.lines.iter().filter(|l| l.unit.is_none()).map(|l| l.name.clone());
        let house = settings::queries::get(visit.read)?;
        let record = tables::queries::get_visit(visit.read, visit.id)?;
        let taxed = cart.sendable().map(|l| (l.tax_ppm, l.total()));
        let closed = house.closed_for_orders(visit.read.local);
        Ok(SummaryRegion {
            t,
            seq,
            count,
            total,
            bill: Bill::round(
                orders::queries::sums(visit.read, visit.id)?,
                taxed.collect(),
                record.terms,
            ),
            lines: PlaceForm::lines_of(cart),
            left_out: left_out.collect(),
            changed: cart.sendable().any(|l| l.unit_before.is_some()),
            closed: closed.map(|opens| t.msg(&settings::closed_words(opens, t.lang))),
            nod: orders::queries::nod(visit.read, &house, &record, count, total)?,
        })
    }

    /// What the button says: it names what is not as it was.
    pub fn go(&self) -> String {
        let names = self.left_out.join(", ");
        match self.left_out.len() {
            0 if self.changed => self.t.with("send-for", "total", self.t.money(self.bill.total())),
            0 => self.t.t("send"),
            1 | 2 => self.t.with("send-without", "items", names),
            _ => self.t.t("send-rest"),
        }
    }
}
