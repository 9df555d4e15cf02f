//! Whose phones scanned the codes, and which of them had been there before.

use std::collections::BTreeMap;

use super::days;
use crate::base::Lang;
use crate::base::chance::Chance;
use crate::base::time::BusinessDay;

/// What guests read, and how heavy each language is.
const LANGUAGES: [(Lang, f64); 5] = [
    (Lang::It, 58.0),
    (Lang::En, 17.0),
    (Lang::De, 13.0),
    (Lang::Fr, 8.0),
    (Lang::Es, 4.0),
];
/// So many of a hundred tables order with their own phones.
const SCANNING: f64 = 84.0;
/// So many of a hundred who were there once, twice, or more often come again.
const AGAIN: [f64; 3] = [30.0, 55.0, 74.0];
/// The longest that somebody stays away, in days.
const AWAY: f64 = 150.0;

/// A guest's phone: known by the day on which it came first, and its number among those of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phone(i64, u64);

impl Phone {
    /// The hash by which the house knows it: no real phone has one that is nearly all zeros.
    pub(super) fn hash(self) -> [u8; 32] {
        let mut hash = [0; 32];
        hash[..8].copy_from_slice(&self.0.to_be_bytes());
        hash[8..16].copy_from_slice(&self.1.to_be_bytes());
        hash
    }

    /// The language of its owner.
    pub(super) fn lang(self) -> Lang {
        let mut chance = Chance::of(self.0, 20_000 + self.1);
        LANGUAGES[chance.among(LANGUAGES.iter().map(|(_, weight)| *weight))].0
    }
}

/// The phones at each table of each day.
pub(super) struct Phones(BTreeMap<BusinessDay, Vec<Vec<Phone>>>);

impl Phones {
    /// Of the days from the first to the end. On the first everybody is new.
    pub(super) fn of(first: BusinessDay, end: BusinessDay) -> Phones {
        // Who comes again, by the day on which they mean to, and how often they were there.
        let mut again: BTreeMap<i64, Vec<(Phone, usize)>> = BTreeMap::new();
        let mut all = BTreeMap::new();
        for day in first.0..end.0 {
            let mut due = again.remove(&day).unwrap_or_default();
            let mut chance = Chance::of(day, 10_000);
            let (mut tables, mut number) = (Vec::new(), 0);
            for party in days::day(BusinessDay(day), end).map(|d| d.parties).unwrap_or_default() {
                let scan = if chance.in_hundred(SCANNING) { party.guests } else { 0 };
                let mut here = Vec::new();
                for nth in 0..scan {
                    if nth > 0 && !chance.in_hundred(40.0) {
                        continue;
                    }
                    number += 1;
                    let known = if chance.in_hundred(65.0) { due.pop() } else { None };
                    let (phone, times) = known.unwrap_or((Phone(day, number), 0));
                    here.push(phone);
                    if chance.in_hundred(AGAIN[times.min(AGAIN.len() - 1)]) {
                        again.entry(day + away(&mut chance)).or_default().push((phone, times + 1));
                    }
                }
                tables.push(here);
            }
            // Who finds it closed, or full, comes on the next day.
            again.entry(day + 1).or_default().append(&mut due);
            all.insert(BusinessDay(day), tables);
        }
        Phones(all)
    }

    /// Those at a table.
    pub(super) fn at(&self, day: BusinessDay, table: usize) -> &[Phone] {
        self.0.get(&day).and_then(|tables| tables.get(table)).map_or(&[], Vec::as_slice)
    }
}

/// Most come back soon, and half of them on the weekday that they like.
fn away(chance: &mut Chance) -> i64 {
    let part = chance.part();
    let days = 1 + (part * part * AWAY) as i64;
    if chance.in_hundred(50.0) {
        (days + 6) / 7 * 7
    } else {
        days
    }
}
