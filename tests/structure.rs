//! Forms of equations and the error of the official forecast: each form agrees with the program written from model.md alone,
//! draw by draw too; what is usual changes nothing, to the bit; mistakes are told.

use std::path::Path;
use std::process::Command;

mod program;
use program::{Place, package};

/// Whether there is a Python to compare with.
fn has_python() -> bool {
    let found = Command::new("python3").args(["-c", "import tomllib"]).output().is_ok_and(|run| run.status.success());
    assert!(found || std::env::var("SCHAKEL_CI").as_deref() != Ok("1"), "SCHAKEL_CI=1 needs python3, 3.11 or later");
    found
}

/// A plan large enough to run out of the newly trained, in the form that is given.
fn write(place: &Place, name: &str, form: &str) {
    let text = format!(
        "extends = \"reference\"\n{form}\n[plan]\nsize = {{ ramp = {{ 2024 = 0, 2027 = 300 }} }}\nmix = {{ mbo = 0.5, hbo = 0.5 }}\n"
    );
    std::fs::write(place.path(format!("{name}.toml")), text).unwrap();
}

/// What a script of the second implementation says.
fn python(script: &str, arguments: &[&Path], number: Option<&str>) -> String {
    let mut command = Command::new("python3");
    command.current_dir(package()).arg(format!("tests/{script}.py")).arg(arguments[0]).args(number);
    let run = command.args(&arguments[1..]).output().unwrap();
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

const FORMS: [(&str, &str); 4] = [
    ("size", "structure.mobility = \"size\""),
    ("outside", "structure.hire_source = \"outside\""),
    ("care", "structure.hire_source = \"care\""),
    ("proportional", "structure.effect = \"proportional\""),
];

#[test]
fn every_form_agrees_with_the_second_implementation() {
    let place = Place::small();
    write(&place, "usual", "");
    place.good(&["run", "usual.toml", "--central", "--out", "of-usual"]);
    let usual = place.read("of-usual/summary.csv").replace("usual,", "form,");
    for (name, form) in FORMS {
        write(&place, name, form);
        let (file, out) = (format!("{name}.toml"), format!("of-{name}"));
        place.good(&["run", &file, "--central", "--out", &out]);
        let found = place.read(&format!("{out}/summary.csv")).replace(&format!("{name},"), "form,");
        assert!(found != usual, "{name} changes something");
        if has_python() {
            let said = python("second_implementation", &[&place.path(&out), &place.path(&file)], None);
            let rows: u32 = said.trim_end().strip_suffix(" rows equal").expect(&said).parse().unwrap();
            assert!(rows > 1000, "{name}: {said}");
        }
    }
}

#[test]
fn weights_and_forecast_errors_agree_draw_by_draw() {
    let place = Place::small();
    let form = "forecast_error = { trend = 0.004, noise = 0.02 }\n[structure]\nmobility = { unfilled = 0.5, size = 0.5 }\n\
                hire_source = { as_others = 0.4, outside = 0.3, care = 0.3 }\neffect = { additive = 0.5, proportional = 0.5 }";
    write(&place, "drawn", form);
    place.good(&["run", "drawn.toml", "--draws", "512", "--keep-draws", "--out", "out"]);
    let draws = place.table("out/draws.csv");
    let column = |name: &str| -> Vec<f64> {
        let at = draws.header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
        draws.rows.iter().map(|row| row[at].parse().unwrap()).collect()
    };
    // Latin hypercube: every stratum once a round, so shares are as exact as 512 draws can be.
    for (name, values) in
        [("mobility", vec![(1.0, 0.5)]), ("hire_source", vec![(1.0, 0.3), (2.0, 0.3)]), ("effect", vec![(1.0, 0.5)])]
    {
        let drawn = column(&format!("structure:{name}"));
        for (value, weight) in values {
            let share = drawn.iter().filter(|x| **x == value).count() as f64 / 512.0;
            assert!((share - weight).abs() < 0.01, "{name} {value}: {share}");
        }
    }
    // A walk of independent standard normal steps: its variance grows with the years.
    for (year, years) in [(2024, 1.0), (2030, 7.0)] {
        let walk = column(&format!("forecast_error:{year}"));
        let variance = walk.iter().map(|x| x * x).sum::<f64>() / 512.0;
        assert!((variance / years - 1.0).abs() < 0.2, "{year}: {variance}");
    }
    if has_python() {
        let said = python("second_implementation_draws", &[&place.path("out"), &place.path("drawn.toml")], Some("40"));
        let equal: u32 = said.trim_end().strip_suffix(" outcomes equal").expect(&said).parse().unwrap();
        assert!(equal > 1000, "{said}");
    }
}

#[test]
fn the_usual_forms_change_nothing_to_the_bit() {
    let place = Place::small();
    write(&place, "plain", "");
    let all = "forecast_error = \"none\"\ncalibration = \"default\"\n[structure]\nmobility = \"unfilled\"\n\
               hire_source = { as_others = 1 }\neffect = \"additive\"";
    write(&place, "said", all);
    for name in ["plain", "said"] {
        place.good(&["run", &format!("{name}.toml"), "--draws", "512", "--out", &format!("of-{name}")]);
    }
    for file in ["summary.csv", "effects.csv"] {
        let [plain, said] =
            ["plain", "said"].map(|n| place.read(&format!("of-{n}/{file}")).replace(&format!("{n},"), "x,"));
        assert_eq!(plain, said.replace("said@", "plain@"), "{file}");
    }
    // What was chosen is written out, and runs to the same bytes.
    write(&place, "chosen", "forecast_error = { noise = 0.01 }\nstructure.mobility = { unfilled = 0.7, size = 0.3 }");
    place.good(&["run", "chosen.toml", "--draws", "512", "--out", "first"]);
    place.good(&["run", "first/resolved.toml", "--draws", "512", "--out", "second"]);
    for file in ["summary.csv", "effects.csv", "resolved.toml"] {
        assert_eq!(place.read(&format!("first/{file}")), place.read(&format!("second/{file}")), "{file}");
    }
}

#[test]
fn mistakes_are_told_all_at_once() {
    let place = Place::small();
    let wrong = "calibration = \"defalt\"\nforecast_error = { trend = 0.5, nose = 1 }\n[structure]\nmobility = \"sise\"\n\
                 hire_source = { as_others = 0.5, care = 0.4 }\neffects = \"additive\"\n[parameters]\n\"structure:effect\" = 1";
    std::fs::write(place.path("wrong.toml"), format!("extends = \"reference\"\n{wrong}\n")).unwrap();
    let said = place.run(&["check", "wrong.toml"]);
    assert_eq!(said.code, Some(2));
    for part in [
        "did you mean `default`?",
        "from 0 to 0.1, not 0.5",
        "did you mean `noise`?",
        "did you mean `size`?",
        "they add up to 0.9",
        "did you mean `effect`?",
        "use the key `structure.effect`",
    ] {
        assert!(said.stderr.contains(part), "{part}:\n{}", said.stderr);
    }
    // The world is one for all scenarios of a job.
    write(&place, "a", "structure.mobility = \"size\"");
    write(&place, "b", "");
    let said = place.run(&["check", "a.toml", "b.toml"]);
    assert!(said.code == Some(2) && said.stderr.contains("the same in all scenarios of a job"), "{}", said.stderr);
    // Too few vintages tell nothing.
    write(&place, "c", "forecast_error = \"vintages\"");
    let said = place.run(&["check", "c.toml"]);
    assert!(said.code == Some(2) && said.stderr.contains("fewer than three vintages"), "{}", said.stderr);
    let said = place.good(&["explain", "structure.effect", "--scenario", "reference.toml", "--lang", "en"]);
    assert!(said.stdout.contains("proportional"), "{}", said.stdout);
}
