//! The central run: every parameter at its median, no noise.

use super::draws::{Columns, DrawSink};
use super::layout::{Kept, quantum};
use super::simulation::{Simulation, Values8};
use super::until::Done;
use crate::error::{Error, Result};
use crate::lanes::WIDTH;
use crate::stats::Misfit;
use crate::stats::series::Series;
use crate::texts::Said;

/// One draw at all medians, as the only value of every series.
///
/// # Errors
/// If a number is too large for its unit, or the draw cannot be kept.
pub(super) fn run(simulation: &Simulation, sink: Option<&mut dyn DrawSink>) -> Result<Done> {
    let mut out = vec![[0.0; WIDTH]; simulation.layout.kept.len()];
    let (scores, mut room) = (simulation.sampler.central(), simulation.workspace());
    if let Some(sink) = sink {
        let columns = Columns::new(simulation);
        let width = columns.names().len();
        let mut rows = vec![0.0; WIDTH * width];
        columns.run(simulation, &scores, &mut room, &mut out, &mut rows, || true);
        sink.start(columns.names(), 0, 1)?;
        // All lanes are the same draw.
        sink.add(&rows[..width])?;
    } else {
        simulation.run(&scores, &mut room, &mut out);
    }
    let one = |(kept, values): (&Kept, &Values8)| {
        let mut series = Series::new(quantum(&kept.id.unit));
        let value = &values[..1];
        series.set_range(value[0], value[0])?;
        series.add_round([value])?;
        Ok(series)
    };
    let all = simulation.layout.kept.iter().zip(&out).map(one);
    let series =
        all.collect::<std::result::Result<_, Misfit>>().map_err(|e| Error::Run(Said::english_only(e.to_string())))?;
    Ok(Done { rounds: 0..0, series })
}
