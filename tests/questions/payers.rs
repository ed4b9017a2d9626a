//! `schakel payers` and `schakel returns`: against the same draws of a run, and money conserved under every rule.

use std::sync::OnceLock;

use crate::cells::{cell, close};
use crate::common::{nl, plan, scores, tiny, walk};
use crate::page;
use crate::program::{Place, package};
use proptest::prelude::*;
use schakel::analysis::payers::{Rule, Terms};
use schakel::dataset::Dataset;
use schakel::lanes::{Lanes, WIDTH};
use schakel::model::money::Ledger;

/// Rules that a plan's file may add.
const FUND: &str = "\n[fund]\nloss_cap = 0.25\nshares = { municipality = 0.5, insurer = 0.5 }\n";

fn payers_of(data: &Dataset) -> Vec<&str> {
    data.payers.iter().map(String::as_str).collect()
}

/// The tiny job with a fund in its plan.
fn with_fund() -> Place {
    let place = Place::small();
    let fund = FUND.replace("municipality", &tiny().payers[0]).replace("insurer", &tiny().payers[1]);
    std::fs::write(place.path("plan.toml"), place.read("plan.toml") + &fund).unwrap();
    place
}

#[test]
fn money_by_payer_is_that_of_a_run_on_the_same_draws() {
    let (place, data) = (with_fund(), tiny());
    place.good(&["run", "plan.toml", "--draws", "1024", "--out", "run"]);
    place.good(&["payers", "plan.toml", "--draws", "1024", "--csv", "found.csv"]);
    let [run, found] = ["run/effects.csv", "found.csv"].map(|name| place.table(name));
    let mut compared = 0;
    for year in ["2024", "2027", "2030"] {
        for payer in payers_of(&data).into_iter().chain(["all"]) {
            let [scope, key] = if payer == "all" { ["total", "breed"] } else { ["payer", payer] };
            for name in ["mean", "sd", "p10", "p50", "p90", "mc_error"] {
                for (measure, ledger, rule, ours, basis) in [
                    ("cost", "cash", "own", "paid", "year"),
                    ("cost", "value", "own", "paid", "year"),
                    ("benefit_cash", "cash", "own", "gain", "year"),
                    ("balance_cash", "cash", "own", "balance", "year"),
                    ("cost_cumulative", "cash", "own", "paid", "so_far"),
                    ("balance_cumulative", "cash", "own", "balance", "so_far"),
                    ("fund_contribution", "cash", "gains", "paid", "year"),
                ] {
                    let want = cell(&run, &["plan", measure, scope, key, year, "euro"], name);
                    close(cell(&found, &["plan", ledger, rule, ours, payer, basis, year, "euro"], name), want);
                    compared += 1;
                }
            }
            // Means add up: what is gained in value is freed capacity and what happens outside care.
            let mean = |measure: &str| cell(&run, &["plan", measure, scope, key, year, "euro"], "mean").unwrap();
            let value = mean("capacity_value") + mean("value_outside_care");
            close(cell(&found, &["plan", "value", "own", "gain", payer, "year", year, "euro"], "mean"), Some(value));
        }
    }
    assert_eq!(compared, 3 * (data.payers.len() + 1) * 6 * 7);
}

#[test]
fn every_rule_divides_the_same_cost_and_every_transfer_adds_up_to_nothing() {
    let (place, data) = (with_fund(), tiny());
    place.good(&["payers", "plan.toml", "--draws", "512", "--csv", "found.csv"]);
    let found = place.table("found.csv");
    for ledger in ["cash", "value"] {
        let mean = |rule: &str, measure: &str, payer: &str| {
            cell(&found, &["plan", ledger, rule, measure, payer, "so_far_discounted", "2030", "euro"], "mean").unwrap()
        };
        for rule in ["own", "gains", "shares", "capped"] {
            let sum: f64 = payers_of(&data).iter().map(|payer| mean(rule, "paid", payer)).sum();
            close(Some(sum), Some(mean("own", "paid", "all")));
            close(Some(mean(rule, "balance", "all")), Some(mean("own", "balance", "all")));
        }
        // Half and half, of the cost of every year.
        for payer in &payers_of(&data)[..2] {
            close(Some(mean("shares", "paid", payer)), Some(0.5 * mean("own", "paid", "all")));
        }
        for aim in ["transfer_expectation", "transfer_certainty"] {
            let about = |measure, payer, unit| ["plan", ledger, aim, measure, payer, "so_far_discounted", "2030", unit];
            let of = |measure, payer, unit| cell(&found, &about(measure, payer, unit), "mean").unwrap();
            let (needed, room) = (of("needed", "all", "euro"), of("room", "all", "euro"));
            if needed <= room {
                let given: Vec<f64> = payers_of(&data).iter().map(|p| of("transfer", p, "euro")).collect();
                assert!(given.iter().sum::<f64>().abs() < 1e-6 * needed.max(1.0), "{given:?}");
                close(Some(given.iter().map(|x| x.max(0.0)).sum()), Some(needed));
                if aim == "transfer_certainty" {
                    assert!(payers_of(&data).iter().all(|p| of("chance", p, "share") >= 0.8));
                }
            }
            // Without a fund the expectation is the mean balance.
            if aim == "transfer_expectation" {
                let losses: f64 = payers_of(&data).iter().map(|p| (-mean("own", "balance", p)).max(0.0)).sum();
                close(Some(needed), Some(losses));
            }
        }
    }
}

#[test]
fn returns_are_those_of_a_run_on_the_same_draws() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "1024", "--out", "run"]);
    place.good(&["returns", "plan.toml", "--draws", "1024", "--csv", "found.csv"]);
    let [run, found] = ["run/effects.csv", "found.csv"].map(|name| place.table(name));
    for scenario in ["plan", "plan@controlled", "plan@business_cases"] {
        for name in ["mean", "sd", "p10", "p50", "p90", "mc_error"] {
            let of_run = |measure: &str| cell(&run, &[scenario, measure, "total", "breed", "2030", "ratio"], name);
            let of = |basis: &str| cell(&found, &[scenario, "value", basis, "2030", "ratio"], name);
            let near = |got: Option<f64>, want: Option<f64>| {
                // With few rounds there is no error.
                let (Some(got), Some(want)) = (got, want) else { return assert_eq!((name, got), ("mc_error", want)) };
                assert!((got - want).abs() <= 1e-5 * want.abs() + 1e-6, "{scenario} {name}: {got} instead of {want}");
            };
            near(of("so_far"), of_run("return_ratio"));
            near(of("so_far_discounted"), of_run("return_ratio_discounted"));
        }
        let mean = |measure: &str, unit: &str| {
            cell(&found, &[scenario, measure, "so_far_discounted", "2030", unit], "mean").unwrap()
        };
        let parts: f64 = ["avoided", "found", "returned", "outside"].iter().map(|part| mean(part, "ratio")).sum();
        assert!((parts - mean("value", "ratio")).abs() < 1e-6, "{scenario}");
    }
    let above = cell(&run, &["plan", "chance_ratio_above_1", "total", "breed", "2030", "share"], "mean");
    close(cell(&found, &["plan", "above_one", "so_far", "2030", "share"], "mean"), above);
}

/// The mean of 1.6 is in effects.csv with its source, E01; single cases beside it. The figures are those of that table.
#[test]
fn published_ratios_come_from_the_data_set() {
    let data = nl();
    let ratios: Vec<(&str, f64, bool)> = data.ratios.iter().map(|r| (r.id.as_str(), r.ratio, r.is_mean)).collect();
    let expected =
        [("E01", 1.6, true), ("E07", 2.0, false), ("E08", 1.9, false), ("E10", 2.0, false), ("E45", 1.24, false)];
    assert_eq!(ratios, expected);
    assert!(data.ratios[0].sources.iter().any(|key| key == "seor_2020"));
}

#[test]
fn answers_fit_a_terminal_and_do_not_depend_on_threads() {
    let place = with_fund();
    for (command, nl, en) in [
        ("payers", ["In geld", "preventiefonds", "Fixed"], ["In cash", "prevention fund", "Vast"]),
        ("returns", ["Opbrengst per euro", "Vermeden zorg", "Why"], ["Return per euro", "Care avoided", "Waarom"]),
    ] {
        for (lang, words) in [("nl", nl), ("en", en)] {
            let of = |threads: &str| {
                place.good(&[command, "plan.toml", "--draws", "512", "--threads", threads, "--lang", lang]).stdout
            };
            let said = of("1");
            assert_eq!(said, of("3"));
            assert!(said.lines().all(|l| l.chars().count() <= 80), "{said}");
            assert!(words[..2].iter().all(|w| said.contains(w)) && !said.contains(words[2]), "{said}");
        }
    }
    place.good(&["payers", "plan.toml", "--draws", "512", "--svg", "pictures"]);
    assert_eq!(place.names("pictures"), ["ledger-cash.svg", "ledger-value.svg", "rules.svg", "years.svg"]);
    place.good(&["returns", "plan.toml", "--draws", "512", "--svg", "more"]);
    assert_eq!(place.names("more"), ["returns.svg", "years.svg"]);
}

#[test]
fn without_a_plan_nobody_pays() {
    let place = Place::small();
    for command in ["payers", "returns"] {
        for scenario in ["reference.toml", "lever.toml"] {
            let said = place.run(&[command, scenario]);
            assert_eq!(said.code, Some(2));
            assert!(said.stderr.contains("has no plan") && said.stdout.is_empty(), "{}", said.stderr);
        }
    }
}

#[test]
fn what_a_fund_cannot_be_is_said_all_at_once() {
    let place = Place::small();
    let wrong = "\n[fund]\nloss_cap = 25\ncertainty = 0.2\nshares = { gemeent = 0.5, zvw = 0.4 }\nrule = 1\n";
    std::fs::write(place.path("plan.toml"), place.read("plan.toml") + wrong).unwrap();
    let said = place.run(&["payers", "plan.toml"]);
    assert_eq!(said.code, Some(2));
    for part in [
        "if 25 percent is meant, write 0.25",
        "a chance from 0.5 to 0.99",
        "no payer called `gemeent`",
        "`rule` is not a key",
    ] {
        assert!(said.stderr.contains(part), "{part}: {}", said.stderr);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// In every draw and year, in both ledgers: what goes into a fund goes out, whatever the rule, and nobody but those
    /// whose care gets dearer is paid by it. Under a cap nobody loses more than the cap while others gain.
    #[test]
    fn a_fund_takes_in_what_it_pays_out(first in 0..10_000u64, size in 5.0..300.0, cap in 0.0..1.0, cut in 0.0..1.0) {
        static DATA: OnceLock<Dataset> = OnceLock::new();
        let data = DATA.get_or_init(tiny);
        let n = data.payers.len();
        let mut shares = vec![0.0; n];
        (shares[0], shares[1]) = (cut, 1.0 - cut);
        let terms = Terms { shares: Some(shares), loss_cap: cap, certainty: 0.8 };
        let scenario = plan(2030, size, [0.1, 0.3, 0.1, 0.5]);
        let mut ledger = None;
        walk(data, &scenario, &scores(data, 2030, 3, first, 1), 0, |step| {
            let ledger = ledger.get_or_insert_with(|| Ledger::new(step.frame));
            if step.t == 0 {
                return;
            }
            ledger.book(step.frame, step.policy, step.draw, &step.reference.year, &step.world.year, step.t);
            let value = |p: usize| ledger.capacity_value[p] + ledger.value_outside_care[p];
            let gains: [Vec<Lanes>; 2] = [ledger.benefit_cash[..n].to_vec(), (0..n).map(value).collect()];
            for (gain, rule) in gains.iter().flat_map(|gain| Rule::ALL.map(|rule| (gain, rule))) {
                for i in 0..WIDTH {
                    let cost: Vec<f64> = ledger.cost[..n].iter().map(|x| x.0[i]).collect();
                    let gain: Vec<f64> = gain.iter().map(|x| x.0[i]).collect();
                    let mut paid = vec![0.0; n];
                    rule.paid(&terms, &cost, &gain, &mut paid);
                    let (total, scale): (f64, f64) = (ledger.cost[n].0[i], paid.iter().map(|x| x.abs()).sum());
                    assert!((paid.iter().sum::<f64>() - total).abs() <= 1e-12 * scale.max(total), "{rule:?}");
                    for p in 0..n {
                        assert!(paid[p] >= -1e-9 * scale || gain[p] < 0.0, "{rule:?}: {paid:?}");
                        let (loss, left) = (paid[p] - gain[p], (0..n).any(|q| gain[q] - paid[q] > 1e-6 * scale));
                        if rule == Rule::Capped && left && loss > 1e-6 * scale {
                            assert!(loss <= cap * cost[p] + 1e-6 * scale, "{p} loses {loss}: {paid:?} {gain:?}");
                        }
                    }
                }
            }
            // What the capacity value is made of is all of it.
            let care = ledger.care.avoided - ledger.care.found - ledger.care.returned;
            for i in 0..WIDTH {
                let scale = ledger.care.avoided.0[i].abs() + ledger.care.found.0[i].abs();
                assert!((care.0[i] - ledger.capacity_value[n].0[i]).abs() <= 1e-9 * scale.max(1.0));
            }
        });
    }
}

#[test]
fn pages_show_what_is_printed() {
    let place = Place::shipped();
    for name in ["payers.md", "returns.md"] {
        page::says_what_the_program_says(&package().join("src/analysis").join(name), |words| match words {
            ["console", arguments @ ..] => {
                let said = place.good(&[arguments, &["--lang", "en"]].concat());
                page::fenced("console", &format!("$ schakel {}\n{}", arguments.join(" "), said.stdout))
            }
            _ => panic!("no block {words:?}"),
        });
    }
}
