//! `alignment.csv`: official figures beside what the reference has, before its tie, with it, and in the run.

use super::csv::cell;
use crate::analysis::calibrate::Alignment;
use crate::error::{Error, Result};
use crate::texts::Said;

/// Name of the file in a result folder.
pub const FILE: &str = "alignment.csv";

/// One row a figure, in persons.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Alignment) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record([
            "vintage",
            "official_scenario",
            "key",
            "measure",
            "year",
            "qualifier",
            "tied_to",
            "official",
            "before",
            "after",
            "run_mean",
            "run_p10",
            "run_p90",
        ])?;
        for r in &found.rows {
            let run = r.run.map_or([None; 3], |run| run.map(Some));
            let figures = [Some(r.official), Some(r.before), Some(r.after)].into_iter().chain(run).map(cell);
            let (year, tied_to) = (r.year.to_string(), r.is_tied_to.to_string());
            let about = [&r.vintage, &r.scenario, &r.key, &r.measure, &year, &r.qualifier, &tied_to];
            out.write_record(about.into_iter().cloned().chain(figures))?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of alignment: {e}"))))
}
