//! Scores: one standard normal number per parameter and draw, and per yearly noise, year and draw.

use super::correlate::{self, Loading};
use super::design::Design;
use super::keyed::{Key, WHOLE_DRAW};
use super::numbers::{Input, Numbers};
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
    /// A parameter that has this score in every draw, whatever its own number.
    pinned: Option<(usize, f64)>,
}

impl Scores {
    /// What year `t` after the base year adds to the error of the official forecast, in its standard deviations.
    pub fn forecast(&self, t: usize, group: usize) -> Lanes {
        self.forecast.get(t * self.groups + group).copied().unwrap_or(Lanes::ZERO)
    }

    /// Gives parameter `index` the same score in every draw; all others keep theirs, those it is correlated with too.
    pub fn pin(&mut self, index: usize, score: f64) {
        self.parameters[index * self.groups..(index + 1) * self.groups].fill(Lanes::splat(score));
        self.pinned = Some((index, score));
    }

    /// The score that parameter `index` was given in every draw, if it was.
    pub fn pinned(&self, index: usize) -> Option<Lanes> {
        self.pinned.filter(|(pinned, _)| *pinned == index).map(|(_, score)| Lanes::splat(score))
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
    pub fn new(dataset: &Dataset, horizon: i32, seed: u64, design: Design) -> Result<Self, crate::texts::Said> {
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

    /// The same, in rounds of `design`.
    #[must_use]
    pub fn with_design(&self, design: Design) -> Self {
        Self { design, ..self.clone() }
    }

    /// How the draws of a round are spread.
    pub fn design(&self) -> Design {
        self.design
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
        self.scores(self.numbers(first_draw, groups))
    }

    /// The independent numbers of these draws.
    pub fn numbers(&self, first_draw: u64, groups: usize) -> Numbers {
        let whole = |stream: &Stream| self.normals(stream, WHOLE_DRAW, first_draw, groups);
        let by_year = |stream: &Stream| -> Vec<Lanes> {
            (0..self.years).flat_map(|t| self.normals(stream, self.base_year + t as i32, first_draw, groups)).collect()
        };
        Numbers {
            first: first_draw,
            groups,
            years: self.years,
            parameters: self.parameters.iter().flat_map(|p| whole(&p.stream)).collect(),
            factors: self.factors.iter().flat_map(whole).collect(),
            noises: self.noises.iter().flat_map(|n| by_year(&n.stream)).collect(),
            yearly_factors: self.yearly_factors.iter().flat_map(by_year).collect(),
            forecast: self.forecast.iter().flat_map(by_year).collect(),
        }
    }

    /// All numbers 0: every parameter at its median, no noise.
    pub fn no_numbers(&self, groups: usize) -> Numbers {
        let zeros = |n: usize| vec![Lanes::ZERO; n * groups];
        Numbers {
            first: 0,
            groups,
            years: self.years,
            parameters: zeros(self.parameters.len()),
            factors: zeros(self.factors.len()),
            noises: zeros(self.noises.len() * self.years),
            yearly_factors: zeros(self.yearly_factors.len() * self.years),
            forecast: Vec::new(),
        }
    }

    /// The scores that follow from `numbers`.
    pub fn scores(&self, numbers: Numbers) -> Scores {
        let (groups, yearly) = (numbers.groups, self.years * numbers.groups);
        let combine = |all: &[Keyed], own: &[Lanes], factors: &[Lanes], length: usize| -> Vec<Lanes> {
            let of_one = |(p, own): (&Keyed, &[Lanes])| p.combine(own, factors);
            if length == 0 { Vec::new() } else { all.iter().zip(own.chunks(length)).flat_map(of_one).collect() }
        };
        Scores {
            first: numbers.first,
            groups,
            parameters: combine(&self.parameters, &numbers.parameters, &numbers.factors, groups),
            own: numbers.parameters,
            noises: combine(&self.noises, &numbers.noises, &numbers.yearly_factors, yearly),
            own_noises: numbers.noises,
            forecast: numbers.forecast,
            years: self.years,
            pinned: None,
        }
    }

    /// All scores 0: every parameter at its median, no noise.
    pub fn central(&self) -> Scores {
        self.scores(self.no_numbers(1))
    }

    /// Name that the numbers of `input` are keyed by: that of a parameter, of a correlation (with its level where levels have
    /// factors of their own), or of a noise.
    pub fn name(&self, input: Input) -> &str {
        &match input {
            Input::Parameter(i) => &self.parameters[i].stream,
            Input::Factor(i) => &self.factors[i],
            Input::Noise(i) => &self.noises[i].stream,
            Input::YearlyFactor(i) => &self.yearly_factors[i],
            Input::Forecast => return FORECAST,
        }
        .name
    }

    /// The factors that parameter `index` shares with others.
    pub fn factors_of(&self, index: usize) -> impl Iterator<Item = Input> + '_ {
        self.parameters[index].shared.iter().map(|(factor, _)| Input::Factor(*factor))
    }

    /// Everything there is of yearly noise.
    pub fn yearly(&self) -> impl Iterator<Item = Input> + '_ {
        let own = (0..self.noises.len()).map(Input::Noise);
        let shared = (0..self.yearly_factors.len()).map(Input::YearlyFactor);
        own.chain(shared).chain(self.forecast.iter().map(|_| Input::Forecast))
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

    /// Scores from its own numbers; every one of `factors` has as many.
    fn combine(&self, own: &[Lanes], factors: &[Lanes]) -> Vec<Lanes> {
        own.iter()
            .enumerate()
            .map(|(g, &z)| {
                let mut score = z * self.own;
                for &(f, weight) in &self.shared {
                    score += factors[f * own.len() + g] * weight;
                }
                score
            })
            .collect()
    }
}
