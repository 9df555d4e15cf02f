//! The bill: what a visit owes. Rows are added, never edited; what is due is a sum.

pub mod actions;
pub mod facts;
pub mod queries;

use crate::base::Money;

/// How money came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// Coins and notes.
    Cash,
    /// A card, on the house's own terminal.
    Card,
    /// Anything else: a voucher, a transfer.
    Other,
}

impl Method {
    /// Every method.
    pub const ALL: [Method; 3] = [Method::Cash, Method::Card, Method::Other];
    /// The word in the database and in forms.
    pub fn word(self) -> &'static str {
        match self {
            Method::Cash => "cash",
            Method::Card => "card",
            Method::Other => "other",
        }
    }
    /// The method of a word.
    pub fn parse(word: &str) -> Option<Method> {
        Method::ALL.into_iter().find(|m| m.word() == word)
    }
    /// The key of its name on screens.
    pub fn key(self) -> &'static str {
        match self {
            Method::Cash => "method-cash",
            Method::Card => "method-card",
            Method::Other => "method-other",
        }
    }
}

/// A payment that came in.
#[derive(Debug, Clone)]
pub struct Payment {
    /// How.
    pub method: Method,
    /// How much.
    pub amount: Money,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// What a visit owes.
#[derive(Debug, Clone, Default)]
pub struct Bill {
    /// Everything that was ordered and not voided, tax included.
    pub total: Money,
    /// The tax inside, with its rate in parts per million: summed per rate, rounded once.
    pub taxes: Vec<(i64, Money)>,
    /// What came in.
    pub payments: Vec<Payment>,
}

impl Bill {
    /// The sum of the payments.
    pub fn paid(&self) -> Money {
        self.payments.iter().map(|p| p.amount).sum()
    }
    /// What is left to pay; negative where a refund is due.
    pub fn due(&self) -> Money {
        self.total - self.paid()
    }
}
