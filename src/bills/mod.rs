//! The bill: what a visit owes. Rows are added, never edited; what is due is a sum.

pub mod actions;
pub mod facts;
pub mod queries;

use std::collections::BTreeMap;

use crate::base::Money;
use crate::settings::Terms;

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
    /// How much came in, the tip included.
    pub amount: Money,
    /// What of it is a tip.
    pub tip: Money,
    /// When, milliseconds since 1970 UTC.
    pub at_ms: i64,
}

/// What a visit owes.
#[derive(Debug, Clone, Default)]
pub struct Bill {
    /// Everything that was ordered and not voided, at its prices.
    pub ordered: Money,
    /// What comes on top of the prices.
    pub terms: Terms,
    /// The service charge; tax is in it, or not, as in the prices.
    pub service: Money,
    /// The tax, with its rate in parts per million: summed per rate, rounded once.
    pub taxes: Vec<(i64, Money)>,
    /// What came in.
    pub payments: Vec<Payment>,
}

impl Bill {
    /// What was ordered (rates and amounts at the menu's prices) with what comes on top. The charge is
    /// taxed as what it is charged on, since it is part of its price (Directive 2006/112/EC, Article 78 (b)).
    pub fn new(sums: impl IntoIterator<Item = (i64, Money)>, terms: Terms, payments: Vec<Payment>) -> Bill {
        let mut rates = BTreeMap::<i64, Money>::new();
        for (ppm, amount) in sums {
            let sum = rates.entry(ppm).or_default();
            *sum = *sum + amount;
        }
        let amounts: Vec<Money> = rates.values().copied().collect();
        let ordered: Money = amounts.iter().copied().sum();
        let service = ordered.share(terms.service_ppm);
        let parts = service.spread(&amounts);
        let tax = |ppm: i64, amount: Money| match terms.tax_added {
            true => amount.share(ppm),
            false => amount.tax_inside(ppm),
        };
        let taxed = rates.into_iter().zip(parts).filter(|((ppm, _), _)| *ppm > 0);
        Bill {
            ordered,
            terms,
            service,
            taxes: taxed.map(|((ppm, amount), part)| (ppm, tax(ppm, amount + part))).collect(),
            payments,
        }
    }
    /// What a round adds to a bill: the difference of the bill with it and the one without, so that
    /// rounds add up to the bill to the cent, whatever is rounded in each.
    pub fn round(before: Vec<(i64, Money)>, round: Vec<(i64, Money)>, terms: Terms) -> Bill {
        let without = Bill::new(before.clone(), terms, Vec::new());
        let with = Bill::new(before.into_iter().chain(round), terms, Vec::new());
        let was = |ppm: i64| without.taxes.iter().find(|(p, _)| *p == ppm).map_or(Money::ZERO, |(_, tax)| *tax);
        let taxes = with.taxes.iter().map(|(ppm, tax)| (*ppm, *tax - was(*ppm)));
        Bill {
            ordered: with.ordered - without.ordered,
            service: with.service - without.service,
            taxes: taxes.filter(|(_, tax)| *tax != Money::ZERO).collect(),
            terms,
            payments: Vec::new(),
        }
    }
    /// All that is owed, tips aside.
    pub fn total(&self) -> Money {
        let added = self.taxes.iter().filter(|_| self.terms.tax_added);
        self.ordered + self.service + added.map(|(_, tax)| *tax).sum()
    }
    /// The key of the words for a tax.
    pub fn tax_key(&self) -> &'static str {
        match self.terms.tax_added {
            true => "tax-added",
            false => "tax-inside",
        }
    }
    /// The sum of the payments, tips aside.
    pub fn paid(&self) -> Money {
        self.payments.iter().map(|p| p.amount - p.tip).sum()
    }
    /// The sum of the tips.
    pub fn tips(&self) -> Money {
        self.payments.iter().map(|p| p.tip).sum()
    }
    /// What is left to pay; negative where a refund is due.
    pub fn due(&self) -> Money {
        self.total() - self.paid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rounds_add_up_to_the_bill(
            rounds in prop::collection::vec(prop::collection::vec((prop::sample::select(vec![0i64, 40_000, 100_000, 81_250]), 0i64..5_000), 0..4), 0..5),
            service_ppm in 0i64..200_000, tax_added: bool,
        ) {
            let terms = Terms { service_ppm, tax_added };
            let mut before = Vec::new();
            let mut shown = Money::ZERO;
            for round in rounds {
                let round: Vec<_> = round.into_iter().map(|(ppm, cents)| (ppm, Money(cents))).collect();
                shown = shown + Bill::round(before.clone(), round.clone(), terms).total();
                before.extend(round);
            }
            prop_assert_eq!(shown, Bill::new(before, terms, Vec::new()).total());
        }
    }

    #[test]
    fn a_service_charge_is_taxed_as_what_it_is_charged_on() {
        let sums = [(40_000, Money(1_040)), (220_000, Money(2_440))];
        let terms = |service_ppm, tax_added| Terms { service_ppm, tax_added };
        let bill = Bill::new(sums, terms(100_000, false), Vec::new());
        assert_eq!(
            (bill.ordered, bill.service, bill.total()),
            (Money(3_480), Money(348), Money(3_828))
        );
        assert_eq!(bill.taxes, [(40_000, Money(44)), (220_000, Money(484))]);
        let none = Bill::new(sums, terms(0, false), Vec::new());
        assert_eq!(
            (none.total(), none.taxes),
            (Money(3_480), vec![(40_000, Money(40)), (220_000, Money(440))])
        );
        let added = Bill::new(sums, terms(100_000, true), Vec::new());
        assert_eq!(added.taxes, [(40_000, Money(46)), (220_000, Money(590))]);
        assert_eq!(added.total(), Money(3_828 + 46 + 590));
        assert_eq!(Bill::new([], terms(100_000, true), Vec::new()).total(), Money::ZERO);
    }
}
