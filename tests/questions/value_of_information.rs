//! `schakel value-of-information` as a black box: net values are those of a run on the same draws, worths are ordered as they must
//! be, answers fit, mistakes are said. The estimates against closed forms: `src/analysis/value_of_information/estimate.rs`.

use crate::cells::column;
use crate::page;
use crate::program::{Place, Table, package};

/// A cell of the row that starts with `about`.
fn cell(table: &Table, about: &[&str], name: &str) -> f64 {
    let row = table.rows.iter().find(|r| r.iter().zip(about).all(|(a, b)| a == b));
    row.unwrap_or_else(|| panic!("no row {about:?}"))[column(table, name)].parse().unwrap()
}

#[test]
fn net_values_are_those_of_a_run_on_the_same_draws() {
    let place = Place::small();
    place.good(&["run", "plan.toml", "lever.toml", "--draws", "2048", "--out", "run"]);
    let asked = ["value-of-information", "plan.toml", "lever.toml", "--value-per-fte", "80000", "--draws", "2048"];
    place.good(&[&asked[..], &["--csv", "found.csv"]].concat());
    let [run, found] = ["run/effects.csv", "found.csv"].map(|name| place.table(name));
    for (scenario, has_plan) in [("plan", true), ("lever", false)] {
        // Means add up over years and ledgers.
        let mut expected = 0.0;
        for year in 2024..=2030 {
            let of = |measure: &str, key: &str, unit: &str| {
                cell(&run, &[scenario, measure, "total", key, &year.to_string(), unit], "mean")
            };
            expected -= 80_000.0 * of("shortage", "smal", "fte");
            if has_plan {
                expected += of("value_outside_care", "breed", "euro") - of("cost", "breed", "euro");
            }
        }
        let mean = cell(&found, &["choice", scenario, "euro"], "value");
        assert!((mean - expected).abs() < 1e-6 * expected.abs() + 1.0, "{scenario}: {mean} instead of {expected}");
    }
    let wins: f64 = ["nothing", "plan", "lever"].iter().map(|c| cell(&found, &["choice", c, "euro"], "wins")).sum();
    assert!((wins - 1.0).abs() < 1e-12);
    let perfect = cell(&found, &["perfect", "everything", "euro"], "value");
    assert!(perfect >= 0.0);
    let of = |name: &str| column(&found, name);
    let (value, ceiling, error) = (of("value"), of("ceiling"), of("mc_error"));
    let parts = found.rows.iter().filter(|r| r[0] != "choice" && r[0] != "perfect" && r[2] == "euro");
    let mut seen = 0;
    for row in parts {
        let [value, ceiling, error] = [value, ceiling, error].map(|at| row[at].parse::<f64>().unwrap());
        // Knowing a part is worth no more than knowing everything, but for the error; and no learned choice beats its ceiling by more.
        assert!(
            value <= perfect + 4.0 * error + 1.0 && value <= ceiling + 4.0 * error + 1.0 && ceiling >= 0.0,
            "{row:?}"
        );
        seen += 1;
    }
    assert!(seen > 20, "{seen} subjects and figures");
}

#[test]
fn sizes_are_choices_and_answers_fit_and_do_not_depend_on_threads() {
    let place = Place::small();
    let asked =
        ["value-of-information", "plan.toml", "--sizes", "20,40", "--value-per-fte", "80000", "--draws", "2048"];
    for (lang, words) in [("nl", ["niets doen", "onderwerp"]), ("en", ["do nothing", "subject"])] {
        let of = |threads: &str| place.good(&[&asked[..], &["--lang", lang, "--threads", threads]].concat()).stdout;
        let said = of("1");
        assert_eq!(said, of("3"));
        assert!(said.contains("plan:20") && said.contains("plan:40"), "{said}");
        assert!(said.lines().all(|l| l.chars().count() <= 80) && words.iter().all(|w| said.contains(w)), "{said}");
    }
    place.good(&[&asked[..], &["--svg", "pictures"]].concat());
    assert!(place.read("pictures/value-of-information.svg").contains("<rect"));
}

#[test]
fn with_few_draws_nothing_is_claimed() {
    let place = Place::small();
    let asked = ["value-of-information", "plan.toml", "--value-per-fte", "80000", "--draws", "512", "--lang", "en"];
    let said = place.good(&asked).stdout;
    assert!(said.contains("Too few futures") && said.contains("2,048"), "{said}");
}

#[test]
fn mistakes_are_said() {
    let place = Place::small();
    for (more, said) in [
        (&["plan.toml", "--value-per-fte", "0"][..], "above 0 euro"),
        (&["reference.toml", "--value-per-fte", "1000"], "nothing to choose"),
        (&["plan.toml", "lever.toml", "--sizes", "5", "--value-per-fte", "1000"], "sizes are for one scenario"),
        (&["lever.toml", "--sizes", "5", "--value-per-fte", "1000"], "the scenario has none"),
        (&["plan.toml"], "--value-per-fte"),
    ] {
        let found = place.run(&[&["value-of-information"], more].concat());
        assert_eq!((found.code, found.stdout.as_str()), (Some(2), ""));
        assert!(found.stderr.contains(said), "{}", found.stderr);
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("src/analysis/value_of_information.md"), |words| match words {
        ["console", ..] => page::console(words, |arguments| place.good(arguments).stdout),
        _ => panic!("no block {words:?}"),
    });
}
