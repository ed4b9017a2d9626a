//! What other programs rely on in a result folder: files, columns, order, numbers, and the same bytes every time.

mod program;

use std::collections::{BTreeMap, BTreeSet};

use program::{Place, Table};

/// Columns that both tables start with.
const COLUMNS: &str = "scenario,measure,scope,key,year,unit,mean,sd,p05,p10,p25,p50,p75,p90,p95,mc_error";

/// What exists of each measure: units, then scopes. The contract's own table.
const MEASURES: [(&str, &[&str], &[&str]); 27] = [
    ("demand", &["persons", "fte"], &["total", "branch", "region", "level", "occupation"]),
    ("supply", &["persons", "fte"], &["total", "branch", "region", "level", "occupation"]),
    ("filled", &["persons", "fte"], &["total", "branch", "region", "level", "occupation"]),
    ("shortage", &["persons", "fte"], &["total", "branch", "region", "level", "occupation"]),
    ("surplus", &["persons", "fte"], &["total", "branch", "region", "level", "occupation"]),
    ("mismatch", &["persons"], &["total"]),
    ("planned_staff", &["fte_contract"], &["total", "function"]),
    ("extra_staff", &["fte_contract"], &["total", "function"]),
    ("unfilled_plan", &["fte_contract"], &["total", "function"]),
    ("drawn_from_care", &["fte"], &["total", "branch"]),
    ("clients", &["persons"], &["total", "support"]),
    ("recovered", &["persons"], &["total", "support"]),
    ("less_lonely", &["persons"], &["total", "support"]),
    ("care_avoided", &["fte"], &["total", "branch"]),
    ("care_returned", &["fte"], &["total", "branch"]),
    ("care_refilled", &["fte"], &["total", "branch"]),
    ("care_found", &["fte"], &["total", "branch"]),
    ("cost", &["euro"], &["total", "payer"]),
    ("benefit_cash", &["euro"], &["total", "payer"]),
    ("balance_cash", &["euro"], &["total", "payer"]),
    ("capacity_value", &["euro"], &["total", "payer"]),
    ("value_outside_care", &["euro"], &["total", "payer"]),
    ("fund_contribution", &["euro"], &["total", "payer"]),
    ("cost_cumulative", &["euro"], &["total", "payer"]),
    ("balance_cumulative", &["euro"], &["total", "payer"]),
    ("chance_ratio_above_1", &["share"], &["total"]),
    ("break_even_year", &["year"], &["total"]),
];

#[test]
fn a_folder_holds_the_promised_files_with_their_hashes() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "2048", "--out", "out", "--seed", "7"]);
    let files = [
        "context.json",
        "distribution.csv",
        "effects.csv",
        "provenance.json",
        "report.html",
        "resolved.toml",
        "summary.csv",
    ];
    assert_eq!(place.names("out"), files);

    let provenance = place.provenance("out");
    let hash = |path: String| blake3::hash(&std::fs::read(place.path(path)).unwrap()).to_hex().to_string();
    let outputs = provenance["outputs"].as_object().unwrap();
    let written: Vec<&str> = files.into_iter().filter(|f| *f != "provenance.json").collect();
    assert_eq!(outputs.keys().collect::<Vec<_>>(), written);
    for (name, of) in outputs {
        assert_eq!(*of, hash(format!("out/{name}")), "{name}");
    }

    // Every file of the chain and of the data set, and no other: `lever.toml` lies beside them.
    let inputs = provenance["inputs"].as_object().unwrap();
    let data = place.names("tiny").into_iter().map(|f| format!("tiny/{f}"));
    let expected: BTreeSet<String> = data.chain(["plan.toml".into(), "reference.toml".into()]).collect();
    assert_eq!(inputs.keys().cloned().collect::<BTreeSet<_>>(), expected);
    for (name, of) in inputs {
        assert_eq!(*of, hash(name.clone()), "{name}");
    }

    let of = |key: &str| &provenance[key];
    assert_eq!((of("seed"), of("draws"), of("rounds")), (&7.into(), &2048.into(), &4.into()));
    assert_eq!((of("stop_reason"), of("design"), of("data_set")), (&"draws".into(), &"sobol".into(), &"tiny".into()));
    assert_eq!(of("program_version"), env!("CARGO_PKG_VERSION"));
    assert_eq!(of("options")["draws"], "2048");
    let codes: Vec<_> = of("warnings").as_array().unwrap().iter().map(|w| w["code"].as_str().unwrap()).collect();
    assert!(codes.contains(&"W107"), "the tiny data set is not tied to a forecast: {codes:?}");
    let page = place.read("out/report.html");
    let attribution = "Made-up figures, for tests only";
    assert!(page.contains(attribution) && page.len() < 3_000_000);
    assert_eq!(of("attribution")["en"], attribution);
}

#[test]
fn tables_have_the_promised_columns_order_and_numbers() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "lever.toml", "--draws", "2048", "--out", "out"]);
    let (summary, effects) = (place.table("out/summary.csv"), place.table("out/effects.csv"));
    let (errors, of_reached) = ("mc_error_p10,mc_error_p50,mc_error_p90", "mc_error_share_reached");
    assert_eq!(summary.header.join(","), format!("{COLUMNS},share_reached,{errors},{of_reached}"));
    let (signs, of_signs) =
        ("share_below_zero,share_above_zero", "mc_error_share_below_zero,mc_error_share_above_zero");
    let columns = format!("{COLUMNS},{signs},share_reached,{errors},{of_signs},{of_reached}");
    assert_eq!(effects.header.join(","), columns);

    let names = ["reference", "plan", "plan@controlled", "plan@business_cases", "lever"];
    let listed = place.provenance("out")["scenarios"].clone();
    assert_eq!(listed, serde_json::json!(names));
    for (table, names) in [(&summary, &names[..]), (&effects, &names[1..])] {
        check_rows(table, names);
    }

    let measures = |t: &Table| t.rows.iter().map(|r| (r[1].clone(), r[5].clone(), r[2].clone())).collect();
    let found: BTreeSet<(String, String, String)> = measures(&summary);
    for (measure, units, scopes) in MEASURES {
        for unit in units {
            for scope in scopes {
                let row = (measure.to_string(), unit.to_string(), scope.to_string());
                assert!(found.contains(&row), "no {row:?}");
            }
        }
    }
    for ratio in ["return_ratio", "return_ratio_discounted"] {
        assert!(found.contains(&(ratio.into(), "ratio".into(), "total".into())), "no {ratio}");
    }
    // The only measure that the contract does not know; it may have more.
    let known: BTreeSet<&str> =
        MEASURES.iter().map(|m| m.0).chain(["return_ratio", "return_ratio_discounted", "care_at_cap"]).collect();
    assert!(found.iter().all(|f| known.contains(f.0.as_str())), "{found:?}");

    // The base year has its rows, where all scenarios are equal.
    let effects = effects.means();
    let base: Vec<_> = effects.iter().filter(|(key, _)| key.contains(",2023,")).collect();
    assert!(base.iter().any(|(key, _)| **key == "lever,shortage,total,smal,2023,persons"), "{base:?}");
    assert!(summary.means().contains_key("reference,shortage,total,smal,2023,persons"));
}

/// Place of the scenario, measure, scope, key, year, unit.
type Id<'a> = (usize, &'a str, &'a str, &'a str, i32, &'a str);

/// Order, uniqueness, names, numbers of one table.
fn check_rows(table: &Table, names: &[&str]) {
    let place = |name: &str| names.iter().position(|n| *n == name).unwrap_or_else(|| panic!("scenario {name}"));
    let ids: Vec<Id> = table
        .rows
        .iter()
        .map(|r| (place(&r[0]), r[1].as_str(), r[2].as_str(), r[3].as_str(), r[4].parse().unwrap(), r[5].as_str()))
        .collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "rows are sorted and occur once");
    assert_eq!(ids.iter().map(|id| id.0).collect::<BTreeSet<_>>().len(), names.len());
    for row in &table.rows {
        let numbers: Vec<Option<f64>> = row[6..]
            .iter()
            .map(|cell| (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|_| panic!("{row:?}"))))
            .collect();
        assert!(numbers.iter().flatten().all(|x| x.is_finite()), "{row:?}");
        assert!(!row.iter().any(|c| c == "-0"), "{row:?}");
        let quantiles: Vec<f64> = numbers[2..9].iter().copied().flatten().collect();
        assert!(quantiles.windows(2).all(|q| q[0] <= q[1]), "{row:?}");
        assert!(numbers[1].is_none_or(|sd| sd >= 0.0), "{row:?}");
        // Only what can be undefined may be empty.
        if !matches!(row[5].as_str(), "ratio" | "year") && row[1] != "chance_ratio_above_1" {
            assert!(numbers[..10].iter().all(Option::is_some), "{row:?}");
        }
    }
}

#[test]
fn an_effect_is_the_scenario_less_the_reference() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "lever.toml", "--draws", "2048", "--out", "out"]);
    let (levels, effects) = (place.table("out/summary.csv").means(), place.table("out/effects.csv").means());
    let mut compared = BTreeMap::<String, usize>::new();
    for (key, effect) in &effects {
        let (scenario, rest) = key.split_once(',').unwrap();
        let level = levels[key];
        // The reference has no plan: what a plan does is its effect.
        let of_reference = levels.get(&format!("reference,{rest}")).copied().unwrap_or(0.0);
        let tolerance = 1e-6 * (1.0 + level.abs() + of_reference.abs());
        assert!((level - of_reference - effect).abs() < tolerance, "{key}: {level} - {of_reference} is not {effect}");
        *compared.entry(scenario.into()).or_default() += usize::from(effect.abs() > 0.1);
    }
    // Not all of it is nothing less nothing.
    assert!(compared.len() == 4 && compared.values().all(|n| *n > 50), "{compared:?}");
    // Shortage is demand less what is filled, in every row.
    let shortages: Vec<_> = levels.iter().filter(|(key, _)| key.contains(",shortage,")).collect();
    for (key, shortage) in &shortages {
        let of = |measure: &str| levels[&key.replace(",shortage,", &format!(",{measure},"))];
        assert!((of("demand") - of("filled") - **shortage).abs() < 1e-6 * of("demand"), "{key}");
    }
    assert!(shortages.len() > 100);
}

/// The bytes of the result tables of `arguments`.
fn tables(place: &Place, name: &str, arguments: &[&str]) -> (String, String) {
    place.good(&[&["run", "--out", name], arguments].concat());
    (place.read(&format!("{name}/summary.csv")), place.read(&format!("{name}/effects.csv")))
}

#[test]
fn threads_do_not_matter_and_the_answer_fits_a_terminal() {
    let place = Place::shipped();
    let job = ["scenarios/substitution.toml", "--draws", "512", "--series", "headline"];
    let mut bytes = Vec::new();
    for (threads, lang, heading) in [("1", "nl", "Tekort"), ("2", "en", "Shortage"), ("7", "en", "Shortage")] {
        let arguments = [&["run", "--out", threads, "--threads", threads, "--lang", lang], &job[..]].concat();
        let answer = place.good(&arguments).stdout;
        bytes.push(["summary.csv", "effects.csv"].map(|f| place.read(&format!("{threads}/{f}"))));
        assert!(answer.contains(heading), "{answer}");
        assert!(answer.lines().count() <= 40, "{} lines:\n{answer}", answer.lines().count());
        let wide: Vec<&str> = answer.lines().filter(|l| l.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{wide:#?}");
    }
    assert!(bytes[0] == bytes[1] && bytes[0] == bytes[2], "1, 2 and 7 threads");
    let expected: BTreeSet<&str> =
        ["reference", "substitution", "substitution@controlled", "substitution@business_cases"].into();
    let found: BTreeSet<&str> = bytes[0][0].lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_small_job_has_the_same_bytes_with_any_number_of_threads() {
    let place = Place::small();
    let job = ["plan.toml", "lever.toml", "--draws", "3000"];
    let one = tables(&place, "1", &[&job[..], &["--threads", "1"]].concat());
    for threads in ["2", "7"] {
        assert!(tables(&place, threads, &[&job[..], &["--threads", threads]].concat()) == one, "{threads} threads");
    }
    assert!(tables(&place, "seed", &[&job[..], &["--seed", "2"]].concat()) != one, "another seed, other numbers");
}

#[test]
fn scenarios_in_another_order_have_the_same_rows() {
    let place = Place::small();
    let sorted = |(summary, effects): (String, String)| {
        [summary, effects].map(|text| text.lines().map(str::to_owned).collect::<BTreeSet<_>>())
    };
    let one = sorted(tables(&place, "a", &["plan.toml", "lever.toml", "--draws", "1024"]));
    let other = sorted(tables(&place, "b", &["lever.toml", "plan.toml", "--draws", "1024"]));
    assert!(one == other);
    // The reference may be named too, and a scenario that is left out changes nothing in the others.
    let alone = sorted(tables(&place, "c", &["reference.toml", "plan.toml", "--draws", "1024"]));
    assert!(alone[0].is_subset(&one[0]) && alone[1].is_subset(&one[1]) && alone[1].len() < one[1].len());
}

#[test]
fn a_resolved_file_gives_the_same_bytes() {
    let place = Place::small();
    let one = tables(&place, "a", &["plan.toml", "lever.toml", "--draws", "1024"]);
    let again = tables(&place, "b", &["a/resolved.toml", "--draws", "1024"]);
    assert!(one == again);
    assert_eq!(place.read("a/resolved.toml"), place.read("b/resolved.toml"));
}

#[test]
fn a_central_run_is_one_draw_without_intervals() {
    let place = Place::small();
    let said = place.good(&["run", "plan.toml", "--central", "--out", "out"]);
    let provenance = place.provenance("out");
    assert_eq!((&provenance["draws"], &provenance["central"]), (&1.into(), &true.into()));
    assert!(provenance["warnings"].as_array().unwrap().iter().any(|w| w["code"] == "W101"));
    for row in place.table("out/summary.csv").rows {
        let [mean, median, mc_error] = [&row[6], &row[11], &row[15]];
        assert!(mc_error.is_empty() && (mean == median || row[5] == "year"), "{row:?}");
    }
    assert!(said.stdout.contains("no intervals"), "{}", said.stdout);
    let again = Place::small();
    again.good(&["run", "plan.toml", "--central", "--seed", "9", "--out", "out"]);
    assert_eq!(place.read("out/summary.csv"), again.read("out/summary.csv"), "chance plays no part");
}

#[test]
fn the_central_reference_reproduces_the_official_forecast() {
    let place = Place::shipped();
    place.good(&["run", "scenarios/reference.toml", "--central", "--series", "headline", "--out", "out"]);
    let means = place.table("out/summary.csv").means();
    let official = place.table("scenarios/nl/official_forecasts.csv");
    let column = |name: &str| official.header.iter().position(|h| h == name).unwrap();
    let wanted = |row: &&Vec<String>| {
        row[column("vintage")] == "2023-12"
            && row[column("scenario")] == "reference"
            && matches!(row[column("year")].as_str(), "2024" | "2033")
            && row[column("measure")] == "shortage"
    };
    let mut sums = BTreeMap::<&str, (f64, usize)>::new();
    let compare = |key: String, published: f64| {
        let model = means[&key];
        assert!((model / published - 1.0).abs() < 0.005, "{key}: {model}, published {published}");
    };
    for row in official.rows.iter().filter(wanted) {
        let (branch, year, published) = (&row[column("branch_id")], &row[column("year")], &row[column("value")]);
        let published: f64 = published.parse().unwrap();
        if row[column("scope")] == "branch" {
            compare(format!("reference,shortage,branch,{branch},{year},persons"), published);
            let sum = sums.entry(year).or_default();
            *sum = (sum.0 + published, sum.1 + 1);
        } else {
            compare(format!("reference,shortage,total,smal,{year},persons"), published);
        }
    }
    // For 2024 only the branches were published.
    for (year, (sum, branches)) in sums {
        assert_eq!(branches, 10, "{year}");
        compare(format!("reference,shortage,total,smal,{year},persons"), sum);
    }
}

#[test]
fn a_folder_can_be_read_again_without_simulating() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "lever.toml", "--draws", "2048", "--out", "out", "--lang", "nl"]);
    let (page, before) = (place.read("out/report.html"), place.provenance("out"));
    std::fs::remove_file(place.path("out/report.html")).unwrap();
    // Neither scenario files nor data are needed.
    std::fs::remove_dir_all(place.path("tiny")).unwrap();
    place.good(&["report", "out", "--lang", "nl"]);
    assert!(place.read("out/report.html") == page, "the page made again differs");
    assert_eq!(place.provenance("out"), before);
}

#[test]
fn a_changed_later_or_unfinished_folder_is_told() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "out"]);
    let (effects, provenance) = (place.read("out/effects.csv"), place.read("out/provenance.json"));
    let write = |file: &str, text: &str| std::fs::write(place.path(file), text).unwrap();

    write("out/effects.csv", &effects.replacen(",2030,", ",2029,", 1));
    place.good(&["report", "out", "--lang", "en"]);
    assert!(place.read("out/report.html").contains("were changed after the run: effects.csv"));

    let mut lines: Vec<String> = effects.lines().map(String::from).collect();
    lines[2] = lines[2].replacen("plan,", "plane,", 1);
    lines[4].push('x');
    lines[6].push_str(",1");
    write("out/effects.csv", &lines.join("\n"));
    let said = place.run(&["report", "out"]);
    assert_eq!(said.code, Some(2));
    for part in
        ["effects.csv:3:1", "no scenario `plane`", "effects.csv:5:1", "is not a number", "effects.csv:7:1", "cells"]
    {
        assert!(said.stderr.contains(part), "{part}: {}", said.stderr);
    }

    write("out/provenance.json", &provenance.replacen("\"format_version\": 1", "\"format_version\": 99", 1));
    let said = place.run(&["report", "out"]);
    assert!(said.code == Some(2) && said.stderr.contains("version 99"), "{}", said.stderr);
    std::fs::remove_file(place.path("out/provenance.json")).unwrap();
    let said = place.run(&["report", "out"]);
    assert!(said.code == Some(2) && said.stderr.contains("no complete results"), "{}", said.stderr);
}
