//! The list `[[plan.programmes]]`: which programmes share the extra staff of a plan, and of which type they are.

use super::PlanProgramme;
use super::layer::Layer;
use super::merge::Whole;
use super::plan::{SUM_TOLERANCE, rounded};
use super::reader::{Reader, Sourced};
use super::tree::{Node, Value};
use crate::dataset::approaches::name_problem;
use crate::dataset::{Approach, HelpProgramme};
use crate::ids::Support;
use crate::texts::{Filling, ProgrammeProblem as P, Thing};

/// What one entry says, before it is known to be sound.
#[derive(Default)]
struct Said {
    programme: Option<String>,
    approach: Option<String>,
    name: Option<String>,
    share: Option<f64>,
    levels: Option<Vec<Support>>,
}

/// Reads `[[plan.programmes]]`.
pub(super) fn read(reader: &mut Reader, node: &Node) -> Option<Vec<Sourced<PlanProgramme>>> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "plan.programmes", Thing::ProgrammeTables);
        return None;
    };
    if let Some(d) = reader.dataset
        && d.approaches.is_empty()
        && !list.is_empty()
    {
        reader.problem_help(&node.span, P::NoTypes.with(&[("data", &d.name)]), P::NoTypesHelp);
        return None;
    }
    let programmes: Vec<Sourced<PlanProgramme>> = list.iter().filter_map(|item| one(reader, item)).collect();
    for (i, this) in programmes.iter().enumerate() {
        let id = &this.value.id;
        if programmes[..i].iter().any(|p| p.value.id == *id) {
            reader.problem(&this.span, P::Twice.with(&[("id", id)]));
        }
    }
    let sum: f64 = programmes.iter().map(|p| p.value.share).sum();
    if sum > 1.0 + SUM_TOLERANCE {
        reader.problem_help(&node.span, P::Sum.with(&[("sum", &rounded(sum))]), P::SumHelp);
    }
    (programmes.len() == list.len()).then_some(programmes)
}

fn one(reader: &mut Reader, node: &Node) -> Option<Sourced<PlanProgramme>> {
    let mut said = Said::default();
    let mut sound = true;
    let mut remarks = reader.sourced(node);
    for entry in reader.table(node, "plan.programmes")? {
        let path = format!("plan.programmes.{}", entry.key);
        match entry.key.as_str() {
            "programme" => said.programme = reader.text(&entry.node, &path),
            "type" => said.approach = reader.text(&entry.node, &path),
            "name" => said.name = reader.text(&entry.node, &path),
            "levels" => {
                said.levels = levels(reader, &entry.node);
                sound &= said.levels.is_some();
            }
            "share" => {
                let inner = reader.sourced(&entry.node);
                said.share = share(reader, inner.value);
                sound &= said.share.is_some();
                remarks.span = inner.span;
                if !inner.why.is_empty() || !inner.source.is_empty() {
                    (remarks.why, remarks.source) = (inner.why, inner.source);
                }
            }
            _ => {
                reader.unknown_key(entry, "plan.programmes");
                sound = false;
            }
        }
    }
    if node.get("share").is_none() {
        reader.problem(&node.span, P::NoShare);
    }
    let known = identity(reader, node, &said);
    let ((id, is_own, approach, usual), share) = (known?, said.share?);
    let levels = said.levels.unwrap_or(usual);
    sound.then(|| remarks.map(|_| PlanProgramme { id, is_own, approach, share, levels }))
}

/// Name, whether it is its own, type of approach, and the levels it serves unless the entry says otherwise.
fn identity(reader: &mut Reader, node: &Node, said: &Said) -> Option<(String, bool, String, Vec<Support>)> {
    match (node.get("programme"), node.get("type")) {
        (Some(_), Some(entry)) => {
            reader.problem_help(&entry.key_span, P::NotBoth, P::EitherHelp);
            None
        }
        (None, None) => {
            reader.problem_help(&node.span, P::Either, P::EitherHelp);
            None
        }
        (Some(entry), None) => {
            if let Some(name) = node.get("name") {
                reader.problem_help(&name.key_span, P::NameIsKnown, P::EitherHelp);
                return None;
            }
            let (id, d) = (said.programme.clone()?, reader.dataset?);
            let ids = d.help_programmes.iter().map(|p| p.id.as_str());
            reader.known(&id, &entry.node.span, Thing::HelpProgramme, ids);
            let HelpProgramme { approach, levels, .. } = d.help_programmes.iter().find(|p| p.id == id)?;
            Some((id, false, d.approaches[*approach].id.clone(), levels.clone()))
        }
        (None, Some(entry)) => {
            if node.get("name").is_none() {
                reader.problem_help(&node.span, P::NoName, P::EitherHelp);
            }
            let name = said.name.clone().and_then(|name| own_name(reader, node, name));
            let (id, d) = (said.approach.clone()?, reader.dataset?);
            let known =
                reader.known(&id, &entry.node.span, Thing::Approach, d.approaches.iter().map(|a| a.id.as_str()));
            let Approach { id: approach, .. } = d.approaches.iter().find(|a| a.id == id).filter(|_| known)?;
            Some((name?, true, approach.clone(), Support::ALL.into()))
        }
    }
}

/// The name of a programme of one's own, which no programme of the data set has.
fn own_name(reader: &mut Reader, node: &Node, name: String) -> Option<String> {
    let span = node.get("name").map_or(&node.span, |entry| &entry.node.span);
    if name.is_empty() {
        reader.problem(span, P::NameEmpty);
        return None;
    }
    if let Some(rule) = name_problem(&name) {
        reader.problem(span, P::Sentence.with(&[("rule", &rule)]));
        return None;
    }
    if reader.dataset.is_some_and(|d| d.help_programmes.iter().any(|p| p.id == name)) {
        let named: &[(&str, &dyn Filling)] = &[("name", &name)];
        reader.problem_help(span, P::IsKnown.with(named), P::IsKnownHelp.with(named));
        return None;
    }
    Some(name)
}

fn share(reader: &mut Reader, node: &Node) -> Option<f64> {
    let share = reader.share(node, "plan.programmes.share")?;
    if share > 0.0 {
        return Some(share);
    }
    reader.problem_help(&node.span, P::NoStaff, P::NoStaffHelp);
    None
}

fn levels(reader: &mut Reader, node: &Node) -> Option<Vec<Support>> {
    let Value::List(list) = &node.value else {
        reader.wrong_type(node, "plan.programmes.levels", Thing::LevelList);
        return None;
    };
    let mut levels: Vec<Support> = Vec::new();
    let mut sound = true;
    for item in list {
        let Some(name) = reader.text(item, "plan.programmes.levels") else {
            sound = false;
            continue;
        };
        sound &= reader.known(&name, &item.span, Thing::SupportLevel, Support::ALL.map(Support::id));
        levels.extend(Support::from_id(&name));
    }
    let named = levels.len();
    let levels: Vec<Support> = Support::ALL.into_iter().filter(|k| levels.contains(k)).collect();
    if sound && (named == 0 || levels.len() < named) {
        reader.problem_help(&node.span, P::Levels, P::LevelsHelp);
        return None;
    }
    sound.then_some(levels)
}

/// Programmes share extra staff, so there must be some. A point of a sweep may have none: others of its axis have.
pub(super) fn check(whole: &mut Whole, layer: &Layer) {
    let Some(first) = layer.programmes.iter().flatten().next() else { return };
    let has_staff = layer.size.as_ref().is_some_and(|size| !size.value.is_constant(0.0));
    let is_known = layer.size.is_some() || !whole.is_written(&["plan", "size"], |_| false);
    if !has_staff && is_known && layer.point.is_none() {
        whole.problem(first.file, &first.span, P::NoPlan, Some(P::NoPlanHelp.into()));
    }
}
