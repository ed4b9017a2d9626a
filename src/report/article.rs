//! What the page tells of one scenario, from the question to the choices behind it.

use crate::ids::Function;
use crate::report::markup::{figure, heading, list, paragraph, table};
use crate::report::numbers::{self, Kind};
use crate::report::sweep::Sweep;
use crate::report::tables::Table;
use crate::report::view::{View, capital, one_line};
use crate::report::{choices, figures, findings, foundations, money, people, tables};
use crate::texts::{PageText, Text, fill};

/// Whether a scenario has the page to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// It has: its sections stand right below the title.
    Page,
    /// It is one of several.
    Article,
}

impl Level {
    /// Level of the headings.
    fn heading(self) -> u8 {
        match self {
            Self::Page => 2,
            Self::Article => 3,
        }
    }
}

/// All branches fit on a page.
const BRANCHES: usize = 40;
/// Values of the axes and rows at either end that the page shows of a sweep: all of most sweeps.
const SWEEP_VALUES: usize = 400;
const EXTREMES: usize = 10;

/// A scenario: question, answer, pictures, tables.
pub fn scenario(view: View, scenario: usize, level: Level) -> String {
    let text = |t: PageText| t.get(view.lang);
    let year = view.last_year(scenario);
    let h = level.heading();
    let mut html = paragraph("lead", &question(view, scenario, year));
    html.push_str(&paragraph("answer", &view.verdict(scenario, year)));
    html.extend(figures::effect(view, scenario, None).map(|p| figure(&p, view.lang)));
    html.push_str(&evidence(view, scenario, year));
    html.push_str(&why(view, scenario));
    if level == Level::Page {
        html.push_str(&foundations::warnings(view, h));
    }

    html.push_str(&heading(h, text(PageText::InNumbers)));
    html.push_str(&table(&tables::shortage(view, Some(scenario)), false));
    html.push_str(&figure(&figures::shortage(view, Some(scenario), None), view.lang));
    let mut effect = tables::effect(view, scenario, true);
    if !view.results.central {
        effect.note = text(PageText::EffectPage).to_string();
    }
    html.push_str(&table(&effect, false));
    if let Some(chances) = figures::chances(view, scenario) {
        html.push_str(&heading(h, text(PageText::HowSure)));
        html.push_str(&figure(&chances, view.lang));
    }

    let parts = tables::parts(view, scenario, true);
    if !parts.is_empty() {
        html.push_str(&heading(h, text(PageText::MadeOf)));
        html.push_str(&paragraph("", text(PageText::MadeOfNote)));
        html.push_str(&table(&parts, false));
        html.extend(figures::parts(view, scenario).map(|p| figure(&p, view.lang)));
    }

    html.push_str(&findings::sections(view, &view.results.scenarios[scenario].name, h));

    html.push_str(&heading(h, text(PageText::ByBranch)));
    html.extend(figures::branches(view, scenario).map(|p| figure(&p, view.lang)));
    html.push_str(&regions(view, Some(scenario), h));

    if let Some(helped) = people::helped(view, scenario) {
        html.push_str(&heading(h, text(PageText::People)));
        html.extend(figures::people(view, scenario).iter().map(|p| figure(p, view.lang)));
        html.push_str(&table(&helped, false));
        html.extend(people::programmes(view, scenario).map(|t| table(&t, false)));
        html.extend(people::approaches(view, scenario).map(|t| table(&t, true)));
    }
    html.push_str(&payers(view, scenario, h));
    html.push_str(&choices::section(view, scenario, h));
    html
}

/// The reference by itself.
pub fn reference(view: View) -> String {
    let text = |t: PageText| t.get(view.lang);
    let mut html = paragraph("lead", text(PageText::QuestionReference));
    html.push_str(&figure(&figures::shortage(view, None, None), view.lang));
    html.push_str(&why(view, 0));
    html.push_str(&foundations::warnings(view, 2));
    html.push_str(&heading(2, text(PageText::InNumbers)));
    html.push_str(&table(&tables::shortage(view, None), false));
    html.push_str(&table(&tables::branch_shortage(view, BRANCHES), false));
    html.push_str(&regions(view, None, 2));
    html
}

/// Several scenarios side by side.
pub fn overview(view: View, scenarios: &[usize]) -> String {
    let text = |t: PageText| t.get(view.lang);
    let mut html = paragraph("lead", text(PageText::QuestionSeveral));
    html.push_str(&table(&tables::overview(view, scenarios), false));
    html.push_str(&figure(&figures::shortage(view, None, None), view.lang));
    html
}

/// A sweep: what it is for, what each value of its axes makes of the effect, the best and the worst scenarios.
pub fn sweep(view: View, sweep: &Sweep) -> String {
    let mut html = heading(2, &sweep.name()) + &why(view, sweep.points[0]);
    for t in [sweep.values(SWEEP_VALUES), sweep.extremes(EXTREMES)] {
        html.push_str(&table(&t, false));
    }
    let notes = sweep.note().into_iter().chain([PageText::SweepPage.get(view.lang).to_string()]);
    html + &notes.map(|note| paragraph("note", &note)).collect::<String>()
}

/// The same answer under other evidence.
fn evidence(view: View, scenario: usize, year: i32) -> String {
    let profiles = view.profiles(scenario);
    let others = profiles.iter().filter(|(i, _)| *i != scenario);
    let said: Vec<String> =
        others.map(|(i, name)| format!("{}: {}", capital(name), lower_first(&view.verdict(*i, year)))).collect();
    match profiles.iter().find(|(i, _)| *i == scenario).filter(|_| !said.is_empty()) {
        Some((_, own)) => paragraph("", &fill(PageText::NoPrediction.get(view.lang), &[("own", own)])) + &list(&said),
        None => String::new(),
    }
}

/// Map and table of the regions.
fn regions(view: View, scenario: Option<usize>, h: u8) -> String {
    let Some(body) = people::regions(view, scenario) else { return String::new() };
    let mut html = heading(h, PageText::Regions.get(view.lang));
    html.push_str(&paragraph("label", PageText::RegionsLabel.get(view.lang)));
    html.extend(figures::map(view, scenario, None).map(|p| figure(&p, view.lang)));
    html + &table(&body, false)
}

/// Who pays and who gains: two ledgers, break-even, the fund.
fn payers(view: View, scenario: usize, h: u8) -> String {
    let headline: Table = money::headline(view, scenario);
    if headline.is_empty() {
        return String::new();
    }
    let mut html = heading(h, PageText::Payers.get(view.lang));
    html.extend(figures::ledger(view, scenario).map(|p| figure(&p, view.lang)));
    html.extend(money::payers(view, scenario).map(|t| table(&t, false)));
    html.push_str(&paragraph("", &view.text(Text::RatioNote)));
    html.extend(money::break_even(view, scenario).map(|said| paragraph("", &said)));
    html.push_str(&table(&Table { note: PageText::RatioPage.get(view.lang).to_string(), ..headline }, false));
    html
}

/// The question in words: how much extra staff of which kind, or just the measures.
pub fn question(view: View, scenario: usize, year: i32) -> String {
    let Some(plan) = view.results.scenarios[scenario].plan_in(year).filter(|plan| plan.size != 0.0) else {
        return PageText::QuestionOther.get(view.lang).to_string();
    };
    let name = |f: Function| match f {
        Function::Volunteer => PageText::Volunteer,
        Function::Mbo => PageText::Mbo,
        Function::Ad => PageText::Ad,
        Function::Hbo => PageText::Hbo,
    };
    let shares = Function::ALL.into_iter().zip(plan.mix).map(|(f, share)| (share, name(f).get(view.lang)));
    let mix: Vec<String> = shares
        .filter(|(share, _)| *share > 0.0)
        .map(|(share, name)| format!("{} {name}", numbers::whole_percent(share, view.lang)))
        .collect();
    let size = numbers::number(plan.size, Kind::Count, 1.0, view.lang);
    let values = [("year", year.to_string()), ("size", size), ("mix", mix.join(", "))];
    let values: Vec<(&str, &str)> = values.iter().map(|(k, v)| (*k, v.as_str())).collect();
    fill(PageText::QuestionPlan.get(view.lang), &values)
}

/// What the scenario is for, as its author wrote it; paragraphs apart.
fn why(view: View, scenario: usize) -> String {
    let text = view.results.scenarios[scenario].why.get(view.lang);
    text.split("\n\n").map(|p| paragraph("", &one_line(p))).collect()
}

/// After a colon a sentence starts small.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
