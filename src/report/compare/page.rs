//! A comparison as one page that needs nothing else: inputs, differences, picture, tables.

use super::{Seen, chart, tables};
use crate::analysis::compare::Comparison;
use crate::ids::Lang;
use crate::report::html;
use crate::report::markup::{figure, heading, list, paragraph, table};
use crate::texts::CompareText;

/// The page, complete from doctype to end; `lang` is what it opens in.
pub fn page(found: &Comparison, lang: Lang) -> String {
    html::document(lang, |lang| content(Seen { found, lang }))
}

/// Title and content in one language.
fn content(seen: Seen) -> (String, String) {
    let Seen { found, lang } = seen;
    let title = seen.text(CompareText::Title);
    let mut html = String::from("<header>\n");
    html.push_str(&heading(1, &title));
    html.push_str("</header>\n<main>\n");
    html.push_str(&section(found, 2, lang));
    html.push_str("</main>\n<footer>\n");
    html.push_str(&seen.legend().map_or_else(String::new, |text| paragraph("", &text)));
    for words in &found.attributions {
        html.push_str(&paragraph("", words.get(lang)));
    }
    html.push_str("</footer>\n");
    (title, html)
}

/// What the page holds, with headings of `level`.
pub fn section(found: &Comparison, level: u8, lang: Lang) -> String {
    let seen = Seen { found, lang };
    let mut html = table(&tables::contenders(seen), true);
    let last = found.last_year();
    let first: Vec<String> =
        found.pairs.iter().filter(|p| p.year == last && p.a == 0).map(|p| seen.sentence(p)).collect();
    html.push_str(&list(&first));
    if !found.warnings.is_empty() {
        html.push_str("<section class=\"warn\">\n");
        html.push_str(&heading(level, &seen.text(CompareText::Warnings)));
        let say = |w: &crate::run::results::Warning| format!("{}: {}", w.code, w.seen.get(lang));
        html.push_str(&list(&found.warnings.iter().map(say).collect::<Vec<_>>()));
        html.push_str("</section>\n");
    }
    html.push_str(&heading(level, &seen.text(CompareText::Inputs)));
    if found.differences.is_empty() {
        html.push_str(&paragraph("", &seen.text(CompareText::InputsNone)));
    } else {
        html.push_str(&table(&tables::inputs(seen), true));
    }
    for (place, year) in found.years.iter().enumerate().rev() {
        let year_text = year.to_string();
        html.push_str(&heading(level, &seen.fill(CompareText::InYear, &[("year", &year_text)])));
        html.extend(chart::effects(seen, place).map(|picture| figure(&picture, lang)));
        html.push_str(&table(&tables::levels(seen, place), false));
        html.push_str(&table(&tables::pairs(seen, *year, false), false));
        if tables::effects_differ(seen) {
            html.push_str(&table(&tables::pairs(seen, *year, true), false));
        }
        if *year == last {
            for (i, ranking) in found.rankings.iter().enumerate() {
                html.push_str(&figure(&chart::ranks(seen, ranking, i), lang));
                html.push_str(&table(&tables::ranking(seen, ranking, usize::MAX), false));
            }
            if found.rankings.is_empty() {
                html.push_str(&paragraph("note", &seen.text(CompareText::NoRanking)));
            }
        }
    }
    html
}
