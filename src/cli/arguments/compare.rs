//! Options of `compare`.

use std::path::PathBuf;

use clap::Args;

use super::DrawArguments;

/// Options of `compare`.
#[derive(Debug, Args)]
pub struct CompareArguments {
    /// Scenario files, which are run together; result folders; or DIR:SCENARIO, one scenario of a folder.
    #[arg(required = true, value_name = "SCENARIO.toml|DIR")]
    pub what: Vec<PathBuf>,
    /// Number of draws of the scenario files, rounded up to whole rounds of 512.
    #[arg(long, default_value_t = 10_240, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub draws: u64,
    /// How draws are made.
    #[command(flatten)]
    pub drawing: DrawArguments,
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
