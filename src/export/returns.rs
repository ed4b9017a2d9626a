//! `schakel returns --csv`: one row per scenario, measure, basis and year, then published ratios. The figures are those of
//! `effects.csv`.

use super::csv::cell;
use super::table::Table;
use crate::analysis::returns::Returns;
use crate::error::{Error, Result};
use crate::stats::Summary;
use crate::texts::Said;

/// What a row is about.
const ABOUT: [&str; 5] = ["scenario", "measure", "basis", "year", "unit"];

/// The table. Published ratios have their identifier as scenario, and the measure `published`.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(found: &Returns) -> Result<Vec<u8>> {
    let table = Table::new(Vec::new(), &[], true);
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(table.columns()))?;
        let mut row = |about: [&str; 5], stats: &Summary| {
            let figures: Vec<String> = table.figures(stats).map(cell).collect();
            out.write_record(about.into_iter().chain(figures.iter().map(String::as_str)))
        };
        for (l, stats) in &found.rows {
            let (scenario, year) = (&found.scenarios[l.scenario].0, l.year.to_string());
            row([scenario, l.measure.id(), l.basis.id(), &year, l.measure.unit()], stats)?;
        }
        for p in &found.published {
            let ratio = Summary { mean: Some(p.ratio), ..Summary::default() };
            row([&p.id, "published", "", &p.year, "ratio"], &ratio)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of returns: {e}"))))
}
