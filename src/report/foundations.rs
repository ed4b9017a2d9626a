//! The last part of the page: what the numbers rest on, warnings, how they were computed, and the attribution.

use std::fmt::Write as _;

use crate::ids::{Lang, Quality};
use crate::report::markup::{escape, heading, list, paragraph};
use crate::report::numbers;
use crate::report::view::View;
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

    html.push_str(&heading(2, text(PageText::Made)));
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
