//! PERT.

use super::{Beta, DistError, Distribution, error::below, error::not_above};

/// A smooth hump between `min` and `max` around `mode`: a [`Beta`] on that range with shapes
/// 1 + 4 (mode - min) / (max - min) and 1 + 4 (max - mode) / (max - min), so its mean is (min + 4 mode + max) / 6.
///
/// ```
/// use schakel::dist::{Distribution, Pert};
/// let effect = Pert::new(0.0, 0.02, 0.1)?;
/// assert!((effect.mean() - 0.03).abs() < 1e-16);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pert {
    mode: f64,
    beta: Beta,
}

/// Weight of the mode against each end in the mean.
const WEIGHT: f64 = 4.0;

impl Pert {
    /// `min`: smallest value; `mode`: the likeliest, may be at an end; `max`: largest value.
    ///
    /// # Errors
    /// Unless `min <= mode <= max` and `min < max`, all finite.
    pub fn new(min: f64, mode: f64, max: f64) -> Result<Self, DistError> {
        below("min", min, "max", max)?;
        not_above("min", min, "mode", mode)?;
        not_above("mode", mode, "max", max)?;
        let width = max - min;
        let (rise, fall) = ((mode - min) / width, (max - mode) / width);
        Ok(Self { mode, beta: Beta::new(1.0 + WEIGHT * rise, 1.0 + WEIGHT * fall, min, max)? })
    }

    /// The beta distribution it is.
    pub(super) fn beta(&self) -> &Beta {
        &self.beta
    }
}

impl Distribution for Pert {
    fn name(&self) -> &'static str {
        "pert"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        let (min, max) = self.support();
        vec![("min", min), ("mode", self.mode), ("max", max)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        self.beta.tails(lower, upper)
    }
    fn mean(&self) -> f64 {
        self.beta.mean()
    }
    fn variance(&self) -> f64 {
        self.beta.variance()
    }
    fn support(&self) -> (f64, f64) {
        self.beta.support()
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        self.beta.chances(x)
    }
    fn density(&self, x: f64) -> f64 {
        self.beta.density(x)
    }
}
