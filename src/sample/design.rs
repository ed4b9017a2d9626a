//! How the draws of a round are spread over the possible: the design. `designs.md` says what each is worth.
//!
//! In every design a number depends on (seed, name, year, draw) alone, and rounds are independent of each other: their
//! spread gives the Monte Carlo error of any figure.

use rand::Rng;

use super::ROUND;
use super::keyed::{self, Key};
use super::{lhs, sobol};

/// How the draws of a round are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// Every draw independent of all others.
    Plain,
    /// Latin hypercube: of every name, each of 512 equally likely strata once a round.
    Lhs,
    /// Scrambled Sobol' points: strata in several names at once for those that have a dimension in the data set; a Latin
    /// hypercube for all others.
    Sobol,
}

/// Draws of a round: strata of every name.
pub(super) const STRATA: usize = ROUND as usize;

/// For each draw of a round the stratum its number lies in; every stratum once.
pub(super) type Strata = [u16; STRATA];

/// Bits that choose the place within a stratum.
const PLACE_BITS: u32 = 52 - STRATA.trailing_zeros();

impl Design {
    /// All designs.
    pub const ALL: [Self; 3] = [Self::Plain, Self::Lhs, Self::Sobol];

    /// The design of a job that asks for none.
    pub const DEFAULT: Self = Self::Sobol;

    /// Name on the command line and in result files.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Lhs => "lhs",
            Self::Sobol => "sobol",
        }
    }

    /// Uniform numbers in (0, 1) of the draws `first_draw ..` for `key`; `dimension` is that of its name among the Sobol'
    /// points (from 0), if it has one.
    ///
    /// # Panics
    /// If `dimension` is not below [`crate::dataset::SOBOL_DIMENSIONS`].
    pub fn uniforms(self, key: Key, dimension: Option<usize>, first_draw: u64, out: &mut [f64]) {
        if self == Self::Plain {
            return keyed::uniforms(key.seed, key.name, key.year, first_draw, out);
        }
        let streams = key.streams();
        let mut places = streams.of_draws(first_draw);
        let mut round = first_draw / ROUND;
        let mut at = (first_draw % ROUND) as usize;
        let mut rest = out;
        while !rest.is_empty() {
            let (part, later) = rest.split_at_mut(rest.len().min(STRATA - at));
            let mut random = streams.of_round(round);
            let strata = match (self, dimension) {
                (Self::Sobol, Some(dimension)) => sobol::strata(dimension, &mut random),
                _ => lhs::strata(&mut random),
            };
            for i in 0..part.len() {
                part[i] = within(strata[at + i], places.next_u64());
            }
            (rest, round, at) = (later, round + 1, 0);
        }
    }
}

/// The number at a random place of a stratum: the centre of one of 2^52 equal cells of (0, 1), all of them doubles.
fn within(stratum: u16, bits: u64) -> f64 {
    let cell = (u64::from(stratum) << PLACE_BITS) | (bits >> (64 - PLACE_BITS));
    (cell as f64 + 0.5) * (1.0 / 4_503_599_627_370_496.0)
}
