//! How good the forecasts of each method were.

use super::{Forecast, Method, Score};
use crate::stats::scores;

/// Scores by target and method.
pub(super) fn score(forecasts: &[Forecast], targets: usize) -> Vec<Score> {
    let mut out = Vec::new();
    for target in 0..targets {
        let of = |method: Method| forecasts.iter().filter(move |f| f.target == target && f.method == method);
        let same = |a: &Forecast, b: &Forecast| (&a.origin, a.year, &a.from) == (&b.origin, b.year, &b.from);
        for method in Method::ALL {
            let all: Vec<&Forecast> = of(method).collect();
            if all.is_empty() {
                continue;
            }
            let n = all.len() as f64;
            let mean = |value: &dyn Fn(&Forecast) -> f64| all.iter().map(|f| value(f)).sum::<f64>() / n;
            let sure: Vec<([(f64, f64); 3], f64)> = all.iter().filter_map(|f| Some((f.intervals?, f.came))).collect();
            let at = |i: usize| scores::coverage(sure.iter().map(|(all, came)| (all[i], *came)));
            let pairs: Vec<(f64, f64)> = all
                .iter()
                .filter_map(|f| of(Method::NoChange).find(|other| same(f, other)).map(|other| (f.crps, other.crps)))
                .collect();
            let (own, naive) = pairs.iter().fold((0.0, 0.0), |sum, pair| (sum.0 + pair.0, sum.1 + pair.1));
            out.push(Score {
                target,
                method,
                n: all.len(),
                bias: mean(&|f| f.middle - f.came),
                mean_error: mean(&|f| (f.middle - f.came).abs()),
                root_mean_square: mean(&|f| (f.middle - f.came) * (f.middle - f.came)).sqrt(),
                with_interval: sure.len(),
                coverage: at(0).zip(at(1)).zip(at(2)).map(|((a, b), c)| [a, b, c]),
                crps: mean(&|f| f.crps),
                skill: (method != Method::NoChange && naive > 0.0).then(|| 1.0 - own / naive),
                shared: pairs.len(),
            });
        }
    }
    out
}
