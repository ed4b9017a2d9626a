//! The report in parts, for a page that changes while someone moves a slider. The same figures and sentences as in the report,
//! each part by itself.

use crate::report::chart::Picture;
use crate::report::markup::{figure, heading, list, paragraph, table};
use crate::report::view::{View, capital};
use crate::report::{article, choices, figures, foundations, money, people, region, tables};
use crate::texts::{PageText, ServeText, fill};

/// Level of the headings.
pub const LEVEL: u8 = 3;

/// The parts on `scenario`, by name; and on a region of it, by its code. A part is empty where nothing is known of it.
pub fn parts(view: View, scenario: usize, code: Option<&str>) -> Vec<(&'static str, String)> {
    let picture = |p: Picture| figure(&p, view.lang);
    let pictures = |all: Vec<Picture>| all.into_iter().map(picture).collect::<String>();
    let of = |all: Option<Picture>| pictures(all.into_iter().collect());
    if scenario == 0 {
        return vec![
            ("answer", paragraph("lead", PageText::QuestionReference.get(view.lang))),
            ("shortage", picture(figures::shortage(view, None, None))),
            ("map", of(figures::map(view, None, code))),
            ("region", code.map_or_else(String::new, |code| in_region(view, None, code))),
            ("tables", table(&tables::shortage(view, None), false)),
        ];
    }
    vec![
        ("answer", answer(view, scenario)),
        ("effect", of(figures::effect(view, scenario, None))),
        ("shortage", picture(figures::shortage(view, Some(scenario), None))),
        ("branches", of(figures::branches(view, scenario))),
        ("map", of(figures::map(view, Some(scenario), code))),
        ("region", code.map_or_else(String::new, |code| in_region(view, Some(scenario), code))),
        ("chances", of(figures::chances(view, scenario))),
        ("parts", of(figures::parts(view, scenario))),
        ("people", pictures(figures::people(view, scenario)) + &helped(view, scenario)),
        ("ledger", of(figures::ledger(view, scenario)) + &money(view, scenario)),
        ("tables", numbers(view, scenario)),
        ("choices", choices::section(view, scenario, LEVEL)),
    ]
}

/// What it amounts to, also under other evidence, and what to look out for.
fn answer(view: View, scenario: usize) -> String {
    let year = view.last_year(scenario);
    let mut html = paragraph("lead", &article::question(view, scenario, year));
    html.push_str(&paragraph("answer", &view.verdict(scenario, year)));
    let others = view.profiles(scenario).into_iter().filter(|(i, _)| *i != scenario);
    let said: Vec<String> = others.map(|(i, name)| format!("{}: {}", capital(&name), view.verdict(i, year))).collect();
    if !said.is_empty() {
        html.push_str(&paragraph("", ServeText::OtherEvidence.get(view.lang)));
        html.push_str(&list(&said));
    }
    html
}

fn numbers(view: View, scenario: usize) -> String {
    let mut html = table(&tables::shortage(view, Some(scenario)), false);
    html.push_str(&table(&tables::effect(view, scenario, true), false));
    let parts = tables::parts(view, scenario, true);
    if !parts.is_empty() {
        html.push_str(&table(&parts, false));
    }
    html + &foundations::warnings(view, LEVEL)
}

fn helped(view: View, scenario: usize) -> String {
    people::helped(view, scenario).map_or_else(String::new, |t| table(&t, false))
}

fn money(view: View, scenario: usize) -> String {
    let headline = money::headline(view, scenario);
    let mut html = if headline.is_empty() { String::new() } else { table(&headline, false) };
    html.extend(money::payers(view, scenario).map(|t| table(&t, false)));
    html.extend(money::break_even(view, scenario).map(|said| paragraph("", &said)));
    html
}

/// One region: effect and shortage by year, and its labour market once that is known.
fn in_region(view: View, scenario: Option<usize>, code: &str) -> String {
    if !region::is_known(view, code) {
        return String::new();
    }
    let regions = &view.results.dataset.regions;
    let name = regions.iter().find(|r| r.id == code).map_or(code, |r| r.name.as_str());
    let mut html = heading(LEVEL, &fill(PageText::RegionTitle.get(view.lang), &[("region", name)]));
    html.push_str(&paragraph("label", PageText::RegionsLabel.get(view.lang)));
    let effect = scenario.and_then(|s| figures::effect(view, s, Some(code)));
    let shortage = figures::shortage(view, scenario, Some(code));
    for picture in effect.into_iter().chain([shortage]) {
        // The country's pictures are on the same page.
        let id = format!("{}-region", picture.id);
        html.push_str(&figure(&Picture { id, ..picture }, view.lang));
    }
    let last = view.last_year(scenario.unwrap_or(0));
    if view.results.level(0, "demand", "region", code, last, "persons").is_some() {
        html.push_str(&table(&region::market(view, scenario.unwrap_or(0), code), false));
    }
    html
}
