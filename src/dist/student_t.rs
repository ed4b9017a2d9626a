//! Student's t, whole or cut off.

use super::{DistError, Distribution, error::below, error::finite, error::positive};
use crate::math::{StudentTail, ln_1p};

/// Student's t, shifted and scaled: the density of y = (x - location) / scale is proportional to
/// (1 + y² / df)^(-(df + 1) / 2). What a random-effects meta-analysis predicts for the next study. It may be cut off below
/// `min` and above `max`: its density there is that of the whole, divided by the chance of being inside.
///
/// ```
/// use schakel::dist::{Distribution, StudentT};
/// let effect = StudentT::new(0.1, 0.02, 1.0)?; // one degree of freedom: Cauchy
/// assert!((effect.quantile(0.75) - 0.12).abs() < 1e-15);
/// let share = effect.cut(Some(0.1), None)?; // the upper half: its median is the upper quartile of the whole
/// assert!((share.quantile(0.5) - 0.12).abs() < 1e-15);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudentT {
    location: f64,
    scale: f64,
    df: f64,
    min: f64,
    max: f64,
}

/// Chance that must be left inside after cutting: less, and the digits of what is left are lost.
const INSIDE: f64 = 1e-6;

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
        Ok(Self { location, scale, df, min: f64::NEG_INFINITY, max: f64::INFINITY })
    }

    /// The same, cut off below `min` and above `max`, where given.
    ///
    /// # Errors
    /// Unless what is given is finite, `min < max`, and at least a millionth of the whole lies between.
    pub fn cut(self, min: Option<f64>, max: Option<f64>) -> Result<Self, DistError> {
        for (name, end) in [("min", min), ("max", max)] {
            finite(name, end.unwrap_or(0.0))?;
        }
        if let (Some(min), Some(max)) = (min, max) {
            below("min", min, "max", max)?;
        }
        let cut = Self { min: min.unwrap_or(f64::NEG_INFINITY), max: max.unwrap_or(f64::INFINITY), ..self };
        if cut.outside().inside >= INSIDE { Ok(cut) } else { Err(DistError::TooLittleInside) }
    }

    /// Location and scale.
    pub(super) fn place(&self) -> (f64, f64) {
        (self.location, self.scale)
    }

    /// Degrees of freedom, and both ends in scales from the location; infinite where nothing is cut off.
    pub(super) fn shape(&self) -> [f64; 3] {
        let [low, high] = [self.min, self.max].map(|end| (end - self.location) / self.scale);
        [self.df, low, high]
    }

    /// What is cut off, and what is left.
    pub(super) fn outside(&self) -> Outside {
        let [df, low, high] = self.shape();
        let tail = StudentTail::new(df);
        let tails = |t: f64| match t {
            f64::NEG_INFINITY => (0.0, 1.0),
            f64::INFINITY => (1.0, 0.0),
            _ => tail.tails(t),
        };
        let ((below, above_low), (below_high, above)) = (tails(low), tails(high));
        // from the side on which the differences keep their digits
        let inside = if low + high > 0.0 { above_low - above } else { below_high - below };
        Outside { below, above, inside }
    }

    /// ∫ from 0 to `t` of y times the density of the whole, for more than one degree of freedom or a finite `t`.
    fn first(&self, t: f64) -> f64 {
        let (tail, df) = (StudentTail::new(self.df), self.df);
        if df == 1.0 {
            return 0.5 * ln_1p(t * t) / std::f64::consts::PI;
        }
        let peak = tail.density(0.0);
        let here = if t.is_infinite() { 0.0 } else { (1.0 + t * t / df) * tail.density(t) };
        df / (df - 1.0) * (peak - here)
    }

    /// ∫ from 0 to `t` of y² times the density of the whole, for more than two degrees of freedom or a finite `t`.
    fn second(&self, t: f64) -> f64 {
        let tail = StudentTail::new(self.df);
        if t.is_infinite() {
            return 0.5 * self.df / (self.df - 2.0) * t.signum();
        }
        // On y = sinh s the integrand is smooth over many powers of ten.
        let end = libm::asinh(t.abs());
        let panels = (4.0 * end).ceil().max(1.0);
        let width = end / panels;
        let mut sum = 0.0;
        for panel in 0..panels as usize {
            let centre = (panel as f64 + 0.5) * width;
            for (node, weight) in super::truncated_normal::GAUSS {
                for s in [centre - 0.5 * width * node, centre + 0.5 * width * node] {
                    let y = libm::sinh(s);
                    sum += 0.5 * width * weight * y * y * tail.density(y) * (1.0 + y * y).sqrt();
                }
            }
        }
        sum * t.signum()
    }
}

/// What is cut off a distribution.
pub(super) struct Outside {
    /// Chance, in the whole, of less than the lower end.
    pub below: f64,
    /// Chance of more than the upper end.
    pub above: f64,
    /// Chance of being between.
    pub inside: f64,
}

impl Outside {
    /// The tails in the whole at which a value lies that has these tails in what is left.
    pub fn whole(&self, lower: f64, upper: f64) -> (f64, f64) {
        (self.below + lower * self.inside, self.above + upper * self.inside)
    }
}

impl Distribution for StudentT {
    fn name(&self) -> &'static str {
        "student_t"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        let mut all = vec![("location", self.location), ("scale", self.scale), ("df", self.df)];
        all.extend([("min", self.min), ("max", self.max)].into_iter().filter(|(_, end)| end.is_finite()));
        all
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        let (lower, upper) = match self.support() {
            (f64::NEG_INFINITY, f64::INFINITY) => (lower, upper),
            _ => self.outside().whole(lower, upper),
        };
        let x = self.location + self.scale * StudentTail::new(self.df).quantile(lower, upper);
        x.clamp(self.min.max(f64::MIN), self.max.min(f64::MAX))
    }
    /// The location of the whole; NaN with one degree of freedom where a tail is left, which has no mean.
    fn mean(&self) -> f64 {
        let [df, low, high] = self.shape();
        let whole = low.is_infinite() && high.is_infinite();
        if df <= 1.0 && (low.is_infinite() || high.is_infinite()) {
            return f64::NAN;
        }
        if whole {
            return self.location;
        }
        self.location + self.scale * (self.first(high) - self.first(low)) / self.outside().inside
    }
    /// Infinite with up to two degrees of freedom where a tail is left; NaN with one.
    fn variance(&self) -> f64 {
        let [df, low, high] = self.shape();
        if low.is_infinite() || high.is_infinite() {
            if df <= 1.0 {
                return f64::NAN;
            }
            if df <= 2.0 {
                return f64::INFINITY;
            }
        }
        let scale2 = self.scale * self.scale;
        if low.is_infinite() && high.is_infinite() {
            return scale2 * df / (df - 2.0);
        }
        let inside = self.outside().inside;
        let mean = (self.first(high) - self.first(low)) / inside;
        scale2 * ((self.second(high) - self.second(low)) / inside - mean * mean)
    }
    fn support(&self) -> (f64, f64) {
        (self.min, self.max)
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        if x <= self.min || x >= self.max {
            return if x <= self.min { (0.0, 1.0) } else { (1.0, 0.0) };
        }
        let (lower, upper) = StudentTail::new(self.df).tails((x - self.location) / self.scale);
        let outside = self.outside();
        ((lower - outside.below) / outside.inside, (upper - outside.above) / outside.inside)
    }
    fn density(&self, x: f64) -> f64 {
        if x < self.min || x > self.max {
            return 0.0;
        }
        StudentTail::new(self.df).density((x - self.location) / self.scale) / self.scale / self.outside().inside
    }
}
