//! Earlier forecasts held against what came ([`backtest.md`](../backtest.md)): official vintages, the model run from earlier
//! years, and what anyone could have said, against realised figures, against what later vintages said of their own time, and
//! against later forecasts of the same year.

mod answer;
mod collect;
mod fan;
mod hindcast;
mod naive;
mod score;
mod series;

pub use answer::{Against, Backtest, FanYear, Forecast, Method, Score, Target};
pub use naive::{LEVELS, Said};

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::dataset::forecast_error::estimate;
use crate::dataset::vintage::Vintage;
use crate::dataset::{Dataset, Realised};
use crate::error::Result;
use crate::run::{Observer, Options};
use crate::sample::ROUND;
use crate::scenario::Scenario;
use collect::{Found, later_forecasts, nowcasts, realised};
use fan::fan;
use hindcast::hindcasts;
use score::score;

/// What is asked.
pub struct Question {
    /// Official forecasts, and the data of the model.
    pub dataset: Arc<Dataset>,
    /// The reference.
    pub reference: Arc<Scenario>,
    /// Realised figures.
    pub history: Vec<Realised>,
    /// Draws of each forecast of the model; none: the model is left out.
    pub options: Options,
}

/// Answers `question`. When `stop` is set the model is left out of what is not done yet.
///
/// # Errors
/// If threads cannot be had.
pub fn backtest(question: &Question, observer: &dyn Observer, stop: &AtomicBool) -> Result<Backtest> {
    let vintages = Vintage::all(&question.dataset);
    let (hindcasts, missing) = hindcasts(question, &vintages, observer, stop);
    let mut found = Found::new(&question.dataset);
    realised(&mut found, &question.history, &hindcasts);
    let keys = std::iter::once("smal").chain(question.dataset.branches.iter().map(|b| b.id.as_str()));
    for key in keys {
        nowcasts(&mut found, key, &vintages, &hindcasts);
        later_forecasts(&mut found, key, &vintages, &hindcasts);
    }
    let error = estimate(&question.dataset);
    let fan = fan(question, error.as_ref(), observer, stop)?;
    let Found { targets, mut forecasts, .. } = found;
    let order = |f: &Forecast| (f.target, f.year, f.method, f.origin.clone(), f.from.clone());
    forecasts.sort_by_key(order);
    Ok(Backtest {
        attribution: question.dataset.attribution.clone(),
        draws: question.options.rounds() * ROUND,
        seed: question.options.seed,
        vintages: vintages.iter().map(|v| (v.name.clone(), v.made)).collect(),
        scores: score(&forecasts, targets.len()),
        targets,
        forecasts,
        error,
        fan,
        missing,
    })
}
