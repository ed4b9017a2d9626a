//! Options of `seek`.

use clap::Args;

use crate::cli::arguments::QuestionArguments;

/// Options of `seek`.
#[derive(Debug, Args)]
pub struct SeekArguments {
    /// What most questions share.
    #[command(flatten)]
    pub question: QuestionArguments,
    /// The number to vary, by its key in scenario files, and its range: `plan.size=0..40000`, `levers.absence.all=-0.02..0`,
    /// `levers.training_places.verzorgende_ig=0..8000`, `parameters.NAME=0..1`. A path over the years keeps its shape.
    #[arg(long, value_name = "KEY=FROM..TO", allow_hyphen_values = true)]
    pub vary: String,
    /// What must hold: FIGURE < NUMBER or FIGURE > NUMBER, with FIGURE = `[change] MEASURE [KEY] [YEAR] [UNIT]`, for instance
    /// `shortage 2033 < 150000` or `change shortage home_care 2035 < 0`. Several targets must hold at once.
    #[arg(long, value_name = "TARGET", required = true)]
    pub target: Vec<String>,
    /// The chance, in per cent, with which it must hold.
    #[arg(long, value_name = "PERCENT", default_value_t = 80.0)]
    pub chance: f64,
    /// Values of the first grid, at least 33.
    #[arg(long, value_name = "N", default_value_t = 33)]
    pub sizes: usize,
}
