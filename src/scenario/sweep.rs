//! A sweep: one file that stands for many scenarios, the product of its axes.

use std::sync::Arc;

use super::keys;
use super::layer::{self, Layer};
use super::reader::{Reader, advice, fields};
use super::swept::{LISTS, Place, SWEPT, TOGETHER, place};
use super::tree::{Entry, Node, Value};
use super::values;
use crate::texts::SweepProblem as P;

/// Scenarios that one sweep may stand for.
pub(super) const MOST: usize = 100_000;

/// The axes of a sweep, in the order of the file.
#[derive(Clone, Debug)]
pub(super) struct Sweep {
    pub axes: Vec<Axis>,
}

/// One axis.
#[derive(Clone, Debug)]
pub(super) struct Axis {
    /// The key, or the name of keys that move together.
    pub name: String,
    pub values: Vec<Choice>,
}

/// One value of an axis: a small scenario file in itself.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub label: String,
    pub table: Arc<Node>,
    pub layer: Layer,
}

/// An axis as it stands in the file.
struct Written<'n> {
    name: String,
    entry: &'n Entry,
    /// Segments of the key; empty for keys that move together.
    key: Vec<String>,
}

/// Reads the table `[sweep]` of a file: what is sound of it; `None` if there is nothing.
pub(super) fn read(reader: &mut Reader, root: &Node) -> Option<Sweep> {
    let sweep = root.get("sweep")?;
    let mut written = Vec::new();
    for entry in reader.table(&sweep.node, "sweep")? {
        if entry.key == TOGETHER {
            for entry in reader.table(&entry.node, "sweep.together")? {
                written.push(Written { name: entry.key.clone(), entry, key: Vec::new() });
            }
        } else {
            collect(reader, "", entry, &mut written);
        }
    }
    written.sort_by_key(|axis| axis.entry.key_span.start);
    if written.is_empty() && reader.problems.is_empty() {
        reader.problem_help(&sweep.key_span, P::Empty, P::EmptyHelp);
    }
    let counts: Vec<String> = written.iter().map(|axis| values::count(axis.entry).to_string()).collect();
    let total = written.iter().fold(1, |product: usize, axis| product.saturating_mul(values::count(axis.entry)));
    if total > MOST {
        let rule = P::TooMany.with(&[("most", &MOST), ("counts", &counts.join(" × "))]);
        reader.problem_help(&sweep.key_span, rule, P::TooManyHelp);
        return None;
    }
    keys_of_one_axis(reader, &written);
    // With problems, what is sound still shows what is wrong with combinations.
    let axes: Vec<Axis> = written.iter().filter_map(|axis| read_axis(reader, axis)).collect();
    (!axes.is_empty()).then_some(Sweep { axes })
}

/// Adds the axis that `entry` of the table `path` is; a table of keys holds several.
fn collect<'n>(reader: &mut Reader, path: &str, entry: &'n Entry, written: &mut Vec<Written<'n>>) {
    let name = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
    match place(&name) {
        Place::Key(segments) => {
            let key = name.splitn(segments, '.').map(str::to_string).collect();
            written.push(Written { name, entry, key });
        }
        Place::Table if matches!(entry.node.value, Value::Table(_)) && !values::is_grid(&entry.node) => {
            for inner in fields(&entry.node) {
                collect(reader, &name, inner, written);
            }
        }
        Place::Table => {
            let rule = P::Table.with(&[("name", &name)]);
            let here = keys::children(&name);
            let example = here.first().map_or_else(|| format!("{name}.NAME"), |first| format!("{name}.{first}"));
            let example = if name.starts_with("levers.") { format!("{name}.all") } else { example };
            let help = P::TableHelp.with(&[("example", &example)]);
            reader.problem_help(&entry.key_span, rule, help);
        }
        Place::Whole(whole) => {
            let rule = P::Whole.with(&[("name", &name), ("whole", &whole)]);
            reader.problem_help(&entry.key_span, rule, P::WholeHelp.with(&[("whole", &whole)]));
        }
        Place::Same => {
            let rule = P::Same.with(&[("name", &name)]);
            reader.problem_help(&entry.key_span, rule, P::SameHelp.with(&[("keys", &SWEPT.join(", "))]));
        }
        Place::Unknown(name, candidates) => {
            let rule = P::Unknown.with(&[("name", &name)]);
            match advice(name.rsplit('.').next().unwrap_or(&name), &candidates) {
                Some(help) => reader.problem_help(&entry.key_span, rule, help),
                None => reader.problem(&entry.key_span, rule),
            }
        }
    }
}

/// No key may be set by two axes, and no two axes have one name: one of them would do nothing.
fn keys_of_one_axis(reader: &mut Reader, written: &[Written]) {
    let mut told: Vec<(String, &str)> = Vec::new();
    for axis in written {
        if told.iter().any(|(_, name)| *name == axis.name) {
            reader.problem(&axis.entry.key_span, P::AxisTwice.with(&[("name", &axis.name)]));
        }
        let mut own = Vec::new();
        if axis.key.is_empty() {
            for (_, value) in values::written(axis.entry) {
                leaves(value, "", &mut own);
            }
            own.sort();
            own.dedup();
        } else {
            own.push(axis.name.clone());
        }
        for key in own {
            if let Some((_, other)) = told.iter().find(|(k, other)| *k == key && *other != axis.name) {
                let rule = P::KeyTwice.with(&[("key", &key), ("first", &other), ("second", &axis.name)]);
                reader.problem(&axis.entry.key_span, rule);
            }
            told.push((key, &axis.name));
        }
    }
}

/// The keys that a table of a scenario file gives.
fn leaves(node: &Node, path: &str, out: &mut Vec<String>) {
    for entry in fields(node) {
        let name = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
        match place(&name) {
            Place::Key(_) => out.push(name),
            Place::Table => leaves(&entry.node, &name, out),
            _ => {}
        }
    }
}

fn read_axis(reader: &mut Reader, axis: &Written) -> Option<Axis> {
    let Written { name, entry, key } = axis;
    let is_together = key.is_empty();
    if is_together {
        let taken = keys::children("").contains(&name.as_str()) || values::COLUMNS.contains(&name.as_str());
        let rule = if taken {
            Some(P::NameTaken.with(&[("name", &name)]))
        } else {
            layer::name_problem(name).map(|_| P::NameLetters.with(&[("name", &name)]))
        };
        if let Some(rule) = rule {
            reader.problem(&entry.key_span, rule);
            return None;
        }
    }
    let given = values::read(reader, name, entry, is_together)?;
    let remarkable = !is_together && !LISTS.contains(&name.as_str());
    let mut choices: Vec<Choice> = Vec::with_capacity(given.len());
    for value in given {
        if let Some(known) = choices.iter().find(|known| known.label == value.label) {
            let rule = P::ValueTwice.with(&[("value", &known.label), ("name", &name)]);
            reader.problem(&value.node.span, rule);
            continue;
        }
        let table = if is_together {
            if reader.table(&value.node, &format!("sweep.together.{name}.{}", value.label)).is_none() {
                continue;
            }
            for other in fields(&value.node).filter(|e| !SWEPT.contains(&e.key.as_str())) {
                collect(reader, "", other, &mut Vec::new());
            }
            let allowed = |e: &&Entry| SWEPT.contains(&e.key.as_str());
            let entries = value.node.entries().iter().filter(allowed).cloned().collect();
            Node { span: value.node.span, value: Value::Table(entries) }
        } else {
            let node = if remarkable { values::remarked(value.node, &entry.node) } else { value.node };
            values::nested(key, &entry.key_span, node)
        };
        let before = reader.problems.len();
        let layer = layer::read(reader, &table);
        if reader.problems.len() == before {
            choices.push(Choice { label: value.label, table: Arc::new(table), layer });
        } else if values::is_grid(&entry.node) {
            // The others of the grid would say much the same of the same place.
            break;
        }
    }
    (!choices.is_empty()).then(|| Axis { name: name.clone(), values: choices })
}
