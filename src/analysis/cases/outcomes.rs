//! What cases say to scenarios: value outside care per person recovered, as a distribution in equal parts.

use super::Outcome;
use super::sums::{Sums, add};
use crate::dataset::cases::CaseBook;
use crate::ids::Support;

/// Parts that the distribution of an outcome is cut into for a scenario.
const PARTS: usize = 20;

/// Value outside care per person recovered, by level of support. A level in whose cases nobody recovers says nothing.
pub(super) fn outcomes(book: &CaseBook, sums: &[Sums]) -> Vec<Outcome> {
    let of_level = |level: Support| {
        let of = book.cases.iter().zip(sums).filter(|(case, _)| case.level == Some(level));
        let (mut outside, mut recovered, mut cases) = (Vec::new(), 0.0, 0);
        for (case, sums) in of {
            add(&mut outside, &sums.outside, 1.0);
            recovered += case.recovered;
            cases += 1;
        }
        let mut values: Vec<f64> = outside.iter().map(|euro| euro / recovered).collect();
        values.sort_by(f64::total_cmp);
        (recovered > 0.0 && !values.is_empty()).then(|| Outcome { level, cases, recovered, values: parts(&values) })
    };
    Support::ALL.into_iter().filter_map(of_level).collect()
}

/// Means of equal parts of sorted numbers: their mean is that of the numbers.
fn parts(sorted: &[f64]) -> Vec<f64> {
    let at = |part: usize| part * sorted.len() / PARTS;
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
    (0..PARTS).map(|i| mean(&sorted[at(i)..at(i + 1)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_keep_the_mean() {
        let numbers: Vec<f64> = (0..512).map(f64::from).collect();
        let parts = parts(&numbers);
        assert_eq!(parts.len(), 20);
        // By hand: the first part holds 0 to 24, the mean of all is 255.5.
        assert_eq!(parts[0], 12.0);
        let sizes: Vec<usize> = (0..20).map(|i| (i + 1) * 512 / 20 - i * 512 / 20).collect();
        let mean = parts.iter().zip(&sizes).map(|(x, n)| x * *n as f64).sum::<f64>() / 512.0;
        assert!((mean - 255.5).abs() < 1e-9);
    }
}
