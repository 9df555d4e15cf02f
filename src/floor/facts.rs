//! What happened on the floor.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::base::ids::{CallId, GuestId, VisitId};
use crate::base::{Fact, Money};
use crate::settings::PayWay;

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum FloorFact {
    CallMade {
        call: CallId,
        visit: VisitId,
        reason: Reason,
        /// How they would like to pay, where the bill is asked for.
        #[serde(default)]
        pay: Option<PayWay>,
        /// The tip that they name then.
        #[serde(default)]
        tip: Option<Money>,
    },
    /// The call waits already, and its guest would like to pay in another way.
    CallPayChanged {
        call: CallId,
        visit: VisitId,
        pay: Option<PayWay>,
        #[serde(default)]
        tip: Option<Money>,
    },
    CallCancelled {
        call: CallId,
        visit: VisitId,
    },
    CallAnswered {
        call: CallId,
        visit: VisitId,
    },
    FeedbackGiven {
        visit: VisitId,
        guest: GuestId,
        mark: i64,
    },
    FeedbackAnswered {
        visit: VisitId,
        guest: GuestId,
    },
}

impl Fact for FloorFact {
    const FEATURE: &'static str = "floor";
}
