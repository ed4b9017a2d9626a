//! `--keep-draws`: what stands in draws.csv is what the job drew and counted.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use schakel::dataset::Dataset;
use schakel::run::layout::quantum;

#[path = "program/mod.rs"]
mod program;
use program::{Place, Table, package};

/// A plan with an evidence, a parameter and a correlation of its own.
const OWN: &str = r#"
extends = "plan"
title = { nl = "Eigen", en = "Own" }
evidence = { uniform = { min = 0.2, max = 0.4 } }
correlations = [{ between = ["efficiency_light:mbo", "efficiency_light:hbo"], rank = 0.5 }]

[parameters]
"tau:care" = { uniform = { min = 0.01, max = 0.02 } }
"ar1:all" = 0.5
"#;

/// The draws by column; an empty cell is NaN.
fn columns(table: &Table) -> BTreeMap<&str, Vec<f64>> {
    let cell = |text: &String| if text.is_empty() { f64::NAN } else { text.parse().unwrap() };
    let column = |i: usize| table.rows.iter().map(|row| cell(&row[i])).collect();
    table.header.iter().enumerate().map(|(i, name)| (name.as_str(), column(i))).collect()
}

fn is_outcome(name: &str) -> bool {
    name.matches('|').count() == 5
}

/// The data set of the small job.
fn tiny() -> Dataset {
    Dataset::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/tiny")).unwrap()
}

#[test]
fn every_draw_has_a_row_whatever_the_threads() {
    let place = Place::small();
    let job = ["plan.toml", "lever.toml", "--keep-draws", "--draws"];
    let mut bytes = Vec::new();
    for threads in ["1", "2", "7"] {
        place.good(&[&["run", "--out", threads, "--threads", threads], &job[..], &["1024"]].concat());
        bytes.push(place.read(&format!("{threads}/draws.csv")));
    }
    assert!(bytes[0] == bytes[1] && bytes[0] == bytes[2], "1, 2 and 7 threads");
    let table = place.table("1/draws.csv");
    let numbers: Vec<String> = table.rows.iter().map(|row| row[0].clone()).collect();
    assert_eq!(table.header[0], "draw");
    assert_eq!(numbers, (0..1024).map(|i| i.to_string()).collect::<Vec<_>>());
    let distinct: BTreeSet<&String> = table.header.iter().collect();
    assert_eq!(distinct.len(), table.header.len(), "every column has a name of its own");
    // Nothing else is left, and draw i is the same in every number of draws.
    let files = [
        "context.json",
        "distribution.csv",
        "draws.csv",
        "effects.csv",
        "provenance.json",
        "report.html",
        "resolved.toml",
        "summary.csv",
    ];
    assert_eq!(place.names("1"), files);
    assert!(place.provenance("1")["outputs"]["draws.csv"].is_string());
    place.good(&[&["run", "--out", "less"], &job[..], &["512"]].concat());
    assert!(bytes[0].starts_with(&place.read("less/draws.csv")));
    // Keeping draws changes no result.
    place.good(&["run", "plan.toml", "lever.toml", "--draws", "1024", "--out", "without"]);
    for file in ["summary.csv", "effects.csv"] {
        assert_eq!(place.read(&format!("1/{file}")), place.read(&format!("without/{file}")));
    }
    assert!(!place.names("without").contains(&"draws.csv".to_string()));
}

#[test]
fn means_of_the_draws_are_those_of_the_summary() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "lever.toml", "--keep-draws", "--draws", "1024", "--out", "out"]);
    let (draws, summary) = (place.table("out/draws.csv"), place.table("out/summary.csv"));
    let draws = columns(&draws);
    let means = summary.means();
    let mut compared = 0;
    for row in &summary.rows {
        let total = row[2] == "total"
            && (row[5] == "persons"
                || !["demand", "supply", "filled", "shortage", "surplus"].contains(&row[1].as_str()));
        let name = row[..6].join("|");
        assert_eq!(
            draws.contains_key(name.as_str()),
            total || (row[1] == "shortage" && row[2] == "branch" && row[5] == "persons"),
            "{name}"
        );
        let (Some(values), Some(mean)) = (draws.get(name.as_str()), means.get(&Table::key(row))) else { continue };
        let defined: Vec<f64> = values.iter().copied().filter(|x| x.is_finite()).collect();
        let of_draws = defined.iter().sum::<f64>() / defined.len() as f64;
        assert!((of_draws - mean).abs() <= 0.5 * quantum(&row[5]) + 1e-12 * mean.abs(), "{name}: {of_draws}, {mean}");
        compared += 1;
    }
    assert!(compared > 300, "{compared}");
    assert_eq!(
        draws.keys().filter(|name| is_outcome(name)).count(),
        summary.rows.iter().filter(|row| draws.contains_key(row[..6].join("|").as_str())).count()
    );
}

#[test]
fn outcomes_of_a_draw_belong_together() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--keep-draws", "--draws", "512", "--out", "out"]);
    let table = place.table("out/draws.csv");
    let draws = columns(&table);
    for year in 2023..=2030 {
        let of = |measure: &str, rest: &str, i: usize| {
            draws[format!("plan|{measure}|total|breed|{year}|{rest}").as_str()][i]
        };
        for i in 0..512 {
            let [demand, filled, shortage] = ["demand", "filled", "shortage"].map(|m| of(m, "persons", i));
            assert_eq!(demand - filled, shortage);
            let [cost, benefit, balance] = ["cost", "benefit_cash", "balance_cash"].map(|m| of(m, "euro", i));
            assert_eq!(benefit - cost, balance);
        }
    }
}

#[test]
fn parameters_stay_in_their_support_and_shares_add_up() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--keep-draws", "--draws", "512", "--out", "out"]);
    let table = place.table("out/draws.csv");
    let draws = columns(&table);
    let data = tiny();
    let mut groups: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    let (mut checked, mut own) = (0, 0);
    for p in &data.parameters {
        let varies = p.dist.quantile(0.01) != p.dist.quantile(0.99);
        let Some(values) = draws.get(p.name.as_str()) else {
            assert!(
                !varies || p.name.starts_with("xi:") || p.name.starts_with("lambda_noise:"),
                "{} is missing",
                p.name
            );
            continue;
        };
        if let Some(group) = &p.shares_group {
            let sums = groups.entry(group).or_insert_with(|| vec![0.0; values.len()]);
            sums.iter_mut().zip(values).for_each(|(sum, x)| *sum += x);
            continue;
        }
        let (low, high) = p.dist.support();
        for profile in ["", "plan@controlled|", "plan@business_cases|"] {
            let Some(values) = draws.get(format!("{profile}{}", p.name).as_str()) else { continue };
            assert!(values.iter().all(|x| (low..=high).contains(x)), "{profile}{}", p.name);
            own += usize::from(!profile.is_empty());
        }
        // In a scenario with the reference's own evidence nothing differs.
        assert!(!draws.contains_key(format!("plan|{}", p.name).as_str()));
        checked += 1;
    }
    assert!(checked > 20 && own > 10 && !groups.is_empty(), "{checked} parameters, {own} of profiles");
    assert!(groups.values().flatten().all(|sum| (sum - 1.0).abs() < 1e-12));
    // u is what is in force.
    assert!(draws["plan@controlled|evidence:u"].iter().all(|u| *u == 0.0));
    assert!(draws["plan@business_cases|evidence:u"].iter().all(|u| *u == 1.0));
}

#[test]
fn what_a_scenario_draws_otherwise_has_columns_of_its_own() {
    let place = Place::small();
    std::fs::write(place.path("own.toml"), OWN).unwrap();
    place.good(&["run", "plan.toml", "own.toml", "--keep-draws", "--draws", "512", "--out", "out"]);
    let table = place.table("out/draws.csv");
    let draws = columns(&table);
    let own = |name: &str| draws.get(format!("own|{name}").as_str());
    assert!(own("tau:care").unwrap().iter().all(|x| (0.01..=0.02).contains(x)));
    assert!(own("evidence:u").unwrap().iter().all(|u| (0.2..=0.4).contains(u)));
    assert!(own("ar1:all").unwrap().iter().all(|x| *x == 0.5));
    assert!(["mbo", "hbo"].iter().all(|f| own(&format!("efficiency_light:{f}")).is_some()));
    assert!(own("pi:all").is_none() && own("xi:2025").is_none());
    // With another AR(1) coefficient the same innovations make another path, from the same start.
    let z = |prefix: &str, year: i32| &draws[format!("{prefix}z:care:{year}").as_str()];
    assert_eq!(z("own|", 2023), z("", 2023));
    assert_ne!(z("own|", 2024), z("", 2024));
    let phi = &draws["ar1:all"];
    for i in 0..512 {
        let innovation =
            |prefix: &str, phi: f64| (z(prefix, 2024)[i] - phi * z(prefix, 2023)[i]) / (1.0 - phi * phi).sqrt();
        assert!((innovation("own|", 0.5) - innovation("", phi[i])).abs() < 1e-9);
    }
}

#[test]
fn a_central_run_keeps_its_one_draw() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--central", "--keep-draws", "--out", "out"]);
    let table = place.table("out/draws.csv");
    assert_eq!(table.rows.len(), 1);
    let means = place.table("out/summary.csv").means();
    for (name, values) in columns(&table).iter().filter(|(name, _)| is_outcome(name)) {
        let unit = name.rsplit('|').next().unwrap();
        if let Some(mean) = means.get(&name.replace('|', ",")) {
            assert!((values[0] - mean).abs() <= 0.5 * quantum(unit), "{name}");
        }
    }
    for p in tiny().parameters.iter().filter(|p| p.business_case.is_none() && p.shares_group.is_none()) {
        if let Some(i) = table.header.iter().position(|name| *name == p.name) {
            assert_eq!(table.rows[0][i].parse::<f64>().unwrap(), p.dist.median() + 0.0, "{}", p.name);
        }
    }
}

#[test]
fn too_much_for_csv_is_refused_before_anything_is_run() {
    let place = Place::small();
    let said = place.run(&["run", "plan.toml", "--keep-draws", "--draws", "1000000", "--out", "out"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains(" GB (1000448 draws of ") && said.stderr.contains("--parquet"), "{}", said.stderr);
    assert!(!place.path("out").exists());
}

/// Whether there is a Python for the second implementation.
fn has_python() -> bool {
    let found = Command::new("python3").args(["-c", "import tomllib"]).output().is_ok_and(|run| run.status.success());
    assert!(found || std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 needs python3, 3.11 or later");
    if !found {
        println!("skipped: the second implementation needs python3, 3.11 or later");
    }
    found
}

/// The second implementation, written from model.md alone, finds in the first `number` draws of the job the same outcomes.
#[track_caller]
fn agree(place: &Place, scenarios: &[&str], number: usize) {
    place.good(&[&["run", "--keep-draws", "--draws", "512", "--out", "out"], scenarios].concat());
    let run = Command::new("python3")
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .current_dir(place.path("."))
        .arg(package().join("tests/second_implementation_draws.py"))
        .args(["out", &number.to_string()])
        .args(scenarios)
        .output()
        .unwrap();
    let says = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(run.status.success(), "{says}{}", String::from_utf8_lossy(&run.stderr));
    let outcomes = place.table("out/draws.csv").header.iter().filter(|name| is_outcome(name)).count();
    assert_eq!(says, format!("{} outcomes equal\n", outcomes * number));
}

#[test]
fn the_second_implementation_finds_the_same_in_each_draw() {
    if has_python() {
        let place = Place::small();
        std::fs::write(place.path("own.toml"), OWN).unwrap();
        agree(&place, &["plan.toml", "lever.toml", "own.toml"], 12);
        agree(&Place::shipped(), &["scenarios/substitution.toml"], 1);
    }
}
