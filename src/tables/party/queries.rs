//! What is asked about codes to go on with another device.

use super::{CODE_MS, Handover};
use crate::base::ids::{GuestId, VisitId};
use crate::base::time::Now;
use crate::base::{Error, Msg, Result};
use crate::store::Read;
use crate::tables::GuestState;
use crate::tables::queries::get_visit;

/// What a code is for, by its hash.
///
/// # Errors
/// `NotFound` for one that nobody made, or that a newer one replaced; `Conflict`
/// for one that was used, is too old, or whose guest does not sit at an open table any more.
pub fn get_handover(read: &Read<'_>, hash: &[u8]) -> Result<Handover> {
    let found = read.row(
        "SELECT g.id, g.visit_id, g.name, g.state, h.used, h.made_ms, h.made_boot, h.made_mono_ms
         FROM handovers h JOIN guests g ON g.id = h.guest_id WHERE h.hash = ?1",
        [hash],
        |r| {
            let made = Now {
                at_ms: r.get(5)?,
                boot: r.get(6)?,
                mono_ms: r.get(7)?,
            };
            let sits = GuestState::parse(&r.get::<_, String>(3)?) == GuestState::Seated;
            let is_good = sits && !r.get::<_, bool>(4)? && read.now.since(&made) < CODE_MS;
            Ok((GuestId(r.get(0)?), VisitId(r.get(1)?), r.get(2)?, is_good))
        },
    )?;
    let (guest, visit, name, is_good) = found.ok_or_else(|| Error::NotFound(Msg::new("handover-unknown")))?;
    if !is_good {
        return Err(Error::conflict("handover-over"));
    }
    let table = get_visit(read, visit)?.open()?.table_name;
    Ok(Handover {
        guest,
        visit,
        name,
        table,
    })
}
