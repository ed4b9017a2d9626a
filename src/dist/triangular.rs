//! Triangular.

use super::{DistError, Distribution, error::below, error::not_above};

/// A density that rises in a straight line from `min` to `mode` and falls in one to `max`; its peak is 2 / (max - min).
///
/// ```
/// use schakel::dist::{Distribution, Triangular};
/// let exit = Triangular::new(0.0, 1.0, 2.0)?;
/// assert_eq!(exit.quantile(0.5), 1.0);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangular {
    min: f64,
    mode: f64,
    max: f64,
}

impl Triangular {
    /// `min`: smallest value; `mode`: the likeliest, may be at an end; `max`: largest value.
    ///
    /// # Errors
    /// Unless `min <= mode <= max` and `min < max`, all finite.
    pub fn new(min: f64, mode: f64, max: f64) -> Result<Self, DistError> {
        below("min", min, "max", max)?;
        not_above("min", min, "mode", mode)?;
        not_above("mode", mode, "max", max)?;
        Ok(Self { min, mode, max })
    }
}

impl Distribution for Triangular {
    fn name(&self) -> &'static str {
        "triangular"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("min", self.min), ("mode", self.mode), ("max", self.max)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        let (rise, fall) = (self.mode - self.min, self.max - self.mode);
        let width = self.max - self.min;
        if lower * width <= rise {
            (self.min + (lower * width * rise).sqrt()).clamp(self.min, self.mode)
        } else {
            (self.max - (upper * width * fall).sqrt()).clamp(self.mode, self.max)
        }
    }
    fn mean(&self) -> f64 {
        (self.min + self.mode + self.max) / 3.0
    }
    fn variance(&self) -> f64 {
        let (rise, fall) = (self.mode - self.min, self.max - self.mode);
        (rise * rise + rise * fall + fall * fall) / 18.0
    }
    fn support(&self) -> (f64, f64) {
        (self.min, self.max)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        let (rise, fall) = (self.mode - self.min, self.max - self.mode);
        let width = self.max - self.min;
        if x <= self.min {
            (0.0, 1.0)
        } else if x >= self.max {
            (1.0, 0.0)
        } else if x < self.mode {
            let lower = (x - self.min) / width * ((x - self.min) / rise);
            (lower, 1.0 - lower)
        } else {
            let upper = (self.max - x) / width * ((self.max - x) / fall);
            (1.0 - upper, upper)
        }
    }
    fn density(&self, x: f64) -> f64 {
        let (rise, fall) = (self.mode - self.min, self.max - self.mode);
        let peak = 2.0 / (self.max - self.min);
        if x < self.min || x > self.max {
            0.0
        } else if x < self.mode {
            peak * (x - self.min) / rise
        } else if fall > 0.0 {
            peak * (self.max - x) / fall
        } else {
            peak
        }
    }
}
