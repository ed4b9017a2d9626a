//! `occupations.csv` and `workforce_mix.csv`: occupation groups, and their shares in every branch.

use super::context::Context;
use super::grid::shares;
use super::sets::Ids;
use super::table::Table;
use crate::ids::{Function, Words};
use crate::texts::{DataProblem as P, TableProblem, Thing};

/// An occupation group.
#[derive(Clone, Debug)]
pub struct Occupation {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: Words,
    /// Qualification level (index into `Dataset::levels`).
    pub level: usize,
    /// The function in social work this occupation fills, if any; at most one occupation per function.
    pub function: Option<Function>,
}

/// Occupations, their table and names, and the qualification levels.
pub(super) struct Occupations<'a> {
    pub table: Option<Table<'a>>,
    pub ids: Ids,
    pub rows: Vec<Occupation>,
    pub levels: Vec<String>,
}

/// Reads `occupations.csv`.
pub(super) fn read<'a>(context: &'a Context<'a>) -> Occupations<'a> {
    let required = ["occupation_id", "name_nl", "name_en", "level", "social_work_function"];
    let optional = ["persons_*", "note"];
    let table = context.table("occupations.csv", &required, &optional);
    let ids = Ids::read(Thing::Occupation, table.as_ref(), "occupation_id");
    let mut rows: Vec<Occupation> = Vec::new();
    let mut levels: Vec<String> = Vec::new();
    for row in table.iter().flat_map(Table::rows) {
        let level = row.text("level");
        let at = levels.iter().position(|l| *l == level).unwrap_or_else(|| {
            levels.push(level);
            levels.len() - 1
        });
        let text = row.raw("social_work_function");
        let word =
            if text.is_empty() { None } else { row.word("social_work_function", &Function::ALL.map(Function::id)) };
        let function = word.map(|i| Function::ALL[i]);
        if function.is_some() && rows.iter().any(|o| o.function == function) {
            row.report("social_work_function", P::FunctionTwice.with(&[("function", &text)]));
        }
        rows.push(Occupation {
            id: row.raw("occupation_id").into_owned(),
            name: Words { nl: row.text("name_nl"), en: row.text("name_en") },
            level: at,
            function,
        });
    }
    Occupations { table, ids, rows, levels }
}

/// Reads `workforce_mix.csv`: shares by branch and occupation, each branch adding up to 1.
pub(super) fn read_mix(context: &Context, branches: &Ids, occupations: &Ids) -> Vec<Vec<f64>> {
    let mut required = vec!["branch_id", "quality", "source"];
    required.extend(occupations.names().iter().map(String::as_str));
    let table = context.table("workforce_mix.csv", &required, &["reasoning", "note"]);
    let mut mix = vec![Vec::new(); branches.len()];
    for row in table.iter().flat_map(Table::rows) {
        let Some(branch) = row.key("branch_id", branches) else { continue };
        let id = &branches.names()[branch];
        if !mix[branch].is_empty() {
            row.report("branch_id", TableProblem::RowTwice.with(&[("name", id)]));
        }
        let provenance = row.provenance("source", "quality");
        let mut values: Vec<f64> = occupations.names().iter().map(|o| row.share(o)).collect();
        shares(&mut values, |sum| row.report("branch_id", TableProblem::Sum.with(&[("name", id), ("sum", &sum)])));
        for occupation in occupations.names() {
            row.figure(id, occupation, "share", &provenance);
        }
        mix[branch] = values;
    }
    for (branch, _) in mix.iter().enumerate().filter(|(_, m)| m.is_empty()) {
        if let Some(table) = &table {
            table.report_missing(TableProblem::RowMissing.with(&[("name", &branches.names()[branch])]));
        }
    }
    mix
}

/// Notes the persons by occupation, and checks them against employees x mix; they are printed in hundreds.
pub(super) fn check_persons(table: Option<&Table>, base_year: i32, employees: &[f64], mix: &[Vec<f64>]) {
    let column = format!("persons_{base_year}");
    for (o, row) in table.into_iter().filter(|t| t.has(&column)).flat_map(Table::rows).enumerate() {
        row.figure(&row.raw("occupation_id"), &column, "persons", &row.provenance_of("persons"));
        let printed = row.within(&column, 0.0, f64::INFINITY);
        let sum: f64 = employees.iter().zip(mix).map(|(e, m)| e * m.get(o).copied().unwrap_or(f64::NAN)).sum();
        if (printed - sum).abs() > 0.01 * printed + 100.0 {
            row.report(&column, P::MixSum.with(&[("persons", &printed), ("sum", &format!("{sum:.0}"))]));
        }
    }
}
