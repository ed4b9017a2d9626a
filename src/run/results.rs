//! The outcome of a job, as exporters and reports read it.

use crate::dataset::Dataset;
use crate::scenario::Scenario;
use crate::stats::Summary;

/// Everything a job found out.
#[derive(Clone, Debug)]
pub struct Results {
    /// Data set of the job.
    pub dataset: std::sync::Arc<Dataset>,
    /// Scenarios in job order; the first is the reference.
    pub scenarios: Vec<ScenarioResult>,
    /// Levels, sorted by scenario order, measure, scope, key, year, unit.
    pub summary: Vec<Row>,
    /// Paired differences scenario minus reference, in the same order.
    pub effects: Vec<Row>,
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

/// A scenario of the job, or an evidence profile of one.
#[derive(Clone, Debug)]
pub struct ScenarioResult {
    /// Name in the result files: `NAME`, `NAME@controlled`, `NAME@business_cases`.
    pub name: String,
    /// The scenario it belongs to.
    pub scenario: std::sync::Arc<Scenario>,
    /// For an evidence profile: the index of the scenario in `Results::scenarios` that it is a profile of.
    pub profile_of: Option<usize>,
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    /// Index into `Results::scenarios`.
    pub scenario: usize,
    /// `shortage`, `demand`, `care_avoided`, … (contract of the result files).
    pub measure: &'static str,
    /// `total`, `branch`, `region`, `level`, `occupation`, `function`, `support`, `payer`.
    pub scope: &'static str,
    /// Identifier within the scope, `smal` or `breed` for a total.
    pub key: String,
    /// Year.
    pub year: i32,
    /// `persons`, `fte`, `fte_contract`, `euro`, `ratio`, `share`, `year`.
    pub unit: &'static str,
}

/// One row of a result table.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub id: RowId,
    /// Its statistics.
    pub stats: Summary,
}

/// Something a reader must know about the numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    /// Stable code, for instance `W101`.
    pub code: &'static str,
    /// What was seen.
    pub seen: crate::ids::Words,
}

impl Results {
    /// The row with this identity among `rows` (sorted by identity), by binary search.
    pub fn find<'a>(rows: &'a [Row], id: &RowId) -> Option<&'a Row> {
        rows.binary_search_by(|r| r.id.cmp(id)).ok().map(|i| &rows[i])
    }

    /// A level of scenario `scenario`.
    pub fn level(
        &self,
        scenario: usize,
        measure: &'static str,
        scope: &'static str,
        key: &str,
        year: i32,
        unit: &'static str,
    ) -> Option<&Summary> {
        let id = RowId { scenario, measure, scope, key: key.to_string(), year, unit };
        Self::find(&self.summary, &id).map(|r| &r.stats)
    }

    /// A paired effect of scenario `scenario`.
    pub fn effect(
        &self,
        scenario: usize,
        measure: &'static str,
        scope: &'static str,
        key: &str,
        year: i32,
        unit: &'static str,
    ) -> Option<&Summary> {
        let id = RowId { scenario, measure, scope, key: key.to_string(), year, unit };
        Self::find(&self.effects, &id).map(|r| &r.stats)
    }
}
