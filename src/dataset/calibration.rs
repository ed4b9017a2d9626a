//! `calibration.csv`: the factors that tie every branch to the official forecast. The file may be missing or empty.

use std::sync::Arc;

use super::Calibration;
use super::context::{Context, Provenance};
use super::sets::Ids;
use super::table::Table;

/// The factors, one row a branch.
pub(super) fn read(context: &Context, branches: &Ids) -> Vec<Calibration> {
    let file = "calibration.csv";
    if context.text(file).is_none_or(|source| source.text.trim().is_empty()) {
        return Vec::new();
    }
    let required = ["branch_id", "lambda", "tau", "base_shortage", "lambda_observed", "quality"];
    let table = context.optional_table(file, &required, &["note"]);
    let mut seen = vec![false; branches.len()];
    let mut rows = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let branch = row.key("branch_id", branches);
        row.optional_number("lambda_observed");
        let factors = Calibration {
            branch: branch.unwrap_or(0),
            lambda: row.within("lambda", -1.0, 1.0),
            tau: row.within("tau", -1.0, 1.0),
            base_shortage: row.within("base_shortage", 0.0, f64::INFINITY),
        };
        let quality = row.quality("quality");
        for (column, unit) in [("lambda", "share per year"), ("tau", "per year"), ("base_shortage", "persons")] {
            // Solved by the program itself: no source.
            row.figure(&row.raw("branch_id"), column, unit, &Provenance { quality, sources: Arc::default() });
        }
        let Some(branch) = branch else { continue };
        if std::mem::replace(&mut seen[branch], true) {
            row.report("branch_id", format!("a row for {} is there already", branches.names()[branch]));
        }
        rows.push(factors);
    }
    if let (Some(table), false) = (&table, rows.is_empty()) {
        for (id, _) in branches.names().iter().zip(seen).filter(|(_, seen)| !seen) {
            table.report_missing(format!("the row for {id} is missing"));
        }
    }
    rows.sort_by_key(|c| c.branch);
    rows
}
