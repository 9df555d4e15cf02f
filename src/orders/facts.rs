//! What happened to orders. Replaying these facts gives the stored state.

use serde::{Deserialize, Serialize};

use super::state::State;
use crate::base::ids::{GuestId, ItemId, LineId, OptionId, OrderId, StationId};
use crate::base::{Fact, Money};
use crate::settings::PayWay;

/// A fact of this feature.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "kind")]
#[expect(missing_docs, reason = "the names are the facts")]
pub enum OrderFact {
    OrderPlaced {
        order: OrderId,
        number: i64,
        pay: PayWay,
        lines: Vec<PlacedLine>,
    },
    LineStepped {
        order: OrderId,
        line: LineId,
        station: StationId,
        from: State,
        to: State,
        // How long it took, when it becomes ready.
        #[serde(default)]
        made: Option<Made>,
    },
    ChangeAcknowledged {
        order: OrderId,
        line: LineId,
        station: StationId,
    },
    OrderCompleted {
        order: OrderId,
    },
    OrderReopened {
        order: OrderId,
    },
}

/// How long a line took until it was ready, as of the thresholds of that time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Seconds since it was sent.
    pub seconds: i64,
    /// Whether its station calls that late.
    pub late: bool,
}

/// A line as it was sent; `number` is the small number that it had in the cart.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "as in `Line`")]
pub struct PlacedLine {
    pub line: LineId,
    pub number: i64,
    pub guest: Option<GuestId>,
    pub item: ItemId,
    pub revision: i64,
    pub options: Vec<(OptionId, Money)>,
    pub quantity: i64,
    pub unit: Money,
    pub tax_ppm: i64,
    pub station: StationId,
    pub state: State,
}

impl Fact for OrderFact {
    const FEATURE: &'static str = "orders";
}
