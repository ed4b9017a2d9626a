//! Small data sets and scenarios built in memory, and a walk through the years of the model.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::path::Path;
use std::sync::Arc;

use schakel::dataset::{Dataset, Parameter};
use schakel::dist::Dist;
use schakel::ids::{Function, Quality, Support, Words};
use schakel::lanes::{Lanes, WIDTH};
use schakel::model::course::{self, Role};
use schakel::model::dispatch::Kernel;
use schakel::model::world::Shared;
use schakel::model::{Draw, Frame, Policy, World};
use schakel::run::{self, Options, Results};
use schakel::sample::scores::Scores;
use schakel::sample::{Design, Sampler, Values};
use schakel::scenario::{Evidence, Fund, Levers, Plan, Ramp, Scenario, Split};

/// One region, two branches, three age bands: `tests/data/tiny`.
pub fn tiny() -> Dataset {
    Dataset::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tiny")).expect("it ships with the tests")
}

/// The Dutch data set.
pub fn nl() -> Dataset {
    Dataset::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/nl")).expect("it ships with the program")
}

/// `tiny` in two regions: the first has 35 % of the children, 55 % of the middle and 70 % of the old.
pub fn two_regions() -> Dataset {
    let mut data = tiny();
    split_region(&mut data, &[0.35, 0.55, 0.7]);
    data
}

/// Splits the last region in two: `shares` of each age group go to the first.
pub fn split_region(data: &mut Dataset, shares: &[f64]) {
    let mut second = data.regions[data.regions.len() - 1].clone();
    second.id += "b";
    let start = data.population.persons.len() - data.population.ages * data.population.years;
    let mut rest = data.population.persons[start..].to_vec();
    for (i, persons) in data.population.persons[start..].iter_mut().enumerate() {
        let share = shares[i / data.population.years];
        rest[i] = *persons * (1.0 - share);
        *persons *= share;
    }
    data.population.persons.extend(rest);
    data.regions.push(second);
}

/// Gives parameter `name` the distribution `dist`; adds it if the data set has none of that name.
pub fn set(data: &mut Dataset, name: &str, dist: impl Into<Dist>) {
    let dist = dist.into();
    match data.parameter(name) {
        Some(i) => data.parameters[i].dist = dist,
        None => data.parameters.push(Parameter {
            name: name.into(),
            unit: String::new(),
            dist,
            business_case: None,
            shares_group: None,
            quality: Quality::Assumption,
            sources: Vec::new().into(),
            note: String::new(),
        }),
    }
}

/// Gives parameter `name` one value in all draws.
pub fn fix(data: &mut Dataset, name: &str, value: f64) {
    set(data, name, Dist::Fixed(value));
}

/// Fixes every parameter whose name starts with `quantity:`.
pub fn fix_all(data: &mut Dataset, quantity: &str, value: f64) {
    for p in data.parameters.iter_mut().filter(|p| p.name.split(':').next() == Some(quantity)) {
        p.dist = Dist::Fixed(value);
    }
}

/// Every parameter at its median in all draws.
pub fn fix_medians(data: &mut Dataset) {
    for p in &mut data.parameters {
        p.dist = Dist::Fixed(p.dist.median());
    }
}

/// A population that stays what it is at the end of the base year, for `years` years from then on, without width.
pub fn still_population(data: &mut Dataset, years: usize) {
    let (base, ages) = (data.base_year, data.population.ages);
    let cells = (0..data.regions.len()).flat_map(|r| (0..ages).map(move |g| (r, g)));
    let persons = cells.flat_map(|(r, g)| vec![data.population.at(r, g, base); years + 1]).collect();
    data.population = schakel::dataset::Population { first_year: base, years: years + 1, persons, ages };
    for class in &mut data.age_classes {
        class.below80 = vec![0.0; years + 1];
        class.above80 = vec![0.0; years + 1];
    }
}

/// No plan, no levers.
pub fn reference(horizon: i32) -> Scenario {
    Scenario {
        name: "reference".into(),
        title: Words::default(),
        why: Words::default(),
        data: "tiny".into(),
        calibration: "default".into(),
        horizon,
        plan: Plan {
            size: Ramp::constant(0.0),
            mix: [0.0, 0.239, 0.030, 0.731].map(Ramp::constant),
            split: Split::Population,
            level_order: [Support::Complex, Support::Moderate, Support::Light],
            programmes: Vec::new(),
        },
        levers: Levers::default(),
        fund: Fund::default(),
        evidence: Evidence::Between,
        parameters: Vec::new(),
        correlations: Vec::new(),
        notes: Vec::new(),
        point: None,
    }
}

/// A plan of `size` from the first year on, with shares of volunteers, mbo, Ad and hbo.
pub fn plan(horizon: i32, size: f64, mix: [f64; 4]) -> Scenario {
    let mut scenario = reference(horizon);
    scenario.name = "plan".into();
    scenario.plan.size = Ramp::constant(size);
    scenario.plan.mix = mix.map(Ramp::constant);
    scenario
}

/// What a walk shows of a year.
pub struct Step<'a> {
    /// Years after the base year.
    pub t: usize,
    pub frame: &'a Frame,
    pub policy: &'a Policy,
    /// Parameters of the scenario.
    pub draw: &'a Draw,
    /// The reference at the end of the year.
    pub reference: &'a World,
    /// The scenario at the end of the year before (of the same year in the base year).
    pub before: &'a World,
    /// The scenario at the end of the year.
    pub world: &'a World,
    pub shared: &'a Shared,
}

/// Takes the reference and `scenario` through all years for one group of draws; the base year is shown as well.
pub fn walk(data: &Dataset, scenario: &Scenario, scores: &Scores, group: usize, see: impl FnMut(&Step)) {
    walk_with(Kernel::best(), data, scenario, scores, group, see);
}

/// The same with a given build of the year loop.
pub fn walk_with(
    kernel: Kernel,
    data: &Dataset,
    scenario: &Scenario,
    scores: &Scores,
    group: usize,
    mut see: impl FnMut(&Step),
) {
    let frame = Frame::new(data, scenario.horizon);
    let tables = Values::tables(data);
    let make = |s: &Scenario| {
        let mut draw = Draw::new(&frame);
        draw.derive(&frame, &Values::new(data, &tables, s, &s.evidence), scores, group);
        let policy = Policy::new(&frame, data, s);
        let world = World::with_programmes(&frame, policy.programmes.len());
        (policy, draw, world)
    };
    let (base_policy, mut base_draw, mut base) = make(&reference(scenario.horizon));
    let (policy, mut draw, mut world) = make(scenario);
    let mut shared = Shared::new(&frame);
    course::begin(&frame, &base_policy, &mut base_draw, &mut base, &mut shared);
    course::begin(&frame, &policy, &mut draw, &mut world, &mut shared);
    let mut before = world.clone();
    for t in 0..=frame.years {
        if t > 0 {
            kernel.step(&frame, &base_policy, &mut base_draw, &mut base, &mut shared, Role::Reference, t);
            kernel.step(&frame, &policy, &mut draw, &mut world, &mut shared, Role::Scenario, t);
        }
        let (frame, policy, draw) = (&frame, &policy, &draw);
        see(&Step { t, frame, policy, draw, reference: &base, before: &before, world: &world, shared: &shared });
        before.clone_from(&world);
    }
}

/// Scores of `groups` groups of draws from `first` on.
pub fn scores(data: &Dataset, horizon: i32, seed: u64, first: u64, groups: usize) -> Scores {
    Sampler::new(data, horizon, seed, Design::Plain).expect("its correlations hold together").draw(first, groups)
}

/// Scores that are all 0.
pub fn central(data: &Dataset, horizon: i32) -> Scores {
    Sampler::new(data, horizon, 1, Design::Plain).expect("its correlations hold together").central()
}

struct Silent;

impl run::Observer for Silent {
    fn advanced(&self, _: u64) {}
}

/// Runs the reference and `scenarios`.
pub fn run(data: &Dataset, scenarios: &[Scenario], options: &Options) -> Results {
    let horizon = scenarios.first().map_or(data.population.last_year(), |s| s.horizon);
    let all: Vec<_> = std::iter::once(&reference(horizon)).chain(scenarios).cloned().map(Arc::new).collect();
    run::run(&Arc::new(data.clone()), &all, options, &Silent, &false.into()).expect("the job is sound")
}

/// Runs a job from files.
pub fn run_job(job: &schakel::scenario::Job, options: &Options) -> Results {
    run::run(&job.dataset, &job.scenarios, options, &Silent, &false.into()).expect("the job is sound")
}

/// Index of paid functions and volunteers.
pub fn index(f: Function) -> usize {
    f as usize
}

/// The largest relative distance of two numbers of the same draw, 0 for two zeros.
pub fn distance(a: Lanes, b: Lanes) -> f64 {
    let one = |(a, b): (f64, f64)| if a == b { 0.0 } else { (a - b).abs() / a.abs().max(b.abs()) };
    (0..WIDTH).map(|i| one((a.0[i], b.0[i]))).fold(0.0, f64::max)
}

/// Whether two lists of numbers have the same bits.
pub fn same_bits(a: &[Lanes], b: &[Lanes]) -> bool {
    let bits = |x: &[Lanes]| x.iter().flat_map(|l| l.0.map(f64::to_bits)).collect::<Vec<_>>();
    bits(a) == bits(b)
}

/// Spearman's rank correlation of numbers without ties.
pub fn spearman(x: &[f64], y: &[f64]) -> f64 {
    let ranks = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
        let mut ranks = vec![0.0; values.len()];
        order.iter().enumerate().for_each(|(rank, i)| ranks[*i] = rank as f64);
        ranks
    };
    let n = x.len() as f64;
    let squares: f64 = ranks(x).iter().zip(ranks(y)).map(|(a, b)| (a - b) * (a - b)).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}
