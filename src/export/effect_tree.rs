//! `schakel effect-tree --csv`: one row per branch or total, year, unit and part. The figures are those of `effects.csv`.

use super::csv::cell;
use super::table::Table;
use crate::analysis::effect_tree::EffectTree;
use crate::error::{Error, Result};
use crate::texts::Said;

/// What a row is about.
const ABOUT: [&str; 7] = ["scenario", "scope", "key", "year", "unit", "part", "part_of"];

/// The table. `part_of` names the part that a row adds to; it is empty for the effect itself (`total`) and for the two levels
/// (`without`, `with`).
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(tree: &EffectTree) -> Result<Vec<u8>> {
    let table = Table::new(Vec::new(), &[], true);
    let build = || -> ::csv::Result<Vec<u8>> {
        let mut out = ::csv::Writer::from_writer(Vec::new());
        out.write_record(ABOUT.into_iter().chain(table.columns()))?;
        for row in &tree.rows {
            let l = &row.label;
            let mut record = ::csv::StringRecord::new();
            let year = l.year.to_string();
            let parent = l.part.parent().map_or("", |p| p.id());
            for text in [&*tree.scenario, &l.scope, &l.key, &year, &l.unit, l.part.id(), parent] {
                record.push_field(text);
            }
            table.figures(&row.stats).for_each(|figure| record.push_field(&cell(figure)));
            out.write_record(&record)?;
        }
        out.into_inner().map_err(|e| e.into_error().into())
    };
    build().map_err(|e| Error::Run(Said::english_only(format!("cannot build the table of parts: {e}"))))
}
