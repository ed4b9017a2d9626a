//! The effect tree: splits that are known by hand, the split against all orders of joining, and the sum in every draw.

mod common;

use std::collections::BTreeMap;
use std::sync::Arc;

use common::{fix, fix_all, fix_medians, nl, plan, reference, run, still_population, tiny};
use schakel::analysis::effect_tree::{Game, Label, Part};
use schakel::dataset::{AgeBand, Dataset};
use schakel::ids::Mechanism::{self, Displaced, DuringHelp, Elsewhere, MovedOn, Prevention, Signalling, Switchers};
use schakel::ids::{Lever, Mechanism::WaitingLists};
use schakel::lanes::{Lanes, WIDTH};
use schakel::model::course::{Course, Member, Role};
use schakel::model::world::{Shared, Totals, Trunk};
use schakel::model::{Draw, Mechanisms, Policy, World};
use schakel::run::{Keep, Options};
use schakel::sample::Design;
use schakel::sample::scores::Scores;
use schakel::scenario::{Job, Ramp, Scenario, Target};
use schakel::units::{Persons, Share};

/// Shares of every series, in the draws of a group.
type Shares = BTreeMap<(Part, String, i32, String), [f64; WIDTH]>;

fn game(data: &Dataset, scenario: &Scenario) -> Game {
    let reference = reference(scenario.horizon);
    Game::new(&Arc::new(data.clone()), &Arc::new(reference), &Arc::new(scenario.clone()), 1, Design::Plain).unwrap()
}

fn shares_of(game: &Game, scores: &Scores) -> Shares {
    let labels = game.labels();
    let mut out = vec![[0.0; WIDTH]; labels.len()];
    game.run(scores, &mut game.simulation.workspace(), &mut out);
    let key = |l: Label| (l.part, l.key, l.year, l.unit.into_owned());
    labels.into_iter().map(key).zip(out).collect()
}

/// The split of the central run, in FTE by part, key and year.
struct Central(Shares);

impl Central {
    fn of(data: &Dataset, scenario: &Scenario) -> Self {
        let game = game(data, scenario);
        Self(shares_of(&game, &game.simulation.sampler.central()))
    }

    fn at(&self, part: impl Into<Named>, key: &str, year: i32, unit: &str) -> f64 {
        self.0[&(part.into().0, key.to_string(), year, unit.to_string())][0]
    }
}

struct Named(Part);

impl From<Mechanism> for Named {
    fn from(m: Mechanism) -> Self {
        Self(Part::of(m))
    }
}

impl From<Part> for Named {
    fn from(p: Part) -> Self {
        Self(p)
    }
}

#[track_caller]
fn close(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} instead of {want}");
}

/// One age band, nobody enters or leaves, everybody aged alike; 6,510 FTE of care and welfare are asked for where 500 and 50
/// persons are short, so that every change of demand or staff shows in the shortage in full. hbo staff help people with
/// several serious problems; hired from outside care, displacing nobody.
fn still(years: usize) -> Dataset {
    let mut data = tiny();
    fix_medians(&mut data);
    still_population(&mut data, years);
    data.population.persons.fill(0.0);
    for year in 0..=years {
        data.population.persons[year + years + 1] = 200_000.0;
    }
    for quantity in ["tau", "pi", "sigma", "success", "evidence", "pool_share"] {
        fix_all(&mut data, quantity, 0.0);
    }
    for quantity in ["employees_factor", "base_shortage_factor", "switch_factor"] {
        fix_all(&mut data, quantity, 1.0);
    }
    data.bands = vec![AgeBand { id: "all".into(), width_years: f64::INFINITY }];
    for (branch, [employees, shortage]) in data.branches.iter_mut().zip([[9_500.0, 500.0], [972.0, 50.0]]) {
        branch.inflow_rate = 0.0;
        branch.exits = vec![0.0];
        branch.switches = vec![0.0];
        branch.age_share = vec![1.0];
        branch.use_by_age.fill(1.0);
        branch.frictional = Share(0.0);
        branch.employees = Persons(employees);
        branch.shortage = Persons(shortage);
    }
    for profile in [&mut data.entry.education, &mut data.entry.reentry, &mut data.entry.side_entry] {
        *profile = vec![1.0];
    }
    for quantity in ["direct", "prevent", "refer_probability", "rebound", "shift", "displacement"] {
        fix_all(&mut data, quantity, 0.0);
    }
    for p in &mut data.parameters {
        p.business_case = None;
    }
    for (name, value) in [
        ("pool_share:complex", 0.5),
        ("reach:complex", 1.0),
        ("current_clients:complex", 0.0),
        ("hiring_ceiling:hbo", 1.0),
        ("leave_out_rate:hbo", 0.165),
        ("leave_switch_rate:hbo", 0.0),
        ("existing_guidance:all", 0.0),
        ("guidance_needed:hbo", 0.06),
        ("direct_client_hours:hbo", 800.0),
        ("efficiency_complex:hbo", 1.0),
        ("hours_per_client_year:complex", 40.0),
        ("duration:complex", 0.5),
        ("recovered:complex", 0.25),
        ("relapse:complex", 0.25),
        ("lag_recovered:all", 0.0),
        ("attribution:complex", 0.9),
        ("use_multiplier:complex:care", 3.0),
        ("refer_fte:care", 0.05),
        ("refer_years:all", 1.0),
        ("effect_cap:care", 1.0),
        ("hire_source:hbo:newly_trained", 0.0),
        ("hire_source:hbo:outside_care", 1.0),
        ("hire_source:hbo:care_branches", 0.0),
    ] {
        fix(&mut data, name, value);
    }
    data
}

/// 10 FTE of hbo from the first year on.
fn ten(horizon: i32) -> Scenario {
    plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0])
}

/// Of the same plan `closed_forms` has the people helped: 88.36 client-years and 44.18 people well in the first year, 162.1406
/// and 114.2053 in the second. A client takes 0.09765 FTE of care, times 0.9: 5 % less while helped, 4 % less when well.
const DURING: [f64; 2] = [0.09765 * 0.9 * 88.36 * 0.05, 0.09765 * 0.9 * 162.1406 * 0.05];
const AFTER: [f64; 2] = [0.09765 * 0.9 * 44.18 * 0.04, 0.09765 * 0.9 * 114.2053 * 0.04];
const FOUND: [f64; 2] = [0.198_81, 0.298_546_35];

#[test]
fn one_mechanism_alone_is_the_whole_effect() {
    let mut data = still(2);
    fix(&mut data, "direct:complex:care", 0.05);
    let split = Central::of(&data, &ten(2025));
    for (i, year) in [2024, 2025].into_iter().enumerate() {
        close(split.at(DuringHelp, "breed", year, "fte"), -DURING[i], 1e-9);
        close(split.at(Part::Total, "breed", year, "fte"), -DURING[i], 1e-9);
        close(split.at(Part::Care, "care", year, "fte"), -DURING[i], 1e-9);
        close(split.at(DuringHelp, "welfare", year, "fte"), 0.0, 1e-9);
        // Nobody leaves care for these hires, so nothing belongs to its staff.
        for part in [Switchers, Displaced, MovedOn] {
            close(split.at(part, "breed", year, "fte"), 0.0, 1e-9);
        }
    }
    assert!(!split.0.keys().any(|k| k.0 == Part::of(Prevention)), "what can't act has no part");
}

/// Rebound and shift take a share of what two others avoid: of a product of two players each gets half. So while help runs
/// -d + (0.1 + 0.08) d/2, waiting lists 0.1 (d + p)/2, elsewhere 0.08 (d + p)/2; in welfare alone, what comes back is half
/// the work of who avoided it. What is found is a part of its own.
#[test]
fn what_comes_back_is_shared_with_what_was_avoided_half_and_half() {
    let mut data = still(2);
    for (name, value) in [
        ("direct:complex:care", 0.05),
        ("prevent:complex:care", 0.04),
        ("refer_probability:complex:care", 0.015),
        ("rebound:care", 0.1),
        ("shift:care:welfare", 0.08),
    ] {
        fix(&mut data, name, value);
    }
    let split = Central::of(&data, &ten(2025));
    for (i, year) in [2024, 2025].into_iter().enumerate() {
        let (d, p) = (DURING[i], AFTER[i]);
        let at = |part: Mechanism, key: &str| split.at(part, key, year, "fte");
        close(at(DuringHelp, "breed"), -d + 0.18 * d / 2.0, 1e-9);
        close(at(Prevention, "breed"), -p + 0.18 * p / 2.0, 1e-9);
        close(at(WaitingLists, "breed"), 0.1 * (d + p) / 2.0, 1e-9);
        close(at(Elsewhere, "breed"), 0.08 * (d + p) / 2.0, 1e-9);
        close(at(Signalling, "breed"), FOUND[i], 1e-9);
        close(at(Elsewhere, "welfare"), 0.08 * (d + p) / 2.0, 1e-9);
        close(at(DuringHelp, "welfare"), 0.08 * d / 2.0, 1e-9);
        close(at(Prevention, "welfare"), 0.08 * p / 2.0, 1e-9);
        close(at(Elsewhere, "care"), 0.0, 1e-9);
        // Persons: FTE by 0.651 in care (0.7 of a full week, 7 % absent), 0.705 in welfare.
        let persons = split.at(DuringHelp, "breed", year, "persons");
        close(persons, (-d + 0.1 * d / 2.0) / 0.651 + 0.08 * d / 2.0 / 0.705, 1e-9);
    }
}

/// At a cap C below d + p but above either, who joins last gets what is left: d gets (d + C - p)/2.
#[test]
fn a_cap_is_shared_by_who_runs_into_it() {
    let mut data = still(1);
    let (d, p, cap) = (DURING[0], AFTER[0], 0.45);
    assert!(d < cap && p < cap && d + p > cap);
    fix(&mut data, "direct:complex:care", 0.05);
    fix(&mut data, "prevent:complex:care", 0.04);
    fix(&mut data, "effect_cap:care", cap / 6510.0);
    let split = Central::of(&data, &ten(2024));
    close(split.at(DuringHelp, "breed", 2024, "fte"), -(d + cap - p) / 2.0, 1e-9);
    close(split.at(Prevention, "breed", 2024, "fte"), -(p + cap - d) / 2.0, 1e-9);
    close(split.at(Part::Total, "breed", 2024, "fte"), -cap, 1e-9);
}

/// Equal players get equal parts: an effect after recovery of the same size as during help.
#[test]
fn mechanisms_that_do_the_same_get_the_same() {
    let mut data = still(1);
    // 88.36 client-years and 44.18 people well: 4 % of the one is 8 % of the other.
    fix(&mut data, "direct:complex:care", 0.04);
    fix(&mut data, "prevent:complex:care", 0.08);
    fix(&mut data, "effect_cap:care", 0.5 / 6510.0);
    fix(&mut data, "rebound:care", 0.2);
    let split = Central::of(&data, &ten(2024));
    let [during, after] = [DuringHelp, Prevention].map(|m| split.at(m, "breed", 2024, "fte"));
    close(during, after, 1e-12);
    assert!(during < -0.1);
}

/// All hires leave care: 10 FTE in the first year and 1.65 in the second, at 0.75 of a full week; 60 % from care, 40 % from
/// welfare. Staff and demand touch each other nowhere here, so they add up: each has what it has alone.
#[test]
fn hires_who_leave_care_are_missing_there_in_full() {
    let mut data = still(2);
    for (name, value) in [
        ("direct:complex:care", 0.05),
        ("hire_source:hbo:outside_care", 0.0),
        ("hire_source:hbo:care_branches", 1.0),
        ("hire_branch_split:care", 0.6),
        ("hire_branch_split:welfare", 0.4),
    ] {
        fix(&mut data, name, value);
    }
    let split = Central::of(&data, &ten(2025));
    for (i, (year, hired)) in [(2024, 10.0), (2025, 11.65)].into_iter().enumerate() {
        close(split.at(Switchers, "care", year, "persons"), 0.6 * hired / 0.75, 1e-8);
        close(split.at(Switchers, "welfare", year, "persons"), 0.4 * hired / 0.75, 1e-8);
        close(split.at(Part::Staff, "breed", year, "persons"), hired / 0.75, 1e-8);
        close(split.at(DuringHelp, "breed", year, "fte"), -DURING[i], 1e-9);
        let total = split.at(Part::Total, "smal", year, "persons");
        close(total, hired / 0.75 - DURING[i] / 0.651, 1e-8);
    }
}

/// Of hires from outside care three in ten would have entered care: 10 x 0.3 / 0.75 = 4 persons in the first year. Of the 10
/// FTE at its end 4.5 % move on to other work in care: 0.6 persons in the second.
#[test]
fn displaced_hires_are_missing_and_who_moves_on_comes_back() {
    let mut data = still(2);
    for branch in &mut data.branches {
        branch.exits = vec![0.05];
        branch.inflow_rate = 0.03;
    }
    fix(&mut data, "displacement:outside_care", 0.3);
    let split = Central::of(&data, &ten(2024));
    close(split.at(Displaced, "breed", 2024, "persons"), 4.0, 1e-8);
    close(split.at(Part::Total, "breed", 2024, "persons"), 4.0, 1e-8);
    close(split.at(MovedOn, "breed", 2024, "persons"), 0.0, 1e-9);

    fix(&mut data, "displacement:outside_care", 0.0);
    fix(&mut data, "leave_switch_rate:hbo", 0.045);
    let split = Central::of(&data, &ten(2025));
    close(split.at(MovedOn, "breed", 2025, "persons"), -0.6, 1e-8);
    close(split.at(Part::Total, "breed", 2025, "persons"), -0.6, 1e-8);
}

/// A plan and a lever: 1 % less absence in care gives 9,500 x 0.7 x 0.01 FTE. Nothing is ended twice, so they add up.
#[test]
fn levers_beside_a_plan_are_one_part() {
    let mut data = still(1);
    fix(&mut data, "direct:complex:care", 0.05);
    let mut scenario = ten(2024);
    scenario.levers.absence = vec![(Target::Branch("care".into()), Ramp::constant(-0.01))];
    let split = Central::of(&data, &scenario);
    close(split.at(Part::Levers, "breed", 2024, "fte"), -66.5, 1e-8);
    close(split.at(DuringHelp, "breed", 2024, "fte"), -DURING[0], 1e-8);
}

/// Hours and absence multiply: 1.02 x 0.94 against 0.93 of 9,500 x 0.7 FTE. Half of the product belongs to each.
#[test]
fn levers_without_a_plan_are_split_by_kind() {
    let data = still(1);
    let mut scenario = reference(2024);
    scenario.name = "levers".into();
    scenario.levers.absence = vec![(Target::Branch("care".into()), Ramp::constant(-0.01))];
    scenario.levers.hours = vec![(Target::Branch("care".into()), Ramp::constant(0.02))];
    let split = Central::of(&data, &scenario);
    let contract = 9_500.0 * 0.7;
    close(split.at(Part::Lever(Lever::Absence), "care", 2024, "fte"), -contract * (0.01 + 0.000_2 / 2.0), 1e-8);
    close(split.at(Part::Lever(Lever::Hours), "care", 2024, "fte"), -contract * (0.02 * 0.93 + 0.000_2 / 2.0), 1e-8);
    assert!(!split.0.keys().any(|k| k.0 == Part::Care), "no plan, no groups");
}

#[test]
fn figures_of_its_own_stand_apart_from_the_plan() {
    let mut data = still(1);
    fix(&mut data, "direct:complex:care", 0.05);
    let mut scenario = ten(2024);
    let own = |name: &str, value: f64| schakel::scenario::Override {
        pool: None,
        cases: None,
        name: name.into(),
        dist: schakel::dist::Dist::Fixed(value),
        why: String::new(),
        source: String::new(),
    };
    scenario.parameters = vec![own("base_shortage_factor:care", 2.0)];
    let split = Central::of(&data, &scenario);
    // 500 persons more short from the start, of 0.651 FTE; what a client uses grows with demand, 10,500 persons for 10,000.
    close(split.at(Part::Figures, "care", 2024, "fte"), 500.0 * 0.651, 1e-8);
    close(split.at(DuringHelp, "care", 2024, "fte"), -DURING[0] * 10_500.0 / 10_000.0, 1e-8);
}

/// The shares of a group of real draws, in a model where everything touches everything, against the definition: all 40,320
/// orders in which eight mechanisms can join, each world simulated.
#[test]
fn the_split_is_the_mean_over_all_orders() {
    let mut data = common::two_regions();
    // Short enough that social workers are missed, and not everywhere.
    for (branch, shortage) in data.branches.iter_mut().zip([900.0, 90.0]) {
        branch.shortage = Persons(shortage);
    }
    let scenario = plan(2026, 60.0, [0.2, 0.3, 0.1, 0.4]);
    let game = game(&data, &scenario);
    assert_eq!(game.players, Mechanism::ALL.map(Part::of));
    let scores = game.simulation.sampler.draw(64, 1);
    let frame = &game.simulation.frame;
    let policies: Vec<Policy> = (0..1_u32 << 8)
        .map(|coalition| {
            let is_in = |m: &Mechanism| coalition >> *m as u32 & 1 == 1;
            let mechanisms = Mechanism::ALL.into_iter().filter(is_in).fold(Mechanisms::NONE, Mechanisms::with);
            Policy { mechanisms, ..Policy::new(frame, &data, &scenario) }
        })
        .collect();
    let mut values = vec![Lanes::ZERO; 256];
    let mut reference = Lanes::ZERO;
    let breed = |year: &schakel::model::world::Totals| -> Lanes {
        let pairs = 0..frame.pairs.len();
        pairs.map(|p| (year.demand[p] - year.filled[p]) / frame.fte_per_person(frame.pairs[p].branch)).sum()
    };
    game.simulation.variants(1, &policies, &scores, 0, &mut game.simulation.workspace(), |world, years| {
        *world.map_or(&mut reference, |w| &mut values[w]) = breed(&years[3]);
    });
    let mut sums = [Lanes::ZERO; 8];
    let mut orders = 0.0;
    let mut order: Vec<usize> = (0..8).collect();
    permute(&mut order, 0, &mut |order| {
        let mut before = 0;
        for &player in order {
            sums[player] += values[before | 1 << player] - values[before];
            before |= 1 << player;
        }
        orders += 1.0;
    });
    assert_eq!(orders, 40_320.0);
    let shares = shares_of(&game, &scores);
    for (m, sum) in Mechanism::ALL.into_iter().zip(sums) {
        let got = shares[&(Part::of(m), "breed".to_string(), 2026, "persons".to_string())];
        assert!(sum.0.iter().any(|sum| *sum != 0.0), "{m:?} acts");
        for (got, want) in got.iter().zip((sum / orders).0) {
            close(*got, want, 1e-9 * reference.0[0].abs().max(1.0));
        }
    }
}

fn permute(order: &mut Vec<usize>, from: usize, see: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        return see(order);
    }
    for i in from..order.len() {
        order.swap(from, i);
        permute(order, from + 1, see);
        order.swap(from, i);
    }
}

/// In every draw, year, branch and unit parts add up to groups, and groups to the effect; the effect is the difference of the
/// two levels.
#[track_caller]
fn adds_up(game: &Game, scores: &Scores) {
    let shares = shares_of(game, scores);
    let mut cells = 0;
    for ((part, key, year, unit), total) in shares.iter().filter(|(k, _)| k.0 == Part::Total) {
        let at = |part: Part| shares[&(part, key.clone(), *year, unit.clone())];
        for lane in 0..WIDTH {
            let sum = |is: &dyn Fn(Part) -> bool| -> (f64, f64) {
                let parts = game.parts.iter().filter(|p| is(**p)).map(|p| at(*p)[lane]);
                parts.fold((0.0, 0.0), |(sum, size), x| (sum + x, size + x.abs()))
            };
            let level = at(Part::Without)[lane];
            close(at(Part::With)[lane] - level, total[lane], 1e-12 * level.abs());
            for (got, size) in [sum(&|p| p.is_leaf()), sum(&|p| p.parent() == Some(Part::Total))] {
                close(got, total[lane], 1e-9 * size + 1e-12 * level.abs());
            }
            for group in [Part::Care, Part::Staff].into_iter().filter(|g| game.parts.contains(g)) {
                let (got, size) = sum(&|p| p.parent() == Some(group));
                close(got, at(group)[lane], 1e-9 * size);
            }
            cells += 1;
        }
        assert_eq!(*part, Part::Total);
    }
    assert!(cells > 0);
}

#[test]
fn parts_add_up_in_every_draw() {
    let data = tiny();
    let mut with_levers = plan(2027, 60.0, [0.1, 0.4, 0.1, 0.4]);
    with_levers.levers.inflow = vec![(Target::All, Ramp::constant(0.1))];
    with_levers.levers.training_places = vec![(data.programmes[0].id.clone(), Ramp::constant(30.0))];
    for scenario in [plan(2027, 60.0, [0.1, 0.4, 0.1, 0.4]), plan(2027, 60.0, [1.0, 0.0, 0.0, 0.0]), with_levers] {
        let game = game(&data, &scenario);
        for group in 0..4 {
            adds_up(&game, &game.simulation.sampler.draw(512 + 8 * group, 1));
        }
        adds_up(&game, &game.simulation.sampler.central());
    }
}

/// The effect is the one that a run reports, and volunteers draw nobody from care.
#[test]
fn the_effect_is_that_of_a_run() {
    let data = tiny();
    let scenario = plan(2027, 40.0, [1.0, 0.0, 0.0, 0.0]);
    let game = game(&data, &scenario);
    assert!(!game.parts.iter().any(|p| *p == Part::Staff || matches!(p, Part::OfStaff(_))));
    let split = Central::of(&data, &scenario);
    let results = run(&data, &[scenario], &Options { central: true, keep: Keep::All, ..Options::default() });
    for year in 2024..=2027 {
        for (scope, key) in [("total", "smal"), ("total", "breed"), ("branch", "care"), ("branch", "welfare")] {
            for unit in ["persons", "fte"] {
                let want = results.effect(1, "shortage", scope, key, year, unit).unwrap().mean.unwrap();
                let level = results.level(0, "shortage", scope, key, year, unit).unwrap().mean.unwrap();
                close(split.at(Part::Total, key, year, unit), want, 1e-9 * level.abs() + 1e-6);
            }
        }
    }
}

/// A world that goes on from another, where a plan begins, is to the bit the one simulated from the start: after others in
/// any order, on the labour market of the reference or another, under figures of its own or not.
#[test]
fn worlds_part_with_the_same_bits() {
    let data = tiny();
    let own = schakel::scenario::Override {
        pool: None,
        cases: None,
        name: "base_shortage_factor:care".into(),
        dist: schakel::dist::Dist::Fixed(2.0),
        why: String::new(),
        source: String::new(),
    };
    for parameters in [vec![], vec![own]] {
        let mut planned = plan(2027, 60.0, [0.1, 0.4, 0.1, 0.4]);
        planned.plan.size = Ramp { points: vec![(2025, 0.0), (2027, 60.0)] };
        planned.parameters = parameters;
        let mut both = planned.clone();
        both.levers.inflow = vec![(Target::All, Ramp::constant(0.1))];
        let mut levers = reference(2027);
        levers.levers.inflow.clone_from(&both.levers.inflow);
        let game = game(&data, &planned);
        let (simulation, frame) = (&game.simulation, &game.simulation.frame);
        let policies = [&both, &planned, &reference(2027), &planned, &both, &levers, &planned, &both, &levers, &both]
            .map(|scenario| Policy::new(frame, &data, scenario));
        assert_eq!(policies[1].plan_begins(), Some(3));

        let scores = simulation.sampler.draw(8, 1);
        let mut got = Vec::new();
        let see = |_: Option<usize>, years: &[Totals]| got.push(years.to_vec());
        simulation.variants(1, &policies, &scores, 0, &mut simulation.workspace(), see);

        let mut draws = Vec::new();
        let mut out = vec![[0.0; WIDTH]; simulation.layout.kept.len()];
        simulation.run_showing(&scores, &mut simulation.workspace(), &mut out, |_, _, draw| {
            draws.push(draw.clone());
            true
        });
        let (mut world, mut shared) = (World::new(frame), Shared::new(frame));
        let mut whole = |policy: &Policy, draw: &mut Draw, role: Role| {
            let mut years = vec![Totals::new(frame); frame.years + 1];
            let mut alone = [Member { policy, of_help: None, years: &mut years, role, course: Course::Whole }];
            simulation.kernel.simulate(frame, draw, &mut world, &mut shared, &mut Trunk::default(), &mut alone);
            years
        };
        let reference = Policy::new(frame, &data, &reference(2027));
        let mut want = vec![whole(&reference, &mut draws[0], Role::Reference)];
        want.extend(policies.iter().map(|policy| whole(policy, &mut draws[1], Role::Scenario)));
        assert!(got == want, "figures of its own: {}", !planned.parameters.is_empty());
        assert!(got[1] != got[2] && got[3] != got[6], "the worlds differ");
    }
}

/// The Dutch data set: parts add up, and a plan without its mechanisms is no plan, to the bit.
#[test]
fn the_dutch_plan_adds_up_and_without_mechanisms_is_none() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let job = Job::load(&[folder.join("substitution.toml")]).unwrap();
    let game = Game::new(&job.dataset, &job.scenarios[0], &job.scenarios[1], 1, Design::DEFAULT).unwrap();
    assert_eq!(game.players, Mechanism::ALL.map(Part::of));
    // Waiting lists and what comes back elsewhere act only where care is avoided: 3 of 4 sets of what avoids, with 4 of these
    // two, and 1 without; times 2 for signalling and 8 for staff.
    assert_eq!(game.worlds(), 1 + (3 * 4 + 1) * 2 * 8);
    adds_up(&game, &game.simulation.sampler.draw(0, 1));

    let data = nl();
    let frame = &game.simulation.frame;
    let policy = Policy::new(frame, &data, &job.scenarios[1]);
    let nothing = Policy { mechanisms: Mechanisms::NONE, ..policy.clone() };
    let none = Policy::new(frame, &data, &job.scenarios[0]);
    let scores = game.simulation.sampler.draw(0, 1);
    let mut worlds = Vec::new();
    game.simulation.variants(1, &[nothing, none, policy], &scores, 0, &mut game.simulation.workspace(), |_, years| {
        worlds.push(years.iter().map(|y| (y.demand.clone(), y.supply.clone(), y.filled.clone())).collect::<Vec<_>>());
    });
    let same = |a: usize, b: usize| {
        let pairs = worlds[a].iter().zip(&worlds[b]);
        pairs
            .into_iter()
            .all(|(a, b)| [(&a.0, &b.0), (&a.1, &b.1), (&a.2, &b.2)].into_iter().all(|(a, b)| common::same_bits(a, b)))
    };
    assert!(same(0, 1) && same(1, 2), "a plan without mechanisms");
    assert!(!same(0, 3), "and one with them");
}

#[test]
fn nothing_to_split_is_said() {
    let data = Arc::new(tiny());
    let base = Arc::new(reference(2027));
    let refuse = |scenario: Scenario| {
        let found = Game::new(&data, &base, &Arc::new(scenario), 1, Design::Plain);
        found.err().expect("there is nothing to split").to_string()
    };
    assert!(refuse(reference(2027)).contains("no plan and no levers"));
    let mut lever = reference(2027);
    lever.levers.absence = vec![(Target::All, Ramp::constant(-0.01))];
    assert!(refuse(lever).contains("single lever, `absence`"));
}
