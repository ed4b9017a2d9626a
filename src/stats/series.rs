//! One series of draws, kept as integers so that order and grouping do not matter.

use super::Misfit;
use super::bins::Bins;
use super::monte_carlo::{LEAST_ROUNDS, squared_distances};
use super::round::{LIMIT_QUANTA, Round};
use super::spread::{Spread, share_error};
use super::summary::Summary;

/// Draws a series takes: squares below 2^100 then stay below 2^127.
pub(super) const MOST_DRAWS: u64 = 1 << 27;

/// The finest quantum for values that stay below `bound` in size: a power of two.
///
/// Choose the bound for what is measured, beforehand: a value at or above it is refused by [`Series::add_round`]. A bound
/// that is zero, infinite or undefined counts as 1.
pub fn quantum_for(bound: f64) -> f64 {
    let bound = if bound.is_normal() { bound.abs().clamp(1e-200, 1e200) } else { 1.0 };
    let power = f64::from_bits(bound.to_bits() & 0x7ff0_0000_0000_0000);
    (if power < bound { 2.0 * power } else { power }) / LIMIT_QUANTA
}

/// Smallest and largest finite value; (inf, -inf) if there is none. Ranges of parts join by the smaller minimum and the
/// larger maximum.
pub fn range_of(values: &[f64]) -> (f64, f64) {
    let finite = values.iter().filter(|v| v.is_finite());
    finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(min, max), &v| (min.min(v), max.max(v)))
}

/// Statistics of one series of draws, without the draws.
///
/// * Sums and sums of squares are of values rounded to the quantum; so are signs: a value that rounds to 0 is 0.
/// * NaN and -inf are undefined: counted, otherwise left out. +inf means "not reached": it is larger than any number
///   in quantiles and signs, and makes mean and standard deviation undefined.
/// * The quantile at p is the ceil(p n)-th smallest of the n defined values (the inverse of the empirical distribution),
///   read from bins: see [`super::bins`]. It never leaves the exact minimum and maximum, agrees in sign with the counts
///   of signs, and is exact for a constant series.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub(super) quantum: f64,
    pub(super) bins: Bins,
    pub(super) min: f64,
    pub(super) max: f64,
    pub(super) finite: u64,
    pub(super) infinite: u64,
    pub(super) undefined: u64,
    pub(super) below: u64,
    pub(super) above: u64,
    pub(super) sum: i128,
    pub(super) squares: i128,
    /// Sum over rounds of the squared sum of a round.
    pub(super) round_squares: i128,
    pub(super) rounds: u64,
    /// Draws in each round.
    pub(super) round_length: u64,
    pub(super) spread: Spread,
}

impl Series {
    /// An empty series of values rounded to `quantum`.
    ///
    /// # Panics
    /// If `quantum` is not a power of two; [`quantum_for`] gives one.
    pub fn new(quantum: f64) -> Self {
        assert!(Self::is_quantum(quantum), "a quantum must be a power of two, not {quantum:e}");
        Self {
            quantum,
            bins: Bins::new(),
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            finite: 0,
            infinite: 0,
            undefined: 0,
            below: 0,
            above: 0,
            sum: 0,
            squares: 0,
            round_squares: 0,
            rounds: 0,
            round_length: 0,
            spread: Spread::new(),
        }
    }

    /// Sets the range of the first round, as [`range_of`] gives it, that the bins are laid over. Every part of a job
    /// must use the same range.
    ///
    /// # Errors
    /// [`Misfit::LateRange`] when values have come in.
    pub fn set_range(&mut self, min: f64, max: f64) -> Result<(), Misfit> {
        if self.draws() > 0 {
            return Err(Misfit::LateRange);
        }
        self.bins = Bins::over(min, max);
        Ok(())
    }

    /// Whether [`Series::set_range`] was called.
    pub fn has_range(&self) -> bool {
        self.bins.has_range()
    }

    /// Adds a round of draws, in parts of any size and order; quickest with parts of 64 or more. A round without draws is
    /// none.
    ///
    /// # Errors
    /// [`Misfit::NoRange`], [`Misfit::TooLarge`], [`Misfit::TooMany`], or [`Misfit::UnevenRound`] when it has another number
    /// of draws than the rounds before; the series is then unchanged.
    pub fn add_round<'v>(&mut self, parts: impl IntoIterator<Item = &'v [f64]>) -> Result<(), Misfit> {
        if !self.bins.has_range() {
            return Err(Misfit::NoRange);
        }
        let mut round = Round::new(self.quantum, &self.bins);
        for values in parts {
            if self.draws() + round.draws() + values.len() as u64 > MOST_DRAWS {
                return Err(Misfit::TooMany);
            }
            round.add(values)?;
        }
        if round.draws() > 0 { self.take(&round) } else { Ok(()) }
    }

    /// Takes in a round that has been counted.
    fn take(&mut self, round: &Round) -> Result<(), Misfit> {
        if self.rounds > 0 && round.draws() != self.round_length {
            return Err(Misfit::UnevenRound { expected: self.round_length, found: round.draws() });
        }
        let square = round.sum.checked_mul(round.sum).ok_or(Misfit::TooMany)?;
        self.round_squares = self.round_squares.checked_add(square).ok_or(Misfit::TooMany)?;
        // Most bins beside those of the round are far from the processor.
        let hit = round.counters_hit();
        for (count, more) in self.bins.counts[hit.clone()].iter_mut().zip(&round.counts[hit]) {
            *count += more;
        }
        self.spread.take(round);
        self.min = self.min.min(round.min);
        self.max = self.max.max(round.max);
        self.finite += round.finite;
        self.infinite += round.infinite;
        self.undefined += round.undefined;
        self.below += round.below;
        self.above += round.above;
        self.sum += round.sum;
        self.squares += round.squares;
        self.rounds += 1;
        self.round_length = round.draws();
        Ok(())
    }

    /// Adds the rounds of `other`. Any order and grouping of merges gives the same bits.
    ///
    /// # Errors
    /// [`Misfit::Unlike`] or [`Misfit::TooMany`]; the series is then unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<(), Misfit> {
        if other.rounds == 0 {
            return Ok(());
        }
        let same_range = self.bins.middle == other.bins.middle && self.bins.scale == other.bins.scale;
        let same_rounds = self.rounds == 0 || self.round_length == other.round_length;
        if self.quantum != other.quantum || !same_range || !same_rounds {
            return Err(Misfit::Unlike);
        }
        if self.draws() + other.draws() > MOST_DRAWS {
            return Err(Misfit::TooMany);
        }
        self.round_squares = self.round_squares.checked_add(other.round_squares).ok_or(Misfit::TooMany)?;
        self.sum += other.sum;
        self.squares += other.squares;
        for (count, more) in self.bins.counts.iter_mut().zip(&other.bins.counts) {
            *count += more;
        }
        self.spread.merge(&other.spread);
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
        self.finite += other.finite;
        self.infinite += other.infinite;
        self.undefined += other.undefined;
        self.below += other.below;
        self.above += other.above;
        self.rounds += other.rounds;
        self.round_length = other.round_length;
        Ok(())
    }

    /// What is reported.
    pub fn summary(&self) -> Summary {
        let defined = self.finite + self.infinite;
        let share = |count: u64| (defined > 0).then(|| count as f64 / defined as f64);
        let reached = |x: Option<f64>| x.filter(|_| self.infinite > 0);
        Summary {
            mean: self.mean(),
            sd: self.sd(),
            quantiles: Summary::PROBABILITIES.map(|p| self.quantile(p)),
            mc_error: self.mc_error(),
            mc_error_quantiles: Summary::PROBABILITIES.map(|p| self.quantile_mc_error(p)),
            share_below_zero: share(self.below),
            share_above_zero: share(self.above),
            share_reached: reached(share(self.finite)),
            mc_error_share_below_zero: self.share_mc_error(self.below, self.spread.below),
            mc_error_share_above_zero: self.share_mc_error(self.above, self.spread.above),
            mc_error_share_reached: reached(self.share_mc_error(self.finite, self.spread.finite)),
        }
    }

    /// Mean of the defined values; `None` if there are none or some are infinite.
    pub fn mean(&self) -> Option<f64> {
        let mean = || self.sum as f64 / self.finite as f64 * self.quantum;
        // Rounding to the quantum must not carry it past the extremes: the mean of a constant is that constant.
        (self.finite > 0 && self.infinite == 0).then(|| mean().clamp(self.min, self.max))
    }

    /// Standard deviation (n - 1) of the defined values; `None` if there are fewer than two or some are infinite.
    pub fn sd(&self) -> Option<f64> {
        let variance = || squared_distances(self.finite, self.sum, self.squares) / (self.finite - 1) as f64;
        (self.finite > 1 && self.infinite == 0).then(|| variance().sqrt() * self.quantum)
    }

    /// Standard error of the mean, from the spread between rounds; `None` under [`LEAST_ROUNDS`], or when any value was undefined
    /// or infinite.
    pub fn mc_error(&self) -> Option<f64> {
        if !self.has_errors() || self.infinite > 0 {
            return None;
        }
        let rounds = self.rounds as f64;
        let variance = squared_distances(self.rounds, self.sum, self.round_squares) / (rounds - 1.0);
        Some((variance / rounds).sqrt() / self.round_length as f64 * self.quantum)
    }

    /// The ceil(p n)-th smallest of the n defined values; `None` if there are none or that one is infinite.
    pub fn quantile(&self, p: f64) -> Option<f64> {
        let defined = self.finite + self.infinite;
        let rank = ((p * defined as f64).ceil() as u64).clamp(1, defined.max(1));
        // The j-th of n values spread evenly over n places is expected in the middle of its own.
        self.at(rank as f64 - 0.5)
    }

    /// Standard error of the quantile at `p`: half the distance between the quantiles one standard error of the share below
    /// the quantile to either side of `p` (Woodruff, 1952). `None` under [`LEAST_ROUNDS`], when any value was undefined, or when
    /// one of the two is infinite. The error of reading from bins, [`Series::quantile_error`], is not in it.
    pub fn quantile_mc_error(&self, p: f64) -> Option<f64> {
        if !self.has_errors() {
            return None;
        }
        let error = self.spread.share_error(p, &self.bins.counts, self.rounds, self.round_length);
        let draws = self.draws() as f64;
        // Without infinite values nothing lies beyond the largest.
        let most = if self.infinite > 0 { draws } else { self.finite as f64 };
        let [low, high] = [p - error, p + error].map(|p| self.at((p * draws).clamp(0.0, most)));
        Some((high? - low?) / 2.0)
    }

    /// The value with `place` of all values below it, those of a bin spread evenly over it; `None` beyond the finite ones.
    fn at(&self, place: f64) -> Option<f64> {
        if self.finite == 0 || place > self.finite as f64 {
            return None;
        }
        let not_above = self.finite - self.above_finite();
        let value = if place > self.below as f64 && place <= not_above as f64 {
            0.0
        } else {
            let value = self.bins.at(place, self.min, self.max);
            if place <= self.below as f64 { value.min(0.0) } else { value.max(0.0) }
        };
        Some(value.clamp(self.min, self.max))
    }

    /// Standard error of the share of draws of which there are `count`, given the sum over rounds of its square; `None` under
    /// [`LEAST_ROUNDS`] or when any value was undefined.
    fn share_mc_error(&self, count: u64, squares: u64) -> Option<f64> {
        self.has_errors().then(|| share_error(count, squares, self.rounds, self.round_length))
    }

    /// Whether rounds are many enough, and their draws all defined, to judge errors from the spread between them.
    fn has_errors(&self) -> bool {
        self.rounds >= LEAST_ROUNDS && self.undefined == 0
    }

    /// Stated error of a quantile: half a bin.
    pub fn quantile_error(&self) -> f64 {
        self.bins.width() / 2.0
    }

    /// Draws that came in, defined or not.
    pub fn draws(&self) -> u64 {
        self.finite + self.infinite + self.undefined
    }

    /// Rounds that came in.
    pub fn rounds(&self) -> u64 {
        self.rounds
    }

    /// Whether a number is a positive power of two whose inverse and limit are ordinary numbers.
    pub(super) fn is_quantum(quantum: f64) -> bool {
        quantum.to_bits() & !0x7ff0_0000_0000_0000 == 0 && quantum > 1e-300 && quantum < 1e250
    }

    /// Finite values above zero.
    fn above_finite(&self) -> u64 {
        self.above - self.infinite
    }
}
