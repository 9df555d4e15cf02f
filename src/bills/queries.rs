//! What screens ask about bills.

use super::{Bill, Method, Payment};
use crate::base::ids::VisitId;
use crate::base::{Money, Result};
use crate::cart::taxes;
use crate::orders;
use crate::store::Read;

/// The bill of a visit.
///
/// # Errors
/// A fault of the database.
pub fn get(read: &Read<'_>, visit: VisitId) -> Result<Bill> {
    let sums = orders::queries::sums(read, visit)?;
    let payments = read.rows(
        "SELECT method, amount, at_ms FROM bills WHERE visit_id = ?1 ORDER BY id",
        [visit.0],
        |r| {
            Ok(Payment {
                method: Method::parse(&r.get::<_, String>(0)?).unwrap_or(Method::Other),
                amount: Money(r.get(1)?),
                at_ms: r.get(2)?,
            })
        },
    )?;
    Ok(Bill {
        total: sums.iter().map(|(_, gross)| *gross).sum(),
        taxes: taxes(sums.into_iter()),
        payments,
    })
}
