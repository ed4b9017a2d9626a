//! What is reported, as numbers: the values of [`super::rows`] in the same order.

use super::draw::Draw;
use super::frame::Frame;
use super::money::Ledger;
use super::rows::{self, MARKET};
use super::world::Totals;
use crate::ids::Function;
use crate::lanes::Lanes;

/// The labour market of a year, in the order of [`rows::market`].
pub fn market(frame: &Frame, totals: &Totals, out: &mut [Lanes]) {
    let keys = rows::market_keys(frame);
    let branches = frame.branches.len();
    out.fill(Lanes::ZERO);
    for stock in 0..3 {
        let at = |unit: usize| (stock * 2 + unit) * keys;
        let [persons, fte] = [at(0), at(1)];
        let mut add = |key: usize, effective: Lanes, persons_per_fte: f64| {
            out[persons + key] += effective * persons_per_fte;
            out[fte + key] += effective;
        };
        for (b, branch) in frame.branches.iter().enumerate() {
            let persons_per_fte = 1.0 / frame.fte_per_person(b);
            for p in frame.of_branch[b].clone() {
                let mut effective = totals.stock(stock, p);
                for f in Function::PAID {
                    if frame.pair_of[f as usize] == Some(p) {
                        effective += totals.extra_effective[f as usize];
                    }
                }
                let occupation = frame.pairs[p].occupation;
                let level = 2 + branches + frame.regions + frame.level_of[occupation];
                let occupation = 2 + branches + frame.regions + frame.levels + occupation;
                if branch.in_smal {
                    add(0, effective, persons_per_fte);
                }
                for key in [1, 2 + b, level, occupation] {
                    add(key, effective, persons_per_fte);
                }
            }
        }
        for (r, region) in totals.regions.iter().enumerate() {
            out[persons + 2 + branches + r] = region.persons[stock];
            out[fte + 2 + branches + r] = region.fte[stock];
        }
    }
    for i in 0..2 * keys {
        let (demand, supply, filled) = (out[i], out[2 * keys + i], out[4 * keys + i]);
        out[3 * 2 * keys + i] = demand - filled;
        out[4 * 2 * keys + i] = supply - filled;
    }
    let regional: Lanes = totals.regions.iter().map(|r| r.persons[0] - r.persons[2]).sum();
    out[MARKET.len() * 2 * keys] = regional - out[3 * 2 * keys + 1];
}

/// Staff, care, people and money of a plan in a year, in the order of [`rows::plan`]. `base` are the totals of the world
/// without the plan.
pub fn plan(frame: &Frame, draw: &Draw, base: &Totals, totals: &Totals, ledger: &Ledger, out: &mut [Lanes]) {
    let mut out = Writer { out, at: 0 };
    let unfilled = [0, 1, 2, 3].map(|f| (totals.planned[f] - totals.extra[f]).max(Lanes::ZERO));
    for staff in [totals.planned, totals.extra, unfilled] {
        out.with_total(staff.into_iter());
    }
    let less_supply = |b: usize| frame.of_branch[b].clone().map(|p| base.supply[p] - totals.supply[p]).sum();
    out.with_total((0..frame.branches.len()).map(less_supply));
    for care in [&totals.avoided, &totals.returned, &totals.refilled, &totals.found] {
        out.with_total(care.iter().copied());
    }
    out.put(totals.at_cap);
    let lonely = [0, 1, 2].map(|k| totals.well[k] * draw.at(frame.slots.levels[k].lonely));
    for people in [totals.clients, totals.well, lonely] {
        out.with_total(people.into_iter());
    }
    let all = frame.payers;
    let mut account = |euro: &dyn Fn(usize) -> Lanes| {
        out.put(euro(all));
        (0..all).for_each(|payer| out.put(euro(payer)));
    };
    account(&|i| ledger.cost[i]);
    account(&|i| ledger.benefit_cash[i]);
    account(&|i| ledger.benefit_cash[i] - ledger.cost[i]);
    account(&|i| ledger.capacity_value[i]);
    account(&|i| ledger.value_outside_care[i]);
    account(&|i| ledger.fund_contribution[i]);
    account(&|i| ledger.cost_cumulative[i]);
    account(&|i| ledger.balance_cumulative[i]);
    out.put(ledger.return_ratio);
    out.put(ledger.return_ratio_discounted);
    out.put(ledger.return_ratio.map(|x| if x.is_nan() { x } else { f64::from(u8::from(x > 1.0)) }));
    out.put(ledger.break_even_year);
}

/// Row `at` of [`rows::programmes`] for a plan of `programmes` programmes.
pub fn programme(totals: &Totals, programmes: usize, at: usize) -> Lanes {
    totals.programmes[at % programmes][at / programmes]
}

/// Writes numbers one after the other.
struct Writer<'a> {
    out: &'a mut [Lanes],
    at: usize,
}

impl Writer<'_> {
    fn put(&mut self, x: Lanes) {
        self.out[self.at] = x;
        self.at += 1;
    }

    /// The sum of `parts`, then the parts.
    fn with_total(&mut self, parts: impl Iterator<Item = Lanes>) {
        let total = self.at;
        self.put(Lanes::ZERO);
        for x in parts {
            self.out[total] += x;
            self.put(x);
        }
    }
}
