//! From statistics to the results that exporters and reports read.

use super::layout::Layout;
use super::results::{Curve, Reported, Results, Row, RowId};
use super::until::{Done, Reason};
use super::{Options, Simulation, warnings};
use crate::sample::ROUND;
use crate::scenario::{DataFacts, ScenarioFacts};
use crate::stats::series::Series;

/// The results of the rounds that are `done`.
pub fn collect(simulation: &Simulation, options: &Options, done: &Done, reason: Reason) -> Results {
    let rounds = done.series.first().map_or(0, |_| done.rounds.end - done.rounds.start);
    let mut results = Results {
        dataset: DataFacts::of(&simulation.dataset).in_world_of(&simulation.scenarios[0].scenario),
        scenarios: facts(simulation),
        summary: Vec::new(),
        effects: Vec::new(),
        curves: Vec::new(),
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
            let id = &kept.id;
            if results.scenarios[id.scenario].point.is_none() && is_main(id) && reason != Reason::Central {
                results.curves.push(Curve { id: id.clone(), points: points(series) });
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
fn is_main(id: &RowId) -> bool {
    let (_, measure, scope, key, _, unit) = id.parts();
    (measure, scope, key, unit) == ("shortage", "total", "smal", "persons") || measure == "break_even_year"
}

/// Every hundredth of a distribution.
fn points(series: &Series) -> Vec<(f64, f64)> {
    let probabilities = (1..100).map(|percent| f64::from(percent) / 100.0);
    probabilities.filter_map(|p| Some((p, series.quantile(p)?))).collect()
}
