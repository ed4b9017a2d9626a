//! A series as bytes, for checkpoints and shards: numbers little-endian, floats as their bits; counts of bins and squares at
//! edges, most of which are small, seven bits a byte (LEB128).

use super::bins::COUNTERS;
use super::series::MOST_DRAWS;
use super::spread::{EDGES, Spread, up_to_edges};
use super::{Misfit, Series};

impl Series {
    /// Appends the state to `out`: half a kilobyte at ten thousand draws, at most twice that at the most that a series takes.
    pub fn to_bytes(&self, out: &mut Vec<u8>) {
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
        let Spread { below, above, finite, edges } = &self.spread;
        for squares in [below, above, finite] {
            out.extend(squares.to_le_bytes());
        }
        let mut room = [0; COUNTERS * LONGEST + EDGES * LONGEST];
        let mut used = 0;
        for number in self.bins.counts.iter().map(|&count| u64::from(count)).chain(*edges) {
            used = put(number, &mut room, used);
        }
        out.extend_from_slice(&room[..used]);
    }

    /// Takes a series off the front of `bytes`.
    ///
    /// # Errors
    /// [`Misfit::Damaged`] when they hold no series that could have been stored.
    pub fn from_bytes(bytes: &mut &[u8]) -> Result<Self, Misfit> {
        let [quantum, middle, scale, min, max] = take_all(bytes, |b| f64::from_bits(u64::from_le_bytes(b)))?;
        let [finite, infinite, undefined, below, above, rounds, round_length] = take_all(bytes, u64::from_le_bytes)?;
        let [sum, squares, round_squares] = take_all(bytes, i128::from_le_bytes)?;
        let [below_squares, above_squares, finite_squares] = take_all(bytes, u64::from_le_bytes)?;
        let mut counts = [0; COUNTERS];
        for count in &mut counts {
            *count = u32::try_from(take(bytes)?).map_err(|_| Misfit::Damaged)?;
        }
        let mut edges = [0; EDGES];
        for squares in &mut edges {
            *squares = take(bytes)?;
        }

        let draws = finite.checked_add(infinite).and_then(|n| n.checked_add(undefined));
        let in_rounds = |count, squares| can_be_counts(rounds, round_length, count, squares);
        let sound = Self::is_quantum(quantum)
            && middle.is_finite()
            && scale >= 0.0
            && (finite == 0 || (min <= max && min.is_finite() && max.is_finite()))
            && draws.is_some_and(|n| n <= MOST_DRAWS)
            && rounds.checked_mul(round_length) == draws
            && counts.iter().map(|&c| u64::from(c)).sum::<u64>() == finite
            && below.checked_add(above).is_some_and(|signed| signed >= infinite && signed - infinite <= finite)
            && above >= infinite
            && can_be_sums(finite, sum, squares)
            && can_be_sums(rounds, sum, round_squares)
            && in_rounds(below, below_squares)
            && in_rounds(above, above_squares)
            && in_rounds(finite, finite_squares)
            && up_to_edges(&counts).zip(edges).all(|(count, squares)| in_rounds(count, squares));
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
        series.spread = Spread { below: below_squares, above: above_squares, finite: finite_squares, edges };
        Ok(series)
    }
}

/// Bytes of the longest number of 64 bits, seven a byte.
const LONGEST: usize = 10;

/// Puts `number` into `room` at `at`, seven bits a byte, the lowest first; the highest bit says that more follow. Returns
/// where the next goes.
fn put(mut number: u64, room: &mut [u8], mut at: usize) -> usize {
    while number >= 0x80 {
        room[at] = number as u8 | 0x80;
        number >>= 7;
        at += 1;
    }
    room[at] = number as u8;
    at + 1
}

/// Takes such a number off the front of `bytes`. One number has one form: no noughts at its high end.
fn take(bytes: &mut &[u8]) -> Result<u64, Misfit> {
    let mut number = 0;
    for place in 0..LONGEST {
        let (&byte, rest) = bytes.split_first().ok_or(Misfit::Damaged)?;
        *bytes = rest;
        let bits = u64::from(byte & 0x7f);
        if bits << (7 * place) >> (7 * place) != bits || (byte == 0 && place > 0) {
            return Err(Misfit::Damaged);
        }
        number |= bits << (7 * place);
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err(Misfit::Damaged)
}

/// Whether counts in `rounds` of `length` draws, `count` in all, can have this sum of squares: at least that of equal
/// counts, at most that of rounds that hold all or none.
fn can_be_counts(rounds: u64, length: u64, count: u64, squares: u64) -> bool {
    let [rounds, length, count, squares] = [rounds, length, count, squares].map(u128::from);
    count * count <= rounds * squares && squares <= length * count
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
        series.add_round([&[-1.0, 2.5, 9.0, f64::INFINITY, f64::NAN][..]]).unwrap();
        series.add_round([&[1.0, 2.5, 3.0, 4.0, 5.0][..]]).unwrap();
        let mut bytes = Vec::new();
        series.to_bytes(&mut bytes);
        (series, bytes)
    }

    #[test]
    fn what_is_stored_comes_back() {
        let (series, mut bytes) = stored();
        bytes.push(7);
        let mut rest = &bytes[..];
        assert_eq!(Series::from_bytes(&mut rest).unwrap(), series);
        assert_eq!(rest, [7]);
        let (mut empty, mut bytes) = (Series::new(1.0), Vec::new());
        empty.set_range(f64::INFINITY, f64::NEG_INFINITY).unwrap();
        empty.to_bytes(&mut bytes);
        assert_eq!(Series::from_bytes(&mut &bytes[..]).unwrap(), empty);
    }

    #[test]
    fn damage_is_refused() {
        let (_, bytes) = stored();
        assert_eq!(Series::from_bytes(&mut &bytes[..bytes.len() - 1]), Err(Misfit::Damaged));
        let spread = 5 * 8 + 7 * 8 + 3 * 16;
        let counts = spread + 3 * 8;
        let edges = counts + COUNTERS;
        // The quantum, a count of values, the highest byte of a sum, the squares of signs, a bin, the first and last edge.
        for at in [0, 40, 110, spread + 7, spread + 17, counts + 100, edges, bytes.len() - 1] {
            let mut bytes = bytes.clone();
            bytes[at] ^= 0x40;
            assert_eq!(Series::from_bytes(&mut &bytes[..]), Err(Misfit::Damaged), "byte {at}");
        }
    }

    #[test]
    fn numbers_of_any_size_have_one_form() {
        for (number, form) in [
            (0, &[0][..]),
            (127, &[0x7f]),
            (128, &[0x80, 1]),
            // The example of the DWARF standard, version 5, section 7.6.
            (12_857, &[0x80 + 57, 100]),
            (u64::MAX, &[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1]),
        ] {
            let mut room = [0; LONGEST];
            let used = put(number, &mut room, 0);
            assert_eq!(&room[..used], form);
            assert_eq!(take(&mut &room[..]), Ok(number));
        }
        let too_large = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2];
        for wrong in [&[][..], &[0x80], &[0x80, 0], &too_large, &[0x80; 11]] {
            assert_eq!(take(&mut &wrong[..]), Err(Misfit::Damaged), "{wrong:?}");
        }
    }
}
