//! Scenario files: TOML deltas on a base, checked into an immutable [`Scenario`]; every problem at once.
//!
//! A file becomes a tree with places (`tree`), then a layer of typed keys (`layer`, `plan`, `levers`, `dists`, `pairs`); layers
//! are laid over each other (`merge`), checked as a whole (`check`) and kept in a [`Job`]. A `sweep` is one file that stands for
//! the product of its axes. Raw types stay in here.

mod between;
mod check;
mod choices;
pub mod dists;
mod explain;
pub mod facts;
mod files;
mod find;
pub mod form;
mod fund;
mod job;
mod joint;
pub mod keys;
mod layer;
mod levers;
mod library;
mod merge;
mod outcomes;
mod pairs;
mod plan;
mod points;
pub mod pools;
mod programmes;
mod ramps;
mod reader;
pub mod resolved;
mod schema;
mod sweep;
mod swept;
mod tree;
mod values;
mod whereabouts;
pub mod world;

pub use choices::{Choice, Given};
pub use dists::limits as parameter_limits;
pub use explain::explain;
pub use facts::{DataFacts, Leaning, ScenarioFacts};
pub use fund::Fund;
pub use job::Job;
pub use joint::Joint;
pub use layer::REFERENCE;
pub use library::Library;
pub use outcomes::OUTCOME_COLUMNS;
pub use schema::schema;
pub use whereabouts::key_at;
pub use world::{FORECAST_NOISE, is_of_job};

use serde::{Deserialize, Serialize};

use crate::dataset::approaches::ORDINARY;
use crate::dist::Dist;
use crate::ids::{Function, Support, Words};

/// A checked scenario, all deltas resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Unique name in a job.
    pub name: String,
    /// Title for people.
    pub title: Words,
    /// What the scenario is for, and why these values.
    pub why: Words,
    /// Name of the data set.
    pub data: String,
    /// Name of the tie to an official forecast; the same for all scenarios of a job.
    pub calibration: String,
    /// Last year simulated.
    pub horizon: i32,
    /// Extra social workers.
    pub plan: Plan,
    /// Everything else that policy can move.
    pub levers: Levers,
    /// Rules of a prevention fund, for `schakel payers`.
    pub fund: Fund,
    /// Whose evidence the effect parameters lean on.
    pub evidence: Evidence,
    /// Parameters that differ from the data set, in name order.
    pub parameters: Vec<Override>,
    /// Parameters that are correlated otherwise than in the data set.
    pub correlations: Vec<PairCorrelation>,
    /// What the files say beside their values, for values that are in force.
    pub notes: Vec<Note>,
    /// Where it stands in a sweep, if it is part of one: then only main series are kept of it, and it is not run under
    /// other evidence.
    pub point: Option<Point>,
}

/// Where a scenario stands in a sweep.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Name of the sweep.
    pub sweep: String,
    /// Title of the sweep.
    pub title: Words,
    /// Every axis with the label of the value taken, in the order of the sweep's file.
    pub at: Vec<(String, String)>,
}

/// A remark beside a value of a scenario file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Key of the value: `plan.size`, `levers.hours.hospitals`, `parameters.lag_recovered:all`.
    pub key: String,
    /// Why this value; may be empty.
    pub why: String,
    /// Where it comes from; may be empty.
    pub source: String,
}

/// A piecewise linear path over the years, constant before its first and after its last point.
#[derive(Clone, Debug, PartialEq)]
pub struct Ramp {
    /// (year, value), ascending by year, at least one.
    pub points: Vec<(i32, f64)>,
}

impl Ramp {
    /// The same value in all years.
    pub fn constant(value: f64) -> Self {
        Self { points: vec![(0, value)] }
    }

    /// Value in `year`.
    pub fn at(&self, year: i32) -> f64 {
        let (first, last) = (self.points[0], self.points[self.points.len() - 1]);
        if year <= first.0 {
            return first.1;
        }
        if year >= last.0 {
            return last.1;
        }
        let i = self.points.partition_point(|p| p.0 <= year);
        let ((y0, v0), (y1, v1)) = (self.points[i - 1], self.points[i]);
        v0 + (v1 - v0) * f64::from(year - y0) / f64::from(y1 - y0)
    }

    /// Whether it is the same number everywhere.
    pub fn is_constant(&self, value: f64) -> bool {
        self.points.iter().all(|p| p.1 == value)
    }
}

/// Extra social workers over the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Extra contract FTE over all functions and regions, per year.
    pub size: Ramp,
    /// Share per function and year; sums to 1 in every year.
    pub mix: [Ramp; 4],
    /// How the plan is split over regions.
    pub split: Split,
    /// The order in which hours are given to levels of support.
    pub level_order: [Support; 3],
    /// Programmes with a share of the extra staff each, in the order in which they reach people; the rest does ordinary
    /// social work.
    pub programmes: Vec<PlanProgramme>,
}

/// A programme in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanProgramme {
    /// Programme of the data set, or a name of its own.
    pub id: String,
    /// Whether the name is its own.
    pub is_own: bool,
    /// Type of approach of the data set.
    pub approach: String,
    /// Share of the extra staff, above 0.
    pub share: f64,
    /// Levels of support it serves, light first; at least one.
    pub levels: Vec<Support>,
}

impl Plan {
    /// Whether there is any extra staff in some year.
    pub fn is_empty(&self) -> bool {
        self.size.is_constant(0.0)
    }

    /// What the parts of the plan are called in results: its programmes, and [`ORDINARY`] if they leave something; none if
    /// it names no programmes.
    pub fn programme_names(&self) -> Vec<String> {
        let rest = self.rest().filter(|_| !self.programmes.is_empty()).map(|_| ORDINARY.to_owned());
        self.programmes.iter().map(|p| p.id.clone()).chain(rest).collect()
    }

    /// Share of the extra staff that no programme has; `None` if they have all.
    pub fn rest(&self) -> Option<f64> {
        let rest = 1.0 - self.programmes.iter().map(|p| p.share).sum::<f64>();
        (rest > plan::SUM_TOLERANCE).then_some(rest)
    }
}

/// How a plan is split over regions.
#[derive(Clone, Debug, PartialEq)]
pub enum Split {
    /// In proportion to population.
    Population,
    /// In proportion to the reference's shortage in the year before.
    Shortage,
    /// Given shares per region code; sum to 1; regions not named get nothing.
    Given(Vec<(String, f64)>),
}

/// Levers other than the plan. All ramps are 0 where nothing is changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levers {
    /// Change in absence, as a share of working time (-0.01 = one percentage point less), per branch or all.
    pub absence: Vec<(Target, Ramp)>,
    /// Relative change in contract hours per employee.
    pub hours: Vec<(Target, Ramp)>,
    /// Share less staff needed for the same care.
    pub productivity: Vec<(Target, Ramp)>,
    /// Relative change in lateral inflow.
    pub inflow: Vec<(Target, Ramp)>,
    /// Relative change in exits other than retirement.
    pub exits: Vec<(Target, Ramp)>,
    /// Extra persons starting a programme per year, by programme id.
    pub training_places: Vec<(String, Ramp)>,
    /// Demand moved from one branch to another.
    pub moved: Vec<Move>,
}

/// The branches a lever acts on.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// All branches.
    All,
    /// One branch id.
    Branch(String),
}

/// Demand moved between branches.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Branch id that loses demand.
    pub from: String,
    /// Branch id that gets some of it.
    pub to: String,
    /// Share of the demand of `from` that moves, per year.
    pub share: Ramp,
    /// Effective FTE that come back per FTE moved; `None`: the parameter `move_return:FROM:TO`.
    pub returned: Option<f64>,
}

/// Whose evidence the effect parameters lean on (model.md §6).
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// u = 0: controlled studies.
    Controlled,
    /// u ~ Beta(1, 3).
    Between,
    /// u = 1: the advocates' own cases.
    BusinessCases,
    /// Any distribution of u on [0, 1].
    Blend(Dist),
}

/// A parameter that a scenario sets itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Name of a parameter of the data set.
    pub name: String,
    /// Its distribution in this scenario.
    pub dist: Dist,
    /// The pool of findings whose meta-analysis predicts it, if it comes from one.
    pub pool: Option<String>,
    /// The outcome of `schakel cases` that it comes from, if it does.
    pub cases: Option<String>,
    /// Why this value; may be empty.
    pub why: String,
    /// Its source; may be empty.
    pub source: String,
}

/// A correlation between two parameters, or two yearly noises, in one scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct PairCorrelation {
    /// Name of a parameter of the data set, or of a yearly noise.
    pub a: String,
    /// Name of another of its kind.
    pub b: String,
    /// Spearman's rank correlation of the numbers drawn, above -1 and below 1.
    pub rank: f64,
}

/// The mix of one year.
impl Plan {
    /// Share of `function` in `year`.
    pub fn share(&self, function: Function, year: i32) -> f64 {
        self.mix[function as usize].at(year)
    }
}
