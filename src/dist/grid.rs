//! A quantile function as a table over the standard normal score.

use crate::math::{Curve, normal_cdf, normal_pdf};

/// The table ends at this many standard deviations: Φ(-8.5) is 1e-17.
pub(super) const END: f64 = 8.5;
/// Nodes per standard deviation, so that 0 is a node and the median is exact.
const PER_UNIT: f64 = 32.0;
/// Steps between nodes.
const STEPS: usize = 544;

/// A node: the value there, and its derivative times the distance between nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Node {
    value: f64,
    slope: f64,
}

/// A monotone cubic Hermite interpolation of an increasing function of the score z on an even grid. Its error between
/// nodes is at most |f''''| / (384 × 32⁴), below 2.5e-9 of f''''.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    nodes: [Node; STEPS + 1],
}

/// The score at a node.
fn score(node: usize) -> f64 {
    node as f64 / PER_UNIT - END
}

impl Grid {
    /// From value and derivative at any score.
    pub fn new(f: impl Fn(f64) -> (f64, f64)) -> Self {
        let mut grid = Self { nodes: [Node::default(); STEPS + 1] };
        for i in 0..=STEPS {
            grid.set(i, f(score(i)));
        }
        grid.limit_slopes();
        grid
    }

    /// From a curve whose quantile is t: the table holds `value(t).0`, with `value(t).1` its derivative to t.
    /// Each quantile starts from its neighbours, so that a single step of Newton's method is enough.
    pub fn from_curve(curve: &impl Curve, value: impl Fn(f64) -> (f64, f64)) -> Self {
        /// See [`Curve::solve`]: leaves a relative error below 1e-12 in the tail.
        const TOLERANCE: f64 = 1e-6;
        let mut grid = Self { nodes: [Node::default(); STEPS + 1] };
        let mut place = |node: usize, t: f64| {
            let slope = normal_pdf(score(node)) / curve.density(t);
            let (x, dx) = value(t);
            grid.set(node, (x, dx * slope));
            slope / PER_UNIT
        };
        let middle = STEPS / 2;
        let median = curve.solve(0.5, 0.5, curve.start(), 1e-8);
        let slope = place(middle, median);
        for sign in [-1.0, 1.0] {
            let (mut before, mut here) = (None, (median, sign * slope));
            for step in 1..=middle {
                let (t, dt) = here;
                let guess = match before {
                    None => t + dt,
                    // the cubic through both last points with their derivatives, one step on
                    Some((t0, dt0)) => 5.0 * t0 - 4.0 * t + 4.0 * dt + 2.0 * dt0,
                };
                let node = if sign < 0.0 { middle - step } else { middle + step };
                let z = score(node);
                let t = curve.solve(normal_cdf(z), normal_cdf(-z), guess, TOLERANCE);
                before = Some(here);
                here = (t, sign * place(node, t));
            }
        }
        grid.limit_slopes();
        grid
    }

    fn set(&mut self, node: usize, (value, derivative): (f64, f64)) {
        self.nodes[node] = Node { value, slope: derivative / PER_UNIT };
    }

    /// Slopes of at most three times the rise on either side make every cubic piece monotone (Fritsch and Carlson 1980).
    /// Only far in a tail that starts at a hard end does this change anything.
    fn limit_slopes(&mut self) {
        for i in 0..STEPS {
            let rise = 3.0 * (self.nodes[i + 1].value - self.nodes[i].value).max(0.0);
            for node in &mut self.nodes[i..=i + 1] {
                node.slope = node.slope.clamp(0.0, rise);
            }
        }
    }

    /// The value at score `z`; beyond the grid that at its end.
    #[inline]
    pub fn at(&self, z: f64) -> f64 {
        let place = (z * PER_UNIT + END * PER_UNIT).clamp(0.0, STEPS as f64);
        let i = (place as usize).min(STEPS - 1);
        let s = place - i as f64;
        let (a, b) = (self.nodes[i], self.nodes[i + 1]);
        let rise = b.value - a.value;
        let cubic = a.slope + b.slope - 2.0 * rise;
        let square = rise - a.slope - cubic;
        a.value + s * (a.slope + s * (square + s * cubic))
    }
}
