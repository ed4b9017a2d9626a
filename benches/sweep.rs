//! What one more scenario of a sweep costs, against a run of its own: `cargo bench --bench sweep`.
//!
//! A run of its own simulates the reference, the scenario and its two evidence profiles; in a sweep a scenario is one
//! world more, on draws and a reference that are there already. Seconds are of the processor where the system tells them, so
//! that ratios hold on a busy machine; the quickest of a few turns counts. Nothing is asserted:
//! seconds and megabytes are of this machine, ratios are what to look at.

use std::hint::black_box;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use schakel::dataset::Dataset;
use schakel::run::{self, Keep, Observer, Options};
use schakel::scenario::Job;

const DRAWS: u64 = 512;
const TURNS: usize = 3;
/// Numbers of scenarios, ascending: the peak of memory never falls.
const SIZES: [usize; 3] = [2, 10, 50];
/// Numbers of scenarios between which time is taken to grow evenly.
const FEW: usize = 2;
const MANY: usize = 12;

/// Text of a sweep with so many scenarios.
type Made = fn(usize) -> String;

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _draws: u64) {}
}

struct Bench {
    dataset: Arc<Dataset>,
    reference: String,
}

impl Bench {
    fn job(&self, mine: &str) -> Job {
        let mine = format!("extends = \"reference\"\n{mine}");
        let files = [("reference.toml", self.reference.as_str()), ("mine.toml", &mine)];
        Job::from_texts(&files, self.dataset.clone()).expect("a sound scenario")
    }

    /// Seconds that a job takes on one thread, with the series that a sweep keeps or those of a run of its own.
    fn seconds(&self, mine: &str) -> f64 {
        let job = self.job(mine);
        let options = Options { draws: DRAWS, keep: Keep::Headline, threads: Some(1), ..Options::default() };
        let once = || {
            let start = clock();
            let results = run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false));
            black_box(results.expect("the job can be run"));
            clock() - start
        };
        (0..TURNS).map(|_| once()).fold(f64::INFINITY, f64::min)
    }
}

/// `n` sizes of a plan.
fn sizes(n: usize) -> String {
    format!("[sweep]\n\"plan.size\" = {{ from = 1000, to = 20000, steps = {n} }}\n")
}

/// A plan in `n` labour markets: each scenario is compared with one of its own without the plan.
fn markets(n: usize) -> String {
    format!("[plan]\nsize = 5000\n[sweep]\n\"levers.hours.all\" = {{ from = 0.001, to = 0.02, steps = {n} }}\n")
}

fn main() {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let bench = Bench {
        dataset: Arc::new(Dataset::load(&scenarios.join("nl")).expect("shipped data are right")),
        reference: std::fs::read_to_string(scenarios.join("reference.toml")).expect("it is shipped"),
    };

    println!("\n{DRAWS} draws, one thread");
    println!("{:>10} {:>10} {:>14}", "scenarios", "seconds", "peak, MB");
    for n in SIZES {
        let seconds = bench.seconds(&sizes(n));
        println!("{n:>10} {seconds:>10.2} {:>14}", peak().map_or_else(|| "unknown".into(), |mb| format!("{mb:.0}")));
    }

    println!("\n{:<32} {:>10} {:>12} {:>8}", "what differs", "of its own", "one more", "ratio");
    let plan = bench.seconds("[plan]\nsize = 5000\n");
    let market = bench.seconds("[plan]\nsize = 5000\n[levers]\nhours.all = 0.01\n");
    let kinds: [(&str, f64, Made); 2] = [("the plan", plan, sizes), ("the labour market as well", market, markets)];
    for (what, own, made) in kinds {
        let more = (bench.seconds(&made(MANY)) - bench.seconds(&made(FEW))) / (MANY - FEW) as f64;
        println!("{what:<32} {own:>8.3} s {more:>10.3} s {:>8.2}", more / own);
    }
    println!("(expected: at most 0.6)");
}

/// Seconds that the processor has worked for this process (Linux), else seconds that went by.
fn clock() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // After the name in brackets, the 12th and 13th fields are hundredths of a second of work, our own and the system's.
    let worked = std::fs::read_to_string("/proc/self/stat").ok().and_then(|stat| {
        let fields: Vec<f64> = stat.rsplit(')').next()?.split_whitespace().filter_map(|f| f.parse().ok()).collect();
        // The first of them is a letter, which does not parse.
        Some((fields.get(10)? + fields.get(11)?) / 100.0)
    });
    worked.unwrap_or_else(|| START.elapsed().as_secs_f64())
}

/// Largest memory this process has had, where the system tells.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()? / 1024.0)
}
