//! Why targets cannot be met, in words for whoever gave them.

use super::solve::{Solution, relative};
use super::target::{Stock, Target, Targets};
use super::trial::{Factors, Path, Trial};
use crate::dataset::Dataset;

/// A target that must be met is met within this share of it.
const MET: f64 = 1e-3;

/// Everything that rules a solution out; empty if it stands.
pub(super) fn reasons(
    dataset: &Dataset,
    targets: &Targets,
    solution: &Solution,
    observed: &Factors,
    trial: &mut Trial,
) -> Vec<String> {
    let (mut out, mut told) = (Vec::new(), vec![false; observed.len()]);
    let usual = trial.run(observed);
    let is_beyond = |&b: &usize| {
        let [lambda, tau, base] = solution.factors[b];
        !(0.0..=1.0).contains(&lambda) || tau.abs() > 1.0 || base < 0.0
    };
    for target in &targets.all {
        let missed = match target.tolerance {
            0.0 => relative(target, &solution.path).abs() > MET,
            tolerance => (target.on(&solution.path) - target.persons).abs() > 3.0 * tolerance,
        };
        if let Some(reason) = floor(dataset, target, &usual)
            && (missed || target.members.iter().any(is_beyond))
        {
            out.push(reason);
            target.members.iter().for_each(|&b| told[b] = true);
        }
    }
    for (b, branch) in dataset.branches.iter().enumerate().filter(|(b, _)| !told[*b]) {
        let [lambda, tau, base] = solution.factors[b];
        let figures = named(dataset, &targets.all, b);
        if lambda < 0.0 {
            let mut without = observed.clone();
            without[b] = [0.0, tau, base];
            let path = trial.run(&without);
            let last = path.shortage[b].len() - 1;
            let (most, year) = (path.shortage[b][last], dataset.base_year + last as i32);
            out.push(format!(
                "branch `{}`: to meet {figures}, more staff would have to leave than the data set says, for inflow from outside \
                 cannot fall below none: without any inflow, and at the same trend in demand, its shortage would be {most:.0} \
                 persons in {year}; the figures ask for more than that",
                branch.id
            ));
        } else if lambda > 1.0 || tau.abs() > 1.0 {
            out.push(format!(
                "branch `{}`: to meet {figures}, inflow from outside would have to be {:.0} % of its staff a year and demand \
                 to grow by {:.0} % a year beyond ageing: check the figures and their unit (persons)",
                branch.id,
                100.0 * lambda,
                100.0 * tau
            ));
        }
        if base < 0.0 {
            out.push(format!(
                "branch `{}`: to meet {figures}, its shortage at the end of {} would have to be below 0 ({base:.0} persons): \
                 its first figure is too low for what its staff and its demand are then",
                branch.id, dataset.base_year
            ));
        }
    }
    if out.is_empty() {
        let not_met = targets.all.iter().filter(|t| t.tolerance == 0.0 && !is_met(t, solution));
        out.extend(not_met.map(|t| {
            format!(
                "no lateral rate, trend and base shortage were found that give `{}` its official {} of {} in {}: the nearest \
                 gives {:.0}",
                t.key,
                t.measure(),
                t.persons,
                dataset.base_year + t.to as i32,
                t.on(&solution.path)
            )
        }));
    }
    out
}

/// Whether a target that must be met is.
fn is_met(target: &Target, solution: &Solution) -> bool {
    relative(target, &solution.path).abs() <= MET
}

/// A shortage below what is always open.
fn floor(dataset: &Dataset, target: &Target, usual: &Path) -> Option<String> {
    if target.stock != Stock::Shortage || target.from.is_some() {
        return None;
    }
    let open = |&b: &usize| dataset.branches[b].frictional.get() * usual.demand[b][target.to];
    let always: f64 = target.members.iter().map(open).sum();
    (target.persons < always).then(|| {
        format!(
            "`{}`: a shortage of {} persons in {} is less than what is always open: filling a vacancy takes time, and at the \
             demand expected then about {always:.0} stay open (the column frictional_vacancy_rate of branches.csv)",
            target.key,
            target.persons,
            dataset.base_year + target.to as i32
        )
    })
}

/// The figures that a branch is tied to, in words.
fn named(dataset: &Dataset, targets: &[Target], b: usize) -> String {
    let year = |t: usize| dataset.base_year + t as i32;
    let of = targets.iter().filter(|t| t.members.contains(&b));
    let words = of.map(|t| {
        let years = t.from.map_or_else(|| year(t.to).to_string(), |from| format!("{}-{}", year(from), year(t.to)));
        format!("the {} of {} in {years} ({})", t.measure(), t.persons, t.key)
    });
    words.collect::<Vec<_>>().join(" and ")
}
