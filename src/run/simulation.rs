//! One group of draws through all worlds of a job, in lockstep.

use std::sync::Arc;

use rayon::prelude::*;

use super::layout::{Keep, Layout, PlanRows, Reported};
use super::precision::{Precision, Target};
use super::results;
use crate::dataset::Dataset;
use crate::dist::{ScoreTable, ScoreTables};
use crate::error::{Error, Result};
use crate::ids::Words;
use crate::lanes::{Lanes, WIDTH};
use crate::model::dispatch::Kernel;
use crate::model::money::Ledger;
use crate::model::world::{Shared, Totals, Trunk, World};
use crate::model::year::{Course, Role};
use crate::model::{Draw, Frame, Policy, observe, rows};
use crate::sample::scores::Scores;
use crate::sample::values::EVIDENCE;
use crate::sample::{Design, Sampler, Values};
use crate::scenario::{Evidence, FORECAST_NOISE, Scenario};
use crate::texts::UsageText;

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
    pub scenarios: Vec<results::Reported>,
    /// Which build of the year loop is used; all give the same bits.
    pub kernel: Kernel,
    pub(super) worlds: Vec<Setup>,
    market_rows: usize,
    plan_rows: usize,
}

/// A world that is simulated.
pub(super) struct Setup {
    pub(super) policy: Policy,
    pub(super) values: Values,
    /// The world it is compared with: the same without its plan.
    base: usize,
    /// Its place among the reported scenarios.
    pub(super) reported: Option<usize>,
    /// The last year in which worlds that part from this one are still the same, counted from the base year.
    trunk: Option<usize>,
    /// Whether it parts from the trunk of its base.
    is_branch: bool,
    /// Whether its draws are those of the world before it, but for what counts when people are helped.
    pub(super) has_draw_before: bool,
}

/// Room for one thread: the world at hand, and of the worlds before it what it is compared with. So room does not grow
/// with the number of scenarios.
pub struct Workspace {
    pub(super) draw: Draw,
    pub(super) world: World,
    pub(super) ledger: Ledger,
    pub(super) shared: Shared,
    /// The years of the reference, of the last world that others are compared with, and of the world at hand.
    pub(super) years: [Vec<Totals>; 3],
    /// What branches of the first two part from; empty where there are none.
    pub(super) trunks: [Trunk; 2],
    /// Rows of the reference's labour market, `[t][row]`.
    reference: Vec<Lanes>,
    market: Vec<Lanes>,
    plan: Vec<Lanes>,
}

/// What the reference leaves, in one group of draws, for the worlds after it and for what is kept of it.
pub(super) struct Left {
    draw: Draw,
    shared: Shared,
    trunk: Trunk,
    years: Vec<Totals>,
    rows: Vec<Lanes>,
}

impl Left {
    /// Puts it in the place it has in `room`, and takes what was there; the draw stays.
    fn swap(&mut self, room: &mut Workspace) {
        std::mem::swap(&mut self.shared, &mut room.shared);
        std::mem::swap(&mut self.trunk, &mut room.trunks[0]);
        std::mem::swap(&mut self.years, &mut room.years[REFERENCE]);
        std::mem::swap(&mut self.rows, &mut room.reference);
    }
}

/// Whose years stand where in [`Workspace::years`].
pub(super) const REFERENCE: usize = 0;
const BASE: usize = 1;
pub(super) const AT_HAND: usize = 2;

/// Where the years of a world stand in [`Workspace::years`].
pub(super) struct Places {
    /// The world that it is compared with.
    base: usize,
    /// The world itself.
    at: usize,
    /// The first year in which it is another than that.
    first: usize,
}

impl Places {
    /// The world that it is compared with, and the world itself, in year `t`.
    pub(super) fn in_year(&self, t: usize) -> [usize; 2] {
        [self.base, if t < self.first { self.base } else { self.at }]
    }
}

/// Numbers of one group of draws.
pub type Values8 = [f64; WIDTH];

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

    /// Years after the base year that summaries show: the base year, one, five and ten years on, and the last; in the
    /// Dutch data 2024 and 2033 are the years of the official forecast.
    pub fn headline_years(&self) -> Vec<usize> {
        let mut years: Vec<usize> = [0, 1, 5, 10].into_iter().filter(|&t| t < self.frame.years).collect();
        years.push(self.frame.years);
        years
    }

    /// Which parameters can have another value in another draw of the reported scenario `scenario`.
    pub fn varying(&self, scenario: usize) -> Vec<bool> {
        let Some(world) = self.worlds.iter().find(|w| w.reported == Some(scenario)) else { return Vec::new() };
        let mut varying = world.values.varying();
        self.leave_out_unused_types(&[world], &mut varying);
        varying
    }

    /// Takes the parameters of types of approach that no plan of `worlds` has out of `parameters`: they change nothing.
    pub(super) fn leave_out_unused_types(&self, worlds: &[&Setup], parameters: &mut [bool]) {
        for (i, of_type) in self.frame.slots.approaches.iter().enumerate() {
            let is_used = |w: &&Setup| w.policy.has_plan && w.policy.programmes.iter().any(|p| p.approach == i);
            if worlds.iter().any(is_used) {
                continue;
            }
            for slot in of_type.all() {
                // What has no row is a constant behind the parameters.
                if let Some(here) = parameters.get_mut(slot) {
                    *here = false;
                }
            }
        }
    }

    /// The figures that `targets` mean; `None` without targets.
    ///
    /// # Errors
    /// [`Error::Usage`] for a target that means nothing the job keeps.
    pub fn precision(&self, targets: &[Target]) -> Result<Option<Precision>> {
        if targets.is_empty() {
            return Ok(None);
        }
        let main = (0..self.scenarios.len()).filter(|&i| self.scenarios[i].profile_of.is_none());
        let last = self.frame.base_year + self.frame.years as i32;
        Precision::new(targets, &self.layout, &main.collect::<Vec<_>>(), last).map(Some)
    }

    /// Room for one thread.
    pub fn workspace(&self) -> Workspace {
        let most = self.worlds.iter().map(|setup| setup.policy.programmes.len()).max().unwrap_or(1);
        let years = vec![Totals::with_programmes(&self.frame, most); self.frame.years + 1];
        Workspace {
            trunks: [self.trunk(&self.worlds[..1]), self.trunk(&self.worlds[1..])],
            draw: Draw::new(&self.frame),
            world: World::with_programmes(&self.frame, most),
            ledger: Ledger::new(&self.frame),
            shared: Shared::new(&self.frame),
            years: [years.clone(), years.clone(), years],
            reference: vec![Lanes::ZERO; self.market_rows * (self.frame.years + 1)],
            market: vec![Lanes::ZERO; self.market_rows],
            plan: vec![Lanes::ZERO; self.plan_rows],
        }
    }

    /// Room for what `worlds` part from, if they do.
    fn trunk(&self, worlds: &[Setup]) -> Trunk {
        let is_needed = worlds.iter().any(|setup| setup.trunk.is_some());
        if is_needed { Trunk::new(&self.frame) } else { Trunk::default() }
    }

    /// The last year in which worlds that part from the reference are still the same, counted from the base year; and whether
    /// worlds part from others too.
    pub(super) fn trunks(&self) -> (Option<usize>, bool) {
        (self.worlds[0].trunk, self.worlds[1..].iter().any(|setup| setup.trunk.is_some()))
    }

    /// Simulates the draws of `scores` and writes every kept series: `out[series * groups + group]`.
    pub fn run(&self, scores: &Scores, room: &mut Workspace, out: &mut [Values8]) {
        self.run_showing(scores, room, out, |_, _, _| true);
    }

    /// The same, and shows what was drawn for every world (index) and group to `see`, which says whether to go on. Returns
    /// whether all is done.
    pub fn run_showing(
        &self,
        scores: &Scores,
        room: &mut Workspace,
        out: &mut [Values8],
        mut see: impl FnMut(usize, usize, &Draw) -> bool,
    ) -> bool {
        for group in 0..scores.groups() {
            for (i, setup) in self.worlds.iter().enumerate() {
                self.derive(setup, scores, group, room);
                if !see(i, group, &room.draw) {
                    return false;
                }
                self.world(i, setup, scores.groups(), group, room, out);
            }
        }
        true
    }

    /// The same as [`Self::run`] with what the reference has `left` of each group of these draws; where it hasn't yet, it is
    /// simulated and left.
    pub(super) fn run_after(
        &self,
        scores: &Scores,
        left: &mut [Option<Left>],
        room: &mut Workspace,
        out: &mut [Values8],
    ) {
        let groups = scores.groups();
        for (group, left) in left.iter_mut().enumerate() {
            let is_known = left.is_some();
            let left = left.get_or_insert_with(|| self.left());
            left.swap(room);
            if is_known {
                room.draw.clone_from(&left.draw);
                self.repeat_reference(group, groups, room, out);
            } else {
                self.derive(&self.worlds[0], scores, group, room);
                left.draw.clone_from(&room.draw);
                self.world(0, &self.worlds[0], groups, group, room, out);
            }
            for (i, setup) in self.worlds.iter().enumerate().skip(1) {
                self.derive(setup, scores, group, room);
                self.world(i, setup, groups, group, room, out);
            }
            left.swap(room);
        }
    }

    /// Room for what the reference leaves.
    fn left(&self) -> Left {
        Left {
            draw: Draw::new(&self.frame),
            shared: Shared::new(&self.frame),
            trunk: self.trunk(&self.worlds[..1]),
            years: vec![Totals::new(&self.frame); self.frame.years + 1],
            rows: vec![Lanes::ZERO; self.market_rows * (self.frame.years + 1)],
        }
    }

    /// Writes what is kept of a reference whose rows are in `room`.
    fn repeat_reference(&self, group: usize, groups: usize, room: &Workspace, out: &mut [Values8]) {
        for (layout, rows) in self.layout.years[0].iter().zip(room.reference.chunks_exact(self.market_rows)) {
            for (i, &row) in layout.market.iter().enumerate() {
                out[(layout.first + i) * groups + group] = rows[row].0;
            }
        }
    }

    /// The world whose draw is at hand through all years, and what is kept of it.
    fn world(&self, i: usize, setup: &Setup, groups: usize, group: usize, room: &mut Workspace, out: &mut [Values8]) {
        let places = self.simulate(i, setup, room);
        let Some(reported) = setup.reported else { return };
        for t in 0..=self.frame.years {
            self.observe(t, setup, reported, places.in_year(t), group, groups, room, out);
        }
    }

    /// Draws what the next world needs.
    pub(super) fn derive(&self, setup: &Setup, scores: &Scores, group: usize, room: &mut Workspace) {
        if setup.has_draw_before {
            room.draw.derive_help(&self.frame, &setup.values, scores, group);
        } else {
            room.draw.derive(&self.frame, &setup.values, scores, group);
        }
    }

    /// The world whose draw is at hand through all years, its ledger empty. Returns where its years stand.
    pub(super) fn simulate(&self, i: usize, setup: &Setup, room: &mut Workspace) -> Places {
        let (role, place) = match (i, setup.reported) {
            (0, _) => (Role::Reference, REFERENCE),
            // Worlds that are not reported are there to be compared with.
            (_, None) => (Role::Scenario, BASE),
            _ => (Role::Scenario, AT_HAND),
        };
        let base = match setup.base {
            0 => REFERENCE,
            base if base == i => place,
            _ => BASE,
        };
        let course = match setup.trunk {
            Some(year) => Course::Trunk(room.trunks[place].up_to(year)),
            None if setup.is_branch => Course::Branch(&room.trunks[base]),
            None => Course::Whole,
        };
        let first = course.first();
        let years = &mut room.years[place][first..];
        let (world, shared) = (&mut room.world, &mut room.shared);
        self.kernel.simulate(&self.frame, &setup.policy, &room.draw, world, years, shared, role, course);
        room.ledger.reset();
        Places { base, at: place, first }
    }

    /// Year `t` of the world in place `at`, compared with the one in place `base`.
    fn observe(
        &self,
        t: usize,
        setup: &Setup,
        reported: usize,
        [base, at]: [usize; 2],
        group: usize,
        groups: usize,
        room: &mut Workspace,
        out: &mut [Values8],
    ) {
        let frame = &self.frame;
        let layout = &self.layout.years[reported][t];
        let (base, world) = (&room.years[base][t], &room.years[at][t]);
        if (setup.policy.has_plan || setup.policy.has_places) && t > 0 {
            room.ledger.book(frame, &setup.policy, &room.draw, base, world, t);
        }
        let mut position = layout.first * groups + group;
        let mut put = |x: Lanes| {
            out[position] = x.0;
            position += groups;
        };
        let reference = &mut room.reference[t * self.market_rows..][..self.market_rows];
        if !layout.effects {
            // The reference itself.
            observe::market(frame, world, reference);
            layout.market.iter().for_each(|&p| put(reference[p]));
        } else if !layout.market.is_empty() {
            observe::market(frame, world, &mut room.market);
            layout.market.iter().for_each(|&p| put(room.market[p]));
        }
        if layout.effects {
            layout.market.iter().for_each(|&p| put(room.market[p] - reference[p]));
        }
        if !layout.plan.is_empty() {
            observe::plan(frame, &room.draw, base, world, &room.ledger, &mut room.plan);
            layout.plan.iter().for_each(|&p| put(room.plan[p]));
        }
        let programmes = setup.policy.programmes.len();
        layout.programmes.iter().for_each(|&p| put(observe::programme(world, programmes, p)));
    }

    /// A paid function in a plan needs an occupation that works in social work.
    fn check_functions(&self, scenario: &Scenario) -> Result<()> {
        for f in crate::ids::Function::PAID {
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
