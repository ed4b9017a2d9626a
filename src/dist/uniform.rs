//! Uniform.

use super::{DistError, Distribution, error::below};

/// All values between `min` and `max` alike: density 1 / (max - min).
///
/// ```
/// use schakel::dist::{Distribution, Uniform};
/// let share = Uniform::new(0.2, 0.6)?;
/// assert_eq!(share.quantile(0.25), 0.3);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Uniform {
    min: f64,
    max: f64,
}

impl Uniform {
    /// `min`: smallest value; `max`: largest value.
    ///
    /// # Errors
    /// Unless `min < max`, both finite.
    pub fn new(min: f64, max: f64) -> Result<Self, DistError> {
        below("min", min, "max", max)?;
        Ok(Self { min, max })
    }
}

impl Distribution for Uniform {
    fn name(&self) -> &'static str {
        "uniform"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("min", self.min), ("max", self.max)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        let width = self.max - self.min;
        let x = if lower <= upper { self.min + width * lower } else { self.max - width * upper };
        x.clamp(self.min, self.max)
    }
    fn mean(&self) -> f64 {
        0.5 * (self.min + self.max)
    }
    fn variance(&self) -> f64 {
        (self.max - self.min) * (self.max - self.min) / 12.0
    }
    fn support(&self) -> (f64, f64) {
        (self.min, self.max)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        let width = self.max - self.min;
        (((x - self.min) / width).clamp(0.0, 1.0), ((self.max - x) / width).clamp(0.0, 1.0))
    }
    fn density(&self, x: f64) -> f64 {
        if (self.min..=self.max).contains(&x) { 1.0 / (self.max - self.min) } else { 0.0 }
    }
}
