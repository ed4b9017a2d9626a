//! `schakel effect-tree` as a black box: answer, table, pictures, mistakes; and its page says what it prints.

use std::collections::BTreeMap;

use crate::cells::column;
use crate::page;
use crate::program::{Place, Table, package};

const TWO_LEVERS: &str = r#"
extends = "reference"
title = { nl = "Twee knoppen", en = "Two levers" }
levers.absence.all = -0.01
levers.hours.all = 0.02
"#;

const SWEEP: &str = r#"
extends = "plan"
title = { nl = "Reeks", en = "Sweep" }

[sweep]
"plan.size" = [10, 20]
"#;

/// Means by scope, key, year, unit and part.
fn means(table: &Table) -> BTreeMap<Vec<String>, f64> {
    let mean = column(table, "mean");
    table.rows.iter().map(|r| (r[1..6].to_vec(), r[mean].parse().unwrap())).collect()
}

#[test]
fn table_and_answer_do_not_depend_on_threads_and_add_up() {
    let place = Place::small();
    let of = |threads: &str, file: &str| {
        let said = place.good(&["effect-tree", "plan.toml", "--threads", threads, "--csv", file, "--lang", "en"]);
        assert!(said.stderr.contains(file), "{}", said.stderr);
        (said.stdout, place.read(file))
    };
    let (one, four) = (of("1", "one.csv"), of("4", "four.csv"));
    assert_eq!(one, four);
    let printed = place.good(&["effect-tree", "plan.toml", "-o", "-"]).stdout;
    assert_eq!(printed, one.1, "`-` prints the table in the place of the answer");

    let table = place.table("one.csv");
    assert_eq!(table.header[..7], ["scenario", "scope", "key", "year", "unit", "part", "part_of"]);
    let (parent, part) = (column(&table, "part_of"), column(&table, "part"));
    let means = means(&table);
    let mut sums: BTreeMap<Vec<String>, f64> = BTreeMap::new();
    for row in table.rows.iter().filter(|r| !r[parent].is_empty()) {
        let mut whole = row[1..5].to_vec();
        whole.push(row[parent].clone());
        *sums.entry(whole).or_default() += means[&row[1..6].to_vec()];
    }
    assert_eq!(sums.len(), 3 * 7 * 2 * 4, "total, care and staff; years, units, keys");
    for (whole, sum) in sums {
        // Sums of draws are kept in steps of 2^-18.
        assert!((sum - means[&whole]).abs() < 1e-4, "{whole:?}: {sum} instead of {}", means[&whole]);
    }
    assert!(table.rows.iter().any(|r| r[part] == "moved_on"));
}

#[test]
fn the_effect_is_that_of_run_on_the_same_draws() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "--draws", "1536", "--out", "run"]);
    place.good(&["effect-tree", "plan.toml", "--csv", "tree.csv"]);
    let [run, tree] = ["run/effects.csv", "tree.csv"].map(|name| place.table(name));
    let skip = column(&tree, "mean");
    let mut seen = 0;
    for row in tree.rows.iter().filter(|r| r[column(&tree, "part")] == "total") {
        let same = |r: &&Vec<String>| {
            r[0] == "plan" && r[1] == "shortage" && r[2] == row[1] && r[3] == row[2] && r[4] == row[3] && r[5] == row[4]
        };
        let effect = run.rows.iter().find(same).expect("run reports it too");
        for (got, want) in row[skip..].iter().zip(&effect[6..]).filter(|(_, want)| !want.is_empty()) {
            let [got, want] = [got, want].map(|x| x.parse::<f64>().unwrap());
            assert!((got - want).abs() < 1e-4, "{row:?} is not {effect:?}");
        }
        seen += 1;
    }
    assert_eq!(seen, 7 * 2 * 4);
}

#[test]
fn answers_fit_a_terminal_in_both_languages() {
    let place = Place::small();
    std::fs::write(place.path("levers.toml"), TWO_LEVERS).unwrap();
    for (scenario, nl, en) in [
        ("plan.toml", ["Vraag naar zorg", "overgestapt uit de zorg"], ["Demand for care", "hired away from care"]),
        ("levers.toml", ["Verzuim", "Contracturen"], ["Absence", "Contract hours"]),
    ] {
        for (lang, words) in [("nl", nl), ("en", en)] {
            let said =
                place.good(&["effect-tree", scenario, "--draws", "512", "--year", "2027", "--lang", lang]).stdout;
            assert!(said.lines().all(|l| l.chars().count() <= 80), "{said}");
            assert!(words.iter().all(|w| said.contains(w)) && said.contains("2027"), "{said}");
        }
    }
}

#[test]
fn pictures_are_files_of_their_own_that_can_be_read_aloud() {
    let place = Place::small();
    let arguments = ["effect-tree", "plan.toml", "--draws", "512", "--svg", "pictures/of-plan", "--lang", "nl"];
    let answer = place.good(&arguments).stdout;
    assert_eq!(place.names("pictures/of-plan"), ["effect-tree.svg", "waterfall.svg"]);
    let finding = answer.lines().nth(1).unwrap();
    for name in place.names("pictures/of-plan") {
        let svg = place.read(&format!("pictures/of-plan/{name}"));
        assert!(svg.starts_with("<svg") && svg.ends_with("</svg>\n"));
        let description = svg.split("<desc").nth(1).unwrap().split("</desc>").next().unwrap();
        assert!(description.contains(finding.split('.').next().unwrap()), "{description}");
        assert!(description.contains("Overgestapt uit de zorg") && svg.contains("Verzonnen cijfers"), "{svg}");
        assert_eq!(svg.matches("NaN").count() + svg.matches("inf").count(), 0);
    }
    let again = place.run(&arguments);
    assert_eq!(again.code, Some(2), "nothing is replaced unasked");
    assert!(again.stderr.contains("effect-tree.svg bestaat al") && again.stderr.contains("waterfall.svg"));
    place.good(&[&arguments[..], &["--overwrite"]].concat());
}

#[test]
fn mistakes_are_said_before_the_work() {
    let place = Place::small();
    std::fs::write(place.path("sweep.toml"), SWEEP).unwrap();
    std::fs::write(place.path("kept.csv"), "mine").unwrap();
    for (arguments, words) in [
        (vec!["reference.toml"], "no plan and no levers: there is nothing to split"),
        (vec!["lever.toml"], "a single lever, `absence`"),
        (vec!["sweep.toml"], "sweep.toml holds several scenarios: give one"),
        (vec!["plan.toml", "--year", "2023"], "--year 2023 is not simulated: the effect has the years 2024 to 2030"),
        (vec!["plan.toml", "--year", "2031"], "2024 to 2030"),
        (vec!["plan.toml", "--csv", "kept.csv"], "kept.csv already exists"),
        (vec!["plan.toml", "--csv", "no/such.csv"], "there is no folder no"),
        (vec!["plan.toml", "--csv", "tiny"], "is a folder"),
        (vec!["plan.toml", "--svg", "kept.csv"], "cannot make the folder kept.csv"),
        (vec!["none.toml"], "none.toml"),
    ] {
        let said = place.run(&[&["effect-tree"], &arguments[..]].concat());
        assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.stderr);
        assert!(said.stderr.contains(words) && said.stdout.is_empty(), "{arguments:?}: {}", said.stderr);
    }
    assert_eq!(place.read("kept.csv"), "mine");
}

#[test]
fn the_page_shows_what_is_printed() {
    let path = package().join("src/analysis/effect_tree.md");
    let place = Place::shipped();
    page::says_what_the_program_says(&path, |words| match words {
        ["console", arguments @ ..] => {
            let said = place.good(&[arguments, &["--lang", "en"]].concat());
            page::fenced("console", &format!("$ schakel {}\n{}", arguments.join(" "), said.stdout))
        }
        ["antwoord", arguments @ ..] => {
            let said = place.good(&[arguments, &["--lang", "nl"]].concat()).stdout;
            let first: Vec<&str> = said.lines().take_while(|l| !l.is_empty()).collect();
            page::fenced("text", &first.join("\n"))
        }
        _ => panic!("no block {words:?}"),
    });
}
