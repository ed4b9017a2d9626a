//! The regularised incomplete beta function.

use super::gamma::{deviance, nonzero, stirling_error};
use super::root::{Curve, Point};
use super::{exp, ln, ln_1p};

/// The distribution of a beta variable with given shapes, on the scale of its logit ln(x / (1 - x)), on which both ends
/// keep full relative accuracy.
#[derive(Clone, Copy, Debug)]
pub struct IncompleteBeta {
    a: f64,
    b: f64,
    /// ln(a + b).
    ln_n: f64,
    /// √(ab / 2π(a+b)) e^(δ(a+b)-δ(a)-δ(b)): the density of the logit at its mode.
    peak: f64,
}

/// Terms after which the continued fraction stops; shapes up to 1e6 need fewer than 10,000.
const MAX_TERMS: u32 = 100_000;

impl IncompleteBeta {
    /// For shapes `a`, `b` > 0; accurate to about 1e-14 + 4e-15 √(a + b) for shapes between 1e-3 and 1e6.
    pub fn new(a: f64, b: f64) -> Self {
        let n = a + b;
        let rest = stirling_error(n) - stirling_error(a) - stirling_error(b);
        let peak = (a / n * b / std::f64::consts::TAU).sqrt() * exp(rest);
        Self { a, b, ln_n: ln(n), peak }
    }

    /// Chances I(x; a, b) of at most `x` and of more than `x`, for `x` in [0, 1]; the smaller is accurate in the
    /// relative sense.
    pub fn tails(&self, x: f64) -> (f64, f64) {
        if x <= 0.0 {
            return (0.0, 1.0);
        }
        if x >= 1.0 {
            return (1.0, 0.0);
        }
        let point = self.point(ln(x) - ln_1p(-x));
        (point.lower, point.upper)
    }

    /// The beta variable at logit `t`.
    #[inline]
    pub fn value(t: f64) -> f64 {
        1.0 / (1.0 + exp(-t))
    }
}

/// a I(x; a, b) / (density of the logit), by its continued fraction (modified Lentz), quick for x < (a+1)/(a+b+2).
fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let mut c = 1.0;
    let mut d = 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for m in 1..MAX_TERMS {
        let m = f64::from(m);
        let a2 = a + 2.0 * m;
        let even = m * (b - m) * x / ((a2 - 1.0) * a2);
        d = 1.0 / nonzero(1.0 + even * d);
        c = nonzero(1.0 + even / c);
        h *= c * d;
        let odd = -(a + m) * (a + b + m) * x / (a2 * (a2 + 1.0));
        d = 1.0 / nonzero(1.0 + odd * d);
        c = nonzero(1.0 + odd / c);
        h *= c * d;
        if (c * d - 1.0).abs() < 2.0 * f64::EPSILON {
            break;
        }
    }
    h
}

impl Curve for IncompleteBeta {
    fn point(&self, t: f64) -> Point {
        let (a, b) = (self.a, self.b);
        let (x, density) = (Self::value(t), self.density(t));
        if x * (a + b + 2.0) < a + 1.0 {
            let lower = density / a * fraction(a, b, x);
            Point { lower, upper: 1.0 - lower, density }
        } else {
            let upper = density / b * fraction(b, a, Self::value(-t));
            Point { lower: 1.0 - upper, upper, density }
        }
    }

    fn density(&self, t: f64) -> f64 {
        // ln x = t - ln(1 + e^t) and ln(1 - x) = -ln(1 + e^t), from the side that does not overflow
        let small = exp(-t.abs());
        let (smaller, larger) = (-t.abs() - ln_1p(small), -ln_1p(small));
        let (x, y) = (small / (1.0 + small), 1.0 / (1.0 + small));
        let ((x, ln_x), (y, ln_y)) = if t < 0.0 { ((x, smaller), (y, larger)) } else { ((y, larger), (x, smaller)) };
        let (a, b, n) = (self.a, self.b, self.a + self.b);
        self.peak * exp(-deviance(a, n * x, self.ln_n + ln_x) - deviance(b, n * y, self.ln_n + ln_y))
    }

    fn start(&self) -> f64 {
        ln(self.a / self.b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_agree_with_forty_digits() {
        // Shapes, x, lower, upper: computed with 40 digits; the last two with scipy 1.17 (betainc, betaincc).
        for (a, b, x, lower, upper) in [
            (0.5, 0.5, 0.3, 0.369_010_119_565_545_36, 0.630_989_880_434_454_6),
            (5.0, 1.0, 0.9, 0.590_490_000_000_000_1, 0.409_509_999_999_999_9),
            (0.001, 2.0, 0.5, 0.999_806_746_536_947_8, 1.932_534_630_522_518_2e-4),
            (30.0, 7.5, 0.5, 5.849_229_782_638_207_5e-5, 0.999_941_507_702_173_6),
            (30.0, 7.5, 0.999, 0.999_999_999_999_999_4, 5.601_703_865_262_969e-16),
            (1.0, 5.0, 1e-12, 4.999_999_999_99e-12, 0.999_999_999_995),
            (200.0, 300.0, 0.35, 0.010_341_770_254_687_59, 0.989_658_229_745_312_3),
            (1e5, 3e5, 0.2505, 0.767_482_353_803_312_9, 0.232_517_646_196_688),
            (1e6, 1e6, 0.499, 0.002_338_849_406_931_976, 0.997_661_150_593_068_5),
        ] {
            let got = IncompleteBeta::new(a, b).tails(x);
            // conditioning: the logit is only known to some 1e-15, and the tail moves √(a+b) times that or more
            let tolerance = 2e-14 + 4e-15 * f64::sqrt(a + b);
            assert!((got.0 / lower - 1.0).abs() < tolerance, "I({x}; {a}, {b}) = {:e}, not {lower:e}", got.0);
            assert!((got.1 / upper - 1.0).abs() < tolerance, "1 - I({x}; {a}, {b}) = {:e}, not {upper:e}", got.1);
        }
        assert_eq!(IncompleteBeta::new(2.0, 3.0).tails(0.0), (0.0, 1.0));
        assert_eq!(IncompleteBeta::new(2.0, 3.0).tails(1.0), (1.0, 0.0));
    }

    #[test]
    fn quantiles_are_found_from_the_start_and_from_nearby() {
        for (a, b) in [(0.001, 0.001), (0.01, 1e6), (1.0, 5.0), (3.0, 3.0), (1e6, 1e6), (1e6, 0.5)] {
            let curve = IncompleteBeta::new(a, b);
            for tail in [1e-300, 1e-17, 1e-6, 0.2, 0.5] {
                for (lower, upper) in [(tail, 1.0 - tail), (1.0 - tail, tail)] {
                    let root = curve.solve(lower, upper, curve.start(), 1e-8);
                    for guess in [curve.start(), root - 0.01, root + 0.01] {
                        let found = curve.point(curve.solve(lower, upper, guess, 1e-8));
                        let (got, want) = if lower <= upper { (found.lower, lower) } else { (found.upper, upper) };
                        assert!(
                            (got / want - 1.0).abs() < 1e-8,
                            "Beta({a}, {b}) at {lower}, {upper} from {guess}: {got}"
                        );
                    }
                }
            }
        }
    }
}
