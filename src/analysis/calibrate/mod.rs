//! The tie to the official forecast (model.md §3): the lateral rates and trends closest to what was observed that give
//! every branch its official shortage in the later target year, and the base shortages that give it in the earlier one.

mod official;
mod trial;

pub use official::Target;

use super::linear;
use crate::dataset::{Calibration, Dataset};
use crate::error::{Error, Result};
use crate::scenario::Scenario;
use official::Official;
use trial::{Factors, Path, Trial};

/// The tie of one branch, with what it was before and how well it fits.
#[derive(Clone, Debug)]
pub struct Tied {
    /// The factors.
    pub factors: Calibration,
    /// Lateral rate observed: inflow rate less school inflow.
    pub lambda_observed: f64,
    /// Standard deviation of the observed lateral rate.
    pub lambda_sd: f64,
    /// Standard deviation of the trend.
    pub tau_sd: f64,
    /// Base shortage printed in the data.
    pub shortage_observed: f64,
    /// Shortage that consists of frictional vacancies alone.
    pub frictional_floor: f64,
    /// Year, official and modelled shortage, in persons; none for a branch without official figures.
    pub fit: Vec<(i32, f64, f64)>,
}

impl Tied {
    /// How far the factors sit from what was observed, in standard deviations.
    pub fn distance(&self) -> f64 {
        let lambda = (self.factors.lambda - self.lambda_observed) / self.lambda_sd;
        let tau = self.factors.tau / self.tau_sd;
        (lambda * lambda + tau * tau).sqrt()
    }

    /// Whether the solved base shortage lies below the frictional floor.
    pub fn below_floor(&self) -> bool {
        self.factors.base_shortage < self.frictional_floor
    }
}

/// Published growth counts as known to this share of a branch's base demand.
const GROWTH_SD: f64 = 0.01;
/// Newton steps at most; a dozen are enough where a solution exists.
const STEPS: usize = 60;
/// Largest relative misfit of a solution.
const CLOSE: f64 = 1e-9;

/// Solves the tie of `reference` to the official figures of `target`.
///
/// # Errors
/// If the official table has no branch with two years of shortage under `target`, or no factors meet it.
pub fn calibrate(dataset: &Dataset, reference: &Scenario, target: &Target) -> Result<Vec<Tied>> {
    let officials: Vec<Official> = dataset.branches.iter().map(|b| Official::of(dataset, target, &b.id)).collect();
    let last = officials.iter().filter_map(|o| o.shortage).map(|s| s[1].0).max().ok_or_else(|| {
        Error::Usage(format!(
            "the official forecasts have no branch with the shortage of two years for vintage `{}`, scenario `{}`",
            target.vintage, target.scenario
        ))
    })?;
    let mut trial = Trial::new(dataset, reference, dataset.base_year + last as i32)?;
    let observed: Factors = trial
        .observed_lambda()
        .into_iter()
        .zip(&dataset.branches)
        .map(|(lambda, branch)| [lambda, 0.0, branch.shortage.get()])
        .collect();
    let median = |name: &str| dataset.parameter(name).map(|i| dataset.parameters[i].dist.median());
    let sd = |name: &str| dataset.parameter(name).map_or(0.0, |i| dataset.parameters[i].dist.variance().sqrt());
    let lambda_sd = median("lambda_sd:all").filter(|sd| *sd > 0.0).unwrap_or(0.02);
    let tau_sd =
        |b: usize| Some(sd(&format!("tau:{}", dataset.branches[b].id))).filter(|sd| *sd > 0.0).unwrap_or(0.006);

    let mut problem = Problem { officials: &officials, observed: observed.clone(), scale: Vec::new() };
    problem.scale = (0..observed.len()).map(|b| [lambda_sd, tau_sd(b), observed[b][2].max(100.0)]).collect();
    let (factors, path) = problem.solve(&mut trial);

    let mut out = Vec::with_capacity(factors.len());
    for (b, branch) in dataset.branches.iter().enumerate() {
        if let Some([early, late]) = officials[b].shortage.filter(|s| misfit(&path, b, s) > 1e-3) {
            return Err(Error::Run(format!(
                "no lateral rate, trend and base shortage were found that give branch `{}` its official shortage of {} \
                 in {} and {} in {}",
                branch.id,
                early.1,
                dataset.base_year + early.0 as i32,
                late.1,
                dataset.base_year + late.0 as i32
            )));
        }
        let frictional = branch.frictional.get();
        let fitted = |&(t, official): &(usize, f64)| (dataset.base_year + t as i32, official, path.shortage[b][t]);
        let [lambda, tau, base_shortage] = factors[b];
        out.push(Tied {
            factors: Calibration { branch: b, lambda, tau, base_shortage },
            lambda_observed: observed[b][0],
            lambda_sd,
            tau_sd: tau_sd(b),
            shortage_observed: observed[b][2],
            frictional_floor: frictional / (1.0 - frictional) * branch.employees.get(),
            fit: officials[b].shortage.iter().flatten().map(fitted).collect(),
        });
    }
    Ok(out)
}

fn misfit(path: &Path, b: usize, shortage: &[(usize, f64); 2]) -> f64 {
    shortage.iter().map(|&(t, official)| (path.shortage[b][t] / official - 1.0).abs()).fold(0.0, f64::max)
}

/// Least distance from what was observed, subject to the official shortages.
struct Problem<'a> {
    officials: &'a [Official],
    observed: Factors,
    /// Units in which factors are measured: standard deviations; of base shortages, which are free, only the size.
    scale: Factors,
}

impl Problem<'_> {
    /// Newton's method on the optimality conditions, with the derivatives of all paths to all factors; steps are
    /// shortened while they make the misfit worse.
    fn solve(&self, trial: &mut Trial) -> (Factors, Path) {
        let mut factors = self.observed.clone();
        let mut path = trial.run(&factors);
        for _ in 0..STEPS {
            let Some(step) = self.step(trial, &factors, &path) else { break };
            let before = self.misfit(&path);
            let mut length = 1.0;
            let (next, next_path) = loop {
                let next = self.moved(&factors, &step, length);
                let next_path = trial.run(&next);
                if self.misfit(&next_path) < before || length < 0.02 {
                    break (next, next_path);
                }
                length /= 2.0;
            };
            let size = step.iter().fold(0.0, |a: f64, s| a.max(s.abs()));
            (factors, path) = (next, next_path);
            if self.misfit(&path) < CLOSE && size < 1e-6 {
                break;
            }
        }
        (factors, path)
    }

    /// Branches with official shortages.
    fn tied(&self) -> Vec<usize> {
        (0..self.officials.len()).filter(|&b| self.officials[b].shortage.is_some()).collect()
    }

    fn misfit(&self, path: &Path) -> f64 {
        let of = |b: &usize| self.officials[*b].shortage.map_or(0.0, |s| misfit(path, *b, &s));
        self.tied().iter().map(of).fold(0.0, f64::max)
    }

    fn moved(&self, factors: &Factors, step: &[f64], length: f64) -> Factors {
        let mut out = factors.clone();
        for (i, b) in self.tied().into_iter().enumerate() {
            for j in 0..3 {
                out[b][j] += length * step[3 * i + j] * self.scale[b][j];
            }
        }
        out
    }

    /// The step, in units of `scale`, three entries a tied branch: solves the linearised conditions
    /// [H J'; J 0] [x; multipliers] = [r; gap] for x, the deviation from what was observed after the step.
    fn step(&self, trial: &mut Trial, factors: &Factors, path: &Path) -> Option<Vec<f64>> {
        let tied = self.tied();
        let (n, m) = (3 * tied.len(), 2 * tied.len());
        let mut now = vec![0.0; n];
        let mut slopes = Vec::with_capacity(n);
        for (i, &b) in tied.iter().enumerate() {
            for j in 0..3 {
                now[3 * i + j] = (factors[b][j] - self.observed[b][j]) / self.scale[b][j];
                let mut trial_factors = factors.clone();
                trial_factors[b][j] += SMALL * self.scale[b][j];
                slopes.push(trial.run(&trial_factors));
            }
        }
        let slope = |of: &dyn Fn(&Path) -> f64| -> Vec<f64> {
            let here = of(path);
            slopes.iter().map(|p| (of(p) - here) / SMALL).collect()
        };
        let mut matrix = vec![vec![0.0; n + m]; n + m];
        let mut right = vec![0.0; n + m];
        for i in 0..n {
            matrix[i][i] = if i % 3 == 2 { 0.0 } else { 1.0 };
        }
        for (i, &b) in tied.iter().enumerate() {
            for g in &self.officials[b].growth {
                let of = |p: &Path| {
                    let stock = if g.of_supply { &p.supply[b] } else { &p.demand[b] };
                    stock[g.to] - stock[g.from]
                };
                let unit = GROWTH_SD * path.demand[b][0];
                let row = slope(&of);
                let wanted = (g.persons - of(path) + dot(&row, &now)) / unit;
                for p in 0..n {
                    right[p] += row[p] / unit * wanted;
                    for q in 0..n {
                        matrix[p][q] += row[p] / unit * row[q] / unit;
                    }
                }
            }
            for (which, (t, official)) in self.officials[b].shortage?.into_iter().enumerate() {
                let row: Vec<f64> = slope(&|p| p.shortage[b][t] / official);
                let at = n + 2 * i + which;
                right[at] = 1.0 - path.shortage[b][t] / official + dot(&row, &now);
                for (p, x) in row.into_iter().enumerate() {
                    matrix[at][p] = x;
                    matrix[p][at] = x;
                }
            }
        }
        let solution = linear::solve(matrix, right)?;
        Some(solution[..n].iter().zip(&now).map(|(x, now)| x - now).collect())
    }
}

/// Step of the numerical derivatives, in units of `scale`.
const SMALL: f64 = 1e-6;

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
