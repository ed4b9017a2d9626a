//! The only place that knows threads, rounds and time: from checked scenarios to results.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::lanes::WIDTH;
use crate::sample::ROUND;
use crate::scenario::Scenario;
use crate::stats::series::Series;

pub mod layout;
pub mod results;
pub mod rounds;
pub mod simulation;
pub mod warnings;

pub use layout::Keep;
pub use results::Results;
pub use rounds::Observer;

use results::Row;
use rounds::Rounds;
use simulation::Simulation;

/// How a job is run. Nothing here but `seed`, `draws`, `keep` and `central` changes a result.
#[derive(Clone, Debug)]
pub struct Options {
    /// Draws asked for; rounded up to whole rounds.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// Threads; `None`: all there are.
    pub threads: Option<usize>,
    /// What is kept of the labour market.
    pub keep: Keep,
    /// One draw with every parameter at its median and no noise.
    pub central: bool,
    /// Stop after this time, with the rounds that are done.
    pub time_limit: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self { draws: 10_240, seed: 1, threads: None, keep: Keep::All, central: false, time_limit: None }
    }
}

impl Options {
    /// Rounds needed for the draws asked for.
    pub fn rounds(&self) -> u64 {
        self.draws.div_ceil(ROUND)
    }
}

/// Runs `scenarios` (the first is the reference) on `dataset`. Setting `stop` ends the run after the rounds that are
/// done.
///
/// # Errors
/// If the job cannot be prepared, or was stopped before its first round was done.
pub fn run(
    dataset: &Arc<Dataset>,
    scenarios: &[Arc<Scenario>],
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Results> {
    let simulation = Simulation::new(dataset, scenarios, options.seed, options.keep)?;
    let (series, rounds, stop_reason) = if options.central {
        (central(&simulation)?, 0, "central")
    } else {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(options.threads.unwrap_or(0))
            .build()
            .map_err(|e| Error::Run(e.to_string()))?;
        pool.install(|| draws(&simulation, options, observer, stop))?
    };
    let mut results = Results {
        dataset: dataset.clone(),
        scenarios: simulation.scenarios.clone(),
        summary: Vec::new(),
        effects: Vec::new(),
        draws: if options.central { 1 } else { rounds * ROUND },
        rounds,
        seed: options.seed,
        design: "plain".into(),
        central: options.central,
        stop_reason: stop_reason.into(),
        warnings: Vec::new(),
    };
    for (kept, series) in simulation.layout.kept.iter().zip(&series) {
        let row = Row { id: kept.id.clone(), stats: series.summary() };
        if kept.effect {
            results.effects.push(row.clone());
        }
        if kept.level {
            results.summary.push(row);
        }
    }
    results.summary.sort_by(|a, b| a.id.cmp(&b.id));
    results.effects.sort_by(|a, b| a.id.cmp(&b.id));
    results.warnings = warnings::of(&results, options);
    Ok(results)
}

fn draws(
    simulation: &Simulation,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<(Vec<Series>, u64, &'static str)> {
    let start = Instant::now();
    let mut rounds = Rounds::new(simulation);
    let mut reason = "draws";
    while rounds.done < options.rounds() {
        if options.time_limit.is_some_and(|limit| rounds.done > 0 && start.elapsed() >= limit) {
            reason = "time_limit";
            break;
        }
        if !rounds.next(observer, stop)? {
            reason = "signal";
            break;
        }
    }
    if rounds.done == 0 {
        return Err(Error::Stopped("stopped before the first round of draws was done: no results".into()));
    }
    Ok((rounds.series().to_vec(), rounds.done, reason))
}

/// The central run: every parameter at its median, no noise.
fn central(simulation: &Simulation) -> Result<Vec<Series>> {
    let mut out = vec![[0.0; WIDTH]; simulation.layout.kept.len()];
    simulation.run(&simulation.sampler.central(), &mut simulation.workspace(), &mut out);
    let one = |(kept, values): (&layout::Kept, &simulation::Values8)| {
        let mut series = Series::new(layout::quantum(kept.id.unit));
        let value = &values[..1];
        series.set_range(value[0], value[0])?;
        series.add(value)?;
        series.end_round()?;
        Ok(series)
    };
    let all = simulation.layout.kept.iter().zip(&out).map(one);
    all.collect::<std::result::Result<_, crate::stats::Misfit>>().map_err(|e| Error::Run(e.to_string()))
}
