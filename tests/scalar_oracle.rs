//! The fast model against the same equations written plainly, draw by draw and row by row: all levers, all evidence
//! profiles, demand and staff, people and money.

mod scalar;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use scalar::{Draw, Inputs, Ledger};
use schakel::dist::ScoreTable;
use schakel::ids::Support;
use schakel::lanes::WIDTH;
use schakel::model::course::{self, Course, Member, Role};
use schakel::model::dispatch::Kernel;
use schakel::model::world::{Shared, Totals, Trunk};
use schakel::model::{self as fast, Frame, Policy, World};
use schakel::run::Keep;
use schakel::run::results::Reported;
use schakel::run::simulation::{Simulation, Values8};
use schakel::sample::scores::Scores;
use schakel::sample::{Design, Sampler, Values};
use schakel::scenario::{Evidence, Job, Plan, Ramp, Scenario, Split};

const DRAWS: usize = 16;
const GROUPS: usize = DRAWS / WIDTH;

#[test]
fn a_plan_alone() {
    compare(&job(&["substitution", "substitution-volunteers"]));
}

#[test]
fn a_plan_of_programmes() {
    let mut job = job(&["programmes"]);
    let seen = compare(&job);
    assert!(seen["recovered"] > 0.0);
    // Two programmes that together leave nothing, one of them for a single level, in a plan that hardly anybody is left for.
    let scenario = Arc::make_mut(job.scenarios.last_mut().unwrap());
    scenario.plan.size = Ramp { points: vec![(2024, 0.0), (2026, 200_000.0)] };
    scenario.plan.programmes.truncate(2);
    for (programme, levels) in scenario.plan.programmes.iter_mut().zip([vec![Support::Light], Support::ALL.into()]) {
        (programme.share, programme.levels) = (0.5, levels);
    }
    compare(&job);
}

#[test]
fn every_lever_with_a_plan() {
    compare(&job(&["everything"]));
}

#[test]
fn levers_without_a_plan_and_a_plan_that_follows_the_shortage() {
    let mut job = job(&["more-inflow", "training-places", "everything"]);
    let scenario = Arc::make_mut(job.scenarios.last_mut().unwrap());
    scenario.plan.split = Split::Shortage;
    compare(&job);
}

#[test]
fn effects_at_their_cap_and_staff_that_runs_out() {
    let mut job = job(&["substitution"]);
    let scenario = Arc::make_mut(job.scenarios.last_mut().unwrap());
    scenario.plan.size = Ramp { points: vec![(2024, 0.0), (2025, 400_000.0)] };
    scenario.evidence = Evidence::BusinessCases;
    let seen = compare(&job);
    assert!(seen["care_at_cap"] > 0.0, "the plan must be large enough to reach a cap");
    assert!(seen["unfilled_plan"] > 0.0, "the plan must be larger than the hiring ceiling");
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    let job = job(&["everything", "substitution-volunteers"]);
    let mut simulation = Simulation::new(&job.dataset, &job.scenarios, 3, Design::DEFAULT, Keep::All).unwrap();
    let scores = simulation.sampler.draw(0, GROUPS);
    let bits = Kernel::ALL.map(|kernel| {
        simulation.kernel = kernel;
        let mut out = vec![[0.0; WIDTH]; simulation.layout.kept.len() * GROUPS];
        simulation.run(&scores, &mut simulation.workspace(), &mut out);
        out.as_flattened().iter().map(|x| x.to_bits()).collect::<Vec<_>>()
    });
    assert!(bits.iter().all(|other| *other == bits[0]));
}

#[test]
fn years_one_by_one_give_the_same_bits_as_region_by_region() {
    one_by_one(&job(&["everything"]), false);
}

#[test]
fn a_plan_parts_from_the_reference_with_the_same_bits() {
    one_by_one(&job(&["substitution"]), true);
}

/// Compares the years of two worlds with those simulated one by one; if `parts`, the second begins where its plan does,
/// and its years before are those of the first.
fn one_by_one(job: &Job, parts: bool) {
    let frame = Frame::new(&job.dataset, job.scenarios[0].horizon);
    let tables = Values::tables(&job.dataset);
    let scores = Sampler::new(&job.dataset, job.scenarios[0].horizon, 3, Design::DEFAULT).unwrap().draw(0, 1);
    let (mut shared, mut shared_by_region) = (Shared::new(&frame), Shared::new(&frame));
    let mut worlds = [0, 1].map(|_| World::new(&frame));
    let mut world = World::new(&frame);
    let mut years = [0, 1].map(|_| vec![Totals::new(&frame); frame.years + 1]);
    let policies = [0, 1].map(|i| Policy::new(&frame, &job.dataset, &job.scenarios[i]));
    let mut draws = [0, 1].map(|i| {
        let scenario = &job.scenarios[i];
        let mut draw = fast::Draw::new(&frame);
        draw.derive(&frame, &Values::new(&job.dataset, &tables, scenario, &scenario.evidence), &scores, 0);
        draw
    });
    let roles = [Role::Reference, Role::Scenario];
    let begins = policies[1].plan_begins().unwrap();
    assert!((1..frame.years).contains(&begins));
    let mut trunk = Trunk::new(&frame);
    for i in 0..2 {
        let course = match (parts, i) {
            (false, _) => Course::Whole,
            (true, 0) => Course::Trunk(begins - 1),
            (true, _) => Course::Branch(begins - 1),
        };
        let (policy, role, first) = (&policies[i], roles[i], course.first());
        let mut alone = [Member { policy, of_help: None, years: &mut years[i][first..], role, course }];
        Kernel::best().simulate(&frame, &mut draws[i], &mut world, &mut shared_by_region, &mut trunk, &mut alone);
        assert_eq!(first, if parts && i == 1 { begins } else { 0 });
    }
    if parts {
        let (reference, plan) = years.split_at_mut(1);
        plan[0][..begins].clone_from_slice(&reference[0][..begins]);
    }
    for t in 0..=frame.years {
        for i in 0..2 {
            if t == 0 {
                course::begin(&frame, &policies[i], &mut draws[i], &mut worlds[i], &mut shared);
            } else {
                Kernel::Baseline.step(&frame, &policies[i], &mut draws[i], &mut worlds[i], &mut shared, roles[i], t);
            }
            assert_eq!(worlds[i].year, years[i][t], "world {i}, year {t}");
        }
    }
}

/// Compares every row of every draw, and returns the largest value seen by measure.
fn compare(job: &Job) -> BTreeMap<String, f64> {
    let simulation = Simulation::new(&job.dataset, &job.scenarios, 7, Design::DEFAULT, Keep::All).unwrap();
    let scores = simulation.sampler.draw(0, GROUPS);
    let mut fast = vec![[0.0; WIDTH]; simulation.layout.kept.len() * GROUPS];
    simulation.run(&scores, &mut simulation.workspace(), &mut fast);
    let tables = Values::tables(&job.dataset);
    let mut seen = BTreeMap::new();
    for draw in 0..DRAWS {
        let reference = scenario(&simulation, &tables, &simulation.scenarios[0], &scores, draw);
        for (i, reported) in simulation.scenarios.iter().enumerate() {
            let rows = if i == 0 { reference.clone() } else { scenario(&simulation, &tables, reported, &scores, draw) };
            for (t, (market, plan, programmes)) in rows.iter().enumerate() {
                let layout = &simulation.layout.years[i][t];
                let mut expected: Vec<(f64, f64)> =
                    layout.market.iter().map(|&row| (market[row], market[row])).collect();
                if layout.effects {
                    let effect = |&row: &usize| (market[row] - reference[t].0[row], market[row]);
                    expected.extend(layout.market.iter().map(effect));
                }
                expected.extend(layout.plan.iter().map(|&row| (plan[row], plan[row])));
                expected.extend(layout.programmes.iter().map(|&row| (programmes[row], programmes[row])));
                for (j, (expected, size)) in expected.into_iter().enumerate() {
                    let id = &simulation.layout.kept[layout.first + j].id;
                    let found = at(&fast, layout.first + j, draw);
                    // A difference of large numbers carries their rounding: 1e-9 of one person or FTE in a million.
                    let rounding = if id.unit == "euro" { 0.01 } else { 1e-6 };
                    let near = (found - expected).abs() <= 1e-9 * size.abs() + rounding;
                    let same = found == expected || (found.is_nan() && expected.is_nan());
                    assert!(near || same, "draw {draw}, {} {id:?}: {found} is not {expected}", reported.name);
                    let largest = seen.entry(id.measure.to_string()).or_insert(found);
                    *largest = largest.max(found);
                }
            }
        }
    }
    seen
}

fn at(out: &[Values8], series: usize, draw: usize) -> f64 {
    out[series * GROUPS + draw / WIDTH][draw % WIDTH]
}

/// Rows of the labour market, of the plan and of its programmes, by year.
type Rows = Vec<(Vec<f64>, Vec<f64>, Vec<f64>)>;

/// One scenario beside the reference and, with a plan, the same scenario without it.
fn scenario(
    simulation: &Simulation,
    tables: &[Arc<ScoreTable>],
    reported: &Reported,
    scores: &Scores,
    draw: usize,
) -> Rows {
    let frame = &simulation.frame;
    let evidence = match reported.name.rsplit_once('@') {
        Some((_, "controlled")) => Evidence::Controlled,
        Some((_, "business_cases")) => Evidence::BusinessCases,
        _ => reported.scenario.evidence.clone(),
    };
    let without = Scenario {
        plan: Plan { size: Ramp::constant(0.0), ..reported.scenario.plan.clone() },
        ..(*reported.scenario).clone()
    };
    let of = |s: &Scenario, e: &Evidence| {
        let values = Values::new(&simulation.dataset, tables, s, e);
        (Policy::new(frame, &simulation.dataset, s), Inputs::of(frame, &values, scores, draw))
    };
    let base_scenario = &simulation.scenarios[0].scenario;
    let worlds = [
        of(base_scenario, &base_scenario.evidence),
        of(&without, &without.evidence),
        of(&reported.scenario, &evidence),
    ];
    let policies = worlds.each_ref().map(|w| &w.0);
    let draws = worlds.each_ref().map(|w| Draw::new(frame, &w.1));
    let mut states = [0, 1, 2].map(|i| scalar::World::begin(&draws[i], policies[i]));
    let mut ledger = Ledger::new(&draws[2]);
    let mut shared = scalar::Shared::default();
    let mut out = Vec::new();
    for t in 0..=frame.years {
        if t > 0 {
            for i in 0..3 {
                states[i].step(&draws[i], policies[i], &mut shared, i == 0, t);
            }
        }
        let [_, base, world] = &states;
        if t > 0 {
            ledger.book(&draws[2], policies[2], &base.year, &world.year, t);
        }
        let plan = scalar::plan(&draws[2], &base.year, &world.year, &ledger);
        out.push((scalar::market(frame, &world.year), plan, world.year.programmes.concat()));
    }
    out
}

fn job(names: &[&str]) -> Job {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    Job::load(&names.iter().map(|name| folder.join(format!("{name}.toml"))).collect::<Vec<_>>()).unwrap()
}
