//! Variants of one scenario beside each other: other policies, the same figures, the same draws. For analyses that ask
//! what a part of a scenario does; what they make of the worlds becomes series of their own.

use super::layout;
use super::rounds::{Rounds, Work};
use super::simulation::{AT_HAND, REFERENCE, Simulation, Workspace};
use super::{Observer, Options, threads};
use crate::error::Result;
use crate::model::Policy;
use crate::model::world::Totals;
use crate::model::year::{Course, Role};
use crate::sample::scores::Scores;
use crate::stats::series::Series;
use std::sync::atomic::AtomicBool;

impl Simulation {
    /// Which parameters' own scores can make a difference in the reference or in the reported scenario `scenario`. Those of
    /// yearly noise can not: it is the numbers of the years that are mapped through their distributions.
    pub fn drawn(&self, scenario: usize) -> Vec<bool> {
        let mut drawn = vec![false; self.dataset.parameters.len()];
        let worlds = self.worlds.iter().enumerate().filter(|(i, w)| *i == 0 || w.reported == Some(scenario));
        let worlds: Vec<_> = worlds.map(|(_, world)| world).collect();
        for world in &worlds {
            for (drawn, here) in drawn.iter_mut().zip(world.values.drawn()) {
                *drawn |= here;
            }
        }
        self.leave_out_unused_types(&worlds, &mut drawn);
        for slot in [self.frame.slots.xi, self.frame.slots.lambda_noise].into_iter().flatten() {
            drawn[slot] = false;
        }
        drawn
    }

    /// The years of the reference, then of each of `policies` with the figures of the reported scenario `scenario`, for a
    /// group of draws of `scores`. Shows each world to `see`: `None` is the reference, then the index of the policy.
    pub fn variants(
        &self,
        scenario: usize,
        policies: &[Policy],
        scores: &Scores,
        group: usize,
        room: &mut Workspace,
        mut see: impl FnMut(Option<usize>, &[Totals]),
    ) {
        let Some(of_scenario) = self.worlds.iter().find(|w| w.reported == Some(scenario)) else { return };
        let (frame, reference) = (&self.frame, &self.worlds[0]);
        let Workspace { draw, world, shared, years, .. } = room;
        let mut simulate = |policy: &Policy, draw: &_, role: Role, years: &mut Vec<Totals>| {
            self.kernel.simulate(frame, policy, draw, world, years, shared, role, Course::Whole);
        };
        draw.derive(frame, &reference.values, scores, group);
        simulate(&reference.policy, draw, Role::Reference, &mut years[REFERENCE]);
        see(None, &years[REFERENCE]);
        draw.derive(frame, &of_scenario.values, scores, group);
        for (i, policy) in policies.iter().enumerate() {
            simulate(policy, draw, Role::Scenario, &mut years[AT_HAND]);
            see(Some(i), &years[AT_HAND]);
        }
    }
}

/// Statistics of `work` on the draws that `options` ask for, a series for each of `units`. Ends after the round at hand
/// when `stop` is set; so series may hold fewer draws, or none.
///
/// # Errors
/// If threads cannot be had, or a number is too large for its unit.
pub fn series(
    simulation: &Simulation,
    work: Work,
    units: &[&str],
    options: &Options,
    observer: &dyn Observer,
    stop: &AtomicBool,
) -> Result<Vec<Series>> {
    threads(options)?.install(|| {
        let mut rounds = Rounds::of_work(simulation, work, units.iter().map(|unit| layout::quantum(unit)));
        for _ in 0..options.rounds() {
            if !rounds.next(observer, stop)? {
                break;
            }
        }
        Ok(rounds.into_series())
    })
}
