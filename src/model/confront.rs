//! Chapter 3: confrontation of demand and supply.

use super::frame::Frame;
use super::policy::Policy;
use super::world::{Region, Totals};
use crate::lanes::Lanes;

/// filled = min(supply, (1 - v) demand).
#[inline(always)]
pub fn filled(demand: Lanes, supply: Lanes, frictional: f64) -> Lanes {
    supply.min(demand * (1.0 - frictional))
}

/// One region's labour market: adds its demand and supply to the country's, and remembers what stays unfilled.
/// `demand` is by branch; `heads` are persons by pair.
#[inline(always)]
pub(super) fn region(
    frame: &Frame,
    policy: &Policy,
    t: usize,
    demand: &[Lanes],
    heads: &[Lanes],
    unfilled: &mut [Lanes],
    totals: &mut Totals,
    region: &mut Region,
) {
    for (b, &branch_demand) in demand.iter().enumerate() {
        let fte_per_person = policy.fte_per_person[t * frame.branches.len() + b];
        let persons_per_fte = 1.0 / frame.fte_per_person(b);
        let frictional = frame.branches[b].frictional.get();
        let mut sums = [Lanes::ZERO; 3];
        let of = frame.of_branch[b].clone();
        let sides = totals.demand[of.clone()].iter_mut().zip(&mut totals.supply[of.clone()]);
        let pairs = frame.pairs[of.clone()].iter().zip(&heads[of.clone()]).zip(&mut unfilled[of]);
        for (((pair, heads), unfilled), (total_demand, total_supply)) in pairs.zip(sides) {
            let demand = branch_demand * pair.mix;
            let supply = *heads * fte_per_person;
            let filled = filled(demand, supply, frictional);
            *total_demand += demand;
            *total_supply += supply;
            *unfilled = (demand - filled) * persons_per_fte;
            for (sum, x) in sums.iter_mut().zip([demand, supply, filled]) {
                *sum += x;
            }
        }
        for (i, sum) in sums.into_iter().enumerate() {
            region.fte[i] += sum;
            region.persons[i] += sum * persons_per_fte;
        }
    }
}

/// The headline: the country confronted by branch and occupation.
#[inline(always)]
pub(super) fn country(frame: &Frame, totals: &mut Totals) {
    for (p, pair) in frame.pairs.iter().enumerate() {
        let frictional = frame.branches[pair.branch].frictional.get();
        totals.filled[p] = filled(totals.demand[p], totals.supply[p], frictional);
    }
}
