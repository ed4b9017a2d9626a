//! The tie to an official forecast (model.md §3, [`calibrate.md`](../calibrate.md)): the lateral rates and trends closest to
//! what was observed that give every branch its official figures, and the base shortages that give those of the first year.

mod alignment;
mod impossible;
mod solve;
mod target;
mod trial;

pub use alignment::{Aligned, Alignment, align};
pub use target::{Aside, Stock, Target, Targets};

use crate::dataset::{Calibration, Dataset};
use crate::error::{Error, Result};
use crate::scenario::Scenario;
use crate::texts::Said;
use solve::Problem;
use trial::{Factors, Trial};

/// What was found: the factors of every branch, and how well every figure is met.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// Vintage; empty if not known.
    pub vintage: String,
    /// The forecast's own scenario; empty if not known.
    pub scenario: String,
    /// One a branch, in the order of the data set.
    pub branches: Vec<Tied>,
    /// One a target.
    pub fits: Vec<Fit>,
    /// Rows that were left aside, and why.
    pub aside: Vec<(String, Aside)>,
}

/// The tie of one branch, with what it was before.
#[derive(Clone, Debug)]
pub struct Tied {
    /// The factors.
    pub factors: Calibration,
    /// Whether some figure is about it; otherwise it keeps what was observed.
    pub is_tied: bool,
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
    /// What the figures leave open of lateral rate and trend: 1 is all there was before, 0 nothing.
    pub open: [f64; 2],
}

/// How a figure is met, in persons.
#[derive(Clone, Debug)]
pub struct Fit {
    /// The figure.
    pub target: Target,
    /// What the central reference has.
    pub model: f64,
    /// Its weight: below 1 where it lies far from what the others allow.
    pub weight: f64,
}

impl Fit {
    /// Whether it is off by more than what is near enough.
    pub fn is_missed(&self) -> bool {
        let near = self.target.tolerance.max(1e-3 * self.target.persons.abs());
        let is_met = (self.model - self.target.persons).abs() <= near;
        !is_met
    }
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

/// Solves the tie of `reference` to `targets`.
///
/// # Errors
/// [`Error::Usage`] with everything that makes the targets impossible.
pub fn calibrate(dataset: &Dataset, reference: &Scenario, targets: Targets) -> Result<Fitted> {
    let last = targets.all.iter().map(|t| t.to).max().unwrap_or(1);
    let mut trial = Trial::new(dataset, reference, dataset.base_year + last as i32)?;
    let observed = observed(dataset, &mut trial);
    let sd = spread(dataset);
    let problem = Problem::new(&targets.all, &observed, &sd);
    let solution = problem.solve(&mut trial);
    let impossible = impossible::reasons(dataset, &targets, &solution, &observed, &mut trial);
    if !impossible.is_empty() {
        return Err(Error::Usage(Said::english_only(impossible.join("\nerror: "))));
    }
    let tied = |(b, branch): (usize, &crate::dataset::Branch)| {
        let [lambda, tau, base_shortage] = solution.factors[b];
        let frictional = branch.frictional.get();
        Tied {
            factors: Calibration { branch: b, lambda, tau, base_shortage },
            is_tied: problem.tied.contains(&b),
            lambda_observed: observed[b][0],
            lambda_sd: sd[b][0],
            tau_sd: sd[b][1],
            shortage_observed: observed[b][2],
            frictional_floor: frictional / (1.0 - frictional) * branch.employees.get(),
            open: [solution.open[b][0], solution.open[b][1]],
        }
    };
    let branches = dataset.branches.iter().enumerate().map(tied).collect();
    let Targets { vintage, scenario, all, aside } = targets;
    let fit = |(target, weight): (Target, &f64)| Fit { model: target.on(&solution.path), target, weight: *weight };
    Ok(Fitted { vintage, scenario, branches, fits: all.into_iter().zip(&solution.weights).map(fit).collect(), aside })
}

/// Lateral rate, trend and base shortage as observed.
fn observed(dataset: &Dataset, trial: &mut Trial) -> Factors {
    let lambdas = trial.observed_lambda().into_iter().zip(&dataset.branches);
    lambdas.map(|(lambda, branch)| [lambda, 0.0, branch.shortage.get()]).collect()
}

/// Standard deviations of lateral rate, trend and base shortage, by branch.
fn spread(dataset: &Dataset) -> Factors {
    let median = |name: &str| dataset.parameter(name).map(|i| dataset.parameters[i].dist.median());
    let sd = |name: &str| dataset.parameter(name).map_or(0.0, |i| dataset.parameters[i].dist.variance().sqrt());
    let lambda = median("lambda_sd:all").filter(|sd| *sd > 0.0).unwrap_or(0.02);
    let of = |branch: &crate::dataset::Branch| {
        let tau = Some(sd(&format!("tau:{}", branch.id))).filter(|sd| *sd > 0.0).unwrap_or(0.006);
        let base = branch.shortage.get() * sd(&format!("base_shortage_factor:{}", branch.id));
        [lambda, tau, base.max(100.0)]
    };
    dataset.branches.iter().map(of).collect()
}
