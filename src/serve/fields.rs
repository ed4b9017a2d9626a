//! A checked scenario as the fields and sliders of the page show it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::dataset::Dataset;
use crate::ids::{Function, Support};
use crate::scenario::keys::BRANCH_LEVERS;
use crate::scenario::{Evidence, Fund, Ramp, Scenario, Split, Target};

/// What the fields show. Where a scenario says more than a field can hold, the field shows its last year and `own` names the key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fields {
    /// Extra contract FTE in the last year.
    pub size: f64,
    /// The year before anything changes, and the year in which all of it is reached.
    pub years: (i32, i32),
    /// Share of each function in the last year, in the order of [`Function::ALL`].
    pub mix: [f64; 4],
    /// `population`, `shortage` or `given`.
    pub split: &'static str,
    /// Given shares by region; empty otherwise.
    pub regions: BTreeMap<String, f64>,
    /// Levers on all branches, by name, in the last year.
    pub levers: BTreeMap<&'static str, f64>,
    /// Extra persons who start a programme each year, by programme, in the last year.
    pub places: BTreeMap<String, f64>,
    /// `controlled`, `between`, `business_cases` or `own`.
    pub evidence: &'static str,
    /// Last year simulated.
    pub horizon: i32,
    /// Keys of which the scenario says more than its field shows.
    pub own: Vec<String>,
}

impl Fields {
    /// Of `scenario`.
    pub fn of(scenario: &Scenario, dataset: &Dataset) -> Self {
        let last = scenario.horizon;
        let years = years(scenario, dataset.base_year);
        let mut own = Vec::new();
        let mut at = |key: &str, ramp: &Ramp| {
            let is_plain = match ramp.points.as_slice() {
                [_] => ramp.points[0].1 == 0.0 || key.starts_with("plan.mix"),
                [from, to] => from.1 == 0.0 && (from.0, to.0) == years,
                _ => false,
            };
            if !is_plain {
                own.push(key.to_string());
            }
            ramp.at(last)
        };
        let levers = &scenario.levers;
        let all = [&levers.absence, &levers.hours, &levers.productivity, &levers.inflow, &levers.exits];
        let mut of_all = BTreeMap::new();
        for (name, lever) in BRANCH_LEVERS.iter().zip(all) {
            for (_, ramp) in lever.iter().filter(|(target, _)| *target == Target::All) {
                of_all.insert(*name, at(&format!("levers.{name}.all"), ramp));
            }
        }
        let places = levers
            .training_places
            .iter()
            .map(|(id, ramp)| (id.clone(), at(&format!("levers.training_places.{id}"), ramp)));
        let places = places.collect();
        let size = at("plan.size", &scenario.plan.size);
        let mix = Function::ALL.map(|f| at("plan.mix", &scenario.plan.mix[f as usize]));
        for (name, lever) in BRANCH_LEVERS.iter().zip(all) {
            let of_branch = lever.iter().filter_map(|(target, _)| match target {
                Target::All => None,
                Target::Branch(id) => Some(format!("levers.{name}.{id}")),
            });
            own.extend(of_branch);
        }
        let others = [
            ("plan.level_order", scenario.plan.level_order != [Support::Complex, Support::Moderate, Support::Light]),
            ("calibration", scenario.calibration != Dataset::OWN_TIE),
            ("fund", scenario.fund != Fund::default()),
        ];
        own.extend(others.iter().filter(|(_, is_other)| *is_other).map(|(key, _)| (*key).to_string()));
        own.extend(scenario.plan.programmes.iter().map(|p| format!("plan.programmes.{}", p.id)));
        own.extend(levers.moved.iter().map(|m| format!("levers.moved.{}:{}", m.from, m.to)));
        own.extend(scenario.parameters.iter().map(|p| format!("parameters.{}", p.name)));
        own.extend(scenario.correlations.iter().map(|c| format!("correlations.{};{}", c.a, c.b)));
        own.dedup();
        let (split, regions) = match &scenario.plan.split {
            Split::Population => ("population", BTreeMap::new()),
            Split::Shortage => ("shortage", BTreeMap::new()),
            Split::Given(shares) => ("given", shares.iter().cloned().collect()),
        };
        let evidence = match scenario.evidence {
            Evidence::Controlled => "controlled",
            Evidence::Between => "between",
            Evidence::BusinessCases => "business_cases",
            Evidence::Blend(_) => "own",
        };
        Self { size, years, mix, split, regions, levers: of_all, places, evidence, horizon: last, own }
    }
}

/// The first and last year of the first path that a scenario has; the year after the base year and six more without any.
fn years(scenario: &Scenario, base: i32) -> (i32, i32) {
    let levers = &scenario.levers;
    let of_branches = [&levers.absence, &levers.hours, &levers.productivity, &levers.inflow, &levers.exits];
    let paths = std::iter::once(&scenario.plan.size)
        .chain(of_branches.into_iter().flatten().map(|(_, ramp)| ramp))
        .chain(levers.training_places.iter().map(|(_, ramp)| ramp));
    let found = paths.filter(|r| r.points.len() > 1).map(|r| (r.points[0].0, r.points[r.points.len() - 1].0)).next();
    found.unwrap_or((base + 1, (base + 7).min(scenario.horizon)))
}
