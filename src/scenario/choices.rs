//! What a scenario chooses: its inputs one by one, beside those of the reference.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::keys::BRANCH_LEVERS;
use super::{Evidence, PairCorrelation, Ramp, Scenario, Split, Target};
use crate::dataset::Dataset;
use crate::dist::Dist;
use crate::ids::Function;

/// An input of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Key in scenario files: `plan.size`, `levers.hours.hospitals`, `parameters.lag_recovered:all`.
    pub key: String,
    /// What the scenario has.
    pub value: Given,
    /// What the reference has.
    pub usual: Given,
    /// Why; may be empty.
    pub why: String,
    /// Where it comes from; may be empty.
    pub source: String,
}

/// A value as it was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// Nothing: the input is not there.
    Nothing,
    /// A number.
    Number(f64),
    /// A path over the years: year and value.
    Ramp(Vec<(i32, f64)>),
    /// A distribution: median, and the quantiles at 5 and 95 %.
    Spread(f64, f64, f64),
    /// A name of the file format: `population`, `between`.
    Name(String),
    /// Names, in an order that matters.
    Names(Vec<String>),
    /// Shares by name.
    Shares(BTreeMap<String, f64>),
}

impl Given {
    /// A distribution.
    pub fn of(dist: &Dist) -> Self {
        if dist.is_fixed() {
            Self::Number(dist.median())
        } else {
            Self::Spread(dist.median(), dist.quantile(0.05), dist.quantile(0.95))
        }
    }

    fn ramp(ramp: &Ramp) -> Self {
        let first = ramp.points[0].1;
        if ramp.is_constant(first) { Self::Number(first) } else { Self::Ramp(ramp.points.clone()) }
    }
}

/// Inputs of `scenario` that differ from those of `reference`, and those that its files explain, in the order of the files.
pub(super) fn of(scenario: &Scenario, reference: &Scenario, dataset: &Dataset) -> Vec<Choice> {
    let (own, usual) = (inputs(scenario), inputs(reference));
    let usual_of = |key: &str| {
        let known = usual.iter().find(|(k, _)| k == key).map(|(_, value)| value.clone());
        known.unwrap_or_else(|| neutral(key, dataset))
    };
    let remark = |key: &str| scenario.notes.iter().find(|n| n.key == key);
    let mut out = Vec::new();
    // What the reference has and this scenario has not is back to what holds without it.
    let gone = usual.iter().filter(|(key, _)| !own.iter().any(|(k, _)| k == key));
    let gone = gone.map(|(key, _)| (key.clone(), neutral(key, dataset)));
    for (key, value) in own.iter().cloned().chain(gone) {
        let usual = usual_of(&key);
        let is_other = value != usual;
        let own_words = scenario.parameters.iter().find(|p| key.strip_prefix("parameters.") == Some(&p.name));
        let (why, source) = match (remark(&key), own_words) {
            (Some(note), _) => (note.why.clone(), note.source.clone()),
            (None, Some(p)) => (p.why.clone(), p.source.clone()),
            // What is said of the whole mix is said of each share in it.
            (None, None) => key
                .strip_prefix("plan.mix.")
                .and_then(|_| remark("plan.mix"))
                .map_or_else(Default::default, |note| (note.why.clone(), note.source.clone())),
        };
        // A remark that came with the reference is not this scenario's.
        let is_inherited = reference.notes.iter().any(|n| (&n.why, &n.source) == (&why, &source));
        let is_remarked = !(why.is_empty() && source.is_empty() || is_inherited);
        if is_other || is_remarked {
            out.push(Choice { key, value, usual, why, source });
        }
    }
    out
}

/// What an input is where nothing is said of it.
fn neutral(key: &str, dataset: &Dataset) -> Given {
    if let Some(name) = key.strip_prefix("parameters.") {
        let known = dataset.parameters.iter().find(|p| p.name == name);
        return known.map_or(Given::Nothing, |p| Given::of(&p.dist));
    }
    if key.starts_with("levers.") && !key.ends_with(".returned") { Given::Number(0.0) } else { Given::Nothing }
}

/// Every input that the files of a scenario can set, with its key.
fn inputs(s: &Scenario) -> Vec<(String, Given)> {
    let mut out = vec![
        ("data".to_string(), Given::Name(s.data.clone())),
        ("calibration".to_string(), Given::Name(s.calibration.clone())),
        ("horizon".to_string(), Given::Number(f64::from(s.horizon))),
        ("evidence".to_string(), evidence(&s.evidence)),
        ("plan.size".to_string(), Given::ramp(&s.plan.size)),
    ];
    out.extend(
        Function::ALL.iter().zip(&s.plan.mix).map(|(f, share)| (format!("plan.mix.{}", f.id()), Given::ramp(share))),
    );
    out.push(("plan.split".into(), split(&s.plan.split)));
    let order = s.plan.level_order.map(|level| level.id().to_string());
    out.push(("plan.level_order".into(), Given::Names(order.into())));
    let programmes = s.plan.programmes.iter();
    out.extend(programmes.map(|p| (format!("plan.programmes.{}", p.id), Given::Number(p.share))));
    if !s.fund.shares.is_empty() {
        out.push(("fund.shares".into(), Given::Shares(s.fund.shares.iter().cloned().collect())));
    }
    out.push(("fund.loss_cap".into(), Given::Number(s.fund.loss_cap)));
    out.push(("fund.certainty".into(), Given::Number(s.fund.certainty)));
    let levers = &s.levers;
    let all = [&levers.absence, &levers.hours, &levers.productivity, &levers.inflow, &levers.exits];
    for (name, lever) in BRANCH_LEVERS.iter().zip(all) {
        out.extend(lever.iter().map(|(target, change)| {
            let target = match target {
                Target::All => "all",
                Target::Branch(id) => id,
            };
            (format!("levers.{name}.{target}"), Given::ramp(change))
        }));
    }
    let places = levers.training_places.iter();
    out.extend(places.map(|(id, more)| (format!("levers.training_places.{id}"), Given::ramp(more))));
    for m in &levers.moved {
        let key = format!("levers.moved.{}:{}", m.from, m.to);
        out.extend(m.returned.map(|returned| (format!("{key}.returned"), Given::Number(returned))));
        out.push((key, Given::ramp(&m.share)));
    }
    out.extend(s.parameters.iter().map(|p| (format!("parameters.{}", p.name), Given::of(&p.dist))));
    let pairs = s.correlations.iter();
    out.extend(pairs.map(|PairCorrelation { a, b, rank }| (format!("correlations.{a};{b}"), Given::Number(*rank))));
    out
}

fn split(split: &Split) -> Given {
    match split {
        Split::Population => Given::Name("population".into()),
        Split::Shortage => Given::Name("shortage".into()),
        Split::Given(shares) => Given::Shares(shares.iter().cloned().collect()),
    }
}

fn evidence(evidence: &Evidence) -> Given {
    match evidence {
        Evidence::Controlled => Given::Name("controlled".into()),
        Evidence::Between => Given::Name("between".into()),
        Evidence::BusinessCases => Given::Name("business_cases".into()),
        Evidence::Blend(dist) => Given::of(dist),
    }
}
