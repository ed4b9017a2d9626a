//! The fuzz targets without a fuzzer: seeds, and mutations of them that are the same in every run.
//!
//! `SCHAKEL_FUZZ_INPUTS` sets how many mutations there are per target, `SCHAKEL_FUZZ_FIRST` the number of the first one,
//! to go on where another run stopped: `fuzz/README.md`.

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::panic::catch_unwind;

use fuzz::chance::Chance;
use fuzz::mutate::mutate;
use fuzz::{dataset, scenario};
use schakel::scenario::keys;

/// Longest input in bytes.
const LONGEST: usize = 16_384;

/// How often a long run says how far it is.
const PROGRESS: u64 = 100_000;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().map_or(otherwise, |n| n.parse().unwrap_or_else(|_| panic!("{name} is not a number: {n}")))
}

/// Checks the seeds and mutations of them: two from each, one after the other.
fn feed(check: fn(&[u8], u64) -> bool, seeds: &[String], words: &[String], otherwise: u64) {
    for seed in seeds {
        check(seed.as_bytes(), 1);
    }
    let first = setting("SCHAKEL_FUZZ_FIRST", 0);
    let inputs = setting("SCHAKEL_FUZZ_INPUTS", otherwise);
    // Running a job takes as long as reading hundreds: a long run does so less often, and still far more often in all.
    let closer = (inputs / 64).clamp(32, 256);
    let mut accepted = 0;
    let mut text = String::new();
    for i in first..first + inputs {
        let mut chance = Chance::new(i);
        if i % 2 == 0 || i == first {
            text.clone_from(chance.one_of(seeds));
        }
        text = mutate(&text, &mut chance, words, seeds, LONGEST);
        let Ok(passed) = catch_unwind(|| check(text.as_bytes(), closer)) else {
            panic!("input {i} of {} bytes, to be kept in fuzz/seeds:\n{text}", text.len());
        };
        accepted += u64::from(passed);
        if (i + 1) % PROGRESS == 0 {
            eprintln!("{} inputs done, {accepted} of the last {} accepted", i + 1, i + 1 - first);
        }
    }
}

#[test]
fn scenario_files_never_cause_a_panic() {
    feed(scenario::check, &scenario::seeds(), &scenario::words(), 4_000);
}

#[test]
fn data_sets_never_cause_a_panic() {
    feed(dataset::check, &dataset::seeds(), &dataset::words(), 2_000);
}

/// What is fuzzed starts behind the checks, not in front of them.
#[test]
fn shipped_seeds_are_accepted() {
    for seed in scenario::shipped() {
        assert!(scenario::check(seed.as_bytes(), 1), "refused:\n{seed}");
    }
    for name in ["every-key.toml", "sweep.toml", "job-of-three.toml"] {
        let kept = std::fs::read_to_string(fuzz::check::folder("fuzz/seeds/scenario").join(name)).expect(name);
        if let Err(e) = scenario::load(&kept) {
            panic!("{name}: {e}");
        }
    }
    for seed in dataset::shipped() {
        assert!(dataset::check(seed.as_bytes(), 1), "refused:\n{seed}");
    }
}

/// What once did harm is refused, and with the words for it.
#[test]
fn what_was_found_is_told() {
    let told = |refused: &str| refused.lines().filter(|l| !l.starts_with("  help")).count() - 1;
    let kept = |name: &str| std::fs::read_to_string(fuzz::check::folder("fuzz/seeds").join(name)).expect(name);
    let of_scenario = |name| scenario::load(&kept(name)).expect_err(name).to_string();
    let of_dataset = |name| dataset::load(&kept(name)).expect_err(name).to_string();
    let refused = of_scenario("scenario/beyond-bounds.toml");
    assert!(told(&refused) == 7 && refused.contains("lies between -1 and 1"), "{refused}");
    let refused = of_dataset("dataset/beyond-bounds.txt");
    assert!(refused.contains("`1e300` in `likely` must be between 0 and 10"), "{refused}");
    let refused = of_dataset("dataset/no-branches.txt");
    assert!(refused.contains("there is no row below the names of the columns"), "{refused}");
    let refused = of_dataset("dataset/year-that-is-none.txt");
    assert!(told(&refused) == 1 && refused.contains("to_age"), "{refused}");
}

#[test]
fn the_dictionary_knows_every_key() {
    let dictionary = fuzz::check::texts("fuzz/dictionaries", &["dict"]);
    let known = &dictionary.iter().find(|d| d.0 == "scenario.dict").expect("scenario.dict is there").1;
    for key in keys::KEYS {
        let name = key.path.split('.').rfind(|part| !part.chars().all(char::is_uppercase)).expect("a name");
        assert!(known.contains(&format!("\"{name}\"")), "{name} is not in scenario.dict");
    }
}
