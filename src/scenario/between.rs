//! What must hold between the scenarios of a job: one base, one data set, one horizon, different names.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Scenario;
use super::files::{Chain, Files};
use super::job::Draft;
use super::layer::{Layer, REFERENCE, name_problem};
use super::reader::Sourced;
use crate::dataset::Dataset;
use crate::dist::Dist;

/// All files build on the same base.
pub(super) fn one_base(files: &mut Files, chains: &[Chain], base: usize) {
    for chain in chains {
        let (start, end) = (chain[0], chain[chain.len() - 1]);
        if end != base {
            let rule = format!(
                "All scenarios of a job build on one base; this one builds on {}, the first on {}.",
                files.paths[end].display(),
                files.paths[base].display()
            );
            let span = files.trees[start].root.get("extends").map_or(0..0, |e| e.node.span.clone());
            files.problem(start, span, rule, Some("run them in separate jobs".to_string()));
        }
    }
}

/// A sweep stands for many scenarios, so nothing can be built on it, and it is not the base itself.
pub(super) fn sweeps_are_not_extended(files: &mut Files, chains: &[Chain]) {
    let sweep_of = |files: &Files, file: usize| files.trees[file].root.get("sweep").map(|e| e.key_span.clone());
    for chain in chains {
        let base = chain[chain.len() - 1];
        let extended = chain.windows(2).find(|pair| sweep_of(files, pair[1]).is_some() && pair[1] != base);
        if let Some(&[file, swept]) = extended {
            let rule = format!(
                "{} is a sweep: it stands for many scenarios and can't be extended.",
                files.paths[swept].display()
            );
            let span = files.trees[file].root.get("extends").map_or(0..0, |e| e.node.span.clone());
            files.problem(file, span, rule, Some("extend what the sweep extends, and repeat [sweep]".to_string()));
        }
        if let Some(span) = sweep_of(files, base) {
            let rule =
                "A sweep builds on a scenario: the base of a job is one scenario, with which all others are compared.";
            files.problem(base, span, rule, Some("start the file with `extends = \"reference\"`".to_string()));
        }
    }
}

/// The base names the data set; a delta may repeat it.
pub(super) fn one_dataset(files: &mut Files, layers: &[Layer], chain: &[usize], base: usize) {
    let Some(expected) = &layers[base].data else { return };
    for data in chain.iter().filter_map(|file| layers[*file].data.as_ref()).filter(|data| data.value != expected.value)
    {
        let rule = format!(
            "All scenarios of a job use one data set: the base `{}`, this file `{}`.",
            expected.value, data.value
        );
        files.problem(data.file, data.span.clone(), rule, None);
    }
}

/// The plan is counted above the reference, so the reference can't hold one.
pub(super) fn plain_reference(files: &mut Files, drafts: &[Draft]) {
    let size = drafts.first().and_then(|draft| draft.layer.size.as_ref());
    if let Some(size) = size.filter(|size| !size.value.is_constant(0.0)) {
        let rule = "The plan counts staff above the reference, so the reference itself has none: its `plan.size` is 0.";
        let help = "put the plan in a second file that starts with `extends`";
        files.problem(size.file, size.span.clone(), rule, Some(help.to_string()));
    }
}

/// Scenarios run to the same year, and the reference with them.
pub(super) fn one_horizon(files: &mut Files, drafts: &mut [Draft]) {
    let Some((reference, others)) = drafts.split_first_mut() else { return };
    let mut horizons = others.iter().filter_map(|draft| draft.layer.horizon.as_ref());
    let Some(first) = horizons.next() else { return };
    if let Some(other) = horizons.find(|h| h.value != first.value) {
        let rule = format!(
            "All scenarios of a job run to one year: the first to {}, this one to {}.",
            first.value, other.value
        );
        files.problem(other.file, other.span.clone(), rule, None);
    }
    reference.layer.horizon = Some(first.clone());
}

/// What holds for all scenarios of a job, the reference included, since it is how the world works: the tie to the official
/// forecast, its error, and the form of equations.
pub(super) fn one_world(files: &mut Files, drafts: &mut [Draft]) {
    one(files, drafts, "calibration", &Dataset::OWN_TIE.to_owned(), |layer| &mut layer.calibration);
    one(files, drafts, "forecast_error", &None, |layer| &mut layer.forecast_error);
    let usual = Dist::Fixed(0.0);
    one(files, drafts, "structure.mobility", &usual, |layer| &mut layer.structure[0]);
    one(files, drafts, "structure.hire_source", &usual, |layer| &mut layer.structure[1]);
    one(files, drafts, "structure.effect", &usual, |layer| &mut layer.structure[2]);
}

/// What `key` says in the first of the scenarios that gives it must hold in all others; the reference takes it over.
fn one<T: Clone + PartialEq>(
    files: &mut Files,
    drafts: &mut [Draft],
    key: &str,
    usual: &T,
    of: impl Fn(&mut Layer) -> &mut Option<Sourced<T>>,
) {
    let Some((reference, others)) = drafts.split_first_mut() else { return };
    let Some(first) = others.iter_mut().find_map(|draft| of(&mut draft.layer).clone()) else { return };
    for other in others {
        let chain = other.chain[0].0;
        let given = of(&mut other.layer).clone();
        if given.as_ref().map_or(usual, |g| &g.value) == &first.value {
            continue;
        }
        let (file, span) = given.map_or((chain, 0..0), |g| (g.file, g.span));
        let rule = format!(
            "`{key}` says how the world works, so it is the same in all scenarios of a job: here it is not what the first has."
        );
        files.problem(file, span, rule, Some("run them in separate jobs, and compare those".to_string()));
        break;
    }
    *of(&mut reference.layer) = Some(first);
}

/// A name for each scenario; different ones, or there are problems.
pub(super) fn names(files: &mut Files, drafts: &[Draft]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for draft in drafts {
        let file = draft.chain[0].0;
        let given = draft.layer.name.as_ref();
        let span = given.map_or(0..0, |name| name.span.clone());
        let stem = files.paths[file].file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
        let is_base = names.is_empty();
        let name = given.map_or_else(|| if is_base { REFERENCE.to_string() } else { stem }, |name| name.value.clone());
        let wrong = if is_base && name != REFERENCE {
            Some((format!("The base is called `{REFERENCE}` in all results, not `{name}`."), "leave `name` out"))
        } else if !is_base && name == REFERENCE {
            Some((format!("`{REFERENCE}` is the name of the base."), "give this scenario another `name`"))
        } else if names.contains(&name) {
            Some((format!("Two scenarios of this job are called `{name}`."), "give one of them another `name`"))
        } else if given.is_none() {
            name_problem(&name).map(|rule| (rule, "it comes from the file's name: give a `name`, or rename the file"))
        } else {
            None
        };
        if let Some((rule, help)) = wrong {
            files.problem(file, span, rule, Some(help.to_string()));
        }
        names.push(name);
    }
    names
}

/// Points of a sweep are numbered: `NAME-01`. Another scenario may be called like that already.
/// `owners` are their files.
pub(super) fn names_of_points(files: &mut Files, scenarios: &[Arc<Scenario>], owners: &[usize]) {
    if !files.problems.is_empty() {
        return;
    }
    let mut names = BTreeSet::new();
    for (scenario, &file) in scenarios.iter().zip(owners) {
        if !names.insert(scenario.name.as_str()) {
            let rule = format!("Two scenarios of this job are called `{}`.", scenario.name);
            let help = "a sweep numbers its scenarios: give it, or the other one, another `name`";
            files.problem(file, 0..0, rule, Some(help.to_string()));
            return;
        }
    }
}
