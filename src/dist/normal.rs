//! Normal.

use super::{DistError, Distribution, error::below, error::finite, error::positive};
use crate::math::{normal_cdf, normal_pdf, normal_quantile};

/// The standard normal score of P95.
pub(super) const Z95: f64 = 1.644_853_626_951_472_2;

/// The normal with density exp(-(x - mean)² / 2 sd²) / (sd √(2π)).
///
/// ```
/// use schakel::dist::{Distribution, Normal};
/// let trend = Normal::from_quantiles(-0.01, 0.0, 0.01)?;
/// assert_eq!(trend.quantile(0.5), 0.0);
/// assert!((trend.quantile(0.95) - 0.01).abs() < 1e-15);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Normal {
    mean: f64,
    sd: f64,
}

impl Normal {
    /// `mean`: expected value and median; `sd`: standard deviation.
    ///
    /// # Errors
    /// Unless both are finite and `sd > 0`.
    pub fn new(mean: f64, sd: f64) -> Result<Self, DistError> {
        finite("mean", mean)?;
        positive("sd", sd)?;
        Ok(Self { mean, sd })
    }

    /// `p5`, `p50`, `p95`: the values not exceeded with 5, 50 and 95 % chance.
    ///
    /// # Errors
    /// Unless `p5 < p95` and `p50` lies midway, within 1e-9 of `p95 - p5`.
    pub fn from_quantiles(p5: f64, p50: f64, p95: f64) -> Result<Self, DistError> {
        below("p5", p5, "p95", p95)?;
        finite("p50", p50)?;
        if ((p50 - p5) - (p95 - p50)).abs() <= 2e-9 * (p95 - p5) {
            Self::new(p50, (p95 - p5) / (2.0 * Z95))
        } else {
            Err(DistError::NotMidway)
        }
    }

    /// The value at standard normal score `z`.
    #[inline]
    pub(super) fn score(&self, z: f64) -> f64 {
        self.mean + self.sd * z
    }
}

impl Distribution for Normal {
    fn name(&self) -> &'static str {
        "normal"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("mean", self.mean), ("sd", self.sd)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        self.score(score_of(lower, upper))
    }
    fn mean(&self) -> f64 {
        self.mean
    }
    fn variance(&self) -> f64 {
        self.sd * self.sd
    }
    fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        let z = (x - self.mean) / self.sd;
        (normal_cdf(z), normal_cdf(-z))
    }
    fn density(&self, x: f64) -> f64 {
        normal_pdf((x - self.mean) / self.sd) / self.sd
    }
}

/// The standard normal score with these tails, exact in both.
pub(super) fn score_of(lower: f64, upper: f64) -> f64 {
    if lower <= upper { normal_quantile(lower) } else { -normal_quantile(upper) }
}
