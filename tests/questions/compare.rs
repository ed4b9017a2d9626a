//! `schakel compare`: what it says of pairs and ranks follows from the draws; what cannot be said is not said.

use std::collections::BTreeMap;
use std::fs;

use crate::program::{Place, Table};

/// Another plan than `plan.toml`.
const LARGER: &str = r#"
extends = "reference"
title = { nl = "Meer", en = "More" }
plan.size = { ramp = { 2024 = 0, 2028 = 80 } }
"#;

/// The figures of a comparison: table, a, b, basis, item, statistic and year to value and error.
fn figures(table: &Table) -> BTreeMap<String, (String, String)> {
    table.rows.iter().map(|r| (r[..7].join(","), (r[7].clone(), r[8].clone()))).collect()
}

fn column(table: &Table, name: &str) -> Vec<f64> {
    let place = table.header.iter().position(|h| h == name).unwrap_or_else(|| panic!("no column {name}"));
    table.rows.iter().map(|row| row[place].parse().unwrap()).collect()
}

/// Files and kept draws give the same, and both what the draws themselves say.
#[test]
fn pairs_and_ranks_are_those_of_the_draws() {
    let place = Place::small();
    fs::write(place.path("larger.toml"), LARGER).unwrap();
    let files = ["plan.toml", "lever.toml", "larger.toml"];
    place.good(&[&["run"][..], &files, &["--keep-draws", "--draws", "2048", "--out", "r"]].concat());
    let draws = place.table("r/draws.csv");
    place.good(&[&["compare"][..], &files, &["--draws", "2048", "--threads", "1", "--csv", "1.csv"]].concat());
    place.good(&[&["compare"][..], &files, &["--draws", "2048", "--threads", "3", "--csv", "3.csv"]].concat());
    place.good(&["compare", "r:plan", "r:lever", "r:larger", "--csv", "f.csv"]);
    // Files and a folder of the same job share draws too.
    place.good(&["compare", "plan.toml", "r:lever", "r:larger", "--draws", "2048", "--csv", "m.csv"]);
    assert_eq!(place.read("1.csv"), place.read("3.csv"), "threads");
    let results = |name: &str| {
        let all = figures(&place.table(name));
        all.into_iter().filter(|(k, _)| !k.starts_with("input")).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(results("1.csv"), results("f.csv"), "files and folder");
    assert_eq!(results("1.csv"), results("m.csv"), "files and files with a folder");
    let got = results("1.csv");
    let of = |name: &str| column(&draws, &format!("{name}|shortage|total|smal|2030|persons"));
    let names = ["plan", "lever", "larger"];
    let all = names.map(of);
    let n = all[0].len() as f64;
    for (a, b) in [(0, 1), (0, 2), (1, 2)] {
        let difference: Vec<f64> = all[a].iter().zip(&all[b]).map(|(x, y)| x - y).collect();
        let mut sorted = difference.clone();
        sorted.sort_by(f64::total_cmp);
        let mean = difference.iter().sum::<f64>() / n;
        let wins = difference.iter().filter(|d| **d < 0.0).count() as f64 / n;
        let about = |statistic: &str| {
            let key = format!("difference,{},{},paired,shortage,{statistic},2030", names[a], names[b]);
            let (value, error) = &got[&key];
            (value.parse::<f64>().unwrap(), error.parse::<f64>().unwrap_or(f64::NAN))
        };
        let near = |got: f64, want: f64, by: f64| assert!((got - want).abs() <= by, "{got} is not {want}");
        near(about("mean").0, mean, 1e-5);
        near(about("share_below_zero").0, wins, 1e-12);
        let width = sorted[sorted.len() - 1] - sorted[0];
        near(about("p10").0, sorted[(0.1 * n).ceil() as usize - 1], width / 50.0);
        near(about("p90").0, sorted[(0.9 * n).ceil() as usize - 1], width / 50.0);
        // The standard error of a mean over rounds of 512.
        let rounds: Vec<f64> = difference.chunks(512).map(|r| r.iter().sum::<f64>() / 512.0).collect();
        let k = rounds.len() as f64;
        let error = (rounds.iter().map(|m| (m - mean).powi(2)).sum::<f64>() / (k * (k - 1.0))).sqrt();
        near(about("mean").1, error, 1e-5);
    }
    let best = (0..all[0].len()).filter(|&d| all[2][d] < all[0][d] && all[2][d] < all[1][d]).count() as f64 / n;
    let said: f64 = got["rank,larger,,paired,rank_1,chance,2030"].0.parse().unwrap();
    // Where two tie for the first place it is shared out.
    let ties = (0..all[0].len()).filter(|&d| all[2][d] == all[0][d].min(all[1][d])).count() as f64 / n;
    assert!((best..=best + ties + 1e-12).contains(&(said + 1e-13)), "{said} {best} {ties}");
}

#[test]
fn the_order_turns_signs_and_nothing_else() {
    let place = Place::small();
    for (name, order) in [("ab", ["plan.toml", "lever.toml"]), ("ba", ["lever.toml", "plan.toml"])] {
        place.good(&["compare", order[0], order[1], "--draws", "2048", "--csv", name]);
    }
    let (ab, ba) = (figures(&place.table("ab")), figures(&place.table("ba")));
    let get = |of: &BTreeMap<String, (String, String)>, a: &str, b: &str, s: &str| -> (f64, f64) {
        let (value, error) = &of[&format!("difference,{a},{b},paired,shortage,{s},2030")];
        (value.parse().unwrap(), error.parse().unwrap_or(0.0))
    };
    let (one, other) = (get(&ab, "plan", "lever", "mean"), get(&ba, "lever", "plan", "mean"));
    assert_eq!((one.0, one.1), (-other.0, other.1));
    assert_eq!(get(&ab, "plan", "lever", "share_below_zero"), get(&ba, "lever", "plan", "share_above_zero"));
    assert_eq!(get(&ab, "plan", "lever", "share_above_zero"), get(&ba, "lever", "plan", "share_below_zero"));
    let ranks = |of: &BTreeMap<String, (String, String)>| {
        of.iter().filter(|(k, _)| k.starts_with("rank")).map(|(k, v)| (k.clone(), v.clone())).collect::<Vec<_>>()
    };
    assert_eq!(ranks(&ab), ranks(&ba));
    // What it says of the inputs has both sides.
    let said = place.good(&["compare", "plan.toml", "lever.toml", "--draws", "512", "--lang", "nl"]).stdout;
    assert!(said.contains("Wat er in de invoer verschilt") && said.contains("W208"), "{said}");
    assert!(said.lines().all(|l| l.chars().count() <= 80), "{said}");
}

#[test]
fn without_shared_draws_there_is_no_chance() {
    let place = Place::small();
    for (out, seed, more) in [("a", "1", &[][..]), ("b", "2", &["--keep-draws"][..]), ("c", "1", &["--keep-draws"][..])]
    {
        place.good(
            &[&["run", "plan.toml", "lever.toml", "--draws", "2048", "--seed", seed, "--out", out], more].concat(),
        );
    }
    let mean = |out: &str, name: &str| {
        let table = place.table(&format!("{out}/summary.csv"));
        let row = table.rows.iter().find(|r| r[..6].join(",") == format!("{name},shortage,total,smal,2030,persons"));
        let row = row.unwrap();
        let error = table.header.iter().position(|h| h == "mc_error").unwrap();
        (row[6].parse::<f64>().unwrap(), row[error].parse::<f64>().unwrap())
    };
    let (a, b, c) = (mean("a", "plan"), mean("b", "plan"), mean("c", "plan"));
    for (one, other, x, y, error, code) in [
        // Other seeds: independent errors. The same seed, draws of one not kept: no more than their sum.
        ("b", "c", b, c, b.1.hypot(c.1), "W203"),
        ("a", "c", a, c, a.1 + c.1, "W202"),
    ] {
        let (p, q) = (format!("{one}:plan"), format!("{other}:plan"));
        let said = place.good(&["compare", &p, &q, "--csv", "x.csv", "--overwrite", "--lang", "en"]).stdout;
        let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("W201") && flat.contains(code) && flat.contains("no interval and no chance"), "{said}");
        let rows = place.table("x.csv").rows;
        let of: Vec<_> = rows.iter().filter(|r| r[0] == "difference" && r[4] == "shortage" && r[6] == "2030").collect();
        assert_eq!(of.len(), 1, "a mean and nothing else");
        assert_eq!(of[0][3], "means");
        assert!((of[0][7].parse::<f64>().unwrap() - (x.0 - y.0)).abs() < 1e-9);
        assert!((of[0][8].parse::<f64>().unwrap() - error).abs() < 1e-9);
        assert!(rows.iter().all(|r| r[0] != "rank"), "no ranking");
    }
}

#[test]
fn the_page_needs_nothing_else() {
    let place = Place::small();
    place.good(&["compare", "plan.toml", "lever.toml", "--draws", "2048", "--html", "p.html", "--lang", "nl"]);
    let html = place.read("p.html");
    for part in ["<html lang=\"nl\">", "default-src 'none'", "scope=\"col\"", "scope=\"row\"", "role=\"img\"", "<desc"]
    {
        assert!(html.contains(part), "{part}");
    }
    assert!(!html.contains("src=") && !html.contains("href="));
    // Both pictures in both languages, with ids of their own.
    for id in ["nl-compare-2030", "en-compare-2030", "nl-ranks-0", "en-ranks-0"] {
        assert_eq!(html.matches(&format!("id=\"{id}-title\"")).count(), 1, "{id}");
    }
}

/// Folders that something else made than one program, data set and kind of run: said, each with its code.
#[test]
fn folders_of_other_data_versions_and_kinds_are_told() {
    let place = Place::small();
    let run = |out: &str, more: &[&str]| {
        place.good(&[&["run", "plan.toml", "lever.toml", "--draws", "2048", "--out", out], more].concat());
    };
    run("a", &["--keep-draws"]);
    run("central", &["--central"]);
    // As an earlier version would have written it.
    run("b", &["--keep-draws"]);
    let file = place.path("b/provenance.json");
    let mut made: serde_json::Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    made["program_version"] = "0.0.9".into();
    fs::write(&file, made.to_string()).unwrap();
    // With another source in the base data.
    let file = place.path("tiny/sources.csv");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("Made up for tests", "Made up anew")).unwrap();
    run("c", &["--keep-draws"]);
    for (one, other, code) in [("a", "b", "W206"), ("a", "c", "W205"), ("a", "central", "W207")] {
        let contenders = [format!("{one}:plan"), format!("{other}:lever")];
        let said = place.good(&["compare", &contenders[0], &contenders[1], "--lang", "en"]).stdout;
        assert!(said.contains(code), "{one} and {other}: no {code} in {said}");
    }
    let same = place.good(&["compare", "a:plan", "a:lever", "--lang", "en"]).stdout;
    assert!(!same.contains("W20"), "{same}");
}

#[test]
fn twelve_can_be_compared() {
    let place = Place::small();
    let names: Vec<String> = (1..=12).map(|n| format!("size-{n}.toml")).collect();
    for (n, name) in names.iter().enumerate() {
        let size = 10 * (n + 1);
        fs::write(
            place.path(name),
            format!("extends = \"reference\"\nplan.size = {{ ramp = {{ 2024 = 0, 2028 = {size} }} }}\n"),
        )
        .unwrap();
    }
    let mut arguments = vec!["compare", "--draws", "512", "--csv", "t.csv", "--html", "p.html", "--lang", "en"];
    arguments.extend(names.iter().map(String::as_str));
    let said = place.good(&arguments).stdout;
    assert!(said.lines().all(|l| l.chars().count() <= 80), "{said}");
    let rows = place.table("t.csv").rows;
    let pairs = rows.iter().filter(|r| r[0] == "difference" && r[4] == "shortage" && r[5] == "mean" && r[6] == "2030");
    assert_eq!(pairs.count(), 66, "12 x 11 / 2 pairs");
    // Chances of the ranks of each add up to 1, and so do those of each rank.
    let chance = |r: &Vec<String>| r[7].parse::<f64>().unwrap();
    for n in 1..=12 {
        let (own, rank) = (format!("size-{n}"), format!("rank_{n}"));
        let ranks = |column: usize, name: &str| -> f64 {
            rows.iter().filter(|r| r[0] == "rank" && r[5] == "chance" && r[column] == name).map(chance).sum()
        };
        assert!((ranks(1, &own) - 1.0).abs() < 1e-9 && (ranks(4, &rank) - 1.0).abs() < 1e-9, "{n}");
    }
}

#[test]
fn everything_wrong_is_told_at_once() {
    let place = Place::small();
    fs::create_dir(place.path("empty")).unwrap();
    fs::write(place.path("there.csv"), "mine").unwrap();
    let said = place.run(&["compare", "plan.toml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("1 given") && said.stderr.contains("2 to 12"), "{}", said.stderr);
    let many: Vec<String> = (0..13).map(|i| format!("s{i}.toml")).collect();
    let said = place.run(&[&["compare"][..], &many.iter().map(String::as_str).collect::<Vec<_>>()].concat());
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("13 given"), "{}", said.stderr);
    let said = place.run(&["compare", "empty", "plan.toml", "plan.toml", "lever.toml", "--csv", "there.csv"]);
    assert_eq!(said.code, Some(2));
    for part in ["no complete results", "plan.toml is given twice", "there.csv already exists"] {
        assert!(said.stderr.contains(part), "{part}: {}", said.stderr);
    }
    assert_eq!(place.read("there.csv"), "mine");
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "r"]);
    let said = place.run(&["compare", "r:plam", "lever.toml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("did you mean `plan`"), "{}", said.stderr);
}
