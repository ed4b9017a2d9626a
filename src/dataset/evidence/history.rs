//! `history.csv`: realised figures. They have a title and an address of their own instead of a key.

use std::collections::BTreeMap;

use crate::dataset::Dataset;
use crate::dataset::context::{Context, Provenance};
use crate::dataset::row::Row;
use crate::dataset::sets::Ids;
use crate::dataset::table::Table;
use crate::error::{Error, Result, SourceText};
use crate::texts::Thing;

/// One realised figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Realised {
    /// `sbi_q`, `smal`, `breed` or `branch`.
    pub scope: String,
    /// Branch; empty for a total.
    pub branch: String,
    /// When, as printed: `2022`, `2019Q3`.
    pub period: String,
    /// `employees`, `open_vacancies`, …
    pub measure: String,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: String,
}

const FILE: &str = "history.csv";
const REQUIRED: [&str; 6] = ["scope", "branch_id", "period", "measure", "value", "unit"];
const SOURCE: [&str; 3] = ["source_title", "url", "quality"];

/// The realised figures; their keys are checked.
pub(super) fn read(context: &Context, branches: &Ids) -> Vec<Realised> {
    let required = [&REQUIRED[..], &SOURCE].concat();
    let table = context.optional_table(FILE, &required, &["note"]);
    let mut out = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let quality = row.quality("quality");
        let provenance = Provenance { quality, sources: [row.text("source_title")].into() };
        let item = [row.raw("scope"), row.raw("branch_id"), row.raw("period"), row.raw("measure")];
        let item = item.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
        row.figure_text(item, row.raw("value").into_owned(), &row.raw("unit"), &provenance);
        out.push(realised(row, branches));
    }
    out
}

/// The realised figures of a longer table of one's own in the shape of `history.csv`; source and quality may be left out.
/// `file` is how its author would name it.
///
/// # Errors
/// [`Error::Input`] with every problem in the table.
pub fn own_history(file: &str, text: &str, dataset: &Dataset) -> Result<Vec<Realised>> {
    let files = BTreeMap::new();
    let context = Context::new("", &files);
    let branches = Ids::new(Thing::Branch, dataset.branches.iter().map(|b| b.id.clone()).collect());
    let mut out = Vec::new();
    {
        let source = SourceText { file: file.to_owned(), text: text.into() };
        let optional = [&SOURCE[..], &["note"]].concat();
        let table = Table::open(&context, FILE, source, &REQUIRED, &optional);
        out.extend(table.iter().flat_map(Table::rows).map(|row| realised(row, &branches)));
    }
    match context.finish().0 {
        problems if problems.is_empty() => Ok(out),
        problems => Err(Error::Input(problems)),
    }
}

fn realised(row: Row, branches: &Ids) -> Realised {
    if row.raw("scope") == "branch" {
        row.key("branch_id", branches);
    }
    let text = |column| row.raw(column).into_owned();
    Realised {
        scope: row.text("scope"),
        branch: text("branch_id"),
        period: row.text("period"),
        measure: row.text("measure"),
        value: row.number("value"),
        unit: text("unit"),
    }
}
