//! The streaming statistics against exact formulas on the same draws. How often their errors cover: `coverage.rs`.

use proptest::prelude::*;
use rand::{RngExt, SeedableRng};
use rand_distr::Distribution;
use schakel::stats::{Misfit, Series, Summary, quantum_for, range_of};

const ROUND: usize = 512;

/// A series of whole rounds, added in pieces of `piece` draws.
fn series_of(values: &[f64], quantum: f64, piece: usize) -> Series {
    let mut series = empty_for(values, quantum);
    for round in values.chunks(ROUND) {
        series.add_round(round.chunks(piece)).unwrap();
    }
    series
}

/// An empty series with the range of the first round of `values`.
fn empty_for(values: &[f64], quantum: f64) -> Series {
    let mut series = Series::new(quantum);
    let (min, max) = range_of(&values[..ROUND.min(values.len())]);
    series.set_range(min, max).unwrap();
    series
}

fn draws_of(distribution: impl Distribution<f64>, rounds: usize, seed: u64) -> Vec<f64> {
    let mut rng = chacha20::ChaCha8Rng::seed_from_u64(seed);
    (0..rounds * ROUND).map(|_| distribution.sample(&mut rng)).collect()
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

fn exact_quantile(sorted: &[f64], percent: usize) -> f64 {
    sorted[(percent * sorted.len()).div_ceil(100) - 1]
}

/// Mean and standard deviation in two passes.
fn two_pass(values: &[f64]) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, (squares / (n - 1.0)).sqrt())
}

fn shapes() -> Vec<(&'static str, Vec<f64>)> {
    shapes_of(20)
}

fn shapes_of(rounds: usize) -> Vec<(&'static str, Vec<f64>)> {
    vec![
        ("normal", draws_of(rand_distr::Normal::new(15_000.0, 2_500.0).unwrap(), rounds, 1)),
        ("around zero", draws_of(rand_distr::Normal::new(-3.0, 20.0).unwrap(), rounds, 2)),
        ("skewed", draws_of(rand_distr::LogNormal::new(3.0, 0.8).unwrap(), rounds, 3)),
        ("flat", draws_of(rand_distr::Uniform::new(-1.0, 1.0).unwrap(), rounds, 4)),
        ("bounded", draws_of(rand_distr::Beta::new(1.0, 3.0).unwrap(), rounds, 5)),
        ("large", draws_of(rand_distr::Normal::new(1e10, 1e7).unwrap(), rounds, 6)),
    ]
}

fn bound(values: &[f64]) -> f64 {
    values.iter().fold(0.0, |m: f64, v| m.max(v.abs())) * 4.0
}

#[test]
fn mean_and_deviation_are_those_of_two_passes() {
    for (name, values) in shapes() {
        let summary = series_of(&values, quantum_for(bound(&values)), 64).summary();
        let (mean, sd) = two_pass(&values);
        let (got_mean, got_sd) = (summary.mean.unwrap(), summary.sd.unwrap());
        assert!((got_mean - mean).abs() <= 1e-12 * mean.abs().max(sd), "{name}: mean {got_mean}, not {mean}");
        assert!((got_sd - sd).abs() <= 1e-10 * sd, "{name}: sd {got_sd}, not {sd}");
    }
}

#[test]
fn quantiles_are_within_half_a_bin_of_the_sorted_draws() {
    for (name, values) in shapes() {
        let series = series_of(&values, quantum_for(bound(&values)), 512);
        let (summary, sorted) = (series.summary(), sorted(&values));
        let (min, max) = range_of(&values[..ROUND]);
        assert!((series.quantile_error() - 1.5 * (max - min) / 512.0).abs() <= 1e-12 * (max - min), "{name}");
        for percent in [5, 10, 25, 50, 75, 90, 95] {
            let (got, exact) = (summary.p(percent as u32).unwrap(), exact_quantile(&sorted, percent));
            assert!((got - exact).abs() <= series.quantile_error(), "{name}, p{percent}: {got}, not {exact}");
        }
    }
}

#[test]
fn shares_of_signs_are_exact() {
    let (_, values) = shapes().remove(1);
    let summary = series_of(&values, quantum_for(1e3), 512).summary();
    let share = |f: fn(&f64) -> bool| Some(values.iter().filter(|v| f(v)).count() as f64 / values.len() as f64);
    assert_eq!(summary.share_below_zero, share(|v| *v < 0.0));
    assert_eq!(summary.share_above_zero, share(|v| *v > 0.0));
    assert_eq!(summary.share_reached, None);
}

#[test]
fn quantiles_agree_with_signs_where_many_draws_are_zero() {
    // 30 % below zero, 40 % exactly zero, 30 % above.
    let values: Vec<f64> = (0..10 * ROUND)
        .map(|i| match i % 10 {
            0..3 => -1.0 - (i % 97) as f64,
            3..7 => 0.0,
            _ => 1.0 + (i % 89) as f64,
        })
        .collect();
    let summary = series_of(&values, quantum_for(1e3), 64).summary();
    assert!(summary.p(25).unwrap() < 0.0);
    assert_eq!(summary.p(50), Some(0.0));
    assert!(summary.p(75).unwrap() > 0.0);
    assert_eq!(summary.share_below_zero, Some(0.3));
    assert_eq!(summary.share_above_zero, Some(0.3));
}

#[test]
fn a_constant_is_reported_as_itself() {
    for constant in [0.1, -0.0, 0.0, 1e-13, -123_456.789, 3e9] {
        let summary = series_of(&vec![constant; 4 * ROUND], quantum_for(4e9), 100).summary();
        assert_eq!(summary.mean, Some(constant));
        assert_eq!(summary.sd, Some(0.0));
        assert_eq!(summary.mc_error, Some(0.0));
        assert_eq!(summary.quantiles, [Some(constant); 7]);
        assert_eq!(summary.mc_error_quantiles, [Some(0.0); 7]);
        assert_eq!((summary.mc_error_share_below_zero, summary.mc_error_share_above_zero), (Some(0.0), Some(0.0)));
    }
}

#[test]
fn a_first_round_without_spread_does_not_hide_later_draws() {
    let mut values = vec![5.0; ROUND];
    values.extend((0..3 * ROUND).map(|i| if i % 2 == 0 { 5.0 } else { 7.0 }));
    let summary = series_of(&values, quantum_for(100.0), 512).summary();
    assert_eq!(summary.p(50), Some(5.0));
    assert!(summary.p(95).unwrap() > 5.0 && summary.p(95).unwrap() <= 7.0);
    assert_eq!(summary.mean, Some(5.75));
}

#[test]
fn one_draw_has_a_mean_but_no_spread() {
    let summary = series_of(&[42.5], quantum_for(1e6), 1).summary();
    assert_eq!(summary.mean, Some(42.5));
    assert_eq!(summary.quantiles, [Some(42.5); 7]);
    assert_eq!((summary.sd, summary.mc_error, summary.mc_error_quantiles), (None, None, [None; 7]));
}

#[test]
fn undefined_draws_are_left_out_and_take_the_error_with_them() {
    let mut values: Vec<f64> = (0..4 * ROUND).map(|i| (i % 100) as f64).collect();
    assert!(series_of(&values, 0.25, 64).summary().mc_error.is_some());
    values[700] = f64::NAN;
    let kept: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
    let summary = series_of(&values, 0.25, 64).summary();
    assert!((summary.mean.unwrap() - two_pass(&kept).0).abs() < 1e-12);
    assert_eq!((summary.mc_error, summary.mc_error_quantiles), (None, [None; 7]));
    assert_eq!((summary.mc_error_share_below_zero, summary.mc_error_share_above_zero), (None, None));
    assert_eq!(summary.share_above_zero, Some(kept.iter().filter(|v| **v > 0.0).count() as f64 / kept.len() as f64));
    assert_eq!(series_of(&[f64::NAN; ROUND], 0.25, 64).summary(), Summary::default());
}

#[test]
fn draws_not_reached_lie_beyond_all_others() {
    let values: Vec<f64> =
        (0..4 * ROUND).map(|i| if i % 4 == 0 { f64::INFINITY } else { 2030.0 + (i % 5) as f64 }).collect();
    let summary = series_of(&values, quantum_for(1e4), 64).summary();
    assert_eq!(summary.share_reached, Some(0.75));
    assert_eq!((summary.mean, summary.sd, summary.mc_error), (None, None, None));
    assert!(summary.p(75).is_some());
    assert_eq!((summary.p(90), summary.p(95)), (None, None));
    // Three quarters of every round are reached, so that this share is certain; the median lies well among them.
    assert_eq!(summary.mc_error_share_reached, Some(0.0));
    assert!(summary.mc_error_p(50).is_some());
    assert_eq!((summary.mc_error_p(90), summary.mc_error_p(95)), (None, None));
    assert_eq!(summary.share_above_zero, Some(1.0));
}

#[test]
fn the_error_is_the_spread_of_round_means() {
    for (name, values) in shapes() {
        let means: Vec<f64> = values.chunks(ROUND).map(|round| two_pass(round).0).collect();
        let expected = two_pass(&means).1 / (means.len() as f64).sqrt();
        let got = series_of(&values, quantum_for(bound(&values)), 64).summary().mc_error.unwrap();
        assert!((got - expected).abs() <= 1e-9 * expected, "{name}: {got}, not {expected}");
    }
    let (_, values) = shapes().remove(0);
    assert_eq!(series_of(&values[..2 * ROUND], 0.25, 64).summary().mc_error, None);
    assert!(series_of(&values[..3 * ROUND], 0.25, 64).summary().mc_error.is_some());
}

#[test]
fn errors_of_shares_are_the_spread_of_round_shares() {
    let (_, values) = shapes().remove(1);
    let share = |round: &[f64], f: fn(&f64) -> bool| round.iter().filter(|v| f(v)).count() as f64 / ROUND as f64;
    let expected = |f: fn(&f64) -> bool| {
        let shares: Vec<f64> = values.chunks(ROUND).map(|round| share(round, f)).collect();
        two_pass(&shares).1 / (shares.len() as f64).sqrt()
    };
    let summary = series_of(&values, quantum_for(1e3), 64).summary();
    let (below, above) = (summary.mc_error_share_below_zero.unwrap(), summary.mc_error_share_above_zero.unwrap());
    assert!((below - expected(|v| *v < 0.0)).abs() <= 1e-12, "{below}");
    assert!((above - expected(|v| *v > 0.0)).abs() <= 1e-12, "{above}");
    assert_eq!(series_of(&values[..2 * ROUND], 0.25, 64).summary().mc_error_share_below_zero, None);
    assert_eq!(series_of(&values[..2 * ROUND], 0.25, 64).summary().mc_error_quantiles, [None; 7]);
}

/// Woodruff's error from the draws themselves: half the distance between the quantiles one standard error of the share
/// below the quantile to either side.
fn woodruff(values: &[f64], sorted: &[f64], percent: usize) -> f64 {
    let quantile = exact_quantile(sorted, percent);
    let below = |round: &[f64]| round.iter().filter(|v| **v <= quantile).count() as f64 / ROUND as f64;
    let shares: Vec<f64> = values.chunks(ROUND).map(below).collect();
    let error = two_pass(&shares).1 / (shares.len() as f64).sqrt();
    let at = |p: f64| sorted[((p * sorted.len() as f64) as usize).min(sorted.len() - 1)];
    let p = percent as f64 / 100.0;
    (at(p + error) - at(p - error)) / 2.0
}

#[test]
fn errors_of_quantiles_are_those_of_the_sorted_draws() {
    // With this many rounds both errors are known to some 4 %. Draws spread evenly over a bin make up the rest.
    for (name, values) in shapes_of(400) {
        let (series, sorted) = (series_of(&values, quantum_for(bound(&values)), 512), sorted(&values));
        for percent in [5, 10, 25, 50, 75, 90, 95] {
            let got = series.quantile_mc_error(percent as f64 / 100.0).unwrap();
            let exact = woodruff(&values, &sorted, percent);
            assert!((got - exact).abs() <= 0.25 * exact, "{name}, p{percent}: {got}, not {exact}");
        }
    }
}

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    let mut series = Series::new(quantum_for(1000.0));
    assert_eq!(series.add_round([&[1.0][..]]), Err(Misfit::NoRange));
    series.set_range(0.0, 10.0).unwrap();
    series.add_round([&[1.0, 2.0][..]]).unwrap();
    let before = series.clone();
    for bad in [&[3.0, 1e9][..], &[3.0, f64::NAN, -1e9], &[f64::INFINITY, 1024.0]] {
        assert!(matches!(series.add_round([&[1.0][..], bad]), Err(Misfit::TooLarge { limit: 1024.0, .. })), "{bad:?}");
        assert_eq!(series, before);
    }
    assert_eq!(series.set_range(0.0, 1.0), Err(Misfit::LateRange));
    assert_eq!(series.add_round([&[1.0][..]]), Err(Misfit::UnevenRound { expected: 2, found: 1 }));
    series.add_round([]).unwrap();
    assert_eq!(series, before);

    let whole = series_of(&[1.0, 2.0], 0.5, 8);
    for unlike in [series_of(&[1.0, 2.0], 0.25, 8), series_of(&[1.0, 3.0], 0.5, 8), series_of(&[1.0, 2.0, 1.5], 0.5, 8)]
    {
        assert_eq!(whole.clone().merge(&unlike), Err(Misfit::Unlike));
    }
}

#[test]
fn the_quantum_is_the_finest_power_of_two_for_a_bound() {
    let limit = 2_f64.powi(50);
    for (bound, quantum) in [(1.0, 1.0), (1024.0, 1024.0), (1025.0, 2048.0), (0.3, 0.5), (0.0, 1.0), (f64::NAN, 1.0)] {
        assert_eq!(quantum_for(bound) * limit, quantum, "{bound}");
    }
}

/// Where a draw may come from: anywhere, and the places where things go wrong.
fn draw() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -1e6..1e6_f64,
        2 => prop::sample::select(vec![0.0, -0.0, 1.0, 1e-12, -1e-12, 999_999.75]),
        1 => prop::sample::select(vec![f64::NAN, f64::INFINITY, f64::NEG_INFINITY]),
    ]
}

proptest! {
    #[test]
    fn order_and_grouping_do_not_matter(
        draws in prop::collection::vec(draw(), 8 * 32),
        seed in any::<u64>(),
        pieces in prop::collection::vec(1_usize..40, 8),
        cuts in prop::collection::vec(0_usize..3, 8),
    ) {
        let (min, max) = range_of(&draws[..32]);
        let empty = || {
            let mut series = Series::new(quantum_for(1e7));
            series.set_range(min, max).unwrap();
            series
        };
        let mut whole = empty();
        for round in draws.chunks(32) {
            whole.add_round([round]).unwrap();
        }

        // The same rounds, shuffled inside, in pieces, dealt to three parts in another order.
        let mut rng = chacha20::ChaCha8Rng::seed_from_u64(seed);
        let mut parts = [empty(), empty(), empty()];
        for (r, round) in draws.chunks(32).enumerate().rev() {
            let mut round = round.to_vec();
            for i in (1..round.len()).rev() {
                round.swap(i, rng.random_range(0..=i));
            }
            parts[cuts[r]].add_round(round.chunks(pieces[r])).unwrap();
        }
        let [a, b, mut c] = parts;
        c.merge(&a).unwrap();
        c.merge(&b).unwrap();

        let bytes = |series: &Series| {
            let mut bytes = Vec::new();
            series.to_bytes(&mut bytes);
            prop_assert_eq!(&Series::from_bytes(&mut &bytes[..]).unwrap(), series);
            Ok(bytes)
        };
        prop_assert_eq!(bytes(&whole)?, bytes(&c)?);
        prop_assert_eq!(format!("{:?}", whole.summary()), format!("{:?}", c.summary()));
    }

    #[test]
    fn quantiles_rise_stay_between_the_extremes_and_are_at_most_a_bin_off(
        draws in prop::collection::vec(-1e3..1e3_f64, 1..200),
        scale in 1e-6..1e3_f64,
    ) {
        let draws: Vec<f64> = draws.iter().map(|x| (x * scale).round() / 8.0).collect();
        let series = series_of(&draws, quantum_for(1e7), 64);
        let (sorted, summary) = (sorted(&draws), series.summary());
        let quantiles = summary.quantiles.map(Option::unwrap);
        prop_assert!(quantiles.is_sorted());
        prop_assert!(quantiles[0] >= sorted[0] && quantiles[6] <= sorted[sorted.len() - 1]);
        for (percent, q) in [5, 10, 25, 50, 75, 90, 95].into_iter().zip(quantiles) {
            let off = (q - exact_quantile(&sorted, percent)).abs();
            prop_assert!(off <= 2.0 * series.quantile_error() * (1.0 + 1e-9), "p{percent} is off by {off}");
        }
    }
}
