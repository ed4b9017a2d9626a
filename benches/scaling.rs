//! How time and memory of whole jobs grow: `cargo bench --bench scaling`. By design, threads, shards and checkpoints; with
//! draws, regions and years. What scenarios of a sweep cost is in `benches/sweep.rs`.
//!
//! Nothing is asserted. Seconds are of this machine; the ratios, taken in one run, are what to look at.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use schakel::dataset::Dataset;
use schakel::export::Checkpoints;
use schakel::export::checkpoint::CHECKPOINT;
use schakel::run::part::{Origin, Part, Stamp};
use schakel::run::{self, Done, Hooks, Keep, Keeper, Observer, Options, Shard, Simulation, merge};
use schakel::sample::{Design, ROUND};
use schakel::scenario::{Job, Scenario};

/// Turns of each measurement; the quickest counts.
const TURNS: usize = 3;

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _draws: u64) {}
}

fn main() {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/substitution.toml");
    let job = Job::load(&[file]).expect("shipped scenarios are right");
    if std::env::args().all(|a| a != "quick") {
        by_design(&job);
    }
    by_threads(&job);
    by_shards(&job);
    by_checkpoints(&job);
    growth(&job);
}

/// Options of a job with headline series.
fn headline(draws: u64) -> Options {
    Options { draws, keep: Keep::Headline, ..Options::default() }
}

fn simulation(job: &Job, options: &Options) -> Simulation {
    Simulation::new(&job.dataset, &job.scenarios, options.seed, options.design, options.keep)
        .expect("the job can be prepared")
}

fn done(simulation: &Simulation, options: &Options) -> Done {
    let stop = AtomicBool::new(false);
    run::simulate(simulation, options, None, Hooks::new(&Silent, &stop)).expect("the job can be run").0
}

/// Seconds of the quickest turn.
fn seconds<T>(mut once: impl FnMut() -> T) -> f64 {
    let turn = |_| {
        let start = Instant::now();
        black_box(once());
        start.elapsed().as_secs_f64()
    };
    (0..TURNS).map(turn).fold(f64::INFINITY, f64::min)
}

/// Draws and time until the 95 % half-width of the effect on the shortage in the last year is 100 persons, and 25, on
/// average over some seeds. At least ten rounds are made, 5,120 draws, before a half-width is believed.
fn by_design(job: &Job) {
    const SEEDS: u64 = 4;
    println!("\n{:<10} {:>8} {:>10} {:>10}", "design", "±", "draws", "seconds");
    for (design, width) in Design::ALL.into_iter().flat_map(|design| [(design, 100), (design, 25)]) {
        let (mut draws, start) = (0, Instant::now());
        for seed in 1..=SEEDS {
            let precision = vec![width.to_string().parse().expect("a width")];
            let options = Options { seed, design, precision, ..headline(4_000_000) };
            let done = done(&simulation(job, &options), &options);
            draws += (done.rounds.end - done.rounds.start) * ROUND;
        }
        let seconds = start.elapsed().as_secs_f64() / SEEDS as f64;
        println!("{:<10} {width:>8} {:>10} {seconds:>10.2}", design.id(), draws / SEEDS);
    }
}

/// Draws a second with one thread and with two, turn by turn.
fn by_threads(job: &Job) {
    let options = headline(5_120);
    let simulation = simulation(job, &options);
    let with = |n| seconds(|| done(&simulation, &Options { threads: Some(n), ..options.clone() }));
    let (one, two) = (with(1), with(2));
    println!("\n{:<10} {:>16} {:>10}", "threads", "draws a second", "of ideal");
    for (threads, seconds) in [(1.0, one), (2.0, two)] {
        println!("{threads:<10} {:>16.0} {:>10.2}", 5_120.0 / seconds, one / seconds / threads);
    }
}

/// Time of all shards and their merging, against the single run. Each shard but the first makes round 0 once more.
fn by_shards(job: &Job) {
    let options = headline(10_240);
    let simulation = simulation(job, &options);
    let single = seconds(|| done(&simulation, &options));
    println!("\n{:<10} {:>16}", "shards", "x single run");
    for of in [2, 5] {
        let all = seconds(|| {
            let origin = origin();
            let part = |index| {
                let shard = Shard { index, of };
                let Done { rounds, series } = done(&simulation, &Options { shard, ..options.clone() });
                let mut bytes = Vec::new();
                let part = Checkpoints::new(Path::new("."), &origin, options.draws, shard);
                part.write(rounds, &series, &mut bytes).expect("memory can be written");
                (String::new(), Part::from_bytes(&bytes).expect("what was made comes back"))
            };
            merge::merge((0..of).map(part).collect()).expect("they are of one job").done
        });
        println!("{of:<10} {:>16.3}", all / single);
    }
}

/// What a checkpoint of the default job takes, against the ten seconds between two.
fn by_checkpoints(job: &Job) {
    let options = Options { draws: 1_024, ..Options::default() };
    let simulation = simulation(job, &options);
    let Done { rounds, series } = done(&simulation, &options);
    let dir = tempfile::tempdir().expect("a place for a checkpoint");
    let mut checkpoints = Checkpoints::new(dir.path(), &origin(), options.draws, Shard::WHOLE);
    let mut held = f64::INFINITY;
    let whole = seconds(|| {
        let start = Instant::now();
        checkpoints.keep(rounds.clone(), &series).expect("the disk has room");
        held = held.min(start.elapsed().as_secs_f64());
        checkpoints.wait().expect("the disk has room");
    });
    let size = std::fs::metadata(dir.path().join(CHECKPOINT)).expect("it was written").len();
    let every = Duration::from_secs(10).as_secs_f64();
    println!(
        "\ncheckpoint of {:.1} MB: the run waits {:.1} ms, the disk has it after {:.1} ms; every 10 s {:.2} % of a run",
        size as f64 / 1e6,
        held * 1e3,
        whole * 1e3,
        held / every * 100.0
    );
}

fn origin() -> Origin {
    let stamp = Stamp {
        version: Stamp::version(),
        data_set: "nl".into(),
        data_set_blake3: String::new(),
        resolved: String::new(),
        seed: 1,
        design: String::new(),
        series: String::new(),
    };
    Origin { stamp, inputs: BTreeMap::new() }
}

/// Time and peak memory beside those of 1,024 draws of all series over 28 regions and 12 years.
fn growth(job: &Job) {
    let measure = |job: &Job, draws: u64| {
        let options = Options { draws, ..Options::default() };
        let simulation = simulation(job, &options);
        reset_peak();
        let time = seconds(|| done(&simulation, &options));
        (time, peak_mb())
    };
    let base = measure(job, 1_024);
    let show = |name: &str, (time, peak): (f64, f64)| {
        println!("{name:<28} {time:>10.2} {:>10.2} {peak:>12.0} {:>10.2}", time / base.0, peak / base.1);
    };
    println!("\n{:<28} {:>10} {:>10} {:>12} {:>10}", "job", "seconds", "ratio", "peak, MB", "ratio");
    show("1,024 draws", base);
    show("4,096 draws", measure(job, 4_096));
    show("16,384 draws", measure(job, 16_384));
    let mut shorter = job.clone();
    for scenario in &mut shorter.scenarios {
        *scenario = Arc::new(Scenario { horizon: scenario.horizon - 6, ..(**scenario).clone() });
    }
    show("6 years", measure(&shorter, 1_024));
    let mut halved = job.clone();
    halve_regions(Arc::make_mut(&mut halved.dataset));
    show("56 regions", measure(&halved, 1_024));
}

/// Cuts every region in two equal ones.
fn halve_regions(data: &mut Dataset) {
    data.population.persons.iter_mut().for_each(|persons| *persons /= 2.0);
    let persons = data.population.persons.clone();
    data.population.persons.extend(persons);
    let double = |mut region: schakel::dataset::Region| {
        region.id += "b";
        region
    };
    let more: Vec<_> = data.regions.iter().cloned().map(double).collect();
    data.regions.extend(more);
}

/// Sets the peak of memory back to what is in use; does nothing where the system has no such thing.
fn reset_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Peak of memory in use, in MB; NaN where the system does not tell.
fn peak_mb() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kb = line.and_then(|l| l.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kb.map_or(f64::NAN, |kb| kb / 1e3)
}
