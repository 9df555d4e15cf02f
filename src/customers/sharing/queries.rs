//! What the house asks about its customers.

use super::{Accounts, Known};
use crate::base::time::BusinessDay;
use crate::base::{Actor, Money, Result, Verb};
use crate::store::{Read, params};

/// What each customer ordered between two days, both included.
const SPENT: &str =
    "SELECT c.customer_id AS customer, count(DISTINCT l.visit_id) AS visits, sum(l.quantity * l.unit_price) AS spent
    FROM customer_guests c JOIN guests g ON g.id = c.guest_id
    JOIN order_lines l ON l.visit_id = g.visit_id AND l.guest_id = g.id
    JOIN orders o ON o.id = l.order_id
    WHERE o.business_day BETWEEN ?1 AND ?2 AND l.state <> 'voided' GROUP BY c.customer_id";

/// The customers who let the house see their name and who ordered between two days, both included; who
/// spent the most first.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn known(read: &Read<'_>, actor: &Actor, from: BusinessDay, to: BusinessDay) -> Result<Vec<Known>> {
    actor.may(Verb::ReadInsights)?;
    read.rows(
        &format!(
            "SELECT u.name, s.visits, s.spent FROM ({SPENT}) s JOIN customers u ON u.id = s.customer
             WHERE u.shares = 1 ORDER BY s.spent DESC, u.folded LIMIT 500"
        ),
        params![from.0, to.0],
        |r| {
            Ok(Known {
                name: r.get(0)?,
                visits: r.get(1)?,
                spent: Money(r.get(2)?),
            })
        },
    )
}

/// How many accounts there are, and what they had between two days. Nobody is named.
///
/// # Errors
/// `Forbidden`; a fault of the database.
pub fn accounts(read: &Read<'_>, actor: &Actor, from: BusinessDay, to: BusinessDay) -> Result<Accounts> {
    actor.may(Verb::ReadInsights)?;
    let found = read.row(
        &format!("SELECT count(*), coalesce(sum(spent), 0) FROM ({SPENT})"),
        params![from.0, to.0],
        |r| Ok((r.get(0)?, Money(r.get(1)?))),
    )?;
    let (came, spent) = found.unwrap_or_default();
    Ok(Accounts {
        all: read.number("SELECT count(*) FROM customers", [])?,
        came,
        spent,
    })
}
