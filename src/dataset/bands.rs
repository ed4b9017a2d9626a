//! `age_bands.csv`: age bands of workers, youngest first, the last one open.

use super::context::Context;
use super::sets::Ids;
use super::table::Table;
use crate::texts::{DataProblem as P, Thing};

/// An age band of workers.
#[derive(Clone, Debug)]
pub struct AgeBand {
    /// Identifier.
    pub id: String,
    /// Years a worker spends in the band; infinite in the last.
    pub width_years: f64,
}

/// The bands and their names.
pub(super) fn read(context: &Context) -> (Ids, Vec<AgeBand>) {
    let columns = ["band", "from_age", "to_age", "quality", "source"];
    let table = context.table("age_bands.csv", &columns, &["note"]);
    let ids = Ids::read(Thing::AgeBand, table.as_ref(), "band");
    let mut bands = Vec::new();
    let mut next = f64::NAN;
    let rows = table.iter().flat_map(Table::rows).count();
    for (i, row) in table.iter().flat_map(Table::rows).enumerate() {
        let from = row.within("from_age", 0.0, 150.0);
        let to = row.raw("to_age");
        let open = to.is_empty();
        let to = if open { f64::INFINITY } else { row.within("to_age", 0.0, 150.0) };
        if open != (i + 1 == rows) {
            row.report("to_age", P::LastBandOpen);
        } else if to < from {
            row.report("to_age", P::BandEnd.with(&[("to", &to), ("from", &from)]));
        } else if (from - next).abs() > 0.0 {
            row.report("from_age", P::BandsFollow.with(&[("next", &next)]));
        }
        next = if open { f64::NAN } else { to + 1.0 };
        let provenance = row.provenance("source", "quality");
        row.figure(&row.raw("band"), "from_age", "years", &provenance);
        bands.push(AgeBand { id: row.raw("band").into_owned(), width_years: to + 1.0 - from });
    }
    (ids, bands)
}
