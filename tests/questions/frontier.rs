//! `schakel frontier` against a naive calculation on the draws of a sweep with the same sizes and mixes; and as a black box.

use std::fmt::Write as _;

use crate::cells::column;
use crate::page;
use crate::program::{Place, Table, package};

fn number(row: &[String], at: usize) -> f64 {
    row[at].parse().unwrap_or_else(|e| panic!("{row:?}, column {at}: {e}"))
}

fn of_table<'a>(table: &'a Table, name: &str) -> Vec<&'a Vec<String>> {
    table.rows.iter().filter(|r| r[0] == name).collect()
}

/// The value with `rank` (from 0) of the others below it.
fn ranked(values: &[f64], rank: usize) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[rank]
}

const DRAWS: usize = 512;

#[test]
fn a_naive_grid_on_the_same_draws_agrees() {
    let place = Place::small();
    let asked = ["frontier", "plan.toml", "--effect", "care_avoided 2030", "--sizes", "20,60", "--parts", "2"];
    place.good(&[&asked[..], &["--draws", "512", "--csv", "found.csv"]].concat());
    let found = place.table("found.csv");
    let points = of_table(&found, "points");
    assert!(points.len() > 10, "{} points", points.len());
    let [size, volunteer, cost, effect, kept] =
        ["size", "volunteer", "cost", "effect", "on_frontier"].map(|name| column(&found, name));

    // The same sizes and mixes as points of a sweep.
    let mut sweep = "extends = \"plan.toml\"\n[sweep.together.point]\n".to_string();
    for (i, row) in points.iter().enumerate().skip(1) {
        let [v, m, a, h] = [0, 1, 2, 3].map(|f| number(row, volunteer + f));
        let size = number(row, size);
        writeln!(
            sweep,
            "p{i} = {{ plan = {{ size = {{ ramp = {{ 2024 = 0, 2028 = {size} }} }}, mix = {{ volunteer = {v}, mbo = {m}, ad = {a}, \
             hbo = {h} }} }} }}"
        )
        .unwrap();
    }
    std::fs::write(place.path("sweep.toml"), sweep).unwrap();
    place.good(&["run", "sweep.toml", "--draws", "512", "--out", "run", "--keep-draws"]);
    let draws = place.table("run/draws.csv");
    let digits = (points.len() - 1).to_string().len();
    let of_point = |i: usize, figure: &str| -> Vec<f64> {
        if i == 0 {
            return vec![0.0; DRAWS];
        }
        let at = column(&draws, &format!("sweep-{i:0digits$}|{figure}"));
        draws.rows.iter().map(|r| number(r, at)).collect()
    };
    let costs: Vec<Vec<f64>> =
        (0..points.len()).map(|i| of_point(i, "cost_cumulative|total|breed|2030|euro")).collect();
    let effects: Vec<Vec<f64>> = (0..points.len()).map(|i| of_point(i, "care_avoided|total|breed|2030|fte")).collect();

    // 80 % of 512 is 409.6: the 410th cost is the first that so many do not exceed, the 103rd effect the last that so many reach.
    let certain: Vec<(f64, f64)> = costs.iter().zip(&effects).map(|(c, e)| (ranked(c, 409), ranked(e, 102))).collect();
    for (i, row) in points.iter().enumerate() {
        let (c, e) = certain[i];
        assert!((number(row, cost) - c).abs() <= 1e-9 * c.abs(), "{i}: {} {c}", row[cost]);
        assert!((number(row, effect) - e).abs() <= 1e-9 * e.abs(), "{i}: {} {e}", row[effect]);
        let beaten = certain.iter().any(|b| b.0 <= c && b.1 >= e && *b != (c, e));
        assert_eq!(row[kept] == "1", !beaten, "{i}: {row:?}");
    }
    assert!(points.iter().filter(|r| r[kept] == "1").count() > 2, "a frontier of more than doing nothing");

    // Chances of beating, by counting.
    let [point, beside, chance] = ["point", "beside", "chance"].map(|name| column(&found, name));
    for name in ["size", "money"] {
        let rivals = of_table(&found, name);
        assert!(!rivals.is_empty());
        for row in rivals {
            let (own, leader) = (number(row, point) as usize, number(row, beside) as usize);
            let pairs = effects[leader].iter().zip(&effects[own]);
            let ahead: f64 = pairs
                .map(|(a, b)| {
                    if a > b {
                        1.0
                    } else if a == b {
                        0.5
                    } else {
                        0.0
                    }
                })
                .sum();
            assert!((number(row, chance) - ahead / DRAWS as f64).abs() < 1e-12, "{row:?}");
            let members = points.iter().enumerate().filter(|(i, r)| {
                let same = |at: usize| number(r, at) == 40.0;
                if name == "size" {
                    same(size)
                } else {
                    *i > 0 && certain[*i].0 <= cost_of_plan(&points, size, volunteer, cost)
                }
            });
            assert!(members.map(|(i, _)| certain[i].1).fold(f64::NEG_INFINITY, f64::max) <= certain[leader].1);
        }
    }
}

/// The cost of the plan as it stands: 40 FTE, half mbo, half hbo.
fn cost_of_plan(points: &[&Vec<String>], size: usize, volunteer: usize, cost: usize) -> f64 {
    let is_plan = |r: &&&Vec<String>| {
        number(r, size) == 40.0 && number(r, volunteer + 1) == 0.5 && number(r, volunteer + 3) == 0.5
    };
    points.iter().find(is_plan).map_or(f64::NAN, |r| number(r, cost))
}

#[test]
fn answers_fit_a_terminal_and_never_name_a_bare_best_mix() {
    let place = Place::small();
    let asked = ["frontier", "plan.toml", "--sizes", "20", "--parts", "1", "--draws", "512"];
    for (lang, words) in [("nl", ["complex, matig, licht", "verliest"]), ("en", ["complex, moderate, light", "loses"])]
    {
        let of = |threads: &str| place.good(&[&asked[..], &["--lang", lang, "--threads", threads]].concat()).stdout;
        let said = of("1");
        assert_eq!(said, of("3"));
        assert!(said.lines().all(|l| l.chars().count() <= 80) && words.iter().all(|w| said.contains(w)), "{said}");
    }
    place.good(&[&asked[..], &["--svg", "pictures"]].concat());
    assert!(place.read("pictures/frontier.svg").contains("<circle"));
}

#[test]
fn mistakes_are_said() {
    let place = Place::small();
    for (scenario, more, said) in [
        ("lever.toml", &[][..], "has no plan"),
        ("plan.toml", &["--effect", "demand"], "neither more nor less is better"),
        ("plan.toml", &["--effect", "care_avoidid"], "did you mean `care_avoided`"),
        ("plan.toml", &["--certainty", "30"], "between 50 and 100 %"),
        ("plan.toml", &["--sizes", "0"], "a number above 0"),
        ("plan.toml", &["--parts", "0"], "1 to 20 parts"),
    ] {
        let found = place.run(&[&["frontier", scenario], more].concat());
        assert_eq!((found.code, found.stdout.as_str()), (Some(2), ""));
        assert!(found.stderr.contains(said), "{}", found.stderr);
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("src/analysis/frontier.md"), |words| match words {
        ["console", ..] => page::console(words, |arguments| place.good(arguments).stdout),
        _ => panic!("no block {words:?}"),
    });
}
