//! A price index: by how many per cent prices of each year are above those of the year before.

use std::collections::BTreeMap;

use super::super::context::Context;
use super::super::table::Table;
use crate::error::SourceText;
use crate::texts::{DataProblem, TableProblem};

/// The index by year; the year before the first is 1.
#[derive(Debug, Default)]
pub(super) struct Index(BTreeMap<i32, f64>);

impl Index {
    /// What a price of year `from` is multiplied by to be one of year `to`; the years that the table lacks if it can't say.
    pub fn factor(&self, from: i32, to: i32) -> Result<f64, Vec<i32>> {
        let missing: Vec<i32> = [from, to].into_iter().filter(|year| !self.0.contains_key(year)).collect();
        match (self.0.get(&from), self.0.get(&to)) {
            _ if from == to => Ok(1.0),
            (Some(from), Some(to)) => Ok(to / from),
            _ => Err(missing),
        }
    }
}

/// Reads the table: `year`, `change` in per cent, `quality`, `source`. Years follow each other.
pub(super) fn read(context: &Context, source: SourceText) -> Index {
    let mut index = Index::default();
    let required = ["year", "change", "quality", "source"];
    let Some(table) = Table::open(context, "index.csv", source, &required, &["note"]) else { return index };
    for row in table.rows() {
        row.text("source");
        row.quality("quality");
        let (year, change) = (row.integer("year", 1900, 2200), row.within("change", -50.0, 1000.0));
        let Some(year) = year else { continue };
        let last = index.0.last_key_value().map(|(y, x)| (*y, *x));
        let level = match last {
            None => {
                index.0.insert(year - 1, 1.0);
                1.0
            }
            Some((last, level)) if year == last + 1 => level,
            Some((last, level)) => {
                row.report(
                    "year",
                    DataProblem::IndexGap.with(&[("last", &last), ("next", &(last + 1)), ("year", &year)]),
                );
                level
            }
        };
        index.0.insert(year, level * (1.0 + change / 100.0));
    }
    if table.is_empty() {
        table.report_missing(TableProblem::NoRows);
    }
    index
}
