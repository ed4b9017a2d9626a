//! A run that is killed at ninety chosen points inside the process and gone on with each time ends with the same bits
//! as one that never was. A kill is a panic that nothing in the program catches; the folder is left as a dead process
//! would leave it.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use common::{plan, reference, tiny};
use schakel::export::begun::{self, Begun};
use schakel::export::checkpoint::CHECKPOINT;
use schakel::export::{Checkpoints, Target};
use schakel::run::part::{Origin, Part, Stamp};
use schakel::run::{self, Done, Hooks, Keeper, Observer, Options, Shard, Simulation};
use schakel::stats::series::Series;

const ROUNDS: u64 = 12;
/// Blocks of 64 draws in them.
const BLOCKS: u64 = ROUNDS * 8;

/// What a killed run panics with.
struct Killed;

/// Where a run is killed.
#[derive(Clone, Copy, Debug)]
enum Point {
    /// After so many blocks of draws, in whichever thread made the last of them.
    Block(u64),
    /// Before checkpoint number so many is stored.
    Before(u64),
    /// While it is written: half of it lies there under a temporary name.
    Half(u64),
    /// After it is stored.
    After(u64),
}

struct Watch {
    kill: Option<u64>,
    blocks: AtomicU64,
}

impl Observer for Watch {
    fn advanced(&self, _: u64) {
        let blocks = self.blocks.fetch_add(1, Ordering::SeqCst) + 1;
        if self.kill == Some(blocks) {
            panic_any(Killed);
        }
    }
}

/// Keeps checkpoints, until it is killed.
struct Deadly {
    inner: Checkpoints,
    folder: std::path::PathBuf,
    point: Option<Point>,
    kept: u64,
}

impl Keeper for Deadly {
    fn keep(&mut self, rounds: Range<u64>, series: &[Series]) -> schakel::error::Result<()> {
        self.kept += 1;
        match self.point {
            Some(Point::Before(n)) if n == self.kept => panic_any(Killed),
            Some(Point::Half(n)) if n == self.kept => {
                let mut bytes = Vec::new();
                self.inner.write(rounds, series, &mut bytes).unwrap();
                fs::write(self.folder.join(".schakel-half"), &bytes[..bytes.len() / 2]).unwrap();
                panic_any(Killed);
            }
            _ => self.inner.keep(rounds, series)?,
        }
        if matches!(self.point, Some(Point::After(n)) if n == self.kept) {
            panic_any(Killed);
        }
        Ok(())
    }
}

struct Bench {
    simulation: Simulation,
    origin: Origin,
    options: Options,
}

impl Bench {
    fn new() -> Self {
        let scenarios = [reference(2027), plan(2027, 80.0, [0.2, 0.3, 0.1, 0.4])].map(Arc::new);
        let every = Some(Duration::from_nanos(1));
        let options =
            Options { draws: ROUNDS * 512, seed: 3, threads: Some(2), checkpoint_every: every, ..Options::default() };
        let simulation =
            Simulation::new(&Arc::new(tiny()), &scenarios, options.seed, options.design, options.keep).unwrap();
        let stamp = Stamp {
            version: Stamp::version(),
            data_set: "tiny".into(),
            data_set_blake3: "0".into(),
            resolved: "scenarios".into(),
            seed: options.seed,
            design: "plain".into(),
            series: "all".into(),
        };
        Self { simulation, origin: Origin { stamp, inputs: BTreeMap::new() }, options }
    }

    /// Begins or goes on in `folder`, to the end or to `point`.
    fn run(&self, folder: &Path, point: Option<Point>) -> Option<Done> {
        let opened = begun::open(&Target::Given { path: folder.to_path_buf(), overwrite: false }).unwrap();
        let before = match begun::begun(folder, &self.origin, &self.options).unwrap() {
            Begun::Nothing => None,
            Begun::Some(done) => Some(done),
            Begun::Finished => panic!("a killed run is not finished"),
        };
        let kill = if let Some(Point::Block(n)) = point { Some(n) } else { None };
        let watch = Watch { kill, blocks: AtomicU64::new(0) };
        let inner = Checkpoints::new(folder, &self.origin, self.options.draws, Shard::WHOLE);
        let mut keeper = Deadly { inner, folder: folder.to_path_buf(), point, kept: 0 };
        let run = || {
            let stop = AtomicBool::new(false);
            let hooks = Hooks { keeper: Some(&mut keeper), ..Hooks::new(&watch, &stop) };
            run::simulate(&self.simulation, &self.options, before, hooks)
        };
        let outcome = catch_unwind(AssertUnwindSafe(run));
        // A dead process tidies nothing up.
        std::mem::forget(opened);
        match outcome {
            Ok(done) => Some(done.unwrap().0),
            Err(payload) => {
                assert!(payload.is::<Killed>(), "a panic of its own at {point:?}");
                None
            }
        }
    }
}

/// Rounds in the checkpoint of a folder.
fn kept(folder: &Path) -> u64 {
    begun::read(&folder.join(CHECKPOINT)).unwrap().map_or(0, |part: Part| part.header.next)
}

#[test]
fn ninety_kills_lose_no_bit() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if info.payload().downcast_ref::<Killed>().is_none() {
            hook(info);
        }
    }));
    let bench = Bench::new();
    let dir = tempfile::tempdir().unwrap();
    let whole = bench.run(&dir.path().join("whole"), None).expect("nothing kills it");
    assert_eq!(whole.rounds, 0..ROUNDS);

    let blocks = (1..=54).map(|i| Point::Block(i * BLOCKS / 54));
    let checkpoints = (1..=ROUNDS).flat_map(|n| [Point::Before(n), Point::Half(n), Point::After(n)]);
    let points: Vec<Point> = blocks.chain(checkpoints).collect();
    assert_eq!(points.len(), 90);
    for (i, &point) in points.iter().enumerate() {
        let folder = dir.path().join(i.to_string());
        assert!(bench.run(&folder, Some(point)).is_none(), "{point:?} was never reached");
        // Every round that was kept before the kill is still there.
        let expected = match point {
            Point::Block(n) => (n - 1) / 8,
            Point::Before(n) | Point::Half(n) => n - 1,
            Point::After(n) => n,
        };
        assert_eq!(kept(&folder), expected, "{point:?}");
        let resumed = bench.run(&folder, None).expect("nothing kills it now");
        assert!(resumed.rounds == whole.rounds && resumed.series == whole.series, "{point:?}");
        assert!(!folder.join(".schakel-half").exists(), "what was half-written is removed");
    }
}

#[test]
fn a_run_killed_again_and_again_gets_to_its_end() {
    let bench = Bench::new();
    let dir = tempfile::tempdir().unwrap();
    let whole = bench.run(&dir.path().join("whole"), None).unwrap();
    let folder = dir.path().join("often");
    let mut kills = 0;
    let done = loop {
        // Nine blocks are a round and a bit.
        match bench.run(&folder, Some(Point::Block(9))) {
            Some(done) => break done,
            None => kills += 1,
        }
    };
    assert_eq!(kills, ROUNDS - 1);
    assert!(done.series == whole.series);
}
