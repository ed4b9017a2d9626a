//! Options of all commands that simulate: how their draws are made.

use clap::Args;

use super::choices::Design;
use crate::run::Options;
use crate::sample;

/// How draws are made. How many is each command's own.
#[derive(Debug, Args)]
pub struct DrawArguments {
    /// Seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How the draws of a round are spread.
    #[arg(long, value_enum, default_value = sample::Design::DEFAULT.id())]
    pub design: Design,
    /// Number of threads; otherwise all there are. Results do not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
}

impl DrawArguments {
    /// Options of a run of so many draws, made like this.
    pub fn options(&self, draws: u64) -> Options {
        Options {
            draws,
            seed: self.seed,
            design: self.design.into(),
            threads: self.threads.map(usize::from),
            ..Options::default()
        }
    }
}
