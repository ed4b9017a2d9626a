//! Where the time of a job goes, part by part in one run: `cargo bench --bench year_loop`. `-- quick` leaves out the
//! whole jobs.
//!
//! Parts take turns, and of each the quickest turn counts, so that the ratios hold on a busy machine too. Nothing is
//! asserted: seconds are of this machine, ratios are what to look at. `src/run/speed.md` says what they mean.

#[allow(unused, reason = "rows and money are for the comparison only")]
#[path = "../tests/scalar/mod.rs"]
mod scalar;

use std::hint::black_box;
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use schakel::lanes::{Lanes, WIDTH};
use schakel::model::course::{Course, Member, Role};
use schakel::model::dispatch::Kernel;
use schakel::model::draw::OfHelp;
use schakel::model::money::Ledger;
use schakel::model::world::{Shared, Totals, Trunk};
use schakel::model::{Draw, Frame, Policy, World, observe, rows};
use schakel::run::layout::quantum;
use schakel::run::simulation::Simulation;
use schakel::run::{Keep, Observer, Options};
use schakel::sample::{Design, ROUND, Values};
use schakel::scenario::{Evidence, Job};
use schakel::stats::{Series, range_of};

/// A block of draws, the unit of work of a thread.
const GROUPS: usize = 8;
const DRAWS: usize = GROUPS * WIDTH;
/// Blocks in a round.
const BLOCKS: usize = ROUND as usize / DRAWS;
/// Turns of every part.
const TURNS: usize = 100;

/// A part's name, and what it does once.
type Part = (&'static str, fn(&mut Bench));

fn main() {
    let started = Instant::now();
    let files = [PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios/substitution.toml")];
    let job = Job::load(&files).expect("shipped scenarios are right");
    let loading = started.elapsed().as_secs_f64();
    let simulation =
        Simulation::new(&job.dataset, &job.scenarios, 1, Design::DEFAULT, Keep::All).expect("shipped data are right");
    let preparing = started.elapsed().as_secs_f64() - loading;

    let mut bench = Bench::new(&job, &simulation);
    let frame = &simulation.frame;
    let cells = frame.regions * frame.pairs.len() * frame.bands;
    println!("\n{} cells (region, branch, occupation, age), {} years, {:?}", cells, frame.years, simulation.kernel);
    println!("{} worlds: the reference, the plan, and the plan under both other evidence profiles", bench.worlds.len());
    let cell_years = (cells * frame.years * bench.worlds.len() * DRAWS) as f64;

    let parts: [Part; 7] = [
        ("bare stock-flow kernel", |b| b.bare()),
        ("model without sums", |b| b.model()),
        ("same, every year of all", |b| b.every_year()),
        ("model, one draw at a time", |b| b.scalar()),
        ("sums over keys, money", |b| b.sums()),
        ("statistics", |b| b.statistics()),
        ("sampling", |b| b.sampling()),
    ];
    let mut best = [f64::INFINITY; 7];
    for _ in 0..TURNS {
        for ((_, part), best) in parts.iter().zip(&mut best) {
            let start = Instant::now();
            part(&mut bench);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    // These do one group of the block, the scalar version one draw, so that a turn is short.
    for (i, share) in [(0, GROUPS), (1, GROUPS), (2, GROUPS), (3, DRAWS)] {
        best[i] *= share as f64;
    }
    best[5] /= BLOCKS as f64;
    println!("\n{:<28} {:>12} {:>14} {:>20}", "part", "µs a draw", "x the model", "million cell-years/s");
    for ((name, _), seconds) in parts.iter().zip(best) {
        let rate = cell_years / seconds / 1e6;
        println!("{name:<28} {:>12.1} {:>14.2} {rate:>20.0}", seconds / DRAWS as f64 * 1e6, seconds / best[1]);
    }
    println!("\nmodel at {:.2} of the bare kernel's speed (expected: at least 0.33)", best[0] / best[1]);
    println!("sums and statistics take {:.2} of the model's time (expected: at most 1)", (best[4] + best[5]) / best[1]);
    println!("eight draws side by side are {:.1} times as quick as one at a time", best[3] / best[1]);
    println!("start-up: files {:.0} ms, tables and layout {:.0} ms", loading * 1e3, preparing * 1e3);
    if std::env::args().all(|a| a != "quick") {
        whole_jobs(&job);
    }
}

/// Seconds of whole jobs, without files.
fn whole_jobs(job: &Job) {
    struct Silent;
    impl Observer for Silent {
        fn advanced(&self, _draws: u64) {}
    }
    println!();
    for (draws, keep) in [(1_024, Keep::Headline), (1_024, Keep::All), (10_240, Keep::All)] {
        let options = Options { draws, keep, ..Options::default() };
        let once = || {
            let start = Instant::now();
            let results = schakel::run::run(&job.dataset, &job.scenarios, &options, &Silent, &AtomicBool::new(false));
            black_box(results.expect("the job can be run"));
            start.elapsed().as_secs_f64()
        };
        let seconds = (0..3).map(|_| once()).fold(f64::INFINITY, f64::min);
        println!("{draws:>6} draws, {:<8} {seconds:>8.3} s", format!("{keep:?}"));
    }
}

/// One world: its decisions and its parameter values.
type Setup = (Policy, Values);

/// Room for every part.
struct Bench<'a> {
    simulation: &'a Simulation,
    frame: &'a Frame,
    worlds: Vec<Setup>,
    draws: Vec<Draw>,
    of_help: Vec<OfHelp>,
    at_hand: Draw,
    inputs: Vec<scalar::Inputs>,
    world: World,
    years: Vec<Vec<Totals>>,
    shared: Shared,
    trunk: Trunk,
    ledger: Ledger,
    market: Vec<Lanes>,
    plan: Vec<Lanes>,
    staff: Vec<Lanes>,
    numbers: Vec<[f64; WIDTH]>,
    series: Vec<Series>,
}

impl<'a> Bench<'a> {
    fn new(job: &Job, simulation: &'a Simulation) -> Self {
        let frame = &simulation.frame;
        let (reference, plan) = (&job.scenarios[0], &job.scenarios[1]);
        let tables = Values::tables(&job.dataset);
        let profiles = [
            (reference, &reference.evidence),
            (plan, &plan.evidence),
            (plan, &Evidence::Controlled),
            (plan, &Evidence::BusinessCases),
        ];
        let worlds: Vec<Setup> = profiles
            .iter()
            .map(|(s, e)| (Policy::new(frame, &job.dataset, s), Values::new(&job.dataset, &tables, s, e)))
            .collect();
        let scores = simulation.sampler.draw(0, GROUPS);
        let one_draw = |values: &Values| scalar::Inputs::of(frame, values, &scores, 0);
        let mut numbers = vec![[0.0; WIDTH]; simulation.layout.kept.len() * GROUPS];
        simulation.run(&scores, &mut simulation.workspace(), &mut numbers);
        let series = simulation.layout.kept.iter().zip(numbers.chunks(GROUPS)).map(|(kept, values)| {
            let mut series = Series::new(quantum(&kept.id.unit));
            let (min, max) = range_of(values.as_flattened());
            series.set_range(min, max).expect("the series is empty");
            series
        });
        let draw = |(_, values): &Setup| {
            let mut draw = Draw::new(frame);
            draw.derive(frame, values, &scores, GROUPS - 1);
            draw
        };
        let draws: Vec<Draw> = worlds.iter().map(draw).collect();
        Self {
            simulation,
            frame,
            at_hand: draws[0].clone(),
            of_help: draws.iter().map(|draw| draw.of_help.clone()).collect(),
            draws,
            inputs: worlds.iter().map(|(_, values)| one_draw(values)).collect(),
            world: World::new(frame),
            years: vec![vec![Totals::new(frame); frame.years + 1]; worlds.len()],
            shared: Shared::new(frame),
            trunk: Trunk::new(frame),
            ledger: Ledger::new(frame),
            market: vec![Lanes::ZERO; rows::market(&job.dataset).len()],
            plan: vec![Lanes::ZERO; rows::plan(&job.dataset).len()],
            staff: vec![Lanes::ZERO; frame.regions * frame.pairs.len() * frame.bands],
            series: series.collect(),
            numbers,
            worlds,
        }
    }

    /// Scores, values, and what follows from them before the first year, as in a job: its worlds differ in their evidence
    /// only.
    fn sampling(&mut self) {
        let scores = self.simulation.sampler.draw(0, GROUPS);
        for group in 0..GROUPS {
            for (i, (_, values)) in self.worlds.iter().enumerate() {
                match i {
                    0 => self.at_hand.derive(self.frame, values, &scores, group),
                    _ => self.at_hand.derive_help(self.frame, values, &scores, group),
                }
            }
        }
        black_box(&self.at_hand);
    }

    /// All years of all worlds, for one group of draws, as a job simulates them: up to the year before the plan begins, the
    /// reference stands for the others.
    fn model(&mut self) {
        let begins = self.worlds[1].0.plan_begins().expect("the job has a plan");
        self.simulate(Some(begins - 1));
    }

    /// The same without that: every world from the base year on.
    fn every_year(&mut self) {
        self.simulate(None);
    }

    fn simulate(&mut self, alike_up_to: Option<usize>) {
        let (kernel, frame) = (self.simulation.kernel, self.frame);
        let all = self.worlds.iter().zip(&mut self.of_help).zip(&mut self.years).enumerate();
        let members = all.map(|(i, (((policy, _), of_help), years))| {
            let (role, course) = match (i, alike_up_to) {
                (0, None) => (Role::Reference, Course::Whole),
                (0, Some(year)) => (Role::Reference, Course::Trunk(year)),
                (_, None) => (Role::Scenario, Course::Whole),
                (_, Some(year)) => (Role::Scenario, Course::Branch(year)),
            };
            let of_help = Some(of_help);
            Member { policy, of_help, years: &mut years[course.first()..], role, course }
        });
        let mut members: Vec<Member> = members.collect();
        let (draw, world, shared) = (&mut self.at_hand, &mut self.world, &mut self.shared);
        kernel.simulate(frame, draw, world, shared, &mut self.trunk, &mut members);
    }

    /// As many cells and years as the model has, with nothing but exits, switching out, ageing and inflow.
    fn bare(&mut self) {
        for draw in &self.draws {
            bare(self.simulation.kernel, self.frame, draw, &mut self.staff);
        }
        black_box(&self.staff);
    }

    /// The same equations in plain numbers, for one draw.
    fn scalar(&mut self) {
        let mut shared = scalar::Shared::default();
        let draws: Vec<_> = self.inputs.iter().map(|inputs| scalar::Draw::new(self.frame, inputs)).collect();
        let mut worlds: Vec<_> =
            self.worlds.iter().zip(&draws).map(|((policy, _), draw)| scalar::World::begin(draw, policy)).collect();
        for t in 1..=self.frame.years {
            for (i, ((policy, _), draw)) in self.worlds.iter().zip(&draws).enumerate() {
                worlds[i].step(draw, policy, &mut shared, i == 0, t);
            }
        }
        black_box(worlds);
    }

    /// What the default job adds up and books.
    fn sums(&mut self) {
        let frame = self.frame;
        for _ in 0..GROUPS {
            for (i, (policy, _)) in self.worlds.iter().enumerate() {
                self.ledger.reset();
                for t in 0..=frame.years {
                    let (base, year) = (&self.years[0][t], &self.years[i][t]);
                    let layout = &self.simulation.layout.years[i][t];
                    if policy.has_plan && t > 0 {
                        self.ledger.book(frame, policy, &self.draws[i], base, year, t);
                    }
                    if !layout.market.is_empty() {
                        observe::market(frame, year, &mut self.market);
                    }
                    if !layout.plan.is_empty() {
                        observe::plan(frame, &self.draws[i], base, year, &self.ledger, &mut self.plan);
                    }
                    black_box((&self.market, &self.plan));
                }
            }
        }
    }

    /// Every kept series takes a round: the draws of the block, as often as a round has blocks.
    fn statistics(&mut self) {
        for (series, values) in self.series.iter_mut().zip(self.numbers.chunks(GROUPS)) {
            series.add_round([values.as_flattened(); BLOCKS]).expect("every number fits its unit");
        }
    }
}

/// The bare kernel, compiled for the same instruction set as the model.
fn bare(kernel: Kernel, frame: &Frame, draw: &Draw, staff: &mut [Lanes]) {
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn v3(frame: &Frame, draw: &Draw, staff: &mut [Lanes]) {
        stocks_and_flows(frame, draw, staff);
    }
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512vl,avx512dq")]
    fn v4(frame: &Frame, draw: &Draw, staff: &mut [Lanes]) {
        stocks_and_flows(frame, draw, staff);
    }
    match kernel {
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code, reason = "the guard checks that the processor has the instructions")]
        Kernel::V3 if kernel.is_supported() => unsafe { v3(frame, draw, staff) },
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code, reason = "the guard checks that the processor has the instructions")]
        Kernel::V4 if kernel.is_supported() => unsafe { v4(frame, draw, staff) },
        _ => stocks_and_flows(frame, draw, staff),
    }
}

#[inline(always)]
fn stocks_and_flows(frame: &Frame, draw: &Draw, staff: &mut [Lanes]) {
    // As in the model, three bands are worth a build of their own.
    match frame.bands {
        3 => stocks_and_flows_of(frame, draw, staff, 3),
        bands => stocks_and_flows_of(frame, draw, staff, bands),
    }
}

#[inline(always)]
fn stocks_and_flows_of(frame: &Frame, draw: &Draw, staff: &mut [Lanes], bands: usize) {
    for staff in staff.chunks_exact_mut(frame.pairs.len() * bands) {
        staff.fill(Lanes::splat(1000.0));
        for t in 1..=frame.years {
            let school = &draw.school[t * frame.pairs.len()..];
            for (p, pair) in frame.pairs.iter().enumerate() {
                let (cells, inflow) = (&mut staff[p * bands..][..bands], school[p]);
                let (exits, ageing) = (&frame.branches[pair.branch].exits[..bands], &frame.ageing[..bands]);
                let (switching, entry) =
                    (&draw.switching[pair.branch * bands..][..bands], &frame.entry_education[..bands]);
                let mut younger = Lanes::ZERO;
                for a in 0..bands {
                    let stays = cells[a] - cells[a] * (draw.xi[t] * exits[a]) - cells[a] * switching[a];
                    let older = stays * ageing[a];
                    cells[a] = stays - older + younger + inflow * entry[a];
                    younger = older;
                }
            }
        }
    }
}
