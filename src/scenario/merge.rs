//! Layers on top of each other, root first: the later one wins key by key. Then the checks that need the whole.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::check;
use super::keys::{self, BRANCH_LEVERS};
use super::layer::{Layer, POOLED};
use super::pools::Given;
use super::reader::Sourced;
use super::tree::{Node, Tree};
use super::{Evidence, Fund, Levers, Note, Override, Plan, Ramp, Scenario, Split, Target, pools, world};
use crate::dataset::Dataset;
use crate::dist::Dist;
use crate::error::Problem;
use crate::ids::{Support, Words};
use crate::nearest::nearest;
use crate::texts::{ProblemText, Said, ScenarioProblem, ValueProblem};

/// Lays `delta` over `base`. Name, title and why are a file's own and are not inherited.
pub(super) fn over(base: Layer, delta: &Layer) -> Layer {
    let mut merged = base;
    merged.name.clone_from(&delta.name);
    merged.title.clone_from(&delta.title);
    merged.why.clone_from(&delta.why);
    replace(&mut merged.data, delta.data.as_ref());
    replace(&mut merged.calibration, delta.calibration.as_ref());
    replace(&mut merged.forecast_error, delta.forecast_error.as_ref());
    for (form, changed) in merged.structure.iter_mut().zip(&delta.structure) {
        replace(form, changed.as_ref());
    }
    replace(&mut merged.horizon, delta.horizon.as_ref());
    replace(&mut merged.evidence, delta.evidence.as_ref());
    replace(&mut merged.experts, delta.experts.as_ref());
    replace(&mut merged.size, delta.size.as_ref());
    replace(&mut merged.mix, delta.mix.as_ref());
    replace(&mut merged.split, delta.split.as_ref());
    replace(&mut merged.level_order, delta.level_order.as_ref());
    replace(&mut merged.programmes, delta.programmes.as_ref());
    replace(&mut merged.moved, delta.moved.as_ref());
    replace(&mut merged.fund_shares, delta.fund_shares.as_ref());
    replace(&mut merged.loss_cap, delta.loss_cap.as_ref());
    replace(&mut merged.certainty, delta.certainty.as_ref());
    for (lever, changed) in merged.levers.iter_mut().zip(&delta.levers) {
        lever.extend(changed.clone());
    }
    replace(&mut merged.correlations, delta.correlations.as_ref());
    merged.training_places.extend(delta.training_places.clone());
    merged.parameters.extend(delta.parameters.clone());
    merged
}

fn replace<T: Clone>(old: &mut Option<T>, new: Option<&T>) {
    if let Some(new) = new {
        *old = Some(new.clone());
    }
}

/// What a whole scenario is checked against.
pub(super) struct Whole<'a> {
    pub trees: &'a [Tree],
    pub dataset: &'a Dataset,
    /// The files the scenario is made of and the table of each, base last: missing keys are missing there.
    pub chain: &'a [(usize, Arc<Node>)],
    pub problems: Vec<Problem>,
}

impl Whole<'_> {
    /// Notes a problem at a place in any of the files.
    pub fn problem(&mut self, file: usize, span: &Range<usize>, rule: impl Into<Said>, help: Option<Said>) {
        let problem = Problem::new(&self.trees[file].source, span.clone(), rule);
        self.problems.push(match help {
            Some(help) => problem.with_help(help),
            None => problem,
        });
    }

    /// The value of a key that has no default.
    fn needed<T>(&mut self, value: Option<Sourced<T>>, path: &[&str]) -> Option<Sourced<T>> {
        // A file that could not be parsed may well give it.
        let broken = self.chain.iter().any(|(file, _)| !self.trees[*file].syntax.is_empty());
        if value.is_none()
            && !broken
            && !self.is_written(path, |key| keys::children(&path[..path.len() - 1].join(".")).contains(&key))
            && let Some(&(file, _)) = self.chain.last()
        {
            let end = self.trees[file].source.text.len();
            let rule = ScenarioProblem::Missing.with(&[("key", &path.join("."))]);
            self.problem(file, &(end..end), rule, Some(ScenarioProblem::MissingHelp.into()));
        }
        value
    }

    /// Whether one of the files gives the value at `path`, if only a wrong one or under a name with a slip of the pen:
    /// that has been reported where it stands. `valid` tells the names of its table that mean something else.
    pub fn is_written(&self, path: &[&str], valid: impl Fn(&str) -> bool) -> bool {
        let Some((last, tables)) = path.split_last() else { return true };
        self.chain.iter().any(|(_, root)| {
            let mut node: &Node = root;
            for name in tables {
                match node.get(name) {
                    Some(entry) => node = &entry.node,
                    // With the whole table misspelt, its content is unknown.
                    None => return node.entries().iter().any(|e| nearest(&e.key, [*name]).is_some()),
                }
            }
            node.get(last).is_some()
                || node.entries().iter().any(|e| !valid(&e.key) && nearest(&e.key, [*last]).is_some())
        })
    }
}

/// Checks the whole and makes the scenario; `None` if there were problems.
pub(super) fn finish(whole: &mut Whole, mut layer: Layer, name: String) -> Option<Scenario> {
    let data = whole.needed(layer.data.clone(), &["data"]);
    let horizon = whole.needed(layer.horizon.clone(), &["horizon"]);
    let mix = whole.needed(layer.mix.clone(), &["plan", "mix"]);
    let before = whole.problems.len();
    settle_experts(whole, &mut layer);
    settle_pools(whole, &mut layer);
    check::scenario(whole, &layer);
    let of_world = world::parameters(whole, &layer);
    let (data, horizon, mix) = (data?, horizon?, mix?);
    if whole.problems.len() > before {
        return None;
    }
    let notes = notes(&layer);
    let title = layer.title.map_or_else(|| Words { nl: name.clone(), en: name.clone() }, |title| title.value);
    let own = layer.parameters.into_iter();
    let mut parameters: Vec<Override> = own
        .map(|(name, p)| {
            let Given { dist, pool, cases, .. } = p.value;
            Override { name, dist, pool, cases, why: p.why, source: p.source }
        })
        .chain(of_world)
        .collect();
    parameters.sort_by(|a, b| a.name.cmp(&b.name));
    let [absence, hours, productivity, inflow, exits] = layer.levers.map(targets);
    let usual = Fund::default();
    Some(Scenario {
        name,
        title,
        why: layer.why.map(|why| why.value).unwrap_or_default(),
        data: data.value,
        calibration: layer.calibration.map_or_else(|| Dataset::OWN_TIE.to_owned(), |name| name.value),
        horizon: horizon.value,
        plan: Plan {
            size: layer.size.map_or_else(|| Ramp::constant(0.0), |size| size.value),
            mix: mix.value.map(|share| share.value),
            split: layer.split.map_or(Split::Population, |split| split.value),
            level_order: layer
                .level_order
                .map_or([Support::Complex, Support::Moderate, Support::Light], |order| order.value),
            programmes: layer.programmes.unwrap_or_default().into_iter().map(|p| p.value).collect(),
        },
        levers: Levers {
            absence,
            hours,
            productivity,
            inflow,
            exits,
            training_places: layer.training_places.into_iter().map(|(id, ramp)| (id, ramp.value)).collect(),
            moved: layer.moved.unwrap_or_default().into_iter().map(|(m, _)| m.value).collect(),
        },
        fund: Fund {
            shares: layer.fund_shares.map_or(usual.shares, |shares| shares.value),
            loss_cap: layer.loss_cap.map_or(usual.loss_cap, |cap| cap.value),
            certainty: layer.certainty.map_or(usual.certainty, |chance| chance.value),
        },
        evidence: layer.evidence.map_or(Evidence::Between, |evidence| evidence.value),
        parameters,
        correlations: layer.correlations.unwrap_or_default().into_iter().map(|pair| pair.value).collect(),
        notes,
        point: layer.point,
    })
}

/// Puts the opinion of the expert that is asked for in the place of pools that hold it.
fn settle_experts(whole: &mut Whole, layer: &mut Layer) {
    let Some(asked) = layer.experts.clone().filter(|asked| asked.value != POOLED) else { return };
    let mut names: Vec<String> = Vec::new();
    let mut settle = |dist: &mut Dist| {
        let Dist::Experts(pool) = dist else { return };
        names.extend(pool.experts().iter().map(|e| e.name.clone()));
        if let Some(own) = pool.experts().iter().find(|e| e.name == asked.value).map(|e| e.dist.clone()) {
            *dist = own;
        }
    };
    layer.parameters.values_mut().for_each(|p| settle(&mut p.value.dist));
    if let Some(Sourced { value: Evidence::Blend(dist), .. }) = &mut layer.evidence {
        settle(dist);
    }
    if names.contains(&asked.value) {
        return;
    }
    names.push(POOLED.to_string());
    let near = nearest(&asked.value, names.iter().map(String::as_str));
    let help = near.map(|near| ProblemText::DidYouMean.with(&[("name", &near)]));
    whole.problem(asked.file, &asked.span, ValueProblem::NoExpert.with(&[("name", &asked.value)]), help);
}

/// Works pools out with the values that are in force: the weights of kinds of studies, and what is divided by.
fn settle_pools(whole: &mut Whole, layer: &mut Layer) {
    let dataset = whole.dataset;
    let own: BTreeMap<String, f64> = layer
        .parameters
        .iter()
        .filter(|(_, p)| p.value.pool.is_none())
        .map(|(name, p)| (name.clone(), p.value.dist.median()))
        .collect();
    let default = pools::central(dataset);
    let central = |name: &str| own.get(name).copied().or_else(|| default(name));
    for (name, given) in &mut layer.parameters {
        let Some(pool) = given.value.pool.as_deref().filter(|_| !given.value.written) else { continue };
        match pools::distribution(dataset, &dataset.findings, pool, name, &central) {
            Ok(dist) => given.value.dist = dist,
            Err(refused) => whole.problem(given.file, &given.span, refused.rule, refused.help),
        }
    }
}

fn targets(lever: BTreeMap<Option<String>, Sourced<Ramp>>) -> Vec<(Target, Ramp)> {
    lever.into_iter().map(|(branch, ramp)| (branch.map_or(Target::All, Target::Branch), ramp.value)).collect()
}

/// The remarks beside the values that are in force, in the order of the registry.
fn notes(layer: &Layer) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut add = |key: String, why: &str, source: &str| {
        if !why.is_empty() || !source.is_empty() {
            notes.push(Note { key, why: why.to_string(), source: source.to_string() });
        }
    };
    macro_rules! note {
        ($key:expr, $value:expr) => {
            if let Some(v) = $value {
                add($key.to_string(), &v.why, &v.source);
            }
        };
    }
    note!("data", &layer.data);
    note!("calibration", &layer.calibration);
    note!("horizon", &layer.horizon);
    note!("evidence", &layer.evidence);
    note!("plan.size", &layer.size);
    note!("plan.mix", &layer.mix);
    for (function, share) in crate::ids::Function::ALL.iter().zip(layer.mix.iter().flat_map(|mix| &mix.value)) {
        note!(format!("plan.mix.{}", function.id()), Some(share));
    }
    note!("plan.split", &layer.split);
    note!("plan.level_order", &layer.level_order);
    for programme in layer.programmes.iter().flatten() {
        note!(format!("plan.programmes.{}", programme.value.id), Some(programme));
    }
    note!("fund.shares", &layer.fund_shares);
    note!("fund.loss_cap", &layer.loss_cap);
    note!("fund.certainty", &layer.certainty);
    for (lever, targets) in BRANCH_LEVERS.iter().zip(&layer.levers) {
        for (branch, ramp) in targets {
            note!(format!("levers.{lever}.{}", branch.as_deref().unwrap_or("all")), Some(ramp));
        }
    }
    for (programme, ramp) in &layer.training_places {
        note!(format!("levers.training_places.{programme}"), Some(ramp));
    }
    for (m, returned) in layer.moved.iter().flatten() {
        let key = format!("levers.moved.{}:{}", m.value.from, m.value.to);
        note!(format!("{key}.returned"), returned);
        note!(key, Some(m));
    }
    for (name, p) in &layer.parameters {
        note!(format!("parameters.{name}"), Some(p));
    }
    for pair in layer.correlations.iter().flatten() {
        note!(format!("correlations.{};{}", pair.value.a, pair.value.b), Some(pair));
    }
    notes
}
