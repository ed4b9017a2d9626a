//! `sweep.csv`: every scenario of a sweep in one tidy table, a column for each axis.

use super::csv::fields;
use super::table::{ABOUT, Table};
use crate::error::{Error, Result};
use crate::run::results::{Results, Row};
use crate::texts::Said;

/// `sweep.csv`; `None` if no scenario is part of a sweep.
///
/// Columns: every axis with the label of its value (empty where a scenario of another sweep of the job has no such axis),
/// `scenario`, `table` (`level` or `effect`), then those of `effects.csv`.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn table(results: &Results) -> Result<Option<Vec<u8>>> {
    let points: Vec<_> = results.scenarios.iter().map(|s| s.point.as_ref()).collect();
    let mut axes: Vec<&str> = Vec::new();
    for (axis, _) in points.iter().flatten().flat_map(|point| point.at.iter()) {
        if !axes.contains(&axis.as_str()) {
            axes.push(axis);
        }
    }
    if points.iter().all(Option::is_none) {
        return Ok(None);
    }
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        // Levels have signs too here, so that both have the same columns.
        let (levels, effects) = (Table { signs: true, ..Table::summary(results) }, Table::effects(results));
        let columns = axes.iter().copied().chain([ABOUT[0], "table"]).chain(ABOUT[1..].iter().copied());
        out.write_record(columns.chain(effects.columns()))?;
        for (i, point) in points.iter().enumerate() {
            let Some(point) = point else { continue };
            let labels: Vec<&str> = axes
                .iter()
                .map(|axis| point.at.iter().find(|(name, _)| name == axis).map_or("", |(_, label)| label.as_str()))
                .collect();
            for (name, table) in [("level", &levels), ("effect", &effects)] {
                for row in of(table.rows, i) {
                    let mut record = ::csv::StringRecord::from(labels.clone());
                    record.push_field(&results.scenarios[i].name);
                    record.push_field(name);
                    fields(&mut record, table, row);
                    out.write_record(&record)?;
                }
            }
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map(Some).map_err(|e| Error::Run(Said::english_only(format!("cannot build sweep.csv: {e}"))))
}

/// The rows of scenario `i`: they stand together.
fn of(rows: &[Row], i: usize) -> &[Row] {
    let start = rows.partition_point(|row| row.id.scenario < i);
    let length = rows[start..].partition_point(|row| row.id.scenario == i);
    &rows[start..start + length]
}
