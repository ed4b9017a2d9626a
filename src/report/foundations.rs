//! The last part of the page: what the numbers rest on, warnings, how they were computed, and the attribution.

use std::fmt::Write as _;

use crate::ids::{Lang, Quality};
use crate::report::markup::{escape, heading, list, paragraph, table};
use crate::report::tables::Table;
use crate::report::view::View;
use crate::report::{choices, numbers};
use crate::scenario::Leaning;
use crate::texts::{PageText, fill};

/// What a reader must know, in a box; nothing if there are no warnings.
pub fn warnings(view: View, level: u8) -> String {
    let seen: Vec<String> = view.results.warnings.iter().map(|w| w.seen.get(view.lang).to_string()).collect();
    if seen.is_empty() {
        return String::new();
    }
    format!(
        "<section class=\"warn\">\n{}{}</section>\n",
        heading(level, PageText::Warnings.get(view.lang)),
        list(&seen)
    )
}

/// Data and evidence, and how the numbers were computed.
pub fn section(view: View) -> String {
    let text = |t: PageText| t.get(view.lang);
    let results = view.results;
    let count = |q: Quality| results.dataset.parameters.iter().filter(|p| p.quality == q).count() as u64;
    let written = [
        ("parameters", results.dataset.parameters.len() as u64),
        ("published", count(Quality::Published)),
        ("derived", count(Quality::Derived)),
        ("assumption", count(Quality::Assumption)),
    ]
    .map(|(k, n)| (k, numbers::whole(n, view.lang)));
    let values: Vec<(&str, &str)> = written.iter().map(|(k, v)| (*k, v.as_str())).collect();

    let mut html = heading(2, text(PageText::Under));
    html.push_str(&paragraph("", &fill(text(PageText::DataNote), &values)));
    let between = |&i: &usize| results.scenarios[i].evidence == Leaning::Between;
    if (1..results.scenarios.len()).any(|i| between(&i)) {
        html.push_str(&paragraph("", text(PageText::EvidenceNote)));
    }
    let legend = if results.central { PageText::Central } else { PageText::Legend80 };
    html.push_str(&paragraph("", text(legend)));

    html.push_str(&figures(view));
    html.push_str(&assumptions(view));
    html.push_str(&sources(view));
    html + &made(view)
}

/// How many figures there are of each quality.
fn figures(view: View) -> String {
    let text = |t: PageText| t.get(view.lang).to_string();
    let all = [Quality::Published, Quality::Derived, Quality::Assumption];
    let heads = all.map(|q| quality(q, view.lang).to_string());
    let mut t = Table::new(text(PageText::Figures), text(PageText::TableName), heads);
    for (name, counts) in &view.results.dataset.figures {
        let count = |q| numbers::whole(counts.get(&q).copied().unwrap_or(0) as u64, view.lang);
        t.row(name.clone(), all.map(count));
    }
    t.note = text(PageText::QualityNote);
    closed(&t, false)
}

/// Every value of the model with its range, quality and sources; closed, since there are hundreds.
fn assumptions(view: View) -> String {
    let text = |t: PageText| t.get(view.lang).to_string();
    let heads = [PageText::Value, PageText::Unit, PageText::QualityOf, PageText::SourceOf].map(text);
    let mut t = Table::new(text(PageText::Assumptions), text(PageText::Parameter), heads);
    for p in &view.results.dataset.parameters {
        let value = choices::written(&p.name, &p.value, view.lang);
        t.row(p.name.clone(), [value, p.unit.clone(), quality(p.quality, view.lang).to_string(), p.sources.join(", ")]);
    }
    closed(&t, true)
}

/// The sources of those values.
fn sources(view: View) -> String {
    let text = |t: PageText| t.get(view.lang).to_string();
    let mut t =
        Table::new(text(PageText::Sources), text(PageText::SourceKey), [text(PageText::SourceTitle), "URL".into()]);
    for (key, s) in &view.results.dataset.sources {
        let said: Vec<&str> =
            [&s.title, &s.publisher, &s.date].into_iter().map(String::as_str).filter(|x| !x.is_empty()).collect();
        t.row(key.clone(), [said.join(", "), s.url.clone()]);
    }
    closed(&t, true)
}

/// A long table that opens when asked for, and for printing.
fn closed(t: &Table, words: bool) -> String {
    if t.rows.is_empty() {
        return String::new();
    }
    format!("<details><summary>{}</summary>\n{}</details>\n", escape(&t.title), table(t, words))
}

/// A quality in words.
pub fn quality(quality: Quality, lang: Lang) -> &'static str {
    match quality {
        Quality::Published => PageText::Published.get(lang),
        Quality::Derived => PageText::Derived.get(lang),
        Quality::Assumption => PageText::Assumption.get(lang),
    }
}

/// How the numbers were computed.
pub fn made(view: View) -> String {
    let text = |t: PageText| t.get(view.lang);
    let results = view.results;
    let mut html = heading(2, text(PageText::Made));
    html.push_str("<dl>\n");
    let data = fill(text(PageText::DataHash), &[("name", &results.dataset.name)]);
    for (name, value) in [
        (text(PageText::Draws), numbers::whole(results.draws, view.lang)),
        (text(PageText::Rounds), numbers::whole(results.rounds, view.lang)),
        (text(PageText::Seed), results.seed.to_string()),
        (text(PageText::Design), design(&results.design, view.lang).to_string()),
        (data.as_str(), results.dataset.hash.clone()),
        (text(PageText::Version), env!("CARGO_PKG_VERSION").to_string()),
    ] {
        let _ = writeln!(html, "<dt>{}</dt><dd>{}</dd>", escape(name), escape(&value));
    }
    html.push_str("</dl>\n");
    html
}

/// The name of a sampling design, in words where there are any.
fn design(id: &str, lang: Lang) -> &str {
    match id {
        "plain" => PageText::DesignPlain.get(lang),
        "lhs" => PageText::DesignLhs.get(lang),
        "sobol" => PageText::DesignSobol.get(lang),
        other => other,
    }
}

/// The attribution that must be shown with results.
pub fn footer(view: View) -> String {
    format!("<footer>\n{}</footer>\n", paragraph("", view.results.dataset.attribution.get(view.lang)))
}
