//! `schakel break-even` as a black box: its years and heights are those of a run on the same draws, chances only grow, answers
//! fit, mistakes are said; and its page says what it prints. Shapes of single paths by hand: `src/analysis/break_even/shape.rs`.

use crate::cells::{cell, close};
use crate::page;
use crate::program::{Place, package};

#[test]
fn years_and_heights_are_those_of_a_run_on_the_same_draws() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "2048", "--out", "run"]);
    place.good(&["break-even", "plan.toml", "--draws", "2048", "--csv", "found.csv"]);
    let [run, found] = ["run/effects.csv", "found.csv"].map(|name| place.table(name));
    let mut values = 0.0;
    for year in ["2024", "2025", "2026", "2027", "2028", "2029", "2030"] {
        for name in ["mean", "sd", "p10", "p50", "p90", "mc_error"] {
            let of = |curve: &str, unit: &str| cell(&found, &["plan", curve, "height", year, unit], name);
            let shortage = cell(&run, &["plan", "shortage", "total", "smal", year, "persons"], name);
            close(of("shortage", "persons"), shortage);
            let balance = cell(&run, &["plan", "balance_cumulative", "total", "breed", year, "euro"], name);
            close(of("cash", "euro"), balance);
        }
        // Means add up over years and ledgers.
        let mean = |measure: &str| cell(&run, &["plan", measure, "total", "breed", year, "euro"], "mean").unwrap();
        values += mean("capacity_value") + mean("value_outside_care") - mean("cost");
        let height = cell(&found, &["plan", "value", "height", year, "euro"], "mean");
        assert!((height.unwrap() - values).abs() < 1e-6 * values.abs() + 1.0, "{year}: {height:?} instead of {values}");
    }
    for scenario in ["plan", "plan@controlled", "plan@business_cases"] {
        let year = |name: &str| {
            let of_run = cell(&run, &[scenario, "break_even_year", "total", "breed", "2030", "year"], name);
            (cell(&found, &[scenario, "cash", "even_year", "2030", "year"], name), of_run)
        };
        for name in ["p05", "p10", "p25", "p50", "p75", "p90", "p95", "share_reached"] {
            let (got, want) = year(name);
            close(got, want);
        }
    }
}

#[test]
fn chances_grow_and_agree_with_the_year_and_the_depth() {
    let place = Place::small();
    place.good(&["break-even", "plan.toml", "--draws", "1024", "--csv", "found.csv"]);
    let found = place.table("found.csv");
    for scenario in ["plan", "plan@controlled", "plan@business_cases"] {
        for curve in ["shortage", "cash", "value"] {
            let even = |year: i32| cell(&found, &[scenario, curve, "even", &year.to_string()], "mean").unwrap();
            assert!((2024..2030).all(|year| even(year) <= even(year + 1)), "{scenario} {curve}");
            // Where no draw stays behind the share is left out.
            let reached = cell(&found, &[scenario, curve, "even_year", "2030"], "share_reached").unwrap_or(1.0);
            assert!((even(2030) - reached).abs() < 1e-9, "{scenario} {curve}: {} {reached}", even(2030));
            let worst = |name: &str| cell(&found, &[scenario, curve, "worst", "2030"], name).unwrap();
            let (sign, side) = if curve == "shortage" { (1.0, "share_above_zero") } else { (-1.0, "share_below_zero") };
            let heights = (2024..=2030)
                .map(|year| sign * cell(&found, &[scenario, curve, "height", &year.to_string()], "mean").unwrap());
            // The mean of the worst is no better than the worst of the means.
            assert!(sign * worst("mean") >= heights.fold(0.0, f64::max) * (1.0 - 1e-6), "{scenario} {curve}");
            let years = cell(&found, &[scenario, curve, "years_worse", "2030"], "mean").unwrap();
            assert!(years >= worst(side) - 1e-9 && years <= 7.0 * worst(side) + 1e-9, "{scenario} {curve}");
        }
    }
}

#[test]
fn answers_fit_a_terminal_and_do_not_depend_on_threads() {
    let place = Place::small();
    for (lang, words) in [("nl", ["Saldo in geld", "voor 2030"]), ("en", ["Cash balance", "by 2030"])] {
        let of = |threads: &str| {
            place.good(&["break-even", "plan.toml", "--draws", "512", "--threads", threads, "--lang", lang]).stdout
        };
        let said = of("1");
        assert_eq!(said, of("3"));
        assert!(said.lines().all(|l| l.chars().count() <= 80) && words.iter().all(|w| said.contains(w)), "{said}");
    }
    place.good(&["break-even", "plan.toml", "--draws", "512", "--svg", "pictures"]);
    assert_eq!(place.names("pictures"), ["cash.svg", "chance.svg", "shortage.svg", "value.svg"]);
    assert!(place.names("pictures").iter().all(|n| place.read(&format!("pictures/{n}")).contains("polyline")));
}

#[test]
fn without_a_plan_there_is_nothing_to_break_even_on() {
    let place = Place::small();
    for scenario in ["reference.toml", "lever.toml"] {
        let said = place.run(&["break-even", scenario]);
        assert_eq!(said.code, Some(2));
        assert!(said.stderr.contains("has no plan") && said.stdout.is_empty(), "{}", said.stderr);
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("src/analysis/break_even.md"), |words| match words {
        ["console", arguments @ ..] => {
            let said = place.good(&[arguments, &["--lang", "en"]].concat());
            page::fenced("console", &format!("$ schakel {}\n{}", arguments.join(" "), said.stdout))
        }
        _ => panic!("no block {words:?}"),
    });
}

/// An answer in a result folder: its table, a section of the page that stays when the page is made again, an older answer
/// replaced; and no folder of another scenario takes it.
#[test]
fn an_answer_goes_into_a_result_folder() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "run"]);
    let without = place.read("run/report.html");
    place.good(&["break-even", "plan.toml", "--draws", "512", "--into", "run"]);
    let first = place.read("run/report.html");
    assert!(!without.contains("nl-break-even-shortage-1-title") && first.contains("nl-break-even-shortage-1-title"));
    place.good(&["effect-tree", "plan.toml", "--draws", "512", "--into", "run", "--lang", "en"]);
    place.good(&["break-even", "plan.toml", "--draws", "1024", "--into", "run", "--csv", "own.csv"]);
    let both = place.read("run/report.html");
    assert!(both.contains("en-effect-tree-1-title") && both.contains("nl-break-even-shortage-1-title"));
    assert_eq!(
        both.matches("id=\"nl-break-even-shortage-1-title\"").count(),
        1,
        "the newer answer takes the place of the older"
    );
    assert_eq!(place.read("run/break-even-plan.csv"), place.read("own.csv"));
    place.good(&["report", "run"]);
    assert_eq!(place.read("run/report.html"), both, "made again from what the folder holds");
    // The hashes that provenance.json keeps are those of the files.
    place.good(&["report", "run", "--letter"]);
    let hashes = &place.provenance("run")["outputs"];
    for name in ["findings.json", "break-even-plan.csv", "effect-tree-plan.csv", "report.html"] {
        let hash = blake3::hash(&std::fs::read(place.path(format!("run/{name}"))).unwrap()).to_hex().to_string();
        assert_eq!(hashes[name], hash.as_str(), "{name}");
    }
    let changed = place.read("plan.toml").replace("nl = \"", "nl = \"Anders: ");
    std::fs::write(place.path("plan.toml"), changed).unwrap();
    let said = place.run(&["break-even", "plan.toml", "--draws", "512", "--into", "run"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("makes other choices"), "{}", said.stderr);
    let said = place.run(&["break-even", "lever.toml", "--draws", "512", "--into", "run"]);
    assert_eq!(said.code, Some(2), "{}", said.stderr);
    assert_eq!(place.read("run/report.html"), both);
}
