//! The standard normal distribution.

use super::{exp, ln};

/// 1 / √(2π).
const INV_SQRT_2PI: f64 = 0.398_942_280_401_432_7;

/// Standard normal density at `z`.
#[inline]
pub fn normal_pdf(z: f64) -> f64 {
    INV_SQRT_2PI * exp(-0.5 * z * z)
}

/// Chance that a standard normal is at most `z`. Accurate in both tails in the relative sense: use
/// `normal_cdf(-z)` for the chance of exceeding `z`.
#[inline]
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal score below which a share `p` lies: the inverse of [`normal_cdf`], exact to about 1e-16
/// (algorithm AS 241, routine PPND16: Wichura 1988, Applied Statistics 37, 477–484).
///
/// Minus infinity at 0, infinity at 1, exactly 0 at one half, NaN outside [0, 1].
pub fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(&CENTRE, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let z = if tail > 0.0 {
        let r = (-ln(tail)).sqrt();
        if r <= 5.0 { ratio(&MIDDLE, r - 1.6) } else { ratio(&FAR, r - 5.0) }
    } else if tail == 0.0 {
        f64::INFINITY
    } else {
        f64::NAN
    };
    if q < 0.0 { -z } else { z }
}

/// Numerator and denominator of a rational approximation, highest power first.
type Rational = [[f64; 8]; 2];

fn ratio(c: &Rational, x: f64) -> f64 {
    let horner = |c: &[f64; 8]| c.iter().fold(0.0, |sum, k| sum * x + k);
    horner(&c[0]) / horner(&c[1])
}

/// For |p - 1/2| <= 0.425.
const CENTRE: Rational = [
    [
        2_509.080_928_730_122_6,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_4,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    [
        5_226.495_278_852_854,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
];

/// For tails down to e^-25.
const MIDDLE: Rational = [
    [
        7.745_450_142_783_414e-4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
];

/// For tails beyond.
const FAR: Rational = [
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        0.001_242_660_947_388_078_4,
        0.026_532_189_526_576_124,
        0.296_560_571_828_504_87,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        0.014_875_361_290_850_615,
        0.136_929_880_922_735_8,
        0.599_832_206_555_888,
        1.0,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    // Expected values: computed with 40 digits, then rounded.

    #[test]
    fn cdf_keeps_relative_accuracy_in_the_tail() {
        for (z, p) in [
            (-37.0, 5.725_571_222_524_577e-300),
            (-8.5, 9.479_534_822_203_318e-18),
            (-3.0, 0.001_349_898_031_630_094_6),
            (-0.25, 0.401_293_674_317_076_3),
            (0.0, 0.5),
            (1.0, 0.841_344_746_068_542_9),
            (6.0, 0.999_999_999_013_412_3),
        ] {
            // one rounding of z/√2 grows with z² in the tail
            let tolerance = 4e-16 * (1.0 + z * z / 4.0);
            assert!((normal_cdf(z) / p - 1.0).abs() < tolerance, "Φ({z}) = {:e}, not {p:e}", normal_cdf(z));
        }
    }

    #[test]
    fn quantile_is_exact_to_rounding() {
        for (p, z) in [
            (1e-17, -8.493_793_224_109_599),
            (1e-10, -6.361_340_902_404_057),
            (0.001, -3.090_232_306_167_813_6),
            (0.02425, -1.972_961_051_311_885),
            (0.07, -1.475_791_028_179_170_6),
            (0.2, -0.841_621_233_572_914_2),
            (0.6, 0.253_347_103_135_799_7),
            (0.975, 1.959_963_984_540_053_8),
        ] {
            assert!((normal_quantile(p) / z - 1.0).abs() < 1e-15, "{p}: {}, not {z}", normal_quantile(p));
        }
        assert_eq!(normal_quantile(0.5), 0.0);
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!(normal_quantile(1.5).is_nan() && normal_quantile(-0.5).is_nan() && normal_quantile(f64::NAN).is_nan());
    }
}
