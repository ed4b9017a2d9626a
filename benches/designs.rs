//! What each sampling design is worth, over many seeds: `cargo bench --bench designs`, or `-- SEEDS ROUNDS HORIZON` for
//! another number of jobs, rounds a job or last year. All regions of the shipped data are joined to one, which changes
//! national figures little and makes a draw ten times as cheap; `-- regions` keeps them.
//!
//! Two questions, per figure: how often does the 95 % interval of a job hold the truth, and how many plain draws does a
//! draw replace: how much smaller is the variance, going by the intervals? The truth is the mean over all jobs, each
//! design weighted by its precision. Nothing is asserted; `src/sample/designs.md` says what follows.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use schakel::dataset::Dataset;
use schakel::run::results::{Results, Row};
use schakel::run::{Keep, Observer, Options};
use schakel::sample::{Design, ROUND, Sampler};
use schakel::scenario::{Job, Scenario};
use schakel::stats::{Summary, half_width_95};

/// A figure of a series with the half-width of its 95 % interval, in a job of so many rounds.
type Figure = (&'static str, fn(&Summary, u64) -> Option<(f64, f64)>);

/// Figures that carry an error.
const FIGURES: [Figure; 5] = [
    ("mean", |s, n| figure(s.mean, s.mc_error, n)),
    ("5 % quantile", |s, n| figure(s.p(5), s.mc_error_p(5), n)),
    ("median", |s, n| figure(s.p(50), s.mc_error_p(50), n)),
    ("95 % quantile", |s, n| figure(s.p(95), s.mc_error_p(95), n)),
    ("share below zero", |s, n| figure(s.share_below_zero, s.mc_error_share_below_zero, n)),
];

fn figure(value: Option<f64>, error: Option<f64>, rounds: u64) -> Option<(f64, f64)> {
    Some((value?, half_width_95(error?, rounds)?))
}

/// The series looked at, in the last year: name, scenario, effect or level, measure, scope, key, unit.
type Looked = (&'static str, usize, bool, &'static str, &'static str, &'static str, &'static str);

const SERIES: [Looked; 8] = [
    ("shortage", 0, false, "shortage", "total", "smal", "persons"),
    ("shortage, nursing homes", 0, false, "shortage", "branch", "nursing_homes", "persons"),
    ("demand", 0, false, "demand", "total", "smal", "persons"),
    ("effect on the shortage", 1, true, "shortage", "total", "smal", "persons"),
    ("the same, controlled", 2, true, "shortage", "total", "smal", "persons"),
    ("the same, nursing homes", 1, true, "shortage", "branch", "nursing_homes", "persons"),
    ("care avoided", 1, true, "care_avoided", "total", "breed", "fte"),
    ("balance", 1, true, "balance_cash", "total", "breed", "euro"),
];

struct Silent;

impl Observer for Silent {
    fn advanced(&self, _draws: u64) {}
}

fn main() {
    let given: Vec<u64> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let (seeds, rounds) = (given.first().map_or(200, |n| *n), given.get(1).map_or(20, |n| *n));
    let file = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/substitution.toml");
    let mut job = Job::load(&[file]).expect("shipped scenarios are right");
    if let Some(&horizon) = given.get(2) {
        for scenario in &mut job.scenarios {
            *scenario = Arc::new(Scenario { horizon: horizon as i32, ..(**scenario).clone() });
        }
    }
    let horizon = job.scenarios[0].horizon;
    if std::env::args().all(|a| a != "regions") {
        job.dataset = Arc::new(one_region(&job.dataset));
    }
    println!("\n{seeds} jobs of {rounds} rounds a design, {} regions, {horizon}\n", job.dataset.regions.len());
    sampling(&job, horizon);

    // Of every job the summaries of the series, by design.
    let mut jobs: Vec<Vec<[Summary; SERIES.len()]>> = Vec::new();
    for design in Design::ALL {
        let start = Instant::now();
        let one = |seed| {
            let options = Options { draws: rounds * ROUND, seed, design, keep: Keep::Headline, ..Options::default() };
            let results = schakel::run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false));
            let results = results.expect("the job can be run");
            SERIES.map(|looked| row(&results, looked, horizon).copied().unwrap_or_default())
        };
        // No seed twice, so that no two designs share numbers.
        let first = 1 + seeds * jobs.len() as u64;
        jobs.push((first..first + seeds).map(one).collect());
        println!("{:<8}{:>8.0} s", design.id(), start.elapsed().as_secs_f64());
    }
    for (figure, of) in FIGURES {
        println!("\n{figure:<26}{:>16}{:>14}{:>10}{:>14}", "", "interval of a", "", "plain draws");
        println!("{:<26}{:>16}{:>14}{:>10}{:>14}", "", "truth", "job, ±", "holds", "a draw is");
        for (i, looked) in SERIES.iter().enumerate() {
            let all: Vec<Vec<(f64, f64)>> =
                jobs.iter().map(|jobs| jobs.iter().filter_map(|job| of(&job[i], rounds)).collect()).collect();
            table(looked.0, &all);
        }
    }
}

fn one_region(data: &Dataset) -> Dataset {
    let mut one = data.clone();
    one.regions.truncate(1);
    let persons = &data.population.persons;
    let cells = data.population.ages * data.population.years;
    one.population.persons = (0..cells).map(|cell| persons.iter().skip(cell).step_by(cells).sum()).collect();
    one
}

/// One row a design: (figure, half-width) of every job.
fn table(name: &str, all: &[Vec<(f64, f64)>]) {
    let spreads: Vec<(f64, f64)> = all.iter().map(|jobs| mean_and_variance(jobs.iter().map(|j| j.0))).collect();
    if spreads.iter().any(|s| s.1.is_nan() || s.1 == 0.0) {
        return println!("{name:<26}{:>16}", "the same in all jobs");
    }
    let weight: f64 = spreads.iter().map(|s| 1.0 / s.1).sum();
    let truth = spreads.iter().map(|s| s.0 / s.1).sum::<f64>() / weight;
    // The spread within jobs knows the variance better than that between them, which has fewer degrees of freedom.
    let squares = |jobs: &[(f64, f64)]| mean_and_variance(jobs.iter().map(|j| j.1 * j.1)).0;
    for (design, jobs) in Design::ALL.iter().zip(all) {
        let holds = jobs.iter().filter(|(x, half)| (x - truth).abs() <= *half).count() as f64 / jobs.len() as f64;
        let (half, gain) = (squares(jobs).sqrt(), squares(&all[0]) / squares(jobs));
        println!("{name:<26}{truth:>16.5e}{half:>14.3e}{:>9.1}%{gain:>14.1}  {}", 100.0 * holds, design.id());
    }
}

fn mean_and_variance(values: impl ExactSizeIterator<Item = f64> + Clone) -> (f64, f64) {
    let n = values.len() as f64;
    let mean = values.clone().sum::<f64>() / n;
    (mean, values.map(|x| (x - mean) * (x - mean)).sum::<f64>() / (n - 1.0))
}

fn row(results: &Results, looked: Looked, year: i32) -> Option<&Summary> {
    let (_, scenario, effect, measure, scope, key, unit) = looked;
    let rows: &[Row] = if effect { &results.effects } else { &results.summary };
    let is = |r: &&Row| {
        let id = &r.id;
        id.parts() == (scenario, measure, scope, key, year, unit)
    };
    rows.iter().find(is).map(|r| &r.stats)
}

/// What the numbers themselves cost: the quickest of many blocks.
fn sampling(job: &Job, horizon: i32) {
    let samplers = Design::ALL
        .map(|design| Sampler::new(&job.dataset, horizon, 1, design).expect("the shipped correlations hold together"));
    let mut best = [f64::INFINITY; 3];
    for block in 0..200 {
        for (sampler, best) in samplers.iter().zip(&mut best) {
            let start = Instant::now();
            std::hint::black_box(sampler.draw(block * 64, 8));
            *best = best.min(start.elapsed().as_secs_f64() / 64.0);
        }
    }
    for (design, seconds) in Design::ALL.iter().zip(best) {
        let ratio = seconds / best[0];
        println!("{:<8}{:>8.1} µs of sampling a draw, {ratio:.2} times that of plain", design.id(), seconds * 1e6);
    }
    println!();
}
