//! `schakel discover --csv`: the boxes on the way, the box that is left, and what other draws say of it. `--samples`: the draws
//! that were searched.

use super::csv::cell;
use crate::analysis::discover::prim::Rows;
use crate::analysis::discover::{Boxed, Discovery};
use crate::error::{Error, Result};
use crate::texts::Said;

/// Columns of the table.
const COLUMNS: [&str; 18] = [
    "scenario",
    "stage",
    "step",
    "draws",
    "cases",
    "mass",
    "density",
    "density_low",
    "density_high",
    "coverage",
    "coverage_low",
    "coverage_high",
    "restricted",
    "parameter",
    "lower",
    "upper",
    "qp_lower",
    "qp_upper",
];

/// The table: `stage` is `path` (with its step), `found` for the box that is left of the step that is chosen, or `tried` for the same on other draws, with
/// 95 % intervals. One row for each restricted parameter of a box; a box without any has one row.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Discovery) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(COLUMNS)?;
        let chosen = found.chosen.map_or(String::new(), |place| place.to_string());
        let path = found.trajectory.iter().enumerate().map(|(step, b)| ("path", step.to_string(), b));
        for (stage, step, b) in path.chain(found.found.iter().map(|b| ("found", chosen.clone(), b))) {
            for limits in limits(b) {
                let figures = [b.mass, b.density].map(|x| cell(Some(x)));
                let counts = [b.draws, b.cases, b.limits.len()].map(|n| n.to_string());
                let coverage = cell(Some(b.coverage));
                let about = [found.scenario.as_str(), stage, &step, &counts[0], &counts[1], &figures[0], &figures[1]];
                let rest = ["", "", &coverage, "", "", &counts[2]];
                out.write_record(about.into_iter().chain(rest).chain(limits.iter().map(String::as_str)))?;
            }
        }
        if let Some(tried) = &found.tried {
            let share = |s: crate::analysis::discover::Share| [s.share, Some(s.low), Some(s.high)].map(cell);
            let (draws, density, coverage) = (tried.draws.to_string(), share(tried.density), share(tried.coverage));
            let about = [found.scenario.as_str(), "tried", "", &draws, "", ""];
            let shares = density.iter().chain(&coverage).map(String::as_str);
            out.write_record(about.into_iter().chain(shares).chain([""; 6]))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of boxes: {e}"))))
}

/// The last five cells of each row of a box.
fn limits(b: &Boxed) -> Vec<[String; 5]> {
    if b.limits.is_empty() {
        return vec![Default::default()];
    }
    let one = |l: &crate::analysis::discover::Limited| {
        let [lower, upper] = [l.lower, l.upper].map(|x| cell(Some(x)));
        let [qp_lower, qp_upper] = l.quasi_p.map(cell);
        [l.parameter.clone(), lower, upper, qp_lower, qp_upper]
    };
    b.limits.iter().map(one).collect()
}

/// The draws that were searched: a column a parameter, and `case`.
///
/// # Errors
/// As for [`csv()`].
pub fn samples(names: &[String], rows: &Rows) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(names.iter().map(String::as_str).chain(["case"]))?;
        for (i, is_case) in rows.is_case.iter().enumerate() {
            let cells: Vec<String> = rows.columns.iter().map(|c| cell(Some(c[i]))).collect();
            out.write_record(cells.iter().map(String::as_str).chain([if *is_case { "1" } else { "0" }]))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of draws: {e}"))))
}
