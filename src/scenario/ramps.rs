//! Numbers with a limit, and ramps of them over the years.

use super::Ramp;
use super::reader::{Reader, fields};
use super::tree::{Node, Value};

/// What a number must keep to, besides being finite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// Persons or FTE: not negative.
    Count,
    /// From 0 to 1.
    Share,
    /// A relative change: above -1, since nothing can fall by more than all of it.
    Change,
    /// A share saved: below 1.
    Saving,
    /// A change in a share: above -1 and below 1.
    ShareChange,
}

/// Reads a number within `limit`.
pub(super) fn number(reader: &mut Reader, node: &Node, what: &str, limit: Limit) -> Option<f64> {
    let value = match limit {
        Limit::Share => return reader.share(node, what),
        Limit::Count => reader.count(node, what)?,
        _ => reader.number(node, what)?,
    };
    let (holds, rule) = match limit {
        Limit::Share => return Some(value),
        Limit::Count => (value >= 0.0, "can't be negative"),
        Limit::Change => {
            (value > -1.0, "is a relative change and must be above -1: nothing falls by more than all of it")
        }
        Limit::Saving => (value < 1.0, "is a share less staff and must be below 1: some staff remains"),
        Limit::ShareChange => {
            (value > -1.0 && value < 1.0, "changes a share of working time and must lie between -1 and 1")
        }
    };
    if holds {
        return Some(value);
    }
    let rule = format!("`{what}` {rule}; it is {value}.");
    if limit != Limit::Count && (1.0..=100.0).contains(&value.abs()) {
        reader.problem_help(&node.span, rule, format!("if {value} percent is meant, write {}", value / 100.0));
    } else {
        reader.problem(&node.span, rule);
    }
    None
}

/// Reads a number (the same in all years) or `{ ramp = { YEAR = NUMBER, … } }`.
pub(super) fn ramp(reader: &mut Reader, node: &Node, what: &str, limit: Limit) -> Option<Ramp> {
    match &node.value {
        Value::Whole(_) | Value::Real(_) => number(reader, node, what, limit).map(Ramp::constant),
        Value::Table(_) => {
            let (mut read, mut strange) = (None, false);
            for entry in fields(node) {
                match entry.key.as_str() {
                    "ramp" => read = Some(points(reader, &entry.node, what, limit)),
                    // Years without `ramp` around them: said once, below.
                    year if year.parse::<i32>().is_ok() => {}
                    _ => {
                        strange = true;
                        reader.unknown(entry, &format!("in `{what}`"), &["ramp", "value", "why", "source"]);
                    }
                }
            }
            if read.is_none() && !strange {
                let rule = format!("`{what}` must be a number or a ramp over the years.");
                reader.problem_help(&node.span, rule, "for instance `{ ramp = { 2024 = 0, 2030 = 1 } }`");
            }
            read.flatten()
        }
        _ => {
            reader.wrong_type(node, what, "a number or `{ ramp = { YEAR = NUMBER, … } }`");
            None
        }
    }
}

fn points(reader: &mut Reader, node: &Node, what: &str, limit: Limit) -> Option<Ramp> {
    let entries = reader.table(node, &format!("{what}.ramp"))?;
    if entries.is_empty() {
        reader.problem_help(
            &node.span,
            format!("The ramp of `{what}` has no point."),
            "give at least one year with a value",
        );
        return None;
    }
    let mut points = Vec::new();
    for entry in &entries {
        let value = number(reader, &entry.node, what, limit);
        let Ok(year) = entry.key.parse::<i32>() else {
            reader.problem(&entry.key_span, format!("A ramp has years for keys; `{}` is not a year.", entry.key));
            continue;
        };
        if let Some(d) = reader.dataset {
            let (first, last) = (d.base_year, d.population.last_year());
            if !(first..=last).contains(&year) {
                let rule = format!(
                    "The years of a ramp lie between {first} (base year) and {last} (end of the data), not in {year}."
                );
                reader.problem(&entry.key_span, rule);
                continue;
            }
        }
        points.extend(value.map(|value| (year, value)));
    }
    points.sort_by_key(|p| p.0);
    // `2024` and `"+2024"` are two keys to TOML.
    if let Some(pair) = points.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        reader.problem(&node.span, format!("The ramp of `{what}` gives {} twice.", pair[0].0));
        return None;
    }
    (points.len() == entries.len()).then_some(Ramp { points })
}
