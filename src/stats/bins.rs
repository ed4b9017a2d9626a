//! Counts in equal bins, from which quantiles are read.
//!
//! The bins cover the range of the first round, widened by half: from a quarter of it below its minimum to a quarter
//! above its maximum. What falls outside is counted as under- or overflow. A quantile is read from the bin that holds
//! it, as if the bin's values lay evenly spread, so it is never a whole bin off, and seldom more than half a bin.

/// Equal bins.
pub const BINS: usize = 256;

/// Counters: one below the bins, the bins, one above.
pub(super) const COUNTERS: usize = BINS + 2;

/// Scale of a range without width. Whatever differs from its one value lands outside the bins.
const NO_WIDTH: f64 = f64::from_bits(0x7fe0_0000_0000_0000); // 2^1023

/// Adding 2^52 to a number from 0 to 2^51 leaves its nearest integer in the low bits.
const TO_INTEGER: f64 = 4_503_599_627_370_496.0;

/// Counts of values in equal bins around `middle`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bins {
    /// Middle of the range.
    pub middle: f64,
    /// Bins per unit of value; 0 as long as no range is set.
    pub scale: f64,
    /// Underflow, bins from low to high, overflow.
    pub counts: [u32; COUNTERS],
}

impl Bins {
    /// Bins without a range.
    pub const fn new() -> Self {
        Self { middle: 0.0, scale: 0.0, counts: [0; COUNTERS] }
    }

    /// Bins over `min` to `max`, widened by half. A `min` above `max` means that no value is known: a range at 0.
    pub fn over(min: f64, max: f64) -> Self {
        let (min, max) = if min <= max { (min, max) } else { (0.0, 0.0) };
        let range = max - min;
        // Adding 0 turns -0 into 0, so that equal ranges have equal bits.
        let middle = min + range / 2.0 + 0.0;
        let scale = (BINS as f64 / (1.5 * range)).min(NO_WIDTH);
        Self { middle, scale, counts: [0; COUNTERS] }
    }

    /// Whether values can be counted.
    pub fn has_range(&self) -> bool {
        self.scale > 0.0
    }

    /// Width of a bin; 0 for a range without width.
    pub fn width(&self) -> f64 {
        if self.scale == NO_WIDTH { 0.0 } else { 1.0 / self.scale }
    }

    /// The counter of a finite `value`. A value on an edge goes to either side, always the same.
    #[inline]
    pub fn counter(middle: f64, scale: f64, value: f64) -> usize {
        let x = (value - middle) * scale + (BINS as f64 / 2.0 + 0.5);
        let x = if x > 0.0 { x } else { 0.0 };
        let x = if x < (BINS + 1) as f64 { x } else { (BINS + 1) as f64 };
        ((x + TO_INTEGER).to_bits() & 0x1ff) as usize
    }

    /// The value with `place` of the values counted below it, from 0 to all of them, as if those of a bin lay evenly
    /// spread over it; given the exact extremes of all that was counted.
    pub fn at(&self, place: f64, min: f64, max: f64) -> f64 {
        let mut before = 0;
        for (i, &count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let count = u64::from(count);
            if (before + count) as f64 >= place {
                let left = if i == 0 { min } else { self.left_edge(i).max(min) };
                let right = if i == BINS + 1 { max } else { self.left_edge(i + 1).min(max) };
                return (left + (place - before as f64) / count as f64 * (right - left)).clamp(min, max);
            }
            before += count;
        }
        max
    }

    /// Left edge of counter `i`, from 1 (the first bin) to `BINS` + 1 (the overflow).
    fn left_edge(&self, i: usize) -> f64 {
        self.middle + (i as f64 - (BINS as f64 / 2.0 + 1.0)) / self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counter(bins: &Bins, value: f64) -> usize {
        Bins::counter(bins.middle, bins.scale, value)
    }

    #[test]
    fn the_range_is_widened_by_a_quarter_on_both_sides() {
        let bins = Bins::over(100.0, 300.0);
        assert_eq!(bins.left_edge(1), 50.0);
        assert_eq!(bins.left_edge(BINS + 1), 350.0);
        assert_eq!(bins.width(), 300.0 / 256.0);
        assert_eq!((counter(&bins, 49.9), counter(&bins, 50.1)), (0, 1));
        assert_eq!((counter(&bins, 349.9), counter(&bins, 350.1)), (BINS, BINS + 1));
        assert_eq!((counter(&bins, -1e300), counter(&bins, 1e300)), (0, BINS + 1));
    }

    #[test]
    fn every_value_lies_between_the_edges_of_its_counter() {
        let bins = Bins::over(-3.0, 5.0);
        for i in 0..4000 {
            let value = -6.0 + f64::from(i) * 0.003_5;
            let c = counter(&bins, value);
            assert!(c == 0 || bins.left_edge(c) <= value + 1e-12, "{value} in {c}");
            assert!(c == BINS + 1 || value <= bins.left_edge(c + 1) + 1e-12, "{value} in {c}");
        }
    }

    #[test]
    fn a_range_without_width_separates_its_value_from_all_others() {
        for centre in [0.0, -0.0, 0.1, -1e9] {
            let bins = Bins::over(centre, centre);
            let inside = counter(&bins, centre);
            assert!((1..=BINS).contains(&inside));
            assert_eq!(counter(&bins, centre - 1e-6), 0);
            assert_eq!(counter(&bins, centre + 1e-6), BINS + 1);
            assert_eq!(bins.width(), 0.0);
        }
        assert!(Bins::over(f64::INFINITY, f64::NEG_INFINITY).has_range());
        assert!(!Bins::new().has_range());
    }
}
