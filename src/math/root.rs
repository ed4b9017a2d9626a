//! Quantiles of distributions whose density is log-concave on the right scale.

use super::ln;

/// A distribution function at one point.
#[derive(Clone, Copy, Debug)]
pub struct Point {
    /// Chance of at most this.
    pub lower: f64,
    /// Chance of more than this.
    pub upper: f64,
    /// Density.
    pub density: f64,
}

/// A distribution on the whole line with a log-concave density, such as the logarithm of a gamma variable or the logit
/// of a beta variable. Then the logarithms of both tails are concave too, and Newton's method on them converges
/// from afar: from the inner side of the root it jumps to the outer, and from there walks in without ever passing it.
pub trait Curve {
    /// Tails and density at `t`; the smaller tail is accurate in the relative sense.
    fn point(&self, t: f64) -> Point;
    /// Density alone at `t`.
    fn density(&self, t: f64) -> f64;
    /// A point where both tails and the density are well above 0.
    fn start(&self) -> f64;

    /// Where the tails are `lower` and `upper` (positive, together 1; only the smaller is used), from a guess that is
    /// [`Self::start`] or near the root, until the tail is within a relative `tolerance` before the last step. A step
    /// squares the relative error, so 1e-8 gives full accuracy.
    fn solve(&self, lower: f64, upper: f64, guess: f64, tolerance: f64) -> f64 {
        let (mut t, mut last) = (guess, self.start());
        for _ in 0..200 {
            let here = self.point(t);
            let (target, tail, sign) =
                if lower <= upper { (lower, here.lower, 1.0) } else { (upper, here.upper, -1.0) };
            let miss = ln(target / tail);
            let step = sign * miss * tail / here.density;
            if !step.is_finite() {
                // so far out that the tail is rounded to 0
                t = 0.5 * (t + last);
                continue;
            }
            last = t;
            t += step;
            if miss.abs() <= tolerance {
                break;
            }
        }
        t
    }
}
