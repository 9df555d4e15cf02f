//! What is asked about a customer's visits.

use super::Past;
use crate::base::ids::{GuestId, VisitId};
use crate::base::{Actor, Lang, Result};
use crate::customers::queries::own;
use crate::orders;
use crate::store::{Read, params};
use crate::tables;

/// The visits that a customer took part in, the newest first: at most so many, before a visit if one is
/// named. Only what was their own is in them.
///
/// # Errors
/// `SignIn`, `Forbidden` for who is no customer.
pub fn list(read: &Read<'_>, actor: &Actor, before: Option<VisitId>, most: i64, lang: Lang) -> Result<Vec<Past>> {
    let customer = own(actor)?;
    let visits = read.rows(
        "SELECT DISTINCT g.visit_id FROM customer_guests c JOIN guests g ON g.id = c.guest_id
         WHERE c.customer_id = ?1 AND (?2 IS NULL OR g.visit_id < ?2) ORDER BY g.visit_id DESC LIMIT ?3",
        params![customer.0, before.map(|v| v.0), most],
        |r| r.get(0).map(VisitId),
    )?;
    visits.into_iter().map(|visit| past(read, actor, visit, lang)).collect()
}

fn past(read: &Read<'_>, actor: &Actor, visit: VisitId, lang: Lang) -> Result<Past> {
    let guests = in_visit(read, actor, visit)?;
    let record = tables::queries::get_visit(read, visit)?;
    let own = |id: &GuestId| guests.iter().any(|(guest, _)| guest == id);
    let mut lines: Vec<_> = orders::queries::list_of_visit(read, visit, lang)?
        .into_iter()
        .flat_map(|order| order.lines)
        .collect();
    lines.retain(|l| l.guest.as_ref().is_some_and(|(id, ..)| own(id)));
    Ok(Past {
        visit,
        table: record.table_kind.named(lang, &record.table_name),
        opened_ms: record.opened_ms,
        closed_ms: record.closed_ms,
        names: guests.into_iter().map(|(_, name)| name).collect(),
        lines,
    })
}

/// The guests whom a customer was in a visit, with their names there.
///
/// # Errors
/// As [`list`].
pub fn in_visit(read: &Read<'_>, actor: &Actor, visit: VisitId) -> Result<Vec<(GuestId, String)>> {
    read.rows(
        "SELECT g.id, g.name FROM customer_guests c JOIN guests g ON g.id = c.guest_id
         WHERE c.customer_id = ?1 AND g.visit_id = ?2 ORDER BY g.id",
        params![own(actor)?.0, visit.0],
        |r| Ok((GuestId(r.get(0)?), r.get(1)?)),
    )
}
