//! The logarithmic pool, by quadrature on the scale of the linear pool.
//!
//! With u the chance of at most x in the linear pool, the density of the logarithmic pool over u is the geometric mean of the
//! experts' densities over their arithmetic mean: between 0 and 1, whatever their shapes. It is integrated over the normal score of
//! u, by Gauss and Legendre, panel by panel, with edges where an expert's range ends.

use super::experts::{Experts, ln_geometric};
use super::grid::END;
use super::knots::Knots;
use super::normal::score_of;
use super::truncated_normal::GAUSS;
use super::{Dist, DistError, Distribution};
use crate::math::{exp, normal_cdf, normal_pdf};

/// Panels per unit of the score.
const PER_UNIT: f64 = 16.0;

/// How often the panels beside the end of a range are halved.
const HALVINGS: i32 = 24;

/// Where a panel begins: score in the linear pool, and what of the logarithmic pool lies below and above it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Edge {
    z: f64,
    below: f64,
    above: f64,
}

impl Edge {
    /// Its score in the logarithmic pool.
    fn score(&self) -> f64 {
        // Rounding could leave a little on the far side of the first and the last.
        score_of(self.below.max(0.0), self.above.max(0.0)).clamp(-END, END)
    }
}

/// The distribution function of a logarithmic pool.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Logarithmic {
    edges: Vec<Edge>,
    /// What the geometric mean of the densities adds up to.
    total: f64,
}

impl Logarithmic {
    /// Of these experts, none of whom names single values.
    pub fn new(experts: &Experts) -> Result<Self, DistError> {
        let steps = (2.0 * END * PER_UNIT) as i32;
        let mut scores: Vec<f64> = (0..=steps).map(|i| f64::from(i) / PER_UNIT - END).collect();
        let ends = experts.parts().flat_map(|(_, dist)| {
            let (low, high) = dist.support();
            [low, high].into_iter().chain(kink(dist))
        });
        let ends = ends.filter(|x| x.is_finite()).map(|x| experts.linear_chances(x));
        for end in ends.map(|(lower, upper)| score_of(lower, upper)).filter(|z| z.abs() < END) {
            // Where a range ends the density may rise as a root does: panels grow narrower towards it.
            let near = (1..=HALVINGS).map(|k| (0.5_f64).powi(k) / PER_UNIT);
            scores.extend(near.flat_map(|step| [end - step, end + step]).filter(|z| z.abs() < END));
            scores.push(end);
        }
        scores.sort_by(f64::total_cmp);
        scores.dedup_by(|a, b| (*a - *b).abs() < 1e-12);
        let panels: Vec<f64> = scores.windows(2).map(|p| panel(experts, p[0], p[1], |_| 1.0)).collect();
        let total: f64 = panels.iter().sum();
        // Where ranges do not overlap nothing is left but rounding.
        if total <= 1e-100 || total.is_nan() {
            return Err(DistError::NoCommonGround);
        }
        let mut edges: Vec<Edge> = scores.iter().map(|&z| Edge { z, below: 0.0, above: 0.0 }).collect();
        for (i, mass) in panels.iter().enumerate() {
            edges[i + 1].below = edges[i].below + mass / total;
        }
        for (i, mass) in panels.iter().enumerate().rev() {
            edges[i].above = edges[i + 1].above + mass / total;
        }
        // Panels without anything in them would have quantiles anywhere.
        let first = panels.iter().position(|m| *m > 0.0).unwrap_or(0);
        let last = panels.iter().rposition(|m| *m > 0.0).unwrap_or(0) + 1;
        Ok(Self { edges: edges[first..=last].to_vec(), total })
    }

    /// The value with these tails.
    pub fn tails(&self, experts: &Experts, lower: f64, upper: f64) -> f64 {
        let by_lower = lower <= upper;
        // The panel it lies in, by the smaller tail, which keeps its digits.
        let before = |e: &Edge| if by_lower { e.below < lower } else { e.above > upper };
        let after = self.edges.partition_point(before).clamp(1, self.edges.len() - 1);
        let (a, b) = (self.edges[after - 1], self.edges[after]);
        let wanted = if by_lower { lower - a.below } else { a.above - upper } * self.total;
        let (mut low, mut high) = (a.z, b.z);
        let mass = (if by_lower { b.below - a.below } else { a.above - b.above }) * self.total;
        let mut z = if mass > 0.0 { a.z + (b.z - a.z) * (wanted / mass).clamp(0.0, 1.0) } else { a.z };
        for _ in 0..60 {
            let miss = panel(experts, a.z, z, |_| 1.0) - wanted;
            if miss >= 0.0 {
                high = z;
            } else {
                low = z;
            }
            let step = z - miss / ratio(experts, z).1;
            let next = if step > low && step < high { step } else { 0.5 * (low + high) };
            if (next - z).abs() <= 1e-14 * z.abs().max(1.0) {
                break;
            }
            z = next;
        }
        let (min, max) = experts.support();
        value(experts, z).clamp(min.max(f64::MIN), max.min(f64::MAX))
    }

    /// The quantile function as a table over the normal score: its own edges, more where these are far apart, and the median.
    pub fn knots(&self, experts: &Experts) -> Knots {
        let at = |z: f64, x: f64| (z, x, normal_pdf(z) / self.density(experts, x));
        let mut edges = vec![self.edges[0]];
        for pair in self.edges.windows(2) {
            self.halve(experts, pair[0], pair[1], &mut edges);
        }
        let mut knots: Vec<(f64, f64, f64)> = edges.iter().map(|e| at(e.score(), value(experts, e.z))).collect();
        knots.push(at(0.0, self.tails(experts, 0.5, 0.5)));
        knots.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        knots.dedup_by(|a, b| a.0 == b.0);
        Knots::through(knots.into_iter())
    }

    /// Adds the edges from `a`, left out, to `b`: near an end of an expert's range the pool begins so thinly that scores far apart
    /// lie close together.
    fn halve(&self, experts: &Experts, a: Edge, b: Edge, edges: &mut Vec<Edge>) {
        /// What a table with [`PER_UNIT`] steps would do, and the least that doubles can tell apart.
        const NARROWEST: f64 = 1e-13;
        let z = 0.5 * (a.z + b.z);
        if b.score() - a.score() <= 1.0 / PER_UNIT || b.z - a.z <= NARROWEST * z.abs().max(1.0) {
            edges.push(b);
            return;
        }
        let [left, right] = [(a.z, z), (z, b.z)].map(|(from, to)| panel(experts, from, to, |_| 1.0) / self.total);
        let middle = Edge { z, below: a.below + left, above: b.above + right };
        self.halve(experts, a, middle, edges);
        self.halve(experts, middle, b, edges);
    }

    /// Chances of at most `x` and of more.
    pub fn chances(&self, experts: &Experts, x: f64) -> (f64, f64) {
        let (lower, upper) = experts.linear_chances(x);
        let (first, last) = (self.edges[0], self.edges[self.edges.len() - 1]);
        let z = score_of(lower, upper).clamp(first.z, last.z);
        let after = self.edges.partition_point(|e| e.z < z).clamp(1, self.edges.len() - 1);
        let (a, b) = (self.edges[after - 1], self.edges[after]);
        let from_a = panel(experts, a.z, z, |_| 1.0) / self.total;
        let to_b = panel(experts, z, b.z, |_| 1.0) / self.total;
        (a.below + from_a, b.above + to_b)
    }

    /// The density.
    pub fn density(&self, experts: &Experts, x: f64) -> f64 {
        exp(ln_geometric(experts, x)) / self.total
    }

    /// Mean and variance, within the scores that are drawn.
    pub fn moments(&self, experts: &Experts) -> (f64, f64) {
        let sum = |f: &dyn Fn(f64) -> f64| -> f64 {
            self.edges.windows(2).map(|p| panel(experts, p[0].z, p[1].z, f)).sum::<f64>() / self.total
        };
        let mean = sum(&|x| x);
        (mean, sum(&|x| (x - mean) * (x - mean)))
    }
}

/// Where the density of a distribution bends.
fn kink(dist: &Dist) -> Option<f64> {
    match dist {
        Dist::Triangular(_) => dist.arguments().iter().find(|a| a.0 == "mode").map(|a| a.1),
        Dist::SplitNormal(_) => Some(dist.median()),
        _ => None,
    }
}

/// The value at score `z` in the linear pool.
fn value(experts: &Experts, z: f64) -> f64 {
    experts.linear_tails(normal_cdf(z), normal_cdf(-z))
}

/// The value at score `z`, and the density of the geometric mean over the score there.
fn ratio(experts: &Experts, z: f64) -> (f64, f64) {
    let x = value(experts, z);
    let geometric = exp(ln_geometric(experts, x));
    let arithmetic = experts.linear_density(x);
    (x, if arithmetic > 0.0 { geometric / arithmetic * normal_pdf(z) } else { 0.0 })
}

/// The integral of `f` of the value times the geometric mean, over scores from `from` to `to`.
fn panel(experts: &Experts, from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (centre, half) = (0.5 * (from + to), 0.5 * (to - from));
    let mut sum = 0.0;
    for (node, weight) in GAUSS {
        for z in [centre - half * node, centre + half * node] {
            let (x, density) = ratio(experts, z);
            if density > 0.0 {
                sum += half * weight * density * f(x);
            }
        }
    }
    sum
}
