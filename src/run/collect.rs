//! From statistics to the results that exporters and reports read.

use super::layout::Kept;
use super::results::{Curve, Reported, Results, Row};
use super::until::{Done, Reason};
use super::{Options, Simulation, warnings};
use crate::sample::ROUND;
use crate::scenario::{DataFacts, ScenarioFacts};
use crate::stats::Summary;
use crate::stats::series::Series;

/// What is known of one series.
pub(super) struct Found {
    pub(super) stats: Summary,
    /// Every hundredth of the distribution, where it is kept.
    pub(super) points: Vec<(f64, f64)>,
}

/// The results of the rounds that are `done`.
pub fn collect(simulation: &Simulation, options: &Options, done: &Done, reason: Reason) -> Results {
    collect_with(simulation, options, DataFacts::of(&simulation.dataset), done, reason)
}

/// The same with what there is to know of the data set at hand.
pub(super) fn collect_with(
    simulation: &Simulation,
    options: &Options,
    dataset: DataFacts,
    done: &Done,
    reason: Reason,
) -> Results {
    let rounds = done.series.first().map_or(0, |_| done.rounds.end - done.rounds.start);
    let draws = if reason == Reason::Central { 1 } else { rounds * ROUND };
    let found = simulation.layout.kept.iter().zip(&done.series).map(|(kept, series)| {
        let is_spread = has_curve(simulation, kept) && reason != Reason::Central;
        Found { stats: series.summary(), points: if is_spread { points(series) } else { Vec::new() } }
    });
    arrange(simulation, options, dataset, (draws, rounds), reason, found)
}

/// Results from what is `found` of every series of the layout, in its order.
pub(super) fn arrange(
    simulation: &Simulation,
    options: &Options,
    dataset: DataFacts,
    (draws, rounds): (u64, u64),
    reason: Reason,
    found: impl Iterator<Item = Found>,
) -> Results {
    let mut results = Results {
        dataset: dataset.in_world_of(&simulation.scenarios[0].scenario),
        scenarios: facts(simulation),
        summary: Vec::new(),
        effects: Vec::new(),
        curves: Vec::new(),
        draws,
        rounds,
        seed: options.seed,
        design: options.design.id().into(),
        central: reason == Reason::Central,
        stop_reason: reason.id().into(),
        warnings: Vec::new(),
    };
    for (kept, Found { stats, points }) in simulation.layout.kept.iter().zip(found) {
        let row = Row { id: kept.id.clone(), stats };
        if kept.effect {
            if !points.is_empty() {
                results.curves.push(Curve { id: kept.id.clone(), points });
            }
            results.effects.push(row.clone());
        }
        if kept.level {
            results.summary.push(row);
        }
    }
    results.summary.sort_by(|a, b| a.id.cmp(&b.id));
    results.effects.sort_by(|a, b| a.id.cmp(&b.id));
    results.curves.sort_by(|a, b| a.id.cmp(&b.id));
    results.warnings = warnings::of(&results, simulation, options);
    results
}

/// What there is to know of the scenarios.
fn facts(simulation: &Simulation) -> Vec<ScenarioFacts> {
    let reference = &simulation.scenarios[0].scenario;
    let of = |s: &Reported| ScenarioFacts::of(&s.name, &s.scenario, s.profile_of, reference, &simulation.dataset);
    simulation.scenarios.iter().map(of).collect()
}

/// Whether the whole distribution of an effect is kept: of the shortage, and of the year of break-even.
pub(super) fn has_curve(simulation: &Simulation, kept: &Kept) -> bool {
    let (scenario, measure, scope, key, _, unit) = kept.id.parts();
    if !kept.effect || simulation.scenarios[scenario].scenario.point.is_some() {
        return false;
    }
    (measure, scope, key, unit) == ("shortage", "total", "smal", "persons") || measure == "break_even_year"
}

/// Every hundredth of a distribution.
fn points(series: &Series) -> Vec<(f64, f64)> {
    let probabilities = (1..100).map(|percent| f64::from(percent) / 100.0);
    probabilities.filter_map(|p| Some((p, series.quantile(p)?))).collect()
}
