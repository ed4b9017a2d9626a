//! How far studies differ beyond their own errors: I², and the interval of τ².

use super::Study;
use super::reml::Fit;
use crate::math::IncompleteGamma;

/// Chances of a χ² with `df` degrees of freedom of at most `x`, and of more.
pub(super) fn chi_square_tails(x: f64, df: f64) -> (f64, f64) {
    IncompleteGamma::new(0.5 * df).tails(0.5 * x)
}

/// I² = τ² / (τ² + s²), with s² = (k - 1) Σ w / ((Σ w)² - Σ w²) the variance of a typical study, w = 1 / v (Higgins and
/// Thompson 2002); 0 with one study. `fixed` is the fit at τ² = 0, `df` is k - 1.
pub(super) fn i2(fixed: &Fit, tau2: f64, df: f64) -> f64 {
    if df < 1.0 {
        return 0.0;
    }
    let typical = df * fixed.weight / (fixed.weight * fixed.weight - fixed.weight2);
    tau2 / (tau2 + typical)
}

/// The 95 % interval of τ² by the Q-profile method (Viechtbauer 2007): the τ² at which the generalised Q, which falls as τ²
/// grows, equals the 97.5 % and the 2.5 % quantile of χ²(k - 1). `None` if Q lies below the latter even at τ² = 0.
pub(super) fn tau2_interval(studies: &[Study]) -> Option<(f64, f64)> {
    const TAIL: f64 = 0.025;
    let df = studies.len() as f64 - 1.0;
    // Of Q: the chance of as much, and of more.
    let tails = |tau2: f64| chi_square_tails(Fit::at(studies, tau2).squares, df);
    if tails(0.0).0 < TAIL {
        return None;
    }
    let low = where_it_turns(studies, |tau2| tails(tau2).1 < TAIL);
    Some((low, where_it_turns(studies, |tau2| tails(tau2).0 > TAIL)))
}

/// The τ² up to which `holds`, 0 if it never does; what holds must hold for small τ² only.
fn where_it_turns(studies: &[Study], holds: impl Fn(f64) -> bool) -> f64 {
    if !holds(0.0) {
        return 0.0;
    }
    let mut high = studies.iter().map(|s| s.variance).fold(0.0, f64::max);
    let mut low = 0.0;
    while holds(high) && high < f64::MAX / 4.0 {
        low = high;
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if holds(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}
