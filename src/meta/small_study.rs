//! Do small studies find other effects than large ones? Egger's regression.

use serde::{Deserialize, Serialize};

use super::Study;
use crate::math::StudentTail;

/// Studies below which the regression says little, even where it can be computed: Sterne et al. 2011 (BMJ 343, d4002)
/// advise against it below ten.
pub const ENOUGH: usize = 10;

/// Egger's regression: effect = at zero + slope x standard error, weighted with 1 / variance, the residual spread
/// estimated (Egger et al. 1997).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Regression {
    /// The effect of a study without error: where the line meets an error of 0.
    pub at_zero: f64,
    /// Change of the effect per unit of standard error; 0 is a symmetric funnel.
    pub slope: f64,
    /// Standard error of the slope.
    pub slope_error: f64,
    /// Degrees of freedom: studies less two.
    pub df: f64,
    /// Slope over its error.
    pub t: f64,
    /// Chance of a |t| this large or larger in a symmetric funnel.
    pub chance: f64,
}

/// Why there is no regression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknown {
    /// Fewer than three studies.
    TooFew,
    /// All studies have the same standard error, or lie on one line exactly.
    NothingToSee,
}

/// Egger's regression over `studies`, whose variances are above 0.
///
/// # Errors
/// [`Unknown`] says why it cannot be computed.
pub fn small_study(studies: &[Study]) -> Result<Regression, Unknown> {
    if studies.len() < 3 {
        return Err(Unknown::TooFew);
    }
    let rows = || studies.iter().map(|s| (1.0 / s.variance, s.variance.sqrt(), s.effect));
    let weight: f64 = rows().map(|(w, _, _)| w).sum();
    let mean_error = rows().map(|(w, se, _)| w * se).sum::<f64>() / weight;
    let mean = rows().map(|(w, _, y)| w * y).sum::<f64>() / weight;
    let across: f64 = rows().map(|(w, se, _)| w * (se - mean_error) * (se - mean_error)).sum();
    // Errors that differ in their last digits only are the same.
    if across <= 1e-20 * weight * mean_error * mean_error {
        return Err(Unknown::NothingToSee);
    }
    let slope = rows().map(|(w, se, y)| w * (se - mean_error) * (y - mean)).sum::<f64>() / across;
    let df = studies.len() as f64 - 2.0;
    let rest = |(w, se, y): (f64, f64, f64)| {
        let gap = y - mean - slope * (se - mean_error);
        w * gap * gap
    };
    let slope_error = (rows().map(rest).sum::<f64>() / df / across).sqrt();
    if slope_error <= 1e-12 * slope.abs() || slope_error == 0.0 {
        return Err(Unknown::NothingToSee);
    }
    let t = slope / slope_error;
    let (lower, upper) = StudentTail::new(df).tails(t);
    Ok(Regression { at_zero: mean - slope * mean_error, slope, slope_error, df, t, chance: 2.0 * lower.min(upper) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(effect: f64, error: f64) -> Study {
        Study { effect, variance: error * error }
    }

    #[test]
    fn what_cannot_be_known_is_said() {
        assert_eq!(small_study(&[study(0.1, 0.1), study(0.2, 0.2)]), Err(Unknown::TooFew));
        let same = [study(0.1, 0.1), study(0.2, 0.1), study(0.0, 0.1)];
        assert_eq!(small_study(&same), Err(Unknown::NothingToSee));
        let line = [study(0.1, 0.1), study(0.2, 0.2), study(0.4, 0.4)];
        assert_eq!(small_study(&line), Err(Unknown::NothingToSee));
    }

    #[test]
    fn three_studies_by_hand() {
        // Errors 1, 1/2, 1/2 weigh 1, 4, 4: mean error 5/9, mean effect 8/9 of effects 0, 0, 2.
        // Σw(se-m)² = 16/81 + 8/324 = 18/81; Σw(se-m)(y-ȳ) = (4/9)(-8/9) + 4(-1/18)(-8/9) + 4(-1/18)(10/9) = -36/81.
        let r = small_study(&[study(0.0, 1.0), study(0.0, 0.5), study(2.0, 0.5)]).unwrap();
        assert!((r.slope + 2.0).abs() < 1e-13 && (r.at_zero - 2.0).abs() < 1e-13, "{r:?}");
        // Residuals 0, -1, 1, weighted 8 in all with one degree of freedom: error √(8 / (2/9)) = 6, t = -1/3.
        assert!((r.slope_error - 6.0).abs() < 1e-12 && (r.t + 1.0 / 3.0).abs() < 1e-13);
        // t(1) is Cauchy: P(|t| > 1/3) = 1 - 2 atan(1/3) / π.
        let chance = 1.0 - 2.0 * libm::atan(1.0 / 3.0) / std::f64::consts::PI;
        assert!((r.chance - chance).abs() < 1e-13);
    }
}
