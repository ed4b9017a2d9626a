//! The same seed gives the same numbers to the bit, whatever the threads, the company a scenario is in, the order of
//! tables, and how many draws follow.

mod common;

use std::collections::BTreeMap;

use common::{plan, reference, run, scores, set, split_region, tiny, two_regions};
use schakel::dataset::Dataset;
use schakel::dist::Normal;
use schakel::ids::Support;
use schakel::lanes::{Lanes, WIDTH};
use schakel::run::results::{Row, RowId};
use schakel::run::simulation::Simulation;
use schakel::run::{Keep, Live, Options, Results};
use schakel::sample::{Design, Noise, Sampler};
use schakel::scenario::{PlanProgramme, Ramp, Scenario, Split, Target};

const HORIZON: i32 = 2027;

fn options(draws: u64, threads: usize) -> Options {
    Options { draws, seed: 20, threads: Some(threads), ..Options::default() }
}

/// A plan, a lever, and both.
fn three() -> [Scenario; 3] {
    let named = |name: &str, mut s: Scenario| {
        s.name = name.into();
        s
    };
    let lever = vec![(Target::All, Ramp { points: vec![(2024, 0.0), (2026, -0.02)] })];
    let mut people = plan(HORIZON, 80.0, [0.2, 0.3, 0.1, 0.4]);
    people.plan.split = Split::Shortage;
    let mut absence = reference(HORIZON);
    absence.levers.absence.clone_from(&lever);
    let mut both = people.clone();
    both.levers.absence = lever;
    [named("people", people), named("absence", absence), named("both", both)]
}

/// Every figure of both tables by the name of its scenario and what it is about.
fn figures(results: &Results) -> BTreeMap<(String, bool, RowId), Vec<Option<u64>>> {
    let of = |row: &Row, effect: bool| {
        let name = results.scenarios[row.id.scenario].name.clone();
        let s = &row.stats;
        let mut numbers = vec![s.mean, s.sd, s.mc_error, s.share_below_zero, s.share_above_zero, s.share_reached];
        numbers.extend([s.mc_error_share_below_zero, s.mc_error_share_above_zero, s.mc_error_share_reached]);
        numbers.extend(s.quantiles.into_iter().chain(s.mc_error_quantiles));
        let bits = numbers.into_iter().map(|x| x.map(f64::to_bits)).collect();
        ((name, effect, RowId { scenario: 0, ..row.id.clone() }), bits)
    };
    let (levels, effects) = (results.summary.iter(), results.effects.iter());
    levels.map(|r| of(r, false)).chain(effects.map(|r| of(r, true))).collect()
}

#[test]
fn threads_change_nothing() {
    let data = two_regions();
    let [one, two, seven] = [1, 2, 7].map(|n| figures(&run(&data, &three(), &options(1024, n))));
    assert!(one.len() > 1000 && one == two && one == seven);
    let other = figures(&run(&data, &three(), &Options { seed: 21, ..options(1024, 2) }));
    assert!(one != other, "the seed does nothing");
}

#[test]
fn neither_the_order_nor_the_company_of_a_scenario_changes_it() {
    let data = two_regions();
    let all = figures(&run(&data, &three(), &options(512, 2)));
    let [people, absence, both] = three();
    let turned = figures(&run(&data, &[both.clone(), people.clone(), absence], &options(512, 2)));
    assert!(all == turned);
    for some in [vec![people], vec![both]] {
        let alone = figures(&run(&data, &some, &options(512, 2)));
        assert!(alone.len() > 1000);
        for (key, figure) in &alone {
            assert_eq!(all.get(key), Some(figure), "{key:?}");
        }
    }
}

/// What a job simulates of `draws` draws from `first` on: `[series][draw]`.
fn simulate(simulation: &Simulation, first: u64, draws: usize) -> Vec<Vec<u64>> {
    let (series, groups) = (simulation.layout.kept.len(), draws / WIDTH);
    let mut out = vec![[0.0; WIDTH]; series * groups];
    simulation.run(&simulation.sampler.draw(first, groups), &mut simulation.workspace(), &mut out);
    out.chunks(groups).map(|c| c.as_flattened().iter().map(|x| x.to_bits()).collect()).collect()
}

/// A programme that prevents.
fn programme(id: &str, share: f64) -> PlanProgramme {
    PlanProgramme {
        id: id.into(),
        is_own: true,
        approach: "preventive_individual".into(),
        share,
        levels: Support::ALL.into(),
    }
}

/// What a server knows of the job before makes it quicker, and nothing else.
#[test]
fn a_first_answer_is_the_same_whatever_was_asked_before() {
    let data = std::sync::Arc::new(tiny());
    let known = Live::new(&data, 2).unwrap();
    let [people, absence, both] = three();
    let mut later = people.clone();
    later.plan.size.points = vec![(2025, 0.0), (2027, 80.0)];
    let mut programmes = people.clone();
    programmes.plan.programmes = ["one", "another"].map(|id| programme(id, 0.5)).into();
    let jobs: [(&[Scenario], i32, u64, usize); 10] = [
        (std::slice::from_ref(&people), HORIZON, 20, 32),
        (std::slice::from_ref(&absence), HORIZON, 20, 32),
        (std::slice::from_ref(&people), HORIZON, 20, 64),
        (&[people.clone(), absence.clone(), both.clone()], HORIZON, 20, 32),
        (&[both], HORIZON, 20, 64),
        (&[later], HORIZON, 20, 32),
        (&[programmes], HORIZON, 20, 32),
        (std::slice::from_ref(&people), HORIZON, 21, 32),
        (std::slice::from_ref(&people), HORIZON + 1, 21, 32),
        (std::slice::from_ref(&people), HORIZON, 20, 32),
    ];
    let mut all = Vec::new();
    for (scenarios, horizon, seed, draws) in jobs {
        let to_horizon = |s: &Scenario| std::sync::Arc::new(Scenario { horizon, ..s.clone() });
        let scenarios: Vec<_> = std::iter::once(&reference(horizon)).chain(scenarios).map(to_horizon).collect();
        let options = Options { seed, keep: Keep::Glance, ..Options::default() };
        let [here, alone] = [&known, &Live::new(&data, 1).unwrap()].map(|live| {
            let simulation = live.simulation(&data, &scenarios, &options).unwrap();
            figures(&live.first(&simulation, &options, draws).unwrap())
        });
        assert!(here.len() > 100 && here == alone, "{horizon} {seed} {draws}");
        all.push(here);
    }
    assert!(all[0] == all[9] && all[0] != all[7] && all[0] != all[2]);
}

#[test]
fn the_first_half_of_twice_the_draws_is_the_same() {
    let data = std::sync::Arc::new(tiny());
    let scenarios = [reference(HORIZON)].into_iter().chain(three()).map(std::sync::Arc::new).collect::<Vec<_>>();
    for design in Design::ALL {
        let simulation = Simulation::new(&data, &scenarios, 22, design, Keep::Headline).unwrap();
        let long = simulate(&simulation, 0, 2048);
        assert!(long.iter().zip(simulate(&simulation, 0, 1024)).all(|(long, short)| long[..1024] == short));
        // Any piece is reached directly.
        assert!(long.iter().zip(simulate(&simulation, 1000, 64)).all(|(long, piece)| long[1000..1064] == piece));
    }
}

/// Scores of all parameters, and of yearly noise by year, by name.
fn by_name(data: &Dataset) -> BTreeMap<String, Vec<u64>> {
    let scores = scores(data, HORIZON, 23, 64, 2);
    let bits = |x: [Lanes; 2]| x.iter().flat_map(|l| l.0.map(f64::to_bits)).collect::<Vec<_>>();
    let mut out = BTreeMap::new();
    for (i, p) in data.parameters.iter().enumerate() {
        out.insert(p.name.clone(), bits([0, 1].map(|g| scores.parameter(i, g))));
    }
    for (i, noise) in Sampler::noises(data).enumerate() {
        for t in 0..=(HORIZON - data.base_year) as usize {
            let of = match noise {
                Noise::Demand(b) => &data.branches[b].id,
                Noise::Exits => "exits",
                Noise::Lateral => "lateral inflow",
            };
            let name = format!("noise of {of} in {t}");
            out.insert(name, bits([0, 1].map(|g| scores.noise(i, t, g))));
        }
    }
    out
}

#[test]
fn a_change_in_one_table_changes_no_other_random_number() {
    let data = tiny();
    let base = by_name(&data);
    let (parameters, noises) = (data.parameters.len(), Sampler::noises(&data).count());
    assert_eq!(base.len(), parameters + noises * 5);
    assert_eq!(Sampler::noises(&data).filter(|n| matches!(n, Noise::Demand(_))).count(), 2);
    let variant = |change: &dyn Fn(&mut Dataset)| {
        let mut data = data.clone();
        change(&mut data);
        by_name(&data)
    };
    let normal = || Normal::new(0.0, 1.0).unwrap();
    let more = variant(&|d| set(d, "new:parameter", normal()));
    let member = variant(&|d| set(d, "tau:new_branch", normal()));
    let fewer = variant(&|d| {
        d.parameters.retain(|p| p.name != "tau:care" && !p.name.starts_with("direct:"));
    });
    let turned = variant(&|d| d.parameters.reverse());
    let region = variant(&|d| split_region(d, &[0.5; 3]));
    let branch = variant(&|d| {
        let mut branch = d.branches[0].clone();
        branch.id = "new".into();
        d.branches.insert(0, branch);
        d.social_work += 1;
    });
    let one_branch = variant(&|d| {
        d.branches.remove(0);
        d.social_work = 0;
    });
    for (name, other, sizes) in [
        ("a parameter more", more, 1),
        ("a member of a correlation more", member, 1),
        ("a few parameters less", fewer, -4),
        ("parameters turned round", turned, 0),
        ("a region more", region, 0),
        ("a branch more", branch, 5),
        ("a branch less", one_branch, -5),
    ] {
        assert_eq!(other.len() as i32 - base.len() as i32, sizes, "{name}");
        for (key, numbers) in &other {
            assert!(base.get(key).is_none_or(|b| b == numbers), "{name} changes {key}");
        }
    }
}

/// Turning parameters, branches or regions round changes no outcome either (beyond the order of sums).
#[test]
fn the_order_of_tables_changes_no_outcome() {
    let data = two_regions();
    let job = |data: &Dataset| run(data, &[three()[0].clone()], &options(512, 2));
    let base = job(&data);
    let mut parameters = data.clone();
    parameters.parameters.reverse();
    assert!(figures(&base) == figures(&job(&parameters)));
    let mut branches = data.clone();
    branches.branches.reverse();
    branches.social_work = 0;
    branches.programmes.iter_mut().for_each(|p| p.first_branch.reverse());
    let mut regions = data.clone();
    regions.regions.reverse();
    let half = regions.population.persons.len() / 2;
    regions.population.persons.rotate_left(half);
    for other in [branches, regions] {
        let other = job(&other);
        let (base, other) = (figures(&base), figures(&other));
        assert_eq!(base.len(), other.len());
        for (key, figure) in &base {
            // Means only: a quantile may stand on a draw that rounding moves across a bin.
            let [a, b] = [figure[0], other[key][0]].map(|x| x.map(f64::from_bits));
            let near = match (a, b) {
                (Some(a), Some(b)) => (a - b).abs() <= 1e-7 * a.abs().max(1.0),
                (a, b) => a == b,
            };
            assert!(near, "{key:?}: {a:?} {b:?}");
        }
    }
}
