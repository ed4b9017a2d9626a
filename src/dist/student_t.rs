//! Student's t.

use super::{DistError, Distribution, error::finite, error::positive};
use crate::math::StudentTail;

/// Student's t, shifted and scaled: the density of y = (x - location) / scale is proportional to
/// (1 + y² / df)^(-(df + 1) / 2). What a random-effects meta-analysis predicts for the next study.
///
/// ```
/// use schakel::dist::{Distribution, StudentT};
/// let effect = StudentT::new(0.1, 0.02, 1.0)?; // one degree of freedom: Cauchy
/// assert!((effect.quantile(0.75) - 0.12).abs() < 1e-15);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudentT {
    location: f64,
    scale: f64,
    df: f64,
}

impl StudentT {
    /// `location`: the median; `scale`: what the standard deviation tends to for many degrees of freedom; `df`: degrees
    /// of freedom, the fewer, the heavier the tails.
    ///
    /// # Errors
    /// Unless `location` is finite, `scale > 0` and `df` lies between 1 and 1,000,000.
    pub fn new(location: f64, scale: f64, df: f64) -> Result<Self, DistError> {
        finite("location", location)?;
        positive("scale", scale)?;
        if !(1.0..=1e6).contains(&df) {
            return Err(DistError::DegreesOutOfRange);
        }
        Ok(Self { location, scale, df })
    }

    /// Location and scale.
    pub(super) fn place(&self) -> (f64, f64) {
        (self.location, self.scale)
    }

    /// Degrees of freedom.
    pub(super) fn df(&self) -> f64 {
        self.df
    }
}

impl Distribution for StudentT {
    fn name(&self) -> &'static str {
        "student_t"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("location", self.location), ("scale", self.scale), ("df", self.df)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        (self.location + self.scale * StudentTail::new(self.df).quantile(lower, upper)).clamp(f64::MIN, f64::MAX)
    }
    /// The location; NaN with one degree of freedom, which has no mean.
    fn mean(&self) -> f64 {
        if self.df > 1.0 { self.location } else { f64::NAN }
    }
    /// Infinite with up to two degrees of freedom; NaN with one.
    fn variance(&self) -> f64 {
        if self.df > 2.0 {
            self.scale * self.scale * self.df / (self.df - 2.0)
        } else if self.df > 1.0 {
            f64::INFINITY
        } else {
            f64::NAN
        }
    }
    fn support(&self) -> (f64, f64) {
        (f64::NEG_INFINITY, f64::INFINITY)
    }
}
