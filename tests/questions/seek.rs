//! `schakel seek` as a black box: chances are those of a run on the same draws, crossings lie where a known answer has them,
//! answers fit, mistakes are said; and its page says what it prints. Crossings by hand: `src/analysis/seek/crossing.rs`.

use crate::cells::column;
use crate::page;
use crate::program::{Place, Table, package};

/// Value and chance of the rows of a target.
fn chances(table: &Table, target: &str) -> Vec<(f64, f64)> {
    let [value, of, chance] = ["value", "target", "chance"].map(|name| column(table, name));
    let rows = table.rows.iter().filter(|r| r[of] == target);
    rows.map(|r| (r[value].parse().unwrap(), r[chance].parse().unwrap())).collect()
}

/// A column of kept draws.
fn draws(table: &Table, name: &str) -> Vec<f64> {
    let at = column(table, name);
    table.rows.iter().map(|r| r[at].parse().unwrap()).collect()
}

#[test]
fn chances_are_those_of_a_run_on_the_same_draws() {
    let place = Place::small();
    let half = "extends = \"reference\"\nplan.size = { ramp = { 2024 = 0, 2028 = 20 } }\n";
    std::fs::write(place.path("half.toml"), half).unwrap();
    place.good(&["run", "half.toml", "--draws", "512", "--out", "run", "--keep-draws"]);
    let run = place.table("run/draws.csv");
    // A year before the last: what comes after must not change it.
    let shortage = draws(&run, "half|shortage|total|smal|2029|persons");
    let clients = draws(&run, "half|clients|total|breed|2029|persons");
    let middle = |values: &[f64]| {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 3]
    };
    let (a, b) = (middle(&shortage), middle(&clients));
    let targets = [format!("shortage 2029 < {a}"), format!("clients 2029 > {b}")];
    let vary = ["--vary", "plan.size=0..40", "--draws", "512", "--csv", "found.csv", "--lang", "en"];
    let asked = ["seek", "plan.toml", "--target", &targets[0], "--target", &targets[1]];
    let said = place.good(&[&asked[..], &vary[..]].concat());
    assert!(said.stdout.contains("target 1"), "{}", said.stdout);
    let found = place.table("found.csv");
    let share = |holds: &dyn Fn(usize) -> bool| (0..512).filter(|&i| holds(i)).count() as f64 / 512.0;
    let [of_a, of_b, of_both] =
        [share(&|i| shortage[i] < a), share(&|i| clients[i] > b), share(&|i| shortage[i] < a && clients[i] > b)];
    for (target, want) in [(targets[0].as_str(), of_a), (&targets[1], of_b), ("all", of_both)] {
        let at = chances(&found, target).into_iter().find(|(value, _)| *value == 20.0);
        assert_eq!(at.map(|(_, chance)| chance), Some(want), "{target}");
    }
}

#[test]
fn a_crossing_lies_where_it_must() {
    let place = Place::small();
    // At no change the scenario is the reference, whose median is passed with even chances.
    place.good(&["run", "reference.toml", "--draws", "512", "--out", "run", "--keep-draws"]);
    let mut shortage = draws(&place.table("run/draws.csv"), "reference|shortage|total|smal|2030|persons");
    shortage.sort_by(f64::total_cmp);
    let target = format!("shortage < {}", 0.5 * (shortage[255] + shortage[256]));
    let asked = ["seek", "lever.toml", "--vary", "levers.absence.all=-0.02..0.012", "--chance", "50"];
    let rest = ["--target", &target, "--draws", "512", "--csv", "found.csv", "--lang", "nl"];
    let said = place.good(&[&asked[..], &rest[..]].concat());
    let found = chances(&place.table("found.csv"), "all");
    assert!(found.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 >= pair[1].1), "less absence never hurts");
    let last = found.iter().rposition(|(_, chance)| *chance >= 0.5).unwrap();
    // From no change on until the draw below the median passes the target too: far less than a step of the grid.
    assert!(found[last].0 < 0.001 && found[last + 1].0 > 0.0, "{:?}", &found[last - 1..last + 2]);
    // To the closeness of brackets, a 16th of a 16th of a grid of 33 at most.
    assert!(found[last + 1].0 - found[last].0 <= 0.001 / 16.0 + 1e-12);
    assert!(said.stdout.contains("Al bij de laagste waarde") && said.stdout.contains("Boven"), "{}", said.stdout);
    assert!(said.stdout.contains("te weinig toekomsten"), "one round gives no interval: {}", said.stdout);
}

#[test]
fn what_no_value_can_do_is_said_with_what_it_would_take() {
    let place = Place::small();
    let asked = ["seek", "plan.toml", "--vary", "plan.size=0..40", "--target", "shortage 2030 < 1", "--draws", "512"];
    let said = place.good(&[&asked[..], &["--lang", "en", "--csv", "found.csv"]].concat()).stdout;
    assert!(said.contains("No value of plan.size between 0 and 40 is enough"), "{said}");
    assert!(
        said.contains("it takes") && said.contains("another") && said.lines().all(|l| l.chars().count() <= 80),
        "{said}"
    );
    let found = place.table("found.csv");
    assert!(chances(&found, "all").iter().all(|(_, chance)| *chance == 0.0));
    // The bound is the 80 % quantile: above the median, below no tenth.
    let [of, p50, p90, bound] = ["target", "p50", "p90", "bound_at_chance"].map(|name| column(&found, name));
    for row in found.rows.iter().filter(|r| r[of] == "shortage 2030 < 1") {
        let number = |at: usize| row[at].parse::<f64>().unwrap();
        assert!(number(p50) < number(bound) && number(bound) < number(p90), "{row:?}");
    }
}

#[test]
fn answers_do_not_depend_on_threads_and_a_picture_is_drawn() {
    let place = Place::small();
    let asked = ["seek", "plan.toml", "--vary", "plan.size=0..40", "--target", "change shortage < 0", "--draws", "512"];
    let of = |threads: &str| place.good(&[&asked[..], &["--threads", threads]].concat()).stdout;
    assert_eq!(of("1"), of("3"));
    place.good(&[&asked[..], &["--svg", "pictures"]].concat());
    assert_eq!(place.names("pictures"), ["seek.svg"]);
    assert!(place.read("pictures/seek.svg").contains("polyline"));
}

#[test]
fn mistakes_are_said_all_at_once() {
    let place = Place::small();
    for (vary, target, said) in [
        ("plan.sise=0..40", "shortige < 5", ["did you mean `plan.size`", "did you mean `shortage`"]),
        (
            "levers.absence.everywhere=0..1",
            "shortage 1999 < 5",
            ["no branch called `everywhere`", "1999 is not simulated"],
        ),
        ("plan.size", "shortage = 5", ["has no =", "has no < or >"]),
        ("plan.size=0-40", "shortage < 150.000", ["has no ..", "write 150000"]),
        ("parameters.evidence:u=0..1", "shortage < many", ["by the key `evidence`", "`many` is not a number"]),
    ] {
        let found = place.run(&["seek", "plan.toml", "--vary", vary, "--target", target]);
        assert_eq!((found.code, found.stdout.as_str()), (Some(2), ""));
        assert!(said.iter().all(|s| found.stderr.contains(s)), "{vary}, {target}: {}", found.stderr);
    }
    for (more, said) in [
        (&["--vary", "plan.size=40..0"][..], "the first must be the smaller"),
        (&["--vary", "plan.size=-5..10"], "lies between 0 and"),
        (&["--vary", "plan.size=0..40", "--sizes", "20"], "33 to 1000 sizes"),
        (&["--vary", "plan.size=0..40", "--chance", "100"], "between 0 and 100 %"),
    ] {
        let found = place.run(&[&["seek", "plan.toml", "--target", "shortage < 5"], more].concat());
        assert_eq!(found.code, Some(2));
        assert!(found.stderr.contains(said), "{}", found.stderr);
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("src/analysis/seek.md"), |words| match words {
        ["console", ..] => page::console(words, |arguments| place.good(arguments).stdout),
        _ => panic!("no block {words:?}"),
    });
}
