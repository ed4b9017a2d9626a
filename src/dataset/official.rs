//! `official_forecasts.csv`: published forecasts, to tie to and to compare with.

use std::collections::BTreeSet;

use super::context::Context;
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::ids::Quality;
use crate::texts::TableProblem;

/// One published forecast figure.
#[derive(Clone, Debug)]
pub struct Official {
    /// Month of publication, `2023-12`.
    pub vintage: String,
    /// The forecast's scenario.
    pub scenario: String,
    /// smal, breed, branch, occupation, region or total.
    pub scope: String,
    /// Branch, occupation or region; empty for a total.
    pub key: String,
    /// Year, or a text like `2023-2033` for a change.
    pub year: String,
    /// shortage, demand, `demand_change`, …
    pub measure: String,
    /// The figure; `None` where only a direction was published.
    pub value: Option<f64>,
    /// exact, about, almost, `more_than`, lower, text.
    pub qualifier: String,
    /// How good the figure is.
    pub quality: Quality,
    /// Source key or title.
    pub source: String,
}

const SCOPES: [&str; 6] = ["total", "smal", "breed", "branch", "occupation", "region"];
const QUALIFIERS: [&str; 6] = ["exact", "about", "almost", "more_than", "lower", "text"];

/// The forecasts in file order.
pub(super) fn read(context: &Context, branches: &Ids) -> Vec<Official> {
    let required = [
        "vintage",
        "scenario",
        "scope",
        "branch_id",
        "region",
        "year",
        "measure",
        "value",
        "value_qualifier",
        "unit",
        "source_title",
        "source",
        "quality",
    ];
    let table = context.optional_table("official_forecasts.csv", &required, &["url", "note"]);
    let mut seen = BTreeSet::new();
    table.iter().flat_map(Table::rows).map(|row| official(row, branches, &mut seen)).collect()
}

fn official(row: Row, branches: &Ids, seen: &mut BTreeSet<[String; 9]>) -> Official {
    let scope = row.word("scope", &SCOPES).map_or("", |s| SCOPES[s]);
    row.word("value_qualifier", &QUALIFIERS);
    let key = match scope {
        "branch" | "occupation" => row.text("branch_id"),
        "region" => row.text("region"),
        _ => String::new(),
    };
    if scope == "branch" {
        // A figure may be of two branches together. Occupations may be finer than those of the data set.
        for part in key.split('+') {
            row.key_text("branch_id", part, branches);
        }
    }
    // Two sources may tell the same forecast differently; the same figure from the same source is a doubled row.
    let identity = ["vintage", "scenario", "scope", "branch_id", "region", "year", "measure", "value", "source"];
    if !seen.insert(identity.map(|c| row.raw(c).into_owned())) {
        row.report("vintage", TableProblem::SameRow);
    }
    let provenance = row.provenance("source", "quality");
    let value = row.optional_number("value");
    if value.is_some() {
        let item = ["vintage", "scenario", "scope", "branch_id", "region", "year", "measure"];
        let item = item.map(|c| row.raw(c).into_owned()).into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>();
        row.figure_text(item.join(" "), row.raw("value").into_owned(), &row.raw("unit"), &provenance);
    }
    Official {
        vintage: row.text("vintage"),
        scenario: row.text("scenario"),
        scope: scope.to_owned(),
        key,
        year: row.text("year"),
        measure: row.text("measure"),
        value,
        qualifier: row.raw("value_qualifier").into_owned(),
        quality: provenance.quality,
        source: row.raw("source").into_owned(),
    }
}
