//! From statistics to the results that exporters and reports read.

use super::layout::Layout;
use super::results::{Results, Row};
use super::until::{Done, Reason};
use super::{Options, Simulation, warnings};
use crate::sample::ROUND;

/// The results of the rounds that are `done`.
pub fn collect(simulation: &Simulation, options: &Options, done: &Done, reason: Reason) -> Results {
    let rounds = done.series.first().map_or(0, |_| done.rounds.end - done.rounds.start);
    let mut results = Results {
        dataset: simulation.dataset.clone(),
        scenarios: simulation.scenarios.clone(),
        summary: Vec::new(),
        effects: Vec::new(),
        draws: if reason == Reason::Central { 1 } else { rounds * ROUND },
        rounds,
        seed: options.seed,
        design: options.design.id().into(),
        central: reason == Reason::Central,
        stop_reason: reason.id().into(),
        warnings: Vec::new(),
    };
    let Layout { kept, .. } = &simulation.layout;
    for (kept, series) in kept.iter().zip(&done.series) {
        let row = Row { id: kept.id.clone(), stats: series.summary() };
        if kept.effect {
            results.effects.push(row.clone());
        }
        if kept.level {
            results.summary.push(row);
        }
    }
    results.summary.sort_by(|a, b| a.id.cmp(&b.id));
    results.effects.sort_by(|a, b| a.id.cmp(&b.id));
    results.warnings = warnings::of(&results, options);
    results
}
