//! Which worlds a job simulates: the reference, and of each scenario its plan, what it is compared with, and the plan under
//! other evidence; and what each need not do because another does it.

use std::sync::Arc;

use rayon::prelude::*;

use super::layout::{Keep, Layout, PlanRows, Reported};
use super::simulation::Simulation;
use super::{results, together};
use crate::dataset::Dataset;
use crate::dist::{ScoreTable, ScoreTables};
use crate::error::{Error, Result};
use crate::ids::{Function, Words};
use crate::model::dispatch::Kernel;
use crate::model::{Frame, Policy, rows};
use crate::sample::values::EVIDENCE;
use crate::sample::{Design, Sampler, Values};
use crate::scenario::{Evidence, FORECAST_NOISE, Scenario};
use crate::texts::UsageText;

/// A world that is simulated.
pub(super) struct Setup {
    pub(super) policy: Policy,
    pub(super) values: Values,
    /// The world it is compared with: the same without its plan.
    pub(super) base: usize,
    /// Its place among the reported scenarios.
    pub(super) reported: Option<usize>,
    /// The last year in which worlds that part from this one are still the same, counted from the base year.
    pub(super) trunk: Option<usize>,
    /// Whether it parts from the trunk of its base.
    pub(super) is_branch: bool,
    /// Whether its draws are those of the world before it, but for what counts when people are helped.
    pub(super) has_draw_before: bool,
}

impl Simulation {
    /// Prepares the scenarios (the first is the reference) on `dataset`.
    ///
    /// # Errors
    /// If correlations of the data set cannot hold together, or a plan needs staff the data set does not know.
    pub fn new(
        dataset: &Arc<Dataset>,
        scenarios: &[Arc<Scenario>],
        seed: u64,
        design: Design,
        keep: Keep,
    ) -> Result<Self> {
        Self::prepared(dataset, &tables(dataset), scenarios, seed, design, keep)
    }

    /// The same with `tables` at hand, as [`tables`] makes them of `dataset`: they take most of the time.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn prepared(
        dataset: &Arc<Dataset>,
        tables: &[Arc<ScoreTable>],
        scenarios: &[Arc<Scenario>],
        seed: u64,
        design: Design,
        keep: Keep,
    ) -> Result<Self> {
        let horizon = scenarios[0].horizon;
        let frame = Frame::new(dataset, horizon);
        let mut sampler = Sampler::new(dataset, horizon, seed, design).map_err(Error::Usage)?;
        if scenarios.iter().flat_map(|s| &s.parameters).any(|p| p.name == FORECAST_NOISE) {
            sampler = sampler.with_forecast_error();
        }
        let mut sim = Self {
            dataset: dataset.clone(),
            layout: Layout::default(),
            sampler,
            scenarios: Vec::new(),
            kernel: Kernel::best(),
            worlds: Vec::new(),
            together: Vec::new(),
            market_rows: rows::market(dataset).len(),
            plan_rows: rows::plan(dataset).len(),
            frame,
        };
        let mut reported = Vec::new();
        let mut last_market: Option<(Scenario, usize)> = None;
        for (i, scenario) in scenarios.iter().enumerate() {
            let policy = Policy::new(&sim.frame, dataset, scenario);
            sim.check_functions(scenario)?;
            let has_plan = policy.has_plan;
            let values = |s: &Scenario, e: &Evidence| Values::new(dataset, tables, s, e);
            let base = if has_plan && policy.has_own_market {
                let market = market_of(scenario, &scenarios[0]);
                match last_market {
                    // Neighbours in a sweep often differ in their plan only.
                    Some((ref known, base)) if *known == market => base,
                    _ => {
                        sim.worlds.push(Setup {
                            policy: Policy::new(&sim.frame, dataset, &market),
                            values: values(&market, &market.evidence),
                            base: 0,
                            reported: None,
                            trunk: None,
                            is_branch: false,
                            has_draw_before: false,
                        });
                        last_market = Some((market, sim.worlds.len() - 1));
                        sim.worlds.len() - 1
                    }
                }
            } else if has_plan {
                0
            } else {
                // Without a plan the scenario is its own: only training places cost anything.
                sim.worlds.len()
            };
            let mut add = |name: String, evidence: &Evidence, keep: Keep, profile_of: Option<usize>| {
                sim.worlds.push(Setup {
                    policy: policy.clone(),
                    values: values(scenario, evidence),
                    base,
                    reported: Some(sim.scenarios.len()),
                    trunk: None,
                    is_branch: false,
                    has_draw_before: false,
                });
                sim.scenarios.push(results::Reported { name, scenario: scenario.clone(), profile_of });
                let plan = match (i > 0, policy.has_plan, policy.has_places) {
                    (true, true, _) => PlanRows::All,
                    (true, false, true) => PlanRows::Money,
                    _ => PlanRows::None,
                };
                let programmes = scenario.plan.programme_names();
                reported.push(Reported { keep, is_reference: i == 0, plan, programmes });
                sim.scenarios.len() - 1
            };
            // Of a point of a sweep there are many: only what is looked at first, and no profiles.
            let is_point = scenario.point.is_some();
            let keep = if is_point { Keep::Point } else { keep };
            let main = add(scenario.name.clone(), &scenario.evidence, keep, None);
            if has_plan && i > 0 && !is_point && keep != Keep::Glance {
                let profiles = [("controlled", Evidence::Controlled), ("business_cases", Evidence::BusinessCases)];
                for (profile, evidence) in profiles {
                    add(format!("{}@{profile}", scenario.name), &evidence, Keep::Headline, Some(main));
                }
            }
        }
        sim.share_work();
        sim.together = together::ranges(&sim.worlds);
        sim.layout = Layout::new(dataset, sim.frame.years, &sim.headline_years(), &reported);
        Ok(sim)
    }

    /// Finds out what worlds need not do because another has done it, with the same bits: a plan changes nothing before it
    /// begins, and evidence nothing before people are helped.
    fn share_work(&mut self) {
        let mut of_help = vec![false; self.dataset.parameters.len()];
        let no_slot = self.dataset.parameter(EVIDENCE);
        for slot in self.frame.slots.of_help().chain(no_slot).filter(|&slot| slot < self.dataset.parameters.len()) {
            of_help[slot] = true;
        }
        let differ_in_help_only = |a: &Setup, b: &Setup| {
            let differing = a.values.differing(&b.values);
            !a.values.noises_differ(&b.values)
                && differing.iter().zip(&of_help).all(|(differs, help)| !differs || *help)
        };
        for i in 1..self.worlds.len() {
            let (before, from_here) = self.worlds.split_at_mut(i);
            let setup = &mut from_here[0];
            setup.has_draw_before = differ_in_help_only(setup, &before[i - 1]);
            let (Some(base), Some(begins)) = (before.get_mut(setup.base), setup.policy.plan_begins()) else { continue };
            if base.policy.has_plan || !setup.policy.has_market_of(&base.policy) || !differ_in_help_only(setup, base) {
                continue;
            }
            setup.is_branch = true;
            base.trunk = Some(base.trunk.map_or(begins - 1, |year| year.min(begins - 1)));
        }
    }

    /// A paid function in a plan needs an occupation that works in social work.
    fn check_functions(&self, scenario: &Scenario) -> Result<()> {
        for f in Function::PAID {
            let share = &scenario.plan.mix[f as usize];
            if !share.is_constant(0.0) && !scenario.plan.is_empty() && self.frame.pair_of[f as usize].is_none() {
                return Err(Error::Usage(UsageText::NoOccupation.with(&[
                    ("name", &scenario.name),
                    ("function", &f.id()),
                    ("data", &self.dataset.name),
                ])));
            }
        }
        Ok(())
    }
}

/// Quantile functions of all parameters of `dataset`.
pub fn tables(dataset: &Dataset) -> Vec<Arc<ScoreTable>> {
    let shared = ScoreTables::default();
    dataset.parameters.par_iter().map(|p| Arc::new(shared.table(&p.dist))).collect()
}

/// What a scenario does without its plan, and nothing that makes no difference to that: equal for scenarios that differ in
/// their plan only.
fn market_of(scenario: &Scenario, reference: &Scenario) -> Scenario {
    Scenario {
        name: String::new(),
        title: Words::default(),
        why: Words::default(),
        // The reference has no plan.
        plan: reference.plan.clone(),
        fund: reference.fund.clone(),
        notes: Vec::new(),
        point: None,
        ..scenario.clone()
    }
}
