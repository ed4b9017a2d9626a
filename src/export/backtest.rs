//! `schakel backtest --csv`: a row for every forecast, then one for every score.

use super::csv::cell;
use crate::analysis::backtest::{Backtest, Target};
use crate::error::{Error, Result};
use crate::texts::Said;

/// Columns: what a row is about, what was said and came, and how good it was. Of a `score`, `middle` is the mean of forecast
/// minus what came (bias), `error` its mean size, `in_50` to `in_95` the share of intervals that held what came, and `n` how
/// many forecasts there are.
const COLUMNS: [&str; 25] = [
    "kind",
    "measure",
    "key",
    "unit",
    "against",
    "method",
    "origin",
    "year",
    "from",
    "horizon",
    "came",
    "middle",
    "low_50",
    "high_50",
    "low_80",
    "high_80",
    "low_95",
    "high_95",
    "error",
    "root_mean_square",
    "crps",
    "in_50",
    "in_80",
    "in_95",
    "n",
];

/// The table.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Backtest) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(COLUMNS)?;
        let about =
            |t: &Target, kind: &str| [kind, &t.measure, &t.key, &t.unit, t.against.id()].map(str::to_owned).to_vec();
        for f in &found.forecasts {
            let mut row = about(&found.targets[f.target], "forecast");
            row.extend([f.method.id().into(), f.origin.clone(), f.year.to_string(), f.from.clone()]);
            let ends = f.intervals.map_or([None; 6], |all| {
                let [(a, b), (c, d), (e, g)] = all;
                [a, b, c, d, e, g].map(Some)
            });
            row.extend([Some(f.horizon), Some(f.came), Some(f.middle)].into_iter().chain(ends).map(cell));
            let held = f.intervals.map_or([None; 3], |all| {
                all.map(|(low, high)| Some(f64::from(u8::from(low <= f.came && f.came <= high))))
            });
            row.extend([Some(f.middle - f.came), None, Some(f.crps)].into_iter().chain(held).map(cell));
            row.push(String::new());
            out.write_record(&row)?;
        }
        for s in &found.scores {
            let mut row = about(&found.targets[s.target], "score");
            row.extend([s.method.id().into(), String::new(), String::new(), String::new()]);
            let figures = [None, None, Some(s.bias)].into_iter().chain([None; 6]);
            let errors = [Some(s.mean_error), Some(s.root_mean_square), Some(s.crps)];
            let held = s.coverage.map_or([None; 3], |c| c.map(Some));
            row.extend(figures.chain(errors).chain(held).map(cell));
            row.push(s.n.to_string());
            out.write_record(&row)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of the back-test: {e}"))))
}
