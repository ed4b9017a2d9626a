//! Rules by which a prevention fund divides the cost of a plan over payers. Each takes what everyone would pay and gain in
//! a year without a fund, and gives what everyone pays with one. What is paid adds up to the cost under every rule.

use serde::{Deserialize, Serialize};

/// A way to divide the cost of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Without a fund: everyone pays what it pays now.
    Own,
    /// Who benefits pays, in proportion to the gain; without gains everyone bears the own cost.
    Gains,
    /// Fixed shares of the cost.
    Shares,
    /// Everyone pays the own cost, but loses no more than a share of it: those who gain make up for the rest, in proportion
    /// to what they gain and as far as that goes.
    Capped,
}

/// What the rules are given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Fixed share of each payer; none if no such rule is compared.
    pub shares: Option<Vec<f64>>,
    /// The most that a payer may lose, as a share of its own cost.
    pub loss_cap: f64,
    /// How sure a payer must be that a transfer leaves it no worse off.
    pub certainty: f64,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 4] = [Self::Own, Self::Gains, Self::Shares, Self::Capped];

    /// The identifier in files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Gains => "gains",
            Self::Shares => "shares",
            Self::Capped => "capped",
        }
    }

    /// Whether it can be worked out with these `terms`.
    pub fn holds(self, terms: &Terms) -> bool {
        self != Self::Shares || terms.shares.is_some()
    }

    /// What each payer pays of a year in which each has this `cost` without a fund, and this `gain`.
    pub fn paid(self, terms: &Terms, cost: &[f64], gain: &[f64], paid: &mut [f64]) {
        let total: f64 = cost.iter().sum();
        match (self, &terms.shares) {
            (Self::Own, _) | (Self::Shares, None) => paid.copy_from_slice(cost),
            (Self::Shares, Some(shares)) => {
                paid.iter_mut().zip(shares).for_each(|(paid, share)| *paid = share * total);
            }
            (Self::Gains, _) => {
                let gains: f64 = gain.iter().map(|g| g.max(0.0)).sum();
                for ((paid, cost), gain) in paid.iter_mut().zip(cost).zip(gain) {
                    *paid = if gains > 0.0 { total * gain.max(0.0) / gains } else { *cost };
                }
            }
            (Self::Capped, _) => {
                let excess = |cost: f64, gain: f64| (cost - gain - terms.loss_cap * cost).max(0.0);
                let surplus = |cost: f64, gain: f64| (gain - cost).max(0.0);
                let sum =
                    |of: &dyn Fn(f64, f64) -> f64| -> f64 { cost.iter().zip(gain).map(|(c, g)| of(*c, *g)).sum() };
                let (wanted, there) = (sum(&excess), sum(&surplus));
                let moved = wanted.min(there);
                for ((paid, &cost), &gain) in paid.iter_mut().zip(cost).zip(gain) {
                    *paid = cost;
                    if moved > 0.0 {
                        *paid += surplus(cost, gain) * moved / there - excess(cost, gain) * moved / wanted;
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paid(rule: Rule, cap: f64, cost: [f64; 3], gain: [f64; 3]) -> [f64; 3] {
        let terms = Terms { shares: Some(vec![0.5, 0.3, 0.2]), loss_cap: cap, certainty: 0.8 };
        let mut out = [0.0; 3];
        rule.paid(&terms, &cost, &gain, &mut out);
        out
    }

    /// By hand. The first pays 100 and gains 40, the second gains 30, the third 10.
    #[test]
    fn rules_by_hand() {
        let (cost, gain) = ([100.0, 0.0, 0.0], [40.0, 30.0, 10.0]);
        assert_eq!(paid(Rule::Own, 0.0, cost, gain), cost);
        assert_eq!(paid(Rule::Gains, 0.0, cost, gain), [50.0, 37.5, 12.5]);
        assert_eq!(paid(Rule::Shares, 0.0, cost, gain), [50.0, 30.0, 20.0]);
        // The loss of 60 is more than others gain, 40: they give all of it.
        assert_eq!(paid(Rule::Capped, 0.0, cost, gain), [60.0, 30.0, 10.0]);
        // A loss of 40 may stay; the 20 above it come from 30 and 10 as three to one.
        assert_eq!(paid(Rule::Capped, 0.4, cost, gain), [80.0, 15.0, 5.0]);
        assert_eq!(paid(Rule::Capped, 0.6, cost, gain), cost);
    }

    /// By hand. Who loses because care gets dearer is made up for as well: a fund pays it.
    #[test]
    fn a_loss_without_a_cost_is_a_loss() {
        let (cost, gain) = ([10.0, 0.0, 0.0], [50.0, -20.0, 0.0]);
        assert_eq!(paid(Rule::Gains, 0.0, cost, gain), [10.0, 0.0, 0.0]);
        assert_eq!(paid(Rule::Capped, 0.0, cost, gain), [30.0, -20.0, 0.0]);
        // Nobody gains: everyone bears the own cost.
        assert_eq!(paid(Rule::Gains, 0.0, cost, [-1.0, -1.0, 0.0]), cost);
        assert_eq!(paid(Rule::Capped, 0.0, cost, [-1.0, -1.0, 0.0]), cost);
    }
}
