//! The table `[levers]`: everything policy can move besides the plan.

use super::Move;
use super::keys::BRANCH_LEVERS;
use super::layer::{Layer, Moved};
use super::ramps::{self, Limit};
use super::reader::{Reader, fields};
use super::tree::{Entry, Node, Value};
use crate::texts::{ScenarioProblem as P, Thing};

/// Reads `[levers]` into `layer`.
pub(super) fn read(reader: &mut Reader, node: &Node, layer: &mut Layer) {
    let Some(entries) = reader.table(node, "levers") else { return };
    for entry in entries {
        match entry.key.as_str() {
            "training_places" => training_places(reader, &entry.node, layer),
            "moved" => layer.moved = moved(reader, &entry.node),
            name => match BRANCH_LEVERS.iter().position(|lever| *lever == name) {
                Some(lever) => per_branch(reader, entry, lever, layer),
                None => reader.unknown_key(entry, "levers"),
            },
        }
    }
}

fn per_branch(reader: &mut Reader, lever: &Entry, index: usize, layer: &mut Layer) {
    let limit = match lever.key.as_str() {
        "absence" => Limit::ShareChange,
        "productivity" => Limit::Saving,
        _ => Limit::Change,
    };
    let Some(entries) = reader.table(&lever.node, &format!("levers.{}", lever.key)) else { return };
    for entry in entries {
        let from = reader.sourced(&entry.node);
        let ramp = ramps::ramp(reader, from.value, &format!("levers.{}.{}", lever.key, entry.key), limit);
        let target = (entry.key != "all").then(|| entry.key.clone());
        if target.is_some() && !known_branch(reader, entry) {
            continue;
        }
        if let Some(ramp) = ramp {
            layer.levers[index].insert(target, from.map(|_| ramp));
        }
    }
}

fn known_branch(reader: &mut Reader, entry: &Entry) -> bool {
    match reader.branches() {
        Some(branches) => reader.known(&entry.key, &entry.key_span, Thing::Branch, branches.into_iter().chain(["all"])),
        None => true,
    }
}

fn training_places(reader: &mut Reader, node: &Node, layer: &mut Layer) {
    let Some(entries) = reader.table(node, "levers.training_places") else { return };
    for entry in entries {
        let from = reader.sourced(&entry.node);
        let ramp = ramps::ramp(reader, from.value, &format!("levers.training_places.{}", entry.key), Limit::Count);
        if let Some(d) = reader.dataset
            && !reader.known(&entry.key, &entry.key_span, Thing::Programme, d.programmes.iter().map(|p| p.id.as_str()))
        {
            continue;
        }
        if let Some(ramp) = ramp {
            layer.training_places.insert(entry.key.clone(), from.map(|_| ramp));
        }
    }
}

fn moved(reader: &mut Reader, node: &Node) -> Option<Vec<Moved>> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "levers.moved", Thing::MoveTables);
        return None;
    };
    let moves: Vec<Moved> = list.iter().filter_map(|item| one_move(reader, item)).collect();
    for (i, (this, _)) in moves.iter().enumerate() {
        if moves[..i].iter().any(|(m, _)| m.value.from == this.value.from && m.value.to == this.value.to) {
            let rule = P::MovedTwice.with(&[("from", &this.value.from), ("to", &this.value.to)]);
            reader.problem(&this.span, rule);
        }
    }
    (moves.len() == list.len()).then_some(moves)
}

fn one_move(reader: &mut Reader, node: &Node) -> Option<Moved> {
    let (mut from, mut to, mut share, mut returned) = (None, None, None, None);
    let mut sound = true;
    let mut remarks = reader.sourced(node);
    reader.table(node, "levers.moved")?;
    for entry in fields(node) {
        match entry.key.as_str() {
            "from" => from = branch(reader, entry),
            "to" => to = branch(reader, entry),
            "share" => {
                let inner = reader.sourced(&entry.node);
                share = ramps::ramp(reader, inner.value, "levers.moved.share", Limit::Share);
                sound &= share.is_some();
                if !inner.why.is_empty() || !inner.source.is_empty() {
                    (remarks.why, remarks.source) = (inner.why, inner.source);
                }
            }
            "returned" => {
                let inner = reader.sourced(&entry.node);
                let number = ramps::number(reader, inner.value, "levers.moved.returned", Limit::Count);
                sound &= number.is_some();
                returned = number.map(|number| inner.map(|_| number));
            }
            _ => {
                reader.unknown_key(entry, "levers.moved");
                sound = false;
            }
        }
    }
    for key in ["from", "to", "share"] {
        if node.get(key).is_none() {
            reader.problem(&node.span, P::MovedNeeds.with(&[("key", &key)]));
            sound = false;
        }
    }
    let (from, to, share) = (from?, to?, share?);
    if from == to {
        let span = node.get("to").map_or(&node.span, |e| &e.node.span);
        reader.problem(span, P::MovedNowhere.with(&[("branch", &from)]));
        sound = false;
    }
    let back = returned.as_ref().map(|r| r.value);
    sound.then(|| (remarks.map(|_| Move { from, to, share, returned: back }), returned))
}

fn branch(reader: &mut Reader, entry: &Entry) -> Option<String> {
    let id = reader.text(&entry.node, &format!("levers.moved.{}", entry.key))?;
    let known = match reader.branches() {
        Some(branches) => reader.known(&id, &entry.node.span, Thing::Branch, branches),
        None => true,
    };
    known.then_some(id)
}
