//! `effects.csv`, and a table of one's own in the same form.

use std::collections::BTreeMap;

use super::{Finding, PublishedRatio, study_types};
use crate::dataset::Dataset;
use crate::dataset::context::{Context, Provenance};
use crate::dataset::row::Row;
use crate::dataset::sets::Ids;
use crate::dataset::table::Table;
use crate::error::{Error, Result, SourceText};
use crate::texts::{DataProblem as P, Thing};

/// What a finding cannot do without once it is pooled.
const POOLED: [&str; 6] = ["effect_id", "intervention", "study_type", "pool", "care_change", "care_change_se"];
/// What the table of a data set says of every finding besides.
const ALWAYS: [&str; 6] = ["measure", "unit", "likely", "sign", "quality", "source"];
/// What may be left out.
const OPTIONAL: [&str; 11] = [
    "target_group",
    "country",
    "branch_affected",
    "low",
    "high",
    "lag_years",
    "persistence",
    "n",
    "year",
    "use_in_model",
    "note",
];
const POOL_QUALITY: &str = "pool_quality";

/// The unit of a ratio of gains to costs, and how the measure ends where it is the mean of many cases.
const RATIO: &str = "ratio";
const MEAN: &str = ", mean";

/// The findings of a data set that are in a pool, and ratios of gains to costs; all are noted as figures.
pub(super) fn read(context: &Context, types: &Ids) -> (Vec<Finding>, Vec<PublishedRatio>) {
    let required = ["effect_id", "intervention", "study_type"].into_iter().chain(ALWAYS).collect::<Vec<_>>();
    let optional = [&OPTIONAL[..], &POOLED[3..], &[POOL_QUALITY]].concat();
    let table = context.optional_table("effects.csv", &required, &optional);
    Ids::read(Thing::Effect, table.as_ref(), "effect_id");
    let (mut findings, mut ratios) = (Vec::new(), Vec::new());
    for row in table.iter().flat_map(Table::rows) {
        let provenance = row.provenance("source", "quality");
        row.word("sign", &["reduces", "increases", "none", "mixed", "unclear", "n_a"]);
        let item = format!("{} {}, {}", row.raw("effect_id"), row.raw("intervention"), row.raw("measure"));
        for column in ["low", "likely", "high"] {
            row.optional_number(column);
        }
        if !row.raw("likely").is_empty() {
            row.figure_range(&item, "likely", ("low", "high"), &row.raw("unit"), &provenance);
        }
        if row.raw("unit") == RATIO && !row.raw("likely").is_empty() {
            ratios.push(ratio(row, &provenance));
        }
        if row.raw("pool").is_empty() {
            continue;
        }
        let quality = row.quality(POOL_QUALITY);
        let provenance = Provenance { quality, ..provenance };
        row.figure(&item, "care_change", "relative", &provenance);
        findings.push(finding(row, types, provenance));
    }
    (findings, ratios)
}

/// A row that holds a ratio of gains to costs.
fn ratio(row: Row, provenance: &Provenance) -> PublishedRatio {
    let text = |column| row.raw(column).into_owned();
    PublishedRatio {
        id: text("effect_id"),
        intervention: text("intervention"),
        ratio: row.positive("likely"),
        is_mean: row.raw("measure").ends_with(MEAN),
        study_type: text("study_type"),
        n: text("n"),
        year: text("year"),
        quality: provenance.quality,
        sources: provenance.sources.clone(),
        note: text("note"),
    }
}

/// The findings of a table of one's own: the columns of `effects.csv`, of which only those that a pool needs must be
/// there. `file` is how its author would name it. Kinds of study are those of `dataset`; sources are free text.
///
/// # Errors
/// [`Error::Input`] with every problem in the table.
pub fn own_table(file: &str, text: &str, dataset: &Dataset) -> Result<Vec<Finding>> {
    let files = BTreeMap::new();
    let context = Context::new("", &files);
    let types = study_types(&dataset.parameters);
    let mut findings = Vec::new();
    {
        let optional = [&OPTIONAL[..], &ALWAYS, &[POOL_QUALITY]].concat();
        let source = SourceText { file: file.to_owned(), text: text.into() };
        let table = Table::open(&context, "effects.csv", source, &POOLED, &optional);
        Ids::read(Thing::Effect, table.as_ref(), "effect_id");
        for row in table.iter().flat_map(Table::rows).filter(|row| !row.raw("pool").is_empty()) {
            let sources = row.raw("source").split(';').map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect();
            let quality = if row.raw(POOL_QUALITY).is_empty() { "quality" } else { POOL_QUALITY };
            let given = !row.raw(quality).is_empty();
            let quality = if given { row.quality(quality) } else { crate::ids::Quality::Assumption };
            findings.push(finding(row, &types, Provenance { quality, sources }));
        }
        if let Some(table) = table.filter(|t| findings.is_empty() && t.has("pool")) {
            table.report_missing(P::NoPool);
        }
    }
    match context.finish().0 {
        problems if problems.is_empty() => Ok(findings),
        problems => Err(Error::Input(problems)),
    }
}

/// A row that names a pool.
fn finding(row: Row, types: &Ids, provenance: Provenance) -> Finding {
    /// Beyond, squares and their sums lose their meaning; no relative change is anywhere near.
    const MOST: f64 = 1e6;
    const LEAST: f64 = 1e-9;
    row.key("study_type", types);
    let error = row.positive("care_change_se");
    // What is no number has been reported.
    if !error.is_nan() && !(LEAST..=MOST).contains(&error) {
        row.report("care_change_se", P::StandardError.with(&[("least", &LEAST), ("most", &MOST)]));
    }
    let text = |column| row.raw(column).into_owned();
    Finding {
        id: text("effect_id"),
        intervention: row.text("intervention"),
        target_group: text("target_group"),
        measure: text("measure"),
        year: text("year"),
        study_type: text("study_type"),
        pool: text("pool"),
        change: row.within("care_change", -MOST, MOST),
        error,
        quality: provenance.quality,
        sources: provenance.sources,
        note: text("note"),
    }
}
