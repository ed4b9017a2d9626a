//! Options of `calibrate`.

use std::path::PathBuf;

use clap::Args;

/// Options of `calibrate`.
#[derive(Debug, Args)]
pub struct CalibrateArguments {
    /// The reference scenario.
    #[arg(value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// A table of official figures to tie to instead of the data set's: `branch_id` (or smal, breed), `year`, `measure`, `value`.
    #[arg(long, value_name = "FILE.csv")]
    pub targets: Option<PathBuf>,
    /// Vintage of the official forecast [default: 2023-12, or what the table holds].
    #[arg(long)]
    pub vintage: Option<String>,
    /// The forecast's own scenario [default: reference, or what the table holds].
    #[arg(long)]
    pub official_scenario: Option<String>,
    /// Write the factors into the data set under this name, for scenarios to choose with `calibration = "NAME"`.
    #[arg(long)]
    pub name: Option<String>,
    /// Write the factors to this file, in the form of the data set's calibration.csv.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write factors and fit to this file as one tidy table.
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Replace files that exist.
    #[arg(long)]
    pub overwrite: bool,
}
