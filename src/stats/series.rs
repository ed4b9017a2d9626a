//! One series of draws, kept as integers so that order and grouping do not matter.

use super::Misfit;
use super::bins::Bins;
use super::monte_carlo::{LEAST_ROUNDS, squared_distances};
use super::summary::Summary;

/// Values are below 2^50 quanta, so that rounding by [`TO_QUANTA`] is exact.
const LIMIT_QUANTA: f64 = 1_125_899_906_842_624.0;

/// 1.5 x 2^52: adding it to a number below 2^51 in size leaves the nearest integer in the low bits.
const TO_QUANTA: f64 = 6_755_399_441_055_744.0;

/// Draws a series takes: squares below 2^100 then stay below 2^127.
const MOST_DRAWS: u64 = 1 << 27;

/// Values worked on at a time.
const CHUNK: usize = 64;

/// The finest quantum for values that stay below `bound` in size: a power of two.
///
/// Choose the bound for what is measured, beforehand: a value at or above it is refused by [`Series::add`]. A bound that is
/// zero, infinite or undefined counts as 1.
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
    /// Sum over whole rounds of the squared sum of a round.
    pub(super) round_squares: i128,
    pub(super) rounds: u64,
    /// Draws in each whole round.
    pub(super) round_length: u64,
    /// Draws and sum of the round that has not ended.
    pub(super) open: u64,
    pub(super) open_sum: i128,
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
            open: 0,
            open_sum: 0,
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

    /// Adds draws of the current round, in any order. Quickest with 64 or more at a time.
    ///
    /// # Errors
    /// [`Misfit::NoRange`], [`Misfit::TooLarge`] or [`Misfit::TooMany`]; the series is then unchanged.
    pub fn add(&mut self, values: &[f64]) -> Result<(), Misfit> {
        if !self.bins.has_range() {
            return Err(Misfit::NoRange);
        }
        if self.draws() + values.len() as u64 > MOST_DRAWS {
            return Err(Misfit::TooMany);
        }
        let limit = self.limit();
        if all_below(values, limit) {
            self.add_finite(values);
        } else {
            if let Some(&value) = values.iter().find(|v| v.is_finite() && v.abs() >= limit) {
                return Err(Misfit::TooLarge { value, limit });
            }
            self.add_mixed(values);
        }
        self.open += values.len() as u64;
        Ok(())
    }

    /// Ends the current round; without draws in it, nothing happens.
    ///
    /// # Errors
    /// [`Misfit::UnevenRound`] when it has another number of draws than the rounds before; [`Misfit::TooMany`] when the
    /// sums are full.
    pub fn end_round(&mut self) -> Result<(), Misfit> {
        if self.open == 0 {
            return Ok(());
        }
        if self.rounds > 0 && self.open != self.round_length {
            return Err(Misfit::UnevenRound { expected: self.round_length, found: self.open });
        }
        let square = self.open_sum.checked_mul(self.open_sum).ok_or(Misfit::TooMany)?;
        self.round_squares = self.round_squares.checked_add(square).ok_or(Misfit::TooMany)?;
        self.round_length = self.open;
        self.rounds += 1;
        (self.open, self.open_sum) = (0, 0);
        Ok(())
    }

    /// Adds the rounds of `other`. Any order and grouping of merges gives the same bits.
    ///
    /// # Errors
    /// [`Misfit::OpenRound`], [`Misfit::Unlike`] or [`Misfit::TooMany`]; the series is then unchanged.
    pub fn merge(&mut self, other: &Self) -> Result<(), Misfit> {
        if self.open > 0 || other.open > 0 {
            return Err(Misfit::OpenRound);
        }
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
        Summary {
            mean: self.mean(),
            sd: self.sd(),
            quantiles: Summary::PROBABILITIES.map(|p| self.quantile(p)),
            mc_error: self.mc_error(),
            share_below_zero: share(self.below),
            share_above_zero: share(self.above),
            share_reached: share(self.finite).filter(|_| self.infinite > 0),
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

    /// Standard error of the mean, from the spread between rounds; `None` under four rounds, in the middle of a round, or
    /// when any value was undefined or infinite.
    pub fn mc_error(&self) -> Option<f64> {
        if self.rounds < LEAST_ROUNDS || self.open > 0 || self.undefined > 0 || self.infinite > 0 {
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
        if rank > self.finite {
            return None;
        }
        let value = if rank > self.below && rank <= self.finite - self.above_finite() {
            0.0
        } else {
            let value = self.bins.at_rank(rank, self.min, self.max);
            if rank <= self.below { value.min(0.0) } else { value.max(0.0) }
        };
        Some(value.clamp(self.min, self.max))
    }

    /// Stated error of a quantile: half a bin.
    pub fn quantile_error(&self) -> f64 {
        self.bins.width() / 2.0
    }

    /// Draws that came in, defined or not.
    pub fn draws(&self) -> u64 {
        self.finite + self.infinite + self.undefined
    }

    /// Rounds ended.
    pub fn rounds(&self) -> u64 {
        self.rounds
    }

    /// Whether a number is a positive power of two whose inverse and limit are ordinary numbers.
    pub(super) fn is_quantum(quantum: f64) -> bool {
        quantum.to_bits() & !0x7ff0_0000_0000_0000 == 0 && quantum > 1e-300 && quantum < 1e250
    }

    /// Size that values must stay below.
    fn limit(&self) -> f64 {
        self.quantum * LIMIT_QUANTA
    }

    /// Finite values above zero.
    fn above_finite(&self) -> u64 {
        self.above - self.infinite
    }

    /// Adds values some of which may be undefined or infinite.
    #[cold]
    fn add_mixed(&mut self, values: &[f64]) {
        for chunk in values.chunks(CHUNK) {
            let mut finite = [0.0; CHUNK];
            let mut n = 0;
            for &v in chunk {
                if v.is_finite() {
                    finite[n] = v;
                    n += 1;
                } else if v == f64::INFINITY {
                    self.infinite += 1;
                    self.above += 1;
                } else {
                    self.undefined += 1;
                }
            }
            self.add_finite(&finite[..n]);
        }
    }

    /// Adds finite values within the limit. The hot loop of all statistics: everything but the squares and the counts
    /// is written so that the compiler vectorises it on any x86-64.
    fn add_finite(&mut self, values: &[f64]) {
        let per_quantum = 1.0 / self.quantum;
        let (middle, scale) = (self.bins.middle, self.bins.scale);
        let mut quanta = [0_i64; CHUNK];
        let mut counters = [0_usize; CHUNK];
        for chunk in values.chunks(CHUNK) {
            let (min, max) = extremes(chunk);
            // Adding 0 turns -0 into 0: which of the two is met first must not matter.
            self.min = self.min.min(min) + 0.0;
            self.max = self.max.max(max) + 0.0;

            let (mut sum, mut below, mut above) = (0_i64, 0_u64, 0_u64);
            for ((k, counter), &v) in quanta.iter_mut().zip(&mut counters).zip(chunk) {
                *k = (v * per_quantum + TO_QUANTA).to_bits().wrapping_sub(TO_QUANTA.to_bits()) as i64;
                *counter = Bins::counter(middle, scale, v);
                sum += *k;
                below += *k as u64 >> 63;
                above += -*k as u64 >> 63;
            }
            let mut squares = 0_i128;
            for (&k, &counter) in quanta.iter().zip(&counters).take(chunk.len()) {
                squares += i128::from(k) * i128::from(k);
                self.bins.counts[counter] += 1;
            }
            self.finite += chunk.len() as u64;
            self.below += below;
            self.above += above;
            self.sum += i128::from(sum);
            self.open_sum += i128::from(sum);
            self.squares += squares;
        }
    }
}

/// Whether all values are finite and below `limit` in size.
fn all_below(values: &[f64], limit: f64) -> bool {
    let (eights, rest) = values.as_chunks::<8>();
    let mut below = [true; 8];
    for eight in eights {
        for (below, v) in below.iter_mut().zip(eight) {
            *below &= v.abs() < limit;
        }
    }
    !below.contains(&false) && rest.iter().all(|v| v.abs() < limit)
}

/// Smallest and largest of finite values.
fn extremes(values: &[f64]) -> (f64, f64) {
    let (eights, rest) = values.as_chunks::<8>();
    let (mut min, mut max) = ([f64::INFINITY; 8], [f64::NEG_INFINITY; 8]);
    for eight in eights {
        for i in 0..8 {
            min[i] = if eight[i] < min[i] { eight[i] } else { min[i] };
            max[i] = if eight[i] > max[i] { eight[i] } else { max[i] };
        }
    }
    let ends = |a: (f64, f64), &v: &f64| (if v < a.0 { v } else { a.0 }, if v > a.1 { v } else { a.1 });
    let lanes = min.iter().chain(&max).fold((f64::INFINITY, f64::NEG_INFINITY), ends);
    // An empty lane holds (inf, -inf), which must not count as values.
    let lanes = if eights.is_empty() { (f64::INFINITY, f64::NEG_INFINITY) } else { lanes };
    rest.iter().fold(lanes, ends)
}
