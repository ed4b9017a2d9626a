//! Split normal.

use super::normal::{Z95, score_of};
use super::{DistError, Distribution, error::below, error::not_above};
use crate::math::{normal_cdf, normal_pdf};

/// Two half normals of weight one half each that meet at the median: a normal with one spread below `p50` and another
/// above it. x = p50 + z (p50 - p5) / 1.645 for a standard normal z < 0, p50 + z (p95 - p50) / 1.645 above.
///
/// ```
/// use schakel::dist::{Distribution, SplitNormal};
/// let cost = SplitNormal::new(60_000.0, 65_000.0, 80_000.0)?;
/// assert_eq!(cost.quantile(0.5), 65_000.0);
/// assert!((cost.quantile(0.95) - 80_000.0).abs() < 1e-9);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SplitNormal {
    p5: f64,
    p50: f64,
    p95: f64,
}

impl SplitNormal {
    /// `p5`, `p50`, `p95`: the values not exceeded with 5, 50 and 95 % chance. One of the halves may have no width.
    ///
    /// # Errors
    /// Unless `p5 <= p50 <= p95` and `p5 < p95`, all finite.
    pub fn new(p5: f64, p50: f64, p95: f64) -> Result<Self, DistError> {
        below("p5", p5, "p95", p95)?;
        not_above("p5", p5, "p50", p50)?;
        not_above("p50", p50, "p95", p95)?;
        Ok(Self { p5, p50, p95 })
    }

    /// Standard deviations of the lower and the upper half.
    fn spreads(&self) -> (f64, f64) {
        ((self.p50 - self.p5) / Z95, (self.p95 - self.p50) / Z95)
    }

    /// The value at standard normal score `z`.
    #[inline]
    pub(super) fn score(&self, z: f64) -> f64 {
        let (low, high) = self.spreads();
        self.p50 + z * if z < 0.0 { low } else { high }
    }
}

impl Distribution for SplitNormal {
    fn name(&self) -> &'static str {
        "split_normal"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("p5", self.p5), ("p50", self.p50), ("p95", self.p95)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        self.score(score_of(lower, upper))
    }
    fn mean(&self) -> f64 {
        let (low, high) = self.spreads();
        self.p50 + (high - low) / std::f64::consts::TAU.sqrt()
    }
    fn variance(&self) -> f64 {
        let (low, high) = self.spreads();
        let gap = high - low;
        0.5 * (low * low + high * high) - gap * gap / std::f64::consts::TAU
    }
    fn support(&self) -> (f64, f64) {
        let end = |open: bool, sign: f64| if open { sign * f64::INFINITY } else { self.p50 };
        (end(self.p5 < self.p50, -1.0), end(self.p50 < self.p95, 1.0))
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        let (low, high) = self.spreads();
        let spread = if x < self.p50 { low } else { high };
        // A half without width is all at the median.
        let z = if x == self.p50 { 0.0 } else { (x - self.p50) / spread };
        (normal_cdf(z), normal_cdf(-z))
    }
    fn density(&self, x: f64) -> f64 {
        let (low, high) = self.spreads();
        let spread = if x < self.p50 { low } else { high };
        if spread > 0.0 { normal_pdf((x - self.p50) / spread) / spread } else { 0.0 }
    }
}
