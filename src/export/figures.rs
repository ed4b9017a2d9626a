//! The figures of a data set as CSV: value, unit, quality, sources with title and address.

use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::texts::Said;

/// One row a figure.
///
/// # Errors
/// Only if the text cannot be built, which does not depend on its content.
pub fn csv(dataset: &Dataset) -> Result<String> {
    let failed =
        |e: &dyn std::fmt::Display| Error::Run(Said::english_only(format!("cannot write the list of figures: {e}")));
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(["table", "item", "value", "unit", "quality", "sources", "titles", "addresses"])
        .map_err(|e| failed(&e))?;
    for figure in &dataset.figures {
        let sources: Vec<_> =
            figure.sources.iter().filter_map(|key| dataset.sources.iter().find(|s| s.key == *key)).collect();
        let titles: Vec<_> = sources.iter().map(|s| s.title.as_str()).collect();
        let addresses: Vec<_> = sources.iter().map(|s| s.url.as_str()).filter(|u| !u.is_empty()).collect();
        out.write_record([
            figure.table,
            &figure.item,
            &figure.value,
            &figure.unit,
            figure.quality.id(),
            &figure.sources.join(";"),
            &titles.join("; "),
            &addresses.join(" "),
        ])
        .map_err(|e| failed(&e))?;
    }
    let bytes = out.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}
