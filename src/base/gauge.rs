//! Numbers that are counted while the house runs, for who watches over it: atomics and nothing else, so
//! that counting costs no order anything.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// Something that only grows.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    /// One more.
    pub fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
    /// How many.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Something that comes and goes.
#[derive(Debug, Default)]
pub struct Level(AtomicI64);

impl Level {
    /// One more.
    pub fn up(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
    /// One less.
    pub fn down(&self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
    /// How many now.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Up to how many microseconds each bucket of a [`Histogram`] reaches; a last one has the rest.
pub const BOUNDS_US: [u64; 10] = [
    500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 500_000, 2_500_000,
];

/// How long something took.
#[derive(Debug, Default)]
pub struct Histogram {
    buckets: [AtomicU64; BOUNDS_US.len() + 1],
    sum_us: AtomicU64,
}

impl Histogram {
    /// It took so many microseconds.
    pub fn took(&self, us: i64) {
        let us = u64::try_from(us).unwrap_or(0);
        let bucket = BOUNDS_US.iter().position(|bound| us <= *bound).unwrap_or(BOUNDS_US.len());
        self.buckets[bucket].fetch_add(1, Ordering::Relaxed);
        self.sum_us.fetch_add(us, Ordering::Relaxed);
    }
    /// How many took no longer than each bound, and how many in all.
    pub fn up_to(&self) -> ([u64; BOUNDS_US.len()], u64) {
        let (mut up_to, mut all) = ([0; BOUNDS_US.len()], 0);
        for (bucket, counted) in self.buckets.iter().enumerate() {
            all += counted.load(Ordering::Relaxed);
            if let Some(cell) = up_to.get_mut(bucket) {
                *cell = all;
            }
        }
        (up_to, all)
    }
    /// All of it together, in microseconds.
    pub fn sum_us(&self) -> u64 {
        self.sum_us.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_bucket_has_what_took_no_longer() {
        let all = Histogram::default();
        for us in [-5, 500, 501, 9_000, 10_000_000] {
            all.took(us);
        }
        let (up_to, count) = all.up_to();
        assert_eq!(up_to, [2, 3, 3, 3, 4, 4, 4, 4, 4, 4]);
        assert_eq!((count, all.sum_us()), (5, 10_010_001));
        let level = Level::default();
        level.up();
        level.up();
        level.down();
        assert_eq!(level.get(), 1);
    }
}
