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

/// The market of one branch in one region and year. It counts in persons at the reference factor.
pub(super) struct Market {
    demand: Lanes,
    demand_fte: Lanes,
    frictional: f64,
    /// Supply of a person of staff: 1 without levers.
    supply_per_head: f64,
    fte_per_person: f64,
    /// Demand, supply and filled demand over the pairs so far.
    sums: [Lanes; 3],
}

impl Market {
    /// The market of branch `b` with `demand` in effective FTE.
    #[inline(always)]
    pub fn new(frame: &Frame, policy: &Policy, t: usize, b: usize, demand: Lanes) -> Self {
        let fte_per_person = frame.fte_per_person(b);
        Self {
            demand: demand * (1.0 / fte_per_person),
            demand_fte: demand,
            frictional: frame.branches[b].frictional.get(),
            supply_per_head: policy.fte_per_person[t * frame.branches.len() + b] / fte_per_person,
            fte_per_person,
            sums: [Lanes::ZERO; 3],
        }
    }

    /// Confronts a pair of `heads` persons: adds its supply to the country's `supply`; returns what stays unfilled.
    #[inline(always)]
    pub fn pair(&mut self, mix: f64, heads: Lanes, total_supply: &mut Lanes) -> Lanes {
        let demand = self.demand * mix;
        let supply = heads * self.supply_per_head;
        let filled = filled(demand, supply, self.frictional);
        *total_supply += supply;
        self.sums[0] += demand;
        self.sums[1] += supply;
        self.sums[2] += filled;
        demand - filled
    }

    /// Adds all pairs to the country's `demand` of the branch, in FTE, and to the `region`.
    #[inline(always)]
    pub fn close(&self, demand: &mut Lanes, region: &mut Region) {
        *demand += self.demand_fte;
        for (i, sum) in self.sums.into_iter().enumerate() {
            region.fte[i] += sum * self.fte_per_person;
            region.persons[i] += sum;
        }
    }
}

/// The headline: the country confronted by branch and occupation.
#[inline(always)]
pub(super) fn country(frame: &Frame, totals: &mut Totals) {
    for (p, pair) in frame.pairs.iter().enumerate() {
        let frictional = frame.branches[pair.branch].frictional.get();
        // Until here supply is in persons: see `Market`.
        totals.supply[p] = totals.supply[p] * frame.fte_per_person(pair.branch);
        totals.demand[p] = totals.branches[pair.branch] * pair.mix;
        totals.filled[p] = filled(totals.demand[p], totals.supply[p], frictional);
    }
}
