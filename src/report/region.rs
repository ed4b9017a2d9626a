//! The page of one region.

use crate::report::markup::{figure, heading, paragraph, table};
use crate::report::numbers::Kind;
use crate::report::tables::Table;
use crate::report::view::{Centre, View, one_line};
use crate::report::{figures, foundations};
use crate::texts::{PageText, Text, fill};

/// Whether there is such a region, and the results hold figures on it.
pub fn is_known(view: View, code: &str) -> bool {
    view.results.summary.iter().any(|r| r.id.scope == "region" && r.id.key == code)
}

/// Title and content.
pub fn page(view: View, code: &str) -> (String, String) {
    let region = view.results.dataset.regions.iter().find(|r| r.id == code);
    let name = region.map_or(code.to_string(), |r| one_line(&r.name));
    let text = |t: PageText| fill(t.get(view.lang), &[("region", &name)]);
    let title = text(PageText::RegionTitle);
    let mut html = String::from("<header>\n") + &paragraph("kicker", PageText::Kicker.get(view.lang));
    html.push_str(&heading(1, &title));
    html.push_str("</header>\n<main>\n");
    html.push_str(&paragraph("label", PageText::RegionsLabel.get(view.lang)));
    html.push_str(&paragraph("note", PageText::RegionsNote.get(view.lang)));
    let scenarios = view.scenarios();
    if scenarios.is_empty() {
        html.push_str(&figure(&figures::shortage(view, None, Some(code)), view.lang));
        html.push_str(&table(&market(view, 0, code), false));
        html.extend(figures::map(view, None, Some(code)).map(|p| figure(&p, view.lang)));
    }
    for scenario in scenarios {
        html.push_str(&heading(2, &view.title(scenario)));
        html.push_str(&paragraph("", &fill(PageText::RegionNational.get(view.lang), &[])));
        html.push_str(&paragraph("answer", &view.verdict(scenario, view.last_year(scenario))));
        html.extend(figures::effect(view, scenario, Some(code)).map(|p| figure(&p, view.lang)));
        html.push_str(&figure(&figures::shortage(view, Some(scenario), Some(code)), view.lang));
        html.push_str(&table(&market(view, scenario, code), false));
        html.extend(figures::map(view, Some(scenario), Some(code)).map(|p| figure(&p, view.lang)));
    }
    html.push_str(&foundations::warnings(view, 2));
    html.push_str(&foundations::made(view));
    html.push_str("</main>\n");
    html.push_str(&foundations::footer(view));
    (title, html)
}

/// Demand, supply, filled demand and shortage in the last year: without, and the effect.
pub(super) fn market(view: View, scenario: usize, code: &str) -> Table {
    let year = view.last_year(scenario);
    let page = |t: PageText| fill(t.get(view.lang), &[("year", &year.to_string())]);
    let mut heads = view.cell_heads(Centre::Median);
    if scenario > 0 {
        heads[0] = view.text(Text::Without);
        let mut more = view.cell_heads(Centre::Mean);
        more[0] = page(PageText::Change);
        heads.extend(more);
    }
    let mut out = Table::new(page(PageText::RegionMarket), page(PageText::Group), heads);
    for (measure, name) in [
        ("demand", PageText::Demand),
        ("supply", PageText::Supply),
        ("filled", PageText::Filled),
        ("shortage", PageText::ShortageOf),
    ] {
        let level = view.results.level(0, measure, "region", code, year, "persons");
        let mut cells = view.cells(level, Kind::Count, Centre::Median);
        if scenario > 0 {
            let effect = view.results.effect(scenario, measure, "region", code, year, "persons");
            cells.extend(view.cells(effect, Kind::Change, Centre::Mean));
        }
        out.row(crate::report::view::capital(&page(name)), cells);
    }
    out
}
