//! A few values with weights.

use super::{DistError, Distribution, error::finite};

/// One of a few values, each with a chance in proportion to its weight.
///
/// ```
/// use schakel::dist::{Discrete, Distribution};
/// let years = Discrete::new(vec![1.0, 2.0, 5.0], vec![1.0, 2.0, 1.0])?;
/// assert_eq!(years.quantile(0.25), 1.0);
/// assert_eq!(years.quantile(0.26), 2.0);
/// # Ok::<(), schakel::dist::DistError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Discrete {
    values: Vec<f64>,
    weights: Vec<f64>,
}

impl Discrete {
    /// `values`: what can be drawn, ascending; `weights`: their weights in any unit (they need not add up to 1).
    ///
    /// # Errors
    /// Unless there is at least one value, as many weights as values, values ascend, weights are 0 or more and one is
    /// above 0, all finite.
    pub fn new(values: Vec<f64>, weights: Vec<f64>) -> Result<Self, DistError> {
        if values.is_empty() {
            return Err(DistError::NoValues);
        }
        if values.len() != weights.len() {
            return Err(DistError::LengthsDiffer);
        }
        for value in &values {
            finite("Every value", *value)?;
        }
        if !values.is_sorted_by(|a, b| a < b) {
            return Err(DistError::NotAscending);
        }
        for weight in &weights {
            finite("Every weight", *weight)?;
        }
        if !weights.iter().all(|w| *w >= 0.0) || weights.iter().all(|w| *w == 0.0) {
            return Err(DistError::BadWeight);
        }
        Ok(Self { values, weights })
    }

    /// The values, ascending.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The weights as given.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    fn total(&self) -> f64 {
        self.weights.iter().sum()
    }

    /// The chance of at most each value, ending with 1.
    pub(super) fn cumulative(&self) -> impl Iterator<Item = f64> {
        let total = self.total();
        self.weights.iter().scan(0.0, move |sum, w| {
            *sum += w;
            Some(*sum / total)
        })
    }

    /// Sum of weight × `f(value)`, over the total weight.
    fn average(&self, f: impl Fn(f64) -> f64) -> f64 {
        self.values.iter().zip(&self.weights).map(|(v, w)| w * f(*v)).sum::<f64>() / self.total()
    }

    /// Smallest and largest value with a weight.
    fn ends(&self) -> (f64, f64) {
        let mut possible = self.values.iter().zip(&self.weights).filter(|(_, w)| **w > 0.0).map(|(v, _)| *v);
        let first = possible.next().unwrap_or(f64::NAN);
        (first, possible.next_back().unwrap_or(first))
    }
}

impl Distribution for Discrete {
    fn name(&self) -> &'static str {
        "discrete"
    }
    fn arguments(&self) -> Vec<(&'static str, f64)> {
        Vec::new()
    }
    fn tails(&self, lower: f64, _: f64) -> f64 {
        let index = self.cumulative().position(|c| c >= lower).unwrap_or(self.values.len() - 1);
        self.values[index]
    }
    fn mean(&self) -> f64 {
        self.average(|v| v)
    }
    fn variance(&self) -> f64 {
        let mean = self.mean();
        self.average(|v| (v - mean) * (v - mean))
    }
    fn support(&self) -> (f64, f64) {
        self.ends()
    }
    fn chances(&self, x: f64) -> (f64, f64) {
        let sum = |at_most: bool| -> f64 {
            let of = self.values.iter().zip(&self.weights).filter(|(v, _)| (**v <= x) == at_most);
            of.map(|(_, w)| w).sum::<f64>() / self.total()
        };
        (sum(true), sum(false))
    }
    /// It has none: all of it is at a few values.
    fn density(&self, _: f64) -> f64 {
        0.0
    }
}
