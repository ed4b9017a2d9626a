//! One group of draws through all worlds of a job, in lockstep.

use std::ops::Range;
use std::sync::Arc;

use super::layout::Layout;
use super::precision::{Precision, Target};
use super::results;
use super::together::{BRANCHES, MOST};
use super::worlds::Setup;
use crate::dataset::Dataset;
use crate::error::Result;
use crate::lanes::{Lanes, WIDTH};
use crate::model::dispatch::Kernel;
use crate::model::draw::OfHelp;
use crate::model::money::Ledger;
use crate::model::world::{Shared, Totals, Trunk, World};
use crate::model::{Draw, Frame, observe};
use crate::sample::Sampler;
use crate::sample::scores::Scores;

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
    /// Which worlds are simulated together, in order.
    pub(super) together: Vec<Range<usize>>,
    pub(super) market_rows: usize,
    pub(super) plan_rows: usize,
}

/// Room for one thread: the worlds at hand, and of the worlds before them what they are compared with. So room does not grow
/// with the number of scenarios.
pub struct Workspace {
    pub(super) draw: Draw,
    /// What the draws of the worlds at hand have of their own: see [`Self::swap`].
    pub(super) of_help: Vec<OfHelp>,
    pub(super) world: World,
    pub(super) ledger: Ledger,
    pub(super) shared: Shared,
    /// The years of the reference, of the last world that others are compared with, and of the worlds at hand.
    pub(super) years: Vec<Vec<Totals>>,
    /// What branches of the first two part from; empty where there are none.
    pub(super) trunks: [Trunk; 2],
    /// Rows of the reference's labour market, `[t][row]`.
    pub(super) reference: Vec<Lanes>,
    market: Vec<Lanes>,
    plan: Vec<Lanes>,
}

impl Workspace {
    /// Takes what member `m` of the worlds at hand has of its own out of the draw at hand, or puts it there.
    pub(super) fn swap(&mut self, m: usize) {
        std::mem::swap(&mut self.draw.of_help, &mut self.of_help[m]);
    }
}

/// Whose years stand where in [`Workspace::years`].
pub(super) const REFERENCE: usize = 0;
pub(super) const BASE: usize = 1;
pub(super) const AT_HAND: usize = 2;

/// How many places there are.
pub(super) const PLACES: usize = AT_HAND + BRANCHES;

/// Where the years of a world stand in [`Workspace::years`].
#[derive(Clone, Copy, Default)]
pub(super) struct Places {
    /// The world that it is compared with.
    pub(super) base: usize,
    /// The world itself.
    pub(super) at: usize,
    /// The first year in which it is another than that.
    pub(super) first: usize,
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
    /// [`crate::error::Error::Usage`] for a target that means nothing the job keeps.
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
        let most = self.most_programmes();
        let years = vec![Totals::with_programmes(&self.frame, most); self.frame.years + 1];
        Workspace {
            trunks: [self.trunk(&self.worlds[..1]), self.trunk(&self.worlds[1..])],
            draw: Draw::new(&self.frame),
            of_help: vec![OfHelp::new(&self.frame); MOST],
            world: World::with_programmes(&self.frame, most),
            ledger: Ledger::new(&self.frame),
            shared: Shared::new(&self.frame),
            years: vec![years; PLACES],
            reference: vec![Lanes::ZERO; self.market_rows * (self.frame.years + 1)],
            market: vec![Lanes::ZERO; self.market_rows],
            plan: vec![Lanes::ZERO; self.plan_rows],
        }
    }

    /// Of all plans; a plan that names none has one.
    pub(super) fn most_programmes(&self) -> usize {
        self.worlds.iter().map(|setup| setup.policy.programmes.len()).max().unwrap_or(1)
    }

    /// Room for what `worlds` part from, if they do.
    pub(super) fn trunk(&self, worlds: &[Setup]) -> Trunk {
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
            for worlds in &self.together {
                if !self.run_together(worlds.clone(), scores, group, room, out, &mut see) {
                    return false;
                }
            }
        }
        true
    }

    /// Draws for `worlds` that are simulated together, takes them through all years, and writes what is kept of them; as
    /// [`Self::run_showing`].
    pub(super) fn run_together(
        &self,
        worlds: Range<usize>,
        scores: &Scores,
        group: usize,
        room: &mut Workspace,
        out: &mut [Values8],
        see: &mut impl FnMut(usize, usize, &Draw) -> bool,
    ) -> bool {
        for (m, i) in worlds.clone().enumerate() {
            self.derive(&self.worlds[i], scores, group, room);
            if !see(i, group, &room.draw) {
                return false;
            }
            room.swap(m);
        }
        let places = self.simulate(worlds.clone(), room);
        for (m, i) in worlds.enumerate() {
            let setup = &self.worlds[i];
            let Some(reported) = setup.reported else { continue };
            room.swap(m);
            room.ledger.reset();
            for t in 0..=self.frame.years {
                self.observe(t, setup, reported, places[m].in_year(t), group, scores.groups(), room, out);
            }
            room.swap(m);
        }
        true
    }

    /// Draws what the next world needs.
    pub(super) fn derive(&self, setup: &Setup, scores: &Scores, group: usize, room: &mut Workspace) {
        if setup.has_draw_before {
            room.draw.derive_help(&self.frame, &setup.values, scores, group);
        } else {
            room.draw.derive(&self.frame, &setup.values, scores, group);
        }
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
}
