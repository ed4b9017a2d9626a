//! How counts differ from round to round: what the Monte Carlo errors of shares and quantiles are judged from.
//!
//! Of each count the sum over rounds of its square is kept; the sums of the counts themselves are in the series. The
//! counts are those of the signs, of the finite values, and of the values up to every eighth edge of the bins. errors.md
//! says what follows from them.

use super::bins::{BINS, COUNTERS};
use super::monte_carlo::squared_distances;
use super::round::Round;

/// Bins from edge to edge.
const CELL: usize = 8;

/// Edges: the left of the first bin, and the right of every eighth.
pub(super) const EDGES: usize = BINS / CELL + 1;

/// Sums over rounds of squared counts of a round.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spread {
    /// Of values below zero.
    pub below: u64,
    /// Of values above zero, infinite ones included.
    pub above: u64,
    /// Of finite values.
    pub finite: u64,
    /// Of values up to each edge.
    pub edges: [u64; EDGES],
}

impl Spread {
    /// No rounds yet.
    pub const fn new() -> Self {
        Self { below: 0, above: 0, finite: 0, edges: [0; EDGES] }
    }

    /// Takes in a whole round. A series takes at most 2^27 draws, so these sums stay below 2^54.
    pub fn take(&mut self, round: &Round) {
        self.below += round.below * round.below;
        self.above += round.above * round.above;
        self.finite += round.finite * round.finite;
        for (square, count) in self.edges.iter_mut().zip(up_to_edges(&round.counts)) {
            *square += count * count;
        }
    }

    /// Adds the rounds of `other`.
    pub fn merge(&mut self, other: &Self) {
        self.below += other.below;
        self.above += other.above;
        self.finite += other.finite;
        for (square, more) in self.edges.iter_mut().zip(&other.edges) {
            *square += more;
        }
    }

    /// Standard error of the share of draws up to the quantile at `p`, given all counts and `rounds` of `length` draws.
    ///
    /// At an edge it follows from the spread of the counts. In between, what is interpolated is how many times the
    /// variance is that of independent draws: the variance itself is far from straight where a cell holds many draws.
    pub fn share_error(&self, p: f64, counts: &[u32; COUNTERS], rounds: u64, length: u64) -> f64 {
        let draws = (rounds * length) as f64;
        let independent = |share: f64| share * (1.0 - share) / draws;
        // An edge with no draws, or all, on one side says nothing.
        let ratio = |count: u64, squares: u64| {
            let variance = independent(count as f64 / draws);
            (variance > 0.0).then(|| share_error(count, squares, rounds, length).powi(2) / variance)
        };
        let place = p * draws;
        let (mut left, mut left_ratio) = (0, None);
        let (mut right, mut right_ratio) = (rounds * length, None);
        for (count, &squares) in up_to_edges(counts).zip(&self.edges) {
            if count as f64 >= place {
                (right, right_ratio) = (count, ratio(count, squares));
                break;
            }
            (left, left_ratio) = (count, ratio(count, squares));
        }
        let ratio = match (left_ratio, right_ratio) {
            (Some(a), Some(b)) => a + (b - a) * (place - left as f64) / (right - left) as f64,
            (one, other) => one.or(other).unwrap_or(1.0),
        };
        (ratio * independent(p)).sqrt()
    }
}

/// Values up to each edge.
pub(super) fn up_to_edges(counts: &[u32; COUNTERS]) -> impl Iterator<Item = u64> {
    let mut sum = u64::from(counts[0]);
    let cells = counts[1..].as_chunks::<CELL>().0;
    std::iter::once(sum).chain(cells.iter().map(move |cell| {
        sum += cell.iter().map(|&c| u64::from(c)).sum::<u64>();
        sum
    }))
}

/// Standard error of the share that `count` is of `rounds` of `length` draws, given the sum of its squares over rounds.
pub(super) fn share_error(count: u64, squares: u64, rounds: u64, length: u64) -> f64 {
    let variance = squared_distances(rounds, i128::from(count), i128::from(squares)) / (rounds - 1) as f64;
    (variance / rounds as f64).sqrt() / length as f64
}
