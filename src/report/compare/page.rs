//! A comparison as one page that needs nothing else: inputs, differences, picture, tables.

use super::{Seen, chart, tables};
use crate::analysis::compare::Comparison;
use crate::ids::Lang;
use crate::report::chart::CSS;
use crate::report::markup::{escape, heading, list, paragraph, table};
use crate::texts::CompareText;

/// Style may stand in the file itself; everything else, scripts included, is forbidden.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The page, complete from doctype to end.
pub fn page(found: &Comparison, lang: Lang) -> String {
    let seen = Seen { found, lang };
    let code = match lang {
        Lang::Nl => "nl",
        Lang::En => "en",
    };
    let title = seen.text(CompareText::Title);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{CSS}{}</style>\n</head>\n<body>\n",
        escape(&title),
        include_str!("../page.css")
    );
    html.push_str("<header>\n");
    html.push_str(&heading(1, &title));
    html.push_str("</header>\n<main>\n");
    html.push_str(&section(found, 2, lang));
    html.push_str("</main>\n<footer>\n");
    html.push_str(&seen.legend().map_or_else(String::new, |text| paragraph("", &text)));
    for words in &found.attributions {
        html.push_str(&paragraph("", words.get(lang)));
    }
    html + "</footer>\n</body>\n</html>\n"
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
        html.push_str(&chart::figure(seen, place));
        html.push_str(&table(&tables::levels(seen, place), false));
        html.push_str(&table(&tables::pairs(seen, *year, false), false));
        if tables::effects_differ(seen) {
            html.push_str(&table(&tables::pairs(seen, *year, true), false));
        }
        if *year == last {
            for ranking in &found.rankings {
                html.push_str(&table(&tables::ranking(seen, ranking, usize::MAX), false));
            }
            if found.rankings.is_empty() {
                html.push_str(&paragraph("note", &seen.text(CompareText::NoRanking)));
            }
        }
    }
    html
}
