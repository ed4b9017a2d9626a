//! What can be said of a few draws at once: exact quantiles, and errors as if the draws were independent.
//!
//! For answers that cannot wait for rounds. Values are summed in order of size, so threads change nothing. Draws of a stratified design are spread more evenly than independent ones, so
//! the true error of a mean is hardly ever larger than the one given here.

use super::Misfit;
use super::round::LIMIT_QUANTA;
use super::summary::Summary;

/// Summary of `values`, which it sorts. Signs and sums are of values rounded to `quantum`; NaN and -inf are left out, +inf is
/// "not reached", as in [`super::Series`].
///
/// # Errors
/// [`Misfit::TooLarge`] for a value that a series would not take.
pub fn summary(values: &mut [f64], quantum: f64) -> Result<Summary, Misfit> {
    let limit = quantum * LIMIT_QUANTA;
    if let Some(&value) = values.iter().find(|v| v.is_finite() && v.abs() >= limit) {
        return Err(Misfit::TooLarge { value, limit });
    }
    let defined = sorted(values, quantum);
    let n = defined.len() as f64;
    if defined.is_empty() {
        return Ok(Summary::default());
    }
    let share = |count: usize| count as f64 / n;
    let share_error = |share: f64| (share * (1.0 - share) / n).sqrt();
    let finite = defined.partition_point(|v| v.is_finite());
    let all_finite = finite == defined.len();
    let mean = all_finite.then(|| defined.iter().sum::<f64>() / n);
    let variance = |mean: f64| defined.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    let sd = mean.filter(|_| defined.len() > 1).map(|mean| variance(mean).sqrt());
    let below = share(defined.partition_point(|v| *v < 0.0));
    let above = 1.0 - share(defined.partition_point(|v| *v <= 0.0));
    let reached = (!all_finite).then(|| share(finite));
    Ok(Summary {
        mean,
        sd,
        quantiles: Summary::PROBABILITIES.map(|p| quantile(defined, p)),
        mc_error: sd.map(|sd| sd / n.sqrt()),
        mc_error_quantiles: Summary::PROBABILITIES.map(|p| {
            // Woodruff (1952): half the distance between the quantiles one error of the share to either side.
            let error = share_error(p);
            Some((quantile(defined, p + error)? - quantile(defined, p - error)?) / 2.0)
        }),
        share_below_zero: Some(below),
        share_above_zero: Some(above),
        share_reached: reached,
        mc_error_share_below_zero: Some(share_error(below)),
        mc_error_share_above_zero: Some(share_error(above)),
        mc_error_share_reached: reached.map(share_error),
    })
}

/// Every hundredth of the distribution of `values`, which [`summary`] has sorted: probability and value.
pub fn points(values: &[f64]) -> Vec<(f64, f64)> {
    let defined = &values[..values.partition_point(|v| !v.is_nan())];
    let probabilities = (1..100).map(|percent| f64::from(percent) / 100.0);
    probabilities.filter_map(|p| Some((p, quantile(defined, p)?))).collect()
}

/// The defined values of `values`, ascending and rounded; the undefined ones come to stand behind them, as NaN.
fn sorted(values: &mut [f64], quantum: f64) -> &[f64] {
    for v in values.iter_mut() {
        *v = match *v {
            v if v == f64::NEG_INFINITY || v.is_nan() => f64::NAN,
            v if v.is_finite() => (v / quantum).round() * quantum + 0.0,
            v => v,
        };
    }
    // NaN of positive sign comes last.
    values.sort_unstable_by(f64::total_cmp);
    &values[..values.partition_point(|v| !v.is_nan())]
}

/// The ceil(p n)-th smallest; `None` if that one is infinite.
fn quantile(defined: &[f64], p: f64) -> Option<f64> {
    let n = defined.len();
    let rank = ((p * n as f64).ceil() as usize).clamp(1, n.max(1));
    defined.get(rank - 1).copied().filter(|v| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 1 to 100, by hand: mean 50.5, variance n (n + 1) / 12 = 841.67, the 10 % quantile is the 10th.
    #[test]
    fn the_first_hundred_numbers() {
        let mut values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        let s = summary(&mut values, 0.25).unwrap();
        assert_eq!(s.mean, Some(50.5));
        assert!((s.sd.unwrap() - (100.0_f64 * 101.0 / 12.0).sqrt()).abs() < 1e-12);
        assert_eq!((s.p(10), s.p(50), s.p(95)), (Some(10.0), Some(50.0), Some(95.0)));
        assert_eq!((s.share_below_zero, s.share_above_zero, s.share_reached), (Some(0.0), Some(1.0), None));
        assert!((s.mc_error.unwrap() - s.sd.unwrap() / 10.0).abs() < 1e-12);
        // One error of the share at the median is 5 in a hundred.
        assert_eq!(s.mc_error_p(50), Some(5.0));
        assert_eq!(points(&values)[24], (0.25, 25.0));
    }

    #[test]
    fn what_is_undefined_is_left_out_and_what_is_not_reached_is_larger_than_all() {
        let mut values = [f64::NAN, 3.0, f64::INFINITY, -1e-9, f64::NEG_INFINITY, 1.0];
        let s = summary(&mut values, 0.001).unwrap();
        assert_eq!((s.mean, s.p(50), s.p(90)), (None, Some(1.0), None));
        assert_eq!(s.share_reached, Some(0.75));
        // What rounds to nought has no sign.
        assert_eq!((s.share_below_zero, s.share_above_zero), (Some(0.0), Some(0.75)));
        assert_eq!(summary(&mut [f64::NAN], 1.0).unwrap(), Summary::default());
        assert!(matches!(summary(&mut [1.0, 1e300], 1.0), Err(Misfit::TooLarge { value: 1e300, .. })));
    }
}
