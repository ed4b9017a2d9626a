//! What follows from one draw's parameters before the first year: growth factors, graduates, rates and shares.

use super::frame::Frame;
use super::mix::{self, Turn};
use crate::ids::Function;
use crate::lanes::{Lanes, WIDTH};
use crate::math::exp;
use crate::sample::Values;
use crate::sample::scores::Scores;

/// Derived numbers of one group of draws in one scenario. Allocated once, refilled for every group.
#[derive(Clone, Debug)]
pub struct Draw {
    /// The values of the world at hand, and what follows from those that count when people are helped.
    pub of_help: OfHelp,
    /// `[t][class]`: factor on the official population.
    pub class: Vec<Lanes>,
    /// `[branch]`: employees at the end of the base year.
    pub employees: Vec<Lanes>,
    /// `[branch]`: effective FTE demanded in the base year.
    pub base_demand: Vec<Lanes>,
    /// `[t][branch]`: growth of demand beyond demography.
    pub trend: Vec<Lanes>,
    /// `[t]`: sum of what the error of the official forecast has added by then, in its standard deviations.
    pub walk: Vec<Lanes>,
    /// Which of the draws have switchers go where most work, not where most is unfilled; 0 or 1.
    pub by_size: Lanes,
    /// Whether any does.
    pub has_by_size: bool,
    /// Which of the draws have help avoid a share of the care of the year; 0 or 1.
    pub in_proportion: Lanes,
    /// Whether any does.
    pub has_in_proportion: bool,
    /// `[t][branch]`: z.
    pub z: Vec<Lanes>,
    /// `[t]`: xi.
    pub xi: Vec<Lanes>,
    /// `[t]`: `lambda_noise`.
    pub lateral_noise: Vec<Lanes>,
    /// `[branch][band]`: share that moves to another employer in care.
    pub switching: Vec<Lanes>,
    /// `[t][pair]`: lateral inflow per employee, lambda x h x noise.
    pub lateral: Vec<Lanes>,
    /// `[band]`: ages of lateral entrants.
    pub lateral_ages: Vec<Lanes>,
    /// `[t][pair]`: persons coming from school, whole country.
    pub school: Vec<Lanes>,
    /// `[programme]`: share of graduates that starts in care.
    pub starts: Vec<Lanes>,
    /// `[t][function]`: idle graduates who can be hired, persons, whole country.
    pub slack: Vec<[Lanes; 4]>,
    /// `[function][pair]`: where hires out of care branches come from; sums to 1 per function.
    pub hire_split: Vec<Lanes>,
    /// `[function]`: what care branches give of the hires that others than the newly trained give, c/(u + c).
    pub care_of_rest: [Lanes; 4],
    pub(super) turns: [Turn; 3],
    scratch: Vec<Lanes>,
}

/// All that differs between draws of worlds that differ in help only: see [`super::slots::Slots::of_help`].
#[derive(Clone, Debug)]
pub struct OfHelp {
    /// All parameters, then 0 and 1.
    pub p: Vec<Lanes>,
    /// `[branch][level of support]`: effective FTE of care that a client-year of help takes away, and that a year well
    /// does: c x att x direct, c x att x prevent.
    pub client_care: Vec<[[Lanes; 2]; 3]>,
    /// `[branch]`: whether help changes its care at all in any of the draws.
    pub has_effect: Vec<bool>,
    /// `[branch]`: whether help finds arrangements of it in any of the draws.
    pub has_found: Vec<bool>,
    /// shift, scaled so that shift + rebound <= 0.95 per branch; in the order of `Slots::shifts`.
    pub shift: Vec<Lanes>,
    /// rebound, scaled likewise.
    pub rebound: Vec<Lanes>,
    /// `[j]`: share of the arrangements made j years ago that still run.
    pub still_running: Vec<Lanes>,
    /// Years after which none does in any of the draws.
    pub longest_arrangement: usize,
    /// `[type of approach]`: how help of that type differs; help of no type last.
    pub approaches: Vec<Approach>,
}

/// What a type of approach makes of help, worked out once a draw.
#[derive(Clone, Copy, Debug, Default)]
pub struct Approach {
    /// `[level of support]`: hours per client-year.
    pub hours: [Lanes; 3],
    /// `[level of support]`: most client-years per person of the pool, duration x reach.
    pub reached: [Lanes; 3],
    /// Factor on direct.
    pub direct: Lanes,
    /// Factor on prevent.
    pub prevent: Lanes,
    /// Whole years between the end of help and recovery.
    pub lag: [usize; WIDTH],
}

impl OfHelp {
    /// Room for the draws of a job.
    pub fn new(frame: &Frame) -> Self {
        let zeros = |n: usize| vec![Lanes::ZERO; n];
        let branches = frame.branches.len();
        Self {
            p: zeros(frame.slots.len),
            client_care: vec![[[Lanes::ZERO; 2]; 3]; branches],
            has_effect: vec![false; branches],
            has_found: vec![false; branches],
            shift: zeros(frame.slots.shifts.len()),
            rebound: zeros(branches),
            still_running: zeros(frame.years + 1),
            longest_arrangement: 0,
            approaches: vec![Approach::default(); frame.slots.approaches.len()],
        }
    }
}

impl Draw {
    /// Room for the draws of a job.
    pub fn new(frame: &Frame) -> Self {
        let zeros = |n: usize| vec![Lanes::ZERO; n];
        let (t, b, a, p) = (frame.years + 1, frame.branches.len(), frame.bands, frame.pairs.len());
        Self {
            of_help: OfHelp::new(frame),
            class: zeros(t * frame.classes),
            employees: zeros(b),
            base_demand: zeros(b),
            trend: zeros(t * b),
            walk: zeros(t),
            by_size: Lanes::ZERO,
            has_by_size: false,
            in_proportion: Lanes::ZERO,
            has_in_proportion: false,
            z: zeros(t * b),
            xi: zeros(t),
            lateral_noise: zeros(t),
            switching: zeros(b * a),
            lateral: zeros(t * p),
            lateral_ages: zeros(a),
            school: zeros(t * p),
            starts: zeros(frame.programmes.len()),
            slack: vec![[Lanes::ZERO; 4]; t],
            hire_split: zeros(4 * p),
            care_of_rest: [Lanes::ZERO; 4],
            turns: [Turn::default(); 3],
            scratch: zeros(p),
        }
    }

    /// Fills everything for one group of draws.
    pub fn derive(&mut self, frame: &Frame, values: &Values, scores: &Scores, group: usize) {
        self.parameters(frame, values, scores, group);
        self.population(frame);
        self.demand(frame, values, scores, group);
        self.graduates(frame);
        self.mobility(frame, values, scores, group);
        self.hires(frame);
        self.turns = mix::turns(frame, self);
        self.effects(frame);
    }

    /// The same, where the draw at hand is of the same group under values that differ in [`super::slots::Slots::of_help`]
    /// only; what is of help may be anything.
    pub fn derive_help(&mut self, frame: &Frame, values: &Values, scores: &Scores, group: usize) {
        self.parameters(frame, values, scores, group);
        self.effects(frame);
    }

    fn parameters(&mut self, frame: &Frame, values: &Values, scores: &Scores, group: usize) {
        let n = frame.slots.len - 2;
        values.fill(scores, group, &mut self.of_help.p[..n]);
        self.of_help.p[n] = Lanes::ZERO;
        self.of_help.p[n + 1] = Lanes::ONE;
        let [mobility, _, effect] = frame.slots.structure.map(|slot| self.at(slot));
        self.by_size = mobility;
        self.has_by_size = mobility != Lanes::ZERO;
        self.in_proportion = effect;
        self.has_in_proportion = effect != Lanes::ZERO;
    }

    /// The value in `slot`.
    #[inline(always)]
    pub fn at(&self, slot: usize) -> Lanes {
        self.of_help.p[slot]
    }

    fn population(&mut self, frame: &Frame) {
        let z90 = 1.281_551_565_544_600_4;
        for t in 0..=frame.years {
            for c in 0..frame.classes {
                let (below, above) = frame.widths[t * frame.classes + c];
                let z = frame.slots.population.get(c).copied().flatten().map_or(Lanes::ZERO, |slot| self.at(slot));
                self.class[t * frame.classes + c] = z.map(|z| 1.0 + z / z90 * if z > 0.0 { above } else { below });
            }
        }
    }

    fn demand(&mut self, frame: &Frame, values: &Values, scores: &Scores, group: usize) {
        let branches = frame.branches.len();
        let (sigma, phi) = (self.at(frame.slots.sigma), self.at(frame.slots.ar1));
        let has_error = self.forecast_error(frame, scores, group);
        for (b, branch) in frame.branches.iter().enumerate() {
            self.employees[b] = branch.employees.get() * self.at(frame.slots.employees_factor[b]);
            let shortage = frame.base_shortage[b] * self.at(frame.slots.base_shortage_factor[b]);
            self.base_demand[b] = (self.employees[b] + shortage) * frame.fte_per_person(b);
            let tau = self.at(frame.slots.tau[b]) + frame.tie[b].map_or(0.0, |tie| tie.1);
            let drift = tau - self.at(frame.slots.pi);
            let start = values.noise(scores, 2 + b, 0, group);
            let mut z = start;
            for t in 0..=frame.years {
                if t > 0 {
                    z = ar1(z, phi, values.noise(scores, 2 + b, t, group));
                }
                self.z[t * branches + b] = z;
                let grows = drift * t as f64 + sigma * (z - start);
                let grows = if has_error { grows + self.error_at(frame, t) } else { grows };
                self.trend[t * branches + b] = grows.map(exp);
            }
        }
    }

    /// The walk of the error of the official forecast; whether there is such an error at all.
    fn forecast_error(&mut self, frame: &Frame, scores: &Scores, group: usize) -> bool {
        if frame.slots.forecast_error.iter().all(|&slot| self.at(slot) == Lanes::ZERO) {
            return false;
        }
        let mut walk = Lanes::ZERO;
        for t in 1..=frame.years {
            walk += scores.forecast(t, group);
            self.walk[t] = walk;
        }
        true
    }

    /// The error of the official forecast in year `t`, as a share of demand.
    fn error_at(&self, frame: &Frame, t: usize) -> Lanes {
        let [trend, noise] = frame.slots.forecast_error.map(|slot| self.at(slot));
        trend * t as f64 + noise * self.walk[t]
    }

    fn graduates(&mut self, frame: &Frame) {
        let pairs = frame.pairs.len();
        self.school.fill(Lanes::ZERO);
        self.slack.fill([Lanes::ZERO; 4]);
        for (i, programme) in frame.programmes.iter().enumerate() {
            let continues = self.at(frame.slots.continues[i]);
            let mut starts = self.at(frame.slots.starts[i]);
            let mut idle = 1.0 - starts;
            if programme.continues_excludes_work {
                starts = starts.min(1.0 - continues);
                idle = 1.0 - starts - continues;
            }
            self.starts[i] = starts;
            let idle = idle * self.at(frame.slots.idle_share);
            for t in 0..=frame.years {
                let population = match programme.entry[t] {
                    Some((class, at)) => self.class[at * frame.classes + class],
                    None => Lanes::ONE,
                };
                let graduates = programme.starters[t] * population * self.at(frame.slots.success[i]);
                for &(pair, share) in &programme.first {
                    self.school[t * pairs + pair] += graduates * starts * share;
                }
                if let Some(f) = programme.function {
                    self.slack[t][f as usize] += graduates * idle;
                }
            }
        }
    }

    fn mobility(&mut self, frame: &Frame, values: &Values, scores: &Scores, group: usize) {
        let slots = &frame.slots;
        let (bands, pairs) = (frame.bands, frame.pairs.len());
        let (xi_phi, lateral_phi) = (self.at(slots.xi_ar1), self.at(slots.lambda_noise_ar1));
        let factor = |slot: Option<usize>, score: Lanes| slot.map_or(Lanes::ONE, |slot| values.at(slot, score));
        for (b, branch) in frame.branches.iter().enumerate() {
            for a in 0..bands {
                self.switching[b * bands + a] = branch.switches[a] * self.at(slots.switch_factor[b]);
            }
        }
        // h: lateral inflow goes where school does not replace those who leave.
        let mut lateral_total = Lanes::ZERO;
        let mut school_total = Lanes::ZERO;
        for (b, branch) in frame.branches.iter().enumerate() {
            let exit_rate: f64 = branch.exits.iter().zip(&branch.age_share).map(|(x, s)| x * s).sum();
            let (mut gap_total, mut school_branch) = (Lanes::ZERO, Lanes::ZERO);
            for p in frame.of_branch[b].clone() {
                let exits = self.employees[b] * (frame.pairs[p].mix * exit_rate);
                let gap = (exits - self.school[p]).max(exits * 0.1);
                self.scratch[p] = gap;
                gap_total += gap;
                school_branch += self.school[p];
            }
            let observed = branch.inflow_rate * self.employees[b];
            lateral_total += observed;
            school_total += school_branch;
            let lambda = match frame.tie[b] {
                Some((lambda, _)) => Lanes::splat(lambda),
                None => ((observed - school_branch) / self.employees[b]).max(Lanes::ZERO),
            };
            for p in frame.of_branch[b].clone() {
                self.scratch[p] = lambda * self.scratch[p].ratio(gap_total * frame.pairs[p].mix);
            }
        }
        let (mut xi, mut lateral) = (Lanes::ZERO, Lanes::ZERO);
        for t in 0..=frame.years {
            let [e, l] = [0, 1].map(|noise| values.noise(scores, noise, t, group));
            (xi, lateral) = if t == 0 { (e, l) } else { (ar1(xi, xi_phi, e), ar1(lateral, lateral_phi, l)) };
            self.xi[t] = factor(slots.xi, xi);
            let noise = factor(slots.lambda_noise, lateral);
            self.lateral_noise[t] = noise;
            for p in 0..pairs {
                self.lateral[t * pairs + p] = self.scratch[p] * noise;
            }
        }
        // Lateral entrants: re-entry, side entry, and those "from education" whom no programme here delivers.
        let routes = slots.routes.map(|slot| self.at(slot));
        let total = routes[0] + routes[1] + routes[2];
        let [education, reentry, side] = routes.map(|x| x.ratio(total) * lateral_total);
        let unschooled = (education - school_total).max(Lanes::ZERO);
        let all = unschooled + reentry + side;
        for a in 0..bands {
            let entrants =
                unschooled * frame.entry_education[a] + reentry * frame.entry_reentry[a] + side * frame.entry_side[a];
            // Nobody observed: the ages of side-entrants, so that nobody is lost.
            self.lateral_ages[a] = all.if_above(Lanes::ZERO, entrants.ratio(all), Lanes::splat(frame.entry_side[a]));
        }
    }

    fn hires(&mut self, frame: &Frame) {
        let pairs = frame.pairs.len();
        self.hire_split.fill(Lanes::ZERO);
        // 1: all from outside care; 2: all out of care.
        let form = self.at(frame.slots.structure[1]);
        let [half, three_halves] = [0.5, 1.5].map(Lanes::splat);
        self.care_of_rest = frame.slots.hire_source.map(|[_, outside, care]| {
            let care = self.at(care);
            let as_others = care.ratio(self.at(outside) + care);
            form.if_above(three_halves, Lanes::ONE, form.if_above(half, Lanes::ZERO, as_others))
        });
        for f in Function::PAID.map(|f| f as usize) {
            let Some(occupation) = frame.occupation_of[f] else { continue };
            let cells = || frame.pairs.iter().enumerate().filter(|(_, p)| p.occupation == occupation);
            let total: Lanes = cells().map(|(_, p)| self.at(frame.slots.hire_branch_split[p.branch])).sum();
            for (i, p) in cells() {
                self.hire_split[f * pairs + i] = self.at(frame.slots.hire_branch_split[p.branch]).ratio(total);
            }
        }
    }

    fn effects(&mut self, frame: &Frame) {
        let branches = frame.branches.len();
        for b in 0..branches {
            for (k, level) in frame.slots.levels.iter().enumerate() {
                let multiplier = self.at(level.use_multiplier[b]);
                let care = self.base_demand[b] / frame.population * multiplier * frame.client_use[k * branches + b];
                let care = care * self.at(level.attribution);
                self.of_help.client_care[b][k] = [care * self.at(level.direct[b]), care * self.at(level.prevent[b])];
            }
            self.of_help.has_effect[b] = self.of_help.client_care[b] != [[Lanes::ZERO; 2]; 3];
            self.of_help.has_found[b] = frame.slots.levels.iter().any(|level| self.at(level.refer[b]) != Lanes::ZERO);
        }
        for b in 0..branches {
            let rebound = self.at(frame.slots.rebound[b]);
            let shifts = frame.slots.shifts_of[b].clone();
            let total: Lanes = shifts.clone().map(|i| self.at(frame.slots.shifts[i].2)).sum::<Lanes>() + rebound;
            let limit = Lanes::splat(0.95);
            let scale = total.if_above(limit, limit / total, Lanes::ONE);
            self.of_help.rebound[b] = rebound * scale;
            for i in shifts {
                self.of_help.shift[i] = self.at(frame.slots.shifts[i].2) * scale;
            }
        }
        self.approaches(frame);
        let years = self.at(frame.slots.refer_years);
        self.of_help.longest_arrangement = 0;
        for (j, share) in self.of_help.still_running.iter_mut().enumerate() {
            *share = (years - j as f64).max(Lanes::ZERO).min(Lanes::ONE);
            if *share != Lanes::ZERO {
                self.of_help.longest_arrangement = j + 1;
            }
        }
    }

    /// How types of approach differ from help of no type, whose factors are 1. A type raises no reach above the whole pool.
    fn approaches(&mut self, frame: &Frame) {
        for (i, of_type) in frame.slots.approaches.iter().enumerate() {
            let mut approach =
                Approach { direct: self.at(of_type.direct), prevent: self.at(of_type.prevent), ..Approach::default() };
            for (k, level) in frame.slots.levels.iter().enumerate() {
                let reach = self.at(level.reach);
                let reached = (reach * self.at(of_type.reach)).min(reach.max(Lanes::ONE));
                approach.hours[k] = self.at(level.hours) * self.at(of_type.hours);
                approach.reached[k] = self.at(level.duration) * reached;
            }
            let lag = self.at(frame.slots.lag) * self.at(of_type.lag);
            for (lag, years) in approach.lag.iter_mut().zip(lag.0) {
                *lag = (years + 0.5) as usize;
            }
            self.of_help.approaches[i] = approach;
        }
    }
}

/// One step of an AR(1) path with stationary variance 1.
fn ar1(y: Lanes, phi: Lanes, innovation: Lanes) -> Lanes {
    let rest = phi.map(|phi| (1.0 - phi * phi).sqrt());
    phi * y + rest * innovation
}

const _: () = assert!(WIDTH == 8, "a block of draws is laid out in groups of eight");
