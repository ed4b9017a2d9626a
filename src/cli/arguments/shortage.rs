//! Options of the commands that look at one shortage.

use clap::Args;

/// Which shortage is looked at.
#[derive(Debug, Args)]
pub struct ShortageArguments {
    /// The year whose shortage is looked at; otherwise the last.
    #[arg(long)]
    pub year: Option<i32>,
    /// The branch whose shortage is looked at; otherwise the total.
    #[arg(long, value_name = "BRANCH")]
    pub branch: Option<String>,
}
