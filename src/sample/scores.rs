//! Scores: one standard normal number per parameter and draw, and per yearly noise, year and draw.

use super::correlate::{self, Loading};
use super::design::Design;
use super::keyed::{Key, WHOLE_DRAW};
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

/// Name that the yearly error of the official forecast is keyed by.
pub const FORECAST: &str = "forecast_error";

/// Draws scores for the parameters and noises of a data set.
#[derive(Clone, Debug)]
pub struct Sampler {
    seed: u64,
    design: Design,
    base_year: i32,
    years: usize,
    parameters: Vec<Keyed>,
    noises: Vec<Keyed>,
    factors: Vec<Stream>,
    yearly_factors: Vec<Stream>,
    /// The yearly error of the official forecast, where some scenario has it.
    forecast: Option<Stream>,
}

/// What independent numbers are keyed by.
#[derive(Clone, Debug)]
struct Stream {
    name: String,
    /// Its dimension among the Sobol' points, from 0.
    dimension: Option<usize>,
}

/// A score: its own number, and what it shares with others.
#[derive(Clone, Debug)]
struct Keyed {
    stream: Stream,
    own: f64,
    shared: Vec<(usize, f64)>,
}

/// Scores of consecutive draws, `WIDTH` to a [`Lanes`].
#[derive(Clone, Debug)]
pub struct Scores {
    first: u64,
    groups: usize,
    parameters: Vec<Lanes>,
    /// The own numbers of the parameters, laid out like their scores.
    own: Vec<Lanes>,
    noises: Vec<Lanes>,
    /// The own numbers of the noises, laid out like their innovations.
    own_noises: Vec<Lanes>,
    /// What every year adds to the error of the official forecast, `[t][group]`; empty where no scenario has such an error,
    /// and in the central run.
    forecast: Vec<Lanes>,
    years: usize,
}

impl Scores {
    /// What year `t` after the base year adds to the error of the official forecast, in its standard deviations.
    pub fn forecast(&self, t: usize, group: usize) -> Lanes {
        self.forecast.get(t * self.groups + group).copied().unwrap_or(Lanes::ZERO)
    }

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

    /// Own number of noise `index` in year `t`, before what it shares.
    pub fn own_noise(&self, index: usize, t: usize, group: usize) -> Lanes {
        self.own_noises[(index * self.years + t) * self.groups + group]
    }

    /// The first of the draws.
    pub fn first(&self) -> u64 {
        self.first
    }

    /// Groups of `WIDTH` draws.
    pub fn groups(&self) -> usize {
        self.groups
    }
}

impl Sampler {
    /// A sampler for all parameters of `dataset` and its yearly noise up to `horizon`, in rounds of `design`.
    ///
    /// # Errors
    /// If correlations of the data set cannot hold together; says which.
    pub fn new(dataset: &Dataset, horizon: i32, seed: u64, design: Design) -> Result<Self, String> {
        let rows = &dataset.correlations;
        let (mut factors, mut yearly_factors) = (Vec::new(), Vec::new());
        let stream = |name: &str| Stream { name: name.into(), dimension: dataset.sobol_dimension(name) };
        let mut parameters = Vec::with_capacity(dataset.parameters.len());
        for p in &dataset.parameters {
            let loadings = correlate::loadings(&p.name, rows)?;
            parameters.push(Keyed::new(stream(&p.name), &loadings, &mut factors, stream));
        }
        // Every year of a noise has numbers of its own: too many for dimensions.
        let stream = |name: &str| Stream { name: name.into(), dimension: None };
        let names = Self::noises(dataset).map(|n| Self::noise_name(n, dataset));
        let noises = names
            .map(|name| {
                let loading: Vec<_> = correlate::noise_loading(&name, rows).into_iter().collect();
                Keyed::new(stream(&name), &loading, &mut yearly_factors, stream)
            })
            .collect();
        let years = (horizon - dataset.base_year) as usize + 1;
        let base_year = dataset.base_year;
        let forecast = None;
        Ok(Self { seed, design, base_year, years, parameters, noises, factors, yearly_factors, forecast })
    }

    /// The same, and the yearly error of the official forecast.
    #[must_use]
    pub fn with_forecast_error(mut self) -> Self {
        self.forecast = Some(Stream { name: FORECAST.into(), dimension: None });
        self
    }

    /// Whether it draws the yearly error of the official forecast.
    pub fn has_forecast_error(&self) -> bool {
        self.forecast.is_some()
    }

    /// The noises in the order of [`Scores::noise`]: exits, lateral inflow, then demand by branch.
    pub fn noises(dataset: &Dataset) -> impl Iterator<Item = Noise> {
        [Noise::Exits, Noise::Lateral].into_iter().chain((0..dataset.branches.len()).map(Noise::Demand))
    }

    /// Name that a noise is keyed by.
    pub fn noise_name(noise: Noise, dataset: &Dataset) -> String {
        let index = match noise {
            Noise::Exits => 0,
            Noise::Lateral => 1,
            Noise::Demand(branch) => 2 + branch,
        };
        dataset.noises().swap_remove(index)
    }

    /// Scores of `groups` x `WIDTH` draws from `first_draw` on.
    pub fn draw(&self, first_draw: u64, groups: usize) -> Scores {
        let factors: Vec<_> =
            self.factors.iter().map(|factor| self.normals(factor, WHOLE_DRAW, first_draw, groups)).collect();
        let mut parameters = Vec::with_capacity(self.parameters.len() * groups);
        let mut own = Vec::with_capacity(self.parameters.len() * groups);
        for p in &self.parameters {
            let normals = self.normals(&p.stream, WHOLE_DRAW, first_draw, groups);
            parameters.extend(p.combine(&normals, &factors));
            own.extend(normals);
        }
        let mut noises = vec![Lanes::ZERO; self.noises.len() * self.years * groups];
        let mut own_noises = noises.clone();
        for t in 0..self.years {
            let year = self.base_year + t as i32;
            let factors: Vec<_> =
                self.yearly_factors.iter().map(|factor| self.normals(factor, year, first_draw, groups)).collect();
            for (i, noise) in self.noises.iter().enumerate() {
                let at = (i * self.years + t) * groups;
                let normals = self.normals(&noise.stream, year, first_draw, groups);
                noises[at..at + groups].copy_from_slice(&noise.combine(&normals, &factors));
                own_noises[at..at + groups].copy_from_slice(&normals);
            }
        }
        let mut forecast = Vec::new();
        if let Some(stream) = &self.forecast {
            for t in 0..self.years {
                forecast.extend(self.normals(stream, self.base_year + t as i32, first_draw, groups));
            }
        }
        Scores { first: first_draw, groups, parameters, own, noises, own_noises, forecast, years: self.years }
    }

    /// All scores 0: every parameter at its median, no noise.
    pub fn central(&self) -> Scores {
        Scores {
            first: 0,
            groups: 1,
            parameters: vec![Lanes::ZERO; self.parameters.len()],
            own: vec![Lanes::ZERO; self.parameters.len()],
            noises: vec![Lanes::ZERO; self.noises.len() * self.years],
            own_noises: vec![Lanes::ZERO; self.noises.len() * self.years],
            forecast: Vec::new(),
            years: self.years,
        }
    }

    fn normals(&self, stream: &Stream, year: i32, first_draw: u64, groups: usize) -> Vec<Lanes> {
        let mut u = vec![0.0; groups * WIDTH];
        let key = Key { seed: self.seed, name: &stream.name, year };
        self.design.uniforms(key, stream.dimension, first_draw, &mut u);
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
    fn new(own: Stream, loadings: &[Loading], factors: &mut Vec<Stream>, stream: impl Fn(&str) -> Stream) -> Self {
        let shared = loadings
            .iter()
            .map(|l| {
                let index = factors.iter().position(|f| f.name == l.factor).unwrap_or_else(|| {
                    factors.push(stream(&l.factor));
                    factors.len() - 1
                });
                (index, l.weight)
            })
            .collect();
        Self { stream: own, own: correlate::own_weight(loadings), shared }
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
