//! Beta on a range.

use super::{DistError, Distribution, error::below, error::shape};
use crate::math::{Curve, IncompleteBeta, ln, ln_1p};

/// The beta distribution stretched to a range: with y = (x - min) / (max - min), the density is proportional to
/// y^(alpha - 1) (1 - y)^(beta - 1).
///
/// ```
/// use schakel::dist::{Beta, Distribution};
/// let blend = Beta::new(1.0, 3.0, 0.0, 1.0)?;
/// assert!((blend.quantile(0.5) - (1.0 - 0.5_f64.cbrt())).abs() < 1e-15);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_field_names, reason = "the shapes are called alpha and beta")]
pub struct Beta {
    alpha: f64,
    beta: f64,
    min: f64,
    max: f64,
}

impl Beta {
    /// `alpha`, `beta`: shapes; the larger `alpha`, the more weight near `max`, the larger `beta`, near `min`. `min`,
    /// `max`: the range, 0 and 1 where a scenario file leaves them out.
    ///
    /// # Errors
    /// Unless the shapes lie between 0.001 and 1,000,000 and `min < max`, both finite.
    pub fn new(alpha: f64, beta: f64, min: f64, max: f64) -> Result<Self, DistError> {
        shape("alpha", alpha)?;
        shape("beta", beta)?;
        below("min", min, "max", max)?;
        Ok(Self { alpha, beta, min, max })
    }

    /// Both shapes.
    pub(super) fn shapes(&self) -> (f64, f64) {
        (self.alpha, self.beta)
    }
}

impl Distribution for Beta {
    fn name(&self) -> &'static str {
        "beta"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("alpha", self.alpha), ("beta", self.beta), ("min", self.min), ("max", self.max)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        let curve = IncompleteBeta::new(self.alpha, self.beta);
        let y = IncompleteBeta::value(curve.solve(lower, upper, curve.start(), 1e-8));
        (self.min + (self.max - self.min) * y).clamp(self.min, self.max)
    }
    fn mean(&self) -> f64 {
        self.min + (self.max - self.min) * self.alpha / (self.alpha + self.beta)
    }
    fn variance(&self) -> f64 {
        let (n, width) = (self.alpha + self.beta, self.max - self.min);
        width * width * (self.alpha / n) * (self.beta / n) / (n + 1.0)
    }
    fn support(&self) -> (f64, f64) {
        (self.min, self.max)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        IncompleteBeta::new(self.alpha, self.beta).tails((x - self.min) / (self.max - self.min))
    }
    fn density(&self, x: f64) -> f64 {
        let width = self.max - self.min;
        let y = (x - self.min) / width;
        if y <= 0.0 || y >= 1.0 {
            // Not endless at an end where it has a pole, nor 0 where it does not vanish: the value just inside.
            return if (0.0..=1.0).contains(&y) {
                self.density(self.min + width * y.clamp(1e-12, 1.0 - 1e-12))
            } else {
                0.0
            };
        }
        // That of the logit, by the slope of the logit.
        IncompleteBeta::new(self.alpha, self.beta).density(ln(y) - ln_1p(-y)) / (y * (1.0 - y)) / width
    }
}
