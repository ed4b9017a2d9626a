//! Numbers with a limit, and ramps of them over the years.

use super::Ramp;
use super::reader::{Reader, fields};
use super::tree::{Node, Value};
use crate::texts::{ProblemText, ScenarioProblem as P, Thing};

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
        Limit::Count => (value >= 0.0, P::Negative),
        Limit::Change => (value > -1.0, P::Change),
        Limit::Saving => (value < 1.0, P::Saving),
        Limit::ShareChange => (value > -1.0 && value < 1.0, P::ShareChange),
    };
    if holds {
        return Some(value);
    }
    let rule = rule.with(&[("what", &what), ("value", &value)]);
    if limit != Limit::Count && (1.0..=100.0).contains(&value.abs()) {
        let help = ProblemText::PercentMeant.with(&[("value", &value), ("share", &(value / 100.0))]);
        reader.problem_help(&node.span, rule, help);
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
                        reader.unknown(
                            entry,
                            Thing::InKey.with(&[("key", &what)]),
                            &["ramp", "value", "why", "source"],
                        );
                    }
                }
            }
            if read.is_none() && !strange {
                let rule = P::NumberOrRamp.with(&[("what", &what)]);
                reader.problem_help(&node.span, rule, P::NumberOrRampHelp);
            }
            read.flatten()
        }
        _ => {
            reader.wrong_type(node, what, Thing::NumberOrRamp);
            None
        }
    }
}

fn points(reader: &mut Reader, node: &Node, what: &str, limit: Limit) -> Option<Ramp> {
    let entries = reader.table(node, &format!("{what}.ramp"))?;
    if entries.is_empty() {
        reader.problem_help(&node.span, P::RampEmpty.with(&[("what", &what)]), P::RampEmptyHelp);
        return None;
    }
    let mut points = Vec::new();
    for entry in &entries {
        let value = number(reader, &entry.node, what, limit);
        let Ok(year) = entry.key.parse::<i32>() else {
            reader.problem(&entry.key_span, P::RampNoYear.with(&[("key", &entry.key)]));
            continue;
        };
        if let Some(d) = reader.dataset {
            let (first, last) = (d.base_year, d.population.last_year());
            if !(first..=last).contains(&year) {
                let rule = P::RampOutside.with(&[("first", &first), ("last", &last), ("year", &year)]);
                reader.problem(&entry.key_span, rule);
                continue;
            }
        }
        points.extend(value.map(|value| (year, value)));
    }
    points.sort_by_key(|p| p.0);
    // `2024` and `"+2024"` are two keys to TOML.
    if let Some(pair) = points.windows(2).find(|pair| pair[0].0 == pair[1].0) {
        reader.problem(&node.span, P::RampTwice.with(&[("what", &what), ("year", &pair[0].0)]));
        return None;
    }
    (points.len() == entries.len()).then_some(Ramp { points })
}
