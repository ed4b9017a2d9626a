//! Keyed streams: one `ChaCha8` stream per (seed, name, year), in which the position is the draw.

use chacha20::ChaCha8Rng;
use rand::{Rng, SeedableRng};

/// Year under which numbers that hold for a whole draw are keyed.
pub const WHOLE_DRAW: i32 = i32::MIN;

/// Uniform numbers in (0, 1) of the draws `first_draw ..` for (seed, name, year).
///
/// Every number is the centre of one of 2^53 equal cells, so 0 and 1 never occur.
pub fn uniforms(seed: u64, name: &str, year: i32, first_draw: u64, out: &mut [f64]) {
    let mut stream = stream(seed, name, year);
    stream.set_word_pos(u128::from(first_draw) * 2);
    for u in out {
        *u = ((stream.next_u64() >> 11) as f64 + 0.5) * (1.0 / 9_007_199_254_740_992.0);
    }
}

/// The stream of (seed, name, year): its key is a hash of the three, unambiguously joined.
fn stream(seed: u64, name: &str, year: i32) -> ChaCha8Rng {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"schakel stream 1");
    hasher.update(&seed.to_le_bytes());
    hasher.update(&year.to_le_bytes());
    hasher.update(name.as_bytes());
    ChaCha8Rng::from_seed(*hasher.finalize().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

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
