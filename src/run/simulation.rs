//! One group of draws through all worlds of a job, in lockstep.

use std::sync::Arc;

use super::layout::{Keep, Layout, PlanRows, Reported};
use super::results::ScenarioResult;
use crate::dataset::Dataset;
use crate::error::{Error, Result};
use crate::lanes::{Lanes, WIDTH};
use crate::model::dispatch::Kernel;
use crate::model::money::Ledger;
use crate::model::world::{Shared, Totals, World};
use crate::model::year::Role;
use crate::model::{Draw, Frame, Policy, observe, rows};
use crate::sample::scores::Scores;
use crate::sample::{Sampler, Values};
use crate::scenario::{Evidence, Plan, Ramp, Scenario};

/// Everything that is the same for all draws of a job.
pub struct Simulation {
    /// The data set.
    pub dataset: Arc<Dataset>,
    /// The frame of the model.
    pub frame: Frame,
    /// Draws scores.
    pub sampler: Sampler,
    /// What is kept.
    pub layout: Layout,
    /// Reported scenarios, in order.
    pub scenarios: Vec<ScenarioResult>,
    /// Which build of the year loop is used; all give the same bits.
    pub kernel: Kernel,
    worlds: Vec<Setup>,
    market_rows: usize,
    plan_rows: usize,
}

/// A world that is simulated.
struct Setup {
    policy: Policy,
    values: Values,
    /// The world it is compared with: the same without its plan.
    base: usize,
    /// Its place among the reported scenarios.
    reported: Option<usize>,
}

/// Room for one thread.
pub struct Workspace {
    draws: Vec<Draw>,
    /// The state of the world at hand, and the years of all.
    world: World,
    years: Vec<Vec<Totals>>,
    ledgers: Vec<Ledger>,
    shared: Shared,
    reference: Vec<Lanes>,
    market: Vec<Lanes>,
    plan: Vec<Lanes>,
}

/// Numbers of one group of draws.
pub type Values8 = [f64; WIDTH];

impl Simulation {
    /// Prepares the scenarios (the first is the reference) on `dataset`.
    ///
    /// # Errors
    /// If correlations of the data set cannot hold together, or a plan needs staff the data set does not know.
    pub fn new(dataset: &Arc<Dataset>, scenarios: &[Arc<Scenario>], seed: u64, keep: Keep) -> Result<Self> {
        let horizon = scenarios[0].horizon;
        let frame = Frame::new(dataset, horizon);
        let sampler = Sampler::new(dataset, horizon, seed).map_err(Error::Usage)?;
        let tables = Values::tables(dataset);
        let mut sim = Self {
            dataset: dataset.clone(),
            layout: Layout::default(),
            sampler,
            scenarios: Vec::new(),
            kernel: Kernel::best(),
            worlds: Vec::new(),
            market_rows: rows::market(dataset).len(),
            plan_rows: rows::plan(dataset).len(),
            frame,
        };
        let mut reported = Vec::new();
        for (i, scenario) in scenarios.iter().enumerate() {
            let policy = Policy::new(&sim.frame, dataset, scenario);
            sim.check_functions(scenario)?;
            let has_plan = policy.has_plan;
            let values = |s: &Scenario, e: &Evidence| Values::new(dataset, &tables, s, e);
            let base = if has_plan && policy.has_own_market {
                let without = Scenario { plan: no_plan(&scenario.plan), ..(**scenario).clone() };
                sim.worlds.push(Setup {
                    policy: Policy::new(&sim.frame, dataset, &without),
                    values: values(&without, &without.evidence),
                    base: 0,
                    reported: None,
                });
                sim.worlds.len() - 1
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
                });
                sim.scenarios.push(ScenarioResult { name, scenario: scenario.clone(), profile_of });
                let plan = match (i > 0, policy.has_plan, policy.has_places) {
                    (true, true, _) => PlanRows::All,
                    (true, false, true) => PlanRows::Money,
                    _ => PlanRows::None,
                };
                reported.push(Reported { keep, is_reference: i == 0, plan });
                sim.scenarios.len() - 1
            };
            let main = add(scenario.name.clone(), &scenario.evidence, keep, None);
            if has_plan && i > 0 {
                let profiles = [("controlled", Evidence::Controlled), ("business_cases", Evidence::BusinessCases)];
                for (profile, evidence) in profiles {
                    add(format!("{}@{profile}", scenario.name), &evidence, Keep::Headline, Some(main));
                }
            }
        }
        sim.layout = Layout::new(dataset, sim.frame.years, &sim.headline_years(), &reported);
        Ok(sim)
    }

    /// Years after the base year that summaries show: the base year, one, five and ten years on, and the last; in the
    /// Dutch data 2024 and 2033 are the years of the official forecast.
    pub fn headline_years(&self) -> Vec<usize> {
        let mut years: Vec<usize> = [0, 1, 5, 10].into_iter().filter(|&t| t < self.frame.years).collect();
        years.push(self.frame.years);
        years
    }

    /// Room for one thread.
    pub fn workspace(&self) -> Workspace {
        let n = self.worlds.len();
        Workspace {
            draws: vec![Draw::new(&self.frame); n],
            world: World::new(&self.frame),
            years: vec![vec![Totals::new(&self.frame); self.frame.years + 1]; n],
            ledgers: vec![Ledger::new(&self.frame); n],
            shared: Shared::new(&self.frame),
            reference: vec![Lanes::ZERO; self.market_rows],
            market: vec![Lanes::ZERO; self.market_rows],
            plan: vec![Lanes::ZERO; self.plan_rows],
        }
    }

    /// Simulates the draws of `scores` and writes every kept series: `out[series * groups + group]`.
    pub fn run(&self, scores: &Scores, room: &mut Workspace, out: &mut [Values8]) {
        for group in 0..scores.groups() {
            self.group(scores, group, room, out);
        }
    }

    fn group(&self, scores: &Scores, group: usize, room: &mut Workspace, out: &mut [Values8]) {
        let frame = &self.frame;
        for (setup, (draw, ledger)) in self.worlds.iter().zip(room.draws.iter_mut().zip(&mut room.ledgers)) {
            draw.derive(frame, &setup.values, scores, group);
            ledger.reset();
        }
        for (i, setup) in self.worlds.iter().enumerate() {
            let role = if i == 0 { Role::Reference } else { Role::Scenario };
            let (draw, years) = (&room.draws[i], &mut room.years[i]);
            self.kernel.simulate(frame, &setup.policy, draw, &mut room.world, years, &mut room.shared, role, 0);
        }
        for t in 0..=frame.years {
            self.observe(t, group, scores.groups(), room, out);
        }
    }

    fn observe(&self, t: usize, group: usize, groups: usize, room: &mut Workspace, out: &mut [Values8]) {
        let frame = &self.frame;
        for (i, setup) in self.worlds.iter().enumerate() {
            let Some(reported) = setup.reported else { continue };
            let layout = &self.layout.years[reported][t];
            let (base, world) = (&room.years[setup.base][t], &room.years[i][t]);
            if (setup.policy.has_plan || setup.policy.has_places) && t > 0 {
                room.ledgers[i].book(frame, &setup.policy, &room.draws[i], base, world, t);
            }
            let mut at = layout.first * groups + group;
            let mut put = |x: Lanes| {
                out[at] = x.0;
                at += groups;
            };
            if !layout.market.is_empty() || i == 0 {
                let market = if i == 0 { &mut room.reference } else { &mut room.market };
                observe::market(frame, world, market);
                layout.market.iter().for_each(|&p| put(market[p]));
            }
            if layout.effects {
                layout.market.iter().for_each(|&p| put(room.market[p] - room.reference[p]));
            }
            if !layout.plan.is_empty() {
                observe::plan(frame, &room.draws[i], base, world, &room.ledgers[i], &mut room.plan);
                layout.plan.iter().for_each(|&p| put(room.plan[p]));
            }
        }
    }

    /// A paid function in a plan needs an occupation that works in social work.
    fn check_functions(&self, scenario: &Scenario) -> Result<()> {
        for f in crate::ids::Function::PAID {
            let share = &scenario.plan.mix[f as usize];
            if !share.is_constant(0.0) && !scenario.plan.is_empty() && self.frame.pair_of[f as usize].is_none() {
                return Err(Error::Usage(format!(
                    "scenario `{}` plans staff of function `{}`, but no occupation of data set `{}` has that function \
                     and works in social work",
                    scenario.name,
                    f.id(),
                    self.dataset.name
                )));
            }
        }
        Ok(())
    }
}

fn no_plan(plan: &Plan) -> Plan {
    Plan { size: Ramp::constant(0.0), ..plan.clone() }
}
