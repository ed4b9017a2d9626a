//! Options of `frontier`.

use clap::Args;

use crate::cli::arguments::QuestionArguments;

/// Options of `frontier`.
#[derive(Debug, Args)]
pub struct FrontierArguments {
    /// What most questions share.
    #[command(flatten)]
    pub question: QuestionArguments,
    /// What is wanted besides little cost: `MEASURE [KEY] [YEAR] [UNIT]`, for instance `care_avoided 2035` or
    /// `shortage home_care 2033`. Less of it is better for a shortage, more for care avoided.
    #[arg(long, value_name = "FIGURE", default_value = "shortage")]
    pub effect: String,
    /// The chance, in per cent, with which an effect is reached and a cost not exceeded.
    #[arg(long, value_name = "PERCENT", default_value_t = 80.0)]
    pub certainty: f64,
    /// Sizes to try, in contract FTE at the height of the plan, with commas; otherwise a quarter, half, once, one and
    /// a half times and twice that of the scenario.
    #[arg(long, value_name = "FTE,…", value_delimiter = ',')]
    pub sizes: Vec<f64>,
    /// Parts that a mix is cut into: with 4 all mixes in shares of a quarter are tried.
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub parts: u32,
}
