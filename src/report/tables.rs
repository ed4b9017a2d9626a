//! Tables on persons and FTE, arranged once: the terminal prints them in columns, the page as HTML.

use crate::report::numbers::{self, Kind, NONE};
use crate::report::view::{Centre, View};
use crate::stats::Summary;
use crate::texts::Text;

/// A table as people read it: the first column says what a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Full title with unit.
    pub title: String,
    /// Head of each column; the first is a short title.
    pub head: Vec<String>,
    /// Cells, as many a row as `head` has.
    pub rows: Vec<Vec<String>>,
    /// What a reader must know about the figures; may be empty.
    pub note: String,
}

impl Table {
    /// A table with these heads and no rows yet.
    pub fn new(title: String, first: String, heads: impl IntoIterator<Item = String>) -> Self {
        let head = std::iter::once(first).chain(heads).collect();
        Self { title, head, rows: Vec::new(), note: String::new() }
    }

    /// Whether no cell holds a figure: a scenario without extra staff has no plan to show, for instance.
    pub fn is_empty(&self) -> bool {
        self.rows.iter().all(|row| row.iter().skip(1).all(|cell| cell == NONE))
    }

    /// Adds a row.
    pub fn row(&mut self, label: impl Into<String>, cells: impl IntoIterator<Item = String>) {
        self.rows.push(std::iter::once(label.into()).chain(cells).collect());
    }
}

/// Shortage in the milestone years, of the reference and, if given, of a scenario, beside the official figure.
pub fn shortage(view: View, scenario: Option<usize>) -> Table {
    let title = if scenario.is_some() { Text::ShortageTitle } else { Text::ShortageTitleReference };
    let mut heads = view.cell_heads(Centre::Median);
    if let Some(first) = heads.first_mut().filter(|_| scenario.is_some()) {
        *first = view.text(Text::Without);
        let mut more = view.cell_heads(Centre::Median);
        more[0] = view.text(Text::With);
        heads.extend(more);
    }
    heads.push(view.text(Text::Official));
    let mut table = Table::new(view.text(title), view.text(Text::Shortage), heads);
    for year in view.milestones(scenario.unwrap_or(0)) {
        let mut cells = view.cells(view.shortage(0, None, year), Kind::Count, Centre::Median);
        if let Some(s) = scenario {
            cells.extend(view.cells(view.shortage(s, None, year), Kind::Count, Centre::Median));
        }
        cells.push(official(view, None, year));
        table.row(year.to_string(), cells);
    }
    table.note = view.fill(Text::PersonsOf, &[("excluded", &view.excluded())]);
    if table.rows.iter().any(|r| r.last().is_some_and(|c| c != NONE)) {
        table.note = format!("{} {}", table.note, view.text(Text::OfficialNote));
    }
    table
}

/// Effect on the shortage in the last year under each evidence profile, then ten years after the base year.
pub fn effect(view: View, scenario: usize, with_earlier: bool) -> Table {
    let mut heads = view.cell_heads(Centre::Mean);
    if !view.results.central {
        heads.extend([view.text(Text::Helps), view.text(Text::Error)]);
    }
    let mut table = Table::new(view.text(Text::EffectTitle), view.text(Text::Effect), heads);
    let (last, earlier) = (view.last_year(scenario), view.results.dataset.base_year + 10);
    let profiles = view.profiles(scenario);
    // Without a plan there is nothing for the evidence to be about, and one row says it all.
    let label = |year: i32, name: &str| if profiles.len() > 1 { format!("{year}, {name}") } else { year.to_string() };
    for (i, name) in &profiles {
        table.row(label(last, name), effect_cells(view, view.effect(*i, None, last)));
    }
    if with_earlier
        && earlier < last
        && let Some((_, name)) = profiles.iter().find(|(i, _)| *i == scenario)
    {
        table.row(label(earlier, name), effect_cells(view, view.effect(scenario, None, earlier)));
    }
    table
}

/// Effect on the shortage of several scenarios in their last year, with its interval and the chance that it helps.
pub fn overview(view: View, scenarios: &[usize]) -> Table {
    let mut heads = view.cell_heads(Centre::Mean);
    if !view.results.central {
        heads.extend([view.text(Text::Helps), view.text(Text::Error)]);
    }
    let mut table = Table::new(view.text(Text::EffectTitle), view.text(Text::Effect), heads);
    for &scenario in scenarios {
        let year = view.last_year(scenario);
        table.row(format!("{}, {year}", view.title(scenario)), effect_cells(view, view.effect(scenario, None, year)));
    }
    table.note = view.fill(Text::PersonsOf, &[("excluded", &view.excluded())]);
    table
}

/// Mean, interval, chance that it helps and Monte Carlo error.
pub(super) fn effect_cells(view: View, effect: Option<&Summary>) -> Vec<String> {
    let mut cells = view.cells(effect, Kind::Change, Centre::Mean);
    if !view.results.central {
        let chance = effect.and_then(|e| Some((e.share_below_zero?, e.mc_error_share_below_zero)));
        let percent = |(share, error)| numbers::percent(share, error, view.results.draws, view.lang);
        cells.push(chance.map_or(NONE.to_string(), percent));
        let error = effect.and_then(|e| e.mc_error);
        cells.push(error.map_or(NONE.to_string(), |e| numbers::number(e, Kind::Count, error_step(e), view.lang)));
    }
    cells
}

/// Two digits of an error are enough.
pub(super) fn error_step(error: f64) -> f64 {
    numbers::step_not_above(error / 10.0).unwrap_or(1.0).max(0.1)
}

/// Measures that the effect is made of, in the order in which they are told; the last two of care only on the page.
pub(super) const PARTS: [(&str, &str, Text); 6] = [
    ("care_avoided", "fte", Text::CareAvoided),
    ("care_found", "fte", Text::CareFound),
    ("care_returned", "fte", Text::CareReturned),
    ("care_refilled", "fte", Text::CareRefilled),
    ("drawn_from_care", "fte", Text::DrawnFromCare),
    ("unfilled_plan", "fte_contract", Text::UnfilledPlan),
];

/// Care avoided, care found, staff drawn from care and the unfilled plan apart, in the last year; with `all` also what
/// shifts elsewhere and what others take.
pub fn parts(view: View, scenario: usize, all: bool) -> Table {
    let year = view.last_year(scenario);
    let named = [("year", year.to_string())];
    let named: Vec<(&str, &str)> = named.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let mut table = Table::new(
        view.fill(Text::PartsTitle, &named),
        view.fill(Text::Parts, &named),
        view.cell_heads(Centre::Median),
    );
    for (measure, unit, label) in PARTS {
        let figure = view.total(scenario, measure, year, unit);
        let optional = matches!(measure, "care_returned" | "care_refilled");
        if !optional || (all && figure.is_some()) {
            table.row(view.text(label), view.cells(figure, Kind::Count, Centre::Median));
        }
    }
    table
}

/// Branches whose shortage changes most in the last year, in persons: at most `count`, the largest first.
pub fn branches(view: View, scenario: usize, count: usize) -> Table {
    let year = view.last_year(scenario);
    let text = year.to_string();
    let mut table = Table::new(
        view.fill(Text::BranchesTitle, &[("year", &text)]),
        view.fill(Text::Branches, &[("year", &text)]),
        view.cell_heads(Centre::Mean),
    );
    let size = |b: &&crate::scenario::facts::BranchFacts| {
        view.effect(scenario, Some(&b.id), year).and_then(|e| e.mean).map_or(-1.0, f64::abs)
    };
    let mut largest: Vec<_> = view.results.dataset.branches.iter().collect();
    largest.sort_by(|a, b| size(b).total_cmp(&size(a)));
    for branch in largest.into_iter().take(count) {
        let effect = view.effect(scenario, Some(&branch.id), year);
        table.row(view.branch_name(&branch.id), view.cells(effect, Kind::Change, Centre::Mean));
    }
    table
}

/// Shortage of each branch of the reference: beside the official figure ten years after the base year, and in the last
/// year; at most `count`, the largest first.
pub fn branch_shortage(view: View, count: usize) -> Table {
    let (last, base) = (view.last_year(0), view.results.dataset.base_year);
    let tied = (base + 10).min(last);
    let year = tied.to_string();
    let mut heads = vec![year.clone(), view.fill(Text::OfficialIn, &[("year", &year)])];
    let mut last_heads = view.cell_heads(Centre::Median);
    last_heads[0] = last.to_string();
    heads.extend(last_heads);
    let mut table = Table::new(view.text(Text::BranchShortageTitle), view.text(Text::BranchShortage), heads);
    let middle =
        |b: &crate::scenario::facts::BranchFacts| view.shortage(0, Some(&b.id), last).and_then(|s| s.p(50).or(s.mean));
    let mut largest: Vec<_> = view.results.dataset.branches.iter().collect();
    largest.sort_by(|a, b| middle(b).unwrap_or(-1.0).total_cmp(&middle(a).unwrap_or(-1.0)));
    for branch in largest.into_iter().take(count) {
        let mut cells = view.cells(view.shortage(0, Some(&branch.id), tied), Kind::Count, Centre::Median);
        cells.truncate(1);
        cells.push(official(view, Some(&branch.id), tied));
        cells.extend(view.cells(view.shortage(0, Some(&branch.id), last), Kind::Count, Centre::Median));
        table.row(view.branch_name(&branch.id), cells);
    }
    table
}

/// A published figure, as published.
fn official(view: View, branch: Option<&str>, year: i32) -> String {
    view.official(branch, year).map_or(NONE.to_string(), |x| numbers::number(x, Kind::Count, 1.0, view.lang))
}
