//! Truncated normal.

use super::normal::score_of;
use super::{DistError, Distribution, error::below, error::finite, error::positive};
use crate::math::{exp, normal_cdf, normal_pdf};

/// A normal that is cut off below `min` and above `max`: its density there is that of the normal, divided by the chance
/// Φ((max - mean) / sd) - Φ((min - mean) / sd) of being inside.
///
/// ```
/// use schakel::dist::{Distribution, TruncatedNormal};
/// let share = TruncatedNormal::new(0.5, 0.3, 0.0, 1.0)?;
/// assert!((share.quantile(0.5) - 0.5).abs() < 1e-15);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TruncatedNormal {
    mean: f64,
    sd: f64,
    min: f64,
    max: f64,
}

/// How many sd from the mean the range may begin: beyond, there is hardly any normal left to cut from.
const REACH: f64 = 8.0;
/// How many times wider than the range sd may be: beyond, differences of Φ lose their digits.
const WIDEST: f64 = 1000.0;

impl TruncatedNormal {
    /// `mean`, `sd`: expected value and standard deviation of the normal *before* it is cut; `min`, `max`: smallest and
    /// largest value.
    ///
    /// # Errors
    /// Unless all are finite, `sd > 0`, `min < max`, the range reaches within 8 sd of the mean, and sd is at most 1,000
    /// times the width of the range.
    pub fn new(mean: f64, sd: f64, min: f64, max: f64) -> Result<Self, DistError> {
        finite("mean", mean)?;
        positive("sd", sd)?;
        below("min", min, "max", max)?;
        let cut = Self { mean, sd, min, max };
        let (low, high) = cut.ends();
        if low > REACH || high < -REACH {
            return Err(DistError::RangeTooFar);
        }
        if sd > WIDEST * (max - min) {
            return Err(DistError::RangeTooNarrow);
        }
        Ok(cut)
    }

    /// Mean and standard deviation before cutting.
    pub(super) fn normal(&self) -> (f64, f64) {
        (self.mean, self.sd)
    }

    /// `min` and `max` in standard deviations from the mean.
    pub(super) fn ends(&self) -> (f64, f64) {
        ((self.min - self.mean) / self.sd, (self.max - self.mean) / self.sd)
    }

    /// The chance that the normal is inside the range.
    pub(super) fn inside(&self) -> f64 {
        let (low, high) = self.ends();
        if low + high > 0.0 { normal_cdf(-low) - normal_cdf(-high) } else { normal_cdf(high) - normal_cdf(low) }
    }

    /// The standard score, before cutting, of the value with these tails after cutting.
    pub(super) fn score(&self, lower: f64, upper: f64) -> f64 {
        let (low, high) = self.ends();
        let inside = self.inside();
        score_of(normal_cdf(low) + lower * inside, normal_cdf(-high) + upper * inside).clamp(low, high)
    }

    /// Mean, and variance, of the standard score after cutting. Integrated: the closed form cancels in narrow ranges
    /// and far tails.
    fn moments(&self) -> (f64, f64) {
        /// Beyond, the density is below 1e-330.
        const END: f64 = 39.0;
        let (low, high) = self.ends();
        let (low, high) = (low.max(-END), high.min(END));
        let panels = (2.0 * (high - low)).ceil().max(1.0);
        let width = (high - low) / panels;
        // distances from `low`, so that a narrow range keeps its digits; density relative to that at the mode inside
        let mode = 0.0_f64.clamp(low, high);
        let sum = |f: &dyn Fn(f64) -> f64| -> f64 {
            let mut sum = 0.0;
            for panel in 0..panels as usize {
                let centre = (panel as f64 + 0.5) * width;
                for (node, weight) in GAUSS {
                    for x in [centre - 0.5 * width * node, centre + 0.5 * width * node] {
                        let z = low + x;
                        sum += weight * f(x) * exp(0.5 * (mode - z) * (mode + z));
                    }
                }
            }
            sum
        };
        let mass = sum(&|_| 1.0);
        let mean = sum(&|x| x) / mass;
        (low + mean, sum(&|x| (x - mean) * (x - mean)) / mass)
    }

    /// dx/dz, in sd, at standard score `score` when the value is drawn from a standard normal `z`.
    pub(super) fn slope(&self, score: f64, z: f64) -> f64 {
        self.inside() * normal_pdf(z) / normal_pdf(score)
    }
}

/// Nodes and weights of 10-point Gauss–Legendre integration on [-1, 1], the positive half.
pub(super) const GAUSS: [(f64, f64); 5] = [
    (0.148_874_338_981_631_22, 0.295_524_224_714_752_87),
    (0.433_395_394_129_247_2, 0.269_266_719_309_996_35),
    (0.679_409_568_299_024_4, 0.219_086_362_515_982_04),
    (0.865_063_366_688_984_5, 0.149_451_349_150_580_6),
    (0.973_906_528_517_171_7, 0.066_671_344_308_688_14),
];

impl Distribution for TruncatedNormal {
    fn name(&self) -> &'static str {
        "truncated_normal"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        vec![("mean", self.mean), ("sd", self.sd), ("min", self.min), ("max", self.max)]
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        (self.mean + self.sd * self.score(lower, upper)).clamp(self.min, self.max)
    }
    fn mean(&self) -> f64 {
        self.mean + self.sd * self.moments().0
    }
    fn variance(&self) -> f64 {
        self.sd * self.sd * self.moments().1
    }
    fn support(&self) -> (f64, f64) {
        (self.min, self.max)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        let ((low, high), inside) = (self.ends(), self.inside());
        let z = ((x - self.mean) / self.sd).clamp(low, high);
        // Each difference from the side on which it keeps its digits.
        let between = |a: f64, b: f64| {
            if a + b > 0.0 { normal_cdf(-a) - normal_cdf(-b) } else { normal_cdf(b) - normal_cdf(a) }
        };
        (between(low, z) / inside, between(z, high) / inside)
    }
    fn density(&self, x: f64) -> f64 {
        if x < self.min || x > self.max {
            return 0.0;
        }
        normal_pdf((x - self.mean) / self.sd) / self.sd / self.inside()
    }
}
