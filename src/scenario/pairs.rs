//! The list `[[correlations]]`: rank correlations between parameters, and between yearly noises, in one scenario.

use super::PairCorrelation;
use super::dists;
use super::joint::Joint;
use super::layer::Layer;
use super::merge::Whole;
use super::reader::{Reader, Sourced, fields};
use super::tree::{Node, Value};
use crate::dataset::Dataset;
use crate::texts::{ProblemText, Thing, ValueProblem as P};

/// How names of the noise of demand begin.
const DEMAND: &str = "z:";
/// The noise of lateral inflow. Only the reference's is used: in persons, its inflow is that of all scenarios.
const LATERAL: &str = "lambda_noise";

/// Reads `[[correlations]]`.
pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<Vec<Sourced<PairCorrelation>>> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "correlations", Thing::CorrelationTables);
        return None;
    };
    let pairs: Vec<Sourced<PairCorrelation>> = list.iter().filter_map(|item| one_pair(reader, item)).collect();
    for (i, this) in pairs.iter().enumerate() {
        let PairCorrelation { a, b, .. } = &this.value;
        let same = |p: &PairCorrelation| (p.a == *a && p.b == *b) || (p.a == *b && p.b == *a);
        if pairs[..i].iter().any(|p| same(&p.value)) {
            reader.problem(&this.span, P::PairTwice.with(&[("a", &a), ("b", &b)]));
        }
    }
    (pairs.len() == list.len()).then_some(pairs)
}

fn one_pair(reader: &mut Reader, node: &Node) -> Option<Sourced<PairCorrelation>> {
    let (mut between, mut rank) = (None, None);
    let mut sound = true;
    let mut remarks = reader.sourced(node);
    reader.table(node, "correlations")?;
    for entry in fields(node) {
        match entry.key.as_str() {
            "between" => {
                between = names(reader, &entry.node);
                remarks.span = entry.node.span.clone();
            }
            "rank" => {
                let inner = reader.sourced(&entry.node);
                rank = rank_correlation(reader, inner.value);
                if !inner.why.is_empty() || !inner.source.is_empty() {
                    (remarks.why, remarks.source) = (inner.why, inner.source);
                }
            }
            _ => {
                reader.unknown_key(entry, "correlations");
                sound = false;
            }
        }
    }
    for key in ["between", "rank"] {
        if node.get(key).is_none() {
            reader.problem(&node.span, P::PairNeeds.with(&[("key", &key)]));
        }
    }
    let ([a, b], rank) = (between?, rank?);
    sound.then(|| remarks.map(|_| PairCorrelation { a, b, rank }))
}

fn names(reader: &mut Reader, node: &Node) -> Option<[String; 2]> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "correlations.between", Thing::TwoNames);
        return None;
    };
    let [first, second] = &list[..] else {
        reader.problem(&node.span, P::PairLength.with(&[("n", &list.len())]));
        return None;
    };
    // Both are looked at, so that both problems are told.
    let (a, b) = (member(reader, first), member(reader, second));
    let (a, b) = (a?, b?);
    if a == b {
        reader.problem(&second.span, P::PairSame.with(&[("name", &a)]));
        return None;
    }
    if let Some(d) = reader.dataset
        && is_noise(d, &a) != is_noise(d, &b)
    {
        let (noise, parameter) = if is_noise(d, &a) { (&a, &b) } else { (&b, &a) };
        let rule = P::PairNoise.with(&[("noise", &noise), ("parameter", &parameter)]);
        reader.problem_help(&node.span, rule, P::PairNoiseHelp);
        return None;
    }
    Some([a, b])
}

fn is_noise(dataset: &Dataset, name: &str) -> bool {
    dataset.noises().iter().any(|noise| noise == name)
}

/// The name of a parameter or a yearly noise that can be correlated.
fn member(reader: &mut Reader, node: &Node) -> Option<String> {
    let name = reader.text(node, "correlations.between")?;
    if name.starts_with("evidence:") {
        let rule = P::PairEvidence.with(&[("name", &name)]);
        reader.problem_help(&node.span, rule, P::UseEvidence);
        return None;
    }
    let Some(d) = reader.dataset else { return Some(name) };
    if is_noise(d, &name) {
        return Some(name);
    }
    let Some(index) = d.parameter(&name) else {
        let noises = d.noises();
        if name.starts_with(DEMAND) {
            reader.known(&name, &node.span, Thing::Noise, noises.iter().map(String::as_str));
        } else {
            dists::known_parameter(reader, &name, &node.span);
        }
        return None;
    };
    if let Some(group) = &d.parameters[index].shares_group {
        let rule = P::PairShare.with(&[("name", &name), ("group", &group)]);
        reader.problem(&node.span, rule);
        return None;
    }
    if let Some(noise) = name.split(':').next().filter(|noise| is_noise(d, noise)) {
        let rule = P::PairYearly.with(&[("name", &name)]);
        reader.problem_help(&node.span, rule, P::PairYearlyHelp.with(&[("noise", &noise)]));
        return None;
    }
    Some(name)
}

fn rank_correlation(reader: &mut Reader, node: &Node) -> Option<f64> {
    let rank = reader.number(node, "correlations.rank")?;
    if rank > -1.0 && rank < 1.0 {
        return Some(rank);
    }
    let rule = P::Rank.with(&[("rank", &rank)]);
    if rank.abs() > 1.0 && rank.abs() <= 100.0 {
        let help = ProblemText::PercentMeant.with(&[("value", &rank), ("share", &(rank / 100.0))]);
        reader.problem_help(&node.span, rule, help);
    } else {
        reader.problem(&node.span, rule);
    }
    None
}

/// What must hold once all deltas are merged: the members vary, and can be correlated like this together.
pub(super) fn check(whole: &mut Whole, layer: &Layer) {
    let Some(pairs) = &layer.correlations else { return };
    let mut sound = true;
    for pair in pairs {
        for name in [&pair.value.a, &pair.value.b] {
            let noise = is_noise(whole.dataset, name);
            // A noise varies as much as the parameter says that it is read through, or multiplied by.
            let (through, none) = match name.as_str() {
                demand if noise && demand.starts_with(DEMAND) => ("sigma:all".to_string(), Some(0.0)),
                other if noise => (format!("{other}:all"), None),
                parameter => (parameter.to_string(), None),
            };
            let Some((low, high)) = reach(whole, layer, &through) else { continue };
            if low == high && none.is_none_or(|none| low == none) {
                let rule = if noise {
                    P::PairFixedNoise.with(&[("name", &name), ("through", &through), ("value", &low)])
                } else {
                    P::PairFixed.with(&[("name", &name), ("value", &low)])
                };
                whole.problem(pair.file, &pair.span, rule, Some(P::PairFixedHelp.into()));
                sound = false;
            }
        }
        if [&pair.value.a, &pair.value.b].iter().any(|name| *name == LATERAL) && !base_names_lateral(whole) {
            let rule = P::PairLateral.with(&[("name", &LATERAL)]);
            whole.problem(pair.file, &pair.span, rule, Some(P::PairLateralHelp.into()));
            sound = false;
        }
    }
    let values: Vec<PairCorrelation> = pairs.iter().map(|p| p.value.clone()).collect();
    for joint in [Joint::of_parameters, Joint::of_noises] {
        if sound && let Err(culprit) = joint(whole.dataset, &values) {
            let pair = &pairs[culprit];
            let PairCorrelation { a, b, rank } = &pair.value;
            let rule = P::NotDefinite.with(&[("rank", &rank), ("a", &a), ("b", &b)]);
            whole.problem(pair.file, &pair.span, rule, Some(P::NotDefiniteHelp.into()));
        }
    }
}

/// The lowest and highest value of a parameter in the scenario; `None` if what it is given is reported already.
fn reach(whole: &Whole, layer: &Layer, name: &str) -> Option<(f64, f64)> {
    let index = whole.dataset.parameter(name)?;
    let own = layer.parameters.get(name);
    let known = |name: &str| whole.dataset.parameter(name).is_some();
    if own.is_none() && whole.is_written(&["parameters", name], known) {
        return None;
    }
    Some(own.map_or(&whole.dataset.parameters[index].dist, |own| &own.value.dist).support())
}

/// Whether the scenario that extends nothing correlates lateral inflow itself, or is the one at hand.
fn base_names_lateral(whole: &Whole) -> bool {
    let Some((_, base)) = whole.chain.last() else { return true };
    let list = |node: &Node| match &node.value {
        Value::List(list) => list.clone(),
        _ => Vec::new(),
    };
    let pairs = base.get("correlations").map(|entry| list(&entry.node)).unwrap_or_default();
    let names = pairs.iter().filter_map(|pair| pair.get("between")).flat_map(|entry| list(&entry.node));
    whole.chain.len() == 1 || names.into_iter().any(|name| matches!(&name.value, Value::Text(text) if text == LATERAL))
}
