//! Keyed streams: `ChaCha8` streams per (seed, name, year), in which the position is the draw or the round.

use chacha20::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// Year under which numbers that hold for a whole draw are keyed.
pub const WHOLE_DRAW: i32 = i32::MIN;

/// The largest number below 1.
const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

/// What random numbers depend on, beside their position.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// Seed of the job.
    pub seed: u64,
    /// Name of a parameter, a shared factor or a yearly noise.
    pub name: &'a str,
    /// Calendar year, or [`WHOLE_DRAW`].
    pub year: i32,
}

/// Uniform numbers in (0, 1) of the draws `first_draw ..` for (seed, name, year).
///
/// Every number is the centre of one of 2^53 equal cells, rounded to a double; 0 and 1 never occur.
pub fn uniforms(seed: u64, name: &str, year: i32, first_draw: u64, out: &mut [f64]) {
    let mut stream = Key { seed, name, year }.streams().of_draws(first_draw);
    for u in out {
        let centre = ((stream.next_u64() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0);
        // The centre of the last cell is halfway to 1, and a tie rounds up.
        *u = centre.min(BELOW_ONE);
    }
}

/// The two streams of a key.
pub(super) struct Streams([u8; 64]);

impl Key<'_> {
    /// The streams' keys are a hash of seed, year and name, unambiguously joined.
    pub(super) fn streams(self) -> Streams {
        let mut hasher = blake3::Hasher::new();
        hasher.update(b"schakel stream 1");
        hasher.update(&self.seed.to_le_bytes());
        hasher.update(&self.year.to_le_bytes());
        hasher.update(self.name.as_bytes());
        let mut hash = [0; 64];
        hasher.finalize_xof().fill(&mut hash);
        Streams(hash)
    }
}

impl Streams {
    /// 64 bits a draw, from draw `first` on.
    pub fn of_draws(&self, first: u64) -> ChaCha8Rng {
        self.part(0, u128::from(first) * 2)
    }

    /// What a whole round of draws shares: 512 words of 32 bits.
    pub fn of_round(&self, round: u64) -> ChaCha8Rng {
        self.part(1, u128::from(round) * 512)
    }

    fn part(&self, half: usize, word: u128) -> ChaCha8Rng {
        let mut key = [0; 32];
        key.copy_from_slice(&self.0[32 * half..32 * (half + 1)]);
        let mut stream = ChaCha8Rng::from_seed(key);
        stream.set_word_pos(word);
        stream
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Random numbers of a round, for tests of other files.
    pub fn stream(seed: u64) -> ChaCha8Rng {
        Key { seed, name: "test", year: WHOLE_DRAW }.streams().of_round(0)
    }

    fn draw(seed: u64, name: &str, year: i32, first: u64, n: usize) -> Vec<f64> {
        let mut out = vec![0.0; n];
        uniforms(seed, name, year, first, &mut out);
        out
    }

    #[test]
    fn any_draw_is_reached_directly() {
        let all = draw(7, "tau:hospitals", WHOLE_DRAW, 0, 600);
        for (first, n) in [(0, 1), (1, 3), (511, 2), (64, 64), (599, 1)] {
            assert_eq!(draw(7, "tau:hospitals", WHOLE_DRAW, first as u64, n), all[first..first + n]);
        }
    }

    #[test]
    fn seed_name_and_year_each_change_the_numbers() {
        let base = draw(7, "a", 2024, 0, 8);
        for other in [draw(8, "a", 2024, 0, 8), draw(7, "b", 2024, 0, 8), draw(7, "a", 2025, 0, 8)] {
            assert!(base.iter().zip(&other).all(|(x, y)| x != y));
        }
    }

    #[test]
    fn numbers_are_uniform() {
        let u = draw(1, "uniform", WHOLE_DRAW, 0, 100_000);
        let mean = u.iter().sum::<f64>() / 1e5;
        let square = u.iter().map(|x| x * x).sum::<f64>() / 1e5;
        assert!((mean - 0.5).abs() < 4.0 * (1.0 / 12.0_f64 / 1e5).sqrt());
        assert!((square - 1.0 / 3.0).abs() < 4.0 * (4.0 / 45.0_f64 / 1e5).sqrt());
        assert!(u.iter().all(|&x| x > 0.0 && x < 1.0));
    }
}
