//! How the world works, whatever policy does: the form of doubtful equations, and the error of the official forecast. With the
//! tie to that forecast it holds for all scenarios of a job, the reference included. In a scenario these are parameters of its
//! own, `structure:…` and `forecast_error:…`.

use super::layer::Layer;
use super::merge::Whole;
use super::reader::{Reader, Sourced};
use super::tree::{Entry, Node, Value};
use super::{Override, Scenario};
use crate::dataset::forecast_error::{ForecastError, estimate};
use crate::dist::{Discrete, Dist, Normal};
use crate::texts::{ScenarioProblem as P, Thing};

/// Equations whose form is doubtful, and the names of their forms; the first is the usual one. The place of a name is the value
/// of the parameter `structure:…`.
pub const FORMS: [(&str, &[&str]); 3] = [
    ("mobility", &["unfilled", "size"]),
    ("hire_source", &["as_others", "outside", "care"]),
    ("effect", &["additive", "proportional"]),
];

/// Parameters of the error of the official forecast.
pub const FORECAST_TREND: &str = "forecast_error:trend";
/// The one that stands for its yearly noise.
pub const FORECAST_NOISE: &str = "forecast_error:noise";

/// The largest standard deviation of an error of the forecast that makes sense, as a share of demand.
const MOST: f64 = 0.1;

/// Whether the parameter `name` is one that all scenarios of a job share.
pub fn is_of_job(name: &str) -> bool {
    name.starts_with("structure:") || name.starts_with("forecast_error:")
}

/// Reads `[structure]`.
pub(super) fn structure(reader: &mut Reader, node: &Node, layer: &mut Layer) {
    let Some(entries) = reader.table(node, "structure") else { return };
    for entry in entries {
        match FORMS.iter().position(|(name, _)| *name == entry.key) {
            Some(at) => {
                let from = reader.sourced(&entry.node);
                layer.structure[at] = form(reader, from.value, at).map(|dist| from.map(|_| dist));
            }
            None => reader.unknown_key(entry, "structure"),
        }
    }
}

/// One form, or several with their weights.
fn form(reader: &mut Reader, node: &Node, at: usize) -> Option<Dist> {
    let (name, forms) = FORMS[at];
    let what = Thing::FormOf.with(&[("name", &name)]);
    if let Value::Text(text) = &node.value {
        reader.known(text, &node.span, what.clone(), forms.iter().copied());
        return forms.iter().position(|f| f == text).map(|i| Dist::Fixed(i as f64));
    }
    let Value::Table(_) = &node.value else {
        reader.wrong_type(node, &format!("structure.{name}"), Thing::FormOrWeights);
        return None;
    };
    let entries = reader.table(node, &format!("structure.{name}"))?;
    let mut weights = vec![0.0; forms.len()];
    let mut sound = true;
    for entry in &entries {
        sound &= reader.known(&entry.key, &entry.key_span, what.clone(), forms.iter().copied());
        let weight = reader.share(&entry.node, &format!("structure.{name}.{}", entry.key));
        sound &= weight.is_some();
        if let (Some(i), Some(weight)) = (forms.iter().position(|f| *f == entry.key), weight) {
            weights[i] = weight;
        }
    }
    if !sound {
        return None;
    }
    let sum: f64 = weights.iter().sum();
    if (sum - 1.0).abs() > super::plan::SUM_TOLERANCE {
        reader.problem(&node.span, P::FormSum.with(&[("sum", &super::plan::rounded(sum))]));
        return None;
    }
    let (values, weights): (Vec<f64>, Vec<f64>) =
        weights.into_iter().enumerate().filter(|(_, w)| *w > 0.0).map(|(i, w)| (i as f64, w)).unzip();
    if let [only] = values[..] {
        return Some(Dist::Fixed(only));
    }
    match Discrete::new(values, weights) {
        Ok(dist) => Some(Dist::Discrete(dist)),
        Err(e) => {
            reader.problem(&node.span, P::FormWeights.with(&[("why", &e.said())]));
            None
        }
    }
}

/// Reads `forecast_error`: none, that of the vintages of the data set, or one's own.
pub(super) fn forecast_error(reader: &mut Reader, entry: &Entry) -> Option<Sourced<Option<ForecastError>>> {
    let from = reader.sourced(&entry.node);
    let error = match &from.value.value {
        Value::Text(text) if text == "none" => None,
        Value::Text(text) if text == "vintages" => match reader.dataset.map(estimate) {
            Some(Some(found)) => Some(found.error),
            Some(None) => {
                reader.problem_help(&from.span, P::FewVintages, P::FewVintagesHelp);
                return None;
            }
            None => return None,
        },
        Value::Text(text) => {
            reader.known(text, &from.span, Thing::ForecastError, ["none", "vintages"]);
            return None;
        }
        _ => Some(own_error(reader, from.value)?),
    };
    Some(from.map(|_| error))
}

fn own_error(reader: &mut Reader, node: &Node) -> Option<ForecastError> {
    let mut error = ForecastError { trend: 0.0, noise: 0.0 };
    let mut sound = true;
    for entry in reader.table(node, "forecast_error")? {
        let place = match entry.key.as_str() {
            "trend" => &mut error.trend,
            "noise" => &mut error.noise,
            _ => {
                reader.unknown(entry, Thing::InKey.with(&[("key", &"forecast_error")]), &["trend", "noise"]);
                sound = false;
                continue;
            }
        };
        let what = format!("forecast_error.{}", entry.key);
        match reader.number(&entry.node, &what) {
            Some(sd) if (0.0..=MOST).contains(&sd) => *place = sd,
            Some(sd) => {
                let rule = P::ErrorSize.with(&[("what", &what), ("most", &MOST), ("value", &sd)]);
                reader.problem(&entry.node.span, rule);
                sound = false;
            }
            None => sound = false,
        }
    }
    sound.then_some(error)
}

/// The parameters that follow from what a layer says; a problem for each that the data set does not have.
pub(super) fn parameters(whole: &mut Whole, layer: &Layer) -> Vec<Override> {
    let mut out = Vec::new();
    let mut add = |whole: &mut Whole, name: String, dist: Dist, from: (usize, &std::ops::Range<usize>, &str, &str)| {
        let (file, span, why, source) = from;
        if whole.dataset.parameter(&name).is_none() {
            let rule = P::WorldParameter.with(&[("name", &name)]);
            whole.problem(file, span, rule, Some(P::WorldParameterHelp.into()));
        }
        out.push(Override { name, dist, pool: None, cases: None, why: why.to_owned(), source: source.to_owned() });
    };
    for ((name, _), given) in FORMS.iter().zip(&layer.structure) {
        if let Some(given) = given.as_ref().filter(|g| g.value != Dist::Fixed(0.0)) {
            let from = (given.file, &given.span, given.why.as_str(), given.source.as_str());
            add(whole, format!("structure:{name}"), given.value.clone(), from);
        }
    }
    if let Some(given) = &layer.forecast_error
        && let Some(error) = given.value
    {
        let from = (given.file, &given.span, given.why.as_str(), given.source.as_str());
        for (name, dist) in distributions(error) {
            add(whole, name.to_owned(), dist, from);
        }
    }
    out
}

/// The parameters of an error of the official forecast.
fn distributions(error: ForecastError) -> [(&'static str, Dist); 2] {
    // Without a standard deviation there is no normal distribution, but one number.
    let trend = Normal::new(0.0, error.trend).map_or(Dist::Fixed(0.0), Dist::Normal);
    [(FORECAST_TREND, trend), (FORECAST_NOISE, Dist::Fixed(error.noise))]
}

/// `scenario` with the error of the official forecast that is given, or without any.
#[must_use]
pub fn with_forecast_error(scenario: &Scenario, error: Option<ForecastError>) -> Scenario {
    let mut out = scenario.clone();
    out.parameters.retain(|p| !p.name.starts_with("forecast_error:"));
    out.parameters.extend(error.into_iter().flat_map(distributions).map(|(name, dist)| Override {
        name: name.to_owned(),
        dist,
        pool: None,
        cases: None,
        why: String::new(),
        source: String::new(),
    }));
    out.parameters.sort_by(|a, b| a.name.cmp(&b.name));
    out
}
