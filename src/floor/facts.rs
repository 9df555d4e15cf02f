//! What happened on the floor.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::base::Fact;
use crate::base::ids::{CallId, VisitId};

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum FloorFact {
    CallMade {
        call: CallId,
        visit: VisitId,
        reason: Reason,
    },
    CallAnswered {
        call: CallId,
        visit: VisitId,
    },
}

impl Fact for FloorFact {
    const FEATURE: &'static str = "floor";
}
