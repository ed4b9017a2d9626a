//! How far the reference is from official figures, by branch and year: before its tie, with it, and in a run.

use serde::{Deserialize, Serialize};

use super::trial::{Factors, Trial};
use super::{observed, target::Targets};
use crate::dataset::{Dataset, Official};
use crate::error::Result;
use crate::ids::Words;
use crate::scenario::Scenario;

/// Every official figure beside what the reference has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alignment {
    /// Name of the tie that is in force.
    pub tie: String,
    /// Vintage and scenario of the official forecast that it ties to, as far as known.
    pub tied_to: Option<(String, String)>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// By vintage, scenario, key, measure and year, in the order of the data set.
    pub rows: Vec<Aligned>,
}

/// One official figure, in persons.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aligned {
    /// Vintage.
    pub vintage: String,
    /// The forecast's own scenario.
    pub scenario: String,
    /// A branch, `smal` or `breed`.
    pub key: String,
    /// Name of the branch; none for a total.
    pub name: Option<Words>,
    /// `shortage`, `demand` or `supply`.
    pub measure: String,
    /// Year.
    pub year: i32,
    /// What was published.
    pub official: f64,
    /// How it was published: `exact`, `about`, `more_than`, …
    pub qualifier: String,
    /// The central reference without a tie: rates as observed.
    pub before: f64,
    /// The central reference with the tie that is in force.
    pub after: f64,
    /// Mean and 80 % interval of the reference in the run; none where the run does not hold it.
    pub run: Option<[f64; 3]>,
    /// Whether it belongs to the forecast that is tied to.
    pub is_tied_to: bool,
}

/// What a run has for a measure, scope, key and year: mean, and 80 % interval.
pub type OfRun<'a> = dyn Fn(&str, &str, &str, i32) -> Option<[f64; 3]> + 'a;

/// Holds `reference` against every official figure of its years.
///
/// # Errors
/// If correlations of the data set cannot hold together.
pub fn align(dataset: &Dataset, reference: &Scenario, of_run: &OfRun) -> Result<Alignment> {
    let mut trial = Trial::new(dataset, reference, reference.horizon)?;
    let free = observed(dataset, &mut trial);
    let mut tied: Factors = free.clone();
    for c in &dataset.calibration {
        tied[c.branch] = [c.lambda, c.tau, c.base_shortage];
    }
    let [before, after] = [&free, &tied].map(|factors| trial.run(factors));
    let tied_to = dataset.tied_to.clone().or_else(|| {
        let own = dataset.tie == Dataset::OWN_TIE && !dataset.calibration.is_empty();
        own.then(|| (crate::scenario::facts::TIED_TO.0.into(), crate::scenario::facts::TIED_TO.1.into()))
    });
    let row = |o: &Official| -> Option<Aligned> {
        let key = match o.scope.as_str() {
            "branch" => o.key.clone(),
            "smal" => "smal".into(),
            "breed" | "total" => "breed".into(),
            _ => return None,
        };
        let year: i32 = o.year.parse().ok().filter(|y| (dataset.base_year..=reference.horizon).contains(y))?;
        let target = Targets::level(dataset, &key, &o.measure, (year - dataset.base_year) as usize, o.value?)?;
        let scope = if o.scope == "branch" { "branch" } else { "total" };
        let is_tied_to = tied_to.as_ref().is_some_and(|(v, s)| (v, s) == (&o.vintage, &o.scenario));
        Some(Aligned {
            vintage: o.vintage.clone(),
            scenario: o.scenario.clone(),
            name: dataset.branch(&key).map(|b| dataset.branches[b].name.clone()),
            measure: o.measure.clone(),
            year,
            official: target.persons,
            qualifier: o.qualifier.clone(),
            before: target.on(&before),
            after: target.on(&after),
            run: of_run(&o.measure, scope, &key, year),
            is_tied_to,
            key,
        })
    };
    let mut rows: Vec<Aligned> = dataset.official.iter().filter_map(row).collect();
    let place = |key: &str| dataset.branch(key).unwrap_or(usize::MAX);
    rows.sort_by(|a, b| {
        let by = |r: &Aligned| (!r.is_tied_to, r.vintage.clone(), r.scenario.clone());
        by(a).cmp(&by(b)).then((place(&a.key), &a.measure, a.year).cmp(&(place(&b.key), &b.measure, b.year)))
    });
    Ok(Alignment { tie: dataset.tie.clone(), tied_to, attribution: dataset.attribution.clone(), rows })
}
