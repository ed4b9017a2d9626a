//! The variance between studies, by restricted maximum likelihood.

use super::Study;
use crate::math::ln;

/// The weighted mean at one τ², and what follows from it.
pub(super) struct Fit {
    /// Σ w with w = 1 / (v + τ²).
    pub weight: f64,
    /// Σ w².
    pub weight2: f64,
    /// Σ w y / Σ w.
    pub mean: f64,
    /// Σ w (y - mean)².
    pub squares: f64,
    /// d/dτ² of twice the restricted log-likelihood: Σ w² (y - mean)² - (Σ w - Σ w² / Σ w).
    pub slope: f64,
    /// Twice the restricted log-likelihood, but for a constant: -Σ ln(v + τ²) - ln Σ w - Σ w (y - mean)².
    pub likelihood: f64,
}

impl Fit {
    pub fn at(studies: &[Study], tau2: f64) -> Self {
        let weights = || studies.iter().map(|s| 1.0 / (s.variance + tau2));
        let weight: f64 = weights().sum();
        let weight2: f64 = weights().map(|w| w * w).sum();
        // Around the first study, so that a shift of all effects costs no digits.
        let origin = studies.first().map_or(0.0, |s| s.effect);
        let shift = weights().zip(studies).map(|(w, s)| w * (s.effect - origin)).sum::<f64>() / weight;
        let gaps = || weights().zip(studies).map(|(w, s)| (w, (s.effect - origin) - shift));
        let squares: f64 = gaps().map(|(w, gap)| w * gap * gap).sum();
        let slope = gaps().map(|(w, gap)| (w * gap) * (w * gap)).sum::<f64>() - (weight - weight2 / weight);
        let logs: f64 = studies.iter().map(|s| ln(s.variance + tau2)).sum();
        Self { weight, weight2, mean: origin + shift, squares, slope, likelihood: -logs - ln(weight) - squares }
    }
}

/// Where the likelihood is looked at before its highest point is refined: it may have more than one top.
const GRID: u32 = 400;

/// τ² >= 0 at which the restricted likelihood is highest; 0 for one study.
pub(super) fn tau2(studies: &[Study]) -> f64 {
    let effects = || studies.iter().map(|s| s.effect);
    let (low, high) = (effects().fold(f64::INFINITY, f64::min), effects().fold(f64::NEG_INFINITY, f64::max));
    // With τ² above k range², the slope is below Σ w² range² - (k - 1) w² < 0 for k >= 2: no top lies beyond. Variances
    // that differ only make the weights more alike there; doubled until it is so.
    let mut most = studies.len() as f64 * (high - low) * (high - low);
    if studies.len() < 2 || !(most > 0.0 && most.is_finite()) {
        return 0.0;
    }
    for _ in 0..100 {
        if Fit::at(studies, most).slope < 0.0 {
            break;
        }
        most *= 2.0;
    }
    let point = |i: u32| {
        let x = f64::from(i) / f64::from(GRID);
        most * x * x * x * x
    };
    let likelihood = |i: u32| Fit::at(studies, point(i)).likelihood;
    let best = (0..=GRID).max_by(|&a, &b| likelihood(a).total_cmp(&likelihood(b))).unwrap_or(0);
    let rises = Fit::at(studies, point(best)).slope > 0.0;
    let (mut low, mut high) = match (rises, best) {
        (false, 0) => return 0.0,
        (true, _) => (point(best), point((best + 1).min(GRID))),
        (false, _) => (point(best - 1), point(best)),
    };
    // The slope is above 0 at `low` and not at `high`.
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if Fit::at(studies, middle).slope > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up, far from balanced.
    const STUDIES: [(f64, f64); 5] = [(0.3, 0.02), (-0.4, 0.05), (1.1, 0.4), (0.0, 0.001), (0.2, 0.3)];

    fn of(list: &[(f64, f64)], shift: f64, scale: f64) -> Vec<Study> {
        list.iter().map(|&(y, v)| Study { effect: scale * y + shift, variance: scale * scale * v }).collect()
    }

    #[test]
    fn the_slope_is_that_of_the_likelihood() {
        let studies = of(&STUDIES, 0.0, 1.0);
        for tau2 in [0.01, 0.1, 1.0] {
            let h = 1e-6 * tau2;
            let slope = (Fit::at(&studies, tau2 + h).likelihood - Fit::at(&studies, tau2 - h).likelihood) / (2.0 * h);
            let got = Fit::at(&studies, tau2).slope;
            assert!((got - slope).abs() < 1e-5 * got.abs().max(1.0), "{tau2}: {got} {slope}");
        }
    }

    #[test]
    fn order_shift_and_scale_change_what_they_should() {
        let base = tau2(&of(&STUDIES, 0.0, 1.0));
        assert!(base > 0.0);
        let mut turned = STUDIES;
        turned.reverse();
        assert!((tau2(&of(&turned, 0.0, 1.0)) / base - 1.0).abs() < 1e-12);
        assert!((tau2(&of(&STUDIES, 1000.0, 1.0)) / base - 1.0).abs() < 1e-9);
        for scale in [1e-6, 1e6, -3.0] {
            assert!((tau2(&of(&STUDIES, 0.0, scale)) / (scale * scale * base) - 1.0).abs() < 1e-11, "{scale}");
        }
    }

    #[test]
    fn of_equal_variances_it_is_the_sample_variance_less_theirs() {
        // Closed form: max(0, s² - v).
        let studies = of(&[(1.0, 0.1), (2.0, 0.1), (4.0, 0.1)], 0.0, 1.0);
        assert!((tau2(&studies) - (7.0 / 3.0 - 0.1)).abs() < 1e-12);
        assert_eq!(tau2(&of(&[(1.0, 9.0), (2.0, 9.0), (4.0, 9.0)], 0.0, 1.0)), 0.0);
    }

    #[test]
    fn the_highest_of_two_tops_is_found() {
        // One precise pair that agrees beside far, vague studies: the likelihood is then not single-topped in general;
        // no point of a fine scan may lie above the answer.
        for studies in [
            of(&[(0.0, 1e-4), (0.001, 1e-4), (5.0, 1.0), (-5.0, 1.0)], 0.0, 1.0),
            of(&[(0.0, 1e-6), (0.002, 1e-6), (3.0, 4.0)], 0.0, 1.0),
        ] {
            let top = Fit::at(&studies, tau2(&studies)).likelihood;
            let best = (0..4000).map(|i| Fit::at(&studies, 1e-8 * libm::exp(f64::from(i) * 0.006)).likelihood);
            assert!(best.fold(f64::NEG_INFINITY, f64::max) <= top + 1e-9);
        }
    }
}
