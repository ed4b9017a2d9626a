//! `schakel backtest`: forecasts and scores are those by hand and of another program, any longer history in the same shape is
//! taken, and the error of the official forecast is the likeliest one.

use schakel::dataset::Dataset;
use schakel::dataset::forecast_error::estimate;
use schakel::dataset::vintage::Vintage;

use crate::cells::column;
use crate::program::{Place, Table, package};

/// The number in a column of the only row with these cells.
#[track_caller]
fn cell(table: &Table, about: &[(&str, &str)], name: &str) -> f64 {
    let is = |row: &&Vec<String>| about.iter().all(|(column_name, text)| row[column(table, column_name)] == *text);
    let rows: Vec<_> = table.rows.iter().filter(is).collect();
    assert_eq!(rows.len(), 1, "{about:?}");
    rows[0][column(table, name)].parse().unwrap_or_else(|_| panic!("{about:?}: no {name}"))
}

#[test]
fn forecasts_and_scores_are_those_by_hand_and_of_another_program() {
    let place = Place::shipped();
    let said = place.good(&["backtest", "--draws", "0", "--csv", "found.csv", "--svg", "pictures", "--lang", "en"]);
    let table = place.table("found.csv");
    let near = |got: f64, want: f64| assert!((got - want).abs() <= 1e-9 * want.abs(), "{got} instead of {want}");
    // Official vintages, on the straight line between published years: 49,000 in 2022 and 135,000 in 2031.
    let official = |against: &str, origin: &str, from: &str, year: &str, name: &str| {
        let about = [("kind", "forecast"), ("measure", "shortage"), ("key", "smal"), ("method", "official")];
        let about = [&about[..], &[("against", against), ("origin", origin), ("from", from), ("year", year)]].concat();
        cell(&table, &about, name)
    };
    near(official("nowcast", "2020-11", "2022-01", "2022", "error"), 57_000.0 - 49_000.0);
    near(official("nowcast", "2022-01", "2023-01", "2023", "middle"), 49_000.0 + 86_000.0 / 9.0);
    near(official("later_forecast", "2020-11", "2022-01", "2030", "came"), 49_000.0 + 86_000.0 * 8.0 / 9.0);
    near(official("later_forecast", "2023-01", "2023-12", "2032", "crps"), 173_000.0 - 155_000.0);
    // Employees of 2022 from 2021: changes of -6, 23, 33, 50, 39 and 36 thousand. Scores from properscoring 0.1 (Python),
    // crps_gaussian(1370000, mu, sig).
    let employees = |method: &str, name: &str| {
        let about =
            [("kind", "forecast"), ("measure", "employees"), ("key", "sbi_q"), ("origin", "2021"), ("year", "2022")];
        cell(&table, &[&about[..], &[("method", method)]].concat(), name)
    };
    near(employees("no_change", "middle"), 1_350_000.0);
    near(employees("no_change", "crps"), 12_517.460_982_734_587);
    near(employees("trend", "middle"), 1_386_000.0);
    near(employees("trend", "crps"), 9_603.138_714_166_274);
    // Eight years: 7 x 8 / 2 forecasts that nothing changes, and 6 x 7 / 2 that the line goes on.
    let score = |method: &str, name: &str| {
        let about = [("kind", "score"), ("measure", "employees"), ("key", "sbi_q"), ("method", method)];
        cell(&table, &about, name)
    };
    assert_eq!((score("no_change", "n"), score("trend", "n")), (28.0, 21.0));
    // Staff grew nearly every year: nothing changes is too low.
    assert!(score("no_change", "middle") < 0.0);
    // Means are those of the rows.
    let is = |row: &&Vec<String>| {
        row[0] == "forecast" && row[1] == "employees" && row[2] == "sbi_q" && row[5] == "no_change"
    };
    let crps: Vec<f64> = table.rows.iter().filter(is).map(|r| r[column(&table, "crps")].parse().unwrap()).collect();
    near(score("no_change", "crps"), crps.iter().sum::<f64>() / crps.len() as f64);
    assert!(said.stdout.lines().all(|l| l.chars().count() <= 80), "{}", said.stdout);
    assert!(said.stdout.contains("very little data"), "{}", said.stdout);
    assert!(place.names("pictures").iter().any(|n| n == "shortage-smal-nowcast.svg"), "{:?}", place.names("pictures"));
    let refused = place.run(&["backtest", "--draws", "0", "--csv", "found.csv"]);
    assert!(refused.code == Some(2) && refused.stderr.contains("--overwrite"), "{}", refused.stderr);
}

#[test]
fn a_longer_history_is_taken_and_mistakes_in_it_are_told() {
    let place = Place::small();
    let row = |year: i32| format!("sbi_q,,{year},employees,{},persons\n", 1000 + (year - 2000) * 10);
    let rows = (2000..2020).map(row).collect::<Vec<_>>().concat();
    let header = "scope,branch_id,period,measure,value,unit\n";
    std::fs::write(place.path("long.csv"), format!("{header}{rows}")).unwrap();
    let said = place.good(&["backtest", "reference.toml", "--draws", "0", "--history", "long.csv", "--csv", "-"]);
    assert!(said.stdout.starts_with("kind,measure,"), "{}", said.stdout);
    std::fs::write(place.path("found.csv"), &said.stdout).unwrap();
    let table = place.table("found.csv");
    // A straight line is forecast by its last change without error, and by its last figure ever worse.
    let score = |method: &str, name: &str| cell(&table, &[("kind", "score"), ("method", method)], name);
    assert_eq!((score("trend", "error"), score("trend", "crps")), (0.0, 0.0));
    assert!(score("no_change", "error") > 10.0);
    assert_eq!(score("no_change", "n"), 190.0);
    let wrong = "sbi_q,,2000,employees,many,persons\nbranch,cares,2001,employees,5,persons\n";
    std::fs::write(place.path("wrong.csv"), format!("{header}{wrong}")).unwrap();
    let said = place.run(&["backtest", "reference.toml", "--draws", "0", "--history", "wrong.csv"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("`many`") && said.stderr.contains("did you mean `care`?"), "{}", said.stderr);
    // Without forecasts and without history there is nothing to test.
    let said = place.run(&["backtest", "reference.toml"]);
    assert!(said.code == Some(2) && said.stderr.contains("nothing to test"), "{}", said.stderr);
}

/// Three vintages of a made-up country, of which the model can start from the second only: its population begins at the end of
/// 2022.
#[test]
fn the_model_starts_from_the_vintages_that_its_data_allow() {
    let place = Place::small();
    let source = place.table("tiny/sources.csv").rows[0][0].clone();
    let header =
        "vintage,scenario,scope,branch_id,region,year,measure,value,value_qualifier,unit,source_title,source,quality\n";
    let figures = [
        ("2022-01", 2022, 300),
        ("2022-01", 2030, 700),
        ("2023-01", 2023, 350),
        ("2023-01", 2030, 900),
        ("2023-12", 2024, 400),
        ("2023-12", 2030, 800),
    ];
    let row = |(vintage, year, persons): (&str, i32, i32)| {
        format!("{vintage},reference,smal,,Here,{year},shortage,{persons},exact,persons,none,{source},assumption\n")
    };
    let table: String = figures.into_iter().map(row).collect();
    std::fs::write(place.path("tiny/official_forecasts.csv"), format!("{header}{table}")).unwrap();
    let row = |year: i32| format!("sbi_q,,{year},employees,{},persons\n", 10_000 + (year - 2018) * 150);
    let history = (2018..=2024).map(row).collect::<Vec<_>>().concat();
    std::fs::write(place.path("h.csv"), format!("scope,branch_id,period,measure,value,unit\n{history}")).unwrap();
    let job = ["backtest", "reference.toml", "--history", "h.csv", "--draws", "512", "--lang", "en"];
    let said = place.good(&[&job[..], &["--csv", "found.csv", "--svg", "pictures"]].concat());
    let table = place.table("found.csv");
    let model: Vec<_> = table.rows.iter().filter(|r| r[0] == "forecast" && r[5] == "model").collect();
    // Employees of 2023 and 2024; the shortage of 2024 against a nowcast, and of 2030 against a later forecast.
    assert_eq!(model.len(), 4, "{model:?}");
    for row in model {
        let of = |name: &str| row[column(&table, name)].parse::<f64>().unwrap();
        let ends = ["low_95", "low_80", "low_50", "middle", "high_50", "high_80", "high_95"].map(of);
        assert!(ends.is_sorted() && ends[0] < ends[6], "{ends:?}");
    }
    let short = said.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(short.contains("could not start from the forecast of 2022-01"), "{}", said.stdout);
    assert!(place.names("pictures").iter().any(|n| n == "forecast-error.svg"));
}

/// From an independent calculation with scipy 1.x: the likelihood of the six revisions, maximised by Nelder and Mead's simplex
/// from twelve starts.
#[test]
fn the_forecast_error_is_the_likeliest() {
    let nl = Dataset::load(&package().join("scenarios/nl")).unwrap();
    let found = estimate(&nl).expect("there are four vintages");
    let near = |got: f64, want: f64| assert!((got / want - 1.0).abs() < 1e-5, "{got} instead of {want}");
    near(found.error.trend, 0.001_020_137_687);
    near(found.error.noise, 0.007_922_752_028);
    assert_eq!((found.steps, found.revisions.len()), (3, 6));
    let persons: Vec<f64> = found.revisions.iter().map(|r| r.persons.round()).collect();
    assert_eq!(persons, [-8_000.0, -6_556.0, -2_556.0, 9_000.0, -17_000.0, 18_000.0]);
    near(found.error.at(4.0), (found.error.trend.powi(2) * 16.0 + found.error.noise.powi(2) * 4.0).sqrt());
    let vintages = Vintage::all(&nl);
    let bases: Vec<(&str, i32)> = vintages.iter().map(|v| (v.name.as_str(), v.base_year())).collect();
    assert_eq!(bases, [("2020-11", 2020), ("2022-01", 2021), ("2023-01", 2022), ("2023-12", 2023)]);
}
