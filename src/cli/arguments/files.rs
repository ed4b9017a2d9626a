//! Options of `init`, which begins with a scenario, and `report`, which makes the page of a result folder.

use std::path::PathBuf;

use clap::Args;

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
