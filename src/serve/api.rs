//! The numbers of a run as JSON. `openapi.json` says the same for other programs; a test holds the two together.

use serde::Serialize;

use super::app::{App, Checked};
use super::fields::Fields;
use super::run::{Run, Shown, Stage};
use crate::analysis::compare::{Basis, Comparison};
use crate::ids::Words;
use crate::run::results::Row;
use crate::stats::Summary;

/// The description for other programs.
pub const OPENAPI: &str = include_str!("openapi.json");

/// Which rows are asked for; those left out mean any.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Measure.
    pub measure: Option<String>,
    /// Scope.
    pub scope: Option<String>,
    /// Key.
    pub key: Option<String>,
    /// Year.
    pub year: Option<i32>,
}

impl Filter {
    fn takes(&self, row: &Row) -> bool {
        let (_, measure, scope, key, year, _) = row.id.parts();
        let is = |wanted: &Option<String>, found: &str| wanted.as_deref().is_none_or(|w| w == found);
        is(&self.measure, measure)
            && is(&self.scope, scope)
            && is(&self.key, key)
            && self.year.is_none_or(|wanted| wanted == year)
    }
}

/// How far a run is.
#[derive(Debug, Serialize)]
pub struct State<'a> {
    id: &'a str,
    stage: Stage,
    draws: u64,
    draws_asked: u64,
    rounds: u64,
    failure: Option<&'a str>,
}

impl<'a> State<'a> {
    /// Of `run`, which shows `shown`.
    pub fn of(run: &'a Run, shown: &'a Shown) -> Self {
        let results = &shown.results;
        Self {
            id: &run.id,
            stage: shown.stage,
            draws: results.draws,
            draws_asked: run.options.rounds() * crate::sample::ROUND,
            rounds: results.rounds,
            failure: shown.failure.as_deref(),
        }
    }
}

/// A run and what it found.
#[derive(Debug, Serialize)]
pub struct Found<'a> {
    #[serde(flatten)]
    state: State<'a>,
    seed: u64,
    design: &'a str,
    data_set: &'a str,
    data_set_blake3: &'a str,
    attribution: &'a Words,
    scenarios: Vec<Named<'a>>,
    warnings: Vec<Said<'a>>,
    rows: Vec<Numbers<'a>>,
}

#[derive(Debug, Serialize)]
struct Named<'a> {
    name: &'a str,
    title: &'a Words,
    profile_of: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Said<'a> {
    code: &'a str,
    seen: &'a Words,
}

/// A row of a result table.
#[derive(Debug, Serialize)]
struct Numbers<'a> {
    table: &'static str,
    scenario: &'a str,
    measure: &'a str,
    scope: &'a str,
    key: &'a str,
    year: i32,
    unit: &'a str,
    #[serde(flatten)]
    figures: Figures,
}

/// The figures of a row, as `summary.csv` and `effects.csv` name them.
#[derive(Debug, Serialize)]
struct Figures {
    mean: Option<f64>,
    sd: Option<f64>,
    p05: Option<f64>,
    p10: Option<f64>,
    p25: Option<f64>,
    p50: Option<f64>,
    p75: Option<f64>,
    p90: Option<f64>,
    p95: Option<f64>,
    mc_error: Option<f64>,
    mc_error_p10: Option<f64>,
    mc_error_p50: Option<f64>,
    mc_error_p90: Option<f64>,
    share_below_zero: Option<f64>,
    share_above_zero: Option<f64>,
}

impl Figures {
    fn of(s: &Summary) -> Self {
        let [p05, p10, p25, p50, p75, p90, p95] = s.quantiles;
        Self {
            mean: s.mean,
            sd: s.sd,
            p05,
            p10,
            p25,
            p50,
            p75,
            p90,
            p95,
            mc_error: s.mc_error,
            mc_error_p10: s.mc_error_p(10),
            mc_error_p50: s.mc_error_p(50),
            mc_error_p90: s.mc_error_p(90),
            share_below_zero: s.share_below_zero,
            share_above_zero: s.share_above_zero,
        }
    }
}

impl<'a> Found<'a> {
    /// What `run` found so far of the rows that `filter` takes.
    pub fn of(run: &'a Run, shown: &'a Shown, filter: &Filter) -> Self {
        let results = &shown.results;
        let name = |i: usize| results.scenarios[i].name.as_str();
        let numbers = |table: &'static str, row: &'a Row| {
            let (scenario, measure, scope, key, year, unit) = row.id.parts();
            Numbers {
                table,
                scenario: name(scenario),
                measure,
                scope,
                key,
                year,
                unit,
                figures: Figures::of(&row.stats),
            }
        };
        let levels = results.summary.iter().filter(|r| filter.takes(r)).map(|r| numbers("level", r));
        let effects = results.effects.iter().filter(|r| filter.takes(r)).map(|r| numbers("effect", r));
        let scenarios = results.scenarios.iter();
        Self {
            state: State::of(run, shown),
            seed: results.seed,
            design: &results.design,
            data_set: &results.dataset.name,
            data_set_blake3: &results.dataset.hash,
            attribution: &results.dataset.attribution,
            scenarios: scenarios
                .map(|s| Named { name: &s.name, title: &s.title, profile_of: s.profile_of.map(name) })
                .collect(),
            warnings: results.warnings.iter().map(|w| Said { code: &w.code, seen: &w.seen }).collect(),
            rows: levels.chain(effects).collect(),
        }
    }
}

/// A scenario that is in order.
#[derive(Debug, Serialize)]
pub struct Valid {
    name: String,
    title: Words,
    toml: String,
    fields: Fields,
}

/// The scenarios of a request that is in order.
pub fn valid(app: &App, checked: &Checked) -> Vec<Valid> {
    let scenarios = checked.job.scenarios.iter().skip(1).zip(&checked.texts);
    let one = |(scenario, (_, text)): (&std::sync::Arc<crate::scenario::Scenario>, &(String, String))| Valid {
        name: scenario.name.clone(),
        title: scenario.title.clone(),
        toml: text.clone(),
        fields: Fields::of(scenario, &app.library.dataset),
    };
    scenarios.map(one).collect()
}

/// A comparison.
#[derive(Debug, Serialize)]
pub struct Compared<'a> {
    #[serde(flatten)]
    state: State<'a>,
    names: Vec<&'a str>,
    differences: Vec<Differs<'a>>,
    pairs: Vec<Pair<'a>>,
}

#[derive(Debug, Serialize)]
struct Differs<'a> {
    key: &'a str,
    values: Vec<serde_json::Value>,
}

#[derive(Debug, Serialize)]
struct Pair<'a> {
    a: &'a str,
    b: &'a str,
    year: i32,
    basis: &'static str,
    #[serde(flatten)]
    figures: Figures,
}

impl<'a> Compared<'a> {
    /// What `comparison` says of the scenarios of `run`.
    pub fn of(run: &'a Run, shown: &'a Shown, comparison: &'a Comparison) -> Self {
        use crate::analysis::compare::Entry;
        let name = |i: usize| comparison.contenders[i].name.as_str();
        let value = |entry: &Entry| match entry {
            Entry::Value(given) => serde_json::to_value(given).unwrap_or_default(),
            Entry::Text(text) => text.as_str().into(),
            Entry::Usual => serde_json::Value::Null,
        };
        Self {
            state: State::of(run, shown),
            names: (0..comparison.contenders.len()).map(name).collect(),
            differences: comparison
                .differences
                .iter()
                .map(|d| Differs { key: &d.key, values: d.entries.iter().map(value).collect() })
                .collect(),
            pairs: comparison
                .pairs
                .iter()
                .map(|p| Pair {
                    a: name(p.a),
                    b: name(p.b),
                    year: p.year,
                    basis: if p.basis == Basis::Paired { "paired" } else { "means" },
                    figures: Figures::of(&p.shortage),
                })
                .collect(),
        }
    }
}
