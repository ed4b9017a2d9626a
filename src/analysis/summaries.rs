//! Statistics of what an analysis makes of the worlds, a row for each of its labels.

use std::sync::atomic::AtomicBool;

use crate::error::Result;
use crate::run::rounds::Work;
use crate::run::{Observer, Options, Simulation, variants};
use crate::sample::ROUND;
use crate::stats::Summary;
use crate::stats::series::Series;

/// What the draws say.
pub(super) struct Summaries<L> {
    /// Draws simulated.
    pub draws: u64,
    /// Every label with its statistics, in order.
    pub rows: Vec<(L, Summary)>,
}

/// Statistics of `work`, whose series are those of `labels`, each in the unit that `unit` tells, on the draws that `options`
/// ask for. When `stop` is set it ends after the round at hand; `None` if none was done.
///
/// # Errors
/// If threads cannot be had, or a number is too large for its unit.
pub(super) fn summaries<L>(
    simulation: &Simulation,
    work: Work,
    labels: Vec<L>,
    unit: impl Fn(&L) -> &str,
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Option<Summaries<L>>> {
    let units: Vec<&str> = labels.iter().map(unit).collect();
    let series = variants::series(simulation, work, &units, options, observer, stop)?;
    let rounds = series.first().map_or(0, Series::rounds);
    let rows = || labels.into_iter().zip(series.iter().map(Series::summary)).collect();
    Ok((rounds > 0).then(|| Summaries { draws: rounds * ROUND, rows: rows() }))
}
