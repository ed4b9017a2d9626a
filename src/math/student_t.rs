//! Student's t distribution.

use super::beta::IncompleteBeta;
use super::root::Curve;
use super::{exp, ln, ln_1p, ln_gamma};

/// Student's t with fixed degrees of freedom: t² = df × the odds of a beta variable with shapes 1/2 and df/2, so its
/// size comes from that variable's logit, which keeps full relative accuracy both near 0 and far out.
#[derive(Clone, Copy, Debug)]
pub struct StudentTail {
    df: f64,
    beta: IncompleteBeta,
    /// The density at 0.
    peak: f64,
}

impl StudentTail {
    /// For `df` > 0 degrees of freedom.
    pub fn new(df: f64) -> Self {
        let ln_ratio = ln_gamma(0.5 * df + 0.5) - ln_gamma(0.5 * df);
        let peak = exp(ln_ratio) / (df * std::f64::consts::PI).sqrt();
        Self { df, beta: IncompleteBeta::new(0.5, 0.5 * df), peak }
    }

    /// The t with chance `lower` of being at most it and `upper` of exceeding it (together 1).
    pub fn quantile(&self, lower: f64, upper: f64) -> f64 {
        let tail = lower.min(upper);
        if tail == 0.5 {
            return 0.0;
        }
        let logit = self.beta.solve(1.0 - 2.0 * tail, 2.0 * tail, self.beta.start(), 1e-8);
        let size = self.df.sqrt() * exp(0.5 * logit);
        if lower < upper { -size } else { size }
    }

    /// Density at `t`; for a million degrees of freedom only to 1e-9.
    pub fn density(&self, t: f64) -> f64 {
        self.peak * exp(-0.5 * (self.df + 1.0) * ln_1p(t * t / self.df))
    }

    /// Chances of at most `t` and of more.
    pub fn tails(&self, t: f64) -> (f64, f64) {
        if t == 0.0 {
            return (0.5, 0.5);
        }
        let beyond = 0.5 * self.beta.point(ln(t * t / self.df)).upper;
        if t < 0.0 { (beyond, 1.0 - beyond) } else { (1.0 - beyond, beyond) }
    }
}

/// Chance that Student's t with `df` degrees of freedom is at most `t`.
pub fn student_t_cdf(t: f64, df: f64) -> f64 {
    StudentTail::new(df).tails(t).0
}

/// The value that Student's t with `df` > 0 degrees of freedom stays below with chance `p` in (0, 1).
pub fn student_t_quantile(p: f64, df: f64) -> f64 {
    StudentTail::new(df).quantile(p, 1.0 - p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_agree_with_scipy() {
        // scipy 1.17: stats.t(df).ppf(p)
        for (p, df, t) in [
            (0.975, 19.0, 2.093_024_054_408_308_7),
            (0.975, 1.0, 12.706_204_736_174_694),
            (0.995, 3.0, 5.840_909_309_733_355),
            (0.05, 4.5, -2.065_575_888_878_525),
        ] {
            let got = student_t_quantile(p, df);
            assert!((got / t - 1.0).abs() < 2e-14, "t({p}; {df}) = {got}, not {t}");
            assert!((student_t_cdf(t, df) / p - 1.0).abs() < 1e-14);
        }
        assert_eq!(student_t_quantile(0.5, 7.0), 0.0);
    }

    #[test]
    fn density_is_the_slope_of_the_chance() {
        for df in [1.0, 4.5, 300.0] {
            let tail = StudentTail::new(df);
            for t in [-2.0, 0.3, 1.5] {
                let slope = (tail.tails(t + 1e-5).0 - tail.tails(t - 1e-5).0) / 2e-5;
                assert!((tail.density(t) - slope).abs() < 1e-9);
            }
        }
    }
}
