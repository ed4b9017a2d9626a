//! Experts who disagree: a scenario that pools them, one that asks one of them, and both side by side; what is run can be run again;
//! mistakes are said. Pools against numbers of another program: `tests/distributions.rs`.

#[path = "cookbook/page.rs"]
mod page;
mod program;

use program::Place;

const POOLED: &str = r#"
extends = "plan.toml"
evidence = "controlled"
[parameters."recovered:light"]
why = "An example."
linear_pool.a = { weight = 3, pert = { min = 0.1, mode = 0.2, max = 0.5 } }
linear_pool.b = { uniform = { min = 0.6, max = 0.9 } }
"#;

fn means(place: &Place, folder: &str, scenario: &str) -> Vec<(String, f64)> {
    let of = |(key, mean): (String, f64)| key.strip_prefix(&format!("{scenario},")).map(|k| (k.to_string(), mean));
    place.table(&format!("{folder}/effects.csv")).means().into_iter().filter_map(of).collect()
}

#[test]
fn one_expert_is_a_scenario_with_that_opinion_alone() {
    let place = Place::small();
    let alone = "extends = \"plan.toml\"\nevidence = \"controlled\"\nparameters.\"recovered:light\" = { uniform = { min = 0.6, max = 0.9 } }\n";
    let asked = "extends = \"pooled.toml\"\nexperts = \"b\"\n";
    let sweep = "extends = \"pooled.toml\"\n[sweep]\nexperts = [\"pooled\", \"a\", \"b\"]\n";
    for (name, text) in [("pooled", POOLED), ("alone", alone), ("asked", asked), ("sweep", sweep)] {
        std::fs::write(place.path(format!("{name}.toml")), text).unwrap();
    }
    place.good(&["run", "pooled.toml", "alone.toml", "asked.toml", "sweep.toml", "--draws", "512", "--out", "run"]);
    let [pooled, alone, asked, first, second, third] =
        ["pooled", "alone", "asked", "sweep-1", "sweep-2", "sweep-3"].map(|name| means(&place, "run", name));
    assert_eq!(alone, asked);
    // Points of a sweep keep less, and what they keep is the same.
    let agrees = |point: &[(String, f64)], whole: &[(String, f64)]| {
        assert!(point.len() > 20);
        assert!(point.iter().all(|row| whole.contains(row)));
    };
    agrees(&first, &pooled);
    agrees(&third, &asked);
    assert!(second.iter().any(|row| !pooled.contains(row)), "another expert, another answer");
    let recovered = |rows: &[(String, f64)]| {
        rows.iter().find(|r| r.0 == "recovered,total,breed,2030,persons").map(|r| r.1).unwrap()
    };
    // Means of recovery are 0.2333, 0.75, and 0.3625 for both together; recovered people grow with it.
    assert!(recovered(&second) < recovered(&first) && recovered(&first) < recovered(&third));
    // A weight of a quarter; the more people have recovered, the fewer still need help.
    let (low, high) = (recovered(&second), recovered(&third));
    let expected = low + 0.25 * (high - low);
    assert!((recovered(&first) - expected).abs() < 0.15 * (high - low), "{} beside {expected}", recovered(&first));
}

#[test]
fn what_was_run_can_be_run_again() {
    let place = Place::small();
    std::fs::write(place.path("pooled.toml"), POOLED.replace("linear", "logarithmic").replace("0.6", "0.3")).unwrap();
    place.good(&["run", "pooled.toml", "--draws", "512", "--out", "first"]);
    assert!(place.read("first/resolved.toml").contains("logarithmic_pool = { a = { weight = 3.0, pert = {"));
    place.good(&["run", "first/resolved.toml", "--draws", "512", "--out", "second"]);
    assert_eq!(place.read("first/effects.csv"), place.read("second/effects.csv"));
}

#[test]
fn mistakes_are_said_all_at_once_where_they_stand() {
    let place = Place::small();
    let check = |text: &str| {
        std::fs::write(place.path("wrong.toml"), format!("extends = \"plan.toml\"\n{text}")).unwrap();
        let said = place.run(&["check", "wrong.toml"]);
        assert_eq!(said.code, Some(2), "{text}");
        said.stderr
    };
    let name = "parameters.\"recovered:light\"";
    for (text, said) in [
        (
            format!(
                "{name} = {{ linear_pool = {{ a = {{ pert = {{ min = 1, mode = 0, max = 1 }} }}, b = {{ wait = 1, uniform = {{ min = 0, max = 1 }} }} }} }}"
            ),
            &["recovered:light, a", "wrong.toml:2"][..],
        ),
        (
            format!("{name} = {{ linear_pool = {{ a = {{ uniform = {{ min = 0, max = 1 }} }} }} }}"),
            &["at least two experts"],
        ),
        (
            format!(
                "{name} = {{ logarithmic_pool = {{ a = {{ uniform = {{ min = 0, max = 0.2 }} }}, b = {{ uniform = {{ min = 0.3, max = 1 }} }} }} }}"
            ),
            &["do not overlap", "linear_pool"],
        ),
        (
            format!(
                "{name} = {{ linear_pool = {{ a = {{ weight = -1, value = 0.1 }}, pooled = {{ value = 0.2 }} }} }}"
            ),
            &["is not `pooled`"],
        ),
        (
            format!("{name} = {{ linear_pool = {{ a = {{ weight = 0, value = 0.1 }}, b = {{ value = 0.2 }} }} }}"),
            &["must be above 0"],
        ),
        (
            format!("{name} = {{ linear_pool = {{ a = {{ value = 0.1 }}, b = {{ value = 1.2 }} }} }}"),
            &["can't be above 1"],
        ),
        (
            format!("{name} = {{ liniar_pool = {{ a = {{ value = 0.1 }}, b = {{ value = 0.2 }} }} }}"),
            &["did you mean `linear_pool`"],
        ),
        (
            format!(
                "experts = \"anna\"\n{name} = {{ linear_pool = {{ ann = {{ value = 0.1 }}, b = {{ value = 0.2 }} }} }}"
            ),
            &["an expert called `anna`", "did you mean `ann`"],
        ),
    ] {
        let found = check(&text);
        assert!(said.iter().all(|s| found.contains(s)), "{text}: {found}");
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&program::package().join("scenarios/experts.md"), |words| match words {
        ["console", ..] => page::console(words, |arguments| place.good(arguments).stdout),
        _ => panic!("no block {words:?}"),
    });
}
