//! `sobol_dimensions.csv`: the names whose numbers are evenly spread together in the Sobol' design.

use std::collections::BTreeMap;

use super::context::Context;
use super::table::Table;
use super::{Correlation, Parameter, Scope};
use crate::ids::Support;
use crate::texts::DataProblem as P;

/// Dimensions there are Sobol' points for.
pub const SOBOL_DIMENSIONS: usize = 32;

/// Dimensions by name, from 0 (in the file from 1). A name is that of a parameter, or of the factor that the members of a
/// correlation share: the id of its row, with the level of support where levels have factors of their own.
pub(super) fn read(
    context: &Context,
    parameters: &[Parameter],
    correlations: &[Correlation],
) -> BTreeMap<String, usize> {
    let table = context.optional_table("sobol_dimensions.csv", &["name", "dimension"], &["reasoning", "note"]);
    let mut names: Vec<String> = parameters.iter().map(|p| p.name.clone()).collect();
    names.extend(correlations.iter().flat_map(factors));
    let mut dimensions: BTreeMap<String, usize> = BTreeMap::new();
    for row in table.iter().flat_map(Table::rows) {
        let name = row.text("name");
        let Some(dimension) = row.integer("dimension", 1, SOBOL_DIMENSIONS as i32) else { continue };
        if !parameters.is_empty() && !name.is_empty() && !names.contains(&name) {
            let rule = P::NoDimensionName.with(&[("name", &name)]);
            row.report_name("name", rule, &name, names.iter().map(String::as_str));
        }
        if let Some((other, _)) = dimensions.iter().find(|(_, d)| **d == dimension as usize - 1) {
            row.report("dimension", P::DimensionTaken.with(&[("dimension", &dimension), ("other", other)]));
        }
        if dimensions.insert(name.clone(), dimension as usize - 1).is_some() {
            row.report("name", P::DimensionTwice.with(&[("name", &name)]));
        }
    }
    dimensions
}

/// Names of the factors that the members of a correlation share.
fn factors(correlation: &Correlation) -> Vec<String> {
    match correlation.scope {
        Scope::SameLevel => Support::ALL.map(|level| format!("{}:{}", correlation.id, level.id())).to_vec(),
        Scope::OtherLevel | Scope::All => vec![correlation.id.clone()],
        // Every year has a factor of its own: too many for dimensions.
        Scope::Year => Vec::new(),
    }
}
