//! The list `[[correlations]]`: rank correlations between parameters in one scenario.

use super::PairCorrelation;
use super::dists;
use super::joint::Joint;
use super::layer::Layer;
use super::merge::Whole;
use super::reader::{Reader, Sourced, fields};
use super::tree::{Node, Value};

/// Parameters whose scores are drawn anew every year: a number for the whole draw means nothing to them.
const YEARLY: [&str; 2] = ["xi", "lambda_noise"];

/// Reads `[[correlations]]`.
pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<Vec<Sourced<PairCorrelation>>> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "correlations", "a list of tables, each under its own [[correlations]]");
        return None;
    };
    let pairs: Vec<Sourced<PairCorrelation>> = list.iter().filter_map(|item| one_pair(reader, item)).collect();
    for (i, this) in pairs.iter().enumerate() {
        let PairCorrelation { a, b, .. } = &this.value;
        let same = |p: &PairCorrelation| (p.a == *a && p.b == *b) || (p.a == *b && p.b == *a);
        if pairs[..i].iter().any(|p| same(&p.value)) {
            reader.problem(&this.span, format!("`{a}` and `{b}` are correlated twice; give one rank correlation."));
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
            reader.problem(&node.span, format!("A [[correlations]] needs `{key}`."));
        }
    }
    let ([a, b], rank) = (between?, rank?);
    sound.then(|| remarks.map(|_| PairCorrelation { a, b, rank }))
}

fn names(reader: &mut Reader, node: &Node) -> Option<[String; 2]> {
    const WANTED: &str = "a list of two parameter names";
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "correlations.between", WANTED);
        return None;
    };
    let [first, second] = &list[..] else {
        reader.problem(&node.span, format!("`correlations.between` must be {WANTED}, not of {}.", list.len()));
        return None;
    };
    // Both are looked at, so that both problems are told.
    let (a, b) = (parameter(reader, first), parameter(reader, second));
    let (a, b) = (a?, b?);
    if a == b {
        reader.problem(&second.span, format!("`{a}` stands here twice: a correlation is between two parameters."));
        return None;
    }
    Some([a, b])
}

/// The name of a parameter that can be correlated.
fn parameter(reader: &mut Reader, node: &Node) -> Option<String> {
    let name = reader.text(node, "correlations.between")?;
    if name.starts_with("evidence:") {
        let rule = format!("`{name}` can't be correlated: whose evidence holds says nothing about the world.");
        reader.problem_help(&node.span, rule, "use the key `evidence` of the scenario");
        return None;
    }
    let Some(d) = reader.dataset else { return Some(name) };
    let Some(index) = d.parameter(&name) else {
        dists::known_parameter(reader, &name, &node.span);
        return None;
    };
    if let Some(group) = &d.parameters[index].shares_group {
        let rule = format!(
            "`{name}` can't be correlated: it is a share of the whole `{group}`, and what one share gains the others lose."
        );
        reader.problem(&node.span, rule);
        return None;
    }
    if YEARLY.iter().any(|yearly| name.split(':').next() == Some(yearly)) {
        let rule = format!(
            "`{name}` can't be correlated: it is drawn anew every year, and correlations of a scenario hold for a whole \
             draw."
        );
        reader.problem_help(&node.span, rule, "yearly noise is correlated in correlations.csv of the data set");
        return None;
    }
    Some(name)
}

fn rank_correlation(reader: &mut Reader, node: &Node) -> Option<f64> {
    let rank = reader.number(node, "correlations.rank")?;
    if rank > -1.0 && rank < 1.0 {
        return Some(rank);
    }
    let rule = format!("`correlations.rank` is a rank correlation: it must lie above -1 and below 1; it is {rank}.");
    if rank.abs() > 1.0 && rank.abs() <= 100.0 {
        reader.problem_help(&node.span, rule, format!("if {rank} percent is meant, write {}", rank / 100.0));
    } else {
        reader.problem(&node.span, rule);
    }
    None
}

/// What must hold once all deltas are merged: the parameters vary, and can be correlated like this together.
pub(super) fn check(whole: &mut Whole, layer: &Layer) {
    let Some(pairs) = &layer.correlations else { return };
    let mut sound = true;
    for pair in pairs {
        for name in [&pair.value.a, &pair.value.b] {
            let Some(index) = whole.dataset.parameter(name) else { return };
            let own = layer.parameters.get(name);
            let known = |name: &str| whole.dataset.parameter(name).is_some();
            if own.is_none() && whole.is_written(&["parameters", name], known) {
                continue;
            }
            let (low, high) = own.map_or(&whole.dataset.parameters[index].dist, |own| &own.value).support();
            if low == high {
                let rule = format!("`{name}` can't be correlated: it is {low} in all draws of this scenario.");
                whole.problem(pair.file, &pair.span, rule, Some("give it a distribution in [parameters]"));
                sound = false;
            }
        }
    }
    let values: Vec<PairCorrelation> = pairs.iter().map(|p| p.value.clone()).collect();
    if sound && let Err(culprit) = Joint::new(whole.dataset, &values) {
        let pair = &pairs[culprit];
        let PairCorrelation { a, b, rank } = &pair.value;
        let rule = format!(
            "The correlation matrix is not positive definite: {rank} between `{a}` and `{b}` does not go together with \
             their other correlations."
        );
        let help = "give another number, or more pairs: those left out have the correlation of the data set, else 0";
        whole.problem(pair.file, &pair.span, rule, Some(help));
    }
}
