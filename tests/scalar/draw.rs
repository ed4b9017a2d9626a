//! What follows from the parameters of one draw before the first year.

use schakel::lanes::{Lanes, WIDTH};
use schakel::math::exp;
use schakel::model::Frame;
use schakel::sample::Values;
use schakel::sample::scores::Scores;

/// Parameters and noise of one draw.
pub struct Inputs {
    /// All parameters, then 0 and 1.
    p: Vec<f64>,
    /// `[t]`: xi, and the noise of lateral inflow.
    xi: Vec<f64>,
    lateral: Vec<f64>,
    /// `[b][t]`: innovations of demand.
    demand: Vec<Vec<f64>>,
}

impl Inputs {
    /// Of draw `draw` of `scores`.
    pub fn of(frame: &Frame, values: &Values, scores: &Scores, draw: usize) -> Self {
        let (group, lane) = (draw / WIDTH, draw % WIDTH);
        let mut p = vec![Lanes::ZERO; frame.slots.len - 2];
        values.fill(scores, group, &mut p);
        let mut p: Vec<f64> = p.iter().map(|x| x.0[lane]).collect();
        p.extend([0.0, 1.0]);
        let innovations = |noise: usize| -> Vec<f64> {
            (0..=frame.years).map(|t| values.noise(scores, noise, t, group).0[lane]).collect()
        };
        let through =
            |slot: Option<usize>, score: f64| slot.map_or(1.0, |slot| values.at(slot, Lanes::splat(score)).0[0]);
        let path = |noise: usize, phi: usize| ar1(&innovations(noise), p[phi]);
        let slots = &frame.slots;
        Self {
            xi: path(0, slots.xi_ar1).into_iter().map(|y| through(slots.xi, y)).collect(),
            lateral: path(1, slots.lambda_noise_ar1).into_iter().map(|y| through(slots.lambda_noise, y)).collect(),
            demand: (0..frame.branches.len()).map(|b| innovations(2 + b)).collect(),
            p,
        }
    }
}

/// One draw of one scenario.
pub struct Draw<'a> {
    pub frame: &'a Frame,
    p: &'a [f64],
    /// `[t]`.
    pub xi: &'a [f64],
    /// F, `[t][c]`.
    pub class: Vec<Vec<f64>>,
    /// `[b]`.
    pub employees: Vec<f64>,
    /// D0, `[b]`.
    pub demand: Vec<f64>,
    /// `[t][b]`.
    pub trend: Vec<Vec<f64>>,
    /// `[e]`.
    pub starts: Vec<f64>,
    /// Persons from school, `[t][pair]`.
    pub school: Vec<Vec<f64>>,
    /// Idle graduates who can be hired, `[t][f]`.
    pub slack: Vec<[f64; 4]>,
    /// lambda x h x noise, `[t][pair]`.
    pub lateral: Vec<Vec<f64>>,
    /// `[a]`.
    pub entry_lateral: Vec<f64>,
}

impl<'a> Draw<'a> {
    /// From its parameters and noise.
    pub fn new(frame: &'a Frame, inputs: &'a Inputs) -> Self {
        let branches = frame.branches.len();
        let mut draw = Self {
            frame,
            p: &inputs.p,
            xi: &inputs.xi,
            class: vec![vec![1.0; frame.classes]; frame.years + 1],
            employees: vec![0.0; branches],
            demand: vec![0.0; branches],
            trend: vec![vec![0.0; branches]; frame.years + 1],
            starts: Vec::new(),
            school: vec![vec![0.0; frame.pairs.len()]; frame.years + 1],
            slack: vec![[0.0; 4]; frame.years + 1],
            lateral: vec![vec![0.0; frame.pairs.len()]; frame.years + 1],
            entry_lateral: vec![1.0; frame.bands],
        };
        draw.population();
        draw.base_and_trend(&inputs.demand);
        draw.education();
        draw.lateral_inflow(&inputs.lateral);
        draw
    }

    /// The parameter in `slot`.
    pub fn at(&self, slot: usize) -> f64 {
        self.p[slot]
    }

    fn population(&mut self) {
        let frame = self.frame;
        for t in 0..=frame.years {
            for c in 0..frame.classes {
                let z = frame.slots.population.get(c).copied().flatten().map_or(0.0, |slot| self.at(slot));
                let (below, above) = frame.widths[t * frame.classes + c];
                self.class[t][c] = 1.0 + z / 1.281_551_565_544_600_4 * if z > 0.0 { above } else { below };
            }
        }
    }

    fn base_and_trend(&mut self, innovations: &[Vec<f64>]) {
        let (frame, slots) = (self.frame, &self.frame.slots);
        for (b, branch) in frame.branches.iter().enumerate() {
            let phi = branch.part_time * (1.0 - branch.absence.get());
            self.employees[b] = branch.employees.get() * self.at(slots.employees_factor[b]);
            let shortage = frame.base_shortage[b] * self.at(slots.base_shortage_factor[b]);
            self.demand[b] = (self.employees[b] + shortage) * phi;
            let calibrated = frame.tie[b].map_or(0.0, |tie| tie.1);
            let z = ar1(&innovations[b], self.at(slots.ar1));
            for t in 0..=frame.years {
                let drift = (calibrated + self.at(slots.tau[b]) - self.at(slots.pi)) * t as f64;
                self.trend[t][b] = exp(drift + self.at(slots.sigma) * (z[t] - z[0]));
            }
        }
    }

    fn education(&mut self) {
        let (frame, slots) = (self.frame, &self.frame.slots);
        for (e, programme) in frame.programmes.iter().enumerate() {
            let continues = self.at(slots.continues[e]);
            let (mut start, mut idle) = (self.at(slots.starts[e]), 1.0 - self.at(slots.starts[e]));
            if programme.continues_excludes_work {
                start = start.min(1.0 - continues);
                idle = 1.0 - start - continues;
            }
            self.starts.push(start);
            for t in 0..=frame.years {
                let grown = programme.entry[t].map_or(1.0, |(class, at)| self.class[at][class]);
                let graduates = self.at(slots.success[e]) * programme.starters[t] * grown;
                for &(pair, share) in &programme.first {
                    self.school[t][pair] += graduates * start * share;
                }
                if let Some(f) = programme.function {
                    self.slack[t][f as usize] += graduates * idle * self.at(slots.idle_share);
                }
            }
        }
    }

    fn lateral_inflow(&mut self, noise: &[f64]) {
        let (frame, slots) = (self.frame, &self.frame.slots);
        let (mut inflow, mut from_school) = (0.0, 0.0);
        for (b, branch) in frame.branches.iter().enumerate() {
            let rate: f64 = (0..frame.bands).map(|a| branch.exits[a] * branch.age_share[a]).sum();
            let gap = |p: usize| {
                let out = self.employees[b] * frame.pairs[p].mix * rate;
                (0.1 * out).max(out - self.school[0][p])
            };
            let gaps: f64 = frame.of_branch[b].clone().map(gap).sum();
            let school: f64 = self.school[0][frame.of_branch[b].clone()].iter().sum();
            let untied = (branch.inflow_rate - school / self.employees[b]).max(0.0);
            let lambda = frame.tie[b].map_or(untied, |tie| tie.0);
            let rates: Vec<f64> =
                frame.of_branch[b].clone().map(|p| lambda * quotient(gap(p), frame.pairs[p].mix * gaps)).collect();
            for (p, rate) in frame.of_branch[b].clone().zip(rates) {
                for t in 0..=frame.years {
                    self.lateral[t][p] = rate * noise[t];
                }
            }
            inflow += branch.inflow_rate * self.employees[b];
            from_school += school;
        }
        let routes = slots.routes.map(|slot| self.at(slot));
        let [education, reentry, side] = routes.map(|x| quotient(x, routes.iter().sum()) * inflow);
        let education = (education - from_school).max(0.0);
        if frame.bands > 1 {
            for a in 0..frame.bands {
                let entrants = education * frame.entry_education[a]
                    + reentry * frame.entry_reentry[a]
                    + side * frame.entry_side[a];
                self.entry_lateral[a] = quotient(entrants, education + reentry + side);
            }
        }
    }

    /// shift and rebound of branch `b` are scaled down by this, so that together they return at most 0.95.
    pub fn return_scale(&self, b: usize) -> f64 {
        let slots = &self.frame.slots;
        let shifts = slots.shifts.iter().filter(|s| s.0 == b).map(|s| self.at(s.2));
        let total = self.at(slots.rebound[b]) + shifts.sum::<f64>();
        if total > 0.95 { 0.95 / total } else { 1.0 }
    }

    /// Population of 15 and over in region `r`.
    pub fn adults(&self, r: usize, t: usize) -> f64 {
        let frame = self.frame;
        (0..frame.classes).map(|c| frame.adults[(t * frame.regions + r) * frame.classes + c] * self.class[t][c]).sum()
    }
}

/// A path with stationary variance 1.
fn ar1(innovations: &[f64], phi: f64) -> Vec<f64> {
    let mut path = vec![innovations[0]];
    for e in &innovations[1..] {
        path.push(phi * path[path.len() - 1] + (1.0 - phi * phi).sqrt() * e);
    }
    path
}

/// a / b, and 0 where `b` is 0.
pub fn quotient(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}
