//! Metalog.

use super::{DistError, Distribution, error::below};
use crate::math::{exp, ln, ln_1p};

/// The three-term metalog through P10, P50 and P90 (Keelin 2016, *The metalog distributions*, Decision Analysis 13,
/// 243–277; the symmetric-percentile triplet). With the logit L = ln(u / (1 - u)),
/// M(u) = a₁ + a₂ L + a₃ (u - 1/2) L, and x = M without limits; with a `min`, x = min + exp M; with a `max`,
/// x = max - exp(-M); with both, x = min + (max - min) / (1 + exp(-M)). The a's follow from the three quantiles.
///
/// ```
/// use schakel::dist::{Distribution, Metalog};
/// let months = Metalog::new(2.0, 4.0, 12.0, Some(0.0), None)?;
/// assert!((months.quantile(0.9) - 12.0).abs() < 1e-13);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metalog {
    quantiles: [f64; 3],
    min: Option<f64>,
    max: Option<f64>,
    a: [f64; 3],
}

/// M ascends everywhere just if |a₃| times this is below a₂: half the root of s tanh s = 1.
const STEEPEST: f64 = 0.599_839_320_128_866_9;

impl Metalog {
    /// `p10`, `p50`, `p90`: the values not exceeded with 10, 50 and 90 % chance; `min`, `max`: smallest and largest
    /// value, if there are.
    ///
    /// # Errors
    /// Unless `min < p10 < p50 < p90 < max`, all finite, and `p50` (after taking the logarithm, with a limit) is not so
    /// close to `p10` or `p90` that the curve would turn back: it must lie between 16.7 and 83.3 % of the way.
    pub fn new(p10: f64, p50: f64, p90: f64, min: Option<f64>, max: Option<f64>) -> Result<Self, DistError> {
        below("p10", p10, "p50", p50)?;
        below("p50", p50, "p90", p90)?;
        if let Some(min) = min {
            below("min", min, "p10", p10)?;
        }
        if let Some(max) = max {
            below("p90", p90, "max", max)?;
        }
        let unknown = Self { quantiles: [p10, p50, p90], min, max, a: [0.0; 3] };
        let [low, mid, high] = [p10, p50, p90].map(|x| unknown.straight(x));
        let logit90 = ln(9.0);
        let a = [mid, (high - low) / (2.0 * logit90), ((high - mid) - (mid - low)) / (0.8 * logit90)];
        if a[2].abs() * STEEPEST < a[1] { Ok(Self { a, ..unknown }) } else { Err(DistError::TooSkewed) }
    }

    /// M at logit `l`, and u - 1/2 there.
    fn curve(&self, l: f64, u_minus_half: f64) -> f64 {
        let [a1, a2, a3] = self.a;
        a1 + (a2 + a3 * u_minus_half) * l
    }

    /// M of the value `x`, which lies within the limits.
    fn straight(&self, x: f64) -> f64 {
        match (self.min, self.max) {
            (None, None) => x,
            (Some(min), None) => ln(x - min),
            (None, Some(max)) => -ln(max - x),
            (Some(min), Some(max)) => ln(x - min) - ln(max - x),
        }
    }

    /// The logit at which the curve has the value `m`, by bisection: it ascends.
    fn logit(&self, m: f64) -> f64 {
        /// No chance that a double can hold has a logit beyond.
        const END: f64 = 745.0;
        let (mut low, mut high) = (-END, END);
        for _ in 0..64 {
            let l = 0.5 * (low + high);
            let small = exp(-l.abs());
            let u_minus_half = (0.5 * (1.0 - small) / (1.0 + small)).copysign(l);
            if self.curve(l, u_minus_half) < m {
                low = l;
            } else {
                high = l;
            }
        }
        0.5 * (low + high)
    }

    /// How fast exp(±M) grows with |L| in its heavy tail.
    fn growth(&self) -> f64 {
        let [_, a2, a3] = self.a;
        match (self.min, self.max) {
            (Some(_), None) => a2 + 0.5 * a3,
            (None, Some(_)) => a2 - 0.5 * a3,
            _ => 0.0,
        }
    }

    /// The expected square of (y - `centre`), or of y - `centre` itself, where y is exp M, exp(-M) or 1 / (1 + exp(-M)):
    /// the trapezium rule over the logit, which converges exponentially.
    fn expect(&self, centre: f64, squared: bool) -> f64 {
        /// Tails heavier than this are taken to be without a mean.
        const HEAVIEST: f64 = 0.999;
        const STEP: f64 = 0.25;
        let growth = self.growth() * if squared { 2.0 } else { 1.0 };
        if growth > HEAVIEST {
            return f64::INFINITY;
        }
        let steps = (60.0 / STEP / (1.0 - growth.max(0.0))) as i32;
        let mut sum = 0.0;
        for i in -steps..=steps {
            let l = f64::from(i) * STEP;
            let small = exp(-l.abs());
            let u_minus_half = (0.5 * (1.0 - small) / (1.0 + small)).copysign(l);
            let m = self.curve(l, u_minus_half);
            // ln of u (1 - u), the density of the logit
            let ln_weight = -l.abs() - 2.0 * ln_1p(small);
            let ln_y = match (self.min, self.max) {
                (_, None) => m,
                (None, _) => -m,
                _ if m < 0.0 => m - ln_1p(exp(m)),
                _ => -ln_1p(exp(-m)),
            };
            sum += if squared {
                let root = exp(ln_y + 0.5 * ln_weight) - centre * exp(0.5 * ln_weight);
                root * root
            } else {
                exp(ln_y + ln_weight) - centre * exp(ln_weight)
            };
        }
        sum * STEP
    }

    /// The factor from y of [`Self::expect`] to x.
    fn factor(&self) -> f64 {
        match (self.min, self.max) {
            (Some(min), Some(max)) => max - min,
            (None, Some(_)) => -1.0,
            _ => 1.0,
        }
    }
}

impl Distribution for Metalog {
    fn name(&self) -> &'static str {
        "metalog"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        let [p10, p50, p90] = self.quantiles;
        let mut arguments = vec![("p10", p10), ("p50", p50), ("p90", p90)];
        arguments.extend(self.min.map(|x| ("min", x)));
        arguments.extend(self.max.map(|x| ("max", x)));
        arguments
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        let m = self.curve(ln(lower / upper), 0.5 * (lower - upper));
        match (self.min, self.max) {
            (None, None) => m,
            (Some(min), None) => (min + exp(m)).min(f64::MAX),
            (None, Some(max)) => (max - exp(-m)).max(f64::MIN),
            (Some(min), Some(max)) => (min + (max - min) / (1.0 + exp(-m))).clamp(min, max),
        }
    }
    /// Infinite (below, with only a `max`) where the tail on the open side is too heavy.
    fn mean(&self) -> f64 {
        let [a1, _, a3] = self.a;
        match (self.min, self.max) {
            (None, None) => a1 + 0.5 * a3,
            (Some(end), _) | (None, Some(end)) => end + self.factor() * self.expect(0.0, false),
        }
    }
    fn variance(&self) -> f64 {
        use std::f64::consts::PI;
        let [_, a2, a3] = self.a;
        if self.min.is_none() && self.max.is_none() {
            return PI * PI / 3.0 * a2 * a2 + (1.0 / 12.0 + PI * PI / 36.0) * a3 * a3;
        }
        let factor = self.factor();
        factor * factor * self.expect(self.expect(0.0, false), true)
    }
    fn support(&self) -> (f64, f64) {
        (self.min.unwrap_or(f64::NEG_INFINITY), self.max.unwrap_or(f64::INFINITY))
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        match self.support() {
            (min, _) if x <= min => (0.0, 1.0),
            (_, max) if x >= max => (1.0, 0.0),
            _ => {
                let l = self.logit(self.straight(x));
                let small = exp(-l.abs());
                let (near, far) = (1.0 / (1.0 + small), small / (1.0 + small));
                if l < 0.0 { (far, near) } else { (near, far) }
            }
        }
    }
    fn density(&self, x: f64) -> f64 {
        let (low, high) = self.support();
        if x <= low || x >= high {
            return 0.0;
        }
        let [_, a2, a3] = self.a;
        let (lower, upper) = self.chances(x);
        let spread = lower * upper;
        // The slope of M to u, times u (1 - u).
        let slope = a2 + a3 * (0.5 * (lower - upper) + spread * ln(lower / upper));
        let of_m = spread / slope;
        match (self.min, self.max) {
            (None, None) => of_m,
            (Some(min), None) => of_m / (x - min),
            (None, Some(max)) => of_m / (max - x),
            (Some(min), Some(max)) => of_m * (max - min) / ((x - min) * (max - x)),
        }
    }
}
