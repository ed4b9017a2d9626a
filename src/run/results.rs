//! The outcome of a job, as exporters and reports read it.

use std::borrow::Cow;
use std::sync::Arc;

use crate::scenario::{DataFacts, Scenario, ScenarioFacts};
use crate::stats::Summary;

/// Everything a job found out. Plain data: a result folder holds all of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// What there is to know of the data set.
    pub dataset: DataFacts,
    /// Scenarios in job order, evidence profiles included; the first is the reference.
    pub scenarios: Vec<ScenarioFacts>,
    /// Levels, sorted by scenario order, measure, scope, key, year, unit.
    pub summary: Vec<Row>,
    /// Paired differences scenario minus reference, in the same order.
    pub effects: Vec<Row>,
    /// How the main effects are distributed, in the order of `effects`.
    pub curves: Vec<Curve>,
    /// Draws simulated.
    pub draws: u64,
    /// Rounds of draws simulated.
    pub rounds: u64,
    /// Seed.
    pub seed: u64,
    /// Sampling design.
    pub design: String,
    /// Central run: one draw at all medians, no noise.
    pub central: bool,
    /// Why the run stopped: `draws`, `precision`, `time_limit`, `signal`.
    pub stop_reason: String,
    /// Warnings with stable codes.
    pub warnings: Vec<Warning>,
}

/// A scenario that is simulated and reported, or an evidence profile of one.
#[derive(Clone, Debug)]
pub struct Reported {
    /// Name in the result files: `NAME`, `NAME@controlled`, `NAME@business_cases`.
    pub name: String,
    /// The scenario it belongs to.
    pub scenario: Arc<Scenario>,
    /// For an evidence profile: the place of the scenario among those reported that it is a profile of.
    pub profile_of: Option<usize>,
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    /// Index into `Results::scenarios`.
    pub scenario: usize,
    /// `shortage`, `demand`, `care_avoided`, … (contract of the result files).
    pub measure: Cow<'static, str>,
    /// `total`, `branch`, `region`, `level`, `occupation`, `function`, `support`, `payer`.
    pub scope: Cow<'static, str>,
    /// Identifier within the scope, `smal` or `breed` for a total.
    pub key: String,
    /// Year.
    pub year: i32,
    /// `persons`, `fte`, `fte_contract`, `euro`, `ratio`, `share`, `year`.
    pub unit: Cow<'static, str>,
}

/// One row of a result table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub id: RowId,
    /// Its statistics.
    pub stats: Summary,
}

/// The distribution of a row of `effects`.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    /// What it is about.
    pub id: RowId,
    /// Quantiles: probability and value, ascending; none where infinite.
    pub points: Vec<(f64, f64)>,
}

/// Something a reader must know about the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Stable code, for instance `W101`.
    pub code: Cow<'static, str>,
    /// What was seen.
    pub seen: crate::ids::Words,
}

impl RowId {
    /// The identity of a row with names that the program knows.
    pub fn new(
        scenario: usize,
        measure: &'static str,
        scope: &'static str,
        key: &str,
        year: i32,
        unit: &'static str,
    ) -> Self {
        Self { scenario, measure: measure.into(), scope: scope.into(), key: key.into(), year, unit: unit.into() }
    }

    /// Everything it is compared by.
    pub fn parts(&self) -> (usize, &str, &str, &str, i32, &str) {
        (self.scenario, &self.measure, &self.scope, &self.key, self.year, &self.unit)
    }
}

impl Results {
    /// A level of scenario `scenario`.
    pub fn level(
        &self,
        scenario: usize,
        measure: &str,
        scope: &str,
        key: &str,
        year: i32,
        unit: &str,
    ) -> Option<&Summary> {
        find(&self.summary, (scenario, measure, scope, key, year, unit))
    }

    /// A paired effect of scenario `scenario`.
    pub fn effect(
        &self,
        scenario: usize,
        measure: &str,
        scope: &str,
        key: &str,
        year: i32,
        unit: &str,
    ) -> Option<&Summary> {
        find(&self.effects, (scenario, measure, scope, key, year, unit))
    }
}

/// The statistics of the row with this identity among `rows` (sorted by identity), by binary search.
fn find<'a>(rows: &'a [Row], id: (usize, &str, &str, &str, i32, &str)) -> Option<&'a Summary> {
    rows.binary_search_by(|r| r.id.parts().cmp(&id)).ok().map(|i| &rows[i].stats)
}
