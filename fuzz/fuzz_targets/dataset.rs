#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use schakel_fuzz::chance::Chance;
use schakel_fuzz::{dataset, mutate};

static WORDS: LazyLock<Vec<String>> = LazyLock::new(dataset::words);
static SEEDS: LazyLock<Vec<String>> = LazyLock::new(dataset::seeds);

fuzz_target!(|input: &[u8]| {
    dataset::check(input, 64);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut chance = Chance::new(u64::from(seed));
    if chance.below(2) == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let text = String::from_utf8_lossy(&data[..size]);
    let changed = mutate::mutate(&text, &mut chance, &WORDS, &SEEDS, max_size);
    data[..changed.len()].copy_from_slice(changed.as_bytes());
    changed.len()
});
