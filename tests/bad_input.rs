//! A shipped file that is wrong in one line: exit code 2, the place, the rule, the way out, and nothing written.

mod program;

use std::fs;
use std::path::Path;

use program::{Place, Said, same_in_dutch};

/// A shipped file with one line patched.
struct Case {
    /// Under `scenarios`.
    file: &'static str,
    /// What stands there, and what is put in its place, both in one line.
    patch: (&'static str, &'static str),
    /// The text that must be pointed at; it starts in the patched line.
    at: &'static str,
    /// Parts of the rule and the advice.
    told: &'static [&'static str],
}

const fn case(
    file: &'static str,
    patch: (&'static str, &'static str),
    at: &'static str,
    told: &'static [&'static str],
) -> Case {
    Case { file, patch, at, told }
}

/// What is wrong in scenario files.
const SCENARIOS: &[Case] = &[
    case("substitution.toml", ("[plan.size]", "[plan.sise]"), "sise", &["`sise`", "did you mean `size`?"]),
    case("substitution.toml", ("title =", "titel ="), "titel", &["`titel`", "did you mean `title`?"]),
    case("everything.toml", ("absence.all", "absence.hospitalls"), "hospitalls", &["did you mean `hospitals`?"]),
    case("care-at-home.toml", ("\"home_care\"", "\"homecare\""), "\"homecare\"", &["did you mean `home_care`?"]),
    case("training-places.toml", ("verzorgende_ig", "verzorgende_i"), "verzorgende_i", &["`verzorgende_ig`"]),
    case(
        "substitution.toml",
        ("2030 = 10000", "2030 = \"10000\""),
        "\"10000\"",
        &["must be a number", "without quotes"],
    ),
    case("substitution.toml", ("2030 = 10000", "2030 = 10.000"), "10.000", &["decimal point", "10_000"]),
    case("substitution.toml", ("2030 = 10000", "2030 = -10000"), "-10000", &["plan.size", "can't be negative"]),
    case("substitution.toml", ("2030 = 10000", "2030 = nan"), "nan", &["finite number"]),
    case("substitution.toml", ("2030 = 10000", "2030 = inf"), "inf", &["finite number"]),
    case("substitution.toml", ("2030 = 10000", "2099 = 10000"), "2099", &["between 2023", "not in 2099"]),
    case("reference.toml", ("mbo = 0.239", "mbo = 1.239"), "1.239", &["between 0 and 1", "1.239"]),
    case("reference.toml", ("mbo = 0.239", "mbo = 23.9"), "23.9", &["if 23.9 percent is meant, write 0.239"]),
    case("reference.toml", ("\"between\"", "\"betwen\""), "\"betwen\"", &["did you mean `between`?"]),
    case("reference.toml", ("2035", "2023"), "2023", &["horizon", "after the base year"]),
    case("reference.toml", ("2035", "2150"), "2150", &["horizon", "the population of the data set ends there"]),
    case("reference.toml", ("2035", "twenty"), "twenty", &[]),
    case("reference.toml", ("\"nl\"", "\"nk\""), "\"nk\"", &["no data set `nk`"]),
    case("substitution.toml", ("\"reference\"", "\"\""), "\"\"", &["`extends` is empty"]),
    case("substitution.toml", ("\"reference\"", "\"refrence\""), "\"refrence\"", &["did you mean `reference`?"]),
    case("substitution.toml", ("\"reference\"", "\"substitution\""), "\"substitution\"", &["goes round in a circle"]),
    case("substitution.toml", ("\"reference\"", "\"reference"), "\n", &["not valid TOML", "expected `\"`"]),
];

/// What is wrong in the tables of the data set. Spreadsheets set to Dutch write semicolons and decimal commas.
const TABLES: &[Case] = &[
    case("nl/age_bands.csv", ("from_age", "form_age"), "form_age", &["did you mean `from_age`?"]),
    case(
        "nl/regions.csv",
        ("RA0103,", "RA0102,Drenthe,1,5,494771,504129\nRA0103,"),
        "RA0102,",
        &["`RA0102` occurs twice"],
    ),
    case("nl/age_bands.csv", ("band,from_age", "\u{feff}band,from_age"), "\u{feff}band", &["BOM", "without BOM"]),
    case("nl/exit_by_age.csv", (",0.382,", ",NaN,"), "NaN", &["not a finite number"]),
    case("nl/exit_by_age.csv", (",0.382,", ",\"0,382\","), "\"0,382\"", &["decimal comma", "write `0.382`"]),
    case("nl/exit_by_age.csv", (",0.382,", ",0,382,"), "university_hospitals", &["cells where the header has"]),
    case("nl/exit_by_age.csv", (",0.382,", ",-0.382,"), "-0.382", &["between 0 and 1"]),
    case(
        "nl/exit_by_age.csv",
        ("university_hospitals", "university_hospital"),
        "university_hospital",
        &["did you mean `university_hospitals`?"],
    ),
    case("nl/correlations.csv", ("same_level,0.7,", "same_level,1.7,"), "1.7", &["below 1"]),
    case("nl/correlations.csv", ("same_level,0.7,", "same_level,-0.7,"), "-0.7", &["minus"]),
    // Matrices that are not positive definite: the rows that do not go together are named.
    case(
        "nl/correlations.csv",
        ("same_level,0.7,", "same_level,0.3,"),
        "0.3",
        &["`effect_within_level` is 0.3 but `effect_across_levels` is 0.5"],
    ),
    case(
        "nl/correlations.csv",
        ("tau_branches,tau,all,0.5", "tau_branches,tau;direct,all,0.6"),
        "0.6",
        &["`effect_across_levels` and `tau_branches`", "not positive definite", "`direct:"],
    ),
];

/// Runs the job that reads `file`, in English.
fn run(place: &Place, file: &str) -> Said {
    run_in(place, file, "en")
}

/// Runs the job that reads `file` in a language.
fn run_in(place: &Place, file: &str, lang: &str) -> Said {
    let scenario = if Path::new(file).extension().is_some_and(|e| e == "toml") { file } else { "substitution.toml" };
    let out = place.path("out");
    let scenario = format!("scenarios/{scenario}");
    place.run(&["run", &scenario, "--draws", "512", "--out", out.to_str().unwrap(), "--lang", lang])
}

/// Line and column, from 1, of byte `at`.
fn position(text: &str, at: usize) -> (usize, usize) {
    let line = text[..at].rfind('\n').map_or(0, |i| i + 1);
    (text[..at].matches('\n').count() + 1, text[line..at].chars().count() + 1)
}

fn check(cases: &[Case]) {
    let place = Place::shipped();
    for Case { file, patch: (from, to), at, told } in cases {
        let path = format!("scenarios/{file}");
        let shipped = place.read(&path);
        let start = shipped.find(from).unwrap_or_else(|| panic!("{file} has no {from}"));
        let text = shipped.replacen(from, to, 1);
        let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let pointed = line + text[line..].find(at).unwrap_or_else(|| panic!("no {at} in the patch of {file}"));
        fs::write(place.path(&path), &text).unwrap();
        let (said, dutch) = (run(&place, file), run_in(&place, file, "nl"));
        fs::write(place.path(&path), &shipped).unwrap();

        let (line, column) = position(&text, pointed);
        let context = format!("{file} with {to:?} at {line}:{column}:\n{}", said.stderr);
        assert_eq!(said.code, Some(2), "{context}");
        assert!(said.stdout.is_empty(), "{context}");
        assert!(said.stderr.contains(&format!("{path}:{line}:{column}\n")), "{context}");
        for part in *told {
            assert!(said.stderr.contains(part), "no {part:?} in {context}");
        }
        same_in_dutch(&said, &dutch);
        // One mistake is one problem.
        assert!(said.stderr.ends_with("\n1 problem found\n"), "{context}");
        assert_eq!(place.names("."), ["scenarios"], "{context}");
    }
    assert_eq!(run(&place, "substitution.toml").code, Some(0), "as shipped, all is fine");
}

/// Mistakes as a planner who reads Dutch is told of them.
const IN_DUTCH: &[Case] = &[
    case(
        "substitution.toml",
        ("[plan.size]", "[plan.sise]"),
        "sise",
        &["fout: De sleutel `sise` betekent niets in [plan].", "tip: bedoelde u `size`?"],
    ),
    case(
        "reference.toml",
        ("hbo = 0.731", "hbo = 0.631"),
        "{",
        &["fout: De mix moet in elk jaar optellen tot 1; in 2023 is de som 0.9.", "tip: volunteer 0 + mbo 0.239"],
    ),
    case(
        "reference.toml",
        ("mbo = 0.239", "mbo = 23.9"),
        "23.9",
        &[
            "fout: `plan.mix.mbo` is een aandeel: het moet tussen 0 en 1 liggen, en is nu 23.9.",
            "tip: als u 23.9 procent bedoelt, schrijf dan 0.239",
        ],
    ),
    case(
        "substitution.toml",
        ("2030 = 10000", "2099 = 10000"),
        "2099",
        &["fout: De jaren van een pad (`ramp`) liggen tussen 2023 (het basisjaar) en ", "niet in 2099."],
    ),
    case(
        "substitution.toml",
        ("2030 = 10000", "2030 = \"10000\""),
        "\"10000\"",
        &["fout: Bij `plan.size` hoort een getal; hier staat tekst.", "tip: schrijf het zonder aanhalingstekens"],
    ),
    case(
        "substitution.toml",
        ("\"reference\"", "\"refrence\""),
        "\"refrence\"",
        &["fout: Er is geen scenariobestand `refrence` om op voort te bouwen.", "tip: bedoelde u `reference`?"],
    ),
    case(
        "nl/exit_by_age.csv",
        (",0.382,", ",\"0,382\","),
        "\"0,382\"",
        &["fout: `0,382` in `", "` heeft een decimale komma", "tip: schrijf `0.382`"],
    ),
    case(
        "nl/exit_by_age.csv",
        ("university_hospitals", "university_hospital"),
        "university_hospital",
        &["is geen branche van deze gegevens", "tip: bedoelde u `university_hospitals`?"],
    ),
];

#[test]
fn mistakes_are_told_in_dutch() {
    let place = Place::shipped();
    for Case { file, patch: (from, to), told, .. } in IN_DUTCH {
        let path = format!("scenarios/{file}");
        let shipped = place.read(&path);
        assert!(shipped.contains(from), "{file} has no {from}");
        fs::write(place.path(&path), shipped.replacen(from, to, 1)).unwrap();
        let said = run_in(&place, file, "nl");
        fs::write(place.path(&path), &shipped).unwrap();
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        for part in *told {
            assert!(said.stderr.contains(part), "no {part:?} in {}", said.stderr);
        }
        assert!(said.stderr.ends_with("\n1 probleem gevonden\n"), "{}", said.stderr);
    }
    // A system set to Dutch asks for it as `--lang nl` does.
    fs::write(place.path("wrong.toml"), "extends = \"reference\"\nhorizon = 2030,5\n").unwrap();
    let out = place.command(&["check", "wrong.toml"]).env("LANG", "nl_NL.UTF-8").output().unwrap();
    let said = Said::of(out);
    for part in ["fout: Dit is geen geldige TOML: er staat een komma in een getal.", "tip: schrijf een decimale punt"] {
        assert!(said.stderr.contains(part), "no {part:?} in {}", said.stderr);
    }
}

#[test]
fn a_scenario_file_that_is_wrong_in_one_line() {
    check(SCENARIOS);
}

#[test]
fn a_table_that_is_wrong_in_one_line() {
    check(TABLES);
}

#[test]
fn a_column_that_is_missing() {
    for (table, column) in [("regions.csv", 2), ("age_bands.csv", 0), ("exit_by_age.csv", 6)] {
        let place = Place::shipped();
        let path = format!("scenarios/nl/{table}");
        let read = place.table(&path);
        let mut out = csv::Writer::from_path(place.path(&path)).unwrap();
        for row in std::iter::once(&read.header).chain(&read.rows) {
            out.write_record(row.iter().enumerate().filter(|(i, _)| *i != column).map(|(_, cell)| cell)).unwrap();
        }
        drop(out);
        let said = run(&place, "substitution.toml");
        assert_eq!(said.code, Some(2));
        assert!(said.stderr.contains(&format!("{path}:1:1\n")), "{}", said.stderr);
        assert!(said.stderr.contains(&format!("the column `{}` is missing", read.header[column])), "{}", said.stderr);
        let dutch = run_in(&place, "substitution.toml", "nl");
        assert!(dutch.stderr.contains(&format!("de kolom `{}` ontbreekt", read.header[column])), "{}", dutch.stderr);
        same_in_dutch(&said, &dutch);
        assert!(said.stderr.ends_with("\n1 problem found\n"), "what follows from it is not told: {}", said.stderr);
    }
}

#[test]
fn files_that_extend_each_other() {
    let place = Place::shipped();
    let path = "scenarios/substitution.toml";
    let text = place.read(path).replace("extends = \"reference\"", "extends = \"substitution-mbo\"");
    fs::write(place.path(path), text).unwrap();
    for file in ["substitution.toml", "substitution-mbo.toml"] {
        let said = run(&place, file);
        assert_eq!(said.code, Some(2));
        assert!(said.stderr.contains("`extends` goes round in a circle"), "{}", said.stderr);
        assert!(
            said.stderr.contains("scenarios/substitution") && said.stderr.contains(".toml:2:11\n"),
            "{}",
            said.stderr
        );
        assert_eq!(place.names("."), ["scenarios"]);
    }
}

#[test]
fn shares_of_a_whole_that_do_not_add_up() {
    let place = Place::shipped();
    let text = place.read("scenarios/reference.toml").replace("hbo = 0.731", "hbo = 0.631");
    fs::write(place.path("scenarios/reference.toml"), &text).unwrap();
    let said = run(&place, "substitution.toml");
    assert_eq!(said.code, Some(2));
    for part in ["scenarios/reference.toml:", "The mix must add up to 1", "0.9", "mbo 0.239", "hbo 0.631"] {
        assert!(said.stderr.contains(part), "no {part:?} in {}", said.stderr);
    }
}

#[test]
fn tables_as_a_dutch_spreadsheet_saves_them_are_recognised() {
    let place = Place::shipped();
    let path = "scenarios/nl/age_bands.csv";
    let table = place.read(path);
    let first = table.lines().next().unwrap();
    for (text, parts) in [
        (table.replace(',', ";"), &["separated by semicolons", "set to Dutch"][..]),
        (
            format!("{first}\nunder_35,15,34,assumption,assumption,\n").replace(',', ";").replace("15", "15,5"),
            &["semicolons and numbers have decimal commas"],
        ),
        (String::new(), &["the file is empty"]),
    ] {
        fs::write(place.path(path), text).unwrap();
        let said = run(&place, "substitution.toml");
        assert_eq!(said.code, Some(2), "{}", said.stderr);
        for part in parts.iter().chain(&["scenarios/nl/age_bands.csv:1:1"]) {
            assert!(said.stderr.contains(part), "no {part:?} in {}", said.stderr);
        }
        same_in_dutch(&said, &run_in(&place, "substitution.toml", "nl"));
        assert_eq!(place.names("."), ["scenarios"]);
    }
    fs::remove_file(place.path(path)).unwrap();
    let said = run(&place, "substitution.toml");
    assert!(said.code == Some(2) && said.stderr.contains("age_bands.csv is missing"), "{}", said.stderr);
}

#[test]
fn text_that_is_not_utf8_is_told() {
    for file in ["substitution.toml", "nl/regions.csv"] {
        let place = Place::shipped();
        let path = place.path("scenarios").join(file);
        let mut bytes = fs::read(&path).unwrap();
        let end = bytes.iter().position(|b| *b == b'\n').unwrap();
        bytes[end - 1] = 0xe9;
        fs::write(&path, bytes).unwrap();
        let said = run(&place, "substitution.toml");
        assert_eq!(said.code, Some(2));
        assert!(said.stderr.contains(&format!("{file}:1:{end}\n")), "{}", said.stderr);
        assert!(said.stderr.contains("not UTF-8 text"), "{}", said.stderr);
    }
}

#[test]
fn ten_problems_are_told_in_one_go() {
    let place = Place::shipped();
    let text = r#"extends = "reference"
titel = "Ten mistakes"
horizon = 2099
evidence = "sure"

[plan]
size = -5
splitt = "population"
level_order = ["complex", "light"]

[plan.mix]
mbo = 1.5
hbo = "half"

[levers]
absence.hospitalls = -0.01
hours.all = nan
"#;
    fs::write(place.path("scenarios/ten.toml"), text).unwrap();
    let said = place.run(&["check", "scenarios/ten.toml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stdout.is_empty());
    for line in [2, 3, 4, 7, 8, 9, 12, 13, 16, 17] {
        let count = said.stderr.matches(&format!("scenarios/ten.toml:{line}:")).count();
        assert_eq!(count, 1, "line {line} in:\n{}", said.stderr);
    }
    assert!(said.stderr.ends_with("\n10 problems found\n"), "{}", said.stderr);
    let dutch = place.run(&["check", "scenarios/ten.toml", "--lang", "nl"]);
    same_in_dutch(&said, &dutch);
    assert!(dutch.stderr.ends_with("\n10 problemen gevonden\n"), "{}", dutch.stderr);
}

#[test]
fn problems_in_several_files_are_told_together() {
    let place = Place::shipped();
    for (file, from, to) in [
        ("substitution.toml", "10000", "-1"),
        ("reference.toml", "\"between\"", "\"sure\""),
        ("nl/regions.csv", "RA0102,", "RA0101,"),
    ] {
        let path = place.path("scenarios").join(file);
        fs::write(&path, fs::read_to_string(&path).unwrap().replacen(from, to, 1)).unwrap();
    }
    let said = run(&place, "substitution.toml");
    assert_eq!(said.code, Some(2));
    for part in ["scenarios/substitution.toml:", "scenarios/reference.toml:", "scenarios/nl/regions.csv:"] {
        assert!(said.stderr.contains(part), "no {part} in {}", said.stderr);
    }
}

#[test]
fn two_scenarios_of_one_name_are_refused() {
    let place = Place::shipped();
    fs::create_dir(place.path("mine")).unwrap();
    fs::copy(place.path("scenarios/substitution.toml"), place.path("mine/substitution.toml")).unwrap();
    let said = place.run(&["run", "scenarios/substitution.toml", "mine/substitution.toml", "--central"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("Two scenarios of this job are called `substitution`"), "{}", said.stderr);
    assert!(!place.path("results").exists());
}
