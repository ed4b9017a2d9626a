//! Why targets cannot be met, in words for whoever gave them.

use super::solve::{Solution, relative};
use super::target::{Stock, Target, Targets};
use super::trial::{Factors, Path, Trial};
use crate::dataset::Dataset;
use crate::texts::{CalibrateProblem, Said};

/// A target that must be met is met within this share of it.
const MET: f64 = 1e-3;

/// Everything that rules a solution out; empty if it stands.
pub(super) fn reasons(
    dataset: &Dataset,
    targets: &Targets,
    solution: &Solution,
    observed: &Factors,
    trial: &mut Trial,
) -> Vec<Said> {
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
            out.push(CalibrateProblem::TooMuchStaff.with(&[
                ("branch", &branch.id),
                ("figures", &figures),
                ("most", &format!("{most:.0}")),
                ("year", &year),
            ]));
        } else if lambda > 1.0 || tau.abs() > 1.0 {
            out.push(CalibrateProblem::OutOfReach.with(&[
                ("branch", &branch.id),
                ("figures", &figures),
                ("inflow", &format!("{:.0}", 100.0 * lambda)),
                ("growth", &format!("{:.0}", 100.0 * tau)),
            ]));
        }
        if base < 0.0 {
            out.push(CalibrateProblem::BelowZero.with(&[
                ("branch", &branch.id),
                ("figures", &figures),
                ("year", &dataset.base_year),
                ("base", &format!("{base:.0}")),
            ]));
        }
    }
    if out.is_empty() {
        let not_met = targets.all.iter().filter(|t| t.tolerance == 0.0 && !is_met(t, solution));
        out.extend(not_met.map(|t| {
            CalibrateProblem::NotFound.with(&[
                ("key", &t.key),
                ("measure", &t.noun()),
                ("persons", &t.persons),
                ("year", &(dataset.base_year + t.to as i32)),
                ("nearest", &format!("{:.0}", t.on(&solution.path))),
            ])
        }));
    }
    out
}

/// Whether a target that must be met is.
fn is_met(target: &Target, solution: &Solution) -> bool {
    relative(target, &solution.path).abs() <= MET
}

/// A shortage below what is always open.
fn floor(dataset: &Dataset, target: &Target, usual: &Path) -> Option<Said> {
    if target.stock != Stock::Shortage || target.from.is_some() {
        return None;
    }
    let open = |&b: &usize| dataset.branches[b].frictional.get() * usual.demand[b][target.to];
    let always: f64 = target.members.iter().map(open).sum();
    (target.persons < always).then(|| {
        CalibrateProblem::BelowFloor.with(&[
            ("key", &target.key),
            ("persons", &target.persons),
            ("year", &(dataset.base_year + target.to as i32)),
            ("always", &format!("{always:.0}")),
        ])
    })
}

/// The figures that a branch is tied to, in words.
fn named(dataset: &Dataset, targets: &[Target], b: usize) -> Said {
    let year = |t: usize| dataset.base_year + t as i32;
    let of = targets.iter().filter(|t| t.members.contains(&b));
    let words = of.map(|t| {
        let years = t.from.map_or_else(|| year(t.to).to_string(), |from| format!("{}-{}", year(from), year(t.to)));
        CalibrateProblem::Figure.with(&[
            ("measure", &t.noun()),
            ("persons", &t.persons),
            ("years", &years),
            ("key", &t.key),
        ])
    });
    Said::join(&words.collect::<Vec<_>>(), CalibrateProblem::And)
}
