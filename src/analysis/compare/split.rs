//! A change from an earlier result to a later one, split by cause: the same job run again with one thing changed at a time, in
//! a fixed order. The parts add up to the whole change, whatever the order; how much falls to which of two causes that work
//! together depends on it.

use serde::{Deserialize, Serialize};

use super::Cause;
use crate::run::Results;

/// The causes in the order in which they are changed.
pub const ORDER: [Cause; 5] = [Cause::Version, Cause::Data, Cause::Calibration, Cause::Scenario, Cause::Run];

/// A stage on the way from the earlier result to the later one: what was changed to get there, and what came out. The first is
/// the earlier result itself.
pub struct Stage<'a> {
    /// What was changed since the stage before; none for the first.
    pub cause: Option<Cause>,
    /// What came out.
    pub results: &'a Results,
}

/// A change, split.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Split {
    /// Name of the earlier and of the later result, as the user has them.
    pub names: [String; 2],
    /// What was changed at all, by its identifier, in order.
    pub changed: Vec<String>,
    /// By scenario, measure and year.
    pub rows: Vec<SplitRow>,
}

/// The change of one figure: means, in persons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitRow {
    /// Name of the scenario; `reference` first.
    pub scenario: String,
    /// `shortage` (smal), or `effect` on it against the own reference.
    pub measure: String,
    /// Year.
    pub year: i32,
    /// The earlier figure.
    pub old: f64,
    /// The later figure.
    pub new: f64,
    /// What each cause did, in the order of [`ORDER`]; together `new` - `old`.
    pub parts: [f64; 5],
}

/// Splits the change from the first of `stages` to the last. Scenarios that are not in all of them are left out, and years.
pub fn split(names: [String; 2], stages: &[Stage]) -> Split {
    let Some(first) = stages.first() else {
        return Split { names, changed: Vec::new(), rows: Vec::new() };
    };
    let mut rows = Vec::new();
    for scenario in first.results.scenarios.iter().filter(|s| s.profile_of.is_none() && s.point.is_none()) {
        for measure in ["shortage", "effect"] {
            for year in first.results.dataset.base_year + 1..=scenario.horizon {
                let figures: Option<Vec<f64>> =
                    stages.iter().map(|stage| figure(stage.results, &scenario.name, measure, year)).collect();
                let Some(figures) = figures else { continue };
                let mut parts = [0.0; 5];
                for (pair, stage) in figures.windows(2).zip(&stages[1..]) {
                    let place = stage.cause.and_then(|cause| ORDER.iter().position(|c| *c == cause));
                    if let Some(place) = place {
                        parts[place] += pair[1] - pair[0];
                    }
                }
                let (old, new) = (figures[0], figures[figures.len() - 1]);
                rows.push(SplitRow { scenario: scenario.name.clone(), measure: measure.into(), year, old, new, parts });
            }
        }
    }
    let is_changed = |cause: &Cause| stages.iter().any(|s| s.cause == Some(*cause));
    let changed = ORDER.into_iter().filter(is_changed).map(|cause| cause.id().to_owned()).collect();
    Split { names, changed, rows }
}

fn figure(results: &Results, scenario: &str, measure: &str, year: i32) -> Option<f64> {
    let place = results.scenarios.iter().position(|s| s.name == scenario)?;
    match measure {
        "shortage" => results.level(place, "shortage", "total", "smal", year, "persons")?.mean,
        _ if place == 0 => None,
        _ => results.effect(place, "shortage", "total", "smal", year, "persons")?.mean,
    }
}
