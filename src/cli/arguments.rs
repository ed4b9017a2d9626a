//! The command line's definition, from which help, man page and completions follow.

mod backtest;
mod calibrate;

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use backtest::BacktestArguments;
pub use calibrate::CalibrateArguments;

use super::batch::BatchArguments;
use super::cases::CasesArguments;
use super::discover::DiscoverArguments;
use super::frontier::FrontierArguments;
use super::seek::SeekArguments;
use super::sensitivity::SensitivityArguments;
use super::serve::ServeArguments;
use super::value_of_information::InformationArguments;
use crate::ids::Lang;
use crate::run::Shard;
use crate::run::precision::Target;
use crate::sample;

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

/// A language on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(l: Language) -> Self {
        match l {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
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
    /// Seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How the draws of a round are spread.
    #[arg(long, value_enum, default_value = sample::Design::DEFAULT.id())]
    pub design: Design,
    /// Number of threads; otherwise all there are. Results do not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
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
    /// Write summary.parquet and effects.parquet as well, and kept draws as Parquet; needs a program built with the
    /// feature `parquet`.
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

/// Options of `report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// Result folder, of this or an earlier version.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Write the page of one labour-market region instead, by its code, for instance RA0919.
    #[arg(long, value_name = "CODE")]
    pub region: Option<String>,
    /// Print half a page of plain text for a memo or a letter instead.
    #[arg(long, conflicts_with = "region")]
    pub letter: bool,
    /// Write results.xlsx as well, a workbook, or write it anew.
    #[arg(long)]
    pub xlsx: bool,
}

/// Options of `init`.
#[derive(Debug, Args)]
pub struct InitArguments {
    /// Folder for the scenario file; made if it does not exist.
    #[arg(value_name = "DIR", required_unless_present = "xlsx")]
    pub folder: Option<PathBuf>,
    /// Write a workbook to fill in instead of a scenario file.
    #[arg(long, value_name = "FILE.xlsx", conflicts_with_all = ["folder", "from_xlsx"])]
    pub xlsx: Option<PathBuf>,
    /// Make the scenario file from this filled workbook.
    #[arg(long, value_name = "FILE.xlsx", requires = "folder")]
    pub from_xlsx: Option<PathBuf>,
    /// The scenario to start from: the reference, or with --xlsx one whose values are filled in.
    #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// Copy the reference and its data set into the folder, so that it can be run anywhere.
    #[arg(long, conflicts_with = "xlsx")]
    pub with_data: bool,
    /// Replace the scenario file or workbook if it exists.
    #[arg(long)]
    pub overwrite: bool,
}

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct CompareArguments {
    /// Scenario files, which are run together; result folders; or DIR:SCENARIO, one scenario of a folder.
    #[arg(required = true, value_name = "SCENARIO.toml|DIR")]
    pub what: Vec<PathBuf>,
    /// Number of draws of the scenario files, rounded up to whole rounds of 512.
    #[arg(long, default_value_t = 10_240, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub draws: u64,
    /// Seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How the draws of a round are spread.
    #[arg(long, value_enum, default_value = sample::Design::DEFAULT.id())]
    pub design: Design,
    /// Number of threads; otherwise all there are. Results do not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Split the change between two result folders, the earlier first, by cause: version, data, calibration, scenario, chance. The
    /// job is run again with one of them changed at a time.
    #[arg(long, conflicts_with = "html")]
    pub split: bool,
    /// The data set of the first folder, where that is not as it was any more.
    #[arg(long, value_name = "DIR", requires = "split")]
    pub old_data: Option<PathBuf>,
    /// The data set of the second folder.
    #[arg(long, value_name = "DIR", requires = "split")]
    pub new_data: Option<PathBuf>,
    /// Write the comparison to this file as a tidy table.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Write the comparison to this file as a page.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// Replace these files if they exist.
    #[arg(long)]
    pub overwrite: bool,
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
    /// Write summary.parquet and effects.parquet as well; needs a program built with the feature `parquet`.
    #[arg(long)]
    pub parquet: bool,
    /// Write results.xlsx as well, a workbook.
    #[arg(long)]
    pub xlsx: bool,
    /// Say how many draws are still needed for this precision; written as for `run`.
    #[arg(long, value_name = "WIDTH")]
    pub precision: Vec<Target>,
}

/// A design on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Design {
    /// Every draw independent of all others.
    Plain,
    /// Latin hypercube: every parameter evenly spread.
    Lhs,
    /// Scrambled Sobol' points: the most influential parameters evenly spread together.
    Sobol,
}

impl From<Design> for sample::Design {
    fn from(design: Design) -> Self {
        match design {
            Design::Plain => Self::Plain,
            Design::Lhs => Self::Lhs,
            Design::Sobol => Self::Sobol,
        }
    }
}

/// Which series a run keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Series {
    /// Totals, branches, plan and money, in the main years.
    Headline,
    /// Everything, in every year.
    All,
}

/// How progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Progress {
    /// A bar on a terminal, otherwise nothing.
    Auto,
    /// A bar.
    Bar,
    /// One line of JSON a second.
    Json,
    /// Nothing.
    None,
}

/// Options of the commands that ask a question about one scenario.
#[derive(Debug, Args)]
pub struct QuestionArguments {
    /// The scenario file.
    #[arg(value_name = "SCENARIO.toml")]
    pub scenario: PathBuf,
    /// Number of draws, rounded up to whole rounds of 512 [default: 2048 for effect-tree and seek, 1024 for
    /// sensitivity and frontier, 10240 otherwise].
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    pub draws: Option<u64>,
    /// Seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How the draws of a round are spread.
    #[arg(long, value_enum, default_value = sample::Design::DEFAULT.id())]
    pub design: Design,
    /// Number of threads; otherwise all there are. Results do not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub threads: Option<u16>,
    /// Write everything that was found to this file as CSV; `-` prints the table in the place of the answer.
    #[arg(long, short = 'o', value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Draw pictures into this folder, as SVG.
    #[arg(long, value_name = "DIR")]
    pub svg: Option<PathBuf>,
    /// Put the answer into this result folder too: its table, and a section of its page. The folder must hold the scenario.
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// Replace files that exist.
    #[arg(long)]
    pub overwrite: bool,
    /// How progress is shown, on stderr.
    #[arg(long, value_enum, default_value_t = Progress::Auto)]
    pub progress: Progress,
}

/// Options of `effect-tree`.
#[derive(Debug, Args)]
pub struct EffectTreeArguments {
    /// What most questions share.
    #[command(flatten)]
    pub question: QuestionArguments,
    /// The year that answer and pictures show; otherwise the last.
    #[arg(long)]
    pub year: Option<i32>,
}

/// Options of `evidence`.
#[derive(Debug, Args)]
pub struct EvidenceArguments {
    /// Only this pool, with its studies.
    #[arg(long, value_name = "NAME")]
    pub pool: Option<String>,
    /// The scenario whose data set and parameters are used.
    #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// A table of findings of your own instead of the data set's, with the columns of its effects.csv.
    #[arg(long, value_name = "FILE.csv")]
    pub table: Option<PathBuf>,
    /// As CSV: a row for each study, pooled figure and parameter.
    #[arg(long)]
    pub csv: bool,
    /// Also write a forest and a funnel plot of each pool to this folder, as SVG.
    #[arg(long, value_name = "DIR")]
    pub svg: Option<PathBuf>,
    /// Replace pictures that exist.
    #[arg(long, requires = "svg")]
    pub overwrite: bool,
    /// Put the evidence into this result folder too, as a section of its page. The folder must hold the scenario.
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
}

/// A duration such as 90s, 10m, 2h or plain seconds.
fn duration(text: &str) -> Result<Duration, String> {
    let (digits, unit) = text.split_at(text.trim_end_matches(char::is_alphabetic).len());
    let factor = match unit {
        "" | "s" => 1.0,
        "m" | "min" => 60.0,
        "h" => 3600.0,
        _ => return Err(format!("unknown unit `{unit}`: use s, m or h")),
    };
    match digits.parse::<f64>() {
        Ok(n) if n > 0.0 && n * factor < 1e9 => Ok(Duration::from_secs_f64(n * factor)),
        _ => Err("a duration is a positive number with s, m or h, for instance 90s".into()),
    }
}

/// A size such as 512M, 4G or plain bytes, in powers of 1,024.
fn size(text: &str) -> Result<u64, String> {
    let (digits, unit) = text.split_at(text.trim_end_matches(char::is_alphabetic).len());
    let factor: u64 = match unit.to_ascii_uppercase().trim_end_matches('B').trim_end_matches('I') {
        "" => 1,
        "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        "T" => 1 << 40,
        _ => return Err(format!("unknown unit `{unit}`: use K, M, G or T")),
    };
    match digits.parse::<f64>() {
        Ok(n) if n > 0.0 && n * (factor as f64) < 1e18 => Ok((n * factor as f64) as u64),
        _ => Err("a size is a positive number with K, M, G or T, for instance 512M".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn sizes() {
        for (text, bytes) in [("512M", 512 << 20), ("4G", 4 << 30), ("1.5GiB", 3 << 29), ("2kb", 2048), ("1000", 1000)]
        {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for bad in ["", "G", "-1G", "0", "NaN", "1e30T", "4X"] {
            assert!(size(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn durations() {
        assert_eq!(duration("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("1.5m"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("2"), Ok(Duration::from_secs(2)));
        for bad in ["", "s", "-1s", "0", "NaN", "inf", "3 weeks", "1e300h"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }
}
