//! What screens ask about bills.

use super::{Bill, Method, Payment};
use crate::base::ids::VisitId;
use crate::base::{Money, Result};
use crate::orders;
use crate::store::Read;
use crate::tables;

/// The bill of a visit.
///
/// # Errors
/// A fault of the database.
pub fn get(read: &Read<'_>, visit: VisitId) -> Result<Bill> {
    let sums = orders::queries::sums(read, visit)?;
    let payments = read.rows(
        "SELECT method, amount, tip, at_ms FROM bills WHERE visit_id = ?1 ORDER BY id",
        [visit.0],
        |r| {
            Ok(Payment {
                method: Method::parse(&r.get::<_, String>(0)?).unwrap_or(Method::Other),
                amount: Money(r.get(1)?),
                tip: Money(r.get(2)?),
                at_ms: r.get(3)?,
            })
        },
    )?;
    let terms = tables::queries::get_visit(read, visit)?.terms;
    Ok(Bill::new(sums, terms, payments))
}
