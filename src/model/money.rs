//! Chapter 7: money. Two ledgers that are never added: cash, and the value of freed capacity.

use super::draw::Draw;
use super::frame::Frame;
use super::policy::Policy;
use super::world::Totals;
use crate::ids::Function;
use crate::lanes::{Lanes, WIDTH};
use crate::math::pow;

/// Euros of one year, `[payer]`, the total last.
pub type ByPayer = Vec<Lanes>;

/// Care at what it would cost, euros of one year: avoided - found - returned is the capacity value.
#[derive(Clone, Copy, Debug, Default)]
pub struct CareValue {
    /// Care that people need less of.
    pub avoided: Lanes,
    /// Care brought to light.
    pub found: Lanes,
    /// Avoided care that comes back: elsewhere, or because others take the places.
    pub returned: Lanes,
}

/// The money of one scenario in one group of draws.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Cost of the plan in the year.
    pub cost: ByPayer,
    /// Cash: spending on care that falls, plus values outside care.
    pub benefit_cash: ByPayer,
    /// Value of care avoided at replacement cost.
    pub capacity_value: ByPayer,
    /// Values outside care.
    pub value_outside_care: ByPayer,
    /// Contribution to a prevention fund that bears the cost.
    pub fund_contribution: ByPayer,
    /// Cost since the base year.
    pub cost_cumulative: ByPayer,
    /// Cash balance since the base year.
    pub balance_cumulative: ByPayer,
    /// (capacity value + values outside care) / cost, since the base year; NaN without cost.
    pub return_ratio: Lanes,
    /// The same, each year discounted to the base year.
    pub return_ratio_discounted: Lanes,
    /// Year from which on the cash balance since the base year is not negative; infinite while it is negative.
    pub break_even_year: Lanes,
    /// What a euro of the year is worth in the base year.
    pub discount: Lanes,
    /// What the capacity value of the year is made of, all payers together.
    pub care: CareValue,
    value: Lanes,
    value_discounted: Lanes,
    cost_discounted: Lanes,
}

impl Ledger {
    /// An empty ledger.
    pub fn new(frame: &Frame) -> Self {
        let empty = || vec![Lanes::ZERO; frame.payers + 1];
        Self {
            cost: empty(),
            benefit_cash: empty(),
            capacity_value: empty(),
            value_outside_care: empty(),
            fund_contribution: empty(),
            cost_cumulative: empty(),
            balance_cumulative: empty(),
            return_ratio: Lanes::splat(f64::NAN),
            return_ratio_discounted: Lanes::splat(f64::NAN),
            break_even_year: Lanes::splat(f64::INFINITY),
            discount: Lanes::ONE,
            care: CareValue::default(),
            value: Lanes::ZERO,
            value_discounted: Lanes::ZERO,
            cost_discounted: Lanes::ZERO,
        }
    }

    /// Back to an empty ledger for the next group of draws.
    pub fn reset(&mut self) {
        for v in self.accounts() {
            v.fill(Lanes::ZERO);
        }
        self.return_ratio = Lanes::splat(f64::NAN);
        self.return_ratio_discounted = Lanes::splat(f64::NAN);
        self.break_even_year = Lanes::splat(f64::INFINITY);
        (self.value, self.value_discounted, self.cost_discounted) = (Lanes::ZERO, Lanes::ZERO, Lanes::ZERO);
    }

    fn accounts(&mut self) -> [&mut ByPayer; 7] {
        [
            &mut self.cost,
            &mut self.benefit_cash,
            &mut self.capacity_value,
            &mut self.value_outside_care,
            &mut self.fund_contribution,
            &mut self.cost_cumulative,
            &mut self.balance_cumulative,
        ]
    }

    /// Books year `t` of a scenario; `base` are the totals of the world without its plan.
    pub fn book(&mut self, frame: &Frame, policy: &Policy, draw: &Draw, base: &Totals, scenario: &Totals, t: usize) {
        for v in [&mut self.cost, &mut self.benefit_cash, &mut self.capacity_value, &mut self.value_outside_care] {
            v.fill(Lanes::ZERO);
        }
        self.plan_cost(frame, policy, draw, scenario, t);
        self.care(frame, draw, base, scenario);
        self.outside_care(frame, draw, scenario);
        let all = frame.payers;
        for account in [&mut self.cost, &mut self.benefit_cash, &mut self.capacity_value, &mut self.value_outside_care]
        {
            account[all] = account[..all].iter().copied().sum();
        }
        self.fund(all);
        for i in 0..=all {
            self.cost_cumulative[i] += self.cost[i];
            self.balance_cumulative[i] += self.benefit_cash[i] - self.cost[i];
        }
        self.ratios(frame, draw, t);
    }

    /// Staff, volunteers, recruitment and training places.
    fn plan_cost(&mut self, frame: &Frame, policy: &Policy, draw: &Draw, scenario: &Totals, t: usize) {
        let slots = &frame.slots;
        let part_time = frame.branches[frame.social_work].part_time;
        let (mut programme, mut recruitment, mut training) = (Lanes::ZERO, Lanes::ZERO, Lanes::ZERO);
        for f in Function::ALL {
            let f_index = f as usize;
            let cost = scenario.worked[f_index] * draw.at(slots.cost[f_index]);
            if f == Function::Volunteer {
                programme += cost;
            } else {
                programme += cost * draw.at(slots.overhead);
                recruitment += scenario.hired[f_index] / part_time * draw.at(slots.recruitment);
            }
        }
        for (i, p) in frame.programmes.iter().enumerate() {
            let first = (t + 1).saturating_sub(p.duration as usize);
            let places: f64 = (first..=t).map(|year| policy.places[year * frame.programmes.len() + i]).sum();
            training += places * draw.at(slots.place_cost[p.place_cost as usize]);
        }
        for payer in 0..frame.payers {
            for (share, cost) in slots.plan_share.iter().zip([programme, training, recruitment]) {
                self.cost[payer] += draw.at(share[payer]) * cost;
            }
        }
    }

    /// Spending on care that really falls, and the value of care avoided, at the cost of an effective FTE with the
    /// non-labour cost that falls with it.
    fn care(&mut self, frame: &Frame, draw: &Draw, base: &Totals, scenario: &Totals) {
        self.care = CareValue::default();
        for (b, branch) in frame.branches.iter().enumerate() {
            let pairs = frame.of_branch[b].clone();
            let less_filled: Lanes = pairs.map(|p| base.filled[p] - scenario.filled[p]).sum();
            let avoided = scenario.avoided[b] - scenario.refilled[b] - scenario.found[b] - scenario.returned[b];
            let cost_per_fte = draw.at(frame.slots.labour_cost[b]) / (1.0 - branch.absence.get())
                * (1.0 + draw.at(frame.slots.non_labour) * branch.non_labour_ratio);
            self.care.avoided += scenario.avoided[b] * cost_per_fte;
            self.care.found += scenario.found[b] * cost_per_fte;
            self.care.returned += (scenario.refilled[b] + scenario.returned[b]) * cost_per_fte;
            for payer in 0..frame.payers {
                let share = draw.at(frame.slots.payer_share[b][payer]) * cost_per_fte;
                self.benefit_cash[payer] += share * less_filled;
                self.capacity_value[payer] += share * avoided;
            }
        }
    }

    fn outside_care(&mut self, frame: &Frame, draw: &Draw, scenario: &Totals) {
        let levels = frame.slots.levels.iter();
        let value: Lanes = levels.zip(&scenario.recovering).map(|(k, n)| draw.at(k.value_outside) * *n).sum();
        for payer in 0..frame.payers {
            let euro = draw.at(frame.slots.outside_payer[payer]) * value;
            self.value_outside_care[payer] = euro;
            self.benefit_cash[payer] += euro;
        }
    }

    /// A fund that bears the cost, filled in proportion to cash gains; without gains everyone bears the own cost.
    fn fund(&mut self, all: usize) {
        let gains: Lanes = self.benefit_cash[..all].iter().map(|gain| gain.max(Lanes::ZERO)).sum();
        for payer in 0..all {
            let gain = self.benefit_cash[payer].max(Lanes::ZERO);
            let in_proportion = self.cost[all] * gain.ratio(gains);
            self.fund_contribution[payer] = gains.if_above(Lanes::ZERO, in_proportion, self.cost[payer]);
        }
        self.fund_contribution[all] = self.fund_contribution[..all].iter().copied().sum();
    }

    fn ratios(&mut self, frame: &Frame, draw: &Draw, t: usize) {
        let all = frame.payers;
        let value = self.capacity_value[all] + self.value_outside_care[all];
        let discount = draw.at(frame.slots.discount).map(|rate| pow(1.0 + rate, -(t as f64)));
        self.discount = discount;
        self.value += value;
        self.value_discounted += value * discount;
        self.cost_discounted += self.cost[all] * discount;
        let ratio = |value: Lanes, cost: Lanes| value.zip(cost, |v, c| if c > 0.0 { v / c } else { f64::NAN });
        self.return_ratio = ratio(self.value, self.cost_cumulative[all]);
        self.return_ratio_discounted = ratio(self.value_discounted, self.cost_discounted);
        let year = f64::from(frame.base_year) + t as f64;
        for i in 0..WIDTH {
            let (cost, balance) = (self.cost_cumulative[all].0[i], self.balance_cumulative[all].0[i]);
            if cost > 0.0 && balance < 0.0 {
                self.break_even_year.0[i] = f64::INFINITY;
            } else if cost > 0.0 {
                self.break_even_year.0[i] = self.break_even_year.0[i].min(year);
            }
        }
    }
}
