//! `schakel cases`: by hand, with errors by row, individual beside collective, and an outcome that feeds a scenario.

use std::fs;

use crate::page;
use crate::program::{Place, Said, Table, package};

const PRICES: &str = "item,unit,price,price_low,price_high,payer,domain,year,quality,source
talk,hour,100,,,gemeente,welfare,2023,assumption,made up
visit,visit,50,,,zvw,care,2023,assumption,made up
night,night,1000,,,gemeente,shelter,2022,assumption,made up
";
/// Prices rise by a tenth from 2022 to 2023.
const INDEX: &str = "year,change,quality,source\n2022,5,assumption,made up\n2023,10,assumption,made up\n";

fn place() -> Place {
    let place = Place::small();
    fs::write(place.path("prices.csv"), PRICES).unwrap();
    fs::write(place.path("index.csv"), INDEX).unwrap();
    place
}

fn run(place: &Place, cases: &str, more: &[&str]) -> Said {
    fs::write(place.path("cases.csv"), cases).unwrap();
    let base = ["cases", "cases.csv", "--prices", "prices.csv", "--index", "index.csv", "--scenario", "reference.toml"];
    place.run(&[&base[..], &["--draws", "2048", "--lang", "en"], more].concat())
}

#[track_caller]
fn found(place: &Place, cases: &str) -> Table {
    let said = run(place, cases, &["--csv", "found.csv", "--overwrite"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    place.table("found.csv")
}

/// A figure of the row that begins with `about`.
#[track_caller]
fn cell(table: &Table, about: &[&str], name: &str) -> f64 {
    let row = table.rows.iter().find(|r| r.iter().zip(about).all(|(a, b)| a == b));
    let row = row.unwrap_or_else(|| panic!("no row {about:?}"));
    row[table.header.iter().position(|h| h == name).unwrap()].parse().unwrap()
}

#[track_caller]
fn near(got: f64, want: f64, by: f64) {
    assert!((got - want).abs() <= by, "{got} instead of {want}");
}

/// By hand. Help: 10 hours at 100 = 1,000. Without: a chance of 0.2 of 3 nights at 1,000 x 1.1 = 660, and 0.5 of 4 visits at
/// 50 = 100. With: one visit, 50. Avoided 710, of which 660 by the shelter and 50 in care.
const PLAIN: &str = "case,course,path,chance,item,units,level,recovered
a,help,,,talk,10,light,0.5
a,without,crisis,0.2,night,3,,
a,without,muddle,0.5,visit,4,,
a,with,,,visit,1,,
";

#[test]
fn a_case_by_hand() {
    let place = place();
    let table = found(&place, PLAIN);
    let of = |measure, domain, payer| cell(&table, &["case", "a", "", "", measure, domain, payer], "mean");
    near(of("cost", "", ""), 1_000.0, 1e-6);
    near(of("avoided", "", ""), 710.0, 1e-6);
    near(of("balance", "", ""), -290.0, 1e-6);
    near(of("ratio", "", ""), 0.71, 1e-6);
    near(of("avoided", "shelter", ""), 660.0, 1e-6);
    near(of("avoided", "care", ""), 50.0, 1e-6);
    near(of("avoided", "", "gemeente"), 660.0, 1e-6);
    near(of("balance", "", "gemeente"), -340.0, 1e-6);
    near(of("balance", "", "zvw"), 50.0, 1e-6);
    near(cell(&table, &["all", "", "", "", "avoided", "", ""], "p90"), 710.0, 1e-6);
}

/// A PERT from 0 over 4 to 8 has the mean 4 and the variance 16 / 7 (Beta(3, 3) on [0, 8]: 64 x 9 / (36 x 7)). Hours at a
/// fixed price of 100: a mean of 400 and a standard deviation of 100 x sqrt(16 / 7) = 151.19. Draws are independent, so the
/// mean is within four standard errors.
#[test]
fn ranges_are_drawn_from_pert() {
    let place = place();
    let table = found(&place, "case,course,item,units,units_low,units_high\na,help,talk,4,0,8\n");
    let of = |name| cell(&table, &["case", "a", "", "", "cost", "", ""], name);
    near(of("mean"), 400.0, 4.0 * 151.186 / 2_048_f64.sqrt());
    near(of("sd"), 151.186, 7.0);
    // The draws do not depend on what else the table holds.
    let more = found(&place, "case,course,item,units,units_low,units_high\nb,help,visit,1,0,2\na,help,talk,4,0,8\n");
    assert_eq!(cell(&more, &["case", "a", "", "", "cost", "", ""], "mean"), of("mean"));
}

/// Money is conserved: parts by domain and by payer each add up to the whole, in the mean and (with one payer a domain) in
/// every statistic; cases add up to all.
#[test]
fn parts_add_up() {
    let place = place();
    let table = found(
        &place,
        "case,course,path,chance,chance_low,chance_high,item,units,units_low,units_high
a,help,,,,,talk,10,5,20
a,without,crisis,0.2,0.1,0.4,night,3,1,9
a,without,other,0.3,,,visit,4,2,5
b,help,,,,,visit,3,1,9
b,without,,,,,night,1,0,2
",
    );
    let mean = |of, case, measure, domain, payer| cell(&table, &[of, case, "", "", measure, domain, payer], "mean");
    for (of, case) in [("case", "a"), ("all", "")] {
        let whole = mean(of, case, "avoided", "", "");
        near(mean(of, case, "avoided", "shelter", "") + mean(of, case, "avoided", "care", ""), whole, 1e-6);
        near(mean(of, case, "avoided", "", "gemeente") + mean(of, case, "avoided", "", "zvw"), whole, 1e-6);
        let balance = whole - mean(of, case, "cost", "", "");
        near(mean(of, case, "balance", "", ""), balance, 1e-6);
        near(mean(of, case, "balance", "", "gemeente") + mean(of, case, "balance", "", "zvw"), balance, 1e-6);
    }
    for measure in ["cost", "avoided", "balance"] {
        let sum = mean("case", "a", measure, "", "") + mean("case", "b", measure, "", "");
        near(mean("all", "", measure, "", ""), sum, 1e-6);
    }
}

/// By hand, per person: one at a time costs 500 and avoids 200; a group of ten costs 100 each and avoids 60 each.
#[test]
fn individual_beside_collective_per_person() {
    let place = place();
    let table = found(
        &place,
        "case,problem,approach,persons,course,item,units
one,alone,individual,1,help,talk,5
one,,,,without,visit,4
group,alone,collective,10,help,talk,10
group,,,,without,visit,12
",
    );
    let of = |approach, measure| cell(&table, &["per_person", "", "alone", approach, measure, "", ""], "mean");
    near(of("individual", "balance"), -300.0, 1e-6);
    near(of("collective", "balance"), -40.0, 1e-6);
    let about = ["collective_less_individual_per_person", "", "alone", "", "balance"];
    near(cell(&table, &about, "mean"), 260.0, 1e-6);
}

#[test]
fn mistakes_are_told_by_row_all_at_once() {
    let place = place();
    fs::write(place.path("prices.csv"), PRICES.replace("zvw", "zwv").replace("made up\nvisit", "\nvisit")).unwrap();
    let said = run(
        &place,
        "case,course,path,chance,item,units,units_low,units_high,persons
a,help,,,tak,10,,,2
a,without,crisis,0.7,night,3,,,
a,without,muddle,0.5,visit,\"4,5\",,,
a,with,,,visit,5,6,9,
b,without,,0.5,visit,1,0,,3
b,helped,,,talk,-1,,,4
",
        &["--csv", "found.csv"],
    );
    assert_eq!(said.code, Some(2), "{}", said.stdout);
    for part in [
        "cases.csv:2:",
        "`tak` in `item` is not a price",
        "did you mean `talk`?",
        "add up to 1.2",
        "cases.csv:4:",
        "decimal comma",
        "`units_low` ≤ `units` ≤ `units_high`",
        "give both ends, or neither",
        "this row names none",
        "`helped` in `course` must be one of: help, with, without",
        "must be between 0 and",
        "line 6 says `3` of the same case",
        "`b` has no row with the course `help`",
        "prices.csv:2:",
        "the cell of `source` is empty",
        "did you mean `zvw`?",
    ] {
        assert!(said.stderr.contains(part), "{part}\n{}", said.stderr);
    }
    assert!(!place.path("found.csv").exists());
}

#[test]
fn a_price_of_an_unknown_year_is_refused() {
    let place = place();
    fs::write(place.path("prices.csv"), PRICES.replace(",2022,", ",2018,")).unwrap();
    let said = run(&place, PLAIN, &[]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("prices.csv:4:") && said.stderr.contains("no figure for 2018"), "{}", said.stderr);
    let gap = "year,change,quality,source\n2020,5,guess,made up\n2023,10,assumption,made up\n";
    fs::write(place.path("index.csv"), gap).unwrap();
    let said = run(&place, PLAIN, &[]);
    assert!(said.stderr.contains("the year after 2020 is 2021, not 2023"), "{}", said.stderr);
    assert!(said.stderr.contains("`guess` in `quality` must be one of: published, derived"), "{}", said.stderr);
    fs::write(place.path("index.csv"), "year,change,source\n2022,5,made up\n").unwrap();
    let said = run(&place, PLAIN, &[]);
    assert!(said.stderr.contains("the column `quality` is missing"), "{}", said.stderr);
}

/// By hand, from [`PLAIN`]: 660 outside care, of half a person who recovers: 1,320 a person.
#[test]
fn an_outcome_feeds_a_scenario() {
    let place = place();
    let said = run(&place, PLAIN, &["--outcome", "outcome.csv"]);
    assert_eq!(said.code, Some(0), "{}", said.stderr);
    let outcome = place.read("outcome.csv");
    let values: Vec<&str> = outcome.lines().skip(1).map(|l| l.split(',').nth(1).unwrap()).collect();
    assert_eq!(values.len(), 20);
    assert!(values.iter().all(|v| (v.parse::<f64>().unwrap() - 1_320.0).abs() < 1e-9), "{outcome}");
    assert!(
        outcome.lines().skip(1).all(|l| l.starts_with("value_outside_care:light,") && l.ends_with(",2023,1,cases.csv"))
    );
    let taken = "\n[parameters]\n\"value_outside_care:light\" = { cases = \"outcome.csv\", why = \"Ours.\" }\n";
    fs::write(place.path("plan.toml"), place.read("plan.toml") + taken).unwrap();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "by-cases"]);
    let number = taken.replace("{ cases = \"outcome.csv\", why = \"Ours.\" }", values[0]);
    fs::write(place.path("plan.toml"), place.read("plan.toml").replace(taken, &number)).unwrap();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "by-number"]);
    assert_eq!(place.read("by-cases/effects.csv"), place.read("by-number/effects.csv"));
    // With ranges: the resolved job needs the outcome no more.
    let wide = PLAIN.replace("units,level", "units,units_low,units_high,level").replace("night,3", "night,3,1,9");
    let wide =
        wide.replace("talk,10,", "talk,10,,,").replace("visit,4,", "visit,4,,,").replace("visit,1,", "visit,1,,,");
    assert_eq!(run(&place, &wide, &["--outcome", "outcome.csv", "--overwrite"]).code, Some(0));
    fs::write(place.path("plan.toml"), place.read("plan.toml").replace(&number, taken)).unwrap();
    place.good(&["run", "plan.toml", "--draws", "512", "--out", "wide"]);
    assert!(place.read("wide/resolved.toml").contains("{ cases = \"outcome.csv\", discrete = { values = ["));
    fs::remove_file(place.path("outcome.csv")).unwrap();
    place.good(&["run", "wide/resolved.toml", "--draws", "512", "--out", "again"]);
    assert_eq!(place.read("wide/effects.csv"), place.read("again/effects.csv"));
    let said = place.run(&["check", "plan.toml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("--outcome FILE.csv` makes one"), "{}", said.stderr);
}

#[test]
fn the_template_can_be_reckoned_as_it_stands() {
    let place = Place::shipped();
    fs::write(place.path("mine.csv"), place.good(&["cases", "--template"]).stdout).unwrap();
    for (lang, words) in [("nl", "zonder vergelijkingsgroep"), ("en", "without a control group")] {
        let said = place.good(&["cases", "mine.csv", "--draws", "512", "--lang", lang]).stdout;
        let plain = said.replace('\n', " ");
        assert!(plain.contains(words) && said.lines().all(|l| l.chars().count() <= 80), "{said}");
    }
    place.good(&["cases", "mine.csv", "--draws", "512", "--svg", "pictures"]);
    assert_eq!(place.names("pictures"), ["cases.svg", "domains.svg"]);
}

/// Prices of the Dutch costing manual and of others stand in payers.csv, with their sources.
#[test]
fn shipped_prices_are_those_of_the_data_set() {
    let read = |path: &str| {
        let text = fs::read_to_string(package().join(path)).unwrap();
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let header: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<Vec<String>> = table.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        let column = move |row: &[String], name: &str| row[header.iter().position(|h| h == name).unwrap()].clone();
        rows.into_iter()
            .map(|row| {
                ["payer", "year", "price", "value"].map(|c| {
                    let known = ["price", "value"].contains(&c);
                    if known && !text.lines().next().unwrap().split(',').any(|h| h == c) {
                        String::new()
                    } else {
                        column(&row, c)
                    }
                })
            })
            .collect::<Vec<_>>()
    };
    let listed: Vec<(String, String, f64)> = read("scenarios/nl/payers.csv")
        .into_iter()
        .filter_map(|[payer, year, _, value]| Some((payer, year, value.parse().ok()?)))
        .collect();
    let mut compared = 0;
    // Hours of social work, in 2023, are derived from social_work.csv instead.
    for [payer, year, price, _] in read("scenarios/cases/prices.csv").into_iter().filter(|row| row[1] != "2023") {
        let price: f64 = price.parse().unwrap();
        assert!(listed.iter().any(|l| l.0 == payer && l.1 == year && l.2 == price), "{payer} {year} {price}");
        compared += 1;
    }
    assert_eq!(compared, 34);
}

#[test]
fn the_page_shows_what_is_printed() {
    let place = Place::shipped();
    page::says_what_the_program_says(&package().join("scenarios/cases/README.md"), |words| match words {
        ["console", arguments @ ..] => {
            let said = place.good(&[arguments, &["--lang", "en"]].concat());
            page::fenced("console", &format!("$ schakel {}\n{}", arguments.join(" "), said.stdout))
        }
        _ => panic!("no block {words:?}"),
    });
}
