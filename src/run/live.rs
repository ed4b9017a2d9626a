//! A data set kept ready for many small jobs: what a page asks while a slider moves. A job's first draws are answered at
//! once; its rounds go on in the background and give way to first draws.
//!
//! First draws are draws 0, 1, 2, … of the job, the same that its rounds begin with: so bands settle and don't jump.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rayon::prelude::*;

use super::collect::{self, Found};
use super::draws::DrawSink;
use super::layout;
use super::simulation::Simulation;
use super::until::{Done, Reason};
use super::warm::Warm;
use super::worlds::tables;
use super::{Hooks, Keeper, Observer, Options, Results, simulate};
use crate::dataset::Dataset;
use crate::dist::ScoreTable;
use crate::error::{Error, Result};
use crate::lanes::WIDTH;
use crate::sample::Sampler;
use crate::sample::scores::Scores;
use crate::scenario::{DataFacts, Scenario};
use crate::stats::few;

/// Groups of `WIDTH` draws that a thread does at a time.
const GROUPS: usize = 1;
/// First draws come in multiples of this.
pub const STEP: usize = GROUPS * WIDTH;
/// Jobs whose first numbers are remembered: seeds and horizons in use.
const REMEMBERED: usize = 16;
/// Code of the warning that errors cannot be told.
const FEW_ROUNDS: &str = "W103";
/// Rounds wait this long at most, world by world, for those in a hurry: with many users they go on, slowly.
const PATIENCE: Duration = Duration::from_millis(100);

/// A data set with everything that jobs on it share.
pub struct Live {
    dataset: Arc<Dataset>,
    facts: DataFacts,
    tables: Vec<Arc<ScoreTable>>,
    pool: rayon::ThreadPool,
    /// First numbers by seed, design, horizon, and whether the forecast has errors.
    scores: Mutex<Vec<Remembered>>,
    warm: Mutex<Warm>,
    /// How many are in a hurry.
    busy: Mutex<usize>,
    free: Condvar,
}

type Remembered = ((u64, &'static str, i32, bool), Vec<Arc<Scores>>);

impl Live {
    /// Makes `dataset` ready; jobs use `threads` threads.
    ///
    /// # Errors
    /// If threads cannot be had.
    pub fn new(dataset: &Arc<Dataset>, threads: usize) -> Result<Self> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        Ok(Self {
            facts: DataFacts::of(dataset),
            tables: tables(dataset),
            dataset: dataset.clone(),
            pool: pool.map_err(Error::system)?,
            scores: Mutex::default(),
            warm: Mutex::default(),
            busy: Mutex::new(0),
            free: Condvar::new(),
        })
    }

    /// What there is to know of the data set.
    pub fn facts(&self) -> &DataFacts {
        &self.facts
    }

    /// Prepares a job on `dataset`, this one or the same with another tie to a forecast, to keep what `options` say: `Keep::Glance` for first draws, `Keep::Page` for rounds.
    ///
    /// # Errors
    /// As [`Simulation::new`].
    pub fn simulation(
        &self,
        dataset: &Arc<Dataset>,
        scenarios: &[Arc<Scenario>],
        options: &Options,
    ) -> Result<Simulation> {
        // A tie changes no parameter.
        Simulation::prepared(dataset, &self.tables, scenarios, options.seed, options.design, options.keep)
    }

    /// Lets rounds wait for as long as what is returned lives: somebody wants an answer now.
    pub fn hurry(&self) -> Hurry<'_> {
        *self.busy() += 1;
        Hurry(self)
    }

    /// The results of the first `draws` draws of a job, rounded up to whole [`STEP`]s. Jobs are done one after the other, each
    /// with all threads.
    ///
    /// # Errors
    /// [`Error::Usage`] if a number is too large for its unit.
    pub fn first(&self, simulation: &Simulation, options: &Options, draws: usize) -> Result<Results> {
        let _hurry = self.hurry();
        let parts = self.first_scores(&simulation.sampler, options, simulation, draws.div_ceil(STEP).max(1));
        let series = simulation.layout.kept.len();
        let blocks = {
            let mut warm = self.warm.lock().unwrap_or_else(PoisonError::into_inner);
            let warm: &mut Warm = &mut warm;
            self.pool.install(|| warm.run(simulation, options, &parts))
        };
        self.pool.install(|| {
            let of_series = |i: usize| {
                let blocks = blocks.iter().flat_map(|b| b[i * GROUPS..(i + 1) * GROUPS].as_flattened());
                let mut values: Vec<f64> = blocks.copied().collect();
                let kept = &simulation.layout.kept[i];
                let stats = few::summary(&mut values, layout::quantum(&kept.id.unit));
                let is_spread = collect::has_curve(simulation, kept);
                let points = if is_spread { few::points(&values) } else { Vec::new() };
                stats.map(|stats| Found { stats, points }).map_err(|e| Error::Usage(e.said()))
            };
            let found: Vec<Found> = (0..series).into_par_iter().map(of_series).collect::<Result<_>>()?;
            let draws = (parts.len() * STEP) as u64;
            let options = Options { draws, ..options.clone() };
            let (facts, found) = (self.facts_of(simulation), found.into_iter());
            let mut results = collect::arrange(simulation, &options, facts, (draws, 0), Reason::Draws, found);
            // There are no rounds, and there are errors all the same.
            results.warnings.retain(|w| w.code != FEW_ROUNDS);
            Ok(results)
        })
    }

    /// Goes on with a job's rounds until there are as many as `options` ask for, giving way to first draws.
    ///
    /// # Errors
    /// As [`simulate`].
    pub fn rounds(
        &self,
        simulation: &Simulation,
        options: &Options,
        before: Option<Done>,
        hooks: Hooks,
    ) -> Result<(Done, Reason)> {
        let Hooks { keeper, draws, observer, stop } = hooks;
        let patient = self.patient(observer);
        let mut hooks = Hooks::new(&patient, stop);
        hooks.keeper = keeper.map(|keeper| keeper as &mut dyn Keeper);
        hooks.draws = draws.map(|draws| draws as &mut dyn DrawSink);
        simulate(simulation, options, before, hooks)
    }

    /// An observer that lets other work give way to first draws as well, and tells `inner` how far it is.
    pub fn patient<'a>(&'a self, inner: &'a dyn Observer) -> impl Observer + 'a {
        Patient { live: self, inner }
    }

    /// The results of the rounds that are `done`.
    pub fn collect(&self, simulation: &Simulation, options: &Options, done: &Done, reason: Reason) -> Results {
        collect::collect_with(simulation, options, self.facts_of(simulation), done, reason)
    }

    fn facts_of(&self, simulation: &Simulation) -> DataFacts {
        let is_same = simulation.dataset.tie == self.dataset.tie;
        if is_same { self.facts.clone() } else { DataFacts::of(&simulation.dataset) }
    }

    /// The numbers of the first `parts` x [`STEP`] draws.
    fn first_scores(&self, sampler: &Sampler, options: &Options, of: &Simulation, parts: usize) -> Vec<Arc<Scores>> {
        // Errors of the forecast are numbers of their own.
        let last = of.frame.base_year + of.frame.years as i32;
        let key = (options.seed, options.design.id(), last, sampler.has_forecast_error());
        let mut known = self.scores.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.iter().position(|(k, _)| *k == key).unwrap_or_else(|| {
            if known.len() == REMEMBERED {
                known.remove(0);
            }
            known.push((key, Vec::new()));
            known.len() - 1
        });
        let scores = &mut known[at].1;
        for part in scores.len()..parts {
            scores.push(Arc::new(sampler.draw((part * STEP) as u64, GROUPS)));
        }
        scores[..parts].to_vec()
    }

    fn busy(&self) -> MutexGuard<'_, usize> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who wants an answer now: see [`Live::hurry`].
pub struct Hurry<'a>(&'a Live);

impl Drop for Hurry<'_> {
    fn drop(&mut self) {
        *self.0.busy() -= 1;
        self.0.free.notify_all();
    }
}

/// Lets rounds wait while others are in a hurry.
struct Patient<'a> {
    live: &'a Live,
    inner: &'a dyn Observer,
}

impl Observer for Patient<'_> {
    fn advanced(&self, draws: u64) {
        self.inner.advanced(draws);
        self.between();
    }

    fn between(&self) {
        let busy = self.live.busy();
        // Whether it was woken or has waited long enough, it goes on.
        drop(self.live.free.wait_timeout_while(busy, PATIENCE, |busy| *busy > 0));
    }
}
