//! `payers.csv`: who pays for the care of every branch and for the plan, and prices.

use super::Parameter;
use super::context::{Context, Provenance};
use super::grid::Grid;
use super::parameters;
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::dist::Dist;
use crate::texts::{TableProblem, Thing};

const RECORDS: [&str; 3] = ["share", "plan", "unit_cost"];
/// Parts of a plan's cost: as the item of a row starts, and as the parameter is called.
const PLAN: [(&str, &str); 3] =
    [("programme", "programme"), ("training places", "training"), ("recruitment", "recruitment")];

/// Opens the table and reads the names of the payers, in order of first appearance.
pub(super) fn open<'a>(context: &'a Context<'a>) -> (Option<Table<'a>>, Ids) {
    let required = [
        "record_type",
        "branch_id",
        "payer",
        "item",
        "value",
        "low",
        "high",
        "concentration",
        "unit",
        "quality",
        "source",
    ];
    let table = context.table("payers.csv", &required, &["year", "note"]);
    let mut names: Vec<String> = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        // Prices may name a payer that has no shares; shares and plan must have all payers.
        let payer = row.raw("payer");
        if row.raw("record_type") != "unit_cost" && !names.iter().any(|n| *n == payer) {
            names.push(row.text("payer"));
        }
    }
    (table, Ids::new(Thing::Payer, names))
}

/// A row of shares with the place of its parameter.
struct ShareRow<'t> {
    row: Row<'t>,
    keys: [Option<usize>; 2],
    provenance: Provenance,
}

/// The parameters `payer_share:BRANCH:PAYER` and `plan_share:PART:PAYER`.
pub(super) fn read(table: Option<&Table>, branches: &Ids, payers: &Ids) -> Vec<Parameter> {
    let Some(table) = table else { return Vec::new() };
    let parts = Ids::new(Thing::PlanPart, PLAN.map(|(start, _)| start.to_owned()).into());
    let (mut by_branch, mut by_part) = (Vec::new(), Vec::new());
    for row in table.rows() {
        let provenance = row.provenance("source", "quality");
        let range = ("low", "high");
        let item = ["branch_id", "payer", "item"].map(|c| row.raw(c)).join(" ");
        let item = item.trim_start();
        row.figure_range(item, "value", range, &row.raw("unit"), &provenance);
        let payer = || row.key("payer", payers);
        match row.word("record_type", &RECORDS) {
            Some(0) => by_branch.push(ShareRow { row, keys: [row.key("branch_id", branches), payer()], provenance }),
            Some(1) => {
                let item = row.raw("item");
                let part = row.key_text("item", item.split(':').next().unwrap_or("").trim(), &parts);
                by_part.push(ShareRow { row, keys: [part, payer()], provenance });
            }
            Some(_) => {
                row.number("value");
            }
            None => {}
        }
    }
    let mut parameters = Vec::new();
    let drawn = normalised(table, by_branch, [branches, payers]);
    for of_branch in drawn.chunk_by(|(a, _), (b, _)| a.keys[0] == b.keys[0]) {
        for (r, share) in of_branch {
            if r.row.raw("concentration") != of_branch[0].0.row.raw("concentration") {
                r.row.report("concentration", TableProblem::BranchConcentration);
            }
            let concentration = r.row.optional_number("concentration");
            let dist = match concentration {
                None => Dist::Fixed(*share),
                Some(concentration) => parameters::gamma(r.row, "concentration", *share, concentration),
            };
            let mut parameter = parameter(r, branches, payers, "payer_share", dist);
            parameter.shares_group =
                concentration.and_then(|_| parameter.name.rsplit_once(':')).map(|(group, _)| group.to_owned());
            parameters.push(parameter);
        }
    }
    let called = Ids::new(Thing::Part, PLAN.map(|(_, name)| name.to_owned()).into());
    for (r, share) in &normalised(table, by_part, [&parts, payers]) {
        parameters.push(parameter(r, &called, payers, "plan_share", Dist::Fixed(*share)));
    }
    parameters
}

/// The rows with shares that add up to 1 over payers, in the order of the sets.
fn normalised<'t>(table: &Table, rows: Vec<ShareRow<'t>>, axes: [&'t Ids; 2]) -> Vec<(ShareRow<'t>, f64)> {
    let mut grid = Grid::new(&axes);
    for r in &rows {
        grid.put(r.row, "payer", &r.keys, r.row.share("value"));
    }
    grid.require_all(table);
    grid.normalise("value");
    let values = grid.values();
    let place = |r: &ShareRow| Some(r.keys[0]? * axes[1].len() + r.keys[1]?);
    let mut rows: Vec<(usize, ShareRow)> = rows.into_iter().filter_map(|r| Some((place(&r)?, r))).collect();
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().map(|(at, r)| (r, values[at])).collect()
}

fn parameter(r: &ShareRow, first: &Ids, payers: &Ids, quantity: &str, dist: Dist) -> Parameter {
    let name = |set: &Ids, key: Option<usize>| key.map_or(String::new(), |k| set.names()[k].clone());
    Parameter {
        name: format!("{quantity}:{}:{}", name(first, r.keys[0]), name(payers, r.keys[1])),
        unit: "share".into(),
        dist,
        business_case: None,
        shares_group: None,
        quality: r.provenance.quality,
        sources: r.provenance.sources.clone(),
        note: r.row.raw("note").into_owned(),
    }
}
