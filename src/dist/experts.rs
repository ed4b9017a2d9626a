//! What several experts think of one number, pooled.

use super::error::finite;
use super::knots::Knots;
use super::logarithmic::Logarithmic;
use super::{Discrete, Dist, DistError, Distribution};
use crate::math::{ln, normal_cdf, normal_pdf, pow};

/// How opinions become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pooling {
    /// The weighted mean of the densities: one of the experts is right, with a chance in proportion to the weight (Stone 1961).
    Linear,
    /// The weighted geometric mean of the densities, rescaled: what all hold possible (Genest and Zidek 1986).
    Logarithmic,
}

/// An expert.
#[derive(Clone, Debug, PartialEq)]
pub struct Expert {
    /// Name.
    pub name: String,
    /// Weight beside the others, in any unit.
    pub weight: f64,
    /// What this expert thinks.
    pub dist: Dist,
}

/// The pool of the distributions of several experts. With densities f and weights w that add up to 1, the linear pool has density
/// sum of w f, and the logarithmic pool has a density in proportion to the product of f^w, so it lies where all experts hold
/// values possible. Where all experts name single values, weights of these are pooled in the same way.
///
/// ```
/// use schakel::dist::{Dist, Distribution, Expert, Experts, Pooling, Uniform};
/// let expert = |name: &str, min, max| {
///     Ok(Expert { name: name.into(), weight: 1.0, dist: Uniform::new(min, max)?.into() })
/// };
/// let both = || Ok(vec![expert("a", 0.0, 2.0)?, expert("b", 1.0, 3.0)?]);
/// let linear = Experts::new(Pooling::Linear, both()?)?;
/// assert!((linear.quantile(0.25) - 1.0).abs() < 1e-12);
/// let logarithmic = Experts::new(Pooling::Logarithmic, both()?)?;
/// assert!((logarithmic.quantile(0.25) - 1.25).abs() < 1e-9); // what both hold possible: 1 to 2, alike
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Experts {
    pooling: Pooling,
    experts: Vec<Expert>,
    /// Weights that add up to 1.
    shares: Vec<f64>,
    /// Where all experts name single values.
    discrete: Option<Discrete>,
    logarithmic: Option<Logarithmic>,
}

impl Experts {
    /// The pool of `experts`.
    ///
    /// # Errors
    /// Unless there are at least two, their weights are above 0 and finite, none is a pool itself, and for the logarithmic pool their
    /// ranges overlap and either all or none name single values.
    pub fn new(pooling: Pooling, experts: Vec<Expert>) -> Result<Self, DistError> {
        if experts.len() < 2 {
            return Err(DistError::FewExperts);
        }
        for expert in &experts {
            finite("The weight of an expert", expert.weight)?;
            if expert.weight <= 0.0 {
                return Err(DistError::ExpertWeight);
            }
            if matches!(expert.dist, Dist::Experts(_)) {
                return Err(DistError::PoolInPool);
            }
        }
        let total: f64 = experts.iter().map(|e| e.weight).sum();
        let shares: Vec<f64> = experts.iter().map(|e| e.weight / total).collect();
        let is_certain = |e: &Expert| matches!(e.dist, Dist::Fixed(_) | Dist::Discrete(_));
        let mut pool = Self { pooling, experts, shares, discrete: None, logarithmic: None };
        if pool.experts.iter().all(is_certain) {
            pool.discrete = Some(pool.of_values()?);
        } else if pooling == Pooling::Logarithmic {
            if pool.experts.iter().any(is_certain) {
                return Err(DistError::CertainExpert);
            }
            pool.logarithmic = Some(Logarithmic::new(&pool)?);
        }
        Ok(pool)
    }

    /// How they are pooled.
    pub fn pooling(&self) -> Pooling {
        self.pooling
    }

    /// The experts, in order.
    pub fn experts(&self) -> &[Expert] {
        &self.experts
    }

    /// The pool of experts who all name single values.
    pub fn discrete(&self) -> Option<&Discrete> {
        self.discrete.as_ref()
    }

    /// The quantile function as a table over the normal score.
    pub(super) fn knots(&self) -> Knots {
        /// Of the distance between P5 and P95, and of that from the median.
        const TOLERANCE: f64 = 1e-8;
        if let Some(pool) = &self.logarithmic {
            return pool.knots(self);
        }
        let tolerance = TOLERANCE * (self.quantile(0.95) - self.quantile(0.05));
        let at = |z: f64| {
            let x = self.linear_tails(normal_cdf(z), normal_cdf(-z));
            (x, normal_pdf(z) / self.linear_density(x))
        };
        Knots::of(at, tolerance, TOLERANCE)
    }

    /// Distributions with weights that add up to 1.
    pub(super) fn parts(&self) -> impl Iterator<Item = (f64, &Dist)> {
        self.shares.iter().copied().zip(self.experts.iter().map(|e| &e.dist))
    }

    /// Weights of single values, pooled.
    fn of_values(&self) -> Result<Discrete, DistError> {
        let mut values: Vec<f64> = Vec::new();
        for (_, dist) in self.parts() {
            match dist {
                Dist::Discrete(d) => values.extend(d.values()),
                other => values.push(other.median()),
            }
        }
        values.sort_by(f64::total_cmp);
        values.dedup();
        let chance = |dist: &Dist, x: f64| match dist {
            Dist::Discrete(d) => {
                let total: f64 = d.weights().iter().sum();
                d.values().iter().zip(d.weights()).filter(|(v, _)| **v == x).map(|(_, w)| w / total).sum()
            }
            other => f64::from(u8::from(other.median() == x)),
        };
        let pooled = |&x: &f64| match self.pooling {
            Pooling::Linear => self.parts().map(|(w, d)| w * chance(d, x)).sum(),
            Pooling::Logarithmic => self.parts().map(|(w, d)| pow(chance(d, x), w)).product::<f64>(),
        };
        let weights: Vec<f64> = values.iter().map(pooled).collect();
        if weights.iter().all(|w| *w == 0.0) {
            return Err(DistError::NoCommonGround);
        }
        Discrete::new(values, weights)
    }

    /// Chances of at most `x` and of more in the linear pool.
    pub(super) fn linear_chances(&self, x: f64) -> (f64, f64) {
        self.parts().fold((0.0, 0.0), |sum, (w, d)| {
            let (lower, upper) = d.chances(x);
            (sum.0 + w * lower, sum.1 + w * upper)
        })
    }

    /// The density of the linear pool.
    pub(super) fn linear_density(&self, x: f64) -> f64 {
        self.parts().map(|(w, d)| w * d.density(x)).sum()
    }

    /// The value with these tails in the linear pool: it lies between those of the experts. Newton's method, halving where a step
    /// would leave what is known to hold it.
    pub(super) fn linear_tails(&self, lower: f64, upper: f64) -> f64 {
        let quantiles = || self.parts().map(|(_, d)| d.tails(lower, upper));
        let (mut low, mut high) =
            (quantiles().fold(f64::INFINITY, f64::min), quantiles().fold(f64::NEG_INFINITY, f64::max));
        let mut x = 0.5 * low + 0.5 * high;
        for _ in 0..200 {
            if low >= high {
                break;
            }
            let (below, above) = self.linear_chances(x);
            // On the smaller tail, which keeps its digits.
            let miss = if lower <= upper { below - lower } else { upper - above };
            if miss == 0.0 && self.linear_density(x) > 0.0 {
                return x;
            }
            if miss >= 0.0 {
                high = x;
            } else {
                low = x;
            }
            let step = x - miss / self.linear_density(x);
            let next = if step > low && step < high { step } else { 0.5 * low + 0.5 * high };
            if next <= low || next >= high {
                // Nothing lies between: the smallest value that is not exceeded with that chance.
                return high;
            }
            if (next - x).abs() <= 1e-15 * x.abs().max(high - low) {
                return next;
            }
            x = next;
        }
        high
    }
}

impl Distribution for Experts {
    fn name(&self) -> &'static str {
        match self.pooling {
            Pooling::Linear => "linear_pool",
            Pooling::Logarithmic => "logarithmic_pool",
        }
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        Vec::new()
    }
    fn tails(&self, lower: f64, upper: f64) -> f64 {
        match (&self.discrete, &self.logarithmic) {
            (Some(d), _) => d.tails(lower, upper),
            (_, Some(pool)) => pool.tails(self, lower, upper),
            _ => self.linear_tails(lower, upper),
        }
    }
    fn mean(&self) -> f64 {
        match (&self.discrete, &self.logarithmic) {
            (Some(d), _) => d.mean(),
            (_, Some(pool)) => pool.moments(self).0,
            _ => self.parts().map(|(w, d)| w * d.mean()).sum(),
        }
    }
    fn variance(&self) -> f64 {
        match (&self.discrete, &self.logarithmic) {
            (Some(d), _) => d.variance(),
            (_, Some(pool)) => pool.moments(self).1,
            _ => {
                let mean = self.mean();
                let apart = |d: &Dist| (d.mean() - mean) * (d.mean() - mean);
                self.parts().map(|(w, d)| w * (d.variance() + apart(d))).sum()
            }
        }
    }
    fn support(&self) -> (f64, f64) {
        if let Some(d) = &self.discrete {
            return d.support();
        }
        let ends = || self.parts().map(|(_, d)| d.support());
        match self.pooling {
            Pooling::Linear => (
                ends().map(|e| e.0).fold(f64::INFINITY, f64::min),
                ends().map(|e| e.1).fold(f64::NEG_INFINITY, f64::max),
            ),
            Pooling::Logarithmic => (
                ends().map(|e| e.0).fold(f64::NEG_INFINITY, f64::max),
                ends().map(|e| e.1).fold(f64::INFINITY, f64::min),
            ),
        }
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        match (&self.discrete, &self.logarithmic) {
            (Some(d), _) => d.chances(x),
            (_, Some(pool)) => pool.chances(self, x),
            _ => self.linear_chances(x),
        }
    }
    fn density(&self, x: f64) -> f64 {
        match (&self.discrete, &self.logarithmic) {
            (Some(_), _) => 0.0,
            (_, Some(pool)) => pool.density(self, x),
            _ => self.linear_density(x),
        }
    }
}

/// The logarithm of the weighted geometric mean of the densities at `x`; minus infinity where an expert holds it impossible.
pub(super) fn ln_geometric(experts: &Experts, x: f64) -> f64 {
    experts.parts().map(|(w, d)| w * ln(d.density(x))).sum()
}
