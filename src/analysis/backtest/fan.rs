//! The reference without and with the error that official forecasts had.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{FanYear, Question};
use crate::dataset::forecast_error::{Estimate, ForecastError};
use crate::error::Result;
use crate::run::{self, Observer, Results};
use crate::scenario::FORECAST_NOISE;
use crate::scenario::world::{FORECAST_TREND, with_forecast_error};

/// The reference without and with the error of the official forecast.
pub(super) fn fan(
    question: &Question,
    error: Option<&Estimate>,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Vec<FanYear>> {
    let Some(error) = error.filter(|_| question.options.draws > 0) else { return Ok(Vec::new()) };
    let dataset = &question.dataset;
    if [FORECAST_TREND, FORECAST_NOISE].iter().any(|name| dataset.parameter(name).is_none()) {
        return Ok(Vec::new());
    }
    let run = |error: Option<ForecastError>| -> Result<Results> {
        let reference = Arc::new(with_forecast_error(&question.reference, error));
        run::run(dataset, &[reference], &question.options, observer, stop)
    };
    let (without, with) = (run(None)?, run(Some(error.error))?);
    let quantiles = |of: &Results, year: i32| -> Option<[f64; 3]> {
        let s = of.level(0, "shortage", "total", "smal", year, "persons")?;
        Some([s.p(10)?, s.p(50)?, s.p(90)?])
    };
    let years = dataset.base_year..=question.reference.horizon;
    Ok(years
        .filter_map(|year| Some(FanYear { year, without: quantiles(&without, year)?, with: quantiles(&with, year)? }))
        .collect())
}
