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
use crate::texts::ScenarioProblem as P;

/// All files build on the same base.
pub(super) fn one_base(files: &mut Files, chains: &[Chain], base: usize) {
    for chain in chains {
        let (start, end) = (chain[0], chain[chain.len() - 1]);
        if end != base {
            let (this, first) = (files.paths[end].display().to_string(), files.paths[base].display().to_string());
            let rule = P::OneBase.with(&[("this", &this), ("first", &first)]);
            let span = files.trees[start].root.get("extends").map_or(0..0, |e| e.node.span.clone());
            files.problem(start, span, rule, Some(P::OneBaseHelp.into()));
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
            let rule = P::ExtendedSweep.with(&[("path", &files.paths[swept].display())]);
            let span = files.trees[file].root.get("extends").map_or(0..0, |e| e.node.span.clone());
            files.problem(file, span, rule, Some(P::ExtendedSweepHelp.into()));
        }
        if let Some(span) = sweep_of(files, base) {
            files.problem(base, span, P::SweepIsBase, Some(P::SweepIsBaseHelp.into()));
        }
    }
}

/// The base names the data set; a delta may repeat it.
pub(super) fn one_dataset(files: &mut Files, layers: &[Layer], chain: &[usize], base: usize) {
    let Some(expected) = &layers[base].data else { return };
    for data in chain.iter().filter_map(|file| layers[*file].data.as_ref()).filter(|data| data.value != expected.value)
    {
        let rule = P::OneDataSet.with(&[("first", &expected.value), ("this", &data.value)]);
        files.problem(data.file, data.span.clone(), rule, None);
    }
}

/// The plan is counted above the reference, so the reference can't hold one.
pub(super) fn plain_reference(files: &mut Files, drafts: &[Draft]) {
    let size = drafts.first().and_then(|draft| draft.layer.size.as_ref());
    if let Some(size) = size.filter(|size| !size.value.is_constant(0.0)) {
        files.problem(size.file, size.span.clone(), P::PlainReference, Some(P::PlainReferenceHelp.into()));
    }
}

/// Scenarios run to the same year, and the reference with them.
pub(super) fn one_horizon(files: &mut Files, drafts: &mut [Draft]) {
    let Some((reference, others)) = drafts.split_first_mut() else { return };
    let mut horizons = others.iter().filter_map(|draft| draft.layer.horizon.as_ref());
    let Some(first) = horizons.next() else { return };
    if let Some(other) = horizons.find(|h| h.value != first.value) {
        let rule = P::OneHorizon.with(&[("first", &first.value), ("this", &other.value)]);
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
        files.problem(file, span, P::OneWorld.with(&[("key", &key)]), Some(P::OneWorldHelp.into()));
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
            let rule = P::BaseName.with(&[("reference", &REFERENCE), ("name", &name)]);
            Some((rule, P::BaseNameHelp))
        } else if !is_base && name == REFERENCE {
            Some((P::NameOfBase.with(&[("reference", &REFERENCE)]), P::NameOfBaseHelp))
        } else if names.contains(&name) {
            Some((P::NameTwice.with(&[("name", &name)]), P::NameTwiceHelp))
        } else if given.is_none() {
            name_problem(&name).map(|rule| (rule, P::NameOfFileHelp))
        } else {
            None
        };
        if let Some((rule, help)) = wrong {
            files.problem(file, span, rule, Some(help.into()));
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
            let rule = P::NameTwice.with(&[("name", &scenario.name)]);
            files.problem(file, 0..0, rule, Some(P::NameOfPointHelp.into()));
            return;
        }
    }
}
