//! `care_use_5y.csv` and `client_age.csv`: who uses care, and who are the clients of social work, by age group of the
//! population. `care_use.csv` holds the published bands behind the first one.

use super::context::Context;
use super::grid::Grid;
use super::population::Read;
use super::sets::Ids;
use super::table::Table;
use crate::ids::Support;
use crate::texts::{DataProblem, Thing};

/// Relative use by branch and age group (the group running fastest), mean 1 over the population at the end of
/// `base_year` within 1 %.
pub(super) fn read_use(context: &Context, branches: &Ids, read: &Read, regions: usize, base_year: i32) -> Vec<f64> {
    let required = ["branch_id", "age_group", "relative_use", "quality", "source"];
    let optional = ["population_share_*", "share_of_use", "reasoning", "note"];
    let Some(table) = context.table("care_use_5y.csv", &required, &optional) else { return Vec::new() };
    let mut grid = Grid::new(&[branches, &read.ages]);
    for row in table.rows() {
        let keys = [row.key("branch_id", branches), row.key("age_group", &read.ages)];
        grid.put(row, "age_group", &keys, row.within("relative_use", 0.0, f64::INFINITY));
        let item = format!("{} {}", row.raw("branch_id"), row.raw("age_group"));
        row.figure(&item, "relative_use", "ratio to the mean", &row.provenance("source", "quality"));
    }
    grid.require_all(&table);
    let values = grid.values();
    let population = &read.population;
    if (population.first_year..=population.last_year()).contains(&base_year) {
        let persons: Vec<f64> =
            (0..read.ages.len()).map(|g| (0..regions).map(|r| population.at(r, g, base_year)).sum()).collect();
        let total: f64 = persons.iter().sum();
        for (branch, used) in branches.names().iter().zip(values.chunks(read.ages.len().max(1))) {
            let mean = used.iter().zip(&persons).map(|(u, p)| u * p).sum::<f64>() / total;
            if (mean - 1.0).abs() > 0.01 {
                table
                    .report_missing(DataProblem::UseMean.with(&[("branch", &branch), ("mean", &format!("{mean:.4}"))]));
            }
        }
    }
    values
}

/// Shares of clients by level of support and age group; each level adds up to 1.
pub(super) fn read_clients(context: &Context, ages: &Ids) -> [Vec<f64>; 3] {
    let required = ["level", "age_group", "share", "quality", "source"];
    let Some(table) = context.table("client_age.csv", &required, &["low", "high", "reasoning", "note"]) else {
        return [Vec::new(), Vec::new(), Vec::new()];
    };
    let levels = Ids::new(Thing::SupportLevel, Support::ALL.map(|k| k.id().to_owned()).into());
    let mut grid = Grid::new(&[&levels, ages]);
    for row in table.rows() {
        let keys = [row.key("level", &levels), row.key("age_group", ages)];
        grid.put(row, "age_group", &keys, row.share("share"));
        let item = format!("{} {}", row.raw("level"), row.raw("age_group"));
        row.figure_range(&item, "share", ("low", "high"), "share", &row.provenance("source", "quality"));
    }
    grid.require_all(&table);
    grid.normalise("share");
    let values = grid.values();
    Support::ALL.map(|level| values[level as usize * ages.len()..(level as usize + 1) * ages.len()].to_vec())
}

/// Notes the published bands, which the model does not read.
pub(super) fn note_bands(context: &Context, branches: &Ids) {
    let required = ["branch_id", "age_group", "relative_use", "quality", "source"];
    let optional = ["population_share_*", "share_of_use", "reasoning", "note"];
    let table = context.optional_table("care_use.csv", &required, &optional);
    for row in table.iter().flat_map(Table::rows) {
        row.key("branch_id", branches);
        row.within("relative_use", 0.0, f64::INFINITY);
        let item = format!("{} {}", row.raw("branch_id"), row.raw("age_group"));
        row.figure(&item, "relative_use", "ratio to the mean", &row.provenance("source", "quality"));
    }
}
