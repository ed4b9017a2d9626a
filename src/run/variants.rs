//! Variants of one scenario beside each other: other policies, the same figures, the same draws. For analyses that ask
//! what a part of a scenario does; what they make of the worlds becomes series of their own.

use super::layout;
use super::rounds::{Rounds, Work};
use super::simulation::{AT_HAND, Simulation, Workspace};
use super::{Observer, Options, threads};
use crate::error::Result;
use crate::model::course::{Course, Member, Role};
use crate::model::world::Totals;
use crate::model::{Draw, Policy};
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
        let Some(i) = self.worlds.iter().position(|w| w.reported == Some(scenario)) else { return };
        let (frame, reference, of_scenario) = (&self.frame, &self.worlds[0], &self.worlds[i]);
        let begins = policies.iter().filter_map(Policy::plan_begins).min();
        let mut parting = Parting { year: begins.map(|t| t - 1), from: None };
        let Workspace { draw, world, shared, years, trunks, .. } = room;
        // All take turns in one place: a world that parts from another finds there the years before.
        let (trunk, years) = (trunks[0].with_room(frame), &mut years[AT_HAND]);
        let mut simulate = |policy, draw: &mut Draw, role, course: Course, years: &mut [Totals]| {
            let years = &mut years[course.first()..];
            let mut alone = [Member { policy, of_help: None, years, role, course }];
            self.kernel.simulate(frame, draw, world, shared, trunk, &mut alone);
        };
        draw.derive(frame, &reference.values, scores, group);
        simulate(&reference.policy, draw, Role::Reference, parting.course(&reference.policy), years);
        see(None, years);
        if i == 1 && of_scenario.has_draw_before {
            draw.derive_help(frame, &of_scenario.values, scores, group);
        } else {
            draw.derive(frame, &of_scenario.values, scores, group);
            parting.from = None;
        }
        for (i, policy) in policies.iter().enumerate() {
            simulate(policy, draw, Role::Scenario, parting.course(policy), years);
            see(Some(i), years);
        }
    }
}

/// What worlds part from, one after the other: a plan changes nothing before it begins, so up to then a world with one is,
/// to the bit, the one without a plan on the same labour market.
struct Parting<'a> {
    /// The last year before any plan begins, counted from the base year; `None` where there is no plan.
    year: Option<usize>,
    /// Whose years up to then are at hand.
    from: Option<&'a Policy>,
}

impl<'a> Parting<'a> {
    /// The years of `policy` that are to be simulated.
    fn course(&mut self, policy: &'a Policy) -> Course {
        match self.year {
            Some(year) if !policy.has_plan => {
                self.from = Some(policy);
                Course::Trunk(year)
            }
            Some(year) if self.from.is_some_and(|from| from.has_market_of(policy)) => Course::Branch(year),
            _ => {
                self.from = None;
                Course::Whole
            }
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
