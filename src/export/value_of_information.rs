//! `schakel value-of-information --csv`: a row per choice, for perfect information, per subject and per parameter.

use super::csv::cell;
use crate::analysis::value_of_information::ValueOfInformation;
use crate::error::{Error, Result};
use crate::texts::Said;

const COLUMNS: [&str; 12] =
    ["table", "name", "unit", "value", "mc_error", "ceiling", "p10", "p50", "p90", "wins", "members", "assumed"];

/// The table. Tables: `choice` (net value beside doing nothing), `perfect`, `subject` and `parameter` (what knowing is worth), each
/// but the first in `euro` and in `fte_years`.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &ValueOfInformation) -> Result<Vec<u8>> {
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(COLUMNS)?;
        let number = |x: f64| cell(Some(x));
        for choice in &found.choices {
            let name = if choice.name.is_empty() { "nothing" } else { &choice.name };
            let mut row = ["choice", name, "euro"].map(str::to_string).to_vec();
            row.extend([number(choice.mean), cell(choice.error), String::new()]);
            row.extend(choice.spread.map(number));
            row.extend([number(choice.wins), String::new(), String::new()]);
            out.write_record(&row)?;
        }
        let perfect = std::iter::once(("perfect", "everything", found.perfect, None));
        let subjects = found.groups.iter().map(|i| ("subject", i.name.as_str(), i.worth, Some(i)));
        let parameters = found.parameters.iter().map(|i| ("parameter", i.name.as_str(), i.worth, Some(i)));
        for (table, name, worth, item) in perfect.chain(subjects).chain(parameters) {
            for (unit, per) in [("euro", 1.0), ("fte_years", found.per_fte)] {
                let mut row = [table, name, unit].map(str::to_string).to_vec();
                row.extend([
                    number(worth.value / per),
                    cell(worth.error.map(|e| e / per)),
                    number(worth.ceiling / per),
                ]);
                row.extend(vec![String::new(); 4]);
                let count = |n: Option<usize>| n.map_or_else(String::new, |n| n.to_string());
                row.extend([count(item.map(|i| i.members)), count(item.map(|i| i.assumed))]);
                out.write_record(&row)?;
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build()
        .map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of the value of information: {e}"))))
}
