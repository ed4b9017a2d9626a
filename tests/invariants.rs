//! What always holds: chapter 9 of model.md, for random draws, plans and levers.

mod common;

use std::sync::OnceLock;

use common::{
    Step, central, distance, fix, fix_medians, plan, reference, same_bits, scores, split_region, tiny, two_regions,
    walk, walk_with,
};
use proptest::prelude::*;
use schakel::dataset::{Branch, Dataset};
use schakel::dist::{Dist, SplitNormal};
use schakel::ids::Function;
use schakel::lanes::{Lanes, WIDTH};
use schakel::model::dispatch::Kernel;
use schakel::model::money::Ledger;
use schakel::model::{observe, rows, supply};
use schakel::scenario::{Evidence, Move, Override, Ramp, Scenario, Split, Target};
use schakel::units::{Persons, Share};

/// Last year of the walks.
const HORIZON: i32 = 2031;

fn two_regions_once() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(two_regions)
}

/// A share of every function; 1 in all.
fn mixes() -> impl Strategy<Value = [f64; 4]> {
    [0.0..1.0, 0.0..1.0, 0.0..1.0, 0.01..1.0].prop_map(|m: [f64; 4]| m.map(|x| x / m.iter().sum::<f64>()))
}

fn all(value: f64) -> Vec<(Target, Ramp)> {
    vec![(Target::All, Ramp { points: vec![(2024, 0.0), (2028, value)] })]
}

/// Plans of up to half the welfare staff, with levers of every kind.
fn scenarios() -> impl Strategy<Value = Scenario> {
    (0.0..400.0, mixes(), [-0.05..0.2, -0.1..0.2, -0.3..0.3, -0.3..0.5, -0.3..0.5], 0.0..60.0, 0.0..0.4, 0..3).prop_map(
        |(size, mix, [absence, hours, productivity, inflow, exits], places, moved, split)| {
            let mut s = plan(HORIZON, size, mix);
            s.plan.size.points = vec![(2023, 0.0), (2027, size), (2030, size * 0.4)];
            s.plan.split = match split {
                0 => Split::Population,
                1 => Split::Shortage,
                _ => Split::Given(vec![("R1".into(), 1.0)]),
            };
            s.levers.absence = all(absence);
            s.levers.hours = all(hours);
            s.levers.productivity = all(productivity);
            s.levers.inflow = all(inflow);
            s.levers.exits = all(exits);
            s.levers.training_places = vec![("social_hbo_school".into(), Ramp::constant(places))];
            s.levers.moved = vec![Move {
                from: "care".into(),
                to: "welfare".into(),
                share: Ramp { points: vec![(2024, 0.0), (2030, moved)] },
                returned: None,
            }];
            s
        },
    )
}

/// One draw of region `r`, occupation `o` and year, in persons: what entered, left and moved, by the rules of chapters 2
/// and 4, against what is there at the end. Returns (expected, found), care staff and extra staff together.
fn account(data: &Dataset, step: &Step, r: usize, o: usize, i: usize) -> (f64, f64) {
    let (frame, draw, t) = (step.frame, step.draw, step.t);
    let (pairs, bands) = (frame.pairs.len(), frame.bands);
    let at = |slot: usize| draw.at(slot).0[i];
    let (mut expected, mut found, mut school, mut lateral) = (0.0, 0.0, 0.0, 0.0);
    for p in (0..pairs).filter(|&p| frame.pairs[p].occupation == o) {
        let b = frame.pairs[p].branch;
        for a in 0..bands {
            let start = step.before.staff[(r * pairs + p) * bands + a].0[i];
            expected += start * (1.0 - supply::exit_rate(frame, step.policy, draw, b, a, t).0[i]);
            found += step.world.staff[(r * pairs + p) * bands + a].0[i];
        }
        school += draw.school[t * pairs + p].0[i] * frame.share(r, b);
        lateral += step.shared.lateral(frame, r, t, p).0[i] * step.policy.lateral_factor[t * frame.branches.len() + b];
    }
    let (share, part_time) = (frame.share(r, frame.social_work), data.branches[frame.social_work].part_time);
    // Graduates of extra training places that enter care, of functions without a plan.
    let trained = |n: usize| {
        let started = t as i32 - frame.programmes[n].duration;
        let places = if started > 0 { step.policy.places[started as usize * frame.programmes.len() + n] } else { 0.0 };
        places * (1.0 - at(frame.slots.drop_out))
    };
    let of_occupation = || (0..frame.programmes.len()).filter(|&n| frame.programmes[n].occupation == o);
    let extra_graduates: f64 = of_occupation().map(trained).sum();
    let mut left = 1.0;
    if let Some(f) = Function::PAID.into_iter().map(|f| f as usize).find(|&f| frame.occupation_of[f] == Some(o)) {
        let before = step.before.extra[r][f].0[i];
        let leave = at(frame.slots.leave_out[f]) + at(frame.slots.leave_switch[f]);
        let hired = step.world.extra[r][f].0[i] - before * (1.0 - leave);
        let [n, _, _] = frame.slots.hire_source[f].map(at);
        let slack = draw.slack[t][f].0[i] * share * part_time;
        let extra = extra_graduates * share * part_time;
        let new = (n * hired).min(slack + extra);
        // Extra staff: those who leave care leave; those who move are in the care staff at the end.
        expected += (before * (1.0 - at(frame.slots.leave_out[f])) + new) / part_time;
        found += step.world.extra[r][f].0[i] / part_time;
        let [_, outside, care] = frame.slots.hire_source[f].map(at);
        let taken = care * hired + (n * hired - new) * care / (outside + care);
        let rest = hired - new - taken;
        // Hires out of care only change sides. Hires from outside are new, less whom care would have had anyway.
        expected += rest / part_time;
        let shed = new.min(slack) * at(frame.slots.displacement[0]) / part_time;
        school = (school - shed).max(0.0);
        lateral = (lateral - rest * at(frame.slots.displacement[1]) / part_time).max(0.0);
        if extra > 0.0 {
            left = 1.0 - (new - slack).max(0.0) / extra;
        }
    }
    for n in of_occupation() {
        for &(p, first) in &frame.programmes[n].first {
            school += trained(n) * draw.starts[n].0[i] * left * first * frame.share(r, frame.pairs[p].branch);
        }
    }
    (expected + school + lateral, found)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn persons_are_conserved(scenario in scenarios(), first in 0..10_000u64) {
        let data = two_regions_once();
        // Care can give what is asked of it: who is not there cannot be hired, which is tested by hand.
        let mut scenario = scenario;
        scenario.plan.size.points.iter_mut().for_each(|p| p.1 *= 0.2);
        walk(data, &scenario, &scores(data, HORIZON, 5, first, 1), 0, |step| {
            for r in 0..step.frame.regions {
                for o in 0..step.frame.occupations {
                    for i in 0..if step.t == 0 { 0 } else { WIDTH } {
                        let (expected, found) = account(data, step, r, o, i);
                        assert!(
                            (expected - found).abs() < 1e-9 * found,
                            "region {r}, occupation {o}, year {}: {found} instead of {expected}", step.t
                        );
                    }
                }
            }
        });
    }

    #[test]
    fn nothing_is_negative_and_no_more_is_filled_than_there_is(scenario in scenarios(), first in 0..10_000u64) {
        let data = two_regions_once();
        walk(data, &scenario, &scores(data, HORIZON, 6, first, 1), 0, |step| {
            let world = step.world;
            for (b, pairs) in step.frame.of_branch.iter().enumerate() {
                for p in pairs.clone() {
                    let [demand, supply, filled] = [0, 1, 2].map(|stock| world.year.stock(stock, p).0);
                    for i in 0..WIDTH {
                        let most = supply[i].min((1.0 - data.branches[b].frictional.get()) * demand[i]);
                        assert!(filled[i] >= 0.0 && filled[i] <= most, "{} of {} and {}", filled[i], supply[i], demand[i]);
                    }
                }
            }
            for region in &world.year.regions {
                for [demand, supply, filled] in [region.fte, region.persons] {
                    for i in 0..WIDTH {
                        assert!(filled.0[i] >= 0.0 && filled.0[i] <= supply.0[i].min(demand.0[i]));
                    }
                }
            }
            let levels = world.well.iter().chain(&world.clients).chain(&world.done).chain(&world.cases).flatten();
            let stocks = world.staff.iter().chain(&world.weight).chain(world.extra.iter().flatten()).chain(levels);
            for x in stocks.flat_map(|x| x.0) {
                assert!(x >= 0.0 && x.is_finite(), "{x} in year {}", step.t);
            }
        });
    }

    #[test]
    fn money_adds_up_in_every_draw(scenario in scenarios(), first in 0..10_000u64) {
        let data = two_regions_once();
        let mut ledger = None;
        let mut cost_so_far = Lanes::ZERO;
        walk(data, &scenario, &scores(data, HORIZON, 7, first, 1), 0, |step| {
            let ledger = ledger.get_or_insert_with(|| Ledger::new(step.frame));
            if step.t == 0 {
                return;
            }
            ledger.book(step.frame, step.policy, step.draw, &step.reference.year, &step.world.year, step.t);
            let payers = step.frame.payers;
            for account in [
                &ledger.cost,
                &ledger.benefit_cash,
                &ledger.capacity_value,
                &ledger.value_outside_care,
                &ledger.fund_contribution,
                &ledger.cost_cumulative,
                &ledger.balance_cumulative,
            ] {
                let sum: Lanes = account[..payers].iter().copied().sum();
                let scale: Lanes = account[..payers].iter().map(|x| x.map(f64::abs)).sum();
                for i in 0..WIDTH {
                    assert!((sum.0[i] - account[payers].0[i]).abs() <= 1e-12 * scale.0[i]);
                }
            }
            // What the fund pays out it takes in, and nobody pays a negative amount.
            assert!(distance(ledger.fund_contribution[payers], ledger.cost[payers]) < 1e-12);
            assert!(ledger.fund_contribution.iter().all(|x| x.0.iter().all(|&x| x >= 0.0)));
            // The payers together bear every euro of the plan, and no care is paid twice or by nobody.
            let at = |slot: usize| step.draw.at(slot);
            let (slots, year) = (&step.frame.slots, &step.world.year);
            let part_time = data.branches[data.social_work].part_time;
            let mut cost = year.worked[0] * at(slots.cost[0]);
            for f in Function::PAID.map(|f| f as usize) {
                cost += year.worked[f] * at(slots.cost[f]) * at(slots.overhead);
                cost += year.hired[f] * at(slots.recruitment) / part_time;
            }
            let hbo = step.frame.programmes.iter().position(|p| p.duration == 4).unwrap();
            let begun = (step.t.saturating_sub(3)..=step.t).map(|y| step.policy.places[y * 4 + hbo]).sum::<f64>();
            cost += at(slots.place_cost[Function::Hbo as usize]) * begun;
            assert!(distance(cost, ledger.cost[payers]) < 1e-12);
            cost_so_far += cost;
            assert!(distance(cost_so_far, ledger.cost_cumulative[payers]) < 1e-12);
            let mut cash = ledger.value_outside_care[payers];
            let mut capacity = Lanes::ZERO;
            for (b, branch) in data.branches.iter().enumerate() {
                let less: Lanes = step.frame.of_branch[b].clone().map(|p| step.reference.year.filled[p] - year.filled[p]).sum();
                let euro = at(slots.labour_cost[b]) / (1.0 - branch.absence.get())
                    * (1.0 + at(slots.non_labour) * branch.non_labour_ratio);
                cash += less * euro;
                capacity += (year.avoided[b] - year.refilled[b] - year.found[b] - year.returned[b]) * euro;
            }
            assert!(distance(cash, ledger.benefit_cash[payers]) < 1e-7);
            assert!(distance(capacity, ledger.capacity_value[payers]) < 1e-7);
        });
    }

    /// Client-years of the levels weigh as many hours as they take: an hour moved from one level to another neither gains nor
    /// loses. "No ceiling binds": anyone can be hired, and no level runs out of people to help.
    #[test]
    fn more_staff_at_the_same_mix_helps_no_fewer(mix in mixes(), size in 1.0..200.0, factor in 1.0..3.0, first in 0..10_000u64) {
        static DATA: OnceLock<Dataset> = OnceLock::new();
        let data = DATA.get_or_init(|| {
            let mut data = tiny();
            for f in Function::ALL {
                fix(&mut data, &format!("hiring_ceiling:{}", f.id()), 1e3);
            }
            for level in ["light", "moderate", "complex"] {
                fix(&mut data, &format!("pool_share:{level}"), 1e3);
            }
            data
        });
        let scores = scores(data, HORIZON, 8, first, 1);
        let helped = |size: f64| {
            let (mut hours, mut unfilled) = (Vec::new(), 0.0_f64);
            walk(data, &plan(HORIZON, size, mix), &scores, 0, |step| {
                let levels = step.frame.slots.levels.iter().zip(&step.world.year.clients);
                hours.push(levels.map(|(k, n)| *n * step.draw.at(k.hours)).sum::<Lanes>());
                for f in 0..4 {
                    let missing = step.world.year.planned[f] - step.world.year.extra[f];
                    unfilled = missing.0.iter().fold(unfilled, |a, &b| a.max(b));
                }
            });
            assert!(unfilled < 1e-9, "a ceiling binds: {unfilled}");
            hours
        };
        for (t, (fewer, more)) in helped(size).iter().zip(helped(size * factor)).enumerate() {
            for i in 0..WIDTH {
                assert!(more.0[i] >= fewer.0[i] * (1.0 - 1e-12), "year {t}: {} after {}", more.0[i], fewer.0[i]);
            }
        }
    }
}

#[test]
fn persons_are_conserved_in_the_dutch_data_set() {
    let data = common::nl();
    let mut scenario = plan(2027, 1500.0, [0.1, 0.25, 0.03, 0.62]);
    scenario.levers.training_places = vec![("ad_sociaal".into(), Ramp::constant(200.0))];
    walk(&data, &scenario, &scores(&data, 2027, 5, 0, 1), 0, |step| {
        for (r, o) in (0..step.frame.regions).flat_map(|r| (0..step.frame.occupations).map(move |o| (r, o))) {
            for i in 0..if step.t == 0 { 0 } else { WIDTH } {
                let (expected, found) = account(&data, step, r, o, i);
                assert!((expected - found).abs() < 1e-9 * found, "{r}, {o}, {}: {found} of {expected}", step.t);
            }
        }
    });
}

/// Everything a walk ends with: rows of the labour market and of the plan, by label.
fn outcome(data: &Dataset, scenario: &Scenario, scores: &schakel::sample::scores::Scores) -> Vec<(String, Lanes)> {
    let mut out = Vec::new();
    let mut ledger = None;
    let (market_rows, plan_rows) = (rows::market(data), rows::plan(data));
    walk(data, scenario, scores, 0, |step| {
        let ledger = ledger.get_or_insert_with(|| Ledger::new(step.frame));
        let (mut market, mut of_plan) = (vec![Lanes::ZERO; market_rows.len()], vec![Lanes::ZERO; plan_rows.len()]);
        if step.t > 0 {
            ledger.book(step.frame, step.policy, step.draw, &step.reference.year, &step.world.year, step.t);
        }
        observe::market(step.frame, &step.world.year, &mut market);
        observe::plan(step.frame, step.draw, &step.reference.year, &step.world.year, ledger, &mut of_plan);
        let numbers = market.into_iter().chain(of_plan);
        out.extend(market_rows.iter().chain(&plan_rows).zip(numbers).map(|(label, x)| {
            (format!("{}|{}|{}|{}|{}", label.measure, label.scope, label.key, label.unit, step.t), x)
        }));
    });
    out
}

/// Compares numbers of the same label, as far as both have it, relative to the size of what they are differences of.
#[track_caller]
fn same(a: &[(String, Lanes)], b: &[(String, Lanes)], factor: impl Fn(&str) -> f64, tolerance: f64) -> usize {
    let other: std::collections::BTreeMap<&str, Lanes> = b.iter().map(|(k, x)| (k.as_str(), *x)).collect();
    let mut compared = 0;
    for (label, x) in a {
        let Some(y) = other.get(label.as_str()) else { continue };
        let unit = label.split('|').nth(3).unwrap();
        // Differences of large numbers keep their absolute accuracy.
        let floor: f64 = match unit {
            "euro" => 1e8,
            "persons" | "fte" | "fte_contract" => 1e4,
            _ => 1.0,
        };
        for i in 0..WIDTH {
            let (x, y) = (x.0[i] * factor(unit), y.0[i]);
            let equal = x == y || (x.is_nan() && y.is_nan());
            assert!(equal || (x - y).abs() <= tolerance * floor.max(x.abs()), "{label}: {x} instead of {y}");
        }
        compared += 1;
    }
    compared
}

fn busy(split: Split) -> Scenario {
    let mut s = plan(HORIZON, 120.0, [0.2, 0.3, 0.1, 0.4]);
    s.plan.split = split;
    s.levers.training_places = vec![("social_hbo_school".into(), Ramp::constant(20.0))];
    s
}

fn scaled(branch: &mut Branch, c: f64) {
    branch.employees = Persons(branch.employees.get() * c);
    branch.shortage = Persons(branch.shortage.get() * c);
}

fn scale_parameter(data: &mut Dataset, quantity: &str, c: f64) {
    for p in data.parameters.iter_mut().filter(|p| p.name.starts_with(&format!("{quantity}:"))) {
        p.dist = Dist::Fixed(p.dist.median() * c);
    }
}

#[test]
fn scaling_all_persons_scales_all_persons() {
    for c in [0.01, 3.0, 1700.0] {
        let mut data = two_regions();
        scale_parameter(&mut data, "current_clients", 1.0);
        let scores = scores(&data, HORIZON, 9, 0, 1);
        let small = outcome(&data, &busy(Split::Shortage), &scores);
        data.population.persons.iter_mut().for_each(|p| *p *= c);
        data.branches.iter_mut().for_each(|b| scaled(b, c));
        for programme in &mut data.programmes {
            programme.intake.iter_mut().for_each(|p| p.1 *= c);
        }
        scale_parameter(&mut data, "current_clients", c);
        let mut scenario = busy(Split::Shortage);
        scenario.plan.size = Ramp::constant(120.0 * c);
        scenario.levers.training_places[0].1 = Ramp::constant(20.0 * c);
        let large = outcome(&data, &scenario, &scores);
        let factor = |unit: &str| if matches!(unit, "persons" | "fte" | "fte_contract" | "euro") { c } else { 1.0 };
        assert_eq!(same(&small, &large, factor, 1e-9), small.len());
    }
}

#[test]
fn splitting_a_region_in_two_alike_changes_nothing_in_the_country() {
    let whole = two_regions();
    let mut halves = whole.clone();
    split_region(&mut halves, &[0.5; 3]);
    let given = |shares: &[(&str, f64)]| Split::Given(shares.iter().map(|(id, s)| ((*id).into(), *s)).collect());
    for (one, two) in [
        (Split::Population, Split::Population),
        (Split::Shortage, Split::Shortage),
        (given(&[("R1", 0.4), ("R1b", 0.6)]), given(&[("R1", 0.4), ("R1b", 0.3), ("R1bb", 0.3)])),
    ] {
        let scores = scores(&whole, HORIZON, 10, 0, 1);
        let a = outcome(&whole, &busy(one), &scores);
        let b = outcome(&halves, &busy(two), &scores);
        // All but the rows of the region that was split.
        let untouched = |rows: &[(String, Lanes)]| -> Vec<(String, Lanes)> {
            rows.iter().filter(|(label, _)| !label.contains("|R1b|")).cloned().collect()
        };
        assert_eq!(same(&untouched(&a), &untouched(&b), |_| 1.0, 1e-9), untouched(&a).len());
    }
}

/// Splits the branch of care in two alike, `share` of it in the first. Both are like the whole per person; what is
/// counted in persons of the branch or in arrangements of its clients is divided: staff, shortage, first jobs, hires
/// out of it, arrangements found, and care that comes back to it.
fn split_care(data: &Dataset, share: f64) -> Dataset {
    let mut data = data.clone();
    fix_medians(&mut data);
    let mut second = data.branches[0].clone();
    second.id = "care2".into();
    scaled(&mut second, 1.0 - share);
    scaled(&mut data.branches[0], share);
    data.branches.push(second);
    for programme in &mut data.programmes {
        let first = programme.first_branch[0];
        programme.first_branch.push(first * (1.0 - share));
        programme.first_branch[0] = first * share;
    }
    for p in data.parameters.clone() {
        let mut copy = p.clone();
        let of_care = |p: &str| p.split(':').any(|part| part == "care");
        if !of_care(&p.name) || p.name.starts_with("move_return") {
            continue;
        }
        let parts: Vec<&str> = p.name.split(':').map(|part| if part == "care" { "care2" } else { part }).collect();
        copy.name = parts.join(":");
        copy.shares_group = p.shares_group.map(|g| if of_care(&g) { g.replace("care", "care2") } else { g });
        let value = p.dist.median();
        if ["hire_branch_split:", "refer_probability:"].iter().any(|q| p.name.starts_with(q)) {
            fix(&mut data, &p.name, value * share);
            copy.dist = Dist::Fixed(value * (1.0 - share));
        }
        data.parameters.push(copy);
    }
    data
}

#[test]
fn merging_two_identical_branches_changes_nothing_in_the_central_run() {
    let mut whole = two_regions();
    fix_medians(&mut whole);
    let halves = split_care(&whole, 0.3);
    for scenario in [reference(HORIZON), busy(Split::Population), busy(Split::Shortage)] {
        let a = outcome(&whole, &scenario, &central(&whole, HORIZON));
        let b = outcome(&halves, &scenario, &central(&halves, HORIZON));
        let merged: Vec<(String, Lanes)> = a
            .iter()
            .map(|(label, x)| {
                let Some((start, end)) = label.split_once("|care|") else { return (label.clone(), *x) };
                let of = |id: &str| b.iter().find(|(l, _)| *l == format!("{start}|{id}|{end}")).unwrap().1;
                (label.clone(), of("care") + of("care2"))
            })
            .collect();
        let b: Vec<_> = b.into_iter().filter(|(label, _)| !label.contains("|care|")).collect();
        assert!(same(&a, &merged, |_| 1.0, 1e-9) == a.len() && same(&merged, &b, |_| 1.0, 1e-9) > 1000);
    }
}

#[test]
fn no_plan_in_sight_gives_the_reference_to_the_bit() {
    let data = two_regions();
    let scores = scores(&data, HORIZON, 12, 0, 1);
    let mut later = plan(HORIZON, 0.0, [0.25; 4]);
    later.plan.size.points = vec![(HORIZON, 0.0), (HORIZON + 9, 500.0)];
    for scenario in [plan(HORIZON, 0.0, [0.25; 4]), later] {
        walk(&data, &scenario, &scores, 0, |step| {
            assert_eq!(step.policy.has_plan, scenario.plan.size.points.len() > 1);
            let (a, b) = (step.world, step.reference);
            for (a, b) in [
                (&a.staff, &b.staff),
                (&a.heads, &b.heads),
                (&a.weight, &b.weight),
                (&a.year.demand, &b.year.demand),
                (&a.year.supply, &b.year.supply),
                (&a.year.filled, &b.year.filled),
            ] {
                assert!(same_bits(a, b), "year {}", step.t);
            }
            for (a, b) in a.year.regions.iter().zip(&b.year.regions) {
                assert!(same_bits(&[a.fte, a.persons].concat(), &[b.fte, b.persons].concat()));
            }
        });
    }
}

#[test]
fn controlled_evidence_is_the_absence_of_business_cases_to_the_bit() {
    let data = two_regions();
    let mut without = data.clone();
    without.parameters.iter_mut().for_each(|p| p.business_case = None);
    let scores = scores(&data, HORIZON, 13, 0, 1);
    let with = |evidence: Evidence| Scenario { evidence, ..busy(Split::Population) };
    let controlled = outcome(&data, &with(Evidence::Controlled), &scores);
    let bits = |rows: &[(String, Lanes)]| rows.iter().flat_map(|(_, x)| x.0.map(f64::to_bits)).collect::<Vec<_>>();
    for (data, evidence) in [
        (&data, Evidence::Blend(Dist::Fixed(0.0))),
        (&without, Evidence::Controlled),
        (&without, Evidence::Between),
        (&without, Evidence::BusinessCases),
    ] {
        assert!(bits(&controlled) == bits(&outcome(data, &with(evidence), &scores)));
    }
    let between = outcome(&data, &with(Evidence::Between), &scores);
    assert!(bits(&controlled) != bits(&between), "the evidence does nothing");
}

#[test]
fn all_builds_of_the_year_loop_give_the_same_bits() {
    let data = two_regions();
    let scores = scores(&data, HORIZON, 14, 0, 4);
    for group in 0..4 {
        let states = Kernel::ALL.map(|kernel| {
            let mut states = Vec::new();
            walk_with(kernel, &data, &busy(Split::Shortage), &scores, group, |step| {
                let (world, year) = (step.world, &step.world.year);
                for numbers in [&world.staff, &year.demand, &year.supply, &year.filled, &year.avoided, &year.found] {
                    states.extend_from_slice(numbers);
                }
                states.extend(year.clients.iter().chain(&year.well));
            });
            states
        });
        assert!(states.iter().all(|other| same_bits(&states[0], other)));
    }
}

/// Without a weight for size and without unfilled places, switchers still work somewhere.
#[test]
fn switchers_are_not_lost_where_nothing_is_unfilled() {
    let mut data = two_regions();
    fix(&mut data, "switch_floor:all", 0.0);
    for branch in &mut data.branches {
        branch.frictional = Share(0.0);
        branch.shortage = Persons(0.0);
    }
    let mut scenario = reference(HORIZON);
    scenario.levers.productivity = all(0.3);
    walk(&data, &scenario, &scores(&data, HORIZON, 15, 0, 1), 0, |step| {
        for o in 0..if step.t == 0 { 0 } else { step.frame.occupations } {
            let (expected, found) = account(&data, step, 0, o, 0);
            assert!((expected - found).abs() < 1e-9 * found, "occupation {o}, year {}: {found} of {expected}", step.t);
        }
    });
}

/// What staff is drawn from care is the plan's doing alone, also where the scenario sees exits differently.
#[test]
fn a_plan_of_next_to_nothing_draws_next_to_nothing_from_care() {
    let data = tiny();
    let mut scenario = plan(HORIZON, 1e-6, [0.0, 0.3, 0.1, 0.6]);
    let dist = Dist::from(SplitNormal::new(1.1, 1.2, 1.3).unwrap());
    scenario.parameters = vec![Override {
        name: "xi:all".into(),
        dist,
        pool: None,
        cases: None,
        why: String::new(),
        source: String::new(),
    }];
    let options = schakel::run::Options { central: true, ..schakel::run::Options::default() };
    let results = common::run(&data, &[scenario], &options);
    let drawn = results.level(1, "drawn_from_care", "total", "breed", HORIZON, "fte").unwrap().mean.unwrap();
    assert!(drawn.abs() < 1e-3, "{drawn} FTE");
}
