//! Chance that is the same every time (SplitMix64, Steele, Lea and Flood 2014).
//!
//! Only sums, products and quotients are made of it, which are the same on every machine.

/// A stream of chance.
pub struct Chance(u64);

impl Chance {
    /// The stream of a day or a seed; different for each thing that is asked about it.
    pub fn of(seed: i64, about: u64) -> Chance {
        let mut chance = Chance(seed.unsigned_abs().wrapping_mul(0x2545_f491_4f6c_dd1d) ^ about);
        // Seeds and things are small numbers: what comes first of neighbours would be alike.
        chance.next();
        chance
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to 1.
    pub fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// True in so many of a hundred times.
    pub fn in_hundred(&mut self, times: f64) -> bool {
        self.part() * 100.0 < times
    }

    /// About the middle of two numbers, seldom near them.
    pub fn around(&mut self, from: f64, to: f64) -> f64 {
        let thirds = self.part() + self.part() + self.part();
        from + (to - from) * thirds / 3.0
    }

    /// A whole number that is so much on average.
    pub fn whole(&mut self, average: f64) -> i64 {
        (average + self.part()) as i64
    }

    /// One of some, by how heavy each is; the first where nothing is heavy.
    pub fn among(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.part() * weights.clone().sum::<f64>();
        let reached = |weight: f64| {
            left -= weight;
            left < 0.0
        };
        weights.map(reached).position(|here| here).unwrap_or_default()
    }
}
