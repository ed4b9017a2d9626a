//! `regions.csv`: labour-market regions and their tiles on the map.

use super::Population;
use super::context::{Context, Provenance};
use super::sets::Ids;
use super::table::Table;
use crate::texts::{DataProblem, Thing};

/// A labour-market region.
#[derive(Clone, Debug)]
pub struct Region {
    /// Code, for instance RA0101.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Row in the tile map, 0 = north.
    pub tile_row: u32,
    /// Column in the tile map, 0 = west.
    pub tile_col: u32,
}

/// The table, its codes and the regions.
pub(super) fn read<'a>(context: &'a Context<'a>) -> (Option<Table<'a>>, Ids, Vec<Region>) {
    let table = context.table("regions.csv", &["code", "name_nl", "tile_row", "tile_col"], &["population_*", "note"]);
    let ids = Ids::read(Thing::Region, table.as_ref(), "code");
    let tile = |x: Option<i32>| x.unwrap_or(0) as u32;
    let regions = table.iter().flat_map(Table::rows).map(|row| Region {
        id: row.raw("code").into_owned(),
        name: row.text("name_nl"),
        tile_row: tile(row.integer("tile_row", 0, 99)),
        tile_col: tile(row.integer("tile_col", 0, 99)),
    });
    let regions = regions.collect();
    (table, ids, regions)
}

/// Notes the counts of inhabitants, and checks those of years that the population table has (1 January of the year).
pub(super) fn check_counts(table: Option<&Table>, ids: &Ids, population: &Population, provenance: &Provenance) {
    let Some(table) = table else { return };
    for column in table.header().iter().filter(|c| c.starts_with("population_")) {
        let year = column.trim_start_matches("population_").parse::<i32>().ok();
        let known = year.map(|y| y - 1).filter(|y| (population.first_year..=population.last_year()).contains(y));
        for row in table.rows() {
            row.figure(&row.raw("code"), column, "persons", provenance);
            let count = row.positive(column);
            let (Some(end), Some(region)) = (known, ids.index(&row.raw("code"))) else { continue };
            let sum: f64 = (0..population.ages).map(|g| population.at(region, g, end)).sum();
            if (sum - count).abs() > 1.0 {
                row.report(column, DataProblem::AgesSum.with(&[("persons", &count), ("sum", &sum)]));
            }
        }
    }
}
