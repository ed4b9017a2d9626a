//! The page for people: one file that needs nothing else, in both languages, prints on A4 and can be read aloud. Its script
//! switches the language, saves pictures and opens tables for printing; without it everything in one language is there.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::analysis::finding::Finding;
use crate::ids::Lang;
use crate::report::article::{self, Level};
use crate::report::markup::{escape, heading, paragraph};
use crate::report::view::View;
use crate::report::{chart, findings, foundations, region, sweep};
use crate::run::results::Results;
use crate::texts::PageText;

/// Name of the page in a result folder.
pub const PAGE: &str = "report.html";

/// Style of the page besides that of its charts.
const STYLE: &str = include_str!("page.css");
/// What the page can do.
const SCRIPT: &str = include_str!("page.js");

/// The page on a job and what was `found` about its scenarios, complete from doctype to end; `lang` is what it opens in.
pub fn page(results: &Results, found: &[Finding], lang: Lang) -> String {
    document(lang, |lang| job(View { results, findings: found, lang }))
}

/// The page on one region, by its code; `None` if the results hold nothing of it.
pub fn region_page(results: &Results, code: &str, lang: Lang) -> Option<String> {
    let view = View::new(results, lang);
    region::is_known(view, code).then(|| document(lang, |lang| region::page(View::new(results, lang), code)))
}

/// Title and content of a page in one language.
type Content = (String, String);

/// Both languages of a page in one document.
pub(super) fn document(lang: Lang, content: impl Fn(Lang) -> Content) -> String {
    let pages = [Lang::Nl, Lang::En].map(|l| (l, content(l)));
    let title = pages.iter().find(|(l, _)| *l == lang).map_or("", |(_, (title, _))| title.as_str());
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"{}\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style \
         id=\"chart-style\">{}</style>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        lang.code(),
        policy(),
        escape(title),
        chart::CSS
    );
    html.push_str("<nav class=\"lang\" aria-label=\"Taal, language\" hidden>\n");
    for (l, name) in [(Lang::Nl, "Nederlands"), (Lang::En, "English")] {
        let (code, pressed) = (l.code(), l == lang);
        let _ = writeln!(
            html,
            "<button type=\"button\" lang=\"{code}\" data-lang=\"{code}\" aria-pressed=\"{pressed}\">{name}</button>"
        );
    }
    html.push_str("</nav>\n");
    for (l, (title, content)) in &pages {
        let hidden = if *l == lang { "" } else { " hidden" };
        let (code, title) = (l.code(), escape(title));
        let _ = writeln!(html, "<div lang=\"{code}\" data-page=\"{code}\" data-title=\"{title}\"{hidden}>");
        html.push_str(content);
        html.push_str("</div>\n");
    }
    let _ = writeln!(html, "<script>{SCRIPT}</script>\n</body>\n</html>");
    html
}

/// Nothing from elsewhere, and no style or script but the page's own. Pictures are the ones it saves itself.
fn policy() -> String {
    let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())));
    format!(
        "default-src 'none'; style-src {} {}; script-src {}; img-src blob:; base-uri 'none'; form-action 'none'",
        hash(chart::CSS),
        hash(STYLE),
        hash(SCRIPT)
    )
}

/// Everything of a job.
fn job(view: View) -> Content {
    let text = |t: PageText| t.get(view.lang);
    let (scenarios, sweeps) = (view.scenarios(), sweep::all(view));
    let title = match scenarios.as_slice() {
        [] if !sweeps.is_empty() => sweeps[0].name(),
        [] => view.title(0),
        [only] if sweeps.is_empty() => view.title(*only),
        _ => text(PageText::Kicker).to_string(),
    };
    let mut html = String::from("<header>\n");
    if scenarios.len() + sweeps.len() < 2 {
        html.push_str(&paragraph("kicker", text(PageText::Kicker)));
    }
    html.push_str(&heading(1, &title));
    html.push_str("</header>\n<main>\n");
    match scenarios.as_slice() {
        [] if !sweeps.is_empty() => html.push_str(&foundations::warnings(view, 2)),
        [] => html.push_str(&article::reference(view)),
        [only] if sweeps.is_empty() => html.push_str(&article::scenario(view, *only, Level::Page)),
        several => {
            html.push_str(&article::overview(view, several));
            html.push_str(&foundations::warnings(view, 2));
            for &scenario in several {
                html.push_str("<article>\n");
                html.push_str(&heading(2, &view.title(scenario)));
                html.push_str(&article::scenario(view, scenario, Level::Article));
                html.push_str("</article>\n");
            }
        }
    }
    for sweep in &sweeps {
        html.push_str(&article::sweep(view, sweep));
    }
    html.push_str(&findings::others(view, &scenarios));
    html.push_str(&foundations::section(view));
    html.push_str("</main>\n");
    html.push_str(&foundations::footer(view));
    (title, html)
}
