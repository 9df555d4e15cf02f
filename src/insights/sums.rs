//! What is added up: every sum of some sales, before it is written. Sums are kept by day, and by
//! month and year where a long period would otherwise be read from too many rows.

pub mod actions;

use std::collections::{BTreeMap, BTreeSet};

use super::{Choice, Sale, SoldLine, Thing};
use crate::base::time::BusinessDay;

/// The grain of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Span {
    /// A business day.
    Day = 1,
    /// A month, from its first day.
    Month = 2,
    /// A year, from its first day.
    Year = 3,
}

impl Span {
    /// Every grain.
    pub const ALL: [Span; 3] = [Span::Day, Span::Month, Span::Year];

    /// A day in every grain: itself, its month, its year.
    pub fn of(day: BusinessDay) -> [(Span, BusinessDay); 3] {
        Span::ALL.map(|span| (span, span.first(day)))
    }
    /// The first day of what a day lies in.
    pub fn first(self, day: BusinessDay) -> BusinessDay {
        match self {
            Span::Day => day,
            Span::Month => day.first_of_month(),
            Span::Year => BusinessDay(day.0 - i64::from(day.date().day_of_year()) + 1),
        }
    }
    /// The first day of the next one.
    pub fn next(self, day: BusinessDay) -> BusinessDay {
        let days = match self {
            Span::Day => 1,
            Span::Month => i64::from(day.date().days_in_month()),
            Span::Year => i64::from(day.date().days_in_year()),
        };
        BusinessDay(self.first(day).0 + days)
    }
}

/// A day's month, counted from the first one of year 0.
pub fn month(day: BusinessDay) -> i64 {
    i64::from(day.date().year()) * 12 + i64::from(day.date().month()) - 1
}

/// A business day, and the minute on the wall clock of the house.
pub type Slot = (BusinessDay, i64);

/// What is summed by the hour, and the first of it by the minute.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is defined where it is shown")]
pub struct Hour {
    pub orders: i64,
    pub pieces: i64,
    pub gross: i64,
    pub tax: i64,
    pub voided: i64,
    pub visits: i64,
    pub covers: i64,
    pub service: i64,
    pub tips: i64,
    pub cooked: i64,
    pub late: i64,
    /// What of the gross was sold at this house's own tables: imported sales know of no guests. Only read.
    pub own: i64,
}

/// What is summed of a thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "as in `Hour`")]
pub struct Part {
    pub orders: i64,
    pub pieces: i64,
    pub gross: i64,
    pub tax: i64,
}

/// What a count is of: with an id and a bucket of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Seconds from sending to ready, in the buckets of [`time_bucket`]; by station.
    Station,
    /// The same, by thing.
    Making,
    /// Minutes of a visit, in fives.
    Stay,
    /// Minutes from the opening of a visit to its first order.
    FirstOrder,
    /// Rounds of a visit.
    Rounds,
    /// Covers of a visit.
    Party,
    /// Payments, by way to pay; the amount without the tip.
    Method,
    /// Seconds until a call was answered, in tens.
    Call,
    /// Guests, by language.
    Language,
    /// Minutes from sending to served, of a line.
    Wait,
    /// Guests' phones, by the how manieth day it is that they are here.
    Nth,
    /// Days since a phone was here before.
    Since,
    /// Phones in a month, by the month (counted from year 0) in which they came first.
    Cohort,
    /// Visits opened less those closed, by the minute on the clock: up to a minute, the tables then open.
    Open,
    /// Pieces sent less those made, served or taken away, likewise: what the kitchen then had to make.
    Load,
    /// Lines made, by the minute on the clock; the amount counts the late ones.
    Made,
}

impl What {
    /// Whether it is counted by the minute, to compare a day that runs with others.
    pub fn is_by_minute(self) -> bool {
        matches!(self, What::Open | What::Load | What::Made)
    }
    /// The word in the database.
    pub fn word(self) -> &'static str {
        match self {
            What::Station => "station",
            What::Making => "making",
            What::Stay => "stay",
            What::FirstOrder => "first-order",
            What::Rounds => "rounds",
            What::Party => "party",
            What::Method => "method",
            What::Call => "call",
            What::Language => "language",
            What::Wait => "wait",
            What::Nth => "nth",
            What::Since => "since",
            What::Cohort => "cohort",
            What::Open => "open",
            What::Load => "load",
            What::Made => "made",
        }
    }
}

/// The bucket of a time in the kitchen: tens of seconds up to ten minutes, whole minutes above. A page reads every
/// bucket of every dish, and a minute more or less of a long time helps nobody.
pub fn time_bucket(seconds: i64) -> i64 {
    if seconds < 600 { seconds / 10 } else { 50 + seconds / 60 }
}

/// The seconds in the middle of such a bucket.
pub fn bucket_middle(bucket: i64) -> i64 {
    if bucket < 60 {
        bucket * 10 + 5
    } else {
        (bucket - 50) * 60 + 30
    }
}

/// Sums that wait to be written.
#[derive(Debug, Default)]
pub struct Sums {
    pub(super) minutes: BTreeMap<Slot, Hour>,
    pub(super) things: BTreeMap<(BusinessDay, Thing), Part>,
    pub(super) choices: BTreeMap<(BusinessDay, Thing, Choice), (i64, i64)>,
    pub(super) pairs: BTreeMap<(BusinessDay, Thing, Thing), i64>,
    pub(super) thing_hours: BTreeMap<(Thing, BusinessDay, i64), (i64, i64)>,
    pub(super) counts: BTreeMap<(BusinessDay, What, i64, i64), (i64, i64)>,
}

impl Sums {
    /// The sums of a minute, to be added to.
    pub fn at(&mut self, slot: Slot) -> &mut Hour {
        self.minutes.entry(slot).or_default()
    }

    /// Adds an order.
    pub fn sale(&mut self, sale: &Sale) {
        let slot = (sale.day, sale.minute);
        self.at(slot).orders += 1;
        for line in &sale.lines {
            self.line(slot, line, 1);
        }
        let things: BTreeSet<Thing> = sale.lines.iter().map(|l| l.thing).collect();
        for thing in &things {
            self.together(sale.day, &things, *thing, 1);
        }
    }

    /// Adds a line, or takes it away again with a sign of -1.
    pub fn line(&mut self, slot: Slot, line: &SoldLine, sign: i64) {
        let (day, minute) = slot;
        let [pieces, gross, tax] = [line.quantity, line.gross.0, line.tax.0].map(|n| sign * n);
        let at = self.at(slot);
        at.pieces += pieces;
        at.gross += gross;
        at.tax += tax;
        let part = self.things.entry((day, line.thing)).or_default();
        part.pieces += pieces;
        part.gross += gross;
        part.tax += tax;
        let when = self.thing_hours.entry((line.thing, day, minute / 60)).or_default();
        *when = (when.0 + pieces, when.1 + gross);
        for choice in &line.choices {
            let chosen = self.choices.entry((day, line.thing, *choice)).or_default();
            *chosen = (chosen.0 + pieces, chosen.1 + gross);
        }
    }

    /// A thing came into an order that has these things, or left it: it is in one order more or less,
    /// and together with each of the others. A pair is counted when its smaller half is looked at, or,
    /// where a single thing leaves, from that thing's side.
    pub fn together(&mut self, day: BusinessDay, things: &BTreeSet<Thing>, thing: Thing, sign: i64) {
        self.things.entry((day, thing)).or_default().orders += sign;
        for other in things.iter().filter(|o| **o > thing || (sign < 0 && **o != thing)) {
            *self.pairs.entry((day, thing.min(*other), thing.max(*other))).or_default() += sign;
        }
    }

    /// Counts something once, with an amount.
    pub fn count(&mut self, day: BusinessDay, what: What, id: i64, bucket: i64, amount: i64) {
        self.counted(day, what, (id, bucket), (1, amount));
    }

    /// More or less of what runs at a minute.
    pub fn runs(&mut self, slot: Slot, what: What, more: i64) {
        self.counted(slot.0, what, (0, slot.1), (more, 0));
    }

    fn counted(&mut self, day: BusinessDay, what: What, (id, bucket): (i64, i64), (n, amount): (i64, i64)) {
        let count = self.counts.entry((day, what, id, bucket)).or_default();
        *count = (count.0 + n, count.1 + amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_the_kitchen_are_in_buckets_whose_middle_is_near() {
        let mut last = -1;
        for seconds in 0..7_200 {
            let bucket = time_bucket(seconds);
            assert!(bucket == last || bucket == last + 1, "{seconds}");
            let off = (bucket_middle(bucket) - seconds).abs();
            assert!(off <= if seconds < 600 { 5 } else { 30 }, "{seconds}");
            // As the migration of what was counted by ten seconds has it.
            assert!(seconds < 600 || bucket == 50 + (seconds / 10) / 6, "{seconds}");
            last = bucket;
        }
    }
}
