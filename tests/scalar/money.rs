//! Chapter 7: money by payer, the total last.

use schakel::ids::Function;
use schakel::math::pow;
use schakel::model::Policy;

use super::draw::{Draw, quotient};
use super::world::Year;

/// The money of one scenario of one draw.
pub struct Ledger {
    pub cost: Vec<f64>,
    pub benefit_cash: Vec<f64>,
    pub capacity: Vec<f64>,
    pub outside: Vec<f64>,
    pub fund: Vec<f64>,
    pub cost_cumulative: Vec<f64>,
    pub balance_cumulative: Vec<f64>,
    /// Undiscounted and discounted value and cost so far.
    pub value_and_cost: [[f64; 2]; 2],
    pub break_even_year: f64,
}

impl Ledger {
    /// Before the first year.
    pub fn new(draw: &Draw) -> Self {
        let zeros = || vec![0.0; draw.frame.payers + 1];
        Self {
            cost: zeros(),
            benefit_cash: zeros(),
            capacity: zeros(),
            outside: zeros(),
            fund: zeros(),
            cost_cumulative: zeros(),
            balance_cumulative: zeros(),
            value_and_cost: [[0.0; 2]; 2],
            break_even_year: f64::INFINITY,
        }
    }

    /// Books year `t`; `base` is the same scenario without its plan.
    pub fn book(&mut self, draw: &Draw, policy: &Policy, base: &Year, year: &Year, t: usize) {
        let (frame, slots) = (draw.frame, &draw.frame.slots);
        let part_time = frame.branches[frame.social_work].part_time;
        let (mut programme, mut recruitment, mut training) = (0.0, 0.0, 0.0);
        for f in Function::ALL {
            let overhead = if f == Function::Volunteer { 1.0 } else { draw.at(slots.overhead) };
            programme += year.worked[f as usize] * draw.at(slots.cost[f as usize]) * overhead;
            if f != Function::Volunteer {
                recruitment += year.hired[f as usize] / part_time * draw.at(slots.recruitment);
            }
        }
        for (e, p) in frame.programmes.iter().enumerate() {
            for begun in 0..=t {
                if begun as i32 > t as i32 - p.duration {
                    let places = policy.places[begun * frame.programmes.len() + e];
                    training += places * draw.at(slots.place_cost[p.place_cost as usize]);
                }
            }
        }
        let value: f64 = (0..3).map(|k| year.recovering[k] * draw.at(slots.levels[k].value_outside)).sum();
        for i in 0..frame.payers {
            let plan = [programme, training, recruitment];
            self.cost[i] = slots.plan_share.iter().zip(plan).map(|(share, euro)| draw.at(share[i]) * euro).sum();
            self.outside[i] = draw.at(slots.outside_payer[i]) * value;
            self.benefit_cash[i] = self.outside[i];
            self.capacity[i] = 0.0;
        }
        for (b, branch) in frame.branches.iter().enumerate() {
            let non_labour = 1.0 + draw.at(slots.non_labour) * branch.non_labour_ratio;
            let euro = draw.at(slots.labour_cost[b]) / (1.0 - branch.absence.get()) * non_labour;
            let [avoided, returned, refilled, found] = [0, 1, 2, 3].map(|i| year.care[i][b]);
            let less_filled: f64 = frame.of_branch[b].clone().map(|p| base.stocks[2][p] - year.stocks[2][p]).sum();
            for i in 0..frame.payers {
                let share = draw.at(slots.payer_share[b][i]);
                self.benefit_cash[i] += share * euro * less_filled;
                self.capacity[i] += share * euro * (avoided - refilled - found - returned);
            }
        }
        self.add_up(draw, t);
    }

    fn add_up(&mut self, draw: &Draw, t: usize) {
        let all = draw.frame.payers;
        for account in [&mut self.cost, &mut self.benefit_cash, &mut self.capacity, &mut self.outside] {
            account[all] = account[..all].iter().sum();
        }
        let gains: f64 = self.benefit_cash[..all].iter().map(|gain| gain.max(0.0)).sum();
        for i in 0..all {
            let share = self.benefit_cash[i].max(0.0) / gains;
            self.fund[i] = if gains > 0.0 { self.cost[all] * share } else { self.cost[i] };
        }
        self.fund[all] = self.fund[..all].iter().sum();
        for i in 0..=all {
            self.cost_cumulative[i] += self.cost[i];
            self.balance_cumulative[i] += self.benefit_cash[i] - self.cost[i];
        }
        let discount = pow(1.0 + draw.at(draw.frame.slots.discount), -(t as f64));
        for (sums, factor) in self.value_and_cost.iter_mut().zip([1.0, discount]) {
            sums[0] += factor * (self.capacity[all] + self.outside[all]);
            sums[1] += factor * self.cost[all];
        }
        if self.cost_cumulative[all] > 0.0 {
            let year = f64::from(draw.frame.base_year) + t as f64;
            let recovered = self.balance_cumulative[all] >= 0.0;
            self.break_even_year = if recovered { self.break_even_year.min(year) } else { f64::INFINITY };
        }
    }

    /// Value over cost so far, undiscounted or discounted; undefined without cost.
    pub fn ratio(&self, discounted: bool) -> f64 {
        let [value, cost] = self.value_and_cost[usize::from(discounted)];
        if cost > 0.0 { quotient(value, cost) } else { f64::NAN }
    }
}
