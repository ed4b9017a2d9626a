//! Points and orders beside each other within each draw: who leads, and how surely.

use super::question::ORDERS;
use super::{Comparison, Order, Point, Rival, cloud};
use crate::ids::Support;

/// The leader of `members`, and all others beside it.
pub(super) fn compare(points: &[Point], effects: &[Vec<f64>], members: &[usize]) -> Comparison {
    let ahead = |a: usize, b: usize| {
        let (x, y) = (&points[a], &points[b]);
        // Of equal effects the cheaper.
        if (y.effect, -y.cost) > (x.effect, -x.cost) { b } else { a }
    };
    let leader = members.iter().copied().reduce(ahead).unwrap_or(0);
    let rival = |&point: &usize| {
        let lead = differences(&effects[leader], &effects[point]);
        let beaten = share_above(&lead);
        let error = (beaten * (1.0 - beaten) / lead.len() as f64).sqrt();
        Rival { point, beaten, error, lead: spread(&lead) }
    };
    let mut rivals: Vec<Rival> = members.iter().filter(|i| **i != leader).map(rival).collect();
    rivals.sort_by(|a, b| a.beaten.total_cmp(&b.beaten).then(a.point.cmp(&b.point)));
    Comparison { leader, rivals }
}

/// Each of [`ORDERS`] beside the first of them, from the effects and the complex cases of all.
pub(super) fn orders(effects: &[Vec<f64>], complex: &[Vec<f64>]) -> Vec<Order> {
    let n = effects.first().map_or(1, Vec::len) as f64;
    let one = |(i, &order): (usize, &[Support; 3])| {
        let gain = differences(&effects[i], &effects[0]);
        let mean = gain.iter().sum::<f64>() / n;
        let variance = gain.iter().map(|g| (g - mean) * (g - mean)).sum::<f64>() / (n - 1.0).max(1.0);
        Order {
            order,
            gain: spread(&gain),
            mean,
            error: (variance / n).sqrt(),
            better: share_above(&gain),
            complex: complex[i].iter().sum::<f64>() / n,
        }
    };
    ORDERS.iter().enumerate().map(one).collect()
}

pub(super) fn differences(a: &[f64], b: &[f64]) -> Vec<f64> {
    // Both without end is no difference.
    a.iter().zip(b).map(|(a, b)| if a == b { 0.0 } else { a - b }).collect()
}

/// The share above 0; zeros count half.
pub(super) fn share_above(values: &[f64]) -> f64 {
    let points: f64 = values
        .iter()
        .map(|x| {
            if *x > 0.0 {
                1.0
            } else if *x == 0.0 {
                0.5
            } else {
                0.0
            }
        })
        .sum();
    points / values.len().max(1) as f64
}

/// P10, P50, P90.
pub(super) fn spread(values: &[f64]) -> [f64; 3] {
    [0.1, 0.5, 0.9].map(|p| cloud::at_most(values, p))
}
