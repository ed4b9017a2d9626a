//! The year loop allocates nothing: years, sums and money of a group of draws work in room that is made once.

#![allow(unsafe_code, reason = "an allocator can only be written with unsafe; this one counts and passes on")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::path::PathBuf;

use schakel::lanes::WIDTH;
use schakel::run::Keep;
use schakel::run::simulation::Simulation;
use schakel::sample::Design;
use schakel::scenario::Job;

thread_local! {
    static ALLOCATIONS: Cell<u64> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: every request is passed on unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|n| n.set(n.get() + 1));
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Allocations of this thread during `work`.
fn allocations(work: impl FnOnce()) -> u64 {
    let before = ALLOCATIONS.get();
    work();
    ALLOCATIONS.get() - before
}

#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| drop(std::hint::black_box(vec![1, 2, 3]))), 1);
}

#[test]
fn years_sums_and_money_allocate_nothing() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let files = ["substitution.toml", "programmes.toml", "everything.toml"].map(|name| folder.join(name));
    let job = Job::load(&files).unwrap();
    let simulation = Simulation::new(&job.dataset, &job.scenarios, 1, Design::DEFAULT, Keep::All).unwrap();
    let mut room = simulation.workspace();
    let mut out = vec![[0.0; WIDTH]; simulation.layout.kept.len()];
    for first_draw in [0, 8] {
        let scores = simulation.sampler.draw(first_draw, 1);
        assert_eq!(allocations(|| simulation.run(&scores, &mut room, &mut out)), 0);
    }
}
