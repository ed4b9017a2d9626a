//! A quantile function as a table over the standard normal score with knots where they are needed: for curves that are steep or
//! bend at places of their own.

use super::grid::END;

/// A knot: score, value there, and derivative.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Knot {
    z: f64,
    x: f64,
    slope: f64,
}

/// A monotone cubic Hermite interpolation of an increasing function of the score.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Knots(Vec<Knot>);

/// Panels are halved no further than this: what a jump spans.
const NARROWEST: f64 = 1e-9;
/// Panels per unit of the score to begin with.
const PER_UNIT: i32 = 4;

impl Knots {
    /// Through these knots: score, value and derivative, ascending in both of the first.
    pub fn through(knots: impl Iterator<Item = (f64, f64, f64)>) -> Self {
        let mut all: Vec<Knot> = knots.map(|(z, x, slope)| Knot { z, x, slope }).collect();
        for i in 1..all.len() {
            // Slopes of at most three times the rise on either side make every piece monotone (Fritsch and Carlson 1980).
            let rise = (all[i].x - all[i - 1].x).max(0.0) / (all[i].z - all[i - 1].z).max(f64::MIN_POSITIVE);
            for knot in &mut all[i - 1..=i] {
                // A slope that is not known, where the density is 0, is taken to be as steep as may be.
                let slope = if knot.slope.is_finite() { knot.slope } else { f64::MAX };
                knot.slope = slope.clamp(0.0, 3.0 * rise);
            }
        }
        Self(all)
    }

    /// Of `f`, which gives value and derivative at any score, until halving a panel moves its middle by less than `tolerance` or
    /// by less than that share of its distance from the median.
    pub fn of(f: impl Fn(f64) -> (f64, f64), tolerance: f64, relative: f64) -> Self {
        let at = |z: f64| {
            let (x, slope) = f(z);
            Knot { z, x, slope }
        };
        let steps = (2.0 * END) as i32 * PER_UNIT;
        let median = at(0.0).x;
        let close = |x: f64| tolerance.max(relative * (x - median).abs());
        let mut knots = vec![at(-END)];
        for i in 1..=steps {
            let before = knots[knots.len() - 1];
            halve(&at, before, at(f64::from(i) / f64::from(PER_UNIT) - END), &close, &mut knots);
        }
        Self::through(knots.into_iter().map(|k| (k.z, k.x, k.slope)))
    }

    /// The value at score `z`; beyond the first and the last knot theirs.
    pub fn at(&self, z: f64) -> f64 {
        let after = self.0.partition_point(|k| k.z <= z);
        if after == 0 {
            return self.0[0].x;
        }
        let a = self.0[after - 1];
        self.0.get(after).map_or(a.x, |b| between(a, *b, z))
    }
}

/// Adds the knots of the panel from `a`, left out, to `b`.
fn halve(at: &impl Fn(f64) -> Knot, a: Knot, b: Knot, close: &impl Fn(f64) -> f64, knots: &mut Vec<Knot>) {
    let middle = at(0.5 * (a.z + b.z));
    let pair = Knots::through([a, b].into_iter().map(|k| (k.z, k.x, k.slope)));
    if b.z - a.z <= NARROWEST || (pair.at(middle.z) - middle.x).abs() <= close(middle.x) {
        knots.extend([middle, b]);
        return;
    }
    halve(at, a, middle, close, knots);
    halve(at, middle, b, close, knots);
}

fn between(a: Knot, b: Knot, z: f64) -> f64 {
    let width = b.z - a.z;
    let s = (z - a.z) / width;
    let (rise, first, last) = (b.x - a.x, a.slope * width, b.slope * width);
    let cubic = first + last - 2.0 * rise;
    let square = rise - first - cubic;
    a.x + s * (first + s * (square + s * cubic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smooth_curve_and_a_jump_are_met() {
        let smooth = Knots::of(|z| (z + 0.1 * z * z * z, 1.0 + 0.3 * z * z), 1e-9, 1e-9);
        let jump = Knots::of(|z| (if z < 0.3 { z } else { z + 5.0 }, 1.0), 1e-9, 1e-9);
        for i in -80..=80 {
            let z = 0.0613 * f64::from(i);
            assert!((smooth.at(z) - (z + 0.1 * z * z * z)).abs() < 1e-8, "{z}");
            let exact = if z < 0.3 { z } else { z + 5.0 };
            assert!((jump.at(z) - exact).abs() < 1e-8, "{z}");
        }
    }
}
