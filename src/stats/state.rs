//! A series as bytes, for checkpoints and shards: all numbers little-endian, floats as their bits.

use super::bins::COUNTERS;
use super::{Misfit, Series};

impl Series {
    /// Bytes of a stored series.
    pub const BYTES: usize = 5 * 8 + 7 * 8 + 3 * 16 + 4 * COUNTERS;

    /// Appends the state of whole rounds to `out`: about 1.2 kB.
    ///
    /// # Errors
    /// [`Misfit::OpenRound`] in the middle of a round.
    pub fn to_bytes(&self, out: &mut Vec<u8>) -> Result<(), Misfit> {
        if self.open > 0 {
            return Err(Misfit::OpenRound);
        }
        for float in [self.quantum, self.bins.middle, self.bins.scale, self.min, self.max] {
            out.extend(float.to_bits().to_le_bytes());
        }
        let Self { finite, infinite, undefined, below, above, rounds, round_length, .. } = *self;
        for count in [finite, infinite, undefined, below, above, rounds, round_length] {
            out.extend(count.to_le_bytes());
        }
        for sum in [self.sum, self.squares, self.round_squares] {
            out.extend(sum.to_le_bytes());
        }
        for count in self.bins.counts {
            out.extend(count.to_le_bytes());
        }
        Ok(())
    }

    /// Takes a series off the front of `bytes`.
    ///
    /// # Errors
    /// [`Misfit::Damaged`] when they hold no series that could have been stored.
    pub fn from_bytes(bytes: &mut &[u8]) -> Result<Self, Misfit> {
        let [quantum, middle, scale, min, max] = take_all(bytes, |b| f64::from_bits(u64::from_le_bytes(b)))?;
        let [finite, infinite, undefined, below, above, rounds, round_length] = take_all(bytes, u64::from_le_bytes)?;
        let [sum, squares, round_squares] = take_all(bytes, i128::from_le_bytes)?;
        let counts: [u32; COUNTERS] = take_all(bytes, u32::from_le_bytes)?;

        let sound = Self::is_quantum(quantum)
            && middle.is_finite()
            && scale >= 0.0
            && (finite == 0 || (min <= max && min.is_finite() && max.is_finite()))
            && counts.iter().map(|&c| u64::from(c)).sum::<u64>() == finite
            && below.checked_add(above).is_some_and(|signed| signed >= infinite && signed - infinite <= finite)
            && above >= infinite
            && can_be_sums(finite, sum, squares)
            && can_be_sums(rounds, sum, round_squares)
            && rounds.checked_mul(round_length) == finite.checked_add(infinite).and_then(|n| n.checked_add(undefined));
        if !sound {
            return Err(Misfit::Damaged);
        }
        let mut series = Self::new(quantum);
        (series.bins.middle, series.bins.scale, series.bins.counts) = (middle, scale, counts);
        (series.min, series.max) = (min, max);
        (series.finite, series.infinite, series.undefined) = (finite, infinite, undefined);
        (series.below, series.above) = (below, above);
        (series.rounds, series.round_length) = (rounds, round_length);
        (series.sum, series.squares, series.round_squares) = (sum, squares, round_squares);
        Ok(series)
    }
}

/// Whether `count` integers can have this sum and sum of squares: the square of their mean is at most the mean square.
fn can_be_sums(count: u64, sum: i128, squares: i128) -> bool {
    let n = i128::from(count);
    if n == 0 {
        return sum == 0 && squares == 0;
    }
    (sum / n).checked_mul(sum / n).is_some_and(|square| square <= squares / n)
}

/// Takes `N` numbers of `SIZE` bytes off the front of `bytes`.
fn take_all<T: Copy + Default, const SIZE: usize, const N: usize>(
    bytes: &mut &[u8],
    read: impl Fn([u8; SIZE]) -> T,
) -> Result<[T; N], Misfit> {
    let mut out = [T::default(); N];
    for x in &mut out {
        let (first, rest) = bytes.split_first_chunk().ok_or(Misfit::Damaged)?;
        *x = read(*first);
        *bytes = rest;
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored() -> (Series, Vec<u8>) {
        let mut series = Series::new(0.25);
        series.set_range(-1.0, 9.0).unwrap();
        series.add(&[-1.0, 2.5, 9.0, f64::INFINITY, f64::NAN]).unwrap();
        series.end_round().unwrap();
        let mut bytes = Vec::new();
        series.to_bytes(&mut bytes).unwrap();
        (series, bytes)
    }

    #[test]
    fn what_is_stored_comes_back() {
        let (series, mut bytes) = stored();
        assert_eq!(bytes.len(), Series::BYTES);
        bytes.push(7);
        let mut rest = &bytes[..];
        assert_eq!(Series::from_bytes(&mut rest).unwrap(), series);
        assert_eq!(rest, [7]);
    }

    #[test]
    fn damage_is_refused() {
        let (_, bytes) = stored();
        assert_eq!(Series::from_bytes(&mut &bytes[..Series::BYTES - 1]), Err(Misfit::Damaged));
        // The quantum, a count of values, the highest byte of a sum and the counter of a bin.
        for at in [0, 40, 110, Series::BYTES - 4] {
            let mut bytes = bytes.clone();
            bytes[at] ^= 1;
            assert_eq!(Series::from_bytes(&mut &bytes[..]), Err(Misfit::Damaged), "byte {at}");
        }
    }

    #[test]
    fn an_open_round_is_not_stored() {
        let (mut series, _) = stored();
        series.add(&[1.0]).unwrap();
        assert_eq!(series.to_bytes(&mut Vec::new()), Err(Misfit::OpenRound));
    }
}
