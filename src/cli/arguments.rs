//! The command line's definition, from which help, man page and completions follow.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::ids::Lang;

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
    /// Check scenario files: all problems at once.
    Check {
        /// Scenario files.
        #[arg(required = true, value_name = "SCENARIO.toml")]
        scenarios: Vec<PathBuf>,
    },
    /// Tie the reference to an official forecast and show how hard each branch was bent.
    Calibrate(CalibrateArguments),
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
pub struct RunArguments {
    /// Scenario files.
    #[arg(required = true, value_name = "SCENARIO.toml")]
    pub scenarios: Vec<PathBuf>,
    /// Number of draws; rounded up to whole rounds of 512.
    #[arg(long, default_value_t = 10_240, value_parser = clap::value_parser!(u64).range(1..=4_000_000_000))]
    pub draws: u64,
    /// Seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
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
    #[arg(long)]
    pub central: bool,
    /// Which series are kept.
    #[arg(long, value_enum, default_value_t = Series::All)]
    pub series: Series,
    /// Stop after this time with the rounds that are done, for instance 90s, 10m or 2h.
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub time_limit: Option<Duration>,
    /// How progress is shown, on stderr.
    #[arg(long, value_enum, default_value_t = Progress::Auto)]
    pub progress: Progress,
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

/// Options of `calibrate`.
#[derive(Debug, Args)]
pub struct CalibrateArguments {
    /// The reference scenario.
    #[arg(value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// Vintage of the official forecast.
    #[arg(long, default_value = "2023-12")]
    pub vintage: String,
    /// The forecast's own scenario.
    #[arg(long = "official-scenario", default_value = "reference")]
    pub official_scenario: String,
    /// Write the factors to this file, in the form of the data set's calibration.csv.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace the file if it exists.
    #[arg(long, requires = "out")]
    pub overwrite: bool,
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
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
