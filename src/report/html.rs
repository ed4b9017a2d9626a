//! The page for people: one file that needs nothing else, runs no script, prints on A4 and can be read aloud.

use crate::ids::{Function, Lang};
use crate::report::markup::{escape, heading, list, paragraph, table};
use crate::report::numbers::{self, Kind};
use crate::report::tables::Table;
use crate::report::view::{View, capital, one_line};
use crate::report::{chart, choices, figures, foundations, money, people, sweep, tables};
use crate::run::results::Results;
use crate::texts::{PageText, fill};

/// Style may stand in the file itself; everything else, scripts included, is forbidden.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// All branches fit on a page.
const BRANCHES: usize = 40;

/// The page on a job, complete from doctype to end.
pub fn page(results: &Results, lang: Lang) -> String {
    let view = View { results, lang };
    let text = |t: PageText| t.get(lang);
    let scenarios = view.scenarios();
    let sweeps = sweep::all(view);
    let title = match scenarios.as_slice() {
        [] if !sweeps.is_empty() => sweeps[0].name(),
        [] => view.title(0),
        [only] if sweeps.is_empty() => view.title(*only),
        _ => text(PageText::Kicker).to_string(),
    };
    let code = match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{}{}</style>\n</head>\n<body>\n",
        escape(&title),
        chart::CSS,
        include_str!("page.css")
    );
    html.push_str("<header>\n");
    if scenarios.len() + sweeps.len() < 2 {
        html.push_str(&paragraph("kicker", text(PageText::Kicker)));
    }
    html.push_str(&heading(1, &title));
    html.push_str("</header>\n<main>\n");
    match scenarios.as_slice() {
        [] if !sweeps.is_empty() => html.push_str(&foundations::warnings(view, 2)),
        [] => html.push_str(&reference(view)),
        [only] if sweeps.is_empty() => html.push_str(&article(view, *only, 2)),
        several => {
            html.push_str(&foundations::warnings(view, 2));
            for &scenario in several {
                html.push_str("<article>\n");
                html.push_str(&heading(2, &view.title(scenario)));
                html.push_str(&article(view, scenario, 3));
                html.push_str("</article>\n");
            }
        }
    }
    for sweep in &sweeps {
        html.push_str(&one_sweep(view, sweep));
    }
    html.push_str(&foundations::section(view));
    html.push_str("</main>\n");
    html.push_str(&foundations::footer(view));
    html.push_str("</body>\n</html>\n");
    html
}

/// Values of the axes and rows at either end that the page shows of a sweep: all of most sweeps.
const SWEEP_VALUES: usize = 400;
const EXTREMES: usize = 10;

/// A sweep: what it is for, what each value of its axes makes of the effect, the best and the worst scenarios.
fn one_sweep(view: View, sweep: &sweep::Sweep) -> String {
    let mut html = heading(2, &sweep.name()) + &why(view, sweep.points[0]);
    for t in [sweep.values(SWEEP_VALUES), sweep.extremes(EXTREMES)] {
        html.push_str(&table(&t, false));
    }
    let notes = sweep.note().into_iter().chain([PageText::SweepPage.get(view.lang).to_string()]);
    html + &notes.map(|note| paragraph("note", &note)).collect::<String>()
}

/// The reference by itself.
fn reference(view: View) -> String {
    let text = |t: PageText| t.get(view.lang);
    let mut html = paragraph("lead", text(PageText::QuestionReference));
    html.push_str(&why(view, 0));
    html.push_str(&figure(view, &figures::shortage(view, None)));
    html.push_str(&foundations::warnings(view, 2));
    html.push_str(&heading(2, text(PageText::InNumbers)));
    html.push_str(&table(&tables::shortage(view, None), false));
    html.push_str(&table(&tables::branch_shortage(view, BRANCHES), false));
    html.push_str(&section(view, 2, PageText::Regions, people::regions(view, None)));
    html
}

/// A scenario: question, answer, charts, tables. `level` is that of its headings.
fn article(view: View, scenario: usize, level: u8) -> String {
    let text = |t: PageText| t.get(view.lang);
    let year = view.last_year(scenario);
    let mut html = paragraph("lead", &question(view, scenario, year));
    html.push_str(&why(view, scenario));
    html.push_str(&heading(level, text(PageText::Answer)));
    html.push_str(&paragraph("answer", &view.verdict(scenario, year)));
    let profiles = view.profiles(scenario);
    let others = profiles.iter().filter(|(i, _)| *i != scenario);
    let said: Vec<String> =
        others.map(|(i, name)| format!("{}: {}", capital(name), lower_first(&view.verdict(*i, year)))).collect();
    if let Some((_, own)) = profiles.iter().find(|(i, _)| *i == scenario).filter(|_| !said.is_empty()) {
        html.push_str(&paragraph("", &fill(text(PageText::NoPrediction), &[("own", own)])));
        html.push_str(&list(&said));
    }
    if level == 2 {
        html.push_str(&foundations::warnings(view, level));
    }
    if let Some(chart) = figures::effect(view, scenario) {
        html.push_str(&figure(view, &chart));
    }
    html.push_str(&figure(view, &figures::shortage(view, Some(scenario))));

    html.push_str(&heading(level, text(PageText::InNumbers)));
    html.push_str(&table(&tables::shortage(view, Some(scenario)), false));
    let mut effect = tables::effect(view, scenario, true);
    if !view.results.central {
        effect.note = text(PageText::EffectPage).to_string();
    }
    html.push_str(&table(&effect, false));
    for t in [tables::parts(view, scenario, true), tables::branches(view, scenario, BRANCHES)] {
        if !t.is_empty() {
            html.push_str(&table(&t, false));
        }
    }
    html.push_str(&section(view, level, PageText::People, people::helped(view, scenario)));
    let mut headline = money::headline(view, scenario);
    headline.note = text(PageText::RatioPage).to_string();
    html.push_str(&section(view, level, PageText::Payers, Some(headline).filter(|t| !t.is_empty())));
    if let Some(payers) = money::payers(view, scenario) {
        html.push_str(&table(&payers, false));
    }
    html.push_str(&section(view, level, PageText::Regions, people::regions(view, Some(scenario))));
    html.push_str(&choices::section(view, scenario, level));
    html
}

/// A heading and its table; nothing without a table.
fn section(view: View, level: u8, title: PageText, body: Option<Table>) -> String {
    body.map_or_else(String::new, |t| heading(level, title.get(view.lang)) + &table(&t, false))
}

/// The question in words: how much extra staff of which kind, or just the measures.
fn question(view: View, scenario: usize, year: i32) -> String {
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

/// A chart with its title above, and units and source below.
fn figure(view: View, chart: &chart::Chart) -> String {
    format!(
        "<figure>\n<p><strong>{}</strong></p>\n{}<figcaption>{} {}</figcaption>\n</figure>\n",
        escape(&chart.title),
        chart.inline(),
        escape(&figures::caption(view, chart)),
        escape(view.results.dataset.attribution.get(view.lang))
    )
}

/// After a colon a sentence starts small.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}
