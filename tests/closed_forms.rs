//! The model where its answer is known by hand: chapter 10 of model.md.

mod common;

use common::{
    central, fix, fix_all, fix_medians, index, plan, reference, run, scores, set, still_population, tiny, walk,
};
use schakel::dataset::{AgeBand, Correlation, Dataset, Member, Scope};
use schakel::dist::{Dist, Normal};
use schakel::ids::{Function, Support};
use schakel::lanes::WIDTH;
use schakel::math::ln;
use schakel::math::normal_correlation;
use schakel::run::{Keep, Options};
use schakel::sample::Design;
use schakel::scenario::{Evidence, PlanProgramme, Scenario};
use schakel::units::{Persons, Share};

#[track_caller]
fn close(got: f64, want: f64, relative: f64) {
    assert!((got - want).abs() <= relative * want.abs().max(1e-300), "{got} instead of {want}");
}

/// Every parameter fixed, nothing grows or shrinks, nobody enters or changes employer.
fn still(years: usize) -> Dataset {
    let mut data = tiny();
    fix_medians(&mut data);
    still_population(&mut data, years);
    for quantity in ["tau", "pi", "sigma", "success", "evidence"] {
        fix_all(&mut data, quantity, 0.0);
    }
    for quantity in ["employees_factor", "base_shortage_factor", "switch_factor"] {
        fix_all(&mut data, quantity, 1.0);
    }
    for branch in &mut data.branches {
        branch.inflow_rate = 0.0;
        branch.switches.fill(0.0);
    }
    data
}

/// One age band in which 8 % of care and 11 % of welfare leave a year.
fn one_band(years: usize) -> Dataset {
    let mut data = still(years);
    data.bands = vec![AgeBand { id: "all".into(), width_years: f64::INFINITY }];
    for (branch, exit) in data.branches.iter_mut().zip([0.08, 0.11]) {
        branch.exits = vec![exit];
        branch.switches = vec![0.0];
        branch.age_share = vec![1.0];
    }
    for profile in [&mut data.entry.education, &mut data.entry.reentry, &mut data.entry.side_entry] {
        *profile = vec![1.0];
    }
    data
}

#[test]
fn one_band_without_inflow_decays_at_its_exit_rate() {
    let data = one_band(40);
    let horizon = data.base_year + 40;
    walk(&data, &reference(horizon), &scores(&data, horizon, 1, 0, 1), 0, |step| {
        for (pair, heads) in step.frame.pairs.iter().zip(&step.reference.heads) {
            let (start, stays) = [(10_215.0, 0.92), (1022.0, 0.89)][pair.branch];
            let want = start * pair.mix * f64::powi(stays, step.t as i32);
            heads.0.iter().for_each(|&s| close(s, want, 1e-12));
        }
    });
}

#[test]
fn constant_inflow_leads_to_inflow_over_exit_rate() {
    let mut data = one_band(120);
    // 800 carers start a year, 70 % succeed, 80 % of these start in care: 448 persons a year from outside.
    fix(&mut data, "success:carer_school", 0.7);
    fix(&mut data, "starts_in_care:carer_school", 0.8);
    fix(&mut data, "continues_studying:carer_school", 0.1);
    let carer = data.programmes.iter_mut().find(|p| p.id == "carer_school").unwrap();
    carer.intake = vec![(2020, 800.0)];
    let horizon = data.base_year + 120;
    walk(&data, &reference(horizon), &central(&data, horizon), 0, |step| {
        let carers = step.reference.heads[0].0[0];
        let rest = 0.92_f64.powi(step.t as i32);
        close(carers, 5600.0 + (8172.0 - 5600.0) * rest, 1e-12);
        if step.t == 120 {
            close(carers, 448.0 / 0.08, 1e-4);
        }
    });
}

#[test]
fn a_tenth_of_a_ten_year_band_grows_older_every_year() {
    let mut data = one_band(30);
    data.bands.insert(0, AgeBand { id: "young".into(), width_years: 10.0 });
    for branch in &mut data.branches {
        branch.exits = vec![0.0, 0.0];
        branch.switches = vec![0.0, 0.0];
        branch.age_share = vec![0.6, 0.4];
    }
    for profile in [&mut data.entry.education, &mut data.entry.reentry, &mut data.entry.side_entry] {
        *profile = vec![1.0, 0.0];
    }
    let horizon = data.base_year + 30;
    walk(&data, &reference(horizon), &central(&data, horizon), 0, |step| {
        let young = 8172.0 * 0.6 * 0.9_f64.powi(step.t as i32);
        close(step.reference.staff[0].0[0], young, 1e-12);
        close(step.reference.staff[1].0[0], 8172.0 - young, 1e-12);
    });
}

#[test]
fn switchers_of_two_branches_settle_by_size_where_nothing_is_unfilled() {
    let mut data = one_band(1);
    for (branch, switches) in data.branches.iter_mut().zip([0.05, 0.2]) {
        branch.exits = vec![0.0];
        branch.switches = vec![switches];
        branch.shortage = Persons(0.0);
        branch.frictional = Share(0.0);
    }
    let horizon = data.base_year + 1;
    // Vocational social workers: 1021.5 in care, 408.8 in welfare.
    walk(&data, &reference(horizon), &central(&data, horizon), 0, |step| {
        let find = |b: usize| step.frame.pairs.iter().position(|p| (p.branch, p.occupation) == (b, 1)).unwrap();
        let [care, welfare] = [0, 1].map(|b| step.reference.heads[find(b)].0[0]);
        let pool = 1021.5 * 0.05 + 408.8 * 0.2;
        let want = match step.t {
            0 => [1021.5, 408.8],
            _ => [1021.5 * 0.95 + pool * 1021.5 / (1021.5 + 408.8), 408.8 * 0.8 + pool * 408.8 / (1021.5 + 408.8)],
        };
        close(care, want[0], 1e-12);
        close(welfare, want[1], 1e-12);
    });
}

/// One function, one level of support, no ceilings: hbo staff for people with several serious problems.
fn one_function(years: usize) -> Dataset {
    let mut data = still(years);
    data.population.persons.fill(0.0);
    for year in 0..=years {
        data.population.persons[year + years + 1] = 200_000.0;
    }
    for branch in &mut data.branches {
        branch.use_by_age.fill(1.0);
        branch.exits.fill(0.0);
        branch.shortage = Persons(0.0);
    }
    data.branches[0].employees = Persons(10_000.0);
    for (name, value) in [
        ("pool_share:light", 0.0),
        ("pool_share:moderate", 0.0),
        ("pool_share:complex", 0.5),
        ("reach:complex", 1.0),
        ("current_clients:complex", 0.0),
        ("hiring_ceiling:hbo", 1.0),
        ("leave_out_rate:hbo", 0.12),
        ("leave_switch_rate:hbo", 0.045),
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
        ("direct:complex:care", 0.05),
        ("prevent:complex:care", 0.04),
        ("refer_probability:complex:care", 0.015),
        ("refer_fte:care", 0.05),
        ("refer_years:all", 1.0),
        ("effect_cap:care", 1.0),
        ("rebound:care", 0.1),
        ("shift:care:welfare", 0.08),
    ] {
        fix(&mut data, name, value);
    }
    data
}

/// 10 FTE of hbo from the first year on. In the first year they are hired and work half of it: 5 x 0.94 = 4.7 present,
/// less 6 % for each other's guidance 4.418, x 800 hours / 40 = 88.36 client-years, so 176.72 cases end and 44.18
/// people recover. Then 1.65 of the 10 leave a year and are replaced: 8.35 + 0.825 = 9.175 at work, 162.1406
/// client-years. A client takes 6510 FTE / 200,000 people x 3 = 0.09765 FTE of care a year without help.
#[test]
fn people_helped_and_care_avoided_by_hand() {
    let years = [
        // hired, at work, client-years, well, avoided, refilled, returned, found
        [10.0, 5.0, 88.36, 44.18, 0.543_586_302, 0.054_358_630_2, 0.043_486_904_16, 0.198_81],
        [1.65, 9.175, 162.1406, 114.2053, 1.113_963_643_17, 0.111_396_364_317, 0.089_117_091_453_6, 0.298_546_35],
        [1.65, 9.175, 162.1406, 166.724_275, 1.298_588_847_885, 0.129_858_884_788_5, 0.103_887_107_830_8, 0.243_210_9],
    ];
    let data = one_function(3);
    let horizon = data.base_year + 3;
    let scenario = plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0]);
    let hbo = index(Function::Hbo);
    walk(&data, &scenario, &central(&data, horizon), 0, |step| {
        if step.t == 0 {
            return;
        }
        let year = &step.world.year;
        let got = [
            year.hired[hbo],
            year.worked[hbo],
            year.clients[2],
            year.well[2],
            year.avoided[0],
            year.refilled[0],
            year.returned[1],
            year.found[0],
        ];
        for (got, want) in got.iter().zip(years[step.t - 1]) {
            close(got.0[0], want, 1e-12);
        }
        // Demand itself moves by what the parts say.
        let [_, _, _, _, avoided, refilled, returned, found] = years[step.t - 1];
        let demand = |pairs: std::ops::Range<usize>| pairs.map(|p| year.demand[p].0[0]).sum::<f64>();
        close(demand(step.frame.of_branch[0].clone()), 6510.0 - avoided + refilled + found, 1e-12);
        close(demand(step.frame.of_branch[1].clone()), 1022.0 * 0.75 * 0.94 + returned, 1e-12);
    });
}

/// The 3534.4 and 6485.624 hours of above, shared. A has a quarter, takes 20 hours a client, and its clients recover after
/// a year: 883.6 / 20 = 44.18 and 1621.406 / 20 = 81.0703 client-years. B has the rest, takes 50, and they recover after two:
/// 2650.8 / 50 = 53.016 and 4864.218 / 50 = 97.28436. Twice as many cases end as there are client-years, a quarter recovers,
/// and a quarter of these relapses in a year.
#[test]
fn two_programmes_by_hand() {
    let mut data = one_function(3);
    for (name, value) in [
        ("lag_recovered:all", 1.0),
        ("approach_hours:preventive_individual", 0.5),
        ("approach_direct:preventive_individual", 0.8),
        ("approach_prevent:preventive_individual", 1.5),
        ("approach_lag:preventive_individual", 1.0),
        ("approach_hours:curative_individual", 1.25),
        ("approach_direct:curative_individual", 1.2),
        ("approach_prevent:curative_individual", 0.5),
        ("approach_lag:curative_individual", 2.0),
    ] {
        fix(&mut data, name, value);
    }
    let clients = [[44.18, 53.016], [81.0703, 97.284_36], [81.0703, 97.284_36]];
    // 22.09 of A in the second year; 0.75 x 22.09 + 40.53515 of A and 26.508 of B in the third.
    let well = [[0.0, 0.0], [22.09, 0.0], [57.102_65, 26.508]];
    // Cases that start: 44.18 + 88.36 and 53.016 + 106.032, then what is more than the year before and ends again.
    let cases = [132.54 + 159.048, 199.0309 + 238.837_08, 162.1406 + 194.568_72];
    let horizon = data.base_year + 3;
    let mut scenario = plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0]);
    scenario.plan.programmes = [("a", "preventive_individual", 0.25), ("b", "curative_individual", 0.75)]
        .map(|(id, approach, share)| programme(id, approach, share))
        .into();
    walk(&data, &scenario, &central(&data, horizon), 0, |step| {
        let Some(t) = step.t.checked_sub(1) else { return };
        let year = &step.world.year;
        for g in 0..2 {
            close(year.programmes[g][0].0[0], clients[t][g], 1e-12);
            close(year.programmes[g][1].0[0], well[t][g], 1e-12);
        }
        close(year.clients[2].0[0], clients[t][0] + clients[t][1], 1e-12);
        close(year.well[2].0[0], well[t][0] + well[t][1], 1e-12);
        let [[a, b], [well_a, well_b]] = [clients[t], well[t]];
        let during = 0.05 * (0.8 * a + 1.2 * b) + 0.04 * (1.5 * well_a + 0.5 * well_b);
        close(year.avoided[0].0[0], 0.097_65 * 0.9 * during, 1e-12);
        close(year.found[0].0[0], 0.05 * 0.015 * cases[t], 1e-12);
    });
}

/// 100 FTE, far more than there are people for: a pool of 200, cases of half a year. A reaches 0.3 of it, 30 client-years;
/// B half of it, 20 more; what is left finds the other 50. B first leaves nothing for A.
#[test]
fn scarce_people_by_hand() {
    let mut data = one_function(1);
    fix(&mut data, "hiring_ceiling:hbo", 10.0);
    fix(&mut data, "pool_share:complex", 0.001);
    fix(&mut data, "approach_reach:preventive_individual", 0.3);
    fix(&mut data, "approach_reach:curative_individual", 0.5);
    let horizon = data.base_year + 1;
    let [a, b] = [("a", "preventive_individual", 0.4), ("b", "curative_individual", 0.4)];
    for (order, want) in [([a, b], [30.0, 20.0, 50.0]), ([b, a], [50.0, 0.0, 50.0])] {
        let mut scenario = plan(horizon, 100.0, [0.0, 0.0, 0.0, 1.0]);
        scenario.plan.programmes = order.map(|(id, approach, share)| programme(id, approach, share)).into();
        walk(&data, &scenario, &central(&data, horizon), 0, |step| {
            for (of_programme, want) in step.world.year.programmes.iter().zip(want).filter(|_| step.t == 1) {
                close(of_programme[0].0[0], want, 1e-12);
            }
        });
    }
}

fn programme(id: &str, approach: &str, share: f64) -> PlanProgramme {
    PlanProgramme { id: id.into(), is_own: true, approach: approach.into(), share, levels: Support::ALL.into() }
}

/// An arrangement of 2.5 years: this year's cases, last year's, and half of those before. 265.08, 398.0618 and 324.2812
/// cases of the years above.
#[test]
fn arrangements_run_for_their_years_by_hand() {
    let mut data = one_function(3);
    fix(&mut data, "refer_years:all", 2.5);
    let horizon = data.base_year + 3;
    walk(&data, &plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0]), &central(&data, horizon), 0, |step| {
        let cases = [0.0, 265.08, 265.08 + 398.0618, 324.2812 + 398.0618 + 132.54][step.t];
        close(step.world.year.found[0].0[0], 0.05 * 0.015 * cases, 1e-12);
    });
}

/// Without the cap 0.5436 FTE are avoided in the first year; 0.005 % of 6510 FTE are 0.3255. 0.9 come back elsewhere and
/// 0.3 in waiting lists, together 0.95 at most.
#[test]
fn the_cap_and_what_comes_back_by_hand() {
    let mut data = one_function(1);
    fix(&mut data, "effect_cap:care", 0.000_05);
    fix(&mut data, "shift:care:welfare", 0.9);
    fix(&mut data, "rebound:care", 0.3);
    let horizon = data.base_year + 1;
    for sign in [1.0, -1.0] {
        fix(&mut data, "direct:complex:care", 0.05 * sign);
        fix(&mut data, "prevent:complex:care", 0.04 * sign);
        walk(&data, &plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0]), &central(&data, horizon), 0, |step| {
            let year = &step.world.year;
            if step.t == 1 {
                close(year.avoided[0].0[0], 0.3255 * sign, 1e-12);
                close(year.returned[1].0[0], 0.3255 * sign * 0.9 * 0.95 / 1.2, 1e-12);
                close(year.refilled[0].0[0], 0.3255 * sign * 0.3 * 0.95 / 1.2, 1e-12);
                assert_eq!(year.at_cap.0[0], 1.0);
            }
        });
    }
}

/// 40 FTE of volunteers, 28.2, 9.4 and 18.8 of mbo, Ad and hbo at work. Existing staff can give 3.60255 FTE (hbo) and
/// 0.72051 FTE (Ad) of guidance. hbo ask 0.94 of each other: 2.66255 left. An hour of guidance frees 9000 hours of mbo,
/// 8500 of Ad, 5000 of volunteers. mbo need 2.82: 0.72051 from Ad, 2.09949 from hbo. Ad need 0.94: the last 0.56306 of
/// existing hbo and 0.37694 of the new ones. Volunteers need 8: of mbo. So mbo have 20.2 FTE for clients, hbo 18.42306.
#[test]
fn guidance_and_the_levels_of_support_by_hand() {
    let mut data = one_function(1);
    for (name, value) in [
        ("half_year_first:all", 1.0),
        ("existing_guidance:all", 0.01),
        ("coordination_needed:volunteer", 0.2),
        ("guidance_needed:mbo", 0.1),
        ("guidance_needed:ad", 0.1),
        ("guidance_needed:hbo", 0.05),
        ("direct_client_hours:volunteer", 1000.0),
        ("direct_client_hours:mbo", 900.0),
        ("direct_client_hours:ad", 850.0),
        ("efficiency_complex:ad", 0.7),
        ("efficiency_moderate:ad", 0.95),
        ("efficiency_moderate:mbo", 0.85),
        ("efficiency_light:volunteer", 0.8),
        ("hours_per_client_year:moderate", 16.0),
        ("hours_per_client_year:light", 10.0),
        ("pool_share:light", 0.5),
        ("pool_share:moderate", 0.5),
        ("reach:light", 1.0),
        ("reach:moderate", 1.0),
        ("duration:light", 0.5),
        ("duration:moderate", 0.5),
        ("current_clients:light", 0.0),
        ("current_clients:moderate", 0.0),
    ] {
        fix(&mut data, name, value);
    }
    for f in Function::ALL.map(Function::id) {
        fix(&mut data, &format!("hiring_ceiling:{f}"), 10.0);
        if f != "volunteer" {
            fix(&mut data, &format!("hire_source:{f}:newly_trained"), 0.0);
            fix(&mut data, &format!("hire_source:{f}:outside_care"), 1.0);
            fix(&mut data, &format!("hire_source:{f}:care_branches"), 0.0);
        }
    }
    let horizon = data.base_year + 1;
    for (pool, clients) in [
        // Complex takes all of hbo and Ad: (14738.448 + 7990 x 0.7) / 40; mbo help moderate, volunteers light.
        (0.5, [3200.0, 965.8125, 508.2862]),
        // Complex is full at 0.5 x 0.004 x 200,000 = 400: Ad keeps 7990 - 1261.552 / 0.7 hours for moderate.
        (0.004, [3200.0, ((7990.0 - 1261.552 / 0.7) * 0.95 + 15_453.0) / 16.0, 400.0]),
    ] {
        fix(&mut data, "pool_share:complex", pool);
        walk(&data, &plan(horizon, 100.0, [0.4, 0.3, 0.1, 0.2]), &central(&data, horizon), 0, |step| {
            for (got, want) in step.world.year.clients.iter().zip(clients).filter(|_| step.t == 1) {
                close(got.0[0], want, 1e-12);
            }
        });
    }
}

/// 2000 FTE of hbo who must all come out of care, by age 50, 25 and 25 %. Only 817.2 persons are there, in no band as
/// many as asked for: all of them go, 612.9 FTE, and the rest comes from outside.
#[test]
fn care_cannot_lose_more_than_it_has() {
    let mut data = one_function(1);
    data.branches[0].employees = Persons(10_215.0);
    for (name, value) in [
        ("hire_source:hbo:newly_trained", 0.0),
        ("hire_source:hbo:outside_care", 0.0),
        ("hire_source:hbo:care_branches", 1.0),
        ("hire_branch_split:care", 1.0),
        ("hire_branch_split:welfare", 0.0),
        ("hiring_ceiling:hbo", 10.0),
    ] {
        fix(&mut data, name, value);
    }
    let horizon = data.base_year + 1;
    walk(&data, &plan(horizon, 2000.0, [0.0, 0.0, 0.0, 1.0]), &central(&data, horizon), 0, |step| {
        let heads = |b: usize| {
            let p = step.frame.pairs.iter().position(|p| (p.branch, p.occupation) == (b, 3)).unwrap();
            step.world.heads[p].0[0]
        };
        close(heads(1), 511.0, 1e-12);
        if step.t == 0 {
            close(heads(0), 817.2, 1e-12);
        } else {
            assert!(heads(0).abs() < 1e-9);
            close(step.world.year.extra[index(Function::Hbo)].0[0], 2000.0, 1e-12);
        }
    });
}

/// An effect of 0.04 by its median that is 0.06 in some draw, and 0.1 by the advocates: half way to the case, half of
/// what the draw lies above the median is kept, 0.06 + 0.5 (0.1 + 0.01 - 0.06).
#[test]
fn evidence_moves_effects_towards_the_business_case_by_hand() {
    let mut data = tiny();
    set(&mut data, "recovered:light", Normal::new(0.04, 0.02).unwrap());
    let i = data.parameter("recovered:light").unwrap();
    data.parameters[i].business_case = Some(0.1);
    data.correlations.clear();
    let horizon = data.base_year + 1;
    let scores = scores(&data, horizon, 9, 0, 1);
    let x = scores.parameter(i, 0).0.map(|z| 0.04 + 0.02 * z);
    for (u, evidence) in
        [(0.0, Evidence::Controlled), (0.5, Evidence::Blend(Dist::Fixed(0.5))), (1.0, Evidence::BusinessCases)]
    {
        let scenario = Scenario { evidence, ..reference(horizon) };
        walk(&data, &scenario, &scores, 0, |step| {
            for (got, x) in step.draw.of_help.p[i].0.iter().zip(x) {
                close(*got, x + u * (0.1 + 0.5 * (x - 0.04) - x), 1e-9);
            }
        });
    }
}

#[test]
fn with_constant_help_the_recovered_settle_between_recovery_and_relapse() {
    let mut data = one_function(60);
    fix(&mut data, "leave_out_rate:hbo", 0.0);
    fix(&mut data, "leave_switch_rate:hbo", 0.0);
    fix(&mut data, "half_year_first:all", 1.0);
    let horizon = data.base_year + 60;
    // 10 x 0.94 x 0.94 x 800 / 40
    let clients = 176.72;
    for lag in [0, 2] {
        fix(&mut data, "lag_recovered:all", f64::from(lag));
        walk(&data, &plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0]), &central(&data, horizon), 0, |step| {
            let settled = 0.25 * clients / (0.5 * 0.25);
            let years = (step.t as i32 - lag).max(0);
            close(step.world.year.well[2].0[0], settled * (1.0 - 0.75_f64.powi(years)), 1e-12);
        });
    }
    // Help of two years: those who finish are half of those in help a year before.
    fix(&mut data, "duration:complex", 2.0);
    fix(&mut data, "lag_recovered:all", 0.0);
    walk(&data, &plan(horizon, 10.0, [0.0, 0.0, 0.0, 1.0]), &central(&data, horizon), 0, |step| {
        let settled = 0.25 * clients / (2.0 * 0.25);
        let years = (step.t as i32 - 1).max(0);
        close(step.world.year.well[2].0[0], settled * (1.0 - 0.75_f64.powi(years)), 1e-12);
    });
}

/// 20 FTE of mbo: 0.6, 0.28 and 0.12 from school, outside and care. Idle graduates of the social programme:
/// 150 x 0.7 x (1 - 0.5 - 0.3) x 0.5 = 10.5 persons, x 0.75 = 7.875 FTE, less than the 12 asked for. The missing 4.125
/// come from outside and care by 0.28 : 0.12, so care gives 2.4 + 1.2375 = 3.6375 FTE = 4.85 persons, 3.395 from care
/// and 1.455 from welfare, and outside 8.4875. Displaced: 30 % of 10.5 from school inflow, 20 % of 8.4875 / 0.75 from
/// lateral inflow.
#[test]
fn hires_and_displacement_by_hand() {
    let mut data = still(1);
    for (name, value) in [
        ("success:social_mbo_school", 0.7),
        ("starts_in_care:social_mbo_school", 0.5),
        ("continues_studying:social_mbo_school", 0.3),
        ("idle_share:all", 0.5),
        ("hire_source:mbo:newly_trained", 0.6),
        ("hire_source:mbo:outside_care", 0.28),
        ("hire_source:mbo:care_branches", 0.12),
        ("hire_branch_split:care", 0.7),
        ("hire_branch_split:welfare", 0.3),
        ("displacement:newly_trained", 0.3),
        ("displacement:outside_care", 0.2),
        ("hiring_ceiling:mbo", 1.0),
    ] {
        fix(&mut data, name, value);
    }
    data.branches[0].inflow_rate = 0.12;
    data.branches[1].inflow_rate = 0.14;
    let programme = data.programmes.iter_mut().find(|p| p.id == "social_mbo_school").unwrap();
    programme.intake = vec![(2020, 150.0)];
    programme.continues_excludes_work = true;
    let horizon = data.base_year + 1;
    walk(&data, &plan(horizon, 20.0, [0.0, 1.0, 0.0, 0.0]), &central(&data, horizon), 0, |step| {
        if step.t == 0 {
            return;
        }
        close(step.world.year.hired[index(Function::Mbo)].0[0], 20.0, 1e-12);
        let pairs: Vec<usize> = (0..step.frame.pairs.len()).filter(|&p| step.frame.pairs[p].occupation == 1).collect();
        // From school: 150 x 0.7 x 0.5 = 52.5 persons, 70 % to care.
        let lateral: Vec<f64> = pairs.iter().map(|&p| step.shared.lateral(step.frame, 0, step.t, p).0[0]).collect();
        let (school, total): (_, f64) = ([52.5 * 0.7, 52.5 * 0.3], lateral.iter().sum());
        for (i, &p) in pairs.iter().enumerate() {
            let less = step.reference.heads[p].0[0] - step.world.heads[p].0[0];
            let taken = [3.395, 1.455][i];
            let from_school = school[i] / 52.5 * (10.5 * 0.3);
            let from_lateral = lateral[i] / total * (8.4875 / 0.75 * 0.2);
            close(less, taken + from_school + from_lateral, 1e-9);
        }
        // No other occupation is touched.
        for p in (0..step.frame.pairs.len()).filter(|p| !pairs.contains(p)) {
            assert_eq!(step.reference.heads[p], step.world.heads[p]);
        }
    });
}

/// Mean and variance of `draws` numbers.
fn moments(numbers: &[f64]) -> (f64, f64) {
    let n = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / n;
    (mean, numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n)
}

#[test]
fn yearly_noise_has_the_variances_of_a_stationary_ar1() {
    let mut data = still(12);
    let (phi, sigma, groups) = (0.6, 0.02, 500);
    fix(&mut data, "ar1:all", phi);
    fix(&mut data, "sigma:all", sigma);
    fix(&mut data, "xi_ar1:all", 0.8);
    set(&mut data, "xi:all", Normal::new(1.0, 0.05).unwrap());
    let horizon = data.base_year + 12;
    let scores = scores(&data, horizon, 3, 0, groups);
    let (mut trend, mut xi) = (vec![Vec::new(); 13], vec![Vec::new(); 13]);
    for group in 0..groups {
        walk(&data, &reference(horizon), &scores, group, |step| {
            let branches = step.frame.branches.len();
            trend[step.t].extend(step.draw.trend[step.t * branches].0.map(ln));
            xi[step.t].extend(step.draw.xi[step.t].0);
        });
    }
    let draws = (groups * WIDTH) as f64;
    // A sample variance of normals has relative standard error sqrt(2/n); 4.5 of them for 26 comparisons.
    let tolerance = 4.5 * (2.0 / draws).sqrt();
    for n in 0..=12 {
        let (mean, variance) = moments(&trend[n]);
        let want = 2.0 * sigma * sigma * (1.0 - f64::powi(phi, n as i32));
        close(variance, want, tolerance);
        assert!(mean.abs() <= 4.5 * (want / draws).sqrt());
        let (mean, variance) = moments(&xi[n]);
        close(variance, 0.05 * 0.05, tolerance);
        assert!((mean - 1.0).abs() <= 4.5 * 0.05 / draws.sqrt());
    }
    // Neighbouring years of xi are correlated by its phi, years n apart by phi^n.
    for n in [1, 3] {
        let product: f64 = xi[4].iter().zip(&xi[4 + n]).map(|(a, b)| (a - 1.0) * (b - 1.0)).sum();
        let want = f64::powi(0.8, n as i32);
        assert!((product / draws / 0.0025 - want).abs() < 4.5 * ((1.0 + want * want) / draws).sqrt());
    }
}

fn correlation(id: &str, members: &[&str], rank: f64) -> Correlation {
    let members = members.iter().map(|m| Member { name: (*m).into(), reversed: false }).collect();
    Correlation { id: id.into(), members, scope: Scope::All, rank }
}

/// Demand in the base year is linear in the factors on employees and on the shortage of each branch; with normal,
/// correlated factors its mean, spread and quantiles are exact.
#[test]
fn a_linear_model_of_normals_has_its_exact_mean_variance_and_quantiles() {
    let mut data = still(2);
    set(&mut data, "employees_factor:care", Normal::new(1.01, 0.02).unwrap());
    set(&mut data, "employees_factor:welfare", Normal::new(0.98, 0.05).unwrap());
    set(&mut data, "base_shortage_factor:care", Normal::new(1.0, 0.3).unwrap());
    set(&mut data, "base_shortage_factor:welfare", Normal::new(1.2, 0.4).unwrap());
    data.correlations = vec![correlation("size", &["employees_factor"], 0.5)];
    let horizon = data.base_year + 2;
    // Independent draws: the error of a mean has a closed form there.
    let design = Design::Plain;
    let options = Options { draws: 10_240, seed: 11, design, keep: Keep::Headline, ..Options::default() };
    let results = run(&data, &[reference(horizon)], &options);
    let demand = results.level(0, "demand", "total", "smal", horizon, "persons").unwrap();

    let sds = [10_215.0 * 0.02, 1022.0 * 0.05, 300.0 * 0.3, 40.0 * 0.4];
    let mean = 10_215.0 * 1.01 + 1022.0 * 0.98 + 300.0 + 40.0 * 1.2;
    let variance: f64 = sds.iter().map(|s| s * s).sum::<f64>() + 2.0 * normal_correlation(0.5) * sds[0] * sds[1];
    let sd = variance.sqrt();
    let n = 10_240.0_f64;
    assert!((demand.mean.unwrap() - mean).abs() < 4.0 * sd / n.sqrt(), "{:?} {mean}", demand.mean);
    close(demand.sd.unwrap(), sd, 4.0 / (2.0 * n).sqrt());
    // Standard errors of quantiles: sqrt(p (1 - p) / n) / density.
    for (percent, z, density) in
        [(5, -1.644_853_6, 0.103_135_6), (50, 0.0, 0.398_942_3), (90, 1.281_551_6, 0.175_498_3)]
    {
        let p = f64::from(percent) / 100.0;
        let error = sd * (p * (1.0 - p) / n).sqrt() / density;
        assert!((demand.p(percent).unwrap() - (mean + z * sd)).abs() < 4.0 * error, "P{percent}");
    }
    close(demand.mc_error.unwrap(), sd / n.sqrt(), 0.6);
}

/// With one width on both sides the population, and so need, is linear in the scores of its classes.
#[test]
fn the_width_of_the_population_reaches_demand_exactly() {
    let mut data = still(2);
    for (class, width) in data.age_classes.iter_mut().zip([0.01, 0.03, 0.06]) {
        class.below80.fill(width);
        class.above80.fill(width);
    }
    for class in ["0-14", "15-64", "65+"] {
        set(&mut data, &format!("population:{class}"), Normal::new(0.0, 1.0).unwrap());
    }
    data.correlations = vec![correlation("old", &["population:15-64", "population:65+"], 0.8)];
    let horizon = data.base_year + 2;
    let options = Options { draws: 10_240, seed: 12, keep: Keep::Headline, ..Options::default() };
    let results = run(&data, &[reference(horizon)], &options);
    let demand = results.level(0, "demand", "branch", "care", horizon, "fte").unwrap();

    let persons = [29_940.0, 130_000.0, 40_800.0];
    let uses = [0.299_281, 0.598_563, 2.793_293];
    let need: f64 = (0..3).map(|c| persons[c] * uses[c]).sum();
    let mean = (10_215.0 + 300.0) * 0.7 * 0.93;
    let z90 = 1.281_551_565_544_600_4;
    let sds: Vec<f64> = (0..3).map(|c| mean * persons[c] * uses[c] / need * [0.01, 0.03, 0.06][c] / z90).collect();
    let variance: f64 = sds.iter().map(|s| s * s).sum::<f64>() + 2.0 * normal_correlation(0.8) * sds[1] * sds[2];
    let n = 10_240.0_f64;
    assert!((demand.mean.unwrap() - mean).abs() < 4.0 * (variance / n).sqrt(), "{:?} {mean}", demand.mean);
    close(demand.sd.unwrap(), variance.sqrt(), 4.0 / (2.0 * n).sqrt());
}
