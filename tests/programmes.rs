//! Programmes that share the extra staff of a plan: what must hold whatever the figures, people counted once, and worlds
//! that share work.

mod common;
#[path = "cookbook/page.rs"]
mod page;

use std::path::Path;

use common::{distance, fix, fix_all, plan, run, run_job, same_bits, scores, tiny, two_regions, walk};
use schakel::dataset::Dataset;
use schakel::ids::{Lang, Support};
use schakel::lanes::Lanes;
use schakel::report::people;
use schakel::report::view::View;
use schakel::run::{Keep, Options, Results};
use schakel::scenario::{Job, Override, PlanProgramme, Scenario};

const HORIZON: i32 = 2031;
const MIX: [f64; 4] = [0.2, 0.3, 0.1, 0.4];
const FACTORS: [&str; 5] = ["approach_hours", "approach_reach", "approach_direct", "approach_prevent", "approach_lag"];

/// A plan of `size` whose staff these programmes share: name, type, share.
fn shared(size: f64, programmes: &[(&str, &str, f64)]) -> Scenario {
    let mut scenario = plan(HORIZON, size, MIX);
    scenario.plan.programmes = programmes
        .iter()
        .map(|&(id, approach, share)| PlanProgramme {
            id: id.into(),
            is_own: true,
            approach: approach.into(),
            share,
            levels: Support::ALL.into(),
        })
        .collect();
    scenario
}

const THREE: [(&str, &str, f64); 3] = [
    ("early", "preventive_individual", 0.3),
    ("group", "preventive_collective", 0.45),
    ("late", "curative_individual", 0.25),
];

/// Help for which there are always people enough.
fn endless(mut data: Dataset) -> Dataset {
    for k in Support::ALL.map(Support::id) {
        fix(&mut data, &format!("pool_share:{k}"), 0.9);
        fix(&mut data, &format!("current_clients:{k}"), 0.0);
    }
    fix_all(&mut data, "reach", 1.0);
    fix_all(&mut data, "approach_reach", 1.0);
    data
}

/// People helped and well, and what that does to care, in every year.
fn outcome(data: &Dataset, scenario: &Scenario) -> Vec<Lanes> {
    let mut out = Vec::new();
    walk(data, scenario, &scores(data, HORIZON, 5, 0, 1), 0, |step| {
        let year = &step.world.year;
        out.extend(year.clients.iter().chain(&year.well).chain(&year.recovering));
        out.extend(year.avoided.iter().chain(&year.found).chain(&year.refilled).chain(&year.returned));
        out.extend(year.demand.iter().chain(&year.filled));
    });
    out
}

#[track_caller]
fn near(a: &[Lanes], b: &[Lanes]) {
    assert_eq!(a.len(), b.len());
    for (i, (a, b)) in a.iter().zip(b).enumerate() {
        assert!(distance(*a, *b) < 1e-9, "{i}: {a:?} is not {b:?}");
    }
    assert!(a.iter().filter(|x| **x != Lanes::ZERO).count() > a.len() / 3);
}

#[test]
fn programmes_that_differ_in_nothing_are_a_plan_without_programmes() {
    let mut data = endless(two_regions());
    for factor in FACTORS {
        fix_all(&mut data, factor, 1.0);
    }
    let without = outcome(&data, &plan(HORIZON, 40.0, MIX));
    near(&outcome(&data, &shared(40.0, &THREE)), &without);
    // With a rest that does ordinary social work.
    near(&outcome(&data, &shared(40.0, &THREE[..2])), &without);
}

/// Also where people are scarce.
#[test]
fn one_programme_that_differs_in_nothing_is_the_plan_to_the_bit() {
    let mut data = two_regions();
    for factor in FACTORS {
        fix_all(&mut data, factor, 1.0);
    }
    for size in [40.0, 400.0] {
        let one = shared(size, &[("all", "preventive_individual", 1.0)]);
        assert!(same_bits(&outcome(&data, &one), &outcome(&data, &plan(HORIZON, size, MIX))));
    }
}

#[test]
fn the_order_of_programmes_counts_only_where_people_are_scarce() {
    let of = |data: &Dataset, order: [usize; 3], size: f64| outcome(data, &shared(size, &order.map(|i| THREE[i])));
    let data = endless(two_regions());
    let first = of(&data, [0, 1, 2], 40.0);
    near(&of(&data, [2, 0, 1], 40.0), &first);
    near(&of(&data, [1, 2, 0], 40.0), &first);
    let data = two_regions();
    assert!(!same_bits(&of(&data, [0, 1, 2], 400.0), &of(&data, [2, 1, 0], 400.0)));
}

/// A plan far larger than the people there are: no level of support has more client-years than the widest reach of its
/// programmes allows, in any draw, region and year, and the programmes together are all there is.
#[test]
fn nobody_is_helped_twice_where_people_are_scarce() {
    let data = two_regions();
    let mut bound = 0;
    for group in 0..4 {
        let scores = scores(&data, HORIZON, 8, 0, 4);
        let scenario = shared(4000.0, &THREE);
        walk(&data, &scenario, &scores, group, |step| {
            let (frame, draw, t) = (step.frame, step.draw, step.t);
            if t == 0 {
                return;
            }
            let programmes = step.policy.programmes.len();
            assert_eq!(programmes, 3);
            let year = &step.world.year;
            for (measure, all) in [(0, &year.clients), (1, &year.well)] {
                let of_programmes: Lanes = year.programmes.iter().map(|p| p[measure]).sum();
                assert!(distance(of_programmes, all[0] + all[1] + all[2]) < 1e-12);
            }
            for r in 0..frame.regions {
                // All programmes of a region stand side by side.
                let here = (t * frame.regions + r) * programmes;
                for (k, level) in frame.slots.levels.iter().enumerate() {
                    let clients: Lanes = (0..programmes).map(|g| step.world.clients[here + g][k]).sum();
                    let well: Lanes = (0..programmes).map(|g| step.before.well[r * programmes + g][k]).sum();
                    let adults: Lanes = (0..frame.classes)
                        .map(|c| {
                            draw.class[t * frame.classes + c]
                                * frame.adults[(t * frame.regions + r) * frame.classes + c]
                        })
                        .sum();
                    for i in 0..8 {
                        let at = |slot: usize| draw.at(slot).0[i];
                        let current = at(level.current_clients) * frame.population_share[t * frame.regions + r];
                        let pool = (at(level.pool_share) * adults.0[i] - current - well.0[i]).max(0.0);
                        let reach =
                            frame.slots.approaches[..3].iter().map(|a| (at(level.reach) * at(a.reach)).min(1.0));
                        let most = at(level.duration) * reach.fold(0.0, f64::max) * pool;
                        assert!(clients.0[i] <= most * (1.0 + 1e-12), "{} above {most}", clients.0[i]);
                        bound += usize::from(most > 0.0 && clients.0[i] > 0.999_999 * most);
                    }
                }
            }
        });
    }
    assert!(bound > 50, "the limit binds {bound} times only");
}

#[test]
fn hours_that_find_no_level_stay_idle() {
    let data = tiny();
    let mut scenario = shared(40.0, &[("late", "curative_individual", 0.5)]);
    scenario.plan.programmes[0].levels = vec![Support::Complex];
    let mut seen = 0;
    walk(&data, &scenario, &scores(&data, HORIZON, 5, 0, 1), 0, |step| {
        let here = step.t * step.frame.regions * 2;
        let [light, moderate, complex] = step.world.clients[here];
        assert!(light == Lanes::ZERO && moderate == Lanes::ZERO);
        seen += usize::from(complex != Lanes::ZERO && step.world.clients[here + 1][0] != Lanes::ZERO);
    });
    assert!(seen > 3);
}

/// Every row of the scenario `name`.
fn rows(results: &Results, name: &str) -> Vec<(String, Option<u64>)> {
    let of = results.scenarios.iter().position(|s| s.name == name).unwrap();
    let rows = results.summary.iter().filter(|row| row.id.scenario == of);
    let key = |row: &schakel::run::results::Row| {
        let id = &row.id;
        format!("{} {} {} {} {}", id.measure, id.scope, id.key, id.year, id.unit)
    };
    rows.map(|row| (key(row), row.stats.mean.map(f64::to_bits))).collect()
}

/// Worlds leave out what another has done already: none may take over another's programmes.
#[test]
fn company_changes_no_programme() {
    let data = tiny();
    let options = Options { draws: 512, keep: Keep::All, ..Options::default() };
    let named = |name: &str, mut scenario: Scenario| {
        scenario.name = name.into();
        scenario
    };
    let mut own = shared(40.0, &THREE);
    own.parameters = vec![Override {
        name: "approach_hours:preventive_individual".into(),
        dist: schakel::dist::Dist::Fixed(2.0),
        pool: None,
        cases: None,
        why: String::new(),
        source: String::new(),
    }];
    let scenarios = [
        named("plain", plan(HORIZON, 40.0, MIX)),
        named("three", shared(40.0, &THREE)),
        named("two", shared(40.0, &THREE[1..])),
        named("own", own),
    ];
    let together = run(&data, &scenarios, &options);
    for scenario in &scenarios {
        let alone = rows(&run(&data, std::slice::from_ref(scenario), &options), &scenario.name);
        let here = rows(&together, &scenario.name);
        assert_eq!(here, alone, "{}", scenario.name);
        let of_programmes = here.iter().filter(|(key, _)| key.contains(" programme ")).count();
        let years = HORIZON as usize - 2023 + 1;
        assert_eq!(
            of_programmes,
            2 * years * [0, 3, 3, 3][scenarios.iter().position(|s| s.name == scenario.name).unwrap()]
        );
    }
    assert_ne!(rows(&together, "three"), rows(&together, "own"));
}

/// A type whose rows a data set leaves out does what ordinary social work does.
#[test]
fn a_type_without_rows_is_ordinary_social_work() {
    let mut data = tiny();
    data.parameters.retain(|p| !p.name.starts_with("approach_"));
    let one = shared(40.0, &[("all", "curative_individual", 1.0)]);
    assert!(same_bits(&outcome(&data, &one), &outcome(&data, &plan(HORIZON, 40.0, MIX))));
}

/// Reach is a share: a type can raise it up to the whole pool, and leaves one that is above already as it is.
#[test]
fn no_type_reaches_more_than_the_whole_pool() {
    let mut data = tiny();
    for (reach, factor, want) in [(0.4, 2.0, 0.8), (0.4, 5.0, 1.0), (1.0, 3.0, 1.0), (2.0, 3.0, 2.0), (2.0, 0.25, 0.5)]
    {
        fix(&mut data, "reach:light", reach);
        fix(&mut data, "duration:light", 0.5);
        fix(&mut data, "approach_reach:curative_individual", factor);
        let one = shared(40.0, &[("all", "curative_individual", 1.0)]);
        walk(&data, &one, &scores(&data, HORIZON, 5, 0, 1), 0, |step| {
            assert_eq!(
                step.draw.of_help.approaches[step.policy.programmes[0].approach].reached[0],
                Lanes::splat(0.5 * want)
            );
        });
    }
}

/// The tables of the page for planners are those of a report.
#[test]
fn the_page_shows_what_a_report_shows() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let job = Job::load(&[folder.join("programmes.toml")]).unwrap();
    let options = Options { draws: 512, keep: Keep::Headline, ..Options::default() };
    let results = run_job(&job, &options);
    page::says_what_the_program_says(&folder.join("programmes.md"), |words| {
        let lang = if words[1] == "nl" { Lang::Nl } else { Lang::En };
        let view = View::new(&results, lang);
        let table = match words[0] {
            "programmes" => people::programmes(view, 1),
            _ => people::approaches(view, 1),
        };
        let table = table.expect("the scenario names programmes");
        page::table(&table.head, &table.rows)
    });
}
