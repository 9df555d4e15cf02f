//! What today comes to when the house closes, from how the last days on the same weekday went on after
//! this minute, and how well that would have been known on days that are over.
//!
//! The rest of the day is the average rest of those days, moved by how today differs from them so far:
//! the more of a day has passed, the more that says about its rest. The band is where four of five such
//! days end up, from how much their rests differ (Student's t for so few days).

pub mod queries;

/// A day like this one: what was sold until the same minute, and in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Like {
    /// Until the minute.
    pub until: i64,
    /// In the end.
    pub whole: i64,
}

/// What is to be expected, with the band that holds four of five such days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forecast {
    /// The lower end of the band.
    pub low: i64,
    /// What is most likely.
    pub likely: i64,
    /// The upper end.
    pub high: i64,
}

/// So many days like it are looked at, and fewer than so many say nothing.
pub const LIKES: usize = 8;
const LEAST: usize = 4;

/// How far from the mean four of five lie, by the number of days less one (Student's t, 80 %, two-sided).
const FOUR_OF_FIVE: [f64; LIKES] = [3.08, 3.08, 1.89, 1.64, 1.53, 1.48, 1.44, 1.42];

/// Today's end from what was sold so far; `None` with too few days to compare with.
pub fn close(so_far: i64, likes: &[Like]) -> Option<Forecast> {
    if likes.len() < LEAST {
        return None;
    }
    let n = likes.len() as f64;
    let mean = |of: &dyn Fn(&Like) -> i64| likes.iter().map(|l| of(l) as f64).sum::<f64>() / n;
    let (until, whole) = (mean(&|l| l.until), mean(&|l| l.whole));
    let rest = whole - until;
    let passed = if whole > 0.0 { until / whole } else { 1.0 };
    let differs = if until > 0.0 { so_far as f64 / until - 1.0 } else { 0.0 };
    let pace = (1.0 + differs * passed).clamp(0.5, 2.0);
    let likely = so_far as f64 + rest * pace;
    let spread = likes.iter().map(|l| ((l.whole - l.until) as f64 - rest).powi(2)).sum::<f64>() / (n - 1.0);
    let t = FOUR_OF_FIVE.get(likes.len() - 1).copied().unwrap_or(1.4);
    let reach = t * (spread * (1.0 + 1.0 / n)).sqrt() * pace;
    Some(Forecast {
        // What is sold is sold.
        low: ((likely - reach).round() as i64).max(so_far),
        likely: likely.round() as i64,
        high: (likely + reach).round() as i64,
    })
}

/// How the forecast would have done at one hour of the days that are over.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Trial {
    /// The hour at which it was made, on the wall clock.
    pub hour: i64,
    /// Over so many days.
    pub days: i64,
    /// How far it was off on average, as a part of what the day came to.
    pub error: f64,
    /// The same for the plain average of the days that it looks at.
    pub plain_error: f64,
    /// The part of the days that ended within the band; four fifths are meant.
    pub within: f64,
}

/// Adds up trials of one hour: what each day came to, what was forecast, and the plain average.
pub fn tried(hour: i64, days: &[(i64, Forecast, i64)]) -> Trial {
    let n = days.len().max(1) as f64;
    let off = |of: &dyn Fn(&(i64, Forecast, i64)) -> i64| {
        let parts = days.iter().map(|day| (of(day) - day.0).abs() as f64 / day.0.max(1) as f64);
        parts.sum::<f64>() / n
    };
    let within = days.iter().filter(|(is, f, _)| (f.low..=f.high).contains(is)).count();
    Trial {
        hour,
        days: days.len() as i64,
        error: off(&|(_, f, _)| f.likely),
        plain_error: off(&|(_, _, plain)| *plain),
        within: within as f64 / n,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn likes(all: &[(i64, i64)]) -> Vec<Like> {
        all.iter()
            .map(|(until, whole)| Like {
                until: *until,
                whole: *whole,
            })
            .collect()
    }

    #[test]
    fn the_rest_of_a_day_is_that_of_its_likes_moved_by_its_pace() {
        let usual = likes(&[(400, 1_000); 5]);
        let even = Forecast {
            low: 1_000,
            likely: 1_000,
            high: 1_000,
        };
        assert_eq!(close(400, &usual), Some(even));
        assert_eq!(
            close(500, &usual).map(|f| f.likely),
            Some(500 + 660),
            "a quarter more, two fifths through"
        );
        assert_eq!(
            close(0, &likes(&[(0, 1_000); 4])).map(|f| f.likely),
            Some(1_000),
            "before the first guest"
        );
        assert_eq!(
            close(900, &likes(&[(1_000, 1_000); 4])).map(|f| f.likely),
            Some(900),
            "when it is over"
        );
        assert_eq!(close(400, &usual[..3]), None);
    }

    proptest! {
        #[test]
        fn the_band_holds_the_forecast_and_never_less_than_was_sold(
            so_far in 0i64..1_000_000, all in prop::collection::vec((0i64..500_000, 0i64..500_000), 0..9),
        ) {
            let days: Vec<_> = all.iter().map(|(a, b)| (*a, a + b)).collect();
            match close(so_far, &likes(&days)) {
                None => prop_assert!(days.len() < 4),
                Some(f) => prop_assert!(so_far <= f.low && f.low <= f.likely && f.likely <= f.high, "{f:?}"),
            }
        }
    }
}
