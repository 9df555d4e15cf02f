//! What happened to the figures.

use serde::{Deserialize, Serialize};

use crate::base::Fact;

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum InsightFact {
    SalesImported { import: i64, orders: i64, lines: i64 },
    SalesRemoved { import: i64 },
}

impl Fact for InsightFact {
    const FEATURE: &'static str = "insights";
}
