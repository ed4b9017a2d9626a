//! `schakel sensitivity --csv`: one row per outcome, method, item and figure. `--samples`: every point that was simulated, for
//! others to calculate the same indices from.

use super::csv::cell;
use crate::analysis::sensitivity::{Found, Sensitivity, Study};
use crate::error::{Error, Result};
use crate::texts::Said;

/// Columns of the table.
const COLUMNS: [&str; 10] =
    ["scenario", "outcome", "scope", "key", "year", "method", "item", "figure", "value", "half_width"];

/// The table. Figures: `first` and `total` of `sobol` (shares), `low`, `high` and `swing` of `tornado`, `mu_star`, `mu` and
/// `sigma` of `morris_groups` and `morris_inputs`, `mean` and `sd` of the `outcome` itself (persons). `half_width` is that of
/// the 95 % interval, where there is one.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Sensitivity) -> Result<Vec<u8>> {
    let (scope, key) = found.branch.as_deref().map_or(("total", "smal"), |branch| ("branch", branch));
    let year = found.year.to_string();
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(COLUMNS)?;
        for of in &found.outcomes {
            for (method, item, figure, value, half_width) in figures(of) {
                let (value, half) = (cell(Some(value)), cell(half_width));
                let about = [&found.scenario, of.outcome.id(), scope, key, &year, method, item, figure];
                out.write_record(about.into_iter().chain([value.as_str(), &half]))?;
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of sensitivity: {e}"))))
}

/// Method, item, figure, value and half-width.
type Figure<'f> = (&'static str, &'f str, &'static str, f64, Option<f64>);

fn figures(of: &Found) -> Vec<Figure<'_>> {
    let mut out: Vec<Figure> = vec![("outcome", "", "mean", of.mean, None), ("outcome", "", "sd", of.sd, None)];
    for s in &of.shares {
        out.push(("sobol", &s.group, "first", s.first, Some(s.first_half_width)));
        out.push(("sobol", &s.group, "total", s.total, Some(s.total_half_width)));
    }
    for s in &of.swings {
        out.push(("tornado", &s.parameter, "low", s.low, None));
        out.push(("tornado", &s.parameter, "high", s.high, None));
        out.push(("tornado", &s.parameter, "swing", s.high - s.low, Some(s.half_width)));
    }
    for (method, all) in [("morris_groups", &of.groups), ("morris_inputs", &of.inputs)] {
        for s in all {
            out.push((method, &s.id, "mu_star", s.mu_star, Some(s.half_width)));
            out.extend(s.mu.map(|mu| (method, s.id.as_str(), "mu", mu, None)));
            out.extend(s.sigma.map(|sigma| (method, s.id.as_str(), "sigma", sigma, None)));
        }
    }
    out
}

/// The points of `study`: `method`, `row` (a walk, or a row of A and B), `step`, what was `changed` in it, whether it went
/// `up`, and every outcome in persons.
///
/// # Errors
/// As for [`csv()`].
pub fn samples(study: &Study) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        let outcomes = study.outcomes().iter().map(|o| o.id());
        out.write_record(["method", "row", "step", "changed", "up"].into_iter().chain(outcomes))?;
        for point in study.samples() {
            let [row, step] = [point.row, point.step].map(|n| n.to_string());
            let up = point.up.map_or("", |up| if up { "1" } else { "0" });
            let values: Vec<String> = point.outcomes.iter().map(|x| cell(Some(*x))).collect();
            let about = [point.method, &row, &step, point.changed, up];
            out.write_record(about.into_iter().chain(values.iter().map(String::as_str)))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of points: {e}"))))
}
