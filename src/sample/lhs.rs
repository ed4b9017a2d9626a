//! Latin hypercube: the strata of a name in random order, every order equally likely.

use rand::Rng;

use super::design::{STRATA, Strata};

/// The strata of a round, shuffled (Durstenfeld 1964).
///
/// A step chooses among at most 512 places with 32 bits: no place is more likely than another by more than 2^-23.
pub(super) fn strata(random: &mut impl Rng) -> Strata {
    let mut strata: Strata = [0; STRATA];
    for i in 0..STRATA {
        strata[i] = i as u16;
    }
    for last in (1..STRATA).rev() {
        let chosen = (u64::from(random.next_u32()) * (last as u64 + 1)) >> 32;
        strata.swap(last, chosen as usize);
    }
    strata
}
