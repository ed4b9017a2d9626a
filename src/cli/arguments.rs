//! The command line's definition, from which help, man page and completions follow.

mod backtest;
mod calibrate;
mod choices;
mod compare;
mod draws;
mod evidence;
mod files;
mod question;
mod run;
mod shortage;
mod units;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use backtest::BacktestArguments;
pub use calibrate::CalibrateArguments;
pub use choices::{Language, Progress, Series};
pub use compare::CompareArguments;
pub use draws::DrawArguments;
pub use evidence::EvidenceArguments;
pub use files::{InitArguments, ReportArguments};
pub use question::{EffectTreeArguments, QuestionArguments};
pub use run::{MergeArguments, RunArguments};
pub use shortage::ShortageArguments;

use super::batch::BatchArguments;
use super::cases::CasesArguments;
use super::discover::DiscoverArguments;
use super::frontier::FrontierArguments;
use super::seek::SeekArguments;
use super::sensitivity::SensitivityArguments;
use super::serve::ServeArguments;
use super::value_of_information::InformationArguments;

/// Simulates what extra social workers do to the demand for care and the care staff shortage.
#[derive(Debug, Parser)]
#[command(name = "schakel", version, about, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// Language of answers and reports; otherwise that of the system.
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run scenarios in lockstep with the reference they extend, and write a result folder.
    Run(RunArguments),
    /// Join the parts of one job, made with --shard, to the result of the whole.
    Merge(MergeArguments),
    /// Write jobs in parts for a cluster with Slurm: an array of tasks and a merge that waits for it.
    Batch(BatchArguments),
    /// Make the page of a result folder again, from its tables alone, or the page of one region.
    Report(ReportArguments),
    /// Begin a scenario of your own: a file to edit, a workbook to fill in, or a filled workbook made into a file.
    Init(InitArguments),
    /// Compare 2 to 12 scenario files or result folders: what differs in the inputs, then in the results.
    Compare(CompareArguments),
    /// Check scenario files: all problems at once.
    Check {
        /// Scenario files.
        #[arg(required = true, value_name = "SCENARIO.toml")]
        scenarios: Vec<PathBuf>,
    },
    /// Tie the reference to an official forecast and show how hard each branch was bent.
    Calibrate(CalibrateArguments),
    /// Hold earlier forecasts, the model's among them, against what came later.
    Backtest(BacktestArguments),
    /// Which mechanism gives which part of the effect on the shortage: demand for care and staff of care, year by year.
    EffectTree(EffectTreeArguments),
    /// In which year a plan breaks even, and how deep and how long it gets worse first: for the shortage and in money.
    BreakEven(QuestionArguments),
    /// How much of something is enough for a target to hold with a given chance: extra staff, or any other number.
    Seek(SeekArguments),
    /// Which mix of functions, and how many: least cost against most effect, and which mixes cannot be told apart.
    Frontier(FrontierArguments),
    /// What knowing more is worth for a choice between scenarios or sizes, and what to find out first.
    ValueOfInformation(InformationArguments),
    /// Who pays and who gains, in each of two ledgers; what a prevention fund changes; the smallest transfers that leave no
    /// payer worse off.
    Payers(QuestionArguments),
    /// What a plan returns per euro, beside published ratios of others, and why they differ.
    Returns(QuestionArguments),
    /// What your own cases cost and avoid, by the method of the Effectencalculator: per case, domain and payer.
    Cases(CasesArguments),
    /// Which uncertain inputs decide the shortage, and the effect on it: screening, tornado and shares of the spread.
    Sensitivity(SensitivityArguments),
    /// Under which conditions a plan fails: where it makes the shortage larger, or misses a threshold.
    Discover(DiscoverArguments),
    /// Show what the studies behind the effects say together, and what parameters would take from them.
    Evidence(EvidenceArguments),
    /// Open a page to try plans on: move a slider and see what changes, live.
    Serve(ServeArguments),
    /// List every figure used, with its source and quality.
    Sources {
        /// The scenario whose data set is listed.
        #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
        scenario: PathBuf,
        /// Only the counts per quality.
        #[arg(long)]
        summary: bool,
    },
    /// Explain a key of a scenario file or a parameter: meaning, unit, default, source and who uses it.
    Explain {
        /// The key, for instance `plan.size`, `levers.absence` or `direct:light:gp_care`; without one, all keys.
        key: Option<String>,
        /// The scenario whose data set is consulted.
        #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
        scenario: PathBuf,
    },
    /// Print the JSON Schema of scenario files, for completion and checks in editors.
    Schema {
        /// The scenario whose data set gives the names of branches, programmes, regions and parameters.
        #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
        scenario: PathBuf,
    },
    /// Print the manual: every command and option.
    Manual {
        /// As a man page instead of plain text.
        #[arg(long)]
        man: bool,
    },
    /// Print a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }
}
