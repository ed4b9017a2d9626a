//! Chapters 1 to 3: one scenario of one draw, year by year.

use schakel::ids::Function;
use schakel::model::Policy;
use schakel::model::policy::Returned;

use super::draw::{Draw, quotient};
use super::hire::{self, Hired};
use super::people;

/// The state at the end of a year, and the totals of that year.
#[derive(Default)]
pub struct World {
    /// S, `[r][pair][a]`.
    pub staff: Vec<Vec<Vec<f64>>>,
    /// `[r][pair]`.
    pub heads: Vec<Vec<f64>>,
    pub unfilled: Vec<Vec<f64>>,
    /// E, `[r]`.
    pub extra: Vec<[f64; 4]>,
    /// Well, `[r][programme]`.
    pub well: Vec<Vec<[f64; 3]>>,
    /// N, New and done, `[t][r][programme]`.
    pub clients: Vec<Vec<Vec<[f64; 3]>>>,
    pub cases: Vec<Vec<Vec<[f64; 3]>>>,
    pub done: Vec<Vec<Vec<[f64; 3]>>>,
    pub year: Year,
}

/// What a year adds up to.
#[derive(Default)]
pub struct Year {
    /// Demand, supply and filled demand in effective FTE, `[pair]`, without extra staff.
    pub stocks: [Vec<f64>; 3],
    /// The same in persons and in effective FTE, `[r]`, with extra staff.
    pub regions: Vec<[[f64; 3]; 2]>,
    pub planned: [f64; 4],
    pub extra: [f64; 4],
    pub extra_effective: [f64; 4],
    pub worked: [f64; 4],
    pub hired: [f64; 4],
    /// Avoided, returned, refilled, found, `[b]`.
    pub care: [Vec<f64>; 4],
    pub at_cap: bool,
    pub clients: [f64; 3],
    pub well: [f64; 3],
    pub recovering: [f64; 3],
    /// Client-years and people well, `[programme]`.
    pub programmes: [Vec<f64>; 2],
}

/// What scenarios take from the reference of the same draw.
#[derive(Default)]
pub struct Shared {
    /// Persons, `[r][pair]`.
    lateral: Vec<Vec<f64>>,
    /// Persons, `[r]`.
    shortage_before: Vec<f64>,
}

impl World {
    /// The end of the base year.
    pub fn begin(draw: &Draw, policy: &Policy) -> Self {
        let frame = draw.frame;
        let (regions, pairs) = (frame.regions, frame.pairs.len());
        let nobody = vec![[0.0; 3]; policy.programmes.len()];
        let mut world = Self {
            staff: vec![vec![vec![0.0; frame.bands]; pairs]; regions],
            heads: vec![vec![0.0; pairs]; regions],
            unfilled: vec![vec![0.0; pairs]; regions],
            extra: vec![[0.0; 4]; regions],
            well: vec![nobody.clone(); regions],
            clients: vec![vec![nobody.clone(); regions]; frame.years + 1],
            cases: vec![vec![nobody.clone(); regions]; frame.years + 1],
            done: vec![vec![nobody; regions]; frame.years + 1],
            year: Year::default(),
        };
        world.clear(draw, policy);
        for r in 0..regions {
            for (p, pair) in frame.pairs.iter().enumerate() {
                for a in 0..frame.bands {
                    let share = frame.share(r, pair.branch) * frame.branches[pair.branch].age_share[a];
                    world.staff[r][p][a] = draw.employees[pair.branch] * pair.mix * share;
                }
                world.heads[r][p] = world.staff[r][p].iter().sum();
            }
            let demand = demand(draw, policy, r, 0);
            world.confront(draw, policy, &demand, &Hired::default(), r, 0);
        }
        world.confront_country(draw);
        world
    }

    /// Year `t`; the reference of a draw goes before its scenarios.
    pub fn step(&mut self, draw: &Draw, policy: &Policy, shared: &mut Shared, is_reference: bool, t: usize) {
        let frame = draw.frame;
        if is_reference {
            shared.shortage_before = self.year.regions.iter().map(|[persons, _]| persons[0] - persons[2]).collect();
            shared.lateral.clone_from(&self.heads);
            for persons in &mut shared.lateral {
                (0..persons.len()).for_each(|p| persons[p] *= draw.lateral[t][p]);
            }
        }
        self.clear(draw, policy);
        for r in 0..frame.regions {
            self.leave_arrive_age(draw, policy, r, t);
            let mut school = Vec::with_capacity(frame.pairs.len());
            let mut lateral = Vec::with_capacity(frame.pairs.len());
            for (p, pair) in frame.pairs.iter().enumerate() {
                school.push(draw.school[t][p] * frame.share(r, pair.branch));
                let lever = policy.lateral_factor[t * frame.branches.len() + pair.branch];
                lateral.push(shared.lateral[r][p] * lever);
            }
            let hired = if policy.has_plan {
                let before: f64 = shared.shortage_before.iter().sum();
                let by_shortage = quotient(shared.shortage_before[r], before);
                let share = policy.split.get(t * frame.regions + r).copied().unwrap_or(by_shortage);
                let plan = policy.planned[t].map(|fte| fte * share);
                hire::hire(draw, policy, self, &plan, &mut school, &mut lateral, r, t)
            } else {
                Hired::default()
            };
            hire::extra_graduates(draw, policy, &hired, &mut school, r, t);
            for p in 0..frame.pairs.len() {
                for a in 0..frame.bands {
                    self.staff[r][p][a] += school[p] * frame.entry_education[a] + lateral[p] * draw.entry_lateral[a];
                }
                self.heads[r][p] = self.staff[r][p].iter().sum();
            }
            let mut demand = demand(draw, policy, r, t);
            if policy.has_plan {
                people::help_and_care(draw, policy, self, &hired, &mut demand, r, t);
            }
            self.confront(draw, policy, &demand, &hired, r, t);
        }
        self.confront_country(draw);
    }

    fn clear(&mut self, draw: &Draw, policy: &Policy) {
        let frame = draw.frame;
        let zeros = |n: usize| vec![0.0; n];
        self.year = Year {
            stocks: [0; 3].map(|_| zeros(frame.pairs.len())),
            regions: vec![[[0.0; 3]; 2]; frame.regions],
            care: [0; 4].map(|_| zeros(frame.branches.len())),
            programmes: [0; 2].map(|_| zeros(policy.programmes.len())),
            ..Year::default()
        };
    }

    fn leave_arrive_age(&mut self, draw: &Draw, policy: &Policy, r: usize, t: usize) {
        let (frame, slots) = (draw.frame, &draw.frame.slots);
        let sw = &frame.branches[frame.social_work];
        let mut pool = vec![vec![0.0; frame.bands]; frame.occupations];
        for (p, pair) in frame.pairs.iter().enumerate() {
            let branch = &frame.branches[pair.branch];
            let lever = policy.exits_factor[t * frame.branches.len() + pair.branch];
            for a in 0..frame.bands {
                let retired = draw.at(slots.retirement_share[a]);
                let exits = branch.exits[a] * (retired + (1.0 - retired) * draw.xi[t] * lever);
                let switches = branch.switches[a] * draw.at(slots.switch_factor[pair.branch]);
                pool[pair.occupation][a] += self.staff[r][p][a] * switches;
                self.staff[r][p][a] *= 1.0 - exits - switches;
            }
        }
        if policy.has_plan {
            for f in Function::PAID.map(|f| f as usize) {
                let Some(occupation) = frame.occupation_of[f] else { continue };
                for a in 0..frame.bands {
                    let movers = self.extra[r][f] * draw.at(slots.leave_switch[f]) / sw.part_time;
                    pool[occupation][a] += movers * frame.entry_side[a];
                }
            }
        }
        let weight = |p: usize| self.unfilled[r][p] + draw.at(slots.switch_floor) * self.heads[r][p];
        let mut weights = vec![0.0; frame.occupations];
        (0..frame.pairs.len()).for_each(|p| weights[frame.pairs[p].occupation] += weight(p));
        for (p, pair) in frame.pairs.iter().enumerate() {
            let share = quotient(weight(p), weights[pair.occupation]);
            let mut younger = 0.0;
            for a in 0..frame.bands {
                let persons = self.staff[r][p][a] + pool[pair.occupation][a] * share;
                let older = persons * frame.ageing[a];
                self.staff[r][p][a] = persons - older + younger;
                younger = older;
            }
        }
    }

    /// One region confronted; its extra staff adds to demand, supply and filled demand alike.
    fn confront(&mut self, draw: &Draw, policy: &Policy, demand: &[f64], hired: &Hired, r: usize, t: usize) {
        let (frame, year) = (draw.frame, &mut self.year);
        for (p, pair) in frame.pairs.iter().enumerate() {
            let phi = frame.fte_per_person(pair.branch);
            let demand = demand[pair.branch] * pair.mix;
            let supply = self.heads[r][p] * policy.fte_per_person[t * frame.branches.len() + pair.branch];
            let filled = supply.min((1.0 - frame.branches[pair.branch].frictional.get()) * demand);
            self.unfilled[r][p] = (demand - filled) / phi;
            year.stocks[0][p] += demand;
            year.stocks[1][p] += supply;
            for (i, fte) in [demand, supply, filled].into_iter().enumerate() {
                year.regions[r][0][i] += fte / phi;
                year.regions[r][1][i] += fte;
            }
        }
        for f in Function::ALL {
            let presence = if f == Function::Volunteer { 1.0 } else { policy.presence[t] };
            let f_index = f as usize;
            year.extra[f_index] += hired.extra[f_index];
            year.extra_effective[f_index] += hired.extra[f_index] * presence;
            year.worked[f_index] += hired.worked[f_index];
            year.hired[f_index] += hired.hired[f_index];
            if f != Function::Volunteer {
                for i in 0..3 {
                    year.regions[r][1][i] += hired.extra[f_index] * presence;
                    year.regions[r][0][i] += hired.extra[f_index] * presence / frame.fte_per_person(frame.social_work);
                }
            }
        }
    }

    fn confront_country(&mut self, draw: &Draw) {
        let [demand, supply, filled] = &mut self.year.stocks;
        for (p, pair) in draw.frame.pairs.iter().enumerate() {
            filled[p] = supply[p].min((1.0 - draw.frame.branches[pair.branch].frictional.get()) * demand[p]);
        }
    }
}

/// Chapter 1: demand by branch, effective FTE.
fn demand(draw: &Draw, policy: &Policy, r: usize, t: usize) -> Vec<f64> {
    let frame = draw.frame;
    let branches = frame.branches.len();
    let mut out = Vec::with_capacity(branches);
    for b in 0..branches {
        let need = &frame.need[((t * frame.regions + r) * branches + b) * frame.classes..][..frame.classes];
        let grown: f64 = need.iter().zip(&draw.class[t]).map(|(need, class)| need * class).sum();
        out.push(draw.demand[b] * grown * draw.trend[t][b] * policy.demand_factor[t * branches + b]);
    }
    let before = out.clone();
    for m in &policy.moves {
        let kappa = match m.returned {
            Returned::Fixed(kappa) => kappa,
            Returned::Drawn(slot) => draw.at(slot),
        };
        out[m.from] -= m.share[t] * before[m.from];
        out[m.to] += kappa * m.share[t] * before[m.from];
    }
    out
}
