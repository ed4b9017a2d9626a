//! What each design promises of the draws of a round, and that a name's numbers depend on nothing but the name.

mod common;

use std::collections::BTreeMap;

use common::{set, tiny};
use schakel::dataset::Dataset;
use schakel::dist::Normal;
use schakel::sample::keyed::{Key, WHOLE_DRAW};
use schakel::sample::{Design, ROUND, Sampler};

const N: usize = ROUND as usize;

/// The numbers of a round.
fn round(design: Design, seed: u64, name: &str, dimension: Option<usize>, round: u64) -> Vec<f64> {
    let mut u = vec![0.0; N];
    design.uniforms(Key { seed, name, year: WHOLE_DRAW }, dimension, round * ROUND, &mut u);
    assert!(u.iter().all(|u| *u > 0.0 && *u < 1.0));
    u
}

/// How many numbers lie in each of `parts` equal parts.
fn counts(u: &[f64], parts: usize) -> Vec<usize> {
    let mut counts = vec![0; parts];
    for u in u {
        counts[(u * parts as f64) as usize] += 1;
    }
    counts
}

#[test]
fn every_stratum_is_met_once_a_round() {
    for (design, dimension) in
        [(Design::Lhs, None), (Design::Sobol, None), (Design::Sobol, Some(0)), (Design::Sobol, Some(31))]
    {
        for r in [0, 1, 7, 1_000_000] {
            let u = round(design, 3, "tau:hospitals", dimension, r);
            assert_eq!(counts(&u, N), vec![1; N], "{design:?} {dimension:?} round {r}");
        }
    }
    assert_ne!(counts(&round(Design::Plain, 3, "tau:hospitals", None, 0), N), vec![1; N]);
}

#[test]
fn any_draw_is_reached_directly() {
    for (design, dimension) in [(Design::Plain, None), (Design::Lhs, None), (Design::Sobol, Some(4))] {
        let key = Key { seed: 8, name: "a", year: 2030 };
        let mut all = vec![0.0; 3 * N];
        design.uniforms(key, dimension, 0, &mut all);
        for (first, n) in [(0, 1), (500, 600), (511, 2), (512, 64), (1535, 1)] {
            let mut piece = vec![0.0; n];
            design.uniforms(key, dimension, first as u64, &mut piece);
            assert_eq!(piece, all[first..first + n], "{design:?} {first}");
        }
    }
}

/// Two numbers of one draw have nothing to do with each other, and rounds neither: all their correlations are what chance
/// makes of them.
#[test]
fn names_seeds_years_and_rounds_are_independent() {
    for design in [Design::Lhs, Design::Sobol] {
        let base = round(design, 1, "a", None, 0);
        let mut year = vec![0.0; N];
        design.uniforms(Key { seed: 1, name: "a", year: 2030 }, None, 0, &mut year);
        let other = |seed, name, r| round(design, seed, name, None, r);
        for other in [other(1, "b", 0), other(2, "a", 0), other(1, "a", 1), year] {
            let product: f64 = base.iter().zip(&other).map(|(a, b)| (a - 0.5) * (b - 0.5)).sum();
            let correlation = product * 12.0 / N as f64;
            assert!(correlation.abs() < 4.0 / (N as f64).sqrt(), "{design:?} {correlation}");
        }
    }
}

/// Every order of the strata is equally likely: over many rounds, the first stratum is at each place, and each stratum at
/// the first place, about as often.
#[test]
fn a_hypercube_is_shuffled_evenly() {
    const ROUNDS: usize = 20 * N;
    let (mut places, mut strata) = (vec![0_usize; N], vec![0_usize; N]);
    for r in 0..ROUNDS {
        let u = round(Design::Lhs, 5, "shuffled", None, r as u64);
        places[u.iter().position(|u| *u < 1.0 / N as f64).unwrap()] += 1;
        strata[(u[0] * N as f64) as usize] += 1;
    }
    for counts in [places, strata] {
        // Chi-square with 511 degrees of freedom: mean 511, standard deviation 32.
        let expected = (ROUNDS / N) as f64;
        let chi_square: f64 = counts.iter().map(|n| (*n as f64 - expected) * (*n as f64 - expected) / expected).sum();
        assert!((chi_square - 511.0).abs() < 4.0 * 32.0, "{chi_square}");
    }
}

/// The smallest t for which every elementary interval of area 2^(t - 9) holds 2^t points; 9 for points without order.
fn net(a: &[f64], b: &[f64]) -> u32 {
    let fits = |t: &u32| {
        (0..=9 - t).all(|i| {
            let (columns, rows) = (1 << i, 1 << (9 - t - i));
            let mut cells = vec![0; columns * rows];
            for (a, b) in a.iter().zip(b) {
                cells[(a * columns as f64) as usize * rows + (b * rows as f64) as usize] += 1;
            }
            cells.iter().all(|n| *n == 1 << t)
        })
    };
    (0..9).find(fits).unwrap_or(9)
}

/// Neighbouring dimensions, and each with the first: t as counted from the points of scipy 1.17 by another program.
#[test]
fn pairs_of_dimensions_are_nets_after_scrambling() {
    const NEXT: [u32; 31] =
        [0, 1, 1, 2, 2, 3, 0, 1, 3, 3, 1, 2, 2, 1, 4, 2, 2, 3, 2, 2, 4, 3, 2, 2, 4, 4, 5, 3, 2, 2, 4];
    const FIRST: [u32; 31] =
        [0, 1, 1, 2, 1, 1, 4, 3, 2, 2, 3, 2, 1, 2, 1, 2, 5, 2, 2, 1, 2, 2, 2, 2, 2, 1, 2, 1, 3, 3, 3];
    for r in [0, 1, 40] {
        let names: Vec<String> = (0..32).map(|d| format!("name {d}")).collect();
        let all: Vec<Vec<f64>> =
            names.iter().enumerate().map(|(d, name)| round(Design::Sobol, 2, name, Some(d), r)).collect();
        for d in 0..31 {
            assert_eq!(net(&all[d], &all[d + 1]), NEXT[d], "dimensions {d} and {}", d + 1);
            assert_eq!(net(&all[0], &all[d + 1]), FIRST[d], "dimensions 0 and {}", d + 1);
        }
    }
    let lhs = ["a", "b"].map(|name| round(Design::Lhs, 2, name, None, 0));
    assert!(net(&lhs[0], &lhs[1]) > 5);
}

/// Scrambled points are uniform wherever they lie: the first point, 0 before scrambling, is in each half as often.
#[test]
fn scrambling_is_new_every_round() {
    const ROUNDS: usize = 10_000;
    let first = (0..ROUNDS).map(|r| round(Design::Sobol, 6, "scrambled", Some(2), r as u64)[0]);
    let counts = counts(&first.collect::<Vec<_>>(), 16);
    // Chi-square with 15 degrees of freedom: mean 15, standard deviation 5.5.
    let expected = ROUNDS as f64 / 16.0;
    let chi_square: f64 = counts.iter().map(|n| (*n as f64 - expected) * (*n as f64 - expected) / expected).sum();
    assert!(chi_square < 15.0 + 4.0 * 5.5, "{chi_square}");
}

/// The scores of all parameters and the noise of all years, by name, in a piece that two rounds share.
fn by_name(data: &Dataset, design: Design) -> BTreeMap<String, Vec<u64>> {
    let horizon = data.base_year + 2;
    let scores = Sampler::new(data, horizon, 9, design).unwrap().draw(ROUND - 8, 2);
    let bits = |x: [schakel::lanes::Lanes; 2]| x.iter().flat_map(|l| l.0.map(f64::to_bits)).collect::<Vec<_>>();
    let mut out = BTreeMap::new();
    for (i, p) in data.parameters.iter().enumerate() {
        out.insert(p.name.clone(), bits([0, 1].map(|g| scores.parameter(i, g))));
    }
    for (i, noise) in data.noises().into_iter().enumerate() {
        for t in 0..=2 {
            out.insert(format!("{noise} in {t}"), bits([0, 1].map(|g| scores.noise(i, t, g))));
        }
    }
    out
}

#[test]
fn a_name_keeps_its_numbers_in_every_design() {
    let mut data = tiny();
    let factor = data.correlations.iter().find(|c| c.members.iter().any(|m| m.name == "tau")).unwrap().id.clone();
    data.sobol_dimensions = [(factor, 0), ("tau:care".into(), 1), ("pi:all".into(), 4)].into();
    let mut more = data.clone();
    set(&mut more, "new:parameter", Normal::new(0.0, 1.0).unwrap());
    set(&mut more, "tau:new_branch", Normal::new(0.0, 1.0).unwrap());
    more.parameters.reverse();
    let mut dimension = data.clone();
    dimension.sobol_dimensions.insert("sigma:all".into(), 2);
    for design in Design::ALL {
        let (base, more, dimension) = (by_name(&data, design), by_name(&more, design), by_name(&dimension, design));
        assert_eq!(more.len(), base.len() + 2);
        for (name, numbers) in &base {
            assert_eq!(more.get(name), Some(numbers), "{design:?} {name}");
            // A dimension more changes the numbers of its name and of no other.
            let same = design != Design::Sobol || name != "sigma:all";
            assert_eq!(dimension.get(name) == Some(numbers), same, "{design:?} {name}");
        }
    }
    let [plain, lhs, sobol] = Design::ALL.map(|design| by_name(&data, design));
    assert!(plain.iter().all(|(name, numbers)| lhs[name] != *numbers && sobol[name] != *numbers));
    // What has no dimension, and shares no factor that has one, is the same in both.
    assert_eq!(lhs["xi in 1"], sobol["xi in 1"]);
    assert_ne!(lhs["pi:all"], sobol["pi:all"]);
}
