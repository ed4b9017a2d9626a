//! Options of `backtest`.

use std::path::PathBuf;

use clap::Args;

use super::DrawArguments;

/// Options of `backtest`.
#[derive(Debug, Args)]
pub struct BacktestArguments {
    /// The reference scenario, whose data set holds forecasts and realised figures.
    #[arg(value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// A table of realised figures in the shape of the data set's history.csv, instead of that.
    #[arg(long, value_name = "FILE.csv")]
    pub history: Option<PathBuf>,
    /// Number of draws of each of the model's own forecasts, rounded up to whole rounds of 512; 0 leaves the model out.
    #[arg(long, default_value_t = 2_048, value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    pub draws: u64,
    /// How draws are made.
    #[command(flatten)]
    pub drawing: DrawArguments,
    /// Write every forecast and every score to this file as CSV; `-` prints the table in the place of the answer.
    #[arg(long, short = 'o', value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Draw pictures into this folder, as SVG.
    #[arg(long, value_name = "DIR")]
    pub svg: Option<PathBuf>,
    /// Replace files that exist.
    #[arg(long)]
    pub overwrite: bool,
}
