//! The correlation matrices of the parameters and of the yearly noises that a scenario correlates itself.

use super::PairCorrelation;
use crate::dataset::Dataset;
use crate::lanes::Lanes;
use crate::math::{cholesky, normal_correlation};

/// How the scores of a scenario's correlated parameters, or noises, follow from their own independent numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Joint {
    /// Indices of the parameters or noises in the data set, in the order of their names.
    pub members: Vec<usize>,
    /// Rows of the Cholesky factor of their normal correlations.
    factor: Vec<Vec<f64>>,
}

impl Joint {
    /// One matrix of all parameters named in `pairs`. A pair that is not given has the correlation of the data set.
    ///
    /// # Errors
    /// If the matrix is not positive definite: the index of the last pair given among the parameters that, in the
    /// order of their names, are the first that cannot be correlated like this.
    pub fn of_parameters(dataset: &Dataset, pairs: &[PairCorrelation]) -> Result<Self, usize> {
        Self::new(pairs, |name| dataset.parameter(name), |a, b| dataset.score_correlation(a, b))
    }

    /// Likewise one matrix of all yearly noises named in `pairs`, the same in every year.
    ///
    /// # Errors
    /// As [`Joint::of_parameters`].
    pub fn of_noises(dataset: &Dataset, pairs: &[PairCorrelation]) -> Result<Self, usize> {
        let noises = dataset.noises();
        let index = |name: &str| noises.iter().position(|noise| noise == name);
        Self::new(pairs, index, |a, b| dataset.noise_correlation(a, b))
    }

    /// Of the names that have an `index`; `known` is the correlation of the data set.
    fn new(
        pairs: &[PairCorrelation],
        index: impl Fn(&str) -> Option<usize>,
        known: impl Fn(&str, &str) -> f64,
    ) -> Result<Self, usize> {
        let mut names: Vec<&str> = pairs.iter().flat_map(|p| [p.a.as_str(), &p.b]).collect();
        names.retain(|name| index(name).is_some());
        names.sort_unstable();
        names.dedup();
        let given = |a: &str, b: &str| pairs.iter().find(|p| (p.a == a && p.b == b) || (p.a == b && p.b == a));
        let entry = |a: &str, b: &str| match given(a, b) {
            _ if a == b => 1.0,
            Some(pair) => normal_correlation(pair.rank),
            None => known(a, b),
        };
        let matrix: Vec<Vec<f64>> = names.iter().map(|a| names.iter().map(|b| entry(a, b)).collect()).collect();
        let factor = cholesky(&matrix).map_err(|row| {
            let held = |name: &String| names[..=row].contains(&name.as_str());
            // Without such a pair the data set itself is at fault, which this parameter brought in.
            let culprit = pairs.iter().rposition(|p| held(&p.a) && held(&p.b));
            culprit.or_else(|| pairs.iter().rposition(|p| p.a == names[row] || p.b == names[row])).unwrap_or(0)
        })?;
        Ok(Self { members: names.into_iter().filter_map(index).collect(), factor })
    }

    /// Score of the member in place `at` of [`Self::members`]; `own` gives the own number of a parameter.
    pub fn score(&self, at: usize, own: impl Fn(usize) -> Lanes) -> Lanes {
        let mut score = Lanes::ZERO;
        for (&weight, &member) in self.factor[at].iter().zip(&self.members) {
            score += own(member) * weight;
        }
        score
    }
}
