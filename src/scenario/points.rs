//! The scenarios that a sweep stands for.

use super::Point;
use super::job::Draft;
use super::merge;
use super::reader::Sourced;
use super::sweep::{Axis, Choice};
use crate::ids::Words;

/// The scenarios that a draft stands for, with their names: itself, or every point of its sweep, of which the last axis
/// changes quickest.
pub(super) fn points(mut draft: Draft, name: String) -> impl Iterator<Item = (Draft, String)> {
    let sweep = draft.sweep.take();
    let axes = sweep.map_or_else(Vec::new, |sweep| sweep.axes);
    let total: usize = axes.iter().map(|axis| axis.values.len()).product();
    let digits = total.to_string().len();
    (0..total).map(move |number| {
        if axes.is_empty() {
            return (draft.clone(), name.clone());
        }
        let mut rest = number;
        let mut chosen: Vec<(&Axis, &Choice)> = Vec::with_capacity(axes.len());
        for axis in axes.iter().rev() {
            chosen.push((axis, &axis.values[rest % axis.values.len()]));
            rest /= axis.values.len();
        }
        chosen.reverse();
        (point(&draft, &name, &chosen), format!("{name}-{:0digits$}", number + 1))
    })
}

fn point(draft: &Draft, name: &str, chosen: &[(&Axis, &Choice)]) -> Draft {
    let title = draft.layer.title.as_ref().map(|title| title.value.clone());
    let title = title.unwrap_or_else(|| Words { nl: name.to_string(), en: name.to_string() });
    let (own_title, own_why) = (draft.layer.title.clone(), draft.layer.why.clone());
    let mut layer = chosen.iter().fold(draft.layer.clone(), |layer, (_, choice)| merge::over(layer, &choice.layer));
    let at: Vec<(String, String)> =
        chosen.iter().map(|(axis, choice)| (axis.name.clone(), choice.label.clone())).collect();
    let told: Vec<String> = at.iter().map(|(axis, label)| format!("{axis} {label}")).collect();
    let full = |title: &str| format!("{title}: {}", told.join(", "));
    let file = draft.chain[0].0;
    layer.title = Some(own_title.map_or_else(
        || Sourced {
            value: Words { nl: full(name), en: full(name) },
            file,
            span: 0..0,
            why: String::new(),
            source: String::new(),
        },
        |own| own.map(|title| Words { nl: full(&title.nl), en: full(&title.en) }),
    ));
    layer.why = own_why;
    layer.point = Some(Point { sweep: name.to_string(), title, at });
    // What an axis sets stands above its file, so that a value is looked for there first.
    let values = chosen.iter().rev().map(|(_, choice)| (file, choice.table.clone()));
    Draft { layer, chain: values.chain(draft.chain.iter().cloned()).collect(), sweep: None }
}
