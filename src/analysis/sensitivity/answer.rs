//! What is found: plain facts for tables, pictures and pages.

use serde::{Deserialize, Serialize};

use super::groups::REST;
use super::question::Outcome;
use crate::ids::Words;

/// What is found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: Words,
    /// The year that is looked at.
    pub year: i32,
    /// The branch that is looked at: its identifier; none for the total *smal*.
    pub branch: Option<String>,
    /// Branches: identifier, name, and whether the total holds them.
    pub branches: Vec<(String, Words, bool)>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Seed.
    pub seed: u64,
    /// Rows of the sample for indices.
    pub rows: u64,
    /// Points that were simulated in all: each the reference and the scenario in one future.
    pub points: u64,
    /// Futures that each parameter was tried in.
    pub tried_in: u64,
    /// Parameters that vary.
    pub parameters: usize,
    /// Parameters that changed anything in the screening, and so were tried by themselves.
    pub tried: usize,
    /// Groups that were screened, and those that indices were computed of (but for the rest).
    pub groups: (usize, usize),
    /// By outcome: level, then effect.
    pub outcomes: Vec<Found>,
}

/// What is found of one outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The outcome.
    pub outcome: Outcome,
    /// Its mean, persons.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// Groups by screening, the largest first.
    pub groups: Vec<Screened>,
    /// Single inputs by screening, the largest first.
    pub inputs: Vec<Screened>,
    /// What each parameter does by itself, the largest first.
    pub swings: Vec<Swung>,
    /// Shares of the spread, the largest first; empty if the outcome does not vary.
    pub shares: Vec<Share>,
}

/// A group or an input in the screening. Effects are persons per step from P10 to P90.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Screened {
    /// Identifier of the group; name of the parameter, or of the correlation whose members share it.
    pub id: String,
    /// Mean size of its effect.
    pub mu_star: f64,
    /// Half-width of the 95 % interval of that.
    pub half_width: f64,
    /// Mean effect with its sign; none for a group, which has no direction.
    pub mu: Option<f64>,
    /// Standard deviation of the effects: interplay with others. None for a group.
    pub sigma: Option<f64>,
}

/// What a parameter does by itself, persons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Swung {
    /// Its name.
    pub parameter: String,
    /// Mean change of the outcome when it is at its P10.
    pub low: f64,
    /// Mean change when it is at its P90.
    pub high: f64,
    /// Half-width of the 95 % interval of the difference.
    pub half_width: f64,
}

/// The share of the spread that a group causes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Identifier of the group.
    pub group: String,
    /// By itself.
    pub first: f64,
    /// Half-width of the 95 % interval.
    pub first_half_width: f64,
    /// With all its interplay.
    pub total: f64,
    /// Half-width of the 95 % interval.
    pub total_half_width: f64,
}

impl Share {
    /// Whether it is of everything that was not taken apart.
    pub fn is_rest(&self) -> bool {
        self.group == REST
    }

    /// Whether the interval of its total holds 0, or none can be told.
    pub fn is_indistinct(&self) -> bool {
        self.total.is_nan() || self.total <= self.total_half_width
    }

    /// Whether the interval of what it does by itself holds 0.
    pub fn is_indistinct_alone(&self) -> bool {
        self.first.is_nan() || self.first <= self.first_half_width
    }
}

impl Sensitivity {
    /// The largest half-width of all shares.
    pub fn half_width(&self) -> f64 {
        let shares = self.outcomes.iter().flat_map(|o| &o.shares);
        shares.map(|s| s.first_half_width.max(s.total_half_width)).fold(0.0, f64::max)
    }
}
