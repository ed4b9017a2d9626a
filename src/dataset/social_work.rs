//! `social_work.csv`: hours, guidance, efficiency, turnover and cost of the functions in social work.

use super::Parameter;
use super::context::Context;
use super::keys::{Names, SOCIAL_WORK, Sets};
use super::parameters::{self, Shape};

/// Start of the note of rows that the model doesn't read.
const CHECK_ONLY: &str = "check only";

/// The parameters `quantity:function`.
pub(super) fn read(context: &Context, sets: &Sets) -> Vec<Parameter> {
    let columns = ["function", "quantity", "unit", "low", "likely", "high", "source", "quality", "note"];
    let Some(table) = context.table("social_work.csv", &columns, &[]) else { return Vec::new() };
    let mut names = Names::new(SOCIAL_WORK, sets);
    let mut parameters = Vec::new();
    for row in table.rows() {
        let (function, quantity) = (row.raw("function"), row.raw("quantity"));
        let provenance = row.provenance("source", "quality");
        let values = ["low", "likely", "high"].map(|c| row.number(c));
        let dist = parameters::build(row, "likely", Shape::Pert, values);
        let unit = row.text("unit");
        row.figure_range(&[&*quantity, " ", &*function].concat(), "likely", ("low", "high"), &unit, &provenance);
        if row.raw("note").starts_with(CHECK_ONLY) || !names.note(row, "quantity", "function") {
            continue;
        }
        let name = [&*quantity, ":", &*function].concat();
        parameters::check_bounds(row, &name, &["low", "likely", "high"], &dist);
        parameters.push(Parameter {
            name,
            unit,
            dist,
            business_case: None,
            shares_group: None,
            quality: provenance.quality,
            sources: provenance.sources,
            note: row.raw("note").into_owned(),
        });
    }
    names.report_missing(&table);
    parameters
}
