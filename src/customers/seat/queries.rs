//! What is asked about a customer's seat.

use crate::base::Result;
use crate::base::ids::{CustomerId, GuestId, VisitId};
use crate::store::Read;
use crate::tables::{self, GuestSession, GuestState};

/// Which customer a guest is.
///
/// # Errors
/// A fault of the database.
pub fn owner_of(read: &Read<'_>, guest: GuestId) -> Result<Option<CustomerId>> {
    read.row(
        "SELECT customer_id FROM customer_guests WHERE guest_id = ?1",
        [guest.0],
        |r| r.get(0).map(CustomerId),
    )
}

/// The guest of an open visit whom a customer is, in this visit or in the latest; never one who was sent
/// away.
///
/// # Errors
/// A fault of the database.
pub fn find(read: &Read<'_>, customer: CustomerId, visit: Option<VisitId>) -> Result<Option<GuestSession>> {
    // The latest first. Nobody sits at more than a few tables at a time.
    let latest = read.rows(
        "SELECT guest_id FROM customer_guests WHERE customer_id = ?1 ORDER BY guest_id DESC LIMIT 20",
        [customer.0],
        |r| r.get(0).map(GuestId),
    )?;
    for guest in latest {
        let seat = tables::queries::find_seat(read, guest)?;
        let fits = |s: &GuestSession| {
            s.closed_ms.is_none() && s.state != GuestState::Away && visit.is_none_or(|visit| s.visit == visit)
        };
        if let Some(seat) = seat.filter(fits) {
            return Ok(Some(seat));
        }
    }
    Ok(None)
}
