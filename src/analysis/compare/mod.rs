//! Scenarios and earlier results beside each other: what differs in what went in, then in what came out.
//!
//! Where two contenders met the same draws and these are at hand, they are compared draw by draw ([`Basis::Paired`]); where
//! not, only the difference of their means is given ([`Basis::Means`]): an interval or a chance would need to know how the
//! two move together. See README.md in this folder.

pub mod inputs;
pub mod kept;
mod notes;
mod pairs;
mod ranks;
mod split;

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::run::Results;
use crate::run::results::Warning;
use crate::scenario::ScenarioFacts;
use crate::stats::{Series, Summary, quantum_for, range_of};
use crate::texts::{Said, UsageText};

pub use inputs::{Cause, Difference, Entry};
pub use kept::Kept;
pub use ranks::{Rank, Ranking};
pub use split::{ORDER, Split, SplitRow, Stage, split};

/// Draws in a round, the unit of Monte Carlo errors.
const ROUND: usize = crate::sample::ROUND as usize;

/// Fewest and most contenders.
pub const CONTENDERS: std::ops::RangeInclusive<usize> = 2..=12;

/// A job that contenders come from: one that was just run, or a result folder.
#[derive(Clone, Debug)]
pub struct Source {
    /// How the user named it.
    pub name: String,
    /// What it found.
    pub results: Results,
    /// Version of the program that made it, with the commit where that is known.
    pub version: String,
    /// blake3 of its input files by name.
    pub inputs: BTreeMap<String, String>,
    /// Its draws, where they are at hand.
    pub kept: Option<Kept>,
}

/// A scenario to compare: a place among the sources, and one among the scenarios there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Index of the source.
    pub source: usize,
    /// Index of the scenario in its results.
    pub scenario: usize,
}

/// One of those compared.
#[derive(Clone, Debug)]
pub struct Contender {
    /// Unique name: that of the scenario, with that of its source where two are called the same.
    pub name: String,
    /// What there is to know of the scenario.
    pub facts: ScenarioFacts,
    /// How the user named its source.
    pub source: String,
    /// Contenders with the same number met the same draws, which are at hand.
    pub group: usize,
    /// Shortage in persons by year, in the years compared.
    pub shortage: Vec<Summary>,
    /// Effect on it, against its own reference; none for a reference.
    pub effect: Vec<Option<Summary>>,
}

/// What a difference rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The same draws, one by one.
    Paired,
    /// Two means, each with its own error.
    Means,
}

/// The difference A − B of one year, in persons: less than zero where A has the smaller figure.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Place of A among the contenders.
    pub a: usize,
    /// Place of B.
    pub b: usize,
    /// Year.
    pub year: i32,
    /// What it rests on.
    pub basis: Basis,
    /// Of the shortage. With [`Basis::Means`] the mean and its error only.
    pub shortage: Summary,
    /// Of the effects, each against its own reference; `None` where both are references.
    pub effect: Option<Summary>,
}

/// What a comparison found.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Those compared, in the order they were given.
    pub contenders: Vec<Contender>,
    /// Inputs that differ.
    pub differences: Vec<Difference>,
    /// Years compared, ascending; the last is the last that all have.
    pub years: Vec<i32>,
    /// All pairs A before B, by year, then A, then B.
    pub pairs: Vec<Pair>,
    /// Ranking in the last year of each group of two or more that share draws.
    pub rankings: Vec<Ranking>,
    /// Draws of the smallest source.
    pub draws: u64,
    /// What a reader must know.
    pub warnings: Vec<Warning>,
    /// Line that must be shown with results, once for each that differs.
    pub attributions: Vec<crate::ids::Words>,
}

impl Comparison {
    /// The pair of `a` and `b` (a before b) in `year`.
    pub fn pair(&self, a: usize, b: usize, year: i32) -> Option<&Pair> {
        self.pairs.iter().find(|p| (p.a, p.b, p.year) == (a, b, year))
    }

    /// The last year compared.
    pub fn last_year(&self) -> i32 {
        self.years.last().copied().unwrap_or_default()
    }
}

/// Compares `picks` from `sources`.
///
/// # Errors
/// [`Error::Usage`] if they have no year in common; [`Error::Run`] if a number is too large to be counted.
pub fn compare(sources: &[Source], picks: &[Pick]) -> Result<Comparison> {
    let years = years(sources, picks);
    if years.is_empty() {
        return Err(Error::Usage(UsageText::NoCommonYear.into()));
    }
    let groups = kept::groups(sources);
    let mut contenders: Vec<Contender> = Vec::new();
    for (pick, name) in picks.iter().zip(names(sources, picks)) {
        let source = &sources[pick.source];
        let figure = |year| shortage(&source.results, pick.scenario, year).copied().unwrap_or_default();
        let effect = |year| source.results.effect(pick.scenario, "shortage", "total", "smal", year, "persons").copied();
        contenders.push(Contender {
            name,
            facts: source.results.scenarios[pick.scenario].clone(),
            source: source.name.clone(),
            // Without draws each is by itself; numbers above those of the sources are free.
            group: groups[pick.source].unwrap_or(sources.len() + contenders.len()),
            shortage: years.iter().map(|&y| figure(y)).collect(),
            effect: years.iter().map(|&y| effect(y)).collect(),
        });
    }
    let pairs = pairs::all(sources, picks, &contenders, &years)?;
    let rankings = ranks::all(sources, picks, &contenders, &pairs, years[years.len() - 1])?;
    let mut attributions = Vec::new();
    for pick in picks {
        let words = &sources[pick.source].results.dataset.attribution;
        if !attributions.contains(words) {
            attributions.push(words.clone());
        }
    }
    Ok(Comparison {
        differences: inputs::differences(sources, picks),
        warnings: notes::of(sources, picks, &contenders),
        draws: picks.iter().map(|p| sources[p.source].results.draws).min().unwrap_or(0),
        contenders,
        years,
        pairs,
        rankings,
        attributions,
    })
}

/// The shortage of a scenario in persons.
fn shortage(results: &Results, scenario: usize, year: i32) -> Option<&Summary> {
    results.level(scenario, "shortage", "total", "smal", year, "persons")
}

/// The last year that all have, and before it the years with an official total that all have.
fn years(sources: &[Source], picks: &[Pick]) -> Vec<i32> {
    let has = |pick: &Pick, year| shortage(&sources[pick.source].results, pick.scenario, year).is_some();
    let all_have = |year: i32| picks.iter().all(|p| has(p, year));
    let Some(first) = picks.first() else { return Vec::new() };
    let known = &sources[first.source].results;
    let in_first = (known.dataset.base_year..=known.scenarios[first.scenario].horizon).rev();
    let Some(last) = in_first.into_iter().find(|&y| all_have(y)) else { return Vec::new() };
    let official = picks.iter().flat_map(|p| &sources[p.source].results.dataset.official);
    let ties = official.filter(|o| o.branch.is_none() && o.year < last && all_have(o.year)).map(|o| o.year);
    let years: std::collections::BTreeSet<i32> = ties.chain([last]).collect();
    years.into_iter().collect()
}

/// Names by which contenders are told apart.
fn names(sources: &[Source], picks: &[Pick]) -> Vec<String> {
    let plain = |p: &Pick| sources[p.source].results.scenarios[p.scenario].name.clone();
    let all: Vec<String> = picks.iter().map(plain).collect();
    let name = |(p, name): (&Pick, &String)| match all.iter().filter(|n| *n == name).count() {
        1 => name.clone(),
        _ => format!("{name} ({})", sources[p.source].name),
    };
    picks.iter().zip(&all).map(name).collect()
}

/// Whether a mean is more than two Monte Carlo errors from zero. With too few rounds for an error between rounds, that of
/// independent draws stands in.
pub fn exceeds_error(s: &Summary, draws: u64) -> bool {
    let error = s.mc_error.or_else(|| s.sd.map(|sd| sd / (draws.max(1) as f64).sqrt()));
    matches!((s.mean, error), (Some(mean), Some(error)) if mean.abs() > 2.0 * error)
}

/// Statistics of draws in order, in rounds.
fn summary(values: &[f64], largest: f64) -> Result<Summary> {
    let fail = |e: crate::stats::Misfit| Error::Run(Said::english_only(format!("a difference cannot be counted: {e}")));
    let mut series = Series::new(quantum_for(largest));
    let (min, max) = range_of(&values[..values.len().min(ROUND)]);
    series.set_range(min, max).map_err(fail)?;
    for round in values.chunks(ROUND) {
        series.add_round([round]).map_err(fail)?;
    }
    Ok(series.summary())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A difference of normal draws with mean −1 and standard deviation 2: P(A < B) = Φ(1/2) = 0.691462, and the 10 %
    /// quantile −1 − 2 × 1.281552 (tables of the normal distribution). Draws are the midpoints of equal shares, in an order
    /// that gives every round all of them.
    #[test]
    fn normal_differences_have_their_known_chance() {
        let normal = statrs::distribution::Normal::new(-1.0, 2.0).unwrap();
        let n = 8 * ROUND;
        let at = |i: usize| {
            let p = ((i % 8 * ROUND + i / 8) as f64 + 0.5) / n as f64;
            statrs::distribution::ContinuousCDF::inverse_cdf(&normal, p)
        };
        let draws: Vec<f64> = (0..n).map(|i| at((i * 2_741) % n)).collect();
        let s = summary(&draws, 4e9).unwrap();
        let near = |got: Option<f64>, want: f64, by: f64| assert!((got.unwrap() - want).abs() < by, "{got:?} {want}");
        near(s.mean, -1.0, 2e-3);
        near(s.sd, 2.0, 5e-3);
        near(s.share_below_zero, 0.691_462, 3e-4);
        near(s.p(10), -3.563_103, 0.02);
        assert!(s.mc_error.is_some() && s.mc_error_share_below_zero.is_some());
    }
}
