//! `schakel calibrate` from a table of one's own, and how far a run is from official figures: factors are found back from the
//! figures they give, one slip does not bend everything, what is impossible is told with its reason.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::cells::column;
use crate::program::Place;

/// A tie that is known: lateral rate, trend, base shortage.
const KNOWN: [(&str, [f64; 3]); 2] = [("care", [0.06, 0.008, 420.0]), ("welfare", [0.09, -0.006, 35.0])];

/// The small job with the known tie in its data set.
fn place() -> Place {
    let place = Place::small();
    let head = "branch_id,lambda,tau,base_shortage,lambda_observed,quality,vintage,official_scenario\n".to_string();
    let row = |(id, [lambda, tau, base]): (&str, [f64; 3])| {
        format!("{id},{lambda},{tau},{base},,assumption,2024-01,made up\n")
    };
    let text = [head].into_iter().chain(KNOWN.map(row)).collect::<Vec<_>>().concat();
    fs::write(place.path("tiny/calibration-known.csv"), text).unwrap();
    fs::write(place.path("known.toml"), "extends = \"reference\"\ncalibration = \"known\"\nlevers.hours.care = 0\n")
        .unwrap();
    place
}

/// Persons of the reference in the central run of `known.toml`, by measure, branch and year.
fn central(place: &Place) -> BTreeMap<(String, String, i32), f64> {
    place.good(&["run", "known.toml", "--central", "--out", "central"]);
    let table = place.table("central/summary.csv");
    let of =
        |row: &Vec<String>| row[0] == "reference" && row[5] == "persons" && (row[2] == "branch" || row[3] == "smal");
    let rows = table.rows.iter().filter(|row| of(row));
    rows.map(|r| ((r[1].clone(), r[3].clone(), r[4].parse().unwrap()), r[11].parse().unwrap())).collect()
}

/// The factors in a table that was written.
fn factors(place: &Place, file: &str) -> BTreeMap<String, [f64; 3]> {
    let table = place.table(file);
    let number = |row: &Vec<String>, i: usize| row[i].parse::<f64>().unwrap();
    table.rows.iter().map(|r| (r[0].clone(), [number(r, 1), number(r, 2), number(r, 3)])).collect()
}

#[test]
fn factors_are_found_back_from_the_figures_they_give() {
    let place = place();
    let figures = central(&place);
    let mut targets = "branch_id,year,measure,value,tolerance\n".to_string();
    for (id, _) in KNOWN {
        for (measure, year) in [("shortage", 2024), ("shortage", 2030), ("demand", 2030), ("supply", 2028)] {
            let value = figures[&(measure.to_string(), id.to_string(), year)];
            writeln!(targets, "{id},{year},{measure},{value},0.001").unwrap();
        }
    }
    fs::write(place.path("targets.csv"), targets).unwrap();
    place.good(&[
        "calibrate",
        "reference.toml",
        "--targets",
        "targets.csv",
        "--vintage",
        "v",
        "--name",
        "again",
        "--csv",
        "fit.csv",
    ]);
    let found = factors(&place, "tiny/calibration-again.csv");
    for (id, known) in KNOWN {
        for (got, want) in found[id].iter().zip(known) {
            assert!((got - want).abs() <= 1e-4 * want.abs(), "{id}: {got} found, {want} known");
        }
    }
    // Figures on demand settle what shortages alone leave open.
    let fit = place.table("fit.csv");
    let open = column(&fit, "open");
    for row in fit.rows.iter().filter(|r| r[2] == "lambda" || r[2] == "tau") {
        assert!(row[open].parse::<f64>().unwrap() < 0.01, "{row:?}");
    }
    // A scenario can choose it, and its reference then has these figures.
    fs::write(place.path("again.toml"), "extends = \"reference\"\ncalibration = \"again\"\n").unwrap();
    place.good(&["run", "again.toml", "--central", "--out", "again"]);
    let again = place.table("again/summary.csv");
    let row = again.rows.iter().find(|r| r[..6].join(",") == "reference,shortage,branch,care,2030,persons").unwrap();
    let want = figures[&("shortage".to_string(), "care".to_string(), 2030)];
    assert!((row[11].parse::<f64>().unwrap() - want).abs() < 0.01);
    // Only shortages: the gap is met, rate and trend apart are not settled, and that is said.
    let mut targets = "branch_id,year,measure,value\n".to_string();
    for year in [2024, 2030] {
        let value = figures[&("shortage".to_string(), "care".to_string(), year)].round();
        writeln!(targets, "care,{year},shortage,{value}").unwrap();
    }
    fs::write(place.path("gap.csv"), targets).unwrap();
    let said =
        place.good(&["calibrate", "reference.toml", "--targets", "gap.csv", "--csv", "gap-fit.csv", "--lang", "en"]);
    let fit = place.table("gap-fit.csv");
    let rest: Vec<f64> = fit
        .rows
        .iter()
        .filter(|r| r[1] == "care" && (r[2] == "lambda" || r[2] == "tau"))
        .map(|r| r[open].parse().unwrap())
        .collect();
    // One direction of two is settled: what is left of the variances adds up to one.
    let left: f64 = rest.iter().map(|x| x * x).sum();
    assert!((left - 1.0).abs() < 0.05, "{rest:?}");
    assert!(said.stdout.contains("welfare") && said.stdout.contains("no official figure"), "{}", said.stdout);
}

#[test]
fn one_slip_does_not_bend_everything() {
    let place = place();
    let figures = central(&place);
    let table = |slip: f64| {
        let mut targets = "branch_id,year,measure,value,tolerance\n".to_string();
        for year in 2024..=2030 {
            let value = figures[&("shortage".to_string(), "care".to_string(), year)];
            let value = if year == 2027 { value * slip } else { value };
            writeln!(targets, "care,{year},shortage,{value},5").unwrap();
        }
        targets
    };
    let missed = |name: &str, slip: f64| -> (f64, f64) {
        fs::write(place.path(format!("{name}.csv")), table(slip)).unwrap();
        let (targets, fit) = (format!("{name}.csv"), format!("{name}-fit.csv"));
        place.good(&["calibrate", "reference.toml", "--targets", &targets, "--csv", &fit]);
        let fit = place.table(&fit);
        let (off, weight) = (column(&fit, "off"), column(&fit, "weight"));
        let of = |year: &str| fit.rows.iter().find(|r| r[0] == "figure" && r[3] == year).unwrap();
        let others = ["2024", "2030"].map(|year| of(year)[off].parse::<f64>().unwrap().abs());
        (others[0].max(others[1]), of("2027")[weight].parse().unwrap())
    };
    let (off, weight) = missed("sound", 1.0);
    assert!(off < 5.0 && weight == 1.0, "{off} {weight}");
    // Ten times as large, as a slip of the pen is: least squares would be dragged along by hundreds of persons.
    let (off, weight) = missed("slip", 10.0);
    assert!(off < 25.0 && weight < 0.05, "{off} {weight}");
}

#[test]
fn impossible_figures_are_told_with_their_reason() {
    let place = place();
    let refused = |rows: &str, parts: &[&str]| {
        fs::write(place.path("wrong.csv"), format!("branch_id,year,measure,value\n{rows}")).unwrap();
        let said = place.run(&["calibrate", "reference.toml", "--targets", "wrong.csv", "--out", "out.csv"]);
        assert_eq!(said.code, Some(2), "{rows}{}{}", said.stdout, said.stderr);
        for part in parts {
            assert!(said.stderr.contains(part), "{part}:\n{}", said.stderr);
        }
        assert!(!place.path("out.csv").exists(), "nothing is written");
    };
    // All that is wrong with a table, at once, where it stands.
    refused(
        "car,2030,shortage,10\ncare,2023,shortage,10\ncare,2030,shortages,10\ncare,2030,demand_change,10\ncare,2029,shortage,-5\n\
         care,2028,shortage,7\ncare,2028,shortage,8\n",
        &[
            "did you mean `care`?",
            "base year",
            "did you mean `shortage`?",
            "two years",
            "0 or more",
            "figure for this already",
        ],
    );
    // Fewer than are always open.
    refused("care,2024,shortage,1\ncare,2030,shortage,2\n", &["always open", "frictional_vacancy_rate"]);
    // More than without any inflow.
    refused(
        "care,2024,shortage,2000\ncare,2030,shortage,9000\ncare,2030,demand,10500\n",
        &["branch `care`", "without any inflow"],
    );
    // Less at first than staff and demand allow.
    refused("care,2024,shortage,500\ncare,2030,shortage,9000\n", &["end of 2023 would have to be below 0"]);
    // A total that its branches do not add up to.
    refused(
        "care,2030,shortage,500\nwelfare,2030,shortage,50\nsmal,2030,shortage,900\n",
        &["add up to 550", "cannot both hold"],
    );
}

/// Official figures for the small data set.
const OFFICIAL: &str =
    "vintage,scenario,scope,branch_id,region,year,measure,value,value_qualifier,unit,source_title,source,quality
2024-01,made up,branch,care,Here,2025,shortage,400,exact,persons,none,SOURCE,assumption
2024-01,made up,branch,care,Here,2030,shortage,900,exact,persons,none,SOURCE,assumption
2023-01,made up,smal,,Here,2030,demand,12000,about,persons,none,SOURCE,assumption
";

#[test]
fn alignment_has_before_after_and_run() {
    let place = place();
    let source = place.table("tiny/sources.csv").rows[0][0].clone();
    fs::write(place.path("tiny/official_forecasts.csv"), OFFICIAL.replace("SOURCE", &source)).unwrap();
    let said = place.good(&["run", "known.toml", "--central", "--alignment", "--out", "out", "--lang", "en"]);
    let (table, summary) = (place.table("out/alignment.csv"), place.table("out/summary.csv"));
    assert_eq!(table.rows.len(), 3);
    let of = |row: &Vec<String>, name: &str| row[column(&table, name)].clone();
    for row in &table.rows {
        let (key, scope) = (of(row, "key"), if of(row, "key") == "care" { "branch" } else { "total" });
        let name = format!("reference,{},{scope},{key},{},persons", of(row, "measure"), of(row, "year"));
        let own = summary.rows.iter().find(|r| r[..6].join(",") == name).unwrap_or_else(|| panic!("{name}"));
        // The tied central reference is the central run, calculated by another way through the program.
        let (after, run): (f64, f64) = (of(row, "after").parse().unwrap(), own[11].parse().unwrap());
        assert!((after - run).abs() < 1e-6 * run, "{name}: {after} {run}");
        let before: f64 = of(row, "before").parse().unwrap();
        assert!((before - after).abs() > 1.0, "the tie does something: {row:?}");
        assert_eq!(of(row, "tied_to"), (of(row, "vintage") == "2024-01").to_string());
    }
    assert!(said.stdout.contains("untied") && said.stdout.contains("400"), "{}", said.stdout);
    assert!(said.stdout.lines().all(|l| l.chars().count() <= 80), "{}", said.stdout);
    // Without a tie there is nothing between before and after.
    fs::write(place.path("free.toml"), "extends = \"reference\"\ncalibration = \"none\"\n").unwrap();
    place.good(&["run", "free.toml", "--central", "--alignment", "--out", "free"]);
    let free = place.table("free/alignment.csv");
    assert!(free.rows.iter().all(|r| r[column(&free, "before")] == r[column(&free, "after")]));
}
