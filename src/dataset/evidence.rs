//! `effects.csv`, `evidence_map.csv` and `history.csv`: findings, what they inform, and realised figures. The model
//! reads none of them yet; they are noted as figures, and their keys are checked.

use super::context::{Context, Provenance};
use super::sets::Ids;
use super::table::Table;
use crate::ids::Support;

/// Notes findings and realised figures, and checks what pools of findings inform.
pub(super) fn note(context: &Context, branches: &Ids) {
    let pools = note_effects(context);
    check_map(context, branches, &pools);
    note_history(context, branches);
}

fn note_effects(context: &Context) -> Ids {
    let required =
        ["effect_id", "intervention", "measure", "unit", "likely", "sign", "study_type", "quality", "source"];
    let optional = [
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
        "pool",
        "care_change",
        "care_change_se",
        "pool_quality",
        "note",
    ];
    let table = context.optional_table("effects.csv", &required, &optional);
    Ids::read("effect", table.as_ref(), "effect_id");
    let mut pools: Vec<String> = Vec::new();
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
        let pool = row.raw("pool");
        if pool.is_empty() {
            continue;
        }
        row.number("care_change");
        row.positive("care_change_se");
        let quality = row.quality("pool_quality");
        row.figure(&item, "care_change", "relative", &Provenance { quality, ..provenance });
        if !pools.iter().any(|p| *p == pool) {
            pools.push(pool.into_owned());
        }
    }
    Ids::new("pool of effects.csv", pools)
}

fn check_map(context: &Context, branches: &Ids, pools: &Ids) {
    let required =
        ["pool", "parameter", "levels", "branches", "sign", "divisor", "divisor_parameter", "use", "quality", "source"];
    let table = context.optional_table("evidence_map.csv", &required, &["note"]);
    let levels = Ids::new("level of support", Support::ALL.map(|k| k.id().to_owned()).into());
    for row in table.iter().flat_map(Table::rows) {
        row.key("pool", pools);
        for (column, set) in [("levels", &levels), ("branches", branches)] {
            let text = row.text(column);
            for part in text.split(';').filter(|p| *p != "all" && !p.is_empty()) {
                row.key_text(column, part, set);
            }
        }
        row.word("use", &["estimate", "check"]);
        row.within("sign", -1.0, 1.0);
        row.positive("divisor");
        let item = format!("{} {} {}", row.raw("pool"), row.raw("parameter"), row.raw("branches"));
        row.figure(&item, "divisor", "", &row.provenance("source", "quality"));
    }
}

/// Realised figures have a title and an address of their own instead of a key.
fn note_history(context: &Context, branches: &Ids) {
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
