//! How a job is run.

use std::time::Duration;

use super::layout::Keep;
use super::precision::Target;
use super::shard::Shard;
use crate::sample::{Design, ROUND};

/// How a job is run. Nothing here but `seed`, `draws`, `design`, `keep`, `central` and `precision` changes a result.
#[derive(Clone, Debug)]
pub struct Options {
    /// Draws asked for; rounded up to whole rounds. With `precision`, the most that are made.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
    /// How the draws of a round are spread.
    pub design: Design,
    /// Threads; `None`: all there are.
    pub threads: Option<usize>,
    /// What is kept of the labour market.
    pub keep: Keep,
    /// One draw with every parameter at its median and no noise.
    pub central: bool,
    /// Go on until these figures are precise enough; empty: until all draws are made.
    pub precision: Vec<Target>,
    /// Stop within this time, with the rounds that are done.
    pub time_limit: Option<Duration>,
    /// The part of the rounds that is done here.
    pub shard: Shard,
    /// How much work may be lost when the process is killed; `None`: all of it.
    pub checkpoint_every: Option<Duration>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            draws: 10_240,
            seed: 1,
            design: Design::DEFAULT,
            threads: None,
            keep: Keep::All,
            central: false,
            precision: Vec::new(),
            time_limit: None,
            shard: Shard::WHOLE,
            checkpoint_every: None,
        }
    }
}

impl Options {
    /// Rounds needed for the draws asked for.
    pub fn rounds(&self) -> u64 {
        self.draws.div_ceil(ROUND)
    }

    /// The precision asked for, as the command line has it; `None` without.
    pub fn precision_text(&self) -> Option<String> {
        let targets: Vec<String> = self.precision.iter().map(ToString::to_string).collect();
        (!targets.is_empty()).then(|| targets.join(" "))
    }
}
