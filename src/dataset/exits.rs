//! `exit_by_age.csv` and `entry_by_age.csv`: who leaves, who changes employer and who enters, by age band.

use std::ops::Range;

use super::branches::RawBranch;
use super::context::Context;
use super::grid::Grid;
use super::row::Row;
use super::sets::Ids;
use super::table::Table;
use crate::texts::{DataProblem as P, Thing};

/// Age profiles of those who enter care, over the age bands.
#[derive(Clone, Debug)]
pub struct EntryProfiles {
    /// From education.
    pub education: Vec<f64>,
    /// Back after a time away.
    pub reentry: Vec<f64>,
    /// From other work.
    pub side_entry: Vec<f64>,
}

/// Leaving and switching in a year above this share would soon empty a band, with the year's noise on top.
const MOST_LEAVING: f64 = 0.6;

/// Rates and shares by branch and age band, the band running fastest.
pub(super) struct Exits {
    pub age_share: Vec<f64>,
    pub outflow: Vec<f64>,
    pub switching: Vec<f64>,
}

/// Reads `exit_by_age.csv`; the means over bands must be the rates of `branches`, whose table is at hand to show where.
pub(super) fn read_exits(
    context: &Context,
    ids: &Ids,
    bands: &Ids,
    branches: &[RawBranch],
    branch_table: Option<&Table>,
) -> Exits {
    let columns = ["branch_id", "age_band", "share_of_employees", "outflow_rate", "switch_rate", "source", "quality"];
    let table = context.table("exit_by_age.csv", &columns, &["note"]);
    let mut grids = [(); 3].map(|()| Grid::new(&[ids, bands]));
    for row in table.iter().flat_map(Table::rows) {
        let keys = [row.key("branch_id", ids), row.key("age_band", bands)];
        let values = ["share_of_employees", "outflow_rate", "switch_rate"].map(|c| row.share(c));
        let [share, exits, switches] = &mut grids;
        share.put(row, "age_band", &keys, values[0]);
        // One report of a doubled row is enough.
        exits.replace(&keys, values[1]);
        switches.replace(&keys, values[2]);
        if values[1] + values[2] >= MOST_LEAVING {
            let rule = P::Leaving.with(&[("sum", &(values[1] + values[2])), ("most", &MOST_LEAVING)]);
            row.report("outflow_rate", rule);
        }
        let item = format!("{} {}", row.raw("branch_id"), row.raw("age_band"));
        let provenance = row.provenance("source", "quality");
        for column in ["share_of_employees", "outflow_rate", "switch_rate"] {
            row.figure(&item, column, "share", &provenance);
        }
    }
    let [mut share, exits, switches] = grids;
    if let Some(table) = &table {
        share.require_all(table);
    }
    share.normalise("share_of_employees");
    let exits = Exits { age_share: share.values(), outflow: exits.values(), switching: switches.values() };
    // Without bands, which is reported already, there is nothing to compare.
    let compared = branch_table.filter(|_| !bands.is_empty());
    for (row, raw) in compared.into_iter().flat_map(Table::rows).zip(branches) {
        if let Some(branch) = ids.index(&raw.id) {
            check_branch(row, raw, bands, &exits, branch * bands.len()..(branch + 1) * bands.len());
        }
    }
    exits
}

/// The row of a branch must have the shares (columns `age_BAND`, if there are any) and mean rates of its bands.
fn check_branch(row: Row, raw: &RawBranch, bands: &Ids, all: &Exits, cells: Range<usize>) {
    let share = &all.age_share[cells.clone()];
    for (band, share) in bands.names().iter().zip(share) {
        let column = format!("age_{band}");
        let printed = row.optional_number(&column).unwrap_or(f64::NAN);
        if (printed - share).abs() > 1e-3 {
            row.report(&column, P::ExitAgainst.with(&[("printed", &printed), ("share", &share)]));
        }
    }
    let mean = |rates: &[f64]| -> f64 { share.iter().zip(&rates[cells.clone()]).map(|(s, x)| s * x).sum() };
    let rates = [
        ("outflow_rate", raw.outflow_rate, mean(&all.outflow)),
        ("switch_rate", raw.switch_rate, mean(&all.switching)),
    ];
    for (column, rate, mean) in rates {
        if (mean - rate).abs() > 0.01 * rate {
            row.report(column, P::ExitMean.with(&[("rate", &rate), ("mean", &format!("{mean:.5}"))]));
        }
    }
}

/// Reads `entry_by_age.csv`: the ages of those who enter by each of three routes, each adding up to 1.
pub(super) fn read_entry(context: &Context, bands: &Ids) -> EntryProfiles {
    let columns = ["inflow_route", "age_band", "share", "source", "quality"];
    let table = context.table("entry_by_age.csv", &columns, &["note"]);
    let routes = Ids::new(Thing::Route, ["education", "reentry", "side_entry"].map(str::to_owned).into());
    let mut grid = Grid::new(&[&routes, bands]);
    for row in table.iter().flat_map(Table::rows) {
        let keys = [row.key("inflow_route", &routes), row.key("age_band", bands)];
        grid.put(row, "age_band", &keys, row.share("share"));
        let item = format!("{} {}", row.raw("inflow_route"), row.raw("age_band"));
        row.figure(&item, "share", "share", &row.provenance("source", "quality"));
    }
    if let Some(table) = &table {
        grid.require_all(table);
    }
    grid.normalise("share");
    let values = grid.values();
    let profile = |route: usize| values[route * bands.len()..(route + 1) * bands.len()].to_vec();
    EntryProfiles { education: profile(0), reentry: profile(1), side_entry: profile(2) }
}
