//! `schakel break-even --csv`: one row per scenario, curve, measure and year. The figures are those of `effects.csv`.

use super::csv::cell;
use super::table::Table;
use crate::analysis::break_even::BreakEven;
use crate::error::{Error, Result};
use crate::texts::Said;

/// What a row is about.
const ABOUT: [&str; 5] = ["scenario", "curve", "measure", "year", "unit"];

/// The table. Rows about all years have the last year.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &BreakEven) -> Result<Vec<u8>> {
    let table = Table::new(Vec::new(), &[], true);
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(table.columns()))?;
        for (l, stats) in &found.rows {
            let mut record = ::csv::StringRecord::new();
            let (scenario, year) = (&found.scenarios[l.scenario].0, l.year.to_string());
            for text in [scenario, l.curve.id(), l.measure.id(), &year, &l.unit] {
                record.push_field(text);
            }
            table.figures(stats).for_each(|figure| record.push_field(&cell(figure)));
            out.write_record(&record)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of break-even: {e}"))))
}
