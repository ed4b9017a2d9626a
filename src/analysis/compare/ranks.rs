//! Which of several has the least shortage, how surely, and which cannot be told apart from it.

use super::{Basis, Contender, Pair, Pick, Source, exceeds_error, summary};
use crate::error::Result;

/// Share of draws in which the best must beat another before the two are told apart, as for every sentence of a report.
pub const CHANCE: f64 = 0.8;

/// Contenders that share draws, the least mean shortage first.
#[derive(Clone, Debug)]
pub struct Ranking {
    /// Year.
    pub year: i32,
    /// Those ranked, the best first.
    pub ranks: Vec<Rank>,
}

/// The place of one contender.
#[derive(Clone, Debug)]
pub struct Rank {
    /// Its place among the contenders.
    pub contender: usize,
    /// Chance of each rank, from first to last. Where draws tie, the ranks are shared out evenly.
    pub chances: Vec<f64>,
    /// Monte Carlo error of each chance; `None` under three rounds.
    pub errors: Vec<Option<f64>>,
    /// Whether the best is clearly better: in `CHANCE` of the draws, and by more than two Monte Carlo errors. False for
    /// the best itself.
    pub apart_from_best: bool,
}

/// The ranking of each group of two or more in `year`.
pub(super) fn all(
    sources: &[Source],
    picks: &[Pick],
    contenders: &[Contender],
    pairs: &[Pair],
    year: i32,
) -> Result<Vec<Ranking>> {
    let mut groups: Vec<usize> = contenders.iter().map(|c| c.group).collect();
    groups.sort_unstable();
    groups.dedup();
    let mut out = Vec::new();
    for group in groups {
        let members: Vec<usize> = (0..picks.len()).filter(|&i| contenders[i].group == group).collect();
        let draws: Option<Vec<Vec<f64>>> = members
            .iter()
            .map(|&i| {
                let source = &sources[picks[i].source];
                source.kept.as_ref()?.shortage(&source.results.scenarios[picks[i].scenario].name, year)
            })
            .collect();
        let Some(draws) = draws.filter(|d| d.len() > 1) else { continue };
        out.push(ranking(year, &members, &draws, pairs)?);
    }
    Ok(out)
}

fn ranking(year: i32, members: &[usize], draws: &[Vec<f64>], pairs: &[Pair]) -> Result<Ranking> {
    let mut ranks = Vec::new();
    for (chances, &contender) in chances(draws)?.into_iter().zip(members) {
        let (chances, errors) = chances.into_iter().unzip();
        ranks.push(Rank { contender, chances, errors, apart_from_best: false });
    }
    // Sums in draw order, so that threads make no difference; of equals the one given first.
    let mean = |i: usize| draws[i].iter().sum::<f64>();
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by(|&a, &b| mean(a).total_cmp(&mean(b)));
    let best = members[order[0]];
    let ranks = order.into_iter().map(|i| ranks[i].clone());
    let ranks = ranks
        .map(|r| Rank { apart_from_best: is_apart(best, r.contender, year, pairs, draws[0].len() as u64), ..r })
        .collect();
    Ok(Ranking { year, ranks })
}

/// Whether `best` is clearly better than `other`.
fn is_apart(best: usize, other: usize, year: i32, pairs: &[Pair], draws: u64) -> bool {
    let (a, b) = (best.min(other), best.max(other));
    let of = |p: &&Pair| (p.a, p.b, p.year, p.basis) == (a, b, year, Basis::Paired);
    let Some(pair) = pairs.iter().find(of) else { return false };
    let s = &pair.shortage;
    let wins = if best < other { s.share_below_zero } else { s.share_above_zero };
    exceeds_error(s, draws) && wins.is_some_and(|share| share >= CHANCE)
}

/// A chance and its Monte Carlo error.
type Chance = (f64, Option<f64>);

/// For each contender the chance of each rank with its Monte Carlo error. `draws[contender][draw]`.
fn chances(draws: &[Vec<f64>]) -> Result<Vec<Vec<Chance>>> {
    let (n, length) = (draws.len(), draws[0].len());
    // [contender][rank][draw]
    let mut shares = vec![vec![vec![0.0; length]; n]; n];
    for draw in 0..length {
        for i in 0..n {
            let x = draws[i][draw];
            let below = draws.iter().filter(|d| d[draw] < x).count();
            let equal = draws.iter().filter(|d| d[draw] == x).count().max(1);
            for rank in below..(below + equal).min(n) {
                shares[i][rank][draw] = 1.0 / equal as f64;
            }
        }
    }
    let of = |values: &Vec<f64>| summary(values, 2.0).map(|s| (s.mean.unwrap_or(0.0), s.mc_error));
    shares.iter().map(|ranks| ranks.iter().map(of).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_of_few_draws_by_hand() {
        // Four rounds, all alike, of: 1 < 2 < 3, and 2 = 2 > 1.
        let repeat = |values: [f64; 2]| values.repeat(4 * 512 / 2);
        let got = chances(&[repeat([1.0, 2.0]), repeat([2.0, 2.0]), repeat([3.0, 1.0])]).unwrap();
        let means: Vec<Vec<f64>> = got.iter().map(|r| r.iter().map(|c| c.0).collect()).collect();
        assert_eq!(means, [[0.5, 0.25, 0.25], [0.0, 0.75, 0.25], [0.5, 0.0, 0.5]]);
        assert!(got.iter().flatten().all(|c| c.1 == Some(0.0)), "rounds that are alike have no error");
    }
}
