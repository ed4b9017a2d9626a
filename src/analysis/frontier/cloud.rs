//! Points with a cost and an effect in every draw: what each is worth with certainty, which of them no other beats, and how
//! surely.

use crate::sample::keyed::{self, WHOLE_DRAW};

/// Samples of draws that membership is judged by.
pub const RESAMPLES: usize = 200;

/// The smallest number that at least a share `certainty` of `values` do not exceed.
pub fn at_most(values: &[f64], certainty: f64) -> f64 {
    let sorted = sorted(values);
    let rank = (certainty * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.clamp(1, sorted.len().max(1)) - 1).copied().unwrap_or(f64::NAN)
}

/// The largest number that at least a share `certainty` of `values` reach.
pub fn at_least(values: &[f64], certainty: f64) -> f64 {
    let turned: Vec<f64> = values.iter().map(|x| -x).collect();
    // -0 is 0.
    0.0 - at_most(&turned, certainty)
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// Which points no other beats: none costs as little or less and has as much effect or more, one of the two strictly. Points are
/// (cost, effect).
pub fn non_dominated(points: &[(f64, f64)]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (points[a], points[b]);
        a.0.total_cmp(&b.0).then(b.1.total_cmp(&a.1))
    });
    let mut kept = vec![false; points.len()];
    // The last point that was kept: of all that cost as much or less it has most effect.
    let mut last = (f64::NEG_INFINITY, f64::NEG_INFINITY);
    for i in order {
        let point = points[i];
        if point.1 > last.1 || point == last {
            kept[i] = true;
            last = point;
        }
    }
    kept
}

/// The share of [`RESAMPLES`] samples of the draws, with replacement and the same for all points, in which each point is beaten by
/// none. `costs` and `effects` are by point, then by draw; what counts of them is as in [`at_most`] and [`at_least`].
pub fn stays(costs: &[Vec<f64>], effects: &[Vec<f64>], certainty: f64, seed: u64) -> Vec<f64> {
    let draws = costs.first().map_or(0, Vec::len);
    // The order of the draws of every point, found once.
    let ranked = |values: &Vec<f64>, sign: f64| -> Vec<u32> {
        let mut order: Vec<u32> = (0..draws as u32).collect();
        order.sort_by(|&a, &b| (sign * values[a as usize]).total_cmp(&(sign * values[b as usize])));
        order
    };
    let cheap: Vec<Vec<u32>> = costs.iter().map(|c| ranked(c, 1.0)).collect();
    let strong: Vec<Vec<u32>> = effects.iter().map(|e| ranked(e, -1.0)).collect();
    let needed = (certainty * draws as f64).ceil().max(1.0) as u32;
    let mut kept = vec![0_u32; costs.len()];
    let mut places = vec![0.0; draws];
    for resample in 0..RESAMPLES {
        keyed::uniforms(seed, "frontier: resample", WHOLE_DRAW, (resample * draws) as u64, &mut places);
        let mut times = vec![0_u32; draws];
        for place in &places {
            times[(place * draws as f64) as usize] += 1;
        }
        let quantile = |order: &[u32], values: &[f64]| {
            let mut seen = 0;
            for &draw in order {
                seen += times[draw as usize];
                if seen >= needed {
                    return values[draw as usize];
                }
            }
            f64::NAN
        };
        let points: Vec<(f64, f64)> =
            (0..costs.len()).map(|i| (quantile(&cheap[i], &costs[i]), quantile(&strong[i], &effects[i]))).collect();
        for (kept, is_kept) in kept.iter_mut().zip(non_dominated(&points)) {
            *kept += u32::from(is_kept);
        }
    }
    kept.into_iter().map(|n| f64::from(n) / RESAMPLES as f64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certain_values_by_hand() {
        let values = [5.0, 1.0, 4.0, 2.0, 3.0];
        // 4 of 5 do not exceed 4, and 4 of 5 reach 2.
        assert_eq!((at_most(&values, 0.8), at_least(&values, 0.8)), (4.0, 2.0));
        assert_eq!((at_most(&values, 0.81), at_least(&values, 0.81)), (5.0, 1.0));
    }

    #[test]
    fn beaten_points_by_hand() {
        let points = [(0.0, 0.0), (1.0, 2.0), (2.0, 2.0), (2.0, 3.0), (2.0, 3.0), (3.0, 2.5), (0.0, -1.0), (1.0, 1.0)];
        assert_eq!(non_dominated(&points), [true, true, false, true, true, false, false, false]);
    }

    #[test]
    fn the_sweep_agrees_with_every_pair() {
        let mut numbers = vec![0.0; 400];
        keyed::uniforms(3, "pairs", WHOLE_DRAW, 0, &mut numbers);
        // Coarse, so that there are ties.
        let points: Vec<(f64, f64)> =
            numbers.chunks(2).map(|p| ((p[0] * 12.0).floor(), (p[1] * 12.0).floor())).collect();
        let naive = |a: &(f64, f64)| !points.iter().any(|b| b.0 <= a.0 && b.1 >= a.1 && b != a);
        let expected: Vec<bool> = points.iter().map(naive).collect();
        assert_eq!(non_dominated(&points), expected);
    }

    #[test]
    fn a_point_far_ahead_always_stays_and_one_behind_never() {
        let noise = |shift: f64| -> Vec<f64> { (0..100).map(|i| shift + f64::from((i * 37) % 100) / 100.0).collect() };
        let costs = vec![noise(0.0), noise(0.0), noise(0.0)];
        let effects = vec![noise(10.0), noise(0.0), noise(10.0)];
        assert_eq!(stays(&costs, &effects, 0.8, 1), [1.0, 0.0, 1.0]);
    }
}
