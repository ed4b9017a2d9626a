//! One round of draws being counted, before its series takes it in as a whole.

use std::ops::Range;

use super::Misfit;
use super::bins::{Bins, COUNTERS};

/// Values are below 2^50 quanta, so that rounding by [`TO_QUANTA`] is exact.
pub(super) const LIMIT_QUANTA: f64 = 1_125_899_906_842_624.0;

/// 1.5 x 2^52: adding it to a number below 2^51 in size leaves the nearest integer in the low bits.
const TO_QUANTA: f64 = 6_755_399_441_055_744.0;

/// Values worked on at a time.
const CHUNK: usize = 64;

/// Counts and sums of one round. Being small and on the stack, its counters stay in the nearest cache, and a round that
/// turns out not to fit leaves no trace in the series.
pub(super) struct Round {
    quantum: f64,
    middle: f64,
    scale: f64,
    pub counts: [u32; COUNTERS],
    pub min: f64,
    pub max: f64,
    pub finite: u64,
    pub infinite: u64,
    pub undefined: u64,
    pub below: u64,
    pub above: u64,
    pub sum: i128,
    pub squares: i128,
}

impl Round {
    /// No draws yet, of values rounded to `quantum` and counted in bins laid like `bins`.
    pub fn new(quantum: f64, bins: &Bins) -> Self {
        Self {
            quantum,
            middle: bins.middle,
            scale: bins.scale,
            counts: [0; COUNTERS],
            min: f64::INFINITY,
            max: f64::NEG_INFINITY,
            finite: 0,
            infinite: 0,
            undefined: 0,
            below: 0,
            above: 0,
            sum: 0,
            squares: 0,
        }
    }

    /// Draws so far, defined or not.
    pub fn draws(&self) -> u64 {
        self.finite + self.infinite + self.undefined
    }

    /// The counters from that of the smallest to that of the largest draw; none without finite draws.
    pub fn counters_hit(&self) -> Range<usize> {
        let [first, last] = [self.min, self.max].map(|v| Bins::counter(self.middle, self.scale, v));
        if self.finite > 0 { first..last + 1 } else { 0..0 }
    }

    /// Adds draws, in any order. Quickest with 64 or more at a time.
    ///
    /// # Errors
    /// [`Misfit::TooLarge`].
    pub fn add(&mut self, values: &[f64]) -> Result<(), Misfit> {
        let limit = self.quantum * LIMIT_QUANTA;
        if all_below(values, limit) {
            self.add_finite(values);
        } else {
            if let Some(&value) = values.iter().find(|v| v.is_finite() && v.abs() >= limit) {
                return Err(Misfit::TooLarge { value, limit });
            }
            self.add_mixed(values);
        }
        Ok(())
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
        let (middle, scale) = (self.middle, self.scale);
        let mut quanta = [0_i64; CHUNK];
        let mut counters = [0_usize; CHUNK];
        for chunk in values.chunks(CHUNK) {
            let (min, max) = extremes(chunk);
            // Adding 0 turns -0 into 0: which of the two is met first must not matter.
            self.min = self.min.min(min) + 0.0;
            self.max = self.max.max(max) + 0.0;

            let (quanta, counters) = (&mut quanta[..chunk.len()], &mut counters[..chunk.len()]);
            let (mut sum, mut below, mut above) = (0_i64, 0_u64, 0_u64);
            for i in 0..chunk.len() {
                let k = (chunk[i] * per_quantum + TO_QUANTA).to_bits().wrapping_sub(TO_QUANTA.to_bits()) as i64;
                quanta[i] = k;
                counters[i] = Bins::counter(middle, scale, chunk[i]);
                sum += k;
                below += k as u64 >> 63;
                above += -k as u64 >> 63;
            }
            let mut squares = 0_i128;
            for i in 0..chunk.len() {
                squares += i128::from(quanta[i]) * i128::from(quanta[i]);
                self.counts[counters[i]] += 1;
            }
            self.finite += chunk.len() as u64;
            self.below += below;
            self.above += above;
            self.sum += i128::from(sum);
            self.squares += squares;
        }
    }
}

/// Whether all values are finite and below `limit` in size.
fn all_below(values: &[f64], limit: f64) -> bool {
    let (eights, rest) = values.as_chunks::<8>();
    let mut below = [true; 8];
    for eight in eights {
        for i in 0..8 {
            below[i] &= eight[i].abs() < limit;
        }
    }
    let mut all = true;
    for below in below {
        all &= below;
    }
    for v in rest {
        all &= v.abs() < limit;
    }
    all
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
    let (mut least, mut most) = (f64::INFINITY, f64::NEG_INFINITY);
    for i in 0..8 {
        least = if min[i] < least { min[i] } else { least };
        most = if max[i] > most { max[i] } else { most };
    }
    for &v in rest {
        least = if v < least { v } else { least };
        most = if v > most { v } else { most };
    }
    (least, most)
}
