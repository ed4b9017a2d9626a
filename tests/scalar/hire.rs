//! Chapter 4: extra social workers.

use schakel::ids::Function;
use schakel::model::Policy;

use super::draw::{Draw, quotient};
use super::world::World;

/// What hiring did in one region and year, contract FTE by function.
pub struct Hired {
    pub extra: [f64; 4],
    pub hired: [f64; 4],
    pub worked: [f64; 4],
    /// Share of the graduates of extra training places who are left for others.
    pub left: [f64; 4],
}

impl Default for Hired {
    fn default() -> Self {
        Self { extra: [0.0; 4], hired: [0.0; 4], worked: [0.0; 4], left: [1.0; 4] }
    }
}

/// Hires of region `r`: changes staff (hires out of care) and inflow (displacement).
#[expect(clippy::too_many_arguments, reason = "what the chapter's equations take and change")]
pub fn hire(
    draw: &Draw,
    policy: &Policy,
    world: &mut World,
    plan: &[f64; 4],
    school: &mut [f64],
    lateral: &mut [f64],
    r: usize,
    t: usize,
) -> Hired {
    let (frame, slots) = (draw.frame, &draw.frame.slots);
    let part_time = frame.branches[frame.social_work].part_time;
    let to_region = frame.share(r, frame.social_work) * part_time;
    let mut out = Hired::default();
    for f in Function::ALL {
        let i = f as usize;
        let before = world.extra[r][i];
        let leave = draw.at(slots.leave_out[i]) + draw.at(slots.leave_switch[i]);
        let stay = before * (1.0 - leave);
        let staff = match (f, frame.pair_of[i]) {
            (Function::Volunteer, _) => {
                let volunteers = draw.adults(r, t) * draw.at(slots.volunteer_share);
                quotient(volunteers, draw.at(slots.volunteers_per_fte))
            }
            (_, Some(pair)) => world.heads[r][pair] * part_time,
            (_, None) => 0.0,
        };
        let extra: f64 = (0..frame.programmes.len())
            .filter(|&e| f != Function::Volunteer && frame.programmes[e].function == Some(f))
            .map(|e| trained(draw, policy, e, t) * to_region)
            .sum();
        let ceiling = draw.at(slots.hiring_ceiling[i]) * (staff + before) + leave * before + extra;
        let hired = (plan[i] - stay).max(0.0).min(ceiling);
        out.extra[i] = stay + hired;
        out.hired[i] = hired;
        out.worked[i] = stay + draw.at(slots.half_year) * hired;
        world.year.planned[i] += plan[i];
        let Some(occupation) = frame.occupation_of[i].filter(|_| f != Function::Volunteer) else { continue };

        let [n, u, c] = slots.hire_source[i].map(|slot| draw.at(slot));
        let slack = draw.slack[t][i] * to_region;
        let new = (n * hired).min(slack + extra);
        let short = n * hired - new;
        let care = c * hired + short * quotient(c, u + c);
        let taken = take(draw, world, occupation, care / part_time, r) * part_time;
        let outside = hired - new - taken;
        out.left[i] = 1.0 - quotient((new - slack).max(0.0), extra);
        let displaced = [new.min(slack), outside];
        for (inflow, (fte, slot)) in
            [&mut *school, &mut *lateral].into_iter().zip(displaced.into_iter().zip(slots.displacement))
        {
            let of_occupation = |p: &usize| frame.pairs[*p].occupation == occupation;
            let total: f64 = (0..frame.pairs.len()).filter(of_occupation).map(|p| inflow[p]).sum();
            let gone = quotient(fte * draw.at(slot) / part_time, total).min(1.0);
            (0..frame.pairs.len()).filter(of_occupation).for_each(|p| inflow[p] *= 1.0 - gone);
        }
    }
    world.extra[r] = out.extra;
    out
}

/// `persons` of `occupation` leave care for the plan, in every cell at most who is there; returns how many did.
fn take(draw: &Draw, world: &mut World, occupation: usize, persons: f64, r: usize) -> f64 {
    let (frame, slots) = (draw.frame, &draw.frame.slots);
    let split = |p: usize| draw.at(slots.hire_branch_split[frame.pairs[p].branch]);
    let of_occupation = |p: &usize| frame.pairs[*p].occupation == occupation;
    let total: f64 = (0..frame.pairs.len()).filter(of_occupation).map(split).sum();
    let mut taken = 0.0;
    for p in (0..frame.pairs.len()).filter(of_occupation) {
        for a in 0..frame.bands {
            let wanted = persons * quotient(split(p), total) * frame.entry_side[a];
            let leaves = wanted.min(world.staff[r][p][a]);
            world.staff[r][p][a] -= leaves;
            taken += leaves;
        }
    }
    taken
}

/// Graduates of extra training places of programme `e`, persons, whole country.
fn trained(draw: &Draw, policy: &Policy, e: usize, t: usize) -> f64 {
    let started = t as i32 - draw.frame.programmes[e].duration;
    if started <= 0 {
        return 0.0;
    }
    policy.places[started as usize * draw.frame.programmes.len() + e] * (1.0 - draw.at(draw.frame.slots.drop_out))
}

/// Graduates of extra training places whom the plan has not hired start in care like others.
pub fn extra_graduates(draw: &Draw, policy: &Policy, hired: &Hired, school: &mut [f64], r: usize, t: usize) {
    let frame = draw.frame;
    for (e, programme) in frame.programmes.iter().enumerate() {
        let left = programme.function.map_or(1.0, |f| hired.left[f as usize]);
        for &(p, share) in &programme.first {
            let here = share * frame.share(r, frame.pairs[p].branch);
            school[p] += left * trained(draw, policy, e, t) * draw.starts[e] * here;
        }
    }
}
