//! The live screens in numbers, for who watches over the house.

use crate::base::gauge::Counter;

/// What was painted since the start.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Topics that were painted.
    pub paints: Counter,
    /// Screens that were too slow, missed a paint and were painted anew.
    pub lags: Counter,
    /// Screens that took nothing at all and were let go.
    pub shed: Counter,
}
