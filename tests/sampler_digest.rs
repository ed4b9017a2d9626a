//! The sampler against an independent one: hash and stream cipher written down from their specifications in another
//! language, and normal quantiles to 40 digits. If a number here changes, every published result changes.

use schakel::math::normal_quantile;
use schakel::sample::Design;
use schakel::sample::keyed::{Key, WHOLE_DRAW, uniforms};

/// (seed, name, year, draw, number of the cell of width 2^-53, normal score).
const NUMBERS: [(u64, &str, i32, u64, u64, f64); 10] = [
    (1, "tau:hospitals", WHOLE_DRAW, 0, 6_649_461_163_704_918, 0.637_924_201_228_685),
    (1, "tau:hospitals", WHOLE_DRAW, 1, 6_571_127_117_326_440, 0.611_427_388_562_214_3),
    (1, "tau:hospitals", WHOLE_DRAW, 9, 6_645_272_053_930_381, 0.636_495_992_517_189_1),
    (1, "direct:light:gp_care", WHOLE_DRAW, 10_239, 2_405_035_536_578_041, -0.621_873_326_492_557_8),
    (1, "xi", 2024, 0, 578_195_350_943_720, -1.520_500_798_273_749_5),
    (1, "xi", 2025, 0, 7_895_897_822_694_708, 1.158_258_681_680_827_4),
    (20_261_122, "z:care", 2035, 511, 796_731_754_879_845, -1.350_330_516_843_993_6),
    (u64::MAX, "population:80+", WHOLE_DRAW, 1_000_000, 7_055_190_872_165_647, 0.783_330_716_276_749_1),
    (0, "", -1, 7, 2_530_376_120_737_818, -0.580_086_382_978_268_5),
    (1, "ä €", WHOLE_DRAW, 0, 6_841_267_426_470_251, 0.704_801_978_550_573_9),
];

#[test]
fn single_numbers_are_those_of_the_independent_sampler() {
    for (seed, name, year, draw, cell, score) in NUMBERS {
        let mut u = [0.0];
        uniforms(seed, name, year, draw, &mut u);
        assert_eq!(u[0], (cell as f64 + 0.5) / 2.0_f64.powi(53), "{seed} {name} {year} {draw}");
        assert!((normal_quantile(u[0]) - score).abs() < 1e-13, "{}", normal_quantile(u[0]));
    }
}

/// 40 numbers from each of three places in 36 streams, hashed as little-endian doubles.
#[test]
fn many_numbers_have_the_digest_of_the_independent_sampler() {
    let mut hash = blake3::Hasher::new();
    let long = "x".repeat(100);
    for seed in [0, 1, (1 << 63) + 5] {
        for name in ["tau:hospitals", "direct:complex:mental_health", "lambda_noise", &long] {
            for year in [WHOLE_DRAW, 2023, 2035] {
                for first in [0, 509, 102_400] {
                    let mut u = [0.0; 40];
                    uniforms(seed, name, year, first, &mut u);
                    for u in u {
                        hash.update(&u.to_le_bytes());
                    }
                }
            }
        }
    }
    assert_eq!(hash.finalize().to_string(), "06d4ee888a711dd569de8e4cb06cc48659a2ec86e4d17c4b5d8974f5f749541c");
}

/// (design, seed, name, year, dimension, draw, number).
type Spread = (Design, u64, &'static str, i32, Option<usize>, u64, f64);

const SPREAD: [Spread; 9] = [
    (Design::Lhs, 1, "tau:hospitals", WHOLE_DRAW, None, 0, 0.060_035_622_047_909_354),
    (Design::Lhs, 1, "tau:hospitals", WHOLE_DRAW, Some(0), 511, 0.268_925_192_955_683_4),
    (Design::Lhs, 1, "tau:hospitals", WHOLE_DRAW, None, 512, 0.972_825_062_718_898_5),
    (Design::Lhs, 7, "xi", 2024, None, 10_239, 0.145_127_186_258_570_9),
    (Design::Sobol, 1, "tau:hospitals", WHOLE_DRAW, Some(0), 0, 0.710_426_247_047_909_4),
    (Design::Sobol, 1, "tau:hospitals", WHOLE_DRAW, Some(0), 511, 0.360_722_067_955_683_4),
    (Design::Sobol, 1, "tau:hospitals", WHOLE_DRAW, Some(3), 512, 0.775_559_437_718_898_5),
    (Design::Sobol, 7, "ä €", WHOLE_DRAW, Some(31), 10_239, 0.121_517_822_833_406_29),
    // Without a dimension of its own: as in a Latin hypercube.
    (Design::Sobol, 7, "xi", 2024, None, 10_239, 0.145_127_186_258_570_9),
];

/// In the other designs: shuffled and scrambled by definition, points from scipy 1.17.
#[test]
fn spread_numbers_are_those_of_the_independent_sampler() {
    for (design, seed, name, year, dimension, draw, number) in SPREAD {
        let mut u = [0.0];
        design.uniforms(Key { seed, name, year }, dimension, draw, &mut u);
        assert_eq!(u[0], number, "{design:?} {seed} {name} {year} {dimension:?} {draw}");
    }
    let some = [0, 1, 17, 31].map(Some);
    for (design, dimensions, digest) in [
        (Design::Plain, &[None][..], "06d4ee888a711dd569de8e4cb06cc48659a2ec86e4d17c4b5d8974f5f749541c"),
        (Design::Lhs, &[None][..], "7dcfe2375db6c41aaa267f20dcfab989434fdf8f01233a9c9e695c3dea065c72"),
        (Design::Sobol, &some, "bcc69d4f32a58eecd1f022c1324b963fb80557e92339c1207328a0a677cd37e5"),
    ] {
        let mut hash = blake3::Hasher::new();
        let long = "x".repeat(100);
        for seed in [0, 1, (1 << 63) + 5] {
            for name in ["tau:hospitals", "direct:complex:mental_health", "lambda_noise", &long] {
                for year in [WHOLE_DRAW, 2023, 2035] {
                    for first in [0, 509, 102_400] {
                        for dimension in dimensions {
                            let mut u = [0.0; 40];
                            design.uniforms(Key { seed, name, year }, *dimension, first, &mut u);
                            for u in u {
                                hash.update(&u.to_le_bytes());
                            }
                        }
                    }
                }
            }
        }
        assert_eq!(hash.finalize().to_string(), digest, "{design:?}");
    }
}

/// Normal quantiles, from the smallest to the largest number the sampler can hand out.
#[test]
fn scores_are_normal_quantiles() {
    for (p, z) in [
        (1e-16, -8.222_082_216_130_436),
        (2.0_f64.powi(-54), -8.292_361_075_813_596),
        (1e-12, -7.034_483_825_301_132),
        (1e-6, -4.753_424_308_822_899),
        (0.001, -3.090_232_306_167_813_5),
        (0.024_25, -1.972_961_051_311_884_8),
        (0.1, -1.281_551_565_544_600_4),
        (0.3, -0.524_400_512_708_040_8),
        (0.5, 0.0),
        (0.75, 0.674_489_750_196_081_7),
        (0.975_75, 1.972_961_051_311_885),
        (0.999_999, 4.753_424_308_817_088),
        (1.0 - 2.0_f64.powi(-53), 8.209_536_151_601_387),
    ] {
        assert!((normal_quantile(p) - z).abs() < 1e-13, "{p}: {} {z}", normal_quantile(p));
    }
}
