//! `schakel compare OLD NEW --split`: each cause alone gets the whole change, all together add up, and other data than those of
//! the time are refused.

use crate::program::{Place, Table};

fn row<'t>(table: &'t Table, scenario: &str, measure: &str, year: &str) -> &'t Vec<String> {
    let is = |r: &&Vec<String>| r[..3] == [scenario.to_string(), measure.to_string(), year.to_string()];
    table.rows.iter().find(is).unwrap_or_else(|| panic!("no {scenario} {measure} {year}"))
}

/// old, version, data, calibration, scenario, run, new.
fn figures(row: &[String]) -> [f64; 7] {
    std::array::from_fn(|i| row[3 + i].parse().unwrap())
}

/// A mean of a result folder.
fn mean(place: &Place, file: &str, name: &str) -> f64 {
    place.table(file).means()[name]
}

/// The small job run as `old`, and then something is changed.
fn old() -> Place {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "old"]);
    copy_data(&place, "before");
    place
}

fn copy_data(place: &Place, to: &str) {
    std::fs::create_dir_all(place.path(to)).unwrap();
    for name in place.names("tiny") {
        std::fs::copy(place.path("tiny").join(&name), place.path(to).join(&name)).unwrap();
    }
}

fn replace(place: &Place, file: &str, from: &str, to: &str) {
    let text = place.read(file);
    assert!(text.contains(from), "{file} has no {from}");
    std::fs::write(place.path(file), text.replace(from, to)).unwrap();
}

#[test]
fn each_cause_gets_its_part_and_together_they_are_the_change() {
    let place = old();
    // Other data, another tie, another plan, another seed.
    replace(
        &place,
        "tiny/model_parameters.csv",
        "pi,all,per year,-0.003,0.001,0.006",
        "pi,all,per year,-0.001,0.003,0.008",
    );
    let tie = "branch_id,lambda,tau,base_shortage,lambda_observed,quality\ncare,0.06,0.004,300,,assumption\nwelfare,0.1,0,30,,assumption\n";
    std::fs::write(place.path("tiny/calibration-new.csv"), tie).unwrap();
    replace(&place, "plan.toml", "2028 = 40", "2028 = 60");
    replace(&place, "plan.toml", "extends = \"reference\"", "extends = \"reference\"\ncalibration = \"new\"");
    place.good(&["run", "plan.toml", "--draws", "512", "--seed", "2", "--out", "new"]);
    // The data of the earlier result are gone.
    let said = place.run(&["compare", "old", "new", "--split"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("model_parameters.csv") && said.stderr.contains("--old-data"), "{}", said.stderr);
    let said =
        place.good(&["compare", "old", "new", "--split", "--old-data", "before", "--csv", "split.csv", "--lang", "en"]);
    assert!(said.stdout.lines().all(|l| l.chars().count() <= 80), "{}", said.stdout);
    let table = place.table("split.csv");
    for (scenario, measure) in [("reference", "shortage"), ("plan", "shortage"), ("plan", "effect")] {
        let [old, parts @ .., new] = figures(row(&table, scenario, measure, "2030"));
        let file = if measure == "effect" { "effects" } else { "summary" };
        let name = format!("{scenario},shortage,total,smal,2030,persons");
        assert_eq!(old, mean(&place, &format!("old/{file}.csv"), &name));
        assert_eq!(new, mean(&place, &format!("new/{file}.csv"), &name));
        assert!((parts.iter().sum::<f64>() - (new - old)).abs() < 1e-6, "{scenario} {measure}: {parts:?}");
        // Everything did something, but for the program, and the plan to the reference.
        let [version, data, calibration, plan, run] = parts;
        assert!(version == 0.0 && data != 0.0 && calibration != 0.0 && run != 0.0, "{parts:?}");
        assert_eq!(plan != 0.0, scenario == "plan", "{parts:?}");
    }
    // More productivity is less demand.
    let [_, _, data, ..] = figures(row(&table, "reference", "shortage", "2030"));
    assert!(data < 0.0, "{data}");
}

#[test]
fn one_cause_alone_gets_all() {
    let place = old();
    replace(&place, "plan.toml", "2028 = 40", "2028 = 60");
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "new"]);
    place.good(&["compare", "old", "new", "--split", "--csv", "split.csv"]);
    let table = place.table("split.csv");
    let [old, version, data, calibration, scenario, run, new] = figures(row(&table, "plan", "effect", "2030"));
    assert_eq!([version, data, calibration, run], [0.0; 4]);
    assert!((scenario - (new - old)).abs() < 1e-9 && scenario != 0.0);
    let [old, .., new] = figures(row(&table, "reference", "shortage", "2030"));
    assert_eq!(old, new);
}
