//! How long something took, many times over, in little memory: buckets whose width grows with the time, as in
//! Gil Tene's HdrHistogram. Each is at most a 64th of its time wide, so that every figure is right within 1.6 %.

use serde::{Deserialize, Serialize};

/// How many buckets each doubling of the time has.
const HALF: u64 = 64;

/// Times in microseconds.
#[derive(Debug, Default, Clone)]
pub struct Times {
    counts: Vec<u64>,
    count: u64,
    max_us: u64,
}

/// What is told of them, in milliseconds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spread {
    /// How many there were.
    pub count: u64,
    /// Half of them took no longer.
    pub p50: f64,
    /// 95 of a hundred took no longer.
    pub p95: f64,
    /// 99 of a hundred took no longer.
    pub p99: f64,
    /// The longest.
    pub max: f64,
}

impl Times {
    /// It took so many microseconds; a clock's step back counts as nothing.
    pub fn took(&mut self, us: i64) {
        let us = u64::try_from(us).unwrap_or(0);
        let at = bucket(us);
        if self.counts.len() <= at {
            self.counts.resize(at + 1, 0);
        }
        self.counts[at] += 1;
        self.count += 1;
        self.max_us = self.max_us.max(us);
    }

    /// So many of a hundred took no longer than this, in microseconds; 0 where there were none.
    pub fn up_to(&self, hundredths: u64) -> u64 {
        let rank = (self.count * hundredths).div_ceil(100).max(1);
        let mut seen = 0;
        let reached = self.counts.iter().position(|count| {
            seen += count;
            seen >= rank
        });
        reached.map_or(0, |at| end_of(at).min(self.max_us))
    }

    /// What is told of them.
    pub fn spread(&self) -> Spread {
        let ms = |us: u64| us as f64 / 1000.0;
        Spread {
            count: self.count,
            p50: ms(self.up_to(50)),
            p95: ms(self.up_to(95)),
            p99: ms(self.up_to(99)),
            max: ms(self.max_us),
        }
    }
}

fn bucket(us: u64) -> usize {
    // Times below two halves have a bucket each; above, the leading bits choose it.
    let shift = (63 - us.max(1).leading_zeros()).saturating_sub(HALF.trailing_zeros());
    let at = u64::from(shift) * HALF + (us >> shift);
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The longest time of a bucket.
fn end_of(at: usize) -> u64 {
    let at = at as u64;
    if at < 2 * HALF {
        return at;
    }
    let shift = at / HALF - 1;
    ((at - shift * HALF + 1) << shift) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_right_within_a_64th() {
        let mut times = Times::default();
        assert_eq!(times.spread(), Spread::default());
        (1..=100_000).for_each(|us| times.took(us));
        for (hundredths, exact) in [(50, 50_000), (95, 95_000), (99, 99_000), (100, 100_000)] {
            let found = times.up_to(hundredths);
            assert!(found >= exact && found <= exact + exact / 64, "{hundredths}: {found}");
        }
        assert_eq!(times.spread().max, 100.0);
    }

    #[test]
    fn one_slow_one_among_a_hundred_is_the_longest_and_no_more() {
        let mut times = Times::default();
        (0..99).for_each(|_| times.took(1000));
        times.took(2_000_000);
        times.took(-5);
        let spread = times.spread();
        assert!(spread.p99 < 1.1 && spread.max == 2000.0, "{spread:?}");
        assert_eq!(spread.count, 101);
    }

    #[test]
    fn buckets_follow_each_other_without_a_gap() {
        for us in 0..100_000u64 {
            assert!(end_of(bucket(us)) >= us, "{us}");
            assert!(us == 0 || end_of(bucket(us) - 1) < us, "{us}");
        }
        assert!(end_of(bucket(u64::MAX >> 1)) >= u64::MAX >> 1);
    }
}
