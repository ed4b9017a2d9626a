//! `schakel discover`: boxes against the `ema_workbench` on the same draws, and the command as a black box. Boxes by hand:
//! `src/analysis/discover/prim.rs`. Skipped where it needs the `ema_workbench` and that cannot be had, but not with
//! `SCHAKEL_CI=1`.

use crate::page;
use crate::program::{Place, Table, package};
use crate::python::python;
use schakel::analysis::discover::{About, Asked, Draws, Failure, discover};
use schakel::ids::Words;
use schakel::run::draws::DrawSink;
use schakel::sample::keyed::{WHOLE_DRAW, uniforms};

/// Draws of two scenarios, in which the plan changes the shortage by what `effect` makes of five uniform numbers.
fn draws(n: usize, effect: impl Fn(&[f64]) -> f64) -> (Draws, Asked) {
    let names = ["a", "b", "c", "d", "e"];
    let asked = Asked {
        scenario: "plan".into(),
        reference: "reference".into(),
        branch: None,
        year: 2030,
        approaches: Vec::new(),
    };
    let shortage = ["reference", "plan"].map(|s| format!("{s}|shortage|total|smal|2030|persons"));
    let columns: Vec<String> = names.iter().map(ToString::to_string).chain(shortage).collect();
    let mut numbers = names.map(|_| vec![0.0; n]);
    for (name, numbers) in names.iter().zip(&mut numbers) {
        uniforms(11, name, WHOLE_DRAW, 0, numbers);
    }
    let mut draws = Draws::new(asked.clone());
    draws.start(&columns, 0, n as u64).unwrap();
    for i in 0..n {
        let mut row: Vec<f64> = numbers.iter().map(|of| of[i]).collect();
        let change = effect(&row);
        row.extend([1_000.0, 1_000.0 + change]);
        draws.add(&row).unwrap();
    }
    (draws, asked)
}

fn about() -> About {
    About { title: Words::default(), branches: Vec::new(), units: Vec::new(), attribution: Words::default(), seed: 11 }
}

const FAILS: Failure = Failure { level: false, above: 0.0, reverse: false };

#[test]
fn conditions_that_were_put_in_are_found_and_no_others() {
    // It fails where a is below 0.4 and b above 0.7, and elsewhere in 1 of 20.
    let fails = |u: &[f64]| if (u[0] < 0.4 && u[1] > 0.7) || u[2] > 0.95 { 10.0 } else { -10.0 };
    let (draws, asked) = draws(8_192, fails);
    let found = discover(&draws, &asked, FAILS, about()).unwrap();
    let mut names: Vec<&str> = found.conditions.iter().map(|c| c.parameter.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["a", "b"]);
    let of = |name: &str| found.conditions.iter().find(|c| c.parameter == name).unwrap();
    // A peel takes a twentieth of what is left: limits are about that close.
    assert!((of("a").below.unwrap() - 0.4).abs() < 0.06 && of("a").above.is_none(), "{:?}", of("a"));
    assert!((of("b").above.unwrap() - 0.7).abs() < 0.06 && of("b").below.is_none(), "{:?}", of("b"));
    assert!((of("a").share_above - 0.6).abs() < 0.06 && (of("b").share_below - 0.7).abs() < 0.06);
    let tried = found.tried.unwrap();
    assert_eq!((found.searched, tried.draws), (4_096, 4_096));
    // Outside the corner 1 of 20 fails; of all failures the corner has 0.12 / (0.12 + 0.88 / 20).
    assert!(tried.density.share.unwrap() > 0.8);
    assert!(tried.outside.low < 0.07 && tried.outside.high > 0.03, "{:?}", tried.outside);
    assert!((tried.coverage.share.unwrap() - 0.73).abs() < 0.1, "{:?}", tried.coverage);
}

#[test]
fn chance_gives_no_conditions() {
    let next = std::cell::Cell::new(0);
    let effect = |_: &[f64]| {
        let mut u = [0.0];
        uniforms(12, "chance", WHOLE_DRAW, next.replace(next.get() + 1), &mut u);
        if u[0] < 0.3 { 1.0 } else { -1.0 }
    };
    let (draws, asked) = draws(4_096, effect);
    let found = discover(&draws, &asked, FAILS, about()).unwrap();
    assert!(found.conditions.is_empty() && found.tried.is_none() && found.found.is_none(), "{:?}", found.conditions);
}

#[test]
fn reversed_and_level_ask_what_they_say() {
    let (draws, asked) = draws(2_048, |u| 100.0 * (u[0] - 0.5));
    let of = |failure: Failure| discover(&draws, &asked, failure, about()).unwrap();
    let worse = of(FAILS);
    assert!(worse.conditions[0].above.is_some_and(|x| (x - 0.5).abs() < 0.05));
    let better = of(Failure { reverse: true, ..FAILS });
    assert!(better.conditions[0].below.is_some_and(|x| (x - 0.5).abs() < 0.05));
    assert_eq!(worse.cases + better.cases, 1_024);
    // The shortage is 1,000 and what a makes of it: above 1,030 where a is above 0.8.
    let large = of(Failure { level: true, above: 1_030.0, reverse: false });
    assert!(large.conditions[0].above.is_some_and(|x| (x - 0.8).abs() < 0.05), "{:?}", large.conditions);
}

#[test]
fn the_ema_workbench_finds_the_same_boxes() {
    let Some(python) = python() else { return };
    let place = Place::small();
    for more in [&[][..], &["--threshold", "-1", "--reverse"], &["--level", "--threshold", "400"]] {
        let arguments =
            ["discover", "plan.toml", "--draws", "512", "--csv", "boxes.csv", "--samples", "draws.csv", "--overwrite"];
        place.good(&[&arguments, more].concat());
        let mut command = std::process::Command::new(python);
        command.arg(package().join("tests/discover.py")).args(["boxes.csv", "draws.csv"].map(|f| place.path(f)));
        let out = command.output().unwrap();
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        assert!(out.status.success(), "{more:?}: {said}{}", String::from_utf8_lossy(&out.stderr));
        let equal: usize = said.trim().strip_suffix(" boxes equal").and_then(|n| n.parse().ok()).expect(&said);
        assert!(equal > 10, "{said}");
    }
}

/// Cells of the columns of these names, by row.
fn cells(table: &Table, names: &[&str]) -> Vec<Vec<String>> {
    let places: Vec<usize> =
        names.iter().map(|name| table.header.iter().position(|h| h == name).expect(name)).collect();
    table.rows.iter().map(|r| places.iter().map(|&p| r[p].clone()).collect()).collect()
}

#[test]
fn a_result_folder_gives_what_its_scenario_gives() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "1024", "--keep-draws", "--out", "kept"]);
    for (from, file) in [("plan.toml", "one.csv"), ("kept", "two.csv")] {
        let draws: &[&str] = if from == "kept" { &[] } else { &["--draws", "1024"] };
        place.good(&[&["discover", from, "--csv", file], draws].concat());
    }
    assert_eq!(place.read("one.csv"), place.read("two.csv"));
    let table = place.table("one.csv");
    let path = cells(&table, &["stage", "step", "mass", "density", "coverage", "draws", "cases"]);
    let whole = &path[0];
    assert_eq!(whole[..3], ["path", "0", "1"]);
    assert_eq!(whole[4], "1");
    // Of one box to the next the mass falls, and pasting comes last.
    let mut masses: Vec<f64> = Vec::new();
    for row in path.iter().filter(|r| r[0] == "path") {
        let mass: f64 = row[2].parse().unwrap();
        if masses.last() != Some(&mass) {
            masses.push(mass);
        }
        let [density, draws, cases] = [3, 5, 6].map(|i| row[i].parse::<f64>().unwrap());
        assert!((density - cases / draws).abs() < 1e-12 && (mass - draws / 512.0).abs() < 1e-12);
    }
    assert!(masses.len() > 5 && masses[5] < masses[0]);
    // An evidence profile has draws of its own.
    let said = place.good(&["discover", "kept", "--scenario-name", "plan@business_cases", "--lang", "en"]).stdout;
    assert!(said.contains("futures"), "{said}");
}

#[test]
fn of_types_of_approach_only_those_of_the_plan_are_searched() {
    let place = Place::small();
    let programme = "\n[[plan.programmes]]\nprogramme = \"housing_first\"\nshare = 0.5\n";
    let plan = place.read("plan.toml");
    std::fs::write(place.path("shared.toml"), plan + programme).unwrap();
    place.good(&["run", "plan.toml", "shared.toml", "--draws", "512", "--keep-draws", "--out", "kept"]);
    let factors = |arguments: &[&str]| {
        place.good(&[&["discover", "--samples", "draws.csv", "--overwrite"], arguments].concat());
        let mut names = place.table("draws.csv").header;
        names.retain(|name| name.starts_with("approach_"));
        names
    };
    // The lag of this type is fixed.
    let of_shared = ["hours", "reach", "direct", "prevent"].map(|f| format!("approach_{f}:curative_individual"));
    for (name, expected) in [("plan", &[][..]), ("shared", &of_shared[..])] {
        assert_eq!(factors(&[&format!("{name}.toml"), "--draws", "512"]), expected, "{name}");
        assert_eq!(factors(&["kept", "--scenario-name", name]), expected, "{name}, kept");
    }
}

#[test]
fn answers_go_into_a_result_folder_and_onto_its_page() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "1024", "--keep-draws", "--out", "kept", "--lang", "en"]);
    place.good(&["discover", "kept", "--into", "kept", "--lang", "en", "--csv", "boxes.csv"]);
    place.good(&[
        "sensitivity",
        "plan.toml",
        "--draws",
        "512",
        "--into",
        "kept",
        "--lang",
        "en",
        "--csv",
        "shares.csv",
    ]);
    assert_eq!(place.read("kept/discover-plan.csv"), place.read("boxes.csv"));
    assert_eq!(place.read("kept/sensitivity-plan.csv"), place.read("shares.csv"));
    let page = place.read("kept/report.html");
    for heading in [
        "Wanneer werkt het plan niet?",
        "When does the plan not work?",
        "Waar de onzekerheid vandaan komt",
        "Where the uncertainty comes from",
    ] {
        assert_eq!(page.matches(heading).count(), 1, "{heading}");
    }
    // From the folder alone it is the same page again.
    place.good(&["report", "kept", "--lang", "en"]);
    assert_eq!(place.read("kept/report.html"), page);
    let said = place.run(&["discover", "kept", "--into", "elsewhere"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("goes into kept"), "{}", said.stderr);
}

#[test]
fn answers_fit_a_terminal_and_do_not_depend_on_threads() {
    let place = Place::small();
    for (lang, word) in [("nl", "toekomsten"), ("en", "futures")] {
        let of = |threads: &str| {
            let arguments = ["discover", "plan.toml", "--draws", "1024", "--threads", threads, "--lang", lang];
            place.good(&arguments).stdout
        };
        let said = of("1");
        assert_eq!(said, of("3"));
        assert!(said.lines().all(|l| l.chars().count() <= 80) && said.contains(word), "{said}");
    }
    place.good(&["discover", "plan.toml", "--draws", "1024", "--svg", "pictures"]);
    assert_eq!(place.names("pictures"), ["box.svg", "path.svg"]);
}

#[test]
fn mistakes_are_said_at_once() {
    let place = Place::small();
    let refused = |arguments: &[&str], words: &[&str]| {
        let said = place.run(arguments);
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        assert!(words.iter().all(|w| said.stderr.contains(w)) && said.stdout.is_empty(), "{}", said.stderr);
    };
    refused(&["discover", "plan.toml", "--year", "2050", "--branch", "cara"], &["2050", "did you mean `care`"]);
    refused(&["discover", "reference.toml"], &["changes nothing"]);
    refused(&["discover", "plan.toml", "--level"], &["--threshold"]);
    refused(&["discover", "plan.toml", "--threshold", "many"], &["number of persons"]);
    refused(&["discover", "plan.toml", "--scenario-name", "x"], &["result folder"]);
    refused(&["discover", "nowhere"], &["nowhere"]);
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "plain"]);
    refused(&["discover", "plain"], &["--keep-draws"]);
    refused(&["discover", "plain", "--draws", "512"], &["has its draws"]);
    refused(&["discover", "plain", "--scenario-name", "plam"], &["did you mean `plan`"]);
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("src/analysis/discover.md"), |words| match words {
        ["console", arguments @ ..] => {
            let said = place.good(&[arguments, &["--lang", "en"]].concat());
            page::fenced("console", &format!("$ schakel {}\n{}", arguments.join(" "), said.stdout))
        }
        _ => panic!("no block {words:?}"),
    });
}
