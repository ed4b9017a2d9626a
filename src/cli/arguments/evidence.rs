//! Options of `evidence`.

use std::path::PathBuf;

use clap::Args;

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
