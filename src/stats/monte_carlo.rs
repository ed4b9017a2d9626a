//! How far a mean over draws may be from the mean over infinitely many, judged from the spread between rounds.
//!
//! Rounds, not draws, are the sample: in a stratified design the draws of a round are not independent, rounds are.

/// Fewest rounds from which an error is given.
pub const LEAST_ROUNDS: u64 = 3;

/// The 97.5 % point of Student's t with 1 to 20 degrees of freedom.
const T_975: [f64; 20] = [
    12.706_204_736,
    4.302_652_730,
    3.182_446_305,
    2.776_445_105,
    2.570_581_836,
    2.446_911_851,
    2.364_624_252,
    2.306_004_135,
    2.262_157_163,
    2.228_138_852,
    2.200_985_160,
    2.178_812_830,
    2.160_368_656,
    2.144_786_688,
    2.131_449_546,
    2.119_905_299,
    2.109_815_578,
    2.100_922_040,
    2.093_024_054,
    2.085_963_447,
];

/// The 97.5 % point of Student's t with `degrees` of freedom, to 1e-7; infinite with none.
pub fn t_975(degrees: u64) -> f64 {
    if degrees == 0 {
        return f64::INFINITY;
    }
    if let Some(&t) = T_975.get(degrees as usize - 1) {
        return t;
    }
    // Expansion in powers of 1/degrees around the normal point z (Abramowitz and Stegun, 26.7.5).
    let z: f64 = 1.959_963_984_540_054;
    let (z2, n) = (z * z, degrees as f64);
    let g1 = (z2 + 1.0) * z / 4.0;
    let g2 = ((5.0 * z2 + 16.0) * z2 + 3.0) * z / 96.0;
    let g3 = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) * z / 384.0;
    let g4 = ((((79.0 * z2 + 776.0) * z2 + 1482.0) * z2 - 1920.0) * z2 - 945.0) * z / 92_160.0;
    z + (g1 + (g2 + (g3 + g4 / n) / n) / n) / n
}

/// Half-width of the 95 % interval around a mean with standard error `mc_error` over `rounds`; `None` under
/// [`LEAST_ROUNDS`].
pub fn half_width_95(mc_error: f64, rounds: u64) -> Option<f64> {
    (rounds >= LEAST_ROUNDS).then(|| t_975(rounds - 1) * mc_error)
}

/// Sum over `count` integers of the squared distance to their mean, from their sum and sum of squares.
///
/// Exact but for the last rounding: both sums are first moved, in integers, to the integer nearest the mean, so that
/// nothing large cancels in floats.
pub(super) fn squared_distances(count: u64, sum: i128, squares: i128) -> f64 {
    let n = i128::from(count);
    let (mut mean, mut rest) = (sum.div_euclid(n), sum.rem_euclid(n));
    if 2 * rest > n {
        (mean, rest) = (mean + 1, rest - n);
    }
    // sum (k - mean)^2 = squares - mean (2 sum - n mean), and sum - n mean = rest.
    let around_integer = squares - mean * (sum + rest);
    around_integer as f64 - (rest as f64) * (rest as f64) / n as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use statrs::distribution::{ContinuousCDF, StudentsT};

    #[test]
    fn t_is_students() {
        for degrees in (1..60).chain([100, 195, 1_000, 1_000_000]) {
            let exact = StudentsT::new(0.0, 1.0, degrees as f64).unwrap();
            // The distribution function is the oracle, not statrs' own search for its inverse.
            let p = exact.cdf(t_975(degrees));
            assert!((p - 0.975).abs() < 1e-8, "{degrees}: {p}");
        }
    }

    #[test]
    fn no_interval_from_too_few_rounds() {
        assert_eq!(half_width_95(1.0, 2), None);
        assert_eq!(half_width_95(2.0, 3), Some(2.0 * 4.302_652_730));
    }

    #[test]
    fn squared_distances_survive_a_large_offset() {
        // 1, 2, 3, 4 have squared distances of 5; so have they after a shift that drowns them in any float.
        for shift in [0_i128, 1 << 50, -(1 << 50), (1 << 58) + 1] {
            let k = [1, 2, 3, 4].map(|x| x + shift);
            let (sum, squares) = (k.iter().sum(), k.iter().map(|x| x * x).sum());
            assert_eq!(squared_distances(4, sum, squares), 5.0);
        }
    }
}
