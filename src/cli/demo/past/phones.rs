//! Whose phones scanned the codes, and which of them had been there before.

use super::chance::Chance;
use crate::base::Lang;

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
/// So many of a hundred phones were there before, or would have been if the house had been open.
const RETURNING: f64 = 46.0;
/// The longest that somebody stays away, in days.
const AWAY: f64 = 150.0;
/// A table has at most so many.
const AT_TABLE: u64 = 4;

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

/// The phones of a day's table with so many guests; none before the first day had been there.
pub(super) fn of_table(day: i64, first: i64, table: u64, guests: i64) -> Vec<Phone> {
    let mut chance = Chance::of(day, 10_000 + table);
    if !chance.in_hundred(SCANNING) {
        return Vec::new();
    }
    let more = (1..guests).filter(|_| chance.in_hundred(40.0)).count() as u64;
    let many = (1 + more).min(AT_TABLE);
    (0..many).map(|n| phone(day, first, table * AT_TABLE + n)).collect()
}

fn phone(day: i64, first: i64, number: u64) -> Phone {
    let mut chance = Chance::of(day, 15_000 + number);
    if !chance.in_hundred(RETURNING) {
        return Phone(day, number);
    }
    // Most come back soon, and half of them on the weekday that they like.
    let part = chance.part();
    let ago = 1 + (part * part * AWAY) as i64;
    let ago = if chance.in_hundred(50.0) {
        (ago + 6) / 7 * 7
    } else {
        ago
    };
    let before = chance.whole(11.5).unsigned_abs() * AT_TABLE;
    if day - ago < first {
        return Phone(day, number);
    }
    phone(day - ago, first, before)
}
