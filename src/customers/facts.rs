//! What happened to accounts of guests. No fact names anybody but by a number.

use serde::{Deserialize, Serialize};

use crate::base::Fact;
use crate::base::ids::{CustomerId, GuestId, ItemId, VisitId};

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum CustomerFact {
    CustomerRegistered {
        customer: CustomerId,
    },
    CustomerSignedIn {
        customer: CustomerId,
    },
    CustomerSignedOut {
        customer: CustomerId,
        session: i64,
    },
    OtherSessionsEnded {
        customer: CustomerId,
    },
    SecretChanged {
        customer: CustomerId,
    },
    EmailChanged {
        customer: CustomerId,
    },
    SharingSet {
        customer: CustomerId,
        shares: bool,
    },
    FavouriteSet {
        customer: CustomerId,
        item: ItemId,
        on: bool,
    },
    // From now on this guest of a visit is the customer.
    GuestLinked {
        customer: CustomerId,
        visit: VisitId,
        guest: GuestId,
    },
    KeptTakenUp {
        customer: CustomerId,
        lines: i64,
    },
    KeptLetGo {
        customer: CustomerId,
    },
    CustomerDeleted {
        customer: CustomerId,
    },
}

impl Fact for CustomerFact {
    const FEATURE: &'static str = "customers";
}
