//! What happened to bills.

use serde::{Deserialize, Serialize};

use super::Method;
use crate::base::ids::{BillId, VisitId};
use crate::base::{Fact, Money};

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum BillFact {
    PaymentTaken {
        bill: BillId,
        visit: VisitId,
        method: Method,
        /// The tip included.
        amount: Money,
        #[serde(default)]
        tip: Money,
    },
}

impl Fact for BillFact {
    const FEATURE: &'static str = "bills";
}
