//! Scores of forecasts: how far a distribution was from what came.

use crate::math::{normal_cdf, normal_pdf};

/// 1 / sqrt(pi).
const INVERSE_ROOT_PI: f64 = 0.564_189_583_547_756_3;

/// The continuous ranked probability score of a normal forecast where `y` came: sd (z (2 Phi(z) - 1) + 2 phi(z) - 1/sqrt(pi)),
/// z = (y - mean) / sd (Gneiting and Raftery 2007). Without spread it is the absolute error. Smaller is better.
pub fn crps_normal(mean: f64, sd: f64, y: f64) -> f64 {
    if sd <= 0.0 {
        return (y - mean).abs();
    }
    let z = (y - mean) / sd;
    sd * (z * (2.0 * normal_cdf(z) - 1.0) + 2.0 * normal_pdf(z) - INVERSE_ROOT_PI)
}

/// The same of a sample in ascending order: mean |x - y| - half the mean |x - x'| over all pairs, itself included. `None` for
/// an empty sample.
pub fn crps_sample(ascending: &[f64], y: f64) -> Option<f64> {
    let n = ascending.len() as f64;
    if ascending.is_empty() {
        return None;
    }
    let to_came: f64 = ascending.iter().map(|x| (x - y).abs()).sum::<f64>() / n;
    // The i-th of n in order is above i others and below n - 1 - i.
    let pairs: f64 = ascending.iter().enumerate().map(|(i, x)| x * (2.0 * i as f64 - n + 1.0)).sum::<f64>();
    Some(to_came - pairs / (n * n))
}

/// The quantile at `p` of a sample in ascending order, between the nearest two in proportion (type 7 of Hyndman and Fan).
/// `None` for an empty sample.
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(last);
    Some(ascending[below] + (ascending[above] - ascending[below]) * (place - place.floor()))
}

/// The share of `intervals` that hold what came, both ends included; `None` without intervals.
pub fn coverage(intervals: impl IntoIterator<Item = ((f64, f64), f64)>) -> Option<f64> {
    let (mut held, mut all) = (0.0, 0.0);
    for ((low, high), y) in intervals {
        held += f64::from(u8::from(low <= y && y <= high));
        all += 1.0;
    }
    (all > 0.0).then_some(held / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From properscoring 0.1 (Python), `crps_gaussian(y, mu, sig)` and `crps_ensemble(y, ensemble)`, and by hand.
    #[test]
    fn scores_are_those_of_other_programs() {
        // The standard normal at 0: (sqrt(2) - 1) / sqrt(pi).
        assert!((crps_normal(0.0, 1.0, 0.0) - (2.0_f64.sqrt() - 1.0) * INVERSE_ROOT_PI).abs() < 1e-12);
        assert_eq!(crps_normal(3.0, 0.0, 5.0), 2.0);
        for (mean, sd, y, want) in [
            (3.0, 1.5, 4.2, 0.714_337_326_362_661_8),
            (0.0, 1.0, -2.5, 1.939_818_690_810_500_2),
            (50_000.0, 8_000.0, 56_000.0, 3_585.154_017_572_402),
        ] {
            let got = crps_normal(mean, sd, y);
            assert!((got - want).abs() < 1e-12 * (1.0 + want), "{got} {want}");
        }
        for (y, want) in [(-3.0, 3.292), (0.3, 0.592), (1.0, 0.732), (9.5, 6.232)] {
            let got = crps_sample(&[-1.2, 0.3, 0.3, 2.5, 7.0], y).unwrap();
            assert!((got - want).abs() < 1e-12, "{y}: {got} {want}");
        }
        // Two points, 0 and 2, and 1 came: mean |x - y| = 1, mean |x - x'| = 1.
        assert_eq!(crps_sample(&[0.0, 2.0], 1.0), Some(0.5));
        assert_eq!(crps_sample(&[4.0], 1.0), Some(3.0));
        assert_eq!(crps_sample(&[], 1.0), None);
    }

    #[test]
    fn a_large_normal_sample_scores_as_the_normal() {
        let n = 20_000;
        let sample: Vec<f64> =
            (0..n).map(|i| 5.0 + 2.0 * crate::math::normal_quantile((f64::from(i) + 0.5) / f64::from(n))).collect();
        for y in [-3.0, 4.0, 5.0, 12.0] {
            let got = crps_sample(&sample, y).unwrap();
            assert!((got - crps_normal(5.0, 2.0, y)).abs() < 1e-3, "{y}: {got}");
        }
    }

    #[test]
    fn quantiles_and_coverage_by_hand() {
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.25), Some(1.5));
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 1.0), Some(4.0));
        assert_eq!(quantile(&[], 0.5), None);
        let held = coverage([((0.0, 1.0), 1.0), ((0.0, 1.0), 1.5), ((2.0, 3.0), 2.5), ((2.0, 3.0), 0.0)]);
        assert_eq!(held, Some(0.5));
        assert_eq!(coverage(std::iter::empty()), None);
    }
}
