//! Words and icons of a round: what stands in its way, who nods to it, calls and marks.

use super::Words;
use crate::cart::Trouble;
use crate::floor::{Call, Reason};
use crate::orders::Nod;

/// What a guest reads while their call waits.
pub fn call_waiting(call: &Call) -> &'static str {
    match call.reason {
        Reason::Bill => "call-bill-waiting",
        _ => "call-staff-waiting",
    }
}

/// The icon of a reason to call.
pub fn call_icon(reason: &Reason) -> &'static str {
    match reason {
        Reason::Staff => "hand",
        Reason::Bill => "receipt",
        Reason::Water => "water",
        Reason::Cutlery => "menu",
        Reason::Question => "help",
        Reason::Problem => "alert",
    }
}

/// What happened to a line of the cart, and what its guest can do.
pub fn trouble(t: &Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Gone => t.t("line-sold-out"),
        Trouble::Later => t.t("line-later"),
        Trouble::Held => t.t("line-held"),
        Trouble::Few(left) => t.n("left", left),
        Trouble::Options => t.t("line-options"),
    }
}

/// What a guest reads before they send a round that waits for a nod.
pub fn nod_before(nod: &Nod) -> &'static str {
    match nod {
        Nod::First => "nod-first",
        Nod::Large => "nod-large",
    }
}

/// What the floor reads of a round that waits for a nod.
pub fn nod(nod: &Nod) -> &'static str {
    match nod {
        Nod::First => "first-order",
        Nod::Large => "large-order",
    }
}

/// The word of a mark.
pub fn mark_key(mark: &i64) -> &'static str {
    match mark {
        1 => "mark-1",
        2 => "mark-2",
        3 => "mark-3",
        4 => "mark-4",
        _ => "mark-5",
    }
}

/// What a call asks for, for the floor.
pub fn call_asks(call: &Call) -> &'static str {
    match call.reason {
        Reason::Staff => "call-asks-staff",
        Reason::Bill => "call-asks-bill",
        Reason::Water => "call-asks-water",
        Reason::Cutlery => "call-asks-cutlery",
        Reason::Question => "call-asks-question",
        Reason::Problem => "call-asks-problem",
    }
}
