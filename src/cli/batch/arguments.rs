//! Options of `batch`: what the scheduler is asked for, and those of `run`.

use std::path::PathBuf;

use clap::Args;

use super::passed::Passed;

/// Options of `batch`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "flags of the command line")]
pub struct BatchArguments {
    /// Scenario files: one job, as for `run`, unless --each.
    #[arg(required = true, value_name = "SCENARIO.toml")]
    pub scenarios: Vec<PathBuf>,
    /// For Slurm, as yet the only scheduler that scripts are written for.
    #[arg(long, required = true)]
    pub slurm: bool,
    /// Submit at once, and print the numbers of the jobs.
    #[arg(long)]
    pub submit: bool,
    /// Folder for scripts, parts and results; every node must see it.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Write over a batch in that folder. Parts stay, and are gone on with if they are of the same job.
    #[arg(long)]
    pub overwrite: bool,
    /// Parts that each job is cut into.
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub shards: u64,
    /// A job and a result folder for each file, instead of one for all together.
    #[arg(long)]
    pub each: bool,
    /// If parts are missing, make a result of what is there. The merge ends with an error all the same.
    #[arg(long)]
    pub partial: bool,
    /// Let the merge write summary.parquet and effects.parquet as well; as for `run`.
    #[arg(long)]
    pub parquet: bool,
    /// Let the merge write results.xlsx as well, a workbook; as for `run`.
    #[arg(long)]
    pub xlsx: bool,
    /// Threads of a task, and the cores asked for.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: u16,
    /// Longest time of a task, as for `sbatch`: 30, 04:00:00, 1-12. Sixty seconds before its end a task writes a
    /// checkpoint and goes back into the queue.
    #[arg(long, value_name = "TIME", help_heading = SLURM)]
    pub time: Option<String>,
    /// Memory of a task, as for `sbatch`: 500M, 2G.
    #[arg(long, value_name = "SIZE", help_heading = SLURM)]
    pub mem: Option<String>,
    /// Partition.
    #[arg(long, value_name = "NAME", help_heading = SLURM)]
    pub partition: Option<String>,
    /// Tasks that run at the same time, at most.
    #[arg(long, value_name = "N", help_heading = SLURM, value_parser = clap::value_parser!(u32).range(1..))]
    pub array_limit: Option<u32>,
    /// Tasks of the array, at most; with more parts, tasks do several one after another. Slurm's own limit is
    /// `MaxArraySize`.
    #[arg(long, value_name = "N", help_heading = SLURM, default_value_t = 1000)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=4_000_000))]
    pub max_tasks: u64,
    /// Any other option of `sbatch`, for instance --sbatch=--account=health; may be given more than once.
    #[arg(long, value_name = "OPTION", help_heading = SLURM, allow_hyphen_values = true)]
    pub sbatch: Vec<String>,
    /// Options of `run`.
    #[command(flatten)]
    pub run: Passed,
}

/// Heading of what Slurm is asked for.
const SLURM: &str = "Slurm";
