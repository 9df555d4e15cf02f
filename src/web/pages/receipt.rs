//! What a party had and paid, with the house's own words above and below.

use askama::Template;
use askama::filters::HtmlSafe;

use super::words;
use crate::base::time::Calendar;
use crate::base::{Lang, Money, Result};
use crate::bills::{self, Bill};
use crate::orders::{self, Order, State};
use crate::settings;
use crate::store::Read;
use crate::tables::Visit;
use crate::web::ui::Words;

/// The receipt of a visit.
#[derive(Template)]
#[template(path = "_receipt.html")]
pub struct Receipt {
    t: Words,
    house: String,
    head: String,
    foot: String,
    table: String,
    when: String,
    orders: Vec<Order>,
    bill: Bill,
}
impl HtmlSafe for Receipt {}

impl Receipt {
    /// The receipt as of one state of the house; its time is the closing, or else now.
    ///
    /// # Errors
    /// A fault of the database.
    pub fn new(read: &Read<'_>, calendar: &Calendar, visit: &Visit, lang: Lang) -> Result<Receipt> {
        let house = settings::queries::get(read)?;
        let when = calendar.local(visit.closed_ms.unwrap_or(read.now.at_ms));
        Ok(Receipt {
            t: words(read, lang)?,
            house: house.house_name.clone(),
            head: house.receipt_head.clone(),
            foot: house.receipt_foot.clone(),
            table: visit.table_kind.named(lang, &visit.table_name),
            when: lang.date_time(when),
            orders: orders::queries::list_of_visit(read, visit.id, lang)?,
            bill: bills::queries::get(read, visit.id)?,
        })
    }

    /// The language that it is in.
    pub fn lang(&self) -> &'static str {
        self.t.lang.code()
    }

    /// Whether nothing was ordered.
    pub fn is_empty(&self) -> bool {
        self.orders.is_empty()
    }
}
