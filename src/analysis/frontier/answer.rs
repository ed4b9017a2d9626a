//! The answer: points of cost and effect, those that compete with each other, and the orders of levels of support.

use serde::{Deserialize, Serialize};

use crate::analysis::aim::Aim;
use crate::ids::{Support, Words};

/// The answer. Plain facts: what tables and pictures need, and nothing to simulate with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Frontier {
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: Words,
    /// What is wanted: the change in this figure, more or less of it.
    pub aim: Aim,
    /// Whether less of it is better; effects are counted so that more is better.
    pub less: bool,
    /// The last year: cost counts up to it.
    pub year: i32,
    /// Chance with which an effect is reached and a cost not exceeded.
    pub certainty: f64,
    /// Shares of a mix are multiples of one in so many.
    pub parts: u32,
    /// Points, the first is to do nothing.
    pub points: Vec<Point>,
    /// The scenario as it is, among the points.
    pub today: usize,
    /// Those that cost no more than the scenario as it is.
    pub for_the_money: Comparison,
    /// Those of its size.
    pub of_the_size: Comparison,
    /// The cheapest point with no less effect than the scenario as it is, if it is another, and what it saves in cost: P10, P50,
    /// P90, and the chance that it is cheaper.
    pub cheaper: Option<(usize, [f64; 3], f64)>,
    /// The orders in which levels of support can be served.
    pub orders: Vec<Order>,
    /// Attribution that must be shown with results.
    pub attribution: Words,
    /// Draws simulated.
    pub draws: u64,
    /// Seed.
    pub seed: u64,
}

/// A size and mix.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Largest size, contract FTE.
    pub size: f64,
    /// Share of each function.
    pub mix: [f64; 4],
    /// Cost up to the last year that is not exceeded with the certainty asked for, euro.
    pub cost: f64,
    /// P10, P50, P90 of the cost.
    pub cost_spread: [f64; 3],
    /// Effect that is reached with the certainty asked for.
    pub effect: f64,
    /// P10, P50, P90 of the effect.
    pub effect_spread: [f64; 3],
    /// Whether no other point beats it.
    pub on_frontier: bool,
    /// In what share of resamples of the draws none does.
    pub stays: f64,
}

/// A leader, and the points it competes with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The point with most effect at the certainty asked for.
    pub leader: usize,
    /// All others, those that the leader beats least often first.
    pub rivals: Vec<Rival>,
}

/// A point beside the leader, within each draw.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rival {
    /// The point.
    pub point: usize,
    /// The chance that the leader has more effect; equal effects count half.
    pub beaten: f64,
    /// Its Monte Carlo error, as of independent draws.
    pub error: f64,
    /// P10, P50, P90 of the leader's effect less this one's.
    pub lead: [f64; 3],
}

impl Rival {
    /// Whether it can be told from the leader: nine futures in ten or more, beyond the Monte Carlo error, are the leader's.
    pub fn is_told_apart(&self) -> bool {
        self.beaten - 1.96 * self.error >= 0.9
    }
}

/// An order of levels of support, beside complex cases first, for the scenario as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// First to last.
    pub order: [Support; 3],
    /// P10, P50, P90 of its effect less that of complex, moderate, light.
    pub gain: [f64; 3],
    /// Mean of that.
    pub mean: f64,
    /// Monte Carlo error of the mean, as of independent draws.
    pub error: f64,
    /// The chance that it has more effect; equal effects count half.
    pub better: f64,
    /// Mean number of complex cases helped in the year of the aim.
    pub complex: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rival_is_told_apart_only_beyond_the_error() {
        let rival = |beaten, error| Rival { point: 0, beaten, error, lead: [0.0; 3] };
        assert!(rival(0.95, 0.01).is_told_apart());
        assert!(!rival(0.95, 0.05).is_told_apart() && !rival(0.6, 0.01).is_told_apart());
    }
}
