//! Options of `run`, and of `merge`, which ends a run that was made in parts.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;

use super::DrawArguments;
use super::choices::{Progress, Series};
use super::units::{duration, size};
use crate::run::Shard;
use crate::run::precision::Target;

/// Options of `run`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line, on or off")]
pub struct RunArguments {
    /// Scenario files.
    #[arg(required = true, value_name = "SCENARIO.toml")]
    pub scenarios: Vec<PathBuf>,
    /// Number of draws, rounded up to whole rounds of 512 [default: 10240]. With --precision: the most that are made
    /// [default then: 4000000].
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    pub draws: Option<u64>,
    /// How draws are made.
    #[command(flatten)]
    pub drawing: DrawArguments,
    /// Result folder; otherwise results/NAME, results/NAME-2, …
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace the result folder if it exists.
    #[arg(long, requires = "out")]
    pub overwrite: bool,
    /// One run with every parameter at its median and no noise.
    #[arg(long, conflicts_with_all = ["precision", "shard", "resume", "time_limit"])]
    pub central: bool,
    /// Make draws until the 95 % half-width of a mean is small enough: `100` means the effect on the shortage in the
    /// last year, in persons; `5%` a share of its size; `[level:]MEASURE[/SCOPE/KEY[/YEAR[/UNIT]]]=WIDTH` any other
    /// figure. May be given more than once.
    #[arg(long, value_name = "WIDTH", conflicts_with = "shard")]
    pub precision: Vec<Target>,
    /// Which series are kept.
    #[arg(long, value_enum, default_value_t = Series::All)]
    pub series: Series,
    /// Print half a page of plain text for a memo or a letter, in place of the answer.
    #[arg(long, conflicts_with = "shard")]
    pub letter: bool,
    /// Print how far the reference is from the official figures, by branch and year, before its tie and with it, and write
    /// alignment.csv.
    #[arg(long, conflicts_with = "shard")]
    pub alignment: bool,
    /// Keep every draw: its numbers and main outcomes, in draws.csv (up to 1 GB), or with --parquet in draws.parquet.
    #[arg(long, conflicts_with = "shard")]
    pub keep_draws: bool,
    /// Write summary.parquet and effects.parquet as well, and kept draws as Parquet; a program built without the feature
    /// `parquet` refuses it.
    #[arg(long, conflicts_with = "shard")]
    pub parquet: bool,
    /// Write results.xlsx as well: a workbook with answer, charts, levels, effects, payers and inputs with sources.
    #[arg(long, conflicts_with = "shard")]
    pub xlsx: bool,
    /// Stop within this time with the rounds that are done, at least one; for instance 90s, 10m or 2h.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub time_limit: Option<Duration>,
    /// Do only shard K (from 0) of N, for `schakel merge` to join.
    #[arg(long, value_name = "K/N", requires = "out")]
    pub shard: Option<Shard>,
    /// Go on with the run that was begun in the result folder, if there is one.
    #[arg(long, conflicts_with = "overwrite")]
    pub resume: bool,
    /// Refuse a job that would need more memory than this, for instance 512M or 4G.
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory: Option<u64>,
    /// How much work may be lost when the process is killed; a round at least.
    #[arg(long, value_name = "DURATION", value_parser = duration, default_value = "10s")]
    pub checkpoint_every: Duration,
    /// How progress is shown, on stderr.
    #[arg(long, value_enum, default_value_t = Progress::Auto)]
    pub progress: Progress,
}

/// Options of `merge`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line, on or off")]
pub struct MergeArguments {
    /// Folders that `run --shard` made.
    #[arg(required = true, value_name = "SHARD_DIR")]
    pub parts: Vec<PathBuf>,
    /// Result folder.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Replace the result folder if it exists.
    #[arg(long)]
    pub overwrite: bool,
    /// Make a result of what is there, and say what is missing.
    #[arg(long)]
    pub partial: bool,
    /// Write summary.parquet and effects.parquet as well; a program built without the feature `parquet` refuses it.
    #[arg(long)]
    pub parquet: bool,
    /// Write results.xlsx as well, a workbook.
    #[arg(long)]
    pub xlsx: bool,
    /// Say how many draws are still needed for this precision; written as for `run`.
    #[arg(long, value_name = "WIDTH")]
    pub precision: Vec<Target>,
}
