//! Whose evidence the scenarios of an answer lean on: one is asked about, and simulated under the other evidence profiles too.

use serde::{Deserialize, Serialize};

use crate::run::Simulation;
use crate::scenario::{Evidence, Scenario};

/// Whose evidence a scenario leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Controlled studies.
    Controlled,
    /// In between: the default.
    Between,
    /// A weighting of the scenario's own.
    Own,
    /// Business cases.
    BusinessCases,
}

impl Profile {
    /// Of the scenario called `name` in result files, whose own evidence is `own`.
    fn of(name: &str, own: &Evidence) -> Self {
        match name.rsplit_once('@').map(|n| n.1) {
            Some("controlled") => Self::Controlled,
            Some("business_cases") => Self::BusinessCases,
            _ => match own {
                Evidence::Controlled => Self::Controlled,
                Evidence::Between => Self::Between,
                Evidence::BusinessCases => Self::BusinessCases,
                Evidence::Blend(_) => Self::Own,
            },
        }
    }

    /// Of every scenario that `simulation` has beside the reference, which are `scenario` and its evidence profiles: with the
    /// name in result files.
    pub(super) fn of_all(simulation: &Simulation, scenario: &Scenario) -> Vec<(String, Self)> {
        let of = |name: &String| (name.clone(), Self::of(name, &scenario.evidence));
        simulation.scenarios[1..].iter().map(|s| of(&s.name)).collect()
    }
}
