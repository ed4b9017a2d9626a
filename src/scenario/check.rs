//! Checks that need a whole scenario: sums over functions, levers on top of the data, groups of shares.

use std::ops::{Range, RangeInclusive};

use super::layer::Layer;
use super::merge::Whole;
use super::pairs;
use super::plan::{SUM_TOLERANCE, rounded};
use super::reader::Sourced;
use super::{Move, Ramp, programmes};
use crate::dataset::Branch;
use crate::ids::Function;
use crate::texts::{Said, ScenarioProblem as P, ValueProblem};

/// Exits and switching together may take at most this share of a branch and age band in a year, as in the data set.
const MOST_LEAVERS: f64 = 0.6;

/// Checks `layer`, all deltas merged.
pub(super) fn scenario(whole: &mut Whole, layer: &Layer) {
    let last = layer.horizon.as_ref().map_or(whole.dataset.population.last_year(), |h| h.value);
    let years = &(whole.dataset.base_year..=last);
    mix(whole, layer, years);
    absence(whole, layer, years);
    exits(whole, layer, years);
    moved(whole, layer, years);
    share_groups(whole, layer);
    pairs::check(whole, layer);
    programmes::check(whole, layer);
}

fn mix(whole: &mut Whole, layer: &Layer, years: &RangeInclusive<i32>) {
    let Some(mix) = &layer.mix else { return };
    let sum = |year| mix.value.iter().map(|share| share.value.at(year)).sum::<f64>();
    if let Some(year) = years.clone().find(|year| (sum(*year) - 1.0).abs() > SUM_TOLERANCE) {
        let parts: Vec<String> = Function::ALL
            .iter()
            .zip(&mix.value)
            .map(|(function, share)| format!("{} {}", function.id(), rounded(share.value.at(year))))
            .collect();
        let rule = P::MixSum.with(&[("year", &year), ("sum", &rounded(sum(year)))]);
        whole.problem(mix.file, &mix.span, rule, Some(Said::verbatim(parts.join(" + "))));
    }
}

/// The ramp of a lever that holds for a branch: its own, else that of all branches.
fn in_force<'l>(layer: &'l Layer, lever: usize, branch: &str) -> Option<&'l Sourced<Ramp>> {
    let lever = &layer.levers[lever];
    lever.get(&Some(branch.to_string())).or_else(|| lever.get(&None))
}

/// Per ramp of a lever the branch where it goes worst, so that one mistake in `all` is one problem.
fn worst_by_ramp<'l>(
    whole: &Whole,
    layer: &'l Layer,
    lever: usize,
    badness: impl Fn(&Branch, &Ramp) -> Option<(f64, Said)>,
) -> Vec<(&'l Sourced<Ramp>, Said)> {
    let mut worst: Vec<(&Sourced<Ramp>, f64, Said)> = Vec::new();
    for branch in &whole.dataset.branches {
        let Some(ramp) = in_force(layer, lever, &branch.id) else { continue };
        let Some((size, rule)) = badness(branch, &ramp.value) else { continue };
        match worst.iter_mut().find(|w| w.0.file == ramp.file && w.0.span == ramp.span) {
            Some(known) if known.1 >= size => {}
            Some(known) => *known = (ramp, size, rule),
            None => worst.push((ramp, size, rule)),
        }
    }
    worst.into_iter().map(|(ramp, _, rule)| (ramp, rule)).collect()
}

fn absence(whole: &mut Whole, layer: &Layer, years: &RangeInclusive<i32>) {
    let found = worst_by_ramp(whole, layer, 0, |branch, ramp| {
        let rate = |year| branch.absence.get() + ramp.at(year);
        let outside = |year: i32| (-rate(year)).max(rate(year) - 1.0);
        let year = years.clone().max_by(|a, b| outside(*a).total_cmp(&outside(*b)))?;
        let rule = P::Absence.with(&[
            ("branch", &branch.id),
            ("rate", &rounded(rate(year))),
            ("year", &year),
            ("today", &branch.absence.get()),
        ]);
        // Exactly 0 is thinkable, exactly 1 is not.
        (outside(year) > 0.0 || rate(year) >= 1.0).then_some((outside(year), rule))
    });
    for (ramp, rule) in found {
        whole.problem(ramp.file, &ramp.span, rule, Some(P::AbsenceHelp.into()));
    }
}

fn exits(whole: &mut Whole, layer: &Layer, years: &RangeInclusive<i32>) {
    let found = worst_by_ramp(whole, layer, 4, |branch, ramp| {
        let most = years.clone().map(|year| ramp.at(year)).fold(0.0, f64::max);
        let leavers = |(exits, switches): (&f64, &f64)| exits * (1.0 + most) + switches;
        let worst = branch.exits.iter().zip(&branch.switches).map(leavers).fold(0.0, f64::max);
        let rule = P::Leavers.with(&[("most", &MOST_LEAVERS), ("branch", &branch.id), ("rate", &rounded(worst))]);
        (worst > MOST_LEAVERS).then_some((worst, rule))
    });
    for (ramp, rule) in found {
        whole.problem(ramp.file, &ramp.span, rule, Some(P::LeaversHelp.into()));
    }
}

fn moved(whole: &mut Whole, layer: &Layer, years: &RangeInclusive<i32>) {
    let moves: Vec<&Sourced<Move>> = layer.moved.iter().flatten().map(|(m, _)| m).collect();
    for m in &moves {
        let name = format!("move_return:{}:{}", m.value.from, m.value.to);
        if m.value.returned.is_none() && whole.dataset.parameter(&name).is_none() {
            let rule = P::MovedReturn.with(&[("to", &m.value.to), ("from", &m.value.from)]);
            whole.problem(m.file, &m.span, rule, Some(P::MovedReturnHelp.into()));
        }
        let total =
            |year| moves.iter().filter(|o| o.value.from == m.value.from).map(|o| o.value.share.at(year)).sum::<f64>();
        if let Some(year) = years.clone().find(|year| total(*year) > 1.0 + SUM_TOLERANCE) {
            let rule = P::MovedAll.with(&[("branch", &m.value.from), ("year", &year), ("sum", &rounded(total(year)))]);
            whole.problem(m.file, &m.span, rule, None);
        }
    }
}

/// Shares of one whole are set together: one alone would silently rescale the others.
fn share_groups(whole: &mut Whole, layer: &Layer) {
    let mut groups: Vec<(&str, usize, Range<usize>)> = Vec::new();
    for (name, given) in &layer.parameters {
        let group = whole.dataset.parameter(name).and_then(|i| whole.dataset.parameters[i].shares_group.as_deref());
        if let Some(group) = group
            && !groups.iter().any(|g| g.0 == group)
        {
            groups.push((group, given.file, given.span.clone()));
        }
    }
    for (group, file, span) in groups {
        let members: Vec<&str> = whole
            .dataset
            .parameters
            .iter()
            .filter(|p| p.shares_group.as_deref() == Some(group))
            .map(|p| p.name.as_str())
            .collect();
        let known = |name: &str| whole.dataset.parameter(name).is_some();
        let given = |name: &str| layer.parameters.contains_key(name) || whole.is_written(&["parameters", name], known);
        let missing: Vec<&str> = members.iter().copied().filter(|name| !given(name)).collect();
        if !missing.is_empty() {
            let rule = ValueProblem::GroupTogether.with(&[("group", &group)]);
            whole.problem(
                file,
                &span,
                rule,
                Some(ValueProblem::GroupTogetherHelp.with(&[("names", &missing.join(", "))])),
            );
        } else if members.iter().all(|m| layer.parameters.get(*m).is_some_and(|p| p.value.dist.support().1 <= 0.0)) {
            whole.problem(file, &span, ValueProblem::GroupZero.with(&[("group", &group)]), None);
        }
    }
}
