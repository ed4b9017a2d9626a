//! The only place that knows threads, rounds and time: from checked scenarios to results.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::scenario::Scenario;

pub mod beside;
pub mod central;
pub mod collect;
pub mod draws;
pub mod gather;
pub mod hooks;
pub mod layout;
pub mod live;
pub mod memory;
pub mod merge;
pub mod options;
pub mod part;
pub mod paths;
pub mod pieces;
pub mod precision;
pub mod results;
pub mod rounds;
pub mod shard;
pub mod simulation;
mod together;
pub mod until;
pub mod variants;
mod warm;
pub mod warnings;
pub mod worlds;

pub use beside::Beside;
pub use collect::collect;
pub use hooks::{Hooks, Keeper, Observer};
pub use layout::Keep;
pub use live::Live;
pub use options::Options;
pub use results::Results;
pub use shard::Shard;
pub use simulation::Simulation;
pub use until::{Done, Reason};

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
    let simulation = Simulation::new(dataset, scenarios, options.seed, options.design, options.keep)?;
    let (done, reason) = simulate(&simulation, options, None, Hooks::new(observer, stop))?;
    if done.rounds.is_empty() && reason != Reason::Central {
        return Err(until::nothing_done(reason));
    }
    Ok(collect(&simulation, options, &done, reason))
}

/// Runs the rounds that `options` ask for and `before` does not have, in threads of its own.
///
/// # Errors
/// If threads cannot be had, a number is too large for its unit, a precision cannot be judged, or work or draws cannot
/// be kept.
pub fn simulate(
    simulation: &Simulation,
    options: &Options,
    before: Option<Done>,
    hooks: Hooks,
) -> Result<(Done, Reason)> {
    if options.central {
        return Ok((central::run(simulation, hooks.draws)?, Reason::Central));
    }
    threads(options)?.install(|| until::run(simulation, options, before, hooks))
}

/// The threads that `options` ask for.
fn threads(options: &Options) -> Result<rayon::ThreadPool> {
    let threads = rayon::ThreadPoolBuilder::new().num_threads(options.threads.unwrap_or(0));
    threads.build().map_err(Error::system)
}
