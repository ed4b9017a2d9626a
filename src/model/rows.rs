//! What is reported of a scenario in a year, in the order in which [`super::observe`] writes it.

use super::frame::Frame;
use crate::dataset::Dataset;
use crate::ids::{Function, Support};

/// What a number is about, apart from scenario and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Measure.
    pub measure: &'static str,
    /// Scope.
    pub scope: &'static str,
    /// Identifier within the scope.
    pub key: String,
    /// Unit.
    pub unit: &'static str,
    /// Written for the last year only.
    pub last_year_only: bool,
}

impl Label {
    /// Whether it is one of the headline series (totals and branches, and everything about plan and money).
    pub fn is_headline(&self) -> bool {
        !matches!(self.scope, "region" | "level" | "occupation")
    }

    /// Whether it is the shortage of a region in persons; with `market`, demand, supply and filled demand as well.
    pub fn is_of_region(&self, market: bool) -> bool {
        (self.scope, self.unit) == ("region", "persons") && (self.measure == "shortage" || market)
    }

    /// Whether it is about staff, people or money of a plan, by function, level of support, payer or programme.
    pub fn is_of_plan(&self) -> bool {
        matches!(self.scope, "function" | "support" | "payer" | "programme")
    }

    /// Whether it is one of the few series kept of every point of a sweep: totals, and the shortage of branches.
    pub fn is_main(&self) -> bool {
        self.scope == "total" || (self.scope, self.measure, self.unit) == ("branch", "shortage", "persons")
    }
}

/// Whether kept draws show a number: totals (of the labour market in persons), and the shortage by branch.
pub fn is_outcome(measure: &str, scope: &str, unit: &str) -> bool {
    match scope {
        "total" => unit == "persons" || !MARKET.contains(&measure),
        "branch" => measure == "shortage" && unit == "persons",
        _ => false,
    }
}

/// The measures of the labour market, each in persons and effective FTE.
pub const MARKET: [&str; 5] = ["demand", "supply", "filled", "shortage", "surplus"];
/// The units of the labour market, in order.
pub const MARKET_UNITS: [&str; 2] = ["persons", "fte"];

/// Rows of the labour market.
pub fn market(dataset: &Dataset) -> Vec<Label> {
    let mut keys: Vec<(&'static str, String)> = vec![("total", "smal".into()), ("total", "breed".into())];
    keys.extend(dataset.branches.iter().map(|b| ("branch", b.id.clone())));
    keys.extend(dataset.regions.iter().map(|r| ("region", r.id.clone())));
    keys.extend(dataset.levels.iter().map(|l| ("level", l.clone())));
    keys.extend(dataset.occupations.iter().map(|o| ("occupation", o.id.clone())));
    let mut out = Vec::new();
    for measure in MARKET {
        for unit in MARKET_UNITS {
            out.extend(keys.iter().map(|(scope, key)| label(measure, scope, key, unit)));
        }
    }
    out.push(label("mismatch", "total", "breed", "persons"));
    out
}

/// Number of keys of a labour market measure in one unit.
pub fn market_keys(frame: &Frame) -> usize {
    2 + frame.branches.len() + frame.regions + frame.levels + frame.occupations
}

/// Rows of a plan: staff, care, people and money.
pub fn plan(dataset: &Dataset) -> Vec<Label> {
    let mut out = Vec::new();
    let total = ("total", "breed".to_string());
    let with_total = |rest: Vec<(&'static str, String)>| [vec![total.clone()], rest].concat();
    let functions = with_total(Function::ALL.iter().map(|f| ("function", f.id().to_string())).collect());
    let branches = with_total(dataset.branches.iter().map(|b| ("branch", b.id.clone())).collect());
    let supports = with_total(Support::ALL.iter().map(|k| ("support", k.id().to_string())).collect());
    let payers = with_total(dataset.payers.iter().map(|p| ("payer", p.clone())).collect());
    let mut add = |measures: &[&'static str], keys: &[(&'static str, String)], unit: &'static str| {
        for measure in measures {
            out.extend(keys.iter().map(|(scope, key)| label(measure, scope, key, unit)));
        }
    };
    add(&["planned_staff", "extra_staff", "unfilled_plan"], &functions, "fte_contract");
    add(&["drawn_from_care", "care_avoided", "care_returned", "care_refilled", "care_found"], &branches, "fte");
    add(&["care_at_cap"], &functions[..1], "share");
    add(&["clients", "recovered", "less_lonely"], &supports, "persons");
    add(&MONEY, &payers, "euro");
    add(&["return_ratio", "return_ratio_discounted"], &functions[..1], "ratio");
    add(&["chance_ratio_above_1"], &functions[..1], "share");
    out.push(Label { last_year_only: true, ..label("break_even_year", "total", "breed", "year") });
    out
}

/// Rows of the programmes of a plan, called `ids`: people helped and recovered.
pub fn programmes(ids: &[String]) -> Vec<Label> {
    let of = |measure| ids.iter().map(move |id| label(measure, "programme", id, "persons"));
    of("clients").chain(of("recovered")).collect()
}

/// The money measures, in order.
pub const MONEY: [&str; 8] = [
    "cost",
    "benefit_cash",
    "balance_cash",
    "capacity_value",
    "value_outside_care",
    "fund_contribution",
    "cost_cumulative",
    "balance_cumulative",
];

fn label(measure: &'static str, scope: &'static str, key: &str, unit: &'static str) -> Label {
    Label { measure, scope, key: key.to_string(), unit, last_year_only: false }
}
