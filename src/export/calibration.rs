//! The tie to an official forecast as CSV: in the form of a data set's `calibration.csv`, and with its fit as a tidy table.

use crate::analysis::calibrate::{Fit, Fitted};
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::texts::Said;

fn failed(e: &dyn std::fmt::Display) -> Error {
    Error::Run(Said::english_only(format!("cannot write the calibration: {e}")))
}

/// One row a branch. A file that scenarios choose by name says `whose` forecast it ties to as well.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(dataset: &Dataset, fitted: &Fitted, whose: bool) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let columns = ["branch_id", "lambda", "tau", "base_shortage", "lambda_observed", "quality", "note"];
    let named = ["vintage", "official_scenario"];
    let header = columns.iter().chain(named.iter().filter(|_| whose));
    out.write_record(header).map_err(|e| failed(&e))?;
    for t in &fitted.branches {
        let b = t.factors.branch;
        let of_it = fitted.fits.iter().filter(|f| f.target.members.contains(&b));
        let figures: Vec<String> = of_it.map(|f| named_figure(dataset, f)).collect();
        let note = match (t.is_tied, fitted.vintage.as_str()) {
            (false, _) => "no official figures: observed values kept".to_string(),
            (true, "") => format!("official {}", figures.join(" and ")),
            (true, v) => format!("official {}, vintage {v}, scenario {}", figures.join(" and "), fitted.scenario),
        };
        let [lambda, tau, base, observed] =
            [t.factors.lambda, t.factors.tau, t.factors.base_shortage, t.lambda_observed].map(|x| x.to_string());
        let row = [&dataset.branches[b].id, &lambda, &tau, &base, &observed, "derived", &note];
        let of_file = [fitted.vintage.as_str(), fitted.scenario.as_str()];
        out.write_record(row.iter().chain(of_file.iter().filter(|_| whose))).map_err(|e| failed(&e))?;
    }
    out.into_inner().map_err(|e| failed(&e))
}

fn named_figure(dataset: &Dataset, fit: &Fit) -> String {
    let t = &fit.target;
    let year = |t: usize| dataset.base_year + t as i32;
    let years = t.from.map_or_else(|| year(t.to).to_string(), |from| format!("{}-{}", year(from), year(t.to)));
    let whose = if t.members.len() > 1 { format!(" ({})", t.key) } else { String::new() };
    format!("{} {} in {years}{whose}", t.measure(), t.persons)
}

/// Factors and fit: a row for each factor of each branch, then one for each figure.
///
/// `kind` is `factor` or `figure`. Of a factor: `value` is what was found, `usual` what was observed, `unit` its standard
/// deviation, `off` their distance in it, `open` what the figures leave of that standard deviation. Of a figure: `value` is
/// what the central reference has, `usual` the official figure, `unit` how far off is near enough, `off` the difference in
/// persons, `weight` 1 or less.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn fit(dataset: &Dataset, fitted: &Fitted) -> Result<Vec<u8>> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["kind", "key", "name", "year", "value", "usual", "unit", "off", "open", "weight"])
        .map_err(|e| failed(&e))?;
    let mut row = |of: [&str; 4], figures: [Option<f64>; 6]| {
        let cells = figures.map(|x| x.filter(|x| x.is_finite()).map_or(String::new(), |x| (x + 0.0).to_string()));
        out.write_record(of.into_iter().chain(cells.iter().map(String::as_str))).map_err(|e| failed(&e))
    };
    for t in &fitted.branches {
        let id = &dataset.branches[t.factors.branch].id;
        let factors = [
            ("lambda", t.factors.lambda, t.lambda_observed, Some(t.lambda_sd), Some(t.open[0])),
            ("tau", t.factors.tau, 0.0, Some(t.tau_sd), Some(t.open[1])),
            ("base_shortage", t.factors.base_shortage, t.shortage_observed, None, None),
        ];
        for (name, value, usual, sd, open) in factors {
            let off = sd.map(|sd| (value - usual) / sd);
            row(["factor", id, name, ""], [Some(value), Some(usual), sd, off, open, None])?;
        }
    }
    for f in &fitted.fits {
        let t = &f.target;
        let year = (dataset.base_year + t.to as i32).to_string();
        let (value, usual) = (Some(f.model), Some(t.persons));
        let off = Some(f.model - t.persons);
        row(["figure", &t.key, t.measure(), &year], [value, usual, Some(t.tolerance), off, None, Some(f.weight)])?;
    }
    out.into_inner().map_err(|e| failed(&e))
}
