//! `schakel seek --csv`: one row per value and target; the row of target `all` has the chance that all hold at once.

use super::csv::cell;
use crate::analysis::seek::Seek;
use crate::error::{Error, Result};
use crate::texts::Said;

const COLUMNS: [&str; 12] = [
    "scenario",
    "key",
    "value",
    "target",
    "chance",
    "mc_error",
    "half_width_95",
    "p10",
    "p50",
    "p90",
    "bound_at_chance",
    "mc_error_bound",
];

/// The table. `bound_at_chance` is the bound that would hold with the chance that was asked for.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Seek) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(COLUMNS)?;
        for size in &found.sizes {
            let mut write = |target: &str, figures: [Option<f64>; 8]| {
                let value = cell(Some(size.value));
                let about = [found.scenario.as_str(), &found.key, &value, target].map(str::to_string);
                out.write_record(about.into_iter().chain(figures.map(|x| cell(x.filter(|x| x.is_finite())))))
            };
            let nothing = [None; 5];
            write("all", join([Some(size.chance), size.error, size.half], nothing))?;
            for (target, f) in found.targets.iter().zip(&size.figures) {
                let [low, middle, high] = f.spread;
                write(&target.text(), join([Some(f.chance), None, None], [low, middle, high, f.bound, f.bound_error]))?;
            }
            if let Some([low, middle, high]) = size.unfilled {
                write("unfilled_plan", join([None; 3], [Some(low), Some(middle), Some(high), None, None]))?;
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of the search: {e}"))))
}

fn join(first: [Option<f64>; 3], rest: [Option<f64>; 5]) -> [Option<f64>; 8] {
    let mut out = [None; 8];
    out[..3].copy_from_slice(&first);
    out[3..].copy_from_slice(&rest);
    out
}
