//! Differences between two contenders: draw by draw where they share draws, of the means where not.

use super::{Basis, Contender, Pair, Pick, Source, summary};
use crate::error::Result;
use crate::stats::Summary;

/// Persons that a difference stays below in size.
const LARGEST: f64 = 4e9;

/// All pairs, by year, then A, then B.
pub(super) fn all(sources: &[Source], picks: &[Pick], contenders: &[Contender], years: &[i32]) -> Result<Vec<Pair>> {
    let mut out = Vec::new();
    for (place, &year) in years.iter().enumerate() {
        for a in 0..picks.len() {
            for b in a + 1..picks.len() {
                let shared = contenders[a].group == contenders[b].group;
                let pair = match shared.then(|| paired(sources, [picks[a], picks[b]], year)).flatten() {
                    Some((shortage, effect)) => Pair {
                        a,
                        b,
                        year,
                        basis: Basis::Paired,
                        shortage: summary(&shortage, LARGEST)?,
                        effect: effect.map(|e| summary(&e, LARGEST)).transpose()?,
                    },
                    None => means(sources, picks, contenders, [a, b], place, year),
                };
                out.push(pair);
            }
        }
    }
    Ok(out)
}

/// A − B by draw: of the shortage, and of the effects where not both are references.
fn paired(sources: &[Source], [a, b]: [Pick; 2], year: i32) -> Option<(Vec<f64>, Option<Vec<f64>>)> {
    let level = |p: Pick, scenario: usize| {
        let source = &sources[p.source];
        source.kept.as_ref()?.shortage(&source.results.scenarios[scenario].name, year)
    };
    let minus = |a: &[f64], b: &[f64]| -> Vec<f64> { a.iter().zip(b).map(|(a, b)| a - b).collect() };
    let (of_a, of_b) = (level(a, a.scenario)?, level(b, b.scenario)?);
    let shortage = minus(&of_a, &of_b);
    if a.scenario == 0 && b.scenario == 0 {
        return Some((shortage, None));
    }
    // In one job both effects are against the same reference, which then falls out without rounding.
    let effect = if a.source == b.source {
        shortage.clone()
    } else {
        minus(&minus(&of_a, &level(a, 0)?), &minus(&of_b, &level(b, 0)?))
    };
    Some((shortage, Some(effect)))
}

/// The difference of the means, with its error.
fn means(
    sources: &[Source],
    picks: &[Pick],
    contenders: &[Contender],
    [a, b]: [usize; 2],
    place: usize,
    year: i32,
) -> Pair {
    let seed = |i: usize| sources[picks[i].source].results.seed;
    let same_seed = seed(a) == seed(b);
    let of = |i: usize| &contenders[i];
    // A reference has no effect: it differs from itself by nothing.
    let effect = |i: usize| match of(i).effect[place] {
        None if picks[i].scenario == 0 => Some(Summary { mean: Some(0.0), mc_error: Some(0.0), ..Summary::default() }),
        effect => effect,
    };
    let effect = match (effect(a), effect(b)) {
        (Some(a_effect), Some(b_effect)) if picks[a].scenario > 0 || picks[b].scenario > 0 => {
            Some(difference(&a_effect, &b_effect, same_seed))
        }
        _ => None,
    };
    let shortage = difference(&of(a).shortage[place], &of(b).shortage[place], same_seed);
    Pair { a, b, year, basis: Basis::Means, shortage, effect }
}

/// Mean and Monte Carlo error of a difference of means. With different seeds the two errors are independent, and their
/// squares add up. With one seed they move together in a way that is unknown here, and their sum is what the error stays
/// below however they do (|a − b| ≤ |a| + |b|).
fn difference(a: &Summary, b: &Summary, same_seed: bool) -> Summary {
    let error = a.mc_error.zip(b.mc_error).map(|(a, b)| if same_seed { a + b } else { (a * a + b * b).sqrt() });
    Summary { mean: a.mean.zip(b.mean).map(|(a, b)| a - b), mc_error: error, ..Summary::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_of_means_add_up_as_their_seeds_allow() {
        let of = |mean, error| Summary { mean: Some(mean), mc_error: Some(error), ..Summary::default() };
        let (a, b) = (of(10.0, 3.0), of(4.0, 4.0));
        let apart = difference(&a, &b, false);
        assert_eq!((apart.mean, apart.mc_error), (Some(6.0), Some(5.0)));
        assert_eq!(difference(&a, &b, true).mc_error, Some(7.0));
        assert_eq!(difference(&a, &Summary::default(), true).mc_error, None);
        assert_eq!(apart.p(10), None);
        assert_eq!(apart.share_below_zero, None);
    }
}
