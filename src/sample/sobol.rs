//! Scrambled Sobol' points: 512 points that are evenly spread in several dimensions at once.
//!
//! Direction numbers of Joe and Kuo (2008, SIAM Journal on Scientific Computing 30, 2635-2654: their search criterion
//! D(6)), chosen for even pairs of dimensions. Each dimension is scrambled by itself, every round anew, as Owen (1995)
//! proposed: at every node of the tree of halvings chance decides whether its halves change places. So every point is
//! uniform and every net stays a net.

use rand::Rng;

use super::design::{STRATA, Strata};
use crate::dataset::SOBOL_DIMENSIONS as DIMENSIONS;

/// 512 = 2^9.
const BITS: usize = STRATA.trailing_zeros() as usize;

/// For each dimension after the first, whose direction numbers are all 1: its primitive polynomial, coefficients as bits,
/// and its first direction numbers.
const DIRECTIONS: [(usize, &[usize]); DIMENSIONS - 1] = [
    (3, &[1]),
    (7, &[1, 3]),
    (11, &[1, 3, 1]),
    (13, &[1, 1, 1]),
    (19, &[1, 1, 3, 3]),
    (25, &[1, 3, 5, 13]),
    (37, &[1, 1, 5, 5, 17]),
    (41, &[1, 1, 5, 5, 5]),
    (47, &[1, 1, 7, 11, 19]),
    (55, &[1, 1, 5, 1, 1]),
    (59, &[1, 1, 1, 3, 11]),
    (61, &[1, 3, 5, 5, 31]),
    (67, &[1, 3, 3, 9, 7, 49]),
    (91, &[1, 1, 1, 15, 21, 21]),
    (97, &[1, 3, 1, 13, 27, 49]),
    (103, &[1, 1, 1, 15, 7, 5]),
    (109, &[1, 3, 1, 15, 13, 25]),
    (115, &[1, 1, 5, 5, 19, 61]),
    (131, &[1, 3, 7, 11, 23, 15, 103]),
    (137, &[1, 3, 7, 13, 13, 15, 69]),
    (143, &[1, 1, 3, 13, 7, 35, 63]),
    (145, &[1, 3, 5, 9, 1, 25, 53]),
    (157, &[1, 3, 1, 13, 9, 35, 107]),
    (167, &[1, 3, 1, 5, 27, 61, 31]),
    (171, &[1, 1, 5, 11, 19, 41, 61]),
    (185, &[1, 3, 5, 3, 3, 13, 69]),
    (191, &[1, 1, 7, 13, 1, 19, 1]),
    (193, &[1, 3, 7, 5, 13, 19, 59]),
    (203, &[1, 1, 3, 9, 25, 29, 41]),
    (211, &[1, 3, 5, 13, 23, 1, 55]),
    (213, &[1, 3, 7, 3, 13, 59, 17]),
];

/// For each point the stratum its number lies in, scrambled.
pub(super) fn strata(dimension: usize, random: &mut impl Rng) -> Strata {
    let scrambled = scramble(random);
    points(dimension).map(|stratum| scrambled[usize::from(stratum)])
}

/// Where every stratum goes: each of the 511 nodes of the tree of halvings has a random bit that swaps its halves.
fn scramble(random: &mut impl Rng) -> Strata {
    // In the order of the nodes, a level of the tree after the other.
    let bits: [u64; STRATA / 64] = std::array::from_fn(|_| random.next_u64());
    let swapped = |node: usize| (bits[node / 64] >> (node % 64)) as u16 & 1;
    let mut to: Strata = [0; STRATA];
    for level in 0..BITS {
        let nodes = 1 << level;
        for node in (0..nodes).rev() {
            let low = 2 * to[node] + swapped(nodes + node);
            (to[2 * node], to[2 * node + 1]) = (low, low ^ 1);
        }
    }
    to
}

/// The stratum of each point, before scrambling: the exclusive or of the direction numbers that its index has bits for.
fn points(dimension: usize) -> Strata {
    let directions = directions(dimension);
    let mut points: Strata = [0; STRATA];
    for index in 1..STRATA {
        // A point follows from the one whose index lacks the lowest bit.
        let (lowest, before) = (index.trailing_zeros() as usize, index & (index - 1));
        points[index] = points[before] ^ (directions[lowest] << (BITS - 1 - lowest)) as u16;
    }
    points
}

/// The direction numbers m of a dimension, by the recurrence of its polynomial.
fn directions(dimension: usize) -> [usize; BITS] {
    let mut m = [1; BITS];
    if dimension == 0 {
        return m;
    }
    let (polynomial, first) = DIRECTIONS[dimension - 1];
    let degree = first.len();
    m[..degree].copy_from_slice(first);
    for k in degree..BITS {
        m[k] = m[k - degree];
        for back in (1..=degree).filter(|back| (polynomial >> (degree - back)) & 1 == 1) {
            m[k] ^= m[k - back] << back;
        }
    }
    m
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The 512 points in all dimensions, in the order of their index: scipy 1.17's `qmc.Sobol(32, scramble=False)`, whose
    /// order is that of the Gray code.
    #[test]
    fn points_are_those_of_another_implementation() {
        for (point, dimension, stratum) in
            [(0, 0, 0), (1, 0, 256), (2, 1, 384), (3, 1, 128), (300, 5, 297), (511, 31, 87), (77, 13, 100)]
        {
            assert_eq!(points(dimension)[point], stratum, "point {point}, dimension {dimension}");
        }
        let bytes: Vec<u8> = (0..DIMENSIONS).flat_map(points).flat_map(u16::to_le_bytes).collect();
        let digest = blake3::hash(&bytes).to_string();
        assert_eq!(digest, "8f987a25d72101bd9997538d7e95979cb305da703b59f0486808a7cb1e785c31");
    }

    #[test]
    fn scrambling_turns_halves_only() {
        let to = scramble(&mut crate::sample::keyed::tests::stream(5));
        for (a, b) in (0..STRATA).flat_map(|a| (0..a).map(move |b| (a, b))) {
            let shared = |a: u16, b: u16| (a ^ b).leading_zeros();
            assert_eq!(shared(a as u16, b as u16), shared(to[a], to[b]), "{a} and {b}");
        }
    }
}
