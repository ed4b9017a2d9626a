//! Gamma.

use super::{DistError, Distribution, error::positive, error::shape};
use crate::math::{Curve, IncompleteGamma, exp, ln};

/// The gamma distribution with density proportional to x^(shape - 1) exp(-x / scale) for x > 0. Shares that are drawn as
/// gammas with scale 1 and divided by their sum have a Dirichlet distribution.
///
/// ```
/// use schakel::dist::{Distribution, Gamma};
/// let waiting = Gamma::new(1.0, 2.0)?; // exponential with mean 2
/// assert!((waiting.quantile(0.5) - 2.0 * std::f64::consts::LN_2).abs() < 1e-15);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gamma {
    shape: f64,
    scale: f64,
}

impl Gamma {
    /// `shape`: how far it is from 0 in its own spread (mean² / variance); `scale`: unit of x (variance / mean).
    ///
    /// # Errors
    /// Unless `shape` lies between 0.001 and 1,000,000 and `scale > 0`, finite.
    pub fn new(shape_: f64, scale: f64) -> Result<Self, DistError> {
        shape("shape", shape_)?;
        positive("scale", scale)?;
        Ok(Self { shape: shape_, scale })
    }

    /// Its shape.
    pub(super) fn shape(&self) -> f64 {
        self.shape
    }

    /// Its scale.
    pub(super) fn scale(&self) -> f64 {
        self.scale
    }
}

impl Distribution for Gamma {
    fn name(&self) -> &'static str {
        "gamma"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("shape", self.shape), ("scale", self.scale)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        let curve = IncompleteGamma::new(self.shape);
        self.scale * exp(curve.solve(lower, upper, curve.start(), 1e-8))
    }
    fn mean(&self) -> f64 {
        self.shape * self.scale
    }
    fn variance(&self) -> f64 {
        self.shape * self.scale * self.scale
    }
    fn support(&self) -> (f64, f64) {
        (0.0, f64::INFINITY)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        IncompleteGamma::new(self.shape).tails(x / self.scale)
    }
    fn density(&self, x: f64) -> f64 {
        if x < 0.0 {
            return 0.0;
        }
        // At 0 the value just above it. That of the logarithm, by the slope of the logarithm.
        let y = (x / self.scale).max(1e-300);
        IncompleteGamma::new(self.shape).density(ln(y)) / y / self.scale
    }
}
