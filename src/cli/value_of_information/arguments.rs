//! Options of `value-of-information`.

use std::path::PathBuf;

use clap::Args;

use crate::cli::arguments::QuestionArguments;

/// Options of `value-of-information`.
#[derive(Debug, Args)]
pub struct InformationArguments {
    /// What most questions share.
    #[command(flatten)]
    pub question: QuestionArguments,
    /// More scenario files to choose from. To do nothing can always be chosen.
    #[arg(value_name = "MORE.toml")]
    pub more: Vec<PathBuf>,
    /// What one FTE less short for a year is worth, in euros.
    #[arg(long, value_name = "EURO")]
    pub value_per_fte: f64,
    /// Choose between sizes of the plan of one scenario: contract FTE at its height, with commas.
    #[arg(long, value_name = "FTE,…", value_delimiter = ',')]
    pub sizes: Vec<f64>,
}
