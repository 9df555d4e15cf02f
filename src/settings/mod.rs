//! The house's settings, read by every feature.

pub mod actions;
pub mod facts;
pub mod queries;

use crate::base::Lang;
use crate::base::money::Currency;

/// How a guest would like to pay; what they really pay is a row of the bill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PayWay {
    /// In cash at the table.
    Cash,
    /// By card at the table.
    CardAtTable,
    /// At the counter.
    AtCounter,
    /// With the bill, later.
    Later,
}

impl PayWay {
    /// Every way.
    pub const ALL: [PayWay; 4] = [PayWay::Cash, PayWay::CardAtTable, PayWay::AtCounter, PayWay::Later];
    /// The word in files, forms and the database.
    pub fn word(self) -> &'static str {
        match self {
            PayWay::Cash => "cash",
            PayWay::CardAtTable => "card-at-table",
            PayWay::AtCounter => "at-counter",
            PayWay::Later => "later",
        }
    }
    /// The way of a word.
    pub fn parse(word: &str) -> Option<PayWay> {
        PayWay::ALL.into_iter().find(|w| w.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            PayWay::Cash => "pay-cash",
            PayWay::CardAtTable => "pay-card-at-table",
            PayWay::AtCounter => "pay-at-counter",
            PayWay::Later => "pay-later",
        }
    }
}

/// The settings as they stand, defaults filled in.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The house's name, as guests see it.
    pub house_name: String,
    /// The address that guests reach the house at; empty for this machine's own. What the program was
    /// started with wins.
    pub base_url: String,
    /// The currency; fixed after the first order.
    pub currency: Currency,
    /// IANA name of the time zone.
    pub time_zone: String,
    /// When a business day ends, in minutes after midnight.
    pub cut_over_minutes: i64,
    /// The house's own language: kitchen tickets, fallback of menu texts.
    pub language: Lang,
    /// The tax rate (parts per million) that items get which name none, when the
    /// menu is imported. Prices include tax.
    pub tax_ppm: i64,
    /// The ways to pay that guests may choose, in order; never empty.
    pub pay_ways: Vec<PayWay>,
    /// Whether a visit's first order waits for a tap of the floor.
    pub approve_first_order: bool,
    /// From so many pieces on a guest's round waits for a tap of the floor; 0 for never.
    pub guard_pieces: i64,
    /// The amount from which a guest's round waits for a tap of the floor.
    pub guard_total: GuardTotal,
}

/// The amount from which a guest's round is too large to go to the kitchen unseen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GuardTotal {
    /// As many average dishes of the menu as the guard on pieces allows: right in
    /// every currency, and off where that guard is.
    Auto,
    /// So many whole units of the currency; 0 for never.
    Units(i64),
}

impl Settings {
    /// The way to pay that is offered first: with the bill, where the house has that.
    pub fn usual_pay_way(&self) -> PayWay {
        let later = self.pay_ways.contains(&PayWay::Later);
        let first = self.pay_ways.first().filter(|_| !later);
        first.copied().unwrap_or(PayWay::Later)
    }
}
