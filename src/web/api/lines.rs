//! What orders, kitchen and floor share: an order's lines, the words of a state, a step, a way to pay.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::orders::{Line, Order, State, Step};
use crate::settings::PayWay;

/// Mirrors an enum of the house, value by value: a new one there does not compile without its word here.
macro_rules! mirror {
    ($(#[$doc:meta])* $json:ident as $name:ident = $of:ident { $($(#[$say:meta])* $value:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "kebab-case")]
        #[schema(as = $name)]
        pub enum $json { $($(#[$say])* $value),+ }

        impl From<$of> for $json {
            fn from(is: $of) -> Self {
                match is { $($of::$value => $json::$value),+ }
            }
        }
        impl From<$json> for $of {
            fn from(is: $json) -> Self {
                match is { $($json::$value => $of::$value),+ }
            }
        }
    };
}
pub(super) use mirror;

mirror! {
    /// How a guest would like to pay.
    PayWayJson as PayWay = PayWay {
        /// In cash at the table.
        Cash,
        /// By card at the table.
        CardAtTable,
        /// At the counter.
        AtCounter,
        /// With the bill, later.
        Later,
    }
}

mirror! {
    /// Where a line stands.
    StateJson as LineState = State {
        /// Waits for the floor's nod.
        Waiting,
        /// Waits for its course.
        Held,
        /// Is on the kitchen's board.
        Sent,
        /// A cook has seen it.
        Accepted,
        /// Is being made.
        Cooking,
        /// Is made.
        Ready,
        /// Is at the table.
        Served,
        /// Was taken away.
        Voided,
    }
}

mirror! {
    /// What can be done to a line. Which steps a state has for whom is the house's rule: one that it has not is a 409.
    StepJson as Step = Step {
        /// The floor lets it go to the kitchen.
        Approve,
        /// The floor refuses it.
        Refuse,
        /// Its course is called for.
        Fire,
        /// A cook has seen it.
        Accept,
        /// It is being made.
        Start,
        /// It is made.
        Bump,
        /// It is at the table.
        Serve,
        /// The last step was a mistake.
        Recall,
        /// Its guest takes it back.
        TakeBack,
        /// It is taken away, for a reason.
        Void,
    }
}

/// A line of an order, as it was sold.
#[derive(Serialize, ToSchema)]
#[schema(as = OrderLine)]
pub struct LineJson {
    /// Its id in the house; only the staff knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    id: Option<i64>,
    /// Its number in the visit.
    number: i64,
    /// The number of the guest who added it; null for the floor.
    guest: Option<i64>,
    item: i64,
    /// The item's name as it was sold.
    name: String,
    /// The chosen options' names.
    options: Vec<String>,
    /// The names of what is left out.
    removals: Vec<String>,
    quantity: i64,
    /// A note for the kitchen; possibly empty.
    note: String,
    /// The price of one, options included.
    unit: i64,
    /// What it costs; 0 once it is voided.
    total: i64,
    state: StateJson,
    /// Allergens that its guest must not eat and that it contains, or that nobody has ruled out.
    danger: Vec<String>,
    /// Whether it was changed since, and no cook has acknowledged that yet.
    unseen: bool,
}

impl LineJson {
    /// A line, for the staff with its id.
    pub fn new(line: &Line, for_staff: bool) -> LineJson {
        LineJson {
            id: for_staff.then_some(line.id.0),
            number: line.number,
            guest: line.guest.as_ref().map(|(_, number, _)| *number),
            item: line.item.0,
            name: line.name.clone(),
            options: line.options.clone(),
            removals: line.removals.clone(),
            quantity: line.quantity,
            note: line.note.clone(),
            unit: line.unit.0,
            total: line.total().0,
            state: line.state.into(),
            danger: line.danger().words().map(String::from).collect(),
            unseen: line.unseen,
        }
    }
}

/// One round that was sent.
#[derive(Serialize, ToSchema)]
#[schema(as = Order)]
pub struct OrderJson {
    /// Its id in the house; only the staff knows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    id: Option<i64>,
    visit: i64,
    /// The number on tickets and receipts; begins at 1 each business day.
    number: i64,
    /// When it was sent (RFC 3339).
    #[schema(format = DateTime)]
    placed_at: String,
    pay: PayWayJson,
    /// What it costs.
    total: i64,
    lines: Vec<LineJson>,
}

impl OrderJson {
    /// An order, for the staff with its id.
    pub fn new(order: &Order, for_staff: bool) -> OrderJson {
        OrderJson {
            id: for_staff.then_some(order.id.0),
            visit: order.visit.0,
            number: order.number,
            placed_at: super::answers::time(order.placed.at_ms),
            pay: order.pay.into(),
            total: order.total().0,
            lines: order.lines.iter().map(|line| LineJson::new(line, for_staff)).collect(),
        }
    }
}
