//! Tables for the page only: the people helped, by which programmes, and the regions.

use crate::ids::{Lang, Support};
use crate::report::numbers::{self, Kind, NONE};
use crate::report::tables::Table;
use crate::report::view::{Centre, View, capital, one_line};
use crate::report::{choices, foundations};
use crate::scenario::Given;
use crate::texts::{PageText, Text, fill};

/// Clients (in all, and by level of support), people recovered and people less lonely in the last year. `None` if the
/// results hold none.
pub fn helped(view: View, scenario: usize) -> Option<Table> {
    let year = view.last_year(scenario);
    let title = fill(PageText::PeopleTitle.get(view.lang), &[("year", &year.to_string())]);
    let first = PageText::Group.get(view.lang).to_string();
    let mut table = Table::new(title, first, view.cell_heads(Centre::Median));
    let total = |measure| view.total(scenario, measure, year, "persons");
    let clients = |k: Support| view.results.level(scenario, "clients", "support", k.id(), year, "persons");
    for (name, figure) in [
        (PageText::Clients, total("clients")),
        (PageText::ClientsLight, clients(Support::Light)),
        (PageText::ClientsModerate, clients(Support::Moderate)),
        (PageText::ClientsComplex, clients(Support::Complex)),
        (PageText::Recovered, total("recovered")),
        (PageText::LessLonely, total("less_lonely")),
    ] {
        if figure.is_some() {
            table.row(name.get(view.lang), view.cells(figure, Kind::Count, Centre::Median));
        }
    }
    table.note = PageText::PeopleNote.get(view.lang).to_string();
    (!table.rows.is_empty()).then_some(table)
}

/// People in help and recovered by programme in the last year. `None` if the plan names no programmes.
pub fn programmes(view: View, scenario: usize) -> Option<Table> {
    let year = view.last_year(scenario);
    let facts = &view.results.scenarios[scenario];
    let text = |t: PageText| t.get(view.lang).to_string();
    let mut heads = vec![text(PageText::ShareOfStaff)];
    for of in [PageText::InHelp, PageText::RecoveredOf] {
        let mut more = view.cell_heads(Centre::Median);
        more[0] = text(of);
        heads.extend(more);
    }
    let title = fill(PageText::ProgrammesTitle.get(view.lang), &[("year", &year.to_string())]);
    let mut table = Table::new(title, text(PageText::ProgrammeOf), heads);
    for p in &facts.programmes {
        let figure = |measure| view.results.level(scenario, measure, "programme", &p.id, year, "persons");
        let name = p.name.as_ref().map_or_else(|| text(PageText::OrdinaryWork), |name| one_line(name.get(view.lang)));
        let of_type = facts.approaches.iter().find(|a| Some(&a.id) == p.approach.as_ref());
        let of_type = of_type.map_or_else(String::new, |a| format!(" ({})", one_line(a.name.get(view.lang))));
        let mut cells = vec![choices::written("plan.programmes.", &Given::Number(p.share), view.lang)];
        for measure in ["clients", "recovered"] {
            cells.extend(view.cells(figure(measure), Kind::Count, Centre::Median));
        }
        table.row(capital(&name) + &of_type, cells);
    }
    table.note = text(PageText::ProgrammesNote);
    (!table.rows.is_empty()).then_some(table)
}

/// What the types of its programmes do differently from ordinary social work. `None` if the plan names no programmes.
pub fn approaches(view: View, scenario: usize) -> Option<Table> {
    let text = |t: PageText| t.get(view.lang).to_string();
    let heads = [
        PageText::FactorHours,
        PageText::FactorReach,
        PageText::FactorDirect,
        PageText::FactorPrevent,
        PageText::FactorLag,
        PageText::QualityOf,
    ];
    let heads = heads.map(|head| capital(head.get(view.lang)));
    let mut table = Table::new(text(PageText::ApproachesTitle), text(PageText::ApproachType), heads);
    for approach in &view.results.scenarios[scenario].approaches {
        let mut cells: Vec<String> = approach.factors.iter().map(|factor| short(factor, view.lang)).collect();
        let quality = approach.quality.map(|q| foundations::quality(q, view.lang).to_string());
        cells.push(quality.unwrap_or_else(|| NONE.to_string()));
        table.row(capital(approach.name.get(view.lang)), cells);
    }
    table.note = text(PageText::ApproachesNote);
    (!table.rows.is_empty()).then_some(table)
}

/// A factor: its middle, and in brackets the range of nine in ten draws.
fn short(factor: &Given, lang: Lang) -> String {
    const STEP: f64 = 0.01;
    let number = |x: f64| numbers::number(x, Kind::Ratio, STEP, lang);
    match factor {
        Given::Spread(middle, low, high) => {
            format!("{} ({})", number(*middle), numbers::range(*low, *high, Kind::Ratio, STEP, lang))
        }
        Given::Number(x) => number(*x),
        other => choices::written("", other, lang),
    }
}

/// Shortage by region in the last year, and the effect on it if a scenario is given. `None` if the results hold none.
pub fn regions(view: View, scenario: Option<usize>) -> Option<Table> {
    let year = view.last_year(scenario.unwrap_or(0));
    let title = fill(PageText::RegionsTitle.get(view.lang), &[("year", &year.to_string())]);
    let mut heads = view.cell_heads(Centre::Median);
    if scenario.is_some() {
        heads[0] = view.text(Text::Without);
        let mut more = view.cell_heads(Centre::Mean);
        more[0] = PageText::Change.get(view.lang).to_string();
        heads.extend(more);
    }
    let mut table = Table::new(title, PageText::Region.get(view.lang).to_string(), heads);
    for region in &view.results.dataset.regions {
        let level = view.results.level(0, "shortage", "region", &region.id, year, "persons");
        let change = scenario.and_then(|s| view.results.effect(s, "shortage", "region", &region.id, year, "persons"));
        if level.is_none() && change.is_none() {
            continue;
        }
        let mut cells = view.cells(level, Kind::Count, Centre::Median);
        if scenario.is_some() {
            cells.extend(view.cells(change, Kind::Change, Centre::Mean));
        }
        table.row(one_line(&region.name), cells);
    }
    table.note = PageText::RegionsNote.get(view.lang).to_string();
    (!table.rows.is_empty()).then_some(table)
}
