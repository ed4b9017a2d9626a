//! The central reference under trial factors.

use crate::dataset::{Branch, Dataset};
use crate::error::{Error, Result};
use crate::lanes::{Lanes, WIDTH};
use crate::math::exp;
use crate::model::course::{self, Role};
use crate::model::dispatch::Kernel;
use crate::model::world::{Shared, World};
use crate::model::{Draw, Frame, Policy};
use crate::sample::{Design, Sampler, Values};
use crate::scenario::{Evidence, Scenario};

/// Persons by branch and year after the base year.
#[derive(Clone, Debug)]
pub struct Path {
    /// Shortage.
    pub shortage: Vec<Vec<f64>>,
    /// Demand.
    pub demand: Vec<Vec<f64>>,
    /// Supply.
    pub supply: Vec<Vec<f64>>,
}

/// Runs the central reference again and again.
pub struct Trial {
    frame: Frame,
    policy: Policy,
    values: Values,
    sampler: Sampler,
    draw: Draw,
    world: World,
    shared: Shared,
}

/// Lateral rate, trend and base shortage of every branch.
pub type Factors = Vec<[f64; 3]>;

impl Trial {
    /// The reference up to `horizon`.
    ///
    /// # Errors
    /// If correlations of the data set cannot hold together.
    pub fn new(dataset: &Dataset, reference: &Scenario, horizon: i32) -> Result<Self> {
        let mut frame = Frame::new(dataset, horizon);
        frame.tie.fill(None);
        Ok(Self {
            policy: Policy::new(&frame, dataset, reference),
            values: Values::new(dataset, &Values::tables(dataset), reference, &Evidence::Controlled),
            sampler: Sampler::new(dataset, horizon, 0, Design::Plain).map_err(Error::Usage)?,
            draw: Draw::new(&frame),
            world: World::new(&frame),
            shared: Shared::new(&frame),
            frame,
        })
    }

    /// Observed lateral rate by branch: inflow rate less what comes from school.
    pub fn observed_lambda(&mut self) -> Vec<f64> {
        self.draw.derive(&self.frame, &self.values, &self.sampler.central(), 0);
        let rate = |(b, branch): (usize, &Branch)| {
            let school: f64 = self.frame.of_branch[b].clone().map(|p| self.draw.school[p].0[0]).sum();
            (branch.inflow_rate - school / self.draw.employees[b].0[0]).max(0.0)
        };
        self.frame.branches.iter().enumerate().map(rate).collect()
    }

    /// The path under `factors`.
    pub fn run(&mut self, factors: &Factors) -> Path {
        let mut paths = self.run_each(std::slice::from_ref(factors));
        paths.swap_remove(0)
    }

    /// The path under each of `all`, eight side by side.
    pub fn run_each(&mut self, all: &[Factors]) -> Vec<Path> {
        all.chunks(WIDTH).flat_map(|some| self.run_some(some)).collect()
    }

    fn run_some(&mut self, all: &[Factors]) -> Vec<Path> {
        self.frame.tie.fill(Some((1.0, 0.0)));
        self.frame.base_shortage.fill(0.0);
        let (frame, policy) = (&self.frame, &self.policy);
        self.draw.derive(frame, &self.values, &self.sampler.central(), 0);
        let n = frame.branches.len();
        // Lanes beyond the last repeat it.
        let of = |lane: usize, b: usize| all[lane.min(all.len() - 1)][b];
        for b in 0..n {
            let factor = |j: usize| Lanes(std::array::from_fn(|lane| of(lane, b)[j]));
            let (lambda, tau) = (factor(0), factor(1));
            let shortage = factor(2) * self.draw.at(frame.slots.base_shortage_factor[b]);
            self.draw.base_demand[b] += shortage * frame.fte_per_person(b);
            for t in 0..=frame.years {
                self.draw.trend[t * n + b] *= (tau * t as f64).map(exp);
                for p in frame.of_branch[b].clone() {
                    self.draw.lateral[t * frame.pairs.len() + p] *= lambda;
                }
            }
        }
        let empty = || Path { shortage: vec![Vec::new(); n], demand: vec![Vec::new(); n], supply: vec![Vec::new(); n] };
        let mut paths: Vec<Path> = all.iter().map(|_| empty()).collect();
        for t in 0..=frame.years {
            if t == 0 {
                course::begin(frame, policy, &mut self.draw, &mut self.world, &mut self.shared);
            } else {
                Kernel::best().step(
                    frame,
                    policy,
                    &mut self.draw,
                    &mut self.world,
                    &mut self.shared,
                    Role::Reference,
                    t,
                );
            }
            for b in 0..n {
                let pairs = || frame.of_branch[b].clone();
                let persons = |stock: usize| -> Lanes {
                    pairs().map(|p| self.world.year.stock(stock, p)).sum::<Lanes>() / frame.fte_per_person(b)
                };
                let (demand, supply, filled) = (persons(0), persons(1), persons(2));
                for (lane, path) in paths.iter_mut().enumerate() {
                    path.shortage[b].push(demand.0[lane] - filled.0[lane]);
                    path.demand[b].push(demand.0[lane]);
                    path.supply[b].push(supply.0[lane]);
                }
            }
        }
        paths
    }
}
