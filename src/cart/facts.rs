//! What happened to carts. These facts are dropped when the visit closes: what
//! was sent lives on in the order's facts, what was not is nobody's business.

use serde::{Deserialize, Serialize};

use crate::base::Fact;
use crate::base::ids::{ItemId, OptionId};

/// A fact of this feature; `line` is the small number within the visit.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum CartFact {
    LineAdded {
        line: i64,
        item: ItemId,
        options: Vec<OptionId>,
        quantity: i64,
    },
    LineChanged {
        line: i64,
        quantity: i64,
    },
    LineRemoved {
        line: i64,
    },
    /// How many of a counted item the line holds from now on.
    ItemHeld {
        line: i64,
        item: ItemId,
        quantity: i64,
    },
}

impl CartFact {
    /// The line that it is about.
    pub fn line(&self) -> i64 {
        match self {
            CartFact::LineAdded { line, .. }
            | CartFact::LineChanged { line, .. }
            | CartFact::LineRemoved { line }
            | CartFact::ItemHeld { line, .. } => *line,
        }
    }
}

impl Fact for CartFact {
    const FEATURE: &'static str = "cart";
}
