//! The table `[plan]`: how many extra social workers, in which mix, where, in which programmes.

use super::layer::Layer;
use super::programmes;
use super::ramps::{self, Limit};
use super::reader::{Reader, Sourced};
use super::tree::{Node, Value};
use super::{Ramp, Split};
use crate::ids::{Function, Support};
use crate::texts::{Said, ScenarioProblem as P, Thing};

/// Shares may miss 1 by this much: what rounding in the last printed digit can do.
pub(super) const SUM_TOLERANCE: f64 = 1e-6;

/// Shares per function, each with its own remarks.
pub(super) type Mix = [Sourced<Ramp>; 4];

/// Reads `[plan]` into `layer`.
pub(super) fn read(reader: &mut Reader, node: &Node, layer: &mut Layer) {
    let Some(entries) = reader.table(node, "plan") else { return };
    for entry in entries {
        match entry.key.as_str() {
            "size" => {
                let from = reader.sourced(&entry.node);
                layer.size = ramps::ramp(reader, from.value, "plan.size", Limit::Count).map(|ramp| from.map(|_| ramp));
            }
            "mix" => {
                let from = reader.sourced(&entry.node);
                layer.mix = mix(reader, from.value).map(|mix| from.map(|_| mix));
            }
            "split" => {
                let from = reader.sourced(&entry.node);
                layer.split = split(reader, from.value).map(|split| from.map(|_| split));
            }
            "level_order" => {
                let from = reader.sourced(&entry.node);
                layer.level_order = level_order(reader, from.value).map(|order| from.map(|_| order));
            }
            "programmes" => layer.programmes = programmes::read(reader, &entry.node),
            _ => reader.unknown_key(entry, "plan"),
        }
    }
}

fn mix(reader: &mut Reader, node: &Node) -> Option<Mix> {
    let nothing = || Sourced {
        value: Ramp::constant(0.0),
        file: reader.file,
        span: node.span.clone(),
        why: String::new(),
        source: String::new(),
    };
    let mut mix = Function::ALL.map(|_| nothing());
    let mut sound = true;
    for entry in reader.table(node, "plan.mix")? {
        if !reader.known(&entry.key, &entry.key_span, Thing::Function, Function::ALL.map(Function::id)) {
            sound = false;
            continue;
        }
        let from = reader.sourced(&entry.node);
        let share = ramps::ramp(reader, from.value, &format!("plan.mix.{}", entry.key), Limit::Share);
        match (Function::from_id(&entry.key), share) {
            (Some(function), Some(share)) => mix[function as usize] = from.map(|_| share),
            _ => sound = false,
        }
    }
    sound.then_some(mix)
}

fn split(reader: &mut Reader, node: &Node) -> Option<Split> {
    const WAYS: [&str; 2] = ["population", "shortage"];
    match &node.value {
        Value::Text(way) => match way.as_str() {
            "population" => Some(Split::Population),
            "shortage" => Some(Split::Shortage),
            _ => {
                let rule = P::NoSplit.with(&[("name", &way)]);
                let help = super::reader::advice(way, &WAYS).unwrap_or_else(|| Said::verbatim(""));
                reader.problem_help(&node.span, rule, P::NoSplitHelp.with(&[("help", &help)]));
                None
            }
        },
        Value::Table(_) => {
            let mut given = None;
            for entry in reader.table(node, "plan.split")? {
                match entry.key.as_str() {
                    "given" => given = given_shares(reader, &entry.node),
                    _ => reader.unknown(entry, Thing::InKey.with(&[("key", &"plan.split")]), &["given"]),
                }
            }
            given
        }
        _ => {
            reader.wrong_type(node, "plan.split", Thing::SplitForms);
            None
        }
    }
}

fn given_shares(reader: &mut Reader, node: &Node) -> Option<Split> {
    let regions: Option<Vec<&str>> = reader.dataset.map(|d| d.regions.iter().map(|r| r.id.as_str()).collect());
    shares(reader, node, "plan.split.given", (Thing::Region, P::RegionSum), regions.as_deref()).map(Split::Given)
}

/// Shares of a whole by name, in name order. `names` are names of `kind`, and all are known where there are none; a sum that
/// is not 1 is told by `sum_problem`.
pub(super) fn shares(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    (kind, sum_problem): (Thing, P),
    names: Option<&[&str]>,
) -> Option<Vec<(String, f64)>> {
    let entries = reader.table(node, path)?;
    let mut shares = Vec::new();
    for entry in &entries {
        let share = reader.share(&entry.node, &format!("{path}.{}", entry.key));
        let known = match &names {
            Some(names) => reader.known(&entry.key, &entry.key_span, kind, names.iter().copied()),
            None => true,
        };
        shares.extend(share.filter(|_| known).map(|share| (entry.key.clone(), share)));
    }
    if shares.len() < entries.len() {
        return None;
    }
    shares.sort_by(|a, b| a.0.cmp(&b.0));
    let sum: f64 = shares.iter().map(|s| s.1).sum();
    if (sum - 1.0).abs() <= SUM_TOLERANCE {
        return Some(shares);
    }
    reader.problem(&node.span, sum_problem.with(&[("sum", &rounded(sum))]));
    None
}

fn level_order(reader: &mut Reader, node: &Node) -> Option<[Support; 3]> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "plan.level_order", Thing::ThreeLevels);
        return None;
    };
    let mut order = Vec::new();
    let mut sound = true;
    for item in list {
        let Some(name) = reader.text(item, "plan.level_order") else {
            sound = false;
            continue;
        };
        sound &= reader.known(&name, &item.span, Thing::SupportLevel, Support::ALL.map(Support::id));
        order.extend(Support::from_id(&name));
    }
    let all = Support::ALL.iter().all(|level| order.contains(level));
    match <[Support; 3]>::try_from(order) {
        Ok(order) if all && sound => return Some(order),
        _ if sound => {
            reader.problem(&node.span, P::LevelOrder);
        }
        _ => {}
    }
    None
}

/// A sum as people read it: without the dust of binary fractions.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}
