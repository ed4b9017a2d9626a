//! Scores: one standard normal number per parameter and draw, and per yearly noise, year and draw.

use super::correlate::{self, Loading};
use super::keyed::{self, WHOLE_DRAW};
use crate::dataset::Dataset;
use crate::lanes::{Lanes, WIDTH};
use crate::math::normal_quantile;

/// A yearly noise of the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Demand of a branch (index), beyond demography and trend.
    Demand(usize),
    /// Exits other than retirement.
    Exits,
    /// Lateral inflow.
    Lateral,
}

/// Draws scores for the parameters and noises of a data set.
#[derive(Clone, Debug)]
pub struct Sampler {
    seed: u64,
    base_year: i32,
    years: usize,
    parameters: Vec<Keyed>,
    noises: Vec<Keyed>,
    factors: Vec<String>,
    yearly_factors: Vec<String>,
}

/// A score: its own number, and what it shares with others.
#[derive(Clone, Debug)]
struct Keyed {
    name: String,
    own: f64,
    shared: Vec<(usize, f64)>,
}

/// Scores of consecutive draws, `WIDTH` to a [`Lanes`].
#[derive(Clone, Debug)]
pub struct Scores {
    groups: usize,
    parameters: Vec<Lanes>,
    /// The own numbers of the parameters, laid out like their scores.
    own: Vec<Lanes>,
    noises: Vec<Lanes>,
    years: usize,
}

impl Scores {
    /// Score of parameter `index` in group `group` of `WIDTH` draws.
    pub fn parameter(&self, index: usize, group: usize) -> Lanes {
        self.parameters[index * self.groups + group]
    }

    /// Own number of parameter `index`: standard normal and independent of all others, before what it shares.
    pub fn own(&self, index: usize, group: usize) -> Lanes {
        self.own[index * self.groups + group]
    }

    /// Innovation of noise `index` in year `t` after the base year (0 = the base year itself).
    pub fn noise(&self, index: usize, t: usize, group: usize) -> Lanes {
        self.noises[(index * self.years + t) * self.groups + group]
    }

    /// Groups of `WIDTH` draws.
    pub fn groups(&self) -> usize {
        self.groups
    }
}

impl Sampler {
    /// A sampler for all parameters of `dataset` and its yearly noise up to `horizon`.
    ///
    /// # Errors
    /// If correlations of the data set cannot hold together; says which.
    pub fn new(dataset: &Dataset, horizon: i32, seed: u64) -> Result<Self, String> {
        let rows = &dataset.correlations;
        let (mut factors, mut yearly_factors) = (Vec::new(), Vec::new());
        let mut parameters = Vec::with_capacity(dataset.parameters.len());
        for p in &dataset.parameters {
            parameters.push(Keyed::new(&p.name, &correlate::loadings(&p.name, rows)?, &mut factors));
        }
        let names = Self::noises(dataset).map(|n| Self::noise_name(n, dataset));
        let noises = names
            .map(|name| {
                let loading: Vec<_> = correlate::noise_loading(&name, rows).into_iter().collect();
                Keyed::new(&name, &loading, &mut yearly_factors)
            })
            .collect();
        let years = (horizon - dataset.base_year) as usize + 1;
        Ok(Self { seed, base_year: dataset.base_year, years, parameters, noises, factors, yearly_factors })
    }

    /// The noises in the order of [`Scores::noise`]: exits, lateral inflow, then demand by branch.
    pub fn noises(dataset: &Dataset) -> impl Iterator<Item = Noise> {
        [Noise::Exits, Noise::Lateral].into_iter().chain((0..dataset.branches.len()).map(Noise::Demand))
    }

    /// Name that a noise is keyed by.
    pub fn noise_name(noise: Noise, dataset: &Dataset) -> String {
        match noise {
            Noise::Exits => "xi".into(),
            Noise::Lateral => "lambda_noise".into(),
            Noise::Demand(b) => format!("z:{}", dataset.branches[b].id),
        }
    }

    /// Scores of `groups` x `WIDTH` draws from `first_draw` on.
    pub fn draw(&self, first_draw: u64, groups: usize) -> Scores {
        let factors: Vec<_> =
            self.factors.iter().map(|name| self.normals(name, WHOLE_DRAW, first_draw, groups)).collect();
        let mut parameters = Vec::with_capacity(self.parameters.len() * groups);
        let mut own = Vec::with_capacity(self.parameters.len() * groups);
        for p in &self.parameters {
            let normals = self.normals(&p.name, WHOLE_DRAW, first_draw, groups);
            parameters.extend(p.combine(&normals, &factors));
            own.extend(normals);
        }
        let mut noises = vec![Lanes::ZERO; self.noises.len() * self.years * groups];
        for t in 0..self.years {
            let year = self.base_year + t as i32;
            let factors: Vec<_> =
                self.yearly_factors.iter().map(|name| self.normals(name, year, first_draw, groups)).collect();
            for (i, noise) in self.noises.iter().enumerate() {
                let at = (i * self.years + t) * groups;
                let own = self.normals(&noise.name, year, first_draw, groups);
                noises[at..at + groups].copy_from_slice(&noise.combine(&own, &factors));
            }
        }
        Scores { groups, parameters, own, noises, years: self.years }
    }

    /// All scores 0: every parameter at its median, no noise.
    pub fn central(&self) -> Scores {
        Scores {
            groups: 1,
            parameters: vec![Lanes::ZERO; self.parameters.len()],
            own: vec![Lanes::ZERO; self.parameters.len()],
            noises: vec![Lanes::ZERO; self.noises.len() * self.years],
            years: self.years,
        }
    }

    fn normals(&self, name: &str, year: i32, first_draw: u64, groups: usize) -> Vec<Lanes> {
        let mut u = vec![0.0; groups * WIDTH];
        keyed::uniforms(self.seed, name, year, first_draw, &mut u);
        let mut out = vec![Lanes::ZERO; groups];
        for (lanes, u) in out.iter_mut().zip(u.chunks_exact(WIDTH)) {
            for (z, &u) in lanes.0.iter_mut().zip(u) {
                *z = normal_quantile(u);
            }
        }
        out
    }
}

impl Keyed {
    fn new(name: &str, loadings: &[Loading], factors: &mut Vec<String>) -> Self {
        let shared = loadings
            .iter()
            .map(|l| {
                let index = factors.iter().position(|f| *f == l.factor).unwrap_or_else(|| {
                    factors.push(l.factor.clone());
                    factors.len() - 1
                });
                (index, l.weight)
            })
            .collect();
        Self { name: name.to_string(), own: correlate::own_weight(loadings), shared }
    }

    fn combine(&self, own: &[Lanes], factors: &[Vec<Lanes>]) -> Vec<Lanes> {
        own.iter()
            .enumerate()
            .map(|(g, &z)| {
                let mut score = z * self.own;
                for &(f, weight) in &self.shared {
                    score += factors[f][g] * weight;
                }
                score
            })
            .collect()
    }
}
