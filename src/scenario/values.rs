//! The values of one axis of a sweep: a list, a table of named values, or a grid of numbers.

use std::ops::Range;

use super::reader::{Reader, fields};
use super::sweep::MOST;
use super::tree::{Entry, Node, Value};
use crate::texts::{SweepProblem as P, Thing};

/// Columns that `sweep.csv` has besides the axes.
pub(super) const COLUMNS: [&str; 7] = ["scenario", "table", "measure", "scope", "key", "year", "unit"];

/// The keys of a grid.
const GRID: [&str; 3] = ["from", "to", "steps"];

/// Names that begin something else than a list of values: what was meant is one value.
const ONE_VALUE: [&str; 3] = ["ramp", "value", "given"];

/// A value and what it is called in results.
pub(super) struct Labelled {
    pub label: String,
    pub node: Node,
}

/// Whether a node is `{ from = …, to = …, steps = … }`, or meant to be.
pub(super) fn is_grid(node: &Node) -> bool {
    let mut keys = fields(node).map(|e| e.key.as_str()).peekable();
    keys.peek().is_some() && keys.all(|key| GRID.contains(&key))
}

/// How many values an axis has; 1 if it is no axis.
pub(super) fn count(axis: &Entry) -> usize {
    match &axis.node.value {
        Value::List(list) => list.len(),
        Value::Table(_) if is_grid(&axis.node) => match axis.node.get("steps").map(|steps| &steps.node.value) {
            Some(Value::Whole(steps)) => usize::try_from(*steps).unwrap_or(1),
            _ => 1,
        },
        Value::Table(_) => fields(&axis.node).count(),
        _ => 1,
    }
}

/// The values that stand in the file, with their names if they have one.
pub(super) fn written(axis: &Entry) -> Vec<(Option<&str>, &Node)> {
    match &axis.node.value {
        Value::List(list) => list.iter().map(|node| (None, node)).collect(),
        _ => fields(&axis.node).map(|e| (Some(e.key.as_str()), &e.node)).collect(),
    }
}

/// Reads the values of the axis `name`; `None` if they are no list, table or grid.
pub(super) fn read(reader: &mut Reader, name: &str, axis: &Entry, together: bool) -> Option<Vec<Labelled>> {
    if !together && is_grid(&axis.node) {
        return grid(reader, name, &axis.node);
    }
    if !matches!(axis.node.value, Value::List(_) | Value::Table(_)) {
        reader.wrong_type(&axis.node, name, Thing::AxisValues);
        return None;
    }
    let written = written(axis);
    if written.is_empty() {
        reader.problem(&axis.node.span, P::NoValue.with(&[("name", &name)]));
        return None;
    }
    let mut values = Vec::with_capacity(written.len());
    for (label, node) in written {
        if let Some(label) = label.filter(|label| !together && ONE_VALUE.contains(label)) {
            let rule = P::OneValue.with(&[("name", &name), ("label", &label)]);
            reader.problem_help(&axis.node.span, rule, P::OneValueHelp);
            return None;
        }
        let label = label.map_or_else(|| short(node), str::to_string);
        if label.trim().is_empty() || label.contains(char::is_control) {
            let rule = P::NoLabel.with(&[("name", &name)]);
            reader.problem_help(&node.span, rule, P::NoLabelHelp);
            return None;
        }
        values.push(Labelled { label, node: node.clone() });
    }
    Some(values)
}

fn grid(reader: &mut Reader, name: &str, node: &Node) -> Option<Vec<Labelled>> {
    let mut number = |key: &str| {
        if let Some(entry) = node.get(key) {
            return reader.number(&entry.node, &format!("{name}.{key}"));
        }
        let rule = P::GridNeeds.with(&[("name", &name), ("key", &key)]);
        reader.problem_help(&node.span, rule, P::GridHelp);
        None
    };
    let (from, to, steps) = (number("from"), number("to"), number("steps"));
    let (from, to, steps) = (from?, to?, steps?);
    if !(steps >= 2.0 && steps <= MOST as f64 && steps.fract() == 0.0) {
        let rule = P::Steps.with(&[("name", &name), ("most", &MOST)]);
        reader.problem(&node.get("steps").map_or_else(|| node.span.clone(), |e| e.node.span.clone()), rule);
        return None;
    }
    let last = steps - 1.0;
    let value = |step: usize| plain(from + (to - from) * (step as f64 / last));
    let labelled =
        |x: f64| Labelled { label: format!("{x}"), node: Node { span: node.span.clone(), value: Value::Real(x) } };
    Some((0..steps as usize).map(|step| labelled(value(step))).collect())
}

/// A number of at most twelve digits: steps of 0.05 meet 0.15, not 0.15000000000000002.
fn plain(x: f64) -> f64 {
    format!("{x:.11e}").parse().unwrap_or(x)
}

/// A value in few characters: `5000`, `mbo=0.3 hbo=0.7`, `2024=0 2030=10000`, `pert(min=0 mode=1 max=3)`.
fn short(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => text.clone(),
        Value::Whole(x) => x.to_string(),
        Value::Real(x) => x.to_string(),
        // A label, the same in both languages.
        Value::Truth | Value::Date => node.kind().get(crate::ids::Lang::En).into(),
        Value::List(list) if list.is_empty() => "none".into(),
        Value::List(list) => list.iter().map(short).collect::<Vec<_>>().join("+"),
        Value::Table(_) => {
            let entries: Vec<&Entry> = fields(node).collect();
            if let [only] = entries[..]
                && ONE_VALUE.contains(&only.key.as_str())
            {
                return short(&only.node);
            }
            let part = |e: &&Entry| match &e.node.value {
                Value::Table(_) => format!("{}({})", e.key, short(&e.node)),
                _ => format!("{}={}", e.key, short(&e.node)),
            };
            if entries.is_empty() { "none".into() } else { entries.iter().map(part).collect::<Vec<_>>().join(" ") }
        }
    }
}

/// `value` with the remarks that stand beside the values of its axis, unless it has its own.
pub(super) fn remarked(value: Node, axis: &Node) -> Node {
    let has_own = ["value", "why", "source"].iter().any(|key| value.get(key).is_some());
    let remarks: Vec<Entry> = ["why", "source"].iter().filter_map(|key| axis.get(key).cloned()).collect();
    if has_own || remarks.is_empty() {
        return value;
    }
    let span = value.span.clone();
    let inner = Entry { key: "value".into(), key_span: span.clone(), node: value };
    Node { span, value: Value::Table(std::iter::once(inner).chain(remarks).collect()) }
}

/// The table in which `value` stands at the key of these segments; `key_span` is where the file names it.
pub(super) fn nested(segments: &[String], key_span: &Range<usize>, value: Node) -> Node {
    let span = value.span.clone();
    segments.iter().rev().fold(value, |node, segment| {
        let entry = Entry { key: segment.clone(), key_span: key_span.clone(), node };
        Node { span: span.clone(), value: Value::Table(vec![entry]) }
    })
}
