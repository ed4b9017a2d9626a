//! How much is enough: the smallest value of a number of a scenario for which a target holds with a given chance
//! ([`seek.md`](../seek.md)).

pub mod crossing;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use serde::{Deserialize, Serialize};

use super::aim::{Aim, Gauge, Side, Target};
use super::variation::{Lever, point};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::ids::Words;
use crate::run::{Keep, Observer, Options, Simulation, variants};
use crate::sample::ROUND;
use crate::scenario::Scenario;
use crate::stats::monte_carlo::half_width_95;
use crate::stats::series::Series;
use crate::texts::{QuestionProblem as P, Said};
use crossing::{Crossing, Sample};

/// Fewest values of the first grid.
pub const LEAST_SIZES: usize = 33;
/// Values that a stretch is cut into when it is looked at more closely.
const CUTS: usize = 16;
/// How often the draws are gone through at most: the grid, what is unclear, the brackets.
pub const PASSES: u64 = 3;

/// The question.
pub struct Question {
    dataset: Arc<Dataset>,
    reference: Arc<Scenario>,
    scenario: Arc<Scenario>,
    lever: Lever,
    range: (f64, f64),
    sizes: usize,
    targets: Vec<Target>,
    chance: f64,
    unfilled: Option<Aim>,
}

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Seek {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: Words,
    /// Key of the number that was varied.
    pub key: String,
    /// Its unit.
    pub unit: Words,
    /// The lowest and the highest value.
    pub range: (f64, f64),
    /// What must hold, all at once.
    pub targets: Vec<Target>,
    /// With what chance.
    pub chance: f64,
    /// Values tried, ascending.
    pub sizes: Vec<Size>,
    /// Where the chance passes what is wanted, ascending.
    pub crossings: Vec<Crossing>,
    /// Index of the value that comes nearest where none is enough: the highest chance, or else the smallest gap.
    pub best: usize,
    /// Whether brackets were searched to the end.
    pub is_complete: bool,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Draws behind every value.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
}

/// What was found at one value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// The value.
    pub value: f64,
    /// The chance that all targets hold.
    pub chance: f64,
    /// Its Monte Carlo error; `None` under three rounds of draws.
    pub error: Option<f64>,
    /// Half-width of its 95 % interval.
    pub half: Option<f64>,
    /// The figure of each target.
    pub figures: Vec<Figure>,
    /// Posts of the plan that nobody takes, contract FTE: P10, P50, P90.
    pub unfilled: Option<[f64; 3]>,
}

/// The figure of a target at one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The chance that this target holds.
    pub chance: f64,
    /// P10, P50 and P90 of the figure; `None` where undefined.
    pub spread: [Option<f64>; 3],
    /// The bound that would hold with the chance that is wanted.
    pub bound: Option<f64>,
    /// Its Monte Carlo error.
    pub bound_error: Option<f64>,
}

impl Question {
    /// For which value of `lever` from `range.0` to `range.1` do all `targets` hold with `chance`? First on a grid of `sizes`.
    ///
    /// # Errors
    /// [`Error::Usage`] for a range that is empty or beyond what the number may be, too few sizes, no target, or a chance that is
    /// not between 0 and 1.
    pub fn new(
        dataset: &Arc<Dataset>,
        reference: &Arc<Scenario>,
        scenario: &Arc<Scenario>,
        lever: Lever,
        range: (f64, f64),
        sizes: usize,
        targets: Vec<Target>,
        chance: f64,
    ) -> Result<Self> {
        let key = lever.key();
        let (least, most) = lever.limits(dataset);
        let usage = |why: Said| Err(Error::Usage(why));
        // Written so that NaN fails.
        if range.0 >= range.1 || range.0.is_nan() || range.1.is_nan() {
            return usage(P::RangeOrder.with(&[("key", &key), ("from", &range.0), ("to", &range.1)]));
        }
        if !(range.0 >= least && range.1 <= most) {
            return usage(P::RangeOutside.with(&[
                ("key", &key),
                ("least", &least),
                ("most", &most),
                ("from", &range.0),
                ("to", &range.1),
            ]));
        }
        if !(LEAST_SIZES..=1_000).contains(&sizes) {
            return usage(P::GridSizes.with(&[("least", &LEAST_SIZES), ("sizes", &sizes)]));
        }
        if targets.is_empty() {
            return usage(P::NoTarget.into());
        }
        if !(chance > 0.0 && chance < 1.0) {
            return usage(P::Chance.with(&[("percent", &(100.0 * chance))]));
        }
        let last = targets.iter().map(|t| t.aim.year).max().unwrap_or(scenario.horizon);
        let has_plan = !scenario.plan.is_empty() || lever == Lever::Size;
        let unfilled = has_plan.then(|| Aim::total("unfilled_plan", "fte_contract", last));
        // What comes after the last year asked about need not be simulated: draws are keyed by year.
        let until = |s: &Arc<Scenario>| Arc::new(Scenario { horizon: last, ..(**s).clone() });
        let (reference, scenario) = (until(reference), until(scenario));
        let dataset = dataset.clone();
        Ok(Self { dataset, reference, scenario, lever, range, sizes, targets, chance, unfilled })
    }

    /// What is found at `values`; fewer draws than asked for, or none, if `stop` was set meanwhile.
    fn at(
        &self,
        values: &[f64],
        options: &Options,
        observer: &dyn Observer,
        stop: &AtomicBool,
    ) -> Result<(Vec<Size>, u64)> {
        let points = values.iter().enumerate().map(|(i, &value)| {
            let mut changed = self.lever.set(&self.scenario, value);
            changed.name.clone_from(&self.scenario.name);
            point(changed, format!("{}-{}", self.scenario.name, i + 1))
        });
        let scenarios: Vec<_> = std::iter::once(self.reference.clone()).chain(points).collect();
        let simulation = Simulation::new(&self.dataset, &scenarios, options.seed, options.design, Keep::Point)?;
        let aims = self.targets.iter().map(|t| &t.aim).chain(&self.unfilled);
        let gauge = Gauge::new(aims, &self.dataset);
        // Of each value: whether all hold, then each target, then its figure, then the unfilled plan.
        let n = self.targets.len();
        let of_value = 1 + 2 * n + usize::from(self.unfilled.is_some());
        let mut units = vec!["share"; 1 + n];
        units.extend(self.targets.iter().map(|t| t.aim.unit.as_str()));
        units.extend(self.unfilled.iter().map(|a| a.unit.as_str()));
        let units: Vec<&str> = values.iter().flat_map(|_| units.clone()).collect();
        let frame = &simulation.frame;
        let work = |scores: &crate::sample::scores::Scores,
                    room: &mut crate::run::simulation::Workspace,
                    out: &mut [crate::run::simulation::Values8]| {
            let mut rows = gauge.rows();
            for group in 0..scores.groups() {
                simulation.paths(scores, group, room, |year| {
                    let first = (year.scenario - 1) * of_value;
                    gauge.read(frame, year, &mut rows, |aim, x| {
                        let figure = if aim < n { 1 + n + aim } else { 1 + 2 * n };
                        out[(first + figure) * scores.groups() + group] = x.0;
                    });
                    if year.t < frame.years {
                        return;
                    }
                    let mut all = [1.0; crate::lanes::WIDTH];
                    for (i, target) in self.targets.iter().enumerate() {
                        let x = out[(first + 1 + n + i) * scores.groups() + group];
                        let holds = x.map(|x| f64::from(u8::from(target.holds(x))));
                        for (all, holds) in all.iter_mut().zip(holds) {
                            *all *= holds;
                        }
                        out[(first + 1 + i) * scores.groups() + group] = holds;
                    }
                    out[first * scores.groups() + group] = all;
                });
            }
        };
        let series = variants::series(&simulation, &work, &units, options, observer, stop)?;
        let draws = series.first().map_or(0, Series::draws);
        let size = |(&value, series): (&f64, &[Series])| {
            let share = |s: &Series| s.mean().unwrap_or(0.0);
            let figure = |(i, target): (usize, &Target)| {
                let own = &series[1 + n + i];
                let p = if target.side == Side::Below { self.chance } else { 1.0 - self.chance };
                Figure {
                    chance: share(&series[1 + i]),
                    spread: [0.1, 0.5, 0.9].map(|p| own.quantile(p)),
                    bound: own.quantile(p),
                    bound_error: own.quantile_mc_error(p),
                }
            };
            let unfilled = self.unfilled.as_ref().map(|_| [0.1, 0.5, 0.9].map(|p| series[1 + 2 * n].quantile(p)));
            let error = series[0].mc_error();
            Size {
                value,
                chance: share(&series[0]),
                error,
                half: error.and_then(|e| half_width_95(e, series[0].rounds())),
                figures: self.targets.iter().enumerate().map(figure).collect(),
                unfilled: unfilled.and_then(|u| Some([u[0]?, u[1]?, u[2]?])),
            }
        };
        Ok((values.iter().zip(series.chunks(of_value)).map(size).collect(), draws))
    }
}

/// Answers `question` on the draws that `options` ask for, all values on the same draws. When `stop` is set it ends after the
/// round at hand; `None` if none was done.
///
/// # Errors
/// As [`Simulation::new`], or if threads cannot be had.
pub fn seek(
    question: &Question,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Seek>> {
    let (low, high) = question.range;
    let steps = question.sizes - 1;
    let grid: Vec<f64> = (0..=steps).map(|i| low + (high - low) * i as f64 / steps as f64).collect();
    let (mut sizes, draws) = question.at(&grid, options, observer, stop)?;
    if draws == 0 {
        return Ok(None);
    }
    let mut is_complete = draws == options.rounds() * ROUND;
    for stretches in [crossing::unclear, crossing::brackets] {
        let values: Vec<f64> = stretches(&samples(&sizes), question.chance)
            .into_iter()
            .flat_map(|(a, b)| (1..CUTS).map(move |i| a + (b - a) * i as f64 / CUTS as f64))
            .filter(|v| sizes.iter().all(|s| s.value != *v))
            .collect();
        if values.is_empty() || !is_complete {
            continue;
        }
        let (more, done) = question.at(&values, options, observer, stop)?;
        is_complete = done == draws;
        if is_complete {
            sizes.extend(more);
            sizes.sort_by(|a, b| a.value.total_cmp(&b.value));
        }
    }
    Ok(Some(Seek {
        scenario: question.scenario.name.clone(),
        title: question.scenario.title.clone(),
        key: question.lever.key(),
        unit: question.lever.unit(&question.dataset),
        range: question.range,
        targets: question.targets.clone(),
        chance: question.chance,
        crossings: crossing::crossings(&samples(&sizes), question.chance),
        best: best(&sizes, &question.targets),
        sizes,
        is_complete,
        attribution: question.dataset.attribution.clone(),
        draws,
        seed: options.seed,
    }))
}

fn samples(sizes: &[Size]) -> Vec<Sample> {
    sizes.iter().map(|s| Sample { value: s.value, chance: s.chance, half: s.half }).collect()
}

/// The value with the highest chance; of those with the same, the one whose furthest target is nearest; then the smallest.
fn best(sizes: &[Size], targets: &[Target]) -> usize {
    let gap = |s: &Size| {
        let gaps = s.figures.iter().zip(targets).map(|(f, t)| match f.bound {
            Some(x) => (if t.side == Side::Below { x - t.bound } else { t.bound - x }) / t.bound.abs().max(1.0),
            None => f64::INFINITY,
        });
        gaps.fold(f64::NEG_INFINITY, f64::max)
    };
    let better = |a: usize, b: usize| {
        let (x, y) = (&sizes[a], &sizes[b]);
        if y.chance > x.chance || (y.chance == x.chance && gap(y) < gap(x)) { b } else { a }
    };
    (0..sizes.len()).reduce(better).unwrap_or(0)
}

impl Seek {
    /// The smallest value with enough chance, where there is one: the lowest value of all, or the first crossing.
    pub fn smallest(&self) -> Option<f64> {
        self.sizes.iter().find(|s| s.chance >= self.chance).map(|s| s.value)
    }
}
