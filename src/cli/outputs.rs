//! The files of a result folder, the same after a run and after a merge.

use crate::error::Result;
use crate::export::{Folder, context, csv, parquet, sweep};
use crate::ids::Lang;
use crate::report;
use crate::run::Results;

/// What is written only if asked for.
#[derive(Clone, Copy)]
pub struct Extra {
    /// The tables as Parquet.
    pub parquet: bool,
    /// The workbook.
    pub xlsx: bool,
}

/// Writes everything but kept draws and `provenance.json`. `resolved` is the job with every value written out.
pub fn write(folder: &mut Folder, resolved: &str, results: &Results, with: Extra, lang: Lang) -> Result<()> {
    folder.write("summary.csv", &csv::summary(results)?)?;
    folder.write("effects.csv", &csv::effects(results)?)?;
    if let Some(table) = sweep::table(results)? {
        folder.write("sweep.csv", &table)?;
    }
    if with.parquet {
        folder.write_with("summary.parquet", |out| parquet::summary(results, out))?;
        folder.write_with("effects.parquet", |out| parquet::effects(results, out))?;
    }
    folder.write("distribution.csv", &csv::distribution(results)?)?;
    folder.write(context::FILE, &context::json(results)?)?;
    folder.write("resolved.toml", resolved.as_bytes())?;
    if with.xlsx {
        folder.write(report::workbook::FILE, &report::workbook(results, lang)?)?;
    }
    folder.write(report::PAGE, report::page(results, &[], lang).as_bytes())
}
