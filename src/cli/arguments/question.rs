//! Options of the commands that ask a question about one scenario, and of those that add one or two to them.

use std::path::PathBuf;

use clap::Args;

use super::DrawArguments;
use super::choices::Progress;

/// Options of the commands that ask a question about one scenario.
#[derive(Debug, Args)]
pub struct QuestionArguments {
    /// The scenario file.
    #[arg(value_name = "SCENARIO.toml")]
    pub scenario: PathBuf,
    /// Number of draws, rounded up to whole rounds of 512 [default: 2048 for seek, 1536 for effect-tree, 1024 for
    /// sensitivity and frontier, 10240 otherwise].
    #[arg(long, value_parser = clap::value_parser!(u64).range(1..=100_000_000))]
    pub draws: Option<u64>,
    /// How draws are made.
    #[command(flatten)]
    pub drawing: DrawArguments,
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
