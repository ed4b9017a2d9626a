//! Lognormal.

use super::normal::{Z95, score_of};
use super::{DistError, Distribution, error::below, error::positive};
use crate::math::{exp, ln, normal_cdf, normal_pdf};

/// A value whose logarithm is normal: x = median exp(σ z) with σ = ln(p95 / median) / 1.645.
///
/// ```
/// use schakel::dist::{Distribution, LogNormal};
/// let pull = LogNormal::new(1.0, 2.0)?;
/// assert_eq!(pull.quantile(0.5), 1.0);
/// assert!((pull.quantile(0.95) - 2.0).abs() < 1e-14);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogNormal {
    median: f64,
    p95: f64,
    sigma: f64,
}

impl LogNormal {
    /// `median`: the value as often exceeded as not; `p95`: the value not exceeded with 95 % chance.
    ///
    /// # Errors
    /// Unless `0 < median < p95`, both finite.
    pub fn new(median: f64, p95: f64) -> Result<Self, DistError> {
        positive("median", median)?;
        below("median", median, "p95", p95)?;
        Ok(Self { median, p95, sigma: (ln(p95) - ln(median)) / Z95 })
    }

    /// The value at standard normal score `z`.
    #[inline]
    pub(super) fn score(&self, z: f64) -> f64 {
        (self.median * exp(self.sigma * z)).min(f64::MAX)
    }
}

impl Distribution for LogNormal {
    fn name(&self) -> &'static str {
        "lognormal"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("median", self.median), ("p95", self.p95)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        self.score(score_of(lower, upper))
    }
    fn mean(&self) -> f64 {
        self.median * exp(0.5 * self.sigma * self.sigma)
    }
    fn variance(&self) -> f64 {
        let mean = self.mean();
        mean * mean * libm::expm1(self.sigma * self.sigma)
    }
    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        if x <= 0.0 {
            return (0.0, 1.0);
        }
        let z = (ln(x) - ln(self.median)) / self.sigma;
        (normal_cdf(z), normal_cdf(-z))
    }
    fn density(&self, x: f64) -> f64 {
        if x <= 0.0 { 0.0 } else { normal_pdf((ln(x) - ln(self.median)) / self.sigma) / self.sigma / x }
    }
}
