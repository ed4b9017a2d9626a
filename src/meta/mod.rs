//! Random-effects meta-analysis: what several studies of one question say together, and what they let one expect of
//! the next. Pure functions of effects and variances; nothing here knows care, files or languages.
//!
//! [`pool`] estimates the variance between studies by restricted maximum likelihood (`reml`), tells how far the studies
//! differ (`spread`), and gives the mean with Hartung and Knapp's interval and the distribution of a next study.
//! [`without_each`] leaves every study out in turn; [`small_study`] is Egger's regression. Equations and sources:
//! `src/analysis/evidence/evidence.md`.

mod reml;
mod small_study;
mod spread;

pub use small_study::{ENOUGH, Regression, Unknown, small_study};

use serde::{Deserialize, Serialize};

use crate::math::StudentTail;

/// A study: its estimate and the variance of its own error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Study {
    /// The estimated effect.
    pub effect: f64,
    /// Variance of the estimate, above 0: its standard error squared.
    pub variance: f64,
}

/// Several studies, pooled. All but `effect`, `studies` and `standard_error` need two studies or more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pooled {
    /// How many studies there are.
    pub studies: usize,
    /// The mean effect μ, each study weighted with 1 / (its variance + τ²).
    pub effect: f64,
    /// √(1 / Σ weights): the standard error of μ if τ² were known.
    pub standard_error: f64,
    /// Variance between studies τ², by restricted maximum likelihood; 0 for one study, which cannot show any.
    pub tau2: f64,
    /// 95 % interval of τ² by the Q-profile method; `None` with one study, or where the studies differ so much less than
    /// their errors allow that no τ² fits.
    pub tau2_interval: Option<(f64, f64)>,
    /// Cochran's Q: the weighted squares of what separates the studies from their fixed-effect mean.
    pub q: f64,
    /// Chance of a Q this large or larger if all studies had one true effect; `None` with one study.
    pub q_chance: Option<f64>,
    /// I²: share of the variance of a typical study that lies between studies.
    pub i2: f64,
    /// Hartung and Knapp's factor: the squares of what separates the studies from μ, weighted, per degree of freedom; 1 is
    /// what τ² makes one expect. `None` with one study.
    pub knapp: Option<f64>,
}

impl Pooled {
    /// Degrees of freedom of the interval and of the next study: studies less one.
    pub fn df(&self) -> f64 {
        self.studies.saturating_sub(1) as f64
    }

    /// Hartung and Knapp's standard error of μ (2001): that of known τ² times the root of their factor. It can be far too
    /// small, even 0, where few studies happen to agree; [`Self::error`] is what is used.
    pub fn knapp_error(&self) -> f64 {
        self.standard_error * self.knapp.unwrap_or(1.0).sqrt()
    }

    /// The standard error of μ that intervals are built on: Hartung and Knapp's, but never below that of known τ² (Knapp
    /// and Hartung 2003; Röver, Knapp and Friede 2015).
    pub fn error(&self) -> f64 {
        self.standard_error * self.knapp.unwrap_or(1.0).max(1.0).sqrt()
    }

    /// Interval of μ that holds it with chance `level`, by Student's t with [`Self::df`] degrees of freedom; by the normal
    /// with one study.
    pub fn interval(&self, level: f64) -> (f64, f64) {
        self.around(self.error(), level)
    }

    /// Standard deviation of a next study's true effect before t's tails: √(τ² + error²).
    pub fn predictive_scale(&self) -> f64 {
        (self.tau2 + self.error() * self.error()).sqrt()
    }

    /// Interval that holds the true effect of a next study with chance `level` (Higgins, Thompson and Spiegelhalter 2009,
    /// with the degrees of freedom of the interval of μ).
    pub fn prediction(&self, level: f64) -> (f64, f64) {
        self.around(self.predictive_scale(), level)
    }

    fn around(&self, scale: f64, level: f64) -> (f64, f64) {
        let upper = 0.5 * (1.0 - level);
        let half = scale
            * if self.studies > 1 {
                StudentTail::new(self.df()).quantile(1.0 - upper, upper)
            } else {
                crate::math::normal_quantile(1.0 - upper)
            };
        (self.effect - half, self.effect + half)
    }
}

/// Pools studies; `None` without any, or if an effect or a variance is not finite, or a variance is not above 0.
pub fn pool(studies: &[Study]) -> Option<Pooled> {
    let sound = |s: &Study| s.effect.is_finite() && s.variance.is_finite() && s.variance > 0.0;
    if studies.is_empty() || !studies.iter().all(sound) {
        return None;
    }
    let many = studies.len() > 1;
    let tau2 = reml::tau2(studies);
    let fit = reml::Fit::at(studies, tau2);
    let fixed = reml::Fit::at(studies, 0.0);
    let df = studies.len() as f64 - 1.0;
    Some(Pooled {
        studies: studies.len(),
        effect: fit.mean,
        standard_error: (1.0 / fit.weight).sqrt(),
        tau2,
        tau2_interval: if many { spread::tau2_interval(studies) } else { None },
        q: fixed.squares,
        q_chance: many.then(|| spread::chi_square_tails(fixed.squares, df).1),
        i2: spread::i2(&fixed, tau2, df),
        knapp: many.then(|| fit.squares / df),
    })
}

/// The studies pooled without each of them in turn, in their order; `None` at the only study.
pub fn without_each(studies: &[Study]) -> Vec<Option<Pooled>> {
    let without = |i: usize| {
        let rest: Vec<Study> = studies.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, s)| *s).collect();
        pool(&rest)
    };
    (0..studies.len()).map(without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn studies(of: &[(f64, f64)]) -> Vec<Study> {
        of.iter().map(|&(effect, variance)| Study { effect, variance }).collect()
    }

    #[test]
    fn two_studies_with_one_variance_by_hand() {
        // y = ±1, v = 1/2: the sample variance 2 less v gives τ² = 3/2, so each weighs 1/2.
        let p = pool(&studies(&[(1.0, 0.5), (-1.0, 0.5)])).unwrap();
        assert!((p.tau2 - 1.5).abs() < 1e-12 && p.effect.abs() < 1e-15, "{p:?}");
        assert!((p.standard_error - 1.0).abs() < 1e-12 && (p.knapp.unwrap() - 1.0).abs() < 1e-12);
        assert!((p.q - 4.0).abs() < 1e-12 && (p.i2 - 0.75).abs() < 1e-12);
        // P(χ²(1) > 4) = 0.04550026389635842 (2 Φ(-2)); t(1) at 0.975 is tan(0.475 π).
        assert!((p.q_chance.unwrap() - 0.045_500_263_896_358_42).abs() < 1e-14);
        let t = libm::tan(0.475 * std::f64::consts::PI);
        assert!((p.interval(0.95).1 - t).abs() < 1e-9 * t);
        assert!((p.prediction(0.95).1 - t * 2.5_f64.sqrt()).abs() < 1e-9 * t);
        // Q-profile: Q(τ²) = 2 / (1/2 + τ²) is the χ²(1) quantile q: τ² = 2/q - 1/2, and below 0 it is 0.
        let (low, high) = p.tau2_interval.unwrap();
        assert_eq!(low, 0.0);
        assert!((high - (2.0 / 9.820_691_171_752_584e-4 - 0.5)).abs() < 1e-9 * high, "{high}");
    }

    #[test]
    fn studies_that_agree_get_no_false_certainty() {
        let p = pool(&studies(&[(0.1, 0.04), (0.1, 0.04)])).unwrap();
        assert_eq!((p.tau2, p.knapp, p.knapp_error(), p.i2, p.q), (0.0, Some(0.0), 0.0, 0.0, 0.0));
        assert!((p.error() - 0.02_f64.sqrt()).abs() < 1e-15);
        assert_eq!(p.tau2_interval, None);
    }

    #[test]
    fn one_study_is_itself_and_none_is_nothing() {
        let p = pool(&studies(&[(0.14, 0.0025)])).unwrap();
        assert_eq!((p.effect, p.tau2, p.studies, p.q_chance, p.knapp), (0.14, 0.0, 1, None, None));
        assert!((p.error() - 0.05).abs() < 1e-15);
        let half = 1.959_963_984_540_054 * 0.05;
        assert!((p.prediction(0.95).1 - 0.14 - half).abs() < 1e-14);
        assert_eq!(pool(&[]), None);
        for bad in [(f64::NAN, 1.0), (1.0, 0.0), (1.0, f64::INFINITY), (1.0, -1.0)] {
            assert_eq!(pool(&studies(&[bad, (0.0, 1.0)])), None, "{bad:?}");
        }
    }

    #[test]
    fn leaving_one_out_is_pooling_the_others() {
        let all = studies(&[(0.1, 0.01), (-0.3, 0.02), (0.5, 0.005)]);
        let left = without_each(&all);
        assert_eq!(left[1], pool(&[all[0], all[2]]));
        assert_eq!(without_each(&all[..1]), [None]);
    }
}
