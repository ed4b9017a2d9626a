//! `schakel init`: a file to edit, and a workbook that becomes a scenario file or a list of everything wrong with it,
//! cell by cell. A workbook filled with a shipped scenario makes the same job; one patched cell makes the one error.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, open_workbook_auto};
use rust_xlsxwriter::{Formula, Workbook};
use schakel::scenario::{Job, resolved};

#[path = "program/mod.rs"]
mod program;
use program::{Place, package};

/// What is put in a cell.
#[derive(Clone, Copy, Debug)]
enum Patch {
    Number(f64),
    Text(&'static str),
    Formula(&'static str),
    Empty,
}
use Patch::{Empty, Number, Text};

/// Copies the workbook `from` to `to` cell by cell, with some cells changed.
fn patch(from: &Path, to: &Path, patches: &[(&str, &str, Patch)]) {
    let mut book = open_workbook_auto(from).unwrap();
    let mut out = Workbook::new();
    for name in book.sheet_names() {
        let ws = out.add_worksheet();
        ws.set_name(&name).unwrap();
        let cells = book.worksheet_range(&name).unwrap();
        let (top, left) = cells.start().unwrap_or((0, 0));
        for (row, column, value) in cells.used_cells() {
            let (row, column) = (row as u32 + top, (column as u32 + left) as u16);
            match value {
                Data::String(text) => ws.write_string(row, column, text).map(drop).unwrap(),
                Data::Float(x) => ws.write_number(row, column, *x).map(drop).unwrap(),
                other => panic!("{name}: {other:?}"),
            }
        }
        for (_, cell, value) in patches.iter().filter(|p| p.0 == name) {
            let letters = cell.trim_end_matches(|c: char| c.is_ascii_digit());
            let column = letters.bytes().fold(0, |n, b| n * 26 + u16::from(b - b'A') + 1) - 1;
            let row = cell[letters.len()..].parse::<u32>().unwrap() - 1;
            match value {
                Number(x) => ws.write_number(row, column, *x).map(drop).unwrap(),
                Text(text) => ws.write_string(row, column, *text).map(drop).unwrap(),
                Patch::Formula(text) => {
                    ws.write_formula(row, column, Formula::new(*text).set_result(" ")).map(drop).unwrap();
                }
                // A cell that was written is written over.
                Empty => ws.write_string(row, column, " ").map(drop).unwrap(),
            }
        }
    }
    out.save(to).unwrap();
}

/// A place with the made-up data set, where `plan.toml` extends the reference.
fn tiny() -> Place {
    let place = Place::small();
    place.good(&["--lang", "nl", "init", "--xlsx", "plan.xlsx", "--scenario", "plan.toml"]);
    place
}

/// Reads a workbook of `place` into the folder `made`.
fn from_xlsx(place: &Place, file: &str) -> program::Said {
    place.run(&["--lang", "en", "init", "made", "--from-xlsx", file, "--scenario", "reference.toml"])
}

#[test]
fn a_workbook_filled_with_a_shipped_scenario_makes_the_same_job() {
    let place = Place::shipped();
    std::env::set_current_dir(package()).unwrap();
    let is_toml = |p: &PathBuf| p.extension().is_some_and(|e| e == "toml");
    let list = |folder: &str| std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).filter(is_toml);
    let mut files: Vec<PathBuf> = list("scenarios").chain(list("scenarios/cookbook")).collect();
    files.sort();
    let mut compared = 0;
    for path in files {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let own = Job::load(std::slice::from_ref(&path)).unwrap();
        if own.scenarios.len() != 2 || own.scenarios[1].point.is_some() {
            continue;
        }
        let (lang, scenario) = (["nl", "en"][compared % 2], path.to_str().unwrap());
        let book = format!("{stem}.xlsx");
        if !own.scenarios[1].plan.programmes.is_empty() {
            let said = place.run(&["init", "--xlsx", &book, "--scenario", scenario]);
            assert_eq!(said.code, Some(2), "{}", said.stderr);
            assert!(said.stderr.contains("it names programmes") && !place.path(&book).exists(), "{}", said.stderr);
            continue;
        }
        place.good(&["--lang", lang, "init", "--xlsx", &book, "--scenario", scenario]);
        place.good(&["init", "made", "--from-xlsx", &book]);
        place.good(&["check", &format!("made/{stem}.toml")]);
        let made = Job::from_texts(
            &[
                ("reference.toml", &place.read("scenarios/reference.toml")),
                (&format!("{stem}.toml"), &place.read(&format!("made/{stem}.toml"))),
            ],
            std::sync::Arc::clone(&own.dataset),
        )
        .unwrap();
        assert_eq!(resolved::write(&made), resolved::write(&own), "{stem}");
        compared += 1;
    }
    assert!(compared >= 15, "{compared}");
}

/// Cells that are changed; the cell that is told, words of its rule, words of the way out.
type Case = (&'static [(&'static str, &'static str, Patch)], &'static str, &'static str, &'static str);

#[test]
fn one_patched_cell_makes_the_one_error() {
    let place = tiny();
    // On `Plan` row 4 is the size, rows 5 to 8 the mix; column B every year, C the base year 2023.
    let cases: &[Case] = &[
        (&[("Plan", "D4", Number(-5.0))], "Plan!D4", "can't be negative", ""),
        (&[("Plan", "D4", Text("veel"))], "Plan!D4", "`veel` is not a number", ""),
        (&[("Plan", "D4", Text("5.000"))], "Plan!D4", "thousands or of decimals", "without a mark for thousands"),
        (&[("Plan", "D4", Patch::Formula("=1+1"))], "Plan!D4", "formula without a value", ""),
        (&[("Plan", "B4", Number(5.0))], "Plan!B4", "every year and one for", "keep one"),
        (&[("Plan", "D3", Number(1999.0))], "Plan!D4", "lie between 2023", ""),
        (&[("Plan", "A4", Text("Extra sociaal werkers (contract-ft)"))], "Plan!A4", "no row called", "contract-fte)"),
        (&[("Plan", "B3", Text("Ale jaren"))], "Plan!B3", "no column called `Ale jaren`", "`Alle jaren`"),
        (&[("Plan", "B6", Number(0.7))], "Plan!B6", "add up to 1", "mbo 0.7"),
        (&[("Plan", "B6", Number(1.5))], "Plan!B6", "must lie between 0 and 1, not 1.5", "write 0.015"),
        (&[("Scenario", "B4", Empty)], "Scenario!B4", "needs a name", ""),
        (&[("Scenario", "B4", Text("mijn plan"))], "Scenario!B4", "letters (a-z), digits", ""),
        (&[("Scenario", "B4", Text("reference"))], "Scenario!B4", "that all others extend", ""),
        (&[("Scenario", "B9", Number(1990.0))], "Scenario!B9", "`horizon` must lie between", ""),
        (&[("Scenario", "B10", Text("tussenwegg"))], "Scenario!B10", "no evidence profile", "`tussenweg`"),
        (&[("Scenario", "B10", Number(1.5))], "Scenario!B10", "lies between 0", ""),
        (&[("Scenario", "B12", Text("licht, licht, zwaar"))], "Scenario!B12", "once", ""),
        (&[("Scenario", "B11", Text("zoals op blad Regio's"))], "Scenario!B11", "must add up to 1", ""),
        (&[("Regio’s", "C4", Number(1.0))], "'Regio’s'!C4", "does not say that they count", "as on sheet Regions"),
        (
            &[
                ("Maatregelen", "A4", Text("verzuim")),
                ("Maatregelen", "B4", Text("Zrog")),
                ("Maatregelen", "C4", Number(0.1)),
            ],
            "Maatregelen!B4",
            "no branch called `Zrog`",
            "did you mean",
        ),
        (
            &[
                ("Maatregelen", "A4", Text("verzuim")),
                ("Maatregelen", "B4", Text("Zorg")),
                ("Maatregelen", "C4", Number(5.0)),
            ],
            "Maatregelen!C4",
            "between -1 and 1",
            "write 0.05",
        ),
        (
            &[("Maatregelen", "A4", Text("verzuim")), ("Maatregelen", "B4", Text("Zorg"))],
            "Maatregelen!C4",
            "says no number",
            "",
        ),
        (&[("Aannames", "A4", Text("xi:al")), ("Aannames", "C4", Number(1.0))], "Aannames!A4", "`xi:al`", "`xi:all`"),
        (&[("Aannames", "A4", Text("xi:all")), ("Aannames", "B4", Number(1.0))], "Aannames!C4", "all three", ""),
        (
            &[("Aannames", "A4", Text("xi:all")), ("Aannames", "F4", Text("{ pert = "))],
            "Aannames!F4",
            "cannot be read as a distribution",
            "for instance",
        ),
        (
            &[
                ("Samenhang", "A4", Text("pi:all")),
                ("Samenhang", "B4", Text("sigma:al")),
                ("Samenhang", "C4", Number(0.5)),
            ],
            "Samenhang!B4",
            "`sigma:al`",
            "`sigma:all`",
        ),
    ];
    let mut wrong = Vec::new();
    for (patches, cell, rule, help) in cases {
        patch(&place.path("plan.xlsx"), &place.path("patched.xlsx"), patches);
        let said = from_xlsx(&place, "patched.xlsx");
        let dutch = ["--lang", "nl", "init", "made", "--from-xlsx", "patched.xlsx", "--scenario", "reference.toml"];
        program::same_in_dutch(&said, &place.run(&dutch));
        let place_of = format!(" --> patched.xlsx, {cell}");
        let parts = [place_of.as_str(), *rule, *help, "1 problem found"];
        let missing: Vec<&str> = parts.into_iter().filter(|part| !said.stderr.contains(part)).collect();
        if said.code != Some(2) || !missing.is_empty() || place.path("made").exists() {
            wrong.push(format!("{patches:?}: no {missing:?} in\n{}", said.stderr));
            let _ = std::fs::remove_dir_all(place.path("made"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_errors_are_told_at_once() {
    let place = tiny();
    let patches = [
        ("Plan", "D4", Number(-5.0)),
        ("Scenario", "B10", Text("wat dan ook")),
        ("Verschuivingen", "A4", Text("Zorg")),
    ];
    patch(&place.path("plan.xlsx"), &place.path("patched.xlsx"), &patches);
    let said = from_xlsx(&place, "patched.xlsx");
    assert_eq!(said.code, Some(2));
    let dutch =
        place.run(&["--lang", "nl", "init", "made", "--from-xlsx", "patched.xlsx", "--scenario", "reference.toml"]);
    for part in
        ["fout: `plan.size` mag niet onder 0 liggen", "fout: Er is geen bewijsprofiel met de naam `wat dan ook`."]
    {
        assert!(dutch.stderr.contains(part), "no {part} in\n{}", dutch.stderr);
    }
    for cell in ["Plan!D4", "Scenario!B10", "Verschuivingen!B4"] {
        assert!(said.stderr.contains(cell), "no {cell} in\n{}", said.stderr);
    }
}

#[test]
fn numbers_typed_as_text_are_read_and_said() {
    let place = tiny();
    patch(
        &place.path("plan.xlsx"),
        &place.path("patched.xlsx"),
        &[("Plan", "B6", Text("0,5")), ("Plan", "B8", Text("50 %"))],
    );
    let said = from_xlsx(&place, "patched.xlsx");
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    assert!(said.stderr.contains("Plan!B6: the text `0,5` was read as 0.5"), "{}", said.stderr);
    let made = place.read("made/plan.toml");
    assert!(made.contains("mbo = 0.5\n") && made.contains("hbo = 0.5\n"), "{made}");
}

#[test]
fn what_is_no_workbook_is_refused() {
    let place = tiny();
    std::fs::write(place.path("text.xlsx"), "no workbook").unwrap();
    for file in ["text.xlsx", "absent.xlsx", "."] {
        let said = from_xlsx(&place, file);
        assert_eq!(said.code, Some(2), "{file}: {}", said.stderr);
        assert!(!place.path("made").exists());
    }
    // A sheet that was renamed would be lost without a word.
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Plan").unwrap();
    book.save(place.path("empty.xlsx")).unwrap();
    let said = from_xlsx(&place, "empty.xlsx");
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("no sheet `Maatregelen` or `Levers`"), "{}", said.stderr);
}

#[test]
fn a_starting_point_can_be_run_and_is_never_written_over() {
    for (lang, name) in [("nl", "mijn-plan"), ("en", "my-plan")] {
        let place = Place::small();
        // Without a folder `scenarios` the reference and its data come along.
        place.good(&["--lang", lang, "init", "plans", "--scenario", "reference.toml"]);
        assert_eq!(place.names("plans"), [format!("{name}.toml"), "reference.toml".into(), "tiny".into()]);
        let file = format!("plans/{name}.toml");
        place.good(&["check", &file]);
        let job = Job::load(&[place.path(&file)]).unwrap();
        assert!(!job.scenarios[1].plan.is_empty());
        // What stands in comments is valid, too.
        let all: Vec<String> = place
            .read(&file)
            .lines()
            .map(|line| {
                let code = line.strip_prefix("# ").filter(|rest| {
                    rest.starts_with("[[") || rest.split_once(" = ").is_some_and(|(key, _)| !key.contains(' '))
                });
                code.unwrap_or(line).to_string()
            })
            .collect();
        std::fs::write(place.path("plans/all.toml"), all.join("\n")).unwrap();
        let said = place.run(&["check", "plans/all.toml"]);
        let wrong: Vec<&str> = said.stderr.lines().filter(|l| l.starts_with("error")).collect();
        assert!(wrong.iter().all(|l| l.contains("tau:care")), "{}", said.stderr);
        let before = place.read(&file);
        let again = place.run(&["--lang", lang, "init", "plans", "--scenario", "reference.toml"]);
        assert_eq!((again.code, place.read(&file)), (Some(2), before));
    }
    let place = Place::shipped();
    place.good(&["--lang", "en", "init", "plans"]);
    assert_eq!(place.names("plans"), ["my-plan.toml"]);
    place.good(&["check", "plans/my-plan.toml"]);
    place.good(&["--lang", "en", "init", "portable", "--with-data"]);
    assert_eq!(place.names("portable"), ["my-plan.toml", "nl", "reference.toml"]);
}

#[test]
fn equal_workbooks_have_equal_bytes_and_are_never_written_over() {
    let place = tiny();
    let bytes = |name: &str| std::fs::read(place.path(name)).unwrap();
    place.good(&["--lang", "nl", "init", "--xlsx", "again.xlsx", "--scenario", "plan.toml"]);
    assert_eq!(bytes("plan.xlsx"), bytes("again.xlsx"));
    let said = place.run(&["--lang", "en", "init", "--xlsx", "again.xlsx", "--scenario", "plan.toml"]);
    assert_eq!(said.code, Some(2));
    assert_eq!(bytes("plan.xlsx"), bytes("again.xlsx"));
}
