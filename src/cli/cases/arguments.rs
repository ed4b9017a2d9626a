//! Options of `schakel cases`.

use std::path::PathBuf;

use clap::Args;

/// Options of `cases`.
#[derive(Debug, Args)]
pub struct CasesArguments {
    /// The table of cases, with the columns of the template.
    #[arg(value_name = "CASES.csv", required_unless_present = "template")]
    pub table: Option<PathBuf>,
    /// Print a table to fill in instead.
    #[arg(long, conflicts_with = "table")]
    pub template: bool,
    /// The list of prices.
    #[arg(long, value_name = "FILE.csv", default_value = "scenarios/cases/prices.csv")]
    pub prices: PathBuf,
    /// The price index that brings prices to the base year of the data set.
    #[arg(long, value_name = "FILE.csv", default_value = "scenarios/cases/index.csv")]
    pub index: PathBuf,
    /// The scenario whose data set names branches and payers.
    #[arg(long, value_name = "SCENARIO.toml", default_value = "scenarios/reference.toml")]
    pub scenario: PathBuf,
    /// Number of draws, rounded up to whole rounds of 512.
    #[arg(long, default_value_t = 10_240, value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    pub draws: u64,
    /// Seed of the random numbers.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write everything that was found to this file as CSV; `-` prints the table in the place of the answer.
    #[arg(long, short = 'o', value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Write what the cases say of the value outside care to this file, for scenarios: `{ cases = "FILE" }`.
    #[arg(long, value_name = "FILE.csv")]
    pub outcome: Option<PathBuf>,
    /// Draw pictures into this folder, as SVG.
    #[arg(long, value_name = "DIR")]
    pub svg: Option<PathBuf>,
    /// Put the cases into this result folder too: their table, and a section of its page. The folder must hold the scenario.
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// Replace files that exist.
    #[arg(long)]
    pub overwrite: bool,
}
