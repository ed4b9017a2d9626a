//! `history.csv`: realised figures. They have a title and an address of their own instead of a key.

use crate::dataset::context::{Context, Provenance};
use crate::dataset::sets::Ids;
use crate::dataset::table::Table;

/// Notes realised figures, and checks their keys.
pub(super) fn note(context: &Context, branches: &Ids) {
    let required = ["scope", "branch_id", "period", "measure", "value", "unit", "source_title", "url", "quality"];
    let table = context.optional_table("history.csv", &required, &["note"]);
    for row in table.iter().flat_map(Table::rows) {
        if row.raw("scope") == "branch" {
            row.key("branch_id", branches);
        }
        row.number("value");
        let quality = row.quality("quality");
        let provenance = Provenance { quality, sources: [row.text("source_title")].into() };
        let item = [row.raw("scope"), row.raw("branch_id"), row.raw("period"), row.raw("measure")];
        let item = item.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
        row.figure_text(item, row.raw("value").into_owned(), &row.raw("unit"), &provenance);
    }
}
