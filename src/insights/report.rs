//! The figures of a period, as the pages and files show them.

pub mod queries;
/// What was counted by buckets.
pub mod counted {
    pub mod queries;
}
/// Who came again.
pub mod guests {
    pub mod queries;
}
/// One thing by itself, and what goes together.
pub mod thing {
    pub mod queries;
}

use super::Thing;
use super::sums::{Hour, Part};
use crate::base::Money;
use crate::base::time::BusinessDay;

impl Hour {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Hour) -> Hour {
        Hour {
            orders: self.orders + other.orders,
            pieces: self.pieces + other.pieces,
            gross: self.gross + other.gross,
            tax: self.tax + other.tax,
            voided: self.voided + other.voided,
            visits: self.visits + other.visits,
            covers: self.covers + other.covers,
            service: self.service + other.service,
            tips: self.tips + other.tips,
            cooked: self.cooked + other.cooked,
            late: self.late + other.late,
            own: self.own + other.own,
        }
    }
    /// What was sold, tax included.
    pub fn gross(&self) -> Money {
        Money(self.gross)
    }
    /// What was sold, without its tax.
    pub fn net(&self) -> Money {
        Money(self.gross - self.tax)
    }
    /// What an order comes to; `None` without orders.
    pub fn average(&self) -> Option<Money> {
        (self.orders > 0).then(|| Money(rounded(self.gross, self.orders)))
    }
    /// What a guest comes to; `None` where nobody was counted.
    pub fn per_cover(&self) -> Option<Money> {
        (self.covers > 0).then(|| Money(rounded(self.own, self.covers)))
    }
    /// What a visit comes to; `None` without visits.
    pub fn per_visit(&self) -> Option<Money> {
        (self.visits > 0).then(|| Money(rounded(self.own, self.visits)))
    }
    /// The share of what the kitchen made that was late, parts per million.
    pub fn late_ppm(&self) -> Option<i64> {
        (self.cooked > 0).then(|| rounded(self.late * 1_000_000, self.cooked))
    }
}

/// What runs in the house at a minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Running {
    /// Visits that are open.
    pub open: i64,
    /// Pieces that the kitchen has to make.
    pub load: i64,
    /// Lines made on the day until then.
    pub made: i64,
    /// Of them late.
    pub late: i64,
}

impl Running {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Running) -> Running {
        Running {
            open: self.open + other.open,
            load: self.load + other.load,
            made: self.made + other.made,
            late: self.late + other.late,
        }
    }
    /// The late share of what was made, parts per million.
    pub fn late_ppm(&self) -> Option<i64> {
        (self.made > 0).then(|| rounded(self.late * 1_000_000, self.made))
    }
}

/// A quotient, half away from zero.
pub fn rounded(sum: i64, by: i64) -> i64 {
    let half = if sum < 0 { -by / 2 } else { by / 2 };
    (sum + half) / by
}

/// How much more something is than it was, parts per million; `None` where it was nothing.
pub fn change_ppm(is: i64, was: i64) -> Option<i64> {
    let part = i128::from(is - was) * 1_000_000 / i128::from((was > 0).then_some(was)?);
    i64::try_from(part).ok()
}

/// A thing with its name, and what was sold of it.
#[derive(Debug, Clone)]
pub struct Sold {
    /// Which.
    pub thing: Thing,
    /// Its name.
    pub name: String,
    /// The name of its category.
    pub category: String,
    /// How much.
    pub part: Part,
    /// What its pieces cost the house, where that is known.
    pub cost: Option<Money>,
}

impl Sold {
    /// Net revenue less what it costs, where that is known.
    pub fn margin(&self) -> Option<Money> {
        self.cost.map(|cost| Money(self.part.gross - self.part.tax - cost.0))
    }
}

/// An option or a removal that was chosen with a thing.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The thing's name.
    pub thing: String,
    /// The option's name.
    pub name: String,
    /// Whether it leaves something out.
    pub removes: bool,
    /// With how many pieces.
    pub pieces: i64,
    /// The share of the thing's pieces, parts per million.
    pub share_ppm: i64,
}

/// Two things that were ordered together.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Which.
    pub things: [Thing; 2],
    /// Their names.
    pub names: [String; 2],
    /// In how many orders.
    pub orders: i64,
    /// The share of all orders with both, parts per million.
    pub support_ppm: i64,
    /// How many times as often as if they had nothing to do with each other.
    pub lift: f64,
}

/// A distribution by buckets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spread(pub Vec<(i64, i64)>);

impl Spread {
    /// How many there are.
    pub fn count(&self) -> i64 {
        self.0.iter().map(|(_, n)| n).sum()
    }
    /// The bucket that a share of them (parts per million) does not exceed; `None` for an empty one.
    pub fn at(&self, ppm: i64) -> Option<i64> {
        let rank = (self.count() * ppm + 999_999) / 1_000_000;
        let mut seen = 0;
        let found = self.0.iter().find(|(_, n)| {
            seen += n;
            seen >= rank.max(1)
        });
        found.map(|(bucket, _)| *bucket)
    }
}

/// A day with its sums.
pub type Day = (BusinessDay, Hour);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_changes_are_rounded_as_people_do() {
        assert_eq!((rounded(5, 2), rounded(-5, 2), rounded(4, 3)), (3, -3, 1));
        assert_eq!(change_ppm(7_255_790, 6_823_020), Some(63_427));
        assert_eq!((change_ppm(5, 0), change_ppm(0, 4)), (None, Some(-1_000_000)));
    }

    #[test]
    fn a_spread_knows_its_middle() {
        let spread = Spread(vec![(1, 5), (2, 4), (9, 1)]);
        assert_eq!(
            (spread.at(500_000), spread.at(900_000), spread.at(910_000)),
            (Some(1), Some(2), Some(9))
        );
        assert_eq!(Spread::default().at(500_000), None);
    }
}
